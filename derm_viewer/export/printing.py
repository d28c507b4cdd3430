"""The sheet on paper: a preview that paints what the PDF shows, on whatever paper the printer has."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtGui import QPageLayout, QPageSize, QPainter

from derm_viewer.consult.say import say
from derm_viewer.export.content import Content
from derm_viewer.export.figure import MarkedFigure, print_dots
from derm_viewer.export.flow import UNITS_PER_INCH
from derm_viewer.export.pictures import HINTS, PictureError
from derm_viewer.export.sheet import PAPERS, Sheet

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter, QPrintPreviewDialog
    from PySide6.QtWidgets import QWidget


_PREVIEW = QSize(860, 760)


def preview(
    content: Content, figure: MarkedFigure | None, *, family: str = "", paper: str = "A4", parent: QWidget | None = None
) -> QPrintPreviewDialog:
    """A dialog that shows the pages and prints them. Where no printer is known it offers nothing to print on: say that
    a PDF can be saved. Raises ValueError for a paper that is not in PAPERS.
    """
    from PySide6.QtPrintSupport import QPrinter, QPrintPreviewDialog  # a library of its own, for this alone

    if paper not in PAPERS:
        raise ValueError(f"unknown paper {paper!r}; known are {', '.join(PAPERS)}")
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    size = QPageSize.PageSizeId.A4 if paper == "A4" else QPageSize.PageSizeId.Letter
    printer.setPageSize(QPageSize(size))
    printer.setPageOrientation(QPageLayout.Orientation.Portrait)
    printer.setDocName(content.brand)  # what a print queue shows to everyone says nothing about the patient
    dialog = QPrintPreviewDialog(printer, parent)
    if parent is not None:  # Qt's own size hides half of the buttons, and the one that prints
        dialog.resize(_PREVIEW.expandedTo(parent.size() * 0.8).boundedTo(parent.screen().availableSize()))
    # The dialog does not own its printer: this closure keeps it for as long as the dialog lives.
    dialog.paintRequested.connect(lambda _: paint(printer, content, figure, family))
    return dialog


def paint(printer: QPrinter, content: Content, figure: MarkedFigure | None, family: str) -> int:
    """Paint the sheet on the printer's paper; how many pages that took. Raises PictureError if it does not begin."""
    printer.setFullPage(True)
    paper = printer.pageLayout().fullRectPoints().size()
    scale = printer.resolution() / UNITS_PER_INCH
    pages = Sheet(content, figure, family, print_dots(UNITS_PER_INCH)).on(paper.width() * 10, paper.height() * 10)
    painter = QPainter()
    if not painter.begin(printer):
        raise PictureError(say("the printer does not answer; choose another, or save a PDF"))
    try:
        painter.setRenderHints(HINTS)
        for number in range(len(pages.pages)):
            if number:
                printer.newPage()
            painter.resetTransform()
            painter.scale(scale, scale)
            pages.draw(painter, number)
    finally:
        painter.end()
    return len(pages.pages)
