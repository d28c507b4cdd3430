"""Parts of a widget that a screen reader sees as things of their own, though the widget paints them itself.

Qt gives such parts through `QAccessibleInterface`, which can be subclassed from Python. Tried with PySide6 6.10 and
6.11 under AT-SPI (`docs/access.md`):

- A plain `QAccessibleInterface` has name, role, state and place, but no action: Qt finds actions by `interface_cast`,
  and overriding that in Python ends the process. Parts could be read, and not pressed.
- `QAccessibleWidget` brings its own `QAccessibleActionInterface` in C++, and its `actionNames` and `doAction` may be
  overridden. So every part is one, made on the widget that paints it. It says that it has no object of its own,
  because Qt keeps one interface for each object; and whatever Qt would then ask that object for is answered here.
- Invisible widgets over the parts would work too, and cost two hundred widgets that must follow zoom and scrolling.

Qt keeps the address of a part until it is told otherwise, so parts are kept as long as their widget, and are deleted
with it, by Qt and not by Python.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, QTimer
from PySide6.QtGui import (
    QAccessible,
    QAccessibleActionInterface,
    QAccessibleEvent,
    QAccessibleInterface,
    QColor,
    QWindow,
)
from PySide6.QtWidgets import QAccessibleWidget, QWidget

PRESS, FOCUS = QAccessibleActionInterface.pressAction(), QAccessibleActionInterface.setFocusAction()
_ANY = QAccessible.RelationFlag.AllRelations
Relation = tuple[QAccessibleInterface, QAccessible.RelationFlag]


class Holder(QAccessibleWidget):
    """What holds parts: a widget, or one of its parts."""

    def parts(self) -> Sequence[Part]:
        """What it holds, in reading order."""
        return ()

    def child(self, index: int) -> QAccessibleInterface | None:  # type: ignore[override]
        parts = self.parts()
        return parts[index] if 0 <= index < len(parts) else None

    def childCount(self) -> int:
        return len(self.parts())

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        return next((at for at, part in enumerate(self.parts()) if part is child), -1)

    def childAt(self, x: int, y: int) -> QAccessibleInterface | None:  # type: ignore[override]
        return part_at(self.parts(), QPoint(x, y))


class Part(Holder):
    """A part of what a widget paints. Each kind says its name, place and state, and what pressing it does."""

    def __init__(self, widget: QWidget, above: Whole | Part, role: QAccessible.Role) -> None:
        """`above` is the widget's interface, or the part that holds this one."""
        super().__init__(widget, role)
        self.on, self.above, self._role = widget, above, role
        self.kept: list[Part] = above.kept
        self.kept.append(self)

    # --- what each kind says

    def name(self) -> str:
        """What it is called."""
        raise NotImplementedError

    def description(self) -> str:
        """More about it, "" for nothing."""
        return ""

    def place(self) -> QRect:
        """Where it is seen on the widget; empty where it is not."""
        raise NotImplementedError

    def flags(self, state: QAccessible.State) -> None:
        """Mark what holds: focused, selected, checked ..."""

    def can_press(self) -> bool:
        """Whether a click there does something."""
        return False

    def press(self) -> None:
        """Do what a click there does."""

    def focus(self) -> bool:
        """Bring the keyboard there; False where it cannot come."""
        return False

    def stands(self) -> bool:
        """Whether it is still a part of the widget."""
        return True

    # --- what Qt asks

    def object(self) -> None:  # type: ignore[override]
        return None

    def isValid(self) -> bool:
        return self.stands()

    def parent(self) -> QAccessibleInterface:
        return self.above

    def focusChild(self) -> QAccessibleInterface | None:  # type: ignore[override]
        return None

    def window(self) -> QWindow | None:  # type: ignore[override]
        return self.on.window().windowHandle()

    def role(self) -> QAccessible.Role:
        return self._role

    def rect(self) -> QRect:
        place = self.place() if self.stands() else QRect()
        return QRect(self.on.mapToGlobal(place.topLeft()), place.size())

    def text(self, kind: QAccessible.Text) -> str:
        if not self.stands():
            return ""
        if kind == QAccessible.Text.Name:
            return self.name()
        return self.description() if kind == QAccessible.Text.Description else ""

    def setText(self, kind: QAccessible.Text, text: str) -> None:
        """A screen reader changes no text here."""

    def state(self) -> QAccessible.State:
        state = QAccessible.State()
        if not self.stands() or not self.on.isVisible():
            state.invisible = True
            return state
        if self.place().isEmpty():
            state.offscreen = True
        self.flags(state)
        return state

    def actionNames(self) -> list[str]:
        return [PRESS] if self.stands() and self.can_press() else []

    def doAction(self, name: str) -> None:
        if self.stands() and name == PRESS and self.can_press():
            self.press()
        elif self.stands() and name == FOCUS:
            self.focus()

    def keyBindingsForAction(self, name: str) -> list[str]:
        return []

    def relations(self, match: QAccessible.RelationFlag = _ANY) -> list[Relation]:
        return []

    def foregroundColor(self) -> QColor:
        return self.on.palette().windowText().color()

    def backgroundColor(self) -> QColor:
        return self.on.palette().window().color()


class Whole(Holder):
    """A widget with parts. Name and description stay those of the widget."""

    def __init__(self, widget: QWidget, role: QAccessible.Role) -> None:
        super().__init__(widget, role)
        self.on = widget
        self.kept: list[Part] = []

    def drop(self) -> list[Part]:
        """The widget is gone: Qt forgets the address of every part, and deletes it. Returns what is left of them."""
        parts = list(self.kept)
        self.kept.clear()
        for part in parts:
            QAccessible.deleteAccessibleInterface(QAccessible.uniqueId(part))
        return parts

    def focused(self) -> Part | None:
        """The part that the keyboard is on."""
        return None

    def focusChild(self) -> QAccessibleInterface | None:  # type: ignore[override]
        return self.focused() if self.on.hasFocus() else None

    def tell_focus(self) -> None:
        """Tell the screen reader which part the keyboard has come to: after Qt has told it of the widget."""
        QTimer.singleShot(0, self.on, self._tell_focus)

    def _tell_focus(self) -> None:
        part = self.focused()
        if part is not None and self.on.hasFocus() and QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleEvent(part, QAccessible.Event.Focus))

    def tell_names(self, parts: Sequence[Part]) -> None:
        """Tell the screen reader that these parts are called otherwise now: it remembers names."""
        if QAccessible.isActive():
            for part in parts:
                QAccessible.updateAccessibility(QAccessibleEvent(part, QAccessible.Event.NameChanged))


def part_at(parts: Sequence[Part], at: QPoint) -> Part | None:
    """The part whose place holds a point of the screen, the smallest if there are several."""
    found = [part for part in parts if part.rect().contains(at)]
    return min(found, key=lambda part: part.rect().width() * part.rect().height(), default=None)
