"""The menu: everything that has a key is in it with its key, and choosing it does what the key does."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from derm_viewer.app import Parts
from derm_viewer.screen.window.more_menu import MoreMenu

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

SECOND_KEYS = {"/", "=", "Ctrl+Y"}
"""Other keys for what has one already."""
NOT_IN_MENUS = {"Esc", "F10", "F6", "Shift+F6"}


def keys(parts: Parts) -> set[str]:
    return {each.key().toString() for each in parts.window.findChildren(QShortcut)}


def in_menu(menu: MoreMenu) -> dict[str, str]:
    """The words of each entry that has a key."""
    pairs = [each.text().split("\t") for each in menu.every_action() if "\t" in each.text()]
    assert len({key for _, key in pairs}) == len(pairs)
    return {key: text for text, key in pairs}


def test_every_key_of_the_window_is_in_the_menu(parts: Parts) -> None:
    assert keys(parts) - SECOND_KEYS - NOT_IN_MENUS == set(in_menu(parts.window.menu.made()))


def test_every_key_of_the_menu_is_in_the_list_of_keys(parts: Parts) -> None:
    listed = {key for row in parts.texts["keys"] for key in row[0].replace("\u2212", "-").split()}
    missing = {key for key in in_menu(parts.window.menu.made()) if key not in listed}
    assert missing <= {"Ctrl+Shift+S"}


def test_f10_opens_it_and_the_arrows_lead_through_it(parts: Parts) -> None:
    QTest.keyClick(parts.window, Qt.Key.Key_F10)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, MoreMenu)
    QTest.keyClick(menu, Qt.Key.Key_Down)
    assert menu.activeAction() is not None
    QTest.keyClick(menu, Qt.Key.Key_Escape)
    assert not menu.isVisible()


@pytest.mark.parametrize(
    ("words", "switch"), [("Whole body", "whole_body"), ("Test points", "key_points"), ("Skin nerves", "nerves")]
)
def test_switches_show_what_holds_and_turn_it(parts: Parts, words: str, switch: str) -> None:
    def entry() -> QAction:
        return next(each for each in parts.window.menu.made().every_action() if each.text().startswith(words + "\t"))

    button = getattr(parts.window.tools, switch)
    before = button.isChecked()
    action = entry()
    assert action.isChecked() == before
    action.trigger()
    assert button.isChecked() != before
    assert entry().isChecked() != before


def test_the_quality_that_holds_is_marked(parts: Parts) -> None:
    parts.consult.set_quality("numbness")
    marked = [each.text() for each in parts.window.menu.made().every_action() if each.isChecked()]
    assert "Numbness\t3" in marked
    assert "Pain\t1" not in marked
