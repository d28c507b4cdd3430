"""What the pointer and the keyboard point at, and the drawing of everything that lies over the picture."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRect, QRectF
from PySide6.QtGui import QPainter

from derm_viewer.body.model import CUT_SURFACE
from derm_viewer.screen.canvas.hover import Finder, HoverInfo, key_point_words
from derm_viewer.screen.canvas.lift import Lift, LiftPainter, Lifts
from derm_viewer.screen.canvas.overlay import crosshair_rect, draw_crosshair, draw_marker, marker_rect
from derm_viewer.screen.canvas.stage import Stage
from derm_viewer.screen.canvas.steps import Stop, Stops, first_stop, next_stop
from derm_viewer.screen.canvas.touched import Touched
from derm_viewer.screen.theme import Theme

_Pin = tuple[QRect, Callable[[QPainter, QPointF, float, Theme], None], QPointF, float]
"""What drawing a sign may touch, how it is drawn, where, and in which size."""


class Probe:
    """Follows the pointer and the crosshair over a stage.

    `at` is where the pointer was last, None once the crosshair was moved; `info` what is pointed at, `told` what was
    last said.
    """

    def __init__(self, stage: Stage) -> None:
        self._stage = stage
        self._finder = Finder(stage.atlas, stage.paths)
        self._stops = Stops(stage.atlas)
        self._lifts = Lifts(stage.paths)
        self._lift: Lift | None = None
        self._lifter: LiftPainter | None = None
        self._touched = Touched()
        self._pins: tuple[object, list[_Pin]] = (None, [])
        self._legend: tuple[object, QRectF] = (None, QRectF())
        self.stop: Stop | None = None
        self.at: QPointF | None = None
        self.info: HoverInfo | None = None
        self.told: HoverInfo | None = None

    def forget(self) -> None:
        """The picture has moved: nothing is hovered until the pointer moves again."""
        self._lift = None

    def begin_anew(self) -> None:
        """Another person: nothing is pointed at, and nothing is kept of what was."""
        self.stand_on(None)
        self.look_at(None)
        self.told = None
        self._pins, self._legend = (None, []), (None, QRectF())
        self._finder.forget()

    def look_at(self, at: QPointF | None) -> list[QRect]:
        """Follow the pointer; returns what must be drawn again: nothing while it stays on one area."""
        stage, before = self._stage, self._lift
        self._lift, self.info, self.at = None, None, at
        cell = None if at is None else stage.seen.cell_at(at.x(), at.y())
        if at is not None and cell is not None:
            x, y = cell.to_sheet(at.x(), at.y())
            area, self.info = self._finder.look(cell.view, x, y, stage.shown_maps(), stage.nerves)
            if area is not None:
                self._lift = self._lifts.of(area, cell)
            dot = self._touched.dot(stage.shown, at)
            if dot is not None:
                self.info = HoverInfo(key_point_words(dot))
        return [] if before is self._lift else [lift.rect for lift in (before, self._lift) if lift is not None]

    @property
    def words(self) -> str:
        """What is pointed at in words; "" for nothing."""
        return "" if self.info is None else self.info.text

    @property
    def lifted(self) -> QRect:
        """What the hovered area covers; empty without one."""
        return QRect() if self._lift is None else self._lift.rect

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
            self.at = None
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
        dot = self._touched.dot(self._stage.shown, at)
        return "" if dot is None else key_point_words(dot)

    def marker_rect(self) -> QRectF:
        """What the answer's marker covers."""
        at = self._stage.marker_at()
        return QRectF() if at is None else marker_rect(at, self._stage.mark_unit)

    def signs(self, height: float) -> tuple[tuple[QRectF, object], ...]:
        """What shows the present answer: the marker, the legend, the lit regions; where, and what it depends on."""
        stage = self._stage
        return (self.marker_rect(), None), (self.legend_rect(height), stage.legend), (QRectF(), stage.lits())

    def draw_hover(self, painter: QPainter, exposed: QRect) -> None:
        """Draw the hovered area where it touches the exposed part."""
        if self._lift is None or not exposed.intersects(self._lift.rect):
            return
        theme = self._stage.theme
        if self._lifter is None or self._lifter.theme is not theme:
            self._lifter = LiftPainter(theme)
        self._lifter.paint(painter, self._lift)

    def draw_marks(self, painter: QPainter, exposed: QRect) -> None:
        """Draw names, key points, the answer's marker and the crosshair where they touch the exposed part."""
        stage = self._stage
        for shown in self._touched.marks(stage.shown, exposed):
            painter.drawPixmap(shown.corner, stage.sprites.of(shown.mark))
        for place, draw, at, unit in self._pinned():
            if exposed.intersects(place):
                draw(painter, at, unit, stage.theme)

    def _pinned(self) -> list[_Pin]:
        """The answer's marker and the crosshair; found once for each answer, stop, layout and size of the text."""
        stage = self._stage
        now = (stage.answer, self.stop, stage.seen, stage.captions)
        if self._pins[0] != now:
            unit, marker, stop = stage.mark_unit, stage.marker_at(), self.stop_at()
            pins: list[_Pin] = []
            if marker is not None:
                pins.append((marker_rect(marker, unit).toAlignedRect(), draw_marker, marker, unit))
            if stop is not None:
                pins.append((crosshair_rect(stop, unit).toAlignedRect(), draw_crosshair, stop, unit))
            self._pins = (now, pins)
        return self._pins[1]

    def draw_words(self, painter: QPainter, exposed: QRect, height: float) -> None:
        """Draw titles and legend where they touch the exposed part."""
        stage = self._stage
        stage.captions.paint_titles(painter, stage.seen.groups, stage.seen.width, exposed, stage.whole_body)
        place = self.legend_rect(height)
        if exposed.bottom() >= place.y() - 1 and exposed.intersects(place.toAlignedRect()):
            stage.captions.paint_legend(painter, place, stage.legend, stage.camera.zoom > 1.0)

    def legend_rect(self, height: float) -> QRectF:
        """Where the legend stands at the foot of a canvas of this height."""
        stage = self._stage
        shown = (stage.answer, stage.pointed, stage.shown_map, stage.added, stage.root, stage.nerves, stage.marked)
        now = (height, stage.seen.width, stage.captions, *shown)  # every repaint asks
        if self._legend[0] != now:
            wide = stage.seen.width - 2 * stage.unit
            high = stage.captions.legend_height(stage.legend, wide)
            self._legend = now, QRectF(stage.unit, height - high - stage.unit * 0.45, wide, high)
        return self._legend[1]
