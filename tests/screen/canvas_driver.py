"""Drives a canvas in tests: shows it, sends it the events of mouse and wheel, asks for the colour at a sheet point."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QImage, QMouseEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from derm_viewer.screen.canvas.body_canvas import BodyCanvas
from derm_viewer.screen.theme import LIGHT
from tests.screen.canvas_samples import LEVELS, left_shin, sample_atlas

BACK_OF_LEFT_LEG = (-60.0 - (left_shin()[0] + 138.0) - 2.0, LEVELS[22] + 2)
LEFT, NO_KEYS = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


def shown_canvas(qtbot: QtBot, folder: Path) -> BodyCanvas:
    """A canvas with the small body, painted and named; shaded as far as `folder` holds figures."""
    widget = BodyCanvas(sample_atlas(), LIGHT, folder)
    qtbot.addWidget(widget)
    widget.resize(1000, 760)
    with qtbot.waitSignal(widget.first_painted):
        widget.show()
    widget.settle()
    return widget


def pixel(canvas: BodyCanvas, x: float, y: float) -> QColor:
    """The colour at a sheet point, in the finished picture."""
    canvas.settle()
    image: QImage = canvas.grab().toImage()
    return image.pixelColor(canvas.widget_at(x, y).toPoint())


def click(qtbot: QtBot, canvas: BodyCanvas, x: float, y: float) -> tuple[float, float]:
    """Click a sheet point; returns the sheet point that was told."""
    with qtbot.waitSignal(canvas.point_clicked) as told:
        QTest.mouseClick(canvas, LEFT, NO_KEYS, canvas.widget_at(x, y).toPoint())
    assert told.args is not None
    return told.args[0], told.args[1]


def wheel(canvas: BodyCanvas, at: QPointF, notches: int) -> None:
    """Turn the wheel over a point."""
    none, phase = Qt.MouseButton.NoButton, Qt.ScrollPhase.NoScrollPhase
    turned = QPoint(0, 120 * notches)
    event = QWheelEvent(at, canvas.mapToGlobal(at), QPoint(), turned, none, NO_KEYS, phase, False)
    QApplication.sendEvent(canvas, event)


def mouse(canvas: BodyCanvas, kind: QEvent.Type, at: QPointF, held: Qt.MouseButton = LEFT) -> None:
    """Send one mouse event."""
    button = LEFT if kind is not QEvent.Type.MouseMove else Qt.MouseButton.NoButton
    QApplication.sendEvent(canvas, QMouseEvent(kind, at, canvas.mapToGlobal(at), button, held, NO_KEYS))
