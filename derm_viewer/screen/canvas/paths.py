"""The atlas's regions as painter paths, in sheet coordinates; their corners are read when first asked for and kept."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainterPath

from derm_viewer.body.atlas import Atlas, Region
from derm_viewer.body.model import Ring
from derm_viewer.screen.canvas.frames import shown_skin

Edge = tuple[tuple[float, float], tuple[float, float]]
SLIVER = 2.0
"""Square sheet centimetres."""


class _Corners:
    """A path as the corners of its parts.

    With a path that was drawn Qt keeps all its points once more for as long as the path lives; so paths are made to be
    drawn and let go, which takes some microseconds for a thousand corners.
    """

    __slots__ = ("_parts", "_rule")

    def __init__(self, path: QPainterPath) -> None:
        self._rule = path.fillRule()
        self._parts = tuple(path.toSubpathPolygons())
        for part in self._parts:
            part.squeeze()

    def path(self) -> QPainterPath:
        path = QPainterPath()
        path.setFillRule(self._rule)
        for part in self._parts:
            path.addPolygon(part)
            if part.isClosed():
                path.closeSubpath()
        return path


class Paths:
    """Painter paths of one atlas. Only what is shown is ever read."""

    def __init__(self, atlas: Atlas) -> None:
        self._atlas = atlas
        self._regions: dict[str, _Corners] = {}
        self._edged: dict[str, _Corners] = {}
        self._skins: dict[tuple[str, bool], _Corners] = {}
        self._borders: dict[tuple[str, str], _Corners] = {}
        self._rim: tuple[str, set[Edge]] = ("", set())
        self._outlines: dict[tuple[str, bool], _Corners] = {}

    def region(self, region: Region) -> QPainterPath:
        """The filled shape of a region, holes left out."""
        return self._of_region(region).path()

    def bounds(self, region: Region) -> QRectF:
        """The rectangle round a region."""
        if region.box is None:
            return self.region(region).boundingRect()
        x0, y0, x1, y1 = region.box
        return QRectF(QPointF(x0, y0), QPointF(x1, y1))

    def _of_region(self, region: Region) -> _Corners:
        if region.id not in self._regions:
            self._regions[region.id] = _Corners(path_of(ring for polygon in region.polygons for ring in polygon))
        return self._regions[region.id]

    def edge(self, region: Region) -> QPainterPath:
        """The shape of a region without its slivers, for drawing its edge: a line round a sliver looks like a blot."""
        if region.id not in self._edged:
            large = [polygon for polygon in region.polygons if _size(polygon[0]) >= SLIVER]
            if len(large) == len(region.polygons):
                self._edged[region.id] = self._of_region(region)
            else:
                self._edged[region.id] = _Corners(path_of(ring for polygon in large for ring in polygon))
        return self._edged[region.id].path()

    def skin(self, view: str, whole_body: bool) -> QPainterPath:
        """The body of a view as one shape: its outline, or from the waist down its areas without arms and head."""
        key = (view, whole_body)
        if key not in self._skins:
            areas = () if whole_body else shown_skin(self._atlas, view, False)
            regions = areas or self._atlas.of(view=view, kind="outline")
            path = path_of(ring for r in regions for polygon in r.polygons for ring in polygon)
            path.setFillRule(Qt.FillRule.WindingFill if areas else Qt.FillRule.OddEvenFill)
            self._skins[key] = _Corners(path)
        return self._skins[key].path()

    def borders(self, view: str, map_id: str) -> QPainterPath:
        """The inner borders of a map in a view, each once, without the body's own edge."""
        key = (view, map_id)
        if key not in self._borders:
            if self._rim[0] != view:  # kept for the view's next map; those of all views would take 2 MB
                self._rim = (view, set(_edges(self._atlas.of(view=view, kind="outline"))))
            regions = self._atlas.of(view=view, kind="dermatome", map=map_id)
            self._borders[key] = _Corners(lines_of(regions, self._rim[1]))
        return self._borders[key].path()

    def outline(self, view: str, whole_body: bool) -> QPainterPath:
        """The body's edge in a view as lines; from the waist down without the edge of arms and head."""
        key = (view, whole_body)
        if key not in self._outlines:
            outlines = self._atlas.of(view=view, kind="outline")
            skip: set[Edge] = set()
            if not whole_body:
                shown = {area.id for area in shown_skin(self._atlas, view, False)}
                skip = set(_edges(a for a in self._atlas.of(view=view, kind="area") if a.id not in shown))
            self._outlines[key] = _Corners(lines_of(outlines, skip))
        return self._outlines[key].path()


def path_of(rings: Iterable[Ring]) -> QPainterPath:
    """One path of closed rings (even-odd)."""
    path = QPainterPath()
    move, line, close = path.moveTo, path.lineTo, path.closeSubpath
    kept = tuple(rings)
    path.reserve(sum(map(len, kept)))  # half a path would be room to grow
    for ring in kept:
        x, y = ring[0]
        move(x, y)
        for x, y in ring[1:-1]:
            line(x, y)
        close()
    return path


def _size(ring: Ring) -> float:
    return abs(sum(x0 * y1 - x1 * y0 for (x0, y0), (x1, y1) in pairwise(ring))) / 2


def lines_of(regions: Iterable[Region], skip: set[Edge]) -> QPainterPath:
    """The edges of the regions as open lines, each drawn once whichever regions share it, without those in `skip`."""
    seen = set(skip)
    path = QPainterPath()
    move, line = path.moveTo, path.lineTo
    for ring in _rings(regions):
        drawing = False
        for start, end in pairwise(ring):
            edge = (start, end) if start < end else (end, start)
            if edge in seen:
                drawing = False
                continue
            seen.add(edge)
            if not drawing:
                move(*start)
                drawing = True
            line(*end)
    return path


def _rings(regions: Iterable[Region]) -> Iterator[Ring]:
    return (ring for region in regions for polygon in region.polygons for ring in polygon)


def _edges(regions: Iterable[Region]) -> Iterator[Edge]:
    for ring in _rings(regions):
        for start, end in pairwise(ring):
            yield (start, end) if start < end else (end, start)
