"""Why a test, in words: in which of the present candidates it is abnormal, and in which it is not."""

from __future__ import annotations

from itertools import combinations

from derm_viewer.clinic.answer import Statement
from derm_viewer.clinic.knowledge import Knowledge
from derm_viewer.clinic.records import SignEntry


def leaning(entry: SignEntry, target: str, abnormal: bool, given: frozenset[str]) -> int:
    """What a result says of a root or look-alike: 1 speaks for it, -1 against, 0 nothing."""
    for effect in entry.effects:
        holds = effect.abnormal == abnormal and (not effect.given or not given.isdisjoint(effect.given))
        if holds and target in effect.targets:
            return 1 if effect.supports else -1
    return 0


def called(target: str, knowledge: Knowledge) -> str:
    """A root or look-alike within a sentence: "the L5 root", "the common fibular nerve"."""
    for entry in knowledge.look_alikes:
        if entry.id == target:
            return entry.called
    return knowledge.words.findings.tests["root"].format(root=target)


class Reasons:
    """The reasons for tests among the same candidates.

    The first pair that fits is named: one candidate for which an abnormal result speaks, and a nerve against which it
    speaks ("weak in ..., spared in ..."); then any other that it does not speak for. If it speaks for the first two
    alike, that is said; and so is the root that it is mainly of, if another shares it.
    """

    def __init__(
        self, targets: tuple[str, ...], given: frozenset[str], present: frozenset[str], knowledge: Knowledge
    ) -> None:
        """`targets` are the first candidates, best first; `given` the ids of the signs found abnormal; `present` those
        of everything that the answer names already.
        """
        self._targets = targets
        self._present = present
        self._given = given
        self._knowledge = knowledge
        self._names = {target: called(target, knowledge) for target in targets}
        self._nerves = {other.id for other in knowledge.look_alikes if other.look_alike.kind == "nerve"}
        self._pairs = [pair for one, other in combinations(targets, 2) for pair in ((one, other), (other, one))]

    def of(self, entry: SignEntry) -> Statement:
        """The reason for one test."""
        says = {target: leaning(entry, target, True, self._given) for target in self._targets}
        speaking = [target for target in self._targets if says[target] == 1]
        second = next((root for root in entry.roots[1:] if root in speaking), None) if entry.main else None
        if second is not None and set(speaking) <= set(entry.roots):
            return self._said(entry, "more", entry.roots[0], second)
        if len(speaking) > 1 and speaking[:2] == list(self._targets[:2]):
            return self._said(entry, "alike", speaking[0], speaking[1])
        for name, against in (("spared", -1), ("unlike", -1), ("unlike", 0)):
            for one, other in self._pairs:
                if says[one] == 1 and says[other] == against and (name == "unlike" or other in self._nerves):
                    return self._said(entry, name, one, other)
        if speaking:
            return self._said(entry, "alike" if len(speaking) > 1 else "alone", *speaking[:2])
        beyond = [one for effect in entry.effects if effect.abnormal and effect.supports for one in effect.targets]
        if not beyond:
            return entry.sign.tells
        return self._said(entry, "alone" if beyond[0] in self._present else "other", beyond[0])

    def _said(self, entry: SignEntry, name: str, one: str, other: str = "") -> Statement:
        text = self._knowledge.words.findings.tests[name].format(
            sign=entry.subject,
            result=entry.shown[0],
            one=self._names.get(one) or called(one, self._knowledge),
            other=self._names.get(other, ""),
        )
        return Statement(text, _sources(entry, (one, other)))


def _sources(entry: SignEntry, targets: tuple[str, ...]) -> tuple[str, ...]:
    found = (e.sources for e in entry.effects if e.abnormal and not set(targets).isdisjoint(e.targets))
    return tuple(dict.fromkeys(key for sources in found for key in sources))
