"""Which roots to consider at a place, and in which order: the rules that the docstring of `reasoning` states."""

from collections.abc import Iterable
from math import inf, isfinite
from typing import NamedTuple

from derm_viewer.body.place import MapReading

NEAR_CM = 3.0
"""How far away, in body centimetres, a border still makes the root beyond it a candidate."""
MOST = 4
"""At most so many candidates, unless more roots than that are drawn at the point itself."""
FIRST_MAP = "isncsci"
"""The map that goes first when agreement does not decide."""


class Ranked(NamedTuple):
    """A root, how it comes to be considered, the counted maps that say so, and the near border in body centimetres.

    `cm` is None unless a border of a counted map with this root beyond it lies near; `near_maps` are the maps of the
    nearest such border.
    """

    root: str
    relation: str
    maps: tuple[str, ...]
    cm: float | None
    near_maps: tuple[str, ...]


def counted(readings: Iterable[MapReading]) -> tuple[MapReading, ...]:
    """The readings of the maps that count in an agreement: those traced from a plate."""
    return tuple(reading for reading in readings if reading.status == "traced")


def near_border(reading: MapReading) -> float | None:
    """The distance to a border that is near enough to be spoken of, in body centimetres."""
    cm = reading.border_cm
    return cm if cm is not None and isfinite(cm) and 0 <= cm <= NEAR_CM else None


def rank(readings: tuple[MapReading, ...]) -> tuple[Ranked, ...]:
    """The roots to consider, best first, each once."""
    voters = counted(readings)
    here = _here(voters)
    taken = {found.root for found in here}
    rest = [_elsewhere(root, voters) for root in _others(voters) if root not in taken]
    area = sorted((found for found in rest if found.maps), key=lambda found: _area_key(found, voters))
    across = sorted((found for found in rest if not found.maps), key=_neighbour_key)
    return (*here, *(*area, *across)[: max(0, MOST - len(here))])


def _here(voters: tuple[MapReading, ...]) -> tuple[Ranked, ...]:
    roots = dict.fromkeys(reading.root for reading in voters if reading.root is not None)
    found = []
    for root in roots:
        maps = tuple(reading.map for reading in voters if reading.root == root)
        cm, near_maps = _border_with(root, voters)
        found.append(Ranked(root, "here", maps, cm, near_maps))
    return tuple(sorted(found, key=lambda ranked: (-len(ranked.maps), FIRST_MAP not in ranked.maps)))


def _others(voters: tuple[MapReading, ...]) -> dict[str, None]:
    """Every root of the area and beyond a near border, each once, in the order of the maps."""
    roots: dict[str, None] = {}
    for reading in voters:
        roots.update(dict.fromkeys(reading.area_roots))
        if reading.beyond is not None and near_border(reading) is not None:
            roots[reading.beyond] = None
    return roots


def _elsewhere(root: str, voters: tuple[MapReading, ...]) -> Ranked:
    maps = tuple(reading.map for reading in voters if root in reading.area_roots)
    cm, near_maps = _border_with(root, voters)
    return Ranked(root, "area" if maps else "neighbour", maps, cm, near_maps)


def _border_with(root: str, voters: tuple[MapReading, ...]) -> tuple[float | None, tuple[str, ...]]:
    borders = [(near_border(reading), reading.map) for reading in voters if reading.beyond == root]
    near = [(cm, name) for cm, name in borders if cm is not None]
    if not near:
        return None, ()
    least = min(cm for cm, _ in near)
    return least, tuple(name for cm, name in near if cm == least)


def _neighbour_key(found: Ranked) -> tuple[float, bool]:
    return (inf if found.cm is None else found.cm, FIRST_MAP not in found.near_maps)


def _area_key(found: Ranked, voters: tuple[MapReading, ...]) -> tuple[float, int, bool, int]:
    """Near border first, then more maps, then the first map, then the larger share of the area."""
    share = min(reading.area_roots.index(found.root) for reading in voters if found.root in reading.area_roots)
    return (inf if found.cm is None else found.cm, -len(found.maps), FIRST_MAP not in found.maps, share)
