"""Tells an undo from a new change by the values alone: pure, no Qt."""

from __future__ import annotations

from typing import Generic, TypeVar

Value = TypeVar("Value")


class Trail(Generic[Value]):
    """The values that something had, as far as they were seen."""

    def __init__(self, start: Value) -> None:
        self.restart(start)

    def restart(self, start: Value) -> None:
        """Another person: nothing that was seen before is kept."""
        self._values, self._at = [start], 0

    def note(self, value: Value, can_redo: bool) -> int:
        """Take the present value; returns -1 for the one before, 1 for one that was taken back, 0 for a new one.

        After an undo there is something to redo; without that an equal value was made anew.
        """
        if can_redo and self._at > 0 and value == self._values[self._at - 1]:
            self._at -= 1
            return -1
        if self._at + 1 < len(self._values) and value == self._values[self._at + 1]:
            self._at += 1
            return 1
        if value != self._values[self._at]:
            self._values = [*self._values[: self._at + 1], value]
            self._at += 1
        return 0
