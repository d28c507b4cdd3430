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
    canal: tuple[Statement, ...]
    numbering: tuple[Statement, ...]


class DiscWords(NamedTuple):
    """A disc in words. `passing` is the root that passes it in the canal, `leaving` the root that leaves beside it."""

    disc: str
    title: str
    passing: str | None
    leaving: str | None
    words: tuple[Statement, ...]


class VertebraWords(NamedTuple):
    """A vertebra in words: what it is, that it is not a root, and which root leaves below it."""

    vertebra: str
    title: str
    root: str | None
    words: tuple[Statement, ...]


class RootWords(NamedTuple):
    """A root in words: by what it leaves, the disc it passes and the disc beside which it leaves (None: none)."""

    root: str
    title: str
    passing_disc: str | None
    leaving_disc: str | None
    words: tuple[Statement, ...]


def discs(knowledge: "Knowledge") -> tuple[str, ...]:
    """The discs from the head down: "T12/L1" to "L5/S1"."""
    return tuple(knowledge.anatomy.discs)


def vertebrae(knowledge: "Knowledge") -> tuple[str, ...]:
    """The vertebrae from the head down: "T12" to "L5", then "S1" for the top of the sacrum."""
    return tuple(knowledge.anatomy.vertebrae)


def disc(name: str, knowledge: "Knowledge") -> DiscWords:
    """What a disc can meet. Raises KeyError for a disc that is not in `discs`."""
    entry, words = knowledge.anatomy.discs[name], knowledge.anatomy.words
    roots = knowledge.roots.values()
    passing = next((root for root in roots if root.passing_disc == name), None)
    leaving = next((root for root in roots if root.leaving_disc == name), None)
    said = [Statement(words["between"].format(above=entry.above, below=entry.below))]
    if passing is not None:
        said.append(Statement(words["passing"].format(root=passing.root)))
    if leaving is not None:
        said.append(Statement(words["leaving"].format(root=leaving.root), leaving.disc.sources))
    return DiscWords(
        disc=name,
        title=words["disc"].format(disc=name),
        passing=passing.root if passing else None,
        leaving=leaving.root if leaving else None,
        words=(*said, *entry.more, *knowledge.anatomy.far_lateral),
    )


def vertebra(name: str, knowledge: "Knowledge") -> VertebraWords:
    """What a vertebra is, and that it is not the root of its name. Raises KeyError for one not in `vertebrae`."""
    entry, words = knowledge.anatomy.vertebrae[name], knowledge.anatomy.words
    root = name if name in knowledge.roots else None
    said = [Statement(words["vertebra"].format(vertebra=name))]
    if root is not None:
        said.append(Statement(words["below"].format(root=root, foramen=_foramen(entry.foramen, words))))
    return VertebraWords(name, entry.title, root, (*said, *entry.more, *knowledge.anatomy.numbering[:1]))


def root_words(name: str, knowledge: "Knowledge") -> RootWords:
    """How a root runs, and what it serves. Raises KeyError for a root that is not in the knowledge."""
    root, words = knowledge.roots[name], knowledge.anatomy.words
    own = name.startswith(("T", "L"))
    said = [Statement(words["leaves" if own else "leaves_other"].format(foramen=_foramen(root.leaves, words)))]
    if root.passing_disc is not None:
        said.append(Statement(words["passes"].format(disc=root.passing_disc)))
    if root.passing_disc is None and not own:
        said.append(root.disc)
    said.append(Statement(words["skin"].format(text=_in_sentence(root.skin))))
    served = {"key_point": root.key_point, "key_muscle": root.key_muscle, "reflex": root.reflex}
    said += (
        Statement(words[label].format(text=_in_sentence(served_by.text)), served_by.sources)
        for label, served_by in served.items()
        if served_by is not None
    )
    return RootWords(
        root=name,
        title=words["root"].format(root=name),
        passing_disc=root.passing_disc,
        leaving_disc=root.leaving_disc,
        words=tuple(said),
    )


def canal(knowledge: "Knowledge") -> tuple[Statement, ...]:
    """Where the cord ends and why a disc meets the root of the next number."""
    return knowledge.anatomy.canal


def numbering(knowledge: "Knowledge") -> tuple[Statement, ...]:
    """What a number names, and transitional vertebrae, by which a root number can be one off."""
    return knowledge.anatomy.numbering


def _foramen(name: str, words: Mapping[str, str]) -> str:
    """A disc's name becomes the foramen beside it; other openings are already said in words."""
    return words["foramen"].format(disc=name) if "/" in name else words["opening"].format(name=name)


def _in_sentence(text: str) -> str:
    """A text that goes on after a colon: "Long toe extensors" becomes "long toe extensors"."""
    return text[:1].lower() + text[1:]
