"""A file that cannot be written, from the window: one sentence, the older file intact, and nothing beside it."""

from __future__ import annotations

from pathlib import Path

import pytest

from derm_viewer.app import Parts
from tests.disks import REFUSALS
from tests.screen.conftest import SHIN
from tests.screen.export_driver import Names, export, menu, said

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
KINDS = {"pdf": "Kind: PDF", "svg": "Kind: SVG", "png": "Kind: PNG", "json": "Kind: FHIR"}
SAVED = ".dermconsult.json"


def keep(parts: Parts, end: str) -> None:
    """Save or export what is answered."""
    if end == SAVED:
        menu(parts, "Save as\u2026")
    else:
        export(parts, KINDS[end])


@pytest.mark.parametrize("why", REFUSALS)
def test_a_refused_file_is_one_sentence_and_the_older_one_is_intact(
    parts: Parts, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, why: str
) -> None:
    names, (refuse, words) = Names(monkeypatch), REFUSALS[why]
    parts.consult.point_at(*SHIN)
    for end in (*KINDS, SAVED):
        folder = tmp_path / f"here{end}"
        folder.mkdir()
        with refuse(folder / f"one.{end.removeprefix('.')}", monkeypatch) as file:
            names.path = file
            keep(parts, end)
        told = said(parts)
        assert words in told
        assert file.name in told
        assert "\n" not in told, "one sentence"
        assert told.replace(str(file), "").count(".") == 1
        assert told.endswith(".")
        assert not list(folder.rglob("*.part"))


@pytest.mark.parametrize("end", [*KINDS, SAVED])
def test_a_file_that_another_program_reads_is_replaced_and_the_reader_keeps_the_old_one(
    parts: Parts, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, end: str
) -> None:
    names = Names(monkeypatch)
    names.path = tmp_path / f"one.{end.removeprefix('.')}"
    names.path.write_bytes(b"older")
    parts.consult.point_at(*SHIN)
    with names.path.open("rb") as reader:
        keep(parts, end)
        assert reader.read() == b"older"
    assert len(names.path.read_bytes()) > 500


def test_a_name_that_is_completed_replaces_nothing_unasked(
    parts: Parts, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    names = Names(monkeypatch)
    older = tmp_path / "left leg 2.5 cm.pdf"
    older.write_bytes(b"older")
    names.path = tmp_path / "left leg 2.5 cm"
    parts.consult.point_at(*SHIN)
    export(parts, KINDS["pdf"])
    assert "left leg 2.5 cm.pdf is there already" in said(parts)
    assert older.read_bytes() == b"older"
    names.path = tmp_path / "right leg 2.5 cm"
    export(parts, KINDS["pdf"])
    assert (tmp_path / "right leg 2.5 cm.pdf").read_bytes().startswith(b"%PDF")
