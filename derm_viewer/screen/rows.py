"""What sections are made of: rows that fit themselves to a width, draw themselves and know what lies at a point."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen

from derm_viewer.clinic.answer import Figure
from derm_viewer.screen.look import Look
from derm_viewer.screen.prose import Piece, Prose


class Row:
    """A part of a section. Lengths are device-independent pixels; `words` is what the row says, as plain text.

    `action` is told when the row is clicked, "" for nothing; `opened` says whether it is unfolded, None where nothing
    unfolds; `figures` are the published figures that it names; `passing` is said with it, but only for a moment.
    """

    action = ""
    opened: bool | None = None
    figures: Sequence[Figure] = ()
    passing = ""

    def __init__(self, look: Look, words: str) -> None:
        self.look = look
        self.words = words
        self.height = 0.0
        self.width = 0.0
        self.placed: list[tuple[Prose, float, float]] = []

    @property
    def said(self) -> str:
        """The row as a screen reader says it now; by its `words` it is known again when the moment is over."""
        if not self.passing:
            return self.words
        first, line, rest = self.words.partition("\n")
        return f"{first.rstrip('.')}. {self.passing}.{line}{rest}"

    def fit(self, width: float) -> float:
        """Lay the row out for a width and return its height."""
        self.width = width
        self.placed = []
        self.height = self.arrange(width)
        return self.height

    def arrange(self, width: float) -> float:
        """Place the paragraphs (by `put`) and return the height; each kind of row has its own way."""
        raise NotImplementedError

    def put(self, prose: Prose, left: float, top: float, width: float) -> float:
        """Place a paragraph and return the height it takes."""
        height = prose.fit(width)
        self.placed.append((prose, left, top))
        return height

    def decorate(self, painter: QPainter) -> None:
        """Draw what lies under the words, the row's upper left corner being the origin."""

    def draw(self, painter: QPainter, top: float) -> None:
        """Draw the fitted row at a height of its section."""
        painter.save()
        painter.translate(0, top)
        self.decorate(painter)
        for prose, left, above in self.placed:
            prose.draw(painter, left, above)
        painter.restore()

    @property
    def sources(self) -> tuple[str, ...]:
        """The keys of the sources whose numbers are shown, each once. It holds after `fit`."""
        return tuple(dict.fromkeys(key for prose, _, _ in self.placed for key in prose.sources))

    @property
    def cites(self) -> bool:
        """Whether the number of any source is shown. It holds after `fit`."""
        return any(prose.sources for prose, _, _ in self.placed)

    def source_at(self, x: float, y: float) -> str | None:
        """The key of the source whose number stands at a point of the row."""
        for prose, left, top in self.placed:
            if 0 <= y - top <= prose.height and (key := prose.source_at(x - left, y - top)) is not None:
                return key
        return None

    def hint_at(self, x: float, y: float) -> str:
        """What a tooltip says at a point of the row; "" for nothing."""
        return ""


class Caption(Row):
    """The small capitals over a part of a section, with room above."""

    def __init__(self, look: Look, text: str, *, above: float = 13, note: str = "") -> None:
        """`note` is a sentence for the whole part, at the right end of the line if there is room."""
        super().__init__(look, f"{text}. {note}" if note else text)
        self._above = above
        self._prose = Prose(look, look.type.caps, [Piece(text.upper(), "text_muted")])
        self._note = Prose(look, look.type.small, [Piece(note, "text_muted")]) if note else None

    def arrange(self, width: float) -> float:
        top = float(self.look.px(self._above))
        high = self.put(self._prose, 0, top, width)
        if self._note:
            self._note.fit(width)
            beside = self._prose.width + self._note.width + self.look.px(12) <= width
            left, below = (width - self._note.width - 1, 0.0) if beside else (0.0, high)
            high = max(high, below + self.put(self._note, left, top + below - beside, width))
        return top + high + self.look.px(4)


class Gap(Row):
    """Room between two parts."""

    def __init__(self, look: Look, length: float) -> None:
        super().__init__(look, "")
        self._length = length

    def arrange(self, width: float) -> float:
        return self.look.px(self._length)


class Text(Row):
    """A paragraph, with a bullet if wanted."""

    def __init__(
        self, look: Look, pieces: Sequence[Piece], font: QFont | None = None, *, below: float = 5, bullet: bool = False
    ) -> None:
        self._prose = Prose(look, font or look.type.body, pieces)
        super().__init__(look, self._prose.text)
        self._below = below
        self._bullet = bullet

    def arrange(self, width: float) -> float:
        left = self.look.px(14) if self._bullet else 0
        high = self._prose.fit(width - left) + self.look.px(self._below)
        spare = max(self.look.roomy(0) - high, 0) if self.action else 0
        self.put(self._prose, left, spare / 2, width - left)
        return high + spare

    def decorate(self, painter: QPainter) -> None:
        if self._bullet:
            size = self.look.px(5)
            line = painter.fontMetrics().height()
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self.look.colour("line_strong"))
            painter.drawEllipse(QRectF(self.look.px(1), line * 0.56, size, size))


class Labelled(Row):
    """A short muted label in a column of its own, and a sentence beside it."""

    def __init__(self, look: Look, label: Sequence[Piece], pieces: Sequence[Piece], column: float) -> None:
        """`column` is the label's width at a text size of 100 %."""
        self._label = Prose(look, look.type.small, label)
        self._prose = Prose(look, look.type.small, pieces)
        super().__init__(look, f"{self._label.text}: {self._prose.text}")
        self._column = column

    def arrange(self, width: float) -> float:
        column, gap = self.look.px(self._column), self.look.px(10)
        label = self.put(self._label, 0, 0, column)
        return max(label, self.put(self._prose, column + gap, 0, width - column - gap)) + self.look.px(3)


def draw_card(painter: QPainter, rect: QRectF, fill: QColor, line: QColor | None, radius: float) -> None:
    """A rounded card; without a `line` colour it has no border."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(line, 1.2) if line is not None else Qt.PenStyle.NoPen)
    painter.setBrush(fill)
    painter.drawRoundedRect(rect, radius, radius)


def draw_chip(painter: QPainter, rect: QRectF, fill: QColor, ink: QColor, text: str, font: QFont) -> None:
    """A small filled tag with a word in its middle."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(fill)
    painter.drawRoundedRect(rect, rect.height() * 0.24, rect.height() * 0.24)
    painter.setPen(ink)
    painter.setFont(font)
    painter.drawText(rect, int(Qt.AlignmentFlag.AlignCenter), text)


def next_source(row: Row, now: str | None) -> str | None:
    """The source to open after `now`: the next of the row; None after the last, and where there is none."""
    keys = (None, *row.sources)
    at = keys.index(now) + 1 if now in keys else 1
    return keys[at] if at < len(keys) else None
