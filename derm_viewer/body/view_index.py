"""One view of the atlas, made ready for questions about points: shapely geometries, borders and shares, all cached."""

from __future__ import annotations

import shapely
from shapely import MultiPolygon, Point, STRtree
from shapely.geometry.base import BaseGeometry

from derm_viewer.body.atlas import Atlas
from derm_viewer.body.borders import Borders, Shaped, shape_of
from derm_viewer.body.model import ROOTS, Region, Spot, View

GAP_CM = 0.15
"""A gap between regions narrower than this, in body cm, is an artefact of drawing and not blank skin."""
AREA_REACH_CM = 0.5
"""Areas tile the body: a point of the body between them belongs to the nearest one within this distance, in body cm."""
LEAST_SHARE = 0.02
"""A root with a smaller share of an area than this is not counted as drawn there."""

MAX_MENDED = 2_000
"""Shapes with more vertices are not made valid: the time that takes can grow with the square of them."""


class ViewIndex:
    """The regions of one view. Sheet units in and out; `scale` is sheet units per body centimetre."""

    def __init__(self, atlas: Atlas, view: View) -> None:
        self.view = view
        self.scale = view.scale
        shapes = {r.id: shape_of(r) for r in atlas.of(view=view.id) if r.polygons}
        drawn = [r for r in atlas.of(view=view.id) if r.id in shapes]
        outlines = [shapes[r.id] for r in drawn if r.kind == "outline"]
        self.body: BaseGeometry = outlines[0] if len(outlines) == 1 else shapely.union_all(outlines)
        shapely.prepare(self.body)
        self._silhouette: BaseGeometry = self.body.boundary
        self._inner: BaseGeometry = self.body.buffer(-GAP_CM * view.scale)
        shapely.prepare(self._inner)
        self._regions = [r for r in drawn if r.kind in ("area", "dermatome")]
        self._shapes: list[MultiPolygon] = [shapes[r.id] for r in self._regions]
        shapely.prepare(self._shapes)
        self._tree = STRtree(self._shapes)
        self.key_points: dict[str, list[Spot]] = {}
        for spot in atlas.of(view=view.id, kind="key_point"):
            self.key_points.setdefault(spot.side, []).append(spot)
        self._by_id = shapes
        self._valid: dict[str, BaseGeometry] = {}
        self._borders: dict[tuple[str, str], Borders] = {}
        self._area_roots: dict[tuple[str, str], tuple[str, ...]] = {}

    def at(self, point: Point) -> list[Region]:
        """The areas and dermatomes that hold the point, their edges counted in, sorted by id."""
        found = [self._regions[i] for i in self._tree.query(point, predicate="intersects").tolist()]
        found.sort(key=_by_id)
        return found

    def near(self, point: Point, cm: float) -> list[tuple[float, Region]]:
        """The areas and dermatomes within `cm` body centimetres, nearest first, with the distance in body cm."""
        hits = self._tree.query(point, predicate="dwithin", distance=cm * self.scale).tolist()
        found = [(float(shapely.distance(self._shapes[i], point)) / self.scale, self._regions[i]) for i in hits]
        return sorted(found, key=lambda item: (item[0], item[1].id))

    def region_across_gap(self, map_id: str, point: Point, border_cm: float | None) -> Region | None:
        """The nearest region of the map, if this blank point lies in a gap that is only an artefact.

        Such a gap is narrower than GAP_CM, between two regions of the map or between a region and the silhouette.
        `border_cm` is the distance to the map's nearest border: most points need no closer look.
        """
        if (border_cm is None or border_cm >= GAP_CM) and self._inner.intersects(point):
            return None
        near = [item for item in self.near(point, GAP_CM) if item[1].map == map_id]
        if not near:
            return None
        silhouette = float(shapely.distance(self._silhouette, point)) / self.scale
        other = min(silhouette, *(cm for cm, _ in near[1:2]), GAP_CM)
        return near[0][1] if near[0][0] + other < GAP_CM else None

    def border(self, map_id: str, side: str, root: str | None, x: float, y: float) -> tuple[float | None, str | None]:
        """Body cm to the nearest border of the map, and the root beyond it; (None, None) if there is no border."""
        key = (map_id, side)
        if key not in self._borders:
            everyone = self._of_map(map_id)
            own = [item for item in everyone if item[0].side == side]
            self._borders[key] = Borders(own, everyone, self.body, self.scale)
        found = self._borders[key].nearest(x, y, root)
        return (None, None) if found is None else (found[0] / self.scale, found[1])

    def area_roots(self, area: Region, map_id: str) -> tuple[str, ...]:
        """All roots the map draws in the area, largest share first; shares under LEAST_SHARE are left out."""
        key = (area.id, map_id)
        if key not in self._area_roots:
            self._area_roots[key] = self._shares(area, map_id)
        return self._area_roots[key]

    def warm_up(self, map_ids: tuple[str, ...]) -> None:
        """Work out every border and share now, so that no later question has to."""
        for area in self._regions:
            if area.kind == "area":
                for map_id in map_ids:
                    self.area_roots(area, map_id)
                    self.border(map_id, area.side, None, 0.0, 0.0)

    def _shares(self, area: Region, map_id: str) -> tuple[str, ...]:
        shape = self._sound(area.id)
        shares: dict[str, float] = {}
        for region, other in self._of_map(map_id):
            if region.root is not None and region.side == area.side and other.intersects(shape):
                common = float(self._sound(region.id).intersection(shape).area)
                shares[region.root] = shares.get(region.root, 0.0) + common
        counted = [(-share, ROOTS.index(root), root) for root, share in shares.items()]
        return tuple(root for share, _, root in sorted(counted) if -share >= LEAST_SHARE * shape.area)

    def _sound(self, region_id: str) -> BaseGeometry:
        if region_id not in self._valid:
            self._valid[region_id] = _mended(self._by_id[region_id])
        return self._valid[region_id]

    def _pairs(self, kind: str) -> list[Shaped]:
        return [(r, s) for r, s in zip(self._regions, self._shapes, strict=True) if r.kind == kind]

    def _of_map(self, map_id: str) -> list[Shaped]:
        return [(r, s) for r, s in self._pairs("dermatome") if r.map == map_id]


def _mended(shape: MultiPolygon) -> BaseGeometry:
    """The shape, made valid if it is not and that is cheap; else an empty one. A user's file may hold such shapes."""
    if shape.is_valid:
        return shape
    return shapely.make_valid(shape) if shapely.get_num_coordinates(shape) <= MAX_MENDED else MultiPolygon()


def _by_id(region: Region) -> str:
    return region.id
