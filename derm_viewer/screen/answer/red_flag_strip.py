"""The strip of red flags that stands over every answer and opens to the whole list."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent, QTransform
from PySide6.QtWidgets import QSizePolicy, QWidget

from derm_viewer.clinic.answer import RedFlag
from derm_viewer.consult.say import later, say
from derm_viewer.screen.controls import Ringed, paint_focus
from derm_viewer.screen.look import Look
from derm_viewer.screen.prose import Piece, Prose
from derm_viewer.screen.rows import draw_card

_LEAD = later("Ask first:")
# The dot stays with the words before it when the line breaks.
_DOT = "\u00a0\u00b7 "


class RedFlagStrip(Ringed):
    """A button that says which warning signs to ask for first. Checked, it stands for the opened list.

    Signals: toggled(bool), from QAbstractButton.
    """

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self._flags: tuple[RedFlag, ...] = ()
        self._brief = self._scarce = False
        self._prose = self._full = self._lay_out(brief=False)
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setToolTip(say("Open or close the list of red flags: what to ask, what to do (R)"))

    def show_flags(self, flags: Sequence[RedFlag], *, brief: bool = False) -> None:
        """Name these flags, each by its short words; what several share is said once. `brief`: only count them."""
        if (tuple(flags), brief) != (self._flags, self._brief):
            self._flags, self._brief = tuple(flags), brief
            self._renew()

    def set_look(self, look: Look) -> None:
        """Repaint in another look."""
        self._look = look
        self._renew()

    def height_for(self, width: int) -> int:
        """The height that shows all words at a width."""
        px = self._look.px
        return round(self._prose.fit(width - px(10 + 24 + 34))) + px(14)

    def keep_to(self, width: int, most: float) -> None:
        """Only count the flags where naming them would take more than `most` pixels; a screen reader has the names."""
        scarce = round(self._full.fit(width - self._look.px(10 + 24 + 34))) + self._look.px(14) > most
        if scarce != self._scarce:
            self._scarce = scarce
            self._renew()

    def _renew(self) -> None:
        self._full = self._lay_out(brief=self._brief)
        self._prose = self._lay_out(brief=True) if self._scarce else self._full
        self.setText(self._full.text)
        self.setAccessibleName(self._full.text)
        self.setAccessibleDescription(say("Opens the list of red flags: what to ask, what to do and how fast"))
        self.update()

    def _lay_out(self, *, brief: bool) -> Prose:
        look = self._look
        lead, shorts = self._words(brief)
        rest = _DOT.join(dict.fromkeys(shorts))
        strong = Piece(lead + (" " if rest else ""), "danger_text", look.type.small_strong)
        return Prose(look, look.type.small, [strong, Piece(rest, "danger_text")])

    def _words(self, brief: bool) -> tuple[str, list[str]]:
        """What stands first, and the flags that are named after it."""
        waiting = [flag.short for flag in self._flags if flag.answer is None]
        found = list(dict.fromkeys(flag.short for flag in self._flags if flag.answer == "yes"))
        if not found and len(waiting) == len(self._flags):
            if not brief:
                return say(_LEAD), waiting
            count = len(self._flags)
            if self._brief:
                return say("Ask all {count} red flags, too.", count=count), []
            return say("Ask all {count} red flags first.", count=count), []
        said = say("Red flags: yes to {names}.", names=", ".join(found)) if found else say("Red flags: none so far.")
        if not waiting:
            return said if found else say("Red flags: all asked, none found."), []
        rest = say("{count} not asked.", count=len(waiting)) if brief else say("Ask:")
        return f"{said} {rest}", [] if brief else waiting

    def sizeHint(self) -> QSize:
        return QSize(self.width(), self.height_for(max(self.width(), 1)))

    def paintEvent(self, event: QPaintEvent) -> None:
        px, look = self._look.px, self._look
        painter = QPainter(self)
        rect = QRectF(self.rect())
        line = look.colour("danger_text" if self.underMouse() else "danger_line")
        draw_card(painter, rect.adjusted(0.6, 0.6, -0.6, -0.6), look.colour("danger_bg"), line, px(8))
        size, ratio = px(17), self.devicePixelRatioF()
        warning = look.icons.pixmap("triangle-alert", look.theme.danger_text, size, ratio)
        painter.drawPixmap(QPointF(px(10), px(8)), warning)
        self._prose.fit(rect.width() - px(10 + 24 + 34))
        self._prose.draw(painter, px(10 + 24), px(7))
        self._draw_arrow(painter, size, ratio)
        if self.ringed:
            paint_focus(painter, rect, look, 8)

    def _draw_arrow(self, painter: QPainter, size: int, ratio: float) -> None:
        arrow = self._look.icons.pixmap("chevron-down", self._look.theme.danger_text, size, ratio)
        painter.save()
        painter.setTransform(QTransform.fromTranslate(self.width() - self._look.px(22), self.height() / 2), True)
        if self.isChecked():
            painter.rotate(180)
        painter.drawPixmap(QPointF(-size / 2, -size / 2), arrow)
        painter.restore()
