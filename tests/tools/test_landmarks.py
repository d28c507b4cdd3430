"""Landmarks and key points: on the skin, in the right order, the same on both sides."""

from dataclasses import replace

import numpy as np
import pytest

from tools.body_map import mesh
from tools.body_map.landmarks import JOINTS, Marks, Skin, key_points, landmarks
from tools.body_map.mesh import Body

NAMES = {
    *("perineum", "gluteal_fold", "hip_joint", "knee_joint", "ankle_joint", "patella", "medial_femoral_condyle"),
    *("fibular_head", "tibial_tuberosity", "medial_malleolus", "lateral_malleolus", "asis", "inguinal_midpoint"),
    *("greater_trochanter", "popliteal_midpoint", "navicular", "mtp_1", "mtp_3", "mtp_5", "heel"),
    *("iliac_crest", "umbilicus"),
}
ROOTS = ["T10", "T11", "T12", "L1", "L2", "L3", "L4", "L5", "S1", "S2", "S3", "S4-5"]


@pytest.fixture(scope="module", params=mesh.FIGURES)
def body(request: pytest.FixtureRequest) -> Body:
    return mesh.load(request.param)


@pytest.fixture(scope="module")
def marks(body: Body) -> Marks:
    return landmarks(body)


@pytest.fixture(scope="module")
def points(body: Body) -> Marks:
    return key_points(body)


def test_every_name_on_both_sides(marks: Marks, points: Marks) -> None:
    assert set(marks) == {(name, side) for name in NAMES for side in ("left", "right")}
    assert set(points) == {(root, side) for root in ROOTS for side in ("left", "right")}


def test_a_figure_that_is_the_neutral_one_stretched_has_its_points_stretched() -> None:
    neutral, factor = mesh.load(), np.array([1.2, 0.9, 1.1])
    stretched = replace(neutral, vertices=neutral.vertices * factor, figure="stretched")
    for found in (landmarks, key_points):
        there = found(stretched)
        for (name, side), xyz in found(neutral).items():
            expected = xyz if name in JOINTS else xyz * factor
            np.testing.assert_allclose(there[name, side], expected, atol=1e-6)


def test_right_is_the_mirror_of_left(marks: Marks, points: Marks) -> None:
    for found in (marks, points):
        for (name, side), xyz in found.items():
            if side == "left":
                assert xyz[0] > 0
                np.testing.assert_array_equal(found[name, "right"], xyz * [-1, 1, 1])


def test_they_lie_on_the_skin_and_joints_inside(body: Body, marks: Marks, points: Marks) -> None:
    for (name, _), xyz in {**marks, **points}.items():
        distance = np.linalg.norm(body.vertices - xyz, axis=1).min()
        assert (distance > 2) if name.endswith("_joint") else (distance < 0.7), name


def test_heights_go_down_the_leg(points: Marks, marks: Marks) -> None:
    heights = [points[root, "left"][1] for root in ("T10", "T11", "T12", "L1", "L2", "L3", "L4", "L5")]
    assert heights == sorted(heights, reverse=True)
    down = (
        "iliac_crest",
        "asis",
        "inguinal_midpoint",
        "greater_trochanter",
        "perineum",
        "patella",
        "tibial_tuberosity",
    )
    heights = [marks[name, "left"][1] for name in down]
    assert heights == sorted(heights, reverse=True)


def test_points_are_halfway_where_the_standard_says_so(body: Body, points: Marks, marks: Marks) -> None:
    near = 0.01 if body.figure == mesh.NEUTRAL else 1.2  # cm; carried with the skin to the other figures
    height = {root: points[root, "left"][1] for root in ROOTS}
    assert height["T11"] == pytest.approx((height["T10"] + height["T12"]) / 2, abs=near)
    assert height["L2"] == pytest.approx((height["T12"] + height["L3"]) / 2, abs=near)
    assert height["L1"] == pytest.approx((height["T12"] + height["L2"]) / 2, abs=near)
    assert height["T10"] == pytest.approx(marks["umbilicus", "left"][1], abs=near)


@pytest.mark.parametrize(
    ("name", "toward"),
    [
        ("medial_malleolus", (-1, 0, 0)),
        ("lateral_malleolus", (1, 0, 0)),
        ("patella", (0, 0, 1)),
        ("popliteal_midpoint", (0, 0, -1)),
        ("greater_trochanter", (1, 0, 0)),
        ("mtp_3", (0, 1, 0)),
        ("heel", (0, 0, -1)),
    ],
)
def test_skin_looks_the_way_the_landmark_faces(
    body: Body, marks: Marks, name: str, toward: tuple[int, int, int]
) -> None:
    nearest = np.argsort(np.linalg.norm(body.vertices - marks[name, "left"], axis=1))[:6]
    normal = body.normals()[nearest].mean(axis=0)
    assert normal @ np.array(toward) > 0.7 * np.linalg.norm(normal)


def test_a_ray_from_inside_finds_the_near_skin_and_one_from_outside_too(body: Body) -> None:
    skin = Skin(body)
    knee = body.joints["knee_joint"]
    front, back = np.array([0.0, 0.0, 1.0]), np.array([0.0, 0.0, -1.0])
    inside = skin.out(knee, front)
    outside = skin.onto(knee, back)
    np.testing.assert_allclose(inside, outside, atol=1e-6)
    assert inside[2] > knee[2]
