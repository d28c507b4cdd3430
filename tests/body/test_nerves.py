"""Skin nerves: read with their roots, found at a point, and judged by the check."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from derm_viewer.body.atlas import Atlas
from derm_viewer.body.check import check_file
from derm_viewer.body.locate import Locator
from derm_viewer.body.model import NerveInfo
from tests.body.refusals import refusal
from tests.body.sample import box, feature, sample_map, write_sample

SURAL = {"id": "sural", "title": "Sural nerve", "roots": "", "certainty": "usual"}
FIBULAR = {"id": "fibular", "title": "Fibular nerve", "roots": "L4 L5 S1", "certainty": "variable"}


def with_nerves() -> dict[str, Any]:
    """The sample with nerves on the shins: left sural at -92..-86 and fibular at -86..-82, right sural."""
    data = sample_map()
    data["derm_viewer"]["nerves"] = [dict(SURAL), dict(FIBULAR)]
    data["features"] += [
        feature("anterior", "nerve", "sural", "left", rings=[box(-92, -76, -86, -46)], title="Sural nerve"),
        feature("anterior", "nerve", "fibular", "left", rings=[box(-86, -76, -82, -46)], title="Fibular nerve"),
        feature("anterior", "nerve", "sural", "right", rings=[box(-114, -76, -108, -46)], title="Sural nerve"),
    ]
    return data


def locator_of(data: dict[str, Any], folder: Path) -> Locator:
    """A locator on a sample."""
    return Locator(Atlas.load(write_sample(folder / "map.geojson", data)))


def test_nerves_are_read_with_their_roots(tmp_path: Path) -> None:
    atlas = Atlas.load(write_sample(tmp_path / "map.geojson", with_nerves()))
    assert atlas.nerves == (
        NerveInfo("sural", "Sural nerve", (), "usual"),
        NerveInfo("fibular", "Fibular nerve", ("L4", "L5", "S1"), "variable"),
    )
    assert {region.name for region in atlas.of(kind="nerve")} == {"sural", "fibular"}
    assert Atlas.load(write_sample(tmp_path / "map.geojson")).nerves == ()


@pytest.mark.parametrize(
    ("x", "nerves"),
    [
        (-90.0, ("sural",)),
        (-84.0, ("fibular",)),
        (-86.0, ("fibular", "sural")),
        (-110.0, ("sural",)),
        (-95.0, ()),
    ],
)
def test_the_nerves_at_a_point(x: float, nerves: tuple[str, ...], tmp_path: Path) -> None:
    assert locator_of(with_nerves(), tmp_path).locate(x, -60.0).nerves == nerves


def test_nerves_may_overlap(tmp_path: Path) -> None:
    data = with_nerves()
    data["features"][-2]["geometry"]["coordinates"] = [box(-90, -76, -82, -46)]
    assert locator_of(data, tmp_path).locate(-88.0, -60.0).nerves == ("fibular", "sural")


def test_a_narrow_gap_between_nerves_is_an_artefact_and_a_wide_one_is_not(tmp_path: Path) -> None:
    data = with_nerves()
    data["features"][-2]["geometry"]["coordinates"] = [box(-85.9, -76, -82, -46)]
    assert locator_of(data, tmp_path).locate(-85.96, -60.0).nerves == ("sural",)
    data["features"][-2]["geometry"]["coordinates"] = [box(-85.8, -76, -82, -46)]
    assert locator_of(data, tmp_path).locate(-85.9, -60.0).nerves == ()


def test_a_narrow_gap_at_the_silhouette_is_an_artefact(tmp_path: Path) -> None:
    data = with_nerves()
    data["features"][-2]["geometry"]["coordinates"] = [box(-86, -76, -82.1, -46)]
    assert locator_of(data, tmp_path).locate(-82.05, -60.0).nerves == ("fibular",)


def test_above_the_mapped_part_no_nerve_is_named(tmp_path: Path) -> None:
    data = with_nerves()
    data["features"][-1]["geometry"]["coordinates"] = [box(-118, 30, -100, 83)]
    place = locator_of(data, tmp_path).locate(-110.0, 50.0)
    assert (place.where, place.nerves) == ("body", ())


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"roots": "L4 L9"}, "derm_viewer.nerves[0].roots names 'L9'"),
        ({"roots": ["L4"]}, "derm_viewer.nerves[0].roots is missing or not a text"),
        ({"certainty": "sure"}, "derm_viewer.nerves[0].certainty is 'sure'; write one of: usual, variable"),
        ({"title": ""}, "derm_viewer.nerves[0].title is missing"),
        ({"id": "fibular"}, "the nerve 'fibular' stands twice"),
    ],
)
def test_a_faulty_nerve_is_refused(change: dict[str, Any], words: str, tmp_path: Path) -> None:
    data = with_nerves()
    data["derm_viewer"]["nerves"][0].update(change)
    assert words in refusal(write_sample(tmp_path / "map.geojson", data))


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (lambda data: data["derm_viewer"].pop("nerves"), "the nerve 'fibular' is drawn and not described"),
        (lambda data: data["derm_viewer"].update(nerves=[SURAL]), "the nerve 'fibular' is drawn and not described"),
        (lambda data: data["features"].pop(-2), "the nerve 'fibular' is not drawn"),
    ],
)
def test_the_check_knows_nerves(change: Callable[[dict[str, Any]], object], words: str, tmp_path: Path) -> None:
    data = with_nerves()
    assert check_file(write_sample(tmp_path / "map.geojson", data)).findings == ()
    change(data)
    findings = check_file(write_sample(tmp_path / "map.geojson", data)).findings
    assert any(words in finding.sentence and finding.severity == "warning" for finding in findings)
