"""Where the words over the views stand: titles, and what lies left and right. They are measured here, and not drawn."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple, Protocol

from derm_viewer.consult.say import say
from derm_viewer.screen.canvas.frames import Words, is_foot, words_of
from derm_viewer.screen.canvas.layout import Box, Cell, Group

MARGIN = 8.0
"""How near to the left and right edge of the canvas words may come, in pixels."""
TOP = 5.0
"""How near to the upper edge of the canvas a title may come, in pixels."""
LEAST = 0.75
"""How far the titles of a small canvas may shrink."""
VIEWS_APART, FEET_APART, SIDES_APART, LEAST_APART = 1.5, 1.0, 1.0, 0.5
"""Free space between the words of two views, of a pair of feet, of the two sides of a view, and where there is no more
room than that between words of one view, as multiples of the text's height.
"""
_SAME_LINE = 30.0
"""How unlike in height two on one line may be, in pixels."""


class Ruler(Protocol):
    """Measures words in one font."""

    @property
    def height(self) -> float:
        """The height of a line in pixels."""

    def advance(self, text: str) -> float:
        """The width of a text in pixels."""


class Word(NamedTuple):
    """A text in its place; `share` of the titles' font it is written in, 0 for the small one."""

    text: str
    box: Box
    share: float = 0.0


class Plan(NamedTuple):
    """All words over the views, and the strips under those that lie over a body."""

    words: tuple[Word, ...]
    strips: tuple[Box, ...]


class _Title(NamedTuple):
    """A group whose title is seen: the rectangle of its band, cut at the edges of the canvas; whether that cuts it."""

    group: Group
    band: Box
    cut: bool
    words: Words

    @property
    def middle(self) -> float:
        return (self.band.x0 + self.band.x1) / 2


class _Line(NamedTuple):
    """The line of a cell: between `left` and `right` its view is seen, between `low` and `high` its words may stand."""

    cell: Cell
    words: Words
    left: float
    right: float
    y: float
    low: float
    high: float
    cut: bool


def plan(groups: Sequence[Group], width: float, band: float, whole_body: bool, high: Ruler, low: Ruler) -> Plan:
    """The words of groups on a canvas of a width; `high` measures titles, `low` the words under them."""
    titles = [title for group in groups if (title := _title(group, width, band, whole_body)) is not None]
    words = [*_titles(titles, width, high), *_sides(_lines(titles, width, high, low), low)]
    return Plan(tuple(words), tuple(strip for title in titles if (strip := _strip(title)) is not None))


def _title(group: Group, width: float, band: float, whole_body: bool) -> _Title | None:
    """Where a group's title stands: above it, or at the top of the canvas while the group reaches past that."""
    left, right = max(0.0, group.box.x0), min(width, group.box.x1)
    y = min(max(group.title_y, TOP), group.box.y1 - band)
    if right - left < 2 * MARGIN or y < -1:
        return None
    cut = group.box.x0 < 0 or group.box.x1 > width
    left, right = max(left, MARGIN), min(right, width - MARGIN)
    first = group.cells[0]
    return _Title(group, Box(left, y, right, y + band), cut, words_of(first.view, whole_body, first.flip))


def _strip(title: _Title) -> Box | None:
    """The ground of a title that has left its place and lies over the body; to the edge of the canvas beside it."""
    left, y, right, bottom = title.band
    if y <= title.group.title_y + 1:
        return None
    return Box(left - MARGIN, y - TOP, right + MARGIN, bottom + 2)


def _on_one_line(titles: Sequence[_Title]) -> list[tuple[_Title, _Title]]:
    """Neighbours, left and right, whose words stand at the same height."""
    lines: dict[float, list[_Title]] = {}
    for title in sorted(titles, key=lambda each: each.middle):
        at = next((at for at in lines if abs(at - title.band.y0) < _SAME_LINE), title.band.y0)
        lines.setdefault(at, []).append(title)
    return [pair for line in lines.values() for pair in pairwise(line)]


def _titles(titles: Sequence[_Title], width: float, ruler: Ruler) -> list[Word]:
    """The titles, all short as soon as one has no room, and smaller where even then two would come too near."""
    neighbours, apart = _on_one_line(titles), VIEWS_APART * ruler.height
    room = {title.group: _room(title, titles, width) for title in titles}
    texts = {title.group: title.words.title for title in titles}
    crowded = any(_wide(ruler, texts[t.group]) > room[t.group] for t in titles if not t.cut)
    if crowded or _crowding(neighbours, texts, ruler, apart) < 1:
        texts = {title.group: title.words.short for title in titles}
    share = min(1.0, max(LEAST, _crowding(neighbours, texts, ruler, apart)))
    made = []
    for title in titles:
        text = texts[title.group]
        if _wide(ruler, text) * share > room[title.group] and title.words.middle and not title.group.cells[0].flip:
            text = text.partition(",")[0]
        wide = _wide(ruler, text) * share
        if not title.cut or wide <= title.band.width:
            left = max(MARGIN, min(title.middle - wide / 2, width - MARGIN - wide))
            made.append(Word(text, Box(left, title.band.y0, left + wide, title.band.y0 + ruler.height), share))
    return made


def _wide(ruler: Ruler, title: str) -> float:
    return ruler.advance(title.upper())


def _crowding(
    neighbours: Sequence[tuple[_Title, _Title]], texts: Mapping[Group, str], ruler: Ruler, apart: float
) -> float:
    """How much of their widths the titles of neighbours can have before they come too near; 1 and more: all."""
    whole = [(one, other) for one, other in neighbours if not one.cut and not other.cut]
    wide = {title.group: _wide(ruler, texts[title.group]) for pair in whole for title in pair}
    ratios = [2 * (other.middle - one.middle - apart) / (wide[one.group] + wide[other.group]) for one, other in whole]
    return min(ratios, default=1.0)


def _room(title: _Title, titles: Sequence[_Title], width: float) -> float:
    """How wide a title may be before it meets its neighbour's view, centred on its own."""
    if title.cut:
        return title.band.width
    room = 2 * min(title.middle, width - title.middle)
    for other in titles:
        if other is not title and abs(other.band.y0 - title.band.y0) < _SAME_LINE:
            edge = other.band.x0 if other.band.x0 > title.middle else other.band.x1
            room = min(room, 2 * abs(edge - title.middle))
    return max(room, title.band.width) - 10


def _lines(titles: Sequence[_Title], width: float, high: Ruler, low: Ruler) -> list[_Line]:
    """The lines of all cells that are seen, each with the room that its neighbours on the same line leave it."""
    half = {title.group: [MARGIN, width - MARGIN] for title in titles}
    for one, other in _on_one_line(titles):
        middle = (one.band.x1 + other.band.x0) / 2
        half[one.group][1] = min(half[one.group][1], middle - VIEWS_APART * low.height / 2)
        half[other.group][0] = max(half[other.group][0], middle + VIEWS_APART * low.height / 2)
    lines = []
    for title in titles:
        y = title.band.y0 + high.height + low.height * 0.1
        start, end = half[title.group]
        between = [(one.box.x1 + other.box.x0) / 2 for one, other in pairwise(title.group.cells)]
        for cell, (first, last) in zip(title.group.cells, pairwise([-width, *between, 2 * width]), strict=True):
            left, right = max(title.band.x0, cell.box.x0), min(title.band.x1, cell.box.x1)
            room = max(start, first + FEET_APART * low.height / 2), min(end, last - FEET_APART * low.height / 2)
            words = words_of(cell.view, mirrored=cell.flip)
            if right - left > MARGIN:
                lines.append(_Line(cell, words, left, right, y, *room, title.cut))
    return lines


def _sides(lines: Sequence[_Line], ruler: Ruler) -> list[Word]:
    """What lies left and right; whose it is, and that a foot is one, only where all views alike have room for it."""
    bodies = [line for line in lines if not line.words.middle]
    feet = [line for line in lines if is_foot(line.cell.view)]
    saddle = [line for line in lines if line.words.middle and not is_foot(line.cell.view)]
    made: list[Word] = []
    if not all(_fits(line, ruler) for line in bodies if not line.cut and line.words != _bare(line.words)):
        bodies = [line._replace(words=_bare(line.words)) for line in bodies]
    for line in bodies:
        found = _ends(line, ruler)
        made += found or _ends(line._replace(words=_bare(line.words)), ruler)
    if not all(_fits_in_middle(line, ruler) for line in feet if not line.cut):
        feet = [line._replace(words=line.words._replace(middle=_of_foot(line.words.middle))) for line in feet]
    wide = all(_fits_around(line, ruler) for line in feet)
    for line in feet:
        if _fits_in_middle(line, ruler) or not line.cut:
            made.append(_centred(line, ruler))
        made += _ends(line, ruler) if wide else []
    return [*made, *(word for line in saddle for word in _three(line, ruler))]


def _need(line: _Line, ruler: Ruler) -> float:
    return ruler.advance(line.words.at_left) + ruler.advance(line.words.at_right) + SIDES_APART * ruler.height


def _fits(line: _Line, ruler: Ruler) -> bool:
    return _need(line, ruler) <= line.high - line.low


def _fits_in_middle(line: _Line, ruler: Ruler) -> bool:
    middle, half = (line.left + line.right) / 2, ruler.advance(line.words.middle) / 2
    return line.low <= middle - half and middle + half <= line.high


def _fits_around(line: _Line, ruler: Ruler) -> bool:
    widest = max(map(ruler.advance, (line.words.at_left, line.words.at_right)))
    need = ruler.advance(line.words.middle) + 2 * widest + 2 * SIDES_APART * ruler.height
    return need <= min(line.right, line.high) - max(line.left, line.low)


def _span(line: _Line, need: float) -> tuple[float, float]:
    """Both ends of the words: those of the view, further apart or to one side where they need more room than that."""
    left, right = max(line.left, line.low), min(line.right, line.high)
    grow = max(0.0, need - (right - left)) / 2
    left, right = left - grow, right + grow
    shift = max(0.0, line.low - left) - max(0.0, right - line.high)
    return left + shift, right + shift


def _word(text: str, left: float, line: _Line, ruler: Ruler) -> Word:
    return Word(text, Box(left, line.y, left + ruler.advance(text), line.y + ruler.height))


def _ends(line: _Line, ruler: Ruler) -> list[Word]:
    """The words at both ends of a line; none where the canvas cuts the view and leaves them no room."""
    if line.cut and not _fits(line, ruler):
        return []
    squeezed = _need(line, ruler) - (SIDES_APART - LEAST_APART) * ruler.height
    left, right = _span(line, min(_need(line, ruler), max(squeezed, line.high - line.low)))
    at_right = right - ruler.advance(line.words.at_right)
    pair = ((line.words.at_left, left), (line.words.at_right, at_right))
    return [_word(text, at, line, ruler) for text, at in pair if text]


def _centred(line: _Line, ruler: Ruler) -> Word:
    wide = ruler.advance(line.words.middle)
    left = max(line.low, min((line.left + line.right - wide) / 2, line.high - wide))
    return _word(line.words.middle, left, line, ruler)


def _three(line: _Line, ruler: Ruler) -> list[Word]:
    """Words at both ends of a line and one between them, with equal gaps."""
    texts = (line.words.at_left, line.words.middle, line.words.at_right)
    whole = sum(map(ruler.advance, texts))
    need = whole + 2 * LEAST_APART * ruler.height
    if line.cut and need > line.high - line.low:
        return []
    x, right = _span(line, min(need, line.high - line.low))
    made = []
    for text in texts:
        made.append(_word(text, x, line, ruler))
        x += ruler.advance(text) + (right - made[0].box.x0 - whole) / 2
    return made


def _bare(words: Words) -> Words:
    """Left and right without whose they are: they are the patient's everywhere."""
    short = {
        say("patient\u2019s left", "edge"): say("left", "edge"),
        say("patient\u2019s right", "edge"): say("right", "edge"),
    }
    left, right = words.at_left, words.at_right
    return words._replace(at_left=short.get(left, left), at_right=short.get(right, right))


def _of_foot(words: str) -> str:
    """Which foot it is, in a word."""
    short = {say("left foot", "edge"): say("left", "foot"), say("right foot", "edge"): say("right", "foot")}
    return short.get(words, words.split()[0])
