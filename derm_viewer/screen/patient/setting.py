"""Sets a step's words in a column: as large as they fit, never cut, never scrolled."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QTextCharFormat, QTextLayout, QTextOption

from derm_viewer.export.line_breaks import break_lines, into_lines
from derm_viewer.screen.patient.colours import PatientColours

if TYPE_CHECKING:
    from derm_viewer.clinic.plain import Step
    from derm_viewer.clinic.plain_records import Paragraph

SIZES = (
    (56, 42), (56, 40), (56, 38), (56, 36), (56, 34), (56, 32), (56, 31), (56, 30), (52, 30), (52, 29), (52, 28),
    (48, 27), (48, 26), (44, 24), (40, 22), (36, 20),
)  # fmt: skip
"""Title and text, in pixels of a screen 1080 pixels high: the first pair that fits is taken."""
_LINE, _ITEM_LINE, _TITLE_LINE = 1.2, 1.12, 1.0
_MOST_LINE = 1.3
"""A line of a tall typeface is at most so many times its letters' size, at a spacing of 1."""
_KICKER, _LEAST_KICKER, _UNDER_KICKER = 28, 20, 10
"""The size of the words over the title, less where they would take a second line, and the space under them: the same at
every step, as is the title's size where its text has room, so that the title stands still."""
_SHORT = 9
"""Letters of a last word that does not stand on a line alone."""
_PICTURES = (370, 330, 290, 240, 190)
"""The height of the spine's picture: words are not larger than they need be while it is small."""
PICTURE_TEXT = 27
"""The size of the words on it."""
_LARGE_ENOUGH = 34
_INDENT = 1.0


class Line(NamedTuple):
    """A paragraph that has been set: where it stands, its height, its ink, where its dot stands, if any, its words."""

    layout: QTextLayout
    at: QPointF
    height: float
    ink: str
    bullet: QPointF | None = None
    said: str = ""


class Set(NamedTuple):
    """A column that has been set: the lines, the height they take, the size of the text, and what is left below."""

    lines: tuple[Line, ...]
    height: float
    text: int
    picture: float


class Column(NamedTuple):
    """What is set, and how: `kicker` over the title; `unit` is 1.0 for a screen 1080 pixels high.

    `named` are the longest words beside the spine's picture.
    """

    kicker: str
    step: Step
    font: QFont
    unit: float
    rtl: bool
    colours: PatientColours
    pictured: bool
    named: str = ""


def set_column(column: Column, width: float, height: float) -> Set:
    """The largest setting that fits; the smallest where none does."""
    known: dict[tuple[int, int], Set] = {}

    def tried(sizes: tuple[int, int]) -> Set:
        if sizes not in known:
            known[sizes] = _try(column, width, *sizes)
        return known[sizes]

    wanted = [pixels * column.unit for pixels in _PICTURES] if column.pictured else [0.0]
    large = [sizes for sizes in SIZES if sizes[1] >= _LARGE_ENOUGH]
    for picture, sizes in [*product(wanted, large), *product(wanted[-1:], SIZES)]:
        one = tried(sizes)
        if one.height + picture <= height:
            return _try(column, width, *sizes, tidy=True)._replace(picture=min(height - one.height, wanted[0]))
    last = _try(column, width, *SIZES[-1], tidy=True)
    return last._replace(picture=max(0.0, height - last.height) if column.pictured else 0.0)


def named_wide(column: Column) -> float:
    """The width of the words beside the spine's picture."""
    return QFontMetricsF(_font(column, PICTURE_TEXT, QFont.Weight.Normal)).horizontalAdvance(column.named)


def set_aside(column: Column, words: str, width: float, height: float) -> Line:
    """The quieter remark beside the picture, as large as it fits."""
    for size in (30, 28, 26, 24, 22, 20, 18):
        layout, tall = _layout(column, [(words, False)], _font(column, size, QFont.Weight.Normal), width, _LINE)
        if tall <= height:
            break
    return Line(layout, QPointF(0, max(0.0, (height - tall) / 2)), tall, column.colours.quiet, said=words)


def _try(column: Column, width: float, title: int, text: int, *, tidy: bool = False) -> Set:
    """Everything in these sizes. Only what is shown need be `tidy`: no line grows or shrinks in height by it."""
    setter = _Setter(column, width, tidy=tidy)
    colours, step = column.colours, column.step
    if column.kicker:
        size = _kicker_size(column, width)
        setter.add([(column.kicker, False)], size, QFont.Weight.Normal, colours.quiet, after=_UNDER_KICKER)
    setter.add([(step.title, False)], title, QFont.Weight.Bold, colours.title, after=text * 0.62, line=_TITLE_LINE)
    for paragraph in step.paragraphs:
        setter.add(_runs(paragraph), text, QFont.Weight.Normal, colours.text, after=text * 0.6)
    for told in step.lists:
        setter.add([(told.heading, False)], text, QFont.Weight.DemiBold, colours.title, after=text * 0.22)
        for item in told.items:
            setter.add(
                [(item, False)],
                text,
                QFont.Weight.Normal,
                colours.text,
                after=text * 0.26,
                line=_ITEM_LINE,
                bullet=True,
            )
        setter.space(text * 0.4)
    return Set(tuple(setter.lines), setter.top, text, 0.0)


def _kicker_size(column: Column, width: float) -> float:
    """The size in which the words over the title stand in one line, if there is one."""
    sizes = range(_KICKER, _LEAST_KICKER, -1)
    wide = (QFontMetricsF(_font(column, size, QFont.Weight.Normal)).horizontalAdvance(column.kicker) for size in sizes)
    return next((size for size, long in zip(sizes, wide, strict=True) if long <= width), _LEAST_KICKER)


def _kept_together(text: str) -> str:
    """As long as before, but a short last word takes the one before it along."""
    before, space, last = text.rpartition(" ")
    return f"{before}\u00a0{last}" if " " in before and len(last) <= _SHORT else before + space + last


def _runs(paragraph: Paragraph) -> list[tuple[str, bool]]:
    return [(run.text, run.strong) for run in paragraph]


class _Setter:
    """Puts one paragraph under the other."""

    def __init__(self, column: Column, width: float, *, tidy: bool) -> None:
        self._column, self._width, self._tidy = column, width, tidy
        self.lines: list[Line] = []
        self.top = 0.0

    def space(self, pixels: float) -> None:
        self.top += pixels * self._column.unit

    def add(
        self,
        runs: Sequence[tuple[str, bool]],
        size: float,
        weight: QFont.Weight,
        ink: str,
        *,
        after: float,
        line: float = _LINE,
        bullet: bool = False,
    ) -> None:
        column = self._column
        font = _font(column, size, weight)
        indent = size * column.unit * _INDENT if bullet else 0.0
        layout, height = _layout(column, runs, font, self._width - indent, line, tidy=self._tidy)
        dot = None
        if bullet:
            middle = self.top + QFontMetricsF(font).height() * line / 2
            dot = QPointF(self._width - indent * 0.38 if column.rtl else indent * 0.38, middle)
        at, said = QPointF(0 if column.rtl else indent, self.top), "".join(text for text, _ in runs)
        self.lines.append(Line(layout, at, height, ink, dot, said))
        self.top += height + after * column.unit


def _font(column: Column, size: float, weight: QFont.Weight) -> QFont:
    font = QFont(column.font)
    font.setPixelSize(max(7, round(size * column.unit)))
    font.setWeight(weight)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font


def _layout(
    column: Column, runs: Sequence[tuple[str, bool]], font: QFont, width: float, spacing: float, *, tidy: bool = True
) -> tuple[QTextLayout, float]:
    """A paragraph in lines of a width, strong runs in the accent; and its height."""
    words = "".join(text for text, _ in runs)
    layout = QTextLayout(words if font.weight() >= QFont.Weight.Bold else _kept_together(words), font)
    leading = Qt.AlignmentFlag.AlignRight if column.rtl else Qt.AlignmentFlag.AlignLeft
    option = QTextOption(leading | Qt.AlignmentFlag.AlignAbsolute)
    option.setTextDirection(Qt.LayoutDirection.RightToLeft if column.rtl else Qt.LayoutDirection.LeftToRight)
    option.setWrapMode(QTextOption.WrapMode.WordWrap)
    layout.setTextOption(option)
    layout.setFormats(_formats(runs, column.colours.words))
    if tidy:
        break_lines(layout, width, even=font.weight() >= QFont.Weight.Bold)
    else:
        into_lines(layout, width)
    top = 0.0
    usual, most = QFontMetricsF(font).height() * spacing, font.pixelSize() * _MOST_LINE * spacing
    for number in range(layout.lineCount()):
        line = layout.lineAt(number)
        step = max(usual, min(line.height(), most))  # letters of other typefaces may be taller, and leave more air
        line.setPosition(QPointF(width - line.width() if column.rtl else 0, top + (step - line.height()) / 2))
        top += step
    return layout, top


def _formats(runs: Sequence[tuple[str, bool]], accent: str) -> list[QTextLayout.FormatRange]:
    made, at = [], 0
    for text, strong in runs:
        if strong:
            one = QTextLayout.FormatRange()
            one.start, one.length = at, len(text.encode("utf-16-le")) // 2
            style = QTextCharFormat()
            style.setFontWeight(QFont.Weight.Bold)
            style.setForeground(QColor(accent))
            one.format = style
            made.append(one)
        at += len(text.encode("utf-16-le")) // 2
    return made
