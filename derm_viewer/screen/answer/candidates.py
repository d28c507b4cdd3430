"""The row of a candidate: a root, a nerve or another source, with what speaks for it and against it."""

from collections.abc import Mapping
from typing import NamedTuple

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from derm_viewer.clinic.answer import Candidate
from derm_viewer.consult.say import later, say
from derm_viewer.consult.spoken import kind_word
from derm_viewer.screen.answer.moves import MOVED
from derm_viewer.screen.answer.rows import CHIP, draw_unfold, text_width
from derm_viewer.screen.look import Look
from derm_viewer.screen.prose import Piece, Prose, cited
from derm_viewer.screen.rows import Row, draw_card, draw_chip
from derm_viewer.screen.theme import blend

RELATIONS = {"area": later("same area"), "neighbour": later("neighbour"), "finding": later("by findings")}
_LABEL = 52


class Manner(NamedTuple):
    """How a candidate is shown: `kind` is the word on the chip of what is not a root, `titles` the maps' names.

    `first` stands out; `short` leaves out what unfolds; `moved` says where the last tick moved it.
    """

    numbers: Mapping[str, int]
    titles: Mapping[str, str]
    kind: str = ""
    first: bool = False
    short: bool = False
    opened: bool = False
    moved: str = ""


class CandidateRow(Row):
    """A chip, the skin and discs (or the name of what is not a root), and a bar for each counted map."""

    def __init__(self, look: Look, candidate: Candidate, manner: Manner) -> None:
        self._candidate, self._manner = candidate, manner
        self._kind = kind_word(manner.kind)
        self._maps = say(" and ").join(manner.titles.get(name, name) for name in candidate.maps)
        note = _note(candidate)
        name = candidate.name or candidate.root
        skin = candidate.skin[:1].upper() + candidate.skin[1:]
        title = skin if candidate.root else name
        self._title = Prose(look, look.type.strong, [Piece(title)])
        self._note = Prose(look, look.type.small, [Piece(note, "text" if manner.first else "text_muted")], wrap=False)
        under = cited(candidate.disc, manner.numbers, "text_muted") if candidate.root else [Piece(skin, "text_muted")]
        self._under = Prose(look, look.type.small, under)
        moved = say(MOVED[manner.moved]) if manner.moved else ""
        self._moved = Prose(look, look.type.small, [Piece(moved, "text_muted")], wrap=False) if moved else None
        self._lines = self._unfolded(look) if manner.opened else []
        said = [f"{name}: {skin}. {candidate.disc.text.rstrip('.')}. {note}"]
        said += [f"{label.text}: {line.text}" for label, line in self._lines]
        super().__init__(look, "\n".join(said))
        self.passing = moved
        if manner.short or candidate.supports or candidate.against:
            self.action = f"candidate:{candidate.id or candidate.root}"
            self.opened = manner.opened

    def _unfolded(self, look: Look) -> list[tuple[Prose, Prose]]:
        numbers, one = self._manner.numbers, self._candidate
        groups = [(say("For"), one.supports), (say("Against"), one.against), (say("Why"), one.reasons)]
        pairs = [(label if at == 0 else "", s) for label, said in groups for at, s in enumerate(said)]
        small = look.type.small
        return [
            (Prose(look, small, [Piece(label, "text_muted")]), Prose(look, small, cited(said, numbers)))
            for label, said in pairs
        ]

    @property
    def _thin(self) -> bool:
        return self._manner.short and not self._manner.first and not self._manner.opened

    def arrange(self, width: float) -> float:
        px = self.look.px
        left, right = px(10) + px(CHIP) + px(12), px(22 if self.action else 10)
        room = width - left - right
        self._note.fit(room)
        pad = px(3) if self._thin else px(6)
        wide = room - self._note.width - px(10)
        above = px(2) + max(px(22) - self._title.fit(wide), 0) / 2 if self._thin else pad  # a line in the chip's middle
        top = above + self.put(self._title, left, above, wide)
        self.put(self._note, width - right - self._note.width, pad + px(1), room)
        if not self._thin:
            top += self.put(self._under, left, top, room)
        self._put_moved(left, width - right, pad + px(1), top)
        if self._lines:
            top += px(4)
        for label, said in self._lines:
            high = self.put(label, left, top, px(_LABEL))
            top += max(high, self.put(said, left + px(_LABEL), top, width - left - px(_LABEL) - px(10))) + px(2)
        high = max(top, px(22 if self._thin else 38)) + pad + (px(1) if self._thin else px(3))
        return max(high, self.look.roomy(0)) if self.action else high

    def _put_moved(self, left: float, right: float, top: float, bottom: float) -> None:
        """Say what the last tick did to the row where there is room for it: a row never grows by it."""
        if self._moved is None:
            return
        gap, line = self.look.px(10), self._moved.fit(right)
        wide = self._moved.width
        below = max(self._title.width, 0 if self._thin else self._under.width)
        if bottom - top >= 1.8 * line and left + below + gap + wide <= right:
            self.put(self._moved, right - wide, bottom - line, right)
        elif left + self._title.width + 2 * gap + wide + self._note.width <= right:
            self.put(self._moved, right - self._note.width - gap - wide, top, right)

    def decorate(self, painter: QPainter) -> None:
        px, theme, manner = self.look.px, self.look.theme, self._manner
        root = self._candidate.root
        colour = theme.root(root) if root else theme.nerve_chip
        if manner.first:
            card = QRectF(0.6, 0.6, self.width - 1.2, self.height - px(3) - 1.2)
            line = theme.text if theme.strict else colour
            draw_card(painter, card, QColor(blend(colour, theme.surface, 0.1)), QColor(line), px(8))
        elif manner.moved:
            draw_card(painter, QRectF(0, 0, self.width, self.height - px(1)), self.look.colour("hover"), None, px(6))
        chip = self._chip()
        ink = QColor(theme.on_root(root) if root else theme.on_nerve_chip)
        font = self.look.type.strong if root else self.look.type.small_strong
        draw_chip(painter, chip, QColor(colour), ink, root or self._kind, font)
        if root and not self._thin:
            self._draw_bars(painter, chip, QColor(colour))
        if self.action:
            draw_unfold(painter, self, opened=manner.opened)

    def _chip(self) -> QRectF:
        px = self.look.px
        wide = float(px(CHIP))
        if not self._candidate.root:
            wide = max(wide, text_width(self.look, self._kind) + px(10))
        return QRectF(max(px(10 + CHIP) - wide, 0), px(2) if self._thin else px(8), wide, px(22))

    def _draw_bars(self, painter: QPainter, chip: QRectF, colour: QColor) -> None:
        px, count = self.look.px, self._candidate.of
        gap = px(3)
        strict = self.look.theme.strict  # a border says where a bar is empty
        painter.setPen(QPen(self.look.colour("text"), 1) if strict else Qt.PenStyle.NoPen)
        for at in range(count):
            wide = (chip.width() - gap * (count - 1)) / count
            painter.setBrush(colour if at < len(self._candidate.maps) else self.look.colour("track"))
            bar = QRectF(chip.left() + at * (wide + gap), chip.bottom() + px(4), wide, px(5))
            painter.drawRoundedRect(bar, px(2.5), px(2.5))

    def hint_at(self, x: float, y: float) -> str:
        if not self._candidate.root or y > self.look.px(38):
            return ""
        if self.look.px(10 + CHIP) < x < self.width - self._note.width - self.look.px(26):
            return ""
        root = self._candidate.root
        if not self._maps:
            return say("No counted map gives this root at this point")
        return say("{root} in {maps}", root=root, maps=self._maps)


def _note(candidate: Candidate) -> str:
    """What stands at the right end: how many findings speak for it and against it, or else the agreement."""
    supports, against = len(candidate.supports), len(candidate.against)
    said = [say("{count} for", count=supports)] if supports else []
    said += [say("{count} against", count=against)] if against else []
    counted = ", ".join(said)
    if counted:
        return counted
    if candidate.relation in RELATIONS and not candidate.maps:
        return say(RELATIONS[candidate.relation])
    if candidate.of == 1:
        return say("{count} of 1 map", count=len(candidate.maps))
    return say("{count} of {of} maps", count=len(candidate.maps), of=candidate.of)
