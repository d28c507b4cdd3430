"""Marks are made, put together, mended or refused with one sentence."""

from __future__ import annotations

import contextlib
import math
from typing import Any

import numpy as np
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st
from shapely import MultiPolygon

from derm_viewer.body.atlas import Atlas
from derm_viewer.body.cover import MarkError, add, area_mark, erase, lasso, stroke, surface
from derm_viewer.body.cover_mark import surfaces
from derm_viewer.body.model import View

FRONT = View("anterior", "Front", (-125.0, -83.0, -75.0, 83.0), (-100.0, 0.0), 1.0)
FOOT = View("left_dorsum", "Top", (70.0, -10.0, 110.0, 60.0), (80.0, 0.0), 2.0)
DISC = 4 * 12 / 2 * math.sin(math.pi / 24)
"""The area of a brush's disc of radius 1."""


def test_a_tap_paints_a_disc_of_body_centimetres() -> None:
    assert stroke([(-100, 0)], 3, FRONT).area == pytest.approx(9 * DISC)
    assert stroke([(-100, 0), (-100, 0)], 3, FRONT).area == pytest.approx(9 * DISC)
    assert stroke([(90, 20)], 3, FOOT).area == pytest.approx(36 * DISC)


def test_a_stroke_is_as_long_and_wide_as_drawn() -> None:
    assert stroke([(-100, 0), (-100, 10), (-100, 10)], 1, FRONT).area == pytest.approx(20 + DISC)


def test_a_stroke_never_reaches_into_the_next_view() -> None:
    assert stroke([(-125, 0)], 2, FRONT).bounds[0] == -125
    assert stroke([(0, 0)], 2, FRONT).is_empty


@pytest.mark.parametrize("radius", [0.0, -1.0, 51.0, math.nan, math.inf])
def test_a_brush_that_cannot_paint_is_refused(radius: float) -> None:
    with pytest.raises(MarkError, match=r"cannot paint; choose a radius up to 50 cm\.$"):
        stroke([(0, 0)], radius, FRONT)


@pytest.mark.parametrize("points", [[], [(math.nan, 0)], [(0, 0), (math.inf, 0)], [(1e9, 0)]])
def test_a_stroke_through_no_place_is_refused(points: list[tuple[float, float]]) -> None:
    with pytest.raises(MarkError):
        stroke(points, 1, FRONT)


def test_a_lasso_encloses_also_when_it_crosses_itself() -> None:
    assert lasso([(-100, 0), (-90, 0), (-90, 10)], FRONT).area == pytest.approx(50)
    assert lasso([(-100, 0), (-90, 10), (-90, 0), (-100, 10)], FRONT).area == pytest.approx(50)
    twice_round = [(-100, 0), (-90, 0), (-90, 10), (-100, 10), (-100, 2), (-92, 2), (-92, 8), (-98, 8)]
    assert lasso(twice_round, FRONT).area == pytest.approx(99.5)


@pytest.mark.parametrize("points", [[(-100, 0)], [(-100, 0), (-90, 0), (-100, 0)], [(-100, 0), (-95, 0), (-90, 0)]])
def test_a_lasso_round_nothing_is_refused(points: list[tuple[float, float]]) -> None:
    with pytest.raises(MarkError):
        lasso(points, FRONT)


def test_marks_are_added_and_rubbed_out() -> None:
    one, two = stroke([(-100, 0)], 2, FRONT), stroke([(-99, 0)], 2, FRONT)
    both = add(one, two)
    assert one.area < both.area < 2 * one.area
    assert erase(both, two).area == pytest.approx(both.area - two.area)
    assert erase(erase(both, two), one).is_empty
    assert add(MultiPolygon(), one).equals(one)
    assert erase(MultiPolygon(), one).is_empty


HEIGHTS = st.floats(-80, 80).map(lambda y: round(y, 6))


@given(st.lists(st.tuples(st.floats(-120, -80), HEIGHTS), min_size=4, max_size=40))
def test_any_lasso_is_mended_or_refused(points: list[tuple[float, float]]) -> None:
    with contextlib.suppress(MarkError):
        made = lasso(points, FRONT)
        assert isinstance(made, MultiPolygon)
        assert made.is_valid
        assert made.area > 0


BOW_TIE = shapely.Polygon([(0, 0), (10, 10), (10, 0), (0, 10)])


def test_mending_loses_nothing_and_is_said() -> None:
    assert (surface(BOW_TIE)[0].area, surface(BOW_TIE)[1]) == (50, True)
    assert surface(shapely.box(0, 0, 1, 1)) == (MultiPolygon([shapely.box(0, 0, 1, 1)]), False)
    lobed = shapely.Polygon([(0, 0), (4, 0), (4, 4), (2, 4), (2, 6), (2, 4), (0, 4)])
    assert (surface(lobed)[0].area, surface(lobed)[1]) == (16, True)


def test_several_surfaces_count_what_they_share_once() -> None:
    assert surface([shapely.box(0, 0, 2, 2), shapely.box(1, 0, 3, 2)])[0].area == 6


SQUARE = [[0, 0], [2, 0], [2, 2], [0, 2], [0, 0]]


@pytest.mark.parametrize("mark", [
    {"type": "Polygon", "coordinates": [SQUARE]},
    {"type": "Polygon", "coordinates": ((tuple(map(tuple, SQUARE))),)},
    {"type": "MultiPolygon", "coordinates": [[SQUARE]]},
    {"type": "Feature", "properties": {}, "geometry": {"type": "Polygon", "coordinates": [SQUARE[:-1]]}},
    [{"type": "Polygon", "coordinates": [SQUARE[::-1]]}],
])  # fmt: skip
def test_geojson_is_a_mark(mark: Any) -> None:
    assert surface(mark)[0].equals(shapely.box(0, 0, 2, 2))


REFUSED: dict[str, tuple[Any, str]] = {
    "a point": (shapely.Point(0, 0), "the mark has no surface; draw a surface, not a point or a line."),
    "an empty one": (MultiPolygon(), "the mark has no surface; draw a surface, not a point or a line."),
    "not finite": (shapely.Polygon([(0, 0), (1, math.inf), (1, 1)]), "a coordinate is not a finite number; draw"),
    "far away": (shapely.box(0, 0, 2e6, 1), "a coordinate lies beyond 1,000,000; use centimetres of the sheet"),
    "nothing": ([], "this is no surface on the sheet; give polygons."),
    "a word": ("L5", "this is no surface on the sheet; give polygons."),
    "a GeoJSON point": ({"type": "Point", "coordinates": [0, 0]}, "its geometry type is 'Point'; write one of: Poly"),
    "a bare feature": ({"type": "Feature", "geometry": None}, "it has no geometry; write one of: Polygon, Multi"),
    "a short ring": ({"type": "Polygon", "coordinates": [[[0, 0], [1, 1]]]}, "a ring has only 2 positions; give it"),
    "words in a ring": ({"type": "Polygon", "coordinates": [[["a", 0]] * 4]}, "a coordinate is the text 'a', not a"),
    "no rings": ({"type": "Polygon", "coordinates": None}, "the geometry has no coordinates; draw"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_no_mark_is_refused_with_a_sentence(name: str) -> None:
    mark, sentence = REFUSED[name]
    with pytest.raises(MarkError) as caught:
        surface(mark)
    assert str(caught.value).startswith(sentence)
    assert str(caught.value).endswith(".")


def test_an_endless_scribble_is_refused_unmended() -> None:
    scribble = shapely.Polygon([(math.sin(7 * i) * 50, math.cos(11 * i) * 50) for i in range(20_001)])
    with pytest.raises(MarkError, match="too many to mend; simplify it"):
        surface(scribble)


def test_many_marks_keep_their_order() -> None:
    found, mended = surfaces([shapely.box(0, 0, 1, 1), BOW_TIE, MultiPolygon([shapely.box(0, 0, 3, 3)])])
    assert [shape.area for shape in found] == [1, 50, 9]
    assert mended.tolist() == [False, True, False]
    with pytest.raises(MarkError, match="no surface here") as caught:
        surfaces(np.array([BOW_TIE, None], dtype=object))
    assert caught.value.number == 1


def test_an_area_that_is_not_drawn_is_no_mark(sample_atlas: Atlas) -> None:
    with pytest.raises(MarkError, match="'lower abdomen' is not drawn here"):
        area_mark(next(r for r in sample_atlas.regions if r.name == "lower_abdomen")._replace(polygons=()))
