"""The line under the body: what the pointer is on, what the program is for, and which data it shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent, QResizeEvent, QTransform
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from derm_viewer.consult.say import say
from derm_viewer.screen.look import Look
from derm_viewer.screen.tips import tip

if TYPE_CHECKING:
    from PySide6.QtGui import QStaticText

_MARGIN, _GAP = 16, 24
_NOWHERE = QRect(0, 1, 0, 0)
_ENDS = (". ", " \u00b7 ", ", ", " ")
"""Where a text is best broken, the best first."""
_KEPT = 128
"""How many texts are kept as they are drawn, a kilobyte each: while the pointer moves, few come again and again."""


class _Line(QLabel):
    """A text on one line, or on two, that shortens itself; the whole of it stays its text. It paints its ground, too.

    `second` is the width of its second line; 0 for one line.
    """

    def __init__(
        self, look: Look, text: str, parent: QWidget, alignment: Qt.AlignmentFlag, strong: bool = False
    ) -> None:
        super().__init__(parent)
        self.look = look
        self.strong = strong
        self.second = 0
        self._measured = (QFont(), "", 0.0)
        self._kept: dict[str, tuple[QStaticText, float, float]] = {}
        self._kept_in = QFont()
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setAlignment(alignment | Qt.AlignmentFlag.AlignVCenter)
        self._flags, self._leads = int(self.alignment()), alignment is Qt.AlignmentFlag.AlignLeft
        self.setText(text)

    def wanted(self) -> float:
        """The width that shows everything on one line."""
        font, text = self._font(), self.text()
        if self._measured[0] is not font or self._measured[1] != text:
            wide = self._kept_width(text, font) if self._keeps() else QFontMetricsF(font).horizontalAdvance(text) + 2
            self._measured = font, text, wide
        return self._measured[2]

    def lines(self) -> list[QRectF]:
        """Where its lines stand on it."""
        if not self.second:
            return [QRectF(self.rect())]
        high = self.height() // 2
        return [QRectF(0, 0, self.width(), high), QRectF(0, high, self.second, self.height() - high)]

    def written(self) -> list[str]:
        """What is written on its lines."""
        metrics, (first, *more) = QFontMetricsF(self._font()), self.lines()
        if more:
            return _broken(self.text(), metrics, first.width(), more[0].width())
        return [metrics.elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width())]

    def _keeps(self) -> bool:
        """Whether what is drawn is kept."""
        return self._leads and not self.isRightToLeft()

    def _kept_width(self, text: str, font: QFont) -> float:
        return sum(self._placed(part, font)[1] for part in _apart(text))

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
        if self._keeps() and not self.second and self.wanted() <= place.width():
            (first, wide, high), (second, _, _) = (self._placed(part, font) for part in _apart(text))
            y = (place.height() - high) / 2
            painter.drawStaticText(QPointF(0, y), first)
            painter.drawStaticText(QPointF(wide, y), second)
            return
        flags = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter) if self.second else self._flags
        for line, words in zip(self.lines(), self.written(), strict=True):
            painter.drawText(line, flags, words)

    def forget(self) -> None:
        """Keep no text that was drawn."""
        self._kept.clear()
        self._measured = (QFont(), "", 0.0)

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


def _broken(text: str, metrics: QFontMetricsF, first: float, second: float) -> list[str]:
    """A text on two lines of these widths: broken where a sentence ends or else a part of it, if the rest has room."""
    for mark in _ENDS:
        ends = [at + len(mark) for at in range(len(text)) if text.startswith(mark, at)]
        end = max((one for one in ends if metrics.horizontalAdvance(text[:one].rstrip()) <= first), default=0)
        if end and metrics.horizontalAdvance(text[end:]) <= second:
            return [text[:end].rstrip(" \u00b7"), text[end:]]
    right = Qt.TextElideMode.ElideRight
    if not end:  # not even a word
        return [metrics.elidedText(text, right, first), ""]
    return [text[:end].rstrip(), metrics.elidedText(text[end:], right, second)]


class Footer(QWidget):
    """The place under the pointer on the left, the promise beside the data on the right.

    Where promise and data do not fit side by side, there are two lines: the promise has the first, or as much of both
    as the data leave. A place that is too long for its room takes that of the promise for as long as it is pointed at;
    the height stays.
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
            self._arrange()

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
        """The height of the one line, or of two."""
        return self._look.px(32 if self._fits(width) else 40)

    def _fits(self, width: int) -> bool:
        around = 2 * self._look.px(_MARGIN) + self._look.px(_GAP)
        return around + round(self._data.wanted()) + round(self._promise.wanted()) <= width

    def _arrange(self) -> None:
        """Give each its place; the promise gives way first."""
        margin, gap, high = self._look.px(_MARGIN), self._look.px(_GAP), self.height() - 1
        room = max(self.width() - 2 * margin, 0)
        data, promise = min(round(self._data.wanted()), room), round(self._promise.wanted())
        beside = max(room - data - gap, 0)
        if self._fits(self.width()):
            self._data.setGeometry(margin + room - data, 1, data, high)
            self._arrange_line(QRect(margin, 1, beside, high), promise, gap)
        else:
            half = high // 2
            self._data.setGeometry(margin + room - data, 1 + half, data, high - half)
            self._arrange_lines(QRect(margin, 1, room, high), half, promise, beside)

    def _arrange_line(self, line: QRect, promise: int, gap: int) -> None:
        """Place and promise in one line beside the data."""
        before = line.adjusted(0, 0, -min(promise + gap, line.width()), 0)
        long = self._place.wanted() > before.width()
        _put(self._place, line if long else before, line.width() if self._place.wanted() > line.width() else 0)
        _put(self._promise, _NOWHERE if long else line.adjusted(line.width() - promise, 0, 0, 0))

    def _arrange_lines(self, both: QRect, half: int, promise: int, beside: int) -> None:
        """Place and promise on two lines, of which the second has the data, too."""
        first, second = QRect(both), QRect(both.left(), both.top() + half, beside, both.height() - half)
        first.setHeight(half)
        wraps, long = promise > both.width(), self._place.wanted() > beside
        if long or (wraps and self._place.text()):
            _put(self._promise, _NOWHERE)
        elif wraps:
            _put(self._promise, both, beside)
        else:
            spare = both.width() - promise
            _put(self._promise, first.adjusted(spare // 2, 0, spare // 2 - spare, 0))
        _put(self._place, (both if long else second) if self._place.text() else _NOWHERE, beside if long else 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._look.colour("surface"))
        painter.fillRect(0, 0, self.width(), 1, self._look.colour("line"))


def _put(line: _Line, place: QRect, second: int = 0) -> None:
    """Give a text its place, and its second line its width; 0 for one line."""
    if (line.geometry(), line.second) != (place, second):
        line.second = second
        line.setGeometry(place)
