"""Borders of one map in one view: the edges of its regions inside the body, each with the root beyond it."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import shapely
from shapely import MultiPolygon, Polygon
from shapely.geometry.base import BaseGeometry

from derm_viewer.body.model import Region, box_of

if TYPE_CHECKING:  # its classes take half a millisecond of a first click
    import numpy.typing as npt

    Floats = npt.NDArray[np.float64]

PROBE_CM = 0.2
"""How far beyond an edge, in body cm, its neighbour is looked for: wider than an artefact of drawing."""
STEP_CM = 1.0
"""The longest edge, in body cm, that is judged as one piece."""

Shapes = Callable[[Region], MultiPolygon]


class Edges(NamedTuple):
    """The edges of one region, each with the root beyond it.

    `rows`: x and y of each start; along its edge; and along it, divided by the square of its length.
    """

    rows: Floats
    beyond: list[str | None]


def shape_of(region: Region) -> MultiPolygon:
    """The region as one shapely geometry, rings turned the GeoJSON way (exterior counter-clockwise)."""
    parts = []
    for polygon in region.polygons:
        exterior, *holes = (np.array(ring) for ring in polygon)
        parts.append(Polygon(exterior, holes))
    return shapely.orient_polygons(MultiPolygon(parts))


class Borders:
    """The borders of the regions of one map, view and side, each found when it is first asked for.

    An edge of a region is a border unless beyond it lies the same root (as at the midline) or no body (as at the
    silhouette, or where a view is cut).
    """

    def __init__(
        self, own: Sequence[Region], everyone: Sequence[Region], shapes: Shapes, body: BaseGeometry, scale: float
    ) -> None:
        """The borders of `own` among `everyone` of the same map and view; `body` is the view's outline."""
        self._own, self._everyone, self._shapes, self._body, self._scale = own, everyone, shapes, body, scale
        self._lines: dict[str | None, Line | None] = {}
        self._edges: dict[str, Edges] = {}

    def line(self, root: str | None) -> Line | None:
        """The border of a root; None if it has none.

        For the root of the region that holds a point: only its own edges count. From blank skin (None) every edge
        counts, and beyond it lies the region that it belongs to.
        """
        if root not in self._lines:
            own = [region for region in self._own if root in (None, region.root)]
            line = Line([(region.root, self._edges_of(region)) for region in own], from_blank=root is None)
            self._lines[root] = line if line.count else None
        return self._lines[root]

    def _edges_of(self, region: Region) -> Edges:
        if region.id not in self._edges:
            reach = 2 * PROBE_CM * self._scale
            near = [(other.root, self._shapes(other)) for other in self._everyone if are_near(region, other, reach)]
            self._edges[region.id] = _borders_of(region.root, self._shapes(region), near, self._body, self._scale)
        return self._edges[region.id]


class Line:
    """The edges of some regions: for some hundred of them one sweep of numpy is quicker than any tree."""

    def __init__(self, parts: Sequence[tuple[str | None, Edges]], *, from_blank: bool) -> None:
        """`parts` are the regions' roots and edges; `from_blank` says that they are seen from blank skin."""
        self.parts, self._from_blank = parts, from_blank
        self.count = sum(len(edges.beyond) for _, edges in parts)

    def beyond(self, at: int) -> str | None:
        """The root beyond an edge: seen from blank skin that of the region it belongs to."""
        for root, edges in self.parts:
            if at < len(edges.beyond):
                return root if self._from_blank else edges.beyond[at]
            at -= len(edges.beyond)
        raise IndexError("there are not so many edges")


def nearest(lines: Sequence[Line | None], x: float, y: float) -> list[tuple[float, str | None] | None]:
    """For each line the distance in sheet units to its nearest edge and the root beyond that; None for no line."""
    drawn = [line for line in lines if line is not None]
    if not drawn:
        return [None] * len(lines)
    x0, y0, along_x, along_y, across_x, across_y = np.concatenate(
        [edges.rows for line in drawn for _, edges in line.parts], axis=1
    )
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
        last = first + line.count
        i = int(squares[first:last].argmin())
        found.append((math.sqrt(squares[first + i]), line.beyond(i)))
        first = last
    return found


def are_near(one: Region, other: Region, reach: float) -> bool:
    """Whether the rectangles round two regions come as near as `reach` sheet units, or touch."""
    a, b = (region.box or box_of(region.polygons) for region in (one, other))
    if a is None or b is None:
        return False
    return a[0] - reach <= b[2] and b[0] - reach <= a[2] and a[1] - reach <= b[3] and b[1] - reach <= a[3]


def _borders_of(
    root: str | None,
    shape: MultiPolygon,
    everyone: Sequence[tuple[str | None, MultiPolygon]],
    body: BaseGeometry,
    scale: float,
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
        if other == root:
            kept &= ~hit
            continue
        for i in np.flatnonzero(hit):
            beyond[i] = other
    start, along = start[kept], along[kept]
    along[along == 0] = 1e-9
    across = along / np.abs(along) ** 2
    rows = np.array([start.real, start.imag, along.real, along.imag, across.real, across.imag])
    return Edges(rows, [beyond[i] for i in np.flatnonzero(kept)])
