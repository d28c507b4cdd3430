"""Brings Qt in, once, before anything else of the window."""

from __future__ import annotations

import builtins
import signal
from collections.abc import Iterator
from contextlib import contextmanager


def load() -> None:
    """Import Qt's widgets. Raises ImportError where a system library that Qt needs is missing.

    PySide puts its own `__import__` before Python's, for programs that write `from __feature__ import`. It reads and
    keeps the source of every module that is imported after it. Nobody writes so here: Python's own is put back, so
    that a start reads no source.
    """
    import PySide6.QtWidgets  # noqa: F401

    original = getattr(builtins, "__orig_import__", None)
    if original is not None:
        builtins.__import__ = original


@contextmanager
def uninterrupted() -> Iterator[None]:
    """Let Ctrl+C wait until the block is done: in the midst of PySide's own beginnings it would end in a crash.

    Raises KeyboardInterrupt after the block if one came. For the main thread.
    """
    came: list[int] = []
    before = signal.signal(signal.SIGINT, lambda number, _: came.append(number))
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before or signal.SIG_DFL)
    if came:
        raise KeyboardInterrupt
