"""Map and knowledge together, brought in when they are first wanted."""

from __future__ import annotations

from pathlib import Path

import pytest

from derm_viewer.body.atlas import Atlas
from derm_viewer.clinic.errors import KnowledgeError
from derm_viewer.consult.library import Library
from derm_viewer.paths import data_path
from tests.body.sample import write_sample


@pytest.fixture
def atlas(tmp_path: Path) -> Atlas:
    """The small map of the tests."""
    return Atlas.load(write_sample(tmp_path / "map.geojson"))


def test_a_place_is_located_and_considered(atlas: Atlas) -> None:
    library = Library(atlas, data_path("resources", "knowledge"))
    answer = library.consider(library.locate(-85, -54), "tingling")
    assert answer.place.side == "left"
    assert answer.candidates[0].root == "L5"
    assert answer.quality == "tingling"


def test_red_flags_come_with_their_sources(atlas: Atlas) -> None:
    flags, sources = Library(atlas, data_path("resources", "knowledge")).red_flags()
    cited = {key for flag in flags for said in (flag.ask, flag.action) for key in said.sources}
    assert flags
    assert {source.key for source in sources} == cited
    assert len(sources) == len(cited)


def test_warming_reads_the_knowledge(atlas: Atlas, tmp_path: Path) -> None:
    with pytest.raises(KnowledgeError):
        Library(atlas, tmp_path / "nothing").warm()
    Library(atlas, data_path("resources", "knowledge")).warm()


def test_making_a_library_reads_nothing(atlas: Atlas, tmp_path: Path) -> None:
    Library(atlas, tmp_path / "nothing")


def test_idle_work_comes_to_an_end_and_begins_again_with_another_map(atlas: Atlas) -> None:
    library = Library(atlas, data_path("resources", "knowledge"))
    pieces = 0
    while library.warm_on():
        pieces += 1
    assert pieces > len(atlas.views)
    assert not library.warm_on()
    library.use(atlas, "own.geojson")
    assert library.warm_on()
