"""The menu behind the three dots: everything that can be done, each with its key."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from derm_viewer.screen.look import Look
from derm_viewer.screen.style import menu_sheet


class MoreMenu(QMenu):
    """The menu, or one of its parts. It is made anew each time it opens, so that it always shows what holds."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self.setFont(look.type.body)
        self.setStyleSheet(menu_sheet(look))
        self._groups: list[QActionGroup] = []
        self._parts: dict[str, MoreMenu] = {}

    def part(self, title: str) -> MoreMenu:
        """The part with a title, a menu of its own; made where there is none yet."""
        if title not in self._parts:
            part = self._parts[title] = MoreMenu(self._look, self)
            part.setTitle(title)
            self.addMenu(part)
        return self._parts[title]

    def add(
        self, text: str, key: str, chosen: Callable[[], object], *, holds: bool | None = None, enabled: bool = True
    ) -> None:
        """One thing to do, with the key that does it too. `holds` marks it as on or off; None: it is neither."""
        words = text.replace("&", "&&")
        action = QAction(f"{words}\t{key}" if key else words, self)
        if holds is not None:
            action.setCheckable(True)
            action.setChecked(holds)
        action.setEnabled(enabled)
        action.triggered.connect(lambda _=False: chosen())
        self.addAction(action)

    def add_choices(
        self, rows: list[tuple[str, str, bool]], chosen: Callable[[str], object], *, enabled: bool = True
    ) -> None:
        """Choices of which one holds: key, words and whether it holds, of each."""
        group = QActionGroup(self)
        self._groups.append(group)
        for key, text, holds in rows:
            action = QAction(text.replace("&", "&&"), group)
            action.setCheckable(True)
            action.setChecked(holds)
            action.setEnabled(enabled)
            action.triggered.connect(lambda _=False, key=key: chosen(key))
            self.addAction(action)
        self.addSeparator()

    def every_action(self) -> list[QAction]:
        """The actions of the menu and of its parts."""
        return [*self.actions(), *(action for part in self._parts.values() for action in part.every_action())]
