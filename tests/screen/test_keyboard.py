"""Everything with the keyboard alone."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from derm_viewer.app import Parts
from derm_viewer.screen.answer.red_flag_strip import RedFlagStrip
from derm_viewer.screen.column import Column
from derm_viewer.screen.examine.row import ChoiceRow
from derm_viewer.screen.window.main_window import MainWindow
from tests.screen.conftest import SHIN, Click, button

pytestmark = pytest.mark.usefixtures("active")



def key(window: QWidget, which: Qt.Key, qtbot: QtBot) -> None:
    """Press a key wherever the keyboard is."""
    QTest.keyClick(QApplication.focusWidget() or window, which)


def test_the_keys_choose_quality_map_and_leg(parts: Parts, window: MainWindow, qtbot: QtBot) -> None:
    key(window, Qt.Key.Key_2, qtbot)
    assert parts.consult.quality == "tingling"
    key(window, Qt.Key.Key_3, qtbot)
    assert parts.consult.quality == "numbness"
    key(window, Qt.Key.Key_1, qtbot)
    assert parts.consult.quality == "pain"
    key(window, Qt.Key.Key_M, qtbot)
    assert parts.consult.shown_map == "isncsci"
    key(window, Qt.Key.Key_L, qtbot)
    assert parts.consult.leg == "right"


def test_the_keys_show_points_and_the_whole_body(window: MainWindow, qtbot: QtBot) -> None:
    points = button(window, "Test points").isChecked()
    key(window, Qt.Key.Key_T, qtbot)
    assert button(window, "Test points").isChecked() is not points
    key(window, Qt.Key.Key_W, qtbot)
    assert button(window, "Whole body").isChecked()


def test_the_keys_zoom(window: MainWindow, qtbot: QtBot) -> None:
    before = window.canvas.widget_at(*SHIN)
    key(window, Qt.Key.Key_Plus, qtbot)
    nearer = window.canvas.widget_at(*SHIN)
    assert nearer != before
    key(window, Qt.Key.Key_Minus, qtbot)
    assert window.canvas.widget_at(*SHIN) != nearer
    key(window, Qt.Key.Key_0, qtbot)
    assert window.canvas.widget_at(*SHIN) == before


def test_escape_clears_the_answer(window: MainWindow, click: Click, qtbot: QtBot) -> None:
    click(SHIN)
    assert "L5 in both maps" in window.answer_words
    key(window, Qt.Key.Key_Escape, qtbot)
    assert "Click the body where it hurts" in window.answer_words


def test_the_body_is_answered_without_a_mouse(window: MainWindow, qtbot: QtBot) -> None:
    window.canvas.setFocus(Qt.FocusReason.TabFocusReason)
    for which in (Qt.Key.Key_Down, Qt.Key.Key_Right, Qt.Key.Key_Return):
        QTest.keyClick(window.canvas, which)
    assert "Click the body where it hurts" not in window.answer_words
    assert "Patient\u2019s " in window.answer_words


def test_the_red_flags_open_with_a_key(window: MainWindow, qtbot: QtBot) -> None:
    before = window.answer_words
    key(window, Qt.Key.Key_R, qtbot)
    assert len(window.answer_words) > len(before) + 200
    key(window, Qt.Key.Key_R, qtbot)
    assert window.answer_words == before


def test_tab_reaches_every_part_and_comes_back(window: MainWindow, qtbot: QtBot) -> None:
    window.canvas.setFocus(Qt.FocusReason.TabFocusReason)
    seen: list[str] = []
    for _ in range(40):
        key(window, Qt.Key.Key_Tab, qtbot)
        focused = QApplication.focusWidget()
        assert focused is not None
        if focused is window.canvas:
            break
        seen.append(focused.accessibleName())
    names = " | ".join(seen)
    for part in ("Quality: Pain", "Map: All maps", "Side views: Left leg", "Whole body", "Test points", "Zoom in"):
        assert part in names
    assert "Ask first:" in names
    assert "Answer in full" in names
    assert "Quality: Tingling" not in names, "Tab enters a row of choices once"
    assert QApplication.focusWidget() is window.canvas


def test_the_arrows_choose_in_a_row(parts: Parts, window: MainWindow, qtbot: QtBot) -> None:
    first = button(window, "Quality: Pain")
    first.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(first, Qt.Key.Key_Right)
    assert parts.consult.quality == "tingling"
    focused = QApplication.focusWidget()
    assert focused is not None
    assert focused.accessibleName() == "Quality: Tingling"


def test_a_focused_control_looks_different(window: MainWindow, qtbot: QtBot) -> None:
    for name in ("Quality: Pain", "Whole body", "Zoom in"):
        each = button(window, name)
        window.canvas.setFocus(Qt.FocusReason.TabFocusReason)
        before = each.grab().toImage()
        each.setFocus(Qt.FocusReason.TabFocusReason)
        assert each.grab().toImage() != before, name


def test_f1_lists_the_keys_and_escape_closes_it(window: MainWindow, qtbot: QtBot) -> None:
    key(window, Qt.Key.Key_F1, qtbot)
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, QDialog)
    assert dialog.windowTitle() == "Keys"
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is None)


def test_control_q_closes_the_window(window: MainWindow, qtbot: QtBot) -> None:
    QTest.keyClick(window, Qt.Key.Key_Q, Qt.KeyboardModifier.ControlModifier)
    assert not window.isVisible()


def test_closing_the_red_flags_leaves_the_keyboard_on_their_strip(
    window: MainWindow, qtbot: QtBot, click: Click
) -> None:
    click(SHIN)
    key(window, Qt.Key.Key_R, qtbot)
    strip = window.findChild(RedFlagStrip)
    column = window.findChild(Column)
    assert strip is not None
    assert column is not None
    assert strip.isChecked()
    flag = next(row for row in column.findChildren(ChoiceRow) if row.isVisible())
    flag.setFocus(Qt.FocusReason.MouseFocusReason)
    key(window, Qt.Key.Key_R, qtbot)
    assert not strip.isChecked()
    assert QApplication.focusWidget() is strip
    assert column.start == 0


def test_clearing_the_answer_brings_the_keyboard_back_to_the_body(
    window: MainWindow, qtbot: QtBot, click: Click
) -> None:
    click(SHIN)
    key(window, Qt.Key.Key_E, qtbot)
    assert isinstance(QApplication.focusWidget(), ChoiceRow)
    key(window, Qt.Key.Key_Escape, qtbot)
    assert QApplication.focusWidget() is window.canvas
