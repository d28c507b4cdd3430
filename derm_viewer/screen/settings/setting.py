"""One setting as a plain value: its words, what can be chosen, what holds, and how it is chosen."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

ON, OFF = "on", "off"


class Setting(NamedTuple):
    """`choices` are key and text of each; ON and OFF without texts make a box to tick, none at all a line to write in.

    `now` gives the key that holds (or the line), `choose` takes another; `usual` is what holds before anything was
    chosen. `most` limits a line. A setting that is not `open` cannot be changed at present.
    """

    key: str
    label: str
    hint: str
    choices: Sequence[tuple[str, str]]
    now: Callable[[], str]
    choose: Callable[[str], object]
    usual: str
    most: int = 0
    open: bool = True

    @property
    def is_tick(self) -> bool:
        """Whether it is yes or no."""
        return [key for key, _ in self.choices] == [ON, OFF]


class Group(NamedTuple):
    """Settings under one heading."""

    title: str
    settings: tuple[Setting, ...]


def tick(
    key: str, words: Mapping[str, str], now: Callable[[], bool], choose: Callable[[bool], object], *, usual: bool
) -> Setting:
    """A setting that is yes or no; `words` have "label" and perhaps "hint"."""
    return Setting(
        key,
        words["label"],
        words.get("hint", ""),
        ((ON, ""), (OFF, "")),
        lambda: ON if now() else OFF,
        lambda chosen: choose(chosen == ON),
        ON if usual else OFF,
    )
