"""What both spine pictures share in painting: pens in pixels, shaded bone, and how a root looks when lit or not."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QLinearGradient, QPainter, QPainterPath, QPen

from derm_viewer.screen.spine.colours import SpineColours
from derm_viewer.screen.spine.lit import Lit, Side
from derm_viewer.screen.spine.picture import Fade
from derm_viewer.screen.spine.words import Thing
from derm_viewer.screen.theme import Theme, blend


class Scene(NamedTuple):
    """What decides how a picture looks now. `scale` is pixels per millimetre; `plain`: all roots have their colours."""

    theme: Theme
    colours: SpineColours
    lit: Lit
    pointed: Thing | None
    scale: float
    plain: bool

    def pen(self, colour: str | QColor, pixels: float, mm: float = 0.0) -> QPen:
        """A round pen at least so many pixels and so many millimetres wide."""
        pen = QPen(QColor(colour), max(pixels / self.scale, mm))
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        return pen

    def root_colour(self, root: str, side: Side) -> str:
        """A root's own colour while nothing is lit or it is lit itself, a calm tint otherwise."""
        if self.plain:
            return self.theme.root(root)
        strength = self.lit.strength(root, side)
        if not strength:
            return self.colours.nerve
        return self.theme.root(root) if strength > 0.9 else blend(self.theme.root(root), self.colours.nerve, 0.75)


def stroke(painter: QPainter, path: QPainterPath, pen: QPen) -> None:
    """Draw along a path."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(pen)
    painter.drawPath(path)


def fill(painter: QPainter, path: QPainterPath, brush: QBrush | QColor, pen: QPen | None = None) -> None:
    """Fill a path, with a line round it if there is a pen."""
    painter.setBrush(brush)
    painter.setPen(pen if pen is not None else QPen(Qt.PenStyle.NoPen))
    painter.drawPath(path)


def dot(painter: QPainter, at: QPointF, radius: float, colour: str, pen: QPen) -> None:
    """A round spot."""
    painter.setBrush(QColor(colour))
    painter.setPen(pen)
    painter.drawEllipse(at, radius, radius)


def faded(colour: str, alpha: float) -> QColor:
    """A colour that lets through what lies below it; 1 lets nothing through."""
    made = QColor(colour)
    made.setAlphaF(alpha)
    return made


def rounded(colour: str, edge: str, box: QRectF, alpha: float) -> QBrush:
    """A brush that makes a shape look round: darker towards its left and right ends."""
    made = QLinearGradient(box.left(), 0, box.right(), 0)
    for place, share in ((0.0, 0.36), (0.16, 0.08), (0.4, 0.0), (0.6, 0.0), (0.84, 0.08), (1.0, 0.36)):
        made.setColorAt(place, faded(blend(edge, colour, share), alpha))
    return QBrush(made)


def fall(colour: str, box: QRectF, alpha: float, fade: Fade) -> QBrush:
    """A brush that fades out towards the top ("up") or the bottom ("down") of a box."""
    made = QLinearGradient(0, box.top(), 0, box.bottom())
    for place, share in ((0.0, alpha), (0.45, alpha), (1.0, 0.0)):
        made.setColorAt(place if fade == "down" else 1.0 - place, faded(colour, share))
    return QBrush(made)
