"""Which skin is shown to the patient: one calm strip from one published map, or the skin of one nerve.

Maps are never merged, and a patient is not helped by seeing where they differ. So the strip is what one map draws: the
map that the clinician shows alone; else, of the maps that count, the first that gives the root to the very place
(ISNCSCI comes first), so that the place lies in its strip; without such a place the first that draws the root. What
this map leaves blank stays blank.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from derm_viewer.body.atlas import Atlas, Region

if TYPE_CHECKING:
    from derm_viewer.body.place import Place
    from derm_viewer.clinic.plain import Situation

SIDES = ("left", "right")


class Strip(NamedTuple):
    """The regions to fill, and the title of the map they are taken from ("" for a nerve, or where there are none).

    `here` says that this map gives the root to the place.
    """

    regions: tuple[Region, ...] = ()
    title: str = ""
    here: bool = False


def strip_of(
    atlas: Atlas,
    situation: Situation | None,
    place: Place | None,
    added: tuple[str, ...] = (),
    shown: str = "",
    territories: frozenset[str] = frozenset(),
) -> Strip:
    """The skin that belongs to what is explained, on the side of the place (on both without one).

    `added` are described maps that count; `shown` is the one map that the clinician looks at ("": none);
    `territories` are the skin nerves that a nerve stands for.
    """
    sides = (place.side,) if place is not None and place.side in SIDES else SIDES
    if situation is not None and situation.kind == "nerve":
        nerves = [one for one in atlas.of(kind="nerve") if one.name in territories and one.side in sides]
        return Strip(tuple(nerves))
    if situation is None or situation.kind != "root":
        return Strip()
    counted = [info for info in atlas.maps if info.status == "traced" or info.id in added]
    here = {reading.map for reading in place.readings if reading.root == situation.id} if place is not None else set()
    alone = [one for one in atlas.maps if one.id == shown]
    for info in (*alone, *(one for one in counted if one.id in here), *counted):
        drawn = atlas.of(kind="dermatome", map=info.id)
        regions = tuple(one for one in drawn if one.root == situation.id and one.side in sides)
        if regions:
            return Strip(regions, info.title, info.id in here)
    return Strip()


def area_of(atlas: Atlas, place: Place | None) -> tuple[Region, ...]:
    """The named area of a place, in all views."""
    if place is None:
        return ()
    return tuple(one for one in atlas.of(kind="area") if (one.name, one.side) == (place.area, place.side))
