"""The present state is saved, and an opened file is fitted to the map that is there now."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from derm_viewer.body.atlas import Atlas
from derm_viewer.body.place import Place
from derm_viewer.clinic.answer import Finding
from derm_viewer.consult.consult import Consult
from derm_viewer.consult.file import Consultation, Mark, dump, load
from derm_viewer.consult.file_use import fit, give_back, taken
from derm_viewer.consult.library import Library
from derm_viewer.paths import data_path
from tests.body.sample import write_sample
from tests.consult.consultations import SQUARE

SHIN = (-85.0, -54.0)
MARK = Mark("numbness", "anterior", (SQUARE,), "left")


@pytest.fixture
def atlas(tmp_path: Path) -> Atlas:
    """The small map of the tests."""
    return Atlas.load(write_sample(tmp_path / "map.geojson"))


@pytest.fixture
def library(atlas: Atlas) -> Library:
    """The shipped knowledge behind the small map."""
    return Library(atlas, data_path("resources", "knowledge"))


def fresh(atlas: Atlas, library: Library) -> Consult:
    """A consultation in which nothing has been done."""
    described = tuple(info.id for info in atlas.maps if info.status != "traced")
    ids = tuple(info.id for info in atlas.maps)
    return Consult(library.locate, library.consider, ids, described=described, alarm=library.alarm)


def busy(atlas: Atlas, library: Library) -> Consult:
    """A consultation in which everything has been done."""
    consult = fresh(atlas, library)
    consult.set_quality("tingling")
    consult.point_at(*SHIN)
    consult.set_leg("right")
    consult.set_shown_map(atlas.maps[0].id)
    test = next(test for test in library.battery("left", ()) if test.sides == ("left", "right"))
    consult.set_finding(test.id, "left", test.abnormal[0])
    consult.set_finding("saddle", "both", "no")
    consult.set_finding(test.id, "right", test.results[-1])
    return consult


def saved(consult: Consult, atlas: Atlas, library: Library) -> Consultation:
    flags = [flag.id for flag in library.red_flags()[0]]
    return taken(consult, atlas, flags, (MARK,), supplied=True, program_version="0.1.0")


def test_the_present_state_comes_back_from_its_file(atlas: Atlas, library: Library) -> None:
    before = busy(atlas, library)
    file = load(dump(saved(before, atlas, library)))
    assert file.red_flags == (("saddle", "no"),)
    assert len(file.findings) == 2
    fitted = fit(file, atlas, library.alarm, library.locate, supplied=True)
    assert fitted.notes == ()
    assert fitted.consultation == file
    after = fresh(atlas, library)
    after.set_finding("cancer", "both", "yes")  # what was there before goes
    give_back(after, fitted.consultation, atlas)
    assert set(after.findings.all) == set(before.findings.all)
    for name in ("quality", "leg", "shown_map", "added"):
        assert getattr(after, name) == getattr(before, name)
    assert before.answer is not None
    assert after.answer is not None
    assert after.answer.place == before.answer.place
    assert after.answer.headline == before.answer.headline
    assert saved(after, atlas, library) == file


def test_nothing_done_is_saved_as_nothing(atlas: Atlas, library: Library) -> None:
    file = saved(fresh(atlas, library), atlas, library)
    assert (file.places, file.findings, file.red_flags) == ((), (), ())
    give_back(busy(atlas, library), file, atlas)
    again = busy(atlas, library)
    give_back(again, file, atlas)
    assert again.answer is None
    assert again.findings.all == ()


def test_a_described_map_that_counted_counts_again(atlas: Atlas, library: Library) -> None:
    traced, other = atlas.maps[0], atlas.maps[-1]._replace(status="described")
    half = atlas.replaced(atlas.header._replace(maps=(traced, other)), atlas.regions)
    consult = fresh(half, library)
    assert saved(consult, half, library).counted == (traced.id,)
    consult.set_added(other.id, True)
    file = saved(consult, half, library)
    assert file.counted == (traced.id, other.id)
    again = fresh(half, library)
    give_back(again, file, half)
    assert again.added == (other.id,)


def test_other_data_is_reported_and_shown_all_the_same(atlas: Atlas, library: Library) -> None:
    file = replace(saved(busy(atlas, library), atlas, library), data_version="1999.1.0", figure="male", supplied=False)
    fitted = fit(file, atlas, library.alarm, library.locate, supplied=True)
    said = " ".join(fitted.notes)
    assert "map data 1999.1.0" in said
    assert atlas.data_version in said
    assert "figure 'male'" in said
    assert "a map file of the user's own" in said
    assert fitted.consultation.places == file.places
    assert fitted.consultation.marks == (MARK,)


def test_what_is_unknown_is_left_out_and_named(atlas: Atlas, library: Library) -> None:
    file = replace(
        saved(busy(atlas, library), atlas, library),
        marks=(MARK, replace(MARK, view="from_above")),
        findings=(Finding("tail_wag", "left", "absent"),),
        red_flags=(("saddle", "no"), ("moonlight", "yes")),
        shown_map="atlantis",
        counted=(atlas.maps[0].id, "atlantis"),
    )
    fitted = fit(file, atlas, library.alarm, library.locate, supplied=True)
    kept = fitted.consultation
    assert (kept.marks, kept.findings, kept.red_flags) == ((MARK,), (), (("saddle", "no"),))
    assert (kept.shown_map, kept.counted) == ("all", (atlas.maps[0].id,))
    said = " ".join(fitted.notes)
    for word in ("1 mark in a view", "2 findings unknown", "tail_wag", "moonlight", "atlantis"):
        assert word in said
    give_back(fresh(atlas, library), kept, atlas)


def test_a_place_that_is_called_otherwise_now_is_told(atlas: Atlas, library: Library) -> None:
    def locate(x: float, y: float) -> Place:
        return library.locate(x, y)._replace(words="left calf")

    fitted = fit(saved(busy(atlas, library), atlas, library), atlas, library.alarm, locate, supplied=True)
    assert len(fitted.notes) == 1
    assert "is called 'left calf' now" in fitted.notes[0]
