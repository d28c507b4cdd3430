"""The handout: one page for the patient to take home, as a PDF and on paper."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QSizeF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter, QPdfWriter

from derm_viewer.consult import safe_write
from derm_viewer.consult.say import say
from derm_viewer.export.figure import print_dots
from derm_viewer.export.flow import UNITS_PER_INCH
from derm_viewer.export.handout_figure import Figure
from derm_viewer.export.handout_leaflet import Leaflet
from derm_viewer.export.handout_page import Page, lay_out
from derm_viewer.export.handout_text import Face, HandoutError, missing
from derm_viewer.export.pdf_spaces import with_spaces
from derm_viewer.export.pictures import HINTS
from derm_viewer.export.sheet import ACCENT, PAPERS

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter


@dataclass(frozen=True)
class Handout:
    """All that a handout is made from. `page` is one of PAPERS; `strong` the colour of the nerve's name.

    `families` are the typefaces in the order in which they are asked for a letter; all of them are embedded.
    """

    leaflet: Leaflet
    figure: Figure
    families: tuple[str, ...]
    rtl: bool = False
    page: str = "A4"
    large: bool = False
    strong: str = ACCENT

    def laid_out(self) -> Page:
        """The page. Raises HandoutError as a sentence, ValueError for an unknown paper."""
        if self.page not in PAPERS:
            raise ValueError(f"unknown paper {self.page!r}; known are {', '.join(PAPERS)}")
        self._check_letters()
        face = Face(self.families, self.rtl, self.strong)
        dots = print_dots(UNITS_PER_INCH)
        return lay_out(self.leaflet, self.figure, face, self.page, large=self.large, dots=dots)

    def _check_letters(self) -> None:
        lacking = missing((*self.leaflet.texts, *self.figure.texts), self.families)
        if lacking:
            said = say("the typeface for this language is not there: it lacks {letters}", letters=_some(lacking))
            raise HandoutError(said)
        lacking = missing((self.leaflet.clinic,), self.families)
        if lacking:
            said = say("the clinic's own line has letters that cannot be printed: {letters}", letters=_some(lacking))
            raise HandoutError(said)


def pdf(handout: Handout) -> bytes:
    """A PDF/A-1b of one page that says nothing about where or by whom it was made. Raises as `Handout.laid_out`."""
    page = handout.laid_out()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setPdfVersion(QPdfWriter.PdfVersion.PdfVersion_A1b)
    writer.setResolution(UNITS_PER_INCH)
    size = QPageSize(QSizeF(page.width / 10, page.height / 10), QPageSize.Unit.Point, handout.page)
    writer.setPageLayout(QPageLayout(size, QPageLayout.Orientation.Portrait, QMarginsF()))
    writer.setTitle(handout.leaflet.title)
    painter = QPainter()
    if not painter.begin(writer):
        raise HandoutError(say("there is not enough memory for the page"))
    try:
        painter.setRenderHints(HINTS)
        page.draw(painter)
    finally:
        painter.end()
    return with_spaces(bytes(buffer.data().data()))


def handout_pdf(path: Path, handout: Handout) -> None:
    """Save the page, whole or not at all. Raises HandoutError and safe_write.WriteError, each one sentence."""
    safe_write.write(path, pdf(handout))


def print_on(printer: QPrinter, handout: Handout) -> None:
    """Paint the page on the printer's paper, as large as fits. Raises HandoutError, also if it does not begin."""
    printer.setFullPage(True)
    page = handout.laid_out()
    paper = printer.pageLayout().fullRectPoints().size()
    scale = min(paper.width() * 10 / page.width, paper.height() * 10 / page.height)
    dots = printer.resolution() / UNITS_PER_INCH
    painter = QPainter()
    if not painter.begin(printer):
        raise HandoutError(say("the printer does not answer; choose another, or save a PDF"))
    try:
        painter.setRenderHints(HINTS)
        painter.scale(dots, dots)
        painter.translate((paper.width() * 10 - page.width * scale) / 2, 0.0)
        painter.scale(scale, scale)
        page.draw(painter)
    finally:
        painter.end()


def _some(letters: str) -> str:
    return " ".join(letters[:8]) + (" ..." if len(letters) > 8 else "")
