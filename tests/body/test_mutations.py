"""Whatever is done to a map file, the reader raises one error or none, and both of its ways read the same."""

from __future__ import annotations

import copy
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from derm_viewer.body import geojson, quick, strict_json
from derm_viewer.body.errors import FaultError, MapFileError
from derm_viewer.body.rings import Ready
from tests.body.sample import sample_map

SAMPLE = sample_map()


def mutated(data: Any, path: list[int], value: Any) -> Any:
    """The data with the value at a path (each step taken modulo the size) replaced."""
    result = copy.deepcopy(data)
    here = result
    for step in path:
        keys = list(here) if isinstance(here, dict) else list(range(len(here)))
        if not keys:
            break
        key = keys[step % len(keys)]
        if step is path[-1] or not isinstance(here[key], (dict, list)) or not here[key]:
            here[key] = value
            break
        here = here[key]
    return result


def said_of(file: Path) -> str:
    """The sentence of the refusal, or one that says that the file was read."""
    try:
        geojson.read(file)
    except MapFileError as error:
        return str(error)
    return "map.geojson was read."


SCALARS = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8)
VALUES = st.recursive(SCALARS, lambda v: st.lists(v, max_size=4) | st.dictionaries(st.text(max_size=5), v, max_size=3))
GENTLE = settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=150)


@GENTLE
@given(st.lists(st.integers(0, 200), min_size=1, max_size=8), VALUES)
def test_mutated_maps_raise_nothing_else(tmp_path: Path, path: list[int], value: Any) -> None:
    file = tmp_path / "map.geojson"
    file.write_text(json.dumps(mutated(SAMPLE, path, value)))
    sentence = said_of(file)
    assert sentence.startswith("map.geojson")
    assert sentence.isprintable()


@GENTLE
@given(st.integers(0, 10**6), st.integers(0, 40), st.binary(max_size=6))
def test_mutated_bytes_raise_nothing_else(tmp_path: Path, at: int, cut: int, put: bytes) -> None:
    content = json.dumps(SAMPLE).encode()
    at %= len(content)
    file = tmp_path / "map.geojson"
    file.write_bytes(content[:at] + put + content[at + cut :])
    assert said_of(file).startswith("map.geojson")


@GENTLE
@given(st.binary(max_size=60))
def test_any_bytes_raise_nothing_else(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "map.geojson"
    file.write_bytes(content)
    with pytest.raises(MapFileError):
        geojson.read(file)


def test_both_ways_read_the_same_document(sample_file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    quickly = geojson.read(sample_file)
    monkeypatch.setattr(quick, "loads", lambda _: None)
    assert geojson.read(sample_file) == quickly


@pytest.mark.parametrize("indent", [None, 0, 3])
def test_the_quick_way_takes_a_flawless_map_in_any_layout(indent: int | None) -> None:
    value = quick.loads(json.dumps(SAMPLE, indent=indent))
    assert value is not None
    assert value["features"][0]["geometry"]["coordinates"].kind == "MultiPolygon"
    assert value["derm_viewer"] == SAMPLE["derm_viewer"]


@pytest.mark.parametrize(
    "coordinates",
    [
        "[[[1, 1], [5, 1], [5, 5], [1, 2]]]",
        "[[[1, 1], [5, 5], [5, 1], [1, 1]]]",
        "[[[1, 1], [5, 1], [1, 1]]]",
        "[[[1, 1], [5, 1], [5, 5] [1, 1]]]",
        "[[[1, 1], [5, 1], [5, 5], 1, 1]]",
        "[[[1, 1], [5, 1], [5, 5], [1, 1],]]",
        "[[[1, 1], [5, 1], [5, 5], [1, 1]]],",
        "[[[1, 1], [5, 1 6], [5, 5], [1, 1]]]",
        "[[[1, 1], [05, 1], [5, 5], [1, 1]]]",
        "[[[1, 1], [5, 1, 2], [5, 5], [1, 1]]]",
        "[[[1, 1], [5, 1e400], [5, 5], [1, 1]]]",
        "[[[1, 1], [5, 1e7], [5, 5], [1, 1]]]",
        "[[[1, 1], 6[5, 1], [5, 5], [1, 1]]]",
        "[[[1, 1], 5[, 1], [5, 5], [1, 1]]]",
        "[[[1, 1], [5, ]1, [5, 5], [1, 1]]]",
        "[[[1, 1], [5, 1], [5, 5], [1, 1]]",
        "[[[1, 1], [5, 1], [5, 5], [1, 1]]]]",
        "[[1, 1], [5, 1]]",
        "[1]",
        "[]",
        "[[]]",
        "[[[true, 1], [5, 1], [5, 5], [1, 1]]]",
        "[NaN, 1]",
    ],
)
def test_the_quick_way_leaves_what_is_unusual_to_the_strict_way(coordinates: str) -> None:
    assert quick.loads(f'{{"coordinates":{coordinates}}}') is None


@pytest.mark.parametrize(
    "text",
    [
        '{"a": 1, "a": 1, "coordinates":[1, 2]}',
        '{"coordinates":[1, 2], "coordinates":[1, 2]}',
        '{"coordinates":[1, 2], "a":1, "a" :2}',
        '{"coordinates":[1, 2], "b": {"c": [{"d": 1, "d": 2}]}}',
        '{"coordinates":[1, 2], "b": ' + "[" * 65 + "]" * 65 + "}",
        '{"coordinates":[1, 2], "b": ' + "[" * 100_000,
        '{"coordinates":[1, 2]} 3',
    ],
)
def test_the_quick_way_leaves_other_faults_to_the_strict_way(text: str) -> None:
    assert quick.loads(text) is None


def test_a_key_inside_a_text_is_no_coordinates() -> None:
    text = '{"note": "coordinates: [1, 2]}", "coordinates":[3, 4]}'
    assert quick.loads(text) == {"note": "coordinates: [1, 2]}", "coordinates": Ready("Point", (3.0, 4.0))}
    text = '{"note": "say \\"coordinates\\":[1, 2]}", "coordinates":[3, 4]}'
    assert quick.loads(text) is None
    assert strict_json.loads(text)["note"] == 'say "coordinates":[1, 2]}'


@GENTLE
@given(st.integers(0, 10**6), st.integers(0, 3), st.text('[]{},.:;-+eE0123456789 \n"\\\\', max_size=3))
def test_the_quick_way_accepts_nothing_that_is_not_json(at: int, cut: int, put: str) -> None:
    ring = json.dumps({"coordinates": [[[1.5, 1], [5, -1], [5, 5], [1.5, 1]]]}, separators=(",", ":"))
    text = f'{{"a":{ring},"b":{{"coordinates":[3,4.25]}}}}'
    at %= len(text)
    text = text[:at] + put + text[at + cut :]
    value = quick.loads(text)
    if value is not None:
        try:
            strict = strict_json.loads(text)
        except FaultError:
            pytest.fail(f"not JSON, but read quickly: {text}")
        assert list(strict) == list(value)
