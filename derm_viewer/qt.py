"""Brings Qt in, once, before anything else of the window."""

from __future__ import annotations

import builtins


def load() -> None:
    """Import Qt's widgets. Raises ImportError where a system library that Qt needs is missing.

    PySide puts its own `__import__` before Python's, for programs that write `from __feature__ import`. It reads and
    keeps the source of every module that is imported after it. Nobody writes so here: Python's own is put back, which
    saves a tenth of a start.
    """
    import PySide6.QtWidgets  # noqa: F401

    original = getattr(builtins, "__orig_import__", None)
    if original is not None:
        builtins.__import__ = original
