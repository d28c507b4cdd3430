"""The dialog of settings. There is nothing to confirm: a choice holds as soon as it is made."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

from derm_viewer.screen.dialogs import Dialog
from derm_viewer.screen.look import Look
from derm_viewer.screen.prose import Piece
from derm_viewer.screen.rows import Caption, Text
from derm_viewer.screen.section import Section
from derm_viewer.screen.settings.row import SettingRow
from derm_viewer.screen.settings.setting import Group

_WIDE, _HIGH = 640, 640


class SettingsDialog(Dialog):
    """Shows groups of settings, anew in every look that is chosen in it."""

    def __init__(
        self,
        look: Look,
        words: Mapping[str, str],
        groups: Callable[[], Sequence[Group]],
        reset: Callable[[], object],
        parent: QWidget,
    ) -> None:
        """`words` are those of "settings" in the window's words; `groups` are asked for each time they are shown."""
        super().__init__(look, words["title"], [], parent, wide=_WIDE)
        self._said, self._groups = words, groups
        self._blocks: list[QWidget] = [*self._column.findChildren(Section)]
        self.add_button(words["reset"]).clicked.connect(lambda _=False: reset())
        self.add_close()
        self._fill()
        self._fit()

    @property
    def rows(self) -> list[SettingRow]:
        """The lines, from above."""
        return [block for block in self._blocks if isinstance(block, SettingRow)]

    def set_look(self, look: Look) -> None:
        """Show everything in another look; the keyboard stays where it is."""
        held, wide = self._held(), self.look.type.percent
        super().set_look(look)
        self._fill()
        if look.type.percent != wide:
            self._fit()
        if held is not None:
            self._give_back(held)

    def refresh(self) -> None:
        """Show what holds now."""
        for row in self.rows:
            row.refresh()

    def _held(self) -> str | None:
        """The setting that has the keyboard."""
        now = self.focusWidget()
        return next((row.setting.key for row in self.rows if row.isAncestorOf(now)), None)

    def _give_back(self, key: str) -> None:
        for row in self.rows:
            if row.setting.key == key:
                row.take_focus()

    def _fill(self) -> None:
        """Make all lines, in the place of those there were."""
        old, body, look = self._blocks, self._column.body(), self.look
        title = Section(body)
        lead = Text(look, [Piece(self._said["lead"], "text_muted")], below=2)
        title.show_rows([Text(look, [Piece(self._said["title"])], look.type.title, below=4), lead])
        made: list[SettingRow | Section] = [title]
        for group in self._groups():
            head = Section(body)
            head.show_rows([Caption(look, group.title, above=16)])
            made.append(head)
            for setting in group.settings:
                row = SettingRow(look, setting, body)
                row.chosen.connect(setting.choose)
                row.chosen.connect(self.refresh)
                made.append(row)
        for block in made:
            block.show()
        self._blocks = [*made]
        self._column.set_sections(made)
        for gone in old:
            gone.hide()
            gone.deleteLater()

    def _fit(self) -> None:
        """As large as the words want, within the screen."""
        self.resize(QSize(self.look.px(_WIDE), self.look.px(_HIGH)).boundedTo(self.most))
