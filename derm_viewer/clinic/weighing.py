"""Roots, nerves and referred sources in the order in which the findings speak for them. No score: five plain rules.

1. First those for which an abnormal sign speaks, and more findings speak for than against; last those against which
   more speak than for; in between the rest.
2. Among the first: more kinds of sign that agree (sensory, muscle, reflex, tension ...), then more signs that are
   mainly theirs, then more findings for them, then fewer against them.
3. What this leaves open is decided by the place: the order of the maps, then added roots from the head down, then the
   rest in the order of the file.
4. In between, look-alikes that only normal results fit come after the roots - but before them where the place is the
   back alone, or its first root lies above L4, for there a disc seldom is the cause.
5. Pinprick and light touch at one point are one sign.
"""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from derm_viewer.clinic.findings import Voice
from derm_viewer.clinic.ranking import MOST, Ranked
from derm_viewer.clinic.records import LookAlikeEntry
from derm_viewer.clinic.wording import in_order

MOST_ADDED = 2
"""At most so many roots that findings speak for and the place does not give."""
MOST_OTHERS = 3
"""At most so many candidates that are not roots."""
SPOKEN_FOR, OPEN, SPOKEN_AGAINST = range(3)


class Standing(NamedTuple):
    """A candidate and the findings that speak for and against it. `ranked` for a root, `entry` for a look-alike."""

    id: str
    ranked: Ranked | None
    entry: LookAlikeEntry | None
    supports: tuple[Voice, ...]
    against: tuple[Voice, ...]

    @property
    def signs(self) -> frozenset[str]:
        """The abnormal signs that speak for it; light touch and pinprick at one point are one."""
        return frozenset(_point(voice) for voice in self.supports if voice.found.abnormal)

    @property
    def kinds(self) -> frozenset[str]:
        """The kinds of those signs."""
        return frozenset(voice.found.entry.kind for voice in self.supports if voice.found.abnormal)

    @property
    def own(self) -> int:
        """How many of the findings that speak for it are mainly its own."""
        return len({_point(voice) for voice in self.supports if voice.found.entry.mainly(self.id)})

    @property
    def balance(self) -> tuple[int, int]:
        """How many findings speak for it, and how many against it."""
        return len({_point(v) for v in self.supports}), len({_point(v) for v in self.against})

    @property
    def place(self) -> int:
        """SPOKEN_FOR, OPEN or SPOKEN_AGAINST."""
        supports, against = self.balance
        if against > supports:
            return SPOKEN_AGAINST
        return SPOKEN_FOR if self.signs and supports > against else OPEN


def weigh(
    ranked: tuple[Ranked, ...],
    others: Iterable[LookAlikeEntry],
    heard: Mapping[str, tuple[Voice, ...]],
    look_alikes_lead: bool,
) -> tuple[Standing, ...]:
    """All candidates, best first. Without findings: the roots of the place in their order."""
    roots = [_standing(one.root, one, None, heard) for one in ranked]
    roots += _added(roots, heard)
    rest = [_standing(entry.id, None, entry, heard) for entry in others]
    rest = sorted((one for one in rest if one.supports), key=_key)[:MOST_OTHERS]
    order = {one.id: at for at, one in enumerate([*roots, *rest])}

    def key(one: Standing) -> tuple[object, ...]:
        later = one.place == OPEN and ((one.entry is None) == (look_alikes_lead and bool(heard)))
        return (one.place, later, *_key(one)[1:], order[one.id])

    return _cut(sorted([*roots, *rest], key=key))


def _standing(
    id: str, ranked: Ranked | None, entry: LookAlikeEntry | None, heard: Mapping[str, tuple[Voice, ...]]
) -> Standing:
    said = heard.get(id, ())
    supports = tuple(voice for voice in said if voice.supports)
    return Standing(id, ranked, entry, supports, tuple(voice for voice in said if not voice.supports))


def _added(roots: list[Standing], heard: Mapping[str, tuple[Voice, ...]]) -> list[Standing]:
    """Roots that the place does not give: one sign that is mainly theirs, or two that they share, speak for them."""
    known = {one.id for one in roots}
    found = []
    for target in in_order(heard):
        one = _standing(target, Ranked(target, "finding", (), None, ()), None, heard)
        is_root = any(target in voice.found.entry.roots for voice in one.supports)
        if is_root and target not in known and one.place == SPOKEN_FOR and (one.own or len(one.signs) > 1):
            found.append(one)
    return sorted(found, key=_key)[:MOST_ADDED]


def _key(one: Standing) -> tuple[int, ...]:
    if one.place != SPOKEN_FOR:
        return (one.place, 0, 0, 0, 0)
    supports, against = one.balance
    return (one.place, -len(one.kinds), -one.own, -supports, against)


def _cut(ordered: list[Standing]) -> tuple[Standing, ...]:
    """Leave out the last of those that neither the point itself nor a finding gives, beyond the usual number."""
    given = [one for one in ordered if one.supports or (one.ranked is not None and one.ranked.relation == "here")]
    room = max(0, MOST - sum(one.ranked is not None for one in given))
    kept = []
    for one in ordered:
        if one in given:
            kept.append(one)
        elif room:
            kept.append(one)
            room -= 1
    return tuple(kept)


def _point(voice: Voice) -> str:
    """Light touch and pinprick at one point count as one: by the ids of the files, touch_l5 and pinprick_l5."""
    entry = voice.found.entry
    return entry.partner or entry.id
