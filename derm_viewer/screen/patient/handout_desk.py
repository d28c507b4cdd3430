"""The handout from the window: shows the page, prints it, or saves it where the clinician says, and nowhere else."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QFileDialog

from derm_viewer import __version__
from derm_viewer.clinic import plain
from derm_viewer.consult.safe_write import WriteError
from derm_viewer.consult.say import words_of
from derm_viewer.export.handout import Handout, handout_pdf, print_on
from derm_viewer.export.handout_text import HandoutError
from derm_viewer.export.handout_words import Basis, leaflet_of
from derm_viewer.export.sheet import PAPERS
from derm_viewer.paths import data_path
from derm_viewer.screen.canvas.frames import words_of as words_of_view
from derm_viewer.screen.patient.colours import PatientColours
from derm_viewer.screen.patient.explaining import Explaining
from derm_viewer.screen.patient.strip import SIDES, area_of, strip_of
from derm_viewer.screen.record.file_names import NameTakenError, completed, sentence
from derm_viewer.screen.record.handout_dialog import HandoutDialog, Made, Wish
from derm_viewer.screen.record.handout_figure import Shown, figure_of, unseen
from derm_viewer.screen.script_faces import families
from derm_viewer.screen.theme import LIGHT

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter
    from PySide6.QtWidgets import QWidget

    from derm_viewer.body.place import Place
    from derm_viewer.clinic.plain import Situation
    from derm_viewer.consult.painting import Surface
    from derm_viewer.screen.patient.gate import PatientGate

_MOST_CLINIC = 200


class HandoutDesk(QObject):
    """Opens the handout of what holds now. `choose_printer` asks for a printer: None where the user thinks better."""

    def __init__(self, gate: PatientGate) -> None:
        super().__init__(gate)
        self._gate, self._window = gate, gate.window
        self._words = words_of("handout")
        self._explaining = Explaining(words_of("leading"))
        self.choose_printer: Callable[[QWidget, str], QPrinter | None] = choose_printer

    def open(self) -> HandoutDialog:
        """Show the page of what is explained to the patient, or of what comes first."""
        settings, screen = self._gate.settings, self._gate.desk.screen
        situations = self._situations()
        now = screen.situation if screen.is_open and screen.situation in situations else situations[0]
        large = settings.flag("handout/large", usual=False)
        wish = Wish(_key(now), screen.language, settings.text("handout/page", tuple(PAPERS)), large)
        languages = self._gate.desk.languages
        choices = [(_key(one), self._explaining.name(one)) for one in situations]
        spoken = [(code, languages.words(code).native) for code in languages.codes]
        dialog = HandoutDialog(self._window.look, self._words, wish, (choices, spoken), self._made, self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.print_asked.connect(lambda: self.print(dialog))
        dialog.save_asked.connect(lambda: self.ask_where_to_save(dialog))
        dialog.open()
        return dialog

    def print(self, dialog: HandoutDialog) -> bool:
        """Print the page and close the dialog; False, with a sentence in another, if that cannot be."""
        try:
            printer = self.choose_printer(dialog, dialog.wish.paper)
            if printer is None:
                return False
            print_on(printer, self.handout(dialog.wish))
        except NoPrinterError:
            self._window.show_message(self._words["not_printed"], self._words["no_printer"])
            return False
        except HandoutError as error:
            self._window.show_message(self._words["not_printed"], sentence(error))
            return False
        dialog.accept()
        return True

    def ask_where_to_save(self, dialog: HandoutDialog) -> bool:
        """Let the user name a file, and save the page; False if nothing was saved."""
        said = self._words
        name, _ = QFileDialog.getSaveFileName(dialog, said["save"], said["file"], said["kind"])
        if not name:
            return False
        try:
            handout_pdf(completed(Path(name), ".pdf", (".pdf",), said["taken"]), self.handout(dialog.wish))
        except (NameTakenError, WriteError, HandoutError) as error:
            self._window.show_message(said["not_saved"], sentence(error))
            return False
        dialog.accept()
        return True

    def handout(self, wish: Wish) -> Handout:
        """The handout of a wish, told of what holds now."""
        gate, languages = self._gate, self._gate.desk.languages
        words = languages.words(wish.language)
        situation = self._situation(wish)
        place = self._place()
        side, area = (None, None) if place is None else (place.side, place.area)
        told = plain.story(words, situation, side, area, self._quality())
        sources = tuple(source.short for source in gate.library.sources(told.sources))
        basis = Basis(f"Derm Viewer {__version__}", gate.files.atlas.data_version, sources)
        marked = place is not None or bool(self._surfaces)
        leaflet = leaflet_of(words, told, side, basis, self._clinic, marked=marked)
        faces = families(data_path("resources", "fonts"), words.code, self._window.look.type.family)
        strong = PatientColours.of(LIGHT).words
        figure = figure_of(gate.files.atlas, gate.files.shading, self._shown(situation, place), words)
        return Handout(leaflet, figure, faces, words.rtl, wish.paper, wish.large, strong)

    def _made(self, wish: Wish) -> Made:
        handout = self.handout(wish)
        page = handout.laid_out()
        spoken = self._gate.desk.languages.words(wish.language)
        remarks = [self._words["shortened"]] if page.leaflet != handout.leaflet else []
        remarks += [self._explaining.untold(self._gate.consult.answer, self._situation(wish))]
        remarks += [self._explaining.draft(spoken)]
        remarks += self._unseen(wish)
        own = self._gate.files.own_name
        remarks += [self._words["own_data"].format(name=own)] if own else []
        remarks += [] if self._clinic else [self._words["clinic_hint"]]
        return Made(page, tuple(remark for remark in remarks if remark))

    def _unseen(self, wish: Wish) -> list[str]:
        """What is painted but not on the page."""
        views = unseen(self._gate.files.atlas, self._shown(self._situation(wish), self._place()))
        names = ", ".join(words_of_view(view).title for view in views)
        return [self._words["unseen"].format(views=names)] if views else []

    def _situation(self, wish: Wish) -> Situation:
        return next(one for one in self._situations() if _key(one) == wish.explained)

    def _shown(self, situation: Situation, place: Place | None) -> Shown:
        """One strip of skin, and either what is painted or the place."""
        gate, surfaces = self._gate, self._surfaces
        meant = gate.library.territories(situation.id) if situation.kind == "nerve" else frozenset()
        strip = strip_of(gate.files.atlas, situation, place, gate.consult.added, gate.consult.shown_map, meant)
        side = place.side if place is not None and place.side in SIDES else gate.consult.leg
        at = None if place is None or place.view is None or surfaces else (place.view, place.x, place.y)
        return Shown(strip.regions, at, surfaces, str(side), area_of(gate.files.atlas, place))

    def _place(self) -> Place | None:
        """The clinician's place, if it lies on skin that the maps treat and nothing is painted on another side."""
        answer, begun = self._gate.consult.answer, self._gate.desks.marks.begun
        if answer is None or answer.place.where != "map":
            return None
        marks = () if begun is None else begun.painting.marks()
        return answer.place if all(mark.side == answer.place.side for mark in marks) else None

    @property
    def _surfaces(self) -> tuple[Surface, ...]:
        begun = self._gate.desks.marks.begun
        return () if begun is None else begun.painting.surfaces

    @property
    def _clinic(self) -> str:
        """The clinic's own line."""
        return self._gate.settings.free_text("handout/clinic_line", _MOST_CLINIC)

    def _quality(self) -> str | None:
        """What is felt there; None where more than one thing is painted."""
        painted = {one.quality for one in self._surfaces} or {self._gate.consult.quality}
        return painted.pop() if len(painted) == 1 else None

    def _situations(self) -> tuple[Situation, ...]:
        return plain.situations(self._gate.consult.answer)


class NoPrinterError(RuntimeError):
    """This computer has no printer."""


def choose_printer(parent: QWidget, paper: str) -> QPrinter | None:
    """The printer that the user chooses, set to a paper of PAPERS; None where the user thinks better of it.

    Raises NoPrinterError where the computer has none.
    """
    from PySide6.QtGui import QPageSize
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo  # a library of its own, for this alone
    from PySide6.QtWidgets import QDialog

    if not QPrinterInfo.availablePrinterNames():
        raise NoPrinterError
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4 if paper == "A4" else QPageSize.PageSizeId.Letter))
    printer.setDocName("Derm Viewer")  # what a print queue shows to everyone says nothing about the patient
    dialog = QPrintDialog(printer, parent)
    return printer if dialog.exec() == QDialog.DialogCode.Accepted else None


def _key(situation: Situation) -> str:
    return f"{situation.kind}/{situation.id}"
