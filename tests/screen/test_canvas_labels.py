"""Names find room inside their region or are left out; they touch nothing."""

from __future__ import annotations

from itertools import combinations, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from derm_viewer.body.model import Polygon
from derm_viewer.screen.canvas.labels import (
    STEP,
    Rows,
    Wanted,
    heart,
    less,
    packed,
    place,
    places,
    rows_of,
    shared,
    touch,
    unpacked,
    within,
)
from derm_viewer.screen.canvas.layout import Box


def square(x0: float, y0: float, x1: float, y1: float) -> Polygon:
    """A rectangle as a polygon."""
    return (((x0, y0), (x1, y0), (x1, y1), (x0, y1), (x0, y0)),)


NUMBER = st.integers(-80, 80).map(lambda n: n / 8)
REGION = st.lists(st.tuples(NUMBER, NUMBER), min_size=3, max_size=9).map(lambda ring: ((*ring, ring[0]),))
"""Any ring, also one that crosses itself: inside is what an odd number of its edges lies left of."""
HOLED: Polygon = (square(0, 0, 20, 20)[0], square(5, 5, 15, 15)[0])


def wanted(key: str, polygon: Polygon, width: float = 3, height: float = 2) -> Wanted:
    """A name that looks for a place in a polygon."""
    return Wanted(key, key, width, height, places(rows_of([polygon]), width, height))


def test_rows_of_a_square() -> None:
    rows = rows_of([square(0, 0, 4, 2)])
    assert sorted(rows) == [0, 1, 2, 3]
    assert all(spans == [(0, 4)] for spans in rows.values())


def test_holes_are_left_out() -> None:
    assert rows_of([HOLED])[round(10 / STEP)] == [(0, 5), (15, 20)]


def test_what_regions_share_and_what_is_left() -> None:
    one, other = rows_of([square(0, 0, 10, 2)]), rows_of([square(6, 0, 20, 2)])
    assert shared([one, other], 2)[1] == [(6, 10)]
    assert shared([one, other], 1)[1] == [(0, 20)]
    third = rows_of([square(8, 0, 9, 2)])
    assert shared([one, other, third], 2)[1] == [(6, 10)]
    assert shared([one, other, third], 3)[1] == [(8, 9)]
    assert less(one, other)[1] == [(0, 6)]
    assert less(one, rows_of([square(3, 0, 4, 2)]))[1] == [(0, 3), (4, 10)]


def test_only_what_is_visible_counts() -> None:
    rows = within(packed(rows_of([square(0, 0, 10, 10)])), Box(2, 4, 5, 6))
    assert sorted(rows) == [8, 9, 10, 11, 12]
    assert rows[8] == [(2, 5)]


def holds(rows: Rows, line: int, x: float) -> bool:
    """Whether a point of a scan line lies inside a region."""
    return any(a < x < b for a, b in rows.get(line, ()))


@given(st.lists(REGION, min_size=1, max_size=4), st.integers(1, 4), st.tuples(NUMBER, NUMBER, NUMBER, NUMBER))
def test_every_point_is_counted_as_it_lies(regions: list[Polygon], least: int, seen: tuple[float, ...]) -> None:
    """Shared, left and visible skin, beside what each region says of points in between all edges."""
    each = [rows_of([region]) for region in regions]
    box = Box(*seen)
    both, rest, visible = shared(each, least), less(each[0], each[-1]), within(packed(each[0]), box)
    for line in {line for rows in each for line in rows}:
        edges = sorted({box.x0, box.x1, *(x for rows in each for span in rows.get(line, ()) for x in span)})
        for a, b in pairwise(edges):
            x = (a + b) / 2
            if not a < x < b:
                continue
            inside = [holds(rows, line, x) for rows in each]
            assert holds(both, line, x) == (sum(inside) >= least)
            assert holds(rest, line, x) == (inside[0] and not inside[-1])
            in_box = box.x0 < x < box.x1 and box.y0 <= line * STEP <= box.y1
            assert holds(visible, line, x) == (inside[0] and in_box)


@given(REGION)
def test_rows_that_were_kept_are_as_before(region: Polygon) -> None:
    rows = rows_of([region])
    assert list(unpacked(packed(rows)).items()) == list(rows.items())


def test_a_name_stands_in_the_middle_of_a_square() -> None:
    found = place([wanted("a", square(0, 0, 20, 20))], [])
    assert (found[0].x, found[0].y) == pytest.approx((10, 10), abs=1)


def test_a_name_that_does_not_fit_is_left_out() -> None:
    thin, low = square(0, 0, 2.9, 20), square(0, 0, 20, 1.4)
    assert place([wanted("a", thin), wanted("b", low)], []) == []


def test_a_name_gives_way_to_a_key_point() -> None:
    dot = Box(9, 9, 11, 11)
    (found,) = place([wanted("a", square(0, 0, 20, 20))], [dot])
    assert not touch(Box(found.x - 1.5, found.y - 1, found.x + 1.5, found.y + 1), dot)


@given(
    st.lists(st.tuples(st.floats(-20, 20), st.floats(-20, 20), st.floats(2, 20), st.floats(2, 20)), max_size=6),
    st.lists(st.tuples(st.floats(-20, 20), st.floats(-20, 20)), max_size=4),
)
def test_names_touch_nothing_and_stay_inside(
    shapes: list[tuple[float, float, float, float]], dots: list[tuple[float, float]]
) -> None:
    taken = [Box(x - 1, y - 1, x + 1, y + 1) for x, y in dots]
    regions = {str(i): square(x, y, x + w, y + h) for i, (x, y, w, h) in enumerate(shapes)}
    found = place([wanted(key, shape, 3, 1.5) for key, shape in regions.items()], taken)
    boxes = [Box(p.x - 1.5, p.y - 0.75, p.x + 1.5, p.y + 0.75) for p in found]
    assert not any(touch(a, b) for a, b in combinations(boxes, 2))
    assert not any(touch(box, dot) for box in boxes for dot in taken)
    for name, box in zip(found, boxes, strict=True):
        (x0, y0), _, (x1, y1), *_ = regions[name.key][0]
        assert x0 <= box.x0 + 1e-9
        assert box.x1 <= x1 + 1e-9
        assert y0 <= box.y0 + STEP
        assert box.y1 <= y1 + STEP


def test_the_heart_lies_inside_and_not_in_a_hole() -> None:
    point = heart(rows_of([HOLED]))
    assert point is not None
    x, y = point
    assert not (5 < x < 15 and 5 < y < 15)
    assert heart({}) is None
    assert not places({}, 1, 1)


def test_a_sliver_that_a_line_only_touches_has_no_middle() -> None:
    """A corner on a scan line: no width. The female figure has such areas, and the arrow keys look at every one."""
    assert heart(rows_of([(((0, 0), (2, 0.3), (-2, 0.3), (0, 0)),)])) is None
