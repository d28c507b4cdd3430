"""What the spine picture says, as plain sentences: for the lines beside it, for the pointer and for a screen reader."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from derm_viewer.consult.say import say
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


def legend(picture: SpinePicture, lit: Lit) -> tuple[Line, ...]:
    """The lines beside the picture: what each lit root has to do with discs, then the two kinds of herniation."""
    lines = [Line("root", root, relation(picture, root)) for root in lit.roots if lit.because != "disc"][:3]
    if not lines and lit.because == "nothing":
        lines = [Line("", "", say("Example, {whose}:", whose=whose(lit.pressed)))]
    if lit.absent:
        lines.insert(0, Line("", "", _absent(lit)))
    if lit.pressed:
        disc = picture.disc(lit.disc)
        lines.append(Line("paracentral", disc.passing, say("Paracentral: meets passing {root}", root=disc.passing)))
        lines.append(Line("far_lateral", disc.leaving, say("Far lateral: meets leaving {root}", root=disc.leaving)))
    return tuple(lines)


def _absent(lit: Lit) -> str:
    return say("Not in this picture: {roots}", roots=listed(lit.absent))


def relation(picture: SpinePicture, root: str) -> str:
    """Which disc a root passes and beside which it leaves, as shortly as it can be said."""
    line = picture.root(root)
    if line.passes and line.leaves:
        return say("{root} passes {passes}, leaves at {leaves}", root=root, passes=line.passes, leaves=line.leaves)
    if line.passes:
        return say("{root} passes {passes}, leaves in sacrum", root=root, passes=line.passes)
    if line.leaves:
        return say("{root} leaves at {leaves}", root=root, leaves=line.leaves)
    return say("{root} leaves in the sacrum, no disc of its own", root=root)


def sentence(picture: SpinePicture, root: str) -> str:
    """The same in a whole sentence."""
    line = picture.root(root)
    names = {"root": root, "passes": line.passes, "leaves": line.leaves}
    if line.passes and line.leaves:
        return say("{root} passes the {passes} disc and leaves beside the {leaves} disc.", **names)
    if line.passes:
        return say("{root} passes the {passes} disc and leaves through the sacrum.", **names)
    if line.leaves:
        return say("{root} leaves beside the {leaves} disc.", **names)
    return say("{root} leaves through the sacrum: no disc of its own.", **names)


def name_of(picture: SpinePicture, thing: Thing) -> str:
    """What lies under the pointer, in one or two sentences."""
    if thing.kind == "root":
        if thing.side is None:
            return say("{root} root. {sentence}", root=thing.name, sentence=sentence(picture, thing.name))
        named = {"root": thing.name, "whose": whose((thing.side,)), "sentence": sentence(picture, thing.name)}
        return say("{root} root, {whose}. {sentence}", **named)
    if thing.kind == "disc":
        disc = picture.disc(thing.name)
        names = {"disc": disc.name, "passing": disc.passing, "leaving": disc.leaving}
        return say("{disc} disc. Passing root {passing}, leaving root {leaving}.", **names)
    if thing.kind == "sac":
        return say("Dural sac with the roots of the cauda equina.")
    title = picture.vertebra(thing.name).title
    return say("{title}: a bone, not a root.", title=say(title))


def description(picture: SpinePicture, lit: Lit) -> str:
    """Everything that is lit, for somebody who cannot see it."""
    if lit.absent:
        return " ".join((f"{_absent(lit)}.", description(picture, lit._replace(absent=()))))
    if lit.because == "nothing":
        return say("Nothing is lit. The slice shows the {disc} disc as an example.", disc=lit.disc)
    if lit.because == "disc":
        disc = picture.disc(lit.disc)
        return say(
            "Lit, {whose}: the {disc} disc, the passing root {passing} and the leaving root {leaving}.",
            whose=whose(lit.pressed),
            disc=disc.name,
            passing=disc.passing,
            leaving=disc.leaving,
        )
    sides = dict.fromkeys(each.side for each in lit.glows)
    return say(
        "Lit, {whose}: {roots}. {said} The slice shows the {disc} disc.",
        whose=whose(sides),
        roots=listed(lit.roots),
        said=" ".join(sentence(picture, root) for root in lit.roots),
        disc=lit.disc,
    )


def whose(sides: Iterable[Side]) -> str:
    """Whose left or right: "patient's left", "both sides"."""
    found = tuple(sides)
    if len(found) != 1:
        return say("both sides")
    return say("patient\u2019s left") if found[0] == "left" else say("patient\u2019s right")


def listed(names: Iterable[str]) -> str:
    """Names as one says them: "L5", "L5 and S1", "L4, L5 and S1"."""
    *most, last = tuple(names)
    return say("{most} and {last}", most=", ".join(most), last=last) if most else last
