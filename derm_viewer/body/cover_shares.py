"""What a mark covers, as frozen values: areas and shares for every side, map, root and nerve.

`picture_cm2` is always the area on the picture, in body cm2 (the view's scale is divided out). Skin that turns away
from the viewer is drawn narrower than it is, so this is less than the area of the skin, and must not be called that.
Shares compare areas of the same pictures. left and right are the patient's.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np

from derm_viewer.body.cover_cells import Floats
from derm_viewer.body.cover_view import SKIN, Column
from derm_viewer.body.model import ROOTS, SIDES, MapInfo

_ROUNDING = 1e-9


class RootShare(NamedTuple):
    """The part of a mark that lies in one root's skin of one map.

    `share` (0 to 1) is of the mark's skin on this side. `painted` (0 to 1) is the other way round: the share of all
    that the map draws for the root, on this side and in the views that the mark touches, which is painted.
    """

    root: str
    picture_cm2: float
    share: float
    painted: float


class MapShares(NamedTuple):
    """How one map divides the mark: the roots that have some of it, largest share first, and the share left blank.

    The shares of the roots and `blank` add up to 1. `status` is the map's: "traced" or "described".
    """

    map: str
    status: str
    roots: tuple[RootShare, ...]
    blank: float

    def root(self, root: str) -> RootShare:
        """What is in this root's skin; zeros if nothing is."""
        return next((found for found in self.roots if found.root == root), RootShare(root, 0.0, 0.0, 0.0))


class NamedShare(NamedTuple):
    """The part of a mark that lies in one nerve's territory, or in one named area; as in RootShare.

    Territories of nerves may overlap and leave skin out: their shares need not add up to 1.
    """

    name: str
    picture_cm2: float
    share: float
    painted: float


class Part(NamedTuple):
    """What is painted on one side, in one view or in several together.

    Only skin that the lumbar maps treat counts. In several views together, skin that was painted in two of them counts
    twice, as it does in the areas it is compared with. `maps` has one entry a map of the atlas, in its order; `nerves`
    and `areas` have the largest share first.
    """

    side: str
    views: tuple[str, ...]
    picture_cm2: float
    maps: tuple[MapShares, ...]
    nerves: tuple[NamedShare, ...]
    areas: tuple[NamedShare, ...]

    def map(self, map_id: str) -> MapShares:
        """What this map says. Raises KeyError for a map that the atlas does not have."""
        for shares in self.maps:
            if shares.map == map_id:
                return shares
        raise KeyError(f"no map {map_id!r}; known: {', '.join(shares.map for shares in self.maps)}")


class Cover(NamedTuple):
    """Everything that one mark covers.

    `sides` has one entry for each side with paint on it (left, right, midline, in this order), all views together;
    `parts` one for each side and view. Both are empty if no treated skin is painted. `untreated_cm2` was painted on the
    body where the lumbar maps treat nothing (chest, arm, head). `outside` is the share (0 to 1) of the mark as painted,
    measured on the sheet, that lies beside every body or on a cut surface: it is dropped from everything else. `mended`
    says that the mark crossed itself and was made valid.
    """

    sides: tuple[Part, ...]
    parts: tuple[Part, ...]
    untreated_cm2: float
    outside: float
    mended: bool

    def side(self, side: str) -> Part | None:
        """What is painted on this side; None if nothing is."""
        return next((part for part in self.sides if part.side == side), None)


class Painted(NamedTuple):
    """Areas by column: those of a mark, and all that is drawn, in the same views."""

    views: tuple[str, ...]
    found: Mapping[Column, float]
    drawn: Mapping[Column, float]


def parts_of(painted: Painted, maps: Sequence[MapInfo]) -> tuple[Part, ...]:
    """One part for each side with paint on it, in the order of SIDES."""
    return tuple(_part(side, painted, maps) for side in SIDES if painted.found.get(Column(side, SKIN, "")))


def together(found: Sequence[Painted], maps: Sequence[MapInfo]) -> tuple[Part, ...]:
    """The same for several views: of each side those views that have paint on it."""
    parts = []
    for side in SIDES:
        own = [painted for painted in found if painted.found.get(Column(side, SKIN, ""))]
        if own:
            views = tuple(view for painted in own for view in painted.views)
            joined = Painted(views, _added([one.found for one in own]), _added([one.drawn for one in own]))
            parts.append(_part(side, joined if len(own) > 1 else own[0], maps))
    return tuple(parts)


def _added(areas: Sequence[Mapping[Column, float]]) -> dict[Column, float]:
    result: dict[Column, float] = {}
    for of_view in areas:
        for column, area in of_view.items():
            result[column] = result.get(column, 0.0) + area
    return result


def _part(side: str, painted: Painted, maps: Sequence[MapInfo]) -> Part:
    layers: dict[str, dict[str, float]] = {}
    for column, area in painted.found.items():
        if column.side == side and area:
            layers.setdefault(column.layer, {})[column.name] = area
    skin = layers[SKIN][""]

    def shares(layer: str) -> list[tuple[str, float, float, float]]:
        drawn = painted.drawn
        return [
            (name, area, min(area / skin, 1.0), min(area / drawn[Column(side, layer, name)], 1.0))
            for name, area in layers.get(layer, {}).items()
        ]

    of_maps = tuple(_map_shares(info, [RootShare(*found) for found in shares(info.id)]) for info in maps)
    nerves, areas = ([NamedShare(*found) for found in shares(layer)] for layer in ("nerve", "area"))
    for named in (nerves, areas):
        named.sort(key=lambda found: (-found.share, found.name))
    return Part(side, painted.views, skin, of_maps, tuple(nerves), tuple(areas))


def _map_shares(info: MapInfo, roots: list[RootShare]) -> MapShares:
    """The shares of one map, which add up to 1: a blank no greater than rounding is none."""
    roots.sort(key=lambda found: (-found.share, ROOTS.index(found.root)))
    total = sum(found.share for found in roots)
    if total > 1 - _ROUNDING:
        return MapShares(info.id, info.status, tuple(one._replace(share=one.share / total) for one in roots), 0.0)
    return MapShares(info.id, info.status, tuple(roots), 1.0 - total)


def without_rounding(shares: Floats) -> tuple[Floats, Floats]:
    """Shares of the roots of one map (columns) for many marks (rows), and what is left blank: they add up to 1.

    A blank no greater than rounding is none.
    """
    total = shares.sum(axis=1)
    full = total > 1 - _ROUNDING
    return shares / np.where(full, total, 1.0)[:, None], np.where(full, 0.0, 1.0 - total)
