"""What opens over the window: the menu behind the three dots and the dialogs. Each is brought in when it is wanted."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QPoint, Qt

from derm_viewer.clinic.qualities import QUALITIES
from derm_viewer.consult.map_files import MapFiles
from derm_viewer.consult.say import say
from derm_viewer.consult.settings import WHOSE
from derm_viewer.screen.look import TEXT_SIZES
from derm_viewer.screen.theme import CHOICE_WORDS, CHOICES
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
        self._window, self._files, self._texts = window, files, texts
        self.adders: list[Callable[[MoreMenu], None]] = []
        """Whoever adds entries of its own each time the menu opens; `menu.part` leads into one of its parts."""
        self.specials: dict[str, Callable[[MoreMenu], object]] = {
            "@maps": desk.add_way_back,
            "@figures": desk.add_figures,
            "@whose_left": self._add_whose_left,
            "@themes": self._add_themes,
            "@text_sizes": self._add_text_sizes,
            "@about": lambda menu: menu.add(texts["about"]["name"], "", self.show_about),
        }
        """What adds the rows that are no keys, by the name that the words give them."""

    def open(self, at: QPoint) -> None:
        """Open the menu with its upper right corner there."""
        menu = self.made()
        menu.popup(at - QPoint(menu.sizeHint().width(), 0))

    def made(self) -> MoreMenu:
        """The menu with everything that can be done now."""
        from derm_viewer.screen.window.menu_parts import fill
        from derm_viewer.screen.window.more_menu import MoreMenu

        menu = MoreMenu(self._window.look, self._window)
        menu.setAccessibleName(self._window.tools.menu_button.accessibleName())
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        fill(menu, self._texts["menu"], self._window, self.specials, self._holds())
        menu.addSeparator()
        for add in self.adders:
            add(menu)
        return menu

    def _holds(self) -> dict[str, Callable[[], bool]]:
        """The keys that switch something, with whether it is on."""
        tools = self._window.tools
        switches = {"P": tools.paint, "W": tools.whole_body, "T": tools.key_points, "N": tools.nerves}
        qualities = {str(at): quality for at, quality in enumerate(QUALITIES, 1)}
        return {
            **{key: button.isChecked for key, button in switches.items()},
            **{key: partial(self._felt, quality) for key, quality in qualities.items()},
        }

    def _felt(self, quality: str) -> bool:
        return self._window.tools.quality.choice == quality

    def _add_whose_left(self, menu: MoreMenu) -> None:
        strip, texts = self._window.whose_left, self._texts["whose_left"]
        turn = {strip.choice: ""}  # the key chooses the other one
        rows = [(k, texts[f"{k}_menu"] + turn.get(k, "\tCtrl+Shift+L"), k == strip.choice) for k in WHOSE]
        menu.add_choices(rows, strip.choose)

    def _add_themes(self, menu: MoreMenu) -> None:
        holds = self._window.theme_choice
        rows = [(key, say(CHOICE_WORDS[key]), key == holds) for key in CHOICES]
        menu.add_choices(rows, self._window.theme_chosen.emit)

    def _add_text_sizes(self, menu: MoreMenu) -> None:
        percent = self._window.look.type.percent
        rows = [(str(size), say("Text {size} %", size=size), size == percent) for size in TEXT_SIZES]
        menu.add_choices(rows, lambda key: self._window.text_size_chosen.emit(int(key)))

    def show_keys(self) -> None:
        """List the keys."""
        from derm_viewer.screen import dialogs

        self.show(dialogs.keys_dialog(self._window.look, self._texts["keys"], self._window))

    def show_about(self) -> None:
        """Say what the program is, which data it shows, and whose work it uses."""
        from derm_viewer.screen import dialogs

        about = self._texts["about"]
        atlas, own = self._files.atlas, self._files.own_name
        foreign = [(say("Not the supplied data"), own)] if own else []
        data = [(say("Map data"), atlas.data_version), *foreign, *map_lines(atlas)]
        lead = [about["lead"], about["limits"], about["privacy"]]
        self.show(dialogs.about_dialog(self._window.look, lead, data, about["licences"], self._window))

    def show_message(self, title: str, sentence: str) -> None:
        """Say one plain sentence."""
        from derm_viewer.screen import dialogs

        self.show(dialogs.message_dialog(self._window.look, title, sentence, self._window))

    def show_error(self, sentence: str, details: str) -> None:
        """Say that something unforeseen happened; the details can be copied."""
        from derm_viewer.screen import dialogs

        self.show(dialogs.error_dialog(self._window.look, sentence, details, self._window))

    def show(self, dialog: Dialog) -> None:
        """Open a dialog, unless one of its kind is open."""
        open_ones = self._window.findChildren(type(dialog))
        if any(open_one.isVisible() and type(open_one) is type(dialog) for open_one in open_ones):
            dialog.deleteLater()  # one at a time: an error that repeats must not bury the window
            return
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()
