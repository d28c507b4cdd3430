"""Paints the figure for the patient: bare skin with its shading, one strip in the accent, an area in a soft tint."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QLinearGradient, QPainter, QPainterPath, QPen

from derm_viewer.body.atlas import Atlas, Region
from derm_viewer.body.model import ABOVE_WAIST, CUT_SURFACE
from derm_viewer.screen.canvas.frames import FADE, is_detail
from derm_viewer.screen.canvas.layout import Box, Cell
from derm_viewer.screen.canvas.paint import CUT_SHADE, to_rect, transform_of
from derm_viewer.screen.canvas.paths import Paths
from derm_viewer.screen.canvas.pens import edge_pen
from derm_viewer.screen.canvas.picture import visible_sheet
from derm_viewer.screen.canvas.shading import Shading
from derm_viewer.screen.patient.colours import PatientColours
from derm_viewer.screen.patient.views import Placed
from derm_viewer.screen.theme import blend

_STRIP, _SOFT = 0.92, 0.42
"""How much of its colour covers the skin: of a strip at full strength, of a named area."""
_EDGE = 1.6


class Skin(NamedTuple):
    """What is coloured: the strip with its strength (0 to 1), and the named area."""

    strip: tuple[Region, ...] = ()
    strength: float = 1.0
    area: tuple[Region, ...] = ()

    @property
    def key(self) -> tuple[object, ...]:
        """What two equal pictures have in common."""
        return tuple(r.id for r in self.strip), self.strength, tuple(r.id for r in self.area)


class Body:
    """The body of one atlas; paths and shading are made once. The picture of it is kept until something changes."""

    def __init__(self, atlas: Atlas, folder: Path | None) -> None:
        """`folder` has the shading; None for a flat body."""
        self.atlas = atlas
        self.paths = Paths(atlas)
        self._shading = Shading(folder)
        self._kept: tuple[tuple[object, ...], QImage] | None = None

    def picture(self, size: QSize, ratio: float, placed: Placed, skin: Skin, colours: PatientColours) -> QImage:
        """The body on clear ground, `size` in the widget's pixels, `ratio` of the screen's to one of them."""
        key = (size.toTuple(), ratio, placed, skin.key, colours.theme)
        if self._kept is None or self._kept[0] != key:
            self._kept = (key, self._paint(size, ratio, placed, skin, colours))
        return self._kept[1]

    def forget(self) -> None:
        """Let go of the kept picture."""
        self._kept = None

    def _paint(self, size: QSize, ratio: float, placed: Placed, skin: Skin, colours: PatientColours) -> QImage:
        made = _clear(size, ratio)
        painter = QPainter(made)
        for cell in placed.cells:
            cut = cell is placed.near and not is_detail(cell.view)
            layer = _clear(size, ratio)
            self._paint_cell(layer, size, ratio, cell, cut, skin, colours)
            painter.drawImage(0, 0, layer)
        painter.end()
        made.setDevicePixelRatio(ratio)
        return made

    def _paint_cell(
        self, layer: QImage, size: QSize, ratio: float, cell: Cell, cut: bool, skin: Skin, colours: PatientColours
    ) -> None:
        theme = colours.theme
        shape = self.paths.skin(cell.view, not cut)
        painter = QPainter(layer)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.scale(ratio, ratio)
        painter.setClipRect(to_rect(cell.box))
        painter.save()
        painter.setTransform(transform_of(cell), True)
        painter.fillPath(shape, QColor(theme.body_light))
        cut_colour = QColor(blend(theme.body_dark, theme.body_light, CUT_SHADE))
        for area in self.atlas.of(view=cell.view, kind="area"):
            if area.name == CUT_SURFACE:
                painter.fillPath(self.paths.region(area), cut_colour)
        tint, strip = self._union(cell.view, skin.area), self._union(cell.view, skin.strip)
        painter.setClipPath(shape, Qt.ClipOperation.IntersectClip)
        painter.fillPath(tint, QColor(blend(colours.soft, theme.body_light, _SOFT)))
        painter.fillPath(strip, QColor(blend(colours.accent, theme.body_light, _STRIP * skin.strength)))
        painter.restore()
        self._shade(painter, size, ratio, cell, shape, colours)
        painter.setTransform(transform_of(cell), True)
        self._draw_edges(painter, cell, cut, (tint, strip), skin, colours, ratio)
        if cut:
            _fade(painter, cell)
        painter.end()

    def _draw_edges(
        self,
        painter: QPainter,
        cell: Cell,
        cut: bool,
        shapes: tuple[QPainterPath, QPainterPath],
        skin: Skin,
        colours: PatientColours,
        ratio: float,
    ) -> None:
        theme, (area, strip) = colours.theme, shapes
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(edge_pen(theme, ratio))
        painter.drawPath(self.paths.outline(cell.view, not cut))
        for path, colour, strength in ((area, colours.soft, 0.7), (strip, colours.accent, 0.35 + 0.65 * skin.strength)):
            edge = QColor(blend(theme.body_dark, colour, 0.25))
            edge.setAlphaF(strength)
            pen = QPen(edge, _EDGE * ratio)
            pen.setCosmetic(True)
            painter.setPen(pen)
            painter.drawPath(path)

    def _shade(
        self, painter: QPainter, size: QSize, ratio: float, cell: Cell, shape: QPainterPath, colours: PatientColours
    ) -> None:
        visible = visible_sheet(cell, size.width(), size.height())
        if visible is None:
            return
        if self._shading.wants_fine(cell.view, cell.scale * ratio):
            self._shading.load_fine(cell.view)
        veil = self._shading.veil(cell, visible, ratio, colours.theme)
        if veil is None:
            return
        painter.save()
        painter.setClipPath(transform_of(cell).map(shape), Qt.ClipOperation.IntersectClip)
        painter.resetTransform()
        painter.drawImage(veil.corner, veil.image)
        painter.restore()

    def _union(self, view: str, regions: Sequence[Region]) -> QPainterPath:
        """The regions of a view in one path, without the lines between them."""
        path = QPainterPath()
        path.setFillRule(Qt.FillRule.WindingFill)
        for region in regions:
            if region.view == view:
                path.addPath(self.paths.edge(region))
        return path.simplified() if path.elementCount() else path

    def across(self, view: str, y: float, side: str | None = None) -> tuple[float, float] | None:
        """The least and greatest x of the mapped body (of one side) at a height of the sheet; None for none."""
        spans = []
        for area in self.atlas.of(view=view, kind="area"):
            if area.name in ABOVE_WAIST or (side is not None and area.side != side):
                continue
            if area.box is None or area.box[1] <= y <= area.box[3]:
                band = QPainterPath()
                band.addRect(QRectF(-1e4, y - 0.4, 2e4, 0.8))
                cut = self.paths.region(area).intersected(band).boundingRect()
                if not cut.isEmpty():
                    spans.append((cut.left(), cut.right()))
        return (min(a for a, _ in spans), max(b for _, b in spans)) if spans else None


def _clear(size: QSize, ratio: float) -> QImage:
    made = QImage(round(size.width() * ratio), round(size.height() * ratio), QImage.Format.Format_ARGB32_Premultiplied)
    made.fill(Qt.GlobalColor.transparent)
    return made


def _fade(painter: QPainter, cell: Cell) -> None:
    """Let a cut body fade out above the waist."""
    box: Box = cell.crop
    gradient = QLinearGradient(QPointF(0, box.y1), QPointF(0, box.y1 - FADE))
    gradient.setColorAt(0.06, QColor(0, 0, 0, 0))
    gradient.setColorAt(1, QColor(0, 0, 0, 255))
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_DestinationIn)
    painter.fillRect(QRectF(box.x0 - 2, box.y0 - 2, box.width + 4, box.height + 4), gradient)
