"""The tools for painting, over the foot of the body: brush, eraser, lasso, area, size, undo, redo, clear."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from derm_viewer.clinic.qualities import QUALITIES
from derm_viewer.screen.canvas.strokes import edge_pen, pattern
from derm_viewer.screen.controls import FACE, Button, Segments, over, reach
from derm_viewer.screen.look import Look
from derm_viewer.screen.paint.layer import AREA, BRUSH, ERASER, LASSO

SIZES = (1, 2, 4)
"""The brush's widths in body cm."""
_MARGIN, _PAD, _GAP = 16, 6, 10


class _Step(Button):
    """A button that is pale while there is nothing for it to do."""

    def paint_ground(self, painter: QPainter) -> None:
        painter.setOpacity(1.0 if self.isEnabled() else 0.4)
        super().paint_ground(painter)


class PaintStrip(QWidget):
    """Signals: tool_chosen(str), size_chosen(int, width in body cm), undo_asked(), redo_asked(), clear_asked(),
    done_asked().
    """

    tool_chosen = Signal(str)
    size_chosen = Signal(int)
    undo_asked = Signal()
    redo_asked = Signal()
    clear_asked = Signal()
    done_asked = Signal()

    def __init__(self, look: Look, words: Mapping[str, str], parent: QWidget) -> None:
        """`words` are those of "strip" in `resources/words/painting.json`."""
        super().__init__(parent)
        self._look, self._words, self._quality = look, words, QUALITIES[0]
        self._worded = self._swatched = True
        self.setAccessibleName(words["name"])
        tools = [(tool, words[tool], words[f"{tool}_tip"]) for tool in (BRUSH, ERASER, LASSO, AREA)]
        self.tools = Segments(look, words["tool"], tools, self)
        sizes = [(str(size), f"{size} cm", words["size_tip"].format(size=size)) for size in SIZES]
        self.sizes = Segments(look, words["size"], sizes, self)
        self.undo, self.redo, self.clear, self.done = (
            _Step(look, words[name], self, tip=words[f"{name}_tip"]) for name in ("undo", "redo", "clear", "done")
        )
        for button in (self.undo, self.redo, self.clear):
            button.setText(button.text().split()[0])  # in full for a screen reader and in the tip
        self.done.main = True
        self.tools.show_choice(BRUSH)
        self.tools.chosen.connect(self.tool_chosen)
        self.sizes.chosen.connect(lambda key: self.size_chosen.emit(int(key)))
        self.undo.clicked.connect(lambda _=False: self.undo_asked.emit())
        self.redo.clicked.connect(lambda _=False: self.redo_asked.emit())
        self.clear.clicked.connect(lambda _=False: self.clear_asked.emit())
        self.done.clicked.connect(lambda _=False: self.done_asked.emit())

    def show_quality(self, quality: str) -> None:
        """Show the colour and pattern that strokes have now."""
        self._quality = quality
        self.update()

    def show_steps(self, undo: bool, redo: bool, marks: bool) -> None:
        """Say what can be taken back, made again and cleared."""
        for button, possible in ((self.undo, undo), (self.redo, redo), (self.clear, marks)):
            button.setEnabled(possible)
            button.update()

    def set_look(self, look: Look) -> None:
        """Repaint in another look."""
        self._look = look
        for widget in self._widgets():
            widget.set_look(look)
        self.update()

    def _widgets(self) -> tuple[Segments | Button, ...]:
        return (self.tools, self.sizes, self.undo, self.redo, self.clear, self.done)

    def height_for(self, width: int) -> int:
        """The height that shows all tools at a width."""
        return self._arrange(width, move=False)

    def _swatch_width(self) -> int:
        if not self._worded:
            return self._look.px(24)
        words = max(self._look.type.button_width(self._words[q]) for q in QUALITIES)
        return round(self._look.px(34) + words)

    def _arrange(self, width: int, *, move: bool) -> int:
        """As many tools on a line as fit. On several lines the first that has room ends with "Done"."""
        self._worded = True
        one = self._flow(width, self._widgets())
        if one[-1].top() > one[0].top():
            self._worded = False  # the tools above say the quality, too
            one = self._flow(width, self._widgets()[:-1])
            one.append(self._place_of_done(width, one))
        if move:
            for widget, rect in zip(self._widgets(), one, strict=True):
                widget.setGeometry(rect)
        return max(rect.bottom() for rect in one) + 1 - over(self._look) + self._look.px(_PAD)

    def _place_of_done(self, width: int, others: Sequence[QRect]) -> QRect:
        """At the right end of the first line that has room for it, or of a line of its own."""
        px, size = self._look.px, self.done.sizeHint()
        left = width - px(_MARGIN) - size.width()
        ends = {rect.top(): rect.right() for rect in others}
        free = [top for top, right in ends.items() if right + px(_GAP) <= left]
        top = min(free, default=max(ends) + self._line())
        return QRect(QPoint(left, top), size)

    def _line(self) -> int:
        return max(self._look.px(FACE + _PAD), reach(self._look))

    def _flow(self, width: int, widgets: Sequence[Segments | Button]) -> list[QRect]:
        """The places of some tools beside the swatch, which gives way to the first. Steps stay together."""
        px, placed, steps = self._look.px, list[QRect](), (self.undo, self.redo, self.clear)
        margin, gap = px(_MARGIN), px(_GAP)
        self._swatched = margin + self._swatch_width() + gap + widgets[0].sizeHint().width() <= width - margin
        left, top = margin + (self._swatch_width() + gap if self._swatched else 0), px(_PAD) - over(self._look)
        for widget in widgets:
            size: QSize = widget.sizeHint()
            together = sum(one.sizeHint().width() for one in steps) + 2 * px(4) if widget is steps[0] else size.width()
            if left + together > width - margin and left > margin:
                left, top = margin, top + self._line()
            placed.append(QRect(QPoint(left, top), size))
            left += size.width() + (px(4) if widget in (self.undo, self.redo) else gap)
        return placed

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange(self.width(), move=True)

    def paintEvent(self, event: QPaintEvent) -> None:
        look, px = self._look, self._look.px
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), look.colour("surface"))
        painter.fillRect(QRect(0, 0, self.width(), 1), look.colour("line"))
        if not self._swatched:
            return
        swatch = QRectF(px(_MARGIN), px(_PAD) + px(5), px(24), px(22))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(look.theme.body_light))
        painter.drawRoundedRect(swatch, 5, 5)
        painter.setPen(edge_pen(self._quality))
        painter.setBrush(pattern(self._quality, self.devicePixelRatioF()))
        painter.drawRoundedRect(swatch, 5, 5)
        if not self._worded:
            return
        painter.setPen(look.colour("text"))
        painter.setFont(look.type.medium)
        words = QRectF(swatch.right() + px(7), 0, self._swatch_width(), px(FACE) + 2 * px(_PAD))
        painter.drawText(words, int(Qt.AlignmentFlag.AlignVCenter), self._words[self._quality])
