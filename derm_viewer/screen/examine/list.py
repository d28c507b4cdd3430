"""A list of rows to tick, as one block of the panel's column. Tab enters it once; up and down go from row to row."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from derm_viewer.screen.examine.items import Item
from derm_viewer.screen.examine.row import ChoiceRow, Shown
from derm_viewer.screen.look import Look
from derm_viewer.screen.rows import Row
from derm_viewer.screen.section import Cards


class ChoiceList(QWidget):
    """Rows to tick under captions. Rows are kept and filled anew, so that the keyboard stays at its place in the list.

    Signals: chosen(sign, side, result or None); resized() when a row has unfolded; reached(int, int) with the upper and
    lower edge of the row that the keyboard has reached.
    """

    chosen = Signal(str, str, object)
    resized = Signal()
    reached = Signal(int, int)

    def __init__(self, name: str, cards: Cards, parent: QWidget) -> None:
        super().__init__(parent)
        self._cards = cards
        self._pool: list[ChoiceRow] = []
        self._blocks: list[Row | ChoiceRow] = []
        self._rows: list[ChoiceRow] = []
        self._fitted, self._high = -1, 0.0
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.hide()

    @property
    def rows(self) -> tuple[ChoiceRow, ...]:
        """The rows that are shown."""
        return tuple(self._rows)

    def show_parts(
        self,
        look: Look,
        parts: Sequence[tuple[Row | None, Sequence[Item]]],
        numbers: Mapping[str, int],
        moved: Mapping[str, str],
    ) -> None:
        """Show items under captions; nothing hides the list. `moved` are the ids that the last tick has moved."""
        at, self._blocks, self._rows = 0, [], []
        for caption, items in parts:
            if caption is not None:
                self._blocks.append(caption)
            for place, item in enumerate(items):
                last = place == len(items) - 1 or items[place + 1].partner
                row = self._row(at)
                row.show_item(look, item, Shown(numbers, moved.get(item.id, ""), last))
                self._blocks.append(row)
                self._rows.append(row)
                at += 1
        for row in self._pool[at:]:
            row.hide()
        self._fitted = -1
        self._let_tab_in()
        self.setVisible(bool(self._blocks))
        self.update()

    def forget(self) -> None:
        """Let go of all rows, those that only wait to be filled anew as well."""
        for row in self._pool:
            row.hide()
            row.deleteLater()
        self._pool, self._blocks, self._rows = [], [], []
        self._fitted = -1
        self.hide()

    def text(self) -> str:
        """Everything the list says."""
        return "\n".join(block.words if isinstance(block, Row) else block.text() for block in self._blocks)

    def height_for(self, width: int) -> int:
        """The height of all rows at a width; places them."""
        if width == self._fitted:
            return round(self._high)
        self._fitted, top = width, 0.0
        for block in self._blocks:
            if isinstance(block, Row):
                top += block.fit(width)
                continue
            high = block.height_for(width)
            block.setGeometry(0, round(top), width, high)
            block.show()
            top += high
        self._high = top
        return round(top)

    def close_card(self) -> bool:
        """Close the open source card, if there is one."""
        closed = [row.close_card() for row in self._rows]
        return any(closed)

    def enter(self) -> None:
        """Bring the keyboard to the first row."""
        if self._rows:
            self._focus(self._rows[0])

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, top = QPainter(self), 0.0
        for block in self._blocks:
            if isinstance(block, Row):
                block.draw(painter, top)
                top += block.height
            else:
                top += block.height()

    def _row(self, at: int) -> ChoiceRow:
        if at == len(self._pool):
            row = ChoiceRow(self._cards, self)
            row.chosen.connect(self.chosen)
            row.resized.connect(self._on_resized)
            row.stepped.connect(self._on_stepped)
            self._pool.append(row)
        return self._pool[at]

    def _let_tab_in(self) -> None:
        """Tab reaches the row that has the keyboard, or the first one."""
        entry = next((row for row in self._rows if row.hasFocus()), self._rows[0] if self._rows else None)
        for row in self._rows:
            wanted = Qt.FocusPolicy.StrongFocus if row is entry else Qt.FocusPolicy.ClickFocus
            if row.focusPolicy() != wanted:
                row.setFocusPolicy(wanted)

    def _on_resized(self) -> None:
        self._fitted = -1
        self.resized.emit()

    def _on_stepped(self, by: int) -> None:
        row = self.sender()
        if isinstance(row, ChoiceRow) and row in self._rows:
            at = self._rows.index(row) + by
            if 0 <= at < len(self._rows):
                self._focus(self._rows[at])

    def _focus(self, row: ChoiceRow) -> None:
        row.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._let_tab_in()
        self.reached.emit(row.y(), row.y() + row.height())
