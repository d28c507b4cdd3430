"""The footer: the promise and the data are both read, however narrow the window and large the text."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication, QLabel

from derm_viewer.app import Parts
from derm_viewer.screen.window.footer import Footer


@pytest.mark.parametrize("percent", [100, 150, 200])
@pytest.mark.parametrize("width", [900, 1366])
def test_promise_and_data_never_meet(parts: Parts, qapp: QApplication, width: int, percent: int) -> None:
    parts.keeper.choose_text_size(percent)
    parts.window.resize(width, 600)
    qapp.processEvents()
    footer = parts.window.findChild(Footer)
    assert footer is not None
    place, promise, data = footer.findChildren(QLabel)
    assert promise.text()
    assert data.text()
    for one, other in ((promise, data), (place, promise), (place, data)):
        assert not one.geometry().intersects(other.geometry()) or one.width() == 0
    assert footer.rect().contains(promise.geometry())
    assert footer.rect().contains(data.geometry())


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
