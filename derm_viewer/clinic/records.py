"""The knowledge as frozen values, one class per kind of record in `resources/knowledge/`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from derm_viewer.clinic.answer import LookAlike, Sign, Statement

GROUPS = ("strength", "reflex", "stretch", "skin", "apart")
"""Kinds of sign. "apart" tells a root from a look-alike; the others tell one root from another."""
URGENCIES = ("emergency_now", "same_day", "urgent")
KINDS = ("nerve", "joint", "soft tissue", "spine", "vessel", "skin", "organ")


@dataclass(frozen=True, slots=True)
class Root:
    """What is known about one root.

    `leaves` is the foramen it leaves by. `passing_disc` is the disc it passes in the canal (a paracentral herniation
    there reaches it), `leaving_disc` the disc beside which it leaves (a far-lateral one does); None where there is
    none. `reasons` holds, for each quality, sentences that belong to this root alone.
    """

    root: str
    skin: str
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


@dataclass(frozen=True, slots=True)
class SignEntry:
    """An examination and the roots for which an abnormal result speaks, the main one first.

    `weight` is 3 for a published figure for one root, 2 for a key muscle, key point or usual reflex, 1 for the rest.
    `tells_apart` are ids of look-alikes that the sign separates from a root.
    """

    id: str
    group: str
    roots: tuple[str, ...]
    weight: int
    tells_apart: tuple[str, ...]
    sign: Sign


@dataclass(frozen=True, slots=True)
class LookAlikeEntry:
    """A look-alike, the areas in which it is felt, the roots it is mistaken for and the qualities it can have.

    An entry with `emergency` is never left out for want of room.
    """

    id: str
    areas: frozenset[str]
    roots: tuple[str, ...]
    qualities: tuple[str, ...]
    emergency: bool
    look_alike: LookAlike


@dataclass(frozen=True, slots=True)
class AreaNote:
    """What is particular about a named area: a toe split by its sides, the back alone, saddle skin, a known dispute."""

    area: str
    by_side_of_toe: bool
    back_only: bool
    saddle: bool
    note: Statement | None


@dataclass(frozen=True, slots=True)
class Words:
    """Sentences and templates of the answer. Templates have named places in braces."""

    headline: Mapping[str, str]
    per_map: Mapping[str, str]
    reasons: Mapping[str, str]
    makers: str
    why: Mapping[str, Statement]
    quality: Mapping[str, tuple[Statement, ...]]
    l5_or_s1: Mapping[str, Statement]
    limits: tuple[Statement, ...]
