"""The body under fingers: a tap answers, one finger moves the picture, two make it larger, a resting one asks."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from math import cos, pi, sin
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QPoint, QPointF, QTimer
from PySide6.QtWidgets import QToolTip

from derm_viewer.screen.fingers import Fingers, Wishes
from derm_viewer.screen.tips import tip

if TYPE_CHECKING:
    from derm_viewer.screen.canvas.body_canvas import BodyCanvas

REACH = 14.0
"""A finger that lands so many pixels beside the body means the nearest skin."""
_RINGS, _RAYS = (0.0, 4.0, 8.0, 11.0, REACH), 16
_ABOVE = 76
"""How far above a resting finger its words stand, in pixels."""


class Under(NamedTuple):
    """How to ask the body: point at a place or at nothing; the words of what is pointed at; the sheet point of skin."""

    hover: Callable[[QPointF | None], None]
    words: Callable[[], str]
    skin: Callable[[QPointF], tuple[float, float] | None]


def fingers_of(canvas: BodyCanvas, under: Under) -> Fingers:
    """What follows the touches of the body."""

    def meant(at: QPointF) -> tuple[float, float] | None:
        return next((p for spot in around(at) if (p := under.skin(spot)) is not None), canvas.sheet_at(at))

    def tap(at: QPointF) -> None:
        under.hover(None)
        QToolTip.hideText()
        point = meant(at)
        if point is not None:
            canvas.point_clicked.emit(*point)

    def expect(at: QPointF) -> None:
        point = meant(at)
        if point is not None:
            canvas.point_pressed.emit(*point)

    def hold(at: QPointF) -> None:
        under.hover(at)
        words = under.words()
        if words:
            corner = canvas.mapToGlobal(at.toPoint()) - QPoint(0, _ABOVE)
            QToolTip.showText(corner, tip(words), canvas)

    def down(at: QPointF) -> None:
        under.hover(None)
        QToolTip.hideText()
        QTimer.singleShot(0, canvas, lambda: expect(at))

    return Fingers(Wishes(move=lambda _, by: canvas.pan(by), tap=tap, pinch=canvas.pinch, hold=hold, down=down), canvas)


def around(at: QPointF) -> Iterator[QPointF]:
    """A point, then points round it, the nearest first."""
    for reach in _RINGS:
        for ray in range(_RAYS if reach else 1):
            turn = 2 * pi * ray / _RAYS
            yield at + QPointF(reach * cos(turn), reach * sin(turn))
