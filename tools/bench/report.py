"""Rows of the result: what was measured, its floor in the same run, their ratio, and what we promise at most."""

from __future__ import annotations

import json
import math
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import median


@dataclass(frozen=True, slots=True)
class Row:
    """One line. `value` and `floor` are in `unit`; `limit` is in the same unit, or a ratio to the floor.

    `spread` is the least and the greatest value of the rounds. `limit` None: measured for its own sake. `paired` is the
    median of the rounds' own ratios where value and floor were measured in turn; it wins over that of the medians.
    """

    name: str
    value: float
    unit: str
    spread: tuple[float, float]
    limit: float | None
    limit_is_ratio: bool = False
    floor: float | None = None
    floor_name: str = ""
    paired: float | None = None

    @property
    def ratio(self) -> float | None:
        """The value as a multiple of its floor."""
        if self.paired is not None:
            return self.paired
        return None if not self.floor else self.value / self.floor

    @property
    def kept(self) -> bool | None:
        """Whether the promise was kept in this run; None where there is none."""
        measured = self.ratio if self.limit_is_ratio else self.value
        return None if measured is None or self.limit is None else measured <= self.limit


def over_rounds(rounds: Sequence[float]) -> tuple[float, tuple[float, float]]:
    """The median of the rounds, and their least and greatest."""
    return median(rounds), (min(rounds), max(rounds))


def percentile(values: Sequence[float], share: float) -> float:
    """The value below which `share` (0 to 1) of the values lie, by the nearest rank."""
    ranked = sorted(values)
    return ranked[max(0, math.ceil(share * len(ranked)) - 1)]


def table(rows: Sequence[Row]) -> str:
    """The rows as an aligned text table."""
    lines = [("measured", "value", "least to greatest", "floor", "ratio", "at most", "kept")]
    for row in rows:
        floor = "-" if row.floor is None else f"{_number(row.floor)} {row.unit} ({row.floor_name})"
        ratio = "-" if row.ratio is None else _number(row.ratio)
        limit = "-" if row.limit is None else f"{_number(row.limit)} {'x floor' if row.limit_is_ratio else row.unit}"
        spread = f"{_number(row.spread[0])} to {_number(row.spread[1])}"
        lines.append((row.name, f"{_number(row.value)} {row.unit}", spread, floor, ratio, limit, _yes(row.kept)))
    widths = [max(len(line[column]) for line in lines) for column in range(len(lines[0]))]
    return "\n".join("  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)) for line in lines)


def write(rows: Sequence[Row], machine: dict[str, str], out: Path) -> None:
    """Write the rows and what they were measured on as JSON."""
    values = [{**asdict(row), "ratio": row.ratio, "kept": row.kept} for row in rows]
    out.write_text(json.dumps({"machine": machine, "rows": values}, indent=1) + "\n", encoding="utf-8")


def _number(value: float) -> str:
    return f"{value:.0f}" if abs(value) >= 100 else f"{value:.3g}"


def _yes(kept: bool | None) -> str:
    return "-" if kept is None else "yes" if kept else "NO"
