"""Running text with emphasis and source numbers, laid out once for a width and drawn as often as needed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QFont, QPainter, QTextLayout, QTextLine, QTextOption

from derm_viewer.clinic.answer import Statement
from derm_viewer.screen.look import Look

_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_NO_BREAK = "\u00a0"
_NARROW_NO_BREAK = "\u202f"
_LEADING = 1.17


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text: `colour` is a token of the theme, `source` the key of the source a raised number stands for."""

    text: str
    colour: str = "text"
    font: QFont | None = None
    source: str | None = None


def cited(statement: Statement, numbers: Mapping[str, int], colour: str = "text") -> list[Piece]:
    """A statement followed by the raised numbers of its sources, as far as they are numbered."""
    pieces = [Piece(statement.text.replace(" %", f"{_NO_BREAK}%"), colour)]
    for key in statement.sources:
        if key in numbers:
            raised = str(numbers[key]).translate(_RAISED)
            pieces.append(Piece(_NARROW_NO_BREAK + raised, "link", source=key))
    return pieces


def spoken(pieces: Iterable[Piece]) -> str:
    """The words of some pieces as plain text, source numbers included."""
    return "".join(piece.text for piece in pieces)


class Prose:
    """One paragraph. `height` and `width` (of its longest line) are device-independent pixels and hold after `fit`."""

    def __init__(self, look: Look, font: QFont, pieces: Sequence[Piece], *, wrap: bool = True) -> None:
        """Without `wrap` the paragraph stays on one line, however narrow it is fitted."""
        self.text = spoken(pieces)
        self.height = 0.0
        self.width = 0.0
        self._wrap = wrap
        self._fitted = -1.0
        self._sources: list[tuple[int, int, str]] = []
        self._layout = QTextLayout(self.text, font)
        option = QTextOption(Qt.AlignmentFlag.AlignLeft)
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere if wrap else QTextOption.WrapMode.NoWrap)
        self._layout.setTextOption(option)
        if len(pieces) == 1 and pieces[0].font is None:  # one colour: the pen will do
            self._ink = look.colour(pieces[0].colour)
        else:
            self._ink = look.colour("text")
            self._layout.setFormats(self._formats(look, pieces))
        self._layout.setCacheEnabled(True)

    def _formats(self, look: Look, pieces: Sequence[Piece]) -> list[QTextLayout.FormatRange]:
        start, runs = 0, []
        for piece in pieces:
            run = QTextLayout.FormatRange()
            run.start, run.length = start, _utf16(piece.text)
            run.format = look.format(piece.colour, piece.font)
            if piece.source is not None:
                self._sources.append((start, start + run.length, piece.source))
            start += run.length
            runs.append(run)
        return runs

    def fit(self, width: float) -> float:
        """Break the lines for a width and return the height."""
        if width == self._fitted:
            return self.height
        self._fitted, top, longest = width, 0.0, 0.0
        self._layout.beginLayout()
        while (line := self._layout.createLine()).isValid():
            line.setLineWidth(width)
            spare = line.height() * (_LEADING - 1)
            line.setPosition(QPointF(0, top + spare / 2))
            top += line.height() + spare
            longest = max(longest, line.naturalTextWidth())
        self._layout.endLayout()
        self.height, self.width = top, longest
        return top

    def draw(self, painter: QPainter, left: float, top: float) -> None:
        """Draw the fitted paragraph with its upper left corner at a point."""
        painter.setPen(self._ink)
        self._layout.draw(painter, QPointF(left, top))

    @property
    def sources(self) -> tuple[str, ...]:
        """The keys of the sources whose numbers stand in the paragraph, in their order."""
        return tuple(key for _, _, key in self._sources)

    def source_at(self, x: float, y: float) -> str | None:
        """The key of the source whose number stands at a point counted from the paragraph's upper left corner."""
        if not self._sources:
            return None
        for at in range(self._layout.lineCount()):
            line = self._layout.lineAt(at)
            if line.y() <= y <= line.y() + line.height():
                return self._source_in(line, x)
        return None

    def _source_in(self, line: QTextLine, x: float) -> str | None:
        for start, end, key in self._sources:
            if start < line.textStart() or end > line.textStart() + line.textLength():
                continue
            left, right = _x(line, start), _x(line, end)
            if left - 2 <= x <= right + 2:
                return key
        return None


def _x(line: QTextLine, cursor: int) -> float:
    place: object = line.cursorToX(cursor)
    # PySide6 hands back the cursor beside the place, and its stubs do not say so.
    return float(place[0] if isinstance(place, tuple) else place)  # type: ignore[arg-type]


def _utf16(text: str) -> int:
    """The length of a text as Qt counts it."""
    return len(text.encode("utf-16-le")) // 2
