"""The marks that `derm-viewer batch` reads, and what it says of files that hold none."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from derm_viewer import cli_batch_read
from derm_viewer.__main__ import main
from derm_viewer.body.cover import MarkError
from derm_viewer.cli_batch_read import marks
from tests.batch_marks import SHIN, collection, mark, said

POINT = {"type": "Point", "coordinates": [0, 0]}
FLAT = {"type": "Polygon", "coordinates": [[[0, 0], [1, 0], [2, 0], [0, 0]]]}
SHORT = {"type": "Polygon", "coordinates": [[[0, 0], [1, 0]]]}
FAR = {"type": "Polygon", "coordinates": [[[0, 0], [1e7, 0], [0, 1], [0, 0]]]}
BAD: dict[str, tuple[str, str]] = {
    "a point": (collection(mark(SHIN), mark(POINT, "p7")), "feature 1 (p7): its geometry type is 'Point'; write"),
    "null": (collection(mark(None)), "feature 0: it has no geometry; write one of: Polygon, MultiPolygon."),
    "no area": (collection(mark(SHIN), mark(FLAT, "flat")), "feature 1 (flat): the mark has no surface; draw"),
    "a short ring": (collection(mark(SHORT)), "feature 0, geometry.coordinates[0]: a ring has only 2 positions; give"),
    "far away": (collection(mark(FAR)), "feature 0, geometry.coordinates[0][1]: a coordinate lies beyond 1,000,000"),
    "no feature": (collection(mark(SHIN), SHIN), "feature 1: this entry is not a feature object; take it out"),
    "odd id": (collection(mark(SHIN, ["x"])), "feature 0: its id is neither a text nor a number; write the id as text"),
    "cut off": (collection(mark(SHIN), mark(SHIN))[:-30], ", line 1: the file seems cut off; save or copy it again."),
    "a comma": (collection(mark(SHIN)).replace("]]]", "]],]"), ", line 1: this is not valid JSON"),
    "NaN": (collection(mark(SHIN)).replace("-60", "NaN", 1), "NaN is not a finite number; replace it by a number"),
    "empty": ("  ", "the file is empty; choose a file that holds marks."),
    "no JSON": ("hello", "the file is not JSON; choose a .geojson file."),
    "a list": (json.dumps([mark(SHIN)]), "this is a bare list of features; make it the features"),
    "one feature": (json.dumps(mark(SHIN)), "this is a single feature"),
    "other text": (json.dumps({"type": "Topology", "objects": {}}), "this is TopoJSON, not GeoJSON; export it"),
    "no features": (json.dumps({"type": "FeatureCollection"}), "the member 'features' is missing or not a list"),
    "more": (collection(mark(SHIN)) + "{}", "line 1: there is more text after the end of the data; keep one"),
    "nested": ("[" * 3 + collection(mark(SHIN)), "this is a bare list"),
    "deep": ('{"a": ' + "[" * 100_000, "the data are nested too deeply; write plain features"),
    "long number": ('{"a": ' + "1" * 10_000 + "}", "a whole number has thousands of digits; correct the number"),
    "no name": ("{1: 2}", "line 1: a name is not a text; correct the JSON here"),
    "binary": ('{"a": "\udcff"}', "the file is not UTF-8; save it again as UTF-8"),
}  # fmt: skip


@pytest.mark.parametrize("name", BAD)
def test_what_cannot_be_read_is_one_sentence_and_the_older_table_stays(
    name: str, sample: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text, sentence = BAD[name]
    given, out = tmp_path / "marks.geojson", tmp_path / "out.csv"
    given.write_bytes(text.encode("utf-8", "surrogateescape"))
    out.write_text("older")
    assert main(["batch", str(given), "-o", str(out), "--data", sample]) == 2
    told = said(capsys)
    assert sentence in told
    assert told.startswith("derm-viewer: marks.geojson")
    assert out.read_text() == "older"
    assert len(list(tmp_path.iterdir())) == 2


@pytest.mark.parametrize("source", ["nosuch.geojson", "."])
def test_marks_that_are_not_there(
    source: str, sample: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["batch", str(tmp_path / source), "-o", str(tmp_path / "o.csv"), "--data", sample]) == 2
    assert ("the file was not found" if source != "." else "this is a folder, not a file") in said(capsys)


def test_a_file_in_small_pieces_is_the_same(given: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = [(drawn.id, drawn.number, drawn.surface.wkt) for drawn in marks(given)]
    text = given.read_text()
    given.write_bytes(b"\xef\xbb\xbf" + text.replace('"own"', '"\u00f6wn"').encode())
    monkeypatch.setattr(cli_batch_read, "BLOCK", 1)
    seen: list[int] = []
    pieces = [(drawn.id, drawn.number, drawn.surface.wkt) for drawn in marks(given, seen.append)]
    assert pieces == [(ident.replace("own", "\u00f6wn"), *rest) for ident, *rest in whole]
    assert seen == sorted(seen)
    assert seen[-1] == given.stat().st_size


def test_members_may_stand_in_any_order(given: Path) -> None:
    value = json.loads(given.read_text())
    turned = {"name": '"features": [', "features": value["features"], "bbox": [1, 2], "type": "FeatureCollection"}
    given.write_text(json.dumps(turned, indent=2))
    assert len(list(marks(given))) == 4


def test_the_line_of_a_fault_is_named(tmp_path: Path, sample: str, capsys: pytest.CaptureFixture[str]) -> None:
    text = json.dumps(json.loads(collection(*[mark(SHIN)] * 50)), indent=1)
    lines = text.split("\n")
    lines[500] = lines[500] + " oops"
    (tmp_path / "m.geojson").write_text("\n".join(lines))
    assert main(["batch", str(tmp_path / "m.geojson"), "-o", str(tmp_path / "o.csv"), "--data", sample]) == 2
    assert ", line 501: " in said(capsys)


def test_an_id_need_not_be_a_patients(given: Path) -> None:
    assert [drawn.id for drawn in marks(given)] == ["a, b", "7", "own", "3"]
    with pytest.raises(MarkError, match="neither a text nor a number"):
        cli_batch_read._id({"id": True}, 0)
