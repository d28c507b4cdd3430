"""What settings are changed with: a button that opens a list, a box to tick, a line to write in."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QLineEdit, QWidget

from derm_viewer.screen.controls import Opener, Ringed, edge_pen, paint_focus
from derm_viewer.screen.look import Look
from derm_viewer.screen.window.more_menu import MoreMenu

_LINE_WIDE = 320


class Chooser(Opener):
    """Shows what holds and opens the list of what else there is; the arrow keys go through it.

    Signals: chosen(str).
    """

    chosen = Signal(str)

    def __init__(self, look: Look, name: str, choices: Sequence[tuple[str, str]], parent: QWidget) -> None:
        super().__init__(look, "", parent)
        self._name, self._choices, self._holds = name, tuple(choices), ""
        self.clicked.connect(self._open)

    def show_choice(self, key: str) -> None:
        """Show that a choice holds."""
        self._holds = key
        self.setText(dict(self._choices).get(key, ""))
        self.setAccessibleName(f"{self._name}: {self.text()}")
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        widest = max((self.look.type.button_width(text) for _, text in self._choices))
        return QSize(round(widest) + self.look.px(24 + 14), super().sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
            return
        keys = [key for key, _ in self._choices]
        at = keys.index(self._holds) + step if self._holds in keys else 0
        if 0 <= at < len(keys):
            self.chosen.emit(keys[at])

    def _open(self) -> None:
        menu = MoreMenu(self.look, self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.add_choices([(key, text, key == self._holds) for key, text in self._choices], self.chosen.emit)
        menu.popup(self.mapToGlobal(self.rect().bottomLeft() + QPoint(0, self.look.px(4))))


class Tick(Ringed):
    """A box to tick, with its words beside it."""

    def __init__(self, look: Look, text: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self._high = 0
        self.setText(text)
        self.setAccessibleName(text)
        self.setCheckable(True)

    def height_for(self, width: int) -> int:
        """The height of the words broken for a width."""
        flags = int(Qt.TextFlag.TextWordWrap)
        box = QFontMetrics(self._look.type.body).boundingRect(
            0, 0, width - self._look.px(28), 10_000, flags, self.text()
        )
        self._high = max(box.height() + self._look.px(10), self._look.px(30))
        return max(self._high, self._look.roomy(30))

    def paintEvent(self, event: QPaintEvent) -> None:
        px, theme = self._look.px, self._look.theme
        on = self.isChecked()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setOpacity(1.0 if self.isEnabled() else 0.45)
        painter.translate(0, max(self.height() - self._high, 0) // 2)
        box = QRectF(px(2) + 0.5, px(6) + 0.5, px(17), px(17))
        painter.setPen(edge_pen(theme, theme.accent if on else theme.handle))
        painter.setBrush(self._look.colour("accent" if on else "hover" if self.underMouse() else "surface"))
        painter.drawRoundedRect(box, px(4), px(4))
        if on:
            painter.setPen(QPen(self._look.colour("on_accent"), px(10) / 5))
            corner = box.topLeft()
            points = [corner + QPointF(px(x), px(y)) for x, y in ((4, 9), (7.4, 12.4), (13, 5.4))]
            painter.drawPolyline(points)
        painter.setFont(self._look.type.body)
        painter.setPen(self._look.colour("text"))
        words = QRectF(px(28), px(5), self.width() - px(28), self.height() - px(5))
        painter.drawText(words, int(Qt.TextFlag.TextWordWrap), self.text())
        painter.resetTransform()
        if self.ringed:
            paint_focus(painter, QRectF(self.rect()), self._look, 5)


class Line(QLineEdit):
    """A line to write in. Signals: chosen(str) with the words as they stand, while they are written."""

    chosen = Signal(str)

    def __init__(self, look: Look, name: str, most: int, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self.setAccessibleName(name)
        self.setMaxLength(most)
        self.setFont(look.type.body)
        self.setStyleSheet(field_sheet(look))
        self.textEdited.connect(lambda _: self.chosen.emit(self._words()))

    def show_choice(self, text: str) -> None:
        """Show what holds; a space that is just being written stays."""
        if text != self._words():
            self.setText(text)

    def sizeHint(self) -> QSize:
        return QSize(self._look.px(_LINE_WIDE), self._look.px(34))

    def _words(self) -> str:
        return "".join(letter for letter in self.text() if letter.isprintable()).strip()


def field_sheet(look: Look) -> str:
    """The style sheet of a line to write in."""
    theme, px = look.theme, look.px
    return (
        f"QLineEdit {{ background: {theme.surface}; color: {theme.text};"
        f" border: {theme.line_width}px solid {theme.line_strong};"
        f" border-radius: {px(7)}px; padding: 0 {px(9)}px; selection-background-color: {theme.accent};"
        f" selection-color: {theme.on_accent}; }}"
        f"QLineEdit:focus {{ border: {theme.focus_width}px solid {theme.focus}; }}"
    )
