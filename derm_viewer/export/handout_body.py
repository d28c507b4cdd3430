"""One attempt at the handout's page: title, figure beside the text, the help in its frame, the clinic, the foot."""

from __future__ import annotations

import math
from functools import partial
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, QSizeF
from PySide6.QtGui import QColor, QFont

from derm_viewer.export.flow import POINT, Style
from derm_viewer.export.handout_figure import Figure, Label
from derm_viewer.export.handout_leaflet import Leaflet, Part
from derm_viewer.export.handout_marks import dot, frame, panel, sign
from derm_viewer.export.handout_text import Paragraph, Press
from derm_viewer.export.line_breaks import in_two
from derm_viewer.export.sheet import ACCENT, DANGER, INK, LINE, MUTED

MM = 72 / 25.4 * POINT
"""Units to a millimetre."""
MARGIN = 15 * MM
_TOP, _TIGHT_TOP, _BOTTOM, _GUTTER = 15 * MM, 12 * MM, 11 * MM, 7 * MM
_STEP, _TIGHT_STEP, _TIGHTEST_STEP = 1.4, 1.3, 1.2
"""From line to line, in sizes of the text."""
_TITLE, _TIGHT_TITLE, _TIGHTEST_TITLE = 1.9, 1.6, 1.4
_SMALL = 7.5
_LABEL, _TIGHT_LABEL = (9.5, 13.0), (9.5, 11.0)
"""Least and greatest size of the words below the figure."""
_LABEL_GAP = 1.5 * MM
_LEAST_BODY = 30 * MM
_BOLD, _MEDIUM = QFont.Weight.Bold, QFont.Weight.Medium
ORDER = ("head", "body", "side", "help", "clinic", "foot")
"""The sections in the order in which they are read."""
URGENT_ORDER = ("head", "help", "body", "side", "clinic", "foot")
"""The same where the help comes first."""


class Measure(NamedTuple):
    """How the page is set: the size of the text in points, the width of the figure's column in units.

    `share` is the part of the text's height that the figure may take. `column`: all text stays beside the figure.
    `boxed`: what helps stands under the figure, on a ground of its own. `air` is the room between the parts, as a
    multiple of the usual; below 1 the lines, too, stand closer.
    """

    size: float
    figure: float
    share: float
    column: bool
    boxed: bool
    air: float

    def style(self, share: float = 1.0, colour: str = INK, weight: QFont.Weight = QFont.Weight.Normal) -> Style:
        """Text in a share of the size."""
        step = _STEP if self.air >= 1 else _TIGHT_STEP if self.air >= 0.5 else _TIGHTEST_STEP
        return Style(self.size * share, colour, weight, step=step)

    @property
    def title(self) -> Style:
        """The title's style."""
        share = _TITLE if self.air >= 1 else _TIGHT_TITLE if self.air >= 0.5 else _TIGHTEST_TITLE
        return self.style(share, ACCENT, _BOLD)._replace(step=1.18)


class Entry(NamedTuple):
    """A paragraph, its style, the colour of its bullet ("" for none) and the room above it."""

    runs: Paragraph
    style: Style
    bullet: str
    room: float


class Sections:
    """Puts the parts on the page, from the top and from the bottom; lengths are tenths of a point.

    `_x` turns the page over where one writes from the right.
    """

    def __init__(
        self, leaflet: Leaflet, figure: Figure, dots: float, measure: Measure, press: Press, size: tuple[float, float]
    ) -> None:
        """`size` is the paper's width and height; `dots` as `MarkedFigure.draw` wants it."""
        self._leaflet, self._figure, self._dots, self._measure, self._press = leaflet, figure, dots, measure, press
        self._em = measure.size * POINT
        self._gap = self._em * measure.air
        self._inner, self._height = size[0] - 2 * MARGIN, size[1]

    def fill(self) -> bool:
        """Put everything; False if it does not all fit."""
        floor = self._clinic(self._foot(self._height - _BOTTOM))
        top = self._head(_TOP if self._measure.air >= 1 else _TIGHT_TOP)
        if self._leaflet.urgent:
            top = self._help(top, below=True) + self._gap
        else:
            floor = self._help(floor) - self._gap
        return floor - top >= _LEAST_BODY and self._body(top, floor) <= floor

    def _head(self, top: float) -> float:
        self._press.begin("head")
        title, share = self._measure.title, 1.15 if self._measure.air >= 0.5 else 1.0
        lead = self._measure.style(share, weight=_MEDIUM)._replace(step=1.3)
        y = self._line("title", self._leaflet.title, title, top) + self._gap * 0.2
        y = self._line("lead", self._leaflet.lead, lead, y) + self._gap * 0.45
        line = QRectF(MARGIN, y, self._inner, 0.8 * POINT)
        self._press.draw(lambda painter: painter.fillRect(line, QColor(LINE)))
        return y + self._gap * 0.9

    def _foot(self, floor: float) -> float:
        self._press.begin("foot")
        style = Style(_SMALL, MUTED, step=1.35)
        texts = [text for text in self._leaflet.foot if text]
        y = top = floor - sum(self._press.tall(_plain(text), style, self._inner) for text in texts)
        for text in texts:
            y = self._line("foot", text, style, y)
        return top - 2.5 * MM

    def _clinic(self, floor: float) -> float:
        self._press.begin("clinic")
        text = self._leaflet.clinic
        if not text:
            return floor
        style = Style(max(11.0, self._measure.size * 0.85), INK, _MEDIUM, step=1.35)
        top = floor - self._press.tall(_plain(text), style, self._inner)
        self._line("clinic", text, style, top)
        return top - 2.5 * MM

    def _help(self, edge: float, *, below: bool = False) -> float:
        """The frame above an edge: a band with its title, then what to watch for. Returns its other edge.

        With `below` it stands below the edge.
        """
        self._press.begin("help")
        em, gap, part = self._em, self._gap, self._leaflet.help
        pad = em if self._measure.air >= 0.5 else em * 0.7
        mark, wide = em * 1.5, self._inner - 2 * pad
        title = self._measure.style(1.2, "#FFFFFF", _BOLD)._replace(step=1.3)
        beside = wide - mark - em * 0.5
        band = self._press.tall(_plain(part.heading), title, beside) + em * 0.7
        told = self._told(part, DANGER)
        tall = band + gap * 0.6 + self._tall(told, wide) + gap * 0.7
        top = edge if below else edge - tall
        box = QRectF(MARGIN, top, self._inner, tall)
        corner = QPointF(self._x(pad, mark), top + (band - mark) / 2)
        self._press.mark("help", box)
        self._press.draw(lambda painter: frame(painter, box, band, DANGER))
        self._press.draw(lambda painter: sign(painter, corner, mark, DANGER))
        x = self._x(pad + mark + em * 0.5, beside)
        self._press.text("help_title", _plain(part.heading), title, x, top + em * 0.35, beside)
        self._set("help_text", told, self._x(pad, wide), top + band + gap * 0.6, wide)
        return top + tall if below else top

    def _body(self, top: float, floor: float) -> float:
        """Figure and text; returns where the lower of the two ends."""
        narrow = self._inner - self._measure.figure - _GUTTER
        self._press.begin("side")
        side = self._side(top, floor)
        self._press.begin("body")
        end = side + self._em * 0.5
        heading = self._measure.style(1.12, ACCENT, _BOLD)._replace(step=1.3)
        y = top
        for number, part in enumerate(self._leaflet.parts):
            y += self._gap * 0.8 if number else 0.0
            wide = narrow if self._measure.column or y < end else self._inner
            y = self._press.text(f"{part.key}_title", _plain(part.heading), heading, self._x(0, wide), y, wide)
            y += self._gap * 0.12
            told = self._told(part._replace(lists=()) if self._boxes(part) else part, ACCENT)
            for entry in told:  # a paragraph keeps the width with which it begins
                wide = narrow if self._measure.column or y + entry.room < end else self._inner
                y = self._set(part.key, [entry], self._x(0, wide), y, wide)
        return max(y, side)

    def _side(self, top: float, floor: float) -> float:
        """The figure, the words below it, the aside, and what helps if that is boxed. Returns where they end."""
        wide = self._measure.figure
        x = self._x(self._inner - wide, wide)
        target = self._figure.fit(QRectF(x, top, wide, (floor - top) * self._measure.share * 0.85))
        self._press.draw(lambda painter: self._figure.marked.draw(painter, target, self._dots))
        end = self._keys(x, self._label(target, QRectF(x, target.bottom(), wide, 0)), wide)
        self._press.mark("figure", QRectF(x, top, wide, end - top))
        if self._leaflet.aside:
            quiet = Style(max(9.5, self._measure.size * 0.82), MUTED, step=1.35)
            end = self._press.text("aside", _plain(self._leaflet.aside), quiet, x, end + self._em * 0.5, wide)
        for part in self._leaflet.parts:
            if self._boxes(part):
                end = self._box(part, x, end + self._em * 0.9, wide)
        return end

    def _label(self, target: QRectF, room: QRectF) -> float:
        """The words below the figure; returns where they end: infinitely low if one of them is longer than its room."""
        style = self._label_style
        ways = [self._figure.labels(target)]
        ways += [self._figure.wide_labels(target, room, _LABEL_GAP, least) for least in (0.0, 0.3, 0.42, 0.5)]
        held = (way for way in ways if all(self._press.holds(one.text, style, one.width) for one in way))
        found = next(held, None)
        if found is None:
            return math.inf
        y = end = room.top() + 0.8 * MM
        for row in range(max((label.row for label in found), default=-1) + 1):
            for text, left, width, align, _ in self._broken([label for label in found if label.row == row]):
                end = max(end, self._press.text("sides", _plain(text), style, left, y, width, align))
            y = end
        return end

    def _broken(self, row: list[Label]) -> list[Label]:
        """Labels that stand beside each other, all in two lines where one of them is too long for one."""
        style = self._label_style
        if len(row) > 2 or all(self._press.single(one.text, style, one.width) for one in row):
            return row
        halves = [one._replace(text=in_two(one.text)) for one in row]
        held = all(self._press.single(half, style, one.width) for one in halves for half in one.text.split("\n"))
        return halves if held else row

    def _keys(self, x: float, y: float, wide: float) -> float:
        """What the patterns on the figure mean, one below the other; returns where they end."""
        style = self._label_style
        sample = QSizeF(7 * MM, 3.6 * MM)
        for key in self._figure.keys:
            y += 1.2 * MM
            indent = sample.width() + 2 * MM
            left = x + wide - sample.width() if self._press.face.rtl else x
            box = QRectF(QPointF(left, y + (_step(style) - sample.height()) / 2), sample)
            self._press.draw(partial(key.sample.draw, target=box, dots_per_unit=self._dots))
            words = x if self._press.face.rtl else x + indent
            y = self._press.text("keys", _plain(key.text), style, words, y, wide - indent)
        return y

    @property
    def _label_style(self) -> Style:
        least, most = _LABEL if self._measure.air >= 1 else _TIGHT_LABEL
        return Style(min(max(self._measure.size * 0.8, least), most), INK, _MEDIUM, step=1.25)

    def _box(self, part: Part, x: float, top: float, wide: float) -> float:
        """The lists of a part on a ground of their own."""
        pad = self._em * 0.8
        told = self._told(part._replace(paragraphs=()), ACCENT)
        tall = self._tall(told, wide - 2 * pad) + 1.6 * pad
        box = QRectF(x, top, wide, tall)
        self._press.draw(lambda painter: panel(painter, box))
        self._set(part.key, told, x + pad, top + 0.8 * pad, wide - 2 * pad)
        return box.bottom()

    def _boxes(self, part: Part) -> bool:
        return self._measure.boxed and bool(part.lists)

    def _told(self, part: Part, colour: str) -> list[Entry]:
        """Everything in a part but its heading. `colour` is that of bullets and of the headings of lists."""
        style, gap = self._measure.style(), self._gap
        told = [Entry(runs, style, "", gap * (0.35 if number else 0.0)) for number, runs in enumerate(part.paragraphs)]
        for each in part.lists:
            if each.heading:
                strong = style._replace(weight=_BOLD, colour=colour)
                told.append(Entry(_plain(each.heading), strong, "", gap * (0.4 if told else 0.0)))
            told += [Entry(_plain(item), style, colour, gap * 0.12) for item in each.items]
        if part.closing:
            told.append(Entry(_plain(part.closing), style._replace(weight=QFont.Weight.DemiBold), "", gap * 0.4))
        return told

    def _set(self, part: str, told: list[Entry], x: float, y: float, wide: float) -> float:
        rtl = self._press.face.rtl
        for entry in told:
            y += entry.room
            indent = self._indent(entry)
            if entry.bullet:
                radius = self._em * 0.17
                at = QPointF(x + wide - 2 * radius if rtl else x + 2 * radius, y + _step(entry.style) / 2)
                self._bullet(at, radius, entry.bullet)
            y = self._press.text(part, entry.runs, entry.style, x if rtl else x + indent, y, wide - indent)
        return y

    def _bullet(self, at: QPointF, radius: float, colour: str) -> None:
        self._press.draw(lambda painter: dot(painter, at, radius, colour))

    def _tall(self, told: list[Entry], wide: float) -> float:
        return sum(e.room + self._press.tall(e.runs, e.style, wide - self._indent(e)) for e in told)

    def _indent(self, entry: Entry) -> float:
        return self._em * 1.1 if entry.bullet else 0.0

    def _line(self, part: str, text: str, style: Style, y: float) -> float:
        return self._press.text(part, _plain(text), style, MARGIN, y, self._inner)

    def _x(self, left: float, width: float) -> float:
        """The left edge of what begins so far from the margin and is so wide."""
        return MARGIN + (self._inner - left - width if self._press.face.rtl else left)


def _plain(text: str) -> Paragraph:
    return ((text, False),)


def _step(style: Style) -> float:
    return style.size * style.step * POINT
