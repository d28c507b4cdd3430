"""The dialogs: what they say, and how they are left."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from derm_viewer import __version__
from derm_viewer.app import Parts
from derm_viewer.screen.dialogs import Dialog
from derm_viewer.screen.window.more_menu import MoreMenu
from tests.screen.conftest import button

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


def open_dialog() -> Dialog:
    """The dialog that is open."""
    found = QApplication.activeModalWidget()
    assert isinstance(found, Dialog)
    return found


def words(dialog: Dialog) -> str:
    """Everything a dialog says."""
    labels = dialog.findChildren(QLabel)
    assert all(label.textFormat() == Qt.TextFormat.PlainText for label in labels)
    return "\n".join(label.text() for label in labels)


def test_about_says_versions_data_and_licences(parts: Parts, qtbot: QtBot) -> None:
    QTest.mouseClick(button(parts.window, "More"), Qt.MouseButton.LeftButton)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, MoreMenu)
    next(action for action in menu.every_action() if action.text() == "About Derm Viewer").trigger()
    menu.close()
    said = words(open_dialog())
    for part in (
        __version__,
        "6.1",
        "sample",
        "map.geojson",
        "LGPL",
        "Keegan-Garrett",
        "traced",
        "CC0",
        "Open Font License",
        "ISC",
    ):
        assert part in said
    QTest.keyClick(open_dialog(), Qt.Key.Key_Escape)


def test_a_message_is_one_sentence_and_closes_with_enter(parts: Parts, qtbot: QtBot) -> None:
    parts.window.show_message("This map file cannot be shown", "it is <b>empty</b>")
    dialog = open_dialog()
    assert "it is <b>empty</b>" in words(dialog)
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    assert not dialog.isVisible()


def test_an_error_can_be_copied_and_the_program_goes_on(parts: Parts, qtbot: QtBot) -> None:
    parts.reporter.report("Something went wrong (ValueError in a.py, line 3).", "the details")
    dialog = open_dialog()
    assert "ValueError in a.py, line 3" in words(dialog)
    assert "the details" not in words(dialog)
    QTest.mouseClick(button(dialog, "Copy details"), Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().text() == "the details"
    QTest.mouseClick(button(dialog, "Go on"), Qt.MouseButton.LeftButton)
    assert not dialog.isVisible()
    assert parts.window.isVisible()


def test_the_same_error_twice_opens_one_dialog_at_a_time(parts: Parts) -> None:
    parts.reporter.report("First.", "")
    parts.reporter.report("Second.", "")
    open_now = [each for each in QApplication.topLevelWidgets() if isinstance(each, Dialog) and each.isVisible()]
    assert len(open_now) == 1
    assert "First." in words(open_now[0])
