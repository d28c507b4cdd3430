"""What the locator answers on the sample map, rule by rule."""

from __future__ import annotations

import math
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from derm_viewer.body.atlas import Atlas
from derm_viewer.body.locate import Locator
from derm_viewer.body.place import MapReading, Place
from tests.body.sample import box, feature, find, sample_map, write_sample


def reading(place: Place, map_id: str) -> MapReading:
    """The reading of one map."""
    return next(r for r in place.readings if r.map == map_id)


def said(place: Place, map_id: str) -> tuple[str | None, float | None, str | None]:
    """Root, distance to the border (to 0.1 cm) and the root beyond it, as one map says them."""
    item = reading(place, map_id)
    return item.root, None if item.border_cm is None else round(item.border_cm, 1), item.beyond


def locator_of(data: dict[str, Any], folder: Path) -> Locator:
    """A locator on a changed sample."""
    return Locator(Atlas.load(write_sample(folder / "map.geojson", data)))


def test_the_left_outer_shin(locator: Locator) -> None:
    place = locator.locate(-85.0, -54.0)
    assert (place.where, place.view, place.side) == ("map", "anterior", "left")
    assert (place.area, place.area_words) == ("outer_shin", "outer shin")
    assert place.words == "left outer shin, 22 cm above the lateral malleolus"
    assert place.landmarks == ("neutral/anterior/landmark/lateral_malleolus/left",)
    assert [r.map for r in place.readings] == ["isncsci", "keegan_garrett"]
    assert said(place, "isncsci") == ("L5", 5.0, "L4")
    assert said(place, "keegan_garrett") == ("L5", 3.0, "L4")
    assert (reading(place, "isncsci").status, reading(place, "isncsci").area_roots) == ("traced", ("L5",))


@pytest.mark.parametrize(("x", "root"), [(-97.0, "L4"), (-93.0, "L5")])
def test_the_great_toe_by_its_side(locator: Locator, x: float, root: str) -> None:
    place = locator.locate(x, -80.0)
    assert place.words == "left great toe"
    assert reading(place, "isncsci").root == "L5"
    assert reading(place, "keegan_garrett").root == root
    assert reading(place, "keegan_garrett").area_roots == ("L4", "L5")


def test_blank_skin_has_no_root_and_knows_the_nearest_region(locator: Locator) -> None:
    place = locator.locate(-90.0, 13.0)
    assert said(place, "isncsci") == (None, 3.0, "L1")
    assert reading(place, "isncsci").area_roots == ("L1",)


def test_the_blank_side_of_a_border_is_none(locator: Locator) -> None:
    assert said(locator.locate(-90.0, 9.0), "isncsci") == ("L1", 1.0, None)


def test_silhouette_and_midline_are_no_borders(locator: Locator) -> None:
    assert said(locator.locate(-82.1, -60.0), "isncsci") == ("L5", 7.9, "L4")
    assert said(locator.locate(-99.9, 5.0), "isncsci") == ("L1", 5.0, None)


def test_a_map_without_borders_in_the_view(locator: Locator) -> None:
    nothing = reading(locator.locate(84.0, 40.0), "keegan_garrett")
    assert nothing == MapReading("keegan_garrett", "traced", None, None, None, ())


def test_distances_are_body_centimetres_in_an_enlarged_view(locator: Locator) -> None:
    place = locator.locate(90.0, 10.0)
    assert said(place, "isncsci") == ("L5", 2.0, "S1")


def test_a_shared_border_belongs_to_the_id_that_sorts_first(locator: Locator) -> None:
    place = locator.locate(-90.0, -60.0)
    assert said(place, "isncsci") == ("L4", 0.0, "L5")
    assert locator.locate(-92.0, -60.0).area == "front_shin"
    assert locator.locate(-88.0, -60.0).area == "front_shin"


def test_the_midline_belongs_to_the_left_in_area_and_regions(locator: Locator) -> None:
    place = locator.locate(-100.0, 5.0)
    assert (place.side, place.area) == ("left", "lower_abdomen")
    assert reading(place, "isncsci").root == "L1"


@pytest.mark.parametrize(
    ("x", "y", "view"),
    [(-124.0, 0.0, "anterior"), (-100.0, -50.0, "anterior"), (1e6, 0.0, None), (69.0, 80.0, None)],
)
def test_beside_the_body(locator: Locator, x: float, y: float, view: str | None) -> None:
    place = locator.locate(x, y)
    assert (place.where, place.view, place.words) == ("outside", view, "beside the body")
    assert (place.side, place.area, place.readings, place.key_points_near) == (None, None, (), ())


@pytest.mark.parametrize("x", [math.nan, math.inf, -math.inf])
def test_numbers_that_are_no_place(locator: Locator, x: float) -> None:
    assert locator.locate(x, 0.0).where == "outside"
    assert locator.locate(0.0, x).where == "outside"


def test_the_chest_says_that_it_is_not_mapped(locator: Locator) -> None:
    place = locator.locate(-95.0, 50.0)
    assert (place.where, place.side, place.area) == ("body", "left", "chest")
    assert place.words == "left chest, above the part of the body that the lumbar maps treat"
    assert place.readings == ()


def test_the_cut_of_a_view_has_no_skin(tmp_path: Path) -> None:
    data = sample_map()
    find(data, "left_lateral/area/arm/left")["properties"]["name"] = "cut_surface"
    place = locator_of(data, tmp_path).locate(0.0, 50.0)
    assert (place.where, place.words) == ("body", "where this view is cut: no skin is drawn here")
    assert place.readings == ()


def test_a_corner_of_the_silhouette_is_on_the_body(locator: Locator) -> None:
    assert locator.locate(-82.0, -83.0).where == "map"


def test_key_points_of_the_same_side_nearest_first(locator: Locator) -> None:
    place = locator.locate(-95.0, -76.5)
    assert [(n.root, round(n.cm, 2)) for n in place.key_points_near] == [("L5", 2.5), ("L4", 2.69)]
    assert locator.locate(-97.0, 5.0).key_points_near == ()


def test_key_point_reach_is_in_body_centimetres(locator: Locator) -> None:
    assert [n.root for n in locator.locate(86.0, 45.0).key_points_near] == ["L5"]
    assert locator.locate(86.0, 47.0).key_points_near == ()


def with_gap(width: float) -> dict[str, Any]:
    """The sample with a gap of this width between L4 and L5 on the left shin, centred on x = -90."""
    data = sample_map()
    l4, l5 = find(data, "anterior/isncsci/L4/left"), find(data, "anterior/isncsci/L5/left")
    l4["geometry"]["coordinates"] = [box(-98, -76, -90 - width / 2, -46)]
    l5["geometry"]["coordinates"] = [box(-90 + width / 2, -76, -82, -46)]
    return data


def test_a_narrow_gap_is_an_artefact(tmp_path: Path) -> None:
    narrow = locator_of(with_gap(0.14), tmp_path)
    assert reading(narrow.locate(-90.03, -60.0), "isncsci").root == "L4"
    assert reading(narrow.locate(-89.97, -60.0), "isncsci").root == "L5"


def test_a_wide_gap_is_blank_skin(tmp_path: Path) -> None:
    wide = locator_of(with_gap(0.2), tmp_path)
    assert reading(wide.locate(-90.0, -60.0), "isncsci").root is None
    assert reading(wide.locate(-90.09, -60.0), "isncsci").root is None


def test_a_narrow_gap_at_the_silhouette_is_an_artefact(tmp_path: Path) -> None:
    data = sample_map()
    find(data, "anterior/isncsci/L5/left")["geometry"]["coordinates"] = [box(-90, -76, -82.1, -46)]
    gap = locator_of(data, tmp_path)
    assert reading(gap.locate(-82.05, -60.0), "isncsci").root == "L5"


def test_a_point_between_areas_belongs_to_the_nearest(tmp_path: Path) -> None:
    data = sample_map()
    find(data, "anterior/area/front_shin/left")["geometry"]["coordinates"] = [box(-91.6, -76, -88.4, -46)]
    gap = locator_of(data, tmp_path)
    assert gap.locate(-91.9, -60.0).area == "inner_shin"
    assert gap.locate(-91.7, -60.0).area == "front_shin"


def test_a_body_part_without_an_area_is_named_so(tmp_path: Path) -> None:
    data = sample_map()
    data["features"].remove(find(data, "anterior/area/outer_shin/left"))
    place = locator_of(data, tmp_path).locate(-84.0, -60.0)
    assert (place.where, place.area, place.words) == ("body", None, "a part of the body without a name")


def test_small_shares_of_an_area_do_not_count(tmp_path: Path) -> None:
    data = sample_map()
    data["features"].append(feature("anterior", "isncsci", "S1", "left", rings=[box(-92, -83, -91.9, -76)]))
    data["features"].append(feature("anterior", "isncsci", "S2", "left", rings=[box(-91, -83, -89, -76)]))
    place = locator_of(data, tmp_path).locate(-85.0, -80.0)
    assert reading(place, "isncsci").area_roots == ("S2",)


def test_an_invalid_shape_is_answered_all_the_same(tmp_path: Path) -> None:
    data = sample_map()
    bow_tie = [[[-98, -76], [-82, -46], [-82, -76], [-98, -46.5], [-98, -76]]]
    find(data, "anterior/isncsci/L5/left")["geometry"]["coordinates"] = [bow_tie]
    crossed = locator_of(data, tmp_path)
    assert reading(crossed.locate(-83.0, -60.0), "isncsci").root == "L5"


def test_warming_up_changes_no_answer(sample_atlas: Atlas, locator: Locator) -> None:
    warm = Locator(sample_atlas)
    warm.warm_up()
    for x, y in [(-85.0, -54.0), (-97.0, -80.0), (-90.0, 13.0), (90.0, 10.0), (-4.0, -5.0)]:
        assert warm.locate(x, y) == locator.locate(x, y)


@given(st.floats(), st.floats())
def test_locate_never_raises(locator: Locator, x: float, y: float) -> None:
    assert locator.locate(x, y).where in ("map", "body", "outside")


@given(st.floats(-130, 160), st.floats(-90, 90))
def test_an_answer_is_whole(locator: Locator, x: float, y: float) -> None:
    place = locator.locate(x, y)
    assert (place.x, place.y) == (x, y)
    assert bool(place.readings) == (place.where == "map")
    for item in place.readings:
        assert item.border_cm is None or item.border_cm >= 0
        assert item.beyond is None or item.beyond != item.root


@given(st.integers(0, 10_000), st.floats(0.05, 0.95), st.floats(0.05, 0.95))
def test_a_point_inside_a_box_is_of_its_root(
    locator: Locator, sample_atlas: Atlas, pick: int, across: float, up: float
) -> None:
    drawn = sample_atlas.of(kind="dermatome")
    region = drawn[pick % len(drawn)]
    polygon = region.polygons[pick % len(region.polygons)]
    if len(polygon[0]) != 5:
        return
    (minx, miny), (maxx, maxy) = min(polygon[0]), max(polygon[0])
    place = locator.locate(minx + across * (maxx - minx), miny + up * (maxy - miny))
    if place.where == "map":
        assert region.map is not None
        assert reading(place, region.map).root == region.root
        assert place.side == region.side


@given(st.floats(0.01, 24.9), st.floats(-83, 83))
def test_the_mirrored_point_has_the_mirrored_answer(locator: Locator, x: float, y: float) -> None:
    left, right = locator.locate(-100 + x, y), locator.locate(-100 - x, y)
    assert (left.where, left.area) == (right.where, right.area)
    if left.side is not None:
        assert (left.side, right.side) == ("left", "right")
        assert left.words.replace("left", "right") == right.words
    for one, other in zip(left.readings, right.readings, strict=True):
        assert (one.root, one.area_roots) == (other.root, other.area_roots)
        assert one.border_cm == (None if other.border_cm is None else pytest.approx(other.border_cm, abs=1e-6))
