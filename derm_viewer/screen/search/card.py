"""The card at the foot of the answer: more about what a search has found, its tests to tick, and a way to close it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from PySide6.QtCore import QEvent, QRectF, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QWidget

from derm_viewer.clinic.answer import Figure, Source
from derm_viewer.screen.answer.section import KeyedSection
from derm_viewer.screen.column import MARGIN, Column
from derm_viewer.screen.controls import Button, reach
from derm_viewer.screen.examine.items import Item
from derm_viewer.screen.examine.list import ChoiceList
from derm_viewer.screen.look import Look
from derm_viewer.screen.rows import Row
from derm_viewer.screen.section import Cards

_MOST = 0.38
"""The card takes at most this part of the panel's height; what is longer scrolls."""
_HEAD = 44


class Content(NamedTuple):
    """What the card says: a title, rows, tests to tick, and the sources that both cite."""

    title: str
    rows: Sequence[Row]
    items: Sequence[Item]
    sources: Sequence[Source]

    @property
    def numbers(self) -> Mapping[str, int]:
        """The number of each source."""
        return {source.key: at for at, source in enumerate(self.sources, start=1)}


class FoundCard(QFrame):
    """One thing found, with a title, in a column that scrolls.

    Signals: chosen(sign, side, result or None); folded() when its height has changed; closed() by its button or Esc.
    """

    chosen = Signal(str, str, object)
    folded = Signal()
    closed = Signal()

    def __init__(self, look: Look, close: str, window: QWidget) -> None:
        """`close` names the button that closes the card."""
        super().__init__(window)
        self.look = look
        self._content: Content | None = None
        self._column = Column(look, self)
        self._cards = Cards(self._citation, self._card)
        self._section = KeyedSection("", self._column.body(), self._cards)
        self._list = ChoiceList("", self._cards, self._column.body())
        self._close = Button(look, "\u00d7", self, tip=close)
        self._close.setAccessibleName(close)
        self._close.plain = True
        self._close.clicked.connect(lambda _=False: self.closed.emit())
        self._section.resized.connect(self.folded)
        self._list.resized.connect(self.folded)
        self._list.chosen.connect(self.chosen)
        self._section.reached.connect(lambda a, b: self._column.reveal(self._section.y() + a, self._section.y() + b))
        self._list.reached.connect(lambda a, b: self._column.reveal(self._list.y() + a, self._list.y() + b))
        self.hide()

    @property
    def text(self) -> str:
        """Everything the card says; "" while it is not shown."""
        if self._content is None:
            return ""
        return "\n".join([self._content.title, *(row.words for row in self._section.rows), self._list.text()]).strip()

    def show_content(self, look: Look, content: Content | None) -> None:
        """Show this; None closes the card, which then knows nothing. Whoever owns it arranges it anew."""
        self.look, self._content = look, content
        if content is None:
            self._section.show_rows([])
            self._list.forget()
            self.setAccessibleName("")
            self._column.setAccessibleName("")
        else:
            self._section.show_rows(list(content.rows))
            self._section.setVisible(bool(content.rows))
            parts = [(None, list(content.items))] if content.items else []
            self._list.show_parts(look, parts, content.numbers, {})
            self._column.set_look(look)
            self._column.setAccessibleName(content.title)
            self._close.set_look(look)
            self._column.set_sections([self._section, self._list], arrange=False)
            self.setAccessibleName(content.title)
        self.setVisible(content is not None)
        self.update()

    def enter(self) -> None:
        """Bring the keyboard to the first test."""
        self._list.enter()

    def height_for(self, width: int, room: int) -> int:
        """The height at a width beside an answer that has `room`; 0 while it is closed."""
        if self._content is None:
            return 0
        line = max(width - 2 * self.look.px(MARGIN), 1)
        high = sum(part.height_for(line) for part in (self._section, self._list) if not part.isHidden())
        return min(high + self.look.px(_HEAD) + self.look.px(18), round(room * _MOST))

    def arrange(self) -> None:
        """Place everything at the present size."""
        px = self.look.px
        self._column.setGeometry(0, px(_HEAD), self.width(), max(self.height() - px(_HEAD), 0))
        self._column.arrange()
        size = reach(self.look)
        self._close.setGeometry(self.width() - px(MARGIN) - size + px(13), 0, size, size)

    def _citation(self, key: str) -> str:
        sources = self._content.sources if self._content is not None else ()
        return next((source.text for source in sources if source.key == key), "")

    def _card(self, key: str, figures: Sequence[Figure]) -> Row | None:
        from derm_viewer.screen.answer.cards import source_card

        return source_card(self.look, key, tuple(self._content.sources), figures) if self._content else None

    def event(self, event: QEvent) -> bool:
        override = event.type() == QEvent.Type.ShortcutOverride
        if override and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.arrange()

    def paintEvent(self, event: QPaintEvent) -> None:
        look, px = self.look, self.look.px
        painter = QPainter(self)
        painter.fillRect(self.rect(), look.colour("surface"))
        painter.fillRect(0, 0, 1, self.height(), look.colour("line"))
        painter.fillRect(0, 0, self.width(), 2, look.colour("focus"))
        painter.setFont(look.type.strong)
        painter.setPen(look.colour("text"))
        title = self._content.title if self._content is not None else ""
        box = QRectF(px(MARGIN), px(4), self.width() - 2 * px(MARGIN) - px(30), px(_HEAD) - px(6))
        shown = QFontMetricsF(look.type.strong).elidedText(title, Qt.TextElideMode.ElideRight, box.width())
        painter.drawText(box, int(Qt.AlignmentFlag.AlignVCenter), shown)
