"""How a row to tick is laid out and drawn: name, figure and chips on one line, the reason below, more on demand."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter

from derm_viewer.consult.say import say
from derm_viewer.screen.answer.moves import MOVED
from derm_viewer.screen.examine.chips import HIGH, Chips
from derm_viewer.screen.examine.items import URGENCIES, Choice, Item
from derm_viewer.screen.look import Look
from derm_viewer.screen.prose import Piece, Prose, cited
from derm_viewer.screen.rows import Row, draw_card

_LABEL = 66


class ItemRow(Row):
    """The drawing of an `Item`; `chips` know where its results are."""

    def __init__(
        self, look: Look, item: Item, numbers: Mapping[str, int], moved: str, *, opened: bool, last: bool
    ) -> None:
        """`moved` is "up", "down" or "new" when the last tick moved the row, else ""; `last` has no line below."""
        self.item, self.numbers, self.moved, self.opened, self.last = item, numbers, moved, opened, last
        self.chips = Chips(look, item.choices)
        self.over: Choice | None = None
        flag = bool(item.urgency)
        name_font = look.type.body if item.partner else look.type.strong
        self._name = Prose(look, name_font, [Piece(item.name, "danger_text" if flag else "text")])
        self._figure = Prose(look, look.type.small, cited(item.figure, numbers), wrap=False) if item.figure else None
        self._note = self._reason(look, with_figure=False)
        self._both = self._reason(look, with_figure=True) if item.figure else self._note
        self._below = [Prose(look, look.type.small_strong, cited(said, numbers)) for said in item.below]
        self._more = [
            (
                Prose(look, look.type.small, [Piece(label, "text_muted")]),
                Prose(look, look.type.small, cited(s, numbers)),
            )
            for label, s in (item.more if opened else ())
        ]
        said = [item.said, *(f"{label}: {one.text}" for label, one in (item.more if opened else ()))]
        super().__init__(look, "\n".join(said))
        self.passing = say(MOVED[moved]) if moved else ""
        self._moved = Prose(look, look.type.small, [Piece(self.passing, "text_muted")], wrap=False) if moved else None

    @property
    def unfolds(self) -> bool:
        """Whether there is more to show than is seen at first."""
        return bool(self.item.more)

    def _reason(self, look: Look, *, with_figure: bool) -> Prose | None:
        """The reason, after the figure where that has no room beside the name."""
        item = self.item
        pieces: list[Piece] = []
        if with_figure and item.figure is not None:
            pieces += [*cited(item.figure, self.numbers), Piece(" \u00b7 ", "text_muted")]
        if item.urgency:
            pieces.append(
                Piece(f"{say(URGENCIES.get(item.urgency, item.urgency))}. ", "danger_text", look.type.small_strong)
            )
        if item.note is not None:
            pieces += cited(item.note, self.numbers, "text" if item.urgency else "text_muted")
        return Prose(look, look.type.small, pieces) if pieces else None

    def arrange(self, width: float) -> float:
        px, flag = self.look.px, bool(self.item.urgency)
        pad, top = px(10) if flag else 0, float(px(7 if flag else 3))
        left = pad + (px(14) if self.item.partner else 0)
        room = width - left - pad - self.chips.width - px(8)
        beside = self._figure_fits(room)
        name_room = room - (self._figure.width + px(10) if self._figure and beside else 0)
        high = max(self._name.fit(name_room), px(HIGH))
        self.put(self._name, left, top + (high - self._name.height) / 2, name_room)
        if self._figure and beside:
            self.put(self._figure, left + room - self._figure.width, top + (high - self._figure.height) / 2, room)
        free = left + self._name.width + px(8), left + name_room
        self.chips.place(width - pad - 1, top + (high - px(HIGH)) / 2)
        said = self._put_moved(*free, top, high)
        top += high + px(1)
        note = self._note if beside or self._figure is None else self._both
        if note:
            high = self.put(note, pad, top, width - 2 * pad)
            if not said:
                self._put_moved(pad + note.width + px(8), width - pad, top, high)
            top += high
        return self._arrange_rest(pad, top, width - 2 * pad) + px(7 if flag else 3)

    def _put_moved(self, left: float, right: float, top: float, high: float) -> bool:
        """Say at the right end of a line what the tick did to the row, if there is room: a row never grows by it."""
        if self._moved is None:
            return False
        line = self._moved.fit(right)
        fits = left + self._moved.width <= right and high < 2 * line
        if fits:
            self.put(self._moved, right - self._moved.width, top + (high - line) / 2, right)
        return fits

    def _figure_fits(self, room: float) -> bool:
        if self._figure is None:
            return False
        self._figure.fit(room)
        self._name.fit(room)
        return self._name.width + self._figure.width + self.look.px(10) <= room

    def _arrange_rest(self, left: float, top: float, width: float) -> float:
        px = self.look.px
        for prose in self._below:
            top += self.put(prose, left, top + px(2), width) + px(2)
        if self._more:
            top += px(4)
        for label, prose in self._more:
            label_high = self.put(label, left, top, px(_LABEL))
            top += max(label_high, self.put(prose, left + px(_LABEL), top, width - px(_LABEL))) + px(3)
        return top + (px(2) if self._more else 0)

    def decorate(self, painter: QPainter) -> None:
        look, px = self.look, self.look.px
        if self.item.urgency:
            card = QRectF(0, 0, self.width, self.height - px(4))
            draw_card(painter, card, look.colour("danger_bg"), None, px(8))
        elif self.moved:
            card = QRectF(-px(6), 0, self.width + px(12), self.height - 1)
            draw_card(painter, card, look.colour("hover"), None, px(6))
        if not self.last and not self.item.urgency:
            painter.setPen(look.colour("line"))
            painter.drawLine(QPointF(0, self.height - 0.5), QPointF(self.width, self.height - 0.5))
        self.chips.draw(painter, self.item.chosen, self.over)
