"""The handout from the window: what is chosen is printed and saved, and nothing is written without being told."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtPrintSupport import QPrinterInfo
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QMenu
from pytestqt.qtbot import QtBot

from derm_viewer.app import Parts
from derm_viewer.screen.dialogs import Dialog
from derm_viewer.screen.record.handout_dialog import HandoutDialog, Wish
from tests.disks import REFUSALS
from tests.export.sheets import letters, read
from tests.screen.conftest import NameFile, Opener, button
from tests.screen.paint_driver import begin, drag
from tests.screen.patient_driver import gate, press

CONTROL = Qt.KeyboardModifier.ControlModifier
BACK_KNEE = (-74.3, -35.5)
"""The back of the left knee in the view from the back."""


def opened(parts: Parts) -> HandoutDialog:
    """The dialog that the key opens."""
    press(parts.window, Qt.Key.Key_H, CONTROL)
    (dialog,) = [one for one in parts.window.findChildren(HandoutDialog) if one.isVisible()]
    return dialog


def told(dialog: HandoutDialog) -> str:
    """The words on the page."""
    return dialog.view.accessibleDescription()


def said(parts: Parts) -> str:
    """The words of the message that is open; it is closed."""
    (message,) = [one for one in parts.window.findChildren(Dialog) if one.isVisible()]
    words = "\n".join(label.text() for label in message.findChildren(QLabel))
    message.close()
    return words


def click(dialog: HandoutDialog, name: str) -> None:
    """Click a button of the dialog."""
    QTest.mouseClick(button(dialog, name), Qt.MouseButton.LeftButton)


@pytest.fixture
def choose(monkeypatch: pytest.MonkeyPatch) -> Callable[[HandoutDialog, str, str], None]:
    """Choose a row of one of the dialog's lists."""

    def do(dialog: HandoutDialog, opener: str, row: str) -> None:
        def popup(menu: QMenu, _: object) -> None:
            next(action for action in menu.actions() if action.text() == row).trigger()

        monkeypatch.setattr(QMenu, "popup", popup)
        click(dialog, opener)

    return do


def test_one_key_shows_the_page_of_what_was_clicked(led: Parts) -> None:
    dialog = opened(led)
    assert "your left outer shin" in told(dialog)
    assert "Explaining: L5 root" in dialog.explaining.text()
    assert "not yet reviewed by a clinician" in dialog.remarks.text()
    begun = gate(led).begun
    assert begun is None or not begun.view.isVisible()
    press(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_the_page_is_there_without_an_answer(led: Parts) -> None:
    led.consult.clear()
    dialog = opened(led)
    assert dialog.view.page is not None
    assert "your left outer shin" not in told(dialog)
    words = gate(led).desk.languages.words("en")
    assert words.told["nowhere"] not in told(dialog), "where nothing was shown the page speaks of no place"


def test_what_is_chosen_is_what_is_shown(led: Parts, choose: Callable[[HandoutDialog, str, str], None]) -> None:
    dialog = opened(led)
    page = dialog.view.page
    assert page is not None
    click(dialog, "Type size: Large")
    large = dialog.view.page
    assert large is not None
    assert large.size >= 16 > page.size
    assert "left out" in dialog.remarks.text()
    click(dialog, "Paper: Letter")
    letter = dialog.view.page
    assert letter is not None
    assert (page.width, letter.width) == (5953, 6120)
    choose(dialog, dialog.explaining.text(), "Not clear")
    assert "L5" not in told(dialog)
    choose(dialog, dialog.language.text(), "Español")
    assert gate(led).desk.languages.words("es").handout["help"] in told(dialog)


def test_paper_and_letters_are_named_where_they_are_chosen(led: Parts) -> None:
    dialog = opened(led)
    for segments, name in ((dialog.paper, "Paper"), (dialog.letters, "Type size")):
        (label,) = [one for one in dialog.findChildren(QLabel) if one.text() == name and one.isVisible()]
        at, below = (each.mapTo(dialog, QPoint(0, 0)) for each in (label, segments))
        assert abs(at.x() - below.x()) <= 2
        assert 0 <= below.y() - at.y() - label.height() <= 12
        assert button(dialog, f"{name}: {'A4' if name == 'Paper' else 'Usual'}").isVisible()


def test_the_clinicians_notes_begin_at_the_left_whatever_the_patient_reads(
    led: Parts, choose: Callable[[HandoutDialog, str, str], None]
) -> None:
    dialog = opened(led)
    choose(dialog, dialog.language.text(), gate(led).desk.languages.words("ar").native)
    assert gate(led).desk.languages.words("ar").native in dialog.remarks.text()
    image = dialog.remarks.grab().toImage()
    ground = image.pixelColor(image.width() - 1, 0)
    inked = [{x for x in range(image.width()) if image.pixelColor(x, y) != ground} for y in range(image.height())]
    lines: list[set[int]] = [set()]
    for row in inked:
        if row:
            lines[-1] |= row
        elif lines[-1]:
            lines.append(set())
    begun = [min(line) for line in lines if line]
    assert len(begun) >= 3
    assert max(begun) <= 6


def test_the_page_is_drawn_with_the_mark_on_white(led: Parts) -> None:
    dialog = opened(led)
    picture = dialog.view.grab().toImage()
    colours = {picture.pixelColor(x, y).name() for x in range(0, picture.width(), 2) for y in range(picture.height())}
    assert "#ffffff" in colours
    assert any(green(QColor(name)) for name in colours), "the strip of skin"


def green(colour: QColor) -> bool:
    """Whether a colour is that of the strip."""
    return colour.green() > colour.red() + 60 and colour.green() > colour.blue() + 20


def test_painted_marks_stand_in_the_place_of_the_dot(led: Parts) -> None:
    desk = gate(led).handout
    wish = opened(led).wish
    before = drawn(desk.handout(wish).figure.marked.paint)
    begin(led)
    drag(led, [(3.0, -50.0), (3.0, -60.0)])
    after = drawn(desk.handout(wish).figure.marked.paint)
    assert before != after


def test_what_is_painted_on_both_sides_is_said_of_neither(led: Parts) -> None:
    begin(led)
    drag(led, [(-118.0, -60.0), (-118.0, -70.0)])
    one = gate(led).handout.handout(opened(led).wish)
    assert one.leaflet.lead == gate(led).desk.languages.words("en").handout["side_left"]
    drag(led, [(-158.0, -60.0), (-158.0, -70.0)])
    both = gate(led).handout.handout(Wish("not_clear/not_clear", "en", "A4", False))
    assert "left" not in "\n".join(both.leaflet.texts)
    assert [key.text for key in both.figure.keys] == ["Tingling"]


def test_each_thing_that_is_painted_has_its_key_and_none_is_said_of_all(led: Parts) -> None:
    begin(led)
    drag(led, [(-118.0, -60.0), (-118.0, -70.0)])
    led.consult.set_quality("numbness")
    drag(led, [(-118.0, -30.0), (-118.0, -40.0)])
    made = gate(led).handout.handout(Wish("not_clear/not_clear", "en", "A4", False))
    assert [key.text for key in made.figure.keys] == ["Tingling", "Numbness"]
    where = "".join(words for words, _ in made.leaflet.part("where").paragraphs[0])
    assert where.startswith("You feel it here")
    assert "keys" in made.laid_out().places


def test_two_painted_views_are_both_on_the_page(led: Parts) -> None:
    begin(led)
    drag(led, [(-118.0, -60.0), (-118.0, -70.0)])
    drag(led, [(3.0, -50.0), (3.0, -60.0)])
    assert "Painted, but not on it" not in opened(led).remarks.text()


def test_what_is_painted_in_a_third_view_is_not_on_the_page_and_that_is_said(led: Parts) -> None:
    begin(led)
    drag(led, [(-118.0, -60.0), (-118.0, -70.0)])
    drag(led, [(3.0, -50.0), (3.0, -60.0)])
    drag(led, [(BACK_KNEE[0], BACK_KNEE[1] + 1), (BACK_KNEE[0], BACK_KNEE[1] - 1)])
    assert "The page shows two views. Painted, but not on it: Back." in opened(led).remarks.text()


def drawn(paint: Callable[[QPainter], None]) -> QImage:
    """The figure as a picture."""
    image = QImage(700, 900, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    paint(painter)
    painter.end()
    return image


def test_the_page_is_saved_where_the_clinician_says(led: Parts, tmp_path: Path, name_file: NameFile) -> None:
    led.settings.keep("handout/clinic_line", "Hill Street Clinic, 020 7946 0123")
    folder = tmp_path / "out"
    folder.mkdir()
    name_file(folder / "for the patient")
    dialog = opened(led)
    assert not list(folder.iterdir())
    click(dialog, "Save as PDF")
    assert [path.name for path in folder.iterdir()] == ["for the patient.pdf"]
    reader = read((folder / "for the patient.pdf").read_bytes())
    text = letters(reader.pages[0].extract_text())
    assert len(reader.pages) == 1
    for words in ("yourleftoutershin", "L5", "HillStreetClinic", "Whentogethelpatonce"):
        assert words in text
    assert reader.metadata is not None
    assert "patient" not in str(dict(reader.metadata))
    assert not dialog.isVisible()


def test_thinking_better_of_it_writes_nothing(led: Parts, name_file: NameFile) -> None:
    name_file("")
    dialog = opened(led)
    click(dialog, "Save as PDF")
    assert dialog.isVisible()


@pytest.mark.parametrize("why", REFUSALS)
def test_a_page_that_cannot_be_saved_is_one_sentence(
    led: Parts, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name_file: NameFile, why: str
) -> None:
    refuse, words = REFUSALS[why]
    dialog = opened(led)
    with refuse(tmp_path / "page.pdf", monkeypatch) as file:
        name_file(file)
        click(dialog, "Save as PDF")
    told = said(led).splitlines()[-1]
    assert words in told
    assert told.replace(str(file), "").count(".") == 1
    assert dialog.isVisible()


def test_a_name_that_was_completed_replaces_nothing(led: Parts, tmp_path: Path, name_file: NameFile) -> None:
    older = tmp_path / "older.pdf"
    older.write_bytes(b"older")
    name_file(tmp_path / "older")
    click(opened(led), "Save as PDF")
    assert "already there" in said(led)
    assert older.read_bytes() == b"older"


def test_without_a_printer_it_says_what_to_do_instead(led: Parts, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", staticmethod(lambda: []))
    dialog = opened(led)
    click(dialog, "Print")
    assert "No printer" in said(led)
    assert dialog.isVisible()


def test_a_line_that_cannot_be_printed_is_said_in_the_place_of_the_page(led: Parts) -> None:
    led.settings.keep("handout/clinic_line", "\u8bca\u6240")
    dialog = opened(led)
    assert dialog.view.page is None
    assert "\u8bca" in dialog.view.sentence
    assert not dialog.print_button.isEnabled()
    assert not dialog.save_button.isEnabled()


def test_a_new_patient_closes_it_and_nothing_of_it_is_left(led: Parts, qtbot: QtBot) -> None:
    opened(led)
    gate(led).begin_anew()
    qtbot.waitUntil(lambda: not led.window.findChildren(HandoutDialog))


@pytest.mark.parametrize(("size", "percent"), [((1366, 768), 100), ((1024, 700), 100), ((1366, 768), 200)])
def test_every_control_is_seen_and_named(open_window: Opener, size: tuple[int, int], percent: int) -> None:
    parts = open_window(data_file=None, size=size)
    parts.keeper.choose_text_size(percent)
    dialog = opened(parts)
    last = [dialog.print_button, dialog.save_button, dialog.close_button]
    for control in (dialog.explaining, dialog.language, *last):
        assert control.accessibleName()
        assert dialog.rect().contains(QRect(control.mapTo(dialog, QPoint()), control.size()))
    assert not dialog.view.geometry().intersects(dialog.print_button.geometry())
    assert dialog.focusWidget() is dialog.print_button
    assert parts.window.rect().contains(QRect(QPoint(), dialog.size()))
