"""The rows that sections paint, and the results of a row to tick, for a screen reader."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QAccessible

from derm_viewer.screen.access.node import PRESS, Part, Whole
from derm_viewer.screen.answer.section import KeyedSection
from derm_viewer.screen.examine.row import ChoiceRow
from derm_viewer.screen.rows import Caption, Row
from derm_viewer.screen.section import Section

_RAISED = re.compile("[\u00a0\u202f]?[\u2070\u00b9\u00b2\u00b3\u2074-\u2079]+")
Words = Mapping[str, str]
"""Those of "rows" in `resources/words/access.json`."""


def read_out(text: str) -> str:
    """A text without the raised numbers of sources, which a screen reader would read into the sentence."""
    return " ".join(_RAISED.sub("", text).replace("\u00a0", " ").split())


class RowPart(Part):
    """The row with this number, whatever stands there at present."""

    def __init__(self, whole: SectionWhole, number: int) -> None:
        super().__init__(whole.section, whole, QAccessible.Role.ListItem)
        self.section, self.words, self._number = whole.section, whole.words, number

    def row(self) -> Row | None:
        """What stands there; None where nothing does."""
        rows = spoken_rows(self.section)
        return rows[self._number] if self._number < len(rows) else None

    def stands(self) -> bool:
        return self.row() is not None

    def role(self) -> QAccessible.Role:
        return QAccessible.Role.Heading if isinstance(self.row(), Caption) else QAccessible.Role.ListItem

    def name(self) -> str:
        row = self.row()
        return read_out(row.said) if row is not None else ""

    def description(self) -> str:
        row = self.row()
        if row is None or not self.can_press():
            return ""
        return self.words["unfold"] if row.action else self.words["source"]

    def place(self) -> QRect:
        self.section.height_for(self.section.width())
        top = 0.0
        for row in self.section.shown():
            if row is self.row():
                return QRectF(0, top, self.section.width(), row.height).toRect()
            top += row.height
        return QRect()

    def flags(self, state: QAccessible.State) -> None:
        row = self.row()
        if row is None or not self.can_press():
            return
        state.focusable = True
        if isinstance(self.section, KeyedSection):
            state.focused = self.section.current is row
        if row.opened is not None:
            state.expandable = True
            state.expanded, state.collapsed = row.opened, not row.opened

    def can_press(self) -> bool:
        row = self.row()
        return row is not None and isinstance(self.section, KeyedSection) and bool(row.action or row.sources)

    def press(self) -> None:
        row = self.row()
        if row is not None and isinstance(self.section, KeyedSection):
            self.section.press(row)

    def focus(self) -> bool:
        row = self.row()
        return row is not None and isinstance(self.section, KeyedSection) and self.section.go_to(row)


class SectionWhole(Whole):
    """A section: a list of what its rows say."""

    def __init__(self, section: Section, words: Words) -> None:
        super().__init__(section, QAccessible.Role.List)
        self.section, self.words = section, words
        self._pool: list[RowPart] = []
        section.said.connect(lambda: self.tell_names(self._pool))
        if isinstance(section, KeyedSection):
            section.reached.connect(lambda *_: self.tell_focus())

    def parts(self) -> Sequence[Part]:
        count = len(spoken_rows(self.section))
        while len(self._pool) < count:
            self._pool.append(RowPart(self, len(self._pool)))
        return self._pool[:count]

    def focused(self) -> Part | None:
        section = self.section
        if not isinstance(section, KeyedSection):
            return None
        rows = spoken_rows(section)
        at = next((number for number, row in enumerate(rows) if row is section.current), None)
        return None if at is None else self.parts()[at]

    def text(self, kind: QAccessible.Text) -> str:
        if kind != QAccessible.Text.Name:
            return super().text(kind)
        named = self.section.name if isinstance(self.section, KeyedSection) else ""
        return named or self.section.accessibleName() or next((part.name() for part in self.parts()), "")


class ChipPart(Part):
    """A result to choose."""

    def __init__(self, whole: ChoiceWhole, number: int) -> None:
        super().__init__(whole.row, whole, QAccessible.Role.RadioButton)
        self.row, self._number = whole.row, number

    def _word(self) -> str | None:
        item = self.row.item
        return item.choices[self._number].word if item is not None and self._number < len(item.choices) else None

    def stands(self) -> bool:
        return self._word() is not None

    def name(self) -> str:
        item, word = self.row.item, self._word()
        return "" if item is None or word is None else item.choices[self._number].said or word

    def place(self) -> QRect:
        word = self._word()
        self.row.height_for(self.row.width())
        return QRect() if word is None else self.row.chip_at(word).toRect()

    def flags(self, state: QAccessible.State) -> None:
        state.checkable = True
        state.checked = self.row.item is not None and self.row.item.chosen == self._word()

    def can_press(self) -> bool:
        return True

    def press(self) -> None:
        word = self._word()
        if word is not None:
            self.row.choose(word)


class LinePart(Part):
    """A sentence that has unfolded under a row."""

    def __init__(self, whole: ChoiceWhole, number: int) -> None:
        super().__init__(whole.row, whole, QAccessible.Role.StaticText)
        self.row, self._number = whole.row, number

    def name(self) -> str:
        lines = unfolded_lines(self.row)
        return read_out(lines[self._number]) if self._number < len(lines) else ""

    def stands(self) -> bool:
        return self._number < len(unfolded_lines(self.row))

    def place(self) -> QRect:
        return self.row.rect()


class ChoiceWhole(Whole):
    """A row to tick: its results, and what has unfolded. Pressing the row itself unfolds it."""

    def __init__(self, row: ChoiceRow) -> None:
        super().__init__(row, QAccessible.Role.ListItem)
        self.row = row
        self._chips: list[ChipPart] = []
        self._lines: list[LinePart] = []

    def parts(self) -> Sequence[Part]:
        item = self.row.item
        chips, lines = (0 if item is None else len(item.choices)), len(unfolded_lines(self.row))
        while len(self._chips) < chips:
            self._chips.append(ChipPart(self, len(self._chips)))
        while len(self._lines) < lines:
            self._lines.append(LinePart(self, len(self._lines)))
        return [*self._chips[:chips], *self._lines[:lines]]

    def text(self, kind: QAccessible.Text) -> str:
        return read_out(super().text(kind))

    def state(self) -> QAccessible.State:
        state, unfolded = super().state(), self.row.unfolded
        if unfolded is not None:
            state.expandable = True
            state.expanded, state.collapsed = unfolded, not unfolded
        return state

    def actionNames(self) -> list[str]:
        mine = [PRESS] if self.row.unfolded is not None else []
        return [*mine, *super().actionNames()]

    def doAction(self, name: str) -> None:
        if name == PRESS:
            self.row.toggle()
        else:
            self.row.setFocus(Qt.FocusReason.OtherFocusReason)


def spoken_rows(section: Section) -> list[Row]:
    """The rows that say something."""
    return [row for row in section.shown() if row.words]


def unfolded_lines(row: ChoiceRow) -> list[str]:
    """What stands below a row while it, or a source of it, is open."""
    return [line for line in row.text().split("\n")[1:] if line]
