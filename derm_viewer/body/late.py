"""Reads a map file as the map builder writes it, and leaves each region's coordinates as text until they are needed.

A start paints a few views of a few maps; the numbers of all others would be read for nothing. Nor are they kept once
they were read: as text they take a sixth of the memory, and who needs them often keeps what was made of them.

Only the supplied files are read this way: their whole content is tested, also for giving the same as the strict way
gives. A file in any other layout is left to the ways that look at all of it.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any, overload

from derm_viewer.body.errors import Finding, MapFileError
from derm_viewer.body.model import HAS_ROOT, REGION_KINDS, ROOTS, SIDES, SPOT_KINDS, Polygon, Region, Ring, Spot

_FEATURES = b'"features": [\n'
_SURFACE = b'"geometry":{"type":"MultiPolygon","coordinates":[[[['
_WITHOUT = b'"geometry":null'
_END = b"]]]]}}"
_BETWEEN_POLYGONS = "]]],[[["


class LatePolygons(Sequence[Polygon]):
    """The polygons of a region, made from their text whenever they are looked at; equal to the tuple of them.

    Looking at them raises MapFileError if the text holds anything but numbers: then the supplied file is damaged.
    """

    __slots__ = ("_data", "_span")

    def __init__(self, data: bytes, span: slice) -> None:
        """`span` is where in `data` a MultiPolygon's coordinates stand, without their four outer brackets."""
        self._data, self._span = data, span

    def __bool__(self) -> bool:
        return True

    def __len__(self) -> int:
        return self._data.count(_BETWEEN_POLYGONS.encode(), self._span.start, self._span.stop) + 1

    def __iter__(self) -> Iterator[Polygon]:
        return iter(self._polygons())

    @overload
    def __getitem__(self, index: int) -> Polygon: ...

    @overload
    def __getitem__(self, index: slice) -> tuple[Polygon, ...]: ...

    def __getitem__(self, index: int | slice) -> Polygon | tuple[Polygon, ...]:
        return self._polygons()[index]

    def __eq__(self, other: object) -> bool:
        if isinstance(other, LatePolygons):
            return self._polygons() == other._polygons()
        return self._polygons() == other if isinstance(other, tuple) else NotImplemented

    def __hash__(self) -> int:
        return hash(self._polygons())

    def __repr__(self) -> str:
        return f"LatePolygons({self._polygons()!r})"

    def _polygons(self) -> tuple[Polygon, ...]:
        text = self._data[self._span].decode("ascii", "replace")
        try:
            return tuple(
                [
                    tuple([_ring(ring) for ring in polygon.split("]],[[")])
                    for polygon in text.split(_BETWEEN_POLYGONS)
                ]
            )
        except ValueError:
            problem, remedy = "the supplied body map is damaged", "install the program again"
            raise MapFileError(Finding("error", "body map", None, "", problem, remedy)) from None


def _ring(text: str) -> Ring:
    """The positions of a ring, from its text without its outer brackets. Raises ValueError."""
    numbers = map(float, text.replace("],[", ",").split(","))
    ring = tuple(zip(numbers, numbers, strict=True))
    if len(ring) != text.count("],[") + 1:
        raise ValueError("a position that is no pair of numbers")
    return ring


def parse(data: bytes) -> tuple[Any, list[Region | Spot]] | None:
    """The raw header and all features of a file's bytes, laid out as the builder does it; None if they are not.

    One pass over the text. Properties are taken as they are: only what every region must have is looked at.
    """
    late: list[Sequence[Polygon]] = []
    try:
        raw = json.loads(_without_surfaces(data, late))
        given = iter(late)
        items = [_item(feature, given) for feature in raw["features"]]
        return (raw["derm_viewer"], items) if next(given, None) is None and _are_sound(items) else None
    except (ValueError, KeyError, TypeError, StopIteration):
        return None


def _without_surfaces(data: bytes, late: list[Sequence[Polygon]]) -> bytes:
    """The file with null in the place of each surface; the surfaces are added to `late`, in order.

    Raises ValueError for a line that is not as the builder writes it.
    """
    kept: list[bytes] = []
    done = data.index(_FEATURES)
    kept.append(data[:done])
    start = data.find(_SURFACE, done)
    while start >= 0:
        end = data.index(_END, start)
        if data.find(b"\n", start, end) >= 0:
            raise ValueError("a surface that does not end where its line does")
        late.append(LatePolygons(data, slice(start + len(_SURFACE), end)))
        kept += data[done:start], _WITHOUT
        done = end + len(_END) - 1
        start = data.find(_SURFACE, done)
    kept.append(data[done:])
    return b"".join(kept)


def _item(feature: dict[str, Any], late: Iterator[Sequence[Polygon]]) -> Region | Spot:
    own = feature["properties"]
    kind, root = own["kind"], own.get("root")
    name = own.get("name") or own["root"]
    if feature["geometry"] is not None:
        x, y = feature["geometry"]["coordinates"]
        return Spot(feature["id"], kind, own["view"], own["side"], own.get("map"), root, name, float(x), float(y))
    title = own.get("title") or name.replace("_", " ")
    minx, miny, maxx, maxy = map(float, feature["bbox"])
    box, map_id = (minx, miny, maxx, maxy), own.get("map")
    return Region(
        feature["id"], kind, own["figure"], own["view"], own["side"], map_id, root, name, title, next(late), box
    )


def _are_sound(items: list[Region | Spot]) -> bool:
    """Whether kinds, sides and roots are known ones, and each kind has the geometry it must have."""
    regions = {(item.kind, item.side, item.root) for item in items if type(item) is Region}
    spots = {(item.kind, item.side, item.root) for item in items if type(item) is Spot}
    return all(
        kind in kinds and side in SIDES and (root in ROOTS if kind in HAS_ROOT else root is None)
        for kinds, found in ((REGION_KINDS, regions), (SPOT_KINDS, spots))
        for kind, side, root in found
    )
