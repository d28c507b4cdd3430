"""What has to hold of a finished map beyond what its reader asks: printed by `make map`, which fails otherwise."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from pathlib import Path

import shapely

from derm_viewer.body.atlas import Atlas
from derm_viewer.body.check import check_file
from tools.body_map import fidelity, same_skin
from tools.body_map.assemble import Scene
from tools.body_map.fidelity import polygon
from tools.body_map.same_skin import Line, layer_ids, regions

OVERLAP = 0.001  # of the smaller region
SPECK = 0.05  # cm2 on the sheet: a gap up to this may be a blank strip seen edge-on
GAP = 0.15  # cm on the sheet: a blank strip narrower than this between two regions is a gap


def run(path: Path, scene: Scene) -> Iterator[Line]:
    """Lines of the report, each with whether it is good."""
    found = check_file(path)
    yield f"  reader: {len(found.findings)} findings", not found.findings
    yield from (("    " + str(finding), False) for finding in found.findings)
    atlas = Atlas.load(path)
    yield key_points(atlas)
    yield overlaps(atlas)
    yield gaps(atlas)
    yield mirror(atlas)
    yield from same_skin.views_agree(atlas, scene)
    for info in (m for m in atlas.maps if m.status == "traced"):
        lines, good = fidelity.report(atlas, info.id)
        yield from ((line, good) for line in lines)


def key_points(atlas: Atlas) -> Line:
    """Every key point lies inside the region of its root in isncsci, in every view that shows it."""
    spots, wrong = atlas.of(kind="key_point"), []
    for spot in spots:
        here = [
            r
            for r in atlas.of(view=spot.view, kind="dermatome", map="isncsci")
            if shapely.intersects_xy(polygon(r), spot.x, spot.y)
        ]
        if [(r.root, r.side) for r in here] != [(spot.root, spot.side)]:
            wrong.append(f"{spot.id} lies in {[(r.root, r.side) for r in here]}")
    return f"  key points: {len(spots)} in all views, {len(wrong)} outside their root's region {wrong or ''}", not wrong


def overlaps(atlas: Atlas) -> Line:
    """Regions of one map and view hardly overlap."""
    worst = 0.0
    for view in atlas.views:
        for layer in layer_ids(atlas):
            shapes = [polygon(r) for r in regions(atlas, view.id, layer)]
            for a, b in combinations(shapes, 2):
                worst = max(worst, shapely.intersection(a, b).area / min(a.area, b.area))
    return f"  overlap: at most {worst:.4%} of the smaller region", worst < OVERLAP


def gaps(atlas: Atlas) -> Line:
    """No narrow blank strip lies between neighbours on a traced map; maps drawn from words and nerves may have one."""
    worst, where = 0.0, ""
    for view in atlas.views:
        outline = shapely.union_all([polygon(r) for r in atlas.of(view=view.id, kind="outline")])
        for layer in (info.id for info in atlas.maps if info.status == "traced"):
            drawn = shapely.union_all([polygon(r) for r in regions(atlas, view.id, layer)])
            closed = shapely.buffer(shapely.buffer(drawn, GAP / 2), -GAP / 2)
            narrow = shapely.intersection(shapely.difference(closed, drawn), shapely.buffer(outline, -GAP))
            for part in shapely.get_parts(narrow):
                if part.area > worst:
                    worst, where = part.area, f"{view.id} {layer} at {part.representative_point().coords[0]}"
    return f"  gaps: the largest is {worst:.4f} cm2 {where}", worst < SPECK


def mirror(atlas: Atlas) -> Line:
    """Every left region has a right one of the same area, and the other way round."""
    areas = {
        (r.view.replace("right_", "left_"), r.kind, r.map, r.root, r.name, r.side): polygon(r).area
        for r in atlas.regions
        if r.side != "midline"
    }
    turn = {"left": "right", "right": "left"}
    off = [abs(areas.get((*key[:-1], turn[str(key[-1])]), -1.0) - area) for key, area in areas.items()]
    return f"  mirror: left and right regions differ by at most {max(off):.4f} cm2", max(off) < 0.01
