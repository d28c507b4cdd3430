"""A small body made of bands, for tests of the canvas: every view, a few areas, two maps that differ in places."""

from __future__ import annotations

from collections.abc import Iterator

from derm_viewer.body.atlas import Atlas
from derm_viewer.body.model import Figure, Header, MapInfo, Polygon, Region, Ring, Spot, View
from derm_viewer.body.place import MapReading, Place
from derm_viewer.clinic.answer import Answer, Candidate, Statement

WAIST = 20.0
LEVELS = [20.0 - 4 * i for i in range(26)]
BODY_BANDS = {
    "groin": (0, 4),
    "front_upper_thigh": (4, 9),
    "front_knee": (9, 14),
    "outer_shin": (14, 21),
    "instep": (21, 25),
}
ROOT_BANDS = {
    "isncsci": {"L1": (1, 4), "L2": (4, 9), "L3": (9, 14), "L5": (14, 23)},
    "keegan_garrett": {"L1": (2, 4), "L2": (4, 8), "L3": (8, 14), "L4": (14, 17), "L5": (17, 23)},
}
MAPS = (
    MapInfo("isncsci", "ISNCSCI", "asia2019", 2019, "", "", "traced", "", "", ""),
    MapInfo("keegan_garrett", "Keegan-Garrett", "keegan1948", 1948, "", "", "traced", "", "", ""),
)
BOXES = {
    "anterior": (-176.0, -88.0, -100.0, 88.0),
    "posterior": (-98.0, -88.0, -22.0, 88.0),
    "left_lateral": (-20.0, -88.0, 24.0, 88.0),
    "right_lateral": (26.0, -88.0, 70.0, 88.0),
    "left_medial": (74.0, -88.0, 118.0, 3.0),
    "right_medial": (122.0, -88.0, 166.0, 3.0),
    "left_dorsum": (74.0, 14.0, 96.0, 70.0),
    "right_dorsum": (98.0, 14.0, 120.0, 70.0),
    "right_sole": (122.0, 14.0, 144.0, 70.0),
    "left_sole": (146.0, 14.0, 168.0, 70.0),
}


def sample_atlas() -> Atlas:
    """The whole small atlas."""
    views = tuple(
        View(name, name.title(), box, ((box[0] + box[2]) / 2, 0.0), 1.8 if _is_foot(name) else 1.0)
        for name, box in BOXES.items()
    )
    header = Header("test", "CC0", WAIST, (Figure("neutral", "Neutral", 166.0, "CC0"),), views, MAPS)
    regions = tuple(region for name in BOXES for region in _regions_of(name))
    return Atlas(header, regions, tuple(_spots()))


def atlas_of_three() -> Atlas:
    """The small atlas with a third map, which draws what the first does but leaves L1 and L3 blank."""
    atlas = sample_atlas()
    third = MAPS[0]._replace(id="third", title="Third")
    more = tuple(
        region._replace(id=region.id.replace("isncsci", "third"), map="third")
        for region in atlas.of(kind="dermatome", map="isncsci")
        if region.root not in ("L1", "L3")
    )
    return atlas.replaced(atlas.header._replace(maps=(*MAPS, third)), (*atlas.regions, *more))


def left_shin() -> tuple[float, float]:
    """A sheet point of the anterior view on the left shin where both maps say L5."""
    low, high = LEVELS[17], LEVELS[21]
    return _middle("anterior") + _centre((low + high) / 2), (low + high) / 2


def sample_answer(root: str = "L5", side: str = "left", where: str = "map") -> Answer:
    """An answer about the left shin with two candidates."""
    x, y = left_shin()
    readings = tuple(MapReading(m.id, m.status, root, 2.0, "L4", (root,)) for m in MAPS)
    place = Place(x, y, where, "anterior", side, "outer_shin", "outer shin", f"{side} outer shin", readings, (), ())
    candidates = tuple(
        Candidate(r, relation, tuple(m.id for m in MAPS), 2, "skin", Statement("disc"), ())
        for r, relation in ((root, "here"), ("L3", "neighbour"))
    )
    return Answer(place, "tingling", "L5 in both maps", (), candidates, (), (), (), (), (), ())


def _is_foot(view: str) -> bool:
    return view.endswith(("_dorsum", "_sole"))


def _middle(view: str) -> float:
    return (BOXES[view][0] + BOXES[view][2]) / 2


def _centre(y: float) -> float:
    return 9.0 + 9.0 * (WAIST - y) / 100.0


def _half(y: float) -> float:
    return 8.8 - 4.5 * (WAIST - y) / 100.0


def _legs(view: str) -> list[tuple[str, float]]:
    """Side and sign of x of each leg that a view shows."""
    if view in ("anterior", "posterior"):
        left = 1.0 if view == "anterior" else -1.0
        return [("left", left), ("right", -left)]
    return [(view.partition("_")[0], 0.0)]


def _band(view: str, sign: float, first: int, last: int) -> Polygon:
    """One leg from level `first` down to level `last`; a foot is drawn as a leg of its own length."""
    ys = LEVELS[first : last + 1]
    middle = _middle(view)
    rows = [(middle + sign * _centre(y), _half(y), y) for y in ys]
    if _is_foot(view):
        rows = [(middle, 6.0, 16.0 + (WAIST - y) * 0.5) for y in ys]
    right = [(x + half, y) for x, half, y in rows]
    left = [(x - half, y) for x, half, y in rows]
    ring: Ring = (*left, *reversed(right), left[0])
    return (tuple((round(x, 2), round(y, 2)) for x, y in ring),)


def _regions_of(view: str) -> Iterator[Region]:
    legs = _legs(view)
    whole = tuple(_band(view, sign, 0, 25) for _, sign in legs)
    side = "midline" if len(legs) == 2 else legs[0][0]
    yield Region(f"neutral/{view}/outline/body/{side}", "outline", "neutral", view, side, None, None, "body", "", whole)
    for side, sign in legs:
        for name, (first, last) in BODY_BANDS.items():
            shape = (_band(view, sign, first, last),)
            title = name.replace("_", " ")
            ident = f"neutral/{view}/area/{name}/{side}"
            yield Region(ident, "area", "neutral", view, side, None, None, name, title, shape)
        for map_id, roots in ROOT_BANDS.items():
            for root, (first, last) in roots.items():
                shape = (_band(view, sign, first, last),)
                ident = f"neutral/{view}/{map_id}/{root}/{side}"
                yield Region(ident, "dermatome", "neutral", view, side, map_id, root, root, root, shape)


def _spots() -> Iterator[Spot]:
    for side, sign in _legs("anterior"):
        for root, level in (("L2", 6), ("L3", 11), ("L5", 19)):
            x = _middle("anterior") + sign * _centre(LEVELS[level])
            ident = f"neutral/anterior/key_point/{root}/{side}"
            yield Spot(ident, "key_point", "anterior", side, "isncsci", root, root, x, LEVELS[level])
