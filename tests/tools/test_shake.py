"""The random input: it runs, says its seed, and knows a lost mark and a leak when it sees one."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from tools.shake.watch import Sample, Watch


def test_a_short_run_says_its_seed_and_finds_nothing(root: Path) -> None:
    words = [sys.executable, "-X", "faulthandler", "-m", "tools.shake", "4", "7"]
    done = subprocess.run(words, capture_output=True, text=True, timeout=120, check=False, cwd=root)
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.startswith("seed 7\n")
    assert "widgets" in done.stdout


def grown(mb: float, widgets: int) -> list[str]:
    """What is said of a run of 10,000 inputs that gains so much for a thousand."""
    watch = Watch()
    watch.samples = [Sample(i * 500, 100 + i * mb / 2, 50 + i * widgets // 2) for i in range(21)]
    return watch.leaks()


def test_memory_and_widgets_that_grow_are_a_leak() -> None:
    assert grown(0.5, 10) == []
    assert grown(3, 10) == ["memory: 3.00 MB for 1,000 inputs"]
    assert grown(0.5, 100) == ["widgets: 500 more"]


def test_what_a_start_gains_is_no_leak() -> None:
    watch = Watch()
    watch.samples = [Sample(i * 500, 300 - 200 / (1 + i * i), 150) for i in range(21)]
    assert watch.leaks() == []
