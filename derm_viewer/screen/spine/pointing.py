"""What lies where in the spine picture: for the pointer, and for the keyboard's way through it."""

from __future__ import annotations

import math

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPolygonF

from derm_viewer.screen.spine.cut import RELATIONS, ROOT_RADIUS, spot_of
from derm_viewer.screen.spine.labels import Label
from derm_viewer.screen.spine.layout import Frame, Layout
from derm_viewer.screen.spine.lit import SIDES, Lit, Side
from derm_viewer.screen.spine.shapes import SpineShapes
from derm_viewer.screen.spine.words import Thing

_NEAR_MM = 2.6
_NEAR_PX = 4.0
"""How near the pointer must come to a root."""


def thing_at(
    point: QPointF, layout: Layout, shapes: SpineShapes, lit: Lit, labels: tuple[Label, ...]
) -> tuple[Thing | None, Side | None]:
    """What lies at a point of the widget, and on which side of the patient's midline."""
    for label in labels:
        if label.thing is not None and label.rect.contains(point):
            frame = layout.slice if layout.slice.rect.contains(point) else layout.front
            return label.thing, label.thing.side or _side(frame.mm(point))
    if layout.front.rect.contains(point):
        spot = layout.front.mm(point)
        return _in_front(spot, layout.front, shapes), _side(spot)
    if layout.slice.rect.contains(point):
        spot = layout.slice.mm(point)
        return _in_slice(spot, layout.slice, shapes, lit), _side(spot)
    return None, None


def _side(spot: QPointF) -> Side:
    return "left" if spot.x() >= 0 else "right"


def _in_front(spot: QPointF, frame: Frame, shapes: SpineShapes) -> Thing | None:
    side = _side(spot)
    reach = max(_NEAR_MM, _NEAR_PX / frame.scale)
    near = {name: _away(spot, root.course) for (name, at), root in shapes.roots.items() if at == side}
    root = min(near, key=lambda name: near[name])
    if near[root] <= reach:
        return Thing("root", root, side)
    for name, path in shapes.discs.items():
        if path.contains(spot):
            return Thing("disc", name)
    for bone in shapes.bones:
        if bone.body.contains(spot) or (bone.back is not None and bone.back.contains(spot)):
            return Thing("vertebra", bone.bone.name)
    return None


def _in_slice(spot: QPointF, frame: Frame, shapes: SpineShapes, lit: Lit) -> Thing | None:
    side = _side(spot)
    shape, disc = shapes.slice_of(lit.disc), shapes.picture.disc(lit.disc)
    for relation in RELATIONS:
        reach = max(ROOT_RADIUS[relation] + 0.8, _NEAR_PX / frame.scale)
        if _away(spot, (spot_of(shape, side, relation, side in lit.pressed),)) <= reach:
            return Thing("root", disc.passing if relation == "passing" else disc.leaving, side)
    folded = QPointF(abs(spot.x()), spot.y())
    bulge = side in lit.pressed and (shape.paracentral.contains(folded) or shape.far_lateral.contains(folded))
    if bulge or shape.disc.contains(spot):
        return Thing("disc", disc.name)
    return Thing("sac", "sac") if shape.sac.contains(spot) else None


def _away(spot: QPointF, points: tuple[QPointF, ...]) -> float:
    return min(math.hypot(spot.x() - each.x(), spot.y() - each.y()) for each in points)


def column(shapes: SpineShapes) -> tuple[Thing, ...]:
    """Bones and discs from above downwards."""
    bones = [Thing("vertebra", each.name) for each in shapes.picture.vertebrae]
    discs = [Thing("disc", each.name) for each in shapes.picture.discs]
    made = [thing for pair in zip(bones, discs, strict=False) for thing in pair]
    return (*made, *bones[len(discs) :])


def bounds(thing: Thing, shapes: SpineShapes) -> QRectF:
    """The rectangle round a thing of the front picture, in its millimetres."""
    if thing.kind == "disc":
        return shapes.discs[thing.name].boundingRect()
    if thing.kind == "root" and thing.side is not None:
        return QPolygonF(shapes.roots[thing.name, thing.side].course).boundingRect()
    return next((bone.body.boundingRect() for bone in shapes.bones if bone.bone.name == thing.name), QRectF())


def step(now: Thing | None, right: int, down: int, shapes: SpineShapes) -> Thing:
    """The next thing for an arrow key: up and down along a lane, sideways to the roots of that side and back."""
    bones = column(shapes)
    roots = tuple(each.root for each in shapes.picture.roots)
    if now is None or now.kind == "sac":
        return next(each for each in bones if each == Thing("disc", "L4/5") or each == bones[-1])
    if now.kind == "root":
        lane: Side = now.side or "left"
        if right == (-1 if lane == "left" else 1):
            return _beside(now.name, bones)
        at = min(max(roots.index(now.name) + down, 0), len(roots) - 1)
        return Thing("root", roots[at], lane)
    if right:
        side: Side = SIDES[1] if right > 0 else SIDES[0]
        name = shapes.picture.disc(now.name).passing if now.kind == "disc" else now.name
        return Thing("root", name if name in roots else roots[-1], side)
    return bones[min(max(bones.index(now) + down, 0), len(bones) - 1)]


def _beside(root: str, bones: tuple[Thing, ...]) -> Thing:
    """The vertebra whose number a root bears, the lowest one for a root below it."""
    return next((each for each in bones if each == Thing("vertebra", root)), bones[-1])
