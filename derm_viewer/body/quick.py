"""A quick way through a flawless map file: coordinates are cut out of the text and read all at once.

Reading JSON makes a list for every position, which takes most of the time of opening a map. Here the text between
`"coordinates":` and the end of its geometry is taken out first; all numbers are read as one flat list, and the
brackets alone tell the rings. What comes out is what the strict reader would give. At the slightest doubt the answer
is None, and the strict reader, which knows how to say what is wrong, reads the file instead.
"""

from __future__ import annotations

import json
import re
from typing import Any

from derm_viewer.body.errors import FaultError
from derm_viewer.body.model import Polygon, Ring
from derm_viewer.body.rings import MAX_RING, MAX_VALUE, Ready, turn
from derm_viewer.body.strict_json import MAX_NESTING

_KEY = '"coordinates":'
_SPACED_COLON = re.compile(r'"[ \t\r\n]+:')
_NUMBER = b"0123456789+-.eE"
_BLANK = b" \t\r\n"
_BRACKETS_TO_BLANKS = bytes.maketrans(b"[];", b"  ,")
_POSITIONS = "p," * MAX_RING
_UNUSUAL = FaultError("the coordinates are unusual", "read them slowly")


def loads(text: str) -> Any | None:
    """The value of a JSON text, its coordinates as Ready values; None if anything about it is unusual."""
    if "NaN" in text or "Infinity" in text:
        return None
    skeleton, spans = _cut(text)
    try:
        cuts = _ready(";".join(spans).encode("ascii"))
        if cuts is None or len(cuts) != len(spans):
            return None
        # The holes in the skeleton are written NaN, and are filled in the order in which the parser meets them.
        given = iter(cuts)
        value = json.loads(skeleton, parse_constant=lambda _: next(given))
        # A key that stands twice is lost in the parsing, and nothing else is.
        if _SPACED_COLON.search(skeleton) or _count_keys(value) != skeleton.count('":'):
            return None
        return value
    except (FaultError, ValueError, StopIteration, RuntimeError):
        return None


def _count_keys(value: Any) -> int:
    """The number of keys in all objects of the value. Raises FaultError if it is nested too deeply."""
    count = 0
    level = [value]
    for _ in range(MAX_NESTING):
        inner: list[Any] = []
        for item in level:
            if type(item) is dict:
                count += len(item)
                inner += item.values()
            elif type(item) is list:
                inner += item
        if not inner:
            return count
        level = inner
    raise _UNUSUAL


def _cut(text: str) -> tuple[str, list[str]]:
    """The text with NaN in the place of every array of coordinates, and these arrays."""
    kept: list[str] = []
    spans: list[str] = []
    done = 0
    at = text.find(_KEY)
    while at >= 0:
        start = at + len(_KEY)
        end = text.find("}", start)
        span = text[start:end]
        if text[at - 1] != "\\" and span.lstrip()[:1] == "[":
            kept += (text[done:start], "NaN")
            spans.append(span)
            done = end
        at = text.find(_KEY, start)
    kept.append(text[done:])
    return "".join(kept), spans


def _ready(joined: bytes) -> list[Ready] | None:
    """The arrays, joined by semicolons, as Ready values."""
    dense = joined.translate(None, _BLANK)
    shapes = dense.translate(None, _NUMBER)
    if shapes.translate(None, b"[],;") or b"[," in dense or b",]" in dense:
        return None
    flat = json.loads(f"[{joined.translate(_BRACKETS_TO_BLANKS).decode()}]", parse_int=float)
    if not flat or min(flat) < -MAX_VALUE or max(flat) > MAX_VALUE:
        return None
    if len(flat) % 2:
        return None
    builder = _Builder(flat)
    result = [builder.build(shape) for shape in shapes.replace(b"[,]", b"p").decode().split(";")]
    return result if builder.is_used_up() else None


class _Builder:
    """Deals the flat numbers out to one shape after another. Raises FaultError for anything unusual."""

    def __init__(self, flat: list[float]) -> None:
        self._xs, self._ys = flat[::2], flat[1::2]
        self._positions = list(zip(self._xs, self._ys, strict=True))
        self._taken = 0

    def is_used_up(self) -> bool:
        """Whether every position was dealt out."""
        return self._taken == len(self._positions)

    def build(self, shape: str) -> Ready:
        """The next shape, given as brackets in which `p` stands for a position."""
        if shape == "p":
            self._taken += 1
            return Ready("Point", self._positions[self._taken - 1])
        depth = 3 if shape.startswith("[[[") else 2
        if not shape.startswith("[" * depth) or not shape.endswith("]" * depth):
            raise _UNUSUAL
        if depth == 2:
            return Ready("Polygon", (self._polygon(shape[2:-2]),))
        return Ready("MultiPolygon", tuple(map(self._polygon, shape[3:-3].split("]],[["))))

    def _polygon(self, shape: str) -> Polygon:
        return tuple(self._ring(ring, 1 if j == 0 else -1) for j, ring in enumerate(shape.split("],[")))

    def _ring(self, shape: str, sign: int) -> Ring:
        start = self._taken
        count = len(shape) // 2 + 1
        self._taken = end = start + count
        ring = tuple(self._positions[start:end])
        if shape != _POSITIONS[: len(shape)] or not len(shape) % 2 or not 4 <= count == len(ring) <= MAX_RING:
            raise _UNUSUAL
        if ring[0] != ring[-1] or sign * turn(self._xs[start:end], self._ys[start:end]) <= 0:
            raise _UNUSUAL
        return ring
