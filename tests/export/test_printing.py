"""Printing paints the sheet of the PDF on the printer's paper."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QPageSize
from PySide6.QtPrintSupport import QPrinter, QPrintPreviewWidget
from pytestqt.qtbot import QtBot

from derm_viewer.export.figure import MarkedFigure
from derm_viewer.export.printing import paint, preview
from tests.export.sheets import SHORT, letters, long, read


@pytest.mark.parametrize("size", [QPageSize.PageSizeId.A4, QPageSize.PageSizeId.Letter, QPageSize.PageSizeId.A5])
def test_the_sheet_is_laid_out_for_the_printers_paper(
    tmp_path: Path, size: QPageSize.PageSizeId, family: str, figure: MarkedFigure
) -> None:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    printer.setPageSize(QPageSize(size))
    count = paint(printer, SHORT, figure, family)
    pages = read((tmp_path / "printed.pdf").read_bytes()).pages
    assert len(pages) == count
    paper = QPageSize(size).sizePoints()
    assert abs(float(pages[0].mediabox.width) - paper.width()) <= 1
    said = "".join(letters(page.extract_text()) for page in pages)
    for word in (SHORT.title, SHORT.limits, SHORT.basis):
        assert letters(word) in said


def test_the_preview_shows_all_pages(qtbot: QtBot, family: str, figure: MarkedFigure) -> None:
    dialog = preview(long(130), figure, family=family)
    qtbot.addWidget(dialog)
    dialog.show()
    (view,) = dialog.findChildren(QPrintPreviewWidget)
    view.updatePreview()
    qtbot.waitUntil(lambda: view.pageCount() > 2)
    assert dialog.printer().docName() == SHORT.brand


def test_a_paper_that_is_not_offered() -> None:
    with pytest.raises(ValueError, match="known are A4, Letter"):
        preview(SHORT, None, paper="A3")
