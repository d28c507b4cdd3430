"""The way to the help: the key that opens it. The pages are read when they are first wanted."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QObject

from derm_viewer.screen.window.keys import add_keys
from derm_viewer.screen.window.main_window import MainWindow

if TYPE_CHECKING:
    from derm_viewer.screen.help.window import HelpWindow


class HelpGate(QObject):
    """Opens the help (Shift+F1)."""

    def __init__(self, window: MainWindow, texts: Mapping[str, Any], folder: Path) -> None:
        """`texts` are the window's words, whose "keys" make a page; `folder` has the others."""
        super().__init__(window)
        self._window, self._texts, self._folder = window, texts, folder
        self._shown: HelpWindow | None = None
        window.installEventFilter(self)
        add_keys(window, {"Shift+F1": self.open})

    def open(self, name: str = "") -> None:
        """Open the help, at a page if one is named."""
        if self._shown is None:
            from derm_viewer.screen.help.pages import read_help
            from derm_viewer.screen.help.window import HelpWindow

            pages = read_help(self._folder, self._texts["keys"], self._texts["keys_title"])
            self._shown = HelpWindow(self._window.look, pages, self._window)
            self._window.look_changed.connect(self._take_look)
        self._shown.open(name)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Go when the window goes."""
        if event.type() is QEvent.Type.Hide and not event.spontaneous() and self._shown is not None:
            self._shown.close()
        return False

    def _take_look(self) -> None:
        if self._shown is not None:
            self._shown.set_look(self._window.look)
