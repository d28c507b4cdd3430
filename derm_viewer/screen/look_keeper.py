"""Which look holds: the choice of colours and the text size, followed when the system or the user changes them."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication

from derm_viewer.consult.settings import Settings
from derm_viewer.screen import style
from derm_viewer.screen.icons import Icons
from derm_viewer.screen.look import TEXT_SIZES, Look, TypeScale, load_typeface, nearest_size
from derm_viewer.screen.theme import CHOICES, Theme, choose
from derm_viewer.screen.window.main_window import MainWindow

_THEME, _TEXT = "view/theme", "view/text_percent"


class LookKeeper(QObject):
    """Makes the first look, and hands a new one to the application and the window when a choice changes."""

    def __init__(self, app: QApplication, settings: Settings, resources: Path, theme: str | None) -> None:
        """`theme` holds for this run instead of the remembered choice, and is not remembered."""
        super().__init__()
        self._app, self._settings = app, settings
        self._window: MainWindow | None = None
        self._choice = theme or settings.text(_THEME, CHOICES)
        percent = nearest_size(settings.number(_TEXT, TEXT_SIZES))
        family = load_typeface(resources / "fonts")
        icons = Icons(resources / "icons")
        self._look = Look(self._chosen(), TypeScale(family, percent), icons)
        style.apply(app, self._look, self._choice)

    @property
    def look(self) -> Look:
        """The look that holds."""
        return self._look

    def keep(self, window: MainWindow) -> None:
        """Follow the window's wishes and the system's colours from now on."""
        self._window = window
        window.theme_chosen.connect(self.choose_theme)
        window.text_size_chosen.connect(self.choose_text_size)
        hints = self._app.styleHints()
        hints.colorSchemeChanged.connect(self._on_system_changed)
        if hasattr(hints, "accessibility"):
            hints.accessibility().contrastPreferenceChanged.connect(self._on_system_changed)
        window.set_look(self._look, self._choice)

    def notice_touch(self) -> None:
        """Make room for fingers where there is a touch screen."""
        from PySide6.QtGui import QInputDevice  # its class takes a while to make: not before the first paint

        kind = QInputDevice.DeviceType.TouchScreen
        if not self._look.touch and any(device.type() is kind for device in QInputDevice.devices()):
            self._renew(self._look.with_touch())

    def choose_theme(self, choice: str) -> None:
        """Take other colours and remember the choice."""
        self._choice = choice
        self._settings.keep(_THEME, choice)
        self._renew(self._look.with_theme(self._chosen()))

    def choose_text_size(self, percent: int) -> None:
        """Take another text size and remember it."""
        self._settings.keep(_TEXT, percent)
        self._renew(self._look.with_percent(percent))

    def _on_system_changed(self) -> None:
        if self._choice == CHOICES[0]:
            self._renew(self._look.with_theme(self._chosen()))

    def _chosen(self) -> Theme:
        """The colours that the choice means at present; contrast is asked for where Qt tells it (from 6.10 on)."""
        hints = self._app.styleHints()
        dark = hints.colorScheme() == Qt.ColorScheme.Dark
        told = hints.accessibility().contrastPreference() if hasattr(hints, "accessibility") else None
        return choose(self._choice, dark, told is not None and told.name == "HighContrast")

    def _renew(self, look: Look) -> None:
        self._look = look
        style.apply(self._app, look, self._choice)
        if self._window is not None:
            self._window.set_look(look, self._choice)
