"""The marked body on a sheet: whoever has it paints it; here it gets its place and its sharpness."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QPainter

_DOTS_PER_INCH = 300
_MOST_PIXELS = 10_000


class MarkedFigure(NamedTuple):
    """A figure that can be painted at any size.

    `paint` paints it on a painter whose coordinates are those of `box` (left, top, width, height); it is called once
    for every output and must leave the painter as it was. PDF and SVG hold a picture of 300 dots per inch: PDF/A-1
    forbids transparency, and SVG knows no clipping here.
    """

    paint: Callable[[QPainter], None]
    box: tuple[float, float, float, float]

    def fit(self, width: float, height: float) -> tuple[float, float]:
        """The size that the figure has in a room of this size."""
        _, _, wide, high = self.box
        scale = min(width / wide, height / high)
        return wide * scale, high * scale

    def draw(self, painter: QPainter, target: QRectF, dots_per_unit: float | None) -> None:
        """Paint it into `target`. `dots_per_unit` of the painter, for a picture; None paints it straight."""
        if dots_per_unit is None:
            painter.save()
            try:
                painter.setClipRect(target)
                self._paint(painter, target)
            finally:
                painter.restore()
        else:
            painter.drawImage(target, self._picture(target, dots_per_unit))

    def _paint(self, painter: QPainter, target: QRectF) -> None:
        left, top, wide, high = self.box
        painter.translate(target.topLeft())
        painter.scale(target.width() / wide, target.height() / high)
        painter.translate(-left, -top)
        self.paint(painter)

    def _picture(self, target: QRectF, dots_per_unit: float) -> QImage:
        dots = min(dots_per_unit, _MOST_PIXELS / max(target.width(), target.height()))
        wide, high = (max(1, round(length * dots)) for length in (target.width(), target.height()))
        image = QImage(wide, high, QImage.Format.Format_RGB32)
        image.fill(Qt.GlobalColor.white)
        painter = QPainter(image)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        try:
            self._paint(painter, QRectF(0, 0, wide, high))
        finally:
            painter.end()
        return image


def print_dots(units_per_inch: float) -> float:
    """How many dots a unit gets in print."""
    return _DOTS_PER_INCH / units_per_inch
