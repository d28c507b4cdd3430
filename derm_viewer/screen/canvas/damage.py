"""The damage: parts of the canvas that are to be painted anew, one by one."""

from __future__ import annotations

from PySide6.QtCore import QRect
from PySide6.QtGui import QRegion

MOST = 6
"""How many rectangles are painted one by one; to paint more of them at once is quicker."""


class Damage:
    """Remembers the rectangles that were asked for until they are painted.

    Qt tells a paint what to paint as a region. It copies and fills a rectangle much faster than a region of several.
    """

    def __init__(self) -> None:
        self._rects: list[QRect] = []
        self._region = QRegion()

    def ask(self, rect: QRect) -> None:
        """One more is to be painted."""
        if not self._rects:
            self._region = QRegion(rect)
        elif rect in self._rects:
            return
        else:
            self._region = self._region.united(rect)
        self._rects.append(rect)

    @property
    def asked(self) -> QRegion:
        """All that was asked for since the last paint."""
        return self._region

    def take(self, exposed: QRegion, lifted: QRect) -> list[tuple[QRect, bool]]:
        """The rectangles that make up what is exposed, and in which of them the lifted area is to be drawn.

        None if something else is exposed: then all of it is painted at once. They may overlap; who paints each of them
        whole in turn paints the lifted area in the last alone, if that holds all of it.
        """
        asked, together = self._rects, self._region
        self._rects, self._region = [], QRegion()
        if not 1 < len(asked) <= MOST or together != exposed:
            return []
        last = next((rect for rect in reversed(asked) if rect.contains(lifted)), None)
        if last is None:
            return [(rect, True) for rect in asked]
        return [*((rect, False) for rect in asked if rect is not last), (last, True)]
