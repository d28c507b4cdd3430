"""Choosing among maps, figures and files: the list of maps, the entries of the menu, the file dialog, drag and drop."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QEvent, QMimeData, QObject, QPoint

from derm_viewer.body.atlas import Atlas
from derm_viewer.body.errors import MapFileError
from derm_viewer.body.model import ROOTS
from derm_viewer.consult.consult import ALL_MAPS, DIFFERENCES, Consult
from derm_viewer.consult.map_files import SUFFIXES, MapFiles
from derm_viewer.consult.settings import Settings
from derm_viewer.screen.canvas.legend import titled

if TYPE_CHECKING:
    from PySide6.QtGui import QDropEvent

    from derm_viewer.screen.window.main_window import MainWindow
    from derm_viewer.screen.window.more_menu import MoreMenu

FIGURE_WORDS = {"neutral": "Neutral figure", "female": "Female figure", "male": "Male figure"}


class MapDesk(QObject):
    """Asks the user, and opens what was asked for. A file that cannot be shown leaves the present map open."""

    def __init__(self, window: MainWindow, files: MapFiles, consult: Consult, settings: Settings) -> None:
        super().__init__(window)
        self._window, self._files, self._consult, self._settings = window, files, consult, settings
        window.setAcceptDrops(True)
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Open a map file that is dropped on the window."""
        if event.type() not in (QEvent.Type.DragEnter, QEvent.Type.Drop):
            return False
        path = _file_in(cast("QDropEvent", event).mimeData())
        if path is None:
            return False
        cast("QDropEvent", event).acceptProposedAction()
        if event.type() is QEvent.Type.Drop:
            self.open_file(path)
        return True

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
        menu.counts_chosen.connect(self._count)
        menu.open_at(corner)

    def show_choice(self, shown_map: str) -> None:
        """Show in the tools which map is drawn."""
        together = shown_map in (ALL_MAPS, DIFFERENCES)
        self._window.tools.show_map(shown_map, "" if together else titled(self._files.atlas.map(shown_map)))

    def add_to(self, menu: MoreMenu) -> None:
        """Add the figures and the files to a menu."""
        own = bool(self._files.own_name)
        rows = [
            (figure, FIGURE_WORDS[figure], figure == self._files.figure and not own) for figure in self._files.figures
        ]
        menu.add_choices(rows, self.choose_figure, enabled=not own)
        menu.add("Open map file\u2026", "Ctrl+O", self.ask_for_file)
        if own:
            menu.add("Back to the supplied map", "", self.go_back)
        menu.addSeparator()

    def choose_figure(self, figure: str) -> None:
        """Show the same maps on another figure, and remember it. The place is forgotten: its skin lies elsewhere."""
        try:
            self._files.choose(figure)
            self._settings.keep("view/figure", figure)
        except MapFileError as error:
            self._window.show_message("This figure cannot be shown", str(error))

    def ask_for_file(self) -> None:
        """Let the user choose a map file."""
        from PySide6.QtWidgets import QFileDialog

        kinds = f"Body maps ({' '.join(f'*{suffix}' for suffix in SUFFIXES)})"
        name, _ = QFileDialog.getOpenFileName(self._window, "Open map file", "", kinds)
        if name:
            self.open_file(Path(name))

    def open_file(self, path: Path) -> None:
        """Show a file of the user's own, or say in one sentence why it cannot be shown."""
        try:
            self._files.open(path)
        except MapFileError as error:
            self._window.show_message("This map file cannot be shown", f"{error} The present map stays open.")

    def go_back(self) -> None:
        """Show the supplied map again."""
        try:
            self._files.back()
        except MapFileError as error:
            self._window.show_message("The supplied map cannot be shown", str(error))

    def roots(self) -> list[str]:
        """The roots that the open atlas draws."""
        drawn = {region.root for region in self._files.atlas.of(kind="dermatome")}
        return [root for root in ROOTS if root in drawn]

    def data_words(self) -> tuple[str, str]:
        """The open data in a line, and what its maps are."""
        from derm_viewer.screen.tips import tip

        atlas = self._files.atlas
        hint = tip(" ".join(f"{title}: {says}" for title, says in map_lines(atlas)))
        if self._files.own_name:
            return f"Not the supplied data: {self._files.own_name}", hint
        traced = sum(info.status == "traced" for info in atlas.maps)
        return f"Data {atlas.data_version} \u00b7 {traced} of {len(atlas.maps)} maps traced", hint

    def _count(self, map_id: str, counts: bool) -> None:
        self._consult.set_added(map_id, counts)
        if not self._files.own_name:
            self._settings.keep(f"counts/{map_id}", counts)


def map_lines(atlas: Atlas) -> list[tuple[str, str]]:
    """Each map with its status, year and notes."""
    return [(info.title, f"{info.status}{f', {info.year}' if info.year else ''}. {info.notes}") for info in atlas.maps]


def _file_in(dragged: QMimeData) -> Path | None:
    """The one local map file that is dragged; None for anything else."""
    urls = dragged.urls()
    if len(urls) != 1 or not urls[0].isLocalFile():
        return None
    path = Path(urls[0].toLocalFile())
    return path if path.suffix.casefold() in SUFFIXES else None
