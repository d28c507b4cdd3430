"""Which known words a typed word may mean: the word itself, one that begins so, one that is meant by a slip.

A slip is a letter too many, a letter too few, a wrong letter, or two neighbours that changed places (the distance of
Damerau and Levenshtein, in its plain form where no letter is changed twice). One slip is forgiven from four letters on,
two from eight. All words are compared in one walk over a tree of their letters: words that begin alike share the work,
and a branch is left as soon as every way on has too many slips.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from functools import lru_cache

_FIRST_SLIP, _SECOND_SLIP = 4, 8
_PREFIX_SLIP = 5
"""From so many letters on, the beginning of a longer word is forgiven a slip, too."""
_SHORTEST_PART = 3
_REMEMBERED = 512
_WHOLE = "/"
"""A word with this sign, a disc, is meant only where it is typed whole: "L5" does not begin "L5/S1"."""

Matches = tuple[tuple[str, float], ...]


class _Node:
    """A letter of the tree. `word` is the word that ends here; the longest that goes by here has `longest` letters."""

    __slots__ = ("longest", "next", "word")

    def __init__(self) -> None:
        self.next: dict[str, _Node] = {}
        self.word = ""
        self.longest = 0

    def below(self) -> Iterator[str]:
        """The words that go on from here."""
        for node in self.next.values():
            if node.word:
                yield node.word
            yield from node.below()


class Vocabulary:
    """Words that can be asked for. Each match has a worth from 0 to 1, 1 for the word itself."""

    def __init__(self, words: Iterable[str]) -> None:
        self._sorted = sorted(set(words))
        self._known = frozenset(self._sorted)
        self._root = _Node()
        for word in self._sorted:
            node = self._root
            for letter in word:
                node = node.next.setdefault(letter, _Node())
                node.longest = max(node.longest, len(word))
            node.word = word
        self.match = lru_cache(_REMEMBERED)(self._match)
        self.meant = lru_cache(_REMEMBERED)(self._meant)

    def _match(self, typed: str) -> Matches:
        """The word and those that begin with it; () for none."""
        begin = bisect_left(self._sorted, typed)
        found = []
        for word in self._sorted[begin:]:
            if not word.startswith(typed):
                break
            if _WHOLE in word and word != typed:
                continue
            found.append((word, 1.0 if word == typed else 0.6 + 0.35 * len(typed) / len(word)))
        return tuple(found)

    def _meant(self, typed: str) -> Matches:
        """Words that are meant if letters slipped; () for none and for short words."""
        most = (len(typed) >= _FIRST_SLIP) + (len(typed) >= _SECOND_SLIP)
        if not most:
            return ()
        found: dict[str, float] = {}
        for word, slips, whole in self._near(typed, most):
            worth = 0.8 - 0.15 * slips if whole else 0.7 - 0.15 * slips - 0.1 * (1 - len(typed) / len(word))
            found[word] = max(worth, found.get(word, 0.0))
        return tuple(found.items())

    def parts(self, typed: str) -> tuple[str, str] | None:
        """Two words that were typed as one ("kneejerk"), None if they were not; the second may be unfinished."""
        for at in range(len(typed) - _SHORTEST_PART, _SHORTEST_PART - 1, -1):
            if typed[:at] in self._known and self.match(typed[at:]):
                return typed[:at], typed[at:]
        return None

    def _near(self, typed: str, most: int) -> Iterator[tuple[str, int, bool]]:
        """Words within `most` slips: the word, the slips, and whether the whole word is meant or its beginning."""
        never = most + 1
        first = [*range(len(typed) + 1)]
        begun = len(typed) >= _PREFIX_SLIP
        stack = [(node, letter, 1, first, first, "", never) for letter, node in self._root.next.items()]
        shortest = len(typed) - most
        while stack:
            node, letter, depth, above, before, last, best = stack.pop()
            if node.longest < shortest:
                continue
            row, least = _row(typed, letter, depth, above, before, last, never)
            if begun and row[-1] < best:
                best = row[-1]
            if node.word and row[-1] <= most:
                yield node.word, row[-1], True
            elif node.word and best <= most:
                yield node.word, best, False
            if least <= most:
                stack += [(deeper, sign, depth + 1, row, above, letter, best) for sign, deeper in node.next.items()]
            elif best <= most:
                yield from ((word, best, False) for word in node.below())


def _row(
    typed: str, letter: str, depth: int, above: list[int], before: list[int], last: str, never: int
) -> tuple[list[int], int]:
    """Slips between every beginning of `typed` and the first `depth` letters of a word, and the least of them.

    `letter` is the last of those letters, `last` the one before it; `above` and `before` are their rows. Beginnings
    that are longer or shorter by `never` letters or more have at least so many slips: they are not worked out.
    """
    row = [never] * len(above)
    least = never
    if depth < never:
        row[0] = least = depth
    for at in range(max(1, depth - never + 1), min(len(typed), depth + never - 1) + 1):
        sign = typed[at - 1]
        slips = above[at - 1] if sign == letter else above[at - 1] + 1
        if above[at] < slips:
            slips = above[at] + 1
        if row[at - 1] < slips:
            slips = row[at - 1] + 1
        if sign == last and at > 1 and typed[at - 2] == letter and before[at - 2] < slips:
            slips = before[at - 2] + 1
        row[at] = slips
        if slips < least:
            least = slips
    return row, least
