"""Where names fit inside regions: pure arithmetic on scan lines, no Qt.

A region is cut by horizontal lines `STEP` sheet centimetres apart into intervals that lie inside it. A label fits where
the intervals of all the lines it covers share enough width. Nothing is placed where it would touch a border.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import reduce
from itertools import chain
from math import ceil, floor
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from derm_viewer.body.model import Polygon
from derm_viewer.screen.canvas.layout import Box

if TYPE_CHECKING:
    from array import array

STEP = 0.5
Intervals = list[tuple[float, float]]
Rows = Mapping[int, Intervals]
"""Line number (y = number * STEP) to the intervals of x inside the region, left to right."""
Choices: TypeAlias = "array[float]"
"""The middles of possible places, x and y in turn, the best first."""


class Spans(NamedTuple):
    """Rows as they are kept, a tenth of their size: the line of each interval, and where it begins and ends."""

    lines: array[int]
    lefts: array[float]
    rights: array[float]


class Wanted(NamedTuple):
    """A text of so many sheet centimetres and its possible middles, best first; `key` goes through to the result."""

    key: str
    text: str
    width: float
    height: float
    choices: Choices


class Placed(NamedTuple):
    """A text with the middle of its place on the sheet."""

    key: str
    text: str
    x: float
    y: float


def box_round(placed: Placed, want: Wanted) -> Box:
    """What a text in its place covers."""
    half_wide, half_high = want.width / 2, want.height / 2
    return Box(placed.x - half_wide, placed.y - half_high, placed.x + half_wide, placed.y + half_high)


def rows_of(polygons: Iterable[Polygon]) -> Rows:
    """The scan lines of a region; holes are left out."""
    crossings: dict[int, list[float]] = {}
    for polygon in polygons:
        for ring in polygon:
            x0, y0 = ring[0]
            line0 = ceil(y0 / STEP)
            for x1, y1 in ring:
                line1 = ceil(y1 / STEP)
                if line0 != line1:
                    slope = (x1 - x0) / (y1 - y0)
                    for line in range(line0, line1) if line0 < line1 else range(line1, line0):
                        crossings.setdefault(line, []).append(x0 + (line * STEP - y0) * slope)
                x0, y0, line0 = x1, y1, line1
    rows = {}
    for line, xs in crossings.items():
        xs.sort()
        rows[line] = list(zip(xs[::2], xs[1::2], strict=False))
    return rows


def packed(rows: Rows) -> Spans:
    """Rows as they are kept. Lines without an interval are left out."""
    from array import array  # the first picture needs none

    lines = array("i", [line for line, spans in rows.items() for _ in spans])
    edges = array("d", chain.from_iterable(chain.from_iterable(rows.values())))
    return Spans(lines, edges[::2], edges[1::2])


def unpacked(spans: Spans) -> Rows:
    """The rows that were packed."""
    rows: dict[int, Intervals] = {}
    for line, a, b in zip(*spans, strict=True):
        rows.setdefault(line, []).append((a, b))
    return rows


def shared(regions: Sequence[Rows], least: int) -> Rows:
    """What at least so many of the regions cover."""
    lines: dict[int, list[Intervals]] = {}
    for rows in regions:
        for line, spans in rows.items():
            lines.setdefault(line, []).append(spans)
    found = {line: _covered(rows, least) for line, rows in lines.items() if len(rows) >= least}
    return {line: spans for line, spans in found.items() if spans}


def less(one: Rows, other: Rows) -> Rows:
    """What of a region lies outside another one."""
    rest = {line: _without(spans, other[line]) if line in other else spans for line, spans in one.items()}
    return {line: spans for line, spans in rest.items() if spans}


def within(spans: Spans, box: Box) -> Rows:
    """What of a region lies inside a rectangle."""
    x0, x1 = box.x0, box.x1
    first, last = ceil(box.y0 / STEP), floor(box.y1 / STEP)
    rows: dict[int, Intervals] = {}
    for line, a, b in zip(*spans, strict=True):
        if first <= line <= last:
            low, high = a if a > x0 else x0, b if b < x1 else x1
            if low < high:
                rows.setdefault(line, []).append((low, high))
    return rows


def parted(rows: Rows, cuts: Iterable[Rows]) -> list[Rows]:
    """The parts into which the edges of other regions cut a region, the largest first."""
    parts = [rows]
    for cut in cuts:
        parts = [piece for part in parts for piece in (shared([part, cut], 2), less(part, cut)) if piece]
    return sorted(parts, key=lambda part: sum(a - b for spans in part.values() for a, b in spans))


def crosses(spans: Spans, box: Box) -> bool:
    """Whether the edge of a region goes through a rectangle, which else lies inside or outside of it."""
    rows = within(spans, box)
    lines = floor(box.y1 / STEP) - ceil(box.y0 / STEP) + 1
    return bool(rows) and not (len(rows) == lines and all(row == [(box.x0, box.x1)] for row in rows.values()))


def place(wanted: Sequence[Wanted], taken: Sequence[Box]) -> list[Placed]:
    """Give each text the best place that touches neither `taken` nor another text; texts without one are left out.

    Those with the fewest possible places choose first. The result keeps the order of `wanted`.
    """
    blocked = list(taken)
    found: dict[str, Placed] = {}
    for want in sorted(wanted, key=lambda w: len(w.choices)):
        xs_and_ys = iter(want.choices)
        for x, y in zip(xs_and_ys, xs_and_ys, strict=True):
            box = Box(x - want.width / 2, y - want.height / 2, x + want.width / 2, y + want.height / 2)
            if not any(touch(box, other) for other in blocked):
                found[want.key] = Placed(want.key, want.text, x, y)
                blocked.append(box)
                break
    return [found[want.key] for want in wanted if want.key in found]


def places(rows: Rows, width: float, height: float) -> Choices:
    """Possible middles of a rectangle inside the region, the best first: roomy and near the middle."""
    from array import array

    if not rows:
        return array("d")
    weight = sum(b - a for spans in rows.values() for a, b in spans) or 1.0
    middle = sum(line * (b - a) for line, spans in rows.items() for a, b in spans) / weight
    extent = max(1.0, max(rows) - min(rows))
    count = max(1, ceil(height / STEP))
    found = []
    for line in rows:
        common: Intervals | None = [(a, b) for a, b in rows[line] if b - a >= width]
        for offset in range(1, count + 1):
            if not common:
                break
            above = rows.get(line + offset)
            common = _overlap(common, above) if above else None
        for a, b in common or ():
            slack = b - a - width
            if slack < 0:
                continue
            y = line + count / 2
            score = min(1.5, slack / width) - 1.6 * abs(y - middle) / extent
            for shift in (0.0, -0.3, 0.3):
                found.append((score - abs(shift), (a + b) / 2 + shift * slack, y * STEP))
    found.sort(reverse=True)
    return array("d", chain.from_iterable(choice[1:] for choice in found))


def touch(one: Box, other: Box) -> bool:
    """Whether two rectangles share more than an edge."""
    return one.x0 < other.x1 and other.x0 < one.x1 and one.y0 < other.y1 and other.y0 < one.y1


def _covered(rows: Sequence[Intervals], least: int) -> Intervals:
    """Where at least so many of several lists of intervals lie."""
    if len(rows) == least:
        return reduce(_overlap, rows[1:], [(a, b) for a, b in rows[0] if a < b])
    edges = sorted(edge for spans in rows for a, b in spans for edge in ((a, 1), (b, -1)))
    found: Intervals = []
    depth, start = 0, 0.0
    for x, step in edges:
        if depth < least <= depth + step:
            start = x
        elif depth + step < least <= depth and x > start:
            found.append((start, x))
        depth += step
    return found


def _without(spans: Intervals, taken: Intervals) -> Intervals:
    left = spans
    for low, high in taken:
        cut = [((a, min(b, low)), (max(a, high), b)) for a, b in left]
        left = [part for pair in cut for part in pair if part[0] < part[1]]
    return left


def _overlap(one: Intervals, other: Intervals) -> Intervals:
    shared = []
    for a, b in one:
        for c, d in other:
            low, high = a if a > c else c, b if b < d else d
            if low < high:
                shared.append((low, high))
    return shared


def heart(rows: Rows) -> tuple[float, float] | None:
    """A point well inside a region: the middle of a wide interval near its middle height; None where it is empty."""
    spans = [(line, a, b) for line, row in rows.items() for a, b in row if b > a]
    if not spans:
        return None
    weight = sum(b - a for _, a, b in spans)
    middle = sum(line * (b - a) for line, a, b in spans) / weight
    line, a, b = max(spans, key=lambda span: span[2] - span[1] - 0.8 * STEP * abs(span[0] - middle))
    return (a + b) / 2, line * STEP
