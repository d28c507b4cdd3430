"""How the tests of painting drag, choose tools and read the marks."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from derm_viewer.app import Parts
from derm_viewer.consult.painting import Surface
from derm_viewer.screen.paint.gate import PaintGate
from tests.screen.conftest import button

LEFT = Qt.MouseButton.LeftButton
Points = Sequence[tuple[float, float]]


def gate(parts: Parts) -> PaintGate:
    """The way to painting."""
    return parts.window.findChildren(PaintGate)[0]


def begin(parts: Parts) -> None:
    """Begin painting at the button."""
    QTest.mouseClick(button(parts.window, "Paint"), LEFT)


def choose(parts: Parts, name: str) -> None:
    """Click on a tool of the strip."""
    QTest.mouseClick(button(parts.window, name), LEFT)


def drag(parts: Parts, points: Points) -> None:
    """Drag with the left button along points of the sheet."""
    window = parts.window
    path = [window.canvas.widget_at(*point).toPoint() for point in points]
    layer = gate(parts).desk.layer
    QTest.mousePress(layer, LEFT, pos=path[0])
    for at in path[1:]:
        QTest.mouseMove(layer, at)
        QApplication.processEvents()
    QTest.mouseRelease(layer, LEFT, pos=path[-1])


def surfaces(parts: Parts) -> tuple[Surface, ...]:
    """What is painted."""
    begun = gate(parts).begun
    return () if begun is None else begun.painting.surfaces
