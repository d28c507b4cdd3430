"""What was typed, taken apart: the side, the roots and discs in every way of writing them, and the words that count."""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import NamedTuple

from derm_viewer.clinic.search_words import SearchWords, fold

LONGEST = 120
"""So many characters of a query are looked at; nobody types more."""
_TOKEN = re.compile(r"[a-z]+|\d+|[/-]")
_JOINS = ("/", "-")
_LAST_SACRAL = "s4-5"


class Query(NamedTuple):
    """`words` as typed, each folded; a root is one word ("l5", "s4-5") and so is a disc ("l5/s1").

    `telling` is false where they are all words that say nothing ("pain").
    """

    words: tuple[str, ...]
    side: str
    telling: bool = True


class _Found(NamedTuple):
    region: str
    number: int
    end: int


class Reader:
    """Reads queries. `roots` and `discs` are those that exist ("L5", "L5/S1")."""

    def __init__(self, words: SearchWords, roots: Collection[str], discs: Collection[str]) -> None:
        self._words = words
        self._roots = {root.casefold() for root in roots}
        self._discs = {disc.casefold() for disc in discs}
        self._ordinals = {number: word for word, number in words.numbers.items()}

    def read(self, text: str, side: str) -> Query:
        """The query; `side` counts where no word names one, or where both are named."""
        tokens = self._joined(_TOKEN.findall(fold(text[:LONGEST])))
        named, rest = set(), []
        for at, token in enumerate(tokens):
            if token in self._words.sides and (len(token) > 1 or self._stands_for_side(tokens, at)):
                named.add(self._words.sides[token])
            else:
                rest.append(token)
        telling = [token for token in rest if token not in self._words.stop]
        return Query(tuple(telling or rest), named.pop() if len(named) == 1 else side, bool(telling))

    def _stands_for_side(self, tokens: list[str], at: int) -> bool:
        """Whether "l" or "r" is a side: something else is asked for. Alone it is the beginning of a word."""
        return any(token not in self._words.sides for token in (*tokens[:at], *tokens[at + 1 :]))

    def _joined(self, raw: list[str]) -> list[str]:
        """The tokens with roots, discs and ordinals as one word each, without the joining signs."""
        tokens: list[str] = []
        at = 0
        while at < len(raw):
            found = self._root_at(raw, at)
            if found is not None:
                words, at = self._root_or_disc(raw, found)
                tokens += words
            elif raw[at].isdigit() and raw[at + 1 : at + 2] and raw[at + 1] in self._words.endings:
                tokens.append(self._ordinals.get(int(raw[at]), raw[at]))
                at += 2
            else:
                tokens += [] if raw[at] in _JOINS else [raw[at]]
                at += 1
        return tokens

    def _root_at(self, raw: list[str], at: int) -> _Found | None:
        """A root that begins here: "l 5", "lumbar five", "fifth lumbar", "5th lumbar", "l-5"."""
        regions = self._words.regions
        if raw[at] in regions:
            joined = at + 1 < len(raw) and raw[at + 1] == "-"
            number = self._number_at(raw, at + 1 + joined)
            return _Found(regions[raw[at]], number, at + 2 + joined) if number is not None else None
        number = self._number_at(raw, at)
        after = at + 1 + (raw[at + 1 : at + 2] != [] and raw[at + 1] in self._words.endings)
        if number is not None and after < len(raw) and len(raw[after]) > 1 and raw[after] in regions:
            return _Found(regions[raw[after]], number, after + 1)
        return None

    def _number_at(self, raw: list[str], at: int) -> int | None:
        if at >= len(raw):
            return None
        if raw[at].isdigit():
            return int(raw[at]) if len(raw[at]) < 3 else None
        return self._words.numbers.get(raw[at])

    def _root_or_disc(self, raw: list[str], first: _Found) -> tuple[list[str], int]:
        """The words of a root, or of two that name a disc, and where the rest begins."""
        at = first.end
        joined = at < len(raw) and raw[at] in _JOINS
        second = self._root_at(raw, at + joined) if at + joined < len(raw) else None
        if second is None and joined:
            number = self._number_at(raw, at + 1)
            second = _Found(first.region, number, at + 2) if number is not None else None
        if second is not None:
            below = f"{second.number}" if second.region == first.region else f"{second.region}{second.number}"
            disc = f"{first.region}{first.number}/{below}".casefold()
            if disc in self._discs:
                return [disc], second.end
            roots = dict.fromkeys((self._root(first), self._root(second)))
            return [*roots], second.end
        return [self._root(first)], at

    def _root(self, found: _Found) -> str:
        name = f"{found.region}{found.number}".casefold()
        if name in ("s4", "s5") and _LAST_SACRAL in self._roots:
            return _LAST_SACRAL
        return name
