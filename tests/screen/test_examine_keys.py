"""The spine and the sources of an answer, reached by mouse and by keyboard."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from derm_viewer.screen.answer.section import KeyedSection
from derm_viewer.screen.spine.view import SpineView
from derm_viewer.screen.window.main_window import MainWindow
from tests.screen.conftest import SHIN, TOE, Click
from tests.screen.examine_driver import press, row, tick

pytestmark = pytest.mark.usefixtures("active")


def test_the_spine_lights_up_and_its_disc_is_shown_on_the_body(window: MainWindow, click: Click) -> None:
    click(SHIN)
    _ = window.answer_words
    spine: QWidget = window.findChildren(SpineView)[0]
    assert isinstance(spine, SpineView)
    assert spine.lit.roots[0] == "L5"
    window.settle()
    before = window.canvas.grab().toImage()
    spine.setFocus(Qt.FocusReason.TabFocusReason)
    for _ in range(12):
        QTest.keyClick(spine, Qt.Key.Key_Down)
        if "disc" in spine.accessibleDescription().split(".")[0]:
            break
    QTest.keyClick(spine, Qt.Key.Key_Return)
    window.settle()
    assert "herniation" in window.answer_words
    assert window.canvas.grab().toImage() != before
    press(Qt.Key.Key_Escape)
    window.settle()
    assert window.canvas.grab().toImage() == before


def test_a_vertebra_says_that_it_is_not_a_root(window: MainWindow, click: Click) -> None:
    click(SHIN)
    _ = window.answer_words
    spine = window.findChildren(SpineView)[0]
    spine.vertebra_clicked.emit("L4")
    assert "A bone, and not a root" in window.answer_words


def test_candidates_unfold_and_show_their_sources_by_keyboard(examining: MainWindow) -> None:
    tick(examining, "hip_abduction", "weak")
    section = next(found for found in examining.findChildren(KeyedSection) if "Levels to consider" in found.text())
    section.setFocus(Qt.FocusReason.TabFocusReason)
    assert section.accessibleName().startswith("L5")
    assert "For: " not in section.text()
    press(Qt.Key.Key_Return)
    assert "For: Hip abduction is weak" in section.text()
    press(Qt.Key.Key_S)
    assert "Checked: " in section.text()
    press(Qt.Key.Key_Escape)
    assert "Checked: " not in section.text()
    press(Qt.Key.Key_Escape)
    assert "For: " not in section.text()


def test_up_and_down_go_from_candidate_to_candidate(examining: MainWindow, click: Click) -> None:
    click(TOE)
    section = next(found for found in examining.findChildren(KeyedSection) if "Levels to consider" in found.text())
    section.setFocus(Qt.FocusReason.TabFocusReason)
    first = section.accessibleName()
    press(Qt.Key.Key_Down)
    assert section.accessibleName() != first
    press(Qt.Key.Key_Up)
    assert section.accessibleName() == first


def test_a_row_shows_its_sources_by_keyboard(examining: MainWindow) -> None:
    where = row(examining, "hip_abduction")
    where.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(where, Qt.Key.Key_S)
    assert "Work: Suri P" in where.text()
    QTest.keyClick(where, Qt.Key.Key_S)
    assert "Work: Suri P" not in where.text()
