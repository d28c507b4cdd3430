"""Reads the spine's picture file strictly: every field is expected, every length finite, every name explained."""

from __future__ import annotations

import math
from pathlib import Path
from typing import cast

from derm_viewer.clinic.errors import KnowledgeError
from derm_viewer.clinic.strict import Fields, read_json
from derm_viewer.screen.spine.picture import (
    Disc,
    Ellipse,
    Fade,
    Line,
    Point,
    RootLine,
    Slice,
    SpinePicture,
    Spot,
    Vertebra,
)

FORMAT = ("derm-viewer-spine", 1)
_FARTHEST = 1000.0
"""Millimetres: no part of a spine picture lies farther from its origin."""


def read_spine(path: Path) -> SpinePicture:
    """The picture in a file. Raises KnowledgeError, one sentence naming file and fault, and nothing else."""
    fields = Fields(read_json(path), path.name)
    fields.skip("$schema")
    if (fields.text("format"), fields.whole("format_version", 0, 10**6)) != FORMAT:
        raise KnowledgeError(f"{path.name} is not a spine picture of version {FORMAT[1]}.")
    fields.text("licence")
    front = fields.record("front")
    found = SpinePicture(
        about=fields.text("about"),
        box=_four(front, "box"),
        slice_box=_four(fields, "slice_box"),
        sac=_line(front, "sac"),
        cord=_line(front, "cord"),
        vertebrae=front.each("vertebrae", _vertebra),
        discs=front.each("discs", _disc),
        roots=front.each("roots", _root),
        slices=fields.each("slices", _slice),
    )
    front.done()
    fields.done()
    _check(found, path.name)
    return found


def _numbers(value: object, count: int, where: str) -> tuple[float, ...]:
    if not isinstance(value, list) or len(value) != count:
        raise KnowledgeError(f"{where} must hold {count} numbers.")
    for each in cast(list[object], value):
        if isinstance(each, bool) or not isinstance(each, int | float):
            raise KnowledgeError(f"{where} must hold numbers.")
        if not math.isfinite(each) or abs(each) > _FARTHEST:
            raise KnowledgeError(f"{where} holds a length that is no spine's.")
    return tuple(float(each) for each in cast(list[float], value))


def _point(fields: Fields, name: str) -> Point:
    x, y = _numbers(fields.items(name), 2, f"{fields.where}: '{name}'")
    return x, y


def _four(fields: Fields, name: str) -> Ellipse:
    a, b, c, d = _numbers(fields.items(name), 4, f"{fields.where}: '{name}'")
    return a, b, c, d


def _points(value: object, where: str) -> Line:
    if not isinstance(value, list) or len(value) < 2:
        raise KnowledgeError(f"{where} must be a list of at least two points.")
    made = [_numbers(each, 2, where) for each in cast(list[object], value)]
    return tuple((x, y) for x, y in made)


def _line(fields: Fields, name: str) -> Line:
    return _points(fields.items(name), f"{fields.where}: '{name}'")


def _vertebra(fields: Fields) -> Vertebra:
    holes = [_numbers(each, 4, f"{fields.where}: 'holes'") for each in fields.items("holes")]
    return Vertebra(
        name=fields.text("name"),
        title=fields.text("title"),
        fade=cast(Fade, fields.one_of("fade", ("up", "down"))) if fields.has("fade") else None,
        label=_point(fields, "label"),
        body=_line(fields, "body"),
        process=_line(fields, "process") if fields.has("process") else None,
        pedicle=_four(fields, "pedicle") if fields.has("pedicle") else None,
        holes=tuple((x, y, rx, ry) for x, y, rx, ry in holes),
        ridges=tuple(_points(each, f"{fields.where}: 'ridges'") for each in fields.items("ridges")),
    )


def _disc(fields: Fields) -> Disc:
    return Disc(
        name=fields.text("name"),
        passing=fields.text("passing"),
        leaving=fields.text("leaving"),
        outline=_line(fields, "outline"),
        paracentral=_point(fields, "paracentral"),
        far_lateral=_point(fields, "far_lateral"),
    )


def _root(fields: Fields) -> RootLine:
    return RootLine(
        root=fields.text("root"),
        passes=fields.text_or_none("passes"),
        leaves=fields.text_or_none("leaves"),
        strand=_line(fields, "strand"),
        canal=_line(fields, "canal"),
        outside=_line(fields, "outside"),
        ganglion=_point(fields, "ganglion"),
        chip=_point(fields, "chip"),
    )


def _slice(fields: Fields) -> Slice:
    return Slice(
        disc=fields.text("disc"),
        outline=_line(fields, "outline"),
        sac=_line(fields, "sac"),
        cord=_four(fields, "cord") if fields.has("cord") else None,
        strands=_line(fields, "strands"),
        ligament=_line(fields, "ligament"),
        arch=_line(fields, "arch"),
        facet=_line(fields, "facet"),
        paracentral=_line(fields, "paracentral"),
        far_lateral=_line(fields, "far_lateral"),
        passing=fields.record("passing").into(_spot),
        leaving=fields.record("leaving").into(_spot),
    )


def _spot(fields: Fields) -> Spot:
    return Spot(_point(fields, "at"), _point(fields, "pressed"))


def _check(picture: SpinePicture, name: str) -> None:
    """Refuse names that are not drawn, and a root whose discs say something else about it."""
    for kind, names in (
        ("vertebra", [each.name for each in picture.vertebrae]),
        ("disc", [each.name for each in picture.discs]),
        ("root", [each.root for each in picture.roots]),
    ):
        if not names or len(set(names)) != len(names):
            raise KnowledgeError(f"{name}: every {kind} must stand there once.")
    if [each.disc for each in picture.slices] != [each.name for each in picture.discs]:
        raise KnowledgeError(f"{name}: 'slices' must have one slice for each disc, in the same order.")
    said = {(each.passing, "passes", each.name) for each in picture.discs}
    said |= {(each.leaving, "leaves", each.name) for each in picture.discs}
    drawn = {(each.root, "passes", each.passes) for each in picture.roots if each.passes}
    drawn |= {(each.root, "leaves", each.leaves) for each in picture.roots if each.leaves}
    if said != drawn:
        root, verb, disc = min(said ^ drawn)
        raise KnowledgeError(f"{name}: disc {disc} and root {root} do not agree on whether it {verb} there.")
    for line in picture.roots:
        if line.strand[-1] != line.canal[0] or line.canal[-1] != line.outside[0]:
            raise KnowledgeError(f"{name}: the parts of root {line.root} must join.")
