"""The painted marks of one consultation, with undo: what each stroke makes of them, and the place it is answered for.

Plain memory: nothing of it is written down unless the consultation is saved.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import accumulate, pairwise
from math import dist
from typing import NamedTuple

from PySide6.QtCore import QObject, Signal
from shapely import MultiPolygon

from derm_viewer.body.atlas import Atlas
from derm_viewer.body.cover import Cover, CoverIndex, MarkError, Part, add, area_mark, erase, lasso, stroke, surface
from derm_viewer.body.model import Position
from derm_viewer.body.place import Place
from derm_viewer.clinic.answer import MarkedSkin
from derm_viewer.consult.consult import Consult
from derm_viewer.consult.history import History
from derm_viewer.consult.marks import Mark
from derm_viewer.consult.say import say_mark

_ENOUGH_CM2, _LEAST_CM2, _LEAST_SHARE = 1.0, 0.25, 0.1
"""An area is reached by so much skin on the picture, or by a little if it is such a share of what is painted: not by a
brushed edge, nor by what the eraser left.
"""
_MOST_TRIED = 40
"""So many points of a stroke are looked at to find one on the skin."""


class Surface(NamedTuple):
    """What is painted with one quality in one view: a valid surface of the sheet."""

    quality: str
    view: str
    shape: MultiPolygon


class Painted(NamedTuple):
    """All surfaces, with the place that was answered before they came to be, and the one that was answered then."""

    surfaces: tuple[Surface, ...] = ()
    before: Position | None = None
    place: Position | None = None


class Painting(QObject):
    """Marks of all views. A stroke that cannot be used is refused in one sentence, and what was painted stays.

    Coordinates are those of the sheet, lengths body centimetres. Signals: changed() when there are other marks;
    refused(str) with the sentence. `active` says that strokes are being painted now.
    """

    changed = Signal()
    refused = Signal(str)

    def __init__(
        self, atlas: Atlas, consult: Consult, locate: Callable[[float, float], Place], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._consult, self._locate = consult, locate
        self.active = False
        self._covered: dict[str, Cover | None]
        self._covered_of: tuple[Surface, ...]
        self._use(atlas)

    @property
    def surfaces(self) -> tuple[Surface, ...]:
        """What is painted; no entry is empty."""
        return self._history.now.surfaces

    @property
    def can_undo(self) -> bool:
        """Whether a change can be taken back."""
        return self._history.can_undo

    @property
    def can_redo(self) -> bool:
        """Whether an undone change can be made again."""
        return self._history.can_redo

    @property
    def known(self) -> tuple[Painted, ...]:
        """Everything that undo and redo can lead to, and what is painted now."""
        return self._history.known

    def stroke(self, view: str, points: Sequence[Position], radius_cm: float) -> None:
        """Paint along the points with the present quality."""
        self._attempt(lambda: self._add(view, stroke(points, radius_cm, self._atlas.view(view)), _from_middle(points)))

    def lasso(self, view: str, points: Sequence[Position]) -> None:
        """Paint what the closed line encloses."""
        self._attempt(lambda: self._enclose(view, lasso(points, self._atlas.view(view))))

    def area(self, x: float, y: float) -> None:
        """Paint the named area at a point; beside every area nothing happens."""
        place = self._locate(x, y)
        found = [
            region
            for region in self._atlas.of(view=place.view, kind="area")
            if region.name == place.area and region.side == place.side
        ]
        if place.view is not None and place.where == "map" and found:
            view = place.view
            self._attempt(lambda: self._add(view, area_mark(found[0]), [(x, y)]))

    def erase(self, view: str, points: Sequence[Position], radius_cm: float) -> None:
        """Rub out along the points, whatever the quality; the place stays."""
        self._attempt(lambda: self._rub(view, stroke(points, radius_cm, self._atlas.view(view))))

    def clear(self) -> None:
        """Take all marks away; it can be undone."""
        self._put((), None)

    def undo(self) -> None:
        """Take the last change back, with the place that it was answered for."""
        if self.can_undo:
            was = self._history.now
            self._history.undo()
            self._go_to(was.before)

    def redo(self) -> None:
        """Make the last undone change again."""
        if self.can_redo:
            self._history.redo()
            self._go_to(self._history.now.place)

    def use(self, atlas: Atlas) -> None:
        """Another body map is open: its skin lies elsewhere, so the marks are forgotten."""
        self._use(atlas)
        self._consult.mark(())
        self.changed.emit()

    def load(self, surfaces: tuple[Surface, ...]) -> None:
        """Another person, with these surfaces (`joined`): nothing that was painted before can be had back."""
        self._begin(surfaces)
        self._consult.mark(self._marked())
        self.changed.emit()

    def marks(self) -> tuple[Mark, ...]:
        """The marks as plain values, each with its side where it has skin of one side only."""
        return tuple(self._mark(one) for one in self.surfaces)

    def cover(self, quality: str) -> Cover | None:
        """What the marks of a quality cover, all views together; None without any."""
        surfaces = self.surfaces
        if self._covered_of is not surfaces:
            self._covered_of, self._covered = surfaces, {}
        known = self._covered
        if quality not in known:
            shapes = [one.shape for one in surfaces if one.quality == quality]
            known[quality] = self._index.cover(shapes) if shapes else None
        return known[quality]

    def warm_up(self, view: str) -> None:
        """Make ready what the first answer in a view would wait for (some 50 ms)."""
        self._index.warm_up(view)

    def _use(self, atlas: Atlas) -> None:
        self._atlas, self._index = atlas, CoverIndex(atlas)
        self._begin(())

    def _begin(self, surfaces: tuple[Surface, ...]) -> None:
        self._history: History[Painted] = History(Painted(surfaces))
        self._covered_of, self._covered = (), {}

    def _attempt(self, change: Callable[[], None]) -> None:
        try:
            change()
        except MarkError as error:
            self.refused.emit(say_mark(error))

    def _enclose(self, view: str, shape: MultiPolygon) -> None:
        inner = shape.representative_point()
        self._add(view, shape, [(inner.x, inner.y)])

    def _add(self, view: str, shape: MultiPolygon, places: Iterable[Position]) -> None:
        quality = self._consult.quality
        old = [one for one in self.surfaces if (one.quality, one.view) == (quality, view)]
        whole = add(old[0].shape, shape) if old else shape
        if whole.is_empty:
            return
        kept = tuple(one for one in self.surfaces if one not in old)
        self._put((*kept, Surface(quality, view, whole)), self._on_skin(places))

    def _rub(self, view: str, shape: MultiPolygon) -> None:
        left = (
            one._replace(shape=erase(one.shape, shape)) if one.view == view and one.shape.intersects(shape) else one
            for one in self.surfaces
        )
        self._put(tuple(one for one in left if not one.shape.is_empty), None)

    def _put(self, surfaces: tuple[Surface, ...], place: Position | None) -> None:
        if surfaces == self.surfaces:
            return
        before = self._here()
        after = place or before
        self._history.put(Painted(surfaces, before, after))
        self._go_to(after)

    def _here(self) -> Position | None:
        answer = self._consult.answer
        return None if answer is None else (answer.place.x, answer.place.y)

    def _go_to(self, place: Position | None) -> None:
        if place is None:
            self._consult.clear()
        self._consult.mark(self._marked(), None if place == self._here() else place)
        self.changed.emit()

    def _marked(self) -> tuple[MarkedSkin, ...]:
        """Each quality and side with the areas it reaches."""
        covers = {one.quality: self.cover(one.quality) for one in self.surfaces}
        return tuple(
            MarkedSkin(quality, part.side, _reached(part))
            for quality, cover in covers.items()
            if cover is not None
            for part in cover.sides
        )

    def _on_skin(self, places: Iterable[Position]) -> Position | None:
        """The first of the places that lies on skin that the maps treat."""
        for _, place in zip(range(_MOST_TRIED), places, strict=False):
            if self._locate(*place).where == "map":
                return place
        return None

    def _mark(self, one: Surface) -> Mark:
        sides = self._index.cover(one.shape).sides
        polygons = tuple(
            tuple(tuple((x, y) for x, y in ring.coords) for ring in (polygon.exterior, *polygon.interiors))
            for polygon in one.shape.geoms
        )
        return Mark(one.quality, one.view, polygons, sides[0].side if len(sides) == 1 else None)


def joined(marks: Iterable[Mark]) -> tuple[Surface, ...]:
    """One surface for each quality and view. Raises MarkError for a mark that cannot be mended."""
    found: dict[tuple[str, str], MultiPolygon] = {}
    for mark in marks:
        shape, _ = surface(MultiPolygon([(polygon[0], list(polygon[1:])) for polygon in mark.polygons]))
        key = (mark.quality, mark.view)
        found[key] = add(found[key], shape) if key in found else shape
    return tuple(Surface(*key, shape) for key, shape in found.items())


def _reached(part: Part) -> tuple[str, ...]:
    def reaches(share: float) -> bool:
        cm2 = share * part.picture_cm2
        return cm2 >= _ENOUGH_CM2 or (cm2 >= _LEAST_CM2 and share >= _LEAST_SHARE)

    return tuple(one.name for one in part.areas if reaches(one.share))


def _from_middle(points: Sequence[Position]) -> list[Position]:
    """The points of a path, the one nearest to its middle first."""
    ways = list(accumulate((dist(a, b) for a, b in pairwise(points)), initial=0.0))
    return [points[i] for i in sorted(range(len(points)), key=lambda i: abs(ways[i] - ways[-1] / 2))]
