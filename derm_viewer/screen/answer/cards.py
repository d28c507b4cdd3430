"""The card of a source, opened where its number stands, and the rows for an emergency and for the reading."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from derm_viewer.clinic.answer import Emergency, Figure, Reading, Source, Statement
from derm_viewer.consult.say import say
from derm_viewer.screen.examine.items import URGENCIES
from derm_viewer.screen.look import Look
from derm_viewer.screen.prose import Piece, Prose, cited
from derm_viewer.screen.rows import Row, draw_card

_LABEL = 62


class Pairs(Row):
    """Lines of a small label and a sentence, on a ground of their own."""

    def __init__(self, look: Look, head: Sequence[Piece], lines: Sequence[tuple[str, Sequence[Piece]]]) -> None:
        self._head = Prose(look, look.type.small_strong, head) if head else None
        self._lines = [
            (Prose(look, look.type.small, [Piece(label, "text_muted")]), Prose(look, look.type.small, list(said)))
            for label, said in lines
        ]
        words = [self._head.text] if self._head else []
        super().__init__(look, "\n".join([*words, *(f"{label.text}: {said.text}" for label, said in self._lines)]))
        self._inner = (12.0, 9.0)

    def arrange(self, width: float) -> float:
        px = self.look.px
        left, pad = px(self._inner[0]), px(self._inner[1])
        top = float(pad)
        if self._head:
            top += self.put(self._head, left, top, width - 2 * left) + px(3)
        for label, said in self._lines:
            high = self.put(label, left, top, px(_LABEL))
            room = width - 2 * left - px(_LABEL)
            top += max(high, self.put(said, left + px(_LABEL), top, room)) + px(3)
        return top + pad - px(3) + px(4)

    def ground(self) -> QRectF:
        """The card under the words."""
        return QRectF(0.6, 0.6, self.width - 1.2, self.height - self.look.px(4) - 1.2)


class SourceCard(Pairs):
    """A source: citation, sample, setting, the figures that rest on it, and how far it was checked."""

    def __init__(self, look: Look, number: int, source: Source, figures: Sequence[Figure]) -> None:
        own = [figure for figure in figures if figure.source == source.key]
        lines = [(say("Figure", "study"), _figure(figure)) for figure in own]
        lines += [(say("Sample"), source.sample), (say("Setting"), source.setting)]
        lines += [(say("Work"), source.text), (say("Link"), source.link)]
        lines.append((say("Checked"), source.checked or say("How far is not noted.")))
        number_piece = [Piece(f"{number}  ", "link")] if number else []
        shown = [(label, [Piece(text)]) for label, text in lines if text]
        closes = Piece(f"   {say('Esc closes')}", "text_muted")
        super().__init__(look, [*number_piece, Piece(source.short), closes], shown)

    def decorate(self, painter: QPainter) -> None:
        look = self.look
        draw_card(painter, self.ground(), look.colour("surface_raised"), look.colour("link"), look.px(8))


def source_card(look: Look, key: str, listed: Sequence[Source], figures: Sequence[Figure]) -> Row | None:
    """The card of the source with a key, with its number in the list; None for one that is not listed."""
    for number, source in enumerate(listed, start=1):
        if source.key == key:
            return SourceCard(look, number, source, figures)
    return None


class ReadingRow(Pairs):
    """What the findings say together: a headline, what speaks for it and against it, what it is worth."""

    def __init__(self, look: Look, reading: Reading, numbers: Mapping[str, int]) -> None:
        lines: list[tuple[str, Sequence[Piece]]] = []
        for label, said in ((say("For"), reading.supports), (say("Against"), reading.against)):
            lines += [(label if at == 0 else "", cited(one, numbers)) for at, one in enumerate(said)]
        lines += [
            (say("Note") if at == 0 else "", cited(one, numbers, "text_muted")) for at, one in enumerate(reading.notes)
        ]
        ink, self._fill, self._line = _colours(reading)
        super().__init__(look, cited(reading.headline, numbers, ink), lines)

    def decorate(self, painter: QPainter) -> None:
        look = self.look
        draw_card(painter, self.ground(), look.colour(self._fill), look.colour(self._line), look.px(8))


class EmergencyRow(Row):
    """What stands above everything: how fast, what to do, because of what."""

    def __init__(self, look: Look, emergency: Emergency, numbers: Mapping[str, int]) -> None:
        self._now = emergency.urgency == "emergency_now"
        self._urgency = say(URGENCIES.get(emergency.urgency, emergency.urgency.replace("_", " ")))
        ink = "danger_bg" if self._now else "danger_text"
        self._head = Prose(look, look.type.headline, [Piece(emergency.headline, ink)])
        self._action = Prose(look, look.type.strong, _plain(emergency.action, numbers, ink))
        because = [Prose(look, look.type.small, _plain(one, numbers, ink)) for one in emergency.because]
        also = [Prose(look, look.type.small, [Piece("Also: ", ink), *_plain(s, numbers, ink)]) for s in emergency.also]
        self._rest = [*because, *also]
        said = [emergency.headline, f"({self._urgency})", emergency.action.text, *(p.text for p in self._rest)]
        super().__init__(look, " ".join(said))

    def arrange(self, width: float) -> float:
        px, left = self.look.px, self.look.px(14)
        room, top = width - 2 * left, float(self.look.px(10))
        top += self.put(self._head, left, top, room) + px(2)
        top += self.put(self._action, left, top, room) + px(3)
        for prose in self._rest:
            top += self.put(prose, left, top, room) + px(1)
        return top + px(10)

    def decorate(self, painter: QPainter) -> None:
        look, px = self.look, self.look.px
        fill = look.colour("danger_text" if self._now else "danger_bg")
        draw_card(
            painter, QRectF(0.6, 0.6, self.width - 1.2, self.height - 1.2), fill, look.colour("danger_text"), px(8)
        )


def _colours(reading: Reading) -> tuple[str, str, str]:
    """Of the headline, the ground and the edge: calm, agreeing, or urgent."""
    if reading.level == "saddle":
        return "danger_text", "danger_bg", "danger_line"
    if reading.level in ("one", "two", "three", "nerve", "referred"):
        return "ok_text", "ok_bg", "ok_line"
    return "text", "surface_raised", "line"


def _plain(said: Statement, numbers: Mapping[str, int], ink: str) -> list[Piece]:
    """The sentence with its numbers, all in one ink: links would not be read on a filled ground."""
    return [piece._replace(colour=ink) for piece in cited(said, numbers, ink)]


def _figure(figure: Figure) -> str:
    interval = say("no interval given")
    if figure.interval:
        interval = say("95 % interval {interval}", interval=figure.interval)
    names = {"measure": say(figure.measure, "measure"), "value": say(figure.value, "measure")}
    said = say("{measure} {value} for {about} ({interval})", **names, about=figure.about, interval=interval)
    return said.replace(" %", "\u00a0%")
