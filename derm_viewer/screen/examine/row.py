"""One row to tick: its words, its results as chips, and what unfolds under it. Mouse, finger and keyboard alike."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from derm_viewer.consult.say import say
from derm_viewer.screen.examine.items import Choice, Item
from derm_viewer.screen.examine.layout import ItemRow
from derm_viewer.screen.look import Look
from derm_viewer.screen.row_ring import RowRing
from derm_viewer.screen.rows import Row, next_source
from derm_viewer.screen.section import Cards
from derm_viewer.screen.tips import tip

_NONE = (Qt.Key.Key_0, Qt.Key.Key_Delete, Qt.Key.Key_Backspace)
_UNFOLD = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
_ASIDE = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
_UP_DOWN = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class Shown(NamedTuple):
    """How a row is shown: its source numbers, whether a tick has moved it ("up", "down", "new" or "")."""

    numbers: Mapping[str, int]
    moved: str = ""
    last: bool = False


class ChoiceRow(QWidget):
    """A row to tick. Left and right, or 1, 2, 3 choose, 0 takes the result back, Enter unfolds, S opens the next
    source, up and down go on.

    Signals: chosen(sign, side, result or None), stepped(int) with -1 for up and 1 for down, resized().
    """

    chosen = Signal(str, str, object)
    stepped = Signal(int)
    resized = Signal()

    def __init__(self, cards: Cards, parent: QWidget) -> None:
        super().__init__(parent)
        self._cards, self._list = cards, parent
        self._item: Item | None = None
        self._made: tuple[Look, Item, Shown] | None = None
        self._row: ItemRow | None = None
        self._card: tuple[str, Row] | None = None
        self._over: Choice | None = None
        self._open = False
        self._ring: RowRing | None = None
        self._pressed = False
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setAccessibleDescription(
            say(
                "Left and right choose a result, 0 takes it back, Enter shows more, "
                "S the source, up and down other rows."
            )
        )

    @property
    def item(self) -> Item | None:
        """What is shown."""
        return self._item

    @property
    def unfolded(self) -> bool | None:
        """Whether more is shown than at first; None where there is no more."""
        return self._open if self._row is not None and self._row.unfolds else None

    def show_item(self, look: Look, item: Item, shown: Shown) -> None:
        """Show this; another row than before is folded."""
        made = (look, item, shown)
        if made == self._made:
            return
        before, self._made = self._made, made
        if self._item is None or (item.id, item.side) != (self._item.id, self._item.side):
            self._open, self._card = False, None
        self._item, self._over = item, None
        self._row = ItemRow(look, item, shown.numbers, shown.moved, opened=self._open, last=shown.last)
        self._card = self._made_card(self._card[0]) if self._card is not None else None
        said = f"{item.said} {self._row.passing}." if shown.moved else item.said
        fades = before is not None and before[1] == item and before[2].moved and not shown.moved  # not said anew
        if not fades and said != self.accessibleName():
            self.setAccessibleName(said)
        self.update()

    def text(self) -> str:
        """Everything the row says."""
        parts = [self._row.words if self._row else "", self._card[1].words if self._card else ""]
        return "\n".join(part for part in parts if part)

    def height_for(self, width: int) -> int:
        """The height that shows everything at a width."""
        if self._row is None:
            return 0
        card = self._card[1].fit(width) if self._card else 0
        return round(self._row.fit(width) + card)

    def chip_at(self, word: str) -> QRectF:
        """Where the chip of a result is; an empty rectangle where nothing is shown."""
        return self._row.chips.rect_of(word) if self._row is not None else QRectF()

    def close_card(self) -> bool:
        """Close the source card, if one is open."""
        if self._card is None:
            return False
        self._card = None
        self.resized.emit()
        self.update()
        return True

    def sizeHint(self) -> QSize:
        return QSize(self.width(), self.height_for(max(self.width(), 1)))

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._row is None:
            return
        self.height_for(self.width())
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
        self._row.over = self._over
        self._row.draw(painter, 0)
        if self._card:
            self._card[1].draw(painter, self._row.height)
        if self._ring is not None:
            self._ring.follow(self._row.look)

    # --- mouse

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._row is None:
            return
        at = event.position()
        over = self._row.chips.at(at.x(), at.y())
        if over != self._over:
            self._over = over
            self.update()
        hand = over is not None or self._row.source_at(at.x(), at.y()) is not None or self._row.unfolds
        self.setCursor(Qt.CursorShape.PointingHandCursor if hand else Qt.CursorShape.ArrowCursor)

    def leaveEvent(self, event: QEvent) -> None:
        self._over = None
        self.update()
        super().leaveEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed = event.button() is Qt.MouseButton.LeftButton
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if not self._pressed or self._row is None or not self.rect().contains(event.position().toPoint()):
            return
        self._pressed = False
        at = event.position()
        choice = self._row.chips.at(at.x(), at.y())
        if choice is not None:
            self.choose(choice.word)
        elif (key := self._row.source_at(at.x(), at.y())) is not None:
            self._toggle_card(key)
        elif at.y() < self._row.height:
            self.toggle()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self._takes(event):
            event.accept()  # the window has other uses for these keys, but not while the keyboard is here
            return True
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent) and self._row is not None:
            self._show_hint(event, self._row)
            return True
        return super().event(event)

    def _show_hint(self, event: QHelpEvent, row: ItemRow) -> None:
        at = QPointF(event.pos())
        key, choice = row.source_at(at.x(), at.y()), row.chips.at(at.x(), at.y())
        text = self._cards.citation(key) if key is not None else ""
        if choice is not None and self._item is not None:
            again = f" {say('Press again for not tested.')}" if choice.word == self._item.chosen else ""
            text = f"{self._item.name}: {choice.said or choice.word}.{again}"
        QToolTip.showText(event.globalPos(), tip(text), self) if text else QToolTip.hideText()

    # --- keyboard

    def _takes(self, event: QKeyEvent) -> bool:
        return event.key() in (*_NONE, *_UNFOLD, *_ASIDE, *_UP_DOWN, Qt.Key.Key_S) or self._number(event) is not None

    def _number(self, event: QKeyEvent) -> int | None:
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        at = event.key() - Qt.Key.Key_1
        return at if plain and self._item is not None and 0 <= at < len(self._item.choices) else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._item is None:
            return
        key, number = event.key(), self._number(event)
        if number is not None:
            self._set(self._item.choices[number].word)
        elif key in _NONE:
            self._set(None)
        elif key in _ASIDE:
            self._turn(_ASIDE[Qt.Key(key)])
        elif key in _UP_DOWN:
            self.stepped.emit(_UP_DOWN[Qt.Key(key)])
        elif key in _UNFOLD:
            self.toggle()
        elif key == Qt.Key.Key_S:
            self._next_card()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() != Qt.FocusReason.MouseFocusReason and self._row is not None and self._ring is None:
            ground = self._list.parentWidget() or self._list
            self._ring = RowRing(self._row.look, self, ground, self._ringed)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if self._ring is not None:
            self._ring.end()
            self._ring = None

    def _ringed(self) -> QRectF:
        """What the ring goes round: the row without the card of a source."""
        return QRectF(0, 0, self.width(), self._row.height if self._row is not None else 0)

    # --- what happens

    def choose(self, word: str) -> None:
        """Take a result; the chosen one once more: not tested."""
        if self._item is not None:
            self._set(None if word == self._item.chosen else word)

    def _turn(self, by: int) -> None:
        """To the next result on the right or left; before the first there is "not tested"."""
        if self._item is None:
            return
        words = [None, *(choice.word for choice in self._item.choices)]
        at = min(max(words.index(self._item.chosen) + by, 0), len(words) - 1)
        self._set(words[at])

    def _set(self, word: str | None) -> None:
        if self._item is not None and word != self._item.chosen:
            self.chosen.emit(self._item.id, self._item.side, word)

    def toggle(self) -> None:
        """Show more, or less again."""
        if self._row is None or not self._row.unfolds or self._item is None:
            return
        self._open = not self._open
        old = self._row
        self._row = ItemRow(old.look, self._item, old.numbers, old.moved, opened=self._open, last=old.last)
        self.resized.emit()
        self.update()

    def _toggle_card(self, key: str | None) -> None:
        """Open the card of a source; None, or the open one again, closes it."""
        again = self._card is not None and self._card[0] == key
        self._card = None if again or key is None else self._made_card(key)
        self.resized.emit()
        self.update()

    def _next_card(self) -> None:
        if self._row is not None and self._row.sources:
            self._toggle_card(next_source(self._row, self._card[0] if self._card else None))

    def _made_card(self, key: str) -> tuple[str, Row] | None:
        """The card in the present look."""
        card = self._cards.make(key, self._item.figures) if self._item is not None else None
        return None if card is None else (key, card)
