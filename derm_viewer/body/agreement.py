"""Where maps agree: the root that each map gives, for very many points at once.

Points are on the sheet, x to the right and y up, in sheet units; a point belongs to the view in whose rectangle it
lies, so points of several views can be asked together. Shares of skin must be weighed by true skin area: a view shows
skin that turns away from it narrower than it is.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt
import shapely

from derm_viewer.body.atlas import Atlas
from derm_viewer.body.borders import shape_of
from derm_viewer.body.model import ROOTS

BLANK = -1
NOWHERE, ONE_ROOT, NEIGHBOURS, APART = 0, 1, 2, 3
"""Classes of a point: drawn by no map; all that draw it give one root; two that follow each other; others."""

Floats = npt.NDArray[np.float64]
Small = npt.NDArray[np.int8]

_BINS = 65_535


@dataclass(frozen=True, eq=False)
class Agreement:
    """What each of m maps says about each of n points.

    `roots` has the shape (m, n): for each map, in the order of `maps`, the index in ROOTS of the root that it gives to
    the point, BLANK (-1) where it draws none. A map that leaves a point blank takes no part in its class; a class of
    a point says something about agreement only where `drawing` is at least 2.
    """

    maps: tuple[str, ...]
    roots: Small

    @cached_property
    def drawing(self) -> Small:
        """Shape (n,): how many of the maps draw the point."""
        return np.asarray((self.roots >= 0).sum(0, dtype=np.int8))

    @cached_property
    def classes(self) -> Small:
        """Shape (n,): NOWHERE, ONE_ROOT, NEIGHBOURS (such as L5 and S1) or APART."""
        highest = self.roots.max(0, initial=BLANK)
        lowest = np.where(self.roots < 0, np.int8(len(ROOTS)), self.roots).min(0, initial=len(ROOTS))
        return np.asarray(np.where(highest < 0, NOWHERE, np.minimum(highest - lowest + 1, APART)), dtype=np.int8)

    def count(self, root: str) -> Small:
        """Shape (n,): how many of the maps give this root to the point. Raises KeyError for an unknown root."""
        if root not in ROOTS:
            raise KeyError(f"no root {root!r}; known: {', '.join(ROOTS)}")
        return np.asarray((self.roots == ROOTS.index(root)).sum(0, dtype=np.int8))

    def counts(self) -> Small:
        """Shape (len(ROOTS), n): the same for every root, in the order of ROOTS."""
        return np.array([self.count(root) for root in ROOTS])


def roots_at(
    atlas: Atlas, xs: npt.ArrayLike, ys: npt.ArrayLike, maps: Sequence[str] | None = None, view: str | None = None
) -> Agreement:
    """The root each map gives to each point (xs[i], ys[i]) of the sheet.

    `maps` are ids, by default those of the traced maps; described maps count only when they are named. With `view`,
    only that view's regions are looked at, which saves time if all points lie in it. The edge of a region belongs to
    it, and a point on a shared edge to the region whose id sorts first, as in the locator; gaps are not closed.
    Points beside the body, NaN and infinity are BLANK. Raises KeyError for an unknown map or view, ValueError if xs
    and ys do not have one and the same length. Use it on one thread.
    """
    chosen = tuple(info.id for info in atlas.maps if info.status == "traced") if maps is None else tuple(maps)
    points = _Points(np.asarray(xs, dtype=np.float64), np.asarray(ys, dtype=np.float64))
    if view is not None:
        atlas.view(view)
    rows = np.full((len(chosen), len(points.order)), BLANK, dtype=np.int8)
    for row, map_id in zip(rows, chosen, strict=True):
        atlas.map(map_id)
        regions = sorted(atlas.of(view=view, kind="dermatome", map=map_id), key=lambda region: region.id)
        for region in regions:
            if region.polygons and region.root is not None:
                points.mark(row, shape_of(region), ROOTS.index(region.root))
    roots = np.empty_like(rows)
    roots[:, points.order] = rows
    return Agreement(chosen, roots)


class _Points:
    """Points sorted by x, so that those in a shape's box are found by slicing."""

    def __init__(self, xs: Floats, ys: Floats) -> None:
        if xs.ndim != 1 or xs.shape != ys.shape:
            raise ValueError(f"xs and ys are not of one length: {xs.shape} and {ys.shape}")
        sound = np.isfinite(xs) & np.isfinite(ys)
        xs = np.where(sound, xs, np.inf)  # nothing holds a point at infinity
        least, most = (float(xs[sound].min()), float(xs[sound].max())) if sound.any() else (0.0, 0.0)
        self._least, self._per_bin = least, _BINS / max(most - least, 1e-9)
        # Sorted only as finely as 16 bits tell: numpy does that ten times as fast, and a slice may hold a few too many.
        self._bins = self._bin(np.minimum(xs, most))
        self.order = np.argsort(self._bins, kind="stable")
        self._bins = self._bins[self.order]
        self._xs, self._ys = xs[self.order], ys[self.order]

    def _bin(self, xs: Floats) -> npt.NDArray[np.uint16]:
        return np.clip((xs - self._least) * self._per_bin, 0, _BINS).astype(np.uint16)

    def mark(self, row: Small, shape: shapely.MultiPolygon, value: int) -> None:
        """Write the value where the shape holds a point that is blank yet; `row` is in the order of `order`."""
        minx, miny, maxx, maxy = shape.bounds
        low, high = self._bin(np.array((minx, maxx)))
        first = int(np.searchsorted(self._bins, low, "left"))
        last = int(np.searchsorted(self._bins, high, "right"))
        xs, ys, own = self._xs[first:last], self._ys[first:last], row[first:last]
        near = np.flatnonzero((ys >= miny) & (ys <= maxy) & (own < 0) & (xs >= minx) & (xs <= maxx))
        if len(near):
            shapely.prepare(shape)
            own[near[shapely.intersects_xy(shape, xs[near], ys[near])]] = value
