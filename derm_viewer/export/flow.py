"""Text set in lines that flow from page to page: nothing is cut off, however long it is.

Lengths are tenths of a point (1/720 inch), so that every output shares one layout.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QFont, QPainter, QTextCharFormat, QTextLayout, QTextLine, QTextOption

UNITS_PER_INCH = 720
POINT = 10
"""Units to a point."""


class Style(NamedTuple):
    """How a text looks. `size` in points, `step` from line to line as a multiple of it."""

    size: float
    colour: str
    weight: QFont.Weight = QFont.Weight.Normal
    step: float = 1.42
    tracking: float = 0.0

    def font(self, family: str) -> QFont:
        """The font, its size in units."""
        font = QFont(family) if family else QFont()
        font.setPixelSize(round(self.size * POINT))
        font.setWeight(self.weight)
        font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
        font.setFeature(QFont.Tag("calt"), 0)  # a PDF cannot tell which letters its alternates are: no text to copy
        if self.tracking:
            font.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, self.tracking * POINT)
        return font


_UNIT = re.compile(r"(\d) (%|cm\b)")
"""A number stays with its unit."""

Piece = Callable[[QPainter], None]


@dataclass
class Lines:
    """A text broken into lines. It owns the layout that its lines point into."""

    layout: QTextLayout
    style: Style
    lines: list[QTextLine] = field(default_factory=list)

    @property
    def step(self) -> float:
        """From line to line."""
        return self.style.size * self.style.step * POINT

    @property
    def height(self) -> float:
        """Of all lines."""
        return self.step * len(self.lines)

    def draw(self, painter: QPainter, index: int, x: float, y: float) -> None:
        """Draw one line with its upper left corner at (x, y)."""
        line = self.lines[index]
        painter.setPen(QColor(self.style.colour))
        line.draw(painter, QPointF(x, y + (self.step - line.height()) / 2))

    def width(self, index: int) -> float:
        """How much of its room a line takes."""
        return self.lines[index].naturalTextWidth()


class Setter:
    """Sets texts in one typeface."""

    def __init__(self, family: str) -> None:
        """`family` as `QFontDatabase` knows it; "" for Qt's own."""
        self._family = family

    def lines(self, text: str, style: Style, width: float, strong: int = 0) -> Lines:
        """A text in lines of at most `width`; words that are longer are broken. The first `strong` letters are bold."""
        layout = QTextLayout(_UNIT.sub("\\1\u00a0\\2", text).replace("\n", "\u2028"), style.font(self._family))
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        option.setUseDesignMetrics(True)
        layout.setTextOption(option)
        if strong:
            layout.setFormats([self._bold(style, strong)])
        found = Lines(layout, style)
        layout.beginLayout()
        while (line := layout.createLine()).isValid():
            line.setLineWidth(max(width, style.size * POINT))
            line.setPosition(QPointF(0, 0))
            found.lines.append(line)
        layout.endLayout()
        return found

    def _bold(self, style: Style, letters: int) -> QTextLayout.FormatRange:
        part = QTextLayout.FormatRange()
        part.start, part.length = 0, letters
        look = QTextCharFormat()
        look.setFont(style._replace(weight=QFont.Weight.DemiBold).font(self._family))
        part.format = look
        return part


class Flow:
    """Pages that fill from the top, within `left`, `top`, `width` and `bottom` (which may be infinite)."""

    def __init__(self, left: float, top: float, width: float, bottom: float) -> None:
        self.left, self.top, self.width, self.bottom = left, top, width, bottom
        self.pages: list[list[Piece]] = [[]]
        self.here = (0, top)
        """The page and the height at which the next piece goes."""

    @property
    def fresh(self) -> bool:
        """Whether the page has nothing yet at this height."""
        return self.here[1] <= self.top

    def space(self, height: float) -> None:
        """Leave some room, but not at the top of a page."""
        if not self.fresh:
            self.here = (self.here[0], self.here[1] + height)

    def need(self, height: float) -> None:
        """Turn the page if this much no longer fits; what fits no page at all does not turn it."""
        page, y = self.here
        if y + height > self.bottom and not self.fresh and height <= self.bottom - self.top:
            self._turn(page)

    def text(self, lines: Lines, x: float, ground: str | None = None, bar: str | None = None) -> None:
        """Add lines, on a ground and beside a bar of these colours if they are given."""
        for index in range(len(lines.lines)):
            page, y = self.here
            if y + lines.step > self.bottom and not self.fresh:
                page, y = self._turn(page)
            if ground and bar:
                edge = math.ceil(lines.step)
                self._fill(QRectF(self.left, y, self.width, edge), ground)
                self._fill(QRectF(self.left, y, 3 * POINT, edge), bar)
            self.add(partial(lines.draw, index=index, x=x, y=y))
            self.here = (page, y + lines.step)

    def fill(self, height: float, ground: str, bar: str) -> None:
        """Add an empty stretch of a ground with its bar."""
        page, y = self.here
        self._fill(QRectF(self.left, y, self.width, math.ceil(height)), ground)
        self._fill(QRectF(self.left, y, 3 * POINT, math.ceil(height)), bar)
        self.here = (page, y + height)

    def add(self, piece: Piece) -> None:
        """Add something that draws itself on the present page; it takes no room by itself."""
        self.pages[self.here[0]].append(piece)

    def _fill(self, rect: QRectF, colour: str) -> None:
        self.add(lambda painter: painter.fillRect(rect, QColor(colour)))

    def _turn(self, page: int) -> tuple[int, float]:
        if page + 1 == len(self.pages):
            self.pages.append([])
        self.here = (page + 1, self.top)
        return self.here
