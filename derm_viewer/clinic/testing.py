"""What to test next, and why: the signs that tell the present candidates apart, the first two before the others.

1. Without findings the list is that of `choice.choose_signs`: the candidates take turns. For pain in the back alone
   it is the list that `areas.json` gives, as long as no sign speaks for a root. Where look-alikes lead (first root
   above L4), the test of the first look-alike that has one goes to the front and those of the next two to the end;
   elsewhere it stands third, unless a test of the list tells that look-alike apart already.
2. With findings, the tests of the nerves and referred sources among the first candidates come in, and the order is:
   tests that separate the first two candidates; tests that separate the first from another; the rest.
3. A test separates two candidates if a result of it, abnormal or normal, speaks for the one and not for the other.
   Those with a result that speaks for the one and against the other go before those with a result that does not.
4. On saddle skin, or where the cauda equina is to be feared, feeling round the anus comes first.
5. At most six are to be done next. Those done follow, the latest last. Light touch comes with the pinprick.
"""

from collections.abc import Iterable
from typing import NamedTuple

from derm_viewer.clinic.answer import Statement, Test
from derm_viewer.clinic.choice import choose_signs
from derm_viewer.clinic.findings import Found
from derm_viewer.clinic.knowledge import Knowledge
from derm_viewer.clinic.reasons import Reasons, leaning
from derm_viewer.clinic.records import AreaNote, LookAlikeEntry, SignEntry
from derm_viewer.clinic.weighing import SPOKEN_AGAINST, SPOKEN_FOR, Standing

MOST_NEXT = 6
_COMPARED = 3
_DECIDERS = 2
_FIRST_KINDS = ("provocation", "inspection")
"""Kinds whose abnormal result speaks for a look-alike by itself: they are its first deciding tests."""
_SADDLE_TEST = "pinprick_s4_5"


class Situation(NamedTuple):
    """What the choice of tests depends on. `look_alikes` are those shown at the place, best first; `back` the area if
    the back alone hurts.
    """

    quality: str
    standings: tuple[Standing, ...]
    look_alikes: tuple[LookAlikeEntry, ...]
    found: tuple[Found, ...]
    back: AreaNote | None
    look_alikes_lead: bool
    alarming: bool

    @property
    def abnormal(self) -> frozenset[str]:
        """The ids of the signs found abnormal."""
        return frozenset(one.entry.id for one in self.found if one.abnormal)

    @property
    def present(self) -> frozenset[str]:
        """Candidates and look-alikes that the answer names."""
        return frozenset((*(one.id for one in self.standings), *(entry.id for entry in self.look_alikes)))

    @property
    def root_spoken_for(self) -> bool:
        """Whether an abnormal sign speaks for a root."""
        return any(one.entry is None and one.place == SPOKEN_FOR for one in self.standings)

    @property
    def compared(self) -> tuple[str, ...]:
        """The first candidates; those that findings speak against stand back."""
        still = [one.id for one in self.standings if one.place != SPOKEN_AGAINST]
        first = (still or [one.id for one in self.standings])[:_COMPARED]
        return tuple(first)


def tests(situation: Situation, knowledge: Knowledge) -> tuple[Test, ...]:
    """The tests to do next, best first, then those done."""
    results = {one.entry.id: one.result for one in situation.found}
    apart = _apart(situation, knowledge)
    chosen = _chosen(situation, knowledge, results, apart)
    reasons = Reasons(_targets(situation, apart), situation.abnormal, situation.present, knowledge)
    signs = {entry.id: entry for entry in knowledge.signs}
    owners = {entry.partner: entry for entry in knowledge.signs if entry.partner is not None}
    done = dict.fromkeys(owners.get(id, signs[id]).id for id in results)
    following = [entry for entry in chosen if entry.id not in done][:MOST_NEXT]
    rows = [*following, *(signs[id] for id in done)]
    return tuple(
        as_test(
            entry,
            knowledge,
            results,
            entry.sign.tells if situation.alarming and entry.id == _SADDLE_TEST else reasons.of(entry),
        )
        for entry in rows
    )


def as_test(entry: SignEntry, knowledge: Knowledge, results: dict[str, str], reason: Statement | None = None) -> Test:
    """A sign as a test, with the results found and, beside a pinprick, light touch."""
    partner = next((one for one in knowledge.signs if one.id == entry.partner), None) if entry.partner else None
    return Test(
        id=entry.id,
        name=entry.sign.name,
        kind=entry.kind,
        modality=entry.modality,
        results=entry.results,
        shown=entry.shown,
        abnormal=entry.abnormal,
        sides=entry.sides,
        technique=entry.technique,
        reason=reason or entry.sign.tells,
        tells=entry.sign.tells,
        figure=entry.sign.figure,
        figures=entry.figures,
        general=knowledge.words.findings.kinds[entry.kind],
        done=results.get(entry.id),
        more=_muscles(entry.id, knowledge),
        partner=as_test(partner, knowledge, results) if partner is not None else None,
    )


def _muscles(sign: str, knowledge: Knowledge) -> tuple[Statement, ...]:
    words, listed = knowledge.words.findings.tests, knowledge.words.listed
    said = []
    for muscle in knowledge.muscles:
        if muscle.sign == sign:
            by_roots: dict[tuple[str, ...], list[str]] = {}
            for roots, source, _ in muscle.roots:
                by_roots.setdefault(roots, []).extend([source] if source else [])
            given = [
                words["muscle_root"].format(roots=listed(roots), source=listed(names)) if names else listed(roots)
                for roots, names in by_roots.items()
            ]
            text = words["muscle"].format(
                muscle=muscle.muscle, action=muscle.action, said=", ".join(given), nerve=muscle.nerve
            )
            said.append(Statement(text, tuple(dict.fromkeys(key for _, _, key in muscle.roots if key))))
    return tuple(said)


def _chosen(
    situation: Situation, knowledge: Knowledge, results: dict[str, str], apart: tuple[SignEntry, ...]
) -> list[SignEntry]:
    """The tests in their order; some of them may be done already."""
    left = tuple(entry for entry in knowledge.signs if entry.id not in results)
    saddle = [entry for entry in left if situation.alarming and entry.id == _SADDLE_TEST]
    roots = tuple(one.id for one in situation.standings if one.entry is None)
    if situation.back is not None and situation.back.tests and not situation.root_spoken_for:
        signs = {entry.id: entry for entry in left}
        chosen = [signs[id] for id in situation.back.tests if id in signs]
    elif not situation.found:
        chosen = _untested(situation, list(choose_signs(roots, situation.quality, situation.look_alikes, left)), apart)
    else:
        others = [one.id for one in situation.standings[:_COMPARED] if one.entry is not None]
        chosen = [entry for other in others for entry in _deciders(other, left)]
        chosen += choose_signs(roots, situation.quality, situation.look_alikes, left)
        compared, abnormal = situation.compared, situation.abnormal
        chosen.sort(key=lambda entry: _separation(entry, compared, abnormal))
    return list({entry.id: entry for entry in [*saddle, *chosen]}.values())


def _untested(situation: Situation, chosen: list[SignEntry], apart: tuple[SignEntry, ...]) -> list[SignEntry]:
    """The list before anything is tested, with the tests of the look-alikes in their places."""
    if not apart:
        return chosen
    if situation.look_alikes_lead:
        return [apart[0], *(entry for entry in chosen if entry not in apart), *apart[1:]]
    known = {other for entry in chosen for other in entry.tells_apart}
    if known.isdisjoint(apart[0].tells_apart):
        chosen.insert(2, apart[0])
    return chosen


def _deciders(look_alike: str, signs: Iterable[SignEntry]) -> list[SignEntry]:
    """The first tests of a nerve or referred source: those made for it, then in the order of the file."""
    own = [entry for entry in signs if look_alike in entry.tells_apart and entry.modality != "light touch"]
    return sorted(own, key=lambda entry: entry.kind not in _FIRST_KINDS)[:_DECIDERS]


def _apart(situation: Situation, knowledge: Knowledge) -> tuple[SignEntry, ...]:
    """The first test of each look-alike shown that is mistaken for one of the first roots: at most three."""
    roots = {one.id for one in situation.standings[:2]}
    firsts = [
        own[0]
        for entry in situation.look_alikes
        if entry.look_alike.kind != "skin"
        and roots & set(entry.roots)
        and (own := _deciders(entry.id, knowledge.signs))
    ]
    return tuple({entry.id: entry for entry in firsts}.values())[:_COMPARED]


def _apartness(entry: SignEntry, one: str, other: str, given: frozenset[str]) -> int:
    """2: a result speaks for the one and against the other; 1: for the one and not for the other; 0: neither."""
    pairs = [{leaning(entry, one, way, given), leaning(entry, other, way, given)} for way in (True, False)]
    if {1, -1} in pairs:
        return 2
    return int({1, 0} in pairs)


def _separation(entry: SignEntry, compared: tuple[str, ...], given: frozenset[str]) -> int:
    """The place of a test in the list: lower goes first."""
    if len(compared) < 2:
        return 0
    first = _apartness(entry, compared[0], compared[1], given)
    if first:
        return 2 - first
    return 2 if any(_apartness(entry, compared[0], other, given) for other in compared[2:]) else 3


def _targets(situation: Situation, apart: tuple[SignEntry, ...]) -> tuple[str, ...]:
    """What a reason compares: the first candidates, and without findings the first look-alike that has a test."""
    if situation.found or not apart:
        return situation.compared
    first = [entry.id for entry in situation.look_alikes if entry.id in apart[0].tells_apart]
    return (*situation.compared, *first[:1])
