"""The words on the canvas: titles of the views, and whose left and right it is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QRegion

from derm_viewer.consult.say import say
from derm_viewer.screen.canvas.frames import Words, is_foot, words_of
from derm_viewer.screen.canvas.layout import Group
from derm_viewer.screen.canvas.legend import Legend, LegendPainter
from derm_viewer.screen.theme import Theme

Align = Qt.AlignmentFlag
TOP = 5.0
"""How near to the upper edge of the canvas a title may come, in pixels."""
_LEAST = 0.75
"""How far the titles of a small canvas may shrink."""
_APART, _SAME_LINE = 6.0, 30.0
"""How far apart two titles stay, and how unlike in height two on one line may be, in pixels."""


class Measure:
    """How wide the words of the canvas are in one font. There are few, and every step of a zoom asks."""

    def __init__(self, font: QFont) -> None:
        self._metrics = QFontMetricsF(font)
        self.height = self._metrics.height()
        self._known: dict[str, float] = {}

    def advance(self, text: str) -> float:
        """The width of a text in pixels."""
        if text not in self._known:
            self._known[text] = self._metrics.horizontalAdvance(text)
        return self._known[text]


class _Bands(NamedTuple):
    """Titles on a canvas of a width: the groups that have one with its place, and all that their words may touch."""

    groups: Sequence[Group]
    width: float
    placed: list[tuple[Group, QRectF]]
    reached: QRegion


class Captions:
    """Draws the words of the canvas in one font and one theme."""

    def __init__(self, font: QFont, theme: Theme) -> None:
        self._theme = theme
        self._title = QFont(font)
        self._title.setWeight(QFont.Weight.DemiBold)
        self._title.setCapitalization(QFont.Capitalization.AllUppercase)
        self._title.setLetterSpacing(QFont.SpacingType.PercentageSpacing, 105)
        self._small = QFont(font)
        _resize(self._title, 0.92)
        _resize(self._small, 0.9)
        self._legend = LegendPainter(self._small, theme)
        self._bands: _Bands | None = None
        self._high, self._low = Measure(self._title), Measure(self._small)
        self._band = self._high.height + self._low.height * 1.45

    def band(self) -> float:
        """The height of a title's band."""
        return self._band

    def band_rect(self, group: Group, width: float) -> QRectF | None:
        """Where a group's title stands: above it, or at the top of the canvas while the group reaches past that."""
        left, right = max(0.0, group.box.x0), min(width, group.box.x1)
        y = min(max(group.title_y, TOP), group.box.y1 - self.band())
        if right - left < 8 or y < -1:
            return None
        return QRectF(left, y, right - left, self.band())

    def _banded(self, groups: Sequence[Group], width: float) -> _Bands:
        """Where titles stand; kept, for every repaint asks."""
        if self._bands is None or self._bands.groups is not groups or self._bands.width != width:
            placed = [(group, rect) for group in groups if (rect := self.band_rect(group, width)) is not None]
            reached = QRegion()
            for _, rect in placed:
                reached = reached.united(_reached(rect))
            self._bands = _Bands(groups, width, placed, reached)
        return self._bands

    def paint_titles(
        self, painter: QPainter, groups: Sequence[Group], width: float, exposed: QRect, whole_body: bool
    ) -> None:
        """Draw the titles that touch the exposed part of the canvas."""
        bands = self._banded(groups, width)
        if not bands.reached.intersects(exposed):
            return  # most repaints touch no title, and to measure them all takes a while
        placed = bands.placed
        firsts = ((group, group.cells[0]) for group, _ in placed)
        names = {group: words_of(cell.view, whole_body, cell.flip) for group, cell in firsts}
        reach = {group: _reach(group, groups, width) for group, _ in placed}
        high, low = self._high, self._low
        wide = {group: high.advance(names[group].title.upper()) for group, _ in placed}
        short = any(wide[group] > reach[group] for group, _ in placed) or crowding(placed, wide) < 1
        font = self._narrower(placed, names) if short else self._title
        need = {g: 0.0 if names[g].middle else _side_width(low, names[g]) for g, _ in placed}
        ends = {g: max(need[g], rect.width() - 2 * _APART) for g, rect in placed}  # boxes themselves never meet
        bare = any(need[g] > reach[g] for g, _ in placed) or crowding(placed, ends) < 1
        for group, rect in placed:
            if not exposed.intersects(_reached(rect)):
                continue
            if rect.y() > group.title_y + 1:
                self._ground(painter, rect.adjusted(-2, -TOP, 2, 2))
            text = names[group].short if short else names[group].title
            if high.advance(text.upper()) > reach[group] and names[group].middle and not group.cells[0].flip:
                text = text.partition(",")[0]
            self._title_of(painter, group, rect, text, font, bare)

    def _narrower(self, placed: Sequence[tuple[Group, QRectF]], names: Mapping[Group, Words]) -> QFont:
        """The font of the short titles: smaller where one would still meet its neighbour's."""
        font = QFont(self._title)
        wide = {group: self._high.advance(names[group].short.upper()) for group, _ in placed}
        _resize(font, min(1.0, max(_LEAST, crowding(placed, wide))))
        return font

    def _title_of(self, painter: QPainter, group: Group, rect: QRectF, text: str, font: QFont, bare: bool) -> None:
        metrics, low = self._high, self._low
        wide = max(rect.width(), metrics.advance(text.upper())) + 20
        painter.setFont(font)
        painter.setPen(QColor(self._theme.text_muted))
        line = QRectF(rect.center().x() - wide / 2, rect.y(), wide, metrics.height)
        painter.drawText(line, Align.AlignHCenter | Align.AlignTop, text)
        painter.setFont(self._small)
        y = rect.y() + metrics.height + low.height * 0.1
        for cell in group.cells:
            left = max(rect.left(), cell.box.x0)
            side = QRectF(left, y, min(rect.right(), cell.box.x1) - left, low.height)
            if side.width() > 8:
                self._sides(painter, words_of(cell.view, mirrored=cell.flip), side, is_foot(cell.view), bare)

    def _sides(self, painter: QPainter, words: Words, line: QRectF, foot: bool, bare: bool) -> None:
        """What lies left and right: at the ends of the line; for a foot its name in the middle of it.

        `bare`: there is no room to say whose left and right it is; they are the patient's everywhere.
        """
        metrics = self._low
        flags = Align.AlignVCenter | Qt.TextFlag.TextDontClip
        painter.setPen(QColor(self._theme.text_muted))
        if words.middle:
            fits = metrics.advance(words.middle) + metrics.height * 0.5 < line.width()
            painter.drawText(line, flags | Align.AlignHCenter, words.middle if fits else _of_foot(words.middle))
            widest = max(map(metrics.advance, (words.at_left, words.at_right)))
            room = metrics.advance(words.middle) + 2 * widest + metrics.height * (1.5 if foot else 0.7)
            if foot and line.width() < room:
                return
            need = room
        else:
            words = words._replace(at_left=_bare(words.at_left), at_right=_bare(words.at_right)) if bare else words
            need = _side_width(metrics, words)
        grow = max(0.0, need - line.width()) / 2
        line = line.adjusted(-grow, 0, grow, 0)
        painter.drawText(line, flags | Align.AlignLeft, words.at_left)
        painter.drawText(line, flags | Align.AlignRight, words.at_right)

    def legend_height(self, legend: Legend, width: float) -> float:
        """The height of the legend, wrapped to a width."""
        return self._legend.height(legend, width)

    def paint_legend(self, painter: QPainter, rect: QRectF, legend: Legend, grounded: bool) -> None:
        """Explain the colours and the lines, from the upper edge of a rectangle down."""
        if grounded:
            wide, high = self._legend.size(legend, rect.width())
            self._ground(painter, QRectF(rect.x() - 8, rect.y() - 4, wide + 6, high + 8))
        self._legend.paint(painter, rect, legend)

    def _ground(self, painter: QPainter, rect: QRectF) -> None:
        """A veil under words that lie over the body."""
        colour = QColor(self._theme.window)
        colour.setAlphaF(0.88)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        painter.drawRoundedRect(rect, 6, 6)


def _reached(rect: QRectF) -> QRect:
    """What the words of a title may touch."""
    return rect.adjusted(-60, 0, 60, 0).toAlignedRect()


def crowding(placed: Sequence[tuple[Group, QRectF]], wide: Mapping[Group, float]) -> float:
    """How much of their widths the words of neighbours on one line can have before they meet; 1 and more: all."""
    lines: dict[int, list[tuple[Group, QRectF]]] = {}
    for group, rect in sorted(placed, key=lambda each: each[1].center().x()):
        at = next((at for at in lines if abs(at - group.title_y) < _SAME_LINE), round(group.title_y))
        lines.setdefault(at, []).append((group, rect))
    ratios = [
        2 * (right.center().x() - left.center().x() - _APART) / (wide[one] + wide[other])
        for line in lines.values()
        for (one, left), (other, right) in pairwise(line)
    ]
    return min(ratios, default=1.0)


def _bare(words: str) -> str:
    """Left or right without whose it is."""
    short = {
        say("patient\u2019s left", "edge"): say("left", "edge"),
        say("patient\u2019s right", "edge"): say("right", "edge"),
    }
    return short.get(words, words)


def _of_foot(words: str) -> str:
    """Which foot it is, in a word."""
    short = {say("left foot", "edge"): say("left", "foot"), say("right foot", "edge"): say("right", "foot")}
    return short.get(words, words.split()[0])


def _side_width(metrics: Measure, words: Words) -> float:
    """What the words at both ends of a line need."""
    return metrics.advance(words.at_left + words.at_right) + metrics.height * 0.6


def _reach(group: Group, groups: Sequence[Group], width: float) -> float:
    """How wide a title may be before it meets its neighbour's, centred on its group."""
    middle = (max(0.0, group.box.x0) + min(width, group.box.x1)) / 2
    room = 2 * min(middle, width - middle)
    for other in groups:
        if other is not group and abs(other.title_y - group.title_y) < _SAME_LINE:
            edge = other.box.x0 if other.box.x0 > middle else other.box.x1
            room = min(room, 2 * abs(edge - middle))
    return max(room, group.box.x1 - group.box.x0) - 10


def _resize(font: QFont, factor: float) -> None:
    if font.pixelSize() > 0:
        font.setPixelSize(max(9, round(font.pixelSize() * factor)))
    else:
        font.setPointSizeF(max(6.0, font.pointSizeF() * factor))
