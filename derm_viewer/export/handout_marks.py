"""The few drawn things on the handout that are no text: the frame round the help, its sign, the bullets."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPolygonF

from derm_viewer.export.flow import POINT
from derm_viewer.export.sheet import LINE

_LINE = 2.2 * POINT
_ROUND = 5 * POINT
_GROUND = "#F3F6F9"


def frame(painter: QPainter, box: QRectF, band: float, colour: str) -> None:
    """A frame of a strong line whose uppermost `band` is filled."""
    painter.save()
    half = _LINE / 2
    inner = box.adjusted(half, half, -half, -half)
    whole, upper = QPainterPath(), QPainterPath()
    whole.addRoundedRect(inner, _ROUND, _ROUND)
    upper.addRect(QRectF(box.left(), box.top(), box.width(), band))
    painter.fillPath(whole.intersected(upper), QColor(colour))
    painter.strokePath(whole, QPen(QColor(colour), _LINE))
    painter.restore()


def sign(painter: QPainter, corner: QPointF, side: float, colour: str) -> None:
    """A white warning triangle with its mark in `colour`, in a square of this side."""
    painter.save()
    painter.translate(corner)
    painter.scale(side / 100, side / 100)
    triangle = QPolygonF([QPointF(50, 12), QPointF(94, 86), QPointF(6, 86)])
    white = QColor("#FFFFFF")
    painter.setPen(QPen(white, 8, j=Qt.PenJoinStyle.RoundJoin))
    painter.setBrush(white)
    painter.drawPolygon(triangle)
    painter.setPen(QPen(QColor(colour), 10, c=Qt.PenCapStyle.RoundCap))
    painter.drawLine(QPointF(50, 40), QPointF(50, 60))
    painter.drawLine(QPointF(50, 75), QPointF(50, 75.5))
    painter.restore()


def dot(painter: QPainter, middle: QPointF, radius: float, colour: str) -> None:
    """A bullet."""
    painter.save()
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colour))
    painter.drawEllipse(middle, radius, radius)
    painter.restore()


def panel(painter: QPainter, box: QRectF) -> None:
    """A quiet ground, so light that it costs no ink to speak of, with a line round it."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(LINE), 0.8 * POINT))
    painter.setBrush(QColor(_GROUND))
    painter.drawRoundedRect(box, _ROUND, _ROUND)
    painter.restore()
