"""Which body map is open: one of the supplied figures, or a file of the user's own."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from derm_viewer.body.atlas import Atlas
from derm_viewer.body.errors import MapFileError
from derm_viewer.consult.say import say, say_finding

if TYPE_CHECKING:
    from derm_viewer.body.language import Language

FIGURES = ("neutral", "female", "male")
"""The figures that are supplied, the usual one first."""
SUFFIXES = (".geojson", ".json")


class MapFiles(QObject):
    """Holds the open atlas. Every change keeps the present one open until the next has been read.

    Signals: changed() when another atlas is open.
    """

    changed = Signal()

    def __init__(
        self,
        assets: Path,
        pictures: Path,
        figure: str = FIGURES[0],
        own: Path | None = None,
        language: Language | None = None,
    ) -> None:
        """`assets` holds the maps, `pictures` a folder of shading for each figure. Maps are said in `language` (None:
        English).

        `complaint` says why an `own` file that was asked for is not open. Raises MapFileError if what is supplied is
        broken.
        """
        super().__init__()
        self._assets, self._pictures, self._language = assets, pictures, language
        self.figure = figure if figure in self.figures else FIGURES[0]
        self.complaint: str | None = None
        self.own: Path | None = None
        if own is not None:
            try:
                self.atlas = self._told(Atlas.load(own))
                self.own = own
                return
            except MapFileError as error:
                self.complaint = say("{error} The supplied map is shown instead.", error=say_finding(error.finding))
        self.atlas = self._supplied(self.figure)

    @property
    def figures(self) -> tuple[str, ...]:
        """The figures that can be chosen."""
        return tuple(figure for figure in FIGURES if self._file(figure).is_file())

    @property
    def own_name(self) -> str:
        """The name of the user's own file; "" while a supplied map is open."""
        return "" if self.own is None else self.own.name

    @property
    def shading(self) -> Path | None:
        """The folder of the shaded body; None where an own map has a body of its own."""
        folder = self._pictures / self.figure
        if self.own is None:
            return folder
        drawn = self.atlas.figures[0].id if self.atlas.figures else FIGURES[0]
        folder = self._pictures / (drawn if drawn in FIGURES else FIGURES[0])
        return folder if self._fits(folder) else None

    def choose(self, figure: str) -> None:
        """Open the supplied map of a figure. Raises MapFileError if it is broken, ValueError if there is none."""
        if figure not in self.figures:
            raise ValueError(f"no figure {figure!r}; known are {', '.join(self.figures)}")
        if self.own is None and figure == self.figure:
            return
        self._take(self._supplied(figure), figure, None)

    def open(self, path: Path) -> None:
        """Open a file of the user's own. Raises MapFileError with one sentence; the present map stays open then."""
        self._take(self._told(Atlas.load(path)), self.figure, path)

    def back(self) -> None:
        """Open the supplied map again."""
        if self.own is not None:
            self._take(self._supplied(self.figure), self.figure, None)

    def _supplied(self, figure: str) -> Atlas:
        return self._told(Atlas.supplied(self._file(figure)))

    def _told(self, atlas: Atlas) -> Atlas:
        """The atlas in the language that was chosen."""
        if self._language is None:
            return atlas
        from derm_viewer.body.place_words import in_language

        return in_language(atlas, self._language)

    def _take(self, atlas: Atlas, figure: str, own: Path | None) -> None:
        self.atlas, self.figure, self.own = atlas, figure, own
        self.changed.emit()

    def _file(self, figure: str) -> Path:
        name = "body_regions.geojson" if figure == FIGURES[0] else f"body_regions_{figure}.geojson"
        return self._assets / name

    def _fits(self, folder: Path) -> bool:
        """Whether the shaded pictures have the rectangles of the open map's views."""
        try:
            rects = json.loads((folder / "figures.json").read_text("utf-8"))
            return all(
                max(abs(a - b) for a, b in zip(rects[view.id]["rect"], view.bbox, strict=True)) < 0.5
                for view in self.atlas.views
                if view.id in rects
            )
        except (OSError, ValueError, KeyError, TypeError):
            return False
