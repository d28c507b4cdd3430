"""What stands above everything, and because of what.

1. Numbness or tingling of saddle skin (a saddle area, or S3 or S4-5 first) is an emergency; pain in a saddle area, or
   with S4-5 first, puts the questions to the top. Of painted skin all areas count. Skin painted in both legs puts the
   questions to the top, whatever is felt there. Questions that were all answered are not put again.
2. A red-flag question answered yes calls for what the flag says. Reduced feeling at a saddle key point is the flag
   "saddle"; loss of power to grade 3 or less is "weakness"; weakness, loss of feeling or a positive stretch test in
   both legs is "both legs". Reflexes that are reduced on both sides are not: they may be so without any illness.
3. A look-alike that is an emergency, and which its own test speaks for, is to be assessed as fast as it says: where it
   can be felt, or anywhere if the test speaks for no root (a swollen calf is looked into wherever it hurts).
4. The most urgent leads; all reasons are named. Where the cauda equina is suspected, its questions are no further
   action.
"""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from derm_viewer.body.place import Place
from derm_viewer.clinic.answer import URGENCIES, Emergency, Finding, MarkedSkin, Statement
from derm_viewer.clinic.check import ALARM_FLAGS
from derm_viewer.clinic.knowledge import Knowledge
from derm_viewer.clinic.records import LookAlikeEntry, SignEntry
from derm_viewer.clinic.wording import in_sentence

_BLADDER, _SADDLE, _BOTH, _WEAKNESS = ALARM_FLAGS
CAUDA_EQUINA = frozenset({_BLADDER, _SADDLE, _BOTH})
"""The red flags for which feeling round the anus is the first test."""
_ASK_NOW, _ASK_BOTH = _ASK = ("ask_now", "ask_both")
_BOTH_SIDED = ("muscle", "sensory", "tension", "gait")
_SADDLE_ROOTS = ("S3", "S4-5")
_MOST_NAMED = 3
_TRUNK = frozenset(
    {
        *("mid_abdomen", "lower_abdomen", "flank", "low_back", "sacrum", "groin"),
        *("pubic_region", "saddle", "upper_buttock", "lower_buttock"),
    }
)
"""Areas that are no part of a leg."""
NOW = URGENCIES[0]


class _Raised(NamedTuple):
    about: str
    urgency: str
    head: str
    action: Statement
    because: Statement


def emergency(
    findings: tuple[Finding, ...],
    knowledge: Knowledge,
    place: Place | None = None,
    quality: str = "",
    first_root: str | None = None,
    look_alikes: Iterable[LookAlikeEntry] = (),
    marked: tuple[MarkedSkin, ...] = (),
) -> Emergency | None:
    """What stands above everything, None for nothing. `findings` are those of both sides; they must exist. `marked` is
    all painted skin.
    """
    raised = [
        *_place(place, quality, first_root, knowledge),
        *_marked(marked, knowledge),
        *_flags(findings, knowledge),
        *_signs(findings, knowledge),
        *_look_alikes(findings, look_alikes, knowledge),
    ]
    if {finding.sign for finding in findings}.issuperset(ALARM_FLAGS):
        raised = [one for one in raised if one.head not in _ASK]
    if not raised:
        return None
    first = min(raised, key=lambda one: (URGENCIES.index(one.urgency), one.head in _ASK))
    sure = any(one.about in CAUDA_EQUINA and one.head not in _ASK for one in raised)
    actions = dict.fromkeys(one.action for one in raised if not (sure and one.head in _ASK))
    return Emergency(
        urgency=first.urgency,
        headline=knowledge.words.findings.alarm_heads[first.head],
        action=first.action,
        because=tuple(dict.fromkeys(one.because for one in raised)),
        also=tuple(action for action in actions if action != first.action),
        about=tuple(dict.fromkeys(one.about for one in raised)),
    )


def _place(place: Place | None, quality: str, first_root: str | None, knowledge: Knowledge) -> Iterator[_Raised]:
    note = knowledge.areas.get(place.area or "") if place is not None and place.where == "map" else None
    roots = _SADDLE_ROOTS[1:] if quality == "pain" else _SADDLE_ROOTS
    if (note is not None and note.saddle) or first_root in roots:
        yield _in_saddle(quality, knowledge)


def _in_saddle(quality: str, knowledge: Knowledge) -> _Raised:
    words = knowledge.words.findings.alarm
    if quality == "pain":
        return _Raised(_SADDLE, NOW, _ASK_NOW, words["ask_now"], words["saddle_place"])
    return _by_flag(_SADDLE, words["saddle_numb"], knowledge)


def _marked(marked: tuple[MarkedSkin, ...], knowledge: Knowledge) -> Iterator[_Raised]:
    saddle = {name for name, note in knowledge.areas.items() if note.saddle}
    for one in marked:
        if not saddle.isdisjoint(one.areas):
            yield _in_saddle(one.quality, knowledge)
    if {"left", "right"} <= {one.side for one in marked if not _TRUNK.issuperset(one.areas)}:
        words = knowledge.words.findings.alarm
        yield _Raised(_BOTH, NOW, _ASK_BOTH, words["ask_both"], words["both_marked"])


def _by_flag(id: str, because: Statement, knowledge: Knowledge) -> _Raised:
    flag = next(flag for flag in knowledge.red_flags if flag.id == id)
    return _Raised(flag.id, flag.urgency, flag.urgency, flag.action, because)


def _flags(findings: tuple[Finding, ...], knowledge: Knowledge) -> Iterator[_Raised]:
    asked = knowledge.words.findings.alarm["asked"]
    answers = {finding.sign: finding.result for finding in findings}
    for flag in knowledge.red_flags:
        if answers.get(flag.id) == "yes":
            because = Statement(asked.text.format(name=flag.short), asked.sources)
            yield _Raised(flag.id, flag.urgency, flag.urgency, flag.action, because)


def _signs(findings: tuple[Finding, ...], knowledge: Knowledge) -> Iterator[_Raised]:
    signs = {entry.id: entry for entry in knowledge.signs}
    words = knowledge.words.findings.alarm
    sides: dict[str, dict[str, None]] = {"left": {}, "right": {}}
    for finding in findings:
        entry = signs.get(finding.sign)
        if entry is None or finding.result == entry.normal:
            continue
        if entry.alarm is not None:
            yield _by_flag(entry.alarm, _said(words["sign"], entry, finding.result), knowledge)
        if finding.result in entry.severe:
            yield _by_flag(_WEAKNESS, _said(words["power"], entry, finding.result), knowledge)
        if finding.side in sides and entry.kind in _BOTH_SIDED:
            sides[finding.side][in_sentence(entry.subject)] = None
    if all(sides.values()):
        named = knowledge.words.listed(list(dict.fromkeys([*sides["left"], *sides["right"]]))[:_MOST_NAMED])
        said = words["both_sides"]
        yield _by_flag(_BOTH, Statement(said.text.format(signs=named), said.sources), knowledge)


def _look_alikes(
    findings: tuple[Finding, ...], look_alikes: Iterable[LookAlikeEntry], knowledge: Knowledge
) -> Iterator[_Raised]:
    signs = {entry.id: entry for entry in knowledge.signs}
    found = [(signs[one.sign], one.result) for one in findings if one.sign in signs]
    here = {other.id for other in look_alikes}
    for other in knowledge.look_alikes if found else ():
        for entry, result in found:
            meant = other.emergency and other.id in entry.tells_apart and result != entry.normal
            if meant and (other.id in here or not entry.roots):
                because = _said(knowledge.words.findings.alarm["sign"], entry, result)
                yield _Raised(other.id, other.urgency, other.urgency, other.look_alike.test, because)


def _said(template: Statement, entry: SignEntry, result: str) -> Statement:
    return Statement(template.text.format(sign=entry.sign.name, result=entry.word(result)), template.sources)
