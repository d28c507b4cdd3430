"""Lays the handout out on one page, with as much of its words, in as large letters, as the page holds."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from derm_viewer.consult.say import say
from derm_viewer.export.flow import Piece
from derm_viewer.export.handout_body import MM, ORDER, URGENT_ORDER, Measure, Sections
from derm_viewer.export.handout_figure import Figure
from derm_viewer.export.handout_leaflet import Leaflet
from derm_viewer.export.handout_text import Face, HandoutError, Press
from derm_viewer.export.sheet import PAPERS


class Kind(NamedTuple):
    """What is tried for a kind of page, the most wanted first.

    `sizes` of the text in points; `figures`: widths of the figure's column in millimetres, each with the part of the
    text's height that the figure may take. `smaller` sizes are for what fits in no other way: smaller letters are
    better than a second page or help that is cut.
    """

    sizes: tuple[float, ...]
    figures: tuple[tuple[float, float], ...]
    smaller: tuple[float, ...]


NORMAL = Kind((13.0, 12.5, 12.0, 11.5, 11.0), ((64.0, 1.0), (60.0, 0.6), (56.0, 0.5)), (10.5, 10.0, 9.5, 9.0))
LARGE = Kind(
    (18.0, 17.0, 16.0),
    ((60.0, 1.0), (52.0, 1.0), (46.0, 0.9), (42.0, 0.7), (58.0, 0.65), (40.0, 0.55)),
    (15.0, 14.0, 13.0, 12.0),
)
_TIGHT, _TIGHTEST = 0.7, 0.4
_AIRY = (2.0, 1.8, 1.6, 1.4, 1.2)
"""More room between the parts where the page has it to spare."""


class Page(NamedTuple):
    """A handout that is laid out, in tenths of a point: its size, what draws it, where its parts stand.

    `size` is that of its text in points, `leaflet` what is left of its words.
    """

    width: float
    height: float
    pieces: tuple[Piece, ...]
    places: dict[str, QRectF]
    size: float
    leaflet: Leaflet

    def draw(self, painter: QPainter) -> None:
        """Draw it on a painter whose unit is a tenth of a point."""
        for piece in self.pieces:
            piece(painter)


def lay_out(leaflet: Leaflet, figure: Figure, face: Face, paper: str, *, large: bool, dots: float) -> Page:
    """The page. Raises HandoutError where not even the shortest text in the smallest letters fits on it.

    `dots` as `MarkedFigure.draw` wants it.
    """
    size = PAPERS[paper]
    known: dict[tuple[object, ...], float] = {}

    def fits(words: Leaflet, measure: Measure) -> bool:
        return Sections(words, figure, dots, measure, Press(face, known, dry=True), size).fill()

    for words, measure in _attempts(leaflet, LARGE if large else NORMAL, fits):
        if fits(words, measure):
            airy = (measure._replace(air=air) for air in _AIRY if measure.air == 1)
            measure = next((one for one in airy if fits(words, one)), measure)
            press = Press(face, known, dry=False)
            Sections(words, figure, dots, measure, press, size).fill()
            return Page(
                *size, tuple(press.pieces(URGENT_ORDER if words.urgent else ORDER)), press.places, measure.size, words
            )
    raise HandoutError(
        say("the text is too long for one page; choose the usual type size or a shorter clinic's line")
    )


def _attempts(
    leaflet: Leaflet, kind: Kind, fits: Callable[[Leaflet, Measure], bool]
) -> Iterator[tuple[Leaflet, Measure]]:
    """What to try, the best first: nearly all words in letters above the least, then all words before large letters."""
    ways = list(leaflet.shorter())
    for words in ways[:2]:
        if any(fits(words, measure) for measure in _measures(kind, kind.sizes[-2:-1], 1.0)):
            yield from ((words, measure) for measure in _measures(kind, kind.sizes[:-1], 1.0))
    for words in ways[:-3]:
        if any(fits(words, measure) for measure in _measures(kind, kind.sizes[-1:], _TIGHT)):
            for air in (1.0, _TIGHT):
                yield from ((words, measure) for measure in _measures(kind, kind.sizes, air))
    for words in ways[-4:]:  # rather closer lines than to leave out what helps
        for air in (_TIGHT, _TIGHTEST):
            yield from ((words, measure) for measure in _measures(kind, kind.sizes[-1:], air))
    for size in kind.smaller:
        for width, share in reversed(kind.figures):
            yield ways[-1], Measure(size, width * MM, share, column=False, boxed=False, air=_TIGHT)


def _measures(kind: Kind, sizes: tuple[float, ...], air: float) -> Iterator[Measure]:
    """Large letters before a calm column, and that before a large figure."""
    for size in sizes:
        for column, boxed in ((True, True), (True, False), (False, False)):
            for width, share in kind.figures:
                yield Measure(size, width * MM, share, column, boxed, air)
