"""The row of roots under the body: one is chosen to see in how many maps which skin is its own."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QWidget

from derm_viewer.consult.say import later, say
from derm_viewer.screen.controls import Ringed, paint_focus
from derm_viewer.screen.look import TARGET, Look

_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1}
_HIGH, _CHIP_WIDE, _CHIP_HIGH = 36, 40, 22
_APART = 4
"""Between two chips."""
WORDS = later("Show one root")


class _Chip(Ringed):
    """A root in its colour; with a ring while it alone is shown. Signals: stepped(int) by an arrow key."""

    stepped = Signal(int)

    def __init__(self, look: Look, root: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.look = look
        self.most: int | None = None
        self.setText(root)
        self.setAccessibleName(f"{say(WORDS)}: {root}")
        self.setCheckable(True)
        self.setToolTip(say("Show the skin of {root} alone, by how many maps give it", root=root))

    def sizeHint(self) -> QSize:
        """As wide as usual, or in a narrow row at most `most`."""
        word = self.word() + self.look.px(14)
        wide = max(round(max(word, self.look.px(_CHIP_WIDE)) + self.look.px(_APART)), TARGET)
        return QSize(wide if self.most is None else min(wide, self.most), bar_height(self.look))

    def word(self) -> float:
        """The width of its word alone."""
        return QFontMetricsF(self.look.type.small_strong).horizontalAdvance(self.text())

    def face(self) -> QRectF:
        """What is drawn; the room round it belongs to the chip, too."""
        high, aside = self.look.px(_CHIP_HIGH), self.look.px(_APART) / 2 if self.most is None else 1
        return QRectF(aside, (self.height() - high) / 2, self.width() - 2 * aside, high)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _STEPS:
            self.stepped.emit(_STEPS[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        px, theme = self.look.px, self.look.theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        body = self.face().adjusted(2.5, 2.5, -2.5, -2.5)
        pen = QPen(QColor(theme.text), 2) if self.isChecked() or self.underMouse() else QPen(Qt.PenStyle.NoPen)
        if theme.strict:  # a thin edge round all, a thick one round the chosen one
            pen = QPen(QColor(theme.text), 4 if self.isChecked() else 1)
        painter.setPen(pen)
        painter.setBrush(QColor(theme.root(self.text())))
        painter.drawRoundedRect(body, px(5), px(5))
        painter.setFont(self.look.type.small_strong)
        painter.setPen(QColor(theme.on_root(self.text())))
        painter.drawText(self.rect(), int(Qt.AlignmentFlag.AlignCenter), self.text())
        if self.ringed:
            paint_focus(painter, self.face(), self.look, 6)


class RootBar(QWidget):
    """Chips of the roots, as many as fit. The chips come with `show_roots`, after the first paint. Tab enters the row
    once, the arrow keys go through it, Space or Enter chooses.

    Signals: root_chosen(str or None).
    """

    root_chosen = Signal(object)

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self._chips: list[_Chip] = []
        self._worded = True
        self.setAccessibleName(say("Roots"))
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

    def show_roots(self, roots: Sequence[str]) -> None:
        """Offer these roots."""
        if [chip.text() for chip in self._chips] == list(roots):
            return
        for chip in self._chips:
            chip.deleteLater()
        self._chips = [_Chip(self._look, root, self) for root in roots]
        for chip in self._chips:
            chip.clicked.connect(self._on_clicked)
            chip.stepped.connect(self._on_stepped)
            chip.setProperty("in_row", True)
            chip.show()
        self._let_tab_in()
        self._arrange()

    def show_choice(self, root: str | None) -> None:
        """Show which root alone is drawn."""
        for chip in self._chips:
            chip.setChecked(chip.text() == root)
        self._let_tab_in()

    def set_look(self, look: Look) -> None:
        """Repaint in another look."""
        self._look = look
        for chip in self._chips:
            chip.look = look
        self._arrange()
        self.update()

    def height_for(self, width: int) -> int:
        """The height of the row."""
        return bar_height(self._look)

    def _arrange(self) -> None:
        """In a narrow window the words before the chips go first, then the chips become narrower."""
        px = self._look.px
        words, most = round(self._words_width()) + px(10), self.width() - px(24)
        for chip in self._chips:
            chip.most = None
        self._worded = words + self._chips_width() <= most
        if not self._worded and self._chips_width() > most:
            beside = (most - sum(chip.word() for chip in self._chips)) / len(self._chips)  # as much round each word
            for chip in self._chips:
                chip.most = int(chip.word() + beside)
        left = px(16) + (words if self._worded else 0)
        for chip in self._chips:
            size = chip.sizeHint()
            chip.setGeometry(QRect(left, 0, size.width(), self.height()))
            chip.setVisible(left + size.width() <= self.width())
            left += size.width()
        self.update()

    def _chips_width(self) -> int:
        return sum(chip.sizeHint().width() for chip in self._chips)

    def _on_clicked(self, on: bool) -> None:
        chip = self.sender()
        self.root_chosen.emit(chip.text() if on and isinstance(chip, _Chip) else None)

    def _on_stepped(self, by: int) -> None:
        chip = self.sender()
        if isinstance(chip, _Chip) and chip in self._chips:
            at = min(max(self._chips.index(chip) + by, 0), len(self._chips) - 1)
            self._chips[at].setFocus(Qt.FocusReason.TabFocusReason)
            self._let_tab_in()

    def _let_tab_in(self) -> None:
        """Tab comes to the chip that has the keyboard, else to the root that is shown, else to the first one."""
        wanted = [chip for chip in self._chips if chip.hasFocus()] or [chip for chip in self._chips if chip.isChecked()]
        entry = next(iter((*wanted, *self._chips)), None)
        for chip in self._chips:
            chip.setFocusPolicy(Qt.FocusPolicy.StrongFocus if chip is entry else Qt.FocusPolicy.ClickFocus)

    def _words_width(self) -> float:
        return QFontMetricsF(self._look.type.small).horizontalAdvance(say(WORDS))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._look.colour("window_low"))
        if not self._worded:
            return
        painter.setFont(self._look.type.small)
        painter.setPen(self._look.colour("text_muted"))
        words = QRectF(self._look.px(16), 0, self.width(), self.height())
        painter.drawText(words, int(Qt.AlignmentFlag.AlignVCenter), say(WORDS))


def bar_height(look: Look) -> int:
    """The height of the row: a finger's at least."""
    return max(look.px(_HIGH), TARGET)
