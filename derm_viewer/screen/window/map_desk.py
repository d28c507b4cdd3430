"""Choosing among maps, figures and map files: the list of maps, and the entries of the menu."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint

from derm_viewer.body.atlas import Atlas
from derm_viewer.body.errors import MapFileError
from derm_viewer.body.model import ROOTS
from derm_viewer.consult.consult import Consult
from derm_viewer.consult.map_files import MapFiles
from derm_viewer.consult.say import later, say, say_finding
from derm_viewer.consult.settings import Settings
from derm_viewer.screen.canvas.legend import titled
from derm_viewer.screen.window.map_opener import Titles

if TYPE_CHECKING:
    from derm_viewer.screen.window.main_window import MainWindow
    from derm_viewer.screen.window.more_menu import MoreMenu

FIGURE_WORDS = {"neutral": later("Neutral figure"), "female": later("Female figure"), "male": later("Male figure")}


class MapDesk(QObject):
    """Asks the user, and opens what was asked for. A file that cannot be shown leaves the present map open."""

    def __init__(self, window: MainWindow, files: MapFiles, consult: Consult, settings: Settings) -> None:
        super().__init__(window)
        self._window, self._files, self._consult, self._settings = window, files, consult, settings
        self.guard: Callable[[Callable[[], object]], object] = lambda then: then()
        """Does what takes the painted marks away, after asking where there are any."""

    def open_list(self, corner: QPoint) -> None:
        """Open the list of maps with its upper left corner there."""
        from derm_viewer.screen.window.map_menu import Entry, MapMenu  # wanted only when it is opened

        shown, added = self._consult.shown_map, self._consult.added
        entries = [
            Entry(info, info.id == shown, info.status == "traced" or info.id in added)
            for info in self._files.atlas.maps
        ]
        menu = MapMenu(self._window.look, entries, self._window)
        menu.map_chosen.connect(self._consult.set_shown_map)
        menu.counts_chosen.connect(self.count)
        menu.open_at(corner)

    def show_choice(self, shown_map: str) -> None:
        """Show in the tools which map is drawn."""
        maps = {info.id: Titles(titled(info), info.title) for info in self._files.atlas.maps}
        self._window.tools.show_map(shown_map, maps)

    def add_figures(self, menu: MoreMenu) -> None:
        """Add the figures to a menu."""
        own = bool(self._files.own_name)
        rows = [
            (figure, say(FIGURE_WORDS[figure]), figure == self._files.figure and not own)
            for figure in self._files.figures
        ]
        menu.add_choices(rows, self.ask_for_figure, enabled=not own)

    def add_way_back(self, menu: MoreMenu) -> None:
        """Add the way back from an own map to a menu."""
        if self._files.own_name:
            menu.add(say("Back to the supplied map"), "", self.ask_to_go_back)
            menu.addSeparator()

    def ask_for_figure(self, figure: str) -> None:
        """Show another figure, after asking where marks would go."""
        if figure != self._files.figure or self._files.own_name:
            self.guard(lambda: self.choose_figure(figure))

    def ask_to_go_back(self) -> None:
        """Show the supplied map, after asking where marks would go."""
        self.guard(self.go_back)

    def choose_figure(self, figure: str) -> None:
        """Show the same maps on another figure, and remember it. The place is forgotten: its skin lies elsewhere."""
        try:
            self._files.choose(figure)
            self._settings.keep("view/figure", figure)
        except MapFileError as error:
            self._window.show_message(say("This figure cannot be shown"), say_finding(error.finding))

    def open_file(self, path: Path) -> None:
        """Show a file of the user's own, or say in one sentence why it cannot be shown."""
        try:
            self._files.open(path)
        except MapFileError as error:
            said = say("{error} The present map stays open.", error=say_finding(error.finding))
            self._window.show_message(say("This map file cannot be shown"), said)

    def go_back(self) -> None:
        """Show the supplied map again."""
        try:
            self._files.back()
        except MapFileError as error:
            self._window.show_message(say("The supplied map cannot be shown"), say_finding(error.finding))

    def roots(self) -> list[str]:
        """The roots that the open atlas draws."""
        drawn = {region.root for region in self._files.atlas.of(kind="dermatome")}
        return [root for root in ROOTS if root in drawn]

    def data_words(self) -> tuple[str, str]:
        """The open data in a line, and what its maps are."""
        atlas = self._files.atlas
        hint = " ".join(f"{title}: {says}" for title, says in map_lines(atlas))
        if self._files.own_name:
            return say("Not the supplied data: {name}", name=self._files.own_name), hint
        traced = sum(info.status == "traced" for info in atlas.maps)
        numbers = {"version": atlas.data_version, "traced": traced, "of": len(atlas.maps)}
        return say("Data {version} \u00b7 {traced} of {of} maps traced", **numbers), hint

    def count(self, map_id: str, counts: bool) -> None:
        """Count a described map or not, and remember it."""
        self._consult.set_added(map_id, counts)
        if not self._files.own_name:
            self._settings.keep(f"counts/{map_id}", counts)


def map_lines(atlas: Atlas) -> list[tuple[str, str]]:
    """Each map with its status, year and notes."""
    return [
        (info.title, f"{_status(info.status)}{f', {info.year}' if info.year else ''}. {info.notes}")
        for info in atlas.maps
    ]


def _status(status: str) -> str:
    return {"traced": say("traced"), "described": say("described")}.get(status, status)
