"""The parts of the body that the views show: cut, closed, and the same skin in every figure."""

import numpy as np
import pytest

from tools.body_map import mesh, parts
from tools.body_map.mesh import FIGURES, Body
from tools.body_map.parts import FOOT_TOP, SADDLE_TOP, Parts
from tools.body_map.views import VIEWS, ViewSpec

pytest.importorskip("scipy", reason="the shoulders need the map extra")


@pytest.fixture(scope="module", params=FIGURES)
def armless(request: pytest.FixtureRequest) -> Body:
    return mesh.load_without_arms(request.param)


def area_seen_from_below(body: Body, cut: bool) -> float:
    """cm2 of skin, or of what closes a cut, projected on the floor."""
    a, b, c = np.moveaxis(body.vertices[body.faces[body.cut == cut]], 1, 0)
    return float(np.clip(-np.cross(b - a, c - a)[:, 1], 0, None).sum() / 2)


def test_the_saddle_area_is_seen_between_two_closed_cuts(armless: Body) -> None:
    saddle = parts.saddle(armless)
    skin = saddle.vertices[saddle.faces[~saddle.cut]].mean(1)
    between = (np.abs(skin[:, 0]) < 2) & (skin[:, 1] < -2)
    assert between.sum() > 200
    assert area_seen_from_below(saddle, cut=True) < 1.6 * area_seen_from_below(saddle, cut=False)
    open_edges = parts.rim_edges(saddle)
    np.testing.assert_allclose(saddle.reference[open_edges[:, 0], 1], SADDLE_TOP, atol=1e-6)


def test_the_cuts_of_the_thighs_face_down_and_mirror_each_other(armless: Body) -> None:
    saddle = parts.saddle(armless)
    a, b, c = np.moveaxis(saddle.vertices[saddle.faces[saddle.cut]], 1, 0)
    across = np.cross(b - a, c - a)
    assert (across[:, 1] < 0).all()
    left = a[:, 0] > 0
    sizes = np.linalg.norm(across, axis=1)
    assert sizes[left].sum() == pytest.approx(sizes[~left].sum(), rel=1e-6)


def test_a_foot_is_closed_by_a_cut_at_the_same_skin_in_every_figure(armless: Body) -> None:
    foot = parts.foot(mesh.load(armless.figure), "left")
    assert len(parts.rim_edges(foot)) == 0
    top = mesh.read_cage().joints["ankle_joint"][1] + FOOT_TOP
    np.testing.assert_allclose(foot.reference[foot.faces[foot.cut]][..., 1], top, atol=1e-6)
    assert foot.cut.any()
    assert not foot.cut.all()


@pytest.mark.parametrize("spec", VIEWS, ids=[spec.id for spec in VIEWS])
def test_every_figure_fits_the_rectangles_of_the_views(armless: Body, spec: ViewSpec) -> None:
    sheet = spec.project(Parts(mesh.load(armless.figure)).of(spec).vertices)
    left, bottom, right, top = spec.bbox
    assert (sheet.min(0) > (left + 0.3, bottom + 0.3)).all()
    assert (sheet.max(0) < (right - 0.3, top - 0.3)).all()


def test_parts_of_a_figure_are_that_figure(armless: Body) -> None:
    made = Parts(mesh.load(armless.figure))
    np.testing.assert_array_equal(made.armless.vertices, armless.vertices)
    assert made.armless.figure == made.whole.figure == armless.figure
