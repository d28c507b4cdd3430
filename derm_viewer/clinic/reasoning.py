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

Nothing here concludes. An answer lists levels to consider; the clinician concludes.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from derm_viewer.body.model import MapInfo
from derm_viewer.body.place import Place
from derm_viewer.clinic.answer import QUALITIES, Answer, Candidate, Source, Statement
from derm_viewer.clinic.choice import choose_look_alikes, choose_signs
from derm_viewer.clinic.knowledge import Knowledge
from derm_viewer.clinic.ranking import Ranked, counted, rank
from derm_viewer.clinic.records import Root
from derm_viewer.clinic.wording import Speaker


def consider(place: Place, quality: str, knowledge: Knowledge, maps: tuple[MapInfo, ...]) -> Answer:
    """The whole answer about a place. `maps` are the atlas's; a map it does not list is called by its id.

    Raises ValueError for a quality that is not in QUALITIES, and nothing for any place.
    """
    if quality not in QUALITIES:
        raise ValueError(f"quality must be one of {', '.join(QUALITIES)}, not {quality!r}")
    answer = _on_map(place, quality, knowledge, maps) if place.where == "map" else _off_map(place, quality, knowledge)
    return replace(answer, sources=_cited(answer, knowledge))


def _on_map(place: Place, quality: str, knowledge: Knowledge, maps: tuple[MapInfo, ...]) -> Answer:
    speaker = Speaker(place, knowledge, maps)
    ranked = rank(place.readings)
    roots = tuple(found.root for found in ranked)
    drawn = sum(reading.root is not None for reading in counted(place.readings))
    look_alikes = choose_look_alikes(place.area, roots, quality, knowledge)
    return Answer(
        place=place,
        quality=quality,
        headline=speaker.headline(ranked),
        per_map=speaker.per_map(),
        candidates=_candidates(ranked, drawn, quality, speaker, knowledge),
        signs=tuple(entry.sign for entry in choose_signs(roots, quality, look_alikes, knowledge)),
        look_alikes=tuple(entry.look_alike for entry in look_alikes),
        why=speaker.why(ranked, quality),
        red_flags=knowledge.red_flags,
        limits=knowledge.words.limits,
        sources=(),
    )


def _off_map(place: Place, quality: str, knowledge: Knowledge) -> Answer:
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
        red_flags=knowledge.red_flags,
        limits=knowledge.words.limits,
        sources=(),
    )


def _candidates(
    ranked: tuple[Ranked, ...], drawn: int, quality: str, speaker: Speaker, knowledge: Knowledge
) -> tuple[Candidate, ...]:
    found = []
    for one in ranked:
        root = knowledge.roots.get(one.root) or _unknown(one.root, knowledge)
        found.append(
            Candidate(
                root=one.root,
                relation=one.relation,
                maps=one.maps if one.relation == "here" else (),
                of=drawn,
                skin=root.skin,
                disc=root.disc,
                reasons=speaker.reasons(one, root, quality, ranked[0].root),
            )
        )
    return tuple(found)


def _unknown(root: str, knowledge: Knowledge) -> Root:
    """A root that a map draws and the knowledge does not treat."""
    words = knowledge.words.reasons
    nothing = Statement(words["unknown_disc"].format(root=root))
    skin = words["unknown_skin"].format(root=root)
    return Root(root, skin, root, None, None, nothing, nothing, nothing, (), None, None, None, None, {})


def statements(answer: Answer) -> Iterator[Statement]:
    """Every sentence of an answer, in the order in which a reader meets them."""
    yield from answer.per_map
    for candidate in answer.candidates:
        yield from (candidate.disc, *candidate.reasons)
    for sign in answer.signs:
        yield from (sign.tells, *((sign.figure,) if sign.figure else ()))
    yield from (other.test for other in answer.look_alikes)
    yield from answer.why
    for flag in answer.red_flags:
        yield from (flag.ask, flag.action)
    yield from answer.limits


def _cited(answer: Answer, knowledge: Knowledge) -> tuple[Source, ...]:
    keys = dict.fromkeys(key for statement in statements(answer) for key in statement.sources)
    return tuple(knowledge.sources[key] for key in keys)
