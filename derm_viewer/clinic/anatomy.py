"""Vertebra, disc and root in words, for the picture of the spine: pure functions of the knowledge.

Which root passes a disc in the canal and which leaves beside it is said once, in `roots.json`.
"""

from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple

from derm_viewer.clinic.answer import Statement

if TYPE_CHECKING:
    from derm_viewer.clinic.knowledge import Knowledge


class DiscEntry(NamedTuple):
    """A disc as the file has it: what lies above and below it, and what is particular about it."""

    disc: str
    above: str
    below: str
    more: tuple[Statement, ...]


class VertebraEntry(NamedTuple):
    """A vertebra as the file has it; `foramen` is the disc or the opening by which the root of its number leaves."""

    vertebra: str
    title: str
    foramen: str
    more: tuple[Statement, ...]


class Anatomy(NamedTuple):
    """The content of `anatomy.json`. `words` are templates."""

    discs: Mapping[str, DiscEntry]
    vertebrae: Mapping[str, VertebraEntry]
    words: Mapping[str, str]
    far_lateral: tuple[Statement, ...]
    numbering: tuple[Statement, ...]


class InWords(NamedTuple):
    """A part of the spine in words. `roots` are shown on the body: of a disc the passing and the leaving one."""

    title: str
    words: tuple[Statement, ...]
    roots: tuple[str, ...] = ()


def disc(name: str, knowledge: "Knowledge") -> InWords:
    """What a disc can meet. Raises KeyError for a disc that is not in the knowledge."""
    entry, words = knowledge.anatomy.discs[name], knowledge.anatomy.words
    roots = knowledge.roots.values()
    passing = next((root for root in roots if root.passing_disc == name), None)
    leaving = next((root for root in roots if root.leaving_disc == name), None)
    said = [Statement(words["between"].format(above=entry.above, below=entry.below))]
    if passing is not None:
        said.append(Statement(words["passing"].format(root=passing.root)))
    if leaving is not None:
        said.append(Statement(words["leaving"].format(root=leaving.root), leaving.disc.sources))
    told = (*said, *entry.more, *knowledge.anatomy.far_lateral)
    return InWords(words["disc"].format(disc=name), told, tuple(root.root for root in (passing, leaving) if root))


def vertebra(name: str, knowledge: "Knowledge") -> InWords:
    """What a vertebra is, and that it is not the root of its name. Raises KeyError for one not in the knowledge."""
    entry, words = knowledge.anatomy.vertebrae[name], knowledge.anatomy.words
    said = [Statement(words["vertebra"].format(vertebra=name))]
    if name in knowledge.roots:
        said.append(Statement(words["below"].format(root=name, foramen=_foramen(entry.foramen, words))))
    return InWords(entry.title, (*said, *entry.more, *knowledge.anatomy.numbering))


def root(name: str, knowledge: "Knowledge") -> InWords:
    """How a root runs, and what it serves. Raises KeyError for a root that is not in the knowledge."""
    record, words = knowledge.roots[name], knowledge.anatomy.words
    own = name.startswith(("T", "L"))
    said = [Statement(words["leaves" if own else "leaves_other"].format(foramen=_foramen(record.leaves, words)))]
    if record.passing_disc is not None:
        said.append(Statement(words["passes"].format(disc=record.passing_disc)))
    if record.passing_disc is None and not own:
        said.append(record.disc)
    said.append(Statement(words["skin"].format(text=_in_sentence(record.skin))))
    served = {"key_point": record.key_point, "key_muscle": record.key_muscle, "reflex": record.reflex}
    said += (
        Statement(words[label].format(text=_in_sentence(served_by.text)), served_by.sources)
        for label, served_by in served.items()
        if served_by is not None
    )
    return InWords(words["root"].format(root=name), tuple(said), (name,))


def _foramen(name: str, words: Mapping[str, str]) -> str:
    """A disc's name becomes the foramen beside it; other openings are already said in words."""
    return words["foramen"].format(disc=name) if "/" in name else words["opening"].format(name=name)


def _in_sentence(text: str) -> str:
    """A text that goes on after a colon: "Long toe extensors" becomes "long toe extensors"."""
    return text[:1].lower() + text[1:]
