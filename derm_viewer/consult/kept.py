"""Which file the present consultation was saved to or opened from, and whether it was changed since."""

from __future__ import annotations

from pathlib import Path

from derm_viewer.consult.file_model import Consultation


class Kept:
    """A consultation that was never saved is not kept, and nobody asks for it: that is how the program is meant.

    Marks, findings and answers about red flags count as changes; looking at another place or map does not.
    """

    def __init__(self) -> None:
        self.path: Path | None = None
        self._then: object = None

    def remember(self, path: Path, now: Consultation) -> None:
        """The file holds what holds now."""
        self.path, self._then = path, _work(now)

    def forget(self) -> None:
        """The present consultation has no file any more: a new one has begun."""
        self.path, self._then = None, None

    def changed(self, now: Consultation) -> bool:
        """Whether the file lacks something of what holds now."""
        return self.path is not None and _work(now) != self._then


def _work(saved: Consultation) -> tuple[object, ...]:
    return saved.marks, frozenset(saved.findings), frozenset(saved.red_flags)
