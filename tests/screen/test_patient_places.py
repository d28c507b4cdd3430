"""At every step the patient sees the place and reads whose side it is; the saddle area is told of at once."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from shapely import Polygon

from derm_viewer.app import Parts
from derm_viewer.body.atlas import Atlas, Region
from derm_viewer.clinic.plain import SADDLE, area_name
from derm_viewer.consult.patient import STEPS
from derm_viewer.paths import data_path
from derm_viewer.screen.patient.figure import Figure
from tests.screen.patient_driver import SHIN, desk, press, view

ATLAS = Atlas.supplied(data_path("assets", "body_regions.geojson"))
SPOTS = {
    spot.root: (spot.x, spot.y)
    for spot in ATLAS.of(kind="key_point")
    if (spot.root, spot.side) in {("L1", "left"), ("L3", "right"), ("L4", "left"), ("L5", "right"), ("S2", "left")}
}
PLACES = {**SPOTS, "outer shin": SHIN, "saddle": (-137.2, -4.6), "belly": (-133.0, 22.0)}


def shown(regions: tuple[Region, ...], view: str) -> float:
    """How much of the regions a view shows, in square centimetres of the body."""
    scale = ATLAS.view(view).scale
    return sum(Polygon(part[0]).area for one in regions if one.view == view for part in one.polygons) / scale**2


@pytest.mark.parametrize("name", PLACES)
def test_every_step_shows_the_place_and_names_whose_side_it_is(led: Parts, name: str) -> None:
    led.consult.point_at(*PLACES[name])
    press(led.window, Qt.Key.Key_F11)
    place = desk(led).pages.place
    assert place is not None
    assert place.area is not None
    words = desk(led).languages.words("en")
    called = area_name(words, place.area, place.side)
    assert str(place.side) in called
    scene = view(led).figure.scene
    assert scene is not None
    near = scene.chosen.near
    assert near in (None, place.view) or shown(scene.skin.area, near) >= 0.2 * shown(scene.skin.area, place.view or "")
    for step in range(len(STEPS)):
        desk(led).screen.set_step(step)
        assert view(led).figure.widget_at(place.x, place.y) is not None, step
        assert called in view(led).words.text, step


def caption(figure: Figure) -> tuple[int, int]:
    """Where the words over the nearer view begin and end."""
    scene = figure.scene
    assert scene is not None
    there = figure.grab().toImage()
    figure.show_scene(scene._replace(saying=scene.saying._replace(near="")))
    gone = figure.grab().toImage()
    figure.show_scene(scene)
    high = range(there.height())
    inked = [x for x in range(there.width()) if any(there.pixelColor(x, y) != gone.pixelColor(x, y) for y in high)]
    return inked[0], inked[-1]


@pytest.mark.parametrize("code", ["en", "de", "pt", "ar"])
@pytest.mark.parametrize("size", [(1920, 1080), (1366, 768)])
def test_the_words_over_the_nearer_view_stand_over_its_middle(led: Parts, code: str, size: tuple[int, int]) -> None:
    for name in ("outer shin", "saddle", "L4"):
        led.consult.point_at(*PLACES[name])
        press(led.window, Qt.Key.Key_F11)
        desk(led).screen.set_language(code)
        view(led).resize(*size)
        cell = view(led).figure.cells[1]
        begin, end = caption(view(led).figure)
        middle = cell.box.x0 + cell.box.width / 2
        assert abs((begin + end) / 2 - middle) <= 6, name  # a comma weighs little at the end of a line
        assert end - begin >= 60, name
        press(led.window, Qt.Key.Key_F11)


@pytest.mark.parametrize("name", PLACES)
def test_from_step_to_step_figure_and_title_stand_still(led: Parts, name: str) -> None:
    led.consult.point_at(*PLACES[name])
    press(led.window, Qt.Key.Key_F11)
    stood = set()
    for step in range(len(STEPS)):
        desk(led).screen.set_step(step)
        column = view(led).words.told
        assert column is not None
        kicker, title, *_ = column.column.lines
        sizes = kicker.layout.font().pixelSize(), title.layout.font().pixelSize()
        cells = tuple((cell.view, cell.x, cell.y, cell.scale) for cell in view(led).figure.cells)
        stood.add((cells, view(led).words.geometry().getRect(), title.at.toTuple(), sizes))
    assert len(stood) == 1, stood


def test_the_saddle_area_is_told_of_before_what_was_explained(led: Parts) -> None:
    press(led.window, Qt.Key.Key_F11)
    desk(led).screen.set_step(3)
    assert "Most people get better" in view(led).words.text
    led.consult.point_at(*PLACES["saddle"])
    assert desk(led).screen.situation == SADDLE
    words = desk(led).languages.words("en")
    said = view(led).words.text
    assert "Step 1 of 5" in said
    assert words.urgent.title in said
    assert all(item in said for item in words.help.lists[0].items)
    assert "Saddle area: urgent" in desk(led).lead.text


def test_the_clinician_is_told_that_there_are_no_words_for_the_root_that_comes_first(led: Parts) -> None:
    led.consult.point_at(*PLACES["belly"])
    press(led.window, Qt.Key.Key_F11)
    assert "There are no words for patients about T1" in desk(led).lead.text
    assert "Belly or flank" in desk(led).lead.text
    led.consult.point_at(*SHIN)
    assert "There are no words" not in desk(led).lead.text


def test_before_anything_is_shown_the_patient_is_asked_and_with_a_place_he_is_told(led: Parts) -> None:
    led.consult.clear()
    press(led.window, Qt.Key.Key_F11)
    words = desk(led).languages.words("en")
    assert words.ask.title in view(led).words.text
    assert "mark" not in view(led).words.text
    led.consult.point_at(*SHIN)
    assert words.where.title in view(led).words.text
