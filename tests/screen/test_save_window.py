"""Saving, opening, exporting and printing from the window."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QByteArray
from PySide6.QtGui import QImage
from PySide6.QtPrintSupport import QPrintPreviewDialog
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QFileDialog, QLabel

from derm_viewer.app import Parts
from derm_viewer.screen.dialogs import Dialog
from tests.screen.conftest import Opener
from tests.screen.paint_driver import begin, drag, gate, surfaces

DOWN = [(-85.0, -54.0), (-85.0, -66.0)]


@pytest.fixture
def name_file(monkeypatch: pytest.MonkeyPatch) -> Callable[[Path], None]:
    """Have the file dialogs answer with this name."""

    def do(path: Path) -> None:
        for ask in ("getSaveFileName", "getOpenFileName"):
            monkeypatch.setattr(QFileDialog, ask, lambda *_: (str(path), ""))

    return do


def said(parts: Parts) -> str:
    """The words of the dialog that is open; it is closed."""
    shown = [one for one in parts.window.findChildren(Dialog) if one.isVisible()]
    assert len(shown) == 1
    words = "\n".join(label.text() for label in shown[0].findChildren(QLabel))
    shown[0].close()
    return words


def test_a_consultation_is_the_same_when_it_is_opened_again(
    parts: Parts, open_window: Opener, tmp_path: Path, name_file: Callable[[Path], None]
) -> None:
    path = tmp_path / "one.dermconsult.json"
    name_file(path)
    begin(parts)
    drag(parts, DOWN)
    parts.consult.set_finding("big_toe_up", "left", "weak")
    gate(parts).saver.ask_where_to_save()
    other = open_window()
    gate(other).saver.ask_what_to_open()
    assert surfaces(other) == surfaces(parts)
    assert other.consult.findings.all == parts.consult.findings.all
    assert other.window.answer_words == parts.window.answer_words


def test_what_was_painted_before_an_opened_file_comes_back_with_undo(
    parts: Parts, tmp_path: Path, name_file: Callable[[Path], None]
) -> None:
    name_file(tmp_path / "empty.dermconsult.json")
    gate(parts).saver.ask_where_to_save()
    begin(parts)
    drag(parts, DOWN)
    painted = surfaces(parts)
    gate(parts).saver.ask_what_to_open()
    assert surfaces(parts) == ()
    gate(parts).desk.painting.undo()
    assert surfaces(parts) == painted


def test_a_file_that_is_none_is_refused_and_nothing_changes(
    parts: Parts, tmp_path: Path, name_file: Callable[[Path], None]
) -> None:
    begin(parts)
    drag(parts, DOWN)
    before = parts.window.answer_words
    path = tmp_path / "other.json"
    path.write_text("{}", encoding="utf-8")
    name_file(path)
    gate(parts).saver.ask_what_to_open()
    assert "other.json" in said(parts)
    assert parts.window.answer_words == before


@pytest.mark.parametrize("end", ["pdf", "svg", "png", "json"])
def test_exports_are_what_they_say(parts: Parts, tmp_path: Path, name_file: Callable[[Path], None], end: str) -> None:
    path = tmp_path / f"sheet.{end}"
    name_file(path)
    begin(parts)
    drag(parts, DOWN)
    gate(parts).saver.ask_where_to_export()
    data = path.read_bytes()
    if end == "pdf":
        assert data.startswith(b"%PDF-1.4")
    elif end == "svg":
        assert QSvgRenderer(QByteArray(data)).isValid()
        assert "The marked skin" in data.decode()
    elif end == "png":
        assert QImage.fromData(data).width() == 2400
    else:
        sites = [one["resource"] for one in json.loads(data)["entry"]]
        assert any("marked on the drawn body" in json.dumps(one) for one in sites)


@pytest.mark.parametrize(("name", "word"), [("sheet.docx", ".pdf"), ("no/such/sheet.pdf", "folder")])
def test_an_export_that_cannot_be_is_one_sentence(
    parts: Parts, tmp_path: Path, name_file: Callable[[Path], None], name: str, word: str
) -> None:
    name_file(tmp_path / name)
    parts.consult.point_at(*DOWN[0])
    gate(parts).saver.ask_where_to_export()
    assert word in said(parts)
    assert not (tmp_path / name).exists()


def test_without_an_answer_the_older_file_is_left_alone(
    parts: Parts, tmp_path: Path, name_file: Callable[[Path], None]
) -> None:
    path = tmp_path / "sheet.pdf"
    path.write_bytes(b"older")
    name_file(path)
    gate(parts).saver.ask_where_to_export()
    assert "click the body" in said(parts)
    assert path.read_bytes() == b"older"


def test_the_preview_shows_the_sheet(parts: Parts) -> None:
    parts.consult.point_at(*DOWN[0])
    dialog = gate(parts).saver.preview()
    assert isinstance(dialog, QPrintPreviewDialog)
    assert dialog.isVisible()
    dialog.close()
