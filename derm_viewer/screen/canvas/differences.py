"""Where the counted maps differ: calm where all that draw the skin name one root, marked where they do not."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QBrush, QColor, QImage, QPainter, QPen, QTransform

from derm_viewer.body.atlas import Region
from derm_viewer.body.model import ROOTS
from derm_viewer.consult.say import later
from derm_viewer.screen.canvas.paths import Paths
from derm_viewer.screen.theme import Theme, blend

ONE, NEIGHBOURS, APART = range(3)
"""One root; roots that lie next to each other; roots further apart."""
WORDS = (later("one root"), later("neighbouring roots"), later("roots further apart"))
_CALM, _AMBER, _RED = "#9DB4C4", "#F0B73C", "#C8452B"
_TILE = 8


def ground_of(kind: int, theme: Theme) -> QColor:
    """The opaque colour of skin of a kind."""
    colour, strength = ((_CALM, 0.5), (_AMBER, 0.62), (_RED, 0.72))[kind]
    return QColor(blend(colour, theme.body_light, strength))


def pattern_of(kind: int, ratio: float) -> QImage | None:
    """The pattern over skin of a kind, a tile in the screen's own pixels: thin strokes, or strokes that cross."""
    if kind == ONE:
        return None
    size = max(_TILE, round(_TILE * ratio))
    tile = QImage(size, size, QImage.Format.Format_ARGB32_Premultiplied)
    tile.fill(Qt.GlobalColor.transparent)
    ink = QColor(blend((_AMBER, _RED)[kind - 1], "#2A1606", 0.45))
    ink.setAlphaF(0.42 if kind == NEIGHBOURS else 0.7)
    painter = QPainter(tile)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(ink, ratio * (0.9 if kind == NEIGHBOURS else 1.1)))
    for shift in (-size, 0, size):
        painter.drawLine(shift, size, shift + size, 0)
        if kind == APART:
            painter.drawLine(shift, 0, shift + size, size)
    painter.end()
    return tile


class Differences:
    """Fills the skin of a view by how far apart the roots are that the maps give to it."""

    def __init__(self, paths: Paths) -> None:
        self._paths = paths
        self._tiles: dict[tuple[int, str, float], QImage | None] = {}

    def fill(
        self, painter: QPainter, drawn: Sequence[Sequence[Region]], theme: Theme, ratio: float, at: QPointF
    ) -> None:
        """Fill what the maps draw in one view, `drawn` map by map; `at` is where the canvas's corner is painted.

        Exact without any geometry: what counts more is painted later, inside the clip of the other map's region.
        """
        calm = ground_of(ONE, theme)
        for regions in drawn:
            for region in regions:
                painter.fillPath(self._paths.region(region), calm)
        for kind in (NEIGHBOURS, APART):
            brushes = self._brushes(kind, theme, ratio, painter.transform(), at)
            for one, other in self._pairs(drawn, kind):
                painter.save()
                painter.setClipPath(self._paths.region(one), Qt.ClipOperation.IntersectClip)
                for brush in brushes:
                    for region in other:
                        painter.fillPath(self._paths.region(region), brush)
                painter.restore()

    def _pairs(self, drawn: Sequence[Sequence[Region]], kind: int) -> list[tuple[Region, list[Region]]]:
        """Regions of one map with the regions of a later map that share skin with them and differ by this kind."""
        found = []
        for index, ones in enumerate(drawn):
            others = [region for regions in drawn[index + 1 :] for region in regions]
            for one in ones:
                box = self._paths.bounds(one)
                far = [
                    other
                    for other in others
                    if kind_of(one.root, other.root) == kind and box.intersects(self._paths.bounds(other))
                ]
                if far:
                    found.append((one, far))
        return found

    def _brushes(self, kind: int, theme: Theme, ratio: float, world: QTransform, at: QPointF) -> list[QBrush]:
        key = (kind, theme.name, ratio)
        if key not in self._tiles:
            self._tiles[key] = pattern_of(kind, ratio)
        brushes = [QBrush(ground_of(kind, theme))]
        tile = self._tiles[key]
        if tile is not None:
            brush = QBrush(tile)
            brush.setTransform(QTransform.fromTranslate(at.x(), at.y()) * world.inverted()[0])
            brushes.append(brush)
        return brushes


_RANK: Mapping[str | None, int] = {root: rank for rank, root in enumerate(ROOTS)}


def kind_of(one: str | None, other: str | None) -> int:
    """How far apart two roots are: ONE, NEIGHBOURS or APART."""
    return min(abs(_RANK.get(one, -9) - _RANK.get(other, -9)), APART) if one != other else ONE
