"""The results of a row as small chips joined to one piece, and where a finger may press them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPainterPath, QPen

from derm_viewer.screen.examine.items import Choice
from derm_viewer.screen.look import Look

HIGH = 28
_LEAST = 44
_REACH = 8


class Chips:
    """Where the chips of a row stand, in device-independent pixels from the row's upper left corner."""

    def __init__(self, look: Look, choices: Sequence[Choice]) -> None:
        metrics = QFontMetricsF(look.type.small_strong)
        self._look = look
        self._choices = tuple(choices)
        self._wide = [max(metrics.horizontalAdvance(one.label) + look.px(16), look.px(_LEAST)) for one in choices]
        self._rects: list[QRectF] = []

    @property
    def width(self) -> float:
        """The width of all of them."""
        return sum(self._wide)

    def place(self, right: float, top: float) -> None:
        """Put them with their upper right corner at a point."""
        left, self._rects = right - self.width, []
        for wide in self._wide:
            self._rects.append(QRectF(left, top, wide, self._look.px(HIGH)))
            left += wide

    def at(self, x: float, y: float) -> Choice | None:
        """The choice under a point; the room above and below belongs to it, too."""
        reach = self._look.px(_REACH)
        for rect, choice in zip(self._rects, self._choices, strict=False):
            if rect.adjusted(0, -reach, 0, reach).contains(x, y):
                return choice
        return None

    def rect_of(self, word: str) -> QRectF:
        """Where the chip of a result is."""
        return self._rects[[choice.word for choice in self._choices].index(word)]

    def draw(self, painter: QPainter, chosen: str | None, over: Choice | None) -> None:
        """Draw them; the chosen one is filled and its word is bold, the one under the pointer is tinted."""
        if not self._rects:
            return
        look, radius = self._look, self._look.px(7)
        frame = self._rects[0].united(self._rects[-1]).adjusted(0.5, 0.5, 0.5, -0.5)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(look.colour("line_strong"), look.theme.line_width))
        painter.setBrush(look.colour("surface"))
        painter.drawRoundedRect(frame, radius, radius)
        for rect in self._rects[1:]:
            painter.drawLine(QPointF(rect.left() + 0.5, frame.top()), QPointF(rect.left() + 0.5, frame.bottom()))
        for at, (rect, choice) in enumerate(zip(self._rects, self._choices, strict=True)):
            held = choice.word == chosen
            if held or choice == over:
                self._fill(painter, rect, choice, (at == 0, at == len(self._rects) - 1), held=held)
            ink = f"{_kind(choice)}_text" if held else "text" if choice == over else "text_muted"
            painter.setPen(look.colour(ink))
            painter.setFont(look.type.small_strong if held else look.type.small)
            painter.drawText(rect, int(Qt.AlignmentFlag.AlignCenter), choice.label)

    def _fill(self, painter: QPainter, rect: QRectF, choice: Choice, ends: tuple[bool, bool], *, held: bool) -> None:
        look, kind = self._look, _kind(choice)
        line = ("danger_text" if choice.abnormal else "ok_line") if held else "line_strong"
        painter.setPen(QPen(look.colour(line), (1.6 if held else 1.0) * look.theme.line_width))
        painter.setBrush(look.colour(f"{kind}_bg" if held else "hover"))
        painter.drawPath(_shape(rect.adjusted(0.5, 0.5, 0.5, -0.5), ends, look.px(7)))


def _kind(choice: Choice) -> str:
    """The beginning of the theme's tokens for a result."""
    return "danger" if choice.abnormal else "ok"


def _shape(rect: QRectF, ends: tuple[bool, bool], radius: float) -> QPainterPath:
    """A rectangle whose corners are round at the ends of the row."""
    path = QPainterPath()
    path.setFillRule(Qt.FillRule.WindingFill)
    path.addRoundedRect(rect, radius, radius)
    if not ends[0]:
        path.addRect(QRectF(rect.left(), rect.top(), rect.width() / 2, rect.height()))
    if not ends[1]:
        path.addRect(QRectF(rect.center().x(), rect.top(), rect.width() / 2, rect.height()))
    return path.simplified()
