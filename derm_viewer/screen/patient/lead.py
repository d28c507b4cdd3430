"""How the clinician leads: a strip at the foot of the answer, with what the patient sees and all buttons for it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from PySide6.QtCore import QPoint, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent, QPen, QPixmap, QResizeEvent
from PySide6.QtWidgets import QWidget

from derm_viewer.screen.controls import Button, Opener
from derm_viewer.screen.look import Look
from derm_viewer.screen.patient.lead_plan import WRAPPED, Plan, plan
from derm_viewer.screen.window.more_menu import MoreMenu

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
        self._room = 0
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

    def show_led(self, led: Led | None) -> None:
        """Say something else; None while the patient has no screen."""
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
        self._arrange()
        self.update()

    def show_picture(self, picture: QPixmap) -> None:
        """Show what the patient sees."""
        self._picture = picture
        self.update(self._planned(self.width()).picture)

    def picture_width(self) -> int:
        """The width of the small picture, in the window's pixels."""
        return self._planned(self.width()).picture.width()

    def set_look(self, look: Look) -> None:
        """Repaint in another look."""
        self._look = look
        for button in (self.situation, self.language, self.close_button, *self.buttons.values()):
            button.set_look(look)
        self._arrange()
        self.update()

    def height_for(self, width: int, room: int) -> int:
        """The height for a width, where so much height is beside the body; 0 while the patient has no screen."""
        self._room = room
        return 0 if self._led is None else self._planned(width).height

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._arrange()

    def paintEvent(self, event: QPaintEvent) -> None:
        look, px, led = self._look, self._look.px, self._led
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), look.colour("surface_raised"))
        painter.fillRect(QRect(0, 0, self.width(), max(1, px(2))), look.colour("accent"))
        if led is None:
            return
        laid = self._planned(self.width())
        head, title = QRectF(laid.head), led.step if laid.low else self._texts["title"]
        self._write(painter, head, look.type.strong, "text", title)
        used = QFontMetricsF(look.type.strong).horizontalAdvance(title) + px(8)
        self._write(painter, head.adjusted(used, 0, 0, 0), look.type.small, "text_muted", led.where)
        self._paint_picture(painter, led)
        self._paint_lines(painter, led, laid)

    def _paint_picture(self, painter: QPainter, led: Led) -> None:
        look, rect = self._look, self._planned(self.width()).picture
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

    def _paint_lines(self, painter: QPainter, led: Led, laid: Plan) -> None:
        look, top = self._look, float(laid.lines.top())
        for text, font, ink in self._lines(led, low=laid.low):
            painter.setFont(font)
            painter.setPen(look.colour(ink))
            rect = QRectF(laid.lines.left(), top, laid.lines.width(), 10_000)
            if laid.low:
                text = QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
                top += QFontMetricsF(font).height()
            else:
                top += QFontMetricsF(font).boundingRect(rect, WRAPPED, text).height() + look.px(3)
            painter.drawText(rect, WRAPPED, text)

    def _lines(self, led: Led, *, low: bool) -> list[tuple[str, QFont, str]]:
        """The step and the remarks; in the short form the remarks alone, in two lines."""
        kinds = self._look.type
        if low:
            joined = [" \u00b7 ".join(led.lines[:-1]), led.lines[-1]] if len(led.lines) > 1 else list(led.lines)
            return [(line, kinds.small, "text_muted") for line in joined]
        return [(led.step, kinds.medium, "text"), *((line, kinds.small, "text_muted") for line in led.lines)]

    def _planned(self, width: int) -> Plan:
        sizes = {key: button.sizeHint() for key, button in self.buttons.items() if not button.isHidden()}
        lines = [] if self._led is None else self._lines(self._led, low=False)
        return plan(self._look, width, self._room, lines, sizes)

    def _arrange(self) -> None:
        """Give every part its place."""
        laid = self._planned(self.width())
        self.close_button.setGeometry(laid.close)
        for opener, rect in zip((self.situation, self.language), laid.openers, strict=True):
            opener.setGeometry(rect)
        for key, rect in laid.buttons.items():
            self.buttons[key].setGeometry(rect)
        self.setToolTip("\n".join(self._led.lines) if laid.low and self._led is not None else "")

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
