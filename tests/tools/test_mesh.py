"""The derived body: what the committed cage is, and the geometry that smooths and cuts it."""

from dataclasses import replace

import numpy as np
import pytest

from tools.body_map import mesh
from tools.body_map.mesh import FIGURES, Body, Cage, Floats, Ints

CUBE = np.array([[x, y, z] for x in (-1, 1) for y in (-1, 1) for z in (-1, 1)], dtype=float)
CUBE_QUADS = np.array(
    [[0, 1, 3, 2], [4, 6, 7, 5], [0, 4, 5, 1], [2, 3, 7, 6], [0, 2, 6, 4], [1, 5, 7, 3]], dtype=np.int32
)


@pytest.fixture(scope="module", params=FIGURES)
def body(request: pytest.FixtureRequest) -> Body:
    return mesh.load(request.param)


def a_body(vertices: Floats, faces: Ints) -> Body:
    none = np.zeros(len(vertices))
    weights = dict.fromkeys(("arm", "hand", "head", "leg_left", "leg_right", "cap"), none)
    marks = {**weights, "toe": np.zeros((len(vertices), 5))}
    return Body(vertices, faces, {}, marks, vertices, np.zeros(len(faces), bool))


def volume(body: Body) -> float:
    a, b, c = np.moveaxis(body.vertices[body.faces], 1, 0)
    return float((a * np.cross(b, c)).sum() / 6)


def edges_once(faces: Ints) -> int:
    """How many edges belong to one triangle only."""
    ends = np.sort(np.vstack([faces[:, [0, 1]], faces[:, [1, 2]], faces[:, [2, 0]]]), axis=1)
    return int((np.unique(ends, axis=0, return_counts=True)[1] == 1).sum())


def area(body: Body) -> float:
    a, b, c = np.moveaxis(body.vertices[body.faces], 1, 0)
    return float(np.linalg.norm(np.cross(b - a, c - a), axis=1).sum() / 2)


def facing_up(body: Body) -> bool:
    a, b, c = np.moveaxis(body.vertices[body.faces], 1, 0)
    return bool((np.cross(b - a, c - a)[:, 2] > 0).all())


@pytest.mark.parametrize("figure", FIGURES)
def test_the_cage_is_its_own_mirror_image(figure: str) -> None:
    cage = mesh.read_cage(figure)
    points = {tuple(p) for p in cage.vertices.tolist()}
    assert {(-x + 0.0, y, z) for x, y, z in points} == {(x + 0.0, y, z) for x, y, z in points}


def test_a_vertex_is_the_same_skin_in_every_figure() -> None:
    neutral = mesh.read_cage()
    for figure in ("female", "male"):
        cage = mesh.read_cage(figure)
        np.testing.assert_array_equal(cage.quads, neutral.quads)
        np.testing.assert_array_equal(cage.weights, neutral.weights)
        assert 1 < np.linalg.norm(cage.vertices - neutral.vertices, axis=1).max() < 6
        np.testing.assert_array_equal(mesh.load(figure).reference, mesh.load().vertices)


def test_a_woman_has_wider_hips_and_a_man_wider_shoulders() -> None:
    hips, shoulders = {}, {}
    for figure in FIGURES:
        body = mesh.load(figure)
        x, y, _ = body.vertices.T
        hips[figure] = x[(np.abs(y) < 3) & (body.arm < 0.5)].max()
        shoulders[figure] = x[(y > 45) & (y < 60)].max()
    assert hips["female"] > hips["neutral"] > hips["male"]
    assert shoulders["female"] < shoulders["neutral"] < shoulders["male"]


def test_the_body_is_166_cm_tall_and_stands_with_its_middle_at_zero(body: Body) -> None:
    low, high = body.vertices.min(0), body.vertices.max(0)
    assert (low[1], high[1]) == pytest.approx((-83.0, 83.0), abs=0.005)
    assert low[0] == pytest.approx(-high[0], abs=1e-6)


def test_the_body_is_closed_and_its_faces_look_outwards(body: Body) -> None:
    assert edges_once(body.faces) == 0
    assert 50e3 < volume(body) < 80e3  # cm3: an adult, not a body turned inside out
    np.testing.assert_allclose(np.linalg.norm(body.normals(), axis=1), 1, atol=1e-9)


def test_the_parts_lie_where_they_should(body: Body) -> None:
    x, y, z = body.vertices.T
    assert x[body.weights["leg_left"] > 0.9].min() > 0
    assert x[body.weights["leg_right"] > 0.9].max() < 0
    assert y[body.head > 0.9].min() > 50
    assert np.abs(x[body.hand > 0.5]).min() > 20
    assert (body.hand <= body.arm + 1e-9).all()
    left = x > 0
    middles = [x[left & (body.toe == toe)].mean() for toe in range(1, 6)]
    assert middles == sorted(middles)
    assert z[body.toe > 0].min() > 10


def test_the_joints_of_the_left_leg_have_names(body: Body) -> None:
    hip, knee, ankle = (body.joints[name] for name in ("hip_joint", "knee_joint", "ankle_joint"))
    assert hip[1] > knee[1] > ankle[1] > -83
    assert min(hip[0], knee[0], ankle[0]) > 5


def test_one_step_of_catmull_and_clark_on_a_cube() -> None:
    values, quads = mesh.subdivide(CUBE, CUBE_QUADS)
    assert quads.shape == (24, 4)
    assert len(values) == 8 + 12 + 6
    np.testing.assert_allclose(values[:8], CUBE * 5 / 9)
    np.testing.assert_allclose(np.abs(values[8:20]).max(1), 0.75)  # edge points
    np.testing.assert_allclose(np.abs(values[20:]).sum(1), 1.0)  # face points
    assert quads[:, 0].max() < 8


def test_smoothing_carries_the_weights_along() -> None:
    weights = np.zeros((8, len(mesh.WEIGHTS)))
    weights[:, mesh.WEIGHTS.index("toe3")] = 1
    smooth = mesh.smooth(Cage(CUBE, CUBE_QUADS, weights, {}), 2)
    assert smooth.faces.shape == (6 * 16 * 2, 3)
    assert (smooth.toe == 3).all()
    assert volume(smooth) > 0


def test_clipping_splits_the_faces_it_cuts() -> None:
    square = a_body(
        np.array([[0, 0, 0], [4, 0, 0], [4, 4, 0], [0, 4, 0]], dtype=float), np.array([[0, 1, 2], [0, 2, 3]], np.int32)
    )
    for height in (1.0, 2.5, 3.0):
        part = mesh.clip(square, height - square.vertices[:, 1])
        assert area(part) == pytest.approx(4 * height)
        assert part.vertices[:, 1].max() == pytest.approx(height)
        assert len(np.unique(part.vertices, axis=0)) == len(part.vertices)
        assert facing_up(part)


def test_a_cut_keeps_the_reference_and_the_marks_of_what_it_splits() -> None:
    square = np.array([[0, 0, 0], [4, 0, 0], [4, 4, 0], [0, 4, 0]], dtype=float)
    body = replace(a_body(square, np.array([[0, 1, 2], [0, 2, 3]], np.int32)), reference=square * 2 + 1)
    part = mesh.clip(replace(body, cut=np.array([False, True])), 3.0 - square[:, 1])
    np.testing.assert_allclose(part.reference, part.vertices * 2 + 1)
    middles = part.vertices[part.faces].mean(1)
    np.testing.assert_array_equal(part.cut, middles[:, 1] > middles[:, 0])


def test_clipping_nothing_and_everything() -> None:
    triangle = a_body(np.eye(3), np.array([[0, 1, 2]], np.int32))
    assert len(mesh.clip(triangle, np.ones(3)).faces) == 1
    assert len(mesh.clip(triangle, -np.ones(3)).faces) == 0


@pytest.mark.parametrize(("side", "sign"), [("left", 1), ("right", -1)])
def test_a_leg_is_on_its_side_and_ends_below_the_skin_between_the_legs(body: Body, side: str, sign: int) -> None:
    leg = mesh.leg(body, side)
    assert (leg.vertices[:, 0] * sign > 0.2).all()
    assert leg.vertices[:, 1].min() == pytest.approx(-83.0, abs=0.01)
    across, height, depth = leg.reference.T
    assert (height - mesh.leg_top(body, depth)).max() < 0.2
    assert height[np.abs(across) < 2].max() < mesh.crotch_height(body)
    assert leg.arm.max() <= 0.5
    assert edges_once(leg.faces) > 0


def test_the_legs_mirror_each_other(body: Body) -> None:
    left, right = mesh.leg(body, "left"), mesh.leg(body, "right")
    assert len(left.faces) == len(right.faces)
    assert area(left) == pytest.approx(area(right), rel=1e-6)


@pytest.mark.parametrize("figure", FIGURES)
def test_a_body_without_arms_is_closed_and_covers_its_shoulders(figure: str) -> None:
    pytest.importorskip("scipy", reason="the shoulders need the map extra")
    armless = mesh.load_without_arms(figure)
    neutral = mesh.load_without_arms()
    np.testing.assert_array_equal(armless.faces, neutral.faces)
    np.testing.assert_array_equal(armless.reference, neutral.vertices)
    assert edges_once(armless.faces) == 0
    assert armless.hand.max() < 0.01
    assert armless.weights["cap"].max() == pytest.approx(1)
    assert armless.vertices[:, 0].max() < 25
    low, high = armless.vertices.min(0), armless.vertices.max(0)
    assert low[0] == pytest.approx(-high[0], abs=1e-6)
