"""The handout, read again: one page in every language, side, size and situation, with nothing cut and nothing told."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QPageSize
from PySide6.QtPrintSupport import QPrinter

from derm_viewer.clinic.plain import BELLY, SADDLE, Situation
from derm_viewer.consult.safe_write import WriteError
from derm_viewer.export.handout import Handout, handout_pdf, pdf, print_on
from derm_viewer.export.handout_page import Page
from derm_viewer.export.handout_text import HandoutError
from derm_viewer.export.sheet import PAPERS
from tests.clinic.patient import CODES, every_situation, words_of
from tests.disks import REFUSALS
from tests.export.handouts import CLINIC, L5, handout, longer, some_situations, whole
from tests.export.sheets import letters, placed, read

MARGIN = 150.0
"""Fifteen millimetres are more than this many tenths of a point twice over; the page keeps more at its sides."""


def judge(page: Page, made: Handout, least: float) -> None:
    """One page: letters large enough, every part inside it and clear of the others, the whole help in its frame."""
    places = page.places
    assert page.size >= least
    assert whole(page.leaflet.help) == whole(made.leaflet.help)
    assert page.leaflet.clinic == made.leaflet.clinic
    inner = QRectF(MARGIN, MARGIN, page.width - 2 * MARGIN, page.height - 2 * MARGIN)
    for name, place in places.items():
        assert inner.contains(place), name
    frame = places["help"]
    assert frame.contains(places["help_title"])
    assert frame.contains(places["help_text"])
    outside = [name for name in places if not name.startswith("help")]
    assert not [name for name in outside if frame.intersects(places[name])]
    figure = places["figure"]
    beside = [places[f"{part.key}_title"] for part in page.leaflet.parts]
    assert all(not figure.intersects(place) for place in beside)
    assert places["foot"].top() >= places.get("clinic", frame).bottom()


def judge_all(family: str, code: str, situations: Iterable[Situation], paper: str, large: bool) -> None:
    """Judge a page for each situation, left and right in turn; each says what usually happens."""
    for number, situation in enumerate(situations):
        made = handout(family, code, situation, ("left", "right")[number % 2], paper, large)
        page = made.laid_out()
        judge(page, made, 16.0 if large else 11.0)
        assert page.leaflet.part("course").paragraphs


@pytest.mark.parametrize("large", [False, True])
@pytest.mark.parametrize("paper", PAPERS)
def test_every_situation_fits_on_one_page(family: str, paper: str, large: bool) -> None:
    judge_all(family, "en", every_situation(), paper, large)


@pytest.mark.parametrize("large", [False, True])
@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("code", CODES)
def test_every_language_fits_on_one_page(family: str, code: str, paper: str, large: bool) -> None:
    judge_all(family, code, some_situations(code), paper, large)


@pytest.mark.parametrize("large", [False, True])
@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("code", CODES)
def test_what_stands_to_the_last(family: str, code: str, paper: str, large: bool) -> None:
    """The side, the figure, the nerve, what usually happens, the whole help, and what helps: in every language."""
    for root in ("L1", "L2", "L3", "L4", "L5", "S1", "S2"):
        made = handout(family, code, Situation("root", root, root), "right", paper, large)
        page = made.laid_out()
        words, said = words_of(code), page.leaflet
        assert words.areas["outer_shin"].right in "".join((said.lead, *said.parts[0].texts))
        assert not page.places["figure"].isEmpty()
        assert any(strong and text == root for runs in said.part("nerve").paragraphs for text, strong in runs)
        course, whole_course = said.part("course"), made.leaflet.part("course")
        assert course.paragraphs[0] == whole_course.paragraphs[0]
        kept, every = course.lists[0], whole_course.lists[0]
        assert kept.heading == every.heading
        assert kept.items in (every.items, every.items[:2])
        assert large or (kept == every and {part.key for part in said.parts} == {"where", "nerve", "cause", "course"})
        assert whole(said.help) == whole(made.leaflet.help)


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("code", CODES)
def test_of_the_belly_what_calls_for_help_stays_in_large_letters(family: str, code: str, paper: str) -> None:
    page = handout(family, code, BELLY, page=paper, large=True).laid_out()
    urgent = words_of(code).course["belly"].lists[0]
    assert {urgent.heading, *urgent.items} <= set(page.leaflet.texts)
    assert page.size >= 16


@pytest.mark.parametrize("large", [False, True])
@pytest.mark.parametrize("code", CODES)
def test_of_the_saddle_area_the_help_comes_first_and_what_is_urgent_stays(family: str, code: str, large: bool) -> None:
    made = handout(family, code, SADDLE, large=large, area="saddle")
    page = made.laid_out()
    assert words_of(code).urgent.paragraphs[0] in list(page.leaflet.part("where").texts)
    assert page.places["help"].bottom() < page.places["where_title"].top()
    assert page.places["help"].top() > page.places["lead"].bottom()
    said = letters(read(pdf(made)).pages[0].extract_text())
    if not words_of(code).rtl:
        order = [page.leaflet.lead, page.leaflet.help.heading, page.leaflet.parts[0].heading]
        found = [said.index(letters(text)) for text in order]
        assert found == sorted(found)


@pytest.mark.parametrize("large", [False, True])
@pytest.mark.parametrize("paper", PAPERS)
def test_a_language_with_two_fifths_more_letters_fits_on_one_page(family: str, paper: str, large: bool) -> None:
    for situation in some_situations("en"):
        made = longer(handout(family, situation=situation, page=paper, large=large))
        judge(made.laid_out(), made, 16.0 if large else 11.0)


@pytest.mark.parametrize("large", [False, True])
@pytest.mark.parametrize(("paper", "size"), [("A4", (595, 842)), ("Letter", (612, 792))])
@pytest.mark.parametrize("side", ["left", "right"])
def test_the_pdf_says_side_nerve_and_when_to_get_help(
    family: str, paper: str, size: tuple[int, int], large: bool, side: str
) -> None:
    made = handout(family, side=side, page=paper, large=large)
    (page,) = read(pdf(made)).pages
    assert (round(page.mediabox.width), round(page.mediabox.height)) == size
    text = page.extract_text()
    assert "\t" not in text
    said = letters(text)
    assert f"your{side}outershin" in said
    assert "L5" in said
    for words in (*whole(made.leaflet.help), *made.leaflet.foot, CLINIC, made.leaflet.title):
        assert letters(words) in said
    spots = placed(page)
    width, height = float(page.mediabox.width), float(page.mediabox.height)
    assert all(40 <= x <= width - 40 and 25 <= y <= height - 30 for x, y, _ in spots)


def counted(texts: Iterable[str]) -> Counter[str]:
    """How often each letter occurs; joined letters count as what they are made of."""
    plain = unicodedata.normalize("NFKD", "".join(texts))
    return Counter(letter for letter in plain if not letter.isspace() and unicodedata.category(letter) != "Cf")


@pytest.mark.parametrize("code", CODES)
def test_every_letter_can_be_copied_and_read_aloud(family: str, code: str) -> None:
    made = handout(family, code)
    leaflet = made.laid_out().leaflet
    (page,) = read(pdf(made)).pages
    assert counted([page.extract_text()]) == counted([*leaflet.texts, leaflet.clinic, *made.figure.texts])
    assert all(any(key in one for key in ("/FontFile", "/FontFile2", "/FontFile3")) for one in fonts(page))


def fonts(page: Any) -> list[Any]:
    """The descriptors of a page's fonts."""
    found = []
    for font in page["/Resources"]["/Font"].values():
        inner = font.get_object()["/DescendantFonts"][0].get_object()
        found.append(inner["/FontDescriptor"].get_object())
    return found


def test_every_font_is_embedded(family: str) -> None:
    (page,) = read(pdf(handout(family))).pages
    found = fonts(page)
    assert {str(one["/FontName"]).partition("+")[2].partition("-")[0] for one in found} == {"Inter"}
    assert all(any(key in one for key in ("/FontFile", "/FontFile2", "/FontFile3")) for one in found)


def test_the_file_says_nothing_about_where_or_by_whom_it_was_made(family: str) -> None:
    data = pdf(handout(family))
    info = read(data).metadata
    assert info is not None
    assert info.title == words_of("en").handout["title"]
    assert not info.author
    assert not info.creator
    assert re.fullmatch(r"Qt [\d.]+", info.producer or "")
    assert b"/home" not in data
    assert b"/tmp" not in data
    said = read(data).pages[0].extract_text()
    assert not re.search(r"\d\s?%|maps|agree|likel", said)


def test_a_letter_that_the_typeface_lacks_is_said(family: str) -> None:
    made = handout(family, clinic="\u8bca\u6240 12")
    with pytest.raises(HandoutError, match=r"clinic's own line.*\u8bca"):
        pdf(made)
    leaflet = made.leaflet._replace(title="\u0639\u0646 \u0633\u0627\u0642\u0643", clinic="")
    with pytest.raises(HandoutError, match="typeface for this language"):
        pdf(Handout(leaflet, made.figure, (family,), rtl=True))
    with pytest.raises(HandoutError, match="typeface for this language"):
        pdf(Handout(leaflet, made.figure, ("No such family",), rtl=True))


def test_a_page_written_from_the_right_is_turned_over(family: str) -> None:
    left = handout(family)
    right = Handout(left.leaflet, left.figure, left.families, rtl=True).laid_out()
    one, other = left.laid_out().places, right.places
    assert one["figure"].left() == pytest.approx(right.width - other["figure"].right())
    assert one["title"].left() == pytest.approx(right.width - other["title"].right(), abs=5)
    assert other["help"].contains(other["help_text"])
    assert other["where"].left() > other["figure"].right()


def test_what_no_page_can_hold_is_said(family: str) -> None:
    made = handout(family)
    endless = made.leaflet.help._replace(closing="help " * 5000)
    with pytest.raises(HandoutError, match="too long for one page"):
        pdf(Handout(made.leaflet._replace(help=endless), made.figure, made.families))


def test_a_paper_that_is_not_offered(family: str) -> None:
    with pytest.raises(ValueError, match="known are A4, Letter"):
        pdf(handout(family, page="A3"))


@pytest.mark.parametrize("size", [QPageSize.PageSizeId.A4, QPageSize.PageSizeId.Letter, QPageSize.PageSizeId.A5])
def test_the_printed_page_is_one_on_any_paper(tmp_path: Path, family: str, size: QPageSize.PageSizeId) -> None:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    printer.setPageSize(QPageSize(size))
    made = handout(family)
    print_on(printer, made)
    (page,) = read((tmp_path / "printed.pdf").read_bytes()).pages
    paper = QPageSize(size).sizePoints()
    assert abs(float(page.mediabox.width) - paper.width()) <= 1
    said = letters(page.extract_text())
    for words in (*whole(made.leaflet.help), CLINIC):
        assert letters(words) in said
    assert all(10 <= x <= paper.width() and 10 <= y <= paper.height() for x, y, _ in placed(page))


@pytest.mark.parametrize("why", REFUSALS)
def test_a_page_that_cannot_be_written_is_one_sentence_and_the_older_one_is_intact(
    tmp_path: Path, family: str, monkeypatch: pytest.MonkeyPatch, why: str
) -> None:
    refuse, words = REFUSALS[why]
    with refuse(tmp_path / "page.pdf", monkeypatch) as file, pytest.raises(WriteError, match=words):
        handout_pdf(file, handout(family))
    assert not list(tmp_path.rglob("*.part"))


def test_the_page_is_drawn_in_the_order_in_which_it_is_read(family: str) -> None:
    made = handout(family)
    said = letters(read(pdf(made)).pages[0].extract_text())
    leaflet = made.leaflet
    parts = [
        leaflet.title,
        leaflet.lead,
        *(part.heading for part in leaflet.parts),
        leaflet.help.heading,
        *leaflet.foot,
    ]
    places = [said.index(letters(words)) for words in parts]
    assert places == sorted(places)


def test_without_a_clinics_line_the_page_asks_for_questions(family: str) -> None:
    page = handout(family, clinic="").laid_out()
    assert page.leaflet.clinic == words_of("en").handout["ask"]
    assert page.places["clinic"].bottom() < page.places["foot"].top()


def test_the_usual_page_keeps_every_word(family: str) -> None:
    made = handout(family, situation=L5)
    assert made.laid_out().leaflet == made.leaflet
