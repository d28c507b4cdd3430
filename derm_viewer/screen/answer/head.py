"""The line over an answer: look up or examine, and what can be done with the findings."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from derm_viewer.consult.say import later, say
from derm_viewer.screen.controls import FACE, Button, Segments, reach
from derm_viewer.screen.look import Look

LOOK_UP, EXAMINE = "look_up", "examine"
_CHOICES = (
    (LOOK_UP, later("Look up"), later("What the maps say and what tells the levels apart (E)")),
    (EXAMINE, later("Examine"), later("Tick what you find; candidates and tests follow (E)")),
)


class AnswerHead(QWidget):
    """The two modes; beside them, as soon as something was found, undo, redo and clear.

    Signals: mode_chosen(str), undo_asked(), redo_asked(), clear_asked().
    """

    mode_chosen = Signal(str)
    undo_asked = Signal()
    redo_asked = Signal()
    clear_asked = Signal()

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self._offered = (0, False, False)
        self.setAccessibleName(say("Answer: mode and findings"))
        self.modes = Segments(look, say("Mode"), [(key, say(text), say(tip)) for key, text, tip in _CHOICES], self)
        self.modes.show_choice(LOOK_UP)
        self.modes.chosen.connect(self.mode_chosen)
        self._clear = self._button(
            say("Clear"), say("Forget all findings of both legs and the answers to the red flags")
        )
        self._undo = self._button(say("Undo"), say("Take back the last tick (Ctrl+Z)"))
        self._redo = self._button(say("Redo"), say("Make it again (Ctrl+Shift+Z)"))
        self._clear.clicked.connect(lambda _=False: self.clear_asked.emit())
        self._undo.clicked.connect(lambda _=False: self.undo_asked.emit())
        self._redo.clicked.connect(lambda _=False: self.redo_asked.emit())

    def _button(self, text: str, tip: str) -> Button:
        button = Button(self._look, text, self, tip=tip)
        button.setAccessibleName(say("{what} findings", what=text))
        button.plain = True
        button.hide()
        return button

    @property
    def mode(self) -> str:
        """The mode that holds."""
        return self.modes.choice

    def show_findings(self, count: int, can_undo: bool, can_redo: bool) -> None:
        """Offer what can be done with so many findings."""
        if (count, can_undo, can_redo) == self._offered:
            return
        self._offered = (count, can_undo, can_redo)
        self._clear.setText(say("Clear {count}", count=count))
        for button, offered in ((self._clear, count > 0), (self._undo, can_undo), (self._redo, can_redo)):
            button.setVisible(offered)

    def set_look(self, look: Look) -> None:
        """Repaint in another look."""
        self._look = look
        for part in (self.modes, self._undo, self._redo, self._clear):
            part.set_look(look)

    def height_for(self, width: int) -> int:
        """The height that shows everything at a width."""
        return self._arrange(width, move=False)

    def arrange(self) -> None:
        """Place everything at the present size."""
        self._arrange(self.width(), move=True)

    def _arrange(self, width: int, *, move: bool) -> int:
        px, size = self._look.px, self.modes.sizeHint()
        if move:
            self.modes.setGeometry(0, 0, min(size.width(), width), size.height())
        buttons = [button for button in (self._undo, self._redo, self._clear) if not button.isHidden()]
        taken = sum(button.sizeHint().width() for button in buttons)
        below = bool(buttons) and size.width() + px(8) + taken > width
        second = max(px(FACE + 6), reach(self._look))
        left, top = (0, second) if below else (width - taken, 0)
        for button in buttons:
            wanted = button.sizeHint()
            if move:
                button.setGeometry(left, top, min(wanted.width(), width - left), wanted.height())
            left += wanted.width()
        return size.height() + (second if below else 0)
