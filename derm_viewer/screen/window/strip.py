"""A strip over the body that says one thing that must not be overlooked, with a button that ends it."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from derm_viewer.screen.controls import Button
from derm_viewer.screen.look import Look

_HIGH = 44


class Strip(QWidget):
    """One line and a button. Signals: back_requested()."""

    back_requested = Signal()

    def __init__(self, look: Look, back: str, parent: QWidget, *, kind: str = "danger") -> None:
        """`back` stands on the button. `kind` names the colours: "danger", or "ok" for a choice of one's own."""
        super().__init__(parent)
        self._look, self._kind = look, kind
        self.words = ""
        self.hide()
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self._back = Button(look, back, self)
        self._back.clicked.connect(lambda _=False: self.back_requested.emit())

    def say(self, words: str) -> None:
        """Say something; "" hides the strip."""
        self.words = words
        self.setAccessibleName(words)
        self.setVisible(bool(words))
        self.update()

    def set_look(self, look: Look) -> None:
        """Repaint in another look."""
        self._look = look
        self._back.set_look(look)
        self._arrange()
        self.update()

    def height_for(self, width: int) -> int:
        """The height of the strip; 0 while it says nothing."""
        return self._look.px(_HIGH) if self.words else 0

    def _arrange(self) -> None:
        size = self._back.sizeHint()
        left = self.width() - size.width() - self._look.px(12)
        self._back.setGeometry(left, (self.height() - size.height()) // 2, size.width(), size.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def paintEvent(self, event: QPaintEvent) -> None:
        px, font = self._look.px, self._look.type.strong
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._look.colour(f"{self._kind}_bg"))
        painter.fillRect(0, self.height() - 1, self.width(), 1, self._look.colour(f"{self._kind}_line"))
        painter.setFont(font)
        painter.setPen(self._look.colour(f"{self._kind}_text"))
        room = QRectF(px(16), 0, self._back.x() - px(28), self.height())
        shown = QFontMetricsF(font).elidedText(self.words, Qt.TextElideMode.ElideMiddle, room.width())
        painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter), shown)
