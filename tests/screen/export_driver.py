"""How the tests of saving and exporting name files, choose in the dialog, and read what is said."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QMenu

from derm_viewer.app import Parts
from derm_viewer.screen.dialogs import Dialog
from tests.screen.conftest import button

LEFT = Qt.MouseButton.LeftButton


class Names:
    """The user's answers to the file dialogs: the next path, and how often he was asked."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.path = Path()
        self.asked: list[str] = []
        for ask in ("getSaveFileName", "getOpenFileName"):
            monkeypatch.setattr(QFileDialog, ask, self._answer)

    def _answer(self, _: object, title: str, *__: object) -> tuple[str, str]:
        self.asked.append(title)
        return str(self.path), ""


def menu(parts: Parts, entry: str) -> None:
    """Choose an entry of the menu behind the three dots, in whichever of its parts it stands."""
    QTest.mouseClick(button(parts.window, "More"), LEFT)
    opened = QApplication.activePopupWidget()
    assert isinstance(opened, QMenu)
    found = [action for action in _actions(opened) if action.text().partition("\t")[0] == entry]
    assert len(found) == 1, f"{len(found)} entries of the menu are called {entry!r}"
    opened.close()
    found[0].trigger()


def _actions(opened: QMenu) -> Iterator[QAction]:
    for action in opened.actions():
        part = action.menu()
        if isinstance(part, QMenu):
            yield from _actions(part)
        else:
            yield action


def dialog(parts: Parts) -> Dialog:
    """The dialog that is open."""
    found = [one for one in parts.window.findChildren(Dialog) if one.isVisible()]
    assert len(found) == 1
    return found[0]


def said(parts: Parts) -> str:
    """The words of the dialog that is open, after its title; it is closed."""
    shown = dialog(parts)
    words = [line for label in shown.findChildren(QLabel) for line in label.text().splitlines()]
    assert words[0] == shown.windowTitle()
    QTest.keyClick(shown, Qt.Key.Key_Escape)
    return "\n".join(words[1:])


def export(parts: Parts, *choices: str) -> None:
    """Choose Export in the menu, click these controls of the dialog, and go on."""
    menu(parts, "Export\u2026")
    for choice in choices:
        QTest.mouseClick(button(dialog(parts), choice), LEFT)
    QTest.mouseClick(button(dialog(parts), "Export\u2026"), LEFT)
    QApplication.processEvents()
