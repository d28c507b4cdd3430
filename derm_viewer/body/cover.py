"""What a painted mark covers: shares of every map, root and nerve, for each side.

    from derm_viewer.body.atlas import Atlas
    from derm_viewer.body.cover import CoverIndex, fit, stroke

    atlas = Atlas.load("assets/body_regions.geojson")
    index = CoverIndex(atlas)
    mark = stroke([(-118, -45), (-117, -65)], radius_cm=2, view=atlas.view("anterior"))
    for side in index.cover(mark).sides:
        print(side.side, side.picture_cm2, [(m.map, m.roots, m.blank) for m in side.maps])

A mark is a shapely Polygon or MultiPolygon on the sheet, a GeoJSON object of one of these types, or several of them
(which are joined). `stroke`, `lasso`, `area_mark`, `add` and `erase` make such marks. What is wrong with one is mended,
or raised as MarkError with one plain sentence. Areas are exact to rounding; they are those of the picture, not of the
skin.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import shapely
from shapely.geometry.base import BaseGeometry

from derm_viewer.body.atlas import Atlas
from derm_viewer.body.cover_cells import Floats, Shapes
from derm_viewer.body.cover_fit import Fit, MapFit, RootFit, fit
from derm_viewer.body.cover_mark import Mark, MarkError, add, area_mark, erase, lasso, stroke, surface, surfaces
from derm_viewer.body.cover_shares import Cover, MapShares, NamedShare, Painted, Part, RootShare, parts_of, together
from derm_viewer.body.cover_view import SKIN, UNTREATED, Column, CoverView, reaches
from derm_viewer.body.model import ROOTS, SIDES

__all__ = [
    "Column", "Cover", "CoverIndex", "Fit", "MapFit", "MapShares", "Mark", "MarkError", "NamedShare", "Part", "RootFit",
    "RootShare", "Table", "add", "area_mark", "cover", "erase", "fit", "lasso", "stroke", "surface",
]  # fmt: skip

CHUNK = 500
"""So many marks are worked on at once."""
LEAST_CM2 = 1e-9
"""Less of a mark than this, in body cm2, is rounding and counts as nothing."""


class Table(NamedTuple):
    """The areas of many marks as arrays: `areas[i, j]` is what mark i has in `columns[j]`, in body cm2 of the picture.

    A column is (side, layer, name): the layer is a map's id (the name is a root), "nerve" or "area" (the name is that
    of the nerve or area), "skin" (all treated skin of the side) or "untreated" (side and name ""). Shares of a mark are
    areas divided by that of its side's "skin" column. `drawn[i, j]` is all that is drawn for column j in the views in
    which mark i touches skin of the column's side. `outside` and `mended` have one entry a mark, as in Cover.
    """

    columns: tuple[Column, ...]
    areas: Floats
    drawn: Floats
    outside: Floats
    mended: npt.NDArray[np.bool_]


class CoverIndex:
    """Answers marks on one atlas. Build it once; a view is made ready (some 50 ms) when a mark first touches it.

    Use it on one thread.
    """

    def __init__(self, atlas: Atlas) -> None:
        self._atlas = atlas
        self._views: dict[str, CoverView] = {}

    def warm_up(self, view_id: str | None = None) -> None:
        """Make a view ready now, by default all of them. Raises KeyError for an unknown view."""
        for view in self._atlas.views if view_id is None else (self._atlas.view(view_id),):
            self._view(view.id)

    def cover(self, mark: Mark) -> Cover:
        """What the mark covers. Raises MarkError for what is no surface on the sheet."""
        shape, mended = surface(mark)
        marks: Shapes = np.array([shape, None], dtype=object)[:1]  # numpy would take a lone MultiPolygon apart
        bounds = shapely.bounds(marks)
        found: list[Painted] = []
        on_sheet = 0.0
        for view in self._touched(bounds):
            areas = _without_rounding(view.areas(marks, bounds))[0]
            if areas.any():
                found.append(Painted((view.view.id,), _by(view.columns, areas), _by(view.columns, view.drawn)))
                on_sheet += float(areas @ view.on_body) * view.view.scale**2
        maps = self._atlas.maps
        parts = tuple(part for painted in found for part in parts_of(painted, maps))
        untreated = sum(painted.found.get(Column("", UNTREATED, ""), 0.0) for painted in found)
        outside = min(max(1.0 - on_sheet / shape.area, 0.0), 1.0)
        return Cover(together(found, maps), parts, untreated, outside, mended)

    def tables(self, marks: Iterable[BaseGeometry], chunk: int = CHUNK) -> Iterator[Table]:
        """What very many marks cover, as one Table for every `chunk` of them, in their order; reads them as it goes.

        All tables of one atlas have the same columns. Raises MarkError, whose `number` counts from the first mark.
        """
        coming, first = iter(marks), 0
        while taken := list(islice(coming, chunk)):
            try:
                shapes, mended = surfaces(taken)
            except MarkError as error:
                error.number += first
                raise
            yield self._table(shapes, mended)
            first += len(taken)

    def columns(self) -> tuple[Column, ...]:
        """The columns of every table: for each side skin, roots by map, nerves and areas; last what is untreated."""
        self.warm_up()
        have = {column for view in self._views.values() for column in view.columns}
        maps, nerves = [info.id for info in self._atlas.maps], [info.id for info in self._atlas.nerves]
        layers = (SKIN, *maps, "nerve", "area", UNTREATED)

        def order(column: Column) -> tuple[int, int, int, str]:
            names = ROOTS if column.layer in maps else nerves if column.layer == "nerve" else ()
            at = list(names).index(column.name) if column.name in names else len(names)
            return [*SIDES, ""].index(column.side), layers.index(column.layer), at, column.name

        return tuple(sorted(have, key=order))

    def _table(self, shapes: Shapes, mended: npt.NDArray[np.bool_]) -> Table:
        columns = self.columns()
        number = {column: i for i, column in enumerate(columns)}
        areas, drawn = np.zeros((len(shapes), len(columns))), np.zeros((len(shapes), len(columns)))
        on_sheet = np.zeros(len(shapes))
        bounds = shapely.bounds(shapes)
        for view in self._touched(bounds):
            rows = view.touched(bounds)
            found = _without_rounding(view.areas(shapes[rows], bounds[rows]))
            to = np.ix_(rows, np.array([number[column] for column in view.columns], dtype=np.intp))
            areas[to] += found
            drawn[to] += view.drawn * view.painted_sides(found)
            on_sheet[rows] += found @ view.on_body * view.view.scale**2
        whole = np.asarray(shapely.area(shapes))
        return Table(columns, areas, drawn, np.clip(1.0 - on_sheet / whole, 0.0, 1.0), mended)

    def _touched(self, bounds: Floats) -> list[CoverView]:
        """The views that any of the boxes reaches into, made ready."""
        return [self._view(view.id) for view in self._atlas.views if reaches(view, bounds).any()]

    def _view(self, view_id: str) -> CoverView:
        if view_id not in self._views:
            self._views[view_id] = CoverView(self._atlas, self._atlas.view(view_id))
        return self._views[view_id]


def cover(atlas: Atlas, mark: Mark) -> Cover:
    """What one mark covers. For more than one, keep a CoverIndex. Raises MarkError."""
    return CoverIndex(atlas).cover(mark)


def _without_rounding(areas: Floats) -> Floats:
    areas[areas < LEAST_CM2] = 0.0
    return areas


def _by(columns: tuple[Column, ...], areas: Floats) -> dict[Column, float]:
    return dict(zip(columns, areas.tolist(), strict=True))
