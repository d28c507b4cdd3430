"""Files that are no body map at all: refused at once, in plain words."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest

from derm_viewer.body import geojson
from tests.body.refusals import refusal, refusal_of
from tests.body.sample import sample_map, write_sample

SAMPLE = sample_map()


def test_a_missing_file_a_folder_and_a_device(tmp_path: Path) -> None:
    assert "not found" in refusal(tmp_path / "nothing.geojson")
    assert "this is a folder" in refusal(tmp_path)
    if os.path.exists("/dev/zero"):
        assert "device or a pipe" in refusal(Path("/dev/zero"))
    assert "name cannot be used" in refusal(Path("a\0b"))


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_is_refused_at_once(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert "device or a pipe" in refusal(tmp_path / "pipe")


def test_no_permission(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> int:
        raise PermissionError(13, "Permission denied")

    path = write_sample(tmp_path / "map.geojson")
    monkeypatch.setattr(os, "open", refuse)
    assert "no permission to read" in refusal(path)


def test_a_file_that_is_too_large_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "map.geojson"
    with path.open("wb") as file:
        file.truncate(3_000_000_000)
    assert "3000.0 MB and the limit is 20 MB" in refusal(path)


def test_a_file_that_changes_while_it_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write_sample(tmp_path / "map.geojson")
    real = os.fdopen

    def open_and_append(*args: Any) -> Any:
        with path.open("ab") as file:
            file.write(b" ")
        return real(*args)

    monkeypatch.setattr(os, "fdopen", open_and_append)
    assert "changed while it was being read" in refusal(path)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "the file is empty"),
        (b" \n\t", "the file is empty"),
        ("{}".encode("utf-16"), "UTF-16, not UTF-8"),
        (b'{"type": "Fl\xe4che"}', "not UTF-8 (byte 13)"),
        (b"\x89PNG\r\n\x1a\n" + bytes(50), "a PNG picture, not JSON"),
        (b"PK\x03\x04" + bytes(50), "a ZIP archive"),
        (b"%PDF-1.7 ...", "a PDF document"),
        (b"\x00\xff" * 50, "binary data, not JSON"),
        (b"{\x00}", "binary data or UTF-16"),
        (b"<html></html>", "HTML, XML or SVG"),
        (b"hello", "line 1, column 1: the file is not JSON"),
        (b'{"type": "FeatureCollection", "fea', "line 1, column 31: the file seems cut off"),
        (b'{"type": 1,\n"x": [1, 2', "line 2, column 11: the file seems cut off"),
        (b"{} {}", "line 1, column 4: there is more text after the end"),
        (b'{"a": 1}\nrubbish', "line 2, column 1: there is more text after the end"),
        (b'{"a": 1,}', "a comma too many"),
        (b"[1, 2,]", "a comma too many"),
        (b'{"a": 1, // remark\n"b": 2}', "JSON has no comments"),
        (b'{"a": [0, {"b": NaN}]}', "a[1].b: this is not a finite number"),
        (b'{"a": -Infinity}', "a: this is not a finite number"),
        (b'{"a": ' + b"9" * 5000 + b"}", "out of range"),
        (b'{"a": {"b": 1, "b": 2}}', "a: the key 'b' stands twice"),
        (b"[" * 100_000, "nested more than 64 deep"),
        (b'{"type":"GeometryCollection","geometries":[' * 2000 + b"]}" * 2000, "nested more than 64 deep"),
        (b"[" * 65 + b"]" * 65, "nested more than 64 deep"),
        (b"[]", "not a GeoJSON object"),
        (b'"FeatureCollection"', "not a GeoJSON object"),
        (b"null", "not a GeoJSON object"),
        (b"{}", "the member 'type' is missing"),
        (b'{"type": "featurecollection"}', "its type is written 'featurecollection'"),
        (b'{"type": "Sheet"}', "its type 'Sheet' is unknown"),
        (b'{"type": "Polygon", "coordinates": []}', "a bare geometry without kind, view and side"),
        (b'{"type": "Feature"}', "a single feature without a sheet"),
        (b'{"type": "Topology", "arcs": []}', "this is TopoJSON"),
        (b'{"shapes": [], "imagePath": "a.png"}', "a labelme annotation"),
        (b'{"annotations": [], "images": []}', "a COCO annotation"),
        (b'{"geometryType": "esriGeometryPolygon"}', "Esri JSON"),
        (b'[{"type": "Feature"}]', "as QuPath writes it"),
        (b'{"type": "FeatureCollection"}', "'features' is missing or not a list"),
        (b'{"type": "FeatureCollection", "features": {}}', "'features' is missing or not a list"),
        (
            b'{"type":"FeatureCollection","features":[{"properties":{"objectType":"annotation"}}]}',
            "QuPath annotations",
        ),
        (b'{"type": "FeatureCollection", "features": []}', "probably geographic data"),
        (
            b'{"type":"FeatureCollection","features":[{"properties":{"kind":"area"}}]}',
            "the member 'derm_viewer' is missing",
        ),
    ],
)
def test_what_is_no_body_map_is_refused(content: bytes, words: str, tmp_path: Path) -> None:
    sentence = refusal_of(content, tmp_path)
    assert sentence.startswith("map.geojson")
    assert words in sentence


def test_a_byte_order_mark_is_accepted(tmp_path: Path) -> None:
    path = tmp_path / "map.geojson"
    path.write_text(json.dumps(SAMPLE), encoding="utf-8-sig")
    assert geojson.read(path).notes == ()
