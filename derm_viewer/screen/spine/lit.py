"""What is lit in the spine picture, decided without Qt: roots, the places where discs meet them, and the slice."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, NamedTuple

from derm_viewer.clinic.answer import Answer
from derm_viewer.screen.spine.picture import SpinePicture

Side = Literal["left", "right"]
Relation = Literal["passing", "leaving"]
SIDES: tuple[Side, Side] = ("right", "left")
EXAMPLE = "L4/5"
"""The slice that is shown while nothing is lit."""
STRONG, WEAK = 1.0, 0.5


class Glow(NamedTuple):
    """A lit root on one side, with its strength from 0 to 1."""

    root: str
    side: Side
    strength: float


class Mark(NamedTuple):
    """A place where a disc meets a root that passes it or leaves beside it."""

    disc: str
    root: str
    side: Side
    relation: Relation
    strength: float


class Lit(NamedTuple):
    """Everything lit at one time. `disc` is the slice; `pressed` has the sides on which it shows its herniations.

    `stress` is the relation that matters, None for both alike. `because` is "nothing", "answer", "disc" or "root".
    `absent` are the candidates that the picture does not draw.
    """

    glows: tuple[Glow, ...]
    marks: tuple[Mark, ...]
    disc: str
    pressed: tuple[Side, ...]
    stress: Relation | None
    because: str
    absent: tuple[str, ...] = ()

    @property
    def roots(self) -> tuple[str, ...]:
        """The lit roots, strongest first, each once."""
        return tuple(dict.fromkeys(each.root for each in self.glows))

    def strength(self, root: str, side: Side) -> float:
        """How strongly a root is lit on a side, 0 for not at all."""
        return max((each.strength for each in self.glows if each.root == root and each.side == side), default=0.0)

    def mark(self, disc: str, side: Side, relation: Relation) -> Mark | None:
        """The mark at a place, the strongest."""
        here = [m for m in self.marks if (m.disc, m.side, m.relation) == (disc, side, relation)]
        return max(here, key=lambda mark: mark.strength, default=None)


def nothing(picture: SpinePicture) -> Lit:
    """Nothing lit: the slice shows the example on the patient's left."""
    names = [each.name for each in picture.discs]
    return Lit((), (), EXAMPLE if EXAMPLE in names else names[-1], ("left",), None, "nothing")


def by_answer(picture: SpinePicture, answer: Answer | None) -> Lit:
    """The candidates of an answer on its side (on both where it lies on the midline), the first one strong.

    Where the first is not in the picture no other takes its place: they are lit weakly, and no disc is pressed.
    """
    if answer is None:
        return nothing(picture)
    roots = tuple(dict.fromkeys(each.root for each in answer.candidates if each.root))
    absent = tuple(root for root in roots if not picture.has_root(root))
    lit = _lit(picture, [root for root in roots if root not in absent], _sides(answer.place.side), "answer")
    if lit.glows and roots[:1] == absent[:1]:
        weak = tuple(glow._replace(strength=WEAK) for glow in lit.glows)
        lit = lit._replace(glows=weak, marks=(), pressed=(), stress=None)
    return lit._replace(absent=absent)


def by_root(picture: SpinePicture, root: str, side: Side) -> Lit:
    """One root. Raises KeyError for one that is not drawn."""
    picture.root(root)
    return _lit(picture, [root], (side,), "root")


def by_disc(picture: SpinePicture, name: str, side: str | None) -> Lit:
    """The roots that a disc meets, on one side, or on both for None. Raises KeyError for a disc that is not drawn."""
    disc = picture.disc(name)
    sides = _sides(side)
    pairs: tuple[tuple[str, Relation], ...] = ((disc.passing, "passing"), (disc.leaving, "leaving"))
    glows = tuple(Glow(root, each, STRONG) for root, _ in pairs for each in sides)
    marks = tuple(Mark(name, root, each, relation, STRONG) for root, relation in pairs for each in sides)
    return Lit(glows, marks, name, sides, None, "disc")


def _sides(side: str | None) -> tuple[Side, ...]:
    return tuple(each for each in SIDES if each == side) or SIDES


def _lit(picture: SpinePicture, roots: Sequence[str], sides: tuple[Side, ...], because: str) -> Lit:
    if not roots:
        return nothing(picture)
    glows, marks = [], []
    for number, name in enumerate(roots):
        strength = WEAK if number else STRONG
        line = picture.root(name)
        for side in sides:
            glows.append(Glow(name, side, strength))
            if line.passes:
                marks.append(Mark(line.passes, name, side, "passing", strength))
            if line.leaves:
                marks.append(Mark(line.leaves, name, side, "leaving", strength))
    first = picture.root(roots[0])
    stress: Relation = "passing" if first.passes else "leaving"
    disc = first.passes or first.leaves
    if disc is None:
        return Lit(tuple(glows), tuple(marks), picture.discs[-1].name, (), None, because)
    return Lit(tuple(glows), tuple(marks), disc, sides, stress, because)
