"""How much area many surfaces share with each of some fixed regions: exact, and for thousands of surfaces at once."""

from __future__ import annotations

import numpy as np

from derm_viewer.body.cover_cells import Edges, Floats, Grid, Ints, Shapes, cut, spread


class _Runs:
    """Values kept by number: for every number a run of places in some arrays."""

    def __init__(self, numbers: Ints, size: int) -> None:
        """`numbers` of the values, which must be sorted; all are below `size`."""
        self.counts: Ints = np.bincount(numbers, minlength=size)
        self._first: Ints = np.cumsum(self.counts) - self.counts

    def of(self, numbers: Ints) -> tuple[Ints, Ints]:
        """Every place that belongs to one of the numbers: the index into `numbers`, and the place."""
        item, within = spread(self.counts[numbers])
        return item, self._first[numbers[item]] + within


class CommonAreas:
    """Fixed regions, cut into squares once; then the areas that surfaces have in common with them.

    A square that a region fills is in common as a whole; only in squares where borders of both lie are edges compared,
    pair by pair.
    """

    def __init__(self, shapes: Shapes, grid: Grid) -> None:
        """Cut the regions: valid Polygons or MultiPolygons that lie on the grid."""
        self._grid = grid
        self._count = len(shapes)
        edges = cut(shapes, grid)
        squares = grid.columns * grid.rows
        filled = edges.fills()
        self._sets_of(edges.take(filled), squares)
        partly = edges.take(np.flatnonzero(~filled))
        self._edges = partly.take(np.argsort(partly.cell, kind="stable"))
        self._slope = _slope(self._edges)
        self._edges_in = _Runs(self._edges.cell, squares)
        keys, at = np.unique(self._edges.cell * self._count + self._edges.owner, return_inverse=True)
        self._part_area: Floats = _sums(at, self._edges.below(), len(keys))
        self._part_owner: Ints = keys % max(self._count, 1)
        self._parts_in = _Runs(keys // max(self._count, 1), squares)

    def _sets_of(self, filling: Edges, squares: int) -> None:
        """Give every square the number of the set of regions that fill it; many squares have the same one."""
        order = np.lexsort((filling.owner, filling.cell))
        owner, runs = filling.owner[order].tolist(), _Runs(filling.cell[order], squares)
        known: dict[tuple[int, ...], int] = {(): 0}
        self._set_in: Ints = np.zeros(squares, dtype=np.intp)
        end = 0
        for cell in np.flatnonzero(runs.counts).tolist():
            begin, end = end, end + int(runs.counts[cell])
            self._set_in[cell] = known.setdefault(tuple(owner[begin:end]), len(known))
        self._members: Ints = np.array([region for members in known for region in members], dtype=np.intp)
        self._members_of = _Runs(np.repeat(np.arange(len(known)), [len(members) for members in known]), len(known))

    def of(self, surfaces: Shapes) -> Floats:
        """Shape (surfaces, regions): the area each surface has in common with each region, in square sheet units.

        The surfaces must be valid Polygons or MultiPolygons that lie on the grid.
        """
        edges = cut(surfaces, self._grid)
        size = len(surfaces) * self._count
        result = self._in_filled(edges, len(surfaces), size)
        filled = edges.fills()
        result += self._under_filled(edges.take(filled), size)
        has_borders = self._edges_in.counts[edges.cell] > 0
        result += self._pairs(edges.take(np.flatnonzero(has_borders & ~filled)), size)
        return np.maximum(result, 0.0).reshape(len(surfaces), self._count) * self._grid.side**2

    def _in_filled(self, edges: Edges, surfaces: int, size: int) -> Floats:
        """What lies in squares that regions fill: counted by set of regions first."""
        sets = len(self._members_of.counts)
        below = _sums(edges.owner * sets + self._set_in[edges.cell], edges.below(), surfaces * sets)
        used = np.flatnonzero(below)
        item, place = self._members_of.of(used % sets)
        owner = (used // sets)[item]
        return _sums(owner * self._count + self._members[place], below[used[item]], size)

    def _under_filled(self, filling: Edges, size: int) -> Floats:
        """What lies in squares that the surfaces fill and regions do not."""
        item, place = self._parts_in.of(filling.cell)
        at = filling.owner[item] * self._count + self._part_owner[place]
        return _sums(at, self._part_area[place], size)

    def _pairs(self, edges: Edges, size: int) -> Floats:
        """What lies in squares that neither fills: the area below both edges of every pair of edges."""
        i, j = self._edges_in.of(edges.cell)
        mine, theirs = edges, self._edges
        left = np.maximum(mine.left[i], theirs.left[j])
        width = np.minimum(mine.right[i], theirs.right[j]) - left
        above = np.flatnonzero(width > 0)
        i, j, left, width = i[above], j[above], left[above], width[above]
        slope, their_slope = _slope(mine)[i], self._slope[j]
        a = mine.low[i] + (left - mine.left[i]) * slope
        b = theirs.low[j] + (left - theirs.left[j]) * their_slope
        begin, end = a - b, a - b + width * (slope - their_slope)
        # The lesser of two heights is half of their sum less half of their distance, which is a triangle or two.
        total = np.abs(begin) + np.abs(end)
        crossed = (begin * end < 0) & (total > 0)
        apart = total.copy()
        np.divide(begin * begin + end * end, total, out=apart, where=crossed)
        heights = 2.0 * (a + b) + width * (slope + their_slope)
        common = width * (heights - apart) * 0.25 * mine.sign[i] * theirs.sign[j]
        return _sums(mine.owner[i] * self._count + theirs.owner[j], common, size)


def _slope(edges: Edges) -> Floats:
    return (edges.high - edges.low) / (edges.right - edges.left)


def _sums(at: Ints, values: Floats, size: int) -> Floats:
    """The sum of the values at every place below `size`."""
    return np.bincount(at, values, size).astype(np.float64, copy=False)
