"""How well a mark fits one root, several or none: shares that are stated, and no score.

Nothing here decides. What share is called a fit is for whoever reasons about it, with a source: Taylor 2013, for one,
counted marks of which more than half lay inside the dermatome.
"""

from __future__ import annotations

from itertools import pairwise
from typing import NamedTuple

from derm_viewer.body.cover_shares import MapShares, Part
from derm_viewer.body.model import ROOTS


class MapFit(NamedTuple):
    """One root, several or none, in one map: shares (0 to 1) of the mark's skin on one side.

    `one` is the root with the largest share, `one_share` that share. `two` are the two roots that follow
    each other, such as L5 and S1, which have most of the mark together, and `two_share` is what they have; where no
    pair has more than `one` alone, `two` is that root and `two_share` its share. `drawn` is the share that the map
    gives to any root, and `blank` the rest. All but `blank` are empty or 0 where the map leaves the whole mark blank.
    One root: `one_share` near 1. Several: `drawn` near 1 and well above `one_share`. None: `blank` near 1.
    """

    map: str
    status: str
    one: str
    one_share: float
    two: tuple[str, ...]
    two_share: float
    drawn: float
    blank: float


class RootFit(NamedTuple):
    """One root in all maps that count: the least and the greatest share any of them gives it, and which give it any."""

    root: str
    least: float
    most: float
    maps: tuple[str, ...]


class Fit(NamedTuple):
    """The fit of the mark's part on one side: `maps` one by one (all of them), `roots` over those that count.

    `roots` has those with any share, the one with the greatest least share first: it fits best whichever map is right.
    `counted` are the ids of the maps that count: the traced ones.
    """

    side: str
    counted: tuple[str, ...]
    maps: tuple[MapFit, ...]
    roots: tuple[RootFit, ...]


def fit(part: Part) -> Fit:
    """How well this part of a mark fits one root, several or none. Only traced maps count over all."""
    counted = [shares for shares in part.maps if shares.status == "traced"]
    found = {own.root for shares in counted for own in shares.roots}
    roots = sorted((_root_fit(root, counted) for root in found), key=_order)
    ids = tuple(shares.map for shares in counted)
    return Fit(part.side, ids, tuple(_map_fit(shares) for shares in part.maps), tuple(roots))


def _order(found: RootFit) -> tuple[float, float, int]:
    return -found.least, -found.most, ROOTS.index(found.root)


def _root_fit(root: str, counted: list[MapShares]) -> RootFit:
    shares = {of_map.map: of_map.root(root).share for of_map in counted}
    given = tuple(map_id for map_id, share in shares.items() if share > 0)
    return RootFit(root, min(shares.values()), max(shares.values()), given)


def _map_fit(shares: MapShares) -> MapFit:
    if not shares.roots:
        return MapFit(shares.map, shares.status, "", 0.0, (), 0.0, 0.0, shares.blank)
    best = shares.roots[0]
    pairs = [
        (shares.root(upper).share + shares.root(lower).share, (upper, lower))
        for upper, lower in pairwise(ROOTS)
        if shares.root(upper).share and shares.root(lower).share
    ]
    alone: tuple[float, tuple[str, ...]] = (best.share, (best.root,))
    two_share, two = max([alone, *pairs], key=lambda found: found[0])
    drawn = 1.0 - shares.blank
    two_share = min(two_share, drawn)
    return MapFit(shares.map, shares.status, best.root, best.share, two, two_share, drawn, shares.blank)
