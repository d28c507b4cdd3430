"""Where the views stand: nothing overlaps, nothing leaves the canvas, heights are shared, points go there and back."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from derm_viewer.screen.canvas.camera import FARTHEST, NEAREST, Camera
from derm_viewer.screen.canvas.frames import FADE, frames_of, words_of
from derm_viewer.screen.canvas.layout import Box, Layout, Room, arrange, moved
from tests.screen.canvas_samples import BOXES, WAIST, sample_atlas

ATLAS = sample_atlas()
sizes = st.tuples(st.integers(420, 3840), st.integers(420, 2160))


def room(width: float, height: float) -> Room:
    """A room with the bands and gaps of an ordinary font."""
    return Room(width, height, 36, 15, 13, 40)


def laid(width: float, height: float, leg: str = "left", whole: bool = False) -> Layout:
    """The sample atlas on a canvas of this size."""
    return arrange(frames_of(ATLAS, leg, whole), room(width, height))


def overlap(one: Box, other: Box) -> bool:
    """Whether two boxes share more than half a pixel each way."""
    return min(one.x1, other.x1) - max(one.x0, other.x0) > 0.5 and min(one.y1, other.y1) - max(one.y0, other.y0) > 0.5


@given(sizes, st.sampled_from(["left", "right"]), st.booleans())
def test_views_and_titles_stay_apart_and_on_the_canvas(size: tuple[int, int], leg: str, whole: bool) -> None:
    layout = laid(*size, leg, whole)
    boxes = [Box(g.box.x0, g.title_y, g.box.x1, g.box.y1) for g in layout.groups]
    assert not any(overlap(a, b) for a, b in combinations(boxes, 2))
    for box in boxes:
        assert box.x0 >= -0.5
        assert box.y0 >= -0.5
        assert box.x1 <= size[0] + 0.5
        assert box.y1 <= size[1] + 0.5


@given(sizes)
def test_bodies_share_scale_and_heights(size: tuple[int, int]) -> None:
    cells = [cell for cell in laid(*size).cells if not cell.view.endswith(("_dorsum", "_sole"))]
    assert len({round(cell.scale, 6) for cell in cells}) == 1
    assert len({(cell.crop.y0, cell.crop.y1) for cell in cells}) == 1


@given(sizes, st.floats(0.001, 0.999), st.floats(0.001, 0.999))
def test_a_point_goes_to_the_canvas_and_back(size: tuple[int, int], across: float, up: float) -> None:
    layout = moved(laid(*size), 3.0, -50.0, -20.0)
    for cell in layout.cells:
        x, y = cell.own.x0 + across * cell.own.width, cell.own.y0 + up * cell.own.height
        assert cell.to_sheet(*cell.to_canvas(x, y)) == pytest.approx((x, y), abs=1e-6)
        assert layout.cell_of(x, y) == cell
        assert layout.cell_at(*cell.to_canvas(x, y)) == cell


def test_the_free_space_above_the_inner_side_belongs_to_no_other_view() -> None:
    layout = laid(1200, 800)
    medial = next(cell for cell in layout.cells if cell.view == "left_medial")
    assert layout.cell_at(medial.box.x0 + 20, medial.box.y0 + 5) is None


def test_the_width_is_used_on_a_clinic_screen() -> None:
    layout = laid(900, 640)
    left = min(group.box.x0 for group in layout.groups)
    right = max(group.box.x1 for group in layout.groups)
    assert right - left > 0.93 * 900


def test_the_chosen_leg_is_shown_from_both_sides_and_the_other_is_not() -> None:
    views = [cell.view for cell in laid(1200, 800, "right").cells]
    assert views[:4] == ["anterior", "posterior", "right_lateral", "right_medial"]
    assert "left_lateral" not in views


def test_the_whole_body_leaves_out_the_inner_side() -> None:
    cells = laid(1200, 800, whole=True).cells
    assert [c.view for c in cells[:3]] == ["anterior", "posterior", "left_lateral"]
    assert "left_medial" not in [c.view for c in cells]


def test_from_the_waist_down_ends_just_above_the_waist() -> None:
    anterior = laid(1200, 800).cells[0]
    assert anterior.crop.y1 == pytest.approx(WAIST + FADE)


def test_feet_keep_the_order_of_the_sheet() -> None:
    feet = [cell.view for cell in laid(1200, 800).cells if cell.view.endswith(("_dorsum", "_sole"))]
    assert feet == ["left_dorsum", "right_dorsum", "right_sole", "left_sole"]


@pytest.mark.parametrize("view", BOXES)
def test_every_view_says_whose_left_it_is(view: str) -> None:
    words = words_of(view)
    said = f"{words.title} {words.at_left} {words.at_right} {words.middle}".lower()
    assert "left" in said or "right" in said
    assert "left" in f"{words.short} {words.at_left} {words.middle}".lower() or "right" in (
        f"{words.short} {words.at_left} {words.middle}".lower()
    )


def test_front_and_back_name_the_patients_sides_the_opposite_way() -> None:
    front, back = words_of("anterior"), words_of("posterior")
    assert (front.at_left, front.at_right) == (back.at_right, back.at_left)
    assert "right" in front.at_left


@given(st.floats(0.1, 40), st.floats(0, 800), st.floats(0, 600))
def test_zoom_keeps_the_point_under_the_pointer_and_the_limits(factor: float, x: float, y: float) -> None:
    start = Camera(2.0, -300.0, -200.0)
    camera = start.zoomed(factor, x, y, 800, 600)
    assert FARTHEST <= camera.zoom <= NEAREST
    assert -800 * (camera.zoom - 1) - 1e-6 <= camera.dx <= 0
    assert -600 * (camera.zoom - 1) - 1e-6 <= camera.dy <= 0
    if factor >= 1:
        before = ((x - start.dx) / start.zoom, (y - start.dy) / start.zoom)
        after = ((x - camera.dx) / camera.zoom, (y - camera.dy) / camera.zoom)
        assert after == pytest.approx(before, abs=1e-6)


def test_pan_stops_at_the_edge() -> None:
    assert Camera(1.0).panned(50, -50, 800, 600) == Camera()
    assert Camera(2.0).panned(-5000, -5000, 800, 600) == Camera(2.0, -800, -600)
