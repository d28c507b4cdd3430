"""What opens over the window: the menu behind the three dots and the dialogs. Each is brought in when it is wanted."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QPoint, Qt

from derm_viewer.consult.map_files import MapFiles
from derm_viewer.screen.window.map_desk import MapDesk, map_lines

if TYPE_CHECKING:
    from derm_viewer.screen.dialogs import Dialog
    from derm_viewer.screen.window.main_window import MainWindow
    from derm_viewer.screen.window.more_menu import MoreMenu


class WindowMenu(QObject):
    """Opens menu and dialogs over the window, one dialog at a time."""

    def __init__(self, window: MainWindow, files: MapFiles, desk: MapDesk, texts: Mapping[str, Any]) -> None:
        """`texts` are those of `resources/words/window.json`."""
        super().__init__(window)
        self._window, self._files, self._desk, self._texts = window, files, desk, texts
        self.adders: list[Callable[[MoreMenu], None]] = []
        """Whoever adds entries of its own each time the menu opens."""

    def open(self, at: QPoint) -> None:
        """Open the menu with its upper right corner there."""
        from derm_viewer.screen.window.more_menu import MoreMenu

        window = self._window
        menu = MoreMenu(window.look, window.theme_choice, window)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._desk.add_to(menu)
        for add in self.adders:
            add(menu)
        menu.add_themes(window.theme_chosen.emit)
        menu.add_text_sizes(window.text_size_chosen.emit)
        menu.add("Keys", "F1", self.show_keys)
        menu.add("About Derm Viewer", "", self.show_about)
        menu.popup(at - QPoint(menu.sizeHint().width(), 0))

    def show_keys(self) -> None:
        """List the keys."""
        from derm_viewer.screen import dialogs

        self._show(dialogs.keys_dialog(self._window.look, self._texts["keys"], self._window))

    def show_about(self) -> None:
        """Say what the program is, which data it shows, and whose work it uses."""
        from derm_viewer.screen import dialogs

        about = self._texts["about"]
        atlas, own = self._files.atlas, self._files.own_name
        data = [("Map data", atlas.data_version), *([("Not the supplied data", own)] if own else []), *map_lines(atlas)]
        lead = [about["lead"], about["privacy"]]
        self._show(dialogs.about_dialog(self._window.look, lead, data, about["licences"], self._window))

    def show_message(self, title: str, sentence: str) -> None:
        """Say one plain sentence."""
        from derm_viewer.screen import dialogs

        self._show(dialogs.message_dialog(self._window.look, title, sentence, self._window))

    def show_error(self, sentence: str, details: str) -> None:
        """Say that something unforeseen happened; the details can be copied."""
        from derm_viewer.screen import dialogs

        self._show(dialogs.error_dialog(self._window.look, sentence, details, self._window))

    def _show(self, dialog: Dialog) -> None:
        if any(open_one.isVisible() for open_one in self._window.findChildren(type(dialog))):
            dialog.deleteLater()  # one at a time: an error that repeats must not bury the window
            return
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()
