"""The area under the pointer, lifted a little: where it is on the canvas, and its drawing."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPainterPath, QPen

from derm_viewer.body.atlas import Region
from derm_viewer.screen.canvas.layout import Cell
from derm_viewer.screen.canvas.paint import to_rect, transform_of
from derm_viewer.screen.canvas.paths import Paths
from derm_viewer.screen.theme import Theme

SMOOTH = QPainter.RenderHint.Antialiasing
VEIL, EDGE = 0.08, 0.6
"""How much white lies on a lifted area, and how much of the outline's colour on its edge."""
MOST = 48
"""How many lifted areas are kept; one takes two to four kilobytes."""
_REACH = 2.0
"""How far the edge reaches beyond the area, in pixels, with what smoothing adds."""


class Lift(NamedTuple):
    """An area on the canvas: its path in pixels; what drawing it may touch; its cell's edges where it reaches past."""

    area: Region
    cell: Cell
    path: QPainterPath
    rect: QRect
    within: QRectF | None


def lift_of(area: Region, cell: Cell, path: QPainterPath) -> Lift:
    """An area as its cell shows it; `path` is the area on the sheet."""
    moved = transform_of(cell).map(path)
    touched, edges = moved.boundingRect().adjusted(-_REACH, -_REACH, _REACH, _REACH), to_rect(cell.box)
    within = None if edges.contains(touched) else edges
    return Lift(area, cell, moved, touched.intersected(edges).toAlignedRect(), within)


class Lifts:
    """The lifted areas of one atlas. Some are kept: the pointer comes to the same ones again and again."""

    def __init__(self, paths: Paths) -> None:
        self._paths = paths
        self._kept: dict[str, Lift] = {}

    def of(self, area: Region, cell: Cell) -> Lift:
        """An area as a cell shows it; the same object as long as neither changes."""
        kept = self._kept.get(area.id)
        if kept is None or kept.area is not area or kept.cell != cell:
            while len(self._kept) >= MOST:
                del self._kept[next(iter(self._kept))]
            kept = self._kept[area.id] = lift_of(area, cell, self._paths.region(area))
        return kept


class LiftPainter:
    """Draws a lifted area in one theme."""

    def __init__(self, theme: Theme) -> None:
        self.theme = theme
        veil, edge = QColor("#FFFFFF"), QColor(theme.outline)
        veil.setAlphaF(VEIL)
        edge.setAlphaF(EDGE)
        self._veil, self._pen = QBrush(veil), QPen(edge, 1.0)
        self._pen.setCosmetic(True)

    def paint(self, painter: QPainter, lift: Lift) -> None:
        """Draw it. The line lies over the edge of the veil, which needs no smoothing: it would take as long again."""
        if lift.within is not None:
            painter.save()
            painter.setClipRect(lift.within, Qt.ClipOperation.IntersectClip)
        painter.setRenderHint(SMOOTH, False)
        painter.fillPath(lift.path, self._veil)
        painter.setRenderHint(SMOOTH, True)
        painter.strokePath(lift.path, self._pen)
        if lift.within is not None:
            painter.restore()
