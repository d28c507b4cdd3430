"""Names of roots and key points on the body: where they stand, and how they are drawn."""

from typing import NamedTuple

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPen, QPixmap

from derm_viewer.body.atlas import Spot
from derm_viewer.screen.canvas.pens import Lit
from derm_viewer.screen.theme import Theme, blend

SMALLEST = 9
"""Pixels: no name is written smaller."""
PADDING = 0.1
"""Free space round a name, as a share of the font's height."""
LEADING = 1.5
"""From one line of a name to the next, in capitals' heights."""


class Mark(NamedTuple):
    """A name or a key point at a place of the sheet.

    `lit`: it stands on the answer's strong colour. `doubtful`: it names both roots that two maps give to the same skin,
    or the root of skin that only one of them draws.
    """

    view: str
    x: float
    y: float
    root: str
    side: str
    lit: bool = False
    size: float = 1.0
    doubtful: bool = False
    spot: Spot | None = None


def lit_mark(mark: Mark, lit: Lit | None) -> Mark:
    """The mark as it looks when `lit` is the answer's first candidate."""
    strong = lit is not None and mark.root == lit.root and lit.side in (mark.side, "midline")
    return mark._replace(lit=True) if strong and mark.spot is None else mark


class Sprites:
    """Small pictures of names and dots, drawn once for a font, a theme and a pixel ratio."""

    def __init__(self, theme: Theme, font: QFont, ratio: float) -> None:
        self._theme = theme
        self._font = font
        self._ratio = ratio
        self._made: dict[tuple[str, bool, float, bool], QPixmap] = {}

    def size(self, mark: Mark) -> tuple[float, float]:
        """Width and height of a mark in logical pixels."""
        return self.of(mark).deviceIndependentSize().toTuple()

    def of(self, mark: Mark) -> QPixmap:
        """The picture of a mark."""
        key = ("" if mark.spot else mark.root, mark.lit, mark.size, mark.doubtful)
        if key not in self._made:
            self._made[key] = self._dot() if mark.spot else self._name(mark)
        return self._made[key]

    def _blank(self, width: float, height: float) -> QPixmap:
        pixmap = QPixmap(round(width * self._ratio), round(height * self._ratio))
        pixmap.setDevicePixelRatio(self._ratio)
        pixmap.fill(Qt.GlobalColor.transparent)
        return pixmap

    def _name(self, mark: Mark) -> QPixmap:
        font = mark_font(self._font, mark)
        metrics = QFontMetricsF(font)
        lines = mark.root.split("\n")
        widths = [metrics.horizontalAdvance(line) for line in lines]
        cap, halo = metrics.capHeight(), metrics.height() * 0.11
        pixmap = self._blank(max(widths) + 4 * halo, cap * stack(len(lines)) + 4 * halo)
        path = QPainterPath()
        for row, (line, wide) in enumerate(zip(lines, widths, strict=True)):
            left = 2 * halo + (max(widths) - wide) / 2
            path.addText(QPointF(left, 2 * halo + cap * stack(row + 1)), font, line)
        ink, glow = name_colours(self._theme, "" if mark.doubtful else mark.root, mark.lit)
        painter = QPainter(pixmap)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.strokePath(path, QPen(glow, 2 * halo, j=Qt.PenJoinStyle.RoundJoin))
        painter.fillPath(path, ink)
        painter.end()
        return pixmap

    def _dot(self) -> QPixmap:
        radius = dot_radius(self._font)
        pixmap = self._blank(2 * radius + 4, 2 * radius + 4)
        middle = QPointF(radius + 2, radius + 2)
        painter = QPainter(pixmap)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        shadow = QColor(self._theme.key_point)
        shadow.setAlphaF(0.35)
        painter.setBrush(shadow)
        painter.drawEllipse(middle, radius + 1, radius + 1)
        painter.setBrush(QColor(self._theme.ring))
        painter.drawEllipse(middle, radius, radius)
        painter.setBrush(QColor(self._theme.key_point))
        painter.drawEllipse(middle, radius * 0.66, radius * 0.66)
        painter.end()
        return pixmap


def mark_font(font: QFont, mark: Mark) -> QFont:
    """The font of a name: its share of the given one, and lighter where the maps do not agree."""
    own = QFont(font)
    own.setPixelSize(max(SMALLEST, round(font.pixelSize() * mark.size)))
    if mark.doubtful:
        own.setWeight(QFont.Weight.Medium)
    return own


def stack(lines: int) -> float:
    """The height of so many lines of a name, as a multiple of a capital's height."""
    return 1.0 + (lines - 1) * LEADING


def extent(text: str, font: QFont) -> tuple[float, float]:
    """How wide and high a name is in pixels, with free space round it."""
    metrics = QFontMetricsF(font)
    padding = 2 * PADDING * metrics.height()
    lines = text.split("\n")
    return max(map(metrics.horizontalAdvance, lines)) + padding, metrics.capHeight() * stack(len(lines)) + padding


def dot_radius(font: QFont) -> float:
    """The outer radius of a key point's dot for the font of the names."""
    return QFontMetricsF(font).capHeight() * 0.5


def name_colours(theme: Theme, root: str, lit: bool) -> tuple[QColor, QColor]:
    """Ink and halo of a name: dark in the root's own hue on the calm colour; on the strong one as on a chip."""
    colour = theme.root(root)
    if not lit:
        ink, glow = QColor(blend(colour, "#101A24", 0.26)), QColor(blend(colour, "#FFFFFF", 0.25))
        glow.setAlphaF(0.62)
        return (
            (QColor(theme.text if not theme.dark else theme.surface), QColor("#FFFFFF"))
            if theme.strict
            else (ink, glow)
        )
    ink = QColor(theme.on_root(root))
    glow = QColor(blend(colour, "#000000" if ink.lightnessF() > 0.5 else "#FFFFFF", 0.7))
    glow.setAlphaF(0.6)
    return ink, glow
