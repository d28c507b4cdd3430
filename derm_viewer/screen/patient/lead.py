"""How the clinician leads: a strip at the foot of the answer, with what the patient sees and all buttons for it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from PySide6.QtCore import QPoint, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent, QPen, QPixmap, QResizeEvent
from PySide6.QtWidgets import QWidget

from derm_viewer.screen.controls import Button, Opener
from derm_viewer.screen.look import Look
from derm_viewer.screen.window.more_menu import MoreMenu

_PAD, _GAP, _HEAD, _BUTTON = 14, 8, 30, 32
_PICTURE_SHARE = 0.46
_PICTURE_SHAPE = 16 / 9
ASKED = ("back", "next", "pen", "clear", "blank", "handout")


class Led(NamedTuple):
    """What the strip says: where the screen is, what is explained, which step; `lines` are quiet remarks.

    `blank` says that nothing is seen; `pen` that the clinician draws.
    """

    where: str
    situation: str
    language: str
    step: str
    lines: tuple[str, ...]
    blank: bool
    pen: bool


class LeadPanel(QWidget):
    """Signals: asked(str) with one of ASKED or "close"; situation_asked(str key) and language_asked(str code)."""

    asked = Signal(str)
    situation_asked = Signal(str)
    language_asked = Signal(str)

    def __init__(self, look: Look, texts: Mapping[str, str], parent: QWidget) -> None:
        """`texts` are those of `resources/words/leading.json`."""
        super().__init__(parent)
        self._look, self._texts = look, texts
        self._led: Led | None = None
        self._picture = QPixmap()
        self.situations: Sequence[tuple[str, str, bool]] = ()
        self.languages: Sequence[tuple[str, str, bool]] = ()
        self.setAccessibleName(texts["title"])
        self.situation = Opener(look, "", self)
        self.language = Opener(look, "", self)
        self.close_button = Button(look, texts["close"], self, icon="x", tip=texts["close_tip"])
        self.close_button.plain = True
        self.buttons = {key: Button(look, texts[key], self, tip=texts[f"{key}_tip"]) for key in ASKED}
        for key in ("pen", "blank"):
            self.buttons[key].setCheckable(True)
        self.buttons["next"].main = True
        self._connect()
        self.hide()

    def _connect(self) -> None:
        for key, button in self.buttons.items():
            button.clicked.connect(lambda _=False, key=key: self.asked.emit(key))
        self.close_button.clicked.connect(lambda _=False: self.asked.emit("close"))
        self.situation.clicked.connect(lambda _=False: self._choose(self.situation, self.situations))
        self.language.clicked.connect(lambda _=False: self._choose(self.language, self.languages))

    @property
    def text(self) -> str:
        """Everything the strip says, but for the buttons."""
        led = self._led
        return "" if led is None else "\n".join((led.where, led.situation, led.language, led.step, *led.lines))

    @property
    def led(self) -> Led | None:
        """What is said."""
        return self._led

    def show_led(self, led: Led | None) -> None:
        """Say something else; None while the patient has no screen."""
        changed = (led is None) != (self._led is None) or (led and led.lines) != (self._led and self._led.lines)
        self._led = led
        if led is None:
            self._picture = QPixmap()
            self._say(self.situation, "")
            self._say(self.language, "")
            self.setAccessibleDescription("")
        else:
            self._say(self.situation, led.situation)
            self._say(self.language, led.language)
            self.buttons["pen"].setChecked(led.pen)
            self.buttons["blank"].setChecked(led.blank)
            self.setAccessibleDescription(self.text)
        self.setVisible(led is not None)
        self._arrange(move=True)
        if changed:
            self.update()
        self.update()

    def show_picture(self, picture: QPixmap) -> None:
        """Show what the patient sees."""
        self._picture = picture
        self.update(self._picture_rect())

    def picture_width(self) -> int:
        """The width of the small picture, in the window's pixels."""
        return self._picture_rect().width()

    def set_look(self, look: Look) -> None:
        """Repaint in another look."""
        self._look = look
        for button in (self.situation, self.language, self.close_button, *self.buttons.values()):
            button.set_look(look)
        self._arrange(move=True)
        self.update()

    def height_for(self, width: int) -> int:
        """The height that shows everything; 0 while the patient has no screen."""
        return 0 if self._led is None else self._arrange(move=False, width=width)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._arrange(move=True)

    def paintEvent(self, event: QPaintEvent) -> None:
        look, px, led = self._look, self._look.px, self._led
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), look.colour("surface_raised"))
        painter.fillRect(QRect(0, 0, self.width(), max(1, px(2))), look.colour("accent"))
        if led is None:
            return
        head = QRectF(px(_PAD), px(8), self.width() - 2 * px(_PAD) - px(40), px(_HEAD))
        self._write(painter, head, look.type.strong, "text", self._texts["title"])
        used = QFontMetricsF(look.type.strong).horizontalAdvance(self._texts["title"]) + px(8)
        self._write(painter, head.adjusted(used, 0, 0, 0), look.type.small, "text_muted", led.where)
        self._paint_picture(painter, led)
        self._paint_lines(painter, led)

    def _paint_picture(self, painter: QPainter, led: Led) -> None:
        look, rect = self._look, self._picture_rect()
        painter.fillRect(rect, look.colour("window_low"))
        if not led.blank and not self._picture.isNull():
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            size = self._picture.size().scaled(rect.size(), Qt.AspectRatioMode.KeepAspectRatio)
            corner = QPoint((rect.width() - size.width()) // 2, (rect.height() - size.height()) // 2)
            painter.drawPixmap(QRect(rect.topLeft() + corner, size), self._picture)
        elif led.blank:
            painter.setFont(look.type.small)
            painter.setPen(look.colour("text_muted"))
            words = int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap)
            painter.drawText(rect.adjusted(8, 8, -8, -8), words, self._texts["is_blank"])
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(look.colour("line_strong"), 1))
        painter.drawRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5))

    def _paint_lines(self, painter: QPainter, led: Led) -> None:
        room = self._lines_rect()
        look, top = self._look, float(room.top())
        flags = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap)
        for text, font, ink in self._lines(led):
            painter.setFont(font)
            painter.setPen(look.colour(ink))
            rect = QRectF(room.left(), top, room.width(), 1000)
            top += QFontMetricsF(font).boundingRect(rect, flags, text).height() + look.px(3)
            painter.drawText(rect, flags, text)

    def _lines(self, led: Led) -> list[tuple[str, QFont, str]]:
        kinds = self._look.type
        return [(led.step, kinds.medium, "text"), *((line, kinds.small, "text_muted") for line in led.lines)]

    def _lines_rect(self, width: int = 0) -> QRect:
        """Under the two openers, beside the picture."""
        px, picture = self._look.px, self._picture_rect(width)
        left = picture.right() + px(12)
        top = picture.top() + 2 * (px(_BUTTON) + px(6)) + px(2)
        return QRect(left, top, (width or self.width()) - left - px(_PAD), 0)

    def _picture_rect(self, width: int = 0) -> QRect:
        px = self._look.px
        wide = round(((width or self.width()) - 2 * px(_PAD)) * _PICTURE_SHARE)
        return QRect(px(_PAD), px(8) + px(_HEAD) + px(4), wide, round(wide / _PICTURE_SHAPE))

    def _lines_height(self, width: int) -> float:
        if self._led is None:
            return 0.0
        room = QRectF(self._lines_rect(width).adjusted(0, 0, 0, 1000))
        flags = int(Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextWordWrap)
        high = [QFontMetricsF(f).boundingRect(room, flags, text).height() for text, f, _ in self._lines(self._led)]
        return sum(high) + self._look.px(3) * len(high)

    def _arrange(self, *, move: bool, width: int = 0) -> int:
        """Place the buttons; returns the height that everything takes."""
        px, wide = self._look.px, width or self.width()
        picture, lines = self._picture_rect(wide), self._lines_rect(wide)
        if move:
            self.close_button.setGeometry(wide - px(_PAD) - px(28), px(8), px(30), px(30))
            for at, opener in enumerate((self.situation, self.language)):
                opener.setGeometry(lines.left(), picture.top() + at * (px(_BUTTON) + px(6)), lines.width(), px(_BUTTON))
        top = max(picture.bottom() + 1, round(lines.top() + self._lines_height(wide))) + px(10)
        left, gap, limit = px(_PAD), px(_GAP - 2), wide - px(_PAD)
        for button in self.buttons.values():
            size = button.sizeHint()
            if left + size.width() > limit and left > px(_PAD):
                left, top = px(_PAD), top + px(_BUTTON) + px(6)
            if move:
                button.setGeometry(left, top, size.width(), size.height())
            left += size.width() + gap
        return top + px(_BUTTON) + px(12)

    def _write(self, painter: QPainter, rect: QRectF, font: QFont, ink: str, text: str) -> None:
        painter.setFont(font)
        painter.setPen(self._look.colour(ink))
        shown = QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
        painter.drawText(rect, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), shown)

    def _say(self, opener: Opener, words: str) -> None:
        opener.setText(words)
        opener.setAccessibleName(words)

    def _choose(self, opener: Opener, rows: Sequence[tuple[str, str, bool]]) -> None:
        """Open the list under an opener."""
        menu = MoreMenu(self._look, self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        asked = self.situation_asked if opener is self.situation else self.language_asked
        menu.add_choices(list(rows), asked.emit)
        menu.popup(opener.mapToGlobal(QPoint(0, opener.height() + self._look.px(3))))
