"""The first stroke: what it needs is there before it, and a press on Paint that came too early is not lost."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from derm_viewer import app
from derm_viewer.options import Options
from tests.body.sample import write_sample
from tests.screen.conftest import button
from tests.screen.paint_driver import gate

FIRST_STROKE = """
import sys
from derm_viewer import qt
qt.load()
from derm_viewer import app
from derm_viewer.options import Options
from tests.screen.paint_driver import begin, drag, surfaces
from pathlib import Path
parts = app.build(Options(data_file=Path({map!r}), temp_profile=True, size=(1366, 768)))
parts.window.show()
while not parts.window.property("complete"):
    parts.app.processEvents()
while parts.library.warm_on():
    pass
begin(parts)
parts.app.processEvents()
before = set(sys.modules)
drag(parts, [(-85.0, -54.0), (-85.0, -60.0), (-85.0, -66.0)])
assert surfaces(parts) and "L5" in parts.window.answer_words
print(sorted(set(sys.modules) - before))
app.end(parts)
"""


def test_a_first_stroke_waits_for_no_module(tmp_path: Path, root: Path) -> None:
    code = FIRST_STROKE.format(map=str(write_sample(tmp_path / "map.geojson")))
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=False, cwd=root
    )
    assert done.stdout.strip() == "[]", done.stderr


def test_paint_that_was_pressed_before_the_window_was_complete_paints(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path
) -> None:
    parts = app.build(Options(data_file=write_sample(tmp_path / "map.geojson"), temp_profile=True))
    parts.window.show()
    QTest.mouseClick(button(parts.window.tools, "Paint"), Qt.MouseButton.LeftButton)
    assert not parts.window.property("complete")
    qtbot.waitUntil(lambda: parts.window.property("complete") is True)
    qtbot.waitUntil(lambda: gate(parts).begun is not None)
    assert gate(parts).desk.painting.active
    parts.window.close()
    parts.window.deleteLater()
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
