"""Everything that can be found: what it is called, what is said of it, and where a choice of it leads."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from derm_viewer.body.model import ABOVE_WAIST, NerveInfo
from derm_viewer.clinic.errors import KnowledgeError
from derm_viewer.clinic.knowledge import Knowledge
from derm_viewer.clinic.records import LookAlikeEntry, Muscle, SignEntry
from derm_viewer.clinic.search_words import HIT_KINDS, SearchWords, split
from derm_viewer.clinic.wording import in_order

_MOST_ALSO = 3


@dataclass(frozen=True, slots=True)
class Target:
    """Where a hit leads.

    `kind` is "area", "root", "nerve", "sign", "look_alike" or "red_flag", `id` its stable id. For "nerve" it is the id
    of a look-alike if there is one of that name, else that of the body map's nerve; for "sign" it is the test that has
    a row of its own (light touch stands in the row of its pinprick). `areas` are the areas to light up, `nerves` the
    territories of the body map to draw; both may be empty.
    """

    kind: str
    id: str
    areas: tuple[str, ...] = ()
    nerves: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Name:
    """One way to call a thing. `own` is false for what else it is called; `note` is said below it if it was meant."""

    words: tuple[str, ...]
    own: bool = True
    note: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that can be found. `context` are words that belong to it without naming it."""

    kind: str
    id: str
    title: str
    subtitle: str
    each_side: bool
    target: Target
    names: tuple[Name, ...]
    context: frozenset[str]


class Maker:
    """Makes the entries of a body map and the knowledge."""

    def __init__(self, knowledge: Knowledge, words: SearchWords) -> None:
        """Raises KnowledgeError where `words` names something that the knowledge does not hold."""
        self._knowledge = knowledge
        self._words = words
        self._listed = knowledge.words.listed
        signs = {entry.id for entry in knowledge.signs}
        known = {
            "sign": signs,
            "reflex": signs,
            "muscle": {muscle.id for muscle in knowledge.muscles},
            "root": set(knowledge.roots),
            "look_alike": {entry.id for entry in knowledge.look_alikes},
            "red_flag": {flag.id for flag in knowledge.red_flags},
        }
        for kind, ids in known.items():
            for key in words.names[kind]:
                if key not in ids:
                    raise KnowledgeError(f"The words of the search name the {kind.replace('_', ' ')} '{key}': unknown.")

    def entries(self, areas: Iterable[tuple[str, str]], nerves: Iterable[NerveInfo]) -> tuple[Entry, ...]:
        """All entries, by kind in the order of HIT_KINDS. `areas` are ids and plain names without side."""
        made = [
            *self._areas(areas),
            *self._roots(),
            *self._nerves(nerves),
            *self._muscles(),
            *self._signs(),
            *self._look_alikes(),
            *self._red_flags(),
        ]
        return tuple(sorted(made, key=lambda entry: HIT_KINDS.index(entry.kind)))

    def _entry(
        self, kind: str, id: str, title: str, target: Target, subtitle: str, context: str = "", each_side: bool = True
    ) -> Entry:
        also = self._words.names[kind].get(id, ())
        names = [Name(self._telling(title)), *(Name(self._telling(name), own=False) for name in also)]
        words = {word for name in self._words.kinds[kind] for word in split(name)} | set(self._telling(context))
        return Entry(kind, id, title, subtitle, each_side, target, tuple(names), frozenset(words))

    def _telling(self, text: str) -> tuple[str, ...]:
        """The words that count, or all where none would be left. A root is one word, in small letters."""
        words = text.casefold().split() if text in self._knowledge.roots else split(text)
        return tuple(word for word in words if word not in self._words.stop) or tuple(words)

    def _areas(self, areas: Iterable[tuple[str, str]]) -> Iterator[Entry]:
        wording = self._words.wording
        for id, title in areas:
            also: list[str] = []
            for name in self._words.names["area"].get(id, ()):
                if len(also) < _MOST_ALSO and not any(name in said for said in (title, *also)):
                    also.append(name)
            subtitle = wording["also"].format(names=self._listed(also)) if also else ""
            if id in ABOVE_WAIST:
                subtitle = wording["unmapped"]
            yield self._entry("area", id, title, Target("area", id, (id,)), subtitle)

    def _roots(self) -> Iterator[Entry]:
        wording = self._words.wording
        ordinals = {number: word for word, number in self._words.numbers.items()}
        cardinals = {number: word for word, number in reversed(tuple(self._words.numbers.items()))}
        regions = {region: word for word, region in self._words.regions.items() if len(word) > len(region)}
        for name, root in self._knowledge.roots.items():
            target = Target("root", name, tuple(sorted(root.areas)))
            entry = self._entry("root", name, name, target, root.skin)
            letters = name.rstrip("0123456789-")
            number = name[len(letters) :].partition("-")[0]
            spoken = [Name((regions[letters], word[int(number)]), own=False) for word in (cardinals, ordinals)]
            discs = [
                Name((disc.casefold(),), own, wording[key].format(disc=disc))
                for key, own, disc in (("passing", True, root.passing_disc), ("leaving", False, root.leaving_disc))
                if disc is not None
            ]
            yield _more(entry, (*spoken, *discs), ())

    def _nerves(self, nerves: Iterable[NerveInfo]) -> Iterator[Entry]:
        wording = self._words.wording
        drawn = {nerve.id: nerve for nerve in nerves}
        known = [entry for entry in self._knowledge.look_alikes if entry.look_alike.kind == "nerve"]
        for entry in known:
            territories = tuple(sorted(entry.territories & drawn.keys()))
            target = Target("nerve", entry.id, tuple(sorted(entry.areas)), territories)
            roots = _in_small(entry.roots)
            yield _more(self._of_look_alike("nerve", entry, target), (), roots)
        for id, nerve in drawn.items():
            if any(entry.id == id for entry in known):
                continue
            subtitle = wording["roots"].format(roots=self._listed(nerve.roots)) if nerve.roots else ""
            made = self._entry("nerve", id, nerve.title, Target("nerve", id, (), (id,)), subtitle)
            yield _more(made, (), _in_small(nerve.roots))

    def _look_alikes(self) -> Iterator[Entry]:
        for entry in self._knowledge.look_alikes:
            if entry.look_alike.kind != "nerve":
                target = Target("look_alike", entry.id, tuple(sorted(entry.areas)))
                yield self._of_look_alike("look_alike", entry, target)

    def _of_look_alike(self, kind: str, entry: LookAlikeEntry, target: Target) -> Entry:
        other = entry.look_alike
        return self._entry(kind, entry.id, other.name, target, other.skin, f"{other.skin} {other.kind}")

    def _muscles(self) -> Iterator[Entry]:
        found: dict[str, Muscle] = {}
        for muscle in self._knowledge.muscles:
            found.setdefault(muscle.id, muscle)
        for id, muscle in found.items():
            roots = in_order(root for group, _, _ in muscle.roots for root in group)
            said = self._by_source(muscle)
            subtitle = self._words.wording["muscle"].format(action=muscle.action, nerve=muscle.nerve, roots=said)
            target = Target("sign", muscle.sign) if muscle.sign is not None else Target("root", roots[0])
            made = self._entry("muscle", id, muscle.muscle, target, subtitle, f"{muscle.action} {muscle.nerve}")
            yield _more(made, (), _in_small(roots))

    def _by_source(self, muscle: Muscle) -> str:
        """The roots that each source gives a muscle: "L5 (ISNCSCI, Harrison)"."""
        sources: dict[str, list[str]] = {}
        for roots, source, _ in muscle.roots:
            sources.setdefault(self._listed(roots), []).extend([source] if source else [])
        return "; ".join(f"{roots} ({', '.join(names)})" if names else roots for roots, names in sources.items())

    def _signs(self) -> Iterator[Entry]:
        wording = self._words.wording
        rows = {entry.partner: entry.id for entry in self._knowledge.signs if entry.partner is not None}
        for sign in self._knowledge.signs:
            kind = "reflex" if sign.kind == "reflex" else "sign"
            subtitle = wording["speaks"].format(roots=self._listed(sign.roots)) if sign.roots else wording["apart"]
            target = Target("sign", rows.get(sign.id, sign.id))
            context = f"{sign.subject} {sign.kind} {' '.join(self._muscles_of(sign))}"
            made = self._entry(kind, sign.id, sign.sign.name, target, subtitle, context, sign.each_side)
            yield _more(made, (), _in_small(sign.roots))

    def _muscles_of(self, sign: SignEntry) -> list[str]:
        return [muscle.muscle for muscle in self._knowledge.muscles if muscle.sign == sign.id]

    def _red_flags(self) -> Iterator[Entry]:
        for flag in self._knowledge.red_flags:
            subtitle = self._words.wording["flag"].format(name=flag.short)
            yield self._entry(
                "red_flag", flag.id, flag.name, Target("red_flag", flag.id), subtitle, flag.short, each_side=False
            )


def _in_small(roots: Iterable[str]) -> tuple[str, ...]:
    return tuple(root.casefold() for root in roots)


def _more(entry: Entry, names: tuple[Name, ...], context: tuple[str, ...]) -> Entry:
    """The entry with more names and more words that belong to it."""
    all_names, all_words = (*entry.names, *names), entry.context | set(context)
    return Entry(entry.kind, entry.id, entry.title, entry.subtitle, entry.each_side, entry.target, all_names, all_words)


class Same:
    """Phrases and words that mean the same."""

    def __init__(self, groups: tuple[tuple[tuple[str, ...], ...], ...]) -> None:
        self._starting: dict[str, list[tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]]] = {}
        self._single: dict[str, tuple[str, ...]] = {}
        for group in groups:
            for member in group:
                others = tuple(other for other in group if len(other) + len(member) > 2 and other != member)
                self._starting.setdefault(member[0], []).append((member, others))
            single = tuple(phrase[0] for phrase in group if len(phrase) == 1)
            for word in single:
                self._single[word] = (*self._single.get(word, ()), *(other for other in single if other != word))

    def words(self, word: str) -> tuple[str, ...]:
        """The other single words that mean the same."""
        return self._single.get(word, ())

    def phrases(self, words: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
        """What a phrase becomes by putting one part for another; single words for single words are left to `words`."""
        for at, word in enumerate(words):
            for member, others in self._starting.get(word, ()):
                if words[at : at + len(member)] == member:
                    yield from ((*words[:at], *other, *words[at + len(member) :]) for other in others)
