"""The values that something had, to go back to and forward again. Plain memory: nothing of it is written down."""

from __future__ import annotations

from typing import Generic, TypeVar

Value = TypeVar("Value")
_MOST = 200


class History(Generic[Value]):
    """The present value, those before it and those that were undone. Values are frozen and compared by equality."""

    def __init__(self, start: Value) -> None:
        self._now = start
        self._before: list[Value] = []
        self._after: list[Value] = []

    @property
    def now(self) -> Value:
        """The present value."""
        return self._now

    @property
    def can_undo(self) -> bool:
        """Whether there is a value to go back to."""
        return bool(self._before)

    @property
    def can_redo(self) -> bool:
        """Whether there is an undone value."""
        return bool(self._after)

    @property
    def known(self) -> tuple[Value, ...]:
        """Every value that can be had: those before, the present one, those that were undone."""
        return (*self._before, self._now, *reversed(self._after))

    def put(self, value: Value) -> None:
        """Take a new value; what was undone before is forgotten. An equal value changes nothing."""
        if value == self._now:
            return
        self._before = [*self._before, self._now][-_MOST:]
        self._after.clear()
        self._now = value

    def undo(self) -> None:
        """Go back by one value, if there is one."""
        if self._before:
            self._after.append(self._now)
            self._now = self._before.pop()

    def redo(self) -> None:
        """Take the last undone value again, if there is one."""
        if self._after:
            self._before.append(self._now)
            self._now = self._after.pop()
