"""The views of the sheet: an orthographic camera each, and where its picture lies on the sheet.

Body coordinates are centimetres: x to the patient's left, y up (sole -83, crown +83), z forward. Sheet coordinates are
x to the right, y up. `sheet = origin + scale * (point . right, point . up)`.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[np.float64]
Triple = tuple[float, float, float]

FOOT_SCALE = 1.8
SADDLE_SCALE = 1.3


@dataclass(frozen=True)
class ViewSpec:
    """One view: `toward` points from the body to the camera; `part` is body, no_arms, leg, foot or perineum.

    `side` is the side of the skin that counts in this view (the patient's), midline where both do.
    """

    id: str
    title: str
    side: str
    part: str
    toward: Triple
    up: Triple
    bbox: tuple[float, float, float, float]
    origin: tuple[float, float]
    scale: float

    @property
    def right(self) -> Array:
        """Unit vector of the body that points to the right in the picture."""
        return np.asarray(np.cross(np.array(self.up), np.array(self.toward)), float)

    def project(self, points: Array) -> Array:
        """(n, 2) sheet coordinates of (n, 3) body points."""
        flat = np.c_[points @ self.right, points @ np.array(self.up)]
        return np.asarray(np.array(self.origin) + self.scale * flat)


def _view(
    id_: str, title: str, side: str, part: str, toward: Triple, middle: float, left: float, width: float
) -> ViewSpec:
    """A standing view whose rectangle starts at sheet x `left`; `middle` is the coordinate across in its centre."""
    right = np.cross((0, 1, 0), toward)
    across = middle * float(right[0] + right[2])
    y = (-88.0, 3.0) if part == "leg" else (-88.0, 88.0)
    bbox, origin = (left, y[0], left + width, y[1]), (left + width / 2 - across, 0.0)
    return ViewSpec(id_, title, side, part, toward, (0, 1, 0), bbox, origin, 1.0)


def _foot(id_: str, title: str, side: str, toward: Triple, left: float) -> ViewSpec:
    """A view of one foot from above or below, toes up; the middle of the foot is 19.2 cm from the midline."""
    width, low, high = 22.0, 4.0, 51.0
    right = np.cross((0, 0, 1), toward)
    x = (19.2 if side == "left" else -19.2) * float(right[0])
    origin = (left + width / 2 - FOOT_SCALE * x, (low + high) / 2 - FOOT_SCALE * 9.0)
    return ViewSpec(id_, title, side, "foot", toward, (0, 0, 1), (left, low, left + width, high), origin, FOOT_SCALE)


def _below(id_: str, title: str, left: float, bottom: float, width: float) -> ViewSpec:
    """The pelvis from below without the thighs, front up; the patient's left is on the right."""
    high = bottom + 34.0
    origin = (left + width / 2, (bottom + high) / 2 - SADDLE_SCALE * 1.5)
    return ViewSpec(
        id_,
        title,
        "midline",
        "perineum",
        (0, -1, 0),
        (0, 0, 1),
        (left, bottom, left + width, high),
        origin,
        SADDLE_SCALE,
    )


VIEWS: tuple[ViewSpec, ...] = (
    _view("anterior", "Front", "midline", "body", (0, 0, 1), 0, -176, 76),
    _view("posterior", "Back", "midline", "body", (0, 0, -1), 0, -98, 76),
    _view("left_lateral", "Left side", "left", "no_arms", (1, 0, 0), 4.5, -20, 44),
    _view("right_lateral", "Right side", "right", "no_arms", (-1, 0, 0), 4.5, 26, 44),
    _view("left_medial", "Left leg, inner side", "left", "leg", (-1, 0, 0), 4.5, 74, 44),
    _view("right_medial", "Right leg, inner side", "right", "leg", (1, 0, 0), 4.5, 122, 44),
    _foot("left_dorsum", "Left foot, top", "left", (0, 1, 0), 74),
    _foot("right_dorsum", "Right foot, top", "right", (0, 1, 0), 98),
    _foot("right_sole", "Right foot, sole", "right", (0, -1, 0), 122),
    _foot("left_sole", "Left foot, sole", "left", (0, -1, 0), 146),
    _below("perineum", "Saddle area from below", 84, 54, 74),
)
