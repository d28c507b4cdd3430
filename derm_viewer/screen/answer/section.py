"""A section for the keyboard, too: up and down go from row to row, Enter unfolds, S opens the next source."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QWidget

from derm_viewer.consult.say import later, say
from derm_viewer.screen.row_ring import RowRing
from derm_viewer.screen.rows import Row, next_source
from derm_viewer.screen.section import Cards, Section

_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
_HELP = later("Up and down go from row to row, Enter shows more, S opens the source.")


class KeyedSection(Section):
    """Tab enters it where a row can be unfolded or has a source. Signals: reached(upper, lower edge of the row)."""

    reached = Signal(int, int)

    def __init__(self, name: str, parent: QWidget, cards: Cards) -> None:
        super().__init__(parent, cards)
        self._at = 0
        self._ring: RowRing | None = None
        self._below = parent
        self.setAccessibleDescription(say(_HELP))
        self._name = name

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show these rows; where there is something to do, Tab enters the section once it is laid out."""
        super().show_rows(rows)
        self._call()

    def laid_out(self) -> None:
        """Only what is laid out knows its sources, and so whether Tab stops."""
        stops = any(row.action or row.cites for row in self.rows)
        wanted = Qt.FocusPolicy.TabFocus if stops else Qt.FocusPolicy.NoFocus
        if wanted != self.focusPolicy() and not self.hasFocus():
            self.setFocusPolicy(wanted)

    @property
    def name(self) -> str:
        """What the section is called."""
        return self._name

    @property
    def current(self) -> Row | None:
        """The row that has the keyboard."""
        return self._here() if self.hasFocus() else None

    def press(self, row: Row) -> None:
        """Unfold a row, or open its next source where there is nothing to unfold."""
        if row.action:
            self.acted.emit(row.action)
        else:
            self._next_source(row)

    def go_to(self, row: Row) -> bool:
        """Bring the keyboard to a row; False where there is nothing to do."""
        stops = self._stops()
        if row not in stops:
            return False
        self._at = stops.index(row)
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self._step(0)
        return True

    def _stops(self) -> list[Row]:
        """The rows at which there is something to do."""
        return [row for row in self.rows if row.action or row.sources]

    def _here(self) -> Row | None:
        stops = self._stops()
        return stops[min(self._at, len(stops) - 1)] if stops else None

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self._takes(event):
            event.accept()
            return True
        return super().event(event)

    @staticmethod
    def _takes(event: QKeyEvent) -> bool:
        return event.key() in (*_STEPS, *_ENTER, Qt.Key.Key_S)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        row = self._here()
        if row is None or not self._takes(event):
            super().keyPressEvent(event)
        elif event.key() in _STEPS:
            self._step(_STEPS[Qt.Key(event.key())])
        elif event.key() in _ENTER:
            self.press(row)
        else:
            self._next_source(row)

    def _step(self, by: int) -> None:
        self._at = min(max(self._at + by, 0), len(self._stops()) - 1)
        self._call()
        self.update()
        rect = self._rect()
        self.reached.emit(round(rect.top()), round(rect.bottom()))

    def _next_source(self, row: Row) -> None:
        now = self.open_source
        following = next_source(row, now)
        if following is not None:
            self.toggle_card(row, following)
        elif now is not None:
            self.close_card()

    def _call(self) -> None:
        """What a screen reader says: the row that has the keyboard, else the section."""
        row = self._here() if self.hasFocus() else None
        name = row.said if row is not None else self._name
        if name != self.accessibleName():
            self.setAccessibleName(name)

    def _rect(self) -> QRectF:
        """Where the row with the keyboard is."""
        here, top = self._here(), 0.0
        for row in self.shown():
            if row is here:
                return QRectF(0, top, self.width(), row.height)
            top += row.height
        return QRectF()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        here = self._here() if self._ring is not None else None
        if here is not None and self._ring is not None:
            self._ring.follow(here.look)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        here = self._here()
        if event.reason() != Qt.FocusReason.MouseFocusReason and here is not None and self._ring is None:
            self._ring = RowRing(here.look, self, self._below, self._rect)
        self._step(0)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if self._ring is not None:
            self._ring.end()
            self._ring = None
        self._call()
