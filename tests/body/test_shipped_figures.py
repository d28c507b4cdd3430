"""The shipped maps of all figures: complete, valid by the program's own check, and drawing the same things."""

from __future__ import annotations

from pathlib import Path

import pytest

from derm_viewer.body.atlas import Atlas
from derm_viewer.body.check import check_file
from derm_viewer.body.model import CERTAINTIES, ROOTS
from tests.body.conftest import FIGURES

FEET = {"left_dorsum", "right_dorsum", "left_sole", "right_sole"}
LEGS = {"left_lateral", "right_lateral", "left_medial", "right_medial"}
VIEWS = {"anterior", "posterior", "perineum"} | LEGS | FEET
LANDMARKS = {
    "perineum",
    "gluteal_fold",
    "hip_joint",
    "knee_joint",
    "ankle_joint",
    "patella",
    "medial_femoral_condyle",
    "fibular_head",
    "tibial_tuberosity",
    "medial_malleolus",
    "lateral_malleolus",
    "asis",
    "inguinal_midpoint",
    "greater_trochanter",
    "popliteal_midpoint",
    "navicular",
    "mtp_1",
    "mtp_3",
    "mtp_5",
    "heel",
}
MAPS = {
    "isncsci": "traced",
    "keegan_garrett": "traced",
    "foerster_type": "traced",
    "lee_2008": "described",
    "foerster_1933": "described",
}
NERVES = {
    "iliohypogastric": "T12 L1",
    "ilioinguinal": "L1",
    "genitofemoral": "L1 L2",
    "lateral_femoral_cutaneous": "L2 L3",
    "anterior_femoral_cutaneous": "L2 L3 L4",
    "obturator": "L2 L3 L4",
    "saphenous": "L3 L4",
    "infrapatellar": "L3 L4",
    "lateral_sural": "L4 L5 S1 S2",
    "superficial_fibular": "L4 L5 S1 S2",
    "deep_fibular": "L4 L5 S1 S2",
    "sural": "",
    "tibial_calcaneal": "",
    "medial_plantar": "",
    "lateral_plantar": "",
    "posterior_femoral_cutaneous": "S1 S2 S3",
    "superior_cluneal": "L1 L2 L3",
    "middle_cluneal": "S1 S2 S3",
}
FUZZY = {"iliohypogastric", "ilioinguinal", "genitofemoral"}


@pytest.fixture(scope="module", params=FIGURES)
def file(request: pytest.FixtureRequest, root: Path) -> Path:
    """The map file of each figure in turn."""
    return root / "assets" / FIGURES[request.param]


@pytest.fixture(scope="module")
def atlas(file: Path) -> Atlas:
    """That map."""
    return Atlas.supplied(file)


def things(atlas: Atlas) -> set[tuple[str, ...]]:
    """What is drawn, in whichever view: kind, map, root, name, side."""
    regions = {(r.kind, r.map or "", r.root or "", r.name, r.side) for r in atlas.regions}
    return regions | {(s.kind, s.map or "", s.root or "", s.name, s.side) for s in atlas.spots}


def test_the_check_finds_nothing(file: Path) -> None:
    assert [finding.sentence for finding in check_file(file).findings] == []


def test_views_maps_and_figure_are_all_there(atlas: Atlas, file: Path) -> None:
    assert atlas.data_version
    assert {view.id for view in atlas.views} == VIEWS
    assert {info.id: info.status for info in atlas.maps} == MAPS
    assert all(info.reference and info.method and info.sample and info.blank for info in atlas.maps)
    assert [figure.id for figure in atlas.figures] == [next(f for f, name in FIGURES.items() if name == file.name)]
    for view in VIEWS:
        assert atlas.of(view=view, kind="outline")
        assert atlas.of(view=view, kind="area")
        for info in atlas.maps:
            assert atlas.of(view=view, kind="dermatome", map=info.id), f"{info.id} draws nothing in {view}"


def test_every_id_says_what_the_feature_is(atlas: Atlas) -> None:
    figure = atlas.figures[0].id
    for region in atlas.regions:
        layer = region.map or region.kind
        assert region.id == f"{figure}/{region.view}/{layer}/{region.root or region.name}/{region.side}"
    for spot in atlas.spots:
        assert spot.id == f"{figure}/{spot.view}/{spot.kind}/{spot.root or spot.name}/{spot.side}"
    assert {region.figure for region in atlas.regions} == {figure}


def test_landmarks_are_there_for_both_sides(atlas: Atlas) -> None:
    for side in ("left", "right"):
        assert {spot.name for spot in atlas.of(kind="landmark") if spot.side == side} >= LANDMARKS


def test_every_nerve_is_drawn_on_both_sides_with_its_roots(atlas: Atlas) -> None:
    assert {info.id: " ".join(info.roots) for info in atlas.nerves} == NERVES
    assert {info.id for info in atlas.nerves if info.certainty == "variable"} >= FUZZY
    assert {info.certainty for info in atlas.nerves} == set(CERTAINTIES)
    titles = {info.id: info.title for info in atlas.nerves}
    for side in ("left", "right"):
        assert {region.name for region in atlas.of(kind="nerve") if region.side == side} == set(NERVES)
    assert all(region.title == titles[region.name] for region in atlas.of(kind="nerve"))


def test_the_saddle_view_shows_the_saddle_of_both_sides(atlas: Atlas) -> None:
    for side in ("left", "right"):
        own = [region for region in atlas.of(view="perineum") if region.side == side]
        assert {region.name for region in own if region.kind == "area"} >= {
            "saddle",
            "inner_upper_thigh",
            "cut_surface",
        }
        for map_id in ("isncsci", "keegan_garrett", "foerster_type"):
            roots = {region.root for region in own if region.map == map_id}
            assert roots >= {"S3", "S4-5"}, map_id
        assert {spot.root for spot in atlas.of(view="perineum", kind="key_point") if spot.side == side} >= {
            "S3",
            "S4-5",
        }


def test_it_draws_what_the_neutral_figure_draws(atlas: Atlas, neutral: Atlas) -> None:
    assert [view.id for view in atlas.views] == [view.id for view in neutral.views]
    assert atlas.header.maps == neutral.header.maps
    assert atlas.nerves == neutral.nerves
    assert atlas.data_version == neutral.data_version
    # A view of another body may show a rim of skin more or less, but each thing is seen somewhere.
    assert things(atlas) == things(neutral)


def test_roots_are_those_of_the_lumbar_maps(atlas: Atlas) -> None:
    for map_id in MAPS:
        drawn = {region.root for region in atlas.of(kind="dermatome", map=map_id)}
        assert drawn >= {"L1", "L2", "L3", "L4", "L5", "S1", "S2"}
        assert drawn <= set(ROOTS)
