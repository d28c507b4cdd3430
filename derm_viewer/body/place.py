"""What the map says about one point: frozen values, no logic, no Qt, no shapely."""

from typing import NamedTuple


class MapReading(NamedTuple):
    """What one published map says at a point.

    `root` is None where the map leaves the point blank. `border_cm` is the distance on the sheet, in body
    centimetres (the view's scale is divided out), to the nearest border of that map inside the body; `beyond` is the
    root on its other side, None where the other side is blank. Both are None where no border lies within the view.
    `area_roots` are all roots this map draws in the named area in this view, largest share first.
    """

    map: str
    status: str
    root: str | None
    border_cm: float | None
    beyond: str | None
    area_roots: tuple[str, ...]


class NearKeyPoint(NamedTuple):
    """An ISNCSCI key sensory point of the same side and view within reach of the place."""

    root: str
    cm: float


class Place(NamedTuple):
    """Everything the body map says about one point of the sheet.

    `where` is "map" (on a body part the maps treat), "body" (on the body but above the mapped part: chest, arm,
    head) or "outside" (beside every body, or not a finite point). `side` is the patient's: left, right or midline.
    `area` is the stable name, `area_words` its plain name without side, `words` the place as one speaks it, with side:
    "left outer shin, 22 cm above the lateral malleolus". `landmarks` are the ids of the landmarks used in `words`.
    `readings` has one entry per map of the atlas, in the atlas's order, and is empty unless `where` is "map".
    `nerves` are the ids of the skin nerves whose territories hold the point, sorted; they may overlap, and most skin of
    the trunk has none.
    """

    x: float
    y: float
    where: str
    view: str | None
    side: str | None
    area: str | None
    area_words: str | None
    words: str
    readings: tuple[MapReading, ...]
    key_points_near: tuple[NearKeyPoint, ...]
    landmarks: tuple[str, ...]
    nerves: tuple[str, ...] = ()
