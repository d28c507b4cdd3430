"""How faithful the map is to the plates it was traced from: the root on the plate against the root in the file.

Needs shapely and the finished map only. The plates' grids stand in `plates/`, with how they were measured.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import shapely

from derm_viewer.body.atlas import Atlas, Region

FOLDER = Path(__file__).parent / "plates"
NOT_COUNTED = ("~", "?")
PANELS = {"anterior": "anterior", "posterior": "posterior", "lateral": "left_lateral", "medial": "left_medial"}
# +1 where a positive position of the grid (outer side, or front in the side views) lies to the right in our left view.
RIGHTWARDS = {"anterior": 1, "posterior": -1, "lateral": -1, "medial": 1}
TOP = {"anterior": "perineum", "lateral": "perineum", "medial": "perineum", "posterior": "gluteal_fold"}
# At least this share of the counted points agrees, in each view and over all.
WANTED = {"isncsci": (0.92, 0.92), "keegan_garrett": (0.85, 0.90), "foerster_type": (0.90, 0.90)}


@dataclass(frozen=True)
class Point:
    """One counted point of a plate: what the plate shows and what our map shows there ("blank" for neither root)."""

    panel: str
    height: float
    position: float
    plate: str
    ours: str


def polygon(region: Region) -> shapely.MultiPolygon:
    """The region as a shapely geometry."""
    return shapely.MultiPolygon([(rings[0], rings[1:]) for rings in region.polygons])


class Limb:
    """The left limb in one view of the map."""

    def __init__(self, atlas: Atlas, panel: str, map_id: str) -> None:
        """Collect the outline, the regions of one map and the heights of the landmarks."""
        view = atlas.view(PANELS[panel])
        self.panel, self.middle = panel, view.origin[0]
        self.outline = shapely.union_all([polygon(r) for r in atlas.of(view=view.id, kind="outline")])
        left = [r for r in atlas.of(view=view.id, kind="dermatome", map=map_id) if r.side == "left"]
        self.regions = [(str(r.root), polygon(r)) for r in left]
        self.heights = tuple(height_of(atlas, name) for name in (TOP[panel], "knee_joint", "ankle_joint"))

    def across(self, height: float) -> tuple[float, float, float]:
        """Sheet y of a height of the grid, and the left and right edge of the limb there."""
        top, knee, ankle = self.heights
        y = top + (knee - top) * height if height <= 1 else knee + (ankle - knee) * (height - 1)
        line = shapely.LineString([(-200, y), (200, y)])
        parts = [p.bounds for p in shapely.get_parts(shapely.intersection(self.outline, line)) if p.length > 0.5]
        if self.panel in ("anterior", "posterior"):
            side = RIGHTWARDS[self.panel]
            parts = [p for p in parts if side * ((p[0] + p[2]) / 2 - self.middle) > 0]
            parts.sort(key=lambda p: abs((p[0] + p[2]) / 2 - self.middle))
        else:
            parts.sort(key=lambda p: p[0] - p[2])
        return y, parts[0][0], parts[0][2]

    def root_at(self, height: float, position: float) -> str:
        """The root in our map at a place of the grid, or "blank"."""
        y, low, high = self.across(height)
        x = (low + high) / 2 + RIGHTWARDS[self.panel] * position * (high - low) / 2
        found = [root for root, shape in self.regions if shapely.intersects_xy(shape, x, y)]
        return found[0] if found else "blank"


def height_of(atlas: Atlas, name: str) -> float:
    """Sheet height of a left landmark; the standing views share their heights."""
    return next(
        spot.y
        for view in ("anterior", "posterior", "left_lateral", "left_medial")
        for spot in atlas.of(view=view, kind="landmark")
        if spot.name == name and spot.side == "left"
    )


def points(atlas: Atlas, map_id: str) -> Iterator[Point]:
    """Every counted point of a map's plate."""
    with (FOLDER / f"{map_id}.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(line for line in file if not line.startswith("#")))
    limbs = {panel: Limb(atlas, panel, map_id) for panel in {row["view"] for row in rows}}
    for row in rows:
        for key, plate in list(row.items())[2:]:
            if plate not in NOT_COUNTED:
                height, position = float(row["height"]), float(key)
                yield Point(row["view"], height, position, plate, limbs[row["view"]].root_at(height, position))


def shares(found: list[Point]) -> dict[str, tuple[int, int]]:
    """{panel or "all": (agreeing, counted)}."""
    result = {}
    for panel in (*dict.fromkeys(p.panel for p in found), "all"):
        here = [p for p in found if panel in (p.panel, "all")]
        result[panel] = (sum(p.plate == p.ours for p in here), len(here))
    return result


def report(atlas: Atlas, map_id: str) -> tuple[list[str], bool]:
    """Lines for a person, and whether the map is as faithful as wanted."""
    each, overall = WANTED[map_id]
    found = list(points(atlas, map_id))
    lines, good = [], True
    for panel, (agree, counted) in shares(found).items():
        wanted = overall if panel == "all" else each
        good &= agree >= wanted * counted
        lines.append(
            f"  {map_id:15} {panel:10} {agree:3} of {counted:3} = {agree / counted:.1%} (at least {wanted:.0%})"
        )
    off = [
        f"{p.panel} {p.height:.1f}/{p.position:+.1f}: plate {p.plate}, ours {p.ours}"
        for p in found
        if p.plate != p.ours
    ]
    return lines + [f"    {text}" for text in off], good
