"""The spine as data: outlines read from our own file, frozen values without Qt.

All lengths are millimetres. Only the patient's left half is held: x runs from the midline to the patient's left. The
front picture is seen from the front, the slices from below; on both, the patient's left is the viewer's right.
"""

from __future__ import annotations

from typing import Literal, NamedTuple

Point = tuple[float, float]
Line = tuple[Point, ...]
Fade = Literal["up", "down"]
Box = tuple[float, float, float, float]
Ellipse = tuple[float, float, float, float]


class Vertebra(NamedTuple):
    """A bone. `body` and `ridges` begin on the midline; `process` lies on one side; ellipses are (x, y, rx, ry).

    `holes` are the front openings of the sacrum. `fade` says where the bone is not drawn to its end.
    """

    name: str
    title: str
    fade: Fade | None
    label: Point
    body: Line
    process: Line | None
    pedicle: Ellipse | None
    holes: tuple[Ellipse, ...]
    ridges: tuple[Line, ...]


class Disc(NamedTuple):
    """A disc, the root that passes behind it and the root that leaves beside it, and where a herniation meets each."""

    name: str
    passing: str
    leaving: str
    outline: Line
    paracentral: Point
    far_lateral: Point


class RootLine(NamedTuple):
    """A root from the cord to beyond its foramen: `strand` within the sac, `canal` to the foramen, `outside` after it.

    Each part begins where the one before ends. `passes` and `leaves` are discs, None where it has none of its own.
    """

    root: str
    passes: str | None
    leaves: str | None
    strand: Line
    canal: Line
    outside: Line
    ganglion: Point
    chip: Point


class Spot(NamedTuple):
    """Where a root is cut by a slice: undisturbed, and pushed aside by a herniation."""

    at: Point
    pressed: Point


class Slice(NamedTuple):
    """A cut through one disc. `arch` and `facet` are the processes of the upper and lower vertebra at the joint.

    `cord` is the end of the cord, (x, y, rx, ry), None below it. `strands` are the roots within the sac.
    """

    disc: str
    outline: Line
    sac: Line
    cord: Ellipse | None
    strands: Line
    ligament: Line
    arch: Line
    facet: Line
    paracentral: Line
    far_lateral: Line
    passing: Spot
    leaving: Spot


class SpinePicture(NamedTuple):
    """The whole picture. `box` and `slice_box` are (left, top, right, bottom) in the millimetres of each view."""

    about: str
    box: Box
    slice_box: Box
    sac: Line
    cord: Line
    vertebrae: tuple[Vertebra, ...]
    discs: tuple[Disc, ...]
    roots: tuple[RootLine, ...]
    slices: tuple[Slice, ...]

    def vertebra(self, name: str) -> Vertebra:
        """The bone with a name. Raises KeyError."""
        return {each.name: each for each in self.vertebrae}[name]

    def disc(self, name: str) -> Disc:
        """The disc with a name, "L4/5". Raises KeyError."""
        return {each.name: each for each in self.discs}[name]

    def root(self, name: str) -> RootLine:
        """The root with a name. Raises KeyError."""
        return {each.root: each for each in self.roots}[name]

    def has_root(self, name: str) -> bool:
        """Whether a root is drawn."""
        return any(each.root == name for each in self.roots)

    def slice_of(self, disc: str) -> Slice:
        """The slice through a disc. Raises KeyError."""
        return {each.disc: each for each in self.slices}[disc]
