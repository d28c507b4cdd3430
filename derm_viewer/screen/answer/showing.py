"""What the panel shows at one moment, and what it may ask for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, NamedTuple, Protocol

from derm_viewer.clinic.answer import Answer, Finding, Source, Test
from derm_viewer.screen.look import Look

if TYPE_CHECKING:
    from derm_viewer.consult.explain import Explained
    from derm_viewer.screen.rows import Row


class Reference(Protocol):
    """What is behind the answers."""

    def explain(self, kind: str, name: str) -> Explained:
        """A part of the spine in words."""
        ...

    def battery(self, side: str, findings: tuple[Finding, ...]) -> tuple[Test, ...]:
        """Every test there is."""
        ...

    def sources(self, keys: Iterable[str]) -> tuple[Source, ...]:
        """Works by their keys."""
        ...


class Marked(Protocol):
    """What is said about painted marks."""

    @property
    def sources(self) -> tuple[Source, ...]:
        """The works that `rows` cites."""
        ...

    @property
    def shown(self) -> bool:
        """Whether there is anything to say."""
        ...

    def rows(self, look: Look, known: Mapping[str, int]) -> list[Row]:
        """The rows, none without marks. `known` are the numbers of the sources."""
        ...


class Steps(Protocol):
    """Whoever may take the steps of the keyboard before the findings do: each says whether it has."""

    def undo(self) -> bool:
        """Take the last change back."""
        ...

    def redo(self) -> bool:
        """Make the last undone change again."""
        ...

    def drop(self) -> bool:
        """Give up what is being done just now."""
        ...


class Showing(NamedTuple):
    """What is shown and how: `flags` whether the list of red flags is open, `moved` what the last tick has moved."""

    look: Look
    answer: Answer | None
    examine: bool
    flags: bool
    moved: Mapping[str, str]
