"""Paints the slice through a disc, seen from below: how a herniation meets the passing or the leaving root."""

from __future__ import annotations

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QTransform

from derm_viewer.screen.spine.brush import Scene, dot, faded, fill, rounded, stroke
from derm_viewer.screen.spine.lit import SIDES, Relation, Side
from derm_viewer.screen.spine.picture import Point
from derm_viewer.screen.spine.shapes import SliceShape, SpineShapes, at, on
from derm_viewer.screen.spine.words import Thing
from derm_viewer.screen.theme import blend

_RINGS = (0.86, 0.72)
"""The layers of the ring of fibres, as shares of the disc's size."""
ROOT_RADIUS = {"passing": 2.0, "leaving": 2.5}
"""Millimetres."""
NO_BRUSH = Qt.BrushStyle.NoBrush
RELATIONS: tuple[Relation, Relation] = ("passing", "leaving")


def paint_slice(painter: QPainter, shapes: SpineShapes, scene: Scene) -> None:
    """Draw in millimetres, from back to front as an atlas does: bone, sac, disc, what presses, roots."""
    shape = shapes.slice_of(scene.lit.disc)
    _bone(painter, shape, scene)
    _sac(painter, shape, scene)
    _disc(painter, shape, scene)
    for side in scene.lit.pressed:
        for relation in RELATIONS:
            _hernia(painter, shape, side, relation, scene)
    for side in SIDES:
        for relation in RELATIONS:
            _root(painter, shapes, shape, side, relation, scene)


def point_in_slice(painter: QPainter, shapes: SpineShapes, scene: Scene) -> None:
    """A line round what the pointer or the keyboard is on."""
    thing, shape = scene.pointed, shapes.slice_of(scene.lit.disc)
    if thing is None:
        return
    pen, disc = scene.pen(scene.theme.focus, 1.8), shapes.picture.disc(scene.lit.disc)
    if thing == Thing("disc", disc.name):
        stroke(painter, shape.disc, pen)
    elif thing.kind == "sac":
        stroke(painter, shape.sac, pen)
    elif thing.kind == "root" and thing.side is not None and thing.name in (disc.passing, disc.leaving):
        relation: Relation = "passing" if thing.name == disc.passing else "leaving"
        pressed = thing.side in scene.lit.pressed
        painter.setBrush(NO_BRUSH)
        painter.setPen(pen)
        radius = ROOT_RADIUS[relation] * 1.5
        painter.drawEllipse(spot_of(shape, thing.side, relation, pressed), radius, radius)


def spot_of(shape: SliceShape, side: Side, relation: Relation, pressed: bool) -> QPointF:
    """Where a root is cut, in millimetres."""
    spot = shape.data.passing if relation == "passing" else shape.data.leaving
    point: Point = spot.pressed if pressed else spot.at
    return at(side, point)


def stressed(scene: Scene, relation: Relation) -> bool:
    """Whether a relation is what the slice is about."""
    return scene.lit.stress in (None, relation)


def _bone(painter: QPainter, shape: SliceShape, scene: Scene) -> None:
    colours = scene.colours
    edge = scene.pen(colours.bone_edge, 1.0, 0.35)
    fill(painter, shape.ligament, faded(colours.ligament, 1.0))
    box = shape.arch.boundingRect()
    fill(painter, shape.arch, rounded(colours.bone, colours.bone_edge, box, 1.0), edge)
    fill(painter, shape.facets, faded(colours.pedicle, 1.0), edge)


def _sac(painter: QPainter, shape: SliceShape, scene: Scene) -> None:
    colours = scene.colours
    fill(painter, shape.sac, faded(colours.sac, 1.0), scene.pen(colours.sac_edge, 1.2, 0.5))
    thin = scene.pen(colours.nerve_edge, 0.6, 0.2)
    if shape.cord is not None:
        fill(painter, shape.cord, faded(colours.cord, 1.0), thin)
    for x, y in shape.data.strands:
        for side in SIDES:
            dot(painter, at(side, (x, y)), 0.75, colours.strand, thin)


def _disc(painter: QPainter, shape: SliceShape, scene: Scene) -> None:
    colours = scene.colours
    box = shape.disc.boundingRect()
    fill(painter, shape.disc, faded(colours.disc, 1.0), scene.pen(colours.disc_edge, 1.2, 0.5))
    ring = scene.pen(faded(colours.disc_edge, 0.5), 0.8, 0.3)
    for share in _RINGS:
        stroke(painter, _shrunk(shape.disc, box.center(), share), ring)
    fill(painter, _shrunk(shape.disc, box.center() + QPointF(0, 1.0), 0.52), faded(colours.core, 1.0))


def _shrunk(path: QPainterPath, centre: QPointF, share: float) -> QPainterPath:
    move = QTransform.fromTranslate(centre.x(), centre.y()).scale(share, share).translate(-centre.x(), -centre.y())
    return move.map(path)


def _hernia(painter: QPainter, shape: SliceShape, side: Side, relation: Relation, scene: Scene) -> None:
    """What leaves the disc: filled towards the passing root, dashed towards the leaving one."""
    colours = scene.colours
    strong = stressed(scene, relation)
    alpha = 1.0 if strong else 0.5
    path = on(side, shape.paracentral if relation == "passing" else shape.far_lateral)
    edge = scene.pen(faded(colours.hernia_edge, alpha), 1.2, 0.5)
    if relation == "leaving":
        edge.setDashPattern([2.2, 2.4])
    painter.save()
    outside = QPainterPath()
    outside.addRect(path.boundingRect().adjusted(-2, -2, 2, 2))
    painter.setClipPath(outside.subtracted(_shrunk(shape.disc, shape.disc.boundingRect().center(), 0.975)))
    fill(painter, path, faded(colours.hernia, alpha if relation == "passing" else 0.5 * alpha), edge)
    painter.restore()
    neck = path.intersected(shape.disc)
    fill(painter, neck, faded(colours.hernia, 0.75 * alpha if relation == "passing" else 0.35 * alpha))


def _root(
    painter: QPainter, shapes: SpineShapes, shape: SliceShape, side: Side, relation: Relation, scene: Scene
) -> None:
    disc = shapes.picture.disc(shape.data.disc)
    name = disc.passing if relation == "passing" else disc.leaving
    pressed = side in scene.lit.pressed
    radius = ROOT_RADIUS[relation]
    # Beside the pressed side the roots keep a calm tint, so that one looks where it matters.
    shown = scene.theme.root(name) if pressed and stressed(scene, relation) else scene.root_colour(name, side)
    if not pressed:
        shown = blend(shown, scene.colours.nerve, 0.45)
    centre = spot_of(shape, side, relation, pressed)
    pen = scene.pen(scene.colours.nerve_edge, 1.0, 0.35)
    painter.save()
    painter.translate(centre)
    if relation == "leaving":
        painter.rotate(-28 if side == "left" else 28)
        painter.scale(1.28, 0.86)
    dot(painter, QPointF(0, 0), radius * (1.15 if pressed and stressed(scene, relation) else 1.0), shown, pen)
    painter.restore()
