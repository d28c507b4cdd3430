"""The displays there are, and which of them is the patient's."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QObject, QRect, Signal
from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtWidgets import QWidget


class Display(NamedTuple):
    """A display: its name, its rectangle on the desktop, and Qt's screen (None where only the rectangle is known)."""

    name: str
    rect: QRect
    screen: QScreen | None = None


class Displays(QObject):
    """The displays of the computer. Signals: changed() when one comes or goes, or moves."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.screenAdded.connect(self._on_changed)
            app.screenRemoved.connect(self._on_changed)
            app.primaryScreenChanged.connect(self._on_changed)

    def all(self) -> tuple[Display, ...]:
        """Every display, the first one first."""
        return tuple(Display(one.name(), one.geometry(), one) for one in QGuiApplication.screens())

    def _on_changed(self, _screen: object) -> None:
        self.changed.emit()


def beside(displays: tuple[Display, ...], clinician: QWidget) -> Display | None:
    """The display for the patient: the first that shows nothing of the clinician's; None if there is none.

    A display that mirrors another, be it of another size, shows the same part of the desktop.
    """
    own = mine(displays, clinician)
    return next((one for one in displays if own is None or not one.rect.intersects(own.rect)), None)


def mine(displays: tuple[Display, ...], clinician: QWidget) -> Display | None:
    """The display that has the clinician's window; the first where none has it."""
    middle = clinician.frameGeometry().center()
    return next((one for one in displays if one.rect.contains(middle)), displays[0] if displays else None)


def fill(window: QWidget, display: Display | None) -> None:
    """Let a window fill a display, without a frame; None for the display it is on."""
    if display is not None:
        if display.screen is not None:
            window.setScreen(display.screen)
        if window.isFullScreen():
            window.showNormal()
        window.setGeometry(display.rect)
        if display.screen is None:
            window.show()
            return
    window.showFullScreen()
