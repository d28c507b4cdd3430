"""The rows of the empty panel: the invitation to click, and hints with a small icon each."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter

from derm_viewer.screen.look import Look
from derm_viewer.screen.prose import Piece, Prose
from derm_viewer.screen.rows import Row


class Invitation(Row):
    """An icon in a disc, a title beside it and a sentence below."""

    def __init__(self, look: Look, icon: str, title: str, lead: str) -> None:
        super().__init__(look, f"{title}. {lead}")
        self._icon = icon
        self._title = Prose(look, look.type.title, [Piece(title)])
        self._lead = Prose(look, look.type.body, [Piece(lead, "text_muted")])
        self._disc = QRectF()

    def arrange(self, width: float) -> float:
        px = self.look.px
        size, top = px(46), px(6)
        left = size + px(14)
        high = self.put(self._title, left, top, width - left)
        self._disc = QRectF(0, top + max((high - size) / 2, 0), size, size)
        top_of_lead = top + max(high, size) + px(10)
        return top_of_lead + self.put(self._lead, 0, top_of_lead, width)

    def decorate(self, painter: QPainter) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.look.colour("accent"))
        painter.drawEllipse(self._disc)
        draw_icon(painter, self.look, self._icon, self._disc, "on_accent", 24)


class Hint(Row):
    """A sentence with a small icon before it."""

    def __init__(self, look: Look, icon: str, text: str) -> None:
        super().__init__(look, text)
        self._icon = icon
        self._prose = Prose(look, look.type.body, [Piece(text)])

    def arrange(self, width: float) -> float:
        px = self.look.px
        return px(4) + self.put(self._prose, px(32), px(4), width - px(32)) + px(7)

    def decorate(self, painter: QPainter) -> None:
        px = self.look.px
        draw_icon(painter, self.look, self._icon, QRectF(0, px(3), px(20), px(20)), "text_muted", 18)


def draw_icon(painter: QPainter, look: Look, name: str, rect: QRectF, colour: str, size: float) -> None:
    """Draw an icon in the middle of a rectangle; `size` is its width at a text size of 100 %."""
    side, ratio = look.px(size), painter.device().devicePixelRatioF()
    picture = look.icons.pixmap(name, getattr(look.theme, colour), side, ratio)
    painter.drawPixmap(QPointF(rect.center().x() - side / 2, rect.center().y() - side / 2), picture)
