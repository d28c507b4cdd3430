"""The geometrical part of the check: validity, slivers, overlaps, and whether shapes lie where they should."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

import shapely
from shapely import MultiPolygon, STRtree

from derm_viewer.body.borders import shape_of
from derm_viewer.body.errors import Finding, shown
from derm_viewer.body.geojson import Document
from derm_viewer.body.model import Region, Spot

SLIVER_CM2 = 0.05
OVERLAP_SHARE = 0.001


class ShapeCheck:
    """Looks at every drawn region of a document."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._views = {view.id: view for view in document.header.views}
        self._shapes = {region.id: shape_of(region) for region in document.regions if region.polygons}

    def findings(self) -> Iterator[Finding]:
        """Everything odd about the shapes."""
        sound: list[Region] = []
        for region in self._document.regions:
            if region.polygons:
                yield from self._one(region)
                if self._shapes[region.id].is_valid:
                    sound.append(region)
        layers: dict[tuple[str, str, str | None], list[Region]] = defaultdict(list)
        for region in sound:
            if region.kind in ("area", "dermatome"):
                layers[(region.view, region.figure, region.map)].append(region)
        for regions in layers.values():
            yield from self._overlaps(regions)
        yield from self._key_points()

    def _one(self, region: Region) -> Iterator[Finding]:
        view, shape = self._views[region.view], self._shapes[region.id]
        if not shape.is_valid:
            what, _, where = shapely.is_valid_reason(shape).partition("[")
            place = ", ".join(where.rstrip("]").split())
            at = f" at ({place})" if place else ""
            yield self._about(region, "error", f"its shape is not valid: {what.lower()}{at}", "redraw it there")
        minx, miny, maxx, maxy = shape.bounds
        left, bottom, right, top = view.bbox
        slack = 0.05 * view.scale
        if minx < left - slack or miny < bottom - slack or maxx > right + slack or maxy > top + slack:
            problem = "it reaches outside the rectangle of its view"
            yield self._about(region, "error", problem, "use the coordinates of the sheet, not of the Earth")
        for i, part in enumerate(shape.geoms):
            cm2 = part.area / view.scale**2
            if cm2 < SLIVER_CM2:
                x, y = part.exterior.coords[0]
                problem = f"its part {i} at ({x:g}, {y:g}) is a sliver of {cm2:.3f} cm2"
                yield self._about(region, "warning", problem, f"take out parts under {SLIVER_CM2} cm2")

    def _overlaps(self, regions: list[Region]) -> Iterator[Finding]:
        shapes: list[MultiPolygon] = [self._shapes[region.id] for region in regions]
        pairs = STRtree(shapes).query(shapes, predicate="intersects").T.tolist()
        for i, j in sorted(pairs):
            if i >= j:
                continue
            common = shapes[i].intersection(shapes[j])
            share = common.area / min(shapes[i].area, shapes[j].area)
            if share > OVERLAP_SHARE:
                spot = common.representative_point()
                problem = f"it overlaps {shown(regions[j].id, 80)} by {share:.2%} at ({spot.x:.2f}, {spot.y:.2f})"
                yield self._about(regions[i], "error", problem, "let regions of one map touch, not overlap")

    def _key_points(self) -> Iterator[Finding]:
        """A key point that its own map gives to another root, or leaves blank, where the map draws that view."""
        for spot in self._document.spots:
            if spot.kind != "key_point":
                continue
            same_map = [
                region
                for region in self._document.regions
                if region.id in self._shapes and region.map == spot.map and region.view == spot.view
            ]
            point = shapely.Point(spot.x, spot.y)
            held = {region.root for region in same_map if self._shapes[region.id].intersects(point)}
            if same_map and spot.root not in held:
                held_by = " and ".join(sorted(root or "" for root in held)) or "no root"
                problem = f"the key point of {spot.root} lies in the skin of {held_by} in '{shown(spot.map)}'"
                yield self._about(spot, "warning", problem, "move the point or redraw the region")

    def _about(self, item: Region | Spot, severity: str, problem: str, remedy: str) -> Finding:
        place = f"feature {self._document.order[item.id]} ({shown(item.id, 80)})"
        return Finding(severity, self._document.file, item.id, place, problem, remedy)
