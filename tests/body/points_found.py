"""Finds the 62 points on the sheet, asks the locator about them, and lays the answers out as a table."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path

import shapely

from derm_viewer.body.atlas import Atlas
from derm_viewer.body.borders import shape_of
from derm_viewer.body.locate import Locator
from derm_viewer.body.model import ABOVE_WAIST, BODY_VIEWS, CUT_SURFACE, Spot
from derm_viewer.body.place import Place
from tests.body.points_62 import EXPLAINED, POINTS, TestPoint

MAPS = ("isncsci", "foerster_type", "keegan_garrett")
_OUT = {"posterior": -1, "left_lateral": -1, "left_dorsum": -1}


@dataclass(frozen=True)
class Found:
    """What one map says at a point, beside what is expected of it."""

    point: TestPoint
    map: str
    expected: str
    root: str
    border_cm: float | None
    beyond: str

    @property
    def agrees(self) -> bool:
        """Whether the map's root is (one of) the expected."""
        return self.root in self.expected.split("/")


def place_on_sheet(atlas: Atlas, point: TestPoint) -> tuple[float, float]:
    """The point's place on the sheet, on the patient's left."""
    x, y = _start(atlas, point.view, point.start)
    if point.towards:
        to_x, to_y = _start(atlas, point.view, point.towards)
        x, y = x + (to_x - x) * point.share, y + (to_y - y) * point.share
    scale, sign = atlas.view(point.view).scale, _OUT.get(point.view, 1)
    y += point.up * scale
    if point.across is not None:
        near, far = _edges(atlas, point.view, y)[::sign]
        x = near + (far - near) * point.across
    return round(x + point.out * sign * scale, 2), round(y, 2)


def found(atlas: Atlas, locator: Locator) -> list[Found]:
    """All expectations beside what the maps say, in the order of the points."""
    result = []
    for point in POINTS:
        place = locator.locate(*place_on_sheet(atlas, point))
        for map_id in MAPS:
            expected = getattr(point, map_id)
            if expected:
                result.append(_of_map(point, place, map_id, expected))
    return result


def _of_map(point: TestPoint, place: Place, map_id: str, expected: str) -> Found:
    reading = next(r for r in place.readings if r.map == map_id)
    return Found(point, map_id, expected, reading.root or "-", reading.border_cm, reading.beyond or "-")


def _start(atlas: Atlas, view: str, name: str) -> tuple[float, float]:
    """A landmark, key point or middle of an area; its height alone may come from another view of the body."""
    kind, _, rest = name.rpartition(" ")
    if kind == "in":
        area = next(r for r in atlas.of(view=view, kind="area") if r.name == rest and r.side == "left")
        circle = shapely.maximum_inscribed_circle(max(shape_of(area).geoms, key=lambda part: part.area), 0.05)
        x, y = circle.coords[0]
        return x, y
    spots: tuple[Spot, ...] = atlas.of(kind="key_point") if kind == "key" else atlas.of(kind="landmark")
    for wanted in (view, *BODY_VIEWS):
        for spot in spots:
            if (spot.view, spot.side, spot.name) == (wanted, "left", rest):
                return spot.x, spot.y
    raise LookupError(f"no {name} in {view}")


def _edges(atlas: Atlas, view: str, y: float) -> tuple[float, float]:
    """The least and the greatest x of the left mapped skin at a height."""
    areas = [r for r in atlas.of(view=view, kind="area") if r.side == "left"]
    skin = [shape_of(r) for r in areas if r.name not in (*ABOVE_WAIST, CUT_SURFACE)]
    line = shapely.LineString([(-1000, y), (1000, y)])
    left, _, right, _ = shapely.union_all(skin).intersection(line).bounds
    return left, right


def table(atlas: Atlas, locator: Locator) -> str:
    """The text of docs/test_points.md."""
    rows: dict[int, list[Found]] = {}
    for item in found(atlas, locator):
        rows.setdefault(item.point.number, []).append(item)
    lines = [_HEAD]
    for items in rows.values():
        point = items[0].point
        x, y = place_on_sheet(atlas, point)
        cells = [str(point.number), point.name, f"{point.view} ({x:.1f}, {y:.1f})"]
        for map_id in MAPS:
            cells.append(" ".join(_cell(item) for item in items if item.map == map_id))
        remarks = [EXPLAINED[point.number, item.map] for item in items if not item.agrees]
        lines.append("| " + " | ".join([*cells, " ".join(remarks)]) + " |")
    everything = [item for items in rows.values() for item in items]
    agreeing = sum(item.agrees for item in everything)
    lines.append(f"\nOf {len(everything)} expectations {agreeing} are met; the other {len(everything) - agreeing} are ")
    lines[-1] += "explained in the last column."
    return "\n".join(lines) + "\n"


def _cell(item: Found) -> str:
    expected, said = ("blank" if text == "-" else text for text in (item.expected, item.root))
    if not item.agrees:
        return f"**{said}**, expected {expected}"
    return said if expected == said else f"{said} ({expected})"


_HEAD = """# Test points

62 points of the skin on the patient's left, with the root each traced map gives there; in brackets what is expected if
that is either of two roots; bold where the root is not the expected one. The expected roots come from a table of the
sources made before the maps were drawn: ISNCSCI as measured on the worksheet's drawing; the zones plate (Foerster type)
as read by eye, to about 1.2 cm; Keegan-Garrett only where a legend says so. How each point is found from landmarks is
written in `tests/body/points_62.py`, and the suite keeps this page true. Renew it with
`python -m tests.body.points_found assets/body_regions.geojson docs/test_points.md`.

Coordinates are those of the sheet of the neutral figure.

| | point | view and place | ISNCSCI | Foerster type | Keegan-Garrett | remark |
|---|---|---|---|---|---|---|"""


if __name__ == "__main__":
    supplied = Atlas.load(Path(sys.argv[1]))
    Path(sys.argv[2]).write_text(table(supplied, Locator(supplied)), encoding="utf-8")
