"""The rows of an answer that a click may ask for, made and drawn while the button is still down."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPixmap

from derm_viewer.screen.look import Look
from derm_viewer.screen.rows import Row
from derm_viewer.screen.section import Drawn, draw_rows

Room = tuple[int, float]
"""The width of the rows, and the height that is left for them on the first screen."""
GROUND = "surface"
"""The theme's colour behind all rows."""


class Sheet(NamedTuple):
    """What rows are drawn for: their look, width and height in pixels, the screen's pixel ratio."""

    look: Look
    width: int
    height: int
    ratio: float


class Foresight:
    """Keeps the parts of one answer, each until it is asked for."""

    def __init__(self) -> None:
        self._of: object = None
        self._parts: dict[str, tuple[Room | None, Drawn]] = {}

    def begin(self, of: object) -> None:
        """Keep the parts of another answer from now on; `of` is all that they depend on beside the room."""
        self._of, self._parts = of, {}

    def keep(self, part: str, room: Room | None, drawn: Drawn) -> None:
        """Keep what was made of a part, for a room if that made a difference."""
        self._parts[part] = (room, drawn)

    def confirm(self, of: object) -> None:
        """This is shown now: forget what was made for anything else."""
        if of != self._of:
            self.begin(None)

    def take(self, part: str, room: Room) -> Drawn | None:
        """What was made of a part, if it suits the room. It is handed over and not kept."""
        made_for, drawn = self._parts.pop(part, (None, None))
        suits = drawn is not None and drawn.width == room[0] and made_for in (None, room)
        return drawn if suits else None


class Left:
    """How much room is left on a sheet while parts are put on it, one under the other."""

    def __init__(self, sheet: Sheet) -> None:
        self._sheet, self._asked, self.high = sheet, False, 0

    def room(self) -> Room:
        """What is left."""
        self._asked = True
        return self._sheet.width, max(self._sheet.height - self.high, 0)

    def add(self, make: Callable[[], Sequence[Row]]) -> tuple[Room | None, Drawn]:
        """Make the next part, and take its height off; with the room if it asked for that. What is seen is drawn."""
        self._asked = False
        rows = make()
        room = self.room() if self._asked else None
        made = laid_out(rows, self._sheet)
        if self.high <= self._sheet.height:
            made = draw(made, self._sheet)
        self.high += made.height
        return room, made


def laid_out(rows: Sequence[Row], sheet: Sheet) -> Drawn:
    """Rows laid out for a sheet, without a picture."""
    return Drawn(tuple(rows), sheet.width, round(sum(row.fit(sheet.width) for row in rows)), None)


def draw(made: Drawn, sheet: Sheet) -> Drawn:
    """Draw what was laid out. Not where the screen's pixels are a broken part of ours: letters would move there."""
    if not made.rows or sheet.ratio != int(sheet.ratio):
        return made
    picture = QPixmap(QSize(made.width, made.height) * sheet.ratio)
    picture.setDevicePixelRatio(sheet.ratio)
    picture.fill(sheet.look.colour(GROUND))
    painter = QPainter(picture)
    draw_rows(painter, made.rows, QRectF(0, 0, made.width, made.height))
    painter.end()
    return made._replace(picture=picture)
