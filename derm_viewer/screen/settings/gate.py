"""The way to the settings: the key that opens them. What they need comes when they are first opened."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

from derm_viewer.consult.consult import Consult
from derm_viewer.consult.map_files import MapFiles
from derm_viewer.consult.recent import Recent
from derm_viewer.consult.settings import Settings
from derm_viewer.screen.window.keys import add_keys
from derm_viewer.screen.window.main_window import MainWindow

if TYPE_CHECKING:
    from derm_viewer.screen.settings.desk import SettingsDesk


class SettingsGate(QObject):
    """Opens the dialog of settings (Ctrl+,)."""

    def __init__(
        self,
        window: MainWindow,
        files: MapFiles,
        consult: Consult,
        settings: Settings,
        recent: Recent,
        texts: Mapping[str, Any],
        patient_texts: Path,
    ) -> None:
        """`texts` are the window's words; `patient_texts` is the folder of what patients are told."""
        super().__init__(window)
        self.window, self.files, self.consult = window, files, consult
        self.settings, self.recent, self.texts, self.patient_texts = settings, recent, texts, patient_texts
        self._desk: SettingsDesk | None = None
        add_keys(window, {"Ctrl+,": self.open})

    def open(self) -> None:
        """Open the dialog."""
        if self._desk is None:
            from derm_viewer.screen.settings.desk import SettingsDesk

            self._desk = SettingsDesk(self)
        self._desk.open()
