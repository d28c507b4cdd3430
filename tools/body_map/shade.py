"""The shaded figures: a light, matt body in soft light, one grey picture for each view. Needs VTK, scipy and Pillow.

A picture covers its view's rectangle. Outside the body it is white, but the skin's grey goes on for a few millimetres
beyond the outline, so that a picture clipped to the outline has no white fringe.
"""

from __future__ import annotations

import json
from dataclasses import replace
from functools import cached_property
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image
from scipy.ndimage import distance_transform_edt
from vtk.util.numpy_support import numpy_to_vtk

from tools.body_map import mesh
from tools.body_map.light import Seen, Stage, poly_data, what_is_seen
from tools.body_map.mesh import Body, Floats
from tools.body_map.parts import Parts
from tools.body_map.views import VIEWS, ViewSpec

PER_CM = {"": 10, "@2x": 24}  # pixels for each centimetre of the sheet, by the end of the file's name
OVERSAMPLING = 2
FRINGE = 0.5  # cm of the sheet by which the grey goes on beyond the outline

# The light as the viewer sees it: x to the right, y up, z towards the viewer.
KEY = np.array([-0.48, 0.62, 0.66])
KEY_SHARPNESS = 5.0
# Shares of the key light and of the light from the viewer; the rest comes from everywhere, more from above.
SHARES = 0.50, 0.34
SADDLE_SHARES = 0.25, 0.62  # into the hollow between the thighs
CUT_GREY = 0.80  # of a flat cut
WHITE = 255  # beside the body
LIGHTS = 246  # from this grey on the window brightens the skin instead of darkening it
EVENING = 4  # times that the shade of each vertex is averaged with its neighbours'

Greys = NDArray[np.uint8]


class FineParts(Parts):
    """The same parts with four times the vertices, for smooth light."""

    @cached_property
    def armless(self) -> Body:
        """The body for the views from the side."""
        return with_normals(mesh.load_without_arms(self.whole.figure, mesh.SMOOTHING + 1))


def sky_light(directions: Floats, spec: ViewSpec) -> Floats:
    """How bright each direction of the sky is when the body is looked at in one view."""
    toward, up = np.array(spec.toward, float), np.array(spec.up, float)
    seen = np.c_[directions @ np.asarray(spec.right, float), directions @ up, directions @ toward]
    key = np.exp(KEY_SHARPNESS * (seen @ (KEY / np.linalg.norm(KEY)) - 1))
    front = np.clip(seen[:, 2], 0, None) ** 2
    around = 1 + 0.35 * seen[:, 1]
    key_share, front_share = SADDLE_SHARES if spec.part == "perineum" else SHARES
    shares = key_share, front_share, 1 - key_share - front_share
    return np.asarray(sum(s * part / part.sum() for s, part in zip(shares, (key, front, around), strict=True)))


def skin_greys(body: Body, seen: Seen, spec: ViewSpec) -> Floats:
    """The grey of every vertex, 0 to 1."""
    normals, light = body.weights["normal"], sky_light(seen.sky, spec)
    cosine = (normals @ seen.sky.T).clip(0, None)
    free, fallen = cosine @ light, (cosine * seen.open.T) @ light
    shade = evened(fallen / np.maximum(free, 1e-9), body)
    facing = (normals @ np.array(spec.toward, float)).clip(0, 1)
    lit = free * shade
    cut = body.weights["cut"] > 0 if "cut" in body.weights else np.zeros(len(lit), bool)
    brightest = np.quantile(lit[(facing > 0.3) & ~cut], 0.97)  # each view is exposed for its own skin
    return np.where(cut, CUT_GREY, tone(lit / brightest, facing))


def evened(values: Floats, body: Body) -> Floats:
    """One value a vertex, averaged with the neighbours' a few times."""
    ends = np.vstack([body.faces[:, [0, 1]], body.faces[:, [1, 2]], body.faces[:, [2, 0]]])
    count = np.bincount(ends[:, 0], minlength=len(values)).clip(1)
    for _ in range(EVENING):
        around = np.bincount(ends[:, 0], weights=values[ends[:, 1]], minlength=len(values)) / count
        values = (values + around) / 2
    return values


def tone(light: Floats, facing: Floats) -> Floats:
    """Grey of matt, light skin: shade is never black, and the body darkens a little where it turns away."""
    return np.asarray((0.41 + 0.565 * light.clip(0, 1) ** 0.72) * (0.90 + 0.10 * facing**0.6))


def with_normals(body: Body) -> Body:
    """The body with its normals among the weights, so that they survive a cut: a sliver has none worth having."""
    return replace(body, weights={**body.weights, "normal": body.normals()})


def split_cut(body: Body) -> Body:
    """A body whose cuts have vertices of their own, so that their light does not run into the skin's."""
    cut = body.cut
    if not cut.any():
        return body
    used, index = np.unique(body.faces[cut], return_inverse=True)
    faces = body.faces.copy()
    faces[cut] = len(body.vertices) + index.reshape(-1, 3)
    weights = {name: np.concatenate([values, values[used]]) for name, values in body.weights.items()}
    weights["cut"] = (np.arange(len(weights["normal"])) >= len(body.vertices)).astype(float)
    split = replace(
        body,
        vertices=np.vstack([body.vertices, body.vertices[used]]),
        faces=faces,
        weights=weights,
        reference=np.vstack([body.reference, body.reference[used]]),
    )
    weights["normal"][len(body.vertices) :] = split.normals()[len(body.vertices) :]
    return split


def draw(body: Body, grey: Floats, spec: ViewSpec, per_cm: int) -> tuple[Floats, NDArray[np.bool_]]:
    """(grey, skin) of the view at ``per_cm`` pixels for each centimetre of the sheet, row 0 on top."""
    left, bottom, right, top = spec.bbox
    fine = per_cm * OVERSAMPLING
    width, height = round((right - left) * fine), round((top - bottom) * fine)
    surface = poly_data(body)
    colours = np.repeat(np.round(grey * 255).astype(np.uint8)[:, None], 3, 1)
    surface.GetPointData().SetScalars(numpy_to_vtk(colours, deep=1))
    stage = Stage(surface, width, height, (1.0, 0.0, 0.0))
    stage.hide_inside()
    across, along = (np.array([(left + right) / 2, (bottom + top) / 2]) - spec.origin) / spec.scale
    up = np.array(spec.up, float)
    middle = np.asarray(spec.right, float) * across + up * along
    stage.look(middle, np.array(spec.toward, float), up, (top - bottom) / 2 / spec.scale)
    picture = stage.colours()
    skin = picture[..., 0] == picture[..., 1]
    blocks = (height // OVERSAMPLING, OVERSAMPLING, width // OVERSAMPLING, OVERSAMPLING)
    count = skin.reshape(blocks).sum((1, 3))
    total = np.where(skin, picture[..., 0], 0).reshape(blocks).sum((1, 3), dtype=float)
    return total / np.maximum(count, 1), count > 0


def with_fringe(grey: Floats, skin: NDArray[np.bool_], reach: float) -> Greys:
    """Skin, its grey carried on for ``reach`` pixels, white beyond."""
    distance, nearest = distance_transform_edt(~skin, return_indices=True)
    carried = grey[nearest[0], nearest[1]]
    return even(np.asarray(np.round(np.where(distance <= reach, carried, float(WHITE))), dtype=np.uint8))


def even(picture: Greys) -> Greys:
    """Every second grey only where there is shade: nobody sees one of 255 more or less, and the files are smaller.

    In the lights every grey counts: the window makes eleven shades of each.
    """
    return np.where(picture < LIGHTS, (picture + 1) // 2 * 2, picture).astype(np.uint8)


def save(picture: Greys, path: Path) -> None:
    """Write a small PNG, all at once."""
    part = path.with_name(path.name + ".part")
    Image.fromarray(picture).save(part, format="PNG", optimize=True)
    part.replace(path)


def draw_all(folder: Path, figure: str = mesh.NEUTRAL, views: tuple[ViewSpec, ...] = VIEWS) -> None:
    """Draw every view of a figure into ``folder``, with ``figures.json`` beside the pictures."""
    folder.mkdir(parents=True, exist_ok=True)
    coarse, fine = Parts(mesh.load(figure)), FineParts(with_normals(mesh.load(figure, mesh.SMOOTHING + 1)))
    light: dict[str, tuple[Body, Seen]] = {}
    for spec in views:
        key = spec.part if spec.part in ("body", "no_arms") else f"{spec.part} {spec.side}"
        if key not in light:
            body = split_cut(fine.of(spec))
            light[key] = body, what_is_seen(body, coarse.of(spec))
        body, seen = light[key]
        grey = skin_greys(body, seen, spec)
        for suffix, per_cm in PER_CM.items():
            save(with_fringe(*draw(body, grey, spec, per_cm), FRINGE * per_cm), folder / f"{spec.id}{suffix}.png")
    write_index(folder, views)


def write_index(folder: Path, views: tuple[ViewSpec, ...]) -> None:
    """``figures.json``: for each view its rectangle on the sheet and the pixels for each of its centimetres."""
    index = {
        spec.id: {"rect": [float(c) for c in spec.bbox], "px_per_cm": PER_CM[""], "px_per_cm_2x": PER_CM["@2x"]}
        for spec in views
    }
    (folder / "figures.json").write_text(json.dumps(index, indent=1) + "\n", encoding="utf-8")
