"""Colours for every eye: what must be told apart is, with and without colour, in every theme.

Colour blindness is that of Machado, Oliveira & Fernandes (2009), severity 1, and once more that of Vienot (1999) and
Brettel (1997). Distances are CIEDE2000. Side by side a difference of about 2.3 (CIELAB, Mahy 1994) is just noticed;
neighbours on the skin must lie three times as far apart, because shading, screens and projectors take from it.
"""

from __future__ import annotations

from functools import cache
from itertools import combinations
from pathlib import Path

import pytest
from coloraide import Color
from PySide6.QtGui import QImage, QPainter
from pytestqt.qtbot import QtBot
from shapely.geometry import Polygon
from shapely.geometry.base import BaseGeometry
from shapely.ops import unary_union

from derm_viewer.body.atlas import Atlas, Region
from derm_viewer.body.model import ROOTS
from derm_viewer.clinic.qualities import QUALITIES
from derm_viewer.consult.consult import DIFFERENCES
from derm_viewer.screen.canvas.differences import APART, NEIGHBOURS, ONE, ground_of, pattern_of
from derm_viewer.screen.canvas.first import FirstPictures, grounds_of
from derm_viewer.screen.canvas.layout import Box, Cell
from derm_viewer.screen.canvas.legend import Legend, items, line_ground
from derm_viewer.screen.canvas.marks import name_colours
from derm_viewer.screen.canvas.nerves import FILL, edge_of, nerve_ink
from derm_viewer.screen.canvas.paint import CALM, STRONG
from derm_viewer.screen.canvas.pens import border_pen
from derm_viewer.screen.canvas.shading import Shading
from derm_viewer.screen.canvas.strokes import COLOURS, EDGES, GROUND, TINT, edge_pen
from derm_viewer.screen.theme import DARK, LIGHT, Theme, blend, contrast
from derm_viewer.screen.theme_contrast import CONTRAST_DARK, CONTRAST_LIGHT
from tests.body.conftest import FIGURES

THEMES = (LIGHT, DARK, CONTRAST_LIGHT, CONTRAST_DARK)
every = pytest.mark.parametrize("theme", THEMES, ids=[theme.name for theme in THEMES])
eyes = pytest.mark.parametrize("eye", ["all cones", "protan", "deutan", "tritan"])
APART_ON_SKIN = 8.0
OTHER_MODELS = 5.5
"""The older models put the axis of confusion a little elsewhere; no theme is made for two models at once."""
NERVES_APART = 6.0
"""Every nerve has an edge and its name besides."""
MARKS_APART = 20.0
"""Marks are small and lie far from each other: nobody compares them side by side."""
TOUCHING_CM = 0.4


def distance(one: str, other: str, eye: str, *, machado: bool = True) -> float:
    """CIEDE2000 between two colours for an eye, in the model of Machado or in the older ones."""
    seen = [Color(one), Color(other)]
    if eye != "all cones":
        seen = [colour.filter(eye, method="machado") if machado else colour.filter(eye) for colour in seen]
    return seen[0].delta_e(seen[1], method="2000")


@cache
def atlas() -> Atlas:
    return Atlas.supplied(Path(__file__).parents[2] / "assets" / FIGURES["neutral"])


def shape(region: Region) -> BaseGeometry:
    return unary_union([Polygon(rings[0], rings[1:]).buffer(0) for rings in region.polygons])


@cache
def neighbours(kind: str) -> frozenset[tuple[str, str]]:
    """Pairs of roots (of one map) or nerves whose skin touches in any view."""
    found = set()
    for view in atlas().views:
        for regions in _drawings(view.id, kind):
            shapes = [((r.root if kind == "dermatome" else r.name) or "", shape(r)) for r in regions]
            for (one, here), (other, there) in combinations(shapes, 2):
                if one != other and here.distance(there) < TOUCHING_CM:
                    found.add((min(one, other), max(one, other)))
    return frozenset(found)


def _drawings(view: str, kind: str) -> list[tuple[Region, ...]]:
    """The regions that are drawn together: those of one map, or all nerves."""
    if kind == "nerve":
        return [atlas().of(view=view, kind="nerve")]
    return [atlas().of(view=view, kind="dermatome", map=info.id) for info in atlas().maps]


def test_neighbours_are_those_of_the_map() -> None:
    assert len(neighbours("dermatome")) > 20
    assert {("L4", "L5"), ("L5", "S1"), ("L3", "L4")} <= neighbours("dermatome")
    assert ("infrapatellar", "saphenous") in neighbours("nerve")


@every
@eyes
def test_neighbouring_roots_are_told_apart_as_they_are_painted(theme: Theme, eye: str) -> None:
    for one, other in neighbours("dermatome"):
        painted = [blend(theme.root(root), theme.body_light, CALM) for root in (one, other)]
        assert distance(painted[0], painted[1], eye) >= APART_ON_SKIN, (one, other)
        assert distance(painted[0], painted[1], eye, machado=False) >= OTHER_MODELS, (one, other)


@every
@eyes
def test_neighbouring_nerves_are_told_apart_as_they_are_painted(theme: Theme, eye: str) -> None:
    for one, other in neighbours("nerve"):
        painted = [blend(nerve_ink(name), theme.body_light, FILL) for name in (one, other)]
        assert distance(painted[0], painted[1], eye) >= NERVES_APART, (one, other)


@every
def test_the_edge_of_a_nerve_stands_out_from_its_skin(theme: Theme) -> None:
    for name in {name for pair in neighbours("nerve") for name in pair}:
        line, fill = edge_of(nerve_ink(name)), blend(nerve_ink(name), theme.body_light, FILL)
        assert contrast(line, fill) >= 3, name


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_the_lines_of_the_maps_are_read_in_the_legend_as_they_are_drawn_on_the_body(theme: Theme) -> None:
    assert contrast(theme.border, line_ground(theme)) >= 3
    for mode, light in (("", True), (DIFFERENCES, True), ("L5", False)):
        lines = [item for item in items(Legend(("ISNCSCI", "Foerster type"), mode)) if item.dashes is not None]
        assert [item.light for item in lines] == [light, light], "the lines of the root that is shown are dark"


@pytest.mark.parametrize("theme", [CONTRAST_LIGHT, CONTRAST_DARK], ids=["on white", "on black"])
def test_in_high_contrast_every_border_on_the_body_stands_out(theme: Theme) -> None:
    pen = border_pen(theme, 1)
    assert pen.color().alphaF() == 1
    for root in (*ROOTS, "Co1"):
        for strength in (CALM, STRONG):
            skin = blend(theme.root(root), theme.body_light, strength)
            assert contrast(pen.color().name(), skin) >= 3, root
            assert contrast(theme.outline, skin) >= 3, root


@every
@pytest.mark.parametrize("quality", QUALITIES)
def test_the_pattern_of_a_mark_is_seen_on_every_skin(theme: Theme, quality: str) -> None:
    skins = [blend(theme.root(root), theme.body_light, s) for root in (*ROOTS, "Co1") for s in (0, CALM, STRONG)]
    shaded = [blend(theme.body_dark, skin, 0.5) for skin in skins]
    cover = blend(COLOURS[quality], "#FFFFFF", TINT)
    for skin in (*skins, *shaded):
        assert contrast(COLOURS[quality], blend(cover, skin, GROUND)) >= 3


@eyes
def test_marks_are_told_apart_by_colour(eye: str) -> None:
    for one, other in combinations(QUALITIES, 2):
        assert distance(COLOURS[one], COLOURS[other], eye) >= MARKS_APART, (one, other)


def test_a_mark_too_narrow_for_its_pattern_is_told_by_its_edge() -> None:
    """The patterns themselves: test_painting."""
    assert len({EDGES[quality] for quality in QUALITIES}) == len(QUALITIES)
    assert {tuple(edge_pen(quality).dashPattern()) for quality in QUALITIES} == {
        EDGES[quality] for quality in QUALITIES
    }


@every
def test_where_maps_differ_has_a_pattern_beside_its_colour(qtbot: QtBot, theme: Theme) -> None:
    assert pattern_of(ONE, 1.0) is None
    near, far = pattern_of(NEIGHBOURS, 1.0), pattern_of(APART, 1.0)
    assert near is not None
    assert far is not None
    assert near != far
    for one, other in combinations((ONE, NEIGHBOURS, APART), 2):
        assert ground_of(one, theme) != ground_of(other, theme)


@pytest.mark.parametrize("theme", [CONTRAST_LIGHT, CONTRAST_DARK], ids=["on white", "on black"])
def test_in_high_contrast_names_on_the_body_are_black_on_white(theme: Theme) -> None:
    ink, glow = name_colours(theme, "L1", lit=False)
    assert (ink.name(), glow.name(), glow.alpha()) == ("#000000", "#ffffff", 255)


@every
def test_the_first_picture_shows_each_root_in_its_colour(qtbot: QtBot, theme: Theme, root: Path) -> None:
    """Off the body nothing, on it the root's own colour: in each theme, before a polygon is read."""
    folder = root / "resources" / "figures" / "neutral"
    box = Box(*atlas().view("anterior").bbox)
    cell = Cell("anterior", box, box, 0.0, 0.0, 4.0)
    image = QImage(round(box.width * 4), round(box.height * 4), QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(0)
    skins = {name: blend(theme.root(name), theme.body_light, CALM) for name in ROOTS}
    grounds = grounds_of(theme.body_light, theme.body_dark, True, skins)
    painter = QPainter(image)
    assert FirstPictures(Shading(folder)).paint(painter, cell, theme, grounds)
    painter.end()
    assert image.pixelColor(0, 0).alpha() == 0
    for name, (x, y) in {"L5": (-118.52, -72.0), "L3": (-128.0, -32.0)}.items():
        seen = image.pixelColor(*map(int, cell.to_canvas(x, y))).name()
        assert distance(seen, skins[name], "all cones") < 12, name
        assert contrast(seen, theme.window) > 1.3
