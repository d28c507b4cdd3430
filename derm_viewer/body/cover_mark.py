"""Marks as surfaces of the sheet: brush strokes, lassos and areas, put together, rubbed out, mended or refused.

All coordinates are on the sheet, x to the right and y up; lengths called cm are body centimetres (sheet units divided
by the scale of the view). A mark is always a MultiPolygon here, valid, and empty where nothing is left of it. Geometry
stays on one thread.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
import shapely
from shapely import MultiPolygon
from shapely.geometry.base import BaseGeometry

from derm_viewer.body import rings
from derm_viewer.body.errors import FaultError, shown, worded
from derm_viewer.body.model import Position, Region, View

QUARTER_STEPS = 12
"""Straight pieces to a quarter of a brush's circle: its disc lacks 0.3 % of the true one."""
STRAIGHT = 0.01
"""A path that strays from a straight line by less than this part of the radius is taken as straight, as GEOS does."""
PIECE = 8
MAX_RADIUS_CM = 50.0
MAX_MENDED = 20_000
"""A mark with more vertices than this that crosses itself is refused: mending it could take very long."""

_POLYGON, _MULTIPOLYGON = 3, 6
_SURFACES = ("Polygon", "MultiPolygon")

Mark = BaseGeometry | Mapping[str, Any] | Sequence[BaseGeometry | Mapping[str, Any]]
"""A shapely Polygon or MultiPolygon, a GeoJSON object of one of these types or a Feature of one, or several of them."""
Shapes = npt.NDArray[np.object_]


class MarkError(FaultError):
    """A mark that cannot be used. Its text is one plain sentence: what is wrong, and what to do.

    `problem`, `remedy` and `place` (where in the mark, "" for the whole of it) are the parts of the sentence; `number`
    is the mark's number, from 0, where several were given.
    """

    def __init__(self, problem: str, remedy: str, place: str = "", number: int = 0) -> None:
        super().__init__(problem, remedy, place)
        self.number = number

    def __str__(self) -> str:
        return f"{self.problem}; {self.remedy}."


def stroke(points: Iterable[Position], radius_cm: float, view: View) -> MultiPolygon:
    """What a round brush of this radius (body cm) paints along the points (sheet) in the view; one point paints a disc.

    What would lie beyond the rectangle of the view is left out, so that a stroke never reaches into the next view; the
    rest is kept as painted, on the body or beside it. Raises MarkError without points, for a point that is no place,
    and for a radius that is not above 0 and at most 50 cm.
    """
    if not 0 < radius_cm <= MAX_RADIUS_CM:
        raise MarkError(
            worded("a brush of {radius} cm cannot paint", radius=f"{radius_cm:g}"),
            worded("choose a radius up to {most} cm", most=f"{MAX_RADIUS_CM:g}"),
        )
    path, radius = _path(points), radius_cm * view.scale
    if _places(path) == 1:  # GEOS makes no line of one place
        return _within(shapely.Point(path[0]).buffer(radius, quad_segs=QUARTER_STEPS), view)
    path = shapely.get_coordinates(shapely.simplify(shapely.LineString(path), radius * STRAIGHT))
    # Rubbing to and fro makes one long line very slow to widen; short pieces of it are not.
    pieces = [shapely.LineString(path[i : i + PIECE + 1]) for i in range(0, len(path) - 1, PIECE)]
    return _within(shapely.union_all(shapely.buffer(pieces, radius, quad_segs=QUARTER_STEPS)), view)


def lasso(points: Iterable[Position], view: View) -> MultiPolygon:
    """The surface inside the closed line through the points (sheet), within the rectangle of the view.

    A line that crosses itself encloses every surface that it winds round, however often. Raises MarkError for fewer
    than three places, or if nothing is enclosed.
    """
    path = _path(points)
    if _places(path) < 3:
        raise MarkError("a line through fewer than three places encloses nothing", "draw round a surface")
    return _within(surface(shapely.Polygon(path))[0], view)


def area_mark(region: Region) -> MultiPolygon:
    """A whole region, such as a named area, as a mark. Raises MarkError for a region that is not drawn."""
    if not region.polygons:
        raise MarkError(worded("'{area}' is not drawn here", area=shown(region.title)), "choose another area")
    return surface(shape_of(region))[0]


def shape_of(region: Region) -> MultiPolygon:
    """The region's polygons as they are drawn: a user's file may hold some that are not valid."""
    return MultiPolygon([(polygon[0], list(polygon[1:])) for polygon in region.polygons])


def add(mark: BaseGeometry, more: BaseGeometry) -> MultiPolygon:
    """Both together; skin painted twice counts once."""
    return _surfaces(shapely.union(mark, more))


def erase(mark: BaseGeometry, rubbed: BaseGeometry) -> MultiPolygon:
    """What is left of the mark outside `rubbed`; empty if nothing is."""
    return _surfaces(shapely.difference(mark, rubbed))


def surface(mark: Mark) -> tuple[MultiPolygon, bool]:
    """The mark as one valid surface, and whether it had to be mended for that. Raises MarkError.

    A surface that crosses itself is made valid without losing any of its parts: what its outer line winds round,
    however often, without its holes. Parts without area are dropped. Several surfaces are joined, so that what they
    share counts once.
    """
    if isinstance(mark, BaseGeometry):
        shapes, mended = surfaces([mark])
        return shapes[0], bool(mended[0])
    if isinstance(mark, Mapping):
        return surface(from_geojson(mark))
    if not isinstance(mark, tuple | list) or not mark:
        raise MarkError("this is no surface on the sheet", "give polygons")
    several = [surface(one) for one in mark]
    return _surfaces(shapely.union_all([shape for shape, _ in several])), any(was_mended for _, was_mended in several)


def surfaces(marks: Sequence[BaseGeometry] | Shapes) -> tuple[Shapes, npt.NDArray[np.bool_]]:
    """Many marks at once: each as a valid MultiPolygon, and whether it was mended.

    Raises MarkError for the first that cannot be used, with its `number`.
    """
    given = np.array(marks, dtype=object)
    kinds = shapely.get_type_id(given)
    valid = np.asarray(shapely.is_valid(given))
    plain = valid & ((kinds == _POLYGON) | (kinds == _MULTIPOLYGON)) & ~shapely.is_empty(given)
    coordinates, owner = shapely.get_coordinates(given, return_index=True)
    unusable = ~(np.abs(coordinates) <= rings.MAX_VALUE).all(axis=1)  # NaN is not small either
    plain[owner[unusable]] = False
    result = given.copy()
    single = np.flatnonzero(plain & (kinds == _POLYGON))
    if len(single):
        result[single] = shapely.multipolygons(given[single], indices=np.arange(len(single)))
    mended = np.zeros(len(given), dtype=bool)
    for number in np.flatnonzero(~plain).tolist():
        result[number] = _mended(given[number], number)
        mended[number] = not valid[number]
    return result, mended


def _mended(mark: BaseGeometry | None, number: int) -> MultiPolygon:
    if mark is None:
        raise MarkError("there is no surface here", "draw one or leave the mark out", number=number)
    coordinates = shapely.get_coordinates(mark)
    if not np.isfinite(coordinates).all():
        raise MarkError("a coordinate is not a finite number", "draw the mark again", number=number)
    if len(coordinates) and np.abs(coordinates).max() > rings.MAX_VALUE:
        beyond = worded("a coordinate lies beyond {limit}", limit=f"{rings.MAX_VALUE:,.0f}")
        raise MarkError(beyond, "use centimetres of the sheet, within a few metres", number=number)
    if not shapely.is_valid(mark):
        if len(coordinates) > MAX_MENDED:
            count = len(coordinates)
            problem = worded("the mark crosses itself and has {count} vertices, too many to mend", count=count)
            raise MarkError(problem, "simplify it", number=number)
        # GEOS leaves parts that share an edge apart, which is not valid: they are joined.
        parts = shapely.get_parts(shapely.make_valid(mark, method="structure", keep_collapsed=False))
        mark = shapely.union_all(parts)
    result = _surfaces(mark)
    if not result.area > 0:
        raise MarkError("the mark has no surface", "draw a surface, not a point or a line", number=number)
    return result


def from_geojson(value: Mapping[str, Any]) -> BaseGeometry:
    """The surface of a GeoJSON Polygon or MultiPolygon, or of a Feature of one, as it was drawn; not mended.

    Raises MarkError, with the place in the geometry.
    """
    geometry = value.get("geometry") if value.get("type") == "Feature" else value
    kind = geometry.get("type") if isinstance(geometry, Mapping) else None
    if not isinstance(geometry, Mapping) or kind not in _SURFACES:
        what = worded("its geometry type is '{kind}'", kind=shown(kind))
        what = worded("it has no geometry") if geometry is None else what
        raise MarkError(what, worded("write one of: {known}", known=", ".join(_SURFACES)))
    coordinates = _listed(geometry.get("coordinates"))
    flawless = _quickly(coordinates if kind == "MultiPolygon" else [coordinates])
    if flawless is not None:
        return flawless
    try:
        polygons = rings.polygons(str(kind), coordinates, lambda problem, remedy: None)
    except FaultError as fault:
        raise MarkError(fault.problem, fault.remedy, fault.place) from None
    return MultiPolygon([(polygon[0], list(polygon[1:])) for polygon in polygons])


def _quickly(polygons: Any) -> MultiPolygon | None:
    """The polygons, if nothing about their coordinates is unusual; what is, `rings` knows how to say."""
    try:
        found = [[np.array(ring) for ring in polygon] for polygon in polygons]
    except (TypeError, ValueError):
        return None
    arrays = [ring for polygon in found for ring in polygon]
    if not arrays or not all(map(_is_plain, arrays)) or not all(found):
        return None
    return MultiPolygon([shapely.Polygon(polygon[0], polygon[1:]) for polygon in found])


def _is_plain(ring: npt.NDArray[Any]) -> bool:
    """Whether these are at least four positions of two numbers, the last equal to the first."""
    if ring.ndim != 2 or ring.dtype.kind not in "fi" or ring.shape[1] != 2 or not 4 <= len(ring) <= rings.MAX_RING:
        return False
    return bool((ring[0] == ring[-1]).all() and np.abs(ring).max() <= rings.MAX_VALUE)


def _listed(value: Any) -> Any:
    """The value with tuples as lists, as a file would give it; lists are taken to hold no tuples."""
    return [_listed(item) for item in value] if isinstance(value, tuple) else value


def _places(path: npt.NDArray[np.float64]) -> int:
    """How many different places a path has. `np.unique` by rows would bring in numpy.ma, for which a stroke waits."""
    return len(set(map(tuple, path.tolist())))


def _path(points: Iterable[Position]) -> npt.NDArray[np.float64]:
    path = np.array([(float(x), float(y)) for x, y in points], dtype=np.float64).reshape(-1, 2)
    if not len(path):
        raise MarkError("a stroke without a place paints nothing", "give at least one point")
    if not (np.abs(path) <= rings.MAX_VALUE).all():
        raise MarkError("a point of the stroke is no place on the sheet", "draw it again")
    return path


def _within(shape: BaseGeometry, view: View) -> MultiPolygon:
    minx, miny, maxx, maxy = view.bbox
    left, bottom, right, top = shape.bounds
    if minx <= left and miny <= bottom and right <= maxx and top <= maxy:
        return _surfaces(shape)
    return _surfaces(shapely.intersection(shape, shapely.box(*view.bbox)))


def _surfaces(shape: BaseGeometry) -> MultiPolygon:
    """The parts of a valid geometry that have an area."""
    if isinstance(shape, MultiPolygon):
        return shape
    # Of a collection the parts of its parts: make_valid nests them.
    parts = shapely.get_parts(shapely.get_parts(shape))
    return MultiPolygon(parts[shapely.get_type_id(parts) == _POLYGON].tolist())
