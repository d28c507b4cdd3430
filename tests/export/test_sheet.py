"""The sheet as PDF, SVG and PNG, read again: every word is there, nothing is cut off, the figure is in place."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import QByteArray, QRectF
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

from derm_viewer.export.content import Content, Para, Section
from derm_viewer.export.figure import MarkedFigure
from derm_viewer.export.pictures import LARGEST, PictureError, pdf, png, svg
from derm_viewer.export.sheet import PAPERS
from tests.export.sheets import GREEN, RED, SHORT, everything, letters, long, pictures, placed, read

PROGRAM = "Derm Viewer 0.1.0"


def test_every_word_can_be_copied_from_the_pdf(family: str, figure: MarkedFigure) -> None:
    (page,) = read(pdf(SHORT, figure, program=PROGRAM, family=family)).pages
    text = page.extract_text()
    assert "\t" not in text
    said = letters(text)
    for part in (SHORT.brand, SHORT.kind, everything(SHORT), SHORT.limits, SHORT.basis, "1 / 1"):
        for word in part.split():
            assert word in said
    assert "Left outer shin" in text
    assert "Levels to consider, not a diagnosis" in text


@pytest.mark.parametrize(("paper", "size"), [("A4", (595, 842)), ("Letter", (612, 792))])
def test_the_pages_have_the_size_of_the_paper(paper: str, size: tuple[int, int], family: str) -> None:
    for page in read(pdf(long(90), None, program=PROGRAM, family=family, paper=paper)).pages:
        assert (round(page.mediabox.width), round(page.mediabox.height)) == size


@pytest.mark.parametrize("paper", PAPERS)
def test_a_long_text_goes_on_to_the_next_page_and_nothing_lies_off_it(paper: str, family: str) -> None:
    content = long(130)
    pages = read(pdf(content, None, program=PROGRAM, family=family, paper=paper)).pages
    assert len(pages) > 2
    text = " ".join(page.extract_text() for page in pages)
    words = re.findall(r"word\d{5}", text)
    assert words == [f"word{i:05d}" for i in range(130)]
    for number, page in enumerate(pages, 1):
        width, height = float(page.mediabox.width), float(page.mediabox.height)
        spots = placed(page)
        assert all(50 <= x <= width - 50 and 25 <= y <= height - 40 for x, y, _ in spots)
        assert f"{number} / {len(pages)}" in page.extract_text()
        assert SHORT.limits in page.extract_text()
        body = [y for _, y, text in spots if "word" in text]
        foot = max(y for _, y, text in spots if text.startswith(SHORT.limits[:20]))
        assert not body or min(body) > foot + 8


@pytest.mark.parametrize("member", ["title", "lead", "kicker", "limits", "basis"])
@pytest.mark.parametrize("text", ["W" * 3000, "some words " * 300, "wäre\u2028ø " * 200])
def test_no_part_is_cut_off_however_long_it_is(member: str, text: str, family: str) -> None:
    content = SHORT._replace(**{member: text})  # type: ignore[arg-type]
    pages = read(pdf(content, None, program=PROGRAM, family=family)).pages
    wanted = letters(text)
    if member == "limits":  # the pages' own limits come between when it flows over several
        assert sum(letters(page.extract_text()).count(wanted[:40]) for page in pages) > 0
        assert sum(page.extract_text().count(text[0]) for page in pages) >= text.count(text[0])
    else:
        said = "".join(letters(page.extract_text()) for page in pages)
        assert said.count(text[0]) >= text.count(text[0])
    for page in pages:
        assert all(50 <= x <= 545 and 25 <= y <= 802 for x, y, _ in placed(page))


def test_a_long_alert_flows_too(family: str) -> None:
    content = SHORT._replace(alert=tuple(Para(f"act{i:04d} " + "now " * 30) for i in range(60)))
    text = " ".join(page.extract_text() for page in read(pdf(content, None, program=PROGRAM, family=family)).pages)
    assert re.findall(r"act\d{4}", text) == [f"act{i:04d}" for i in range(60)]


def test_a_short_section_is_not_parted(family: str) -> None:
    for lines in range(40, 60):
        filler = Section("Filler", tuple(Para("line") for _ in range(lines)))
        kept = Section("Kept", tuple(Para(f"kept{i}") for i in range(4)))
        content = SHORT._replace(alert=(), sections=(filler, kept))
        found = [page.extract_text() for page in read(pdf(content, None, program=PROGRAM, family=family)).pages]
        assert [all(f"kept{i}" in text for i in range(4)) for text in found if "kept" in text] == [True]


def test_the_pdf_says_that_it_is_pdf_a_and_keeps_to_it(family: str, figure: MarkedFigure) -> None:
    reader = read(pdf(SHORT, figure, program=PROGRAM, family=family))
    root: Any = reader.trailer["/Root"]
    told = root["/Metadata"].get_data().decode()
    assert 'pdfaid:part="1"' in told
    assert 'pdfaid:conformance="B"' in told
    assert root["/OutputIntents"][0].get_object()["/S"] == "/GTS_PDFA1"
    assert "/Encrypt" not in reader.trailer
    assert reader.metadata is not None
    assert reader.metadata.title == SHORT.title
    assert reader.metadata.creator == PROGRAM
    assert not reader.metadata.author
    assert SHORT.title in told
    for page in reader.pages:
        resources: Any = page["/Resources"]
        for font in resources["/Font"].values():
            described = font.get_object()["/DescendantFonts"][0]["/FontDescriptor"]
            assert "/FontFile2" in described or "/FontFile3" in described
        for state in resources["/ExtGState"].values():
            state = state.get_object()
            assert (state.get("/ca", 1), state.get("/CA", 1), state.get("/SMask", "/None")) == (1, 1, "/None")
        for item in resources["/XObject"].values():
            assert "/SMask" not in item.get_object()


def test_the_picture_in_the_pdf_is_the_figure(family: str, figure: MarkedFigure) -> None:
    (page,) = read(pdf(SHORT, figure, program=PROGRAM, family=family)).pages
    ((width, height, data),) = pictures(page)
    assert abs(width / height - 2) < 0.01
    assert width > 493 / 72 * 290

    def at(x: float, y: float) -> str:
        start = 3 * (round(y * (height - 1)) * width + round(x * (width - 1)))
        return QColor(*data[start : start + 3]).name().upper()

    assert at(0.02, 0.02) == at(0.98, 0.98) == at(0.55, 0.5) == GREEN
    assert at(0.7, 0.5) == RED


def colours(image: QImage) -> dict[str, int]:
    """How many pixels have each of the figure's colours."""
    found = {GREEN: 0, RED: 0}
    for y in range(0, image.height(), 2):
        for x in range(0, image.width(), 2):
            name = image.pixelColor(x, y).name().upper()
            if name in found:
                found[name] += 1
    return found


def drawn(data: bytes, size: tuple[int, int]) -> QImage:
    """An SVG drawn again."""
    renderer = QSvgRenderer(QByteArray(data))
    assert renderer.isValid()
    image = QImage(*size, QImage.Format.Format_RGB32)
    image.fill(0xFFFFFF)
    painter = QPainter(image)
    renderer.render(painter, QRectF(0, 0, *size))
    painter.end()
    return image


def test_the_svg_drawn_again_looks_like_the_png(family: str, figure: MarkedFigure) -> None:
    straight = QImage.fromData(png(SHORT, figure, width=500, family=family))
    again = drawn(svg(SHORT, figure, family=family), (straight.width(), straight.height()))
    one, other = colours(straight), colours(again)
    assert one[GREEN] > 10 * one[RED] > 0
    for colour in (GREEN, RED):
        assert abs(one[colour] - other[colour]) < 0.05 * one[colour]
    apart = sum(
        abs(straight.pixelColor(x, y).lightness() - again.pixelColor(x, y).lightness()) > 100
        for y in range(0, straight.height(), 3)
        for x in range(0, straight.width(), 3)
    )
    assert apart < 0.004 * straight.width() * straight.height() / 9


def test_the_svg_has_real_text_title_and_basis(family: str, figure: MarkedFigure) -> None:
    text = svg(SHORT, figure, family=family).decode()
    said = letters(" ".join(re.findall(r"<text[^>]*>([^<]*)", text)))
    for word in everything(SHORT).split():
        assert word.replace("&", "&amp;") in said
    assert f"<title>{SHORT.title}</title>" in text
    assert SHORT.basis in text
    assert 'width="210' in text
    assert text.count("font-family: Inter, Helvetica, Arial, sans-serif") == 1


def test_the_png_has_the_width_that_was_asked_for_and_says_what_it_is(family: str, figure: MarkedFigure) -> None:
    image = QImage.fromData(png(SHORT.picture, figure, width=1234, family=family))
    assert image.width() == 1234
    assert 0 < image.height() < 1234
    assert image.text("Title") == SHORT.title
    assert SHORT.basis in image.text("Description")
    assert image.pixelColor(2, 2).name() == "#ffffff"
    larger = QImage.fromData(png(SHORT.picture, figure, width=2468, family=family))
    assert abs(larger.height() - 2 * image.height()) <= 1


def test_a_picture_without_text_is_shorter(family: str, figure: MarkedFigure) -> None:
    heights = [QImage.fromData(png(c, figure, width=600, family=family)).height() for c in (SHORT.picture, SHORT)]
    assert heights[0] < heights[1]


def test_sizes_and_papers_that_are_not_offered(family: str, figure: MarkedFigure) -> None:
    for width in (0, -5, LARGEST + 1):
        with pytest.raises(ValueError, match="pixels wide"):
            png(SHORT, figure, width=width, family=family)
    with pytest.raises(ValueError, match="known are A4, Letter"):
        png(SHORT, figure, width=500, family=family, paper="A3")
    with pytest.raises(ValueError, match="known are A4, Letter"):
        pdf(SHORT, figure, program=PROGRAM, paper="A3")
    with pytest.raises(ValueError, match="known are A4, Letter"):
        svg(SHORT, figure, paper="A3")
    with pytest.raises(PictureError, match="save a PDF instead"):
        png(long(3000), None, width=LARGEST, family=family)


def test_a_figure_that_cannot_be_painted_ends_cleanly() -> None:
    def fail(painter: QPainter) -> None:
        raise LookupError("no body")

    broken = MarkedFigure(fail, (0.0, 0.0, 10.0, 10.0))
    makers: tuple[Callable[[], bytes], ...] = (
        lambda: pdf(SHORT, broken, program=PROGRAM),
        lambda: svg(SHORT, broken),
        lambda: png(SHORT, broken, width=300),
    )
    for make in makers:
        with pytest.raises(LookupError, match="no body"):
            make()


def test_texts_are_never_taken_for_markup(family: str) -> None:
    bad = "<b>bold</b> & <img src='file:///etc/passwd'> ]]>"
    content = Content("b", "k", bad, "l", "b", sections=(Section(bad, (Para(bad, bad),)),))
    assert letters(bad) in letters(read(pdf(content, None, program=PROGRAM, family=family)).pages[0].extract_text())
    assert QSvgRenderer(QByteArray(svg(content, None, family=family))).isValid()
    assert b"<img" not in svg(content, None, family=family)
