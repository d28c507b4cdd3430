"""A consultation as a file: it comes back as it was, a broken one is refused in one sentence, an old one opens."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import HealthCheck, given, settings

from derm_viewer.body.collection import MAX_VERTICES
from derm_viewer.consult.file import Consultation, ConsultationFileError, Mark, SavedPlace, dump, load, open_file, save
from derm_viewer.consult.safe_write import WriteError
from tests.consult.consultations import FULL, SQUARE, consultations

SAVED = Path(__file__).parent / "saved"


@pytest.fixture(scope="module")
def schema(root: Path) -> Any:
    """A validator of the format's own schema."""
    text = (root / "resources" / "schema" / "consultation.schema.json").read_text(encoding="utf-8")
    return jsonschema.Draft202012Validator(json.loads(text))


def changed(**members: Any) -> dict[str, Any]:
    """The JSON of a full file, with other members in its head; None takes one away."""
    value: dict[str, Any] = json.loads(dump(FULL))
    head = value["derm_viewer"] | members
    value["derm_viewer"] = {name: item for name, item in head.items() if item is not None}
    return value


def refusal(value: Any) -> str:
    """The sentence with which a JSON value, or the bytes of a file, are refused."""
    data = value if isinstance(value, bytes) else json.dumps(value).encode()
    with pytest.raises(ConsultationFileError) as caught:
        load(data, "visit.json")
    sentence = str(caught.value)
    assert sentence.startswith("visit.json")
    assert sentence.endswith(".")
    assert "\n" not in sentence
    return sentence


def test_what_is_saved_is_opened(tmp_path: Path) -> None:
    save(FULL, tmp_path / "visit.dermconsult.json")
    assert open_file(tmp_path / "visit.dermconsult.json") == FULL
    assert [path.name for path in tmp_path.iterdir()] == ["visit.dermconsult.json"]


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(consultations)
def test_any_consultation_comes_back_as_it_was(schema: Any, consultation: Consultation) -> None:
    data = dump(consultation)
    assert load(data) == consultation
    schema.validate(json.loads(data))


@pytest.mark.parametrize("name", ["version-1.dermconsult.json"])
def test_a_file_of_every_format_version_opens_for_ever(name: str) -> None:
    assert open_file(SAVED / name) == FULL


def test_nothing_in_a_file_says_who_or_when() -> None:
    value = changed()
    assert set(value) == {"type", "derm_viewer", "features"}
    names = {name.casefold() for name in value["derm_viewer"]}
    for word in ("name", "patient", "date", "time", "birth", "id", "author", "user"):
        assert not any(word in name.split("_") for name in names)
    assert "visit" not in dump(FULL).decode()


def test_a_name_that_was_written_in_by_hand_is_refused() -> None:
    assert "'patient_name' is unknown" in refusal(changed(patient_name="Somebody"))
    value = changed()
    value["features"][0]["properties"]["note"] = "Somebody"
    assert "'note' is unknown" in refusal(value)


def test_a_newer_format_says_so() -> None:
    sentence = refusal(changed(format_version=2, program_version="3.1.0", anything="new"))
    assert "made by a newer version of the program, Derm Viewer 3.1.0 (format 2" in sentence
    assert "open it with a newer Derm Viewer" in sentence


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "the file is empty"),
        (b"{", "seems cut off"),
        (b"\x89PNG\r\n", "a PNG picture"),
        (b"[1, 2]", "not a consultation"),
        (b'{"type": "FeatureCollection", "features": []}', "not a consultation"),
        (b'{"type": "FeatureCollection", "type": "FeatureCollection"}', "stands twice"),
        (b"[" * 100_000, "nested more than"),
        (b" " * 10_000_001 + b"1", "the limit is 10 MB"),
        (dump(FULL)[:-200], "seems cut off"),
        (dump(FULL).replace(b"-125.25", b"NaN"), "not a finite number"),
        (dump(FULL).replace(b"-125.25", b"1e400"), "is not a number of centimetres"),
        (dump(FULL).replace(b"-127.5", b"1e400", 1), "a coordinate lies beyond"),
        (dump(FULL).replace(b"-127.5", b"true", 1), "a coordinate is true or false"),
        (dump(FULL).decode().encode("utf-16"), "UTF-16"),
    ],
)
def test_bytes_that_are_no_consultation(data: bytes, said: str) -> None:
    sentence = refusal(data)
    assert said in sentence
    assert "body map" not in sentence
    assert len(sentence) < 300


@pytest.mark.parametrize(
    ("members", "said"),
    [
        ({"format": "derm-viewer-body-map"}, "this is a body map, not a consultation"),
        ({"format": "other"}, "not a consultation"),
        ({"format_version": 0}, "'0' does not exist"),
        ({"format_version": True}, "'True' does not exist"),
        ({"format_version": 1.0}, "'1.0' does not exist"),
        ({"program_version": None}, "'program_version' is missing"),
        ({"data_version": " "}, "'data_version' is not a text"),
        ({"figure": ""}, "'figure' is not a plain word"),
        ({"supplied_map": 1}, "'supplied_map' is not true or false"),
        ({"units": "mm"}, "'units' is 'mm'"),
        ({"sides": "the viewer's"}, "'sides' is"),
        ({"quality": "burning"}, "pain, tingling, numbness"),
        ({"leg": "both"}, "left, right"),
        ({"shown_map": 5}, "'shown_map' is not a plain word"),
        ({"counted_maps": ["a", "a"]}, "different plain words"),
        ({"counted_maps": "a"}, "not a list of at most"),
        ({"places": [{}]}, "derm_viewer.places[0]: the member 'x' is missing"),
        ({"places": [5]}, "not an object"),
        ({"places": [{"x": 1, "y": "2", "view": None, "side": None, "words": "w"}]}, "'y' is not a number"),
        ({"places": [{"x": 1, "y": 2, "view": None, "side": "Left", "words": "w"}]}, "'side' is 'Left'"),
        ({"findings": [{"sign": "a", "side": "left", "result": "b"}] * 2}, "stands twice"),
        ({"findings": [{"sign": "a", "side": "midline", "result": "b"}]}, "left, right, both"),
        ({"red_flags": [{"flag": "saddle", "answer": "perhaps"}]}, "yes, no"),
        ({"red_flags": [{"flag": "saddle", "answer": "no"}, {"flag": "saddle", "answer": "yes"}]}, "stands twice"),
    ],
)
def test_a_head_that_is_not_as_it_must_be(schema: Any, members: dict[str, Any], said: str) -> None:
    value = changed(**members)
    assert said in refusal(value)
    if "stands twice" not in said and "1.0" not in said:  # a schema cannot say the one and counts 1.0 as 1
        assert not schema.is_valid(value)


@pytest.mark.parametrize(
    ("mark", "said"),
    [
        ({"type": "Point"}, "mark 1: the member 'type'"),
        ({"id": None}, "'id' is not a plain word"),
        ({"properties": []}, "mark 1, properties: this is not an object"),
        ({"properties": {"quality": "pain", "view": "anterior"}}, "'side' is missing"),
        ({"geometry": None}, "mark 1, geometry: this is not an object"),
        ({"geometry": {"type": "Polygon", "coordinates": []}}, "no coordinates"),
        ({"geometry": {"type": "Polygon", "coordinates": [[[0, 0], [1, 1], [0, 0]]]}}, "only 3 positions"),
        ({"geometry": {"type": "Polygon", "coordinates": [[[0, 0], [1, "1"], [1, 0], [0, 0]]]}}, "not a number"),
        ({"geometry": {"type": "LineString", "coordinates": [[0, 0], [1, 1]]}}, "Polygon, MultiPolygon"),
    ],
)
def test_a_mark_that_is_not_as_it_must_be(schema: Any, mark: dict[str, Any], said: str) -> None:
    value = changed()
    value["features"][0] |= mark
    assert said in refusal(value)
    assert not schema.is_valid(value)


def test_more_vertices_than_a_file_may_hold_are_neither_saved_nor_opened() -> None:
    ring = [(float(i % 400), float(i // 400)) for i in range(40_000)]
    big = Mark("pain", "anterior", (((*ring, ring[0]),),))
    with pytest.raises(ValueError, match="more than 200000 vertices"):
        dump(replace(FULL, marks=(big,) * 6))
    assert MAX_VERTICES == 200_000


def test_a_stroke_without_a_surface_is_not_saved_and_stops_nothing() -> None:
    line = (((0.0, 0.0), (1.0, 1.0), (0.0, 0.0), (0.0, 0.0)),)
    bare = Mark("pain", "anterior", (line,))
    some = Mark("pain", "anterior", (line, SQUARE, ()))
    assert load(dump(replace(FULL, marks=(bare, some)))).marks == (replace(some, polygons=(SQUARE,)),)


@pytest.mark.parametrize(
    "members",
    [
        {"quality": "burning"},
        {"places": (SavedPlace(float("nan"), 0.0, None, None, "somewhere"),)},
        {"marks": (Mark("itching", "anterior", (SQUARE,)),)},
    ],
)
def test_what_could_not_be_opened_again_is_not_written(tmp_path: Path, members: dict[str, Any]) -> None:
    file = tmp_path / "visit.json"
    file.write_bytes(b"older")
    with pytest.raises(ValueError, match="cannot be saved"):
        save(replace(FULL, **members), file)
    assert file.read_bytes() == b"older"


def test_a_folder_is_neither_opened_nor_overwritten(tmp_path: Path) -> None:
    with pytest.raises(ConsultationFileError, match="this is a folder"):
        open_file(tmp_path)
    with pytest.raises(ConsultationFileError, match="was not found"):
        open_file(tmp_path / "nothing.json")
    with pytest.raises(WriteError, match="this is a folder"):
        save(FULL, tmp_path)
