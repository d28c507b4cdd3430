"""The footer: the promise and the data are both read, however narrow the window and large the text."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication, QLabel

from derm_viewer.app import Parts
from derm_viewer.screen.window.footer import Footer, _Line

LONG = "Left saddle area: ISNCSCI L1, Keegan\u2013Garrett S2, Foerster type S3 \u00b7 Ilioinguinal nerve (varies)"


def footer_of(parts: Parts) -> Footer:
    """The status line."""
    found = parts.window.findChild(Footer)
    assert found is not None
    return found


def three(footer: Footer) -> tuple[_Line, _Line, _Line]:
    """What it says: the place, the promise, the data."""
    place, promise, data = footer.findChildren(_Line)
    return place, promise, data


def seen(line: _Line) -> str:
    """What is written of a text."""
    return " ".join(line.written()).strip()


def stands(line: _Line) -> list[QRect]:
    """Where its words stand on the status line."""
    return [rect.toRect().translated(line.pos()) for rect in line.lines() if rect.width()]


@pytest.mark.parametrize("said", ["", "Left heel: ISNCSCI S1", LONG, "W" * 400])
@pytest.mark.parametrize("percent", [100, 150, 200])
@pytest.mark.parametrize("width", [900, 1280, 1366])
def test_the_texts_never_meet_and_are_never_over_two_lines(
    parts: Parts, qapp: QApplication, width: int, percent: int, said: str
) -> None:
    parts.keeper.choose_text_size(percent)
    parts.window.resize(width, 600)
    qapp.processEvents()
    footer = footer_of(parts)
    high = footer.height()
    footer.show_place(said)
    assert footer.height() == footer.height_for(footer.width()) == high <= parts.keeper.look.px(40)
    place, promise, data = three(footer)
    for one, other in ((promise, data), (place, promise), (place, data)):
        assert not any(a.intersects(b) for a in stands(one) for b in stands(other))
    assert all(footer.rect().contains(rect) for line in (place, promise, data) for rect in stands(line))
    assert seen(data) == data.text()
    if not said:
        assert seen(promise) == promise.text()


@pytest.mark.parametrize(("width", "percent"), [(900, 100), (1280, 150), (1366, 100), (1600, 100)])
def test_a_place_has_the_width_it_needs(parts: Parts, qapp: QApplication, width: int, percent: int) -> None:
    parts.keeper.choose_text_size(percent)
    parts.window.resize(width, 720)
    qapp.processEvents()
    footer = footer_of(parts)
    place, promise, _ = three(footer)
    for said in (LONG, "Left lower buttock: ISNCSCI blank, Keegan\u2013Garrett S2, Foerster type S3", LONG):
        footer.show_place(said)
        assert seen(place).replace(" \u00b7", "") == said.replace(" \u00b7", "")
        assert footer.grab().toImage().height() == footer.height()
    footer.show_place("")
    assert seen(promise) == promise.text()


def test_the_promise_stays_where_a_place_leaves_it_room(parts: Parts) -> None:
    footer = footer_of(parts)
    _, promise, _ = three(footer)
    before = promise.geometry()
    footer.show_place("Left lower buttock: ISNCSCI blank, Keegan\u2013Garrett S2, Foerster type S3")
    assert promise.geometry() == before
    footer.show_place(LONG * 2)
    assert promise.width() == 0
    footer.show_place("")
    assert promise.geometry() == before


def test_a_long_promise_is_broken_where_a_sentence_ends(parts: Parts) -> None:
    footer = footer_of(parts)
    _, promise, _ = three(footer)
    first = promise.text()
    promise.setText(f"{first} Translation not yet checked by a clinician.")
    footer.resize(round(promise.wanted()) - 20, footer.height())
    assert promise.written() == [first, "Translation not yet checked by a clinician."]


def test_a_narrow_window_gives_the_promise_its_own_line(parts: Parts, qapp: QApplication) -> None:
    footer = parts.window.findChild(Footer)
    assert footer is not None
    usual = footer.height()
    parts.keeper.choose_text_size(150)
    wide = footer.height()
    parts.window.resize(900, 600)
    qapp.processEvents()
    assert wide == usual * 1.5
    assert footer.height() > wide


@pytest.mark.parametrize(
    "text", ["Left heel: ISNCSCI S1, Keegan\u2013Garrett L5", "Chest: not on the lumbar maps: none", "no colon", ""]
)
def test_the_place_is_drawn_as_one_text_though_it_is_kept_in_two(parts: Parts, text: str) -> None:
    parts.window.resize(1600, 900)
    footer = parts.window.findChild(Footer)
    assert footer is not None
    place = footer.findChildren(QLabel)[0]
    for said in ("Right groin: ISNCSCI L1", text):
        footer.show_place(said)
        drawn = place.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    look = parts.keeper.look
    expected = QImage(drawn.size(), QImage.Format.Format_RGB32)
    expected.fill(look.colour("surface"))
    painter = QPainter(expected)
    painter.setFont(look.type.small_strong)
    painter.setPen(look.colour("text"))
    painter.drawText(QRectF(place.rect()), int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), text)
    painter.end()
    assert drawn == expected


def test_a_place_too_long_for_its_room_is_shortened(parts: Parts) -> None:
    footer = parts.window.findChild(Footer)
    assert footer is not None
    place = footer.findChildren(QLabel)[0]
    footer.show_place("W" * 400)
    long = place.grab().toImage()
    footer.show_place("W" * 401)
    assert place.grab().toImage() == long
    footer.show_place("W")
    assert place.grab().toImage() != long
    assert footer.place == "W"
