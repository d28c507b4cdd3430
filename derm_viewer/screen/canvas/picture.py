"""The finished picture of the body, kept as pixels, with the answer's regions as small pictures over it."""

from collections.abc import Iterable, Sequence
from math import ceil, floor
from typing import NamedTuple, cast

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap, QRegion

from derm_viewer.screen.canvas.camera import Camera
from derm_viewer.screen.canvas.layout import Box, Cell, Layout
from derm_viewer.screen.canvas.paint import Look, ViewPainter, paint_fade, paint_ground, to_rect
from derm_viewer.screen.canvas.pens import Lit

OVERVIEW = 1200
"""Width in pixels of the coarse picture that fills in while the sharp one is on its way."""


class Tile(NamedTuple):
    """A part of the picture that lies over it; `rect` in logical pixels of the canvas it was made for, the whole ones
    of those `inner`; `corner` in the screen's own.
    """

    rect: QRectF
    pixmap: QPixmap
    inner: QRect
    corner: QPoint


class Picture:
    """Pixels for one size, camera and look. Drawing it again, whole or in part, only copies pixels."""

    def __init__(self, view_painter: ViewPainter) -> None:
        self._views = view_painter
        self._ground = QPixmap()
        self._tiles: dict[str, Tile] = {}
        self._waiting: list[tuple[Cell, Layout, Look, tuple[Lit, ...], float]] = []
        self._key: tuple[object, ...] = ()
        self._ratio = 1.0
        self._painted: dict[str, Cell] = {}
        self._overview: tuple[tuple[object, ...], QPixmap] | None = None
        self.camera = Camera()
        self.stale = True

    def build(
        self, seen: Layout, camera: Camera, look: Look, size: QSize, ratio: float, *, rough: bool = False
    ) -> None:
        """Paint what the camera sees: everything, or only the views that are not as they were painted last.

        `rough` leaves lines, all maps but one and fine shades to `finish`: the very first picture is there sooner.
        """
        if camera.zoom != 1.0 and self._painted:
            self._keep_overview()
        key = (look, size, ratio, camera, rough)
        fresh = key != self._key
        if fresh and self._ground.size() != size * ratio:
            self._ground = QPixmap(size * ratio)
        kept = {} if fresh else {c.view: c for c in seen.cells if self._painted.get(c.view) == c}
        painter = self._brush(ratio)
        if not fresh:
            dropped = [cell for view, cell in self._painted.items() if view not in kept]
            painter.setClipRegion(_region_of([*dropped, *(c for c in seen.cells if c.view not in kept)]))
        paint_ground(painter, size.width(), size.height(), look.theme)
        painter.setClipping(False)
        for cell in seen.cells:
            visible = visible_sheet(cell, size.width(), size.height())
            if visible is not None and cell.view not in kept:
                self._views.paint(painter, cell, visible, look, ratio, rough=rough)
                if not rough:
                    self._line(painter, cell, look, size, ratio)
        painter.end()
        self._ground.setDevicePixelRatio(ratio)
        self._painted = {cell.view: cell for cell in seen.cells}
        self._tiles.clear()
        self.camera, self._key, self._ratio = camera, key, ratio
        self.stale = False

    def finish(self, seen: Layout, look: Look, size: QSize, ratio: float) -> None:
        """Paint what a rough picture lacks."""
        if self._key and self._key[-1]:
            self.build(seen, self.camera, look, size, ratio)

    def _brush(self, ratio: float) -> QPainter:
        """A painter on the picture in logical pixels; the picture counts in real ones meanwhile."""
        self._ground.setDevicePixelRatio(1.0)
        painter = QPainter(self._ground)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.scale(ratio, ratio)
        return painter

    def _line(self, painter: QPainter, cell: Cell, look: Look, size: QSize, ratio: float) -> None:
        self._views.paint_lines(painter, cell, look, ratio)
        paint_fade(painter, cell, size.height(), look)

    def drop(self, view: str) -> None:
        """Forget how a view was painted: it will be painted anew."""
        self._painted.pop(view, None)
        self.stale = True

    def light(self, seen: Layout, look: Look, lits: Sequence[Lit], ratio: float, first: str | None) -> None:
        """Begin to show the answer's candidates: `light_next` does it view by view, from the view `first` on."""
        ranked = tuple(sorted(lits, key=lambda one: one.first))
        cells = sorted(seen.cells, key=lambda cell: cell.view != first)
        self._waiting = [(cell, seen, look, ranked, ratio) for cell in cells]

    @property
    def lighting(self) -> bool:
        """Whether views still wait for `light_next`."""
        return bool(self._waiting)

    @property
    def waiting(self) -> set[str]:
        """The views that wait."""
        return {cell.view for cell, *_ in self._waiting}

    def light_next(self) -> list[QRectF]:
        """Show the candidates in the next view that has any (or lose its old ones); what must be drawn again."""
        while self._waiting:
            cell, seen, look, lits, ratio = self._waiting.pop(0)
            before, after = self._tiles.pop(cell.view, None), self._tile(cell, seen, look, lits, ratio)
            if after is not None:
                self._tiles[cell.view] = after
            if before is not None or after is not None:
                return [tile.rect for tile in (before, after) if tile is not None]
        return []

    def draw_part(self, painter: QPainter, part: QRect) -> None:
        """Copy the picture into a small rectangle, which most often lies in one tile or in none."""
        tiles = [tile for tile in self._tiles.values() if tile.inner.intersects(part)]
        if not tiles or not tiles[-1].inner.contains(part):
            self._copy(painter, part, self._ground, QPoint())
        for tile in tiles:
            self._copy(painter, part.intersected(tile.inner), tile.pixmap, tile.corner)

    def draw(self, painter: QPainter, exposed: QRegion) -> None:
        """Copy the picture into the exposed part."""
        rest = exposed
        for tile in self._tiles.values():
            if exposed.intersects(tile.inner):
                inner = exposed.intersected(tile.inner)
                for rect in _rects(inner):
                    self._copy(painter, rect, tile.pixmap, tile.corner)
                rest = rest.subtracted(inner)
        for rect in _rects(rest):
            self._copy(painter, rect, self._ground, QPoint())

    def _copy(self, painter: QPainter, part: QRect, pixmap: QPixmap, corner: QPoint) -> None:
        """Copy a rectangle; `corner` is where the pixmap's own corner lies on the canvas, in the screen's pixels."""
        ratio = self._ratio
        if ratio == 1.0:
            painter.drawPixmap(part, pixmap, part.translated(-corner))
            return
        painter.save()  # a part that begins between two of the screen's pixels would be shifted by less than one
        painter.setClipRect(part, Qt.ClipOperation.IntersectClip)
        painter.drawPixmap(QPointF(corner.x() / ratio, corner.y() / ratio), pixmap)
        painter.restore()

    def draw_moved(self, painter: QPainter, camera: Camera, empty: QColor) -> None:
        """Draw the old pixels where the camera now sees them: a preview until `build` is called.

        Only what they do not reach is filled with `empty` and a coarser picture: every pixel is written once.
        """
        zoom = camera.zoom / self.camera.zoom
        x, y = camera.dx - self.camera.dx * zoom, camera.dy - self.camera.dy * zoom
        covered = QRectF(x, y, self._wide() * zoom, self._high() * zoom)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        bare = QRegion(QRectF(0, 0, self._wide(), self._high()).toAlignedRect()).subtracted(QRegion(_inside(covered)))
        if not bare.isEmpty():
            self._keep_overview()
            painter.setClipRegion(bare)
            painter.fillRect(bare.boundingRect(), empty)
            self._draw_overview(painter, camera)
            painter.setClipping(False)
        painter.translate(x, y)
        painter.scale(zoom, zoom)
        painter.drawPixmap(QPointF(0, 0), self._ground)
        for tile in self._tiles.values():
            painter.drawPixmap(tile.rect.topLeft(), tile.pixmap)
        painter.restore()

    def _keep_overview(self) -> None:
        """Keep something coarse for where the old pixels will not reach: the whole picture as it was last seen."""
        scene = (self._key[:3], tuple(self._painted))
        if self.camera.zoom == 1.0 and (self._overview is None or self._overview[0] != scene):
            small = QPixmap(self._ground.size() * min(1.0, OVERVIEW / max(1, self._ground.width())))
            painter = QPainter(small)  # takes a fraction of the time of QPixmap.scaled
            painter.drawPixmap(QRectF(small.rect()), self._ground, QRectF(self._ground.rect()))
            painter.end()
            self._overview = (scene, small)

    def _draw_overview(self, painter: QPainter, camera: Camera) -> None:
        scene = (self._key[:3], tuple(self._painted))
        window = QRectF(0, 0, self._wide(), self._high())
        if self._overview is None or self._overview[0] != scene:
            return
        small = self._overview[1]
        scale = small.width() / (self._wide() * camera.zoom)
        source = QRectF(-camera.dx * scale, -camera.dy * scale, window.width() * scale, window.height() * scale)
        painter.drawPixmap(window, small, source)

    def _wide(self) -> float:
        return self._ground.width() / self._ground.devicePixelRatio()

    def _high(self) -> float:
        return self._ground.height() / self._ground.devicePixelRatio()

    def _tile(self, cell: Cell, seen: Layout, look: Look, lits: Sequence[Lit], ratio: float) -> Tile | None:
        """A copy of the picture's part that the candidates touch in a cell, with the candidates drawn on it."""
        visible = visible_sheet(cell, seen.width, seen.height)
        bounds = QRectF()
        for lit in lits:
            bounds = bounds.united(self._views.bounds_of(cell, look, lit))
        window = QRectF(0, 0, seen.width, seen.height).intersected(to_rect(cell.box))
        rect = QRectF(bounds.intersected(window).toAlignedRect())
        if visible is None or rect.isEmpty():
            return None
        source = _times(rect, ratio).toAlignedRect().intersected(self._ground.rect())
        pixmap = self._ground.copy(source)
        pixmap.setDevicePixelRatio(1.0)
        painter = QPainter(pixmap)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(-source.x(), -source.y())
        painter.scale(ratio, ratio)
        for lit in lits:
            self._views.paint_root(painter, cell, visible, look, ratio, lit)
        painter.end()
        pixmap = pixmap.copy()  # without what Qt keeps with a picture for painting shapes on it, which is as large
        pixmap.setDevicePixelRatio(ratio)
        corner = QPointF(source.x() / ratio, source.y() / ratio)
        placed = QRectF(corner, pixmap.deviceIndependentSize())
        return Tile(placed, pixmap, _inside(placed), source.topLeft())


def visible_sheet(cell: Cell, width: float, height: float) -> Box | None:
    """The part of the sheet that a cell shows inside a window of this size; None where it is out of sight."""
    box = cell.box
    x0, y0 = max(0.0, box.x0), max(0.0, box.y0)
    x1, y1 = min(width, box.x1), min(height, box.y1)
    if x0 >= x1 or y0 >= y1:
        return None
    return sheet_box(cell, Box(x0, y0, x1, y1))


def sheet_box(cell: Cell, box: Box) -> Box:
    """The part of the sheet under a rectangle of the canvas."""
    one, top = cell.to_sheet(box.x0, box.y0)
    other, bottom = cell.to_sheet(box.x1, box.y1)
    return Box(min(one, other), bottom, max(one, other), top)


def _region_of(cells: Sequence[Cell]) -> QRegion:
    """The parts of the canvas that cells cover, with a little round them."""
    region = QRegion()
    for cell in cells:
        region = region.united(to_rect(cell.box).adjusted(-2, -2, 2, 2).toAlignedRect())
    return region


def _times(rect: QRectF, ratio: float) -> QRectF:
    return QRectF(rect.x() * ratio, rect.y() * ratio, rect.width() * ratio, rect.height() * ratio)


def _inside(rect: QRectF) -> QRect:
    """The whole logical pixels that a rectangle covers entirely."""
    left, top = ceil(rect.left() - 1e-6), ceil(rect.top() - 1e-6)
    return QRect(left, top, floor(rect.right() + 1e-6) - left, floor(rect.bottom() + 1e-6) - top)


def _rects(region: QRegion) -> list[QRect]:
    return list(cast(Iterable[QRect], region))  # iterable, though Qt's stubs do not say so
