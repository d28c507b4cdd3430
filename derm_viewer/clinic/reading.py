"""What the findings say together, in words. Rules, after what studies found (Hancock 2011; see docs/reasoning.md):

1. Nothing tested: the place alone seldom settles the level. For the back alone: what to look for first.
2. Only normal results: they exclude nothing; at most they fit a look-alike.
3. Otherwise the first candidate is named with the number of abnormal signs that speak for it; three or more of at
   least two kinds agree. Another root with as many signs of its own: the signs point to both. A nerve or root for which
   the same signs speak is named beside it: they do not tell the two apart.
4. A first candidate that is not a root: the findings fit it better than a root.
5. What speaks against it stands beside it, and so do signs that speak for another root.
6. Loss of feeling in saddle skin: not how little a single sign says, but that it is to be acted on.
"""

from typing import NamedTuple

from derm_viewer.clinic.answer import Reading, Statement
from derm_viewer.clinic.choice import SELDOM_DISC
from derm_viewer.clinic.findings import Found
from derm_viewer.clinic.knowledge import Knowledge
from derm_viewer.clinic.reasons import called
from derm_viewer.clinic.records import AreaNote
from derm_viewer.clinic.weighing import OPEN, SPOKEN_FOR, Standing
from derm_viewer.clinic.wording import in_order, in_sentence

AGREE = 3
"""So many agreeing signs are what the study of Hancock counted."""
_MOST_NOTES = 4
_MOST_SHARING = 2
_LUMBAR = ("L1", "L2", "L3", "L4", "L5")
_LOW = ("L5", "S1")
_SADDLE = ("S3", "S4-5")


class _Said(NamedTuple):
    level: str
    key: str
    candidate: str
    names: dict[str, str]


def read(
    standings: tuple[Standing, ...], found: tuple[Found, ...], back: AreaNote | None, knowledge: Knowledge
) -> Reading:
    """The reading of the findings.

    `standings` are the candidates in their order, `back` the area if the back alone hurts.
    """
    said = _level(standings, found, back is not None, knowledge)
    saddle = any(one.id in _SADDLE and one.place == SPOKEN_FOR for one in standings)
    template = knowledge.words.findings.reading["saddle" if saddle else said.key]
    top = next((one for one in standings if one.id == said.candidate), None)
    meant = [top, *_rivals(top, standings)] if top is not None and said.level == "mixed" else [top]
    return Reading(
        level="saddle" if saddle else said.level,
        candidate=said.candidate,
        headline=Statement(template.text.format(**said.names), template.sources),
        supports=tuple(dict.fromkeys(voice.said for one in meant if one is not None for voice in one.supports)),
        against=_against(top, standings) if top is not None and said.level != "mixed" else (),
        notes=(knowledge.words.findings.notes["saddle"],)
        if saddle
        else _notes(said, standings, found, back, knowledge),
    )


def _level(standings: tuple[Standing, ...], found: tuple[Found, ...], back_only: bool, knowledge: Knowledge) -> _Said:
    top = standings[0] if standings else None
    if not found:
        return _Said("untested", "back_only" if back_only else "untested", "", {})
    if top is None or top.place != SPOKEN_FOR:
        if any(one.abnormal for one in found):
            return _Said("weak", "weak", "", {})
        if top is not None and top.entry is not None and top.place == OPEN:
            if back_only:
                return _Said("normal", "fits_referred", top.id, {})
            return _Said("normal", "fits", top.id, {"name": top.entry.called})
        return _Said("normal", "normal", "", {})
    name = called(top.id, knowledge)
    if top.entry is not None:
        level = "nerve" if top.entry.look_alike.kind == "nerve" else "referred"
        roots = [one for one in _sharing(top, standings) if one.entry is None and not one.against]
        if roots and top.balance[0] == len(top.signs):
            return _alike(level, top, roots, knowledge)
        return _Said(level, "other" if top.balance[0] > 1 else "other_one", top.id, {"name": name})
    rivals = _rivals(top, standings)
    if rivals:
        return _Said("mixed", "mixed", top.id, {"names": _listed([top, *rivals], knowledge)})
    return _counted(top, name, _sharing(top, standings), knowledge)


def _counted(top: Standing, name: str, sharing: list[Standing], knowledge: Knowledge) -> _Said:
    number = len(top.signs)
    agree = number >= AGREE and len(top.kinds) > 1
    level = "one" if number == 1 else "three" if agree else "two"
    if sharing:
        return _alike(level, top, sharing, knowledge)
    others = _shared_by(top)
    if others:
        listed = knowledge.words.listed([called(root, knowledge) for root in others])
        return _Said(level, "one_shared", top.id, {"names": listed})
    names = {"name": name, "count": _count(number, knowledge)}
    if number == 1:
        return _Said(level, "one", top.id, {"name": name})
    if agree:
        return _Said(level, "three_high" if top.id in SELDOM_DISC else "three", top.id, names)
    return _Said(level, "same_kind" if number >= AGREE else "two", top.id, names)


def _shared_by(top: Standing) -> tuple[str, ...]:
    """The roots that a single sign speaks for alike, whichever the place gives; none if it is mainly one root's."""
    voice = next((one for one in top.supports if one.found.abnormal), None)
    if voice is None or len(top.signs) != 1 or top.own or top.entry is not None:
        return ()
    entry = voice.found.entry
    meant = {root for effect in entry.effects if effect.abnormal and effect.supports for root in effect.targets}
    roots = in_order(root for root in entry.roots if root in meant)
    return tuple(roots) if len(roots) > 1 else ()


def _alike(level: str, top: Standing, sharing: list[Standing], knowledge: Knowledge) -> _Said:
    names = {"names": _listed([top, *sharing[:_MOST_SHARING]], knowledge)}
    if len(top.signs) == 1:
        return _Said(level, "one_shared", top.id, names)
    return _Said(level, "shared", top.id, {**names, "count": _count(len(top.signs), knowledge)})


def _listed(alike: list[Standing], knowledge: Knowledge) -> str:
    """Those for which the same speaks: roots from the head down, then the others in their order."""
    roots = in_order(one.id for one in alike if one.entry is None)
    others = [one.id for one in alike if one.entry is not None]
    return knowledge.words.listed([called(id, knowledge) for id in (*roots, *others)])


def _count(number: int, knowledge: Knowledge) -> str:
    counts = knowledge.words.findings.counts
    return counts[number] if number < len(counts) else knowledge.words.findings.many


def _sharing(top: Standing, standings: tuple[Standing, ...]) -> list[Standing]:
    """Nerves, and roots with as many signs mainly theirs, for which all signs speak that speak for the first one."""
    return [
        one
        for one in standings
        if one is not top
        and one.place == SPOKEN_FOR
        and top.signs <= one.signs
        and (one.entry is not None or top.entry is not None or one.own >= top.own)
    ]


def _rivals(top: Standing, standings: tuple[Standing, ...]) -> list[Standing]:
    """Other roots with as many signs, where each has some that the other has not."""
    return [
        one
        for one in standings
        if one.entry is None
        and one.place == SPOKEN_FOR
        and len(one.signs) >= len(top.signs)
        and not one.signs <= top.signs
        and not top.signs <= one.signs
    ]


def _against(top: Standing, standings: tuple[Standing, ...]) -> tuple[Statement, ...]:
    own = [voice.said for voice in top.against]
    alike = [voice for one in _sharing(top, standings) for voice in one.supports]  # named beside it: not against both
    known = {voice.found.entry.id for voice in (*top.supports, *top.against, *alike)}
    elsewhere = [
        voice.said
        for one in standings
        if one is not top and one.entry is None
        for voice in one.supports
        if voice.found.abnormal and voice.found.entry.id not in known
    ]
    return tuple(dict.fromkeys([*own, *elsewhere]))


def _urgent(said: _Said, standings: tuple[Standing, ...], knowledge: Knowledge) -> list[Statement]:
    """Of what cannot wait and has all the signs of the first candidate, or is it: how it is told."""
    top = next((one for one in standings if one.id == said.candidate), None)
    template = knowledge.words.findings.notes["urgent"]
    return [
        Statement(
            template.text.format(name=one.entry.look_alike.name, test=one.entry.look_alike.test.text),
            (*template.sources, *one.entry.look_alike.test.sources),
        )
        for one in ([top, *_sharing(top, standings)] if top is not None and top.place == SPOKEN_FOR else ())
        if one.entry is not None and one.entry.emergency
    ]


def _notes(
    said: _Said, standings: tuple[Standing, ...], found: tuple[Found, ...], back: AreaNote | None, knowledge: Knowledge
) -> tuple[Statement, ...]:
    """What the reading is worth: at most four sentences."""
    words = knowledge.words.findings
    notes = _urgent(said, standings, knowledge)
    both = [in_sentence(one.entry.subject) for one in found if one.both]
    if both:
        template = words.notes["both_sides"]
        notes.append(Statement(template.text.format(signs=knowledge.words.listed(both)), template.sources))
    if back is not None and said.level not in ("one", "two", "three", "mixed"):
        notes += [words.notes["referred"], *([back.look_for] if back.look_for is not None else [])]
    if not found and standings and standings[0].entry is None and standings[0].id not in _LUMBAR:
        template = words.notes["outside"]
        notes.append(Statement(template.text.format(root=standings[0].id), template.sources))
    if found:
        abnormal = {one.entry.id for one in found if one.abnormal}
        notes += [
            one.said for one in words.combinations if abnormal.issuperset(one.signs) and said.candidate in one.roots
        ]
        if said.level in ("two", "three") and said.candidate in _LOW:
            notes.append(words.notes["low"])
        if said.level == "three":
            notes.append(words.notes["judgement"])
        if any(not one.abnormal for one in found) and said.level != "normal":
            notes.append(words.notes["normal"])
        if said.level == "one":
            notes.append(words.notes["history"])
        if said.level in ("one", "two", "three"):
            notes.append(words.overall.get(said.candidate, words.notes["chronic"]))
    return tuple(notes[:_MOST_NOTES])
