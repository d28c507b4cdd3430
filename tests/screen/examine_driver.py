"""How the tests of the examination find rows and lists, tick and press keys."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from derm_viewer.app import Parts
from derm_viewer.clinic.answer import Answer
from derm_viewer.screen.answer.panel import AnswerPanel
from derm_viewer.screen.examine.list import ChoiceList
from derm_viewer.screen.examine.row import ChoiceRow
from derm_viewer.screen.window.main_window import MainWindow


def panel(window: MainWindow) -> AnswerPanel:
    """The answer panel."""
    return window.findChildren(AnswerPanel)[0]


def listed(window: MainWindow, name: str) -> ChoiceList:
    """The list that a screen reader calls by this name."""
    _ = window.answer_words  # what waits for a moment is filled now
    return next(found for found in window.findChildren(ChoiceList) if found.accessibleName() == name)


def row(window: MainWindow, sign: str) -> ChoiceRow:
    """The visible row of a sign."""
    _ = window.answer_words
    rows = [each for each in window.findChildren(ChoiceRow) if each.isVisible() and each.item and each.item.id == sign]
    assert rows, f"no row of {sign} is shown"
    return rows[0]


def tick(window: MainWindow, sign: str, result: str) -> None:
    """Click on a result of a sign."""
    where = row(window, sign)
    QTest.mouseClick(where, Qt.MouseButton.LeftButton, pos=where.chip_at(result).center().toPoint())


def answer(parts: Parts) -> Answer:
    """The present answer."""
    assert parts.consult.answer is not None
    return parts.consult.answer


def press(which: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Press a key where the keyboard is."""
    QTest.keyClick(held(), which, modifiers)


def held() -> QWidget:
    """The widget with the keyboard."""
    found = QApplication.focusWidget()
    assert found is not None
    return found
