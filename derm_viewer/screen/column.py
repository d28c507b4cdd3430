"""A column of sections that scrolls calmly behind a thin bar."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QEvent, QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QEnterEvent, QFocusEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QScrollBar, QWidget

from derm_viewer.screen.controls import paint_focus
from derm_viewer.screen.look import Look

if TYPE_CHECKING:
    from derm_viewer.screen.finger_scroll import FingerScroll

# The room left and right of the sections; the scroll bar runs in the right one.
MARGIN = 18
_BUTTON, _LEAST_HANDLE = 14, 26
"""The ends of a scroll bar that the handle does not reach, and its least height, in pixels, in the Fusion style."""


class Block(Protocol):
    """A part of the column: a widget that knows its height for a width."""

    def isHidden(self) -> bool: ...
    def height_for(self, width: int) -> int: ...
    def setGeometry(self, x: int, y: int, w: int, h: int) -> None: ...
    def setVisible(self, visible: bool) -> None: ...
    def text(self) -> str: ...


class Column(QScrollArea):
    """Sections of the full width, one under the other, each as high as its words. Tab enters it, arrow keys scroll."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self._sections: tuple[Block, ...] = ()
        # Made here, because asking Qt for its own makes PySide look through every widget class: a tenth of a start.
        self._port, self._bar, self._sheet = QWidget(), _Bar(look), QWidget()
        self._ring = _Ring(look, self)
        self._fingers: FingerScroll | None = None
        self.setViewport(self._port)
        self.setVerticalScrollBar(self._bar)
        self.setWidget(self._sheet)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # It shows a handle only where there is something to scroll; were it to come and go, all would be laid out anew.
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        # It paints nothing: as it grows, what stands on it stays as it is.
        self._sheet.setAttribute(Qt.WidgetAttribute.WA_StaticContents)
        for ground in (self, self._port, self._sheet):
            ground.setAutoFillBackground(False)
        self.set_look(look)

    @property
    def line_width(self) -> int:
        """The width of the sections."""
        return max(self.width() - 2 * self._look.px(MARGIN), 1)

    def body(self) -> QWidget:
        """The widget that the sections are children of."""
        return self._sheet

    def set_sections(self, sections: Sequence[Block], *, arrange: bool = True) -> None:
        """Show these sections, in this order; without `arrange`, once they are arranged."""
        self._sections = tuple(sections)
        if arrange:
            self.arrange()

    def set_look(self, look: Look) -> None:
        """Take other colours and sizes; the sections are renewed by whoever made them."""
        self._look = look
        self._ring.look = self._bar.look = look
        self._bar.setSingleStep(look.px(32))
        if look.touch and self._fingers is None:
            from derm_viewer.screen.finger_scroll import FingerScroll  # most screens feel no fingers

            self._fingers = FingerScroll(self._port, self._bar)
        self._bar.update()

    def arrange(self) -> None:
        """Stack the visible sections for the present width."""
        left, width, top = self._look.px(MARGIN), self.line_width, 0
        for section in self._sections:
            if section.isHidden():
                continue
            height = section.height_for(width)
            section.setGeometry(left, top, width, height)
            top += height
        self._sheet.resize(self.width() - self._bar.sizeHint().width(), top + self._look.px(18))

    @property
    def start(self) -> int:
        """The height of the column that is seen at its upper edge."""
        return self._bar.value()

    @property
    def reach(self) -> int:
        """How far down the column is seen at present."""
        return self._bar.value() + self.height()

    def reveal(self, top: int, bottom: int) -> None:
        """Scroll as little as needed to show what lies between two heights of the column, its beginning at least."""
        spare = self._look.px(12)
        bottom = min(bottom, top + max(self.height() - 2 * spare, 0))
        if top - spare < self._bar.value():
            self._bar.setValue(top - spare)
        elif bottom + spare > self.reach:
            self._bar.setValue(bottom + spare - self.height())

    def show_focus(self) -> None:
        """Bring the beginning of what has the keyboard into sight, if it is in the column and not seen."""
        held = QApplication.focusWidget()
        if held is not None and self._sheet.isAncestorOf(held) and not self._seen(held):
            top = held.mapTo(self._sheet, QPoint(0, 0)).y()
            self.reveal(top, top + held.height())

    def _seen(self, widget: QWidget) -> bool:
        """Whether a widget is seen whole, or as much of it as there is room for."""
        return widget.visibleRegion().boundingRect().height() >= min(widget.height(), self.height())

    def scroll_to_top(self) -> None:
        """Show the beginning."""
        self._bar.setValue(0)

    def focusNextPrevChild(self, forward: bool) -> bool:
        # Qt's own would scroll to the middle of what the keyboard comes to; here its beginning is brought into sight.
        return QWidget.focusNextPrevChild(self, forward)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._ring.setGeometry(self.rect())
        self.arrange()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        keys = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason, Qt.FocusReason.ShortcutFocusReason)
        self._ring.setVisible(event.reason() in keys)
        self._ring.raise_()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._ring.hide()


class _Bar(QScrollBar):
    """A thin scroll bar: a rounded handle on nothing."""

    def __init__(self, look: Look) -> None:
        super().__init__(Qt.Orientation.Vertical)
        self.look = look
        self.setAccessibleName("Scroll")
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent, False)

    def sizeHint(self) -> QSize:
        return QSize(10, 60)

    def handle(self) -> tuple[int, int]:
        """Where the handle begins and how high it is, in pixels, as the style has it for the mouse.

        Asking the style itself makes PySide look through classes for as long as half a frame, on the first answer.
        """
        room = max(self.height() - 2 * _BUTTON, 0)
        span, page = self.maximum() - self.minimum(), self.pageStep()
        high = min(max(page * room // max(span + page, 1), _LEAST_HANDLE), room)
        free = room - high
        above = ((self.sliderPosition() - self.minimum()) * free + span // 2) // span if span else 0
        return _BUTTON + above, high

    def enterEvent(self, event: QEnterEvent) -> None:
        self.update()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self.update()
        super().leaveEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.maximum() == self.minimum():
            return
        top, high = self.handle()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.look.colour("text_muted" if self.underMouse() or self.isSliderDown() else "handle"))
        painter.drawRoundedRect(QRectF(self.width() / 2 - 3, top + 1, 6, high - 2), 3, 3)


class _Ring(QWidget):
    """The focus ring over the column; the mouse does not see it."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self.look = look
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_focus(painter, QRectF(self.rect()), self.look, 6)
