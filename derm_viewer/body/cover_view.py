"""One view made ready for marks: its areas, dermatomes and nerves as pieces that never claim the same skin twice."""

from __future__ import annotations

import math
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import shapely
from shapely.geometry.base import BaseGeometry

from derm_viewer.body.atlas import Atlas
from derm_viewer.body.cover_cells import Floats, Grid, Ints, Shapes
from derm_viewer.body.cover_common import CommonAreas
from derm_viewer.body.cover_mark import shape_of
from derm_viewer.body.model import ABOVE_WAIST, CUT_SURFACE, Region, View

SQUARE_CM = 0.6
"""The side of the squares that regions are cut into, in body cm: how quick answers are, not what they are."""
MAX_SQUARES = 250_000
MAX_MENDED = 2_000
"""A region with more vertices than this that crosses itself does not count: mending it could take very long."""
UNTREATED = "untreated"
"""The layer of skin that the lumbar maps do not treat."""
SKIN = "skin"
"""The layer of all skin of a side that they do treat."""
_LEAST_CM2 = 1e-6
"""Skin claimed twice is given to one region only if it is more than this: less is rounding."""


class Column(NamedTuple):
    """What an area in the result is about: the side, the layer, and the name in it.

    The layer is a map's id (then the name is a root), "nerve", "area", "skin" or "untreated" (no name, no side).
    """

    side: str
    layer: str
    name: str


class _Piece(NamedTuple):
    region: Region
    side: str
    shape: BaseGeometry


class CoverView:
    """The regions of one view. Areas in and out are those of the picture, in body cm2.

    Skin that two regions of one map (or two areas) claim belongs to the one whose id sorts first; a region that
    reaches across the midline counts on each side with its part there; what a region claims beside the named areas, or
    in areas that the maps do not treat, does not count. Regions that cross themselves are mended first.
    """

    def __init__(self, atlas: Atlas, view: View) -> None:
        self.view = view
        self._box: BaseGeometry = shapely.box(*view.bbox)
        width, height = view.bbox[2] - view.bbox[0], view.bbox[3] - view.bbox[1]
        side = max(SQUARE_CM * view.scale, math.sqrt(width * height / MAX_SQUARES))
        self._grid = Grid.over(view.bbox, side)
        regions = sorted((r for r in atlas.of(view=view.id) if r.polygons), key=lambda region: region.id)
        pieces = self._pieces([region for region in regions if region.kind != "outline"])
        self.columns = tuple(dict.fromkeys(column for piece in pieces for column in _columns(piece)))
        number = {column: i for i, column in enumerate(self.columns)}
        counted = [(i, number[column]) for i, piece in enumerate(pieces) for column in _columns(piece)]
        self._counts_in: Floats = np.zeros((len(pieces), len(self.columns)))
        self._counts_in[tuple(np.array(counted, dtype=np.intp).reshape(-1, 2).T)] = 1.0
        self._common = CommonAreas(_array([piece.shape for piece in pieces]), self._grid)
        drawn = np.array([piece.shape.area for piece in pieces]) / view.scale**2
        self.drawn: Floats = drawn @ self._counts_in
        """The whole drawn area of each column."""
        self.on_body: Floats = np.array([float(column.layer in (SKIN, UNTREATED)) for column in self.columns])
        """1.0 for the columns whose areas add up to all skin of the view, else 0.0."""

    def touched(self, bounds: Floats) -> Ints:
        """Which of the boxes (rows minx, miny, maxx, maxy) have something of the view's rectangle in them."""
        return np.flatnonzero(reaches(self.view, bounds))

    def painted_sides(self, found: Floats) -> Floats:
        """For areas as `areas` gives them: 1.0 in every column of a side on whose skin the mark has some, else 0.0."""
        skins = [i for i, column in enumerate(self.columns) if column.layer == SKIN]
        same = np.array([[column.side == self.columns[i].side for column in self.columns] for i in skins], dtype=float)
        painted: Floats = (found[:, skins] > 0) @ same.reshape(len(skins), len(self.columns))
        return painted

    def areas(self, marks: Shapes, bounds: Floats) -> Floats:
        """Shape (marks, columns): the area of each mark in each column. `bounds` are the boxes of the marks."""
        minx, miny, maxx, maxy = self.view.bbox
        beyond = (bounds[:, 0] < minx) | (bounds[:, 1] < miny) | (bounds[:, 2] > maxx) | (bounds[:, 3] > maxy)
        if beyond.any():
            marks = marks.copy()
            marks[beyond] = _only_surfaces(shapely.intersection(marks[beyond], self._box))
        found: Floats = self._common.of(marks) @ self._counts_in / self.view.scale**2
        return found

    def _pieces(self, regions: list[Region]) -> list[_Piece]:
        shapes = _array([shape_of(region) for region in regions])
        for i in np.flatnonzero(~shapely.is_valid(shapes)).tolist():
            few = shapely.get_num_coordinates(shapes[i]) <= MAX_MENDED
            shapes[i] = shapely.make_valid(shapes[i]) if few else shapely.MultiPolygon()
        outside = np.flatnonzero(~shapely.covered_by(shapes, self._box))
        shapes[outside] = shapely.intersection(shapes[outside], self._box)
        shapes = _only_surfaces(shapes)
        common = CommonAreas(shapes, self._grid).of(shapes) / self.view.scale**2
        areas = _apart([i for i, r in enumerate(regions) if r.kind == "area"], regions, shapes, common)
        pieces = [_Piece(regions[i], regions[i].side, shapes[i]) for i in areas if regions[i].name != CUT_SURFACE]
        skin = _Skin([piece for piece in pieces if piece.region.name not in ABOVE_WAIST])
        bare = (*ABOVE_WAIST, CUT_SURFACE)
        treated = np.array([r.kind == "area" and r.name not in bare for r in regions], dtype=np.bool_)
        sides = np.array([region.side for region in regions])
        drawn = [i for i, r in enumerate(regions) if r.kind in ("dermatome", "nerve")]
        for i in _apart(drawn, regions, shapes, common):
            on_own_side = common[i, treated & (sides == regions[i].side)].sum()
            whole = shapes[i].area / self.view.scale**2 - on_own_side <= _LEAST_CM2
            pieces += [_Piece(regions[i], regions[i].side, shapes[i])] if whole else skin.divided(regions[i], shapes[i])
        return [piece for piece in pieces if not piece.shape.is_empty]


def reaches(view: View, bounds: Floats) -> npt.NDArray[np.bool_]:
    """Whether each of the boxes (rows minx, miny, maxx, maxy) has something of the view's rectangle in it."""
    minx, miny, maxx, maxy = view.bbox
    found = (bounds[:, 0] < maxx) & (bounds[:, 2] > minx) & (bounds[:, 1] < maxy) & (bounds[:, 3] > miny)
    return np.asarray(found, dtype=np.bool_)


class _Skin:
    """The treated skin of each side as one surface, made when a region has to be divided by it."""

    def __init__(self, areas: list[_Piece]) -> None:
        self._areas = areas
        self._sides: dict[str, BaseGeometry] = {}

    def divided(self, region: Region, shape: BaseGeometry) -> list[_Piece]:
        """The parts of the shape on each side's skin."""
        if not self._sides:
            for side in sorted({area.side for area in self._areas}):
                self._sides[side] = shapely.union_all([area.shape for area in self._areas if area.side == side])
        skins = _array(list(self._sides.values()))
        parts = _only_surfaces(shapely.intersection(skins, shape))
        return [_Piece(region, side, part) for side, part in zip(self._sides, parts.tolist(), strict=True)]


def _apart(chosen: list[int], regions: list[Region], shapes: Shapes, common: Floats) -> list[int]:
    """Take from each chosen region what an earlier one of its map, or an earlier area, claims; gives `chosen`.

    Nerves may overlap, those of one name may not.
    """
    for at, i in enumerate(chosen):
        layer = _layer(regions[i])
        earlier = [j for j in chosen[:at] if common[i, j] > _LEAST_CM2 and _layer(regions[j]) == layer]
        if earlier:
            rest = shapely.difference(shapes[i], shapely.union_all(shapes[earlier]))
            shapes[i] = _only_surfaces(_array([rest]))[0]
    return chosen


def _layer(region: Region) -> tuple[str, str]:
    return (region.kind, region.name) if region.kind == "nerve" else (region.kind, region.map or "")


def _columns(piece: _Piece) -> tuple[Column, ...]:
    region = piece.region
    if region.kind == "area":
        if region.name in ABOVE_WAIST:
            return (Column("", UNTREATED, ""),)
        return Column(piece.side, "area", region.name), Column(piece.side, SKIN, "")
    name = region.name if region.kind == "nerve" else region.root or ""
    return (Column(piece.side, region.map or region.kind, name),)


def _only_surfaces(shapes: Shapes) -> Shapes:
    """Each geometry as the MultiPolygon of its parts that have an area."""
    parts, of_part = shapely.get_parts(shapes, return_index=True)
    simple, of_simple = shapely.get_parts(parts, return_index=True)
    polygons = shapely.get_type_id(simple) == 3
    result = _array([shapely.MultiPolygon() for _ in shapes])
    shapely.multipolygons(simple[polygons], indices=of_part[of_simple[polygons]], out=result)
    return result


def _array(shapes: list[BaseGeometry]) -> Shapes:
    result: Shapes = np.empty(len(shapes), dtype=object)
    result[:] = shapes
    return result
