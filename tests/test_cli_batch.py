"""`derm-viewer batch`: marks in, one table out, one sentence for what cannot be written."""

from __future__ import annotations

import errno
import io
import os
import stat
import sys
from pathlib import Path

import pytest

from derm_viewer import cli
from derm_viewer.__main__ import main
from derm_viewer.body.atlas import Atlas
from derm_viewer.body.cover import CoverIndex
from tests.batch_marks import collection, mark, rows, said
from tests.disks import REFUSALS


def batch(sample: str, given: Path, out: Path, *words: str) -> list[dict[str, str]]:
    assert main(["batch", str(given), "-o", str(out), "--data", sample, *words]) == 0
    return rows(out)


def test_one_row_a_mark(sample: str, given: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    found = batch(sample, given, tmp_path / "out.csv")
    assert [row["id"] for row in found] == ["a, b", "7", "own", "3"]
    shin, both, above, beside = found
    assert shin["left_picture_cm2"] == "100.0"
    assert [shin[f"left_isncsci_{root}"] for root in ("L4", "L5", "L1", "blank")] == ["0.2", "0.8", "0.0", "0.0"]
    assert shin["right_picture_cm2"] == shin["right_isncsci_L5"] == ""
    assert (both["left_keegan_garrett_L5"], both["right_keegan_garrett_L5"]) == ("0.6", "0.6")
    assert (above["untreated_picture_cm2"], above["left_isncsci_blank"]) == ("60.0", "1.0")
    assert (beside["outside"], beside["left_picture_cm2"], beside["mended"]) == ("1.0", "", "0")
    assert capsys.readouterr() == ("", "")


def test_one_row_a_root(sample: str, given: Path, tmp_path: Path) -> None:
    found = batch(sample, given, tmp_path / "out.csv", "--long")
    shin = [row for row in found if row["id"] == "a, b" and row["map"] == "isncsci"]
    assert [(row["side"], row["root"], row["picture_cm2"], row["share"]) for row in shin] == [
        ("left", "L4", "20.0", "0.2"), ("left", "L5", "80.0", "0.8")
    ]  # fmt: skip
    assert float(shin[1]["painted"]) == pytest.approx(80 / (8 * 30 + 6 * 7), abs=1e-6)
    (blank,) = (row for row in found if row["id"] == "own" and row["map"] == "isncsci")
    assert (blank["root"], blank["picture_cm2"], blank["share"], blank["painted"]) == ("blank", "60.0", "1.0", "")
    assert {row["id"] for row in found} == {"a, b", "7", "own"}


def test_the_table_says_what_the_library_says(root: Path, tmp_path: Path) -> None:
    atlas = Atlas.load(root / "assets" / "body_regions.geojson")
    index = CoverIndex(atlas)
    areas = list(atlas.of(view="posterior", kind="area"))
    features = [mark({"type": "MultiPolygon", "coordinates": list(r.polygons)}, r.id) for r in areas]
    given = tmp_path / "areas.geojson"
    given.write_text(collection(*features))
    assert main(["batch", str(given), "-o", str(tmp_path / "o.csv")]) == 0
    found = rows(tmp_path / "o.csv")
    assert [row["id"] for row in found] == [r.id for r in areas]
    for row, feature in zip(found, features, strict=True):
        cover = index.cover(feature)
        assert {side for side in ("left", "right") if row[f"{side}_picture_cm2"]} == {part.side for part in cover.sides}
        for part in cover.sides:
            for shares in part.maps:
                of_map = {k: float(v) for k, v in row.items() if k.startswith(f"{part.side}_{shares.map}_")}
                assert sum(of_map.values()) == pytest.approx(1, abs=1e-5)
                for own in shares.roots:
                    assert of_map[f"{part.side}_{shares.map}_{own.root}"] == pytest.approx(own.share, abs=1e-6)
            for nerve in part.nerves:
                assert float(row[f"{part.side}_nerve_{nerve.name}"]) == pytest.approx(nerve.share, abs=1e-6)


@pytest.mark.parametrize("words", [("--parquet",), ("--parquet", "--long"), ()])
def test_parquet_holds_the_same(sample: str, given: Path, tmp_path: Path, words: tuple[str, ...]) -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    out = tmp_path / ("out.bin" if words else "out.parquet")
    assert main(["batch", str(given), "-o", str(out), "--data", sample, *words]) == 0
    listed = parquet.read_table(out).to_pylist()
    expected = batch(sample, given, tmp_path / "out.csv", *(word for word in words if word == "--long"))
    assert len(listed) == len(expected)
    for mine, row in zip(listed, expected, strict=True):
        assert list(mine) == list(row)
        assert {k: "" if v is None else str(int(v) if v is True or v is False else v) for k, v in mine.items()} == row


def test_without_pyarrow_a_sentence_says_what_to_install(
    sample: str, given: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    assert main(["batch", str(given), "-o", str(tmp_path / "o.parquet"), "--data", sample]) == 2
    assert "Parquet needs the library pyarrow, which is not installed; install derm-viewer[parquet]" in said(capsys)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["marks.geojson"]


def test_a_crossed_mark_is_mended_and_marked(sample: str, tmp_path: Path) -> None:
    crossed = {"type": "Polygon", "coordinates": [[[-92, -60], [-82, -50], [-82, -60], [-92, -50], [-92, -60]]]}
    (tmp_path / "m.geojson").write_text(collection(mark(crossed)))
    (row,) = batch(sample, tmp_path / "m.geojson", tmp_path / "o.csv")
    assert (row["mended"], row["left_picture_cm2"]) == ("1", "50.0")


@pytest.mark.parametrize("where", ["nosuch/o.csv", "marks.geojson/o.csv", "."])
def test_where_nothing_can_be_written_is_said_at_once(
    where: str, sample: str, given: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["batch", str(given), "-o", str(tmp_path / where), "--data", sample]) == 2
    assert "; " in said(capsys)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["marks.geojson"]


def test_a_device_is_not_replaced(sample: str, given: Path, capsys: pytest.CaptureFixture[str]) -> None:
    if not Path("/dev/null").exists():
        pytest.skip("this system has no /dev/null")
    assert main(["batch", str(given), "-o", "/dev/null", "--data", sample]) == 2
    assert "is a device or a pipe; name an ordinary file" in said(capsys)


@pytest.mark.parametrize("failing", ["fsync", "replace"])
def test_a_full_disk_leaves_the_older_table(
    failing: str, sample: str, given: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def full(*words: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    out = tmp_path / "o.csv"
    out.write_text("older")
    monkeypatch.setattr(os, failing, full)
    assert main(["batch", str(given), "-o", str(out), "--data", sample]) == 2
    assert "o.csv cannot be written: the disk is full; choose another place\n" in said(capsys)
    assert out.read_text() == "older"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["marks.geojson", "o.csv"]


@pytest.mark.parametrize("why", REFUSALS)
@pytest.mark.parametrize("end", ["csv", "parquet"])
def test_a_table_that_is_refused_is_one_sentence_and_the_older_one_is_intact(
    sample: str, given: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch,
    end: str, why: str,
) -> None:
    refuse, words = REFUSALS[why]
    folder = tmp_path / "here"
    folder.mkdir()
    with refuse(folder / f"o.{end}", monkeypatch) as out:
        assert main(["batch", str(given), "-o", str(out), "--data", sample]) == 2
    told = said(capsys)
    assert f"{out} cannot be written: {words}" in told
    assert told.count("\n") == 1
    assert not list(folder.rglob("*.part"))


def test_a_table_keeps_the_rights_and_the_link_of_the_older_one(sample: str, given: Path, tmp_path: Path) -> None:
    if os.name == "nt":
        pytest.skip("rights are a matter of POSIX")
    older = tmp_path / "older.csv"
    older.write_text("")
    older.chmod(0o640)
    (tmp_path / "o.csv").symlink_to(older)
    batch(sample, given, tmp_path / "o.csv")
    assert stat.S_IMODE(older.stat().st_mode) == 0o640
    assert (tmp_path / "o.csv").is_symlink()
    assert len(rows(older)) == 4


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_a_terminal_sees_how_far_it_is(
    sample: str, given: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    batch(sample, given, tmp_path / "o.csv")
    shown = terminal.getvalue()
    assert shown.startswith("\rderm-viewer: [##############################] 100 %, 0 marks")
    assert shown.endswith("\r\x1b[K")


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("batch", "missing: MARKS.geojson, -o/--out"),
        ("batch m.geojson", "missing: -o/--out"),
        ("batch m.geojson -o", "-o/--out: a value is missing after it"),
        ("batch m.geojson -o o.csv --wide", "no option is called --wide"),
    ],
)
def test_a_wrong_question(words: str, told: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(words.split()) == 2
    assert told in said(capsys)


def test_what_was_asked_arrives() -> None:
    asked = cli.parse(["batch", "m.geojson", "--out", "o.parquet", "--long", "--data", "d"])
    assert (asked.command, asked.marks, asked.out) == ("batch", Path("m.geojson"), Path("o.parquet"))
    assert (asked.long, asked.parquet, asked.data) == (True, False, Path("d"))
