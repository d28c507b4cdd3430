"""What grows while the window is shaken: memory and widgets.

What a process holds says little: what was given back lies with the C library, in holes between what is in use, until
it is wanted again. And what is in use swings by 60 MB with what is shown. So the window is brought to rest before each
look (`rest`), garbage is gathered, and the C library and Python are asked what is in use: that swings by 22 MB, with
the words and figures that are kept for later. Growth is judged by floors. What came after a start of a third of the run
is cut into three windows of as many looks. The floor of each is what a tenth of its looks lie under, so that one odd
look decides nothing. It is growth if no floor lies under the one before, and the last lies higher above the first than
is allowed. Of 400 made-up runs of 27,000 inputs that swing by 22 MB at random, none is taken for a leak; with 3 MB more
for 1,000 inputs, all are.
"""

from __future__ import annotations

import ctypes
import gc
import sys
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from PySide6.QtWidgets import QApplication

LOOK_INPUTS = 500
"""A look after so many inputs, so that the same seed is looked at at the same places."""
MOST_MB = 2.0
"""If the floor of the memory in use rises by more than this for a thousand inputs, it is a leak."""
MOST_BLOCKS = 8000.0
"""If the floor of the number of Python's blocks rises by more than this for a thousand inputs, it is: some 0.6 MB."""
MOST_WIDGETS = 5.0
"""If the floor of the number of widgets rises by more than this for a thousand inputs, it is a leak."""
_WINDOWS = 3
_LEAST_LOOKS = 5
"""With fewer in a window its floor means nothing."""
_LEAST_INPUTS = 3000
"""With fewer inputs after the start a rise means nothing."""


class Sample(NamedTuple):
    """How things stood after so many inputs."""

    inputs: int
    mb: float
    widgets: int
    used_mb: float
    blocks: int


class Watch:
    """Looks now and then, when the window is at rest, and says at the end what grew."""

    def __init__(self) -> None:
        self.samples: list[Sample] = []

    def look(self, inputs: int) -> Sample:
        """Take a sample of what is in use, after `inputs`."""
        give_back()
        held = resident_mb()
        taken = Sample(inputs, held, len(QApplication.allWidgets()), used_mb(held), sys.getallocatedblocks())
        self.samples.append(taken)
        return taken

    def leaks(self) -> list[str]:
        """What grew, in a sentence each; nothing where the run was too short to tell."""
        late = self.samples[len(self.samples) // 3 :]
        if len(late) < _WINDOWS * _LEAST_LOOKS or late[-1].inputs - late[0].inputs < _LEAST_INPUTS:
            return []
        kinds = (
            ("memory: {:.1f} MB more in use", "used_mb", MOST_MB),
            ("Python: {:.0f} blocks more", "blocks", MOST_BLOCKS),
            ("widgets: {:.0f} more", "widgets", MOST_WIDGETS),
        )
        rises = {name: _rise([(one.inputs, getattr(one, name)) for one in late]) for _, name, _ in kinds}
        return [f"{words.format(rises[name])} for 1,000 inputs" for words, name, most in kinds if rises[name] > most]


def told(seconds: float, sample: Sample) -> str:
    """A sample in a line."""
    return (
        f"{seconds:4.0f} s  {sample.inputs:6d} inputs  {sample.mb:5.0f} MB, {sample.used_mb:4.0f} in use"
        f"  {sample.blocks:7d} blocks  {sample.widgets:4d} widgets"
    )


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


class _Mallinfo(ctypes.Structure):
    """What the GNU C library says of its heap (`mallinfo2`), in bytes: `uordblks` and `hblkhd` are in use."""

    _names = ("arena", "ordblks", "smblks", "hblks", "hblkhd", "usmblks", "fsmblks", "uordblks", "fordblks", "keepcost")
    _fields_ = tuple((name, ctypes.c_size_t) for name in _names)


def used_mb(held: float) -> float:
    """The memory of the C library that is in use, in MB; what is `held` where it does not say."""
    try:
        ask = ctypes.CDLL(None).mallinfo2
        ask.restype = _Mallinfo
        told = ask()
        return float(told.uordblks + told.hblkhd) / 1e6
    except (AttributeError, OSError, TypeError):
        return held


def _rise(looks: Sequence[tuple[int, float]]) -> float:
    """How far the floors of the windows rise for a thousand inputs; 0 if one lies under the one before."""
    size = len(looks) // _WINDOWS
    windows = [looks[at * size : (at + 1) * size] for at in range(_WINDOWS)]
    floors = [sorted(value for _, value in window)[size // 10] for window in windows]
    if any(later < earlier for earlier, later in pairwise(floors)):
        return 0.0
    return (floors[-1] - floors[0]) / (windows[-1][0][0] - windows[0][0][0]) * 1000
