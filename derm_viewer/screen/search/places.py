"""Where an area is on the body: the view that shows most of it, and a point well inside it. Pure, no Qt."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from itertools import pairwise

from derm_viewer.body.atlas import Atlas
from derm_viewer.body.model import Polygon, Region
from derm_viewer.screen.canvas.labels import heart, rows_of


def regions_of(atlas: Atlas, area: str, side: str) -> tuple[Region, ...]:
    """The drawn surfaces of an area on the patient's side, in every view, the largest on the body first."""
    found = [one for one in atlas.of(kind="area") if one.name == area and one.side == side and one.polygons]
    return tuple(sorted(found, key=lambda one: -_size(one.polygons) / atlas.view(one.view).scale ** 2))


def nerves_of(atlas: Atlas, nerves: Collection[str], side: str) -> tuple[Region, ...]:
    """The territories of these nerves on the patient's side, in every view."""
    return tuple(one for one in atlas.of(kind="nerve") if one.name in nerves and one.side == side and one.polygons)


def middle_of(atlas: Atlas, area: str, side: str) -> tuple[float, float] | None:
    """The sheet point that stands for an area, the one that the keyboard stands on; None where it is not drawn."""
    regions = regions_of(atlas, area, side)
    return heart(rows_of(regions[0].polygons)) if regions else None


def _size(polygons: Sequence[Polygon]) -> float:
    """The area of polygons in square sheet units; holes are taken off."""
    return sum(
        abs(sum(x0 * y1 - x1 * y0 for (x0, y0), (x1, y1) in pairwise(ring))) / 2 * (-1 if at else 1)
        for polygon in polygons
        for at, ring in enumerate(polygon)
    )
