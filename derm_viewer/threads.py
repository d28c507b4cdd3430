"""How many threads numpy and Qt make beside the window's: none."""

from __future__ import annotations

import os


def spare_threads() -> None:
    """Have numpy make no threads for linear algebra, of which the program does none, and Qt none to fill shapes.

    Call before numpy is imported and before Qt paints. Where the cores are busy numpy's take as long to come up as the
    rest of it. Qt hands every fill of about a hundred lines to other threads and waits for them: to wake them takes
    longer than most fills of the body. What the user has set himself stays.
    """
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    os.environ.setdefault("QT_NO_GUI_THREADPOOL", "1")
