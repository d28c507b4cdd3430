"""The words of one step, large and calm, with the spine's picture and a remark beside it."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from derm_viewer.screen.patient.setting import Column, Line, Set, named_wide, set_aside, set_column

_PICTURE_WIDE, _NAME_GAP = 0.52, 40
"""Beside a remark the spine's picture takes at most such a part of the column. It is as wide as it is high, and has so
much room, at a screen 1080 pixels high, before its words.
"""


class Told(NamedTuple):
    """What was set: the column, the remark, and the room of the picture (empty for none)."""

    column: Set
    aside: Line | None
    aside_at: QPointF
    picture: QRectF


class WordsColumn(QWidget):
    """Shows a step. What it says is its accessible name and description."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column: Column | None = None
        self._told: Told | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    @property
    def text(self) -> str:
        """Everything that is said, paragraph by paragraph."""
        told = self.told
        if told is None:
            return ""
        lines = [line.said for line in told.column.lines]
        return "\n".join([*lines, *([told.aside.said] if told.aside is not None else [])])

    @property
    def told(self) -> Told | None:
        """What was set, for the present size."""
        if self._told is None and self._column is not None and self.width() > 10 and self.height() > 10:
            self._told = self._set(self._column)
        return self._told

    def show_column(self, column: Column | None) -> None:
        """Say something else."""
        self._column, self._told = column, None
        self.setAccessibleName("" if column is None else column.step.title)
        self.setAccessibleDescription("" if column is None else self.text)
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._told = None

    def paintEvent(self, event: QPaintEvent) -> None:
        told = self.told
        if told is None or self._column is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for line in told.column.lines:
            _draw(painter, line, QPointF(), self._column)
        if told.aside is not None:
            _draw(painter, told.aside, told.aside_at, self._column)

    def _set(self, column: Column) -> Told:
        aside = column.step.aside
        wide, high, unit = float(self.width()), float(self.height()), column.unit
        below = 0.0
        if aside and not column.pictured:
            line = set_aside(column, aside, wide, high)
            below = line.height + 14 * unit
        made = set_column(column, wide, high - below)
        if not column.pictured:
            if not aside:
                return Told(made, None, QPointF(), QRectF())
            return Told(made, line._replace(at=QPointF()), QPointF(0, made.height + 14 * unit), QRectF())
        asked = made.picture + _NAME_GAP * unit + named_wide(column)
        picture_wide = min(wide * _PICTURE_WIDE, asked) if aside else wide
        top = made.height + max(0.0, high - made.height - made.picture) * 0.5
        gap = 36 * unit
        left = wide - picture_wide if column.rtl else 0.0
        picture = QRectF(left, top, picture_wide, made.picture)
        if not aside:
            return Told(made, None, QPointF(), picture)
        line = set_aside(column, aside, wide - picture_wide - gap, made.picture)
        return Told(made, line, QPointF(0.0 if column.rtl else picture_wide + gap, top), picture)


def _draw(painter: QPainter, line: Line, at: QPointF, column: Column) -> None:
    painter.setPen(QColor(line.ink))
    line.layout.draw(painter, line.at + at)
    if line.bullet is not None:
        painter.save()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(column.colours.words))
        radius = 5 * column.unit
        painter.drawEllipse(line.bullet + at, radius, radius)
        painter.restore()
