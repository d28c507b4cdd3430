"""Where the two spine pictures and their words stand in a widget of some size, in device-independent pixels."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QFont, QFontInfo, QFontMetricsF, QTransform

from derm_viewer.consult.say import say

GAP = 6.0
_TALL = 0.85
"""A widget narrower than this share of its height has slice and words below the front picture."""
_FRONT_SHARE = 0.6
"""The front picture's share of the height that both pictures have when one is below the other."""


class Frame(NamedTuple):
    """One picture: `band` holds its title and sides, `rect` the drawing; `to_widget` maps millimetres to pixels."""

    band: QRectF
    rect: QRectF
    to_widget: QTransform

    @property
    def scale(self) -> float:
        """Pixels per millimetre."""
        return self.to_widget.m11()

    def spot(self, point: QPointF) -> QPointF:
        """A point of the picture on the widget."""
        return self.to_widget.map(point)

    def mm(self, point: QPointF) -> QPointF:
        """A point of the widget in the picture's millimetres."""
        return self.to_widget.inverted()[0].map(point)


class Fonts:
    """The fonts of the picture: the widget's own size, larger where the picture is large, as large as it bears."""

    def __init__(self, font: QFont, width: float, height: float) -> None:
        base = QFontInfo(font).pixelSize()
        ratio = min(width / 360.0, height / 300.0, 2.6) * 13.0 / max(base, 1)
        grown = max(ratio, 1.0) ** 0.7 * min(max(width / 360.0, 0.92), 1.0)
        most = min(height / 17.0, width / 24.0)
        text = max(min(base * 0.84 * grown, most), 9.0)
        self.small = self._sized(font, text, QFont.Weight.Normal)
        self.name = self._sized(font, text, QFont.Weight.DemiBold)
        self.title = self._sized(font, max(text * 0.93, 9.0), QFont.Weight.DemiBold)
        self.title.setCapitalization(QFont.Capitalization.AllUppercase)
        self.title.setLetterSpacing(QFont.SpacingType.PercentageSpacing, 104)
        self.of_small, self.of_name = QFontMetricsF(self.small), QFontMetricsF(self.name)
        self.of_title = QFontMetricsF(self.title)

    @staticmethod
    def _sized(font: QFont, pixels: float, weight: QFont.Weight) -> QFont:
        made = QFont(font)
        made.setPixelSize(round(pixels))
        made.setWeight(weight)
        return made

    @property
    def band(self) -> float:
        """The height of a title with the sides below it."""
        return self.of_title.height() + self.of_small.height() + 2


class Layout(NamedTuple):
    """Front picture, slice and the lines of words below or beside."""

    front: Frame
    slice: Frame
    words: QRectF


def lay_out(size: QRectF, front: QRectF, cut: QRectF, fonts: Fonts, words_height: float) -> Layout:
    """Share a widget's rectangle. `front` and `cut` are the pictures' boxes in millimetres."""
    area = size.adjusted(GAP, GAP - 2, -GAP, -GAP + 2)
    if area.width() < area.height() * _TALL:
        return _stacked(area, front, cut, fonts, words_height)
    tall = area.height() - fonts.band
    least = fonts.of_small.horizontalAdvance(say("patient\u2019s right")) * 2 + 2 * GAP
    wide = min(max(front.width() * tall / front.height(), least), area.width() * 0.46)
    first = _frame(QRectF(area.left(), area.top(), wide, area.height()), front, fonts)
    far = wide + max(2 * GAP, area.width() * 0.035)
    rest = QRectF(area.left() + far, area.top(), area.width() - far, area.height())
    words = QRectF(rest.left(), max(rest.bottom() - words_height, rest.top()), rest.width(), words_height)
    upper = QRectF(rest.left(), rest.top(), rest.width(), max(rest.height() - words_height - GAP, 1.0))
    second = _frame(upper, cut, fonts)
    # The words follow the slice closely where the slice is limited by its width.
    below = second.to_widget.mapRect(cut).bottom() + GAP * 1.5
    return Layout(first, second, QRectF(rest.left(), min(words.top(), below), rest.width(), words_height))


def _stacked(area: QRectF, front: QRectF, cut: QRectF, fonts: Fonts, words_height: float) -> Layout:
    words = QRectF(area.left(), area.bottom() - words_height, area.width(), words_height)
    tall = max(area.height() - words_height - GAP, 2.0)
    first = _frame(QRectF(area.left(), area.top(), area.width(), tall * _FRONT_SHARE), front, fonts)
    low = QRectF(area.left(), first.rect.bottom() + GAP, area.width(), tall * (1 - _FRONT_SHARE) - GAP)
    return Layout(first, _frame(low, cut, fonts), words)


def _frame(area: QRectF, box: QRectF, fonts: Fonts) -> Frame:
    band = QRectF(area.left(), area.top(), area.width(), fonts.band)
    rect = QRectF(area.left(), band.bottom(), area.width(), max(area.height() - fonts.band, 1.0))
    scale = max(min(rect.width() / box.width(), rect.height() / box.height()), 0.01)
    left = rect.center().x() - box.center().x() * scale
    return Frame(band, rect, QTransform(scale, 0, 0, scale, left, rect.top() - box.top() * scale))
