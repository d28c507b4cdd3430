"""The strip over the body that says: this is not the supplied data."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from derm_viewer.screen.controls import Button
from derm_viewer.screen.look import Look

NOT_SUPPLIED = "Not the supplied data: {name}"
_HIGH = 44


class OwnBanner(QWidget):
    """Names the user's own map file and leads back. Signals: back_requested()."""

    back_requested = Signal()

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self.words = ""
        self.hide()
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self._back = Button(look, "Back to the supplied map", self)
        self._back.clicked.connect(lambda _=False: self.back_requested.emit())

    def show_name(self, name: str) -> None:
        """Name the user's own file; "" hides the strip."""
        self.words = NOT_SUPPLIED.format(name=name) if name else ""
        self.setAccessibleName(self.words)
        self.setVisible(bool(name))
        self.update()

    def set_look(self, look: Look) -> None:
        """Repaint in another look."""
        self._look = look
        self._back.set_look(look)
        self._arrange()
        self.update()

    def height_for(self, width: int) -> int:
        """The height of the strip."""
        return self._look.px(_HIGH)

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
        painter.fillRect(self.rect(), self._look.colour("danger_bg"))
        painter.fillRect(0, self.height() - 1, self.width(), 1, self._look.colour("danger_line"))
        painter.setFont(font)
        painter.setPen(self._look.colour("danger_text"))
        room = QRectF(px(16), 0, self._back.x() - px(28), self.height())
        shown = QFontMetricsF(font).elidedText(self.words, Qt.TextElideMode.ElideMiddle, room.width())
        painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter), shown)
