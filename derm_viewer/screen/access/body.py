"""The body for a screen reader: its views, in each the areas in reading order, and the regions of the one map drawn.

An area's name says what the maps give at its middle, which is what pressing it answers about, as Enter does.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QAccessible

from derm_viewer.body.atlas import Region
from derm_viewer.consult.consult import ALL_MAPS, DIFFERENCES
from derm_viewer.consult.spoken import side_word
from derm_viewer.screen.access.body_words import agreed, in_reading_order
from derm_viewer.screen.access.node import Part, Whole, part_at
from derm_viewer.screen.canvas.body_canvas import BodyCanvas
from derm_viewer.screen.canvas.frames import Words as Captions
from derm_viewer.screen.canvas.frames import is_foot, words_of
from derm_viewer.screen.canvas.labels import heart, rows_of
from derm_viewer.screen.canvas.legend import titled
from derm_viewer.screen.canvas.paint import to_rect
from derm_viewer.screen.canvas.steps import Stop

LINE_CM = 2.5
"""Areas whose middles lie at most so many sheet centimetres below the first one of a line are read with it."""
Words = Mapping[str, str]
"""Those of "body" in `resources/words/access.json`."""


class Surface(Part):
    """A region of the sheet in one view, with a point well inside it."""

    def __init__(self, body: BodyWhole, above: ViewPart, region: Region, middle: tuple[float, float]) -> None:
        super().__init__(body.canvas, above, QAccessible.Role.ListItem)
        self.body, self.region, self.middle = body, region, middle
        self._bounds = region.box or (*middle, *middle)

    def place(self) -> QRect:
        cell = self.body.canvas.stage.cell_of_view(self.region.view)
        if cell is None:
            return QRect()
        (left, below), (right, above) = cell.to_canvas(*self._bounds[:2]), cell.to_canvas(*self._bounds[2:])
        box = to_rect(cell.box)
        seen = QRectF(left, above, right - left, below - above).normalized().intersected(box)
        return seen.toRect().intersected(self.body.canvas.rect())

    def stands(self) -> bool:
        return self.body.shows(self)

    def can_press(self) -> bool:
        return True

    def press(self) -> None:
        self.body.canvas.point_clicked.emit(*self.middle)


class AreaPart(Surface):
    """An area of the body."""

    @property
    def stop(self) -> Stop:
        """Where the keyboard stands on it."""
        return Stop(self.region.view, self.region.id, *self.middle)

    def name(self) -> str:
        stage, region = self.body.canvas.stage, self.region
        title = region.title or region.name.replace("_", " ")
        name = title if region.side == "midline" else f"{region.side} {title}"
        if stage.atlas.words is not None:
            name = stage.atlas.words.sided(region)
        maps = [stage.atlas.map(map_id) for map_id in stage.shown_maps()]
        finder, at = self.body.canvas.probe.finder, self.middle
        read = [(titled(info), finder.root_at(region.view, info.id, *at)) for info in maps]
        return self.body.words["area"].format(name=name, agreed=agreed(read, self.body.words))

    def description(self) -> str:
        return self.body.words["press"]

    def flags(self, state: QAccessible.State) -> None:
        state.focusable = state.selectable = True
        stop, canvas = self.body.canvas.probe.stop, self.body.canvas
        state.focused = stop is not None and stop.area == self.region.id and canvas.hasFocus()
        place = canvas.stage.answer.place if canvas.stage.answer is not None else None
        mine = (self.region.view, self.region.name, self.region.side)
        state.selected = place is not None and (place.view, place.area, place.side) == mine

    def focus(self) -> bool:
        self.body.canvas.setFocus(Qt.FocusReason.OtherFocusReason)
        self.body.canvas.stand_on(self.stop)
        return True


class RegionPart(Surface):
    """A dermatome of the one map that is drawn."""

    def name(self) -> str:
        info = self.body.canvas.stage.atlas.map(self.region.map or "")
        side = "" if self.region.side == "midline" else side_word(self.region.side)
        return self.body.words["region"].format(side=side, root=self.region.root, map=titled(info)).strip()

    def stands(self) -> bool:
        return super().stands() and self.body.canvas.stage.shown_map == self.region.map

    def flags(self, state: QAccessible.State) -> None:
        lit = [one.root for one in self.body.canvas.stage.lits() if one.side == self.region.side]
        state.selectable = True
        state.selected = self.region.root in lit


class ViewPart(Part):
    """One view. With one map drawn its regions follow the areas."""

    def __init__(self, body: BodyWhole, view: str) -> None:
        super().__init__(body.canvas, body, QAccessible.Role.List)
        self.body, self.view = body, view
        self._areas: dict[bool, list[Part]] = {}
        self._regions: dict[str, list[Part]] = {}

    def name(self) -> str:
        words = self._captions()
        return f"{words.title}, {words.middle}" if is_foot(self.view) and words.middle else words.title

    def description(self) -> str:
        words = self._captions()
        edges = self.body.words["edges"].format(left=words.at_left, right=words.at_right)
        return edges if words.at_left else ""

    def _captions(self) -> Captions:
        """The words over the view; drawn as in a mirror, they say so."""
        stage = self.body.canvas.stage
        return words_of(self.view, stage.whole_body, mirrored=self._flipped())

    def _flipped(self) -> bool:
        cell = self.body.canvas.stage.cell_of_view(self.view)
        return cell is not None and cell.flip

    def place(self) -> QRect:
        cell = self.body.canvas.stage.cell_of_view(self.view)
        if cell is None:
            return QRect()
        box = to_rect(cell.box)
        return box.toRect().intersected(self.body.canvas.rect())

    def stands(self) -> bool:
        return self.body.canvas.stage.cell_of_view(self.view) is not None

    def parts(self) -> Sequence[Part]:
        if not self.stands():
            return ()
        shown = self.body.canvas.stage.shown_map
        return [*self.areas(), *([] if shown in (ALL_MAPS, DIFFERENCES) else self._of_map(shown))]

    def areas(self) -> list[Part]:
        """The areas in reading order, which is another one in a mirror."""
        flip = self._flipped()
        if flip not in self._areas:
            made = next(iter(self._areas.values()), None) or self._made_areas()
            self._areas[flip] = self._in_order(made)
        return self._areas[flip]

    def _made_areas(self) -> list[Part]:
        atlas = self.body.canvas.stage.atlas
        regions = {region.id: region for region in atlas.of(view=self.view, kind="area")}
        stops = self.body.canvas.probe.stops.of(self.view)
        return [AreaPart(self.body, self, regions[stop.area], (stop.x, stop.y)) for stop in stops]

    def _in_order(self, parts: Sequence[Part]) -> list[Part]:
        sign = -1 if self._flipped() else 1
        places = [(sign * part.middle[0], -part.middle[1]) for part in parts if isinstance(part, Surface)]
        line = LINE_CM * self.body.canvas.stage.atlas.view(self.view).scale
        return [parts[at] for at in in_reading_order(places, line)]

    def _of_map(self, map_id: str) -> list[Part]:
        if map_id not in self._regions:
            atlas = self.body.canvas.stage.atlas
            regions = [one for one in atlas.of(view=self.view, kind="dermatome", map=map_id) if one.polygons]
            middles = [heart(rows_of(one.polygons)) for one in regions]
            found = [(one, middle) for one, middle in zip(regions, middles, strict=True) if middle is not None]
            self._regions[map_id] = [RegionPart(self.body, self, *one) for one in found]
        return self._in_order(self._regions[map_id])

    def asked(self) -> list[Part]:
        """Every part that was ever asked for."""
        return [*next(iter(self._areas.values()), ()), *(part for parts in self._regions.values() for part in parts)]


class BodyWhole(Whole):
    """The body. It follows the canvas: another leg, the whole body, another map."""

    def __init__(self, canvas: BodyCanvas, words: Words) -> None:
        super().__init__(canvas, QAccessible.Role.Grouping)
        self.canvas, self.words = canvas, words
        self._views: dict[str, ViewPart] = {}
        self._of = canvas.stage.atlas
        canvas.stood.connect(self.tell_focus)
        canvas.redrawn.connect(self._on_redrawn)

    def parts(self) -> Sequence[Part]:
        return self.views()

    def views(self) -> list[ViewPart]:
        """The views that are shown."""
        if self.canvas.stage.atlas is not self._of:
            self._of, self._views = self.canvas.stage.atlas, {}
            self.drop()
        for cell in self.canvas.stage.seen.cells:
            if cell.view not in self._views:
                self._views[cell.view] = ViewPart(self, cell.view)
        return [self._views[cell.view] for cell in self.canvas.stage.seen.cells]

    def shows(self, part: Surface) -> bool:
        """Whether a surface belongs to the body map and the views that are shown now."""
        view = self._views.get(part.region.view)
        return view is part.above and self.canvas.stage.atlas is self._of and view.stands()

    def focused(self) -> Part | None:
        stop = self.canvas.probe.stop
        if stop is None:
            return None
        view = next((one for one in self.views() if one.view == stop.view), None)
        areas = view.areas() if view is not None else []
        return next((one for one in areas if isinstance(one, AreaPart) and one.region.id == stop.area), None)

    def childAt(self, x: int, y: int) -> Part | None:  # type: ignore[override]
        at = QPoint(x, y)
        view = part_at(self.views(), at)
        if not isinstance(view, ViewPart):
            return None
        spot = self.canvas.sheet_at(QPointF(self.canvas.mapFromGlobal(at)))
        area = None if spot is None else self.canvas.probe.finder.area_at(view.view, *spot)
        mine = (one for one in view.areas() if isinstance(one, AreaPart) and area is not None)
        return next((one for one in mine if area is not None and one.region.id == area.id), view)

    def _on_redrawn(self) -> None:
        """Other maps: every area that was asked for is called otherwise now."""
        made = [part for view in self.views() for part in view.asked() if part.stands()]
        self.tell_names(made)
