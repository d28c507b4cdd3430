"""Borders of one map in one view: the edges of its regions inside the body, each with the root beyond it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import shapely
from shapely import MultiPolygon, Polygon
from shapely.geometry.base import BaseGeometry

from derm_viewer.body.model import Region

PROBE_CM = 0.2
"""How far beyond an edge, in body cm, its neighbour is looked for: wider than an artefact of drawing."""
STEP_CM = 1.0
"""The longest edge, in body cm, that is judged as one piece."""

Shaped = tuple[Region, MultiPolygon]
Complexes = npt.NDArray[np.complex128]


@dataclass(frozen=True, slots=True)
class Edges:
    """Edges as complex numbers (x + iy), each with the root beyond it."""

    start: Complexes
    end: Complexes
    beyond: list[str | None]


def shape_of(region: Region) -> MultiPolygon:
    """The region as one shapely geometry, rings turned the GeoJSON way (exterior counter-clockwise)."""
    parts = []
    for polygon in region.polygons:
        exterior, *holes = (np.array(ring) for ring in polygon)
        parts.append(Polygon(exterior, holes))
    return shapely.orient_polygons(MultiPolygon(parts))


class Borders:
    """The borders of the regions of one map, view and side.

    An edge of a region is a border unless beyond it lies the same root (as at the midline) or no body (as at the
    silhouette, or where a view is cut).
    """

    def __init__(self, own: Sequence[Shaped], everyone: Sequence[Shaped], body: BaseGeometry, scale: float) -> None:
        """Find the borders of `own` among `everyone` of the same map and view; `body` is the view's outline."""
        self._lines: dict[str | None, _Line] = {}
        edges_of: dict[str | None, list[Edges]] = {}
        for region, shape in own:
            edges = _borders_of(region, shape, everyone, body, scale)
            edges_of.setdefault(region.root, []).append(edges)
            # Seen from blank skin, beyond an edge lies the region it belongs to.
            seen = Edges(edges.start, edges.end, [region.root] * len(edges.beyond))
            edges_of.setdefault(None, []).append(seen)
        for root, groups in edges_of.items():
            line = _Line(groups)
            if len(line):
                self._lines[root] = line

    def nearest(self, x: float, y: float, root: str | None) -> tuple[float, str | None] | None:
        """Distance in sheet units to the nearest border and the root beyond it; None if there is no border.

        `root` is the root of the region that holds the point: only its own edges count. From blank skin (None) every
        edge counts, and beyond it lies the region that it belongs to.
        """
        line = self._lines.get(root)
        return None if line is None else line.nearest(complex(x, y))


class _Line:
    """Many edges at once: for some hundred of them one sweep of numpy is quicker than any tree."""

    def __init__(self, groups: list[Edges]) -> None:
        self._start = np.concatenate([edges.start for edges in groups])
        self._along = np.concatenate([edges.end for edges in groups]) - self._start
        self._along[self._along == 0] = 1e-9
        self._across = 1 / self._along
        self._beyond = [root for edges in groups for root in edges.beyond]

    def __len__(self) -> int:
        return len(self._beyond)

    def nearest(self, point: complex) -> tuple[float, str | None]:
        """Distance to the nearest edge, and the root beyond that edge."""
        away = point - self._start
        # How far along its edge, from 0 to 1, the foot of the perpendicular lies: Re((p - start) / (end - start)).
        share = np.minimum(np.maximum((away * self._across).real, 0.0), 1.0)
        distance = np.abs(away - share * self._along)
        i = int(distance.argmin())
        return float(distance[i]), self._beyond[i]


def _borders_of(
    region: Region, shape: MultiPolygon, everyone: Sequence[Shaped], body: BaseGeometry, scale: float
) -> Edges:
    # Densified ring by ring: on whole polygons segmentize may turn the rings round.
    rings = shapely.segmentize(shapely.get_rings(shapely.get_parts(shape)), STEP_CM * scale)
    points, ring_of = shapely.get_coordinates(rings, return_index=True)
    corners = points[:, 0] + 1j * points[:, 1]
    inside = ring_of[1:] == ring_of[:-1]
    start, end = corners[:-1][inside], corners[1:][inside]
    along = end - start
    # The region is on the left of each edge, so its neighbour is on the right.
    probe = (start + end) / 2 - 1j * along / np.maximum(np.abs(along), 1e-12) * (PROBE_CM * scale)
    kept = shapely.contains_xy(body, probe.real, probe.imag)
    beyond: list[str | None] = [None] * len(start)
    for other, other_shape in everyone:
        hit = shapely.contains_xy(other_shape, probe.real, probe.imag)
        if other.root == region.root:
            kept &= ~hit
            continue
        for i in np.flatnonzero(hit):
            beyond[i] = other.root
    return Edges(start[kept], end[kept], [beyond[i] for i in np.flatnonzero(kept)])
