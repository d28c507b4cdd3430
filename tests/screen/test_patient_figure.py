"""Which skin and which views the patient sees: one published map, never merged, and the place within its strip."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from derm_viewer.app import Parts
from derm_viewer.body.atlas import Atlas
from derm_viewer.body.locate import Locator
from derm_viewer.clinic.plain import NOT_CLEAR, Situation
from derm_viewer.paths import data_path
from derm_viewer.screen.canvas.layout import Box
from derm_viewer.screen.patient.colours import PatientColours
from derm_viewer.screen.patient.strip import strip_of
from derm_viewer.screen.patient.views import BACK, FRONT, Chosen, choose, place_cells
from derm_viewer.screen.theme import DARK, LIGHT, Theme, contrast
from derm_viewer.screen.theme_contrast import CONTRAST_DARK, CONTRAST_LIGHT
from tests.screen.patient_driver import BIG, SHIN, desk, press, view

ATLAS = Atlas.supplied(data_path("assets", "body_regions.geojson"))
LOCATOR = Locator(ATLAS)
ROOTS = ("L1", "L2", "L3", "L4", "L5", "S1")


def root(name: str) -> Situation:
    """A root that is explained."""
    return Situation("root", name, name)


@pytest.mark.parametrize("name", ROOTS)
@pytest.mark.parametrize("side", ["left", "right"])
def test_the_strip_is_of_one_map_and_of_the_side_of_the_place(name: str, side: str) -> None:
    spot = next(one for one in ATLAS.of(kind="key_point") if (one.root, one.side) == (name, side))
    strip = strip_of(ATLAS, root(name), LOCATOR.locate(spot.x, spot.y))
    assert {one.map for one in strip.regions} == {"isncsci"}
    assert {one.side for one in strip.regions} == {side}
    assert {one.root for one in strip.regions} == {name}
    assert strip.here
    assert strip.title == "ISNCSCI"


def test_where_the_first_map_says_otherwise_the_one_that_names_the_root_here_is_shown() -> None:
    found = [
        place
        for x in range(-160, -116)
        for y in range(-80, 20, 3)
        for place in [LOCATOR.locate(float(x), float(y))]
        for reading in place.readings
        if reading.map == "keegan_garrett" and reading.root == "L4" and place.readings[0].root not in ("L4", None)
    ]
    place = found[0]
    strip = strip_of(ATLAS, root("L4"), place)
    assert {one.map for one in strip.regions} == {"keegan_garrett"}
    assert strip.here
    alone = strip_of(ATLAS, root("L4"), place, shown="isncsci")
    assert {one.map for one in alone.regions} == {"isncsci"}
    assert not alone.here, "the map that the clinician shows alone is the patient's, too, and the lead says so"


def test_nothing_is_coloured_where_no_nerve_is_meant_and_a_nerve_has_its_own_skin() -> None:
    place = LOCATOR.locate(*SHIN)
    assert strip_of(ATLAS, NOT_CLEAR, place).regions == ()
    nerve = Situation("nerve", "common_fibular", "Common fibular nerve")
    strip = strip_of(ATLAS, nerve, place, territories=frozenset({"lateral_sural", "superficial_fibular"}))
    assert {one.kind for one in strip.regions} == {"nerve"}
    assert {one.side for one in strip.regions} == {"left"}


@pytest.mark.parametrize(
    ("place", "drawn", "whole", "near"),
    [
        ("anterior", None, FRONT, "left_lateral"),
        ("left_lateral", None, FRONT, "left_lateral"),
        ("posterior", None, BACK, "left_lateral"),
        ("left_sole", None, FRONT, "left_sole"),
        ("anterior", "left_dorsum", FRONT, "left_dorsum"),
    ],
)
def test_the_place_and_what_is_drawn_are_always_seen(place: str, drawn: str | None, whole: str, near: str) -> None:
    strip = strip_of(ATLAS, root("L5"), LOCATOR.locate(*SHIN))
    assert choose(ATLAS, strip.regions, "left", place, drawn) == Chosen(whole, near)


@pytest.mark.parametrize("area", ["mid_abdomen", "flank"])
def test_of_what_reaches_the_waist_there_is_no_nearer_view_that_ends_there(area: str) -> None:
    regions = tuple(one for one in ATLAS.of(kind="area") if (one.name, one.side) == (area, "left"))
    assert choose(ATLAS, regions, "left", "anterior", None).near in (None, BACK)
    assert choose(ATLAS, regions, "left", "left_lateral", None).near == "left_lateral", "where the place is, it is seen"


@pytest.mark.parametrize("size", [(868, 864), (690, 864), (610, 600), (300, 500)])
def test_the_whole_figure_stands_still_and_the_views_do_not_overlap(size: tuple[int, int]) -> None:
    strip = strip_of(ATLAS, root("L5"), LOCATOR.locate(*SHIN))
    both = choose(ATLAS, strip.regions, "left", "left_lateral", None)
    room = Box(0, 40, *size)
    placed = place_cells(ATLAS, both, room, 118, 34)
    alone = place_cells(ATLAS, both._replace(near=None), room, 118, 34)
    assert placed.whole == alone.whole or size[0] < 800
    assert placed.near is not None, "the place is seen in every room"
    for cell in placed.cells:
        assert room.x0 - 1 <= cell.box.x0 < cell.box.x1 <= room.x1 + 1
        assert room.y0 - 1 <= cell.box.y0 < cell.box.y1 <= room.y1 + 1
    assert placed.near.box.x0 > placed.whole.box.x1


def test_in_a_high_room_the_figure_stands_beside_the_words_and_both_views_on_one_floor() -> None:
    strip = strip_of(ATLAS, root("L5"), LOCATOR.locate(*SHIN))
    both = choose(ATLAS, strip.regions, "left", "left_lateral", None)
    room = Box(0, 40, 560, 900)
    placed = place_cells(ATLAS, both, room, 80, 24)
    assert placed.near is not None
    above, below = placed.whole.box.y0 - room.y0, room.y1 - placed.whole.box.y1
    assert 0 < above < below
    assert abs(placed.near.box.y1 - placed.whole.box.y1) < 1


def test_the_same_map_is_shown_to_the_patient_as_the_clinician_looks_at(led: Parts) -> None:
    press(led.window, Qt.Key.Key_F11)
    led.consult.set_shown_map("keegan_garrett")
    scene = view(led).figure.scene
    assert scene is not None
    assert {one.map for one in scene.skin.strip} in ({"keegan_garrett"}, set())
    desk(led).screen.set_step(1)
    scene = view(led).figure.scene
    assert scene is not None
    assert {one.map for one in scene.skin.strip} == {"keegan_garrett"}
    assert "Keegan\N{EN DASH}Garrett, which gives L5 here" in desk(led).lead.text
    assert view(led).size() == BIG.rect.size()


@pytest.mark.parametrize("theme", [LIGHT, DARK, CONTRAST_LIGHT, CONTRAST_DARK], ids=lambda theme: str(theme.name))
def test_everything_can_be_told_from_its_ground_in_every_choice_of_colours(theme: Theme) -> None:
    colours = PatientColours.of(theme)
    for words in (colours.title, colours.text, colours.quiet, colours.words):
        assert contrast(words, colours.ground) >= 4.5
    ground, _, ink = colours.help
    assert contrast(ink, ground) >= 4.5
    assert contrast(colours.ink_on(colours.help_chosen), colours.help_chosen) >= 4.5
    for mark in (colours.accent, colours.place, colours.touch, colours.pen):
        assert contrast(mark, theme.body_light) >= 3.0, mark
