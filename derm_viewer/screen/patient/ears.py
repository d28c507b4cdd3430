"""Hears that somebody is at work, in whichever window of the program, while the patient has a screen."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QGuiApplication, QWindow

_SETTLED = (QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress, QEvent.Type.WindowActivate)
_INPUT = (*_SETTLED, QEvent.Type.MouseMove, QEvent.Type.Wheel, QEvent.Type.TouchBegin, QEvent.Type.TouchUpdate)


class Ears(QObject):
    """Input is heard as the system sends it: to the windows that are there, and to each that gets the keyboard later.

    Signals: stirred() for every input; settled() after which a setting may be another, as a dialog has been closed.
    """

    stirred = Signal()
    settled = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._on = False

    def listen(self, on: bool) -> None:
        """Hear, or hear nothing."""
        app = QGuiApplication.instance()
        if on == self._on or not isinstance(app, QGuiApplication):
            return
        self._on = on
        (app.focusWindowChanged.connect if on else app.focusWindowChanged.disconnect)(self._hear)
        for window in app.topLevelWindows():
            window.removeEventFilter(self)
            if on:
                window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Say so, and let it through."""
        kind = event.type()
        if self._on and kind in _INPUT:
            if kind in _SETTLED:
                self.settled.emit()
            self.stirred.emit()
        return False

    def _hear(self, window: QWindow | None) -> None:
        if window is not None:
            window.removeEventFilter(self)
            window.installEventFilter(self)
