"""Paints the spine from the front, the bone seen through: sac and roots behind it, roots in front where they leave."""

from __future__ import annotations

from PySide6.QtGui import QPainter, QPainterPath

from derm_viewer.screen.spine.brush import Scene, dot, faded, fall, fill, rounded, stroke
from derm_viewer.screen.spine.lit import Mark
from derm_viewer.screen.spine.shapes import RootShape, SpineShapes, at, together

_BODY_ALPHA = 0.7
_DISC_ALPHA = 0.8
_MARK = {"passing": (8.0, 7.0), "leaving": (4.6, 4.2)}
"""Half widths and heights, in millimetres, of the mark where a disc meets a root."""


def paint_ground(painter: QPainter, shapes: SpineShapes, scene: Scene) -> None:
    """Everything unlit, in millimetres: what lies behind, the canal, bone over it, the roots' ends.

    Roots have their own colours in a plain scene, else one calm tint: what is lit is drawn over them.
    """
    _backs(painter, shapes, scene)
    _sac(painter, shapes, scene)
    groups = _by_colour(shapes, scene)
    for colour, roots in groups.items():
        stroke(painter, together(each.canal for each in roots), scene.pen(colour, 1.8, 2.1))
        fill(painter, _ganglia(roots), faded(colour, 1.0))
    _column(painter, shapes, scene)
    ends = together(each.outside for each in shapes.roots.values())
    stroke(painter, ends, scene.pen(scene.colours.root_edge, 2.8, 3.0))
    for colour, roots in groups.items():
        stroke(painter, together(each.outside for each in roots), scene.pen(colour, 1.7, 2.0))


def paint_lit(painter: QPainter, shapes: SpineShapes, scene: Scene) -> None:
    """What is lit, over the ground."""
    for mark in scene.lit.marks:
        _mark(painter, shapes, mark, scene)
    for glow in reversed(scene.lit.glows):
        _lit_root(painter, shapes.roots[glow.root, glow.side], scene, glow.strength)


def _by_colour(shapes: SpineShapes, scene: Scene) -> dict[str, list[RootShape]]:
    """The roots by the colour they have on the ground: few colours are few strokes."""
    if not scene.plain:
        return {scene.colours.nerve: list(shapes.roots.values())}
    found: dict[str, list[RootShape]] = {}
    for (name, _), root in shapes.roots.items():
        found.setdefault(scene.theme.root(name), []).append(root)
    return found


def _ganglia(roots: list[RootShape]) -> QPainterPath:
    made = QPainterPath()
    for root in roots:
        made.addEllipse(root.ganglion, 2.2, 2.2)
    return made


def _backs(painter: QPainter, shapes: SpineShapes, scene: Scene) -> None:
    colours = scene.colours
    edge = scene.pen(colours.back_edge, 0.9, 0.4)
    fill(painter, shapes.backs, faded(colours.bone_back, 1.0), edge)
    for bone in shapes.bones:
        if bone.back is not None and bone.bone.fade is not None:
            fill(painter, bone.back, fall(colours.bone_back, bone.back.boundingRect(), 0.9, bone.bone.fade))


def _sac(painter: QPainter, shapes: SpineShapes, scene: Scene) -> None:
    colours = scene.colours
    box = shapes.sac.boundingRect()
    fill(painter, shapes.sac, rounded(colours.sac, colours.sac_edge, box, 1.0), scene.pen(colours.sac_edge, 0.9, 0.45))
    fill(painter, shapes.cord, rounded(colours.cord, colours.nerve_edge, shapes.cord.boundingRect(), 1.0))
    stroke(painter, shapes.strands, scene.pen(colours.nerve_edge, 0.7, 0.45))


def _column(painter: QPainter, shapes: SpineShapes, scene: Scene) -> None:
    """Discs and bones, through which the canal shines."""
    colours = scene.colours
    edge = scene.pen(colours.bone_edge, 1.0, 0.55)
    soft = scene.pen(faded(colours.bone_edge, 0.65), 0.9, 0.5)
    box = shapes.bodies.boundingRect()
    fill(
        painter,
        shapes.all_discs,
        rounded(colours.disc, colours.disc_edge, shapes.all_discs.boundingRect(), _DISC_ALPHA),
        scene.pen(colours.disc_edge, 0.9, 0.45),
    )
    fill(painter, shapes.bodies, rounded(colours.bone, colours.bone_edge, box, _BODY_ALPHA), edge)
    for bone in shapes.bones:
        if bone.bone.fade is not None:
            box = bone.body.boundingRect()
            fill(painter, bone.body, fall(colours.bone, box, _BODY_ALPHA + 0.08, bone.bone.fade))
            edge.setBrush(fall(colours.bone_edge, box, 1.0, bone.bone.fade))
            stroke(painter, bone.body, edge)
            fill(painter, bone.holes, faded(colours.hole, 0.9), soft)
            stroke(painter, bone.ridges, soft)
    fill(painter, shapes.pedicles, faded(colours.pedicle, 0.8), soft)


def _mark(painter: QPainter, shapes: SpineShapes, mark: Mark, scene: Scene) -> None:
    """Where a disc meets a root: filled inside the disc for the passing one, a dashed bulge for the leaving one."""
    disc, path = shapes.picture.disc(mark.disc), shapes.discs[mark.disc]
    wide, high = _MARK[mark.relation]
    spot = QPainterPath()
    colours = scene.colours
    alpha = 0.45 + 0.5 * mark.strength
    if mark.relation == "passing":
        spot.addEllipse(at(mark.side, disc.paracentral), wide, high)
        fill(
            painter,
            path.intersected(spot),
            faded(colours.hernia, alpha),
            scene.pen(faded(colours.hernia_edge, alpha), 0.9, 0.4),
        )
        return
    x, y = disc.far_lateral
    spot.addEllipse(at(mark.side, (x - 3.4, y)), wide, high)
    edge = scene.pen(faded(colours.hernia_edge, alpha), 1.1, 0.6)
    edge.setDashPattern([2.0, 2.2])
    fill(painter, spot, faded(colours.hernia, 0.35 * alpha), edge)


def _lit_root(painter: QPainter, root: RootShape, scene: Scene, strength: float) -> None:
    """A lit root: its strand in the sac, bold where it leaves, with a light edge that lifts it off the bone."""
    colour, light = scene.root_colour(root.line.root, root.side), faded(scene.theme.surface, 0.9)
    wide = 2.6 + 1.2 * strength
    stroke(painter, root.strand, scene.pen(colour, 1.2, 1.1))
    stroke(painter, root.free, scene.pen(light, wide + 1.6, wide + 1.7))
    dot(painter, root.ganglion, wide * 0.78, colour, scene.pen(light, 1.6, 1.6))
    stroke(painter, root.free, scene.pen(colour, wide, wide))
    dot(painter, root.ganglion, wide * 0.78, colour, scene.pen(colour, 0.4))


def point_in_front(painter: QPainter, shapes: SpineShapes, scene: Scene) -> None:
    """A line round what the pointer or the keyboard is on."""
    thing = scene.pointed
    if thing is None:
        return
    pen = scene.pen(scene.theme.focus, 1.8)
    if thing.kind == "disc":
        stroke(painter, shapes.discs[thing.name], pen)
    elif thing.kind == "vertebra":
        stroke(painter, next(each.body for each in shapes.bones if each.bone.name == thing.name), pen)
    elif thing.kind == "sac":
        stroke(painter, shapes.sac, pen)
    elif thing.side is not None:
        course = shapes.roots[thing.name, thing.side].free
        wide = 2.6 + 1.2 * scene.lit.strength(thing.name, thing.side)
        stroke(painter, course, scene.pen(scene.theme.focus, wide + 3.2, wide + 2.6))
        stroke(painter, course, scene.pen(scene.theme.root(thing.name), wide, wide))
