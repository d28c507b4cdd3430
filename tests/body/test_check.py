"""What `derm-viewer check` finds, and with which exit code."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from derm_viewer.body.check import Report, check_file
from tests.body.sample import box, find, sample_map, write_sample

Change = Callable[[dict[str, Any]], object]


def report_of(change: Change, folder: Path) -> Report:
    """The report on a changed sample."""
    data = sample_map()
    change(data)
    return check_file(write_sample(folder / "map.geojson", data))


def geometry(ident: str, *polygons: Any) -> Change:
    """Give a feature of the sample these polygons."""
    return lambda data: find(data, ident).update(
        geometry={"type": "MultiPolygon", "coordinates": [list(polygon) for polygon in polygons]}
    )


def test_the_sample_has_no_findings(sample_file: Path) -> None:
    report = check_file(sample_file)
    assert report.findings == ()
    assert (report.exit_code, report.readable, report.regions, report.spots) == (0, True, 60, 21)


@pytest.mark.parametrize("content", [b"", b"{}", b"[", b'{"type": "Topology"}', bytes(9)])
def test_what_cannot_be_read_is_two(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "map.geojson"
    path.write_bytes(content)
    report = check_file(path)
    assert (report.exit_code, len(report.findings)) == (2, 1)
    assert report.findings[0].severity == "error"
    assert report.findings[0].remedy


BOW_TIE = [[[-98, -76], [-82, -46], [-82, -76], [-98, -46.5], [-98, -76]]]


@pytest.mark.parametrize(
    ("change", "severity", "feature", "words"),
    [
        (geometry("anterior/isncsci/L5/left", BOW_TIE), "error", "anterior/isncsci/L5/left", "self-intersection at ("),
        (
            geometry("anterior/isncsci/L5/left", box(-92, -76, -82, -46)),
            "error",
            "anterior/isncsci/L4/left",
            "it overlaps neutral/anterior/isncsci/L5/left by 25.00% at (",
        ),
        (
            geometry("anterior/isncsci/L1/left", box(-100, 0, -82, 10), box(-90, 12, -89.9, 12.1)),
            "warning",
            "anterior/isncsci/L1/left",
            "its part 1 at (-90, 12) is a sliver of 0.010 cm2",
        ),
        (
            geometry("anterior/isncsci/L1/left", box(2.3, 48.8, 2.4, 48.9)),
            "error",
            "anterior/isncsci/L1/left",
            "it reaches outside the rectangle of its view",
        ),
        (
            geometry("anterior/isncsci/L4/left", [ring[::-1] for ring in box(-98, -76, -90, -46)]),
            "note",
            "anterior/isncsci/L4/left",
            "an exterior runs clockwise",
        ),
        (
            geometry("anterior/isncsci/L4/left", [ring[:-1] for ring in box(-98, -76, -90, -46)]),
            "note",
            "anterior/isncsci/L4/left",
            "is not closed",
        ),
        (
            lambda d: find(d, "anterior/key_point/L4/left")["geometry"].update(coordinates=[-85.0, -60.0]),
            "warning",
            "anterior/key_point/L4/left",
            "the key point of L4 lies in the skin of L5 in 'isncsci'",
        ),
        (
            lambda d: find(d, "anterior/landmark/asis/left")["geometry"].update(coordinates=[0.0, 0.0]),
            "error",
            "anterior/landmark/asis/left",
            "the point (0, 0) lies outside the rectangle of its view",
        ),
        (
            lambda d: find(d, "anterior/isncsci/L4/left")["properties"].update(root="L9"),
            "error",
            "anterior/isncsci/L4/left",
            "its root 'L9' is unknown",
        ),
        (
            lambda d: find(d, "anterior/isncsci/L4/left")["properties"].update(map="foerster"),
            "warning",
            "anterior/isncsci/L4/left",
            "source not stated",
        ),
        (lambda d: d["derm_viewer"]["maps"][0].update(reference=""), "warning", None, "'isncsci' states no source"),
        (lambda d: d.update(crs={}), "warning", None, "it has a crs member"),
        (
            lambda d: d["features"].remove(find(d, "left_dorsum/outline/body/left")),
            "warning",
            None,
            "the view 'left_dorsum' has no outline",
        ),
        (
            lambda d: d["derm_viewer"]["views"][1].update(bbox=[-80, -83, 10, 83]),
            "warning",
            None,
            "the views 'anterior' and 'left_lateral' overlap",
        ),
        (
            lambda d: d["derm_viewer"]["views"][1].update(bbox=[-10, -83, 10, 930]),
            "warning",
            None,
            "leaves the sheet",
        ),
    ],
)
def test_a_finding_names_severity_feature_place_and_remedy(
    change: Change, severity: str, feature: str | None, words: str, tmp_path: Path
) -> None:
    report = report_of(change, tmp_path)
    assert report.exit_code == 1
    found = next(f for f in report.findings if words in f.problem)
    assert found.severity == severity
    assert found.feature == (None if feature is None else f"neutral/{feature}")
    assert found.remedy
    if feature is not None:
        assert f"(neutral/{feature})" in found.place


def test_all_faults_are_collected_the_worst_first(tmp_path: Path) -> None:
    def change(data: dict[str, Any]) -> None:
        data["crs"] = {}
        find(data, "anterior/isncsci/L4/left")["properties"]["side"] = "both"
        find(data, "anterior/isncsci/L5/left")["id"] = "neutral/anterior/isncsci/L1/left"
        data["features"][3] = None

    report = report_of(change, tmp_path)
    problems = [f.problem for f in report.findings]
    order = [("error", "warning", "note").index(f.severity) for f in report.findings]
    assert order == sorted(order)
    for words in ("not a feature object", "its side 'both' is unknown", "its id is already that of feature"):
        assert any(words in problem for problem in problems)
    assert report.exit_code == 1


def test_a_map_that_draws_nothing(tmp_path: Path) -> None:
    def change(data: dict[str, Any]) -> None:
        data["features"] = [f for f in data["features"] if f["properties"].get("map") != "keegan_garrett"]

    problems = [f.problem for f in report_of(change, tmp_path).findings]
    assert problems == ["the map 'keegan_garrett' draws no dermatome"]


@pytest.fixture(scope="module")
def validator(root: Path) -> Draft202012Validator:
    """The schema of the body map, itself checked."""
    schema = json.loads((root / "resources/schema/body_regions.schema.json").read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema)


def test_the_sample_keeps_to_the_schema(validator: Draft202012Validator) -> None:
    assert list(validator.iter_errors(sample_map())) == []


@pytest.mark.parametrize(
    "change",
    [
        lambda d: find(d, "anterior/isncsci/L4/left")["properties"].update(root="L9"),
        lambda d: find(d, "anterior/isncsci/L4/left")["properties"].pop("map"),
        lambda d: find(d, "anterior/isncsci/L4/left")["properties"].update(extra=[1]),
        lambda d: find(d, "anterior/isncsci/L4/left").update(geometry={"type": "Point", "coordinates": [0, 0]}),
        lambda d: find(d, "anterior/key_point/L4/left")["geometry"].update(coordinates=[0, "0"]),
        lambda d: d.update(crs={}),
        lambda d: d["derm_viewer"].update(format_version=2),
        lambda d: d["derm_viewer"]["maps"][0].update(reference=""),
    ],
)
def test_the_schema_finds_faults(change: Change, validator: Draft202012Validator) -> None:
    data = sample_map()
    change(data)
    assert not validator.is_valid(data)
