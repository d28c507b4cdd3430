"""The shipped map of the neutral figure, tested as code is: consistent between views, and saying what it must."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import shapely
from jsonschema import Draft202012Validator
from shapely import MultiPolygon, Polygon
from shapely.affinity import affine_transform

from derm_viewer.body.atlas import Atlas
from derm_viewer.body.borders import shape_of
from derm_viewer.body.locate import Locator
from derm_viewer.body.model import ABOVE_WAIST, CUT_SURFACE, Region
from derm_viewer.body.place import MapReading, Place
from tests.body.conftest import FIGURES


@pytest.fixture(scope="module")
def atlas(neutral: Atlas) -> Atlas:
    return neutral


@pytest.fixture(scope="module")
def shipped(neutral_locator: Locator) -> Locator:
    return neutral_locator


@pytest.fixture(scope="module")
def shapes(atlas: Atlas) -> dict[str, MultiPolygon]:
    return {region.id: shape_of(region) for region in atlas.regions}


def reading(place: Place, map_id: str) -> MapReading:
    return next(r for r in place.readings if r.map == map_id)


def inner_point(shape: MultiPolygon) -> tuple[float, float]:
    """A point well inside the largest part of a shape."""
    part = max(shape.geoms, key=lambda polygon: polygon.area)
    line = shapely.maximum_inscribed_circle(part, tolerance=0.05)
    x, y = line.coords[0]
    return x, y


def test_it_keeps_to_the_schema(root: Path) -> None:
    schema = json.loads((root / "resources/schema/body_regions.schema.json").read_text(encoding="utf-8"))
    data = json.loads((root / "assets" / FIGURES["neutral"]).read_text(encoding="utf-8"))
    for feature in data["features"]:
        # The reader looks at every position; for the schema, which is slow, the corners of each ring must do.
        if feature["geometry"]["type"] == "MultiPolygon":
            parts = feature["geometry"]["coordinates"]
            feature["geometry"]["coordinates"] = [[[*ring[:3], ring[-1]] for ring in part] for part in parts]
    errors = [f"{error.json_path}: {error.message[:200]}" for error in Draft202012Validator(schema).iter_errors(data)]
    assert errors == []


def test_the_side_views_are_of_their_side_only(atlas: Atlas) -> None:
    for region in atlas.regions:
        side = region.view.partition("_")[0]
        if side in ("left", "right"):
            assert region.side == side, region.id
        elif region.kind != "outline":
            assert region.side in ("left", "right"), region.id


def test_every_region_is_reached_by_a_click_on_its_inner_point(
    atlas: Atlas, shipped: Locator, shapes: dict[str, MultiPolygon]
) -> None:
    missed = []
    for region in atlas.regions:
        place = shipped.locate(*inner_point(shapes[region.id]))
        assert place.view == region.view
        if region.kind == "area":
            reached = (place.area, place.side) == (region.name, region.side)
        elif region.kind == "dermatome":
            said = [r.root for r in place.readings if r.map == region.map]
            reached = said == [region.root] and place.side == region.side
        elif region.kind == "nerve":
            reached = region.name in place.nerves and place.side == region.side
        else:
            reached = place.where != "outside"
        if not reached:
            missed.append((region.id, place.where, place.area, place.side))
    assert missed == []


def test_key_points_lie_in_the_skin_of_their_root(atlas: Atlas, shipped: Locator) -> None:
    points = atlas.of(kind="key_point")
    assert {spot.root for spot in points} >= {"T12", "L1", "L2", "L3", "L4", "L5", "S1", "S2"}
    wrong: list[tuple[object, ...]] = []
    for spot in points:
        place = shipped.locate(spot.x, spot.y)
        said = [r.root for r in place.readings if r.map == "isncsci"]
        if said != [spot.root] or place.side != spot.side:
            wrong.append((spot.id, said, place.side))
        elif not any(near.root == spot.root and near.cm == 0 for near in place.key_points_near):
            wrong.append((spot.id, "is not near itself"))
    assert wrong == []


def test_left_is_the_mirror_of_right(atlas: Atlas, shapes: dict[str, MultiPolygon]) -> None:
    origins = {view.id: view.origin for view in atlas.views}
    for region in atlas.regions:
        if region.side != "left":
            continue
        view = region.view.replace("left_", "right_")
        twin = region.id.replace(region.view, view).removesuffix("left") + "right"
        assert twin in shapes, f"{region.id} has no twin on the right"
        one, other = shapes[region.id], shapes[twin]
        mirrored = affine_transform(one, [-1, 0, 0, 1, origins[region.view][0] + origins[view][0], 0])
        assert mirrored.symmetric_difference(other).area < 0.02 * other.area + 0.05, region.id


def test_areas_tile_the_body(atlas: Atlas, shapes: dict[str, MultiPolygon]) -> None:
    for view in atlas.views:
        outline = shapely.union_all([shapes[r.id] for r in atlas.of(view=view.id, kind="outline")])
        areas = shapely.union_all([shapes[r.id] for r in atlas.of(view=view.id, kind="area")])
        bare = outline.difference(areas)
        assert bare.area < 0.002 * outline.area, view.id
        assert bare.buffer(-0.1 * view.scale).is_empty, view.id


def test_no_region_leaves_the_silhouette(atlas: Atlas, shapes: dict[str, MultiPolygon]) -> None:
    for view in atlas.views:
        outline = shapely.union_all([shapes[r.id] for r in atlas.of(view=view.id, kind="outline")])
        allowed = outline.buffer(0.05 * view.scale)
        for region in atlas.of(view=view.id):
            assert shapes[region.id].difference(allowed).area < 0.01, region.id


def test_no_gap_between_regions_that_a_click_can_fall_into(atlas: Atlas, shapes: dict[str, MultiPolygon]) -> None:
    gaps = []
    for view in atlas.views:
        outline = shapely.union_all([shapes[r.id] for r in atlas.of(view=view.id, kind="outline")])
        for info in atlas.maps:
            drawn = shapely.union_all([shapes[r.id] for r in atlas.of(view=view.id, kind="dermatome", map=info.id)])
            holes = [Polygon(ring) for part in shapely.get_parts(drawn) for ring in part.interiors]
            for hole in holes:
                skin = hole.intersection(outline)
                if 0 < skin.area < 1.0 * view.scale**2 and not skin.buffer(-0.075 * view.scale).is_empty:
                    gaps.append((view.id, info.id, round(skin.area, 3), skin.representative_point().wkt))
    assert gaps == []


def regions_named(atlas: Atlas, name: str, view: str | None = None) -> list[Region]:
    """All areas with this name."""
    found = [region for region in atlas.of(view=view, kind="area") if region.name == name]
    assert found, f"no area {name}"
    return found


def test_the_great_toe(atlas: Atlas, shipped: Locator, shapes: dict[str, MultiPolygon]) -> None:
    for side in ("left", "right"):
        for region in regions_named(atlas, "great_toe", f"{side}_dorsum"):
            place = shipped.locate(*inner_point(shapes[region.id]))
            assert place.words.startswith(f"{side} great toe")
            assert reading(place, "isncsci").root == "L5"
            assert set(reading(place, "keegan_garrett").area_roots) >= {"L4", "L5"}


def test_isncsci_leaves_the_mid_buttock_blank(atlas: Atlas, shipped: Locator, shapes: dict[str, MultiPolygon]) -> None:
    for region in regions_named(atlas, "upper_buttock", "posterior"):
        place = shipped.locate(*shapes[region.id].centroid.coords[0])
        assert place.words.startswith(f"{region.side} upper buttock")
        assert reading(place, "isncsci").root is None
        assert reading(place, "keegan_garrett").root is not None


def test_the_chest_and_beside_the_body(atlas: Atlas, shipped: Locator, shapes: dict[str, MultiPolygon]) -> None:
    for name in ABOVE_WAIST:
        for region in regions_named(atlas, name):
            place = shipped.locate(*inner_point(shapes[region.id]))
            assert place.where == "body"
            assert "above the part of the body that the lumbar maps treat" in place.words
    for view in atlas.views:
        minx, miny, _, _ = view.bbox
        assert shipped.locate(minx + 0.1, miny + 0.1).words == "beside the body"


def test_maps_stay_below_the_upper_body(atlas: Atlas, shapes: dict[str, MultiPolygon]) -> None:
    for region in atlas.of(kind="area"):
        if region.name not in (*ABOVE_WAIST, CUT_SURFACE):
            continue
        for other in atlas.of(view=region.view, kind="dermatome"):
            common = shapes[region.id].intersection(shapes[other.id]).area
            assert common < 0.01 * shapes[other.id].area, f"{other.id} in {region.id}"


def test_a_shin_is_spoken_with_its_height(atlas: Atlas, shipped: Locator, shapes: dict[str, MultiPolygon]) -> None:
    for region in regions_named(atlas, "outer_shin", "left_lateral"):
        place = shipped.locate(*inner_point(shapes[region.id]))
        assert place.words.startswith("left outer shin, ")
        assert place.words.endswith(" cm above the lateral malleolus")
        assert reading(place, "isncsci").root == "L5"
