"""Running text with emphasis and source numbers, laid out once for a width and drawn as often as needed."""

import weakref
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QTextLayout, QTextLine, QTextOption

from derm_viewer.clinic.answer import Source, Statement
from derm_viewer.screen.look import Look

_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_NO_BREAK = "\u00a0"
_NARROW_NO_BREAK = "\u202f"
_LEADING = 1.17
_POINTER, _FINGER = 2, 12
"""How far beside a raised number, in pixels, it is still pressed."""


class Piece(NamedTuple):
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


def named_source(number: int, source: Source) -> list[Piece]:
    """The raised number of a source and its short name, which no line breaks."""
    raised = str(number).translate(_RAISED) + _NARROW_NO_BREAK
    return [
        Piece(raised, "link", source=source.key),
        Piece(source.short.replace(" ", _NO_BREAK), "text_muted", source=source.key),
    ]


def spoken(pieces: Iterable[Piece]) -> str:
    """The words of some pieces as plain text, source numbers included."""
    return "".join(piece.text for piece in pieces)


class _Laid(NamedTuple):
    """A paragraph whose lines are broken for a width. `held` keeps alive what the key tells apart by its identity."""

    layout: QTextLayout
    height: float
    width: float
    held: object


_MOST_LAID = 320
"""Paragraphs that stay laid out for each look: about two long answers, two megabytes."""
_laid: dict[int, dict[object, _Laid]] = {}
"""By the identity of a look, and gone with it: the next answer has many paragraphs of the last one."""


def _kept_for(look: Look) -> dict[object, _Laid]:
    kept = _laid.get(id(look))
    if kept is None:
        kept = _laid[id(look)] = {}
        weakref.finalize(look, _laid.pop, id(look), None)
    return kept


def forget_laid() -> None:
    """Keep no paragraph that is not shown."""
    for kept in _laid.values():
        kept.clear()


class Prose:
    """One paragraph. `height` and `width` (of its longest line) are device-independent pixels and hold after `fit`."""

    def __init__(self, look: Look, font: QFont, pieces: Sequence[Piece], *, wrap: bool = True) -> None:
        """Without `wrap` the paragraph stays on one line, however narrow it is fitted."""
        self.text = spoken(pieces)
        self.height = 0.0
        self.width = 0.0
        self._look, self._font, self._pieces, self._wrap = look, font, tuple(pieces), wrap
        self._fitted = -1.0
        self._layout: QTextLayout | None = None
        one_colour = len(pieces) == 1 and pieces[0].font is None  # the pen will do
        self._ink = look.colour(pieces[0].colour if one_colour else "text")
        self._plain = one_colour
        self.sources = tuple([piece.source for piece in pieces if piece.source is not None])
        """The keys of the sources whose numbers stand in the paragraph, in their order."""

    def _formats(self) -> list[QTextLayout.FormatRange]:
        start, runs = 0, []
        for piece in self._pieces:
            run = QTextLayout.FormatRange()
            run.start, run.length = start, _utf16(piece.text)
            run.format = self._look.format(piece.colour, piece.font)
            start += run.length
            runs.append(run)
        return runs

    def fit(self, width: float) -> float:
        """Break the lines for a width and return the height."""
        if width == self._fitted:
            return self.height
        kept = _kept_for(self._look)
        key = (width, id(self._font), self._wrap, self.text if self._plain else self._pieces)
        laid = kept.pop(key, None) or self._lay_out(width)
        kept[key] = laid  # the last one used is the last to go
        if len(kept) > _MOST_LAID:
            del kept[next(iter(kept))]
        self._fitted, self._layout, self.height, self.width = width, laid.layout, laid.height, laid.width
        return self.height

    def _lay_out(self, width: float) -> _Laid:
        held = self.text.replace(" cm", "\u00a0cm").replace(" %", "\u00a0%")  # no number ends a line without its unit
        layout = QTextLayout(held, self._font)
        option = QTextOption(Qt.AlignmentFlag.AlignLeft)
        wrapped = QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere
        option.setWrapMode(wrapped if self._wrap else QTextOption.WrapMode.NoWrap)
        layout.setTextOption(option)
        if not self._plain:
            layout.setFormats(self._formats())
        layout.setCacheEnabled(True)
        top, longest = 0.0, 0.0
        layout.beginLayout()
        while (line := layout.createLine()).isValid():
            line.setLineWidth(width)
            spare = line.height() * (_LEADING - 1)
            line.setPosition(QPointF(0, top + spare / 2))
            top += line.height() + spare
            longest = max(longest, line.naturalTextWidth())
        layout.endLayout()
        return _Laid(layout, top, longest, self._font)

    @property
    def middle(self) -> float:
        """How far down the middle of the first line's capitals stands. It holds after `fit`."""
        if self._layout is None or not self._layout.lineCount():
            return 0.0
        line = self._layout.lineAt(0)
        return float(line.y() + line.ascent() - QFontMetricsF(self._font).capHeight() / 2)

    def draw(self, painter: QPainter, left: float, top: float) -> None:
        """Draw the fitted paragraph with its upper left corner at a point."""
        if self._layout is None:
            return
        painter.setPen(self._ink)
        self._layout.draw(painter, QPointF(left, top))

    def source_at(self, x: float, y: float) -> str | None:
        """The key of the source whose number stands at a point counted from the paragraph's upper left corner."""
        if self._layout is None or not self.sources:
            return None
        for at in range(self._layout.lineCount()):
            line = self._layout.lineAt(at)
            if line.y() <= y <= line.y() + line.height():
                return self._source_in(line, x)
        return None

    def _source_in(self, line: QTextLine, x: float) -> str | None:
        """The source whose number is nearest, if it is near enough."""
        start, spare = 0, _FINGER if self._look.touch else _POINTER
        found: list[tuple[float, str]] = []
        for piece in self._pieces:
            begun, start = start, start + _utf16(piece.text)
            first, last = max(begun, line.textStart()), min(start, line.textStart() + line.textLength())
            if piece.source is not None and first < last:
                found.append((max(_x(line, first) - x, x - _x(line, last), 0.0), piece.source))
        away, source = min(found, default=(spare + 1.0, ""))
        return source if away <= spare else None


def _x(line: QTextLine, cursor: int) -> float:
    place: Any = line.cursorToX(cursor)  # PySide6 hands back the cursor beside the place; its stubs do not say so
    return float(place[0] if isinstance(place, tuple) else place)


def _utf16(text: str) -> int:
    """The length of a text as Qt counts it."""
    return len(text.encode("utf-16-le")) // 2
