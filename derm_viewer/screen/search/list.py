"""What a search has found, as a list that scrolls: groups under captions, one hit chosen. The field leads it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple, cast

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QFont, QFontMetricsF, QMouseEvent, QPainter, QPaintEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QWidget

from derm_viewer.clinic.search import Hit
from derm_viewer.consult.say import say
from derm_viewer.screen.canvas.pointer import TOUCHES
from derm_viewer.screen.fingers import Fingers, Wishes
from derm_viewer.screen.look import Look

if TYPE_CHECKING:
    from PySide6.QtGui import QTouchEvent

_CAPTION, _ROW, _LINE = 26, 44, 30
_NOTCH = 120
"""What Qt counts for a notch of the wheel; it scrolls by one row."""


class _Placed(NamedTuple):
    """A caption, or a hit with its number, at a height of the list."""

    top: int
    high: int
    caption: str
    number: int


class HitList(QWidget):
    """Signals: chosen(Hit) when one was clicked; renewed() with other hits; turned() when another one is chosen."""

    chosen = Signal(object)
    renewed = Signal()
    turned = Signal()

    def __init__(self, look: Look, titles: Mapping[str, str], parent: QWidget) -> None:
        """`titles` are the headings of the kinds of hits."""
        super().__init__(parent)
        self.look = look
        self._titles = titles
        self._hits: tuple[Hit, ...] = ()
        self._placed: tuple[_Placed, ...] = ()
        self._hint = ""
        self._at = self._from = self._long = 0
        self._fingers = Fingers(
            Wishes(lambda _, by: self._scroll_to(self._from - by.y()), self._tap, lambda *_: None), self
        )
        self.setAttribute(Qt.WidgetAttribute.WA_AcceptTouchEvents)
        self.setMouseTracking(True)
        self.setAccessibleName(say("Found"))

    @property
    def hits(self) -> tuple[Hit, ...]:
        """All hits, from top to bottom."""
        return self._hits

    @property
    def chosen_hit(self) -> Hit | None:
        """The hit that Enter goes to."""
        return self._hits[self._at] if self._hits else None

    @property
    def at(self) -> int:
        """The number of the chosen hit, from 0."""
        return self._at

    def choose(self, number: int) -> None:
        """Go to a hit, as a click on it does."""
        self.chosen.emit(self._hits[number])

    def words_of(self, number: int) -> str:
        """A hit in words: its kind, its name and what stands below it."""
        hit = self._hits[number]
        said = f"{self._titles[hit.kind]}: {hit.title}"
        return f"{said}. {hit.subtitle}" if hit.subtitle else said

    def place_of(self, number: int) -> QRectF:
        """Where a hit stands on the list."""
        found = next((one for one in self._placed if one.number == number), None)
        return QRectF() if found is None else QRectF(0, found.top - self._from, self.width(), found.high)

    @property
    def said(self) -> str:
        """What a screen reader says: the chosen hit and how many there are, or the hint."""
        if not self._hits:
            return self._hint
        return say("{at} of {count}, {hit}", at=self._at + 1, count=len(self._hits), hit=self.words_of(self._at))

    def show_hits(self, hits: Sequence[Hit], hint: str) -> None:
        """Show the hits, the first one chosen; `hint` without any."""
        px = self.look.px
        placed: list[_Placed] = []
        top, kind = px(4), ""
        for number, hit in enumerate(hits):
            if hit.kind != kind:
                placed.append(_Placed(top, px(_CAPTION), self._titles[hit.kind], -1))
                top += px(_CAPTION)
            placed.append(_Placed(top, px(_ROW), "", number))
            kind, top = hit.kind, top + px(_ROW)
        self._hits, self._placed, self._hint = tuple(hits), tuple(placed), hint
        self._at, self._from, self._long = 0, 0, top + px(6)
        self.update()
        self.renewed.emit()

    def height_in(self, room: int) -> int:
        """The height of what is shown; what has no room scrolls."""
        px = self.look.px
        return min(self._long if self._hits else px(_LINE) * (1 + self._hint.count("\n")) + px(8), room)

    def step(self, by: int) -> None:
        """Choose the next or the last hit; after the last comes the first."""
        if self._hits:
            self._at = (self._at + by) % len(self._hits)
            self._reveal()
            self.update()
            self.turned.emit()

    def _reveal(self) -> None:
        """Scroll as little as needed to show the chosen hit, and a caption just over it."""
        at = next(index for index, one in enumerate(self._placed) if one.number == self._at)
        row, over, px = self._placed[at], self._placed[at - 1], self.look.px
        top = over.top if over.number < 0 else row.top
        self._scroll_to(max(min(self._from, top - px(4)), row.top + row.high + px(6) - self.height()))

    def _scroll_to(self, top: float) -> None:
        self._from = round(min(max(top, 0), max(self._long - self.height(), 0)))
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._scroll_to(self._from)

    def wheelEvent(self, event: QWheelEvent) -> None:
        turned = event.pixelDelta().y() or event.angleDelta().y() / _NOTCH * self.look.px(_ROW)
        self._scroll_to(self._from - turned)
        event.accept()

    def event(self, event: QEvent) -> bool:
        if event.type() in TOUCHES:
            self._fingers.take(cast("QTouchEvent", event))
            return True
        return super().event(event)

    def _tap(self, at: QPointF) -> None:
        number = self._number_at(at.y())
        if number >= 0:
            self.choose(number)

    def _number_at(self, y: float) -> int:
        y += self._from
        return next((one.number for one in self._placed if one.top <= y < one.top + one.high), -1)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        number = self._number_at(event.position().y())
        self.setCursor(Qt.CursorShape.PointingHandCursor if number >= 0 else Qt.CursorShape.ArrowCursor)
        if number >= 0 and number != self._at:
            self._at = number
            self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()  # the keyboard stays in the field

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._tap(event.position())

    def paintEvent(self, event: QPaintEvent) -> None:
        look, px = self.look, self.look.px
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if not self._hits:
            painter.setFont(look.type.small)
            painter.setPen(look.colour("text_muted"))
            box = QRectF(px(14), px(6), self.width() - px(28), self.height() - px(10))
            painter.drawText(box, int(Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap), self._hint)
        painter.translate(0, -self._from)
        for one in self._placed:
            if one.top + one.high < self._from or one.top > self._from + self.height():
                continue
            if one.number < 0:
                box = QRectF(px(14), one.top, self.width() - px(28), one.high - px(3))
                self._write(painter, box, one.caption.upper(), look.type.caps, "text_muted", bottom=True)
            else:
                self._paint_hit(painter, one)
        if self._hits and self._long > self.height():
            painter.translate(0, self._from)
            self._paint_handle(painter)

    def _paint_handle(self, painter: QPainter) -> None:
        """At the right edge, how much of the list is seen."""
        share = self.height() / self._long
        rect = QRectF(self.width() - 8, self._from * share + 2, 5, self.height() * share - 4)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.look.colour("handle"))
        painter.drawRoundedRect(rect, 2.5, 2.5)

    def _paint_hit(self, painter: QPainter, one: _Placed) -> None:
        look, px, hit = self.look, self.look.px, self._hits[one.number]
        if one.number == self._at:
            box = QRectF(px(6), one.top, self.width() - px(12), one.high)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.colour("hover"))
            painter.drawRoundedRect(box, px(6), px(6))
            painter.setBrush(look.colour("accent"))
            painter.drawRoundedRect(QRectF(px(6), one.top + px(8), px(3), one.high - px(16)), 1.5, 1.5)
        left, wide = px(16), self.width() - px(32)
        if not hit.subtitle:
            self._write(painter, QRectF(left, one.top, wide, one.high), hit.title, look.type.strong, "text")
            return
        self._write(painter, QRectF(left, one.top + px(4), wide, px(19)), hit.title, look.type.strong, "text")
        self._write(painter, QRectF(left, one.top + px(22), wide, px(18)), hit.subtitle, look.type.small, "text_muted")

    def _write(
        self, painter: QPainter, box: QRectF, text: str, font: QFont, colour: str, *, bottom: bool = False
    ) -> None:
        painter.setFont(font)
        painter.setPen(self.look.colour(colour))
        shown = QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, box.width())
        painter.drawText(box, int(Qt.AlignmentFlag.AlignBottom if bottom else Qt.AlignmentFlag.AlignVCenter), shown)
