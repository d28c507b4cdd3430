"""Painting of one view: the body, the regions of the shown maps, the shading over them, borders and edge."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import combinations, pairwise
from math import ceil
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPainterPath, QTransform

from derm_viewer.body.atlas import Atlas, Region
from derm_viewer.body.model import CUT_SURFACE, ROOTS
from derm_viewer.consult.consult import DIFFERENCES
from derm_viewer.screen.canvas.differences import Differences
from derm_viewer.screen.canvas.first import FirstPictures, grounds_of
from derm_viewer.screen.canvas.frames import FADE, is_detail
from derm_viewer.screen.canvas.layout import Box, Cell
from derm_viewer.screen.canvas.nerves import Nerves
from derm_viewer.screen.canvas.paths import Paths
from derm_viewer.screen.canvas.pens import Lit, border_pen, edge_pen, lit_pen, root_pen
from derm_viewer.screen.canvas.shading import Shading, Veil
from derm_viewer.screen.theme import Theme, blend

CALM, STRONG = 0.74, 1.0
"""How much of a root's colour lies on the skin: where all shown maps agree, and where the answer's first root lies."""
HALF_AGREED = 0.6
"""How much of the colour that all maps agree on the very first picture shows."""
UNDER_NERVES = 0.3
"""How much of their colour the roots keep under the skin nerves."""
PALE = 0.62
"""How much of its share a single map's colour keeps where the maps do not agree."""
CUT_SHADE = 0.3
"""How much darker than skin the surface is where a limb is cut off."""


class Look(NamedTuple):
    """What the picture shows: the maps (in the atlas's order), the extent of the body, the colours.

    `mode` is "" for every root in its colour, DIFFERENCES for where the maps differ, or the one root that is shown.
    """

    maps: tuple[str, ...]
    whole_body: bool
    theme: Theme
    mode: str = ""
    nerves: bool = False


class ViewPainter:
    """Paints cells. Holds the paths and the shading, so that painting again is cheap."""

    def __init__(self, atlas: Atlas, paths: Paths, shading: Shading) -> None:
        self._atlas = atlas
        self._paths = paths
        self._shading = shading
        self._differences = Differences(paths)
        self._nerves = Nerves(atlas, paths)
        self._first = FirstPictures(shading) if atlas.is_supplied else None

    def paint(
        self, painter: QPainter, cell: Cell, visible: Box, look: Look, ratio: float, *, rough: bool = False
    ) -> None:
        """Paint a cell without its lines; `visible` is the part of the sheet inside the window.

        The painter works in the screen's pixels, scaled by the screen's pixel `ratio`. `rough` paints sooner than well:
        of several maps the first alone.
        """
        theme = look.theme
        if rough and self._paint_first(painter, cell, look):
            return
        skin = self._paths.skin(cell.view, look.whole_body)
        at = _corner(painter)
        painter.save()
        painter.setClipRect(to_rect(cell.box))
        painter.setTransform(transform_of(cell), True)
        cut = QColor(blend(theme.body_dark, theme.body_light, CUT_SHADE))
        with _rough(painter):
            painter.fillPath(skin, QColor(theme.body_light))
            for area in self._atlas.of(view=cell.view, kind="area"):
                if area.name == CUT_SURFACE:
                    painter.fillPath(self._paths.region(area), cut)
            if rough and not look.mode:
                self._fill_first(painter, cell.view, look)
            else:
                self._fill(painter, cell.view, look, ratio, at)
            self._shade(painter, at, self._shading.veil(cell, visible, ratio, theme), skin)
        painter.restore()

    def _paint_first(self, painter: QPainter, cell: Cell, look: Look) -> bool:
        """Paint a cell of the supplied map from its first picture; False if there is none that shows this look."""
        if self._first is None or look.mode or look.maps[0] != self._atlas.maps[0].id:
            return False
        theme, strength = look.theme, first_strength(look)
        roots = {root: blend(theme.root(root), theme.body_light, strength) for root in ROOTS}
        cut = blend(theme.body_dark, theme.body_light, CUT_SHADE)
        return self._first.paint(painter, cell, theme, grounds_of(theme.body_light, cut, look.whole_body, roots))

    def paint_lines(self, painter: QPainter, cell: Cell, look: Look, ratio: float) -> None:
        """Paint what lies over the skin of a cell: borders, skin nerves, the body's edge."""
        painter.save()
        painter.setClipRect(to_rect(cell.box))
        painter.setTransform(transform_of(cell), True)
        self._draw_borders(painter, cell.view, look, ratio)
        if look.nerves:
            self._nerves.paint(painter, cell.view, look.theme, ratio)
        painter.setPen(edge_pen(look.theme, ratio))
        painter.drawPath(self._paths.outline(cell.view, look.whole_body))
        painter.restore()

    def paint_root(self, painter: QPainter, cell: Cell, visible: Box, look: Look, ratio: float, lit: Lit) -> None:
        """Paint one candidate's regions over the picture: full colour with a dark edge, or a thin edge alone."""
        regions = self._regions_of(cell.view, look.maps, lit)
        if not regions:
            return
        at = _corner(painter)
        painter.save()
        painter.setTransform(transform_of(cell), True)
        if lit.first and not look.mode and not look.nerves:
            with _rough(painter):
                self._fill_agreed(painter, regions, look, STRONG, least=1)
                self._shade(painter, at, self._shading.veil(cell, visible, ratio, look.theme), self._union(regions))
        for index, region in enumerate(regions):
            painter.setPen(lit_pen(look.theme, lit, index, ratio))
            painter.drawPath(self._paths.edge(region))
        painter.restore()

    def bounds_of(self, cell: Cell, look: Look, lit: Lit) -> QRectF:
        """The rectangle of the canvas that `paint_root` may touch in a cell; empty where it draws nothing."""
        box = QRectF()
        for region in self._regions_of(cell.view, look.maps, lit):
            box = box.united(self._paths.bounds(region))
        if box.isEmpty():
            return box
        return transform_of(cell).mapRect(box).adjusted(-3, -3, 3, 3)

    def _regions_of(self, view: str, maps: Sequence[str], lit: Lit) -> list[Region]:
        """The candidate's regions of the shown maps in a view, in the order of the maps."""
        return [
            region
            for map_id in maps
            for region in self._atlas.of(view=view, kind="dermatome", map=map_id)
            if region.root == lit.root and (lit.side == "midline" or region.side == lit.side)
        ]

    def _union(self, regions: list[Region]) -> QPainterPath:
        path = QPainterPath()
        path.setFillRule(Qt.FillRule.WindingFill)
        for region in regions:
            path.addPath(self._paths.region(region))
        return path

    def _fill(self, painter: QPainter, view: str, look: Look, ratio: float, at: QPointF) -> None:
        """The colours of the skin: of all roots, of where the maps differ, or of one root."""
        if look.mode == DIFFERENCES:
            drawn = [self._atlas.of(view=view, kind="dermatome", map=map_id) for map_id in look.maps]
            self._differences.fill(painter, drawn, look.theme, ratio, at)
        elif look.mode:
            for side in ("left", "right"):
                regions = self._regions_of(view, look.maps, Lit(look.mode, side, True))
                if regions:
                    self._fill_agreed(painter, regions, look, STRONG, least=1)
        else:
            self._fill_roots(painter, view, look)

    def _draw_borders(self, painter: QPainter, view: str, look: Look, ratio: float) -> None:
        """The lines of each shown map: all inner borders, or the edges of the one root that is shown."""
        for index, map_id in enumerate(look.maps):
            if not look.mode or look.mode == DIFFERENCES:
                painter.setPen(border_pen(look.theme, index, ratio))
                painter.drawPath(self._paths.borders(view, map_id))
                continue
            lit = Lit(look.mode, "midline", False)
            painter.setPen(root_pen(look.theme, look.mode, index, ratio))
            for region in self._regions_of(view, (map_id,), lit):
                painter.drawPath(self._paths.edge(region))

    def _fill_first(self, painter: QPainter, view: str, look: Look) -> None:
        """The first map's regions, in one fill for each root, in about the colour that most skin will have."""
        strength = first_strength(look)
        roots: dict[str, list[Region]] = {}
        for region in self._atlas.of(view=view, kind="dermatome", map=look.maps[0]):
            roots.setdefault(region.root or "", []).append(region)
        for root, regions in roots.items():
            ground = blend(look.theme.root(root), look.theme.body_light, strength)
            painter.fillPath(self._union(regions), QColor(ground))

    def _fill_roots(self, painter: QPainter, view: str, look: Look) -> None:
        """Every map's regions, pale; then, over them, the skin that maps agree on."""
        groups: dict[tuple[str | None, str], list[Region]] = {}
        for index, map_id in enumerate(look.maps):
            for region in self._atlas.of(view=view, kind="dermatome", map=map_id):
                groups.setdefault((region.root, region.side), []).append(region)
                if len(look.maps) > 1:
                    painter.fillPath(self._paths.region(region), pale(look, region.root or "", index == 0))
        strength = CALM * UNDER_NERVES if look.nerves else CALM
        for regions in groups.values():
            self._fill_agreed(painter, regions, look, strength, least=min(2, len(look.maps)))

    def _fill_agreed(self, painter: QPainter, regions: list[Region], look: Look, strength: float, least: int) -> None:
        """Where k of m maps give the same root, k from `least`: opaque, k / m of the strength."""
        theme = look.theme
        whole = len(look.maps)
        for size in range(least, len(regions) + 1):
            ground = blend(theme.root(regions[0].root or ""), theme.body_light, strength * size / whole)
            if size == 1:
                painter.fillPath(self._union(regions), QColor(ground))
                continue
            for chosen in combinations(regions, size):
                painter.save()
                for region in chosen[:-1]:
                    painter.setClipPath(self._paths.region(region), Qt.ClipOperation.IntersectClip)
                painter.fillPath(self._paths.region(chosen[-1]), QColor(ground))
                painter.restore()

    def _shade(self, painter: QPainter, at: QPointF, veil: Veil | None, within: QPainterPath) -> None:
        """Lay the shading over what was painted inside a path; `at` is the canvas's corner in the screen's pixels."""
        if veil is None:
            return
        shape = painter.transform().map(within).translated(-at)
        brush = QBrush(veil.image)
        brush.setTransform(QTransform.fromTranslate(veil.corner.x(), veil.corner.y()))
        painter.save()
        painter.setTransform(QTransform.fromTranslate(at.x(), at.y()))
        painter.fillPath(shape, brush)
        painter.restore()


def first_strength(look: Look) -> float:
    """How much of a root's colour the very first picture shows."""
    share = 1.0 if len(look.maps) == 1 else HALF_AGREED
    return CALM * share * (UNDER_NERVES if look.nerves else 1.0)


def pale(look: Look, root: str, ground: bool) -> QColor:
    """A root's colour where a single map gives it: opaque on the bare body (quick), translucent over other maps."""
    colour = look.theme.root(root)
    strength = CALM * PALE / len(look.maps) * (UNDER_NERVES if look.nerves else 1.0)
    if ground:
        return QColor(blend(colour, look.theme.body_light, strength))
    veil = QColor(colour)
    veil.setAlphaF(strength)
    return veil


@contextmanager
def _rough(painter: QPainter) -> Iterator[None]:
    """Fill without smoothing the edges: lines lie over every edge, and it takes a fraction of the time."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    yield
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)


def _corner(painter: QPainter) -> QPointF:
    """Where a painter that only scales and shifts puts the canvas's corner, in pixels of what it paints on."""
    return QPointF(round(painter.transform().dx()), round(painter.transform().dy()))


def transform_of(cell: Cell) -> QTransform:
    """From the sheet to the canvas, y turned over."""
    s = cell.scale
    across, x = (-s, cell.x + cell.crop.x1 * s) if cell.flip else (s, cell.x - cell.crop.x0 * s)
    return QTransform(across, 0, 0, -s, x, cell.y + cell.crop.y1 * s)


def to_rect(box: Box) -> QRectF:
    """A canvas box as Qt's rectangle."""
    return QRectF(box.x0, box.y0, box.width, box.height)


def paint_ground(painter: QPainter, width: float, height: float, theme: Theme) -> None:
    """The ground behind the body: the window's colour, a little deeper towards the floor."""
    # In plain bands, one for each colour that a gradient would have: gradients cost a start their own classes.
    high, low = QColor(theme.window), QColor(theme.window_low)
    channels = ((high.red(), low.red()), (high.green(), low.green()), (high.blue(), low.blue()))
    bands = 1 + max(abs(a - b) for a, b in channels)
    edges = [round(height * band / bands) for band in range(bands)] + [ceil(height)]
    for band, (top, bottom) in enumerate(pairwise(edges)):
        ground = blend(theme.window_low, theme.window, band / max(1, bands - 1))
        # Each reaches a little further: where an edge halves one of the screen's pixels, nothing else shines through.
        painter.fillRect(QRectF(0, top, width + 1, bottom - top + 1), QColor(ground))


def paint_fade(painter: QPainter, cell: Cell, height: float, look: Look) -> None:
    """Let the body fade into the ground above the waist."""
    if look.whole_body or is_detail(cell.view):
        return
    from PySide6.QtGui import QLinearGradient  # its class takes a while to make: not before the first paint

    box = cell.box
    depth = FADE * cell.scale
    share = min(1.0, max(0.0, box.y0 / height))
    ground = QColor(blend(look.theme.window_low, look.theme.window, share))
    clear = QColor(ground)
    clear.setAlpha(0)
    gradient = QLinearGradient(QPointF(0, box.y0), QPointF(0, box.y0 + depth))
    gradient.setColorAt(0.06, ground)
    gradient.setColorAt(1, clear)
    painter.fillRect(QRectF(box.x0 - 1, box.y0 - 1, box.width + 2, depth + 1), gradient)
