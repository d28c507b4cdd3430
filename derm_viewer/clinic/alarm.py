"""What stands above everything, and because of what.

1. Numbness or tingling of saddle skin (a saddle area, or S3 or S4-5 first) is an emergency; pain in a saddle area, or
   with S4-5 first, puts the questions to the top.
2. A red-flag question answered yes calls for what the flag says. Reduced feeling at a saddle key point is the flag
   "saddle"; loss of power to grade 3 or less is "weakness"; weakness, loss of feeling or a positive stretch test in
   both legs is "both legs". Reflexes that are reduced on both sides are not: they may be so without any illness.
3. A look-alike that is an emergency, and which its own test speaks for, is to be assessed as fast as it says.
4. The most urgent leads; all reasons are named.
"""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from derm_viewer.body.place import Place
from derm_viewer.clinic.answer import URGENCIES, Emergency, Finding, Statement
from derm_viewer.clinic.check import ALARM_FLAGS
from derm_viewer.clinic.knowledge import Knowledge
from derm_viewer.clinic.records import LookAlikeEntry, SignEntry
from derm_viewer.clinic.wording import in_sentence

_BLADDER, _SADDLE, _BOTH, _WEAKNESS = ALARM_FLAGS
CAUDA_EQUINA = frozenset({_BLADDER, _SADDLE, _BOTH})
"""The red flags for which feeling round the anus is the first test."""
_ASK_NOW = "ask_now"
_BOTH_SIDED = ("muscle", "sensory", "tension", "gait")
_SADDLE_ROOTS = ("S3", "S4-5")
_MOST_NAMED = 3
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
) -> Emergency | None:
    """What stands above everything, None for nothing. `findings` are those of both sides; they must exist."""
    raised = [
        *_place(place, quality, first_root, knowledge),
        *_flags(findings, knowledge),
        *_signs(findings, knowledge),
        *_look_alikes(findings, look_alikes, knowledge),
    ]
    if not raised:
        return None
    first = min(raised, key=lambda one: (URGENCIES.index(one.urgency), one.head == _ASK_NOW))
    actions = dict.fromkeys(one.action for one in raised)
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
        words = knowledge.words.findings.alarm
        if quality == "pain":
            yield _Raised(_SADDLE, NOW, _ASK_NOW, words["ask_now"], words["saddle_place"])
        else:
            yield _by_flag(_SADDLE, words["saddle_numb"], knowledge)


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
            sides[finding.side][in_sentence(entry.sign.name)] = None
    if all(sides.values()):
        named = knowledge.words.listed(list(dict.fromkeys([*sides["left"], *sides["right"]]))[:_MOST_NAMED])
        said = words["both_sides"]
        yield _by_flag(_BOTH, Statement(said.text.format(signs=named), said.sources), knowledge)


def _look_alikes(
    findings: tuple[Finding, ...], look_alikes: Iterable[LookAlikeEntry], knowledge: Knowledge
) -> Iterator[_Raised]:
    signs = {entry.id: entry for entry in knowledge.signs}
    found = [(signs[one.sign], one.result) for one in findings if one.sign in signs]
    for other in look_alikes:
        for entry, result in found:
            if other.emergency and other.id in entry.tells_apart and result != entry.normal:
                because = _said(knowledge.words.findings.alarm["sign"], entry, result)
                yield _Raised(other.id, other.urgency, other.urgency, other.look_alike.test, because)


def _said(template: Statement, entry: SignEntry, result: str) -> Statement:
    return Statement(template.text.format(sign=entry.sign.name, result=entry.word(result)), template.sources)
