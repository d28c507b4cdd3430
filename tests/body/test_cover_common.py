"""Common areas by squares, beside those that GEOS works out: any shapes, also with edges on the lines of the grid."""

from __future__ import annotations

import math

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely import Polygon
from shapely.geometry.base import BaseGeometry

from derm_viewer.body.cover_cells import Grid, Shapes, cut
from derm_viewer.body.cover_common import CommonAreas

BOX = (-5.0, -5.0, 5.0, 5.0)


def array(*shapes: BaseGeometry) -> Shapes:
    result: Shapes = np.empty(len(shapes), dtype=object)
    result[:] = shapes
    return result


def common(marks: Shapes, regions: Shapes, side: float) -> list[list[float]]:
    """Worked out by squares; the same by GEOS is asserted to be equal."""
    found = CommonAreas(regions, Grid.over(BOX, side)).of(marks)
    expected = [[shapely.area(shapely.intersection(mark, region)) for region in regions] for mark in marks]
    np.testing.assert_allclose(found, np.array(expected).reshape(found.shape), atol=1e-11, rtol=0)
    listed: list[list[float]] = found.tolist()
    return listed


# Halves, quarters and thirds meet the grid's lines, one another, and whole edges of one another. Numbers next to
# nothing, with which GEOS divides by zero, are left out.
NUMBERS = st.integers(-20, 20).map(lambda n: n / 4) | st.integers(-15, 15).map(lambda n: n / 3) | st.floats(-5, 5).map(
    lambda x: round(x, 6)
)
PLACES = st.tuples(NUMBERS, NUMBERS)


@st.composite
def surfaces(draw: st.DrawFn) -> BaseGeometry:
    """Triangles, boxes, discs and stars, some of them with holes, some of several parts."""
    made: BaseGeometry = shapely.convex_hull(shapely.MultiPoint(draw(st.lists(PLACES, min_size=3, max_size=6))))
    for _ in range(draw(st.integers(0, 2))):
        (x1, y1), (x2, y2) = draw(PLACES), draw(PLACES)
        made = draw(st.sampled_from((shapely.union, shapely.symmetric_difference)))(made, shapely.box(x1, y1, x2, y2))
    made = shapely.make_valid(made)
    parts = [part for part in shapely.get_parts(shapely.get_parts(made)) if isinstance(part, Polygon)]
    return shapely.make_valid(shapely.MultiPolygon(parts)) if made.area > 1e-6 else shapely.box(-1, -1, 1, 1)


@settings(max_examples=300)
@given(st.lists(surfaces(), min_size=1, max_size=3), st.lists(surfaces(), min_size=1, max_size=3),
       st.sampled_from((0.5, 1.0, 2.5, 0.6)))  # fmt: skip
def test_common_areas_are_those_of_geos(marks: list[BaseGeometry], regions: list[BaseGeometry], side: float) -> None:
    kinds = shapely.get_type_id([*marks, *regions])
    if ((kinds == 3) | (kinds == 6)).all():
        common(array(*marks), array(*regions), side)


@pytest.mark.parametrize("side", [0.25, 0.6, 1.0, 3.0, 20.0])
def test_boxes_on_the_lines_of_the_grid(side: float) -> None:
    regions = array(shapely.box(-2, -2, 0, 2), shapely.box(0, -2, 2, 2), shapely.box(-5, -5, 5, 5))
    marks = array(shapely.box(-1, -1, 1, 1), shapely.box(-2, -2, 2, 2), shapely.box(2, 2, 3, 3))
    assert common(marks, regions, side) == [
        pytest.approx([2.0, 2.0, 4.0]), pytest.approx([8.0, 8.0, 16.0]), pytest.approx([0.0, 0.0, 1.0])
    ]  # fmt: skip


def test_a_hole_is_not_part_of_a_surface() -> None:
    ring = Polygon(shapely.box(-3, -3, 3, 3).exterior, [shapely.box(-1, -1, 1, 1).exterior])
    assert common(array(shapely.box(-2, -2, 2, 2)), array(ring), 1.0) == [pytest.approx([12.0])]
    assert common(array(ring), array(ring), 0.7) == [pytest.approx([32.0])]


def test_turned_round_surfaces_are_the_same() -> None:
    needle = shapely.box(-2, -0.01, 2, 0.01)
    stars = array(*(shapely.affinity.rotate(needle, angle, origin=(0, 0)) for angle in range(90)))
    found = CommonAreas(stars, Grid.over(BOX, 0.3)).of(stars)
    np.testing.assert_allclose(np.diag(found), 0.08, atol=1e-12)
    np.testing.assert_allclose(found, found.T, atol=1e-12)


def test_many_at_once_are_each_one_alone() -> None:
    discs = array(*(shapely.Point(math.cos(i) * 3, math.sin(i) * 3).buffer(0.1 + i / 20) for i in range(20)))
    index = CommonAreas(discs[:7], Grid.over(BOX, 0.5))
    np.testing.assert_array_equal(index.of(discs), np.concatenate([index.of(discs[i : i + 1]) for i in range(20)]))


def test_no_marks_and_no_regions() -> None:
    assert CommonAreas(array(shapely.box(0, 0, 1, 1)), Grid.over(BOX, 1.0)).of(array()).shape == (0, 1)
    assert CommonAreas(array(), Grid.over(BOX, 1.0)).of(array(shapely.box(0, 0, 1, 1))).shape == (1, 0)


def test_edges_add_up_to_the_area() -> None:
    disc = shapely.Point(0.1, 0.2).buffer(4)
    assert cut(array(disc), Grid.over(BOX, 0.5)).below().sum() * 0.25 == pytest.approx(disc.area, abs=1e-12)
