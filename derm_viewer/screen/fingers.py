"""Fingers on a touch screen, told apart: one that taps, rests or moves, and two that pinch. Made when first touched."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, QTimer
from PySide6.QtGui import QEventPoint, QInputDevice, QMouseEvent, QTouchEvent
from PySide6.QtWidgets import QAbstractButton, QToolTip

from derm_viewer.screen.tips import tip

SLOP = 12.0
"""So many pixels a finger may roll before it counts as moving."""
HOLD_MS = 500
"""So long a finger rests before it asks what lies under it."""


class Wishes(NamedTuple):
    """What one finger and two ask for; positions and ways in pixels of the widget.

    `down(at)` at every first touch; `move(at, by)` once it has left its place; `up(at)` at the end of such a way;
    `tap(at)` and `hold(at)` without one; `lost()` when a second finger or the system ends what one finger had begun;
    `pinch(factor, at, by)`: larger or smaller about the middle between two fingers, which has moved.
    """

    move: Callable[[QPointF, QPointF], None]
    tap: Callable[[QPointF], None]
    pinch: Callable[[float, QPointF, QPointF], None]
    down: Callable[[QPointF], None] = lambda at: None
    up: Callable[[QPointF], None] = lambda at: None
    hold: Callable[[QPointF], None] = lambda at: None
    lost: Callable[[], None] = lambda: None


class Fingers(QObject):
    """Follows the touches of one widget."""

    def __init__(self, wishes: Wishes, parent: QObject, *, slop: float = SLOP) -> None:
        """`slop` 0 makes every touch a way at once, for drawing."""
        super().__init__(parent)
        self._wishes, self._slop = wishes, slop
        self._known: dict[int, QPointF] = {}
        self._began: QPointF | None = None
        self._moving = self._held = False
        self._hold = QTimer(self)
        self._hold.setSingleShot(True)
        self._hold.setInterval(HOLD_MS)
        self._hold.timeout.connect(self._on_held)

    def take(self, event: QTouchEvent) -> None:
        """Follow a touch event, and take it: Qt then makes no mouse of it."""
        event.accept()
        if event.type() is QEvent.Type.TouchCancel:
            self._lose()
            self._known.clear()
            return
        gone = QEventPoint.State.Released
        now = {point.id(): point.position() for point in event.points() if point.state() is not gone}
        if not self._known and len(now) == 1:
            self._begin(next(iter(now.values())))
        elif len(now) > 1:
            self._two(now)
        elif now:
            self._one(*next(iter(now.items())))
        elif self._known:
            self._end(event.points()[0].position())
        self._known = now

    def _begin(self, at: QPointF) -> None:
        self._began, self._moving, self._held = at, False, False
        self._wishes.down(at)
        self._hold.start()

    def _one(self, finger: int, at: QPointF) -> None:
        before = self._known.get(finger)
        if before is None or at == before:
            return
        if self._began is not None and not self._moving:
            away = at - self._began
            if max(abs(away.x()), abs(away.y())) <= self._slop:
                return
            self._moving, before = True, self._began
            self._hold.stop()
        self._wishes.move(at, at - before)

    def _two(self, now: dict[int, QPointF]) -> None:
        self._lose()
        pair = [finger for finger in now if finger in self._known][:2]
        if len(pair) < 2:
            return
        old, new = ([points[finger] for finger in pair] for points in (self._known, now))
        spread = [max(_length(points[0] - points[1]), 1.0) for points in (old, new)]
        middle, last = (new[0] + new[1]) * 0.5, (old[0] + old[1]) * 0.5
        self._wishes.pinch(spread[1] / spread[0], middle, middle - last)

    def _end(self, at: QPointF) -> None:
        self._hold.stop()
        began, self._began = self._began, None
        if began is None or self._held:
            return
        if self._moving:
            self._wishes.up(at)
        else:
            self._wishes.tap(began)

    def _lose(self) -> None:
        self._hold.stop()
        if self._began is not None:
            self._began = None
            self._wishes.lost()

    def _on_held(self) -> None:
        if self._began is not None and not self._moving:
            self._held = True
            self._wishes.hold(self._began)


def tell_held(button: QAbstractButton, event: QMouseEvent) -> None:
    """A finger that rests on a button reads its tip, and then presses nothing."""
    if event.pointingDevice().type() is not QInputDevice.DeviceType.TouchScreen or not button.toolTip():
        return

    def held() -> None:
        if button.isDown():
            button.setDown(False)
            QToolTip.showText(button.mapToGlobal(QPoint(0, button.height())), tip(button.toolTip()), button)

    QTimer.singleShot(HOLD_MS, button, held)


def _length(way: QPointF) -> float:
    return float((way.x() ** 2 + way.y() ** 2) ** 0.5)
