"""When what a window shows has reached its pixels."""

from __future__ import annotations

import time
from collections.abc import Iterable, Mapping
from typing import cast

from PySide6.QtCore import QEvent, QObject, QRect
from PySide6.QtGui import QPaintEvent, QRegion
from PySide6.QtWidgets import QWidget

BAR = 12
"""Pixels: a scroll bar is no wider, and does not count as words."""


class Paints(QObject):
    """Counts the paint events of parts of a window, and knows when the last of each was among the window's pixels.

    What lies on a part paints it, too, unless it covers it wholly: the rows of the panel do not.
    """

    def __init__(self, window: QWidget, parts: Mapping[QObject, str]) -> None:
        super().__init__()
        self.count = dict.fromkeys(parts.values(), 0)
        self.done_ns = dict.fromkeys(parts.values(), 0)
        self._window, self._part_of = window, dict(parts)
        for watched in (window, *parts):
            watched.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Count, and let everything pass; a pass over all that is to be painted is made here, to know its end."""
        if isinstance(event, QPaintEvent) and watched in self._part_of and _is_more_than_a_bar(event.region()):
            self.count[self._part_of[watched]] += 1
        if event.type() is not QEvent.Type.UpdateRequest or watched is not self._window:
            return False
        before = dict(self.count)
        self._window.event(event)
        now = time.monotonic_ns()
        self.done_ns.update({name: now for name in before if before[name] != self.count[name]})
        return True


def _is_more_than_a_bar(region: QRegion) -> bool:
    rects = cast(Iterable[QRect], region)  # iterable, though Qt's stubs do not say so
    return any(rect.width() > BAR for rect in rects)
