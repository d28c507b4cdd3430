"""How much light falls on each vertex of a body from a bright sky that the body itself hides in part.

The sky is a few hundred directions. For each one VTK draws the body's depth off screen as seen from there, and a vertex
that lies behind the nearest skin is in the shade: soft shadows between the toes, under the chin, in the gluteal cleft.
Needs VTK.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import vtk
from numpy.typing import NDArray
from vtk.util.numpy_support import numpy_to_vtk, numpy_to_vtkIdTypeArray, vtk_to_numpy

from tools.body_map.mesh import Body, Floats

DIRECTIONS = 320
MAP_SIZE = 1500  # pixels of the depth picture, square
FAR = 400.0  # cm between the camera and the middle of the body


def sky(count: int) -> Floats:
    """(count, 3) unit vectors spread evenly over the sphere (Fibonacci's spiral)."""
    k = np.arange(count) + 0.5
    up, turn = 1 - 2 * k / count, k * np.pi * (3 - np.sqrt(5))
    across = np.sqrt(1 - up**2)
    return np.stack([across * np.cos(turn), up, across * np.sin(turn)], 1)


def poly_data(body: Body) -> vtk.vtkPolyData:
    """The body as VTK wants it."""
    points = vtk.vtkPoints()
    points.SetData(numpy_to_vtk(np.ascontiguousarray(body.vertices, dtype=np.float32), deep=1))
    cells = vtk.vtkCellArray()
    offsets = np.arange(0, 3 * len(body.faces) + 1, 3, dtype=np.int64)
    cells.SetData(
        numpy_to_vtkIdTypeArray(offsets, deep=1),
        numpy_to_vtkIdTypeArray(body.faces.astype(np.int64).ravel(), deep=1),
    )
    surface = vtk.vtkPolyData()
    surface.SetPoints(points)
    surface.SetPolys(cells)
    return surface


class Stage:
    """An off-screen window with one unlit surface in it, drawn without perspective."""

    def __init__(
        self, surface: vtk.vtkPolyData, width: int, height: int, background: tuple[float, float, float]
    ) -> None:
        """Sizes in pixels; the background's colours 0 to 1."""
        mapper = vtk.vtkPolyDataMapper()
        mapper.SetInputData(surface)
        actor = vtk.vtkActor()
        actor.SetMapper(mapper)
        self.surface = actor.GetProperty()
        self.surface.LightingOff()
        self.renderer = vtk.vtkRenderer()
        self.renderer.SetBackground(*background)
        self.renderer.AddActor(actor)
        self.window = vtk.vtkRenderWindow()
        self.window.SetOffScreenRendering(1)
        self.window.SetMultiSamples(0)
        self.window.SetSize(width, height)
        self.window.AddRenderer(self.renderer)
        self.shape = (height, width)

    def hide_inside(self) -> None:
        """Do not draw skin that turns its inner side to the camera: a leg that was cut off is open above."""
        self.surface.BackfaceCullingOn()

    def look(self, middle: Floats, toward: Floats, up: Floats, half_height: float) -> None:
        """Point the camera at the middle; ``toward`` leads from there to the camera; half the height in cm."""
        camera = self.renderer.GetActiveCamera()
        camera.ParallelProjectionOn()
        camera.SetPosition(*(middle + toward * FAR))
        camera.SetFocalPoint(*middle)
        camera.SetViewUp(*up)
        camera.SetParallelScale(half_height)
        camera.SetClippingRange(FAR - 200, FAR + 200)
        self.window.Render()

    def _grab(self, kind: str) -> NDArray[np.generic]:
        grab = vtk.vtkWindowToImageFilter()
        grab.SetInput(self.window)
        getattr(grab, f"SetInputBufferTypeTo{kind}")()
        grab.ReadFrontBufferOff()
        grab.Update()
        return np.asarray(vtk_to_numpy(grab.GetOutput().GetPointData().GetScalars()))

    def colours(self) -> NDArray[np.uint8]:
        """(height, width, 3), row 0 on top."""
        return self._grab("RGB").reshape(*self.shape, 3)[::-1].astype(np.uint8)

    def depth(self) -> Floats:
        """(height, width), row 0 at the bottom: how far towards the camera the skin is from the middle, cm."""
        return np.asarray(200 - 400 * self._grab("ZBuffer").reshape(self.shape).astype(float))


@dataclass(frozen=True)
class Seen:
    """Which directions of the sky each vertex sees."""

    sky: Floats  # (d, 3)
    open: NDArray[np.bool_]  # (d, n)


def what_is_seen(fine: Body, occluder: Body) -> Seen:
    """The sky as seen from the vertices of ``fine`` past ``occluder``, the same body perhaps with larger triangles.

    ``fine`` has its normals among its weights.
    """
    low, high = occluder.vertices.min(0), occluder.vertices.max(0)
    middle, half = (low + high) / 2, float(np.linalg.norm(high - low)) / 2
    pixel = 2 * half / MAP_SIZE
    stage = Stage(poly_data(occluder), MAP_SIZE, MAP_SIZE, (0, 0, 0))
    normals, directions = fine.weights["normal"], sky(DIRECTIONS)
    lifted = fine.vertices + normals * (1.5 * pixel) - middle
    rows = [_open(stage, lifted, normals, middle, toward, half, pixel) for toward in directions]
    return Seen(directions, np.stack(rows))


def _open(
    stage: Stage, points: Floats, normals: Floats, middle: Floats, toward: Floats, half: float, pixel: float
) -> NDArray[np.bool_]:
    """Which points (relative to the middle) have nothing in front of them in one direction."""
    side = np.cross((0.0, 1.0, 0.0), toward)
    right = side / np.linalg.norm(side)
    up = np.cross(toward, right)
    stage.look(middle, toward, up, half)
    depth = stage.depth()
    column = ((points @ right + half) / pixel).astype(int).clip(0, MAP_SIZE - 1)
    row = ((points @ up + half) / pixel).astype(int).clip(0, MAP_SIZE - 1)
    facing = normals @ toward
    slack = pixel * (0.5 + 1.0 / facing.clip(0.15, 1))
    return np.asarray((facing > 0) & (points @ toward > depth[row, column] - slack))
