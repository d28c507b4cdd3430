"""The spine picture's outlines as smooth Qt paths in millimetres, both halves; the patient's left is at positive x."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainterPath, QTransform

from derm_viewer.screen.spine.lit import SIDES, Side
from derm_viewer.screen.spine.picture import Ellipse, Line, Point, RootLine, Slice, SpinePicture, Vertebra

MIRROR = QTransform.fromScale(-1.0, 1.0)


def smooth(points: Sequence[Point], closed: bool) -> QPainterPath:
    """A curve through all points (Catmull-Rom)."""
    return _curve(points, 0, len(points) if closed else len(points) - 1, closed)


def whole(half: Line) -> QPainterPath:
    """The smooth outline of a shape on the midline, of which `half` is one half from midline to midline."""
    back = [(-x, y) for x, y in reversed(half) if x > 0.05]
    return smooth([*half, *back], True)


def both(side: Line) -> QPainterPath:
    """A closed shape on the left, and its mirror image on the right, in one path."""
    path = smooth(side, True)
    made = QPainterPath(path)
    made.addPath(MIRROR.map(path))
    return made


def on(side: Side, path: QPainterPath) -> QPainterPath:
    """A path of the left half on a side."""
    return path if side == "left" else MIRROR.map(path)


def at(side: Side, point: Point) -> QPointF:
    """A point of the left half on a side."""
    return QPointF(point[0] if side == "left" else -point[0], point[1])


def oval(ellipse: Ellipse, mirrored: bool = True) -> QPainterPath:
    """An ellipse on the left, and on the right too if `mirrored`."""
    x, y, rx, ry = ellipse
    made = QPainterPath()
    made.addEllipse(QPointF(x, y), rx, ry)
    if mirrored:
        made.addEllipse(QPointF(-x, y), rx, ry)
    return made


def _curve(points: Sequence[Point], first: int, last: int, closed: bool = False) -> QPainterPath:
    """The part of the curve through `points` from number `first` to number `last`."""
    count = len(points)

    def point(number: int) -> Point:
        return points[number % count] if closed else points[min(max(number, 0), count - 1)]

    path = QPainterPath(QPointF(*point(first)))
    for number in range(first, last):
        (x0, y0), (x1, y1), (x2, y2), (x3, y3) = (point(number + step) for step in (-1, 0, 1, 2))
        path.cubicTo(x1 + (x2 - x0) / 6, y1 + (y2 - y0) / 6, x2 - (x3 - x1) / 6, y2 - (y3 - y1) / 6, x2, y2)
    if closed:
        path.closeSubpath()
    return path


class RootShape:
    """A root on one side: three parts that join smoothly, and its course outside the sac as points to measure from."""

    def __init__(self, line: RootLine, side: Side) -> None:
        self.line, self.side = line, side
        points = [*line.strand, *line.canal[1:], *line.outside[1:]]
        sac = len(line.strand) - 1
        foramen = sac + len(line.canal) - 1
        self.strand = on(side, _curve(points, 0, sac))
        self.canal = on(side, _curve(points, sac, foramen))
        self.outside = on(side, _curve(points, foramen, len(points) - 1))

    @property
    def ganglion(self) -> QPointF:
        """Where the root is thickest."""
        return at(self.side, self.line.ganglion)

    @cached_property
    def free(self) -> QPainterPath:
        """Canal and outside in one."""
        path = QPainterPath(self.canal)
        path.connectPath(self.outside)
        return path

    @cached_property
    def course(self) -> tuple[QPointF, ...]:
        """Points along `free`, near enough to each other to measure from."""
        return tuple(part.pointAtPercent(step / 16) for part in (self.canal, self.outside) for step in range(17))


class BoneShape(NamedTuple):
    """A vertebra: its body, what lies behind it, and where its colour fades."""

    bone: Vertebra
    body: QPainterPath
    back: QPainterPath | None
    pedicles: QPainterPath | None
    holes: QPainterPath
    ridges: QPainterPath

    @classmethod
    def of(cls, bone: Vertebra) -> BoneShape:
        """The shape of a vertebra."""
        holes, ridges = QPainterPath(), QPainterPath()
        for hole in bone.holes:
            holes.addPath(oval(hole))
        for ridge in bone.ridges:
            ridges.addPath(_across(ridge))
        return cls(
            bone,
            whole(bone.body),
            both(bone.process) if bone.process else None,
            oval(bone.pedicle) if bone.pedicle else None,
            holes,
            ridges,
        )


def _across(half: Line) -> QPainterPath:
    """An open line across the midline, of which `half` begins on the midline."""
    return smooth([*((-x, y) for x, y in reversed(half[1:])), *half], False)


class SliceShape(NamedTuple):
    """A slice: shapes on the midline whole, the rest on both sides; the herniations on the left only."""

    data: Slice
    disc: QPainterPath
    sac: QPainterPath
    cord: QPainterPath | None
    ligament: QPainterPath
    arch: QPainterPath
    facets: QPainterPath
    paracentral: QPainterPath
    far_lateral: QPainterPath

    @classmethod
    def of(cls, data: Slice) -> SliceShape:
        """The shape of a slice."""
        return cls(
            data,
            whole(data.outline),
            whole(data.sac),
            oval(data.cord, mirrored=False) if data.cord else None,
            whole(data.ligament),
            whole(data.arch),
            both(data.facet),
            smooth(data.paracentral, True),
            smooth(data.far_lateral, True),
        )


class SpineShapes:
    """All shapes of a picture; each slice is made when it is first shown.

    `bodies`, `backs`, `pedicles`, `all_discs` and `strands` hold in one path each what looks alike, which is faster to
    draw than one by one. Bones that fade out are not in them.
    """

    def __init__(self, picture: SpinePicture) -> None:
        self.picture = picture
        self.bones = tuple(BoneShape.of(each) for each in picture.vertebrae)
        self.discs: Mapping[str, QPainterPath] = {each.name: whole(each.outline) for each in picture.discs}
        self.roots: Mapping[tuple[str, Side], RootShape] = {
            (each.root, side): RootShape(each, side) for each in picture.roots for side in SIDES
        }
        self.sac = whole(picture.sac)
        self.cord = whole(picture.cord)
        solid = [each for each in self.bones if each.bone.fade is None]
        self.bodies = together(each.body for each in solid)
        self.backs = together(each.back for each in solid if each.back is not None)
        self.pedicles = together(each.pedicles for each in solid if each.pedicles is not None)
        self.all_discs = together(self.discs.values())
        self.strands = together(each.strand for each in self.roots.values())
        self._slices: dict[str, SliceShape] = {}

    def slice_of(self, disc: str) -> SliceShape:
        """The slice through a disc. Raises KeyError."""
        if disc not in self._slices:
            self._slices[disc] = SliceShape.of(self.picture.slice_of(disc))
        return self._slices[disc]


def together(paths: Iterable[QPainterPath]) -> QPainterPath:
    """Several paths in one."""
    made = QPainterPath()
    made.setFillRule(Qt.FillRule.WindingFill)
    for path in paths:
        made.addPath(path)
    return made


def box_of(box: tuple[float, float, float, float]) -> QRectF:
    """A box of the data as Qt's rectangle."""
    left, top, right, bottom = box
    return QRectF(left, top, right - left, bottom - top)
