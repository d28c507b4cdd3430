"""The knowledge as frozen values, one class per kind of record in `resources/knowledge/`."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from derm_viewer.clinic.answer import Figure, LookAlike, Sign, Statement

GROUPS = ("strength", "reflex", "stretch", "skin", "apart", "more")
"""Kinds of sign. "apart" tells a root from a look-alike; the others tell one root from another; "more" are those that
are offered only once findings call for them, or in the whole list."""
SIDES = ("each", "both")
MODALITIES = ("", "pinprick", "light touch")
KINDS = ("nerve", "joint", "soft tissue", "spine", "vessel", "skin", "organ")


class Root(NamedTuple):
    """What is known about one root.

    `leaves` is the foramen it leaves by. `passing_disc` is the disc it passes in the canal (a paracentral herniation
    there reaches it), `leaving_disc` the disc beside which it leaves (a far-lateral one does); None where there is
    none. `areas` are those where `skin` lies. `reasons` holds, for each quality, sentences that belong to this root
    alone.
    """

    root: str
    skin: str
    areas: frozenset[str]
    leaves: str
    passing_disc: str | None
    leaving_disc: str | None
    disc: Statement
    key_point: Statement
    key_muscle: Statement
    other_muscles: tuple[Statement, ...]
    reflex: Statement | None
    stretch: Statement | None
    function: Statement | None
    note: Statement | None
    reasons: Mapping[str, tuple[Statement, ...]]


class Effect(NamedTuple):
    """What a result speaks for or against. `targets` are roots and ids of look-alikes.

    It counts only if one of the signs in `given` was found abnormal on the same side; always, where `given` is empty.
    `text` goes on after the sign and its result.
    """

    abnormal: bool
    supports: bool
    targets: tuple[str, ...]
    given: tuple[str, ...]
    text: str
    sources: tuple[str, ...]


class SignEntry(NamedTuple):
    """An examination and the roots for which an abnormal result speaks, the main one first.

    `weight` is 3 for a published figure for one root, 2 for a key muscle, key point or usual reflex, 1 for the rest.
    `tells_apart` are ids of look-alikes that the sign separates from a root. `main` is false where the roots share the
    sign or the sources clash, so that none of them is the main one. The second of `results` is the normal one;
    they are keys, the same in every language, and `shown` are the words for them.
    `partner` is light touch at the point of a pinprick. `alarm` names a red flag.
    """

    id: str
    kind: str
    modality: str
    group: str
    roots: tuple[str, ...]
    main: bool
    weight: int
    results: tuple[str, ...]
    shown: tuple[str, ...]
    each_side: bool
    subject: str
    technique: str
    partner: str | None
    alarm: str | None
    tells_apart: tuple[str, ...]
    sign: Sign
    figures: tuple[Figure, ...]
    effects: tuple[Effect, ...]

    @property
    def normal(self) -> str:
        """The normal result."""
        return self.results[1]

    def word(self, result: str) -> str:
        """The word for a result."""
        return dict(zip(self.results, self.shown, strict=True)).get(result, result)

    @property
    def abnormal(self) -> tuple[str, ...]:
        """The results that count as a sign, the usual one first."""
        return (self.results[0], *self.results[2:])

    @property
    def severe(self) -> tuple[str, ...]:
        """The results for loss of power that is an alarm by itself."""
        return self.results[2:]

    @property
    def sides(self) -> tuple[str, ...]:
        """The sides for which it can be found."""
        return ("left", "right") if self.each_side else ("both",)

    def said(self, effect: Effect, template: str, result: str | None = None) -> Statement:
        """The whole sentence of an effect: sign, result, and what it means."""
        word = result or (self.results[0] if effect.abnormal else self.normal)
        text = template.format(subject=self.subject, result=self.word(word), text=effect.text)
        return Statement(text, effect.sources)

    def mainly(self, target: str) -> bool:
        """Whether the sign is mainly this root's, or is one that tells this look-alike apart."""
        return target in self.tells_apart or (self.main and self.roots[:1] == (target,))


class Muscle(NamedTuple):
    """A muscle and the roots that each source gives it: (roots, what the source is called, key), "" for no source."""

    id: str
    muscle: str
    action: str
    nerve: str
    sign: str | None
    roots: tuple[tuple[tuple[str, ...], str, str], ...]


class Combination(NamedTuple):
    """Signs that have a published figure together, and the roots for which it holds."""

    signs: tuple[str, ...]
    roots: tuple[str, ...]
    said: Statement


class LookAlikeEntry(NamedTuple):
    """A look-alike, the areas in which it is felt, the roots it is mistaken for and the qualities it can have.

    An entry with `emergency` is never left out for want of room; `urgency` (one of URGENCIES) says how fast to act on
    it where its own test speaks for it. `called` is its name within a sentence,
    `territories` are the skin nerves of the body map that are meant by it.
    """

    id: str
    areas: frozenset[str]
    territories: frozenset[str]
    roots: tuple[str, ...]
    qualities: tuple[str, ...]
    emergency: bool
    look_alike: LookAlike
    called: str
    urgency: str


class AreaNote(NamedTuple):
    """What is particular about a named area: a toe split by its sides, the back alone, saddle skin, a known dispute.

    `tests` come first for pain in the back alone; `look_for` says what to look for before a root is suspected.
    """

    area: str
    by_side_of_toe: bool
    back_only: bool
    saddle: bool
    note: Statement | None
    tests: tuple[str, ...] = ()
    look_for: Statement | None = None


class FindingWords(NamedTuple):
    """What is said of tests and findings. `counts` are number words from none upwards, `many` stands for more.

    `kinds` say how well each kind of sign does at all, `overall` what all signs of a root do in lasting pain.
    """

    finding: str
    counts: tuple[str, ...]
    many: str
    kinds: Mapping[str, Statement | None]
    tests: Mapping[str, str]
    reading: Mapping[str, Statement]
    notes: Mapping[str, Statement]
    combinations: tuple[Combination, ...]
    overall: Mapping[str, Statement]
    alarm: Mapping[str, Statement]
    alarm_heads: Mapping[str, str]


class Words(NamedTuple):
    """Sentences and templates of the answer. Templates have named places in braces; `joins` join the last two names."""

    joins: Mapping[str, str]

    headline: Mapping[str, str]
    per_map: Mapping[str, str]
    reasons: Mapping[str, str]
    makers: str
    why: Mapping[str, Statement]
    quality: Mapping[str, tuple[Statement, ...]]
    l5_or_s1: Mapping[str, Statement]
    limits: tuple[Statement, ...]
    findings: FindingWords

    def listed(self, names: Iterable[str]) -> str:
        """ "A", "A and B", "A, B and C"."""
        *head, last = names
        if not head:
            return last
        key = (
            "and_i"
            if last[:2].casefold() == "hi" or last[:1].casefold() in ("i", "\u00ed")
            else "and"
        )
        return self.joins[key].format(head=", ".join(head), last=last)
