"""The PDF keeps to PDF/A-1b as far as its objects tell, and the check sees it when one does not."""

from __future__ import annotations

import pytest

from derm_viewer.export.figure import MarkedFigure
from derm_viewer.export.pictures import pdf
from derm_viewer.export.sheet import PAPERS
from tests.export.pdfa import faults
from tests.export.sheets import SHORT, long

PROGRAM = "Derm Viewer 0.1.0"


@pytest.mark.parametrize("paper", PAPERS)
def test_a_sheet_keeps_to_pdf_a(family: str, figure: MarkedFigure, paper: str) -> None:
    content = long(130)._replace(title="Left & right, \u201cshin\u201d <1>")
    assert faults(pdf(content, figure, program=PROGRAM, family=family, paper=paper)) == []


@pytest.mark.parametrize(
    ("good", "bad", "said"),
    [
        (b"%PDF-1.4", b"%PDF-1.7", "the header"),
        (b'pdfaid:part="1"', b'pdfaid:part="9"', "no part"),
        (b'pdfaid:conformance="B"', b'pdfaid:conformance="X"', "no conformance"),
        (b"/GTS_PDFA1", b"/GTS_PDFX1", "0 output intents"),
        (b"/FontFile2", b"/FontFileX", "is not in the file"),
        (b"/CIDToGIDMap", b"/CIDToGIDMop", "has no CIDToGIDMap"),
        (b"/ToUnicode", b"/ToUnicodf", "cannot be copied"),
        (b"xmp:CreatorTool", b"xmp:CreatorTaol", "Creator is"),
        (b"/ca 1", b"/ca 0", "a state is transparent"),
    ],
)
def test_what_does_not_is_seen(family: str, figure: MarkedFigure, good: bytes, bad: bytes, said: str) -> None:
    data = pdf(SHORT, figure, program=PROGRAM, family=family)
    if good not in data:
        pytest.skip(f"Qt writes no {good.decode()}")
    assert any(said in fault for fault in faults(data.replace(good, bad)))
