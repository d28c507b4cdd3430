"""Mouse and keyboard as a person uses them, with every click, stroke and key counted."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from derm_viewer.app import Parts
from derm_viewer.screen.search.places import middle_of
from derm_viewer.screen.window.main_window import MainWindow
from tests.screen.conftest import button
from tests.screen.examine_driver import row

LEFT = Qt.MouseButton.LeftButton
CONTROL = Qt.KeyboardModifier.ControlModifier
Point = tuple[float, float]


class Hands:
    """Mouse and keyboard that count what they do. What is covered, or outside the window, they cannot press."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window
        self.clicks = self.strokes = self.keys = 0

    @property
    def used(self) -> tuple[int, int, int]:
        """Clicks, strokes and keys so far."""
        return self.clicks, self.strokes, self.keys

    def click(self, x: float, y: float) -> None:
        """Click a point of the sheet."""
        self._press(self._on_window(self._window.canvas, self._window.canvas.widget_at(x, y).toPoint()))

    def press(self, name: str) -> None:
        """Click a button where it is seen."""
        self._press_widget(button(self._window, name))

    def tick(self, sign: str, result: str) -> None:
        """Click on a result of a sign that is seen."""
        where = row(self._window, sign)
        self._press_widget(where, where.chip_at(result).center().toPoint())

    def stroke(self, points: Sequence[Point]) -> None:
        """Drag with the left button along points of the sheet."""
        self.strokes += 1
        canvas = self._window.canvas
        path = [self._on_window(canvas, canvas.widget_at(*point).toPoint()) for point in points]
        under = self._under(path[0])
        QTest.mousePress(under, LEFT, pos=under.mapFrom(self._window, path[0]))
        for at in path[1:]:
            QTest.mouseMove(under, under.mapFrom(self._window, at))
            QApplication.processEvents()
        QTest.mouseRelease(under, LEFT, pos=under.mapFrom(self._window, path[-1]))

    def key(self, which: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press a key wherever the keyboard is."""
        self.keys += 1
        QTest.keyClick(QApplication.focusWidget() or self._window, which, modifier)

    def type(self, words: str) -> None:
        """Type words wherever the keyboard is."""
        self.keys += len(words)
        QTest.keyClicks(QApplication.focusWidget() or self._window, words)

    def _press_widget(self, widget: QWidget, at: QPoint | None = None) -> None:
        spot = self._on_window(widget, widget.rect().center() if at is None else at)
        assert self._under(spot) is widget, f"{widget.accessibleName()} cannot be reached with the mouse"
        self._press(spot)

    def _press(self, spot: QPoint) -> None:
        self.clicks += 1
        under = self._under(spot)
        QTest.mouseClick(under, LEFT, pos=under.mapFrom(self._window, spot))

    def _on_window(self, widget: QWidget, at: QPoint) -> QPoint:
        return widget.mapTo(self._window, at)

    def _under(self, spot: QPoint) -> QWidget:
        """What of the window is seen at a spot of it."""
        found = self._window.childAt(spot)
        assert found is not None, f"nothing of the window is at {spot}"
        return found


def middle(parts: Parts, area: str, side: str) -> Point:
    """A point of the sheet in the middle of a named area."""
    found = middle_of(parts.atlas, area, side)
    assert found is not None
    return found


def copied() -> str:
    """The plain text on the clipboard."""
    return QApplication.clipboard().text()
