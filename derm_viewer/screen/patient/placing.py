"""Puts the patient's window on a display, and follows displays that come and go."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from derm_viewer.screen.patient.displays import Displays, beside, fill, mine
from derm_viewer.screen.patient.window import PatientWindow

BESIDE, OVER, AWAY = "beside", "over", "away"
"""Where the window is: on a display of its own, over the clinician's window, or nowhere while its display is gone."""


class Placing(QObject):
    """Signals: placed() when the window is somewhere else, or out of sight."""

    placed = Signal()

    def __init__(self, view: PatientWindow, clinician: QWidget, displays: Displays) -> None:
        super().__init__(view)
        self._view, self._clinician, self.displays = view, clinician, displays
        self._wanted = False
        self.where, self.display = AWAY, ""
        displays.changed.connect(self._follow)

    def put(self) -> None:
        """Put the window on the patient's display; over the clinician's where there is no other."""
        known = self.displays.all()
        display = beside(known, self._clinician)
        self._wanted = True
        self.where = OVER if display is None else BESIDE
        self.display = "" if display is None else display.name
        self._view.show_way_back(self.where == OVER)
        fill(self._view, display or mine(known, self._clinician))
        (self._view if self.where == OVER else self._clinician).activateWindow()
        self.placed.emit()

    def take_away(self) -> None:
        """Hide the window, and bring the keyboard back to the clinician's."""
        self._wanted = False
        self._view.hide()
        if self._clinician.isVisible():
            self._clinician.activateWindow()

    def _follow(self) -> None:
        """The window moves to a display of its own; where none is left, it waits out of sight."""
        if not self._wanted:
            return
        if beside(self.displays.all(), self._clinician) is not None:
            self.put()
        elif self.where == BESIDE:
            self.where = AWAY
            self._view.hide()
            self.placed.emit()
