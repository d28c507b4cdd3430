"""Borders of one map in one view: the edges of its regions inside the body, each with the root beyond it."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import NamedTuple

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


class Edges(NamedTuple):
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
        self._lines: dict[str | None, Line] = {}
        edges_of: dict[str | None, list[Edges]] = {}
        for region, shape in own:
            edges = _borders_of(region, shape, everyone, body, scale)
            edges_of.setdefault(region.root, []).append(edges)
            # Seen from blank skin, beyond an edge lies the region it belongs to.
            seen = Edges(edges.start, edges.end, [region.root] * len(edges.beyond))
            edges_of.setdefault(None, []).append(seen)
        for root, groups in edges_of.items():
            line = Line(groups)
            if len(line):
                self._lines[root] = line

    def line(self, root: str | None) -> Line | None:
        """The border of a root; None if it has none.

        For the root of the region that holds a point: only its own edges count. From blank skin (None) every edge
        counts, and beyond it lies the region that it belongs to.
        """
        return self._lines.get(root)


class Line:
    """Many edges at once: for some hundred of them one sweep of numpy is quicker than any tree."""

    def __init__(self, groups: list[Edges]) -> None:
        start = np.concatenate([edges.start for edges in groups])
        along = np.concatenate([edges.end for edges in groups]) - start
        along[along == 0] = 1e-9
        across = along / np.abs(along) ** 2
        rows = (start.real, start.imag, along.real, along.imag, across.real, across.imag)
        self.edges: npt.NDArray[np.float64] = np.array(rows)
        self.beyond = [root for edges in groups for root in edges.beyond]

    def __len__(self) -> int:
        return len(self.beyond)


def nearest(lines: Sequence[Line | None], x: float, y: float) -> list[tuple[float, str | None] | None]:
    """For each line the distance in sheet units to its nearest edge and the root beyond that; None for no line."""
    drawn = [line for line in lines if line is not None]
    if not drawn:
        return [None] * len(lines)
    x0, y0, along_x, along_y, across_x, across_y = np.concatenate([line.edges for line in drawn], axis=1)
    away_x, away_y = x - x0, y - y0
    # How far along its edge, from 0 to 1, the foot of the perpendicular lies.
    share = away_x * across_x
    share += away_y * across_y
    np.minimum(np.maximum(share, 0.0, out=share), 1.0, out=share)
    away_x -= share * along_x
    away_y -= share * along_y
    squares = away_x * away_x
    squares += away_y * away_y
    found: list[tuple[float, str | None] | None] = []
    first = 0
    for line in lines:
        if line is None:
            found.append(None)
            continue
        last = first + len(line.beyond)
        i = int(squares[first:last].argmin())
        found.append((math.sqrt(squares[first + i]), line.beyond[i]))
        first = last
    return found


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
