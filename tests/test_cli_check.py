"""`derm-viewer check` and bad map files: one plain sentence each, nothing lost, the right exit code.

Each row is an input that people do hand to such a program, from a missing file to a map of other people's making.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from derm_viewer.__main__ import main
from tests.body.sample import sample_map, write_sample

Make = Callable[[Path], Any]
VALID, FINDINGS, UNREADABLE = 0, 1, 2


def checked(capsys: pytest.CaptureFixture[str], path: Path) -> tuple[int, list[str]]:
    """The exit code and the sentences of a check, of whichever stream they went to."""
    code = main(["check", str(path)])
    captured = capsys.readouterr()
    lines = (captured.err if code == UNREADABLE else captured.out).splitlines()
    assert (captured.err == "") == (code != UNREADABLE)
    assert not any("Traceback" in line or "\x00" in line for line in lines)
    return code, lines


def raw(text: str | bytes) -> Make:
    """A file with exactly this in it."""
    data = text.encode() if isinstance(text, str) else text
    return lambda path: path.write_bytes(data)


def whole(change: Callable[[str], str | bytes]) -> Make:
    """The sample map, changed as text."""

    def make(path: Path) -> None:
        changed = change(json.dumps(sample_map()))
        path.write_bytes(changed.encode() if isinstance(changed, str) else changed)

    return make


def member(**more: Any) -> Make:
    """The sample map with members of the collection replaced."""
    return lambda path: write_sample(path, {**sample_map(), **more})


def feature(change: Callable[[dict[str, Any]], Any]) -> Make:
    """The sample map with its first dermatome changed in place."""

    def make(path: Path) -> None:
        data = sample_map()
        change(next(f for f in data["features"] if f["properties"]["kind"] == "dermatome"))
        write_sample(path, data)

    return make


def properties(**more: Any) -> Make:
    return feature(lambda f: f["properties"].update(more))


def rings(*coordinates: Any) -> Make:
    return feature(lambda f: f["geometry"].update(type="Polygon", coordinates=list(coordinates)))


def twice(data: dict[str, Any]) -> dict[str, Any]:
    data["features"].append(data["features"][1])
    return data


def sized(path: Path) -> None:
    with path.open("wb") as file:
        file.truncate(3_000_000_000)


BOW_TIE = [[-98, -30], [-90, -20], [-90, -30], [-98, -24], [-98, -30]]
COLLECTION = {"type": "GeometryCollection", "geometries": []}
UNREAD: list[tuple[str, Make, str]] = [
    ("1 missing", lambda path: None, "not found"),
    ("2 folder", lambda path: path.mkdir(), "folder"),
    ("4 empty", raw(""), "empty"),
    ("5 three gigabytes", sized, "limit"),
    ("5 pipe", lambda path: os.mkfifo(path), "device or a pipe"),
    ("8 UTF-16", whole(lambda text: text.encode("utf-16")), "UTF-8"),
    ("8 Latin-1", whole(lambda text: text.replace("box", "bóx", 1).encode("latin-1")), "UTF-8"),
    ("9 PNG", raw(b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR"), ""),
    ("9 ZIP", raw(b"PK\x03\x04\x14\x00\x00\x00"), ""),
    ("10 cut off", whole(lambda text: text[: len(text) // 2]), "cut off"),
    ("11 two documents", whole(lambda text: text + text), "line 1"),
    ("12 comment", raw('{\n// map\n"type": "FeatureCollection"}'), "line 2"),
    ("12 trailing comma", raw('{\n"type": "FeatureCollection",\n}'), "line 3"),
    ("13 NaN", whole(lambda text: text.replace("-83.0", "NaN", 1)), "bbox[1]: this is not a finite number"),
    ("13 Infinity", whole(lambda text: text.replace("-83.0", "-Infinity", 1)), "not a finite number"),
    ("13 NaN in a feature", whole(lambda text: text.replace("-46.0", "NaN", 1)), "features[5]"),
    ("14 5,000 digits", whole(lambda text: text.replace("-83.0", "9" * 5000, 1)), ""),
    ("15 duplicate key", raw('{"type": "FeatureCollection", "type": "FeatureCollection"}'), "type"),
    ("16 100,000 nested lists", raw("[" * 100_000), "nest"),
    ("17 list", raw("[]"), "GeoJSON object"),
    ("17 null", raw("null"), "GeoJSON object"),
    ("17 text", raw('"map"'), "GeoJSON object"),
    ("18 no type", raw("{}"), "FeatureCollection"),
    ("18 lower case", member(type="featurecollection"), "FeatureCollection"),
    ("19 bare geometry", raw('{"type": "Point", "coordinates": [1, 2]}'), "bare geometry"),
    ("20 TopoJSON", raw('{"type": "Topology", "objects": {}, "arcs": []}'), "TopoJSON"),
    ("20 labelme", raw('{"version": "5.0", "shapes": [], "imagePath": "a.png"}'), "labelme"),
    ("21 features missing", whole(lambda text: text.replace('"features"', '"feature"', 1)), "features"),
    ("21 features an object", member(features={}), "features"),
    ("38 50,000 features", member(features=[{}] * 50_000), "50000"),
    ("unknown format version", whole(lambda text: text.replace('"format_version": 1', '"format_version": 99')), "99"),
]
FOUND: list[tuple[str, Make, str]] = [
    ("14 1e400", whole(lambda text: text.replace("-46.0", "1e400", 1)), "feature 5"),
    ("21 null feature", member(features=[None]), "feature 0"),
    ("22 no features", member(features=[]), "no regions"),
    ("23 no properties", feature(lambda f: f.pop("properties")), "properties"),
    ("23 properties a list", feature(lambda f: f.update(properties=[])), "properties"),
    ("24 unknown root", properties(root="L9"), "L9"),
    ("24 root a number", properties(root=5), "5"),
    ("25 no side", feature(lambda f: f["properties"].pop("side")), "side"),
    ("26 duplicate id", lambda path: write_sample(path, twice(sample_map())), "id"),
    ("27 id an object", feature(lambda f: f.update(id={})), "id"),
    ("28 geometry null", feature(lambda f: f.update(geometry=None)), "draw"),
    ("29 wrong type for coordinates", feature(lambda f: f["geometry"].update(coordinates=[1, 2])), "geometry"),
    ("30 text as coordinates", rings([["-98", "-30"], [-90, -20], [-90, -30], ["-98", "-30"]]), "geometry"),
    ("30 booleans as coordinates", rings([[True, False], [-90, -20], [-90, -30], [True, False]]), "geometry"),
    ("31 three positions", rings([[-98, -30], [-90, -20], [-98, -30]]), "ring"),
    ("31 not closed", rings([[-98, -30], [-90, -30], [-90, -20], [-98, -20]]), "closed"),
    ("32 collinear", rings([[-98, -30], [-94, -30], [-90, -30], [-98, -30]]), "size"),
    ("33 crosses itself", rings(BOW_TIE), "self-intersection at (-95, -26.25)"),
    ("35 clockwise", rings([[-98, -30], [-98, -20], [-90, -20], [-90, -30], [-98, -30]]), "clockwise"),
    ("36 three dimensions", rings([[-98, -30, 1], [-90, -30, 1], [-90, -20, 1], [-98, -20, 1], [-98, -30, 1]]), ""),
    ("37 far away", rings([[1e9, 0], [2e9, 0], [2e9, 1e9], [1e9, 0]]), ""),
    ("39 GeometryCollection", feature(lambda f: f.update(geometry=COLLECTION)), "GeometryCollection"),
    ("40 bbox", member(bbox=["a", 1]), "bbox"),
    ("41 crs", member(crs={"type": "name", "properties": {"name": "EPSG:3857"}}), "crs"),
    ("43 unknown map", properties(map="nosuch"), "nosuch"),
    ("43 unknown view", properties(view="nosuch"), "nosuch"),
]


@pytest.mark.parametrize(("make", "said"), [row[1:] for row in UNREAD], ids=[row[0] for row in UNREAD])
def test_a_file_that_is_no_body_map_is_one_sentence(
    make: Make, said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "input.geojson"
    make(path)
    code, lines = checked(capsys, path)
    assert (code, len(lines)) == (UNREADABLE, 1)
    assert lines[0].startswith("derm-viewer: input.geojson")
    assert said in lines[0]
    assert lines[0].endswith(".")


@pytest.mark.parametrize(("make", "said"), [row[1:] for row in FOUND], ids=[row[0] for row in FOUND])
def test_every_finding_names_the_file_the_place_and_the_remedy(
    make: Make, said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "input.geojson"
    make(path)
    code, lines = checked(capsys, path)
    *findings, last = lines
    assert code == FINDINGS
    assert any(said in finding for finding in findings)
    assert all(finding.split(": ")[0] in ("error", "warning", "note") for finding in findings)
    assert all("input.geojson" in finding and "; " in finding for finding in findings)
    assert last.endswith(f"{len(findings)} finding" + ("s" if len(findings) > 1 else ""))


@pytest.mark.parametrize(
    "make",
    [
        whole(lambda text: text),
        whole(lambda text: b"\xef\xbb\xbf" + text.encode()),
        whole(lambda text: json.dumps(json.loads(text), indent=2)),
    ],
    ids=["as it is", "7 byte order mark", "indented"],
)
def test_a_valid_map_is_valid(make: Make, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    make(tmp_path / "m.geojson")
    code, lines = checked(capsys, tmp_path / "m.geojson")
    assert (code, lines) == (VALID, [f"{tmp_path / 'm.geojson'}: valid"])


def test_all_findings_of_a_file_are_said_and_not_only_the_first(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data = sample_map()
    data["features"][1]["properties"]["side"] = "middle"
    data["features"][2]["properties"]["view"] = "nosuch"
    write_sample(tmp_path / "m.geojson", data)
    _, lines = checked(capsys, tmp_path / "m.geojson")
    assert sum("feature 1 " in line for line in lines) == 1
    assert sum("feature 2 " in line for line in lines) == 1


@pytest.mark.parametrize("text", ["<img src=file:///etc/passwd>", "a\u202eb\x00c", "x" * 100_000, "\ud800"])
def test_text_in_a_file_cannot_change_what_the_terminal_shows(
    text: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    properties(root=text)(tmp_path / "m.geojson")
    code, lines = checked(capsys, tmp_path / "m.geojson")
    assert code == FINDINGS
    assert all(line.isprintable() and len(line) < 600 for line in lines)


def test_a_file_without_permission_is_one_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*asked: object) -> int:
        raise PermissionError(13, "Permission denied")

    path = write_sample(tmp_path / "m.geojson")
    monkeypatch.setattr(os, "open", refuse)  # root, as whom the suite may run, could read it
    code, lines = checked(capsys, path)
    assert (code, len(lines)) == (UNREADABLE, 1)
    assert "you have no permission to read this file" in lines[0]


def test_the_program_itself_gives_the_exit_code_and_no_traceback(tmp_path: Path) -> None:
    (tmp_path / "m.geojson").write_text("[" * 100_000)
    done = subprocess.run(
        [sys.executable, "-m", "derm_viewer", "check", str(tmp_path / "m.geojson")],
        capture_output=True, text=True, check=False,
    )
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (UNREADABLE, "", 1)
