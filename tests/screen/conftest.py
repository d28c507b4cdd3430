"""The window of the tests: the real one, on the small map, with settings of its own."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from derm_viewer import app
from derm_viewer.options import Options
from derm_viewer.screen.window.main_window import MainWindow
from tests.body.sample import write_sample
from tests.conftest import ROOT

SHIN = (-85.0, -54.0)
"""The left outer shin in front, on the sheet of the small map: L5 in both maps."""
TOE = (-96.0, -80.0)
"""The left great toe in front: L5 in ISNCSCI, L4 in Keegan-Garrett."""

if TYPE_CHECKING:
    from tests.screen.hands import Hands
    from tests.screen.patient_driver import FewDisplays

Opener = Callable[..., app.Parts]
Click = Callable[[tuple[float, float]], None]
NameFile = Callable[[Path | str], None]


@pytest.fixture
def open_window(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Opener]:
    """Open windows with changed options; each is ready to be clicked, and is taken down after the test."""
    opened: list[app.Parts] = []
    font = qapp.font()
    usual = Options(
        data_file=write_sample(tmp_path / "map.geojson"), temp_profile=True, theme="light", size=(1366, 768)
    )

    def open_one(**changed: object) -> app.Parts:
        parts = app.build(usual._replace(**changed))  # type: ignore[arg-type]
        opened.append(parts)
        with qtbot.waitSignal(parts.window.first_painted):
            parts.window.show()
        qtbot.waitUntil(lambda: parts.window.property("complete") is True)
        return parts

    yield open_one
    for parts in opened:
        parts.window.close()
        parts.window.deleteLater()
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    qapp.setFont(font)  # the next test measures in Qt's own


@pytest.fixture
def parts(open_window: Opener) -> app.Parts:
    """One window at 1366 x 768 in light colours."""
    return open_window()


@pytest.fixture
def window(parts: app.Parts) -> MainWindow:
    """The window of `parts`."""
    return parts.window


@pytest.fixture
def click(window: MainWindow) -> Click:
    """Click with the mouse on a point of the sheet."""

    def do(point: tuple[float, float]) -> None:
        at: QPoint = window.canvas.widget_at(*point).toPoint()
        QTest.mouseClick(window.canvas, Qt.MouseButton.LeftButton, pos=at)

    return do


@pytest.fixture
def active(window: MainWindow, qtbot: QtBot) -> None:
    """Shortcuts and focus want the active window."""
    activate(window, qtbot)


@pytest.fixture
def examining(window: MainWindow, click: Click) -> MainWindow:
    """The window, examining the left outer shin."""
    click(SHIN)
    QTest.mouseClick(button(window, "Mode: Examine"), Qt.MouseButton.LeftButton)
    return window


@pytest.fixture
def displays(monkeypatch: pytest.MonkeyPatch) -> FewDisplays:
    """A laptop with a second display."""
    from derm_viewer.screen.patient import desk as desks
    from tests.screen.patient_driver import BIG, LAPTOP, FewDisplays

    made = FewDisplays(LAPTOP, BIG)
    monkeypatch.setattr(desks, "Displays", lambda _parent: made)
    return made


@pytest.fixture
def led(open_window: Opener, displays: FewDisplays, qtbot: QtBot) -> app.Parts:
    """The program with the supplied map, on the laptop, the shin answered; nothing moves."""
    made = open_window(data_file=None)
    made.settings.keep("patient/motion", False)
    made.window.move(0, 0)
    activate(made.window, qtbot)
    made.consult.set_quality("tingling")
    made.consult.point_at(3.0, -55.0)
    return made


@pytest.fixture
def empty_clipboard(qapp: QApplication) -> Iterator[None]:
    """The clipboard is empty before and after: off screen a note on it takes Qt down with it."""
    qapp.clipboard().clear()
    yield
    qapp.clipboard().clear()


@pytest.fixture
def clipboard(active: None, empty_clipboard: None) -> None:
    """The window has the keyboard, and the clipboard is empty."""


@pytest.fixture
def hands(window: MainWindow) -> Hands:
    """Mouse and keyboard."""
    from tests.screen.hands import Hands

    return Hands(window)


@pytest.fixture(scope="session")
def started(tmp_path_factory: pytest.TempPathFactory) -> frozenset[str]:
    """The modules of a process of its own in which a window was started and has come to rest."""
    data = write_sample(tmp_path_factory.mktemp("started") / "map.geojson")
    code = f"""
import sys
sys.path.insert(0, {str(ROOT)!r})
from pathlib import Path
from derm_viewer import app
from derm_viewer.options import Options
parts = app.build(Options(data_file=Path({str(data)!r}), temp_profile=True))
parts.window.show()
while parts.window.property("complete") is not True:
    parts.app.processEvents()
print(*sys.modules)
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=False)
    found = frozenset(done.stdout.split())
    assert "derm_viewer.app" in found, done.stderr
    return found


@pytest.fixture
def name_file(monkeypatch: pytest.MonkeyPatch) -> NameFile:
    """Have the file dialogs answer with this name; "" is Cancel."""

    def do(path: Path | str) -> None:
        for ask in ("getSaveFileName", "getOpenFileName"):
            monkeypatch.setattr(QFileDialog, ask, lambda *_: (str(path), ""))

    return do


def activate(window: QWidget, qtbot: QtBot) -> None:
    """Give a window the keyboard."""
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)


def button(widget: QWidget, name: str) -> QAbstractButton:
    """The visible button that a screen reader calls by this name."""
    found = [each for each in widget.findChildren(QAbstractButton) if each.accessibleName() == name]
    assert len(found) == 1, f"{len(found)} buttons are called {name!r}"
    return found[0]
