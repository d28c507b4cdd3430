"""How painted marks look: a colour and a pattern for each quality, which differ without colour, too."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

import shapely
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPainterPath, QPen, QPixmap, QPolygonF, QTransform

from derm_viewer.screen.canvas.layout import Cell
from derm_viewer.screen.canvas.paint import to_rect, transform_of
from derm_viewer.screen.theme import blend

if TYPE_CHECKING:
    from derm_viewer.consult.painting import Surface

COLOURS = {"pain": "#A8122F", "tingling": "#6A2BC4", "numbness": "#06273F"}
"""Pain in dots with a solid edge, tingling in slanting lines with a dashed one, numbness in a grid with a dotted
one: a mark too narrow for its pattern is told by its edge.
"""
EDGES: dict[str, tuple[float, ...]] = {"pain": (), "tingling": (3.2, 1.8), "numbness": (0.9, 1.3)}
"""Strokes and gaps of the edges, in widths of the edge."""
GROUND, TINT = 0.68, 0.12
"""How much of the skin a mark covers, and how much of its colour that cover has: the pattern is seen on every root."""
TILE = 10
"""Pixels from one dot or line to the next."""
_EDGE, _HALO = 2.0, 4.2


def tile(quality: str, ratio: float) -> QPixmap:
    """A square of the pattern, `ratio` of the screen's pixels to one of the window's."""
    side = max(4, round(TILE * ratio))
    made = QPixmap(side, side)
    colour = QColor(COLOURS[quality])
    ground = QColor(blend(COLOURS[quality], "#FFFFFF", TINT))
    ground.setAlphaF(GROUND)
    made.fill(ground)
    painter = QPainter(made)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if quality == "pain":
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        for at in (side * 0.25, side * 0.75):
            painter.drawEllipse(QPointF(at, at), side * 0.16, side * 0.16)
    elif quality == "tingling":
        painter.setPen(QPen(colour, 1.4 * ratio))
        for by in (-side, 0, side):
            painter.drawLine(QPointF(by - 1, side + 1), QPointF(by + side + 1, -1))
    else:
        wide = max(1, round(ratio))
        for at in (round(side * 0.25), round(side * 0.75)):  # upright and close: in a thin mark they still cross
            painter.fillRect(at, 0, wide, side, colour)
            painter.fillRect(0, at, side, wide, colour)
    painter.end()
    return made


def pattern(quality: str, ratio: float) -> QBrush:
    """The pattern as a brush for a painter that works in the window's pixels."""
    brush = QBrush(tile(quality, ratio))
    brush.setTransform(QTransform.fromScale(1 / ratio, 1 / ratio))
    return brush


def edge_pen(quality: str, width: float = _EDGE) -> QPen:
    """The edge of a mark."""
    pen = QPen(QColor(COLOURS[quality]), width, c=Qt.PenCapStyle.FlatCap, j=Qt.PenJoinStyle.RoundJoin)
    if EDGES[quality]:
        pen.setDashPattern(list(EDGES[quality]))
    return pen


class Strokes:
    """Draws surfaces where the cells show them. Paths and patterns are made once and kept."""

    def __init__(self) -> None:
        self._paths: dict[tuple[str, str], tuple[object, QPainterPath]] = {}
        self._placed: dict[tuple[str, str], tuple[object, Cell, QPainterPath]] = {}
        self._brushes: dict[tuple[str, float], QBrush] = {}

    def brush(self, quality: str, ratio: float) -> QBrush:
        """The pattern of a quality."""
        if (quality, ratio) not in self._brushes:
            self._brushes[quality, ratio] = pattern(quality, ratio)
        return self._brushes[quality, ratio]

    def draw(
        self,
        painter: QPainter,
        surfaces: Iterable[Surface],
        cells: Sequence[Cell],
        ratio: float,
        exposed: QRectF | None = None,
    ) -> None:
        """Draw the surfaces; with `exposed`, those that touch it."""
        shown = {cell.view: cell for cell in cells}
        for one in surfaces:
            cell = shown.get(one.view)
            if cell is None:
                continue
            path = self._path(one, cell)
            if exposed is not None and not exposed.intersects(path.boundingRect().adjusted(-3, -3, 3, 3)):
                continue
            painter.save()
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setClipRect(to_rect(cell.box), Qt.ClipOperation.IntersectClip)
            painter.fillPath(path, self.brush(one.quality, ratio))
            halo = QColor("#FFFFFF")
            halo.setAlphaF(0.9)
            painter.strokePath(path, QPen(halo, _HALO, j=Qt.PenJoinStyle.RoundJoin))
            painter.strokePath(path, edge_pen(one.quality))
            painter.restore()

    def _path(self, one: Surface, cell: Cell) -> QPainterPath:
        key = (one.quality, one.view)
        known = self._placed.get(key)
        if known is None or known[0] is not one.shape or known[1] != cell:
            made = self._paths.get(key)
            if made is None or made[0] is not one.shape:
                made = self._paths[key] = (one.shape, path_of(one))
            known = self._placed[key] = (one.shape, cell, transform_of(cell).map(made[1]))
        return known[2]


def path_of(one: Surface) -> QPainterPath:
    """A surface as a path on the sheet."""
    path = QPainterPath()
    path.setFillRule(Qt.FillRule.OddEvenFill)
    for polygon in one.shape.geoms:
        for ring in (polygon.exterior, *polygon.interiors):
            points = shapely.get_coordinates(ring).tolist()
            path.addPolygon(QPolygonF([QPointF(x, y) for x, y in points]))
            path.closeSubpath()
    return path
