"""What the pointer and the keyboard point at, and the drawing of everything that lies over the picture."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter, QRegion

from derm_viewer.body.atlas import Region, Spot
from derm_viewer.body.model import CUT_SURFACE
from derm_viewer.screen.canvas.hover import Finder, HoverInfo, key_point_words
from derm_viewer.screen.canvas.overlay import (
    crosshair_rect,
    draw_crosshair,
    draw_hover,
    draw_marker,
    hover_rect,
    marker_rect,
)
from derm_viewer.screen.canvas.paint import to_rect
from derm_viewer.screen.canvas.stage import Stage
from derm_viewer.screen.canvas.steps import Stop, Stops, first_stop, next_stop


class Probe:
    """Follows the pointer and the crosshair over a stage. `info` is what it points at, `told` what was last said."""

    def __init__(self, stage: Stage) -> None:
        self._stage = stage
        self._finder = Finder(stage.atlas, stage.paths)
        self._stops = Stops(stage.atlas)
        self._area: Region | None = None
        self.stop: Stop | None = None
        self.info: HoverInfo | None = None
        self.told: HoverInfo | None = None

    def forget(self) -> None:
        """The picture has moved: nothing is hovered until the pointer moves again."""
        self._area = None

    def look_at(self, at: QPointF | None) -> list[QRectF]:
        """Follow the pointer; returns what must be drawn again."""
        stage = self._stage
        before = self._area_rect()
        self._area, self.info = None, None
        cell = None if at is None else stage.seen.cell_at(at.x(), at.y())
        if at is not None and cell is not None:
            x, y = cell.to_sheet(at.x(), at.y())
            self.info = self._finder.describe(cell.view, x, y, stage.shown_maps(), stage.nerves)
            self._area = self._finder.area_at(cell.view, x, y) if self.info else None
            dot = self._dot_at(at)
            if dot is not None:
                self.info = HoverInfo(key_point_words(dot))
        after = self._area_rect()
        return [] if before == after else [before, after]

    @property
    def finder(self) -> Finder:
        """What lies under a point of the sheet."""
        return self._finder

    @property
    def stops(self) -> Stops:
        """Where the crosshair can stand."""
        return self._stops

    def next(self, ahead: tuple[int, int]) -> Stop | None:
        """The next area in a direction from the crosshair, or from the answer's place; the first one without both.

        None at the edge.
        """
        stops, at = self._stops.shown(self._stage.seen), self.stop_at() or self._stage.marker_at()
        return first_stop(stops) if at is None or ahead == (0, 0) else next_stop(stops, at.x(), at.y(), ahead)

    def stop_in(self, view: str | None, area: str | None, side: str | None) -> Stop | None:
        """The stop in an area of a view; None where it has none."""
        regions = self._stage.atlas.of(view=view, kind="area") if view is not None else ()
        ids = {region.id for region in regions if (region.name, region.side) == (area, side)}
        return next((stop for stop in self._stops.of(view) if stop.area in ids), None) if view is not None else None

    def turn(self, by: int) -> Stop | None:
        """The first area of the next view (1) or of the one before (-1); after the last view comes the first."""
        views = [cell.view for cell in self._stage.seen.cells if self._stops.of(cell.view)]
        if not views:
            return None
        here = self.stop.view if self.stop is not None and self.stop.view in views else views[-1 if by > 0 else 0]
        view = views[(views.index(here) + by) % len(views)]
        return first_stop([entry for entry in self._stops.shown(self._stage.seen) if entry[0].view == view])

    def stand_on(self, stop: Stop | None) -> list[QRectF]:
        """Put the crosshair on a stop, or take it away; returns what must be drawn again."""
        stage = self._stage
        if stop is not None:
            self.info = self._finder.describe(stop.view, stop.x, stop.y, stage.shown_maps(), stage.nerves)
        before, self.stop = self.stop_at(), stop
        return [crosshair_rect(at, self._stage.mark_unit) for at in (before, self.stop_at()) if at is not None]

    def stop_at(self) -> QPointF | None:
        """Where the crosshair is on the canvas."""
        return None if self.stop is None else self._stage.to_canvas(self.stop.x, self.stop.y)

    def skin_at(self, at: QPointF) -> tuple[float, float] | None:
        """The sheet point under a point of the canvas, where that is skin; None beside the body and on a cut."""
        cell = self._stage.seen.cell_at(at.x(), at.y())
        if cell is None:
            return None
        x, y = cell.to_sheet(at.x(), at.y())
        area = self._finder.area_at(cell.view, x, y)
        return None if area is None or area.name == CUT_SURFACE else (x, y)

    def tip_at(self, at: QPointF) -> str:
        """The name of the key point under the pointer."""
        dot = self._dot_at(at)
        return "" if dot is None else key_point_words(dot)

    def marker_rect(self) -> QRectF:
        """What the answer's marker covers."""
        at = self._stage.marker_at()
        return QRectF() if at is None else marker_rect(at, self._stage.mark_unit)

    def draw_hover(self, painter: QPainter, exposed: QRectF) -> None:
        """Draw the hovered area."""
        if self._area is not None and exposed.intersects(self._area_rect()):
            cell = self._stage.cell_of_view(self._area.view)
            if cell is not None:
                painter.save()
                painter.setClipRect(to_rect(cell.box))
                draw_hover(painter, cell, self._stage.paths.region(self._area), self._stage.theme)
                painter.restore()

    def draw_marks(self, painter: QPainter, exposed: QRegion) -> None:
        """Draw names, key points, the answer's marker and the crosshair where they touch the exposed part."""
        stage = self._stage
        for shown in stage.shown:
            if exposed.intersects(shown.box):
                painter.drawPixmap(shown.corner, stage.sprites.of(shown.mark))
        at = stage.marker_at()
        if at is not None and exposed.intersects(marker_rect(at, stage.mark_unit).toAlignedRect()):
            draw_marker(painter, at, stage.mark_unit, stage.theme)
        at = self.stop_at()
        if at is not None and exposed.intersects(crosshair_rect(at, stage.mark_unit).toAlignedRect()):
            draw_crosshair(painter, at, stage.mark_unit, stage.theme)

    def draw_words(self, painter: QPainter, exposed: QRegion, height: float) -> None:
        """Draw titles and legend where they touch the exposed part."""
        stage = self._stage
        stage.captions.paint_titles(painter, stage.seen.groups, stage.seen.width, exposed, stage.whole_body)
        place = self.legend_rect(height)
        if exposed.intersects(place.toAlignedRect()):
            stage.captions.paint_legend(painter, place, stage.legend, stage.camera.zoom > 1.0)

    def legend_rect(self, height: float) -> QRectF:
        """Where the legend stands at the foot of a canvas of this height."""
        stage = self._stage
        wide = stage.seen.width - 2 * stage.unit
        high = stage.captions.legend_height(stage.legend, wide)
        return QRectF(stage.unit, height - high - stage.unit * 0.45, wide, high)

    def _dot_at(self, at: QPointF) -> Spot | None:
        found = (s.mark.spot for s in self._stage.shown if s.mark.spot is not None and s.rect.contains(at))
        return next(found, None)

    def _area_rect(self) -> QRectF:
        if self._area is None:
            return QRectF()
        cell = self._stage.cell_of_view(self._area.view)
        return QRectF() if cell is None else hover_rect(cell, self._stage.paths.region(self._area))
