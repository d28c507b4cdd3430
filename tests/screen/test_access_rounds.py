"""The keyboard's way round the window: in the order in which it is seen, to every part, and into sight."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from derm_viewer.app import Parts
from derm_viewer.screen.answer.red_flag_strip import RedFlagStrip
from derm_viewer.screen.answer.section import KeyedSection
from derm_viewer.screen.column import Column
from derm_viewer.screen.window.main_window import MainWindow
from tests.screen.conftest import SHIN, Click, Opener, activate, button
from tests.screen.examine_driver import held, panel, press

pytestmark = pytest.mark.usefixtures("active")
SHIFT = Qt.KeyboardModifier.ShiftModifier


def round_trip(window: MainWindow, which: Qt.Key = Qt.Key.Key_Tab) -> list[QWidget]:
    """From the body to the body again."""
    window.canvas.setFocus(Qt.FocusReason.TabFocusReason)
    seen: list[QWidget] = []
    while not seen or (held() is not window.canvas and len(seen) < 100):
        press(which)
        seen.append(held())
    return seen


def test_tab_goes_through_the_panel_from_above_downwards(parts: Parts, window: MainWindow, click: Click) -> None:
    click(SHIN)
    panel(window).set_examining(True)
    parts.consult.set_finding("hip_abduction", "left", "weak")
    _ = window.answer_words
    column = window.findChildren(Column)[0]
    inside = [each for each in round_trip(window) if column.body().isAncestorOf(each)]
    tops = [each.mapTo(column.body(), QPoint(0, 0)).y() for each in inside]
    assert len(inside) > 6
    assert tops == sorted(tops)


def test_tab_goes_through_the_tools_from_left_to_right(window: MainWindow) -> None:
    tools = [each for each in round_trip(window) if window.tools.isAncestorOf(each)]
    places = [each.mapTo(window.tools, QPoint(0, 0)) for each in tools]
    assert len(tools) > 12
    assert [(at.y(), at.x()) for at in places] == sorted((at.y(), at.x()) for at in places)


def test_back_is_the_same_way(window: MainWindow, click: Click) -> None:
    click(SHIN)
    _ = window.answer_words
    there, back = round_trip(window), round_trip(window, Qt.Key.Key_Backtab)
    assert back[:-1] == list(reversed(there[:-1]))


def test_where_tab_comes_to_is_seen(window: MainWindow, click: Click) -> None:
    click(SHIN)
    panel(window).set_examining(True)
    _ = window.answer_words
    column = window.findChildren(Column)[0]
    window.canvas.setFocus(Qt.FocusReason.TabFocusReason)
    for _ in range(60):
        press(Qt.Key.Key_Tab)
        if column.body().isAncestorOf(held()):
            top = held().mapTo(column, QPoint(0, 0)).y()
            assert top < column.height() - 20
            assert top + held().height() > 20
        if held() is window.canvas:
            return
    pytest.fail("Tab does not come back to the body")


def test_the_row_of_roots_is_one_stop_and_the_arrows_go_through_it(parts: Parts, window: MainWindow) -> None:
    roots = [each for each in round_trip(window) if each.accessibleName().startswith("Show one root")]
    assert len(roots) == 1
    roots[0].setFocus(Qt.FocusReason.TabFocusReason)
    press(Qt.Key.Key_Right)
    second = held()
    assert second is not roots[0]
    press(Qt.Key.Key_Space)
    assert parts.consult.root == second.accessibleName().rpartition(" ")[2]
    again = [each for each in round_trip(window) if each.accessibleName().startswith("Show one root")]
    assert again == [second]


def test_while_painting_the_tools_take_the_place_of_the_roots(window: MainWindow) -> None:
    window.tools.paint.click()
    names = [each.accessibleName() for each in round_trip(window)]
    assert "Tool: Brush" in names
    assert not [name for name in names if name.startswith("Show one root")]
    window.tools.paint.click()
    assert [each for each in round_trip(window) if each.accessibleName().startswith("Show one root")]


def test_f6_goes_from_part_to_part_and_back(window: MainWindow, click: Click) -> None:
    click(SHIN)
    window.canvas.setFocus(Qt.FocusReason.TabFocusReason)
    been = [window.canvas.accessibleName()]
    for _ in range(5):
        press(Qt.Key.Key_F6)
        been.append(held().accessibleName())
        if held() is window.canvas:
            break
    assert held() is window.canvas
    assert "Quality: Pain" in been
    assert len(been) >= 5
    press(Qt.Key.Key_F6)
    press(Qt.Key.Key_F6, SHIFT)
    assert held() is window.canvas


def test_a_low_window_without_the_row_of_roots_has_no_stop_there(open_window: Opener, qtbot: QtBot) -> None:
    window = open_window(size=(1366, 560)).window
    activate(window, qtbot)
    for each in round_trip(window):
        assert not each.visibleRegion().isEmpty() or window.findChildren(Column)[0].body().isAncestorOf(each)


def test_every_choice_is_one_of_several_for_a_screen_reader(window: MainWindow) -> None:
    assert button(window, "Quality: Tingling").autoExclusive()


def test_with_words_twice_as_large_the_answer_keeps_its_room_and_the_keyboard_is_seen(
    parts: Parts, window: MainWindow, click: Click
) -> None:
    strip = window.findChildren(RedFlagStrip)[0]
    named = strip.accessibleName()
    window.text_size_chosen.emit(200)
    click(SHIN)
    panel(window).set_examining(True)
    _ = window.answer_words
    column = window.findChildren(Column)[0]
    assert column.height() > panel(window).height() * 0.4
    assert strip.height() < panel(window).height() * 0.22
    assert strip.accessibleName() == named, "a screen reader still has their names"
    window.canvas.setFocus(Qt.FocusReason.TabFocusReason)
    for _ in range(60):
        press(Qt.Key.Key_Tab)
        if held() is window.canvas:
            return
        if column.body().isAncestorOf(held()) and not isinstance(held(), KeyedSection):
            top = held().mapTo(column, QPoint(0, 0)).y()
            assert 0 <= top < column.height() - 20, f"{held().accessibleName()} begins at {top}"
    pytest.fail("Tab does not come back to the body")


@pytest.mark.parametrize("key", ["Ctrl+,", "Ctrl+E"])
def test_what_tab_comes_to_in_a_dialog_is_seen(window: MainWindow, qtbot: QtBot, click: Click, key: str) -> None:
    window.text_size_chosen.emit(200)
    click(SHIN)
    QTest.keySequence(window, QKeySequence(key))
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is not None)
    dialog = QApplication.activeModalWidget()
    assert dialog is not None
    dialog.resize(dialog.width(), 420)
    dialog.activateWindow()
    qtbot.waitUntil(lambda: dialog.isAncestorOf(held()))
    start, been = held(), 0
    for _ in range(60):
        press(Qt.Key.Key_Tab)
        assert dialog.isAncestorOf(held())
        seen = held().visibleRegion().boundingRect().height()
        assert seen >= min(held().height(), 40), f"{held().accessibleName()} is not seen"
        been += 1
        if held() is start:
            break
    assert held() is start
    assert been > 4
    dialog.close()
