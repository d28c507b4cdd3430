"""What marks cover: on boxes by hand, and beside GEOS on the supplied map."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely import MultiPolygon
from shapely.geometry.base import BaseGeometry

from derm_viewer.body.atlas import Atlas
from derm_viewer.body.cover import Column, Cover, CoverIndex, MarkError, Part, area_mark, cover, stroke
from derm_viewer.body.cover_mark import shape_of
from tests.body.sample import box as ring_of
from tests.body.sample import feature, find, sample_map, write_sample


@pytest.fixture(scope="module")
def index(sample_atlas: Atlas) -> CoverIndex:
    return CoverIndex(sample_atlas)


@pytest.fixture(scope="module")
def body(neutral: Atlas) -> CoverIndex:
    return CoverIndex(neutral)


def front(minx: float, miny: float, maxx: float, maxy: float) -> BaseGeometry:
    """A box in the view from the front, x towards the patient's left."""
    return shapely.box(minx - 100, miny, maxx - 100, maxy)


def side_of(found: Cover, side: str) -> Part:
    part = found.side(side)
    assert part is not None
    return part


def roots(part: Part, map_id: str) -> dict[str, float]:
    return {own.root: own.share for own in part.map(map_id).roots}


def test_a_mark_across_a_border_is_divided(index: CoverIndex) -> None:
    left = side_of(index.cover(front(8, -60, 18, -50)), "left")
    assert left.picture_cm2 == pytest.approx(100)
    assert left.views == ("anterior",)
    assert roots(left, "isncsci") == pytest.approx({"L5": 0.8, "L4": 0.2})
    assert [own.root for own in left.map("isncsci").roots] == ["L5", "L4"]
    assert roots(left, "keegan_garrett") == pytest.approx({"L5": 0.6, "L4": 0.4})
    assert {own.name: own.share for own in left.areas} == pytest.approx({"outer_shin": 0.6, "front_shin": 0.4})


def test_the_share_of_the_root_that_is_painted(index: CoverIndex) -> None:
    l5 = side_of(index.cover(front(8, -60, 18, -50)), "left").map("isncsci").root("L5")
    assert (l5.picture_cm2, l5.painted) == pytest.approx((80, 80 / (8 * 30 + 6 * 7)))


def test_left_and_right_are_kept_apart(index: CoverIndex) -> None:
    found = index.cover(front(-8, 2, 4, 6))
    assert [part.side for part in found.sides] == ["left", "right"]
    assert [part.picture_cm2 for part in found.sides] == pytest.approx([16, 32])
    for part in found.sides:
        assert roots(part, "isncsci") == pytest.approx({"L1": 1})
        assert part.map("isncsci").blank == 0


def test_what_a_map_leaves_blank_is_blank(index: CoverIndex) -> None:
    left = side_of(index.cover(front(4, 5, 10, 15)), "left")
    assert roots(left, "isncsci") == pytest.approx({"L1": 0.5})
    assert left.map("isncsci").blank == pytest.approx(0.5)
    assert left.map("keegan_garrett") == ("keegan_garrett", "traced", (), 1.0)


def test_parts_beside_the_body_and_above_the_maps_are_dropped_and_said(index: CoverIndex) -> None:
    beside = index.cover(front(14, -60, 22, -50))
    assert side_of(beside, "left").picture_cm2 == pytest.approx(40)
    assert beside.outside == pytest.approx(0.5)
    above = index.cover(front(4, 20, 10, 40))
    assert (above.untreated_cm2, above.outside) == pytest.approx((60, 0))
    assert side_of(above, "left").picture_cm2 == pytest.approx(60)
    nowhere = index.cover(shapely.box(300, 300, 310, 310))
    assert nowhere == ((), (), 0.0, 1.0, False)


def test_the_scale_of_a_view_is_divided_out(index: CoverIndex) -> None:
    left = side_of(index.cover(shapely.box(80, 0, 100, 50)), "left")
    assert left.picture_cm2 == pytest.approx(250)
    assert roots(left, "isncsci") == pytest.approx({"L5": 0.7, "S1": 0.3})
    assert left.map("isncsci").root("S1").painted == pytest.approx(1)


def test_views_count_together_and_apart(index: CoverIndex) -> None:
    shin, side = front(10, -60, 18, -50), shapely.box(-8, -60, 8, -50)
    found = index.cover([shin, side])
    assert [(part.side, part.views) for part in found.parts] == [("left", ("anterior",)), ("left", ("left_lateral",))]
    left = side_of(found, "left")
    assert left.views == ("anterior", "left_lateral")
    assert left.picture_cm2 == pytest.approx(80 + 160)
    drawn = 8 * 30 + 6 * 7 + 16 * 43
    assert left.map("isncsci").root("L5").painted == pytest.approx(240 / drawn)


def test_a_view_painted_on_the_other_side_only_does_not_count_here(index: CoverIndex) -> None:
    found = index.cover([front(-18, -60, -10, -50), shapely.box(-8, -60, 8, -50)])
    assert [(part.side, part.views) for part in found.sides] == [("left", ("left_lateral",)), ("right", ("anterior",))]
    assert side_of(found, "left").map("isncsci").root("L5").painted == pytest.approx(160 / (16 * 43))


def test_nerves_have_shares_of_their_own(tmp_path: Any) -> None:
    data = sample_map()
    data["derm_viewer"]["nerves"] = [
        {"id": name, "title": name, "roots": "L5", "certainty": "usual"} for name in ("sural", "saphenous")
    ]
    for name, corners in (("sural", (10, -70, 18, -50)), ("saphenous", (6, -70, 12, -50))):
        rings = ring_of(corners[0] - 100, corners[1], corners[2] - 100, corners[3])
        data["features"].append(feature("anterior", "nerve", name, "left", rings=[rings]))
    left = side_of(cover(Atlas.load(write_sample(tmp_path / "m.geojson", data)), front(8, -60, 18, -50)), "left")
    assert [own.name for own in left.nerves] == ["sural", "saphenous"]
    assert [own.share for own in left.nerves] == pytest.approx([0.8, 0.4])
    assert [own.painted for own in left.nerves] == pytest.approx([80 / 160, 40 / 120])


def test_a_region_that_claims_skin_of_another_does_not_count_it_twice(tmp_path: Any) -> None:
    data = sample_map()
    find(data, "anterior/isncsci/L5/left")["geometry"]["coordinates"] = [ring_of(-92, -76, -82, -46)]
    left = side_of(cover(Atlas.load(write_sample(tmp_path / "m.geojson", data)), front(2, -60, 18, -50)), "left")
    assert roots(left, "isncsci") == pytest.approx({"L4": 0.5, "L5": 0.5})


def test_a_region_across_the_midline_or_beyond_the_areas_counts_where_skin_is(tmp_path: Any) -> None:
    data = sample_map()
    find(data, "anterior/isncsci/L1/left")["geometry"]["coordinates"] = [ring_of(-106, -10, -70, 10)]
    found = cover(Atlas.load(write_sample(tmp_path / "m.geojson", data)), front(-18, 0, 18, 10))
    assert [part.map("isncsci").root("L1").picture_cm2 for part in found.sides] == pytest.approx([180, 180])
    assert [part.map("isncsci").blank for part in found.sides] == [0, 0]


def test_a_crossed_region_counts_as_mended(tmp_path: Any) -> None:
    data = sample_map()
    crossed = [[-90, -76], [-82, -46], [-90, -46], [-82, -76], [-90, -76]]
    find(data, "anterior/isncsci/L5/left")["geometry"]["coordinates"] = [[crossed]]
    found = cover(Atlas.load(write_sample(tmp_path / "m.geojson", data)), front(10, -76, 18, -46))
    assert roots(side_of(found, "left"), "isncsci") == pytest.approx({"L5": 0.5})


def test_all_of_a_named_area(sample_atlas: Atlas, index: CoverIndex) -> None:
    area = next(r for r in sample_atlas.of(view="anterior", kind="area") if r.name == "great_toe" and r.side == "right")
    right = side_of(index.cover(area_mark(area)), "right")
    assert [(own.name, own.share, own.painted) for own in right.areas] == [("great_toe", 1, 1)]


def test_unknown_maps_are_named(index: CoverIndex) -> None:
    with pytest.raises(KeyError, match="known: isncsci, keegan_garrett"):
        side_of(index.cover(front(8, -60, 18, -50)), "left").map("other")


@settings(max_examples=150)
@given(st.data())
def test_the_shares_of_every_map_add_up_to_one(neutral: Atlas, body: CoverIndex, data: st.DataObject) -> None:
    view = data.draw(st.sampled_from(neutral.views))
    minx, miny, maxx, maxy = view.bbox
    places = st.tuples(*(st.floats(*ends).map(lambda x: round(x, 6)) for ends in ((minx, maxx), (miny, maxy))))
    mark = stroke(data.draw(st.lists(places, min_size=1, max_size=6)), data.draw(st.floats(0.1, 12)), view)
    found = body.cover(mark)
    assert 0 <= found.outside <= 1
    for part in (*found.sides, *found.parts):
        for shares in part.maps:
            assert sum(own.share for own in shares.roots) + shares.blank == pytest.approx(1, abs=1e-12)
            assert all(0 < own.share <= 1 and 0 < own.painted <= 1 for own in shares.roots)
            assert shares.blank >= 0
        assert sum(own.share for own in part.areas) == pytest.approx(1, abs=1e-9)
    on_sheet = sum(part.picture_cm2 for part in found.parts) + found.untreated_cm2
    assert on_sheet * view.scale**2 == pytest.approx(mark.area * (1 - found.outside), rel=1e-9, abs=1e-9)


def strokes(atlas: Atlas) -> list[MultiPolygon]:
    """The same strokes every time, in every view, some of them large."""
    rng = np.random.default_rng(1)
    marks = []
    for view in atlas.views:
        low, high = np.array(view.bbox[:2]), np.array(view.bbox[2:])
        for radius in (0.5, 2.0, 8.0):
            points = rng.uniform(0.3, 0.7, (5, 2)) * (high - low) + low
            marks.append(stroke([(float(x), float(y)) for x, y in points], radius, view))
    return marks


def test_areas_are_those_of_geos(neutral: Atlas, body: CoverIndex) -> None:
    for mark in strokes(neutral):
        for part in body.cover(mark).parts:
            view = neutral.view(part.views[0])
            for shares in part.maps:
                drawn = [r for r in neutral.of(view=view.id, map=shares.map, kind="dermatome") if r.side == part.side]
                for region in drawn:
                    expected = shapely.intersection(shape_of(region), mark).area / view.scale**2
                    # Beside the named areas, by a few hundredths of a square centimetre, no skin counts.
                    assert shares.root(region.root or "").picture_cm2 == pytest.approx(expected, abs=0.06)


def test_a_table_says_the_same_as_single_answers(neutral: Atlas, body: CoverIndex) -> None:
    marks = strokes(neutral)
    tables = list(body.tables(iter(marks), chunk=10))
    assert [len(table.areas) for table in tables] == [10, 10, 10, 3]
    number = {column: i for i, column in enumerate(tables[0].columns)}
    assert {table.columns for table in tables} == {body.columns()}
    areas, drawn, outside = (np.concatenate([table[i] for table in tables]) for i in (1, 2, 3))
    for i, mark in enumerate(marks):
        found = body.cover(mark)
        assert outside[i] == pytest.approx(found.outside, abs=1e-12)
        for part in found.sides:
            assert areas[i, number[Column(part.side, "skin", "")]] == pytest.approx(part.picture_cm2)
            for shares in part.maps:
                for own in shares.roots:
                    at = number[Column(part.side, shares.map, own.root)]
                    assert areas[i, at] == pytest.approx(own.picture_cm2)
                    assert areas[i, at] / drawn[i, at] == pytest.approx(own.painted)


def test_the_columns_have_an_order_that_people_expect(body: CoverIndex) -> None:
    columns = body.columns()
    assert columns[0] == Column("left", "skin", "")
    assert columns[-1] == Column("", "untreated", "")
    assert [column.name for column in columns if column[:2] == ("left", "isncsci")] == [
        "T10", "T11", "T12", "L1", "L2", "L3", "L4", "L5", "S1", "S2", "S3", "S4-5"
    ]  # fmt: skip


def test_a_bad_mark_of_many_is_named_by_its_number(index: CoverIndex) -> None:
    good, bad = front(8, -60, 18, -50), shapely.LineString([(0, 0), (1, 1)])
    with pytest.raises(MarkError) as caught:
        list(index.tables([good, good, good, bad], chunk=2))
    assert caught.value.number == 3


def test_no_marks_make_no_table(index: CoverIndex) -> None:
    assert list(index.tables([])) == []
