"""A part of the answer panel: a label that draws its rows itself and gives its words to screen readers."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QHelpEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QToolTip, QWidget

from derm_viewer.screen.rows import Row
from derm_viewer.screen.tips import tip


class Section(QLabel):
    """Rows, one under the other. As a label it is read out by screen readers as plain text.

    Signals: source_clicked(str) with the key of the source whose raised number was clicked.
    """

    source_clicked = Signal(str)

    def __init__(self, parent: QWidget, hint: Callable[[str], str]) -> None:
        """`hint` turns the key of a source into its full citation."""
        super().__init__(parent)
        self._hint = hint
        self._rows: tuple[Row, ...] = ()
        self._fitted = -1
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setMouseTracking(True)

    @property
    def rows(self) -> tuple[Row, ...]:
        """The rows that are shown."""
        return self._rows

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show these rows instead of the present ones; none hides the section."""
        self._rows = tuple(rows)
        self._fitted = -1
        self.setText("\n".join(row.words for row in rows if row.words).replace("\u00a0", " "))
        self.setVisible(bool(rows))
        self.update()

    def height_for(self, width: int) -> int:
        """The height of all rows at a width."""
        if width != self._fitted:
            self._fitted = width
            for row in self._rows:
                row.fit(width)
        return round(sum(row.height for row in self._rows))

    def top_of(self, words: str) -> int:
        """The height within the section at which the row with exactly these words begins; 0 if there is none."""
        top = 0.0
        for row in self._rows:
            if row.words == words:
                return round(top)
            top += row.height
        return 0

    def paintEvent(self, event: QPaintEvent) -> None:
        self.height_for(self.width())
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
        top, shown = 0.0, QRectF(event.rect())
        for row in self._rows:
            if top + row.height >= shown.top() and top <= shown.bottom():
                row.draw(painter, top)
            top += row.height

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        over = self._source_at(event.position()) is not None
        self.setCursor(Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if (key := self._source_at(event.position())) is not None:
            self.source_clicked.emit(key)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            self._show_hint(event)
            return True
        return super().event(event)

    def _show_hint(self, event: QHelpEvent) -> None:
        at = QPointF(event.pos())
        key = self._source_at(at)
        row, above = self._row_at(at.y())
        text = self._hint(key) if key is not None else row.hint_at(at.x(), at.y() - above) if row else ""
        if text:
            QToolTip.showText(event.globalPos(), tip(text), self)
        else:
            QToolTip.hideText()

    def _source_at(self, at: QPointF) -> str | None:
        row, above = self._row_at(at.y())
        return row.source_at(at.x(), at.y() - above) if row else None

    def _row_at(self, y: float) -> tuple[Row | None, float]:
        top = 0.0
        for row in self._rows:
            if top <= y < top + row.height:
                return row, top
            top += row.height
        return None, 0.0
