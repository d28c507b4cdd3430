"""One view as pixels: which triangle of the skin each pixel shows, and the skin point there.

VTK draws triangle numbers off screen with an orthographic camera; the skin point follows from barycentric weights.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pyvista as pv

from tools.body_map.mesh import Body
from tools.body_map.views import ViewSpec

Array = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Picture:
    """Pixels of a view, row 0 at the top of `bbox`: `triangle` is -1 off the body. `points` (n, 3) are skin points of
    the pixels that show skin, in the order of `triangle >= 0`; `weights` (n, 3) are their shares of the corners.
    """

    spec: ViewSpec
    per_cm: float
    triangle: npt.NDArray[np.int64]
    points: Array
    weights: Array

    def carry(self, body: Body, values: Array) -> Array:
        """Values of the vertices, (m,) or (m, k), at the pixels that show skin."""
        corners = values[body.faces[self.triangle[self.skin]]]
        return np.asarray(np.einsum("nc...,nc->n...", corners, self.weights))

    @property
    def skin(self) -> npt.NDArray[np.bool_]:
        """Which pixels show skin."""
        return np.asarray(self.triangle >= 0)

    def sheet(self, rows: Array, columns: Array) -> Array:
        """(n, 2) sheet coordinates of pixel-corner indices (row, column)."""
        left, _, _, top = self.spec.bbox
        return np.stack([left + columns / self.per_cm, top - rows / self.per_cm], 1)

    def pixel(self, sheet: Array) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]:
        """Row and column of the pixels that hold (n, 2) sheet points, clipped to the picture."""
        left, _, _, top = self.spec.bbox
        rows, columns = (top - sheet[:, 1]) * self.per_cm, (sheet[:, 0] - left) * self.per_cm
        height, width = self.triangle.shape
        return rows.astype(int).clip(0, height - 1), columns.astype(int).clip(0, width - 1)


def draw_numbers(body: Body, spec: ViewSpec, per_cm: float) -> npt.NDArray[np.int64]:
    """Triangle numbers per pixel of the view's rectangle, -1 where there is none."""
    faces = body.faces
    number = np.arange(len(faces)) + 1
    mesh = pv.PolyData(body.vertices.astype(float), np.c_[np.full(len(faces), 3), faces].ravel())
    mesh.cell_data["rgb"] = np.c_[number & 255, (number >> 8) & 255, (number >> 16) & 255].astype(np.uint8)
    left, bottom, right, top = spec.bbox
    size = (round((right - left) * per_cm), round((top - bottom) * per_cm))
    plot = pv.Plotter(off_screen=True, window_size=size, lighting="none")
    plot.set_background("black")
    plot.add_mesh(mesh, scalars="rgb", rgb=True, lighting=False, interpolate_before_map=False)
    plot.enable_parallel_projection()
    middle = (np.array([(left + right) / 2, (bottom + top) / 2]) - spec.origin) / spec.scale
    centre = spec.right * middle[0] + np.array(spec.up) * middle[1]
    toward = np.array(spec.toward, float)
    plot.camera.position, plot.camera.focal_point, plot.camera.up = tuple(centre + toward * 600), tuple(centre), spec.up
    plot.camera.parallel_scale = (top - bottom) / 2 / spec.scale
    plot.camera.clipping_range = (1.0, 1200.0)
    plot.disable_anti_aliasing()
    image = plot.screenshot(None).astype(np.int64)
    plot.close()
    return np.asarray(image[..., 0] + (image[..., 1] << 8) + (image[..., 2] << 16) - 1)


def take(body: Body, spec: ViewSpec, per_cm: float) -> Picture:
    """The picture of a view at `per_cm` pixels per centimetre of the sheet; skin turned away from the camera is off."""
    number = draw_numbers(body, spec, per_cm)
    corners = body.vertices[body.faces].astype(float)
    facing = np.cross(corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0]) @ np.array(spec.toward) > 0
    number[(number >= 0) & ~facing[np.clip(number, 0, len(facing) - 1)]] = -1
    rows, columns = np.nonzero(number >= 0)
    left, _, _, top = spec.bbox
    where = np.c_[left + (columns + 0.5) / per_cm, top - (rows + 0.5) / per_cm]
    chosen = corners[number[rows, columns]]
    flat = spec.project(chosen.reshape(-1, 3)).reshape(-1, 3, 2)
    weights = barycentric(flat, where)
    return Picture(spec, per_cm, number, (chosen * weights[..., None]).sum(1), weights)


def barycentric(triangles: Array, points: Array) -> Array:
    """(n, 3) weights of each point in its (3, 2) triangle, clipped to it."""
    a, b, c = triangles[:, 0], triangles[:, 1], triangles[:, 2]
    bc, ac, pc = b - c, a - c, points - c
    det = bc[:, 1] * ac[:, 0] - bc[:, 0] * ac[:, 1]
    det = np.where(np.abs(det) < 1e-12, 1e-12, det)
    u = (bc[:, 1] * pc[:, 0] - bc[:, 0] * pc[:, 1]) / det
    v = (ac[:, 0] * pc[:, 1] - ac[:, 1] * pc[:, 0]) / det
    weights = np.clip(np.c_[u, v, 1 - u - v], 0, 1)
    return np.asarray(weights / weights.sum(1, keepdims=True))
