"""From a place and a quality to the levels to consider, the reasons, and what to test next.

The rules, which the window and the command line share:

1. Counted maps are those whose status is "traced"; the others are shown and do not count.
2. Roots that a counted map gives at the point come first, the one that most maps give before the others; where
   agreement does not decide, the root that ISNCSCI gives goes first. Their relation is "here".
3. Then come roots that a counted map draws elsewhere in the same named area ("area"): those across a border within
   3 body centimetres first, nearest first, then those in more maps, then the larger share of the area.
4. Then come roots across the nearest border of a counted map within 3 body centimetres ("neighbour"), nearest first.
5. At most four candidates, each root once; roots given at the point itself are never left out.
6. `of` is the number of counted maps that draw the point. Where none does, the headline says so, candidates come from
   rules 3 and 4 alone, and the makers' own words on what they leave blank are quoted.
7. A place above the mapped skin or beside the body has no candidates, and the headline says which.
8. The quality (pain, tingling, numbness) changes the words, the order of the examinations and which look-alikes are
   shown. It does not change the order of the roots: no study supports that.
9. Findings may change the order, add roots, nerves and referred sources, and say what speaks for and against each:
   the rules stand in `weighing`, those of the tests in `testing`, of the reading in `reading`, of what stands above
   everything in `alarm`. Without findings, rules 1 to 8 alone hold.

Nothing here concludes. An answer lists levels to consider; the clinician concludes.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from derm_viewer.body.model import MapInfo
from derm_viewer.body.place import Place
from derm_viewer.clinic.alarm import CAUDA_EQUINA, emergency
from derm_viewer.clinic.answer import (
    QUALITIES,
    Answer,
    Candidate,
    Finding,
    LookAlike,
    MarkedSkin,
    RedFlag,
    Source,
    Statement,
    Test,
)
from derm_viewer.clinic.choice import SELDOM_DISC, choose_look_alikes, choose_signs, felt_at
from derm_viewer.clinic.findings import Voice, checked, on_side, voices
from derm_viewer.clinic.knowledge import Knowledge
from derm_viewer.clinic.ranking import Ranked, counted, rank
from derm_viewer.clinic.reading import read
from derm_viewer.clinic.records import LookAlikeEntry, Root
from derm_viewer.clinic.testing import Situation, tests
from derm_viewer.clinic.weighing import Standing, weigh
from derm_viewer.clinic.wording import Speaker, in_sentence


def consider(
    place: Place,
    quality: str,
    knowledge: Knowledge,
    maps: tuple[MapInfo, ...],
    findings: tuple[Finding, ...] = (),
    marked: tuple[MarkedSkin, ...] = (),
) -> Answer:
    """The whole answer about a place. `maps` are the atlas's; a map it does not list is called by its id. `marked` is
    all painted skin, which may call for something wherever the place is.

    Raises ValueError for a quality that is not in QUALITIES and for a finding that does not exist; nothing for any
    place.
    """
    if quality not in QUALITIES:
        raise ValueError(f"quality must be one of {', '.join(QUALITIES)}, not {quality!r}")
    kept = checked(findings, knowledge)
    if place.where == "map":
        answer = _on_map(place, quality, knowledge, maps, kept, marked)
    else:
        answer = _off_map(place, quality, knowledge, kept, marked)
    return answer._replace(sources=_cited(answer, knowledge))


def _on_map(
    place: Place,
    quality: str,
    knowledge: Knowledge,
    maps: tuple[MapInfo, ...],
    findings: tuple[Finding, ...],
    marked: tuple[MarkedSkin, ...],
) -> Answer:
    speaker = Speaker(place, knowledge, maps)
    ranked = rank(place.readings)
    roots = tuple(found.root for found in ranked)
    look_alikes = choose_look_alikes(place, roots, quality, knowledge)
    found = on_side(findings, place.side, knowledge)
    note = knowledge.areas.get(place.area or "")
    back = note if note is not None and note.back_only and quality == "pain" else None
    lead = back is not None or not roots or roots[0] in SELDOM_DISC
    in_area = felt_at(place, knowledge)
    heard = voices(found, knowledge)
    standings = weigh(ranked, _fitting(in_area, quality, heard), heard, lead)
    alarm = emergency(findings, knowledge, place, quality, roots[0] if roots else None, in_area, marked)
    alarming = alarm is not None and not CAUDA_EQUINA.isdisjoint(alarm.about)
    situation = Situation(quality, standings, look_alikes, found, back, lead, alarming)
    return Answer(
        place=place,
        quality=quality,
        headline=speaker.headline(ranked),
        per_map=speaker.per_map(),
        candidates=_candidates(standings, quality, speaker, place, knowledge),
        signs=tuple(entry.sign for entry in choose_signs(roots, quality, look_alikes, knowledge.signs)),
        look_alikes=tuple(_drawn(entry, place) for entry in look_alikes),
        why=speaker.why(ranked, quality),
        red_flags=_asked(findings, knowledge),
        limits=knowledge.words.limits,
        sources=(),
        tests=tests(situation, knowledge),
        reading=read(standings, found, back, knowledge),
        emergency=alarm,
        findings=findings,
    )


def _fitting(
    entries: tuple[LookAlikeEntry, ...], quality: str, heard: Mapping[str, tuple[Voice, ...]]
) -> tuple[LookAlikeEntry, ...]:
    """Those that can feel like this, and those for which an abnormal sign speaks: normal results alone bring in none
    that cannot (a joint does not tingle).
    """
    return tuple(
        entry
        for entry in entries
        if quality in entry.qualities or any(one.supports and one.found.abnormal for one in heard.get(entry.id, ()))
    )


def _off_map(
    place: Place, quality: str, knowledge: Knowledge, findings: tuple[Finding, ...], marked: tuple[MarkedSkin, ...]
) -> Answer:
    outside = place.where == "outside"
    return Answer(
        place=place,
        quality=quality,
        headline=knowledge.words.headline["outside" if outside else "body"],
        per_map=(),
        candidates=(),
        signs=(),
        look_alikes=(),
        why=() if outside else (knowledge.words.why["body"],),
        red_flags=_asked(findings, knowledge),
        limits=knowledge.words.limits,
        sources=(),
        emergency=emergency(findings, knowledge, marked=marked),
        findings=findings,
    )


def _asked(findings: tuple[Finding, ...], knowledge: Knowledge) -> tuple[RedFlag, ...]:
    """The red flags, with what was answered."""
    answers = {finding.sign: finding.result for finding in findings}
    return tuple(flag._replace(answer=answers[flag.id]) if flag.id in answers else flag for flag in knowledge.red_flags)


def _candidates(
    standings: tuple[Standing, ...], quality: str, speaker: Speaker, place: Place, knowledge: Knowledge
) -> tuple[Candidate, ...]:
    drawn = sum(reading.root is not None for reading in counted(place.readings))
    first = next((one.id for one in standings if one.ranked is not None), "")
    return tuple(_candidate(one, drawn, quality, speaker, place, first, knowledge) for one in standings)


def _candidate(
    one: Standing, drawn: int, quality: str, speaker: Speaker, place: Place, first: str, knowledge: Knowledge
) -> Candidate:
    words = knowledge.words.reasons
    said = {
        "supports": tuple(voice.said for voice in one.supports),
        "against": tuple(voice.said for voice in one.against),
    }
    if one.entry is not None:
        return _other(one.entry, drawn, said, knowledge)
    ranked = one.ranked or Ranked(one.id, "finding", (), None, ())
    root = knowledge.roots.get(one.id) or _unknown(one.id, knowledge)
    usual = place.area in root.areas or one.id not in knowledge.roots
    return Candidate(
        root=one.id,
        relation=ranked.relation,
        maps=ranked.maps if ranked.relation == "here" else (),
        of=drawn,
        skin=root.skin if usual else words["usually"].format(skin=in_sentence(root.skin)),
        disc=root.disc,
        reasons=speaker.reasons(ranked, root, quality, first),
        kind="root",
        id=one.id,
        name=one.id,
        **said,
    )


def _drawn(entry: LookAlikeEntry, place: Place) -> LookAlike:
    """A look-alike that tells whether its nerve is drawn at the point."""
    here = not entry.territories.isdisjoint(place.nerves)
    return entry.look_alike._replace(here=True) if here else entry.look_alike


def _other(
    entry: LookAlikeEntry, drawn: int, said: dict[str, tuple[Statement, ...]], knowledge: Knowledge
) -> Candidate:
    """A nerve or another source that findings speak for."""
    look_alike = entry.look_alike
    return Candidate(
        root="",
        relation="finding",
        maps=(),
        of=drawn,
        skin=look_alike.skin,
        disc=Statement(knowledge.words.reasons["no_disc"]),
        reasons=(look_alike.test,),
        kind="nerve" if look_alike.kind == "nerve" else "referred",
        id=entry.id,
        name=look_alike.name,
        **said,
    )


def _unknown(root: str, knowledge: Knowledge) -> Root:
    """A root that a map draws and the knowledge does not treat."""
    words = knowledge.words.reasons
    nothing = Statement(words["unknown_disc"].format(root=root))
    skin = words["unknown_skin"].format(root=root)
    return Root(root, skin, frozenset(), root, None, None, nothing, nothing, nothing, (), None, None, None, None, {})


def statements(answer: Answer) -> Iterator[Statement]:
    """Every sentence of an answer, in the order in which a reader meets them."""
    if answer.emergency is not None:
        yield from (answer.emergency.action, *answer.emergency.because, *answer.emergency.also)
    yield from answer.per_map
    for candidate in answer.candidates:
        yield from (candidate.disc, *candidate.reasons, *candidate.supports, *candidate.against)
    for test in answer.tests:
        yield from _of_test(test)
    if answer.reading is not None:
        reading = answer.reading
        yield from (reading.headline, *reading.supports, *reading.against, *reading.notes)
    for sign in answer.signs:
        yield from (sign.tells, *((sign.figure,) if sign.figure else ()))
    yield from (other.test for other in answer.look_alikes)
    yield from answer.why
    for flag in answer.red_flags:
        yield from (flag.ask, flag.action)
    yield from answer.limits


def _of_test(test: Test) -> Iterator[Statement]:
    yield from (test.reason, test.tells, *test.more)
    yield from (said for said in (test.figure, test.general) if said is not None)
    if test.partner is not None:
        yield from _of_test(test.partner)


def _cited(answer: Answer, knowledge: Knowledge) -> tuple[Source, ...]:
    keys = dict.fromkeys(key for statement in statements(answer) for key in statement.sources)
    keys |= dict.fromkeys(figure.source for test in answer.tests for figure in test.figures)
    return tuple(knowledge.sources[key] for key in keys)
