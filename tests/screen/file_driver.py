"""How the tests of files drop, save, read what is asked, and answer."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QAction, QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from derm_viewer.app import Parts
from derm_viewer.screen.dialogs import Dialog
from derm_viewer.screen.window.file_desk import FileDesk
from tests.screen.conftest import NameFile, button
from tests.screen.paint_driver import begin, drag

LEFT = Qt.MouseButton.LeftButton
CONTROL = Qt.KeyboardModifier.ControlModifier
DOWN = [(-85.0, -54.0), (-85.0, -66.0)]


def desk(parts: Parts) -> FileDesk:
    return parts.window.findChildren(FileDesk)[0]


def asked(parts: Parts) -> Dialog | None:
    """The dialog that is open."""
    shown = [one for one in parts.window.findChildren(Dialog) if one.isVisible()]
    assert len(shown) <= 1
    return shown[0] if shown else None


def words(dialog: Dialog | None) -> str:
    assert dialog is not None
    return "\n".join(label.text() for label in dialog.findChildren(QLabel))


def answer(parts: Parts, text: str) -> None:
    """Click on a button of the dialog that is open."""
    dialog = asked(parts)
    assert dialog is not None
    QTest.mouseClick(button(dialog, text), LEFT)
    assert not dialog.isVisible()


def press(parts: Parts, key: Qt.Key, more: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(parts.window, key, CONTROL | more)


def drop(parts: Parts, *paths: Path) -> bool:
    """Drop files on the window; whether it took them."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    rest = (Qt.DropAction.CopyAction, data, LEFT, Qt.KeyboardModifier.NoModifier)
    over = QDragEnterEvent(QPointF(200, 300).toPoint(), *rest)
    over.ignore()
    QApplication.sendEvent(parts.window, over)
    if over.isAccepted():
        QApplication.sendEvent(parts.window, QDropEvent(QPointF(200, 300), *rest))
    return over.isAccepted()


def saved(parts: Parts, path: Path, name_file: NameFile) -> None:
    """Save a consultation with a stroke."""
    name_file(path)
    begin(parts)
    drag(parts, DOWN)
    press(parts, Qt.Key.Key_S)
    assert path.is_file()


def recent(parts: Parts) -> list[QAction]:
    """The entries of the menu of recent files."""
    menu = parts.window.menu.made()
    return menu.part("File").part("Open recent").actions()
