"""One random input after another, sent to whatever of the window would get it."""

from __future__ import annotations

import random
from pathlib import Path

from derm_viewer import qt

qt.load()

from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt, QUrl  # noqa: E402
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QWheelEvent  # noqa: E402
from PySide6.QtTest import QTest  # noqa: E402
from PySide6.QtWidgets import QApplication, QFileDialog, QMenu, QWidget  # noqa: E402

from derm_viewer import app  # noqa: E402
from derm_viewer.consult.painting import Painting  # noqa: E402
from derm_viewer.options import Options  # noqa: E402

KEYS = [getattr(Qt.Key, f"Key_{letter}") for letter in "PTNWLMRE01234"] + [
    Qt.Key.Key_Left,
    Qt.Key.Key_Right,
    Qt.Key.Key_Up,
    Qt.Key.Key_Down,
    Qt.Key.Key_Return,
    Qt.Key.Key_Escape,
    Qt.Key.Key_Tab,
    Qt.Key.Key_Backtab,
    Qt.Key.Key_Space,
    Qt.Key.Key_Plus,
    Qt.Key.Key_Minus,
    Qt.Key.Key_F1,
]
WITH_CTRL = [Qt.Key.Key_F, Qt.Key.Key_C, Qt.Key.Key_Z, Qt.Key.Key_Y]
WORDS = ("big toe", "l5", "knee jerk", "meralgia", "left outer shin", "xyzzy", "")
NO_KEYS, CTRL = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier


class Shaker:
    """A window of its own, and the next thing to do to it."""

    def __init__(self, rng: random.Random, folder: Path) -> None:
        """`folder` gets the files that are dropped on the window."""
        self.rng = rng
        self.last = "nothing"
        self.parts = app.build(Options(temp_profile=True, size=(1280, 800)))
        self.parts.window.show()
        while not self.parts.window.property("complete"):
            self.parts.app.processEvents()
        self._broken = folder / "broken.geojson"
        self._broken.write_text('{"type": "FeatureCollection"', encoding="utf-8")
        often = {self._press: 8, self._drag: 5, self._key: 8, self._control: 3, self._wheel: 4}
        self._often = {**often, self._type: 1, self._resize: 1, self._drop: 1}

    def step(self) -> None:
        """Do one thing and let the window follow."""
        self._close_dialogs()
        do = self.rng.choices(list(self._often), list(self._often.values()))[0]
        self.last = do.__name__
        do()
        self.parts.app.processEvents()

    def lost_marks(self) -> bool:
        """Whether taking back every stroke and making them again gives other marks than before."""
        for painting in _paintings():
            before, steps = painting.surfaces, 0
            while painting.can_undo:
                painting.undo()
                steps += 1
            for _ in range(steps):
                painting.redo()
            if painting.surfaces != before:
                return True
        return False

    def close(self) -> None:
        """Take the window down."""
        self._close_dialogs()
        app.end(self.parts)

    def _target(self) -> tuple[QWidget, QPoint]:
        window = self.parts.window
        spot = QPoint(self.rng.randrange(window.width()), self.rng.randrange(window.height()))
        widget = window.childAt(spot) or window
        return widget, widget.mapFrom(window, spot)

    def _press(self) -> None:
        widget, at = self._target()
        button = Qt.MouseButton.LeftButton if self.rng.random() < 0.85 else Qt.MouseButton.RightButton
        QTest.mouseClick(widget, button, pos=at)

    def _drag(self) -> None:
        widget, at = self._target()
        QTest.mousePress(widget, Qt.MouseButton.LeftButton, pos=at)
        for _ in range(self.rng.randrange(1, 12)):
            at += QPoint(self.rng.randrange(-40, 41), self.rng.randrange(-40, 41))
            QTest.mouseMove(widget, at)
            self.parts.app.processEvents()
        QTest.mouseRelease(widget, Qt.MouseButton.LeftButton, pos=at)

    def _key(self) -> None:
        QTest.keyClick(QApplication.focusWidget() or self.parts.window, self.rng.choice(KEYS))

    def _control(self) -> None:
        QTest.keyClick(QApplication.focusWidget() or self.parts.window, self.rng.choice(WITH_CTRL), CTRL)

    def _wheel(self) -> None:
        widget, at = self._target()
        turn = QPoint(0, self.rng.choice((-240, -120, 120, 240)))
        place = QPointF(at)
        event = QWheelEvent(
            place,
            widget.mapToGlobal(place),
            QPoint(),
            turn,
            Qt.MouseButton.NoButton,
            NO_KEYS,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(widget, event)

    def _type(self) -> None:
        QTest.keyClick(QApplication.focusWidget() or self.parts.window, Qt.Key.Key_F, CTRL)
        self.parts.app.processEvents()
        QTest.keyClicks(QApplication.focusWidget() or self.parts.window, self.rng.choice(WORDS))
        QTest.keyClick(QApplication.focusWidget() or self.parts.window, Qt.Key.Key_Return)

    def _resize(self) -> None:
        self.parts.window.resize(self.rng.randrange(900, 1900), self.rng.randrange(560, 1100))

    def _drop(self) -> None:
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(self._broken))])
        window, copy = self.parts.window, Qt.DropAction.CopyAction
        at, left = QPoint(400, 400), Qt.MouseButton.LeftButton
        QApplication.sendEvent(window, QDragEnterEvent(at, copy, data, left, NO_KEYS))
        QApplication.sendEvent(window, QDropEvent(QPointF(at), copy, data, left, NO_KEYS, QEvent.Type.Drop))

    def _close_dialogs(self) -> None:
        for widget in QApplication.topLevelWidgets():
            if widget is not self.parts.window and widget.isVisible() and isinstance(widget, (QMenu, QFileDialog)):
                widget.close()
        modal = QApplication.activeModalWidget()
        if modal is not None:
            modal.close()


def _paintings() -> list[Painting]:
    import gc

    return [found for found in gc.get_objects() if isinstance(found, Painting)]
