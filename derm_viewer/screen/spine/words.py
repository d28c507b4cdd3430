"""What the spine picture says, as plain sentences: for the lines beside it, for the pointer and for a screen reader."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from derm_viewer.screen.spine.lit import Lit, Side
from derm_viewer.screen.spine.picture import SpinePicture


class Thing(NamedTuple):
    """Something in the picture that has a name: `kind` is "vertebra", "disc", "root" or "sac"."""

    kind: str
    name: str
    side: Side | None = None


class Line(NamedTuple):
    """A line of the legend. `swatch` is "root", "paracentral", "far_lateral" or "" for a line without one."""

    swatch: str
    root: str
    text: str


def legend(picture: SpinePicture, lit: Lit, patient_mode: bool) -> tuple[Line, ...]:
    """The lines beside the picture: what each lit root has to do with discs, then the two kinds of herniation."""
    if patient_mode:
        return _patient(picture, lit)
    lines = [Line("root", root, relation(picture, root)) for root in lit.roots if lit.because != "disc"][:3]
    if not lines and lit.because == "nothing":
        lines = [Line("", "", f"Example, {whose(lit.pressed)}:")]
    if lit.pressed:
        disc = picture.disc(lit.disc)
        lines.append(Line("paracentral", disc.passing, f"Paracentral: meets passing {disc.passing}"))
        lines.append(Line("far_lateral", disc.leaving, f"Far lateral: meets leaving {disc.leaving}"))
    return tuple(lines)


def relation(picture: SpinePicture, root: str) -> str:
    """Which disc a root passes and beside which it leaves, as shortly as it can be said."""
    line = picture.root(root)
    if line.passes and line.leaves:
        return f"{root} passes {line.passes}, leaves at {line.leaves}"
    if line.passes:
        return f"{root} passes {line.passes}, leaves in sacrum"
    if line.leaves:
        return f"{root} leaves at {line.leaves}"
    return f"{root} leaves in the sacrum, no disc of its own"


def sentence(picture: SpinePicture, root: str) -> str:
    """The same in a whole sentence."""
    line = picture.root(root)
    passes = f"passes the {line.passes} disc" if line.passes else ""
    leaves = f"leaves beside the {line.leaves} disc" if line.leaves else "leaves through the sacrum"
    own = "" if line.passes or line.leaves else ": no disc of its own"
    return f"{root} {' and '.join(part for part in (passes, leaves) if part)}{own}."


def name_of(picture: SpinePicture, thing: Thing, patient_mode: bool = False) -> str:
    """What lies under the pointer, in one or two sentences."""
    owner = "your" if patient_mode else "patient\N{RIGHT SINGLE QUOTATION MARK}s"
    side = "" if thing.side is None else f", {owner} {thing.side}"
    if thing.kind == "root":
        if patient_mode:
            return f"Nerve {thing.name}{side}."
        return f"{thing.name} root{side}. {sentence(picture, thing.name)}"
    if thing.kind == "disc":
        disc = picture.disc(thing.name)
        if patient_mode:
            return f"The soft disc between {_between(thing.name)}."
        return f"{disc.name} disc. Passing root {disc.passing}, leaving root {disc.leaving}."
    if thing.kind == "sac":
        return "The nerves run down here." if patient_mode else "Dural sac with the roots of the cauda equina."
    title = picture.vertebra(thing.name).title
    return f"{title}: a bone." if patient_mode else f"{title}: a bone, not a root."


def description(picture: SpinePicture, lit: Lit) -> str:
    """Everything that is lit, for somebody who cannot see it."""
    if lit.because == "nothing":
        return f"Nothing is lit. The slice shows the {lit.disc} disc as an example."
    if lit.because == "disc":
        disc = picture.disc(lit.disc)
        return (
            f"Lit, {whose(lit.pressed)}: the {disc.name} disc, the passing root {disc.passing}"
            f" and the leaving root {disc.leaving}."
        )
    sides = dict.fromkeys(each.side for each in lit.glows)
    said = [sentence(picture, root) for root in lit.roots]
    return f"Lit, {whose(sides)}: {listed(lit.roots)}. {' '.join(said)} The slice shows the {lit.disc} disc."


def whose(sides: Iterable[Side]) -> str:
    """Whose left or right: "patient's left", "both sides"."""
    found = tuple(sides)
    return f"patient\N{RIGHT SINGLE QUOTATION MARK}s {found[0]}" if len(found) == 1 else "both sides"


def listed(names: Iterable[str]) -> str:
    """Names as one says them: "L5", "L5 and S1", "L4, L5 and S1"."""
    *most, last = tuple(names)
    return f"{', '.join(most)} and {last}" if most else last


def _between(disc: str) -> str:
    upper, lower = disc.split("/")
    return f"{upper} and {lower if lower[0].isalpha() else upper[0] + lower}"


def _patient(picture: SpinePicture, lit: Lit) -> tuple[Line, ...]:
    """Calm words for the person whose spine it is: one nerve, one disc."""
    lines = [Line("root", root, f"Nerve {root} comes out of the low back here") for root in lit.roots[:1]]
    if lit.pressed:
        disc = picture.disc(lit.disc)
        root = disc.leaving if lit.stress == "leaving" else disc.passing
        kind = "far_lateral" if lit.stress == "leaving" else "paracentral"
        lines.append(Line(kind, root, f"A disc that bulges can press on nerve {root} here"))
    return tuple(lines)
