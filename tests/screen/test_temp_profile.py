"""A run with --temp-profile leaves nothing behind; a usual run leaves choices, and nothing about a patient."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from derm_viewer.consult.recent import Recent
from tests.screen.conftest import Opener
from tests.screen.file_driver import desk
from tests.screen.paint_driver import begin, drag

pytestmark = pytest.mark.usefixtures("empty_clipboard")
DOWN = [(-85.0, -54.0), (-85.0, -66.0)]
PLACES = ("XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME")


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home of its own, where everything that is kept would lie."""
    folder = tmp_path / "home"
    folder.mkdir()
    for name in PLACES:
        monkeypatch.setenv(name, str(folder / name))
    monkeypatch.setenv("HOME", str(folder))
    return folder


def files(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def use(open_window: Opener, *, temp_profile: bool) -> None:
    """Choose, look, paint, tick, copy and close."""
    parts = open_window(temp_profile=temp_profile, settings_file=None)
    window = parts.window
    window.theme_chosen.emit("dark")
    window.whose_left.choose("own")
    parts.settings.keep("handout/clinic_line", "Our clinic")
    desk(parts).recent.add(Path("/somewhere/Miller.dermconsult.json"))
    parts.consult.point_at(-85.0, -54.0)
    parts.consult.set_finding("big_toe_up", "left", "weak")
    begin(parts)
    drag(parts, DOWN)
    QTest.keyClick(window, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    window.close()


def test_a_passing_profile_leaves_no_file(open_window: Opener, home: Path) -> None:
    use(open_window, temp_profile=True)
    assert files(home) == {}


def test_a_usual_one_leaves_the_choices_and_no_word_about_the_patient(open_window: Opener, home: Path) -> None:
    use(open_window, temp_profile=False)
    kept = files(home)
    assert list(kept) == ["XDG_CONFIG_HOME/derm-viewer/settings.ini"]
    said = kept["XDG_CONFIG_HOME/derm-viewer/settings.ini"].decode()
    assert "theme=dark" in said
    assert "Our clinic" in said
    for word in ("Miller", "big_toe", "weak", "shin", "-85", "L5"):
        assert word not in said


def test_recent_files_of_a_passing_profile_go_even_if_they_are_to_be_kept(open_window: Opener, home: Path) -> None:
    parts = open_window(temp_profile=True, settings_file=None)
    desk(parts).recent.keep(True)
    desk(parts).recent.add(Path("/somewhere/Miller.json"))
    assert Recent(parts.settings).paths
    parts.window.close()
    assert files(home) == {}


def test_the_program_itself_writes_but_its_log(home: Path, root: Path) -> None:
    words = ["--temp-profile", "--exit-after", "first-click", "--at", "3,-55", "--log-level", "debug"]
    subprocess.run([sys.executable, "-m", "derm_viewer", *words], check=True, cwd=root, timeout=120)
    kept = files(home)
    assert {name for name in kept if not name.endswith(".log")} == set()
    written = b"".join(kept.values()).decode()
    for word in ("shin", "-55", "L5"):
        assert word not in written
