"""What is drawn over the picture at every repaint: the answer's place, the keyboard's crosshair, the ring of focus."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from derm_viewer.screen.theme import Theme


def marker_rect(at: QPointF, unit: float) -> QRectF:
    """What `draw_marker` may touch; `unit` is the font's height in pixels."""
    reach = unit * 1.0 + 3
    return QRectF(at.x() - reach, at.y() - reach, 2 * reach, 2 * reach)


def draw_marker(painter: QPainter, at: QPointF, unit: float, theme: Theme) -> None:
    """A ring and a dot at the answer's place."""
    ring = QColor(theme.ring)
    ring.setAlphaF(0.75)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(ring, 3.6))
    painter.drawEllipse(at, unit * 0.92, unit * 0.92)
    painter.setPen(QPen(QColor(theme.marker), 2.0))
    painter.drawEllipse(at, unit * 0.92, unit * 0.92)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(theme.ring))
    painter.drawEllipse(at, unit * 0.48, unit * 0.48)
    painter.setBrush(QColor(theme.marker))
    painter.drawEllipse(at, unit * 0.31, unit * 0.31)


def crosshair_rect(at: QPointF, unit: float) -> QRectF:
    """What `draw_crosshair` may touch."""
    reach = unit * 1.5 + 4
    return QRectF(at.x() - reach, at.y() - reach, 2 * reach, 2 * reach)


def draw_crosshair(painter: QPainter, at: QPointF, unit: float, theme: Theme) -> None:
    """Four strokes that point at a place and leave the place itself free."""
    for colour, width in ((QColor(theme.ring), 4.6), (QColor(theme.focus), 2.2)):
        painter.setPen(QPen(colour, width, c=Qt.PenCapStyle.RoundCap))
        for x, y in ((1, 0), (-1, 0), (0, 1), (0, -1)):
            step = QPointF(x, y)
            painter.drawLine(at + step * (unit * 0.55), at + step * (unit * 1.4))


def draw_focus(painter: QPainter, width: float, height: float, theme: Theme) -> None:
    """The ring that shows where the keyboard is."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(QColor(theme.focus), 2.0))
    painter.drawRoundedRect(QRectF(2, 2, width - 4, height - 4), 6, 6)
