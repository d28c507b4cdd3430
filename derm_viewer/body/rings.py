"""Coordinates of a geometry, checked and turned into tuples of plain floats. No shapely."""

import math
from collections.abc import Callable, Sequence
from itertools import chain
from operator import mul
from typing import Any, NamedTuple, cast

from derm_viewer.body.errors import FaultError, shown, worded
from derm_viewer.body.model import Polygon, Ring

MAX_VALUE = 1e6
MAX_RING = 50_000

Say = Callable[[str, str], None]
"""Called with a problem and a remedy that are worth a note and no more."""

LEAST_TWICE_AREA = 1e-9
"""A ring whose doubled area is smaller encloses nothing."""

_FLOATS = {float}
_NUMBERS = {float, int}


class Ready(NamedTuple):
    """Coordinates that were read and found flawless already: the geometry type they fit, and their value."""

    kind: str
    value: Any


def polygons(kind: str, coordinates: Any, say: Say) -> tuple[Polygon, ...]:
    """The polygons of a Polygon or MultiPolygon. Raises FaultError; an unclosed ring is closed with a note."""
    if type(coordinates) is Ready and coordinates.kind == kind:
        return cast("tuple[Polygon, ...]", coordinates.value)
    parts = [coordinates] if kind == "Polygon" else coordinates
    if type(parts) is not list or not parts or not coordinates:
        raise FaultError(
            "the geometry has no coordinates", "draw the region or set the geometry to null", ".coordinates"
        )
    result = []
    for i, part in enumerate(parts):
        place = ".coordinates" if kind == "Polygon" else f".coordinates[{i}]"
        if type(part) is not list or not part:
            raise FaultError(
                worded("a polygon is a list of rings, not {what}", what=_what(part)), "correct the coordinates", place
            )
        rings = tuple(_ring(ring, f"{place}[{j}]", say) for j, ring in enumerate(part))
        _turns(rings, say)
        result.append(rings)
    return tuple(result)


def position(coordinates: Any, say: Say) -> tuple[float, float]:
    """The x and y of a Point. Raises FaultError."""
    if type(coordinates) is Ready and coordinates.kind == "Point":
        return cast("tuple[float, float]", coordinates.value)
    if type(coordinates) is not list:
        raise FaultError(
            worded("a point is a list of two numbers, not {what}", what=_what(coordinates)),
            "write [x, y]",
            ".coordinates",
        )
    _check_position(coordinates, ".coordinates")
    if len(coordinates) > 2:
        _say_more_than_2d(say)
    return float(coordinates[0]), float(coordinates[1])


def _ring(ring: Any, place: str, say: Say) -> Ring:
    if type(ring) is not list:
        raise FaultError(
            worded("a ring is a list of positions, not {what}", what=_what(ring)), "correct the coordinates", place
        )
    if len(ring) > MAX_RING:
        raise FaultError(
            worded("a ring has {count} positions and the limit is {limit}", count=len(ring), limit=MAX_RING),
            "simplify the region",
            place,
        )
    if set(map(type, ring)) != {list}:
        bad = next((i for i, item in enumerate(ring) if type(item) is not list), 0)
        what = _what(ring[bad]) if ring else worded("nothing")
        raise FaultError(
            worded("a position is a list of two numbers, not {what}", what=what), "write [x, y]", f"{place}[{bad}]"
        )
    result = _pairs(ring, place, say)
    if len(ring) >= 3 and result[0] != result[-1]:
        if len(ring) == 3:
            raise FaultError("a ring has only 3 positions", "give it at least 4, the last equal to the first", place)
        result = (*result, result[0])
        say(f"the ring at {place[1:]} is not closed and was closed here", "repeat its first position at its end")
    if len(result) < 4:
        raise FaultError(
            worded("a ring has only {count} positions", count=len(ring)),
            "give it at least 4, the last equal to the first",
            place,
        )
    return result


def _pairs(ring: list[Any], place: str, say: Say) -> Ring:
    lengths = set(map(len, ring))
    if lengths == {2}:
        kinds = set(map(type, chain.from_iterable(ring)))
        values = list(chain.from_iterable(ring))
        if kinds <= _NUMBERS and min(values) >= -MAX_VALUE and max(values) <= MAX_VALUE and math.isfinite(sum(values)):
            if kinds == _FLOATS:
                return tuple(map(tuple, ring))
            floats = map(float, values)
            return tuple(zip(floats, floats, strict=True))
    for i, item in enumerate(ring):
        _check_position(item, f"{place}[{i}]")
    _say_more_than_2d(say)
    return tuple((float(item[0]), float(item[1])) for item in ring)


def _check_position(item: list[Any], place: str) -> None:
    if len(item) < 2:
        raise FaultError(worded("a position has {count} numbers", count=len(item)), "write [x, y]", place)
    for value in item:
        if type(value) not in _NUMBERS:
            raise FaultError(
                worded("a coordinate is {what}, not a number", what=_what(value)),
                "write [x, y] with plain numbers",
                place,
            )
        if not abs(value) <= MAX_VALUE:
            raise FaultError(
                worded("a coordinate lies beyond {limit}", limit=f"{MAX_VALUE:,.0f}"),
                "use centimetres of the sheet, within a few metres",
                place,
            )


def _say_more_than_2d(say: Say) -> None:
    say("positions have more than two numbers; the others were left out", "keep x and y only")


def _turns(rings: Polygon, say: Say) -> None:
    """Faults rings without area and notes an exterior that runs clockwise or a hole that does not."""
    for j, ring in enumerate(rings):
        way = turn(*zip(*ring, strict=True))
        if not way:
            raise FaultError("a ring encloses no area", "give the region a size or take it out")
        if (way < 0) == (j == 0):
            what = "exterior runs clockwise" if j == 0 else "hole runs counter-clockwise"
            say(f"an {what}" if j == 0 else f"a {what}", "reverse the ring (RFC 7946 section 3.1.6)")


def turn(xs: Sequence[float], ys: Sequence[float]) -> float:
    """Which way a closed ring runs: positive counter-clockwise, negative clockwise, 0 if it encloses nothing.

    The corner that lies farthest to the left bends the way the whole ring runs; only if it does not bend is the area
    worked out. (Of a ring that crosses itself neither says much: the check finds those.)
    """
    i = xs.index(min(xs))
    before = i - 1 if i else len(xs) - 2
    x, y = xs[i], ys[i]
    bend = (x - xs[before]) * (ys[i + 1] - y) - (y - ys[before]) * (xs[i + 1] - x)
    if bend:
        return bend
    area = sum(map(mul, xs, ys[1:])) - sum(map(mul, ys, xs[1:]))
    return area if abs(area) > LEAST_TWICE_AREA else 0.0


def _what(value: Any) -> str:
    """What a value is, in words for a sentence."""
    if value is None:
        return worded("null")
    if isinstance(value, bool):
        return worded("true or false")
    if isinstance(value, (int, float)):
        return worded("the number {value}", value=shown(value, 20))
    if isinstance(value, str):
        return worded("the text '{value}'", value=shown(value, 20))
    return worded("an object") if isinstance(value, dict) else worded("a list")
