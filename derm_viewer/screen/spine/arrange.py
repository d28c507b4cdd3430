"""Lays out the spine picture and its words for a size, a font and what is lit."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QRectF
from PySide6.QtGui import QFont

from derm_viewer.consult.say import say
from derm_viewer.screen.spine import words as spine_words
from derm_viewer.screen.spine.labels import (
    Label,
    Labels,
    fitting,
    front_labels,
    layout_words,
    line_rects,
    slice_labels,
    titles,
)
from derm_viewer.screen.spine.layout import Fonts, Layout, lay_out
from derm_viewer.screen.spine.lit import Lit
from derm_viewer.screen.spine.shapes import SpineShapes, box_of
from derm_viewer.screen.spine.words import Line, Thing

_LEAST_LINES = 4.2
"""Room that is kept for the words, in lines: to name what is pointed at moves nothing."""
_MOST = 0.48
"""The share of the height that the words may take."""


class Wish(NamedTuple):
    """What is to be shown."""

    lit: Lit
    pointed: Thing | None
    patient: bool
    with_slice: bool


class Arranged(NamedTuple):
    """The result."""

    layout: Layout
    fonts: Fonts
    labels: tuple[Label, ...]


def arrange(size: QRectF, font: QFont, shapes: SpineShapes, wish: Wish) -> Arranged:
    """Pictures first, then words that do not touch. What is pointed at is named in the place of the legend."""
    picture = shapes.picture
    fonts = Fonts(font, size.width(), size.height())
    front, cut = box_of(picture.box), box_of(picture.slice_box) if wish.with_slice else None
    least = fonts.of_small.height() * _LEAST_LINES
    wide = lay_out(size, front, cut, fonts, least).words.width()
    lines = fitting(spine_words.legend(picture, wish.lit, wish.patient), wide, size.height() * _MOST, fonts)
    layout = lay_out(size, front, cut, fonts, max(line_rects(lines, wide, fonts)[1], least))
    labels = Labels(fonts, size)
    owner = "your" if wish.patient else ""
    seen = (say("Seen from the front"), say("From the front"), say("Front", "view"))
    titles(labels, layout.front, fonts, seen, owner)
    if layout.slice is not None:
        disc = "A" if wish.patient else wish.lit.disc
        below = (say("{disc} disc from below", disc=disc), say("{disc} disc", disc=disc))
        titles(labels, layout.slice, fonts, below, owner, up=say("front"))
        slice_labels(labels, layout.slice, shapes, wish.lit, wish.patient)
    front_labels(labels, layout.front, shapes, wish.lit, fonts, wish.patient)
    if wish.pointed is not None:
        lines = (Line("", "", spine_words.name_of(picture, wish.pointed, wish.patient)),)
    layout_words(labels, layout, lines, fonts)
    return Arranged(layout, fonts, tuple(labels.placed))
