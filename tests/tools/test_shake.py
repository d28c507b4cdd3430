"""The random input: it runs, says its seed, and knows a lost mark and a leak when it sees one."""

from __future__ import annotations

import random
import subprocess
import sys
from collections.abc import Callable
from math import sin
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from tools.shake import __main__ as shake
from tools.shake.watch import LOOK_INPUTS, Sample, Watch


def test_a_short_run_says_its_seed_and_finds_nothing(root: Path) -> None:
    words = [sys.executable, "-X", "faulthandler", "-m", "tools.shake", "4", "7"]
    done = subprocess.run(words, capture_output=True, text=True, timeout=120, check=False, cwd=root)
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.startswith("seed 7\n")
    assert "widgets" in done.stdout


def test_what_the_sender_of_an_event_is_told_is_a_fault_too(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], qapp: QApplication
) -> None:
    class Fails:
        last, lost = "press", ""

        def __init__(self, *_: object) -> None:
            """A window that cannot bear to be touched."""

        def rest(self) -> None:
            """It rests well."""

        def step(self) -> None:
            raise ValueError("it hurts")

        def lost_by_undo(self) -> str:
            return ""

        def close(self) -> None:
            """There is nothing to close."""

    monkeypatch.setattr(shake, "Shaker", Fails)
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    assert shake.main(30, 9) == 1
    said = capsys.readouterr().out
    assert "seed 9, after input 1: press" in said
    assert "ValueError: it hurts" in said


def judged(
    mb: Callable[[int], float],
    widgets: Callable[[int], int] = lambda _: 195,
    blocks: Callable[[int], int] = lambda _: 600_000,
    looks: int = 54,
) -> list[str]:
    """What is said of a run of 27,000 inputs; of MB in use and so on after so many inputs."""
    watch, every = Watch(), [at * LOOK_INPUTS for at in range(looks)]
    watch.samples = [Sample(inputs, 300 + inputs, widgets(inputs), mb(inputs), blocks(inputs)) for inputs in every]
    return watch.leaks()


def swing(kind: str, seed: int = 0) -> Callable[[int], float]:
    """Memory that swings by 22 MB over 60 MB."""
    rng = random.Random(seed)  # noqa: S311  # to be repeated, not to be secret
    return {
        "none": lambda _: 60.0,
        "random": lambda _: 60 + rng.uniform(0, 22),
        "slow": lambda inputs: 71 + 11 * sin(inputs / 1500 + seed),
        "saw": lambda inputs: 60 + (inputs + 1700 * seed) % 4000 / 182,
        "bursts": lambda inputs: 60 + 22 * ((inputs // 2500 + seed) % 2),
    }[kind]


KINDS = ("none", "random", "slow", "saw", "bursts")


@pytest.mark.parametrize("seed", range(8))
@pytest.mark.parametrize("kind", KINDS)
def test_a_swing_is_no_leak(kind: str, seed: int) -> None:
    assert judged(swing(kind, seed)) == []


@pytest.mark.parametrize("seed", range(8))
def test_a_swing_in_five_minutes_is_no_leak(seed: int) -> None:
    assert judged(swing("random", seed), looks=27) == []


@pytest.mark.parametrize("seed", range(8))
@pytest.mark.parametrize("kind", KINDS)
def test_growth_is_found_however_memory_swings(kind: str, seed: int) -> None:
    held = swing(kind, seed)
    said = judged(lambda inputs: held(inputs) + inputs * 3 / 1000)
    assert len(said) == 1
    assert said[0].startswith("memory: ")


def test_growth_is_said_in_its_amount_and_a_little_is_allowed() -> None:
    assert judged(lambda inputs: 280 + inputs * 3 / 1000) == ["memory: 3.0 MB more in use for 1,000 inputs"]
    assert judged(lambda inputs: 280 + inputs * 1.9 / 1000) == []


def test_a_few_odd_looks_decide_nothing() -> None:
    assert judged(lambda inputs: 50.0 if 9000 <= inputs < 9500 else 80.0) == []
    assert judged(lambda inputs: 180.0 if inputs > 26_000 else 80.0) == []


def test_what_a_start_gains_is_no_leak() -> None:
    assert judged(lambda inputs: 100 - 50 / (1 + (inputs / 500) ** 2)) == []
    assert judged(lambda inputs: 60 + min(inputs, 9000) / 500) == []


def test_widgets_that_grow_are_a_leak() -> None:
    assert judged(lambda _: 280.0, lambda inputs: 195 + inputs // 250) == []
    assert judged(lambda _: 280.0, lambda inputs: 195 + inputs // 20) == ["widgets: 50 more for 1,000 inputs"]


def test_blocks_of_python_that_grow_are_a_leak() -> None:
    assert judged(lambda _: 280.0, blocks=lambda inputs: 600_000 + inputs * 7) == []
    said = ["Python: 9000 blocks more for 1,000 inputs"]
    assert judged(lambda _: 280.0, blocks=lambda inputs: 600_000 + inputs * 9) == said


def test_a_short_run_is_not_judged() -> None:
    assert judged(lambda inputs: 280 + inputs / 10, looks=20) == []


def test_a_look_counts_what_is_in_use_and_not_what_was_given_back(qapp: QApplication) -> None:
    watch = Watch()
    before = watch.look(0)
    if not before.mb:
        pytest.skip("this system does not say what a process holds")
    held = [bytes(1000) for _ in range(100_000)]
    during = watch.look(1)
    assert during.used_mb > before.used_mb + 80
    assert during.mb > before.mb + 80
    held.clear()
    assert watch.look(2).used_mb < before.used_mb + 20


def test_a_look_counts_the_blocks_of_python(qapp: QApplication) -> None:
    watch = Watch()
    before = watch.look(0).blocks
    held = [bytes([1, at]) for at in range(200) for _ in range(100)]
    assert 20_000 <= watch.look(1).blocks - before < 30_000
    held.clear()
    assert abs(watch.look(2).blocks - before) < 5_000
