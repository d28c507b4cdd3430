"""The window's own buttons: a row of choices, and single buttons with a word, an icon or both."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QEnterEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QHBoxLayout, QSizePolicy, QWidget

from derm_viewer.screen.look import TARGET, Look
from derm_viewer.screen.theme import Theme

FACE = 32
"""The height that a button is drawn with, at a text size of 100 %."""
_RADIUS = 7


class Ringed(QAbstractButton):
    """A button that shows a ring when the keyboard has led to it, and none when the mouse has."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.ringed = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self.ringed = event.reason() != Qt.FocusReason.MouseFocusReason
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.ringed = False
        super().focusOutEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)


class Button(Ringed):
    """A button with a word, an icon or both. Checked, or as the `main` button of a dialog, it is filled."""

    def __init__(self, look: Look, text: str, parent: QWidget, *, icon: str = "", tip: str = "") -> None:
        """`text` is also the accessible name; with an icon and `show_text` off it is not written."""
        super().__init__(parent)
        self.look = look
        self.icon_name = icon
        self.show_icon = bool(icon)
        self.show_text = not icon
        self.main = False
        self.plain = False
        self.setText(text)
        self.setAccessibleName(text)
        self.setToolTip(tip)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_look(self, look: Look) -> None:
        """Repaint in another look."""
        self.look = look
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        px = self.look.px
        wide = 0.0
        icon = self.icon_name and (self.show_icon or not self.show_text)
        if icon:
            wide += px(18) + px(14)
        if self.show_text:
            wide += self.look.type.button_width(self.text()) + px(16 if icon else 24)
        return QSize(max(round(wide), TARGET), reach(self.look))

    def face(self) -> QRectF:
        """What is drawn: all of the width, and the middle of the height."""
        high = min(self.height(), self.look.px(FACE))
        return QRectF(0, (self.height() - high) / 2, self.width(), high)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        if self.look.touch:
            from derm_viewer.screen.fingers import tell_held  # where there are fingers

            tell_held(self, event)

    def enterEvent(self, event: QEnterEvent) -> None:
        self.update()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self.update()
        super().leaveEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.paint_ground(painter)
        self.paint_words(painter)
        if self.ringed:
            paint_focus(painter, self.face(), self.look, _RADIUS)

    def filled(self) -> bool:
        """Whether the button stands out as chosen or as the main one."""
        return self.isChecked() or self.main

    def paint_ground(self, painter: QPainter) -> None:
        """Draw what lies under the words."""
        theme = self.look.theme
        line = theme.accent if self.filled() else theme.line_strong
        if self.filled():
            fill = theme.accent_hover if self.underMouse() or self.isDown() else theme.accent
        else:
            fill = theme.hover if self.underMouse() or self.isDown() else theme.surface
        painter.setPen(Qt.PenStyle.NoPen if self.plain and not self.filled() else edge_pen(theme, line))
        painter.setBrush(QColor(fill))
        radius = self.look.px(_RADIUS)
        painter.drawRoundedRect(self.face().adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)

    def paint_words(self, painter: QPainter) -> None:
        """Draw the icon and the text."""
        theme, px = self.look.theme, self.look.px
        ink = theme.on_accent if self.filled() else theme.text
        rect = self.face()
        if self.icon_name and (self.show_icon or not self.show_text):
            size = px(18)
            left = px(10) if self.show_text else (rect.width() - size) / 2
            picture = self.look.icons.pixmap(self.icon_name, ink, size, self.devicePixelRatioF())
            painter.drawPixmap(QPointF(left, rect.center().y() - size / 2), picture)
            rect.setLeft(left + size)
        if self.show_text:
            painter.setPen(QColor(ink))
            painter.setFont(self.look.type.medium)
            painter.drawText(rect, int(Qt.AlignmentFlag.AlignCenter), self.text())


class Opener(Button):
    """A button that opens a list under it: its words end with an arrow down."""

    def sizeHint(self) -> QSize:
        return super().sizeHint() + QSize(self.look.px(14), 0)

    def pads(self) -> tuple[int, int]:
        """What is left free before the words, and after them for the arrow, at a text size of 100 %."""
        return 12, 24

    def shown(self, room: float) -> str:
        """What is written where there is so much room."""
        return self.text()

    def paint_words(self, painter: QPainter) -> None:
        px, theme = self.look.px, self.look.theme
        ink = QColor(theme.on_accent if self.filled() else theme.text)
        painter.setPen(ink)
        painter.setFont(self.look.type.medium)
        before, after = self.pads()
        words, flags = self.face().adjusted(px(before), 0, -px(after), 0), Qt.AlignmentFlag.AlignVCenter
        painter.drawText(words, int(flags | Qt.AlignmentFlag.AlignLeft), self.shown(words.width()))
        middle = QPointF(self.width() - px(17), self.height() / 2 + px(1))
        arrow = [middle + QPointF(-px(4), -px(2.5)), middle + QPointF(0, px(2)), middle + QPointF(px(4), -px(2.5))]
        painter.setPen(QPen(ink, px(10) / 6))
        painter.drawPolyline(arrow)


class _Segment(Button):
    """One of a row of choices: its outer corners are round only at the row's ends."""

    first = False
    last = False

    def paint_ground(self, painter: QPainter) -> None:
        theme = self.look.theme
        ground = theme.hover if self.underMouse() else theme.surface
        painter.setPen(edge_pen(theme, theme.accent if self.isChecked() else theme.line_strong))
        painter.setBrush(QColor(theme.accent if self.isChecked() else ground))
        painter.drawPath(self._shape())

    def _shape(self) -> QPainterPath:
        # But for the first, the left border lies outside: the neighbour has drawn it.
        rect, radius = self.face().adjusted(0.5 if self.first else -0.5, 0.5, -0.5, -0.5), self.look.px(_RADIUS)
        path = QPainterPath()
        path.setFillRule(Qt.FillRule.WindingFill)
        path.addRoundedRect(rect, radius, radius)
        if not self.first:
            path.addRect(QRectF(rect.left(), rect.top(), rect.width() / 2, rect.height()))
        if not self.last:
            path.addRect(QRectF(rect.center().x(), rect.top(), rect.width() / 2, rect.height()))
        return path.simplified()


class Segments(QWidget):
    """A row of choices of which at most one holds. Tab enters it once, the arrow keys choose.

    Signals: chosen(str) with the key of a choice that the user made; `show_choice` emits nothing.
    """

    chosen = Signal(str)

    def __init__(self, look: Look, name: str, choices: Sequence[tuple[str, str, str]], parent: QWidget) -> None:
        """`choices` are key, text and tooltip of each; `name` is what a screen reader calls the row."""
        super().__init__(parent)
        self.setAccessibleName(name)
        self._group = QButtonGroup(self)
        self._group.setExclusive(True)
        self._buttons: dict[str, _Segment] = {}
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for at, (key, text, tip) in enumerate(choices):
            button = _Segment(look, text, self, tip=tip)
            button.setCheckable(True)
            button.setAccessibleName(f"{name}: {text}")
            button.first, button.last = at == 0, at == len(choices) - 1
            button.setProperty("key", key)
            button.setProperty("in_row", True)
            button.setAutoExclusive(True)  # the group sees to it; this says that it is one of several
            self._buttons[key] = button
            self._group.addButton(button)
            row.addWidget(button)
        self._group.buttonClicked.connect(self._on_clicked)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    @property
    def choice(self) -> str:
        """The key of the choice that holds; "" before `show_choice`."""
        return next((key for key, button in self._buttons.items() if button.isChecked()), "")

    def show_choice(self, key: str) -> None:
        """Show that a choice holds; with an unknown key none of the row does."""
        if key in self._buttons:
            self._buttons[key].setChecked(True)
            return
        self._group.setExclusive(False)
        for button in self._buttons.values():
            button.setChecked(False)
        self._group.setExclusive(True)

    def checked_button(self) -> QAbstractButton | None:
        """The button of the choice that holds."""
        return self._group.checkedButton()

    def say(self, key: str, text: str) -> None:
        """Write another text on a choice; a screen reader's name for it stays."""
        if self._buttons[key].text() != text:
            self._buttons[key].setText(text)
            self._buttons[key].updateGeometry()

    def set_look(self, look: Look) -> None:
        """Repaint in another look."""
        for button in self._buttons.values():
            button.set_look(look)
        self.updateGeometry()

    def _on_clicked(self, button: QAbstractButton) -> None:
        self.chosen.emit(str(button.property("key")))


def reach(look: Look) -> int:
    """The height with which a button takes a press: what lies just above and below its face belongs to it, too."""
    return max(look.px(FACE), TARGET)


def over(look: Look) -> int:
    """How far a button reaches over its face, above and below."""
    return (reach(look) - look.px(FACE)) // 2


def edge_pen(theme: Theme, colour: str) -> QPen:
    """The edge of a control."""
    return QPen(QColor(colour), theme.line_width)


def paint_focus(painter: QPainter, rect: QRectF, look: Look, radius: float) -> None:
    """A ring just inside a rectangle that says where the keyboard is: light beside dark, seen on every ground."""
    wide, round_ = look.theme.focus_width, look.px(radius)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(look.colour("focus"), wide))
    half = wide / 2
    painter.drawRoundedRect(rect.adjusted(half, half, -half, -half), round_ - half, round_ - half)
    painter.setPen(QPen(look.colour("surface"), wide / 2))
    inner = wide * 1.25
    painter.drawRoundedRect(rect.adjusted(inner, inner, -inner, -inner), round_ - wide, round_ - wide)
