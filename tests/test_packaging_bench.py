"""The bench still measures what it says: its processes start and tell, its table reads right. No times are judged."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tools.bench import starts
from tools.bench.report import Row, over_rounds, percentile, table, write


@pytest.mark.slow
@pytest.mark.parametrize("kind", ["bare", "paint", "click", "phases"])
def test_a_measured_process_starts_and_tells(kind: str, root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(root)
    took, told = starts._start(kind, [])
    assert took > 0
    more = {"bare": {"mb"}, "paint": {"heavy"}, "click": set(), "phases": {"phases"}}
    assert set(told) == {"at"} | more[kind]
    assert told.get("heavy", []) == []


def test_a_process_that_fails_says_why(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(root)
    with pytest.raises(RuntimeError, match=r"(?s)'nosuch' did not start: .*KeyError"):
        starts._start("nosuch", [])


def test_the_rounds_give_their_median_and_range() -> None:
    assert over_rounds([3.0, 1.0, 2.0]) == (2.0, (1.0, 3.0))
    assert percentile([float(n) for n in range(1, 101)], 0.99) == 99.0
    assert percentile([7.0], 0.5) == 7.0


def test_a_promise_is_kept_by_value_or_by_ratio_to_the_floor() -> None:
    by_value = Row("a", 4.0, "ms", (4.0, 4.0), 5.0)
    by_ratio = Row("b", 4.0, "ms", (4.0, 4.0), 1.5, True, 2.0, "floor")
    paired = Row("c", 4.0, "ms", (4.0, 4.0), 1.5, True, 2.0, "floor", 1.4)
    unpromised = Row("d", 4.0, "ms", (4.0, 4.0), None)
    assert [row.kept for row in (by_value, by_ratio, paired, unpromised)] == [True, False, True, None]
    assert [row.ratio for row in (by_value, by_ratio, paired)] == [None, 2.0, 1.4]
    lines = table([by_value, by_ratio, paired, unpromised]).splitlines()
    assert [line.split()[-1] for line in lines] == ["kept", "yes", "NO", "yes", "-"]


def test_the_json_can_be_read_by_any_reader(tmp_path: Path) -> None:
    write([Row("d", 4.0, "ms", (4.0, 4.0), None)], {"cores": "2"}, tmp_path / "b.json")
    read = json.loads((tmp_path / "b.json").read_text(), parse_constant=pytest.fail)
    assert read["rows"][0]["kept"] is None
