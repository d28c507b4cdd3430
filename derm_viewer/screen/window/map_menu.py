"""The list of maps that opens under the map button: what each is, how far to trust it, and whether it counts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QFontMetricsF, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from derm_viewer.body.model import MapInfo
from derm_viewer.consult.say import later, say
from derm_viewer.screen.controls import Ringed, edge_pen, paint_focus
from derm_viewer.screen.look import Look
from derm_viewer.screen.style import scroll_sheet

STATUS_WORDS = {"traced": later("traced from a plate"), "described": later("described: drawn from words")}
_WIDE = 430


class Entry(NamedTuple):
    """A map with what holds for it: whether it alone is drawn, and whether it counts in an agreement."""

    info: MapInfo
    shown: bool
    counts: bool


class _Row(Ringed):
    """One map: its name, year and status, and one line of criticism."""

    def __init__(self, look: Look, entry: Entry, parent: QWidget) -> None:
        super().__init__(parent)
        self._look, self._entry = look, entry
        info = entry.info
        self._says = info.criticism or info.blank
        year = f", {info.year}" if info.year else ""
        self.setAccessibleName(f"{info.title}{year}, {say(STATUS_WORDS.get(info.status, info.status))}")
        self.setAccessibleDescription(self._says)
        self.setCheckable(True)
        self.setChecked(entry.shown)

    def sizeHint(self) -> QSize:
        px = self._look.px
        says = QFontMetrics(self._look.type.small).boundingRect(
            QRect(0, 0, px(_WIDE - 60), 1000), Qt.TextFlag.TextWordWrap, self._says
        )
        return QSize(px(_WIDE), px(12) + px(20) + says.height() + px(8))

    def paintEvent(self, event: QPaintEvent) -> None:
        px, theme, info = self._look.px, self._look.theme, self._entry.info
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.underMouse() or self._entry.shown:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(theme.hover))
            painter.drawRoundedRect(QRectF(self.rect()), px(7), px(7))
        if self._entry.shown:
            painter.setBrush(QColor(theme.accent))
            painter.drawEllipse(QRectF(px(14), px(17), px(8), px(8)))
        left, width = px(36), self.width() - px(60)
        painter.setFont(self._look.type.strong)
        painter.setPen(QColor(theme.text))
        title = QRectF(left, px(8), width, px(22))
        painter.drawText(title, int(Qt.AlignmentFlag.AlignVCenter), info.title)
        wide = QFontMetricsF(self._look.type.strong).horizontalAdvance(info.title)
        painter.setFont(self._look.type.small)
        painter.setPen(QColor(theme.text_muted))
        if info.year and str(info.year) not in info.title:
            painter.drawText(title.adjusted(wide + px(8), 0, 0, 0), int(Qt.AlignmentFlag.AlignVCenter), str(info.year))
        self._paint_status(painter, title)
        painter.setFont(self._look.type.small)
        painter.setPen(QColor(theme.text_muted))
        says = QRectF(left, px(31), width, self.height())
        painter.drawText(says, int(Qt.TextFlag.TextWordWrap), self._says)
        if self.ringed:
            paint_focus(painter, QRectF(self.rect()), self._look, 7)

    def _paint_status(self, painter: QPainter, line: QRectF) -> None:
        px, theme, described = self._look.px, self._look.theme, self._entry.info.status != "traced"
        words, font = say(STATUS_WORDS.get(self._entry.info.status, self._entry.info.status)), self._look.type.small
        wide = QFontMetricsF(font).horizontalAdvance(words) + px(16)
        tag = QRectF(line.right() - wide + px(12), line.y() + px(1), wide, px(20))
        pen = edge_pen(theme, theme.danger_line if described else theme.ok_line)
        if described:
            pen.setDashPattern([3.0, 2.5])
        painter.setPen(pen)
        painter.setBrush(QColor(theme.danger_bg if described else theme.ok_bg))
        painter.drawRoundedRect(tag.adjusted(0.5, 0.5, -0.5, -0.5), px(10), px(10))
        painter.setPen(QColor(theme.danger_text if described else theme.ok_text))
        painter.setFont(font)
        painter.drawText(tag, int(Qt.AlignmentFlag.AlignCenter), words)


class _Counts(Ringed):
    """A box to tick: whether a described map counts in "All maps"."""

    def __init__(self, look: Look, entry: Entry, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self.setText(say("Count in All maps and Differences"))
        self.setAccessibleName(f"{self.text()}: {entry.info.title}")
        self.setCheckable(True)
        self.setChecked(entry.counts)

    def sizeHint(self) -> QSize:
        return QSize(self._look.px(_WIDE), self._look.roomy(30))

    def paintEvent(self, event: QPaintEvent) -> None:
        px, theme = self._look.px, self._look.theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(0, (self.height() - px(30)) // 2)
        box = QRectF(px(36) + 0.5, px(6) + 0.5, px(16), px(16))
        painter.setPen(QPen(QColor(theme.accent if self.isChecked() else theme.handle), 1.4))
        painter.setBrush(QColor(theme.accent if self.isChecked() else theme.surface))
        painter.drawRoundedRect(box, px(4), px(4))
        if self.isChecked():
            painter.setPen(QPen(QColor(theme.on_accent), 2.0))
            painter.drawPolyline([QPoint(px(40), px(14)), QPoint(px(43), px(18)), QPoint(px(49), px(10))])
        painter.setFont(self._look.type.small)
        painter.setPen(QColor(theme.text))
        words = QRectF(px(62), 0, self.width(), px(28))
        painter.drawText(words, int(Qt.AlignmentFlag.AlignVCenter), self.text())
        painter.resetTransform()
        if self.ringed:
            paint_focus(painter, QRectF(self.rect()), self._look, 7)


class MapMenu(QFrame):
    """The list. Up and Down move, Enter chooses, Esc closes; a click beside it closes it.

    Signals: map_chosen(str); counts_chosen(str, bool) for a described map.
    """

    map_chosen = Signal(str)
    counts_chosen = Signal(str, bool)

    def __init__(self, look: Look, entries: Sequence[Entry], parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup | Qt.WindowType.FramelessWindowHint)
        self._look = look
        self.setAccessibleName(say("Maps"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._stops: list[Ringed] = []
        sheet = self._sheet = QWidget()
        sheet.setAutoFillBackground(False)
        self._port = QScrollArea(self)
        self._port.setFrameShape(QFrame.Shape.NoFrame)
        self._port.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._port.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._port.setWidget(sheet)
        clear = "QScrollArea, QScrollArea > QWidget { background: transparent; }"
        self._port.setStyleSheet(f"{clear}{scroll_sheet(look)}")
        column = QVBoxLayout(sheet)
        column.setContentsMargins(look.px(8), look.px(8), look.px(8), look.px(8))
        column.setSpacing(look.px(2))
        for entry in entries:
            row = _Row(look, entry, sheet)
            row.clicked.connect(lambda _=False, key=entry.info.id: self._choose(key))
            column.addWidget(row)
            self._stops.append(row)
            if entry.info.status != "traced":
                box = _Counts(look, entry, sheet)
                box.toggled.connect(lambda on, key=entry.info.id: self.counts_chosen.emit(key, on))
                column.addWidget(box)
                self._stops.append(box)

    def open_at(self, corner: QPoint) -> None:
        """Show the list with its upper left corner there, and the keyboard on the map that is drawn.

        Where the screen is too low, the list stands higher and is scrolled.
        """
        room = self.screen().availableGeometry()
        self._sheet.adjustSize()
        size = self._sheet.size() + QSize(2, 2)
        if size.height() > room.height():
            size = QSize(size.width() + self._look.px(12), room.height())
        self.resize(size)
        self._port.setGeometry(self.rect().adjusted(1, 1, -1, -1))
        self.move(corner.x(), max(room.top(), min(corner.y(), room.bottom() + 1 - size.height())))
        self.show()
        shown = next((stop for stop in self._stops if isinstance(stop, _Row) and stop.isChecked()), self._stops[0])
        shown.setFocus(Qt.FocusReason.PopupFocusReason)

    def _choose(self, key: str) -> None:
        self.map_chosen.emit(key)
        self.close()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
            return
        at = next((index for index, stop in enumerate(self._stops) if stop.hasFocus()), -step)
        stop = self._stops[(at + step) % len(self._stops)]
        stop.setFocus(Qt.FocusReason.TabFocusReason)
        self._port.ensureWidgetVisible(stop)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._look.colour("surface"))
        painter.setPen(self._look.colour("line_strong"))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
