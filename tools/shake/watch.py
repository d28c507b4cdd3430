"""What grows while the window is shaken: memory and widgets.

What a process holds swings by tens of megabytes: a picture is large in a large window, and what was given back lies
with the C library until it is wanted again. So a look gathers garbage and has the C library give back what it can, and
growth is judged by floors. What came after a start of a third of the run is cut into three windows of as many looks.
The floor of each is what a tenth of its looks lie under, so that one odd look decides nothing. It is growth if no floor
lies under the one before, and the last lies higher above the first than is allowed. Of a hundred made-up runs of 10,000
inputs that swing by 60 MB at random, two are taken for a leak; with 4 MB more for 1,000 inputs, ninety-six.
"""

from __future__ import annotations

import ctypes
import gc
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from PySide6.QtWidgets import QApplication

LOOK_INPUTS = 50
"""A look after so many inputs, so that the same seed is looked at at the same places."""
MOST_MB = 2.0
"""If the floor of memory rises by more than this for a thousand inputs, it is a leak."""
MOST_WIDGETS = 30.0
"""If the floor of the number of widgets rises by more than this for a thousand inputs, it is a leak."""
_WINDOWS = 3
_LEAST_LOOKS = 10
"""With fewer in a window its floor means nothing."""
_LEAST_INPUTS = 3000
"""With fewer inputs after the start a rise means nothing."""


class Sample(NamedTuple):
    """How things stood after so many inputs."""

    inputs: int
    mb: float
    widgets: int


class Watch:
    """Looks now and then, and says at the end what grew."""

    def __init__(self) -> None:
        self.samples: list[Sample] = []

    def look(self, inputs: int) -> Sample:
        """Take a sample of what is in use, after `inputs`."""
        give_back()
        taken = Sample(inputs, resident_mb(), len(QApplication.allWidgets()))
        self.samples.append(taken)
        return taken

    def leaks(self) -> list[str]:
        """What grew, in a sentence each; nothing where the run was too short to tell."""
        late = self.samples[len(self.samples) // 3 :]
        if len(late) < _WINDOWS * _LEAST_LOOKS or late[-1].inputs - late[0].inputs < _LEAST_INPUTS:
            return []
        mb = _rise([(one.inputs, one.mb) for one in late])
        widgets = _rise([(one.inputs, one.widgets) for one in late])
        found = [f"memory: {mb:.1f} MB more for 1,000 inputs"] if mb > MOST_MB else []
        return [*found, f"widgets: {widgets:.0f} more for 1,000 inputs"] if widgets > MOST_WIDGETS else found


def told(seconds: float, sample: Sample) -> str:
    """A sample in a line."""
    return f"{seconds:4.0f} s  {sample.inputs:6d} inputs  {sample.mb:5.0f} MB  {sample.widgets:4d} widgets"


def give_back() -> None:
    """Gather garbage, and have the C library give back what is not in use; one that cannot is left alone."""
    gc.collect()
    try:
        ctypes.CDLL(None).malloc_trim(0)
    except (AttributeError, OSError, TypeError):
        return


def resident_mb() -> float:
    """The memory that the process holds now, in MB; 0 where the system does not say."""
    try:
        return int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1]) * 4096 / 1e6
    except OSError:
        return 0.0


def _rise(looks: Sequence[tuple[int, float]]) -> float:
    """How far the floors of the windows rise for a thousand inputs; 0 if one lies under the one before."""
    size = len(looks) // _WINDOWS
    windows = [looks[at * size : (at + 1) * size] for at in range(_WINDOWS)]
    floors = [sorted(value for _, value in window)[size // 10] for window in windows]
    if any(later < earlier for earlier, later in pairwise(floors)):
        return 0.0
    return (floors[-1] - floors[0]) / (windows[-1][0][0] - windows[0][0][0]) * 1000
