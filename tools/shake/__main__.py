"""`python -m tools.shake [SECONDS] [SEED]`: presses, keys, wheel, sizes and drops at random; stops at the first fault.

Prints its seed first: the same seed gives the same input. Ends with 0 if nothing went wrong, 1 otherwise.
"""

from __future__ import annotations

import gc
import random
import sys
import time
import traceback
from pathlib import Path
from tempfile import TemporaryDirectory
from types import TracebackType

from tools.shake.input import Shaker

GROWTH_MB = 60.0
"""More memory than this, gained after the first tenth of the run, is a leak."""


def resident_mb() -> float:
    """The memory that the process holds now, in MB; 0 where the system does not say."""
    try:
        return int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1]) * 4096 / 1e6
    except OSError:
        return 0.0


def main(seconds: float, seed: int) -> int:
    """Shake a window of its own for some time."""
    faults: list[str] = []

    def note(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        faults.append("".join(traceback.format_exception(kind, error, trace)))

    sys.excepthook = note
    print(f"seed {seed}", flush=True)
    with TemporaryDirectory() as folder:
        shaker = Shaker(random.Random(seed), Path(folder))  # noqa: S311  # to be repeated, not to be secret
        begun, early, done = time.monotonic(), 0.0, 0
        while time.monotonic() - begun < seconds and not faults:
            shaker.step()
            done += 1
            if not early and time.monotonic() - begun > seconds / 10:
                gc.collect()
                early = resident_mb()
        gc.collect()
        grown, lost = resident_mb() - early, shaker.lost_marks()
        shaker.close()
    print(f"{done} inputs in {time.monotonic() - begun:.0f} s; memory {early:.0f} MB, then {early + grown:.0f} MB")
    if faults:
        print(f"after input {done}: {shaker.last}\n{faults[0]}")
    if grown > GROWTH_MB:
        print(f"a leak: {grown:.0f} MB")
    if lost:
        print("a mark was lost")
    return 1 if faults or grown > GROWTH_MB or lost else 0


if __name__ == "__main__":
    told = [*sys.argv[1:], *("60", str(random.SystemRandom().randrange(10**6)))[len(sys.argv) - 1 :]]
    sys.exit(main(float(told[0]), int(told[1])))
