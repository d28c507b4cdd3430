"""Surfaces cut into the squares of a grid, as edges whose areas can simply be added up.

Inside one square a surface is the sum of what lies below its upper edges minus what lies below its lower edges. Areas,
and areas that two surfaces share, are then sums over edges and pairs of edges. No step has to decide on which side of
a line a point lies, so that shared borders, touching corners and edges on the lines of the grid need no care, and a sum
is right to rounding.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import shapely

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.intp]
Shapes = npt.NDArray[np.object_]

_LINES = 1 << 20
"""More lines than any grid has."""


class Grid(NamedTuple):
    """Squares with sides of `side` sheet units. Square (column, row) has the number row * columns + column.

    (x0, y0) is the lower left corner of square 0. One row and column more than needed lie on each side.
    """

    x0: float
    y0: float
    side: float
    columns: int
    rows: int

    @classmethod
    def over(cls, box: tuple[float, float, float, float], side: float) -> Grid:
        """The grid that covers a box (minx, miny, maxx, maxy)."""
        minx, miny, maxx, maxy = box
        columns, rows = (int(np.ceil(length / side)) + 3 for length in (maxx - minx, maxy - miny))
        return cls(minx - side, miny - side, side, columns, rows)


class Edges(NamedTuple):
    """Edges of surfaces, each inside one square; all arrays have one entry an edge.

    `owner` is the number of the surface, `cell` that of the square. `left` and `right` are the ends along x, `low` the
    height at `left` and `high` that at `right`, all from 0 to 1 in the square. `sign` is 1 where the surface lies below
    the edge and -1 where it lies above.
    """

    owner: Ints
    cell: Ints
    left: Floats
    right: Floats
    low: Floats
    high: Floats
    sign: Floats

    def take(self, chosen: Ints | npt.NDArray[np.bool_]) -> Edges:
        """Some of the edges."""
        return Edges(self.owner[chosen], self.cell[chosen], *(values[chosen] for values in self[2:]))

    def below(self) -> Floats:
        """The signed area below each edge, in squares."""
        return self.sign * (self.right - self.left) * (self.low + self.high) * 0.5

    def fills(self) -> npt.NDArray[np.bool_]:
        """Whether the edge is the whole upper side of its square, so that all of the square lies below it."""
        return np.asarray((self.left == 0) & (self.right == 1) & (self.low == 1) & (self.high == 1), dtype=np.bool_)


class _Lines(NamedTuple):
    """Directed straight pieces in units of squares, with the number of the surface on their left."""

    x1: Floats
    y1: Floats
    x2: Floats
    y2: Floats
    owner: Ints

    def turned(self) -> _Lines:
        """x and y exchanged."""
        return _Lines(self.y1, self.x1, self.y2, self.x2, self.owner)

    def sloping(self) -> _Lines:
        """Those that are not vertical: below a vertical one lies nothing."""
        kept = self.x1 != self.x2
        return _Lines(self.x1[kept], self.y1[kept], self.x2[kept], self.y2[kept], self.owner[kept])


def spread(counts: Ints) -> tuple[Ints, Ints]:
    """For items that stand for `counts` things each: the item of every thing, and the thing's number in it, from 0."""
    item = np.repeat(np.arange(len(counts)), counts)
    first = np.cumsum(counts) - counts
    return item, np.arange(len(item)) - first[item]


def cut(shapes: Shapes, grid: Grid) -> Edges:
    """The edges of valid Polygons or MultiPolygons, which must lie on the grid; `owner` is the index in `shapes`."""
    lines = _lines(shapes, grid)
    tops = _tops(lines, grid)
    pieces = _split(_split(lines).sloping().turned()).turned().sloping()
    inside = _in_squares(pieces, grid)
    owner, cell = np.concatenate((inside.owner, tops.owner)), np.concatenate((inside.cell, tops.cell))
    return Edges(owner, cell, *(np.concatenate(pair) for pair in zip(inside[2:], tops[2:], strict=True)))


def _lines(shapes: Shapes, grid: Grid) -> _Lines:
    parts, shape_of_part = shapely.get_parts(shapes, return_index=True)
    # Exteriors counter-clockwise and holes clockwise: the surface is on the left of every line.
    rings, part_of_ring = shapely.get_rings(shapely.orient_polygons(parts), return_index=True)
    corners, ring_of_corner = shapely.get_coordinates(rings, return_index=True)
    x, y = (corners[:, 0] - grid.x0) / grid.side, (corners[:, 1] - grid.y0) / grid.side
    joined = np.flatnonzero(ring_of_corner[1:] == ring_of_corner[:-1])
    owner = shape_of_part[part_of_ring[ring_of_corner[joined]]]
    return _Lines(x[joined], y[joined], x[joined + 1], y[joined + 1], owner)


def _tops(lines: _Lines, grid: Grid) -> Edges:
    """The pieces of the squares' upper sides that lie in the surfaces: they close what edges in a square leave open."""
    first = np.floor(np.minimum(lines.y1, lines.y2)) + 1
    counts = (np.floor(np.maximum(lines.y1, lines.y2)) - first + 1).astype(np.intp)
    item, number = spread(counts)
    (x1, y1, x2, y2), owner = (values[item] for values in lines[:4]), lines.owner[item]
    row = first[item] + number
    x = x1 + (row - y1) * ((x2 - x1) / (y2 - y1))
    # Along a line of the grid a surface begins and ends in turn.
    order = np.lexsort((x, row.astype(np.int64) + owner * _LINES))
    begin, end = x[order[::2]], x[order[1::2]]
    column = np.floor(begin)
    item, number = spread((np.maximum(np.ceil(end), column + 1) - column).astype(np.intp))
    column = column[item] + number
    owner, row = owner[order[::2]][item], row[order[::2]][item] - 1
    left, right = np.maximum(begin[item] - column, 0.0), np.minimum(end[item] - column, 1.0)
    one = np.ones(len(left))
    edges = Edges(owner, (row * grid.columns + column).astype(np.intp), left, right, one, one, one)
    return edges.take(right > left)


def _split(lines: _Lines) -> _Lines:
    """The lines, cut wherever x is a whole number."""
    low, high = np.minimum(lines.x1, lines.x2), np.maximum(lines.x1, lines.x2)
    first, last = np.floor(low) + 1, np.ceil(high) - 1
    cuts = np.maximum(last - first + 1, 0).astype(np.intp)
    crossing = np.flatnonzero(cuts)
    item, number = spread(cuts[crossing] + 1)
    source = crossing[item]
    (x1, y1, x2, y2), owner = (values[source] for values in lines[:4]), lines.owner[source]
    forward = x2 > x1
    begin = np.where(forward, first[source] + number - 1, last[source] - number + 1)
    end = np.where(forward, begin + 1, begin - 1)
    is_first, is_last = number == 0, number == cuts[source]
    begin[is_first], end[is_last] = x1[is_first], x2[is_last]
    slope = (y2 - y1) / (x2 - x1)
    at_begin, at_end = y1 + (begin - x1) * slope, y1 + (end - x1) * slope
    at_begin[is_first], at_end[is_last] = y1[is_first], y2[is_last]
    whole = cuts == 0
    pieces = zip(lines[:4], (begin, at_begin, end, at_end), strict=True)
    x1, y1, x2, y2 = (np.concatenate((values[whole], cut_up)) for values, cut_up in pieces)
    return _Lines(x1, y1, x2, y2, np.concatenate((lines.owner[whole], owner)))


def _in_squares(pieces: _Lines, grid: Grid) -> Edges:
    """The pieces as edges of the squares in which their middles lie."""
    column, row = np.floor((pieces.x1 + pieces.x2) * 0.5), np.floor((pieces.y1 + pieces.y2) * 0.5)
    x1, y1, x2, y2 = pieces.x1 - column, pieces.y1 - row, pieces.x2 - column, pieces.y2 - row
    back = x1 > x2
    left, right = np.where(back, x2, x1), np.where(back, x1, x2)
    low, high = np.where(back, y2, y1), np.where(back, y1, y2)
    cell = (row * grid.columns + column).astype(np.intp)
    edges = Edges(pieces.owner, cell, left, right, low, high, np.where(back, 1.0, -1.0))
    return edges.take(right > left)
