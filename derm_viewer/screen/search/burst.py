"""Tells typing from pressing keys: pure, no Qt.

Letters are keys of the window, and at the same time the beginnings of words. A key does at once what it does: waiting
whether another letter follows would make every key slow. And a fast sequence of keys stays one: two keys soon after
each other are no word yet. A search begins with the first letter or digit that cannot be a key. It takes the letters
with it that came just before it ("me" of "meralgia" would be two keys; with the r a third; the a makes it a word), and
whoever asks takes back what they have done. So does a digit soon after L or T, which makes it a root.
"""

from __future__ import annotations

from collections.abc import Collection

SOON = 0.7
"""Letters that follow each other within so many seconds may be one word."""
_ROOTS = ("l", "t")


class Burst:
    """Follows what is typed. `keys` are the characters that do something by themselves at present, in capitals."""

    def __init__(self, keys: Collection[str]) -> None:
        self.keys = frozenset(keys)
        self._letters, self._last = "", float("-inf")

    def take(self, char: str, now: float) -> str | None:
        """What to search for when a character is typed; None where it is a key, or nothing that begins a word.

        `now` is when it was typed, in seconds: not when the window found time for it.
        """
        before = self._letters if now - self._last <= SOON else ""
        self._letters, self._last = "", now
        if len(char) != 1 or not char.isalnum():
            return None
        if (char not in self.keys and char.upper() not in self.keys) or char.isupper():
            return before + char
        if char.isdigit():
            return before + char if before in _ROOTS else None
        # The same key twice is that key twice.
        self._letters = "" if before.endswith(char) else before + char
        return None

    @property
    def fresh(self) -> bool:
        """Whether the last character was a key that may begin a word: what holds now, it has not changed yet."""
        return len(self._letters) == 1
