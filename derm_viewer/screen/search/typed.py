"""Just typing opens the search; what the first letters have done as keys is taken back."""

from __future__ import annotations

import time
from collections.abc import Callable, Collection

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QShortcut

from derm_viewer.consult.consult import Consult
from derm_viewer.screen.answer.panel import AnswerPanel
from derm_viewer.screen.search.burst import Burst
from derm_viewer.screen.search.desk import SearchDesk
from derm_viewer.screen.window.main_window import MainWindow

_PLAIN = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier)


class TypedSearch(QObject):
    """Looks at the keys that nothing else in the window wants: a text field, or a row to tick, keeps its own."""

    def __init__(self, window: MainWindow, consult: Consult, search: SearchDesk) -> None:
        """`window` has all its keys."""
        super().__init__(window)
        self._window, self._consult, self._search = window, consult, search
        keys = {each.key().toString() for each in window.findChildren(QShortcut)}
        self._burst = Burst({key for key in keys if len(key) == 1})
        self.clock: Callable[[], float] = time.monotonic
        """Seconds, for keys that do not say when they were pressed."""
        self._due = ""
        self._back: Callable[[], None] = lambda: None
        window.installEventFilter(self)

    def set_keys(self, letters: Collection[str], on: bool) -> None:
        """Letters that are keys for a while, or that are none any more."""
        self._burst.keys = self._burst.keys | set(letters) if on else self._burst.keys - set(letters)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Before a key of the window does anything it may be taken for a letter; opened is when it is pressed then."""
        if not isinstance(event, QKeyEvent):
            return False
        if event.type() == QEvent.Type.ShortcutOverride:
            # With a screen reader at work, Qt hands it the key, and then asks once more about the same press.
            self._due = self._due if self._due and self._due[-1:] == event.text() else self._typed(event)
            event.setAccepted(bool(self._due))
            return bool(self._due)
        due, self._due = self._due, ""
        if event.type() != QEvent.Type.KeyPress or not due:
            return False
        if len(due) > 1:
            self._back()
        self._search.open(due)
        event.accept()
        return True

    def _typed(self, event: QKeyEvent) -> str:
        """What is to be searched for, "" for nothing."""
        if event.isAutoRepeat() or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier not in _PLAIN:
            return ""
        typed = self._burst.take(event.text(), event.timestamp() / 1000 or self.clock())
        if typed is None and self._burst.fresh:
            self._back = self._way_back()
        return typed or ""

    def _way_back(self) -> Callable[[], None]:
        """How to bring back what holds now, as far as single letters change it."""
        consult, canvas, tools = self._consult, self._window.canvas, self._window.tools
        shown, root, leg, camera = consult.shown_map, consult.root, consult.leg, canvas.stage.camera
        switches = [
            (each, each.isChecked()) for each in (tools.whole_body, tools.key_points, tools.nerves, tools.paint)
        ]
        panel = self._window.findChildren(AnswerPanel)[0]
        examining, flags = panel.examining, panel.shows_flags

        def back() -> None:
            consult.set_shown_map(shown)
            consult.set_root(root)
            consult.set_leg(leg)
            for button, on in switches:
                button.setChecked(on)
            canvas.look_from(camera)
            if panel.examining != examining:
                panel.set_examining(examining)
            if panel.shows_flags != flags:
                panel.toggle_red_flags()

        return back
