"""The way of a report: from the skin, up the leg, to the low back. A line to explain with, not anatomy."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainterPath

if TYPE_CHECKING:
    from derm_viewer.body.atlas import Atlas
    from derm_viewer.screen.patient.body import Body

_HEIGHTS = {"T12": 31.0, "L1": 29.0, "L2": 26.0, "L3": 23.0, "L4": 20.0, "L5": 17.0, "S1": 14.0, "S2": 12.0}
"""The height on the sheet at which each root leaves the spine, in centimetres; the waist lies at about 28."""
SPINE = (10.0, 31.0)
"""From where to where the low back is hinted at, in centimetres of the sheet."""
_STEP = 9.0
_HIP = 4.0
"""Above this height the line leaves the leg for the spine."""


def spine_x(atlas: Atlas, view: str) -> float:
    """The middle of the body on the sheet in the front or back view."""
    return atlas.view(view).origin[0]


def way_of(body: Body, view: str, start: tuple[float, float], side: str, root: str) -> QPainterPath:
    """The line on the sheet from a point of the skin to the spine, in the front or back view."""
    middle = spine_x(body.atlas, view)
    end = (middle, _HEIGHTS.get(root, _HEIGHTS["L5"]))
    points = [start]
    y = start[1] + _STEP
    while y < _HIP:
        span = body.across(view, y, side)
        if span is not None:
            points.append(((span[0] + span[1]) / 2, y))
        y += _STEP
    outward = 1 if start[0] > middle else -1
    if start[1] < _HIP + _STEP:
        points.append((middle + outward * 8.5, _HIP + 4.0))
    points.append((middle + outward * 3.2, end[1] - 2.5))
    return _smooth([*points, end])


def _smooth(points: list[tuple[float, float]]) -> QPainterPath:
    """A smooth line through points (Catmull and Rom)."""
    path = QPainterPath(QPointF(*points[0]))
    padded = [points[0], *points, points[-1]]
    for before, a, b, after in zip(padded, padded[1:], padded[2:], padded[3:], strict=False):
        first = QPointF(a[0] + (b[0] - before[0]) / 6, a[1] + (b[1] - before[1]) / 6)
        second = QPointF(b[0] - (after[0] - a[0]) / 6, b[1] - (after[1] - a[1]) / 6)
        path.cubicTo(first, second, QPointF(*b))
    return path
