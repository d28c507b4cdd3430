"""Borders of one map in one view: the edges of its regions inside the body, each with the root beyond it."""

from __future__ import annotations

from collections.abc import Sequence
from math import hypot

import numpy as np
import shapely
from shapely import MultiPolygon, STRtree
from shapely.geometry import Polygon as ShapelyPolygon
from shapely.geometry.base import BaseGeometry

from derm_viewer.body.model import Region

PROBE_CM = 0.2
"""How far beyond an edge, in body cm, its neighbour is looked for: wider than an artefact of drawing."""
STEP_CM = 1.0
"""The longest edge, in body cm, that is judged as one piece."""

Shaped = tuple[Region, MultiPolygon]
Edge = tuple[float, float, float, float, str | None]


def shape_of(region: Region) -> MultiPolygon:
    """The region as one shapely geometry, rings turned the GeoJSON way (exterior counter-clockwise)."""
    parts = [ShapelyPolygon(polygon[0], polygon[1:]) for polygon in region.polygons]
    return MultiPolygon([shapely.geometry.polygon.orient(part) for part in parts])


class Borders:
    """The borders of the regions of one map, view and side.

    An edge of a region is a border unless beyond it lies the same root (as at the midline) or no body (as at the
    silhouette, or where a view is cut).
    """

    def __init__(self, own: Sequence[Shaped], everyone: Sequence[Shaped], body: BaseGeometry, scale: float) -> None:
        """Find the borders of `own` among `everyone` of the same map and view; `body` is the view's outline."""
        self._by_root: dict[str | None, list[Edge]] = {None: []}
        for region, shape in own:
            edges = _borders_of(region, shape, everyone, body, scale)
            self._by_root.setdefault(region.root, []).extend(edges)
            # Seen from blank skin, beyond an edge lies the region it belongs to.
            self._by_root[None].extend((ax, ay, bx, by, region.root) for ax, ay, bx, by, _ in edges)
        self._trees: dict[str | None, STRtree] = {
            root: STRtree(shapely.linestrings([((ax, ay), (bx, by)) for ax, ay, bx, by, _ in edges]))
            for root, edges in self._by_root.items()
            if edges
        }

    def nearest(self, point: shapely.Point, x: float, y: float, root: str | None) -> tuple[float, str | None] | None:
        """Distance in sheet units to the nearest border and the root beyond it; None if there is no border.

        `root` is the root of the region that holds the point: only its own edges count. From blank skin (None) every
        edge counts, and beyond it lies the region that it belongs to.
        """
        tree = self._trees.get(root)
        if tree is None:
            return None
        ax, ay, bx, by, beyond = self._by_root[root][int(tree.nearest(point))]
        along_x, along_y = bx - ax, by - ay
        length2 = along_x * along_x + along_y * along_y
        t = ((x - ax) * along_x + (y - ay) * along_y) / length2 if length2 else 0.0
        t = min(1.0, max(0.0, t))
        return hypot(x - ax - t * along_x, y - ay - t * along_y), beyond


def _borders_of(
    region: Region, shape: MultiPolygon, everyone: Sequence[Shaped], body: BaseGeometry, scale: float
) -> list[Edge]:
    # Densified ring by ring: on whole polygons segmentize may turn the rings round.
    rings = shapely.segmentize(shapely.get_rings(shapely.get_parts(shape)), STEP_CM * scale)
    points, ring_of = shapely.get_coordinates(rings, return_index=True)
    inside = ring_of[1:] == ring_of[:-1]
    start, end = points[:-1][inside], points[1:][inside]
    along = end - start
    length = np.maximum(np.hypot(along[:, 0], along[:, 1]), 1e-12)
    # The region is on the left of each edge, so its neighbour is on the right.
    probe = (start + end) / 2 + np.column_stack([along[:, 1], -along[:, 0]]) / length[:, None] * (PROBE_CM * scale)
    kept = shapely.contains_xy(body, probe[:, 0], probe[:, 1])
    beyond: list[str | None] = [None] * len(start)
    for other, other_shape in everyone:
        hit = shapely.contains_xy(other_shape, probe[:, 0], probe[:, 1])
        if other.root == region.root:
            kept &= ~hit
            continue
        for i in np.flatnonzero(hit):
            beyond[i] = other.root
    return [(*start[i].tolist(), *end[i].tolist(), beyond[i]) for i in np.flatnonzero(kept)]
