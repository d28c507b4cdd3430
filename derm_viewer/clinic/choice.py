"""Which look-alikes and which examinations to show, and in which order. The order of the files is part of the rules."""

from __future__ import annotations

from collections.abc import Iterable

from derm_viewer.body.model import ROOTS
from derm_viewer.body.place import Place
from derm_viewer.clinic.knowledge import Knowledge
from derm_viewer.clinic.records import LookAlikeEntry, SignEntry

SELDOM_DISC = ("T10", "T11", "T12", "L1", "L2", "L3")
"""Roots that a disc seldom reaches: their look-alikes lead."""
_MOST_LOOK_ALIKES = 6
_MOST_WHERE_THEY_LEAD = 8
_MOST_SIGNS = 6
_LEAST_SIGNS = 4
_COMPARED = 3
"""Only so many candidates are told apart: more would make a list that nobody works through."""
_TURNS = (0, 1, 0, 0, 1, 2)
"""Which candidate's best remaining sign comes next."""
_GROUPS = {
    "pain": ("strength", "reflex", "stretch", "skin"),
    "tingling": ("strength", "skin", "reflex", "stretch"),
    "numbness": ("skin", "strength", "reflex", "stretch"),
}


def choose_look_alikes(
    place: Place, roots: tuple[str, ...], quality: str, knowledge: Knowledge
) -> tuple[LookAlikeEntry, ...]:
    """Those felt here with this quality, in the order of the file.

    Nerves that are not mistaken for one of the first two roots come after the rest. Where the body map draws skin
    nerves at the point, their nerves come before nerves that it does not draw there. At most six, or eight where the
    first root lies above L4 and look-alikes lead; every emergency among them besides, last.
    """
    felt = [entry for entry in felt_at(place, knowledge) if quality in entry.qualities]
    usual = [entry for entry in felt if not entry.emergency]
    usual.sort(key=lambda entry: _nerve_order(entry, place, roots))
    most = _MOST_WHERE_THEY_LEAD if roots[:1] and roots[0] in SELDOM_DISC else _MOST_LOOK_ALIKES
    return (*usual[:most], *(entry for entry in felt if entry.emergency))


def felt_at(place: Place, knowledge: Knowledge) -> tuple[LookAlikeEntry, ...]:
    """All look-alikes of the area, and those whose nerve the body map draws at the point, in the order of the file."""
    return tuple(
        entry
        for entry in knowledge.look_alikes
        if place.area in entry.areas or not entry.territories.isdisjoint(place.nerves)
    )


def _nerve_order(entry: LookAlikeEntry, place: Place, roots: tuple[str, ...]) -> tuple[bool, bool]:
    if entry.look_alike.kind != "nerve":
        return (False, False)
    elsewhere = bool(place.nerves) and bool(entry.territories) and entry.territories.isdisjoint(place.nerves)
    return (not set(entry.roots) & set(roots[:2]), elsewhere)


def choose_signs(
    roots: tuple[str, ...], quality: str, look_alikes: Iterable[LookAlikeEntry], signs: tuple[SignEntry, ...]
) -> tuple[SignEntry, ...]:
    """Four to six examinations that best tell the candidates from one another, and from the look-alikes shown.

    The candidates take turns, the first most often; the third place is for a sign that tells a root from a look-alike
    shown. For pain, the last place is for the stretch test of the first candidate.
    """
    if not roots:
        return ()
    compared = roots[:_COMPARED]
    queues = [_queue(root, compared, quality, signs) for root in compared]
    chosen: list[SignEntry] = []
    for turn in _TURNS:
        if turn < len(queues):
            _take(chosen, queues[turn])
    apart = _apart(roots, look_alikes, signs)
    if apart is not None:
        chosen.insert(min(2, len(chosen)), apart)
    for root in (*compared, *_next_door(compared[0])):
        queue = _queue(root, compared, quality, signs)
        while len(chosen) < _LEAST_SIGNS and _take(chosen, queue):
            pass
    del chosen[_MOST_SIGNS:]
    return tuple(_with_stretch(chosen, compared[0], signs) if quality == "pain" else chosen)


def _queue(root: str, compared: tuple[str, ...], quality: str, signs: Iterable[SignEntry]) -> list[SignEntry]:
    """The signs of a root, best first.

    Those that separate it from the other candidates and are mainly its own come first; within that the kinds of sign
    alternate in the order that suits the quality, the weightier first, stretch tests a turn later.
    """
    own = [sign for sign in signs if root in sign.roots and sign.group in _GROUPS["pain"]]
    others = set(compared) - {root}
    seen: dict[tuple[int, str], int] = {}
    keyed = []
    for sign in sorted(own, key=lambda sign: -sign.weight):
        tier = 2 if others & set(sign.roots) else int(sign.roots[0] != root)
        turn = seen[tier, sign.group] = seen.get((tier, sign.group), -1) + 1
        late = turn + (sign.group == "stretch")
        keyed.append(((tier, late, _GROUPS[quality].index(sign.group)), sign))
    return [sign for _, sign in sorted(keyed, key=lambda pair: pair[0])]


def _take(chosen: list[SignEntry], queue: list[SignEntry]) -> bool:
    """Move the first sign that is not chosen yet from the queue; whether there was one."""
    while queue:
        sign = queue.pop(0)
        if sign not in chosen:
            chosen.append(sign)
            return True
    return False


def _apart(
    roots: tuple[str, ...], look_alikes: Iterable[LookAlikeEntry], signs: Iterable[SignEntry]
) -> SignEntry | None:
    apart = [sign for sign in signs if sign.group == "apart" and (not sign.roots or set(sign.roots) & set(roots[:2]))]
    for entry in look_alikes:
        for sign in apart:
            if entry.id in sign.tells_apart:
                return sign
    return None


def _next_door(root: str) -> tuple[str, ...]:
    """The root below and the root above."""
    if root not in ROOTS:
        return ()
    at = ROOTS.index(root)
    return (*ROOTS[at + 1 : at + 2], *ROOTS[max(0, at - 1) : at])


def _with_stretch(chosen: list[SignEntry], root: str, signs: Iterable[SignEntry]) -> list[SignEntry]:
    if any(sign.group == "stretch" for sign in chosen):
        return chosen
    usual = [sign for sign in signs if sign.group == "stretch" and root in sign.roots]
    if not usual:
        return chosen
    best = max(usual, key=lambda sign: sign.weight)
    return [*chosen[: _MOST_SIGNS - 1], best]
