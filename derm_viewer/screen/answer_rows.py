"""The rows of an answer: the place, a candidate, a sign, a look-alike, a source, a red flag."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter

from derm_viewer.clinic.answer import Candidate, LookAlike, RedFlag, Sign, Source
from derm_viewer.screen.look import Look
from derm_viewer.screen.prose import Piece, Prose, cited
from derm_viewer.screen.rows import Row, draw_card, draw_chip
from derm_viewer.screen.theme import blend

RELATIONS = {"area": "same area", "neighbour": "neighbour"}
_CHIP = 46
URGENCIES = {"emergency_now": "Emergency, now", "same_day": "Same day", "urgent": "Urgent"}


class PlaceRow(Row):
    """The place in words, with whose side and which quality as tags beside it."""

    def __init__(self, look: Look, tags: Sequence[str], place: str) -> None:
        head, _, rest = place.partition(", ")
        super().__init__(look, ", ".join((*tags, place)))
        self._tags = tuple(tag.upper() for tag in tags)
        self._head = Prose(look, look.type.title, [Piece(head[:1].upper() + head[1:])])
        self._rest = Prose(look, look.type.body, [Piece(rest, "text_muted")]) if rest else None
        self._chips: list[QRectF] = []

    def arrange(self, width: float) -> float:
        px = self.look.px
        wide = [_width(self.look, tag) + px(14) for tag in self._tags]
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


class CandidateRow(Row):
    """A root to consider: its chip, its skin and discs, and a bar for each counted map, filled if the map gives it."""

    def __init__(
        self, look: Look, candidate: Candidate, numbers: Mapping[str, int], titles: Mapping[str, str], *, first: bool
    ) -> None:
        """`numbers` are those of the sources, `titles` the maps' names by their ids."""
        self._candidate, self._first = candidate, first
        self._maps = " and ".join(titles.get(name, name) for name in candidate.maps)
        agreement = _agreement(candidate)
        skin, disc = candidate.skin[:1].upper() + candidate.skin[1:], cited(candidate.disc, numbers, "text_muted")
        super().__init__(look, f"{candidate.root}: {skin}. {candidate.disc.text}. {agreement}")
        self._skin = Prose(look, look.type.strong, [Piece(skin)])
        self._disc = Prose(look, look.type.small, disc)
        self._note = Prose(look, look.type.small, [Piece(agreement, "text" if first else "text_muted")])

    def arrange(self, width: float) -> float:
        px = self.look.px
        left, pad, right = px(10) + px(_CHIP) + px(12), px(6), px(10)
        room = width - left - right
        self._note.fit(room)
        top = pad + self.put(self._skin, left, pad, room - self._note.width - px(10))
        self.put(self._note, width - right - self._note.width, pad + px(1), room)
        top += self.put(self._disc, left, top, room)
        return max(top, px(38)) + pad + px(3)

    def decorate(self, painter: QPainter) -> None:
        px, theme, colour = self.look.px, self.look.theme, self.look.theme.root(self._candidate.root)
        if self._first:
            card = QRectF(0.6, 0.6, self.width - 1.2, self.height - px(3) - 1.2)
            draw_card(painter, card, QColor(blend(colour, theme.surface, 0.1)), QColor(colour), px(8))
        chip = QRectF(px(10), px(8), px(_CHIP), px(22))
        ink = QColor(theme.on_root(self._candidate.root))
        draw_chip(painter, chip, QColor(colour), ink, self._candidate.root, self.look.type.strong)
        self._draw_bars(painter, chip, QColor(colour))

    def _draw_bars(self, painter: QPainter, chip: QRectF, colour: QColor) -> None:
        px, count = self.look.px, self._candidate.of
        gap = px(3)
        painter.setPen(Qt.PenStyle.NoPen)
        for at in range(count):
            wide = (chip.width() - gap * (count - 1)) / count
            painter.setBrush(colour if at < len(self._candidate.maps) else self.look.colour("track"))
            bar = QRectF(chip.left() + at * (wide + gap), chip.bottom() + px(4), wide, px(5))
            painter.drawRoundedRect(bar, px(2.5), px(2.5))

    def hint_at(self, x: float, y: float) -> str:
        if self.look.px(10 + _CHIP) < x < self.width - self._note.width - self.look.px(14):
            return ""
        return (
            f"{self._candidate.root} in {self._maps}" if self._maps else "No counted map gives this root at this point"
        )


class SignRow(Row):
    """An examination: its name, with its figure beside it where that fits, and what its result tells."""

    def __init__(self, look: Look, sign: Sign, numbers: Mapping[str, int], *, shared: str, last: bool) -> None:
        """`shared` is a last sentence that is said once for all signs, and not again here."""
        tells = replace(sign.tells, text=sign.tells.text.removesuffix(shared).rstrip() or sign.tells.text)
        figure = cited(sign.figure, numbers) if sign.figure else []
        self._name = Prose(look, look.type.strong, [Piece(sign.name[:1].upper() + sign.name[1:])])
        self._tells = Prose(look, look.type.small, cited(tells, numbers, "text_muted"))
        self._figure = Prose(look, look.type.small, figure) if figure else None
        said = [sign.name, sign.tells.text] + ([sign.figure.text] if sign.figure else [])
        super().__init__(look, ". ".join(said))
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

    def __init__(self, look: Look, other: LookAlike, numbers: Mapping[str, int]) -> None:
        test = cited(other.test, numbers, "text_muted")
        skin = other.skin[:1].upper() + other.skin[1:]
        super().__init__(look, f"{other.name} ({other.kind}). {skin}. {other.test.text}")
        self._kind = other.kind
        self._name = Prose(look, look.type.strong, [Piece(other.name[:1].upper() + other.name[1:])])
        self._skin = Prose(look, look.type.small, [Piece(skin, "text_muted")]) if skin else None
        self._test = Prose(look, look.type.small, test)

    def arrange(self, width: float) -> float:
        px = self.look.px
        left, top = px(10) + px(_CHIP) + px(12), float(px(5))
        for prose in (self._name, self._skin, self._test):
            if prose:
                top += self.put(prose, left, top, width - left)
        return max(top, px(34)) + px(7)

    def decorate(self, painter: QPainter) -> None:
        px, theme = self.look.px, self.look.theme
        wide = max(px(_CHIP), _width(self.look, self._kind) + px(10))
        chip = QRectF(max(px(10 + _CHIP) - wide, 0), px(6), wide, px(21))
        draw_chip(
            painter,
            chip,
            QColor(theme.nerve_chip),
            QColor(theme.on_nerve_chip),
            self._kind,
            self.look.type.small_strong,
        )


class SourceRow(Row):
    """A numbered work with its full citation; `marked` when its number was just clicked."""

    def __init__(self, look: Look, number: int, source: Source, *, marked: bool) -> None:
        super().__init__(look, f"{number}. {source.text} {source.link}")
        link = [Piece(f" {source.link}", "text_muted")] if source.link else []
        known = source.text.startswith(source.short.split(" ")[0])
        head = [] if known else [Piece(f"{source.short}. ", "text", look.type.small_strong)]
        self._number = Prose(look, look.type.small_strong, [Piece(str(number), "link")])
        self._prose = Prose(look, look.type.small, [*head, Piece(source.text, "text"), *link])
        self._marked = marked

    def arrange(self, width: float) -> float:
        px = self.look.px
        self.put(self._number, px(8), px(4), px(24))
        return px(4) + self.put(self._prose, px(30), px(4), width - px(38)) + px(5)

    def decorate(self, painter: QPainter) -> None:
        if self._marked:
            card = QRectF(0, 0, self.width, self.height - self.look.px(1))
            draw_card(painter, card, self.look.colour("ok_bg"), None, self.look.px(6))


class FlagRow(Row):
    """A red flag: its name and urgency, what to ask, what to do."""

    def __init__(self, look: Look, flag: RedFlag, numbers: Mapping[str, int]) -> None:
        self._urgency = URGENCIES.get(flag.urgency, flag.urgency.replace("_", " "))
        super().__init__(look, f"{flag.name} ({self._urgency}). {flag.ask.text} {flag.action.text}")
        self._name = Prose(look, look.type.strong, [Piece(flag.name, "danger_text")])
        self._ask = Prose(look, look.type.small, cited(flag.ask, numbers))
        self._action = Prose(look, look.type.small_strong, cited(flag.action, numbers))
        self._strong = flag.urgency == "emergency_now"

    def arrange(self, width: float) -> float:
        px, top = self.look.px, float(self.look.px(7))
        top += self.put(self._name, px(12), top, width - px(36) - _width(self.look, self._urgency)) + px(1)
        for prose in (self._ask, self._action):
            top += self.put(prose, px(12), top, width - px(24)) + px(1)
        return top + px(8)

    def decorate(self, painter: QPainter) -> None:
        px, theme = self.look.px, self.look.theme
        draw_card(painter, QRectF(0, 0, self.width, self.height - px(4)), QColor(theme.danger_bg), None, px(8))
        wide = _width(self.look, self._urgency) + px(14)
        chip = QRectF(self.width - wide - px(10), px(7), wide, px(18))
        soft = blend(theme.danger_line, theme.danger_bg, 0.45)
        fill, ink = (theme.danger_text, theme.danger_bg) if self._strong else (soft, theme.danger_text)
        draw_chip(painter, chip, QColor(fill), QColor(ink), self._urgency, self.look.type.small_strong)


def _width(look: Look, text: str) -> float:
    from PySide6.QtGui import QFontMetricsF

    return max(QFontMetricsF(font).horizontalAdvance(text) for font in (look.type.caps, look.type.small_strong))


def _agreement(candidate: Candidate) -> str:
    if candidate.relation in RELATIONS and not candidate.maps:
        return RELATIONS[candidate.relation]
    return f"{len(candidate.maps)} of {candidate.of} map{'' if candidate.of == 1 else 's'}"
