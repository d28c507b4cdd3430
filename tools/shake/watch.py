"""What grows while the window is shaken: memory and widgets."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from PySide6.QtWidgets import QApplication

MOST_MB = 2.0
"""More memory than this for a thousand inputs, over the second half of a run, is a leak."""
MOST_WIDGETS = 300
"""More widgets than this, gained in the second half, are a leak."""
_LEAST_INPUTS = 3000
"""With fewer inputs in the second half a slope means nothing."""


class Sample(NamedTuple):
    """How things stood after so many inputs."""

    inputs: int
    mb: float
    widgets: int


class Watch:
    """Looks now and then, and says at the end what grew."""

    def __init__(self) -> None:
        self.samples: list[Sample] = []

    def look(self, seconds: float, inputs: int) -> str:
        """Take a sample and say it in a line."""
        taken = Sample(inputs, resident_mb(), len(QApplication.allWidgets()))
        self.samples.append(taken)
        return f"{seconds:4.0f} s  {inputs:6d} inputs  {taken.mb:5.0f} MB  {taken.widgets:4d} widgets"

    def leaks(self) -> list[str]:
        """What grew in the second half, in a sentence each."""
        half = self.samples[len(self.samples) // 2 :]
        if len(half) < 3 or half[-1].inputs - half[0].inputs < _LEAST_INPUTS:
            return []
        slope = _slope([(one.inputs / 1000, one.mb) for one in half])
        gained = half[-1].widgets - half[0].widgets
        found = [f"memory: {slope:.2f} MB for 1,000 inputs"] if slope > MOST_MB else []
        return [*found, f"widgets: {gained} more"] if gained > MOST_WIDGETS else found


def resident_mb() -> float:
    """The memory that the process holds now, in MB; 0 where the system does not say."""
    try:
        return int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1]) * 4096 / 1e6
    except OSError:
        return 0.0


def _slope(points: list[tuple[float, float]]) -> float:
    """That of the straight line nearest to the points."""
    middle = sum(x for x, _ in points) / len(points)
    level = sum(y for _, y in points) / len(points)
    across = sum((x - middle) ** 2 for x, _ in points)
    return sum((x - middle) * (y - level) for x, y in points) / across if across else 0.0
