"""A part of the spine in words, with the roots that belong to it and the works that are cited."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from derm_viewer.clinic import anatomy
from derm_viewer.clinic.answer import Source, Statement

if TYPE_CHECKING:
    from derm_viewer.clinic.knowledge import Knowledge


@dataclass(frozen=True, slots=True)
class Explained:
    """A title and sentences. `roots` are those to show on the body: of a disc the passing and the leaving one."""

    title: str
    words: tuple[Statement, ...]
    roots: tuple[str, ...]
    sources: tuple[Source, ...]


def explain(kind: str, name: str, knowledge: Knowledge) -> Explained:
    """A "disc", "vertebra" or "root" in words. Raises KeyError for one that is not known."""
    part = {"disc": anatomy.disc, "vertebra": anatomy.vertebra, "root": anatomy.root}[kind](name, knowledge)
    keys = dict.fromkeys(key for statement in part.words for key in statement.sources)
    return Explained(part.title, part.words, part.roots, tuple(knowledge.sources[key] for key in keys))
