"""What the tests of the sheets share: a content, and what can be read out of a PDF."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import Any

import pypdf

from derm_viewer.export.content import Content, Para, Section

GREEN, RED = "#1A7D5B", "#8C2F26"

SHORT = Content(
    brand="Derm Viewer",
    kind="Levels to consider, not a diagnosis",
    title="Left outer shin, 22 cm above the lateral malleolus",
    limits="Supports, never replaces, examination. Left and right are the patient\u2019s.",
    basis="Maps: ISNCSCI (traced), Keegan\u2013Garrett (traced). Map data 2026.11.0. Derm Viewer 0.1.0.",
    kicker="Tingling, patient\u2019s left",
    lead="L5 in all 3 maps",
    alert=(Para("Suspected cauda equina: emergency MRI.", "Act now."), Para("Asked and answered yes: saddle.")),
    sections=(
        Section(
            "Levels to consider",
            (
                Para("in 3 of 3 maps (ISNCSCI: L5) [1, 2].", "L5"),
                Para("≥ 2 signs; LR\u2212 0.4; 47 % (60) \u2013 “ø” µ.", "L4"),
            ),
        ),
        Section("Sources", (Para("Foerster O. Brain 1933;56(1):1\u201339. https://doi.org/10.1093/b", "1"),), True),
    ),
)


def long(paragraphs: int) -> Content:
    """A content that fills pages; each paragraph holds a word that no other holds."""
    rest = "and some more of the same to fill the line, which goes on"
    texts = tuple(Para(f"word{i:05d} {rest}") for i in range(paragraphs))
    return SHORT._replace(sections=(Section("Long", texts),))


def everything(content: Content) -> str:
    """All words of a content, page after page, without the foot."""
    parts = [content.kicker, content.title, content.lead, *(para.whole for para in content.alert)]
    for section in content.sections:
        parts += [section.heading, *(para.whole for para in section.paragraphs)]
    return " ".join(parts)


def letters(text: str) -> str:
    """A text without any blanks, as it can be compared however its lines were broken."""
    return re.sub(r"\s", "", text)


def read(data: bytes) -> pypdf.PdfReader:
    """A PDF, read strictly."""
    return pypdf.PdfReader(io.BytesIO(data), strict=True)


def placed(page: pypdf.PageObject) -> list[tuple[float, float, str]]:
    """Every text of a page with its place in points."""
    found: list[tuple[float, float, str]] = []

    def visit(text: str, cm: Any, tm: Any, font: Any, size: Any) -> None:
        if text.strip():
            x, y = tm[4] * cm[0] + tm[5] * cm[2] + cm[4], tm[4] * cm[1] + tm[5] * cm[3] + cm[5]
            found.append((x, y, text))

    page.extract_text(visitor_text=visit)
    return found


def pictures(page: pypdf.PageObject) -> Iterator[tuple[int, int, bytes]]:
    """The pictures of a page: width, height, RGB bytes."""
    resources: Any = page["/Resources"]
    for each in resources.get("/XObject", {}).values():
        item = each.get_object()
        if item["/Subtype"] == "/Image":
            yield item["/Width"], item["/Height"], item.get_data()
