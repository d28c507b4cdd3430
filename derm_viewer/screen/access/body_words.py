"""What an area of the body is called for somebody who does not see it: pure, no Qt."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from derm_viewer.body.model import ROOTS


def agreed(readings: Sequence[tuple[str, str | None]], words: Mapping[str, str]) -> str:
    """What maps say of a point: "L5 in 2 of 3 maps, L4 in 1".

    `readings` are the title of each shown map with the root that it gives, None where it leaves the point blank; only
    maps that draw the point are counted. `words` are those of "body" in `resources/words/access.json`.
    """
    drawing = [root for _, root in readings if root is not None]
    if len(readings) == 1:
        title, root = readings[0]
        return words["one"].format(root=root, map=title) if root else words["blank_in"].format(map=title)
    if not drawing:
        return words["blank"]
    ranked = sorted(Counter(drawing).items(), key=lambda pair: (-pair[1], ROOTS.index(pair[0])))
    (first, most), *others = ranked
    if len(drawing) == 1:
        return words["alone"].format(root=first)
    said = [words["agreed"].format(root=first, count=most, of=len(drawing))]
    return ", ".join([*said, *(words["also"].format(root=root, count=count) for root, count in others)])


def in_reading_order(places: Sequence[tuple[float, float]], line: float) -> list[int]:
    """The numbers of some places as one reads them: line by line from the top, each from left to right.

    Places are (x, y), y down; a line holds what lies at most `line` below its first place.
    """
    left = sorted(range(len(places)), key=lambda at: (places[at][1], places[at][0]))
    order: list[int] = []
    while left:
        top = places[left[0]][1]
        row = [at for at in left if places[at][1] - top <= line]
        order += sorted(row, key=lambda at: places[at][0])
        left = left[len(row) :]
    return order
