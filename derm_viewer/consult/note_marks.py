"""Painted marks for the note: each quality and side apart, with what every map gives of it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

from derm_viewer.body.atlas import Atlas
from derm_viewer.body.cover import Cover, Part
from derm_viewer.clinic.note import NoteMark
from derm_viewer.consult.marked import marked_sides
from derm_viewer.consult.say import say

_LEAST = 0.005
"""Less than this of a mark rounds to nothing and is left out."""
_MOST_AREAS, _MOST_NERVES = 3, 4


class _HasAtlas(Protocol):
    @property
    def atlas(self) -> Atlas: ...


def note_marks(covers: Mapping[str, Cover], library: _HasAtlas) -> tuple[NoteMark, ...]:
    """The marks of each quality. The size of the skin is not measured on the picture, so none is stated."""
    atlas = library.atlas
    areas = {one.name: one.title for one in atlas.of(kind="area")}
    nerves = {one.id: one.title for one in atlas.nerves}
    parts = [(part, quality) for quality, cover in covers.items() for part in marked_sides(cover)]
    return tuple(_mark(part, quality, areas, nerves) for part, quality in parts)


def _mark(part: Part, quality: str, areas: Mapping[str, str], nerves: Mapping[str, str]) -> NoteMark:
    where = [areas.get(one.name, one.name) for one in part.areas if one.share >= _LEAST]
    more = len(where) - _MOST_AREAS
    named = ", ".join(where[:_MOST_AREAS])
    return NoteMark(
        part.side,
        quality,
        say("{areas} and {count} more", areas=named, count=more) if more > 0 else named,
        tuple((one.map, tuple((r.root, r.share) for r in one.roots if r.share >= _LEAST)) for one in part.maps),
        tuple((nerves.get(one.name, one.name), one.share) for one in part.nerves if one.share >= _LEAST)[:_MOST_NERVES],
    )
