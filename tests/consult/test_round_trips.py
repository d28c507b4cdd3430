"""Whatever was looked up, ticked and painted, the file brings it back; saved again it is the same file."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from shapely import area

from derm_viewer.body.atlas import Atlas
from derm_viewer.clinic.answer import Answer
from derm_viewer.clinic.qualities import QUALITIES
from derm_viewer.consult.consult import Consult
from derm_viewer.consult.file import dump, load
from derm_viewer.consult.file_use import fit, give_back, taken
from derm_viewer.consult.library import Library
from derm_viewer.consult.painting import Painting, joined
from derm_viewer.paths import data_path
from tests.body.sample import write_sample

FRONT = st.tuples(st.floats(-128, -82), st.floats(-84, -40))
"""Points of the front view of the small map, on the skin and beside it."""
STROKES = st.tuples(
    st.sampled_from(QUALITIES), st.lists(FRONT, min_size=1, max_size=5), st.floats(0.3, 3), st.booleans()
)
"""A quality, points, a radius in cm, and whether it rubs out."""


@pytest.fixture(scope="module")
def atlas(tmp_path_factory: pytest.TempPathFactory) -> Atlas:
    """The small map of the tests."""
    return Atlas.load(write_sample(tmp_path_factory.mktemp("map") / "map.geojson"))


@pytest.fixture(scope="module")
def library(atlas: Atlas) -> Library:
    """The shipped knowledge behind the small map."""
    return Library(atlas, data_path("resources", "knowledge"))


def begun(atlas: Atlas, library: Library) -> tuple[Consult, Painting]:
    """A consultation in which nothing has been done."""
    described = tuple(info.id for info in atlas.maps if info.status != "traced")
    ids = tuple(info.id for info in atlas.maps)
    consult = Consult(library.locate, library.consider, ids, described=described, alarm=library.alarm)
    return consult, Painting(atlas, consult, library.locate)


def saved(consult: Consult, painting: Painting, atlas: Atlas, library: Library) -> bytes:
    """The bytes of the file."""
    flags = [flag.id for flag in library.red_flags()[0]]
    return dump(taken(consult, atlas, flags, painting.marks(), supplied=True, program_version="0.1.0"))


def in_order(answer: Answer | None) -> Answer | None:
    """An answer whose findings stand in an order of their own: a file keeps signs and red flags apart."""
    return None if answer is None else answer._replace(findings=tuple(sorted(answer.findings, key=repr)))


def every_finding(library: Library) -> list[tuple[str, str, str]]:
    """Sign or question, side and result of everything that can be found."""
    tests = library.battery("left", ())
    signs = [(test.id, side, result) for test in tests for side in test.sides for result in test.results]
    return signs + [(flag.id, "both", answer) for flag in library.red_flags()[0] for answer in ("yes", "no")]


@settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow])
@given(
    data=st.data(),
    strokes=st.lists(STROKES, max_size=5),
    place=st.none() | FRONT,
    quality=st.sampled_from(QUALITIES),
    leg=st.sampled_from(("left", "right")),
)
def test_everything_comes_back(
    atlas: Atlas,
    library: Library,
    data: st.DataObject,
    strokes: list[tuple[str, list[tuple[float, float]], float, bool]],
    place: tuple[float, float] | None,
    quality: str,
    leg: str,
) -> None:
    consult, painting = begun(atlas, library)
    refused: list[str] = []
    painting.refused.connect(refused.append)
    for of, points, radius, rubs in strokes:
        consult.set_quality(of)
        (painting.erase if rubs else painting.stroke)("anterior", points, radius)
    assume(not refused)
    consult.set_quality(quality)
    consult.set_leg(leg)
    if place is not None:
        consult.point_at(*place)
    for found in data.draw(st.lists(st.sampled_from(every_finding(library)), max_size=6)):
        consult.set_finding(*found)

    written = saved(consult, painting, atlas, library)
    fitted = fit(load(written), atlas, library.alarm, library.locate, supplied=True)
    assert fitted.notes == ()
    other, marks = begun(atlas, library)
    give_back(other, fitted.consultation, atlas)
    marks.load(joined(fitted.consultation.marks))

    assert set(other.findings.all) == set(consult.findings.all)
    assert (other.quality, other.leg) == (consult.quality, consult.leg)
    assert in_order(other.answer) == in_order(consult.answer)
    assert [(one.quality, one.view) for one in marks.surfaces] == [(one.quality, one.view) for one in painting.surfaces]
    for one, again in zip(painting.surfaces, marks.surfaces, strict=True):
        assert area(one.shape.symmetric_difference(again.shape)) <= 1e-9 * area(one.shape)
    for of in QUALITIES:
        assert marks.cover(of) == painting.cover(of)
    assert saved(other, marks, atlas, library) == written
