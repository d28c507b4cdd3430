"""What stands above everything, and because of what.

1. Numbness or tingling of saddle skin (a saddle area, or S3 or S4-5 first) is an emergency; pain in a saddle area, or
   with S4-5 first, puts the questions to the top. Of painted skin all areas count. Skin painted in both legs puts the
   questions to the top, whatever is felt there. Questions that were all answered are not put again.
2. A red-flag question answered yes calls for what the flag says; cancer with a sign of a root or the cord, at once.
   Reduced feeling at a saddle key point is the flag "saddle"; loss of power to grade 3 or less is "weakness"; weakness,
   loss of feeling or a positive stretch test in both legs is "both legs". Reflexes that are reduced on both sides are
   not: they may be so without any illness. A sign is named with its side, for it need not be that of the place.
3. A look-alike that is an emergency, and which its own test speaks for, is to be assessed as fast as it says: where it
   can be felt, or anywhere if the test speaks for no root (a swollen calf is looked into wherever it hurts).
4. The most urgent leads, an ambulance before everything; each action stands with its own reasons. Where the cauda
   equina is suspected, its questions are no further action.
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
_AMBULANCE = ("vascular", "aortic_aneurysm")
"""What no image is waited for."""
_CANCER = "cancer"
_BOTH_SIDED = ("muscle", "sensory", "tension", "gait", "function")
_SADDLE_ROOTS = ("S3", "S4-5")
_MOST_NAMED, _MOST_OF_LEG = 3, 2
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
    first = min(raised, key=_first_key)
    sure = any(_is_cauda(one) and one.head not in _ASK for one in raised)
    meant = [one for one in raised if one.action == first.action or (sure and _is_cauda(one) and _is_cauda(first))]
    rest = [one for one in raised if one not in meant and not (sure and one.head in _ASK)]
    return Emergency(
        urgency=first.urgency,
        headline=knowledge.words.findings.alarm_heads[first.head],
        action=first.action,
        because=tuple(dict.fromkeys(one.because for one in meant)),
        also=_also(rest),
        about=tuple(dict.fromkeys(one.about for one in raised)),
    )


def _first_key(one: _Raised) -> tuple[int, bool, bool, bool]:
    return (URGENCIES.index(one.urgency), one.about not in _AMBULANCE, one.head in _ASK, not _is_cauda(one))


def _is_cauda(one: _Raised) -> bool:
    return one.about in CAUDA_EQUINA


def _also(rest: list[_Raised]) -> tuple[Statement, ...]:
    """The further actions, the most urgent first, each after its reasons."""
    reasons: dict[Statement, dict[Statement, None]] = {}
    for one in sorted(rest, key=_first_key):
        reasons.setdefault(one.action, {})[one.because] = None
    return tuple(
        Statement(
            " ".join(said.text for said in (*because, action)),
            tuple(dict.fromkeys(key for said in (*because, action) for key in said.sources)),
        )
        for action, because in reasons.items()
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
    signs = {entry.id: entry for entry in knowledge.signs if entry.kind in _BOTH_SIDED}
    found = any(one.sign in signs and one.result != signs[one.sign].normal for one in findings)
    for flag in knowledge.red_flags:
        if answers.get(flag.id) == "yes":
            because = Statement(asked.text.format(name=flag.short), asked.sources)
            urgency = NOW if found and flag.id == _CANCER else flag.urgency
            yield _Raised(flag.id, urgency, urgency, flag.action, because)


def _signs(findings: tuple[Finding, ...], knowledge: Knowledge) -> Iterator[_Raised]:
    signs = {entry.id: entry for entry in knowledge.signs}
    sides: dict[str, dict[str, None]] = {"left": {}, "right": {}}
    for finding in findings:
        entry = signs.get(finding.sign)
        if entry is None or finding.result == entry.normal:
            continue
        if entry.alarm is not None:
            yield _by_flag(entry.alarm, _said("sign", entry, finding, knowledge), knowledge)
        if finding.result in entry.severe:
            yield _by_flag(_WEAKNESS, _said("power", entry, finding, knowledge), knowledge)
        if finding.side in sides and entry.kind in _BOTH_SIDED:
            sides[finding.side][in_sentence(entry.subject)] = None
    if all(sides.values()):
        yield _by_flag(_BOTH, _both_sides(list(sides["left"]), list(sides["right"]), knowledge), knowledge)


def _both_sides(left: list[str], right: list[str], knowledge: Knowledge) -> Statement:
    """The signs of both legs: once if they are the same, else each leg's."""
    words, listed = knowledge.words.findings.alarm, knowledge.words.listed
    if set(left) == set(right):
        said = words["both_sides"]
        return Statement(said.text.format(signs=listed(left[:_MOST_NAMED])), said.sources)
    said = words["each_side"]
    text = said.text.format(left=listed(left[:_MOST_OF_LEG]), right=listed(right[:_MOST_OF_LEG]))
    return Statement(text, said.sources)


def _look_alikes(
    findings: tuple[Finding, ...], look_alikes: Iterable[LookAlikeEntry], knowledge: Knowledge
) -> Iterator[_Raised]:
    signs = {entry.id: entry for entry in knowledge.signs}
    found = [(signs[one.sign], one) for one in findings if one.sign in signs]
    here = {other.id for other in look_alikes}
    for other in knowledge.look_alikes if found else ():
        for entry, one in found:
            meant = other.emergency and other.id in entry.tells_apart and one.result != entry.normal
            if meant and (other.id in here or not entry.roots):
                because = _said("sign", entry, one, knowledge)
                yield _Raised(other.id, other.urgency, other.urgency, other.look_alike.test, because)


def _said(key: str, entry: SignEntry, finding: Finding, knowledge: Knowledge) -> Statement:
    """A sign that was found, with its side: "Foot up, heel walk, left: 3/5 or less."."""
    words = knowledge.words.findings.alarm
    name = entry.sign.name
    if finding.side in ("left", "right"):
        name = words[finding.side].text.format(sign=name)
    return Statement(words[key].text.format(sign=name, result=entry.word(finding.result)), words[key].sources)
