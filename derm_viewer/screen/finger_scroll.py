"""A column under fingers: they move it, a tap is a click on what lies there, a resting finger asks for its tip."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QEvent, QObject, QPointF, Qt
from PySide6.QtGui import QHelpEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QScrollBar, QToolTip, QWidget

from derm_viewer.screen.canvas.pointer import TOUCHES
from derm_viewer.screen.fingers import Fingers, Wishes

if TYPE_CHECKING:
    from PySide6.QtGui import QTouchEvent

_LEFT, _NONE = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton


class FingerScroll(QObject):
    """Follows the fingers on a viewport. Qt would make a mouse of them, which presses and does not scroll."""

    def __init__(self, port: QWidget, bar: QScrollBar) -> None:
        super().__init__(port)
        self._port, self._bar, self._rest = port, bar, 0.0
        self._fingers = Fingers(Wishes(self._move, self._tap, lambda *_: None, hold=self._ask), self)
        port.setAttribute(Qt.WidgetAttribute.WA_AcceptTouchEvents)
        port.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() not in TOUCHES:
            return False
        self._fingers.take(cast("QTouchEvent", event))
        return True

    def _move(self, _: QPointF, by: QPointF) -> None:
        """Scroll by whole pixels and keep the rest."""
        QToolTip.hideText()
        self._rest += by.y()
        step = round(self._rest)
        self._rest -= step
        self._bar.setValue(self._bar.value() - step)

    def _under(self, at: QPointF) -> tuple[QWidget, QPointF]:
        """What lies there, and where in it."""
        found = self._port.childAt(at.toPoint()) or self._port
        return found, QPointF(found.mapFrom(self._port, at))

    def _tap(self, at: QPointF) -> None:
        QToolTip.hideText()
        widget, inside = self._under(at)
        everywhere, keys = self._port.mapToGlobal(at), Qt.KeyboardModifier.NoModifier
        for kind, held in ((QEvent.Type.MouseButtonPress, _LEFT), (QEvent.Type.MouseButtonRelease, _NONE)):
            QApplication.sendEvent(widget, QMouseEvent(kind, inside, everywhere, _LEFT, held, keys))

    def _ask(self, at: QPointF) -> None:
        widget, inside = self._under(at)
        place, everywhere = inside.toPoint(), self._port.mapToGlobal(at.toPoint())
        QApplication.sendEvent(widget, QHelpEvent(QEvent.Type.ToolTip, place, everywhere))
