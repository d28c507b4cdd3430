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


class Arranged(NamedTuple):
    """The result."""

    layout: Layout
    fonts: Fonts
    labels: tuple[Label, ...]


def arrange(size: QRectF, font: QFont, shapes: SpineShapes, lit: Lit, pointed: Thing | None) -> Arranged:
    """Pictures first, then words that do not touch. What is pointed at is named in the place of the legend."""
    picture = shapes.picture
    fonts = Fonts(font, size.width(), size.height())
    front, cut = box_of(picture.box), box_of(picture.slice_box)
    least = fonts.of_small.height() * _LEAST_LINES
    wide = lay_out(size, front, cut, fonts, least).words.width()
    lines = fitting(spine_words.legend(picture, lit), wide, size.height() * _MOST, fonts)
    layout = lay_out(size, front, cut, fonts, max(line_rects(lines, wide, fonts)[1], least))
    labels = Labels(fonts, size)
    seen = (say("Seen from the front"), say("From the front"), say("Front", "view"))
    titles(labels, layout.front, fonts, seen)
    below = (say("{disc} disc from below", disc=lit.disc), say("{disc} disc", disc=lit.disc))
    titles(labels, layout.slice, fonts, below, up=say("front"))
    slice_labels(labels, layout.slice, shapes, lit)
    front_labels(labels, layout.front, shapes, lit, fonts)
    if pointed is not None:
        lines = (Line("", "", spine_words.name_of(picture, pointed)),)
    layout_words(labels, layout, lines, fonts)
    return Arranged(layout, fonts, tuple(labels.placed))
