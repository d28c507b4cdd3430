"""Starts of whole processes, beside the start of an empty widget: time to the first paint and click, and memory."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from typing import Any

from tools.bench.report import Row, over_rounds


def rows(rounds: int, data: list[str]) -> list[Row]:
    """Start each kind of process once a round, in turn. `data` are words for the command line that name a map."""
    spent: dict[str, list[float]] = {"bare": [], "paint": [], "click": []}
    heavy: set[str] = set()
    for kind in spent:
        _start(kind, data)  # once for nothing: compiles, and fills the system's file cache
    for _ in range(rounds):
        for kind, times in spent.items():
            took, told = _start(kind, data)
            times.append(took)
            heavy.update(told.get("heavy", ()))
    result = [
        _row("start to the first painted body", spent["paint"], spent["bare"], 1.5),
        _row("start to the first answered click", spent["click"], spent["bare"], 2.5),
    ]
    count = float(len(heavy))
    result.append(Row("heavy modules at the first paint", count, "", (count, count), limit=0))
    return result + _memory(rounds, data)


def phases(rounds: int, data: list[str]) -> list[str]:
    """Where a start goes, a line for each of its phases, in milliseconds (median of the rounds)."""
    spent: dict[str, list[float]] = {}
    for _ in range(rounds):
        begun = time.monotonic_ns()
        for phase, at in _start("phases", data)[1]["phases"].items():
            spent.setdefault(phase, []).append((at - begun) / 1e6)
            begun = at
    return [f"  {over_rounds(times)[0]:6.0f} ms  {phase}" for phase, times in spent.items()]


def _memory(rounds: int, data: list[str]) -> list[Row]:
    """The peak after a start and 1,000 clicks. Memory hardly varies: three rounds are enough."""
    bare, whole, growth = [], [], []
    for _ in range(min(3, rounds)):
        bare.append(_start("bare", data)[1]["mb"])
        told = _start("memory", data)[1]
        whole.append(told["mb"])
        growth.append(told["mb"] - told["early_mb"])
    floor, _ = over_rounds(bare)
    value, spread = over_rounds(whole)
    grown, grown_spread = over_rounds(growth)
    return [
        Row("peak memory after 1,000 clicks", value, "MB", spread, 2.0, True, floor, "bare widget"),
        Row("growth of it after the first 100 clicks", grown, "MB", grown_spread, limit=1.0),
    ]


def _row(name: str, times: list[float], bare: list[float], limit: float) -> Row:
    value, spread = over_rounds(times)
    paired, _ = over_rounds([time / floor for time, floor in zip(times, bare, strict=True)])
    return Row(name, value, "ms", spread, limit, True, over_rounds(bare)[0], "bare widget", paired)


def _start(kind: str, data: list[str]) -> tuple[float, dict[str, Any]]:
    """Start one process; the milliseconds until it told, and what it told."""
    command = [sys.executable, "-m", "tools.bench.child", kind, *data]
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)  # a user's Python keeps what it compiled
    begun = time.monotonic_ns()
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=environment)
    if done.returncode != 0 or not done.stdout:
        raise RuntimeError(f"'{kind}' did not start: {done.stderr.strip()[-500:]}")
    told: dict[str, Any] = json.loads(done.stdout)
    return (told["at"] - begun) / 1e6, told
