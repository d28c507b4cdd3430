"""Names of roots and key points on the body: where they stand, and how they are drawn."""

from __future__ import annotations

from dataclasses import dataclass, replace

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPen, QPixmap

from derm_viewer.body.atlas import Atlas, Region, Spot
from derm_viewer.screen.canvas_frames import FADE, is_foot
from derm_viewer.screen.canvas_labels import Choice, Rows, Wanted, less, meet, place, places, rows_of, within
from derm_viewer.screen.canvas_layout import Box, Cell
from derm_viewer.screen.canvas_paint import Lit, Look
from derm_viewer.screen.theme import Theme, blend

PADDING = 0.14
"""Free space round a name, as a share of the font's height."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A name or a key point at a place of the sheet. `lit`: it stands on the answer's strong colour."""

    view: str
    x: float
    y: float
    root: str
    side: str
    lit: bool
    spot: Spot | None


class Marks:
    """Places names so that they touch no border, no key point, no marker and no other name."""

    def __init__(self, atlas: Atlas) -> None:
        self._atlas = atlas
        self._rows: dict[str, Rows] = {}
        self._shared: dict[tuple[str, ...], Rows] = {}
        self._kept: dict[tuple[object, ...], tuple[object, list[Choice]]] = {}

    def key_points(self, view: str) -> tuple[Spot, ...]:
        """The key points of a view."""
        return self._atlas.of(view=view, kind="key_point")

    def names(self, cell: Cell, visible: Box, look: Look, font: QFont, taken: list[QRectF]) -> list[Mark]:
        """The names of the roots in a cell. `taken` are rectangles of the canvas to keep free."""
        metrics = QFontMetricsF(font)
        high = metrics.capHeight() + 2 * PADDING * metrics.height()
        top = visible.y1
        if not look.whole_body and not is_foot(cell.view):
            top = min(top, cell.crop.y1 - FADE)
        box = Box(visible.x0, visible.y0, visible.x1, top)
        wanted = []
        groups = self._groups(cell.view, look)
        for (root, side), regions in groups.items():
            others = [r for (_, s), them in groups.items() if s == side for r in them if r.root != root]
            wide = metrics.horizontalAdvance(root) + 2 * PADDING * metrics.height()
            choices = self._choices(regions, others, box, wide / cell.scale, high / cell.scale)
            wanted.append(Wanted(f"{side}/{root}", root, wide / cell.scale, high / cell.scale, choices))
        free = [_sheet_box(cell, rect) for rect in taken]
        placed = place(wanted, free)
        return [Mark(cell.view, p.x, p.y, p.text, p.key.partition("/")[0], False, None) for p in placed]

    def _groups(self, view: str, look: Look) -> dict[tuple[str, str], list[Region]]:
        groups: dict[tuple[str, str], list[Region]] = {}
        for map_id in look.maps:
            for region in self._atlas.of(view=view, kind="dermatome", map=map_id):
                groups.setdefault((region.root or "", region.side), []).append(region)
        return groups

    def _choices(self, regions: list[Region], others: list[Region], box: Box, wide: float, high: float) -> list[Choice]:
        """The possible places of a name, kept until the picture changes: an answer only chooses among them anew."""
        key = (tuple(region.id for region in regions), len(others))
        measure = (box, wide, high)
        kept = self._kept.get(key)
        if kept is None or kept[0] != measure:
            kept = (measure, places(within(self._agreed(regions, others), box), wide, high))
            self._kept[key] = kept
        return kept[1]

    def _agreed(self, regions: list[Region], others: list[Region]) -> Rows:
        """Where the maps that draw a root share its skin and no shown map gives it to another root."""
        key = tuple(region.id for region in (*regions, *others))
        if key not in self._shared:
            rows = self._rows_of(regions[0])
            for region in regions[1:]:
                rows = meet(rows, self._rows_of(region))
            mine = {region.map for region in regions}
            for other in others:
                if other.map not in mine:
                    rows = less(rows, self._rows_of(other))
            self._shared[key] = rows
        return self._shared[key]

    def _rows_of(self, region: Region) -> Rows:
        if region.id not in self._rows:
            self._rows[region.id] = rows_of(region.polygons)
        return self._rows[region.id]


def _sheet_box(cell: Cell, rect: QRectF) -> Box:
    x0, y1 = cell.to_sheet(rect.left(), rect.top())
    x1, y0 = cell.to_sheet(rect.right(), rect.bottom())
    return Box(x0, y0, x1, y1)


def lit_mark(mark: Mark, lit: Lit | None) -> Mark:
    """The mark as it looks when `lit` is the answer's first candidate."""
    strong = lit is not None and mark.root == lit.root and lit.side in (mark.side, "midline")
    return replace(mark, lit=True) if strong and mark.spot is None else mark


class Sprites:
    """Small pictures of names and dots, drawn once for a font, a theme and a pixel ratio."""

    def __init__(self, theme: Theme, font: QFont, ratio: float) -> None:
        self._theme = theme
        self._font = font
        self._ratio = ratio
        self._made: dict[tuple[str, bool], QPixmap] = {}

    def size(self, mark: Mark) -> tuple[float, float]:
        """Width and height of a mark in logical pixels."""
        return self.of(mark).deviceIndependentSize().toTuple()  # type: ignore[return-value]

    def of(self, mark: Mark) -> QPixmap:
        """The picture of a mark."""
        key = ("" if mark.spot else mark.root, mark.lit)
        if key not in self._made:
            self._made[key] = self._dot() if mark.spot else self._name(mark)
        return self._made[key]

    def _blank(self, width: float, height: float) -> QPixmap:
        pixmap = QPixmap(round(width * self._ratio), round(height * self._ratio))
        pixmap.setDevicePixelRatio(self._ratio)
        pixmap.fill(Qt.GlobalColor.transparent)
        return pixmap

    def _name(self, mark: Mark) -> QPixmap:
        metrics = QFontMetricsF(self._font)
        wide, high = metrics.horizontalAdvance(mark.root), metrics.capHeight()
        halo = metrics.height() * 0.11
        pixmap = self._blank(wide + 4 * halo, high + 4 * halo)
        path = QPainterPath()
        path.addText(QPointF(2 * halo, high + 2 * halo), self._font, mark.root)
        ink, glow = name_colours(self._theme, mark.root, mark.lit)
        painter = QPainter(pixmap)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.strokePath(path, QPen(glow, 2 * halo, j=Qt.PenJoinStyle.RoundJoin))
        painter.fillPath(path, ink)
        painter.end()
        return pixmap

    def _dot(self) -> QPixmap:
        radius = dot_radius(self._font)
        pixmap = self._blank(2 * radius + 4, 2 * radius + 4)
        middle = QPointF(radius + 2, radius + 2)
        painter = QPainter(pixmap)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        shadow = QColor(self._theme.key_point)
        shadow.setAlphaF(0.35)
        painter.setBrush(shadow)
        painter.drawEllipse(middle, radius + 1, radius + 1)
        painter.setBrush(QColor(self._theme.ring))
        painter.drawEllipse(middle, radius, radius)
        painter.setBrush(QColor(self._theme.key_point))
        painter.drawEllipse(middle, radius * 0.66, radius * 0.66)
        painter.end()
        return pixmap


def dot_radius(font: QFont) -> float:
    """The outer radius of a key point's dot for the font of the names."""
    return QFontMetricsF(font).capHeight() * 0.5


def name_colours(theme: Theme, root: str, lit: bool) -> tuple[QColor, QColor]:
    """Ink and halo of a name: dark in the root's own hue on the calm colour; on the strong one as on a chip."""
    colour = theme.root(root)
    if not lit:
        ink, glow = QColor(blend(colour, "#101A24", 0.26)), QColor(blend(colour, "#FFFFFF", 0.25))
        glow.setAlphaF(0.62)
        return ink, glow
    ink = QColor(theme.on_root(root))
    glow = QColor(blend(colour, "#000000" if ink.lightnessF() > 0.5 else "#FFFFFF", 0.7))
    glow.setAlphaF(0.6)
    return ink, glow
