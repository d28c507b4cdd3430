"""How many threads numpy makes: one."""

from __future__ import annotations

import os


def spare_threads() -> None:
    """Have numpy make no threads for linear algebra, of which the program does none. Call before numpy is imported.

    Where the cores are busy they take as long to come up as the rest of numpy. What the user has set himself stays.
    """
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
