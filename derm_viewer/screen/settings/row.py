"""One line of the dialog: what is set, a word more about it, and the control that sets it."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from derm_viewer.screen.controls import Segments
from derm_viewer.screen.look import Look
from derm_viewer.screen.prose import Piece
from derm_viewer.screen.rows import Text
from derm_viewer.screen.section import Section
from derm_viewer.screen.settings.controls import Chooser, Line, Tick
from derm_viewer.screen.settings.setting import OFF, ON, Setting

_MOST_SEGMENTS = 4
_LEAST_WORDS, _GAP, _BELOW = 150, 16, 12


class SettingRow(QWidget):
    """The control stands at the right end of the words, or below them where it finds no room.

    Signals: chosen(str).
    """

    chosen = Signal(str)

    def __init__(self, look: Look, setting: Setting, parent: QWidget) -> None:
        super().__init__(parent)
        self.setting = setting
        self._look = look
        self._words = Section(self)
        said = [] if setting.is_tick else [Text(look, [Piece(setting.label)], look.type.strong, below=1)]
        if setting.hint:
            said.append(Text(look, [Piece(setting.hint, "text_muted")], look.type.small, below=0))
        self._words.show_rows(said)
        self.control = self._made()
        self.control.setEnabled(setting.open)
        self.control.setAccessibleDescription(setting.hint)
        self.setFocusProxy(self.control)
        self.refresh()

    def refresh(self) -> None:
        """Show what holds now."""
        now, control = self.setting.now(), self.control
        if isinstance(control, Tick):
            control.setChecked(now == ON)
        elif isinstance(control, Segments | Chooser | Line):
            control.show_choice(now)

    def text(self) -> str:
        """The words and what holds; the control says the same to a screen reader."""
        return f"{self.setting.label}: {self.setting.now()}"

    def height_for(self, width: int) -> int:
        """The height that shows everything at a width."""
        return self._arrange(width)

    def _made(self) -> Segments | Chooser | Tick | Line:
        setting, look = self.setting, self._look
        if not setting.choices:
            line = Line(look, setting.label, setting.most, self)
            line.chosen.connect(self.chosen)
            return line
        if setting.is_tick:
            box = Tick(look, setting.label, self)
            box.clicked.connect(lambda on: self.chosen.emit(ON if on else OFF))
            return box
        if len(setting.choices) > _MOST_SEGMENTS:
            chooser = Chooser(look, setting.label, setting.choices, self)
            chooser.chosen.connect(self.chosen)
            return chooser
        row = Segments(look, setting.label, [(key, text, "") for key, text in setting.choices], self)
        row.chosen.connect(self.chosen)
        return row

    def _arrange(self, width: int) -> int:
        px, control = self._look.px, self.control
        if isinstance(control, Tick):
            high = control.height_for(width)
            control.setGeometry(0, 0, width, high)
            words = self._words.height_for(width - px(28)) if self.setting.hint else 0
            self._words.setGeometry(px(28), high - px(3), width - px(28), words)
            return high + words + px(_BELOW - 6)
        size = control.sizeHint()
        beside = width - size.width() - px(_GAP)
        if beside >= px(_LEAST_WORDS):
            words = self._words.height_for(beside)
            high = max(words, size.height())
            self._words.setGeometry(0, (high - words) // 2, beside, words)
            control.setGeometry(QRect(width - size.width(), (high - size.height()) // 2, size.width(), size.height()))
            return high + px(_BELOW)
        words = self._words.height_for(width)
        self._words.setGeometry(0, 0, width, words)
        control.setGeometry(QRect(0, words + px(5), min(size.width(), width), size.height()))
        return words + px(5) + size.height() + px(_BELOW)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange(self.width())

    def take_focus(self) -> None:
        """Give the keyboard to the control."""
        holds = self.control.checked_button() if isinstance(self.control, Segments) else None
        (holds or self.control).setFocus(Qt.FocusReason.OtherFocusReason)
