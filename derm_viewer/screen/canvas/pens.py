"""The lines on the body: borders of maps, the body's edge, the edges of candidates and of the one root shown."""

from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPen

from derm_viewer.screen.theme import Theme, blend

PATTERNS = ([4.0, 3.0], [1.2, 2.2], [7.0, 2.0, 1.5, 2.0])
"""Strokes and gaps of the lines of the second shown map and those after it, in widths of the line."""


class Lit(NamedTuple):
    """A candidate to be shown on the body: its root, the side ("midline": both), and whether it comes first."""

    root: str
    side: str
    first: bool


def border_pen(theme: Theme, index: int, ratio: float = 1.0) -> QPen:
    """A hairline for the borders of a map: solid for the first shown map, dashes and dots for the others.

    Cosmetic pens count in the screen's own pixels, so each width is multiplied by the screen's `ratio`.
    """
    colour = QColor(theme.border)
    if not theme.strict:
        colour.setAlphaF(0.9 if index == 0 else 0.8)
    return _pen(colour, ratio, index)


def edge_pen(theme: Theme, ratio: float) -> QPen:
    """The crisp edge of the body."""
    colour = QColor(theme.body_dark)
    colour.setAlphaF(0.85)
    return _pen(colour, ratio)


def lit_pen(theme: Theme, lit: Lit, index: int, ratio: float) -> QPen:
    """The edge of a candidate's region: dark and solid for the first root's first map, dashed for its other maps."""
    if lit.first:
        return _pen(QColor(theme.outline), ratio * theme.line_width * (2.0 if index == 0 else 1.0), index)
    colour = QColor(blend(theme.root(lit.root), theme.outline, 0.35))
    return _pen(colour, 1.0)  # one of the screen's own pixels: a wider line takes Qt ten times as long


def root_pen(theme: Theme, root: str, index: int, ratio: float) -> QPen:
    """The edge of the one root that is shown, in the pattern of its map."""
    colour = QColor(blend(theme.root(root), "#101A24", 0.55))
    colour.setAlphaF(0.9)
    return _pen(colour, ratio * 1.2, index)


def _pen(colour: QColor, width: float, pattern: int = 0) -> QPen:
    pen = QPen(colour, width)
    pen.setCosmetic(True)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap if pattern else Qt.PenCapStyle.RoundCap)
    if pattern:
        pen.setDashPattern(PATTERNS[(pattern - 1) % len(PATTERNS)])
    return pen
