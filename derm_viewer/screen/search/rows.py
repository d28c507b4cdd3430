"""Rows about something found: how the maps divide an area, what is said of a nerve or a root."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter

from derm_viewer.clinic.answer import Statement
from derm_viewer.consult.ask import MapShare
from derm_viewer.screen.look import Look
from derm_viewer.screen.prose import Piece, Prose, cited
from derm_viewer.screen.rows import Row, Text

_LABEL, _BAR = 118, 96
_LEAST, _ALL = 0.005, 0.995
_ROUNDING, _SLIVER = 1e-6, 0.0015
"""What two borders that are meant to be one leave between them is no share of its own."""


class ShareRow(Row):
    """One map: its name, a bar divided in the roots' colours, and the shares in words, the blank last."""

    def __init__(self, look: Look, share: MapShare, texts: Mapping[str, str]) -> None:
        """`texts` are those of "search" in the window's words."""
        self._share = share
        title = share.title
        said = ", ".join(f"{name} {percent(part, texts)}" for name, part in _parts(share, texts))
        said = said if share.counts else texts["described"].format(shares=said)
        super().__init__(look, f"{title}: {said}")
        self._title = Prose(look, look.type.small, [Piece(title, "text" if share.counts else "text_muted")])
        self._said = Prose(look, look.type.small, [Piece(said, "text" if share.counts else "text_muted")])

    def arrange(self, width: float) -> float:
        px = self.look.px
        left = px(_LABEL) + px(_BAR) + px(18)
        high = self.put(self._title, 0, px(2), px(_LABEL))
        return max(high, self.put(self._said, left, px(2), max(width - left, 1))) + px(4)

    def decorate(self, painter: QPainter) -> None:
        px, theme = self.look.px, self.look.theme
        left, top, wide, high = px(_LABEL) + px(8), px(4), px(_BAR), px(11)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.look.colour("track"))
        painter.drawRect(QRectF(left, top, wide, high))
        at = float(left)
        for root, part in self._share.roots:
            painter.fillRect(QRectF(at, top, wide * part, high), theme.root(root))
            at += wide * part
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(self.look.colour("line_strong"))
        painter.drawRect(QRectF(left + 0.5, top + 0.5, wide - 1, high - 1))


def percent(part: float, texts: Mapping[str, str]) -> str:
    """A share (0 to 1) in whole per cent; never 0 for something, never 100 for less than all."""
    if part < _LEAST:
        return texts["little"]
    if _ALL <= part < 1 - _ROUNDING:
        return texts["nearly_all"]
    return f"{part * 100:.0f}\u00a0%"


def _parts(share: MapShare, texts: Mapping[str, str]) -> list[tuple[str, float]]:
    blank = [(texts["blank"], share.blank)] if share.blank > _SLIVER else []
    return [*((root, part) for root, part in share.roots if part > _SLIVER), *blank]


def said_rows(look: Look, statements: Sequence[Statement], numbers: Mapping[str, int]) -> list[Row]:
    """Sentences with the numbers of their sources."""
    return [Text(look, cited(one, numbers), look.type.small, below=4) for one in statements if one.text]
