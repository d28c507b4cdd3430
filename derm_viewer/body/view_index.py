"""One view of the atlas, made ready for questions about points: shapely geometries, borders and shares, all cached."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, cast

import numpy as np
import shapely
from shapely import MultiPolygon, Point
from shapely.geometry.base import BaseGeometry

from derm_viewer.body.atlas import Atlas
from derm_viewer.body.borders import Borders, are_near, nearest, shape_of
from derm_viewer.body.model import ROOTS, Region, Spot, View, box_of

if TYPE_CHECKING:  # its classes take half a millisecond of a first click
    import numpy.typing as npt

    Boxes = npt.NDArray[np.float64]
    """Rectangles round regions: minx, miny, maxx, maxy as rows."""
    Layer = tuple[npt.NDArray[np.intp], Boxes]
    """Where the regions of a layer stand among the shapes of a view, and their boxes."""

GAP_CM = 0.15
"""A gap between regions narrower than this, in body cm, is an artefact of drawing and not blank skin."""
AREA_REACH_CM = 0.5
"""Areas tile the body: a point of the body between them belongs to the nearest one within this distance, in body cm."""
LEAST_SHARE = 0.02
"""A root with a smaller share of an area than this is not counted as drawn there."""

MAX_MENDED = 2_000
"""Shapes with more vertices are not made valid: the time that takes can grow with the square of them."""

Border = tuple[float | None, str | None]
_FIRST = 2
"""Where the first region stands among the shapes: before it are the body and the body less GAP_CM."""


def layer_of(region: Region) -> str:
    """The layer of a region: its map, or "area" or "nerve"."""
    return region.map or region.kind


class ViewIndex:
    """The regions of one view. Sheet units in and out; `scale` is sheet units per body centimetre.

    A region becomes a shape when something is first asked for that lies in the rectangle round it, so that a first
    click waits for few of them.
    """

    def __init__(self, atlas: Atlas, view: View) -> None:
        self.view = view
        self.scale = view.scale
        drawn = [r for r in atlas.of(view=view.id) if r.polygons]
        outlines = [shape_of(r) for r in drawn if r.kind == "outline"]
        self.body: BaseGeometry = outlines[0] if len(outlines) == 1 else shapely.union_all(outlines)
        shapely.prepare(self.body)
        self._silhouette: BaseGeometry = self.body.boundary
        self._inner: BaseGeometry = self.body.buffer(-GAP_CM * view.scale)
        shapely.prepare(self._inner)
        self._regions = sorted((r for r in drawn if r.kind != "outline"), key=_by_id)
        self._place = {region.id: at for at, region in enumerate(self._regions, start=_FIRST)}
        self._shapes: npt.NDArray[np.object_] = np.full(_FIRST + len(self._regions), None, dtype=object)
        self._shapes[:_FIRST] = self.body, self._inner
        self._boxes = _boxes_of(self._regions)
        self._layers: dict[str, Layer] = {}
        self.has_nerves = any(r.kind == "nerve" for r in self._regions)
        self.key_points: dict[str, list[Spot]] = {}
        for spot in atlas.of(view=view.id, kind="key_point"):
            self.key_points.setdefault(spot.side, []).append(spot)
        self._valid: dict[str, BaseGeometry] = {}
        self._borders: dict[tuple[str, str], Borders] = {}
        self._area_roots: dict[tuple[str, str], tuple[str, ...]] = {}

    def at(self, x: float, y: float) -> tuple[bool, bool, list[Region]]:
        """Whether the point is on the body, and deeper in it than GAP_CM; the regions that hold it, sorted by id.

        Edges count in. The regions are areas, dermatomes and nerves.
        """
        near = _within(self._boxes, x, y, 0.0).nonzero()[0]
        hits = near[shapely.intersects_xy(self._made(near), x, y)].tolist()
        on_body = 0 in hits[:1]
        return on_body, on_body and 1 in hits[1:2], [self._regions[i - _FIRST] for i in hits if i >= _FIRST]

    def near(self, layer: str, x: float, y: float, cm: float) -> list[tuple[float, Region]]:
        """The regions of a layer (see layer_of) within `cm` body centimetres, nearest first, with the distance."""
        ids, boxes = self._layers.get(layer) or self._make_layer(layer)
        reach = cm * self.scale
        close = ids[_within(boxes, x, y, reach)]
        if not len(close):
            return []
        far = shapely.distance(self._made(close), Point(x, y)).tolist()
        near = ((away, self._regions[i - _FIRST]) for away, i in zip(far, close.tolist(), strict=True))
        found = [(away / self.scale, region) for away, region in near if away <= reach]
        return sorted(found, key=lambda item: (item[0], item[1].id))

    def region_across_gap(self, layer: str, x: float, y: float) -> Region | None:
        """The nearest region of the layer, if this blank point lies in a gap that is only an artefact.

        Such a gap is narrower than GAP_CM, between two regions of the layer or between a region and the silhouette.
        """
        near = self.near(layer, x, y, GAP_CM)
        if not near or near[0][0] >= GAP_CM:
            return None
        other = near[1][0] if len(near) > 1 else GAP_CM
        if near[0][0] + other >= GAP_CM:
            other = float(shapely.distance(self._silhouette, Point(x, y))) / self.scale
        return near[0][1] if near[0][0] + other < GAP_CM else None

    def _make_layer(self, layer: str) -> Layer:
        ids = np.array([self._place[one.id] for one in self._regions if layer_of(one) == layer], dtype=np.intp)
        self._layers[layer] = ids, self._boxes[:, ids]
        return self._layers[layer]

    def borders(self, wanted: list[tuple[str, str, str | None]], x: float, y: float) -> list[Border]:
        """For each map, side and root wanted: body cm to its nearest border and the root beyond it, or two None."""
        lines = [(self._borders.get(key[:2]) or self._make_borders(*key[:2])).line(key[2]) for key in wanted]
        found = nearest(lines, x, y)
        return [(None, None) if item is None else (item[0] / self.scale, item[1]) for item in found]

    def _make_borders(self, map_id: str, side: str) -> Borders:
        everyone = self._of_map(map_id)
        own = [region for region in everyone if region.side == side]
        self._borders[map_id, side] = Borders(own, everyone, self._shape, self.body, self.scale)
        return self._borders[map_id, side]

    def area_roots(self, area: Region, map_id: str) -> tuple[str, ...]:
        """All roots the map draws in the area, largest share first; shares under LEAST_SHARE are left out."""
        key = (area.id, map_id)
        if key not in self._area_roots:
            self._area_roots[key] = self._shares(area, map_id)
        return self._area_roots[key]

    def warm_pieces(self, map_ids: tuple[str, ...]) -> Iterator[None]:
        """Work out every border and share, a few milliseconds' work at a time, so that no later question has to."""
        for area in self._regions:
            if area.kind == "area":
                for map_id in map_ids:
                    self.area_roots(area, map_id)
                    self.borders([(map_id, area.side, None)], 0.0, 0.0)
                    yield

    def _shares(self, area: Region, map_id: str) -> tuple[str, ...]:
        shape = self._sound(area)
        shares: dict[str, float] = {}
        for region in self._of_map(map_id):
            if region.root is None or region.side != area.side or not are_near(region, area, 0.0):
                continue
            if self._shape(region).intersects(shape):
                common = float(self._sound(region).intersection(shape).area)
                shares[region.root] = shares.get(region.root, 0.0) + common
        counted = [(-share, ROOTS.index(root), root) for root, share in shares.items()]
        return tuple(root for share, _, root in sorted(counted) if -share >= LEAST_SHARE * shape.area)

    def _made(self, places: npt.NDArray[np.intp]) -> npt.NDArray[np.object_]:
        """The shapes at these places."""
        shapes = self._shapes[places]
        if shapely.is_missing(shapes).any():
            for place in places.tolist():
                if place >= _FIRST:
                    self._shape(self._regions[place - _FIRST])
            shapes = self._shapes[places]
        return shapes

    def _shape(self, region: Region) -> MultiPolygon:
        place = self._place[region.id]
        if self._shapes[place] is None:
            self._shapes[place] = shape_of(region)
            shapely.prepare(self._shapes[place])
        return cast("MultiPolygon", self._shapes[place])

    def _sound(self, region: Region) -> BaseGeometry:
        if region.id not in self._valid:
            self._valid[region.id] = _mended(self._shape(region))
        return self._valid[region.id]

    def _of_map(self, map_id: str) -> list[Region]:
        return [region for region in self._regions if region.kind == "dermatome" and region.map == map_id]


def _boxes_of(regions: Sequence[Region]) -> Boxes:
    """The boxes of all shapes of a view: those of the body are without end."""
    everywhere = [(-np.inf, -np.inf, np.inf, np.inf)] * _FIRST
    return np.array([*everywhere, *(region.box or box_of(region.polygons) for region in regions)], dtype=np.float64).T


def _within(boxes: Boxes, x: float, y: float, reach: float) -> npt.NDArray[np.bool_]:
    """Which rectangles a point lies in, or as near as `reach`."""
    minx, miny, maxx, maxy = boxes
    inside: npt.NDArray[np.bool_] = minx <= x + reach
    inside &= maxx >= x - reach
    inside &= miny <= y + reach
    inside &= maxy >= y - reach
    return inside


def _mended(shape: MultiPolygon) -> BaseGeometry:
    """The shape, made valid if it is not and that is cheap; else an empty one. A user's file may hold such shapes."""
    if shape.is_valid:
        return shape
    return shapely.make_valid(shape) if shapely.get_num_coordinates(shape) <= MAX_MENDED else MultiPolygon()


def _by_id(region: Region) -> str:
    return region.id
