"""`python -m tools.shake [SECONDS] [SEED]`: everything that hands can do to the window, at random, until a fault.

Prints its seed first: the same seed gives the same input, as far as the machine is as quick. Ends with 0 if nothing
went wrong, 1 otherwise: an unforeseen error, an input that never ends, a leak of memory or of widgets (`watch` says how
that is judged), a lost mark. Should Qt or Python go down, every thread says where it was.
"""

from __future__ import annotations

import faulthandler
import os
import random
import sys
import time
import traceback
from collections import Counter
from pathlib import Path
from tempfile import TemporaryDirectory
from types import TracebackType

from tools.shake.input import Shaker
from tools.shake.watch import LOOK_INPUTS, Watch, told

_STUCK_S = 120
"""An input that is not done after so long never will be: it says where, and ends."""
_STDERR = 2
_TOLD = 20
"""So often in a run it says how far it is, and what was in use at the last look."""


def main(seconds: float, seed: int) -> int:
    """Shake a window of its own for some time."""
    faults: list[str] = []

    def note(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        faults.append("".join(traceback.format_exception(kind, error, trace)))

    sys.excepthook = note
    print(f"seed {seed}", flush=True)
    with TemporaryDirectory() as folder:
        shaker = Shaker(random.Random(seed), Path(folder))  # noqa: S311  # to be repeated, not to be secret
        watch, done, said = Watch(), Counter[str](), 0
        begun = time.monotonic()
        while (spent := time.monotonic() - begun) < seconds and not faults and not shaker.lost:
            faulthandler.dump_traceback_later(_STUCK_S, exit=True, file=_STDERR)
            try:
                if done.total() % LOOK_INPUTS == 0:
                    shaker.rest()
                    watch.look(done.total())
                shaker.step()
                if spent >= seconds * said / _TOLD:
                    said += 1
                    print(told(spent, watch.samples[-1]), flush=True)
            except Exception as error:  # one that Qt hands on to whoever sent the event, or the tool's own
                note(type(error), error, error.__traceback__)
            faulthandler.cancel_dump_traceback_later()
            done[shaker.last] += 1
        lost = shaker.lost or shaker.lost_by_undo()
        shaker.close()
    print(f"{done.total()} inputs: {', '.join(f'{name} {count}' for name, count in done.most_common())}")
    leaks = watch.leaks()
    if faults:
        print(f"seed {seed}, after input {done.total()}: {shaker.last}\n{faults[0]}")
    if lost:
        print(f"seed {seed}, input {done.total()}: {shaker.last}: a mark was lost: {lost}")
    for leak in leaks:
        print(leak)
    return 1 if faults or lost or leaks else 0


if __name__ == "__main__":
    words = [*sys.argv[1:], *("60", str(random.SystemRandom().randrange(10**6)))[len(sys.argv) - 1 :]]
    faulthandler.enable(all_threads=True)
    try:
        code = main(float(words[0]), int(words[1]))
    except BaseException:  # the hook keeps what it is told
        traceback.print_exc()
        code = 1
    sys.stdout.flush()  # Qt may go down while Python ends, and what was said would go with it
    os._exit(code)
