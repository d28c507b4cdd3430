"""Zoom and pan of the canvas as a frozen value: pure arithmetic, no Qt."""

from __future__ import annotations

from typing import NamedTuple

NEAREST, FARTHEST = 20.0, 1.0


class Camera(NamedTuple):
    """A canvas point (x, y) at zoom 1 appears at (x * zoom + dx, y * zoom + dy), in logical pixels."""

    zoom: float = 1.0
    dx: float = 0.0
    dy: float = 0.0

    def zoomed(self, factor: float, x: float, y: float, width: float, height: float) -> Camera:
        """Zoomed by `factor` about the point (x, y) of the widget, within the limits."""
        zoom = min(NEAREST, max(FARTHEST, self.zoom * factor))
        real = zoom / self.zoom
        return Camera(zoom, x - (x - self.dx) * real, y - (y - self.dy) * real).bounded(width, height)

    def panned(self, by_x: float, by_y: float, width: float, height: float) -> Camera:
        """Shifted by so many pixels, never past the edge of the picture."""
        return Camera(self.zoom, self.dx + by_x, self.dy + by_y).bounded(width, height)

    def bounded(self, width: float, height: float) -> Camera:
        """With the picture covering the whole widget."""
        spare_x, spare_y = width * (self.zoom - 1), height * (self.zoom - 1)
        return Camera(self.zoom, min(0.0, max(-spare_x, self.dx)), min(0.0, max(-spare_y, self.dy)))
