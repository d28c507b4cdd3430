"""Search in the window: real keys, judged by what is shown and lit."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from derm_viewer.app import Parts
from derm_viewer.body.atlas import Atlas
from derm_viewer.body.locate import Locator
from derm_viewer.body.model import CUT_SURFACE
from derm_viewer.clinic.search import Hit, areas_of
from derm_viewer.paths import data_path
from derm_viewer.screen.answer.red_flag_strip import RedFlagStrip
from derm_viewer.screen.examine.row import ChoiceRow
from derm_viewer.screen.search.field import SearchField
from derm_viewer.screen.search.lit import LitArea
from derm_viewer.screen.search.places import middle_of
from derm_viewer.screen.window.main_window import MainWindow
from tests.screen.conftest import SHIN, Click, Opener, button
from tests.screen.examine_driver import held, press
from tests.screen.hands import middle

pytestmark = pytest.mark.usefixtures("active")
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def parts(open_window: Opener) -> Parts:
    """A window on the supplied map, which has every area."""
    return open_window(data_file=None)


def look_for(words: str) -> None:
    """Ctrl+F and these words."""
    press(Qt.Key.Key_F, CONTROL)
    assert isinstance(held(), QLineEdit)
    QTest.keyClicks(held(), words)


def go_to(words: str) -> None:
    """Ctrl+F, these words, Enter."""
    look_for(words)
    press(Qt.Key.Key_Return)


def field(window: MainWindow) -> SearchField:
    """The open field."""
    found = window.findChild(SearchField)
    assert isinstance(found, SearchField)
    return found


def lit(window: MainWindow) -> tuple[str, ...]:
    """What is lit up."""
    found = window.findChild(LitArea)
    return found.lit if isinstance(found, LitArea) and found.isVisible() else ()


@pytest.mark.parametrize("key", ["Ctrl+F", "/", "click"])
def test_the_field_opens_with_a_key_or_a_click_and_esc_brings_the_keyboard_back(window: MainWindow, key: str) -> None:
    if key == "click":
        QTest.mouseClick(button(window, "Search"), Qt.MouseButton.LeftButton)
    elif key == "/":
        press(Qt.Key.Key_Slash)
    else:
        press(Qt.Key.Key_F, CONTROL)
    assert field(window).isVisible()
    assert held() is field(window).edit
    press(Qt.Key.Key_Escape)
    assert not field(window).isVisible()
    assert held() is window.canvas


def test_letters_that_are_keys_of_the_window_are_letters_in_the_field(parts: Parts, window: MainWindow) -> None:
    before = parts.consult.shown_map, parts.consult.leg, parts.consult.quality
    look_for("mlwtnre123+-0/")
    assert field(window).edit.text() == "mlwtnre123+-0/"
    assert (parts.consult.shown_map, parts.consult.leg, parts.consult.quality) == before


def test_hits_come_while_typing_and_a_screen_reader_hears_the_chosen_one(window: MainWindow) -> None:
    look_for("outer")
    shown = field(window)
    titles = [hit.title for hit in shown.list.hits]
    assert "Left outer shin" in titles
    assert shown.edit.accessibleDescription().startswith(f"1 of {len(titles)}, Areas of the body: {titles[0]}")
    press(Qt.Key.Key_Down)
    assert shown.list.chosen_hit is shown.list.hits[1]
    press(Qt.Key.Key_Up)
    press(Qt.Key.Key_Up)
    assert shown.list.chosen_hit is shown.list.hits[-1], "before the first comes the last"
    QTest.keyClicks(held(), " shin")
    assert [hit.title for hit in shown.list.hits] == ["Left outer shin"]


def test_an_area_is_answered_lit_and_divided_by_map(parts: Parts, window: MainWindow, qtbot: QtBot) -> None:
    go_to("left outer shin")
    answer = parts.consult.answer
    assert answer is not None
    assert (answer.place.area, answer.place.side) == ("outer_shin", "left")
    assert lit(window)
    assert all("outer_shin" in one and "right" not in one for one in lit(window))
    qtbot.waitUntil(lambda: "Left outer shin: shares by map" in window.answer_words)
    for said in ("ISNCSCI: L5 98", "S1 6", "Lee 2008: L5 85\u00a0%, blank 15\u00a0% (described)"):
        assert said in window.answer_words
    assert held() is window.canvas


def test_the_side_is_the_one_that_is_named_else_that_of_the_views(parts: Parts, window: MainWindow) -> None:
    go_to("right outer shin")
    assert parts.consult.leg == "right"
    answer = parts.consult.answer
    assert answer is not None
    assert answer.place.side == "right"
    go_to("big toe")
    assert parts.consult.answer is not None
    assert parts.consult.answer.place.side == "right"


def test_another_place_puts_out_the_light_and_closes_the_shares(
    window: MainWindow, parts: Parts, qtbot: QtBot, click: Click
) -> None:
    go_to("left great toe")
    qtbot.waitUntil(lambda: "shares by map" in window.answer_words)
    high = window.card.height() if window.card is not None else 0
    assert high > 60
    click(middle(parts, "outer_shin", "left"))
    assert "shares by map" not in window.answer_words
    assert lit(window) == ()
    press(Qt.Key.Key_Escape)
    assert parts.consult.answer is None


def test_esc_closes_the_shares_and_then_the_answer(window: MainWindow, parts: Parts, qtbot: QtBot) -> None:
    go_to("left outer shin")
    qtbot.waitUntil(lambda: "shares by map" in window.answer_words)
    press(Qt.Key.Key_Escape)
    assert "shares by map" not in window.answer_words
    assert lit(window) == ()
    assert parts.consult.answer is not None
    press(Qt.Key.Key_Escape)
    assert parts.consult.answer is None


def test_esc_closes_what_is_said_of_a_root(window: MainWindow, parts: Parts) -> None:
    go_to("L5")
    assert window.card is not None
    assert window.card.isVisible()
    press(Qt.Key.Key_Escape)
    assert not window.card.isVisible()


def test_another_map_forgets_what_was_found(window: MainWindow, parts: Parts) -> None:
    go_to("left meralgia")
    assert lit(window)
    parts.files.changed.emit()
    assert lit(window) == ()
    assert window.card is not None
    assert not window.card.isVisible()


def test_a_root_is_shown_alone_and_told(parts: Parts, window: MainWindow) -> None:
    go_to("lumbar five")
    assert parts.consult.root == "L5"
    assert "Usual skin: outer leg and top of the foot" in window.answer_words


def test_a_nerve_is_drawn_outlined_and_its_tests_can_be_ticked(parts: Parts, window: MainWindow) -> None:
    go_to("right meralgia")
    assert button(window, "Skin nerves").isChecked()
    assert lit(window)
    assert all("right" in one for one in lit(window))
    assert "Pelvic compression" in window.answer_words
    assert isinstance(held(), ChoiceRow)
    go_to("L5")
    assert not button(window, "Skin nerves").isChecked(), "the search takes back what it has shown"


def test_a_reflex_is_ticked_with_two_keys(parts: Parts, window: MainWindow) -> None:
    go_to("left knee jerk")
    row = held()
    assert isinstance(row, ChoiceRow)
    press(Qt.Key.Key_1)
    found = parts.consult.findings.all
    assert [(one.sign, one.side, one.result) for one in found] == [("knee_jerk", "left", "reduced")]
    assert row.accessibleName().startswith("Knee jerk, patient\u2019s left: reduced")
    press(Qt.Key.Key_Escape)
    assert held() is window.canvas
    assert window.card is not None
    assert not window.card.isVisible()


def test_a_red_flag_opens_the_list(window: MainWindow) -> None:
    go_to("cauda equina")
    hit = window.findChild(RedFlagStrip)
    assert isinstance(hit, RedFlagStrip)
    assert hit.isChecked()
    assert held() is hit


def test_what_is_not_known_is_said_and_enter_does_nothing(parts: Parts, window: MainWindow) -> None:
    look_for("zzqqxx")
    assert "Nothing found for \u201czzqqxx\u201d" in field(window).edit.accessibleDescription()
    press(Qt.Key.Key_Return)
    assert field(window).isVisible()
    assert parts.consult.answer is None


def test_a_click_on_a_hit_goes_there(parts: Parts, window: MainWindow) -> None:
    look_for("outer shin")
    shown = field(window).list
    QTest.mouseClick(shown, Qt.MouseButton.LeftButton, pos=QPoint(60, 50))
    assert parts.consult.answer is not None
    assert parts.consult.answer.place.area == "outer_shin"
    assert not field(window).isVisible()


def test_the_card_follows_the_look(window: MainWindow, parts: Parts, qtbot: QtBot) -> None:
    go_to("left outer shin")
    qtbot.waitUntil(lambda: "shares by map" in window.answer_words)
    assert window.card is not None
    before = window.card.grab().toImage()
    parts.keeper.choose_theme("dark")
    assert window.card.grab().toImage() != before
    parts.keeper.choose_text_size(150)
    assert window.card.look is window.look
    assert window.card.geometry().bottom() < window.height()
    assert window.card.height() < window.height() * 0.4, "the answer keeps the greater part"


def test_every_area_has_a_middle_that_is_answered_as_that_area() -> None:
    atlas = Atlas.load(data_path("assets", "body_regions.geojson"))
    locator = Locator(atlas)
    names = [name for name, _ in areas_of(atlas.of(kind="area")) if name != CUT_SURFACE]
    assert len(names) > 40
    for name in names:
        for side in ("left", "right"):
            middle = middle_of(atlas, name, side)
            assert middle is not None, (name, side)
            place = locator.locate(*middle)
            assert (place.area, place.side) == (name, side)


def test_the_sample_map_without_an_area_is_no_fault(open_window: Opener) -> None:
    small = open_window()
    small.window.activateWindow()
    assert middle_of(small.atlas, "no_such_area", "left") is None
    assert SHIN[0] < 0


def test_a_list_that_is_longer_than_its_room_scrolls(window: MainWindow) -> None:
    window.resize(1000, 620)
    QTest.mouseClick(button(window, "Search"), Qt.MouseButton.LeftButton)
    QTest.keyClicks(field(window).edit, "l")
    shown = field(window).list
    assert len(shown.hits) > 8
    assert shown.place_of(len(shown.hits) - 1).top() > shown.height(), "the last hits lie below the edge"
    for _ in range(len(shown.hits) - 1):
        QTest.keyClick(field(window).edit, Qt.Key.Key_Down)
    last = shown.place_of(len(shown.hits) - 1)
    assert shown.chosen_hit is shown.hits[-1]
    assert last.top() >= 0
    assert last.bottom() <= shown.height()
    gone: list[Hit] = []
    title = shown.hits[-1].title
    shown.chosen.connect(gone.append)
    QTest.mouseClick(shown, Qt.MouseButton.LeftButton, pos=last.center().toPoint())
    assert [hit.title for hit in gone] == [title]
