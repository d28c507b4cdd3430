"""The reader: what it refuses, in which words, and what it merely notes."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from derm_viewer.body import geojson
from tests.body.refusals import refusal, refusal_of
from tests.body.sample import find, sample_map, write_sample

SAMPLE = sample_map()


Change = Callable[[dict[str, Any]], object]

SHIN = "anterior/isncsci/L5/left"


def ring(*positions: Any) -> Change:
    """Give the sample's left L5 this one ring."""

    def change(data: dict[str, Any]) -> None:
        find(data, SHIN)["geometry"] = {"type": "Polygon", "coordinates": [list(positions)]}

    return change


def properties(**values: Any) -> Change:
    """Change properties of the sample's left L5."""
    return lambda data: find(data, SHIN)["properties"].update(values)


def top(**values: Any) -> Change:
    """Change members of the header."""
    return lambda data: data["derm_viewer"].update(values)


def l5(**values: Any) -> Change:
    """Change members of the sample's left L5."""
    return lambda data: find(data, SHIN).update(values)


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (lambda d: d["features"].insert(3, None), "feature 3: this entry is not a feature object"),
        (l5(type="feature"), "its type is 'feature', not 'Feature'"),
        (l5(properties=[]), "it has no properties object"),
        (lambda d: find(d, SHIN).pop("properties"), "it has no properties object"),
        (properties(kind="zone"), "its kind 'zone' is unknown; write one of: outline, area, dermatome"),
        (properties(root="L9"), "its root 'L9' is unknown; write one of: T10, T11, T12, L1"),
        (properties(root="T13"), "its root 'T13' is unknown"),
        (properties(root=""), "its root '' is unknown"),
        (properties(root=5), "its root '5' is unknown"),
        (properties(side="both"), "its side 'both' is unknown; write one of: left, right, midline"),
        (properties(side=None), "its side is missing"),
        (properties(view="front"), "its view 'front' is unknown; write one of: anterior"),
        (properties(figure="male"), "its figure 'male' is unknown; write one of: neutral"),
        (properties(map=None), "its map is missing"),
        (properties(name="a\nb"), "its name is missing or not a plain word"),
        (properties(extra={"deep": 1}), "its property 'extra' is not a plain value"),
        (properties(note="x" * 10_001), "its property 'note' has 10001 characters"),
        (l5(id=True), "its id is not a text"),
        (l5(id={}), "its id is not a text"),
        (l5(id=""), "its id is empty"),
        (l5(id="a\u202eb"), "invisible characters"),
        (l5(id="a\ud800b"), "invisible characters"),
        (l5(id="neutral/anterior/outline/body/midline"), "its id is already that of feature 0"),
        (l5(geometry=[]), "its geometry is not an object"),
        (l5(geometry={"type": "polygon", "coordinates": []}), "its geometry type 'polygon' is unknown"),
        (l5(geometry={"type": "Point", "coordinates": [0, 0]}), "'Point' is not allowed for this kind"),
        (l5(geometry={"type": "Polygon", "coordinates": []}), "geometry.coordinates: the geometry has no coord"),
        (l5(geometry={"type": "MultiPolygon", "coordinates": [[]]}), "geometry.coordinates[0]: a polygon is a list"),
        (l5(geometry={"type": "Polygon", "coordinates": [3]}), "a ring is a list of positions, not the number 3"),
        (l5(geometry={"type": "MultiPolygon", "coordinates": [[[[0, 0]]]]}), "a ring has only 1 positions"),
        (l5(geometry={"type": "Polygon", "coordinates": [[]]}), "a position is a list of two numbers, not nothing"),
        (ring([0, 0], [1, 0], [0, 0]), "a ring has only 3 positions"),
        (ring([0, 0], [1, 0], [1, 1]), "a ring has only 3 positions"),
        (ring([0, 0], [1, 0], [2, 0], [0, 0]), "a ring encloses no area"),
        (ring([0, 0], [1, "1"], [1, 1], [0, 0]), "a coordinate is the text '1', not a number"),
        (ring([0, 0], [1, True], [1, 1], [0, 0]), "a coordinate is true or false, not a number"),
        (ring([0, 0], [1, None], [1, 1], [0, 0]), "a coordinate is null, not a number"),
        (ring([0, 0], "ab", [1, 1], [0, 0]), "[1]: a position is a list of two numbers, not the text 'ab'"),
        (ring([0, 0], [1], [1, 1], [0, 0]), "a position has 1 numbers"),
        (ring([0, 0], [1e9, 0], [1, 1], [0, 0]), "a coordinate lies beyond 1,000,000"),
        (ring([0, 0], [10**400, 0], [1, 1], [0, 0]), "a coordinate lies beyond 1,000,000"),
        (lambda d: find(d, "anterior/key_point/L4/left").update(geometry=None), "it has no point"),
        (
            lambda d: find(d, "anterior/key_point/L4/left")["geometry"].update(coordinates=7),
            "a point is a list of two numbers, not the number 7",
        ),
        (top(format="map"), "derm_viewer.format is not 'derm-viewer-body-map'"),
        (top(format_version=2), "the format version 2 is unknown (this program reads 1)"),
        (top(waist_y="high"), "derm_viewer.waist_y is missing or not a plain number"),
        (top(views=[]), "derm_viewer.views is missing or not a list"),
        (top(views=[3]), "derm_viewer.views[0] is not an object"),
        (lambda d: d["derm_viewer"]["views"][0].update(bbox=[0, 0, 0, 1]), "views[0].bbox has no size"),
        (lambda d: d["derm_viewer"]["views"][0].update(scale=0), "views[0].scale is 0"),
        (lambda d: d["derm_viewer"]["views"].append(d["derm_viewer"]["views"][0]), "'anterior' stands twice"),
        (lambda d: d["derm_viewer"]["maps"][0].update(status="guessed"), "maps[0].status is 'guessed'"),
        (lambda d: d["derm_viewer"]["maps"][0].update(year="1948"), "maps[0].year is '1948'"),
        (lambda d: d.update(derm_viewer=[]), "derm_viewer is not an object"),
        (lambda d: d.update(features=d["features"] * 100), "features and the limit is 5000"),
    ],
)
def test_a_fault_in_the_map_is_named_with_its_place(change: Change, words: str, tmp_path: Path) -> None:
    data = sample_map()
    change(data)
    assert words in refusal(write_sample(tmp_path / "map.geojson", data))


def test_an_infinite_coordinate_is_found_by_its_path(tmp_path: Path) -> None:
    text = json.dumps(SAMPLE).replace("-118.0", "1e400", 1)
    assert "a coordinate lies beyond" in refusal_of(text, tmp_path)
    text = json.dumps(SAMPLE).replace("-118.0", "NaN", 1)
    assert "features[0].geometry.coordinates[0][0][3][0]: this is not a finite number" in refusal_of(text, tmp_path)


def test_the_sentence_names_file_feature_and_remedy(tmp_path: Path) -> None:
    data = sample_map()
    properties(root="L9")(data)
    index = data["features"].index(find(data, SHIN))
    sentence = refusal(write_sample(tmp_path / "knee.geojson", data))
    assert sentence.startswith(f"knee.geojson, feature {index} (neutral/{SHIN}): its root 'L9' is unknown; write one")


def test_too_many_vertices(tmp_path: Path) -> None:
    data = sample_map()
    many = [[i / 100, (i % 2) / 10] for i in range(50_001)]
    find(data, SHIN)["geometry"] = {"type": "Polygon", "coordinates": [many]}
    assert "a ring has 50001 positions and the limit is 50000" in refusal(write_sample(tmp_path / "m.geojson", data))
    part = [[*many[:49_000], [490.0, 9.0], [0.0, 9.0], [0.0, 0.0]]]
    find(data, SHIN)["geometry"] = {"type": "MultiPolygon", "coordinates": [part] * 5}
    assert "more than 200000 vertices" in refusal(write_sample(tmp_path / "m.geojson", data))


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (ring([0, 0], [1, 0], [1, 1], [0, 1]), "is not closed and was closed here"),
        (ring([0, 0], [0, 1], [1, 1], [0, 0]), "an exterior runs clockwise"),
        (ring([0, 0, 5], [1, 0, 5], [1, 1, 5], [0, 0, 5]), "positions have more than two numbers"),
        (ring([0, 0], [1, 0, 5, 6], [1, 1], [0, 0]), "positions have more than two numbers"),
        (properties(side="Left "), "its side 'Left' was read as 'left'"),
        (properties(map="foerster"), "its map 'foerster' is not described: source not stated"),
        (l5(id=None), "it has no id and is called feature-"),
        (l5(id=7), "its id is a number and was read as text"),
        (l5(geometry=None), "no area is drawn for it"),
        (lambda d: d.update(crs={"type": "name"}), "it has a crs member"),
        (lambda d: d.update(bbox=[1, 2, 0, 0]), "its bbox is not four numbers in order"),
        (lambda d: d.update(bbox=["0", 0, 1, 1]), "its bbox is not four numbers in order"),
        (lambda d: d.update(features=[]), "no regions in this file"),
    ],
)
def test_what_is_odd_is_noted_and_read(change: Change, words: str, tmp_path: Path) -> None:
    data = sample_map()
    change(data)
    document = geojson.read(write_sample(tmp_path / "map.geojson", data))
    assert any(words in note.sentence for note in document.notes)
    assert all(note.severity in ("warning", "note") for note in document.notes)


def test_noted_values_are_mended(tmp_path: Path) -> None:
    data = sample_map()
    ring([0, 0, 5], [1, 0, 5], [1, 1, 5], [0, 1, 5])(data)
    properties(side=" LEFT", map="foerster")(data)
    document = geojson.read(write_sample(tmp_path / "map.geojson", data))
    region = next(r for r in document.regions if r.id == f"neutral/{SHIN}")
    assert region.side == "left"
    assert region.polygons == ((((0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 1.0), (0.0, 0.0)),),)
    unknown = document.header.maps[-1]
    assert (unknown.id, unknown.reference, unknown.status) == ("foerster", "", "described")


def test_text_from_a_file_is_shown_literally_and_without_tricks(tmp_path: Path) -> None:
    data = sample_map()
    title = "<img src=file:///x> \u202eabc\u2066 e\u0301 \U0001f9b5 \u0645 \ud800\x07"
    find(data, "anterior/area/outer_shin/left")["properties"]["title"] = title
    document = geojson.read(write_sample(tmp_path / "map.geojson", data))
    region = next(r for r in document.regions if r.name == "outer_shin")
    assert region.title == "<img src=file:///x> abc \u00e9 \U0001f9b5 \u0645 ?"
