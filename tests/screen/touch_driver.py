"""Fingers for the tests: a touch screen that Qt takes for a real one."""

from __future__ import annotations

from collections.abc import Sequence

import shiboken6
from PySide6.QtCore import QPoint, QPointF
from PySide6.QtGui import QPointingDevice
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget


class _Made:
    screen: QPointingDevice | None = None


def screen() -> QPointingDevice:
    """The touch screen; plugged in when first asked for."""
    if _Made.screen is None:
        _Made.screen = QTest.createTouchDevice()
    return _Made.screen


def unplug() -> None:
    """Take the touch screen away, so that the next window is one for mice."""
    if _Made.screen is not None:
        QApplication.processEvents()
        shiboken6.delete(_Made.screen)
        _Made.screen = None


def tap(widget: QWidget, at: QPointF) -> None:
    """Touch a point and let go."""
    slide(widget, [at])


def slide(widget: QWidget, path: Sequence[QPointF]) -> None:
    """One finger along a path."""
    press(widget, path[0])
    for at in path[1:]:
        move(widget, at)
    lift(widget, path[-1])


def press(widget: QWidget, at: QPointF) -> None:
    """Put a finger down."""
    _touch(widget).press(0, *_in_window(widget, at)).commit()
    QApplication.processEvents()


def move(widget: QWidget, at: QPointF) -> None:
    """Move the one finger."""
    _touch(widget).move(0, *_in_window(widget, at)).commit()
    QApplication.processEvents()


def lift(widget: QWidget, at: QPointF) -> None:
    """Take the one finger away."""
    _touch(widget).release(0, *_in_window(widget, at)).commit()
    QApplication.processEvents()


def pinch(widget: QWidget, one: tuple[QPointF, QPointF], other: tuple[QPointF, QPointF], *, steps: int = 4) -> None:
    """Two fingers, the second a moment after the first, each from its first point to its second."""
    press(widget, one[0])
    _touch(widget).move(0, *_in_window(widget, one[0])).press(1, *_in_window(widget, other[0])).commit()
    for step in range(1, steps + 1):
        a, b = (_in_window(widget, _between(way, step / steps)) for way in (one, other))
        _touch(widget).move(0, *a).move(1, *b).commit()
        QApplication.processEvents()
    a, b = (_in_window(widget, way[1]) for way in (one, other))
    _touch(widget).release(0, *a).release(1, *b).commit()
    QApplication.processEvents()


def _touch(widget: QWidget) -> QTest.QTouchEventSequence:
    """A touch of the whole window: Qt finds the widget under the finger itself, as for a real one."""
    return QTest.touchEvent(widget.window(), screen())


def _in_window(widget: QWidget, at: QPointF) -> tuple[QPoint, QWidget]:
    return widget.mapTo(widget.window(), at.toPoint()), widget.window()


def _between(way: tuple[QPointF, QPointF], share: float) -> QPointF:
    return way[0] + (way[1] - way[0]) * share
