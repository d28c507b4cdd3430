"""A part of the answer panel: a label that draws its rows itself and gives its words to screen readers."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QHelpEvent, QMouseEvent, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QLabel, QSizePolicy, QToolTip, QWidget

from derm_viewer.clinic.answer import Figure
from derm_viewer.screen.rows import Row
from derm_viewer.screen.tips import tip


class Cards(NamedTuple):
    """How a part comes by what is behind a number: the citation for a tooltip, the card to open (None: not known)."""

    citation: Callable[[str], str]
    make: Callable[[str, Sequence[Figure]], Row | None]


class Drawn(NamedTuple):
    """Rows that were laid out for a width before they are shown; their picture, on the ground they will stand on."""

    rows: tuple[Row, ...]
    width: int
    height: int
    picture: QPixmap | None


def draw_rows(painter: QPainter, rows: Sequence[Row], exposed: QRectF) -> None:
    """Draw fitted rows, one under the other, as far as they reach into what is `exposed`."""
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
    top = 0.0
    for row in rows:
        if top + row.height >= exposed.top() and top <= exposed.bottom():
            row.draw(painter, top)
        top += row.height


class Section(QLabel):
    """Rows, one under the other. As a label it is read out by screen readers as plain text.

    A click on the raised number of a source opens its card below the row, and closes it again. Signals: resized() when
    that changes the height; acted(str) with the action of the row that was clicked; said() when it has other words.
    """

    resized = Signal()
    acted = Signal(str)
    said = Signal()

    def __init__(self, parent: QWidget, cards: Cards | None = None) -> None:
        """`cards` say what is behind the key of a source; without them nothing is."""
        super().__init__(parent)
        self._cards = cards
        self._rows: tuple[Row, ...] = ()
        self._card: tuple[str, str, Row] | None = None
        self._fitted, self._high = -1, 0
        self._picture: QPixmap | None = None
        self._ground: str | None = None
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setMouseTracking(True)

    def stand_on(self, ground: str) -> None:
        """Paint this colour of the theme under the rows; what lies below is then not painted first."""
        self._ground = ground
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

    @property
    def rows(self) -> tuple[Row, ...]:
        """The rows that are shown."""
        return self._rows

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show these rows instead of the present ones; none hides the section. An open card stays if its row does."""
        if not rows and not self._rows:
            self.hide()
            return
        self._rows = tuple(rows)
        if self._card is not None and self._cards is not None:
            words, key, _ = self._card
            row = next((row for row in rows if row.words == words), None)
            card = None if row is None else self._cards.make(key, row.figures)
            self._card = None if card is None else (words, key, card)
        self._say()
        self.setVisible(bool(rows))

    def show_drawn(self, drawn: Drawn) -> None:
        """Show rows that were laid out and drawn before. The picture is good for one paint: it is large."""
        self.show_rows(drawn.rows)
        if self._card is None:
            self._fitted, self._high, self._picture = drawn.width, drawn.height, drawn.picture
            self.laid_out()

    def laid_out(self) -> None:
        """The rows have been laid out."""

    def close_card(self) -> bool:
        """Close the open source card, if there is one."""
        if self._card is None:
            return False
        self._card = None
        self._say()
        self.resized.emit()
        return True

    def _say(self) -> None:
        """Renew the words and the drawing."""
        self._fitted, self._picture = -1, None
        self.setText("\n".join(row.words for row in self.shown() if row.words).replace("\u00a0", " "))
        self.update()
        self.said.emit()

    def shown(self) -> list[Row]:
        """The rows, with the open card after its own."""
        shown: list[Row] = []
        for row in self._rows:
            shown.append(row)
            if self._card is not None and row.words == self._card[0]:
                shown.append(self._card[2])
        return shown

    def height_for(self, width: int) -> int:
        """The height of all rows at a width."""
        if width != self._fitted:
            self._fitted = width
            self._high = round(sum(row.fit(width) for row in self.shown()))
            self.laid_out()
        return self._high

    def paintEvent(self, event: QPaintEvent) -> None:
        self.height_for(self.width())
        painter = QPainter(self)
        picture, self._picture = self._picture, None
        if picture is not None and picture.size() == self.size() * self.devicePixelRatioF():
            painter.drawPixmap(0, 0, picture)
        else:
            if self._ground is not None and self._rows:
                painter.fillRect(event.rect(), self._rows[0].look.colour(self._ground))
            draw_rows(painter, self.shown(), QRectF(event.rect()))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        row, above = self._row_at(event.position().y())
        at = event.position()
        over = row is not None and (row.action or row.source_at(at.x(), at.y() - above) is not None)
        self.setCursor(Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        at = event.position()
        row, above = self._row_at(at.y())
        if row is None or event.button() is not Qt.MouseButton.LeftButton:
            return
        if (key := row.source_at(at.x(), at.y() - above)) is not None:
            self.toggle_card(row, key)
        elif row.action:
            self.acted.emit(row.action)

    @property
    def open_source(self) -> str | None:
        """The key of the source whose card is open."""
        return self._card[1] if self._card is not None else None

    def toggle_card(self, row: Row, key: str) -> None:
        """Open the card of a source below a row, or close it."""
        if self._cards is None:
            return
        again = self._card is not None and self._card[:2] == (row.words, key)
        card = None if again else self._cards.make(key, row.figures)
        self._card = None if card is None else (row.words, key, card)
        self._say()
        self.resized.emit()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            self._show_hint(event)
            return True
        return super().event(event)

    def _show_hint(self, event: QHelpEvent) -> None:
        at = QPointF(event.pos())
        key = self._source_at(at)
        row, above = self._row_at(at.y())
        text = self._cited(key) if key is not None else row.hint_at(at.x(), at.y() - above) if row else ""
        if text:
            QToolTip.showText(event.globalPos(), tip(text), self)
        else:
            QToolTip.hideText()

    def _cited(self, key: str) -> str:
        return self._cards.citation(key) if self._cards is not None else ""

    def _source_at(self, at: QPointF) -> str | None:
        row, above = self._row_at(at.y())
        return row.source_at(at.x(), at.y() - above) if row else None

    def _row_at(self, y: float) -> tuple[Row | None, float]:
        top = 0.0
        for row in self.shown():
            if top <= y < top + row.height:
                return row, top
            top += row.height
        return None, 0.0
