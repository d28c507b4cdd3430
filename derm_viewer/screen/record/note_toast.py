"""A short message over the body that goes by itself: that something was done, or why not."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, QTimer
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QWidget

from derm_viewer.screen.look import Look

_SHOWN_MS = 3500


class Toast(QLabel):
    """One line at the foot of the widget it lies over. A screen reader says it, too."""

    def __init__(self, over: QWidget) -> None:
        super().__init__(over)
        self._look: Look | None = None
        self._over = over
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._gone = QTimer(self)
        self._gone.setSingleShot(True)
        self._gone.setInterval(_SHOWN_MS)
        self._gone.timeout.connect(self.hide)
        self.hide()

    @classmethod
    def over(cls, widget: QWidget) -> Toast:
        """The one over a widget, made when first asked for: of two messages the last is read."""
        return next(iter(widget.findChildren(cls)), None) or cls(widget)

    def say(self, look: Look, text: str) -> None:
        """Show a sentence for a few seconds."""
        self._look = look
        self.setText(text)
        self.setFont(look.type.strong)
        over, px = self._over, look.px
        wide = min(self.fontMetrics().horizontalAdvance(text) + px(36), over.width() - px(16))
        high = px(38)
        self.setGeometry((over.width() - wide) // 2, over.height() - high - px(64), wide, high)
        self.setAccessibleName(text)
        self.show()
        self.raise_()
        self._gone.start()
        self._announce(text)

    def forget(self) -> None:
        """Go at once, with what was said."""
        self._gone.stop()
        self.hide()
        self.setText("")
        self.setAccessibleName("")

    def _announce(self, text: str) -> None:
        from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

        if QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text))

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._look is None:
            return
        look, radius = self._look, self._look.px(9)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.colour("accent"))
        painter.drawRoundedRect(QRectF(self.rect()), radius, radius)
        painter.setPen(look.colour("on_accent"))
        painter.setFont(look.type.strong)
        painter.drawText(self.rect(), int(Qt.AlignmentFlag.AlignCenter), self.text())
