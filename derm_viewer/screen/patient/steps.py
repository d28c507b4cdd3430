"""The five large buttons along the foot. The last, when to get help, is always one touch away."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QWidget

from derm_viewer.export.line_breaks import in_two
from derm_viewer.screen.controls import Ringed
from derm_viewer.screen.patient.colours import PatientColours

_GAP = 18
_PAD = 22
"""The least room left and right of the words, at a screen 1080 pixels high."""
_LARGEST, _ONE_LINE, _LEAST = 29, 25, 15


class StepButton(Ringed):
    """One step: its number and its name."""

    def __init__(self, number: int, parent: StepRow) -> None:
        super().__init__(parent)
        self._row = parent
        self.number = number
        self.setCheckable(True)

    def paintEvent(self, event: QPaintEvent) -> None:
        row = self._row
        ground, line, ink = row.inks(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(line), max(1.0, 1.5 * row.unit)))
        painter.setBrush(QColor(ground))
        radius = 14 * row.unit
        rect = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        painter.drawRoundedRect(rect, radius, radius)
        painter.setPen(QColor(ink))
        painter.setFont(row.fitted)
        painter.drawText(row.inner(self.rect()), row.flags, self.text())
        if self.ringed:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(row.colours.touch), 3 * row.unit))
            painter.drawRoundedRect(rect.adjusted(3, 3, -3, -3), radius - 3, radius - 3)


class StepRow(QWidget):
    """The row. Signals: chosen(int, from 0)."""

    chosen = Signal(int)

    def __init__(self, colours: PatientColours, count: int, parent: QWidget) -> None:
        super().__init__(parent)
        self.colours, self.unit = colours, 1.0
        self.fitted = QFont()
        self._font = QFont()
        self._rtl = False
        self.buttons = [StepButton(number, self) for number in range(count)]
        for button in self.buttons:
            button.clicked.connect(lambda _=False, number=button.number: self._on_clicked(number))

    def dress(self, colours: PatientColours, font: QFont, unit: float) -> None:
        """Take colours, font and the scale: 1.0 for a screen 1080 pixels high."""
        self.colours, self.unit = colours, unit
        self._font = QFont(font)
        self._arrange()

    def show_steps(self, names: Sequence[str], step: int, *, rtl: bool) -> None:
        """Name the steps, and show which one is seen; with `rtl` the first stands at the right."""
        self._rtl = rtl
        for button, name in zip(self.buttons, names, strict=True):
            text = f"{button.number + 1}\u2002{name}"
            button.setText(text)
            button.setAccessibleName(name)
            button.setChecked(button.number == step)
        self._arrange()

    @property
    def flags(self) -> int:
        """How the words are set: the number comes first, which is at the right where the language begins there."""
        forced = Qt.TextFlag.TextForceRightToLeft if self._rtl else Qt.TextFlag.TextForceLeftToRight
        return int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap | forced)

    def inks(self, button: StepButton) -> tuple[str, str, str]:
        """Ground, line and text of a button: the last one is a calm red."""
        colours, last = self.colours, button is self.buttons[-1]
        if button.isChecked():
            ground = colours.help_chosen if last else colours.theme.accent
            return ground, ground, colours.ink_on(ground) if last else colours.theme.on_accent
        return colours.help if last else (colours.button, colours.line, colours.text)

    def inner(self, rect: QRect) -> QRectF:
        """The room of the words in a button."""
        pad = 14 * self.unit
        return QRectF(rect).adjusted(pad, pad * 0.4, -pad, -pad * 0.4)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._arrange()

    def _on_clicked(self, number: int) -> None:
        for button in self.buttons:
            button.setChecked(button.number == number)
        self.chosen.emit(number)

    def _arrange(self) -> None:
        """Each button is as wide as its words ask for; what is left is shared, so that all have the same margins."""
        gap, needed = _GAP * self.unit, self._fit()
        spare = (self.width() - gap * (len(needed) - 1) - sum(needed)) / len(needed)
        left = 0.0
        pairs = [*zip(self.buttons, needed, strict=True)]
        for button, need in reversed(pairs) if self._rtl else pairs:
            right = left + need + spare
            button.setGeometry(round(left), 0, round(right) - round(left), self.height())
            left = right + gap
        self.update()

    def _fit(self) -> list[float]:
        """Take one size for all, the largest in which every name fits in one line, else in two. The widths needed."""
        font = QFont(self._font)
        font.setWeight(QFont.Weight.Medium)
        room = self.width() - _GAP * self.unit * (len(self.buttons) - 1)
        least = 2 * _PAD * self.unit * len(self.buttons)
        needed: list[float] = []
        for lines, sizes in ((1, range(_LARGEST, _ONE_LINE - 1, -1)), (2, range(_LARGEST, _LEAST - 1, -1))):
            for size in sizes:
                font.setPixelSize(max(7, round(size * self.unit)))
                self.fitted, metrics = font, QFontMetricsF(font)
                needed = [self._needed(metrics, button.text(), lines) for button in self.buttons]
                high = metrics.height() * lines <= self.inner(self.rect()).height()
                if high and sum(needed) + least <= room:
                    return needed
        return needed

    @staticmethod
    def _needed(metrics: QFontMetricsF, text: str, lines: int) -> float:
        """The width of the longest line."""
        broken = text if lines == 1 else in_two(text)
        return max(metrics.horizontalAdvance(line) for line in broken.split("\n")) + 1
