"""One random input after another, sent to whatever of the window would get it."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path

from derm_viewer import qt

qt.load()

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt  # noqa: E402
from PySide6.QtGui import QAction, QWheelEvent  # noqa: E402
from PySide6.QtPrintSupport import QPrintPreviewDialog  # noqa: E402
from PySide6.QtTest import QTest  # noqa: E402
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QMenu, QWidget  # noqa: E402

from derm_viewer import app  # noqa: E402
from derm_viewer.options import Options  # noqa: E402
from derm_viewer.screen.dialogs import Dialog  # noqa: E402
from derm_viewer.screen.paint.gate import PaintGate  # noqa: E402
from tools.shake.files import Files  # noqa: E402
from tools.shake.fingers import Touching  # noqa: E402
from tools.shake.marks import Marks  # noqa: E402
from tools.shake.rest import rest  # noqa: E402

KEYS = [getattr(Qt.Key, f"Key_{letter}") for letter in "TNWLMRESBD01234"] + [
    Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Escape,
    Qt.Key.Key_Tab, Qt.Key.Key_Backtab, Qt.Key.Key_Space, Qt.Key.Key_Plus, Qt.Key.Key_Minus, Qt.Key.Key_F1,
    Qt.Key.Key_P, Qt.Key.Key_F6, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown,
]  # fmt: skip
RARE_KEYS = [Qt.Key.Key_F11, Qt.Key.Key_F10]
WITH_CTRL = [Qt.Key.Key_F, Qt.Key.Key_C, Qt.Key.Key_Z, Qt.Key.Key_Z, Qt.Key.Key_Y, Qt.Key.Key_Comma]
WORDS = ("big toe", "l5", "knee jerk", "meralgia", "left outer shin", "xyzzy", "", "s1 right")
LEFT, RIGHT = Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton
NO_KEYS, CTRL = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier
_QUIT = ("Quit", "Drop", "Close")
"""Entries and answers that end the program begin so; they are left alone."""
_WAITS = ("Print",)
"""Buttons that open a dialog of the system's own, which waits for a person."""


class Shaker:
    """A window of its own, and the next thing to do to it. `lost` says in words which mark was lost, if one was."""

    def __init__(self, rng: random.Random, folder: Path) -> None:
        """`folder` gets the files that are saved, opened and dropped."""
        self.rng = rng
        self.last, self.lost = "nothing", ""
        self.parts = app.build(Options(temp_profile=True, size=(1280, 800)))
        self.parts.window.show()
        while not self.parts.window.property("complete"):
            self.parts.app.processEvents()
        gate = self.parts.window.findChildren(PaintGate)[0]
        self._marks, self._files = Marks(self.parts, gate, rng), Files(self.parts, gate, rng, folder)
        self._touching = Touching(rng, self.parts.window)
        self._often: dict[Callable[[], object], float] = {
            self._press: 8, self._drag: 3, self._key: 8, self._control: 4, self._wheel: 4, self._rare_key: 0.3,
            self._search: 1, self._resize: 1, self._choose: 1, self._marks.paint: 6, self._marks.tool: 3,
            self._files.drop: 0.6, self._files.save: 0.7, self._files.open: 0.5, self._files.export: 0.4,
            self._files.preview: 0.04, self._touching.touch: 4, self._new_patient: 0.1,
        }  # fmt: skip

    def step(self) -> None:
        """Do one thing and let the window follow."""
        asked = self._leave_dialogs()
        do = self.rng.choices(list(self._often), list(self._often.values()))[0]
        self.last = do.__name__.strip("_")
        self._marks.remember()
        failed = do()
        self.parts.app.processEvents()
        self.parts.app.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)  # no loop runs that would do it
        may_lose = asked or self.last in ("choose", "new_patient", "open", "drop", "rare_key")
        self.lost = str(failed or "") or self._marks.lost(may_lose=may_lose)

    def rest(self) -> None:
        """Bring the window to the state in which it is looked at."""
        self.last = "rest"
        rest(self.parts)

    def lost_by_undo(self) -> str:
        """Which marks are lost when every stroke is taken back and made again; "" for none."""
        return self._marks.lost_by_undo()

    def close(self) -> None:
        """Take the window down."""
        while self._leave_dialogs():
            pass
        QApplication.clipboard().clear()  # off screen Qt's own would take the program down with it
        app.end(self.parts)

    def _target(self) -> tuple[QWidget, QPoint]:
        """What lies at a random spot of the window; now and then of another one that is open."""
        others = [one for one in QApplication.topLevelWidgets() if one.isVisible() and one is not self.parts.window]
        window = self.rng.choice(others) if others and self.rng.random() < 0.3 else self.parts.window
        spot = QPoint(self.rng.randrange(max(window.width(), 1)), self.rng.randrange(max(window.height(), 1)))
        widget = window.childAt(spot) or window
        return widget, widget.mapFrom(window, spot)

    def _focused(self) -> QWidget:
        return QApplication.focusWidget() or self.parts.window

    def _press(self) -> None:
        widget, at = self._target()
        QTest.mouseClick(widget, LEFT if self.rng.random() < 0.85 else RIGHT, pos=at)

    def _drag(self) -> None:
        widget, at = self._target()
        QTest.mousePress(widget, LEFT, pos=at)
        for _ in range(self.rng.randrange(1, 12)):
            at += QPoint(self.rng.randrange(-40, 41), self.rng.randrange(-40, 41))
            QTest.mouseMove(widget, at)
            self.parts.app.processEvents()
        QTest.mouseRelease(widget, LEFT, pos=at)

    def _key(self) -> None:
        QTest.keyClick(self._focused(), self.rng.choice(KEYS))

    def _rare_key(self) -> None:
        QTest.keyClick(self._focused(), self.rng.choice(RARE_KEYS))

    def _control(self) -> None:
        QTest.keyClick(self._focused(), self.rng.choice(WITH_CTRL), CTRL)

    def _new_patient(self) -> None:
        QTest.keyClick(self._focused(), Qt.Key.Key_N, CTRL)

    def _wheel(self) -> None:
        widget, at = self._target()
        turn, place = QPoint(0, self.rng.choice((-240, -120, 120, 240))), QPointF(at)
        event = QWheelEvent(
            place, widget.mapToGlobal(place), QPoint(), turn, Qt.MouseButton.NoButton, NO_KEYS,
            Qt.ScrollPhase.NoScrollPhase, False,
        )  # fmt: skip
        QApplication.sendEvent(widget, event)

    def _search(self) -> None:
        QTest.keyClick(self._focused(), Qt.Key.Key_F, CTRL)
        self.parts.app.processEvents()
        QTest.keyClicks(self._focused(), self.rng.choice(WORDS))
        self.parts.app.processEvents()
        for _ in range(self.rng.randrange(3)):
            QTest.keyClick(self._focused(), Qt.Key.Key_Down)
        QTest.keyClick(self._focused(), self.rng.choice((Qt.Key.Key_Return, Qt.Key.Key_Escape)))

    def _resize(self) -> None:
        self.parts.window.resize(self.rng.randrange(900, 1900), self.rng.randrange(560, 1100))

    def _choose(self) -> None:
        """Any entry of the menu but those that end the program; what they open is left at the next step."""
        menu = self.parts.window.menu.made()
        found = [one for one in _entries(menu) if one.isEnabled() and not one.text().startswith(_QUIT)]
        self._files.answer()
        self.rng.choice(found).trigger()
        menu.close()
        menu.deleteLater()

    def _leave_dialogs(self) -> bool:
        """Answer what asks, close what is open; whether anything asked."""
        for widget in QApplication.topLevelWidgets():
            if widget.isVisible() and isinstance(widget, QMenu):
                widget.close()
        modal = QApplication.activeModalWidget()
        if not isinstance(modal, QDialog):
            return False
        if not isinstance(modal, Dialog):
            modal.reject()  # Qt's own print, page and file dialogs wait inside for somebody
            return True
        if self.rng.random() < 0.3:
            return True  # the next input meets it
        answers = [one for one in modal.findChildren(QAbstractButton) if one.isVisible() and one.isEnabled()]
        harmless = [one for one in answers if not one.text().startswith((*_QUIT, *_WAITS))]
        self._files.answer()
        if harmless and not isinstance(modal, QPrintPreviewDialog) and self.rng.random() < 0.5:
            QTest.mouseClick(self.rng.choice(harmless), LEFT)
        else:
            modal.reject()
        self.parts.app.processEvents()
        return True


def _entries(menu: QMenu) -> list[QAction]:
    """Every entry of a menu and of its parts."""
    found: list[QAction] = []
    for action in menu.actions():
        part = action.menu()
        if isinstance(part, QMenu):
            found += _entries(part)
        elif not action.isSeparator():
            found.append(action)
    return found
