"""Which marks lie on a part of the canvas, remembered: the pointer comes to the same areas again and again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRect

if TYPE_CHECKING:
    from collections.abc import Sequence

    from derm_viewer.body.atlas import Spot
    from derm_viewer.screen.canvas.stage import Shown

MOST = 64
"""How many parts are remembered."""


class Touched:
    """Looks among the marks that are shown, until others are: they are told by the list itself."""

    def __init__(self) -> None:
        self._shown: Sequence[Shown] = ()
        self._dots: list[tuple[float, float, float, float, Spot]] = []
        self._parts: dict[tuple[int, int, int, int], list[Shown]] = {}

    def marks(self, shown: Sequence[Shown], part: QRect) -> list[Shown]:
        """The marks whose drawing may touch a part of the canvas, in the order in which they are drawn."""
        self._follow(shown)
        edges = (part.x(), part.y(), part.width(), part.height())
        found = self._parts.get(edges)
        if found is None:
            while len(self._parts) >= MOST:
                del self._parts[next(iter(self._parts))]
            found = self._parts[edges] = [one for one in shown if part.intersects(one.box)]
        return found

    def dot(self, shown: Sequence[Shown], at: QPointF) -> Spot | None:
        """The key point whose dot is at a point of the canvas."""
        self._follow(shown)
        x, y = at.x(), at.y()
        for left, top, right, bottom, spot in self._dots:
            if left <= x <= right and top <= y <= bottom:
                return spot
        return None

    def _follow(self, shown: Sequence[Shown]) -> None:
        if shown is not self._shown:
            self._shown = shown
            dots = ((one.rect, one.mark.spot) for one in shown if one.mark.spot is not None)
            self._dots = [(r.left(), r.top(), r.right(), r.bottom(), spot) for r, spot in dots]
            self._parts.clear()
