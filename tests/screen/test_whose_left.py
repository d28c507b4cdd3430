"""Whose left: the body as one faces it and as in a mirror. The same skin gives the same words, the same marks."""

from __future__ import annotations

import base64
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from derm_viewer.app import Parts
from derm_viewer.consult.settings import WHOSE_LEFT
from derm_viewer.screen.canvas.frames import words_of
from derm_viewer.screen.canvas.layout import Box, Cell
from derm_viewer.screen.canvas.paint import transform_of
from derm_viewer.screen.canvas.picture import visible_sheet
from derm_viewer.screen.canvas.steps import Stops
from derm_viewer.screen.record.export_choice import Choice
from derm_viewer.screen.theme import LIGHT
from derm_viewer.screen.window.whose_left import WhoseLeft
from tests.screen.conftest import Opener, button
from tests.screen.paint_driver import begin, drag, gate, surfaces
from tests.screen.patient_driver import press, touch, view

LEFT = Qt.MouseButton.LeftButton
L5_LEFT = (-118.52, -79.89)
"""The left L5 key point in front."""
L5_RIGHT = (-157.48, -79.89)
"""Its mirror image."""


@pytest.fixture
def body(open_window: Opener) -> Parts:
    """The window with the supplied map."""
    return open_window(data_file=None)


def turn(parts: Parts) -> None:
    """Turn it with the keyboard."""
    QTest.keyClick(parts.window, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)


def strip(parts: Parts) -> WhoseLeft:
    return parts.window.findChildren(WhoseLeft)[0]


def clicked(parts: Parts, point: tuple[float, float]) -> tuple[object, ...]:
    """What is answered after a click on a point of the sheet: area, side, what the maps say, the candidates."""
    parts.consult.set_leg("left")
    at = parts.window.canvas.widget_at(*point).toPoint()
    QTest.mouseClick(parts.window.canvas, LEFT, pos=at)
    answer = parts.consult.answer
    assert answer is not None
    assert answer.headline in parts.window.answer_words
    return answer.place.area, answer.place.side, answer.headline, tuple(each.root for each in answer.candidates)


def seen(parts: Parts) -> QImage:
    parts.window.canvas.settle()
    return parts.window.canvas.grab().toImage()


def test_the_same_skin_gives_the_same_words(open_window: Opener) -> None:
    body = open_window(data_file=None, size=(2400, 1500))
    stops = Stops(body.atlas)
    points = [(stop.x, stop.y) for view in sorted(shown_views(body)) for stop in stops.of(view)]
    before = {point: clicked(body, point) for point in points if roomy(body, *point)}
    assert len(before) > 60
    assert {side for _, side, _, _ in before.values()} == {"left", "right"}
    turn(body)
    for point, said in before.items():
        body.consult.clear()
        assert clicked(body, point) == said


def roomy(parts: Parts, x: float, y: float) -> bool:
    """Whether what is answered is the same a pixel away."""
    near = [parts.library.locate(x + dx, y + dy) for dx in (-0.5, 0, 0.5) for dy in (-0.5, 0, 0.5)]
    return len({(place.area, tuple(reading.root for reading in place.readings)) for place in near}) == 1


def shown_views(parts: Parts) -> set[str]:
    return {cell.view for cell in parts.window.canvas.cells}


def test_every_view_has_the_patients_left_on_the_left(body: Parts) -> None:
    turn(body)
    canvas, pairs = body.window.canvas, 0
    for name in shown_views(body) - {"left_lateral", "left_medial"}:
        keys = [key for key in body.atlas.of(view=name, kind="key_point") if key.side in ("left", "right")]
        for one in keys:
            for other in keys:
                if (one.root, one.side, other.side) == (other.root, "left", "right"):
                    assert canvas.widget_at(one.x, one.y).x() < canvas.widget_at(other.x, other.y).x()
                    pairs += 1
    assert pairs > 8
    left, right = (next(c for c in canvas.cells if c.view == f"{side}_sole") for side in ("left", "right"))
    assert left.x < right.x


def test_side_views_and_the_back_stay_as_they_are(body: Parts) -> None:
    before = {cell.view: cell.flip for cell in body.window.canvas.cells}
    turn(body)
    after = {cell.view for cell in body.window.canvas.cells if cell.flip}
    assert not any(before.values())
    assert after == {"anterior", "left_sole", "right_sole", "perineum"}


def test_the_picture_shows_the_same_skin_at_the_same_point_of_the_sheet(body: Parts) -> None:
    body.window.tools.key_points.setChecked(False)
    front = next(cell for cell in body.window.canvas.cells if cell.view == "anterior").crop
    steps = ((a / 40, b / 60) for a in range(1, 40) for b in range(60))
    points = [(front.x0 + front.width * a, front.y0 + front.height * b) for a, b in steps]

    def colours() -> list[QColor]:
        image, canvas = seen(body), body.window.canvas
        return [image.pixelColor(canvas.widget_at(*point).toPoint()) for point in points]

    body.consult.point_at(*L5_LEFT)  # something that is seen on one side only
    facing = colours()
    turn(body)
    own = colours()
    near = sum(far(one, other) < 24 for one, other in zip(facing, own, strict=True))
    swapped = sum(far(one, other) < 24 for one, other in zip(facing, reversed_rows(own), strict=True))
    assert near > 0.85 * len(points)  # the roots' names and the fine lines lie elsewhere
    assert near > swapped + 100


def reversed_rows(colours: list[QColor]) -> list[QColor]:
    """The colours of `points` with their columns in the opposite order."""
    columns = [colours[at : at + 60] for at in range(0, len(colours), 60)]
    return [colour for column in reversed(columns) for colour in column]


def far(one: QColor, other: QColor) -> int:
    return max(abs(one.red() - other.red()), abs(one.green() - other.green()), abs(one.blue() - other.blue()))


def test_it_is_said_over_the_body_and_the_button_there_turns_it_back(body: Parts) -> None:
    assert not strip(body).isVisible()
    turn(body)
    assert strip(body).isVisible()
    assert "left is on the left" in strip(body).accessibleName()
    assert strip(body).geometry().bottom() < body.window.canvas.y()
    QTest.mouseClick(button(strip(body), "As I face you"), LEFT)
    assert not strip(body).isVisible()
    assert not any(cell.flip for cell in body.window.canvas.cells)


@pytest.mark.parametrize("view", ["anterior", "left_sole", "right_sole", "perineum"])
def test_a_mirrored_view_says_so_and_its_sides_change_places(view: str) -> None:
    usual, turned = words_of(view), words_of(view, mirrored=True)
    assert (turned.at_left, turned.at_right, turned.middle) == (usual.at_right, usual.at_left, usual.middle)
    assert "mirror" in turned.title
    assert "mirrored" in turned.short


def test_it_is_remembered_and_another_figure_keeps_it(open_window: Opener, tmp_path: Path) -> None:
    file = tmp_path / "settings.ini"
    first = open_window(data_file=None, temp_profile=False, settings_file=file)
    turn(first)
    first.window.close()
    second = open_window(data_file=None, temp_profile=False, settings_file=file)
    assert second.window.canvas.mirrored
    assert strip(second).isVisible()
    second.window.desk.choose_figure("female")
    assert second.window.canvas.mirrored
    assert second.settings.text(WHOSE_LEFT, ("facing", "own")) == "own"


def test_a_stroke_gives_the_same_mark(open_window: Opener) -> None:
    made = []
    for mirrored in (False, True):
        parts = open_window(data_file=None)
        parts.window.canvas.set_mirrored(mirrored)
        begin(parts)
        drag(parts, [(-118.0, -50.0), (-117.0, -60.0)])
        made.append(surfaces(parts)[0])
    assert made[0].view == made[1].view == "anterior"
    assert made[0].shape.symmetric_difference(made[1].shape).area < 0.15 * made[0].shape.area
    assert "left" in made[0].view or made[1].shape.centroid.x == pytest.approx(made[0].shape.centroid.x, abs=0.4)


def test_what_leaves_the_program_is_drawn_as_one_faces_the_patient(body: Parts) -> None:
    body.consult.point_at(*L5_LEFT)
    exported = {}
    for mirrored in (False, True):
        body.window.canvas.set_mirrored(mirrored)
        exported[mirrored] = marker(QImage.fromData(gate(body).exporter.made(Choice("png"))).scaledToWidth(1200))
    assert exported[True] == pytest.approx(exported[False], abs=2)


@pytest.mark.usefixtures("empty_clipboard")
def test_the_picture_in_the_note_is_not_mirrored_and_its_words_say_the_side(body: Parts) -> None:
    body.consult.point_at(*L5_LEFT)
    notes = []
    for _ in range(2):
        seen(body)
        QTest.keyClick(body.window, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
        data = QApplication.clipboard().mimeData()
        picture = data.html().partition("base64,")[2].partition('"')[0]
        notes.append((data.text(), marker(QImage.fromData(base64.b64decode(picture)))))
        turn(body)
    assert "left" in notes[0][0]
    assert notes[0][0] == notes[1][0]
    assert notes[1][1] == pytest.approx(notes[0][1], abs=8)
    assert marker(seen(body)) == pytest.approx(notes[0][1], abs=8)
    turn(body)
    assert marker(seen(body)) < notes[0][1] - 80


def marker(image: QImage) -> float:
    """How far right the answer's marker is, in pixels."""
    ink, found = QColor(LIGHT.marker), []
    for x in range(0, image.width(), 2):
        found += [x for y in range(0, image.height(), 2) if far(image.pixelColor(x, y), ink) < 6]
    assert found
    return sum(found) / len(found)


def test_the_patients_figure_follows_and_still_names_what_is_touched(body: Parts) -> None:
    body.consult.point_at(*L5_LEFT)
    QTest.keyClick(body.window, Qt.Key.Key_F11)
    figure = view(body).figure

    def across() -> float:
        left, right = figure.widget_at(*L5_LEFT), figure.widget_at(*L5_RIGHT)
        assert left is not None
        assert right is not None
        return right.x() - left.x()

    facing = across()
    turn(body)
    assert facing < 0 < across()
    touch(body, *L5_LEFT)
    assert figure.scene is not None
    assert figure.scene.saying.touched == "the top of your left foot"
    press(view(body), Qt.Key.Key_Escape)


places = st.floats(-200, 200)


@given(places, places, st.floats(1, 80), st.booleans())
def test_a_cell_leads_there_and_back(x: float, y: float, scale: float, flip: bool) -> None:
    cell = Cell("anterior", Box(-50, -60, 40, 90), Box(-50, -60, 40, 90), 13.0, 7.0, scale, flip)
    at = cell.to_canvas(x, y)
    assert cell.to_sheet(*at) == pytest.approx((x, y), abs=1e-6)
    mapped = transform_of(cell).map(QPointF(x, y))
    assert (mapped.x(), mapped.y()) == pytest.approx(at, abs=1e-6)


@given(st.booleans(), st.floats(10, 500), st.floats(10, 500))
def test_the_visible_part_of_the_sheet_is_never_inside_out(flip: bool, wide: float, high: float) -> None:
    cell = Cell("anterior", Box(-50, -60, 40, 90), Box(-50, -60, 40, 90), 5.0, 5.0, 4.0, flip)
    box = visible_sheet(cell, wide, high)
    assert box is not None
    assert box.x0 < box.x1
    assert box.y0 < box.y1
    assert box.x0 >= -50 - 1e-6
    assert box.x1 <= 40 + 1e-6
