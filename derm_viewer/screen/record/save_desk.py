"""The file of a consultation: save and open. Each refusal is one sentence; an older file stays intact."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog

from derm_viewer import __version__
from derm_viewer.body.cover import MarkError
from derm_viewer.body.errors import MapFileError
from derm_viewer.consult import file, file_use, safe_write
from derm_viewer.consult.file import Consultation, ConsultationFileError
from derm_viewer.consult.kept import Kept
from derm_viewer.consult.marks import Mark
from derm_viewer.consult.painting import joined
from derm_viewer.consult.say import say_finding, say_mark, words_of
from derm_viewer.screen.record.file_names import NameTakenError, completed, sentence

if TYPE_CHECKING:
    from derm_viewer.screen.paint.gate import PaintGate


class SaveDesk(QObject):
    """Asks where, then does it."""

    def __init__(self, gate: PaintGate) -> None:
        super().__init__(gate)
        self._gate, self._window = gate, gate.window
        self._said = words_of("painting")["files"]
        self.kept = Kept()
        """The file that the present consultation is in."""

    @property
    def changed(self) -> bool:
        """Whether the consultation has a file, and was changed since it was saved or opened."""
        return self.kept.path is not None and self.kept.changed(self._taken())

    def ask_where_to_save(self) -> bool:
        """Let the user name a file, and save; False if nothing was saved."""
        kind = self._said["kind"].format(pattern=f"*{file.SUFFIX}")
        name, _ = QFileDialog.getSaveFileName(self._window, self._said["save"], "", kind)
        if not name:
            return False
        try:
            path = completed(Path(name), file.SUFFIX, (".json",), self._said["taken"])
        except NameTakenError as error:
            self._window.show_message(self._said["not_saved"], str(error))
            return False
        return self.save(path)

    def save(self, path: Path) -> bool:
        """Save the consultation; False, with a sentence in a dialog, if that cannot be."""
        taken = self._taken()
        try:
            file.save(taken, path)
        except (safe_write.WriteError, ValueError) as error:
            self._window.show_message(self._said["not_saved"], sentence(error))
            return False
        self.kept.remember(path, taken)
        return True

    def _taken(self) -> Consultation:
        """What holds now, as it is saved."""
        gate = self._gate
        flags, _ = gate.library.red_flags()
        return file_use.taken(
            gate.consult,
            gate.files.atlas,
            [flag.id for flag in flags],
            self._marks(),
            supplied=not gate.files.own_name,
            program_version=__version__,
        )

    def open(self, path: Path) -> bool:
        """Show a saved consultation, and say what differs; False, with a sentence, if it cannot be shown.

        It is another person's: nothing of the present one is left (`Consult.another_person`).
        """
        gate = self._gate
        try:
            saved = file.open_file(path)
            surfaces = joined(saved.marks)
            self._choose_figure(saved)
        except ConsultationFileError as error:
            return self._not_opened(say_finding(error.fault))
        except MapFileError as error:
            return self._not_opened(say_finding(error.finding))
        except MarkError as error:
            return self._not_opened(say_mark(error))
        files = gate.files
        fitted = file_use.fit(
            saved, files.atlas, gate.library.alarm, gate.library.locate, supplied=not files.own_name
        )
        file_use.give_back(gate.consult, fitted.consultation, files.atlas)
        views = {mark.view for mark in fitted.consultation.marks}
        surfaces = tuple(one for one in surfaces if one.view in views)
        if surfaces or gate.begun is not None:
            gate.desk.painting.load(surfaces)
        self.kept.remember(path, self._taken())
        if fitted.notes:
            self._window.show_message(self._said["opened"], " ".join(fitted.notes))
        return True

    def _not_opened(self, why: str) -> bool:
        self._window.show_message(self._said["not_opened"], why)
        return False

    def _choose_figure(self, saved: Consultation) -> None:
        files = self._gate.files
        if saved.supplied and not files.own_name and saved.figure in files.figures:
            files.choose(saved.figure)

    def _marks(self) -> tuple[Mark, ...]:
        return () if self._gate.begun is None else self._gate.begun.painting.marks()
