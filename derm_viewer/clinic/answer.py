"""What the program answers about a place: frozen values for the window, the command line and a Python user."""

from __future__ import annotations

from dataclasses import dataclass

from derm_viewer.body.place import Place

QUALITIES = ("pain", "tingling", "numbness")


@dataclass(frozen=True, slots=True)
class Statement:
    """A sentence for a person, with the keys of the sources that carry it (none: plain anatomy or this map itself)."""

    text: str
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Candidate:
    """A root to consider. `maps` name the maps that give it here, of the `of` counted maps that draw this point.

    `relation` is "here" (at least one counted map gives this root at the point), "area" (a counted map draws it
    elsewhere in the same named area) or "neighbour" (it lies across the nearest border).
    """

    root: str
    relation: str
    maps: tuple[str, ...]
    of: int
    skin: str
    disc: Statement
    reasons: tuple[Statement, ...]


@dataclass(frozen=True, slots=True)
class Sign:
    """An examination that helps to tell the candidates apart. `tells` says what which result speaks for."""

    name: str
    tells: Statement
    figure: Statement | None


@dataclass(frozen=True, slots=True)
class LookAlike:
    """Something that is not a root and can be felt in the same skin, with the test that decides."""

    name: str
    kind: str
    skin: str
    test: Statement


@dataclass(frozen=True, slots=True)
class RedFlag:
    """A warning sign to ask for, with what to do and how fast. `short` is for the strip, `urgency` a stable key."""

    name: str
    short: str
    ask: Statement
    action: Statement
    urgency: str


@dataclass(frozen=True, slots=True)
class Source:
    """A cited work: `key` as in statements, `short` ("Suri 2011"), `text` the full citation, `link` a DOI or PMID."""

    key: str
    short: str
    text: str
    link: str


@dataclass(frozen=True, slots=True)
class Answer:
    """The whole answer about one place and one quality. Never a diagnosis: levels to consider, and why.

    `headline` sums the maps up in one sentence ("L5 in both maps"). `per_map` has one sentence per map. `sources`
    are those that the statements of this answer use, in the order of first use.
    """

    place: Place
    quality: str
    headline: str
    per_map: tuple[Statement, ...]
    candidates: tuple[Candidate, ...]
    signs: tuple[Sign, ...]
    look_alikes: tuple[LookAlike, ...]
    why: tuple[Statement, ...]
    red_flags: tuple[RedFlag, ...]
    limits: tuple[Statement, ...]
    sources: tuple[Source, ...]
