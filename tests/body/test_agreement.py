"""Agreement of maps over many points: on boxes by hand, and beside the locator on the supplied map."""

from __future__ import annotations

import math

import numpy as np
import pytest

from derm_viewer.body.agreement import APART, BLANK, NEIGHBOURS, NOWHERE, ONE_ROOT, Agreement, roots_at
from derm_viewer.body.atlas import Atlas
from derm_viewer.body.locate import Locator
from derm_viewer.body.model import ROOTS

L4, L5, S1 = (ROOTS.index(root) for root in ("L4", "L5", "S1"))


def test_each_map_gives_its_root(sample_atlas: Atlas) -> None:
    found = roots_at(sample_atlas, [-85.0, -89.0, -97.0, -90.0, 4.0], [-54.0, -54.0, -80.0, 60.0, -60.0])
    assert found.maps == ("isncsci", "keegan_garrett")
    assert found.roots.tolist() == [[L5, L5, L5, BLANK, L5], [L5, L4, L4, BLANK, S1]]
    assert found.drawing.tolist() == [2, 2, 2, 0, 2]
    assert found.classes.tolist() == [ONE_ROOT, NEIGHBOURS, NEIGHBOURS, NOWHERE, NEIGHBOURS]
    assert found.count("L5").tolist() == [2, 1, 1, 0, 1]
    assert found.counts()[L4].tolist() == [0, 1, 1, 0, 0]
    assert found.counts().sum(0).tolist() == found.drawing.tolist()


def test_classes_by_the_distance_of_roots() -> None:
    rows = [[L4, L4, L4, L4, L4, BLANK], [L4, L5, S1, BLANK, L5, BLANK], [L4, L4, L4, BLANK, S1, BLANK]]
    found = Agreement(("a", "b", "c"), np.array(rows, dtype=np.int8))
    assert found.classes.tolist() == [ONE_ROOT, NEIGHBOURS, APART, ONE_ROOT, APART, NOWHERE]
    assert found.drawing.tolist() == [3, 3, 3, 1, 3, 0]


def test_edges_count_and_the_first_id_takes_a_shared_one(sample_atlas: Atlas) -> None:
    found = roots_at(sample_atlas, [-90.0, -82.0], [-60.0, -76.0], ("isncsci",))
    assert found.roots.tolist() == [[L4, L5]]


def test_numbers_that_are_no_place_are_blank(sample_atlas: Atlas) -> None:
    xs = [math.nan, math.inf, -math.inf, -85.0, -85.0, 1e300]
    ys = [0.0, 0.0, 0.0, math.nan, -54.0, -54.0]
    assert roots_at(sample_atlas, xs, ys, ("isncsci",)).roots.tolist() == [[BLANK] * 4 + [L5, BLANK]]
    assert roots_at(sample_atlas, [math.nan], [0.0]).drawing.tolist() == [0]


def test_no_points_and_no_maps(sample_atlas: Atlas) -> None:
    assert roots_at(sample_atlas, [], []).roots.shape == (2, 0)
    nothing = roots_at(sample_atlas, [-85.0], [-54.0], ())
    assert (nothing.drawing.tolist(), nothing.classes.tolist()) == ([0], [NOWHERE])


def test_points_of_one_view(sample_atlas: Atlas) -> None:
    found = roots_at(sample_atlas, [-85.0, 4.0], [-54.0, -60.0], ("isncsci",), view="anterior")
    assert found.roots.tolist() == [[L5, BLANK]]


def test_unknown_names_and_unequal_lengths(sample_atlas: Atlas) -> None:
    with pytest.raises(KeyError, match="no map 'other'"):
        roots_at(sample_atlas, [0.0], [0.0], ("other",))
    with pytest.raises(KeyError, match="no view 'front'"):
        roots_at(sample_atlas, [0.0], [0.0], view="front")
    with pytest.raises(ValueError, match="not of one length"):
        roots_at(sample_atlas, [0.0, 1.0], [0.0])
    with pytest.raises(KeyError, match="no root 'L9'; known: T10"):
        roots_at(sample_atlas, [0.0], [0.0]).count("L9")


def test_it_says_what_the_locator_says(neutral: Atlas, neutral_locator: Locator) -> None:
    rng = np.random.default_rng(5)
    boxes = np.array([view.bbox for view in neutral.views])
    chosen = boxes[rng.integers(len(boxes), size=1500)]
    xs, ys = rng.uniform(chosen[:, :2], chosen[:, 2:]).T
    ids = tuple(info.id for info in neutral.maps)
    found = roots_at(neutral, xs, ys, ids)
    differing, asked = 0, 0
    for i, (x, y) in enumerate(zip(xs.tolist(), ys.tolist(), strict=True)):
        place = neutral_locator.locate(x, y)
        if place.where == "map":
            said = [BLANK if r.root is None else ROOTS.index(r.root) for r in place.readings]
            differing += said != found.roots[:, i].tolist()
            asked += 1
        elif place.where == "outside":
            assert found.roots[:, i].tolist() == [BLANK] * len(ids)
    assert asked > 300
    assert differing <= asked // 100  # the locator closes gaps that are narrower than 1.5 mm


def test_only_traced_maps_count_unless_others_are_named(neutral: Atlas) -> None:
    traced = tuple(info.id for info in neutral.maps if info.status == "traced")
    assert roots_at(neutral, [0.0], [0.0]).maps == traced == ("isncsci", "keegan_garrett", "foerster_type")
    assert roots_at(neutral, [0.0], [0.0], (*traced, "lee_2008")).maps == (*traced, "lee_2008")
