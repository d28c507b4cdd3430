"""Mouse, wheel and touchpad, turned into wishes: zoom about a point, pan, click. Fingers: touch.py."""

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import QEvent, QObject, QPointF, Qt, QTimer
from PySide6.QtGui import QMouseEvent, QNativeGestureEvent, QWheelEvent
from PySide6.QtWidgets import QApplication

TOUCHES = (QEvent.Type.TouchBegin, QEvent.Type.TouchUpdate, QEvent.Type.TouchEnd, QEvent.Type.TouchCancel)
PER_NOTCH = 1.2
NOTCH = 120.0


class Wishes(NamedTuple):
    """What the canvas does when asked: zoom(factor, at), pan(by), click(at), and whether it can pan at all.

    `expect(at)` while the button is still down: a click may follow.
    """

    zoom: Callable[[float, QPointF], None]
    pan: Callable[[QPointF], None]
    click: Callable[[QPointF], None]
    expect: Callable[[QPointF], None]
    can_pan: Callable[[], bool]


class Pointer:
    """Knows whether a press is becoming a drag; a press and release in one place is a click where it was pressed."""

    def __init__(self, wishes: Wishes, parent: QObject) -> None:
        self._wishes = wishes
        self._soon = QTimer(parent)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._expect)
        self._pressed: QPointF | None = None
        self._last = QPointF()
        self.dragging = False

    def press(self, event: QMouseEvent) -> None:
        """Remember where a left press began."""
        if event.button() is Qt.MouseButton.LeftButton:
            self._pressed = self._last = event.position()
            self.dragging = False
            self._soon.start()
            event.accept()

    def _expect(self) -> None:
        if self._pressed is not None and not self.dragging:
            self._wishes.expect(self._pressed)

    def move(self, event: QMouseEvent) -> bool:
        """Pan if this is a drag; returns whether the left button is down."""
        if self._pressed is None:
            return False
        position = event.position()
        if (position - self._pressed).manhattanLength() >= QApplication.startDragDistance():
            self.dragging = True
        if self.dragging and self._wishes.can_pan():
            self._wishes.pan(position - self._last)
        self._last = position
        event.accept()
        return True

    def release(self, event: QMouseEvent) -> None:
        """Click, unless it was a drag."""
        if event.button() is not Qt.MouseButton.LeftButton or self._pressed is None:
            return
        pressed, clicked = self._pressed, not self.dragging
        self._pressed, self.dragging = None, False
        event.accept()
        if clicked:
            self._wishes.click(pressed)

    def wheel(self, event: QWheelEvent) -> None:
        """A wheel zooms about the pointer; a touchpad's two fingers pan, with Ctrl they zoom."""
        pixels, turns = event.pixelDelta(), event.angleDelta()
        touchpad = not pixels.isNull() and event.phase() is not Qt.ScrollPhase.NoScrollPhase
        if touchpad and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._wishes.pan(QPointF(pixels))
        elif turns.y():
            self._wishes.zoom(PER_NOTCH ** (turns.y() / NOTCH), event.position())
        event.accept()

    def gesture(self, event: QEvent) -> bool:
        """A pinch on a touchpad; returns whether the event was one."""
        if not isinstance(event, QNativeGestureEvent):
            return False
        if event.gestureType() is not Qt.NativeGestureType.ZoomNativeGesture:
            return False
        self._wishes.zoom(1.0 + event.value(), event.position())
        return True
