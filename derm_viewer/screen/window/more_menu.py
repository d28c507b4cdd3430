"""The menu behind the three dots: colours, text size, keys and about."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from derm_viewer.screen.look import TEXT_SIZES, Look
from derm_viewer.screen.style import menu_sheet
from derm_viewer.screen.theme import CHOICE_WORDS, CHOICES


class MoreMenu(QMenu):
    """The menu. It is made anew each time it opens, so that it always shows what holds."""

    def __init__(self, look: Look, theme_choice: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFont(look.type.body)
        self.setStyleSheet(menu_sheet(look))
        self._groups: list[QActionGroup] = []
        self._choice = theme_choice
        self._percent = look.type.percent

    def add_themes(self, chosen: Callable[[str], None]) -> None:
        """The choices of colours, the present one marked."""
        self.add_choices([(key, CHOICE_WORDS[key], key == self._choice) for key in CHOICES], chosen)

    def add_text_sizes(self, chosen: Callable[[int], None]) -> None:
        """The text sizes, the present one marked."""
        rows = [(str(size), f"Text {size} %", size == self._percent) for size in TEXT_SIZES]
        self.add_choices(rows, lambda key: chosen(int(key)))

    def add(self, text: str, key: str, chosen: Callable[[], None]) -> None:
        """One thing to do, with the key that does it too."""
        action = QAction(f"{text}\t{key}" if key else text, self)
        action.triggered.connect(lambda _=False: chosen())
        self.addAction(action)

    def add_choices(
        self, rows: list[tuple[str, str, bool]], chosen: Callable[[str], None], *, enabled: bool = True
    ) -> None:
        """Choices of which one holds: key, words and whether it holds, of each."""
        group = QActionGroup(self)
        self._groups.append(group)
        for key, text, holds in rows:
            action = QAction(text, group)
            action.setCheckable(True)
            action.setChecked(holds)
            action.setEnabled(enabled)
            action.triggered.connect(lambda _=False, key=key: chosen(key))
            self.addAction(action)
        self.addSeparator()
