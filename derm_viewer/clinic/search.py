"""Search: from a few typed letters to areas, roots, nerves, muscles, reflexes, tests, look-alikes and red flags.

How a hit is found and ranked:

1. The query is taken apart (`search_query`): a side, roots and discs however they are written, words that count.
2. Every word must fit the thing: a word of one of its names, or one that belongs to it (the roots of a muscle), which
   counts for less. A word fits as it is, as the beginning of a longer one, as two words typed together, or as one that
   means the same. Only if nothing fits so, letters may have slipped (`search_vocabulary`); only if nothing fits even
   then, one word may be left over.
3. The more of a name is typed, and the more truly, the better; a thing's own name goes before what else it is called.
4. Hits are grouped by kind, the group of the best hit first.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from derm_viewer.body.model import CUT_SURFACE, NerveInfo, Region
from derm_viewer.body.place_words import ENGLISH, PlaceWords
from derm_viewer.clinic.knowledge import Knowledge
from derm_viewer.clinic.search_entries import Entry, Maker, Name, Same, Target
from derm_viewer.clinic.search_query import Query, Reader
from derm_viewer.clinic.search_vocabulary import Matches, Vocabulary
from derm_viewer.clinic.search_words import HIT_KINDS, SIDES, SearchWords

__all__ = ["HIT_KINDS", "Hit", "Search", "SearchWords", "Target", "areas_of"]

MOST_IN_GROUP = 6
_SAME = 0.97
"""What a word is worth that means the same as one of the name."""
_BELONGS = 0.6
_OWN, _IN_ORDER = 0.05, 0.08
_FAR_BEHIND = 0.25
"""Hits that are worth less than this part of the best one are not shown."""
_PRIOR = dict(zip(HIT_KINDS, (0.04, 0.035, 0.03, 0.02, 0.025, 0.01, 0.005, 0.0), strict=True))


@dataclass(frozen=True, slots=True)
class Hit:
    """Something found. `kind` is one of HIT_KINDS, `id` its stable id within the kind.

    `side` is the patient's: "left" or "right", "both" for what has no side; `title` says it. `subtitle` may be "".
    """

    kind: str
    id: str
    title: str
    subtitle: str
    side: str
    target: Target


class _Posting(NamedTuple):
    name: int
    at: int
    worth: float


class _Listed(NamedTuple):
    entry: int
    length: int
    name: Name


class _Ranked(NamedTuple):
    score: float
    entry: int
    note: str


def areas_of(regions: Iterable[Region]) -> tuple[tuple[str, str], ...]:
    """The id and plain name of every area among the regions, each once, in their order."""
    areas = {region.name: region.title for region in regions if region.kind == "area" and region.name != CUT_SURFACE}
    return tuple(areas.items())


class Search:
    """Finds things by words. Build it once for a body map; it never changes, and remembers only lone words."""

    def __init__(
        self,
        knowledge: Knowledge,
        areas: Iterable[tuple[str, str]],
        nerves: Iterable[NerveInfo],
        words: SearchWords,
        places: PlaceWords = ENGLISH,
    ) -> None:
        """`areas` are ids and plain names without side, as `areas_of` gives them; `nerves` those of the body map.

        `places` are how areas are said with a side.

        Raises KnowledgeError where `words` names something that the knowledge does not hold.
        """
        self.titles = words.titles
        self._wording = words.wording
        self._places = places
        self._reader = Reader(words, knowledge.roots, knowledge.anatomy.discs)
        self._entries = Maker(knowledge, words).entries(areas, nerves)
        self._names: list[_Listed] = []
        self._postings: dict[str, list[_Posting]] = {}
        self._belonging: dict[str, list[int]] = {}
        same = Same(words.same)
        for number, entry in enumerate(self._entries):
            self._list(number, entry, same)
        self._vocabulary = Vocabulary((*self._postings, *self._belonging))

    def find(self, text: str, side: str = SIDES[0]) -> tuple[Hit, ...]:
        """What the text may mean, in groups of one kind, best first; () for an empty text or one that means nothing.

        `side` counts where the text names none ("left big toe", "r knee"). Raises ValueError for another side.
        """
        if side not in SIDES:
            raise ValueError(f"side must be {' or '.join(SIDES)}, not {side!r}")
        query = self._reader.read(text, side)
        if not query.words:
            return ()
        ranked = self._ranked(query)
        best = max((one.score for one in ranked), default=0.0)
        groups: dict[str, list[_Ranked]] = {}
        for one in sorted(ranked, key=lambda one: (-one.score, one.entry)):
            group = groups.setdefault(self._entries[one.entry].kind, [])
            if len(group) < MOST_IN_GROUP and one.score >= _FAR_BEHIND * best:
                group.append(one)
        return tuple(self._hit(one, query.side) for group in groups.values() for one in group)

    def _list(self, number: int, entry: Entry, same: Same) -> None:
        """Enter an entry's names, in every form, into the index."""
        forms = {name.words: name for name in reversed(entry.names)}
        for name in entry.names:
            for form in same.phrases(name.words):
                forms.setdefault(form, Name(form, own=False))
        for form, name in forms.items():
            self._names.append(_Listed(number, len(form), name))
            for at, word in enumerate(form):
                self._post(word, at, 1.0)
                for other in same.words(word):
                    self._post(other, at, _SAME)
        for word in entry.context:
            self._belonging.setdefault(word, []).append(number)

    def _post(self, word: str, at: int, worth: float) -> None:
        self._postings.setdefault(word, []).append(_Posting(len(self._names) - 1, at, worth))

    def _ranked(self, query: Query) -> list[_Ranked]:
        exact = [self._vocabulary.match(word) for word in self._parted(query.words)]
        ranked = self._fitting(exact, len(exact)) if all(exact) else []
        if ranked or not query.telling:
            return ranked
        words = self._parted(query.words)
        slipped = [match or self._vocabulary.meant(word) for word, match in zip(words, exact, strict=True)]
        ranked = self._fitting(slipped, len(words)) if all(slipped) else []
        if ranked:
            return ranked
        loose = [(*match, *self._vocabulary.meant(word)) for word, match in zip(words, exact, strict=True)]
        return self._fitting(loose, len(words)) or (self._fitting(loose, len(words) - 1) if len(words) > 1 else [])

    def _parted(self, words: tuple[str, ...]) -> list[str]:
        """The words, where one is two typed together as two."""
        found: list[str] = []
        for word in words:
            found += (None if self._vocabulary.match(word) else self._vocabulary.parts(word)) or (word,)
        return found

    def _fitting(self, matches: list[Matches], least: int) -> list[_Ranked]:
        """Every entry that at least so many of the words fit, with the score of its best name."""
        count = len(matches)
        named: dict[int, list[tuple[float, int]]] = {}
        belonging: dict[int, list[float]] = {}
        for number, match in enumerate(matches):
            for word, worth in match:
                for name, at, share in self._postings.get(word, ()):
                    slots = named.setdefault(name, [(0.0, -1)] * count)
                    if worth * share > slots[number][0]:
                        slots[number] = (worth * share, at)
                for entry in self._belonging.get(word, ()):
                    values = belonging.setdefault(entry, [0.0] * count)
                    values[number] = max(values[number], worth * _BELONGS)
        best: dict[int, _Ranked] = {}
        nothing = [0.0] * count
        for name, slots in named.items():
            listed = self._names[name]
            around = belonging.get(listed.entry, nothing)
            score = self._score(slots, around, listed, least)
            if score > 0 and (listed.entry not in best or best[listed.entry].score < score):
                best[listed.entry] = _Ranked(score, listed.entry, listed.name.note)
        for entry, values in belonging.items():
            if entry not in best and sum(value > 0 for value in values) >= least:
                best[entry] = _Ranked(sum(values) / count * 0.55, entry, "")
        return list(best.values())

    def _score(self, slots: list[tuple[float, int]], around: list[float], listed: _Listed, least: int) -> float:
        values = [max(slot[0], other) for slot, other in zip(slots, around, strict=True)]
        if sum(value > 0 for value in values) < least:
            return 0.0
        places = [at for _, at in slots if at >= 0]
        covered = len(set(places)) / listed.length
        score = sum(values) / len(values) * (0.55 + 0.45 * covered)
        if listed.name.own:
            score += _OWN
        if places == list(range(len(slots))):
            score += _IN_ORDER
        return score + _PRIOR[self._entries[listed.entry].kind]

    def _hit(self, one: _Ranked, side: str) -> Hit:
        entry = self._entries[one.entry]
        where = side if entry.each_side else "both"
        if entry.kind == "area":
            title = self._places.sided(Region(entry.id, "area", "", "", side, None, None, entry.id, entry.title, ()))
        elif entry.each_side:
            title = self._wording["sided"].format(name=entry.title, side=self._wording[side])
        else:
            title = entry.title
        title = f"{title[:1].upper()}{title[1:]}"
        return Hit(entry.kind, entry.id, title, one.note or entry.subtitle, where, entry.target)
