"""`derm-viewer locate`: the same answer as the window's, as one JSON object and as lines for a person."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from derm_viewer import paths
from derm_viewer.__main__ import main
from derm_viewer.body.atlas import Atlas
from derm_viewer.cli_locate import require_map

OUTER_SHIN = ("-84", "-60")  # in the sample map: left, both maps L5
BORDER_SHIN = ("-89", "-60")  # in the sample map: left, isncsci L5, keegan_garrett L4


def located(capsys: pytest.CaptureFixture[str], *words: str) -> str:
    assert main(["locate", *words]) == 0
    captured = capsys.readouterr()
    assert captured.err == ""
    return captured.out


def as_json(capsys: pytest.CaptureFixture[str], *words: str) -> dict[str, Any]:
    value = json.loads(located(capsys, "--json", *words))
    assert isinstance(value, dict)
    return value


def test_the_json_object_has_exactly_the_members_that_are_promised(
    sample: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert as_json(capsys, "--data", sample, *BORDER_SHIN) == {
        "data_version": "sample",
        "point": [-89.0, -60.0],
        "view": "anterior",
        "side": "left",
        "area": "front_shin",
        "place": "front of the left shin, 16 cm above the ankle joint",
        "maps": [
            {"map": "isncsci", "status": "traced", "root": "L5", "border_cm": 1.0, "beyond": "L4"},
            {"map": "keegan_garrett", "status": "traced", "root": "L4", "border_cm": 1.0, "beyond": "L5"},
        ],
        "candidates": [
            {"root": "L5", "maps": ["isncsci"], "of": 2},
            {"root": "L4", "maps": ["keegan_garrett"], "of": 2},
        ],
        "key_points_near": [],
        "emergency": None,
    }


def test_the_json_object_says_an_emergency(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    saddle = as_json(capsys, "122.1", "76.5", "--quality", "numbness")
    assert saddle["area"] == "saddle"
    assert saddle["emergency"]["urgency"] == "emergency_now"
    assert saddle["emergency"]["action"].startswith("Suspected cauda equina")


def test_look_alikes_stand_above_the_tests_where_a_disc_is_seldom_the_cause(capsys: pytest.CaptureFixture[str]) -> None:
    def order(*words: str) -> list[str]:
        return [line for line in located(capsys, *words).splitlines() if line in ("Test next", "What else it can be")]

    assert order("-127", "-8.2") == ["What else it can be", "Test next"]
    assert order("3.6", "-49") == ["Test next", "What else it can be"]


def test_key_points_are_named_with_their_distance(sample: str, capsys: pytest.CaptureFixture[str]) -> None:
    near = as_json(capsys, "--data", sample, "-96", "-72")["key_points_near"]
    assert near == [{"root": "L4", "cm": 2.0}]


@pytest.mark.parametrize(("x", "y", "said"), [("-84", "60", "chest"), ("0", "500", None)])
def test_a_place_without_a_map_has_the_same_members(
    x: str, y: str, said: str | None, sample: str, capsys: pytest.CaptureFixture[str]
) -> None:
    answer = as_json(capsys, "--data", sample, x, y)
    assert (answer["area"], answer["maps"], answer["candidates"]) == (said, [], [])
    assert answer["place"]


@pytest.mark.parametrize("quality", ["pain", "tingling", "numbness"])
def test_a_person_reads_place_side_maps_levels_tests_and_sources(
    quality: str, sample: str, capsys: pytest.CaptureFixture[str]
) -> None:
    text = located(capsys, "--data", sample, *BORDER_SHIN, "--quality", quality)
    lines = text.splitlines()
    assert lines[0].startswith("Ask first: bladder or bowel change;")
    assert "Front of the left shin, 16 cm above the ankle joint" in lines
    assert f"Side: the patient's left. What is felt: {quality}." in lines
    for part in ("What each map says", "Levels to consider", "Test next", "What else it can be", "Limits", "Sources"):
        assert part in lines
    assert "  - L5 (1 of 2 maps): " in text
    assert "  - L4 (1 of 2 maps): " in text
    assert "Map data sample. Supports, never replaces, examination." in lines
    assert "diagnosis:" not in text.casefold()
    assert max(map(len, lines)) <= 100


def test_an_emergency_stands_above_everything(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shipped = root / "assets" / "body_regions.geojson"
    spot = next(s for s in Atlas.load(shipped).of(view="posterior", kind="key_point") if s.root == "S4-5")
    lines = located(capsys, str(spot.x), str(spot.y), "--quality", "numbness").splitlines()
    assert lines[0].startswith("Emergency")
    assert lines.index("Because") < next(n for n, line in enumerate(lines) if line.startswith("Ask first"))


def test_no_sentence_ends_twice(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    spots = Atlas.load(root / "assets" / "body_regions.geojson").of(view="anterior", kind="key_point")
    for spot in (s for s in spots if s.side == "left" and s.root in ("L1", "L3", "L5")):
        text = located(capsys, str(spot.x), str(spot.y))
        assert ".." not in text
        assert "  - ." not in text


def test_sources_are_numbered_in_the_order_of_their_use_and_each_is_listed(
    sample: str, capsys: pytest.CaptureFixture[str]
) -> None:
    body, sources = located(capsys, "--data", sample, *OUTER_SHIN).split("\nSources\n")
    listed = [line.split("]")[0][len("  - [") :] for line in sources.splitlines() if line.startswith("  - [")]
    assert listed == [str(number) for number in range(1, len(listed) + 1)]
    assert all(f"[{number}]" in body for number in listed)
    assert f"[{len(listed) + 1}]" not in body


def test_a_key_point_of_each_map_is_found_by_a_person_too(sample: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert "  - L4: 2.0 cm away" in located(capsys, "--data", sample, "-96", "-72")


def test_a_broken_map_is_one_sentence_and_2(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "m.geojson").write_text("{")
    assert main(["locate", "1", "2", "--data", str(tmp_path / "m.geojson")]) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err.startswith("derm-viewer: m.geojson")
    assert captured.err.count("\n") == 1


def test_missing_knowledge_is_one_sentence_and_2(
    tmp_path: Path, sample: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(paths, "data_path", lambda *parts: tmp_path / "empty")
    assert main(["locate", "1", "2", "--data", sample]) == 2
    captured = capsys.readouterr()
    assert captured.err.startswith("derm-viewer: ")
    assert captured.err.count("\n") == 1


def test_a_broken_map_does_not_hide_behind_an_unknown_map(tmp_path: Path) -> None:
    (tmp_path / "m.geojson").write_text("{")
    require_map("nosuch", tmp_path / "m.geojson")


def test_an_old_terminal_gets_an_answer_too(sample: str) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "derm_viewer", "locate", *OUTER_SHIN, "--data", sample],
        capture_output=True, check=False, env={**os.environ, "PYTHONIOENCODING": "ascii"},
    )
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.isascii()


def test_no_window_library_is_brought_in(sample: str) -> None:
    script = (
        "import sys; from derm_viewer.__main__ import main;"
        f"code = main(['locate', '-84', '-60', '--data', {sample!r}]);"
        "sys.exit(code or 'PySide6' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", script], capture_output=True, check=False).returncode == 0
