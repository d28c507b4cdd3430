"""The same skin has the same root in every view that shows it and in every figure.

Random points are fixed as triangles and weights of the mesh, so that they are the same skin in all figures.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path

import numpy as np
import numpy.typing as npt
import shapely

from derm_viewer.body.atlas import Atlas, Region
from tools.body_map import mesh
from tools.body_map.assemble import LEFT_VIEWS, WAIST, Scene
from tools.body_map.fidelity import polygon
from tools.body_map.layers import on_cut
from tools.body_map.raster import Picture, take

NEAR = 0.2  # cm on the sheet: no comparison closer to a border than this
POINTS = 12000
LEAST = 2000  # points that a comparison must rest on
UNSEEN = "?"

Line = tuple[str, bool]
Array = npt.NDArray[np.float64]
Names = npt.NDArray[np.str_]


def layer_ids(atlas: Atlas) -> tuple[str, ...]:
    """The maps and the layer of the skin nerves."""
    return (*(info.id for info in atlas.maps), "nerve")


def regions(atlas: Atlas, view: str, layer: str) -> tuple[Region, ...]:
    """The regions of a layer in a view."""
    if layer == "nerve":
        return atlas.of(view=view, kind="nerve")
    return atlas.of(view=view, kind="dermatome", map=layer)


@cache
def sample() -> tuple[npt.NDArray[np.int64], Array]:
    """Triangles of the body without arms and weights in them, spread evenly over the left half below the waist."""
    body = mesh.load_without_arms()
    corners = body.vertices[body.faces]
    middle = corners.mean(1)
    area = np.linalg.norm(np.cross(corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0]), axis=1)
    area[(middle[:, 0] < 0.2) | (middle[:, 1] > WAIST - 1)] = 0
    rng = np.random.default_rng(20261124)
    return rng.choice(len(corners), POINTS, p=area / area.sum()), rng.dirichlet((1, 1, 1), POINTS)


def skin_points(scene: Scene) -> Array:
    """(POINTS, 3) places of the sample on a figure, cm."""
    triangles, weights = sample()
    body = scene.parts.armless
    return np.asarray((body.vertices[body.faces[triangles]] * weights[..., None]).sum(1))


def seen(atlas: Atlas, scene: Scene) -> dict[str, Names]:
    """{layer: (views, POINTS) names}: "" blank, UNSEEN where a view shows the point badly or near a border."""
    skin = skin_points(scene)
    pictures = [take(scene.parts.of(spec), spec, 12) for spec in LEFT_VIEWS]
    shown = [visible(picture, scene, skin) for picture in pictures]
    return {
        layer: np.array([names(atlas, p, layer, skin, ok) for p, ok in zip(pictures, shown, strict=True)])
        for layer in layer_ids(atlas)
    }


def visible(picture: Picture, scene: Scene, skin: Array) -> npt.NDArray[np.bool_]:
    """Which skin points a view shows."""
    shown = np.full((*picture.triangle.shape, 3), np.inf)
    cut = on_cut(scene.parts.of(picture.spec), picture)
    shown[picture.skin] = np.where(cut[:, None], np.inf, picture.points)
    rows, columns = picture.pixel(picture.spec.project(skin))
    return np.asarray(np.linalg.norm(shown[rows, columns] - skin, axis=1) < 0.12)


def names(atlas: Atlas, picture: Picture, layer: str, skin: Array, shown: npt.NDArray[np.bool_]) -> Names:
    """The root or nerve of each skin point in one view."""
    sheet = picture.spec.project(skin)
    points, found = shapely.points(sheet), np.full(len(skin), "", dtype="<U32")
    outline = shapely.union_all([polygon(r) for r in atlas.of(view=picture.spec.id, kind="outline")])
    close = np.asarray(shapely.distance(shapely.boundary(outline), points) < NEAR)
    for region in regions(atlas, picture.spec.id, layer):
        if region.side == "left":
            shape = polygon(region)
            found[shapely.intersects_xy(shape, sheet[:, 0], sheet[:, 1])] = region.root or region.name
            close |= shapely.distance(shapely.boundary(shape), points) < NEAR
    return np.where(shown & ~close, found, UNSEEN)


def views_agree(atlas: Atlas, scene: Scene) -> Iterator[Line]:
    """Skin points that two views see have the same root or nerve in both."""
    for layer, table in seen(atlas, scene).items():
        twice = (table != UNSEEN).sum(0) > 1
        off = sum(len(set(column[column != UNSEEN])) > 1 for column in table[:, twice].T)
        text = f"  views agree: {layer}, {twice.sum()} skin points in two views or more, {off} with two answers"
        yield text, off == 0 and bool(twice.sum() >= LEAST)


def figures_agree(paths: dict[str, Path]) -> Iterator[Line]:
    """The same skin has the same root or nerve in every figure."""
    answers = {figure: one_answer(Atlas.load(path), Scene.of(figure)) for figure, path in paths.items()}
    first, *others = answers
    for other in others:
        for layer, mine in answers[first].items():
            theirs = answers[other][layer]
            both = (mine != UNSEEN) & (theirs != UNSEEN)
            off = int((mine[both] != theirs[both]).sum())
            text = f"  figures agree: {first} and {other}, {layer}, {both.sum()} skin points, {off} differ"
            yield text, off == 0 and bool(both.sum() >= LEAST)


def one_answer(atlas: Atlas, scene: Scene) -> dict[str, Names]:
    """{layer: (POINTS,) names} from the first view that shows each point well."""
    result = {}
    for layer, table in seen(atlas, scene).items():
        first = (table != UNSEEN).argmax(0)
        result[layer] = table[first, np.arange(table.shape[1])]
    return result
