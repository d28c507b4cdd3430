"""What can be ticked, as plain values: an examination with its results, a red-flag question with yes and no."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from derm_viewer.clinic.answer import Figure, Finding, RedFlag, Statement, Test
from derm_viewer.consult.say import later, say
from derm_viewer.consult.spoken import modality_word, whose

BOTH = "both"
URGENCIES = {"emergency_now": later("Emergency, now"), "same_day": later("Same day"), "urgent": later("Urgent")}
_LABELS = {"3/5 or less": "\u2264\u20093/5"}
_MEASURES = {"sensitivity": "sens.", "specificity": "spec.", "LR-": "LR\u2212"}
# "Hip abduction: weak in ..." and "Straight leg raise, if positive, ..." stand under their name already.
_NAME_FIRST = r"^[^,:]{{3,60}}?(?:: |, (?={if_}))"
_FEWER = (
    (later(", speaks for the "), ": "),
    (later(", speaks for "), ": "),
    (later(" rather than the "), later(" rather than ")),
)


class Choice(NamedTuple):
    """A result: its key as the knowledge has it, how it is written, whether it counts as a sign, and how it is said.

    `said` is "" where it is said as its key.
    """

    word: str
    label: str
    abnormal: bool
    said: str = ""


class Item(NamedTuple):
    """A row to tick. `figure` is the short line of numbers, `more` what unfolds: pairs of a label and a sentence.

    `below` are sentences that are always seen. `partner`: it belongs to the row above (light touch to pinprick).
    """

    id: str
    side: str
    name: str
    choices: tuple[Choice, ...]
    chosen: str | None
    note: Statement | None
    figure: Statement | None = None
    figures: tuple[Figure, ...] = ()
    more: tuple[tuple[str, Statement], ...] = ()
    below: tuple[Statement, ...] = ()
    urgency: str = ""
    partner: bool = False

    @property
    def result(self) -> str:
        """What was found, or that nothing was."""
        if not self.chosen:
            return say("not asked") if self.urgency else say("not tested")
        return next((one.said or one.word for one in self.choices if one.word == self.chosen), self.chosen)

    @property
    def said(self) -> str:
        """The row in words, for a screen reader."""
        side = "" if self.side == BOTH else f", {whose(self.side)}"
        parts = [f"{self.name}{side}: {self.result}"]
        parts += [say(URGENCIES[self.urgency])] if self.urgency in URGENCIES else []
        parts += [each.text for each in (self.figure, self.note, *self.below) if each is not None]
        return ". ".join(part.rstrip(".") for part in parts if part) + "."


def of_test(test: Test, side: str, findings: Iterable[Finding]) -> list[Item]:
    """The rows of a test on a side, with what was found there: one, or two where light touch goes with a pinprick."""
    found = tuple(findings)
    items = [_row(test, side, found, partner=False)]
    if test.partner is not None:
        items.append(_row(test.partner, side, found, partner=True))
    return items


def of_flag(flag: RedFlag) -> Item:
    """A red-flag question."""
    choices = (Choice("yes", say("yes"), True, say("yes")), Choice("no", say("no"), False, say("no")))
    return Item(flag.id, BOTH, flag.name, choices, flag.answer, flag.ask, below=(flag.action,), urgency=flag.urgency)


def is_done(test: Test, side: str, findings: Iterable[Finding]) -> bool:
    """Whether the test, or the light touch that goes with it, has a result on this side."""
    ids = {test.id} | ({test.partner.id} if test.partner else set())
    return any(one.sign in ids and one.side in (side, BOTH) for one in findings)


def _row(test: Test, side: str, findings: tuple[Finding, ...], *, partner: bool) -> Item:
    own = side if side in test.sides else test.sides[0]
    chosen = next((one.result for one in findings if (one.sign, one.side) == (test.id, own)), None)
    choices = tuple(
        Choice(key, _LABELS.get(key, word), key in test.abnormal, word)
        for key, word in zip(test.results, test.shown or test.results, strict=True)
    )
    name = test.name[:1].upper() + test.name[1:]
    if partner:
        name = say("{modality}, same place", modality=modality_word(test.modality).capitalize())
    return Item(
        test.id,
        own,
        name,
        choices,
        chosen,
        None if partner else _short(test.reason),
        None if partner else _figure(test),
        test.figures,
        () if partner else _more(test),
        partner=partner,
    )


def _short(reason: Statement) -> Statement | None:
    """The reason without the test's name at its beginning."""
    text = re.sub(_NAME_FIRST.format(if_=say("if ")), "", reason.text)
    for words, fewer in _FEWER:
        text = text.replace(say(words), say(fewer))
    return Statement(text[:1].upper() + text[1:], reason.sources) if text else None


def _figure(test: Test) -> Statement | None:
    """The published figures in short, with their intervals and what they are of: "LR+ 11 (1.3 to 84) for L5".

    Those of one thing stand together: no sensitivity without its specificity. One without an interval is given in full,
    with the sample or the condition that it depends on.
    """
    if not test.figures:
        return None
    first = test.figures[0]
    if not first.interval:
        return test.figure
    together = [one for one in test.figures if (one.about, one.source) == (first.about, first.source)]
    said = say("{figures} for {about}", figures=", ".join(map(_measured, together)), about=first.about)
    return Statement(said, (first.source,))


def _measured(figure: Figure) -> str:
    interval = f" ({figure.interval})" if figure.interval else ""
    measure = say(_MEASURES.get(figure.measure, figure.measure), "measure")
    return f"{measure} {say(figure.value, 'measure')}{interval}"


def _more(test: Test) -> tuple[tuple[str, Statement], ...]:
    """How it is done, what it tells, all its figures, how well such tests do, the muscles."""
    lines = [(say("How"), Statement(test.technique)), (say("Tells"), test.tells)]
    lines.append((say("Figures"), test.figure or Statement(say("No figure that we could check."))))
    if test.general is not None:
        lines.append((say("In general"), test.general))
    lines += [(say("Muscle"), one) for one in test.more]
    return tuple((label, said) for label, said in lines if said.text)
