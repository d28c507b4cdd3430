"""Which body map is open: figures, files of the user's own, and files that cannot be shown."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from derm_viewer.body.errors import MapFileError
from derm_viewer.consult.map_files import FIGURES, MapFiles
from derm_viewer.paths import data_path
from tests.body.sample import write_sample


@pytest.fixture
def files() -> MapFiles:
    """The supplied maps."""
    return MapFiles(data_path("assets"), data_path("resources", "figures"))


def test_every_figure_has_its_own_body_and_the_same_maps(files: MapFiles, qtbot: QtBot) -> None:
    maps = [info.id for info in files.atlas.maps]
    assert files.figures == FIGURES
    for figure in ("female", "male", "neutral"):
        with qtbot.waitSignal(files.changed):
            files.choose(figure)
        assert {region.figure for region in files.atlas.of(kind="outline")} == {figure}
        assert [info.id for info in files.atlas.maps] == maps
        assert files.shading is not None
        assert (files.shading / "figures.json").is_file()


def test_the_same_figure_again_is_silent(files: MapFiles, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(files.changed):
        files.choose("neutral")
    with pytest.raises(ValueError, match="known are neutral, female, male"):
        files.choose("child")


def test_an_own_file_is_named_and_the_way_back_is_open(files: MapFiles, tmp_path: Path, qtbot: QtBot) -> None:
    own = write_sample(tmp_path / "ward map.geojson")
    with qtbot.waitSignal(files.changed):
        files.open(own)
    assert files.own_name == "ward map.geojson"
    assert files.atlas.data_version == "sample"
    with qtbot.waitSignal(files.changed):
        files.back()
    assert files.own_name == ""
    assert files.atlas.data_version != "sample"


def test_a_bad_file_leaves_the_present_map_open(files: MapFiles, tmp_path: Path, qtbot: QtBot) -> None:
    own, bad = write_sample(tmp_path / "good.geojson"), tmp_path / "bad.geojson"
    files.open(own)
    bad.write_text('{"type": "FeatureCollection"', encoding="utf-8")
    before = files.atlas
    with qtbot.assertNotEmitted(files.changed), pytest.raises(MapFileError, match=r"bad\.geojson"):
        files.open(bad)
    assert files.atlas is before
    assert files.own_name == "good.geojson"


def test_a_bad_file_that_was_asked_for_at_the_start_is_told(tmp_path: Path) -> None:
    files = MapFiles(data_path("assets"), data_path("resources", "figures"), own=tmp_path / "absent.geojson")
    assert files.own_name == ""
    assert files.complaint is not None
    assert files.complaint.endswith("The supplied map is shown instead.")


def test_an_own_body_has_no_shading_of_another(files: MapFiles, tmp_path: Path) -> None:
    own = write_sample(tmp_path / "own.geojson")
    raw = json.loads(own.read_text("utf-8"))
    for view in raw["derm_viewer"]["views"]:
        view["bbox"] = [edge - 1.0 for edge in view["bbox"]]
    own.write_text(json.dumps(raw), encoding="utf-8")
    files.open(own)
    assert files.shading is None
