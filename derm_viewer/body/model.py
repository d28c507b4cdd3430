"""The parts of a body map as frozen values: plain numbers and text, no shapely, no Qt.

Coordinates are sheet units, x to the right, y up. left and right are the patient's. Body centimetres are sheet units
divided by the scale of the view.
"""

from collections.abc import Sequence
from typing import NamedTuple

Position = tuple[float, float]
Ring = tuple[Position, ...]
Polygon = tuple[Ring, ...]
Box = tuple[float, float, float, float]
"""A rectangle on the sheet: minx, miny, maxx, maxy."""

REGION_KINDS = ("outline", "area", "dermatome", "nerve")
SPOT_KINDS = ("key_point", "landmark")
HAS_ROOT = ("dermatome", "key_point")
"""The kinds that belong to a map and a root."""
SIDES = ("left", "right", "midline")
ROOTS = ("T10", "T11", "T12", "L1", "L2", "L3", "L4", "L5", "S1", "S2", "S3", "S4-5", "Co1")
STATUSES = ("traced", "described")
CERTAINTIES = ("usual", "variable")
BODY_VIEWS = ("anterior", "posterior", "left_lateral", "right_lateral", "left_medial", "right_medial")
"""The views drawn at scale 1 that share their heights: the same skin has the same y in each."""
ABOVE_WAIST = ("chest", "abdomen", "upper_back", "arm", "hand", "head_neck")
"""Areas of the body that the lumbar maps do not treat."""
CUT_SURFACE = "cut_surface"
"""The area of a view at which the rest of the body is cut away: it has no skin."""


class Figure(NamedTuple):
    """A body that is drawn: its height in centimetres and the licence of its shape."""

    id: str
    title: str
    height_cm: float
    licence: str


class View(NamedTuple):
    """One picture of the body on the sheet.

    `bbox` is its rectangle on the sheet (minx, miny, maxx, maxy); body cm = (sheet - origin) / scale.
    """

    id: str
    title: str
    bbox: tuple[float, float, float, float]
    origin: tuple[float, float]
    scale: float


class MapInfo(NamedTuple):
    """A published dermatome map: where it comes from and how far to trust it.

    `reference` is a key of the sources ("" where the file states none); `status` is "traced" or "described"; `blank`
    says in a sentence what the map leaves blank.
    """

    id: str
    title: str
    reference: str
    year: int | None
    method: str
    sample: str
    status: str
    blank: str
    criticism: str
    notes: str


class NerveInfo(NamedTuple):
    """A skin nerve: its usual roots ("L2", "L3"; empty where the sources read give none).

    `certainty` is "usual", or "variable" where the territory differs so much between people, and between the sides of
    one person, that its edges mean little.
    """

    id: str
    title: str
    roots: tuple[str, ...]
    certainty: str


class Region(NamedTuple):
    """A surface on the sheet: an outline, a named area, a dermatome of one map or a nerve's territory.

    `map` and `root` are None unless the kind has them. `title` is the plain name without side ("outer shin").
    Each polygon is a tuple of closed rings, the exterior first, then its holes. No polygons: listed, not drawn.
    `polygons` is a tuple, or behaves like one and is read from the file's text when it is first looked into.
    `box` is the rectangle round them; None without any.
    """

    id: str
    kind: str
    figure: str
    view: str
    side: str
    map: str | None
    root: str | None
    name: str
    title: str
    polygons: Sequence[Polygon]
    box: Box | None = None


class Spot(NamedTuple):
    """A point on the sheet: a landmark of the body or a key sensory point."""

    id: str
    kind: str
    view: str
    side: str
    map: str | None
    root: str | None
    name: str
    x: float
    y: float


class Header(NamedTuple):
    """The top-level member `derm_viewer` of a map file. `waist_y` is the sheet height of the waist."""

    data_version: str
    licence: str
    waist_y: float
    figures: tuple[Figure, ...]
    views: tuple[View, ...]
    maps: tuple[MapInfo, ...]
    nerves: tuple[NerveInfo, ...] = ()


def box_of(polygons: Sequence[Polygon]) -> Box | None:
    """The rectangle round the exteriors of polygons; None without any."""
    xs = [x for polygon in polygons for x, _ in polygon[0]]
    ys = [y for polygon in polygons for _, y in polygon[0]]
    return (min(xs), min(ys), max(xs), max(ys)) if xs else None
