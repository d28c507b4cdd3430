"""Running text: lines, emphasis and the numbers of sources that can be clicked."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QFontInfo
from PySide6.QtWidgets import QApplication

from derm_viewer.clinic.answer import Source, Statement
from derm_viewer.paths import data_path
from derm_viewer.screen.icons import Icons
from derm_viewer.screen.look import TEXT_SIZES, Look, TypeScale, load_typeface, nearest_size
from derm_viewer.screen.prose import Piece, Prose, cited, named_source, spoken
from derm_viewer.screen.theme import LIGHT


@pytest.fixture
def look(qapp: QApplication) -> Look:
    """The light look in the shipped typeface."""
    return Look(
        LIGHT, TypeScale(load_typeface(data_path("resources", "fonts"))), Icons(data_path("resources", "icons"))
    )


def test_the_shipped_typeface_is_used(look: Look) -> None:
    for font in (look.type.body, look.type.medium, look.type.strong, look.type.brand):
        assert QFontInfo(font).family() == "Inter"


def test_a_missing_typeface_leaves_qts_own(qapp: QApplication) -> None:
    assert load_typeface(data_path("resources", "icons")) == ""
    assert TypeScale("").body.pixelSize() == TypeScale("Inter").body.pixelSize()


def test_text_sizes_scale_fonts_and_lengths(look: Look) -> None:
    large = look.with_percent(200)
    assert large.type.body.pixelSize() == 2 * look.type.body.pixelSize()
    assert large.px(7) == 14
    assert [nearest_size(percent) for percent in (0, 110, 130, 1000)] == [TEXT_SIZES[0], 100, 125, TEXT_SIZES[-1]]


def test_a_statement_carries_raised_numbers() -> None:
    pieces = cited(Statement("Weak: L5.", ("suri2011", "unknown", "kim2000")), {"suri2011": 3, "kim2000": 12})
    assert spoken(pieces) == "Weak: L5.\u202f³\u202f¹²"
    assert [piece.source for piece in pieces] == [None, "suri2011", "kim2000"]


def test_narrow_text_takes_more_lines(look: Look) -> None:
    prose = Prose(look, look.type.body, [Piece("one two three four five six seven eight")])
    wide, narrow = prose.fit(600), prose.fit(80)
    assert narrow > 2.5 * wide
    assert prose.fit(600) == wide


def test_a_long_word_is_broken_rather_than_cut(look: Look) -> None:
    prose = Prose(look, look.type.body, [Piece("w" * 200)])
    prose.fit(120)
    assert prose.width <= 121


@pytest.mark.parametrize(
    "lead", ["Short. ", "A sentence that is long enough to break into several lines of text. " * 2]
)
def test_the_number_of_a_source_is_found_where_it_is_drawn(look: Look, lead: str) -> None:
    prose = Prose(look, look.type.small, cited(Statement(lead, ("suri2011",)), {"suri2011": 1}))
    prose.fit(200)
    grid = [(x, y) for x in range(0, 200, 2) for y in range(0, round(prose.height), 2)]
    hits = [at for at in grid if prose.source_at(*at) == "suri2011"]
    assert hits
    xs, ys = [x for x, _ in hits], [y for _, y in hits]
    assert max(xs) - min(xs) < 16
    assert max(ys) - min(ys) < 20
    assert prose.source_at(0, 0) is None


@pytest.mark.parametrize("unit", ["cm", "%"])
def test_no_number_ends_a_line_without_its_unit(look: Look, unit: str) -> None:
    prose = Prose(look, look.type.body, [Piece(f"Border 2.9 {unit} away"), Piece(" and more", "link")])
    for width in range(60, 220, 4):
        prose.fit(width)
        assert prose._layout is not None
        lines = [prose._layout.lineAt(at) for at in range(prose._layout.lineCount())]
        texts = [prose.text[line.textStart() : line.textStart() + line.textLength()].strip() for line in lines]
        assert not [text for text in texts if text.endswith("2.9")], (width, texts)


def test_a_finger_need_not_hit_the_number_of_a_source_exactly(look: Look) -> None:
    said = cited(Statement("Weak", ("a", "b")), {"a": 1, "b": 2})
    mouse, finger = (Prose(one, one.type.body, said) for one in (look, look.with_touch()))
    mouse.fit(300)
    finger.fit(300)
    line = [x for x in range(300) if mouse.source_at(x, 8) is not None]
    wide = [x for x in range(300) if finger.source_at(x, 8) is not None]
    assert len(wide) >= len(line) + 16
    assert {finger.source_at(x, 8) for x in wide} == {"a", "b"}, "the nearer of two numbers is meant"


def test_letters_beyond_the_basic_plane_do_not_shift_the_numbers(look: Look) -> None:
    pieces = cited(Statement("\U0001d54f\U0001d54f x ", ("a",)), {"a": 1})
    prose = Prose(look, look.type.body, pieces)
    prose.fit(300)
    assert any(prose.source_at(x, 8) == "a" for x in range(300))


def test_the_name_of_a_source_is_pressed_on_both_lines_that_it_takes(look: Look) -> None:
    source = Source("a", "Goran_tek-en, Wikimedia Commons", "The whole citation.", "")
    prose = Prose(look, look.type.small, [Piece("A few words before it. "), *named_source(1, source)])
    prose.fit(200)
    high = round(prose.height)
    hit = {y for y in range(2, high, 3) for x in range(0, 200, 2) if prose.source_at(x, y) == "a"}
    assert prose._layout is not None
    lines = [prose._layout.lineAt(at) for at in range(prose._layout.lineCount())]
    assert len(lines) >= 2
    for line in lines[-2:]:
        assert any(line.y() <= y <= line.y() + line.height() for y in hit)
