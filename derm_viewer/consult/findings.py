"""What was found on examination, kept for this consultation only, with undo. Frozen values and no Qt."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from derm_viewer.consult.history import History

if TYPE_CHECKING:
    from derm_viewer.clinic.answer import Emergency, Finding

    Alarm = Callable[[tuple[Finding, ...]], Emergency | None]
    """What findings call for. Raises ValueError for a finding that does not exist."""


class Findings(NamedTuple):
    """All findings of both legs, whether there is something to undo and redo, and what they call for by themselves."""

    all: tuple[Finding, ...] = ()
    can_undo: bool = False
    can_redo: bool = False
    emergency: Emergency | None = None


class Record:
    """The findings with their history. `peek` says what they would be, `keep` makes it so."""

    def __init__(self, alarm: Alarm, findings: tuple[Finding, ...] = ()) -> None:
        """It begins with these; there is nothing to undo. Raises ValueError for a finding that does not exist."""
        self._alarm = alarm
        self._history: History[tuple[Finding, ...]] = History(findings)
        self.now = Findings(findings, emergency=alarm(findings) if findings else None)

    def peek(self, sign: str, side: str, result: str | None) -> tuple[Finding, ...]:
        """The findings with this result; None: not tested."""
        from derm_viewer.clinic.answer import Finding
        from derm_viewer.clinic.findings import put, without  # wanted at the first tick, not at the start

        if result is None:
            return without(self._history.now, sign, side)
        return put(self._history.now, Finding(sign, side, result))

    def keep(self, findings: tuple[Finding, ...]) -> None:
        """Take these findings, so that they can be undone. Raises ValueError for one that does not exist."""
        alarm = self._alarm(findings)
        self._history.put(findings)
        self._renew(alarm)

    def undo(self) -> None:
        """Take the last change back."""
        self._history.undo()
        self._renew(self._alarm(self._history.now))

    def redo(self) -> None:
        """Make the last undone change again."""
        self._history.redo()
        self._renew(self._alarm(self._history.now))

    def renew(self) -> None:
        """Something else has changed that findings are weighed with: what do they call for now?"""
        self._renew(self._alarm(self._history.now))

    def _renew(self, alarm: Emergency | None) -> None:
        history = self._history
        self.now = Findings(history.now, history.can_undo, history.can_redo, alarm)
