"""A tiny valid body map as a dict: boxes for a body, legs and feet, two maps that differ. Used by tests of every room.

Local coordinates are body centimetres, x towards the patient's left. `anterior` has its origin at sheet x = -100 and
scale 1, `left_lateral` (front of the body on the left) at x = 0, `left_dorsum` and `right_dorsum` at x = 80 and 140
with scale 2. Bands from the crown: chest, lower_abdomen, front_upper_thigh, front_lower_thigh, front_knee, then the
shin in three strips, and the foot in great_toe and instep.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

Box = tuple[float, float, float, float]
Corners = tuple[tuple[float, float], ...]

AREAS: dict[str, tuple[str, Box]] = {
    "chest": ("chest", (0, 30, 18, 83)),
    "lower_abdomen": ("lower abdomen", (0, 0, 18, 30)),
    "front_upper_thigh": ("front of the upper thigh", (2, -20, 18, 0)),
    "front_lower_thigh": ("front of the lower thigh", (2, -38, 18, -20)),
    "front_knee": ("front of the knee", (2, -46, 18, -38)),
    "inner_shin": ("inner shin", (2, -76, 8, -46)),
    "front_shin": ("front of the shin", (8, -76, 12, -46)),
    "outer_shin": ("outer shin", (12, -76, 18, -46)),
    "great_toe": ("great toe", (2, -83, 8, -76)),
    "instep": ("top of the foot", (8, -83, 18, -76)),
}
ISNCSCI: dict[str, tuple[Box | Corners, ...]] = {
    "L1": ((0, 0, 18, 10),),
    "L2": ((2, -20, 18, 0),),
    "L3": ((2, -46, 18, -20),),
    "L4": ((2, -76, 10, -46),),
    "L5": ((10, -76, 18, -46), (2, -83, 8, -76)),
}
_L4_AND_TOE: Corners = ((2, -83), (5, -83), (5, -76), (12, -76), (12, -46), (2, -46))
KEEGAN: dict[str, tuple[Box | Corners, ...]] = {
    "L2": ((2, -20, 18, 0),),
    "L3": ((2, -46, 18, -20),),
    "L4": (_L4_AND_TOE,),
    "L5": ((12, -76, 18, -46), (5, -83, 8, -76)),
}
LANDMARKS: dict[str, tuple[float, float]] = {
    "asis": (12, 12),
    "knee_joint": (10, -42),
    "ankle_joint": (10, -76),
    "medial_malleolus": (3, -76),
    "lateral_malleolus": (17, -76),
}
KEY_POINTS: dict[str, tuple[float, float]] = {"L3": (10, -30), "L4": (4, -74), "L5": (5, -79)}
MAPS = {"isncsci": ("ISNCSCI", ISNCSCI), "keegan_garrett": ("Keegan-Garrett", KEEGAN)}
_VIEWS = (
    ("anterior", "Front", (-125.0, -83.0, -75.0, 83.0), (-100.0, 0.0), 1.0),
    ("left_lateral", "Left leg, outer side", (-10.0, -83.0, 10.0, 83.0), (0.0, 0.0), 1.0),
    ("left_dorsum", "Top of the left foot", (70.0, -10.0, 110.0, 60.0), (80.0, 0.0), 2.0),
    ("right_dorsum", "Top of the right foot", (110.0, -10.0, 150.0, 60.0), (140.0, 0.0), 2.0),
)


def sample_map() -> dict[str, Any]:
    """A new, valid map: change it as the test needs."""
    features: list[dict[str, Any]] = []
    outline = [(2, -83), (18, -83), (18, 83), (-18, 83), (-18, -83), (-2, -83), (-2, 0), (2, 0), (2, -83)]
    ring = [[x - 100.0, float(y)] for x, y in outline]
    features.append(feature("anterior", "outline", "body", "midline", rings=[[ring]]))
    for side in ("left", "right"):
        features += _front(side)
        features += _dorsum(side)
    features += _lateral()
    return {
        "type": "FeatureCollection",
        "derm_viewer": {
            "format": "derm-viewer-body-map",
            "format_version": 1,
            "data_version": "sample",
            "units": "cm",
            "axes": "x right, y up",
            "coordinates": "A body made of boxes, not the Earth.",
            "licence": "CC0-1.0",
            "waist_y": 20.0,
            "figures": [{"id": "neutral", "title": "Neutral adult", "height_cm": 166.0, "licence": "CC0-1.0"}],
            "views": [
                {"id": i, "title": t, "bbox": list(b), "origin": list(o), "scale": s} for i, t, b, o, s in _VIEWS
            ],
            "maps": [_map_info(ident, title) for ident, (title, _) in MAPS.items()],
        },
        "features": features,
    }


def write_sample(path: Path, data: dict[str, Any] | None = None) -> Path:
    """Write the map (the sample itself unless `data` is given) to `path` and return the path."""
    path.write_text(json.dumps(sample_map() if data is None else data), encoding="utf-8")
    return path


def box(minx: float, miny: float, maxx: float, maxy: float) -> list[list[list[float]]]:
    """A polygon with one closed, counter-clockwise ring."""
    return [[[minx, miny], [maxx, miny], [maxx, maxy], [minx, maxy], [minx, miny]]]


def feature(
    view: str,
    layer: str,
    name: str,
    side: str,
    *,
    rings: list[Any] | None = None,
    point: tuple[float, float] | None = None,
    **more: str,
) -> dict[str, Any]:
    """One feature; `layer` is outline, area, nerve, landmark, key_point or a map's id (then `name` is its root)."""
    kind = layer if layer in ("outline", "area", "nerve", "landmark", "key_point") else "dermatome"
    properties = {"kind": kind, "figure": "neutral", "view": view, "side": side, "name": name, **more}
    if kind == "dermatome":
        properties |= {"map": layer, "root": name}
    elif kind == "key_point":
        properties |= {"map": "isncsci", "root": name}
    if point is None:
        geometry: dict[str, Any] = {"type": "MultiPolygon", "coordinates": rings}
    else:
        geometry = {"type": "Point", "coordinates": list(point)}
    ident = f"neutral/{view}/{layer}/{name}/{side}"
    return {"type": "Feature", "id": ident, "properties": properties, "geometry": geometry}


def find(data: dict[str, Any], ident: str) -> dict[str, Any]:
    """The feature with this id (without the leading `neutral/`)."""
    found: dict[str, Any] = next(f for f in data["features"] if f["id"] == f"neutral/{ident}")
    return found


def _map_info(ident: str, title: str) -> dict[str, Any]:
    return {
        "id": ident,
        "title": title,
        "reference": f"{ident}_ref",
        "year": 2000,
        "method": "boxes",
        "sample": "none",
        "status": "traced",
        "blank": "Most of the trunk.",
        "criticism": "",
        "notes": "",
    }


def _front(side: str) -> list[dict[str, Any]]:
    sign = 1 if side == "left" else -1

    def placed(shape: Box | Corners) -> list[list[list[float]]]:
        if not isinstance(shape[0], tuple):
            minx, miny, maxx, maxy = shape
            return placed(((minx, miny), (maxx, miny), (maxx, maxy), (minx, maxy)))
        ring = [[sign * x - 100.0, float(y)] for x, y in shape][::sign]
        return [[*ring, ring[0]]]

    def spot(at: tuple[float, float]) -> tuple[float, float]:
        return sign * at[0] - 100, at[1]

    made = [feature("anterior", "area", n, side, rings=[placed(b)], title=t) for n, (t, b) in AREAS.items()]
    for ident, (_, roots) in MAPS.items():
        made += [feature("anterior", ident, r, side, rings=[placed(b) for b in boxes]) for r, boxes in roots.items()]
    made += [feature("anterior", "landmark", n, side, point=spot(at)) for n, at in LANDMARKS.items()]
    made += [feature("anterior", "key_point", n, side, point=spot(at)) for n, at in KEY_POINTS.items()]
    return made


def _lateral() -> list[dict[str, Any]]:
    view, side = "left_lateral", "left"
    return [
        feature(view, "outline", "body", side, rings=[box(-8, -83, 8, 83)]),
        feature(view, "area", "arm", side, rings=[box(-8, 20, 8, 83)], title="arm"),
        feature(view, "area", "outer_hip", side, rings=[box(-8, 0, 8, 20)], title="outer hip"),
        feature(view, "area", "outer_mid_thigh", side, rings=[box(-8, -40, 8, 0)], title="outer thigh"),
        feature(view, "area", "outer_shin", side, rings=[box(-8, -83, 8, -40)], title="outer shin"),
        feature(view, "isncsci", "L2", side, rings=[box(-8, -10, 0, 0)]),
        feature(view, "isncsci", "L5", side, rings=[box(-8, -83, 8, -40)]),
        feature(view, "keegan_garrett", "L5", side, rings=[box(-8, -83, 0, 20)]),
        feature(view, "keegan_garrett", "S1", side, rings=[box(0, -83, 8, 20)]),
        feature(view, "landmark", "greater_trochanter", side, point=(0, 2)),
    ]


def _dorsum(side: str) -> list[dict[str, Any]]:
    view, origin, sign = f"{side}_dorsum", *((80.0, 1.0) if side == "left" else (140.0, -1.0))

    def placed(minx: float, miny: float, maxx: float, maxy: float) -> list[list[list[float]]]:
        a, b = origin + sign * 2 * minx, origin + sign * 2 * maxx
        return box(min(a, b), 2 * miny, max(a, b), 2 * maxy)

    return [
        feature(view, "outline", "body", side, rings=[placed(0, 0, 10, 25)]),
        feature(view, "area", "great_toe", side, rings=[placed(0, 18, 4, 25)], title="great toe"),
        feature(view, "area", "little_toe", side, rings=[placed(4, 18, 10, 25)], title="little toe"),
        feature(view, "area", "instep", side, rings=[placed(0, 0, 10, 18)], title="top of the foot"),
        feature(view, "isncsci", "L5", side, rings=[placed(0, 0, 7, 25)]),
        feature(view, "isncsci", "S1", side, rings=[placed(7, 0, 10, 25)]),
        feature(view, "landmark", "mtp_3", side, point=(origin + sign * 10.0, 34.0)),
        feature(view, "key_point", "L5", side, point=(origin + sign * 6.0, 34.0)),
    ]
