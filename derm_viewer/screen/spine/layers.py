"""Keeps what was drawn, at the screen's own resolution, so that a click or a moving pointer redraws little."""

from __future__ import annotations

from collections.abc import Callable, Hashable

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPaintEngine, QPainter, QPixmap, QTransform

from derm_viewer.screen.spine.brush import Scene
from derm_viewer.screen.spine.layout import Frame
from derm_viewer.screen.spine.shapes import SpineShapes


class Layers:
    """One kept picture for each name, renewed when its key, its place or the resolution changes."""

    def __init__(self) -> None:
        self._kept: dict[str, tuple[Hashable, QPixmap]] = {}

    def draw(
        self, painter: QPainter, name: str, key: Hashable, rect: QRectF, paint: Callable[[QPainter], None]
    ) -> None:
        """Draw what `paint` draws within `rect`. On paper and in files, which want lines, nothing is kept."""
        if painter.paintEngine().type() is not QPaintEngine.Type.Raster:
            paint(painter)
            return
        to_device = painter.deviceTransform()
        place = to_device.mapRect(rect).toAlignedRect()
        corner = to_device.inverted()[0].map(QPointF(place.topLeft()))
        # Relative to the pixels, for a widget may lie between two of them where a screen scales by a fraction.
        moved = to_device * QTransform.fromTranslate(-place.x(), -place.y())
        full = (key, place.width(), place.height(), *(round(each, 4) for each in (moved.m11(), moved.dx(), moved.dy())))
        kept = self._kept.get(name)
        if kept is None or kept[0] != full:
            kept = self._kept[name] = (full, _drawn(place.size(), moved, paint))
        painter.drawPixmap(corner, kept[1])


def _drawn(size: QSize, to_pixels: QTransform, paint: Callable[[QPainter], None]) -> QPixmap:
    picture = QPixmap(size)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setTransform(to_pixels)
    paint(painter)
    painter.end()
    picture.setDevicePixelRatio(to_pixels.m11())
    return picture


def in_mm(
    painter: QPainter,
    frame: Frame,
    paint: Callable[[QPainter, SpineShapes, Scene], None],
    shapes: SpineShapes,
    scene: Scene,
) -> None:
    """Let `paint` draw in the millimetres of a picture."""
    painter.save()
    painter.setTransform(frame.to_widget, combine=True)
    paint(painter, shapes, scene)
    painter.restore()
