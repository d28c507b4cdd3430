"""Examining: real clicks and keys, judged by the findings, the answer and the words of the window."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from derm_viewer.app import Parts
from derm_viewer.clinic.answer import Finding
from derm_viewer.screen.examine.row import ChoiceRow
from derm_viewer.screen.window.main_window import MainWindow
from tests.screen.conftest import SHIN, TOE, Click, button
from tests.screen.examine_driver import answer, listed, panel, press, row, tick

pytestmark = pytest.mark.usefixtures("active")
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def test_a_click_on_a_result_is_a_finding_of_that_side(examining: MainWindow, parts: Parts) -> None:
    tick(examining, "hip_abduction", "weak")
    assert parts.consult.findings.all == (Finding("hip_abduction", "left", "weak"),)
    assert answer(parts).findings == parts.consult.findings.all
    assert "speaks for the L5 root" in examining.answer_words
    assert "hip abduction, patient\u2019s left: weak" in examining.answer_words.casefold()


def test_one_tick_makes_one_answer(examining: MainWindow, parts: Parts) -> None:
    made: list[object] = []
    parts.consult.answer_changed.connect(made.append)
    tick(examining, "hip_abduction", "weak")
    assert len(made) == 1


def test_the_same_result_again_means_not_tested(examining: MainWindow, parts: Parts) -> None:
    tick(examining, "hip_abduction", "weak")
    tick(examining, "hip_abduction", "weak")
    assert not parts.consult.findings.all


def test_a_done_test_leaves_the_tests_to_do(examining: MainWindow) -> None:
    first = listed(examining, "Test next").rows[0].item
    assert first is not None
    tick(examining, first.id, first.choices[0].word)
    following = [each.item.id for each in listed(examining, "Test next").rows if each.item]
    assert first.id not in following
    assert any(each.item and each.item.id == first.id for each in listed(examining, "Further tests and findings").rows)


def test_pinprick_and_light_touch_are_ticked_apart(examining: MainWindow, parts: Parts) -> None:
    tick(examining, "pinprick_l5", "reduced")
    tick(examining, "touch_l5", "normal")
    found = {one.sign: one.result for one in parts.consult.findings.all}
    assert found == {"pinprick_l5": "reduced", "touch_l5": "normal"}


def test_the_other_leg_has_its_own_results(examining: MainWindow, parts: Parts) -> None:
    tick(examining, "hip_abduction", "weak")
    QTest.mouseClick(button(examining, "Test the right leg"), Qt.MouseButton.LeftButton)
    assert row(examining, "hip_abduction").item is not None
    tick(examining, "hip_abduction", "weak")
    assert {one.side for one in parts.consult.findings.all} == {"left", "right"}
    assert answer(parts).emergency is not None, "weak in both legs"
    assert "emergency" in examining.answer_words.casefold()


def test_findings_stay_when_another_place_is_clicked_and_can_be_cleared(
    examining: MainWindow, parts: Parts, click: Click
) -> None:
    tick(examining, "hip_abduction", "weak")
    click(TOE)
    assert len(answer(parts).findings) == 1
    QTest.mouseClick(button(examining, "Clear findings"), Qt.MouseButton.LeftButton)
    assert not answer(parts).findings
    QTest.mouseClick(button(examining, "Undo findings"), Qt.MouseButton.LeftButton)
    assert len(answer(parts).findings) == 1


def test_undo_and_redo_by_key(examining: MainWindow, parts: Parts) -> None:
    tick(examining, "hip_abduction", "weak")
    press(Qt.Key.Key_Z, CTRL)
    assert not parts.consult.findings.all
    press(Qt.Key.Key_Z, CTRL | SHIFT)
    assert len(parts.consult.findings.all) == 1


def test_the_whole_examination_by_keyboard(window: MainWindow, parts: Parts, click: Click) -> None:
    click(SHIN)
    press(Qt.Key.Key_E)
    focused = QApplication.focusWidget()
    assert isinstance(focused, ChoiceRow)
    first = focused.item
    assert first is not None
    press(Qt.Key.Key_1)
    assert parts.consult.findings.all == (Finding(first.id, "left", first.choices[0].word),)
    assert parts.consult.quality == "pain", "the figure belongs to the row while the keyboard is there"
    press(Qt.Key.Key_Down)
    second = QApplication.focusWidget()
    assert isinstance(second, ChoiceRow)
    assert second.item is not None
    sign = second.item.id
    press(Qt.Key.Key_Right)
    press(Qt.Key.Key_E)
    assert [one.sign for one in parts.consult.findings.all] == [first.id, sign]


def test_left_and_nought_take_a_result_back(examining: MainWindow, parts: Parts) -> None:
    tick(examining, "hip_abduction", "normal")
    where = row(examining, "hip_abduction")
    where.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(where, Qt.Key.Key_Left)
    assert parts.consult.findings.all[0].result == "weak"
    QTest.keyClick(row(examining, "hip_abduction"), Qt.Key.Key_0)
    assert not parts.consult.findings.all


def test_a_row_unfolds_to_how_it_is_done(examining: MainWindow) -> None:
    where = row(examining, "hip_abduction")
    high = where.height()
    QTest.mouseClick(where, Qt.MouseButton.LeftButton, pos=QPoint(20, 14))
    assert "How: " in where.text()
    assert where.height() > high
    QTest.keyClick(where, Qt.Key.Key_Return)
    assert where.height() == high


def test_a_figure_opens_its_source_and_escape_closes_it_before_the_answer(examining: MainWindow, parts: Parts) -> None:
    where = row(examining, "hip_abduction")
    spot = next(
        QPoint(x, y)
        for y in range(4, 30, 3)
        for x in range(2, where.width(), 3)
        if x < where.chip_at("weak").left() and numbered(where, x, y)
    )
    QTest.mouseClick(where, Qt.MouseButton.LeftButton, pos=spot)
    for words in ("Figure: LR+ 11 for L5", "Checked: ", "Work: Suri P"):
        assert words in where.text()
    press(Qt.Key.Key_Escape)
    assert "Work: Suri P" not in where.text()
    assert parts.consult.answer is not None
    press(Qt.Key.Key_Escape)
    assert parts.consult.answer is None


def numbered(where: ChoiceRow, x: int, y: int) -> bool:
    """Whether a source number stands there."""
    drawn = where._row
    return drawn is not None and drawn.source_at(x, y) is not None


def test_the_first_screen_shows_four_tests_and_the_reading(examining: MainWindow) -> None:
    shown = panel(examining)
    tests = listed(examining, "Test next")
    assert len([each for each in tests.rows if each.item and not each.item.partner]) == 4
    assert tests.mapTo(shown, QPoint(0, tests.height())).y() + 50 < shown.height()
    words = examining.answer_words
    assert words.index("Test next") < words.index("Nothing is tested on this side yet") < words.index("Then\n")


def test_every_chip_is_large_enough_for_a_finger(examining: MainWindow) -> None:
    for each in listed(examining, "Test next").rows:
        assert each.item is not None
        for choice in each.item.choices:
            rect = each.chip_at(choice.word)
            assert rect.width() >= 44
            assert rect.height() >= 28


def test_all_tests_are_listed_on_demand(examining: MainWindow, parts: Parts) -> None:
    assert not listed(examining, "All tests").isVisible()
    QTest.mouseClick(button(examining, "All tests"), Qt.MouseButton.LeftButton)
    every = listed(examining, "All tests")
    assert len(every.rows) > 40
    last = every.rows[-1].item
    assert last is not None
    tick(examining, last.id, last.choices[0].word)
    assert [one.sign for one in parts.consult.findings.all] == [last.id]
    QTest.mouseClick(button(examining, "All tests"), Qt.MouseButton.LeftButton)
    assert not listed(examining, "All tests").isVisible()


def test_a_red_flag_answered_yes_brings_the_emergency_to_the_top(window: MainWindow, parts: Parts) -> None:
    window.canvas.setFocus()
    press(Qt.Key.Key_R)
    tick(window, "saddle", "yes")
    words = window.answer_words
    assert words.startswith("Emergency: act now")
    assert "Red flags: yes to saddle numbness" in words
    assert parts.consult.answer is None, "it needs no place"
    tick(window, "saddle", "no")
    assert not window.answer_words.startswith("Emergency")
    assert "Red flags: none so far" in window.answer_words


def test_what_a_tick_has_moved_is_marked(examining: MainWindow) -> None:
    before = [each.item.id for each in listed(examining, "Test next").rows if each.item]
    tick(examining, "foot_in", "normal")
    tick(examining, before[0], "weak")
    moved = panel(examining)._moved
    shown = {each.item.id for each in listed(examining, "Test next").rows if each.item}
    assert moved
    assert set(moved.values()) <= {"up", "down", "new"}
    assert shown & set(moved) or any(not sign.startswith("pin") for sign in moved)
