"""What lies over the figure: the place, what the patient touched, the pen's lines, the way of the report."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen, QPolygonF, QTransform

from derm_viewer.screen.canvas.layout import Cell
from derm_viewer.screen.patient.colours import PatientColours
from derm_viewer.screen.patient.way import SPINE

if TYPE_CHECKING:
    from derm_viewer.consult.patient import Stroke
    from derm_viewer.screen.patient.figure import FigureScene

_STILL = (0.16, 0.36, 0.56, 0.76, 0.95)
"""Where the sparks stand on the way while nothing moves."""


def round_pen(colour: str, width: float, alpha: float = 1.0) -> QPen:
    """A round pen; `alpha` 1 lets nothing through."""
    made = QColor(colour)
    made.setAlphaF(alpha)
    return QPen(made, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)


def draw_place(painter: QPainter, at: QPointF, colours: PatientColours, unit: float) -> None:
    """The clinician's place: a dot with a bright ring, seen on every skin."""
    halo = QColor(colours.place)
    halo.setAlphaF(0.2)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(halo)
    painter.drawEllipse(at, 21 * unit, 21 * unit)
    painter.setPen(QPen(QColor(colours.ring), 3.5 * unit))
    painter.setBrush(QColor(colours.place))
    painter.drawEllipse(at, 10 * unit, 10 * unit)


def draw_touched(painter: QPainter, at: QPointF, colours: PatientColours, unit: float) -> None:
    """A ring where the patient touched."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(round_pen(colours.ring, 7 * unit, 0.85))
    painter.drawEllipse(at, 15 * unit, 15 * unit)
    painter.setPen(round_pen(colours.touch, 4 * unit))
    painter.drawEllipse(at, 15 * unit, 15 * unit)


def tag_at(at: QPointF, words: str, font: QFont, unit: float, within: QRectF, taken: Sequence[QRectF]) -> QRectF:
    """Where a tag with the area's name stands: near the point, and over none of the words that are there already."""
    metrics = QFontMetricsF(font)
    wide, high = metrics.horizontalAdvance(words) + 36 * unit, metrics.height() + 18 * unit
    near = 26 * unit
    corners = [(at.x() - wide / 2, at.y() - high - near), (at.x() - wide / 2, at.y() + near)]
    corners += [(at.x() - wide / 2, at.y() - 2 * high - near), (at.x() - wide / 2, at.y() + high + near)]
    tags = []
    for left, top in corners:
        inside = min(max(left, within.left() + 2), max(within.right() - wide - 2, within.left() + 2))
        tags.append(QRectF(inside, top, wide, high))
    free = [tag for tag in tags if within.contains(tag) and not any(tag.intersects(each) for each in taken)]
    return (free or [tag for tag in tags if within.contains(tag)] or tags)[0]


def draw_tag(painter: QPainter, tag: QRectF, words: str, font: QFont, colours: PatientColours, unit: float) -> None:
    """Words in a pill."""
    painter.setPen(QPen(QColor(colours.touch), 2 * unit))
    painter.setBrush(QColor(colours.button))
    painter.drawRoundedRect(tag, tag.height() / 2, tag.height() / 2)
    painter.setFont(font)
    painter.setPen(QColor(colours.text))
    painter.drawText(tag, int(Qt.AlignmentFlag.AlignCenter), words)


def draw_drawing(
    painter: QPainter, cells: Sequence[Cell], strokes: Iterable[Stroke], colours: PatientColours, unit: float
) -> None:
    """The lines of the clinician's pen, in the views that show them."""
    shown = {cell.view: cell for cell in cells}
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for stroke in strokes:
        cell = shown.get(stroke.view)
        if cell is None:
            continue
        line = QPolygonF([QPointF(*cell.to_canvas(*point)) for point in stroke.points])
        for pen in (round_pen(colours.ring, 10 * unit, 0.7), round_pen(colours.pen, 6 * unit)):
            painter.setPen(pen)
            if len(stroke.points) == 1:
                painter.drawPoint(line.at(0))
            else:
                painter.drawPolyline(line)


def draw_way(
    painter: QPainter,
    to_widget: QTransform,
    scene: FigureScene,
    colours: PatientColours,
    unit: float,
    progress: float | None,
) -> None:
    """The line from the skin to the low back, with sparks on it that move, or stand still without a progress."""
    if scene.way is None:
        return
    way = to_widget.map(scene.way)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if scene.spine is not None:
        low, high = (to_widget.map(QPointF(scene.spine, y)) for y in SPINE)
        dotted = round_pen(colours.place, 9 * unit, 0.4)
        dotted.setDashPattern([0.01, 1.55])
        painter.setPen(dotted)
        painter.drawLine(low, high)
    for pen in (round_pen(colours.ring, 8 * unit, 0.75), round_pen(colours.accent, 4.5 * unit)):
        painter.setPen(pen)
        painter.drawPath(way)
    painter.setPen(QPen(QColor(colours.accent), 2.5 * unit))
    painter.setBrush(QColor(colours.ring))
    for share in _STILL if progress is None else _moving(progress):
        painter.drawEllipse(way.pointAtPercent(share), 6.5 * unit, 6.5 * unit)


def _moving(progress: float) -> Iterable[float]:
    """Three sparks, one behind the other, on the way at a time."""
    shares = (progress - lag for lag in (0.0, 0.09, 0.18))
    return [share for share in shares if 0.0 <= share <= 1.0]
