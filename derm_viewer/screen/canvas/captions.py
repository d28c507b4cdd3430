"""The words on the canvas: titles of the views, and whose left and right it is."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QRegion

from derm_viewer.screen.canvas.caption_words import Plan, plan
from derm_viewer.screen.canvas.layout import Box, Group
from derm_viewer.screen.canvas.legend import Legend, LegendPainter
from derm_viewer.screen.canvas.paint import to_rect
from derm_viewer.screen.theme import Theme

_FLAGS = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextDontClip


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


class _Planned(NamedTuple):
    """The words over groups, what was asked about them, and all that drawing them may touch."""

    groups: Sequence[Group]
    asked: tuple[float, bool]
    plan: Plan
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
        self._last: _Planned | None = None
        self._high, self._low = Measure(self._title), Measure(self._small)
        self._band = self._high.height + self._low.height * 1.45

    def band(self) -> float:
        """The height of a title's band."""
        return self._band

    def _planned(self, groups: Sequence[Group], width: float, whole_body: bool) -> _Planned:
        """Where words stand; kept, for every repaint asks."""
        now = (width, whole_body)
        if self._last is None or self._last.groups is not groups or self._last.asked != now:
            made = plan(groups, width, self._band, whole_body, self._high, self._low)
            reached = QRegion()
            for box in (*made.strips, *(word.box for word in made.words)):
                reached = reached.united(_reached(box))
            self._last = _Planned(groups, now, made, reached)
        return self._last

    def plan(self, groups: Sequence[Group], width: float, whole_body: bool) -> Plan:
        """The words over groups on a canvas of a width, and the strips under those that lie over a body."""
        return self._planned(groups, width, whole_body).plan

    def paint_titles(
        self, painter: QPainter, groups: Sequence[Group], width: float, exposed: QRect, whole_body: bool
    ) -> None:
        """Draw the words over the views that touch the exposed part of the canvas."""
        planned = self._planned(groups, width, whole_body)
        if not planned.reached.intersects(exposed):
            return  # most repaints touch no title
        for strip in planned.plan.strips:
            if exposed.intersects(_reached(strip)):
                painter.fillRect(to_rect(strip), QColor(self._theme.window))
        painter.setPen(QColor(self._theme.text_muted))
        for word in planned.plan.words:
            if exposed.intersects(_reached(word.box)):
                painter.setFont(self._font(word.share))
                painter.drawText(to_rect(word.box), _FLAGS, word.text)

    def _font(self, share: float) -> QFont:
        """The font of words: the small one, or so much of the titles'."""
        if share in (0.0, 1.0):
            return self._title if share else self._small
        font = QFont(self._title)
        _resize(font, share)
        return font

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
        """The ground of words that lie over the body."""
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._theme.window))
        painter.drawRoundedRect(rect, 6, 6)


def _reached(box: Box) -> QRect:
    """What may be touched by what is drawn in a box: letters reach a little beyond their own width."""
    return to_rect(box).adjusted(-3, -1, 3, 1).toAlignedRect()


def _resize(font: QFont, factor: float) -> None:
    if font.pixelSize() > 0:
        font.setPixelSize(max(9, round(font.pixelSize() * factor)))
    else:
        font.setPointSizeF(max(6.0, font.pointSizeF() * factor))
