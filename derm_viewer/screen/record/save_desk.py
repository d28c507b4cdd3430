"""The files of a consultation: save, open, export, print. Each refusal is one sentence; older files stay intact."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QFileDialog

from derm_viewer import __version__
from derm_viewer.body.cover import MarkError
from derm_viewer.body.errors import MapFileError
from derm_viewer.consult import file, file_use, safe_write
from derm_viewer.consult.file import Consultation, ConsultationFileError
from derm_viewer.consult.marks import Mark
from derm_viewer.consult.painting import Surface, joined
from derm_viewer.export import fhir, pictures, printing
from derm_viewer.export.content import Content, Para, Section
from derm_viewer.export.figure import MarkedFigure
from derm_viewer.export.telling import tell
from derm_viewer.export.told import Told
from derm_viewer.export.words import read_words
from derm_viewer.paths import data_path
from derm_viewer.screen.record.save_figure import figure_of

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrintPreviewDialog

    from derm_viewer.screen.paint.gate import PaintGate

KINDS = ("pdf", "svg", "png", "json")
"""What can be exported, by the ends of the names; json is FHIR R4."""
_PNG_WIDTH = 2400


class NothingYetError(ValueError):
    """There is no answer that could be exported."""


class SaveDesk(QObject):
    """Asks where, then does it."""

    def __init__(self, gate: PaintGate) -> None:
        super().__init__(gate)
        words = data_path("resources", "words")
        self._gate, self._window = gate, gate.window
        self._words = json.loads((words / "painting.json").read_text(encoding="utf-8"))
        self._said = self._words["files"]
        self._sheet_words = read_words(words / "export.json")

    # --- the consultation

    def ask_where_to_save(self) -> None:
        """Let the user name a file, and save."""
        kind = self._said["kind"].format(pattern=f"*{file.SUFFIX}")
        name, _ = QFileDialog.getSaveFileName(self._window, self._said["save"], "", kind)
        if name:
            self.save(Path(name if "." in Path(name).name else name + file.SUFFIX))

    def save(self, path: Path) -> bool:
        """Save the consultation; False, with a sentence in a dialog, if that cannot be."""
        gate = self._gate
        flags, _ = gate.library.red_flags()
        taken = file_use.taken(
            gate.consult,
            gate.files.atlas,
            [flag.id for flag in flags],
            self._marks(),
            supplied=not gate.files.own_name,
            program_version=__version__,
        )
        try:
            file.save(taken, path)
        except (safe_write.WriteError, ValueError) as error:
            self._window.show_message(self._said["not_saved"], f"{error}.".replace("..", "."))
            return False
        return True

    def ask_what_to_open(self) -> None:
        """Let the user choose a saved consultation."""
        kind = self._said["kind"].format(pattern="*.json")
        name, _ = QFileDialog.getOpenFileName(self._window, self._said["open"], "", kind)
        if name:
            self.open(Path(name))

    def open(self, path: Path) -> bool:
        """Show a saved consultation, and say what differs; False, with a sentence, if it cannot be shown."""
        gate = self._gate
        try:
            saved = file.open_file(path)
            self._choose_figure(saved)
            fitted = file_use.fit(
                saved, gate.files.atlas, gate.library.alarm, gate.library.locate, supplied=not gate.files.own_name
            )
            surfaces = joined(fitted.consultation.marks)
        except (ConsultationFileError, MapFileError, MarkError) as error:
            self._window.show_message(self._said["not_opened"], str(error))
            return False
        file_use.give_back(gate.consult, fitted.consultation, gate.files.atlas)
        if surfaces or gate.begun is not None:
            gate.desk.painting.load(surfaces)
        if fitted.notes:
            self._window.show_message(self._said["opened"], " ".join(fitted.notes))
        return True

    def _choose_figure(self, saved: Consultation) -> None:
        files = self._gate.files
        if saved.supplied and not files.own_name and saved.figure in files.figures:
            files.choose(saved.figure)

    # --- exports

    def ask_where_to_export(self) -> None:
        """Let the user name a file of one of the kinds, and export."""
        kinds = ";;".join(self._said[kind] for kind in KINDS)
        name, kind = QFileDialog.getSaveFileName(self._window, self._said["export"], "", kinds)
        if name:
            usual = next((one for one in KINDS if self._said[one] == kind), KINDS[0])
            self.export(Path(name if "." in Path(name).name else f"{name}.{usual}"))

    def export(self, path: Path) -> bool:
        """Export what the end of the name says; False, with a sentence in a dialog, if that cannot be."""
        try:
            safe_write.write(path, self._made(path.suffix.casefold().removeprefix(".")))
        except (safe_write.WriteError, pictures.PictureError, ValueError) as error:
            self._window.show_message(self._said["not_exported"], f"{error}.".replace("..", "."))
            return False
        return True

    def preview(self) -> QPrintPreviewDialog | None:
        """Show the sheet as it would be printed; None, with a sentence in a dialog, without an answer."""
        try:
            told = self._told()
        except NothingYetError as error:
            self._window.show_message(self._said["not_printed"], str(error))
            return None
        family = self._window.look.type.family
        dialog = printing.preview(self._content(told), self._figure(), family=family, parent=self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()
        return dialog

    def _made(self, kind: str) -> bytes:
        """The bytes of an export. Raises NothingYetError, ValueError for an unknown kind, PictureError."""
        if kind not in KINDS:
            raise ValueError(self._said["unknown_kind"])
        told = self._told()
        if kind == "json":
            return fhir.dump(fhir.bundle(told, self._marks()))
        content, figure, family = self._content(told), self._figure(), self._window.look.type.family
        if kind == "svg":
            return pictures.svg(content, figure, family=family)
        if kind == "png":
            return pictures.png(content, figure, width=_PNG_WIDTH, family=family)
        return pictures.pdf(content, figure, program=told.program, family=family)

    def _told(self) -> Told:
        gate = self._gate
        answer, atlas = gate.consult.answer, gate.files.atlas
        if answer is None:
            raise NothingYetError(self._said["nothing"])
        added = gate.consult.added
        counted = tuple(info.id for info in atlas.maps if info.status == "traced" or info.id in added)
        tests = gate.library.battery("left", ())
        program = f"Derm Viewer {__version__}"
        return Told(
            answer, atlas.maps, counted, tests, atlas.data_version, program, self._sheet_words, gate.files.own_name
        )

    def _content(self, told: Told) -> Content:
        content = tell(told)
        desk = self._gate.begun
        if desk is None:
            return content
        paragraphs = [Para(text, heading) for heading, text in desk.answer.in_full()]
        marked = Section(self._words["title"], tuple(paragraphs))
        return content._replace(sections=(marked, *content.sections)) if paragraphs else content

    def _figure(self) -> MarkedFigure:
        gate = self._gate
        return figure_of(
            self._window.canvas, gate.files.atlas, gate.files.shading, gate.consult.answer, self._surfaces()
        )

    def _marks(self) -> tuple[Mark, ...]:
        return () if self._gate.begun is None else self._gate.begun.painting.marks()

    def _surfaces(self) -> tuple[Surface, ...]:
        return () if self._gate.begun is None else self._gate.begun.painting.surfaces
