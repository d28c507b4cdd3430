"""The rows of an answer: the place, a test, a look-alike, a source."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from derm_viewer.clinic.answer import LookAlike, Test
from derm_viewer.consult.spoken import kind_said, kind_word
from derm_viewer.screen.look import Look
from derm_viewer.screen.prose import Piece, Prose, cited
from derm_viewer.screen.rows import Row, draw_chip

CHIP = 46
"""The width of the chip before a candidate or a look-alike at a text size of 100 %."""


class PlaceRow(Row):
    """The place in words, with whose side and which quality as tags beside it."""

    def __init__(self, look: Look, tags: Sequence[str], place: str, more: str = "") -> None:
        """`more` is said on the place's second line."""
        head, _, rest = place.partition(", ")
        super().__init__(look, ", ".join((*tags, place)) + (f". {more}" if more else ""))
        self._tags = tuple(tag.upper() for tag in tags)
        self._head = Prose(look, look.type.title, [Piece(head[:1].upper() + head[1:])])
        second = [Piece(rest, "text_muted")] if rest else []
        if more:
            second += [Piece(" \u00b7 " if rest else "", "text_muted"), Piece(more, "text", look.type.strong)]
        self._rest = Prose(look, look.type.body, second) if second else None
        self._chips: list[QRectF] = []

    def arrange(self, width: float) -> float:
        px = self.look.px
        wide = [text_width(self.look, tag) + px(14) for tag in self._tags]
        taken = sum(wide) + px(6) * len(wide)
        beside = width - taken if self._head.fit(width) and self._head.width + taken <= width else 0.0
        left, above = (beside + px(6), px(3)) if beside else (0.0, 0)
        self._chips = []
        for each in wide:
            self._chips.append(QRectF(left, above, each, px(20)))
            left += each + px(6)
        top = self.put(self._head, 0, 0 if beside or not wide else px(26), width)
        top += 0 if beside or not wide else px(26)
        if self._rest:
            top += self.put(self._rest, 0, top, width)
        return top + px(6)

    def decorate(self, painter: QPainter) -> None:
        theme, font = self.look.theme, self.look.type.caps
        for at, (rect, tag) in enumerate(zip(self._chips, self._tags, strict=True)):
            fill, ink = (theme.accent, theme.on_accent) if at == 0 else (theme.hover, theme.text)
            draw_chip(painter, rect, QColor(fill), QColor(ink), tag, font)


class SignRow(Row):
    """An examination: its name, with its figure beside it where that fits, and what its result tells."""

    def __init__(self, look: Look, test: Test, numbers: Mapping[str, int], *, last: bool) -> None:
        """What was found stands after the name."""
        figure = cited(test.figure, numbers) if test.figure else []
        name = [Piece(test.name[:1].upper() + test.name[1:])]
        if test.done is not None:
            ink = "danger_text" if test.done in test.abnormal else "ok_text"
            name.append(Piece(f": {test.word(test.done)}", ink))
        self._name = Prose(look, look.type.strong, name)
        self._tells = Prose(look, look.type.small, cited(test.tells, numbers, "text_muted"))
        self._figure = Prose(look, look.type.small, figure) if figure else None
        said = [self._name.text, test.tells.text.rstrip(".")] + ([test.figure.text] if test.figure else [])
        super().__init__(look, ". ".join(said))
        self.figures = test.figures
        self._last = last

    def arrange(self, width: float) -> float:
        px, top = self.look.px, float(self.look.px(3))
        above = top
        top += self.put(self._name, 0, top, width)
        beside = False
        if self._figure:
            self._figure.fit(width)
            beside = self._figure.width + px(14) <= width - self._name.width
            if beside:
                self.put(self._figure, width - self._figure.width - 1, above + px(1), width)
        top += self.put(self._tells, 0, top, width)
        if self._figure and not beside:
            top += self.put(self._figure, 0, top, width)
        return top + px(4)

    def decorate(self, painter: QPainter) -> None:
        if not self._last:
            painter.setPen(self.look.colour("line"))
            painter.drawLine(0, round(self.height) - 1, round(self.width), round(self.height) - 1)


class LookAlikeRow(Row):
    """Something that is not a root: its kind as a chip, its name, its skin and the test that decides."""

    def __init__(self, look: Look, other: LookAlike, numbers: Mapping[str, int], *, thin: bool = False) -> None:
        """`thin`: only chip and name are seen until the row is unfolded."""
        skin = other.skin[:1].upper() + other.skin[1:]
        super().__init__(look, f"{other.name} ({kind_said(other.kind)}). {skin}. {other.test.text}")
        self._kind, self._thin = kind_word(other.kind), thin
        self._lines = [Prose(look, look.type.strong, [Piece(other.name[:1].upper() + other.name[1:])])]
        if not thin:
            self._lines += [Prose(look, look.type.small, [Piece(skin, "text_muted")])] if skin else []
            self._lines.append(Prose(look, look.type.small, cited(other.test, numbers, "text_muted")))

    def arrange(self, width: float) -> float:
        px = self.look.px
        left, top = px(10) + px(CHIP) + px(12), float(px(3 if self._thin else 5))
        for prose in self._lines:
            top += self.put(prose, left, top, width - left - px(22 if self.action else 0))
        return max(top, px(24), self.look.roomy(0)) + px(1) if self._thin else max(top, px(34)) + px(7)

    def decorate(self, painter: QPainter) -> None:
        px, look = self.look.px, self.look
        wide = max(px(CHIP), text_width(look, self._kind) + px(10))
        chip = QRectF(max(px(10 + CHIP) - wide, 0), px(2 if self._thin else 6), wide, px(21))
        draw_chip(
            painter, chip, look.colour("nerve_chip"), look.colour("on_nerve_chip"), self._kind, look.type.small_strong
        )
        if self.action:
            draw_unfold(painter, self, opened=not self._thin)


def text_width(look: Look, text: str) -> float:
    """The width of a word on a chip."""
    from PySide6.QtGui import QFontMetricsF

    return max(QFontMetricsF(font).horizontalAdvance(text) for font in (look.type.caps, look.type.small_strong))


def draw_unfold(painter: QPainter, row: Row, *, opened: bool) -> None:
    """A small arrow at the end of a fitted row's first line: down for more, up for less."""
    scale, (first, _, above) = row.look.type.percent / 100, row.placed[0]
    middle = QPointF(row.width - row.look.px(11), above + first.middle)
    half, high = 4 * scale, 2.1 * scale * (-1 if opened else 1)
    pen = QPen(row.look.colour("text_muted"), 1.6 * scale)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(pen)
    painter.drawPolyline([middle + QPointF(-half, -high), middle + QPointF(0, high), middle + QPointF(half, -high)])
