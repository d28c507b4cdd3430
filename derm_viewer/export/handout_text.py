"""Text of the handout: paragraphs with strong words, written from either side, with fonts that ship."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontDatabase,
    QFontMetricsF,
    QPainter,
    QRawFont,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)

from derm_viewer.export.flow import POINT, Piece, Style
from derm_viewer.export.line_breaks import break_lines, into_lines

Run = tuple[str, bool]
"""Words, and whether they are strong."""
Paragraph = tuple[Run, ...]
LEADING = Qt.AlignmentFlag(0)
"""Lines begin at the side from which one writes."""
_SHORT, _WIDE = 6, 15
"""Letters of a short word; sizes of the text that a line has at least for words to be kept together."""
_INVISIBLE = frozenset("\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\u2066\u2067\u2068\u2069\ufeff")


class HandoutError(ValueError):
    """A handout that cannot be made, in one sentence."""


class Face(NamedTuple):
    """The typeface: families in the order in which they are asked for a letter, and the direction of writing.

    `strong` is the colour of strong words.
    """

    families: tuple[str, ...]
    rtl: bool
    strong: str

    def font(self, style: Style) -> QFont:
        """The font of a style, its size in units."""
        font = style.font(self.families[0])
        font.setFamilies(list(self.families))
        return font


class Block:
    """A paragraph broken into lines. It owns the layout that its lines point into.

    Only what is drawn need be `tidy`: no paragraph grows or shrinks in height by it.
    """

    def __init__(
        self,
        runs: Paragraph,
        style: Style,
        face: Face,
        width: float,
        align: Qt.AlignmentFlag = LEADING,
        *,
        tidy: bool = True,
    ) -> None:
        self._style = style
        text = "".join(words for words, _ in runs).replace("\n", "\u2028")
        kept = align == LEADING and width > _WIDE * style.size * POINT
        self._layout = QTextLayout(_kept_together(text) if kept else text, face.font(style))
        option = QTextOption(align or (Qt.AlignmentFlag.AlignRight if face.rtl else Qt.AlignmentFlag.AlignLeft))
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        option.setUseDesignMetrics(True)
        option.setTextDirection(Qt.LayoutDirection.RightToLeft if face.rtl else Qt.LayoutDirection.LeftToRight)
        self._layout.setTextOption(option)
        self._layout.setFormats(list(_formats(runs, style, face)))
        wide = max(width, style.size * POINT)
        (break_lines if tidy and align == LEADING else into_lines)(self._layout, wide)
        self._lines = [self._layout.lineAt(number) for number in range(self._layout.lineCount())]
        for line in self._lines:
            line.setPosition(QPointF(wide - line.width() if face.rtl else 0.0, 0.0))

    @property
    def _step(self) -> float:
        return self._style.size * self._style.step * POINT

    @property
    def height(self) -> float:
        """Of all lines."""
        return self._step * len(self._lines)

    def rect(self, x: float, y: float) -> QRectF:
        """What its letters take with the upper left corner there."""
        across = QRectF()
        for line in self._lines:
            across = across.united(line.naturalTextRect())
        return QRectF(x + across.left(), y, across.width(), self.height)

    def draw(self, painter: QPainter, x: float, y: float) -> None:
        """Draw it with its upper left corner there."""
        painter.setPen(QColor(self._style.colour))
        for number, line in enumerate(self._lines):
            line.draw(painter, QPointF(x, y + number * self._step + (self._step - line.height()) / 2))


class Press:
    """Puts paragraphs and drawings on a page. `places` say where each of its parts stands.

    A `dry` one only measures. `known` are lengths that were measured before, which it adds to.
    """

    def __init__(self, face: Face, known: dict[tuple[object, ...], float], *, dry: bool) -> None:
        self.face, self.dry = face, dry
        self._known = known
        self._pieces: dict[str, list[Piece]] = {}
        self._now: list[Piece] = []
        self.places: dict[str, QRectF] = {}

    def begin(self, section: str) -> None:
        """What is put from now on belongs to a section."""
        self._now = self._pieces.setdefault(section, [])

    def pieces(self, order: Iterable[str]) -> Iterator[Piece]:
        """What was put, section by section in this order: a PDF is read aloud as it is drawn."""
        for section in order:
            yield from self._pieces.get(section, ())

    def tall(self, runs: Paragraph, style: Style, width: float) -> float:
        """How high a paragraph is in lines of this width."""
        key = (runs, style, width)
        if key not in self._known:
            self._known[key] = Block(runs, style, self.face, width, tidy=False).height
        return self._known[key]

    def holds(self, text: str, style: Style, width: float) -> bool:
        """Whether no word of a text is longer than a line of this width."""
        key = ("longest", text, style)
        if key not in self._known:
            metrics = QFontMetricsF(self.face.font(style))
            self._known[key] = max((metrics.horizontalAdvance(word) for word in text.split()), default=0.0)
        return self._known[key] <= width

    def single(self, text: str, style: Style, width: float) -> bool:
        """Whether a text stands in one line of this width."""
        return self.tall(((text, False),), style, width) <= style.size * style.step * POINT * 1.5

    def text(
        self,
        part: str,
        runs: Paragraph,
        style: Style,
        x: float,
        y: float,
        width: float,
        align: Qt.AlignmentFlag = LEADING,
    ) -> float:
        """Put a paragraph with its upper left corner there, as a part or more of it; returns where it ends."""
        if not self.dry:
            block = Block(runs, style, self.face, width, align)
            self._now.append(lambda painter: block.draw(painter, x, y))
            self.mark(part, block.rect(x, y))
        return y + self.tall(runs, style, width)

    def mark(self, part: str, rect: QRectF) -> None:
        """Say where a part stands."""
        self.places[part] = rect.united(self.places.get(part, QRectF()))

    def draw(self, piece: Piece) -> None:
        """Put a drawing."""
        if not self.dry:
            self._now.append(piece)


def missing(texts: Iterable[str], families: Sequence[str]) -> str:
    """The letters of texts that none of the families has, each once, in order; all of them without a known family."""
    known = [QRawFont.fromFont(QFont(family)) for family in families if QFontDatabase.hasFamily(family)]
    letters = dict.fromkeys("".join(texts))
    shown = (letter for letter in letters if not letter.isspace() and letter not in _INVISIBLE)
    return "".join(letter for letter in shown if not any(font.supportsCharacter(ord(letter)) for font in known))


def _kept_together(text: str) -> str:
    """As long as before, but no short last word stands on a line alone."""
    before, space, last = text.rpartition(" ")
    return f"{before}\u00a0{last}" if space and len(last) <= _SHORT else before + space + last


def _formats(runs: Paragraph, style: Style, face: Face) -> Iterable[QTextLayout.FormatRange]:
    start = 0
    for words, is_strong in runs:
        length = len(words.encode("utf-16-le")) // 2
        if is_strong and length:
            part = QTextLayout.FormatRange()
            part.start, part.length = start, length
            look = QTextCharFormat()
            look.setFont(face.font(style._replace(weight=QFont.Weight.Bold)))
            look.setForeground(QColor(face.strong))
            part.format = look
            yield part
        start += length
