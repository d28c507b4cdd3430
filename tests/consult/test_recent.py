"""The files that were used last: known for a while, written down only if the user wants it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from derm_viewer.consult.recent import KEEP, MOST, Recent
from derm_viewer.consult.settings import Settings


def test_usually_nothing_is_written_down(tmp_path: Path) -> None:
    file = tmp_path / "settings.ini"
    recent = Recent(Settings(file))
    recent.add(tmp_path / "Mrs_Miller.dermconsult.json")
    assert [path.name for path in recent.paths] == ["Mrs_Miller.dermconsult.json"]
    assert "Miller" not in file.read_text(encoding="utf-8")
    assert Recent(Settings(file)).paths == ()


def test_a_kept_list_comes_back_the_last_one_first(tmp_path: Path) -> None:
    file = tmp_path / "settings.ini"
    recent = Recent(Settings(file))
    recent.add(tmp_path / "a.json")
    recent.keep(True)
    for name in ("b, c.json", "a.json", "ü = 1.geojson"):
        recent.add(tmp_path / name)
    names = [path.name for path in Recent(Settings(file)).paths]
    assert names == ["ü = 1.geojson", "a.json", "b, c.json"]


def test_whoever_no_longer_wants_it_has_it_erased_at_once(tmp_path: Path) -> None:
    file = tmp_path / "settings.ini"
    recent = Recent(Settings(file))
    recent.keep(True)
    recent.add(tmp_path / "Miller.json")
    assert "Miller" in file.read_text(encoding="utf-8")
    recent.keep(False)
    assert "Miller" not in file.read_text(encoding="utf-8")
    assert len(recent.paths) == 1


def test_clearing_forgets_here_and_there(tmp_path: Path) -> None:
    file = tmp_path / "settings.ini"
    recent = Recent(Settings(file))
    recent.keep(True)
    recent.add(tmp_path / "Miller.json")
    recent.clear()
    assert recent.paths == Recent(Settings(file)).paths == ()
    assert "Miller" not in file.read_text(encoding="utf-8")


@given(st.lists(st.integers(0, 20)))
def test_it_never_grows_and_has_no_file_twice(numbers: list[int]) -> None:
    recent = Recent(Settings(None))
    for number in numbers:
        recent.add(Path(f"/somewhere/{number}.json"))
    newest = list(dict.fromkeys(reversed(numbers)))[:MOST]
    assert [int(path.stem) for path in recent.paths] == newest


@pytest.mark.parametrize(
    "stored",
    ["", "[", "7", "{}", '["relative.json"]', '[1, null, ["/a"]]', '["/a\\nb"]', json.dumps(["/x" * 20_000])],
)
def test_garbage_in_the_settings_is_an_empty_list(stored: str) -> None:
    settings = Settings(None)
    settings.keep(KEEP, True)
    settings.keep("files/recent", stored)
    assert Recent(settings).paths == ()
