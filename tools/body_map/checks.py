"""What has to hold of a finished map beyond what its reader asks: printed by `make map`, which fails otherwise."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from pathlib import Path

import numpy as np
import shapely

from derm_viewer.body.atlas import Atlas
from derm_viewer.body.check import check_file
from tools.body_map import fidelity
from tools.body_map.assemble import LEFT_VIEWS, Scene
from tools.body_map.fidelity import polygon
from tools.body_map.layers import on_cut
from tools.body_map.raster import Picture, take

OVERLAP = 0.001  # of the smaller region
GAP = 0.15  # cm on the sheet: a blank strip narrower than this between two regions is a gap
NEAR = 0.15  # cm on the sheet: views are not compared closer to a border than this
POINTS = 3000

Line = tuple[str, bool]


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
    yield from views_agree(atlas, scene)
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
        for info in atlas.maps:
            shapes = [polygon(r) for r in atlas.of(view=view.id, kind="dermatome", map=info.id)]
            for a, b in combinations(shapes, 2):
                worst = max(worst, shapely.intersection(a, b).area / min(a.area, b.area))
    return f"  overlap: at most {worst:.4%} of the smaller region", worst < OVERLAP


def gaps(atlas: Atlas) -> Line:
    """No narrow blank strip lies between neighbouring regions of a map."""
    worst, where = 0.0, ""
    for view in atlas.views:
        outline = shapely.union_all([polygon(r) for r in atlas.of(view=view.id, kind="outline")])
        for info in atlas.maps:
            drawn = shapely.union_all([polygon(r) for r in atlas.of(view=view.id, kind="dermatome", map=info.id)])
            closed = shapely.buffer(shapely.buffer(drawn, GAP / 2), -GAP / 2)
            narrow = shapely.intersection(shapely.difference(closed, drawn), shapely.buffer(outline, -GAP))
            for part in shapely.get_parts(narrow):
                if part.area > worst:
                    worst, where = part.area, f"{view.id} {info.id} at {part.representative_point().coords[0]}"
    return f"  gaps: the largest is {worst:.4f} cm2 {where}", worst < 0.02


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


def views_agree(atlas: Atlas, scene: Scene) -> Iterator[Line]:
    """Random skin points that two views see have the same root in both."""
    pictures = [take(scene.parts.of(spec), spec, 12) for spec in LEFT_VIEWS]
    skin = random_skin(scene, POINTS)
    for info in atlas.maps:
        roots = np.array([seen_roots(atlas, picture, scene, info.id, skin) for picture in pictures])
        seen = roots != "?"
        twice = seen.sum(0) > 1
        same = np.array([len(set(column[column != "?"])) == 1 for column in roots[:, twice].T])
        text = (
            f"  views agree: {info.id}, {twice.sum()} skin points in two views or more, {(~same).sum()} with two roots"
        )
        yield text, bool(same.all()) and bool(twice.sum() >= 500)


def random_skin(scene: Scene, count: int) -> np.ndarray:
    """Points spread evenly over the skin of the left half from the waist down; the same skin in every figure."""
    body = scene.parts.armless
    corners = body.vertices[body.faces]
    middle = corners.mean(1)
    area = np.linalg.norm(np.cross(corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0]), axis=1)
    area[(middle[:, 0] < 0.2) | (middle[:, 1] > 27)] = 0
    rng = np.random.default_rng(20261124)
    chosen = corners[rng.choice(len(corners), count * 4, p=area / area.sum())]
    weights = rng.dirichlet((1, 1, 1), len(chosen))
    return np.asarray((chosen * weights[..., None]).sum(1))


def seen_roots(atlas: Atlas, picture: Picture, scene: Scene, map_id: str, skin: np.ndarray) -> np.ndarray:
    """The root of each skin point in a view ("" blank), "?" if it is ill seen or near a border."""
    spec, roots = picture.spec, np.full(len(skin), "", dtype="<U5")
    sheet = spec.project(skin)
    shown = np.full((*picture.triangle.shape, 3), np.inf)
    shown[picture.skin] = np.where(on_cut(scene.parts.of(spec), picture)[:, None], np.inf, picture.points)
    rows, columns = picture.pixel(sheet)
    visible = np.linalg.norm(shown[rows, columns] - skin, axis=1) < 0.12
    outline = shapely.union_all([polygon(r) for r in atlas.of(view=spec.id, kind="outline")])
    points = shapely.points(sheet)
    close = shapely.distance(shapely.boundary(outline), points) < NEAR
    for region in atlas.of(view=spec.id, kind="dermatome", map=map_id):
        if region.side == "left":
            shape = polygon(region)
            roots[shapely.intersects_xy(shape, sheet[:, 0], sheet[:, 1])] = region.root
            close |= shapely.distance(shapely.boundary(shape), points) < NEAR
    return np.where(visible & ~close, roots, "?")
