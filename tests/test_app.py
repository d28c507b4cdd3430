"""Starting and picturing the program: what is brought in when, exit codes, files."""

from __future__ import annotations

import gc
import os
import subprocess
import sys
import weakref
from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from derm_viewer import app
from derm_viewer.options import Options
from derm_viewer.screen.dialogs import Dialog
from tests.body.sample import write_sample

SHIN = (-85.0, -54.0)
HEAVY = ("numpy", "shapely", "jsonschema", "pydantic", "jinja2")


@pytest.fixture
def options(tmp_path: Path) -> Options:
    """A snapshot of the small map."""
    return Options(
        data_file=write_sample(tmp_path / "map.geojson"),
        temp_profile=True,
        theme="light",
        size=(1200, 760),
        out=tmp_path / "out.png",
    )


def python(code: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run Python off screen in a process of its own."""
    env = {**os.environ, "QT_QPA_PLATFORM": "offscreen", **environment}
    return subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, env=env, timeout=120)


def test_the_first_paint_brings_in_no_geometry(tmp_path: Path, root: Path) -> None:
    data = write_sample(tmp_path / "map.geojson")
    code = f"""
import sys
sys.path.insert(0, {str(root)!r})
from pathlib import Path
from derm_viewer import app
from derm_viewer.options import Options
parts = app.build(Options(data_file=Path({str(data)!r}), temp_profile=True))
at_paint = []
parts.window.first_painted.connect(lambda: at_paint.append(sorted(set({HEAVY!r}) & set(sys.modules))))
parts.window.show()
while not at_paint:
    parts.app.processEvents()
while "shapely" not in sys.modules:
    parts.app.processEvents()
print(at_paint)
"""
    run = python(code)
    assert run.stdout.strip() == "[[]]", run.stderr


def test_a_window_brings_in_nothing_large_that_only_some_need(root: Path) -> None:
    code = f"""
import sys
sys.path.insert(0, {str(root)!r})
from derm_viewer import app
from derm_viewer.options import Options
parts = app.build(Options(temp_profile=True, at={SHIN!r}))
parts.window.show()
while not parts.window.property("complete"):
    parts.app.processEvents()
print(sorted({{"_hashlib", "unicodedata", "PySide6.QtNetwork", "PySide6.QtPrintSupport"}} & set(sys.modules)))
"""
    run = python(code)
    assert run.stdout.strip() == "[]", run.stderr


def test_a_run_ends_with_the_asked_moment(tmp_path: Path, root: Path) -> None:
    data = write_sample(tmp_path / "map.geojson")
    for moment in ("first-paint", "first-click"):
        code = f"""
import sys
sys.path.insert(0, {str(root)!r})
from pathlib import Path
from derm_viewer import app
from derm_viewer.options import Options
sys.exit(app.run(Options(data_file=Path({str(data)!r}), temp_profile=True, at={SHIN!r}, exit_after={moment!r})))
"""
        run = python(code)
        assert run.returncode == 0, run.stderr
        assert "Traceback" not in run.stderr


def test_a_snapshot_has_the_asked_size_and_shows_the_answer(qapp: QApplication, options: Options) -> None:
    assert options.out is not None
    assert app.snapshot(options) == 0
    empty = QImage(str(options.out))
    assert (empty.width(), empty.height()) == (1200, 760)
    assert app.snapshot(options._replace(at=SHIN)) == 0
    assert QImage(str(options.out)) != empty


def test_a_scaled_snapshot_has_more_pixels_of_the_same_window(qapp: QApplication, options: Options) -> None:
    assert options.out is not None
    app.snapshot(options._replace(scale=2.0))
    picture = QImage(str(options.out))
    assert (picture.width(), picture.height()) == (2400, 1520)


def test_a_dark_snapshot_is_dark(qapp: QApplication, options: Options) -> None:
    assert options.out is not None
    app.snapshot(options._replace(theme="dark"))
    assert QImage(str(options.out)).pixelColor(600, 4).lightness() < 60


def test_a_snapshot_that_cannot_be_written_leaves_the_old_file(
    qapp: QApplication, options: Options, tmp_path: Path
) -> None:
    with pytest.raises(OSError, match=r"nowhere.*cannot be written"):
        app.snapshot(options._replace(out=tmp_path / "nowhere" / "out.png"))
    assert not (tmp_path / "nowhere").exists()


def test_a_snapshot_needs_a_file(options: Options) -> None:
    with pytest.raises(ValueError, match="needs a file"):
        app.snapshot(options._replace(out=None))


def test_an_unknown_map_is_refused(qapp: QApplication, options: Options) -> None:
    with pytest.raises(ValueError, match="unknown map 'foerster'"):
        app.build(options._replace(shown_map="foerster"))


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_a_broken_map_file_is_said_and_the_supplied_map_stays(qtbot: QtBot, options: Options, tmp_path: Path) -> None:
    broken = tmp_path / "broken.geojson"
    broken.write_text('{"type": "FeatureCollection", "features": [')
    parts = app.build(options._replace(data_file=broken))
    qtbot.addWidget(parts.window)
    parts.window.show()
    qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), Dialog))
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, Dialog)
    assert dialog.windowTitle() == "This map file cannot be shown"
    assert [info.id for info in parts.atlas.maps][:2] == ["isncsci", "keegan_garrett"]
    dialog.accept()
    parts.window.close()


def test_nothing_of_a_window_outlives_it(qtbot: QtBot, qapp: QApplication, options: Options) -> None:
    held = _a_window_that_was(qtbot, options)
    qapp.processEvents()  # what a screen reader got for it lets go a moment later
    gc.collect()
    assert [name for name, one in held.items() if one() is not None] == []


def _a_window_that_was(qtbot: QtBot, options: Options) -> dict[str, weakref.ref[object]]:
    """Answers in a window, takes it down, and gives what its parts were."""
    parts = app.build(options)
    with qtbot.waitSignal(parts.window.first_painted):
        parts.window.show()
    qtbot.waitUntil(lambda: parts.window.property("complete") is True)
    parts.consult.point_at(*SHIN)
    held = {name: weakref.ref(getattr(parts, name)) for name in ("window", "consult", "files", "library", "keeper")}
    app.end(parts)
    return held
