"""What the canvas shows and where: the choices, the layout, the camera, the picture and the marks. No events."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QPointF, QRect, QRectF, QSize
from PySide6.QtGui import QFont, QFontMetricsF

from derm_viewer.body.atlas import Atlas
from derm_viewer.clinic.qualities import QUALITIES
from derm_viewer.consult.consult import ALL_MAPS, DIFFERENCES
from derm_viewer.screen.canvas.camera import Camera
from derm_viewer.screen.canvas.captions import Captions
from derm_viewer.screen.canvas.fonts import root_font
from derm_viewer.screen.canvas.frames import frames_of, is_detail
from derm_viewer.screen.canvas.layout import Cell, Frames, Layout, Room, arrange, moved
from derm_viewer.screen.canvas.legend import Legend, titled
from derm_viewer.screen.canvas.marks import Mark, Sprites, lit_mark
from derm_viewer.screen.canvas.namer import Namer
from derm_viewer.screen.canvas.names import Scene
from derm_viewer.screen.canvas.overlay import marker_rect
from derm_viewer.screen.canvas.paint import Look, ViewPainter, to_rect
from derm_viewer.screen.canvas.paths import Paths
from derm_viewer.screen.canvas.pens import Lit
from derm_viewer.screen.canvas.picture import Picture, visible_sheet
from derm_viewer.screen.canvas.shading import Shading
from derm_viewer.screen.theme import Theme

if TYPE_CHECKING:
    from derm_viewer.clinic.answer import Answer

MOST_LIT = 3
"""How many of an answer's candidates are shown on the body."""


class Shown(NamedTuple):
    """A mark on the canvas: its picture's upper left corner; what drawing it may touch, and that in whole pixels."""

    mark: Mark
    corner: QPointF
    rect: QRectF
    box: QRect


class Stage:
    """Holds together everything that is drawn.

    `leg` is the patient's; `shown_map` a map's id, "all" or "differences"; `added` the described maps that count;
    `marked` the qualities of the painted marks, and `mark_room` that the legend has room for all of them;
    `root` the one root that is shown, None for all; `mirrored` draws the views that face the patient as in a mirror;
    `choose` leaves some of the views out; `unlit` says that the answer's regions have still to be shown by `relight`.
    """

    def __init__(self, atlas: Atlas, theme: Theme, figures_folder: Path | None) -> None:
        self.atlas = atlas
        self.paths = Paths(atlas)
        self.shading = Shading(figures_folder)
        self.picture = Picture(ViewPainter(atlas, self.paths, self.shading))
        self.theme = theme
        self.shown_map = ALL_MAPS
        self.added: tuple[str, ...] = ()
        self._shown_maps: tuple[object, tuple[str, ...]] = (None, ())
        self.root: str | None = None
        self.nerves = False
        self.marked: tuple[str, ...] = ()
        self.mark_room = False
        self.leg = "left"
        self.whole_body = self.mirrored = False
        self.key_points = True
        self.choose: Callable[[Frames], Frames] | None = None
        self.camera = Camera()
        self.layout = Layout((), 0, 0)
        self.seen = self.layout
        self.marks: list[Mark] = []
        self.shown: list[Shown] = []
        self._shown_in: tuple[object, ...] = ()
        self.answer: Answer | None = None
        self.pointed: tuple[tuple[str, ...], str] = ((), "")
        self.named = False
        self.unlit = False
        self._namer = Namer(atlas)
        self._lit_in: dict[str, tuple[Lit, ...]] = {}
        self._sprite_key: tuple[object, ...] = ()
        self._size, self._ratio = QSize(), 1.0
        self.set_font(QFont())

    def forget(self) -> None:
        """Keep nothing of where the last answer was."""
        self._namer.forget()

    def set_font(self, font: QFont) -> None:
        """Take the window's font; everything measured in it follows."""
        self.font = font
        self.unit = QFontMetricsF(font).height()
        self.captions = Captions(font, self.theme)

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self.theme = theme
        self.captions = Captions(self.font, theme)
        self.picture.stale = True

    @property
    def look(self) -> Look:
        """What the picture shows."""
        mode = DIFFERENCES if self.shown_map == DIFFERENCES else self.root or ""
        return Look(self.shown_maps(), self.whole_body, self.theme, mode, self.nerves)

    @property
    def legend(self) -> Legend:
        """What the legend has to explain."""
        lit = next((one.root for one in self.lits() if one.first), None)
        mode = self.look.mode or (lit if lit and self.shown_map == ALL_MAPS and not self.nerves else None) or ""
        return Legend(tuple(self.shown_titles()), mode, self.nerves, self.marked)

    def shown_maps(self) -> tuple[str, ...]:
        """The one chosen map, or those that count: all traced ones and the described ones that were added."""
        chosen = (self.shown_map, self.added)
        if self._shown_maps[0] != chosen:
            self._shown_maps = chosen, self._counted()
        return self._shown_maps[1]

    def _counted(self) -> tuple[str, ...]:
        if self.shown_map not in (ALL_MAPS, DIFFERENCES):
            return (self.shown_map,)
        counted = tuple(i.id for i in self.atlas.maps if i.status == "traced" or i.id in self.added)
        return counted or tuple(info.id for info in self.atlas.maps)

    def shown_titles(self) -> list[str]:
        """The titles of the shown maps; a described one is called so."""
        return [titled(self.atlas.map(map_id)) for map_id in self.shown_maps()]

    def fit(self, size: QSize, ratio: float) -> None:
        """Arrange the views anew for the size of the canvas and the screen's pixel ratio."""
        self._size, self._ratio = size, ratio
        frames = frames_of(self.atlas, self.leg, self.whole_body, self.mirrored)
        if self.choose is not None:
            frames = self.choose(frames)
        unit = self.unit
        usual, legend = self._legend_room(()), self._legend_room(QUALITIES if self.mark_room else ())
        room = Room(size.width(), size.height(), self.captions.band(), unit * 0.9, unit * 0.8, legend, usual)
        self.layout = arrange(frames, room) if frames.bodies else Layout((), size.width(), size.height())
        self.look_from(self.camera.bounded(size.width(), size.height()))
        self.picture.stale = True

    def _legend_room(self, marks: tuple[str, ...]) -> float:
        """The height of the highest legend there may be without arranging anew: an answer, nerves and marks come in."""
        titles, mode, wide = tuple(self.shown_titles()), self.look.mode, self._size.width() - 2 * self.unit
        looks = [(mode, self.nerves)] if mode else [("", False), ("L5", False), ("", True)]
        legends = [Legend(titles, mode, nerves, marks) for mode, nerves in looks]
        if self.choose is not None:
            legends = [self.legend._replace(marks=marks)]  # a picture that stays as it is
        return max(self.captions.legend_height(one, wide) for one in legends) + self.unit * 0.2

    def look_from(self, camera: Camera) -> None:
        """Move the camera; the picture's pixels stay as they are until `render`."""
        self.camera = camera
        self.seen = moved(self.layout, camera.zoom, camera.dx, camera.dy)
        self._show_marks()

    def render(self) -> None:
        """Paint the picture, the answer's regions and the marks for what the camera sees.

        The very first picture comes without names and lines (`named` is False), so that the body is seen sooner.
        """
        self.picture.build(self.seen, self.camera, self.look, self._size, self._ratio, rough=not self.named)
        self._light()
        while self.picture.lighting:
            self.picture.light_next()
        self._mark()

    def relight(self) -> list[QRectF]:
        """Show the present answer in its own view; returns what must be drawn again.

        The other views follow with `light_next`, each in its own time, so that the window answers in between.
        """
        self._light()
        return self._light_one()

    def light_next(self) -> list[QRectF]:
        """Show the answer in the next view that waits for it; returns what must be drawn again."""
        return self._light_one() if self.picture.lighting else []

    def _light(self) -> None:
        self.unlit = False
        place = self.answer.place if self.answer else None
        self.picture.light(self.seen, self.look, self.lits(), self._ratio, place.view if place else None)

    def _light_one(self) -> list[QRectF]:
        """Light a view, and let the names in it step aside from the edges of what is lit."""
        before = {shown.mark: shown.rect for shown in self.shown}
        changed = self.picture.light_next()
        self._mark()
        after = {shown.mark: shown.rect for shown in self.shown}
        both = before | after
        return changed + [both[key] for key in before.keys() ^ after.keys()]

    def name(self) -> None:
        """Paint the lines and place the names that the very first picture lacks."""
        self.named = True
        self.picture.finish(self.seen, self.look, self._size, self._ratio)
        self.relight()

    def lits(self) -> list[Lit]:
        """The roots pointed at in the spine, all alike; without any the answer's candidates."""
        roots, side = self.pointed
        return [Lit(root, side, True) for root in roots] or lits_of(self.answer)

    def wants_fine(self) -> list[str]:
        """The views whose fine shading would look better now and has not been read."""
        return [c.view for c in self.seen.cells if self.shading.wants_fine(c.view, c.scale * self._ratio)]

    @property
    def mark_unit(self) -> float:
        """The size of marker and crosshair in pixels: that of the text, less on a small body."""
        return min(self.unit, max(14.0, self.body_scale * 4.0))

    @property
    def body_scale(self) -> float:
        """Pixels per centimetre of the bodies."""
        cells, some = self.seen.cells, self.choose is not None
        return max((cell.scale for cell in cells if some or not is_detail(cell.view)), default=1.0)

    def marker_at(self) -> QPointF | None:
        """Where the answer's place is on the canvas; None without one or out of the shown views."""
        place = self.answer.place if self.answer else None
        if place is None or place.where == "outside":
            return None
        return self.to_canvas(place.x, place.y)

    def to_canvas(self, x: float, y: float) -> QPointF | None:
        """The canvas point of a sheet point; None where no shown view has it."""
        cell = self.seen.cell_of(x, y)
        return None if cell is None else QPointF(*cell.to_canvas(x, y))

    def cell_of_view(self, view: str) -> Cell | None:
        """The cell that shows a view."""
        return next((cell for cell in self.seen.cells if cell.view == view), None)

    def _show_marks(self) -> None:
        """Find where on the canvas the marks are now, those out of sight left out."""
        now = (self.seen, self._sprite_key)
        known = {shown.mark: shown for shown in self.shown} if self._shown_in == now else {}
        cells = {cell.view: cell for cell in self.seen.cells}
        self.shown, self._shown_in = [], now
        width, height = self._size.width(), self._size.height()
        for mark in self.marks:
            cell = cells.get(mark.view)
            if known and mark in known:
                self.shown.append(known[mark])
            elif cell is not None:
                x, y = cell.to_canvas(mark.x, mark.y)
                wide, high = self.sprites.size(mark)
                left, top = x - wide / 2, y - high / 2
                if -wide - 1 < left < width + 1 and -high - 1 < top < height + 1:
                    rect = QRectF(left - 1, top - 1, wide + 2, high + 2)
                    self.shown.append(Shown(mark, QPointF(left, top), rect, rect.toAlignedRect()))

    def _mark(self) -> None:
        """Find the places of key points and names. A cell whose surroundings are as before keeps its marks."""
        font = root_font(self.font, self.body_scale, self.unit)
        sprite_key = (self.theme.name, font.toString(), self._ratio)
        if sprite_key != self._sprite_key:
            self.sprites, self._sprite_key = Sprites(self.theme, font, self._ratio), sprite_key
        marker = self.marker_at()
        lits, waiting = tuple(self.lits()), self.picture.waiting
        lit = next((one for one in lits if one.first), None)
        strips = [to_rect(s) for s in self.captions.plan(self.seen.groups, self.seen.width, self.whole_body).strips]
        self.marks = []
        for cell in self.seen.cells:
            if cell.view not in waiting:
                self._lit_in[cell.view] = lits
            visible = visible_sheet(cell, self._size.width(), self._size.height())
            if visible is not None:
                scene = Scene(self.named, cell, visible, self.look, self.key_points, font, self._sprite_key)
                box = to_rect(cell.box)
                near = marker_rect(marker, self.mark_unit) if marker is not None and box.contains(marker) else None
                covered = [strip for strip in strips if strip.intersects(box)]
                here = self._lit_in.get(cell.view, ())
                found = self._namer.marks(scene, near, covered, here, cell.view in waiting)
                self.marks += [lit_mark(mark, lit) for mark in found]
        self._show_marks()


def lits_of(answer: Answer | None) -> list[Lit]:
    """The candidates of an answer as they are shown on the body, on the answer's side."""
    if answer is None or answer.place.where != "map":
        return []
    side = answer.place.side or "midline"
    return [Lit(c.root, side, index == 0) for index, c in enumerate(answer.candidates[:MOST_LIT]) if c.root]
