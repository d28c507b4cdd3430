"""What leaves the window as pictures, pages and data: each refusal is one sentence, and older files stay intact."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QFileDialog

from derm_viewer import __version__
from derm_viewer.consult import safe_write
from derm_viewer.consult.say import words_of
from derm_viewer.consult.settings import Settings
from derm_viewer.export import fhir, pictures, printing
from derm_viewer.export.content import Content, Para, Section
from derm_viewer.export.figure import MarkedFigure
from derm_viewer.export.telling import tell
from derm_viewer.export.told import Told
from derm_viewer.export.words import read_words
from derm_viewer.paths import data_path
from derm_viewer.screen.record.export_choice import FILES, PICTURE, Choice, recall, remember
from derm_viewer.screen.record.export_dialog import ExportDialog
from derm_viewer.screen.record.file_names import NameTakenError, completed, sentence
from derm_viewer.screen.record.save_figure import figure_of

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrintPreviewDialog

    from derm_viewer.screen.paint.gate import PaintGate


class NothingYetError(ValueError):
    """There is no answer that could be exported."""


class ExportDesk(QObject):
    """Asks what and where, then does it."""

    def __init__(self, gate: PaintGate, settings: Settings) -> None:
        super().__init__(gate)
        self._gate, self._window, self._settings = gate, gate.window, settings
        self._words = words_of("painting")
        self._said = self._words["files"]
        self._sheet_words = read_words(data_path("resources", "words", "export.json"))

    def ask(self) -> ExportDialog | None:
        """Let the user choose what is exported, then where; None, with a sentence in a dialog, without an answer."""
        if self._gate.consult.answer is None:
            self._window.show_message(self._said["not_exported"], self._said["nothing"])
            return None
        dialog = ExportDialog(self._window.look, self._words["export"], recall(self._settings), self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(lambda: self._ask_where(dialog.choice))
        dialog.open()
        return dialog

    def _ask_where(self, choice: Choice) -> None:
        """Let the user name the file, and export."""
        remember(self._settings, choice)
        name, _ = QFileDialog.getSaveFileName(self._window, self._said["export"], "", self._said[choice.file])
        if not name:
            return
        try:
            path = completed(Path(name), f".{choice.file}", [f".{one}" for one in FILES], self._said["taken"])
        except NameTakenError as error:
            self._window.show_message(self._said["not_exported"], str(error))
            return
        self.export(path, choice._replace(file=path.suffix.casefold().removeprefix(".")))

    def export(self, path: Path, choice: Choice) -> bool:
        """Export a choice; False, with a sentence in a dialog, if that cannot be."""
        kept = self._gate.saver.kept.path if self._gate.saver_begun else None
        if kept is not None and kept.resolve() == path.resolve():
            self._window.show_message(self._said["not_exported"], self._said["own"].format(name=path.name))
            return False
        try:
            safe_write.write(path, self.made(choice))
        except (safe_write.WriteError, pictures.PictureError, NothingYetError) as error:
            self._window.show_message(self._said["not_exported"], sentence(error))
            return False
        return True

    def preview(self) -> QPrintPreviewDialog | None:
        """Show the sheet as it would be printed; None, with a sentence in a dialog, without an answer."""
        try:
            told = self._told()
        except NothingYetError as error:
            self._window.show_message(self._said["not_printed"], str(error))
            return None
        choice, family = recall(self._settings), self._window.look.type.family
        figure = self._figure(choice.views)
        dialog = printing.preview(
            self._content(told), figure, family=family, paper=choice.paper, parent=self._window
        )
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()
        return dialog

    def made(self, choice: Choice) -> bytes:
        """The bytes of an export. Raises NothingYetError and PictureError."""
        told = self._told()
        if choice.file == "json":
            begun = self._gate.begun
            return fhir.dump(fhir.bundle(told, () if begun is None else begun.painting.marks()))
        content, figure, family = self._content(told), self._figure(choice.views), self._window.look.type.family
        if choice.holds == PICTURE:
            content = content.picture
        if choice.file == "svg":
            return pictures.svg(content, figure, family=family, paper=choice.paper)
        if choice.file == "png":
            return pictures.png(content, figure, width=choice.width, family=family)
        return pictures.pdf(content, figure, program=told.program, family=family, paper=choice.paper)

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

    def _figure(self, views: tuple[str, ...]) -> MarkedFigure:
        gate = self._gate
        surfaces = () if gate.begun is None else gate.begun.painting.surfaces
        files = gate.files
        return figure_of(self._window.canvas, files.atlas, files.shading, gate.consult.answer, surfaces, views)
