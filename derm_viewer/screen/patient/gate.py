"""The way to the patient's screen: its keys and its button. All else comes when first used."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from derm_viewer.screen.window.keys import add_keys

if TYPE_CHECKING:
    from derm_viewer.consult.ask import AskLibrary
    from derm_viewer.consult.consult import Consult
    from derm_viewer.consult.map_files import MapFiles
    from derm_viewer.consult.settings import Settings
    from derm_viewer.screen.paint.gate import PaintGate
    from derm_viewer.screen.patient.desk import PatientDesk
    from derm_viewer.screen.patient.handout_desk import HandoutDesk
    from derm_viewer.screen.record.note_desk import NoteDesk
    from derm_viewer.screen.search.desk import SearchDesk


class PatientGate(QObject):
    """Opens the patient's screen (F11), gives the handout (Ctrl+H), begins with a new patient (Ctrl+N)."""

    def __init__(
        self, files: MapFiles, consult: Consult, library: AskLibrary, settings: Settings, desks: Desks
    ) -> None:
        """The window of the desks must be complete: its panel and bars are there."""
        window = desks.marks.window
        super().__init__(window)
        self.window, self.files, self.consult, self.library, self.settings = window, files, consult, library, settings
        self.desks = desks
        self._desk: PatientDesk | None = None
        self._handout: HandoutDesk | None = None
        window.tools.patient_requested.connect(self.toggle)
        consult.another_person.connect(self._forget)
        add_keys(window, {"F11": self.toggle, "Ctrl+H": self.hand_out, "Ctrl+N": self.begin_anew})

    @property
    def desk(self) -> PatientDesk:
        """The patient's screen with what leads it; made when first asked for."""
        if self._desk is None:
            from derm_viewer.screen.patient.desk import PatientDesk

            self._desk = PatientDesk(self)
        return self._desk

    @property
    def begun(self) -> PatientDesk | None:
        """The desk, if the screen was ever opened."""
        return self._desk

    @property
    def handout(self) -> HandoutDesk:
        """Makes the page to take home; made when first asked for."""
        if self._handout is None:
            from derm_viewer.screen.patient.handout_desk import HandoutDesk

            self._handout = HandoutDesk(self)
        return self._handout

    def hand_out(self) -> None:
        """Show the page for the patient to take home."""
        self.handout.open()

    def toggle(self) -> None:
        """Open the patient's screen, or close it."""
        self.desk.toggle()

    def begin_anew(self) -> None:
        """Forget everything about the present patient, at once and for good; a changed file is asked for before."""
        from derm_viewer.screen.patient.anew import begin_anew

        self.desks.marks.before_anew(lambda: begin_anew(self))

    def _forget(self) -> None:
        """Another person now, whether a new one or one from a file."""
        from derm_viewer.screen.patient.anew import forget

        forget(self)


class Desks:
    """The other desks of the window, which hold something about the patient."""

    def __init__(self, marks: PaintGate, search: SearchDesk, note: NoteDesk) -> None:
        self.marks, self.search, self.note = marks, search, note
