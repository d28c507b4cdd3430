"""The line under the body: what the pointer is on, what the program is for, and which data it shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent, QResizeEvent, QTransform
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from derm_viewer.consult.say import say
from derm_viewer.screen.look import Look
from derm_viewer.screen.tips import tip

if TYPE_CHECKING:
    from PySide6.QtGui import QStaticText

_MARGIN, _GAP = 16, 24
_KEPT = 128
"""How many texts are kept as they are drawn, a kilobyte each: while the pointer moves, few come again and again."""


class _Line(QLabel):
    """One line of text that shortens itself; the whole of it stays its text. It paints the ground under it, too."""

    def __init__(
        self, look: Look, text: str, parent: QWidget, alignment: Qt.AlignmentFlag, strong: bool = False
    ) -> None:
        super().__init__(parent)
        self.look = look
        self.strong = strong
        self.wrapped = False
        self._kept: dict[str, tuple[QStaticText, float, float]] = {}
        self._kept_in = QFont()
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setAlignment(alignment | Qt.AlignmentFlag.AlignVCenter)
        self._flags, self._leads = int(self.alignment()), alignment is Qt.AlignmentFlag.AlignLeft
        self.setText(text)

    def wanted(self) -> float:
        """The width that shows everything."""
        return QFontMetricsF(self._font()).horizontalAdvance(self.text()) + 2

    def _font(self) -> QFont:
        return self.look.type.small_strong if self.strong else self.look.type.small

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, font, place = QPainter(self), self._font(), QRectF(self.rect())
        painter.fillRect(place, self.look.colour("surface"))
        text = self.text()
        if not text:
            return
        painter.setFont(font)
        painter.setPen(self.look.colour("text" if self.strong else "text_muted"))
        if self.wrapped:
            painter.drawText(place, self._flags | Qt.TextFlag.TextWordWrap, text)
            return
        if self._leads and not self.isRightToLeft():
            (first, wide, high), (second, more, _) = (self._placed(part, font) for part in _apart(text))
            if wide + more <= place.width():
                y = (place.height() - high) / 2
                painter.drawStaticText(QPointF(0, y), first)
                painter.drawStaticText(QPointF(wide, y), second)
                return
        shown = QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, self.width())
        painter.drawText(place, self._flags, shown)

    def forget(self) -> None:
        """Keep no text that was drawn."""
        self._kept.clear()

    def _placed(self, text: str, font: QFont) -> tuple[QStaticText, float, float]:
        """A text with the places of its letters, which take longer to find than to draw; how wide and high it is."""
        if font is not self._kept_in or len(self._kept) >= _KEPT:
            self._kept, self._kept_in = {}, font
        if text not in self._kept:
            from PySide6.QtGui import QStaticText  # no start says where the pointer is

            made = QStaticText(text)
            made.setTextFormat(Qt.TextFormat.PlainText)
            made.prepare(QTransform(), font)
            self._kept[text] = (made, made.size().width(), made.size().height())
        return self._kept[text]


def _apart(text: str) -> tuple[str, str]:
    """A text up to its first colon, and the rest: areas come again with other roots, and roots with other areas."""
    end = text.find(": ") + 1
    return text[:end], text[end:]


class Footer(QWidget):
    """The place under the pointer on the left, the promise in the middle, the data on the right.

    Where promise and data do not fit side by side, the promise has a line of its own above the two others, or two.
    """

    def __init__(self, look: Look, promise: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self.setAccessibleName(say("Status"))
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._place = _Line(look, "", self, Qt.AlignmentFlag.AlignLeft, strong=True)
        self._promise = _Line(look, promise, self, Qt.AlignmentFlag.AlignHCenter)
        self._data = _Line(look, "", self, Qt.AlignmentFlag.AlignRight)

    @property
    def place(self) -> str:
        """What the footer says about the pointer."""
        return self._place.text()

    def show_place(self, text: str) -> None:
        """Say what is under the pointer; "" for nothing."""
        if text != self._place.text():
            self._place.setText(text)

    def forget(self) -> None:
        """Another person: nothing of what was pointed at is kept."""
        self.show_place("")
        self._place.forget()

    def show_data(self, text: str, hint: str, *, strong: bool) -> None:
        """Name the open map data and its maps; `hint` says more in a tooltip. `strong`: it is not the supplied data."""
        self._data.setText(text)
        self._data.setToolTip(tip(hint))
        self._data.setAccessibleDescription(hint)
        self._data.strong = strong
        self._arrange()

    def set_look(self, look: Look) -> None:
        """Repaint in another look."""
        self._look = look
        for line in (self._place, self._promise, self._data):
            line.look = look
        self._arrange()
        self.update()

    def height_for(self, width: int) -> int:
        """The height of the one line, or of two or three."""
        return self._look.px(32 if self._fits(width) else 58 if self._wraps(width) else 40)

    def _wraps(self, width: int) -> bool:
        """Whether the promise takes two lines of its own."""
        return self._promise.wanted() > width - 2 * self._look.px(_MARGIN)

    def _fits(self, width: int) -> bool:
        around = 2 * self._look.px(_MARGIN) + self._look.px(_GAP)
        return around + round(self._data.wanted()) + round(self._promise.wanted()) <= width

    def _arrange(self) -> None:
        """The promise is never shortened; the place gives way first."""
        margin, gap = self._look.px(_MARGIN), self._look.px(_GAP)
        width, high = self.width(), self.height() - 1
        data, promise = round(self._data.wanted()), round(self._promise.wanted())
        self._promise.wrapped = not self._fits(width) and self._wraps(width)
        if not self._fits(width):
            room = max(width - 2 * margin, 0)
            half = high * 2 // 3 if self._promise.wrapped else high // 2
            data, wide = min(data, room), min(promise, room)
            self._promise.setGeometry((width - wide) // 2, 1, wide, half)
            self._data.setGeometry(width - margin - data, 1 + half, data, high - half)
            self._place.setGeometry(margin, 1 + half, max(room - data - gap, 0), high - half)
            return
        self._data.setGeometry(width - margin - data, 1, data, high)
        middle = min((width - promise) // 2, width - margin - data - gap - promise)
        self._promise.setGeometry(max(middle, margin), 1, promise, high)
        self._place.setGeometry(margin, 1, max(middle - gap - margin, 0), high)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._look.colour("surface"))
        painter.fillRect(0, 0, self.width(), 1, self._look.colour("line"))
