"""How the tests see the window as a screen reader does: a tree of names, roles, states and actions."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from PySide6.QtGui import QAccessible, QAccessibleActionInterface, QAccessibleInterface
from PySide6.QtWidgets import QWidget

from derm_viewer.screen.access.factory import the_factory

PRESSES = ("Press", "Toggle", "ShowMenu")


class Seen(NamedTuple):
    """A thing that a screen reader finds, with the names of what holds it, from the window down."""

    face: QAccessibleInterface
    path: tuple[str, ...]

    @property
    def name(self) -> str:
        """What it is called."""
        return self.face.text(QAccessible.Text.Name)

    @property
    def role(self) -> QAccessible.Role:
        """What it is."""
        return self.face.role()

    @property
    def actions(self) -> list[str]:
        """What can be done with it."""
        found: QAccessibleActionInterface | None = self.face.actionInterface()
        return list(found.actionNames()) if found else []

    @property
    def hidden(self) -> bool:
        """Whether it is not there for anybody."""
        return bool(self.face.state().invisible)

    def has(self, flag: str) -> bool:
        """Whether a state holds: "focused", "selected" ..."""
        return bool(getattr(self.face.state(), flag))

    def press(self) -> None:
        """Do what a click there does."""
        found = self.face.actionInterface()
        assert found is not None
        assert "Press" in self.actions, f"{self.name!r} cannot be pressed"
        found.doAction("Press")


def face_of(widget: QWidget) -> QAccessibleInterface:
    """What a screen reader gets for a widget."""
    if not the_factory().listening:
        the_factory().listen()
    found = QAccessible.queryAccessibleInterface(widget)
    assert found is not None
    return found


def tree(widget: QWidget, *, hidden: bool = False) -> list[Seen]:
    """Everything under a widget, itself first; what is hidden only if wanted."""
    return list(_walk(face_of(widget), (), hidden))


def _walk(face: QAccessibleInterface, path: tuple[str, ...], hidden: bool) -> Iterator[Seen]:
    seen = Seen(face, path)
    if seen.hidden and not hidden:
        return
    yield seen
    for at in range(face.childCount()):
        child = face.child(at)
        if child is not None:
            yield from _walk(child, (*path, seen.name), hidden)


def named(widget: QWidget, beginning: str) -> Seen:
    """The one thing whose name begins so."""
    found = [seen for seen in tree(widget) if seen.name.startswith(beginning)]
    assert len(found) == 1, f"{len(found)} things are called {beginning!r}: {[seen.name for seen in found]}"
    return found[0]
