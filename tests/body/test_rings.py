"""Which way a ring runs."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from derm_viewer.body.rings import turn


@given(st.lists(st.floats(0.5, 9), min_size=3, max_size=30), st.integers(0, 29), st.floats(-100, 100))
def test_a_star_runs_the_way_it_was_drawn(radii: list[float], start: int, shift: float) -> None:
    count = len(radii)
    corners = [
        (shift + r * math.cos(2 * math.pi * i / count), r * math.sin(2 * math.pi * i / count))
        for i, r in enumerate(radii)
    ]
    corners = corners[start % count :] + corners[: start % count]
    ring = [*corners, corners[0]]
    xs, ys = zip(*ring, strict=True)
    assert turn(xs, ys) > 0
    assert turn(xs[::-1], ys[::-1]) < 0


@pytest.mark.parametrize(
    ("ring", "way"),
    [
        ([(0, 0), (2, 0), (2, 2), (0, 2), (0, 1), (0, 0)], 1),
        ([(0, 1), (0, 0), (2, 0), (2, 2), (0, 2), (0, 1)], 1),
        ([(0, 1), (0, 2), (2, 2), (2, 0), (0, 0), (0, 1)], -1),
        ([(0, 0), (0, 0), (1, 0), (0, 1), (0, 0)], 1),
        ([(0, 0), (1, 1), (2, 2), (0, 0)], 0),
        ([(1, 1), (1, 1), (1, 1), (1, 1)], 0),
    ],
)
def test_straight_and_doubled_corners(ring: list[tuple[float, float]], way: int) -> None:
    xs, ys = zip(*ring, strict=True)
    found = turn(xs, ys)
    assert (found > 0) - (found < 0) == way
