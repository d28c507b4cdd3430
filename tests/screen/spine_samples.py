"""The shipped spine picture, and answers for it."""

from __future__ import annotations

from functools import cache

from derm_viewer.clinic.answer import Answer
from derm_viewer.paths import data_path
from derm_viewer.screen.spine.picture import SpinePicture
from derm_viewer.screen.spine.reader import read_spine
from tests.screen import samples


@cache
def picture() -> SpinePicture:
    """The shipped picture."""
    return read_spine(data_path("resources", "anatomy", "spine.json"))


def answer(*roots: str, side: str | None = "left") -> Answer:
    """An answer with these candidates in this order."""
    usual = samples.shin()
    first = usual.candidates[0]
    place = usual.place._replace(side=side)
    return usual._replace(place=place, candidates=tuple(first._replace(root=root) for root in roots))
