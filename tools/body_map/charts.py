"""The skin chart: every point of a half body gets a height `t` along the limb and an angle `theta` about it.

`t` is 0 at the hip joint, 1 at the knee joint, 2 at the ankle joint, negative on the trunk, 2 to 2.5 round the heel
and 2.5 to 3 from the middle of the foot to the tip of the toes. `theta` is in degrees about the limb's middle line: 0
front, 90 outer side, 180 back, 270 (= -90) inner side; on the trunk the middle line moves to the body's axis, so the
front midline has a theta below 0 and the back midline one above 180. On the foot 0 is the dorsum, 180 the sole, 90 the
outer and 270 the inner border: there theta runs evenly across the foot, and beyond the webs straight on, so that a
border can be placed between two toes.
The chart is the same for both sides: the right one is mirrored.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy.interpolate import PchipInterpolator
from scipy.ndimage import gaussian_filter1d

from tools.body_map.mesh import Body

Array = npt.NDArray[np.float64]

# Where the middle line leaves the limb's centre for the body's axis: (height above the hip joint in cm, share of the
# way out from the body's axis to the limb's centre).
# The axis before the ankle about which the limb's slices turn into the foot's: cm above and before the joint.
BEND = (4.0, 12.0)
TRUNK_SHARE = ((-14.0, 1.0), (-4.0, 0.86), (4.0, 0.65), (12.0, 0.35), (22.0, 0.0))


@dataclass(frozen=True)
class Slices:
    """Middle and half-width of the limb in slices: `at` (cm or degrees), `x` and `other` of the middle."""

    at: Array
    x: Array
    other: Array
    half: Array

    def middle(self, at: Array) -> tuple[Array, Array, Array]:
        """x of the middle, the other coordinate of the middle and the half-width at `at`."""
        return (np.interp(at, self.at, self.x), np.interp(at, self.at, self.other), np.interp(at, self.at, self.half))


def slices(at: Array, x: Array, other: Array, steps: Array, smooth: float) -> Slices:
    """Middles of the extent of (x, other) in slices round each step; empty slices are filled from their neighbours."""
    rows = []
    half_step = (steps[1] - steps[0]) * 0.75
    for step in steps:
        here = np.abs(at - step) <= half_step
        if here.sum() >= 8:
            a, b = x[here], other[here]
            rows.append((step, (a.min() + a.max()) / 2, (b.min() + b.max()) / 2, (a.max() - a.min()) / 2))
    table = np.array(rows).T
    full = [np.interp(steps, table[0], row) for row in table[1:]]
    return Slices(steps, *(gaussian_filter1d(row, smooth, mode="nearest") for row in full))


class Chart:
    """(t, theta) of skin points of one figure; see the module for the conventions."""

    def __init__(self, body: Body) -> None:
        """Measure the left half of the body; the arms do not count."""
        self.hip = np.array(body.joints["hip_joint"])
        self.knee = np.array(body.joints["knee_joint"])
        self.ankle = np.array(body.joints["ankle_joint"])
        self.centre_y, self.centre_z = float(self.ankle[1] + BEND[0]), float(self.ankle[2] + BEND[1])
        self.t_bend = 2.0 - BEND[0] / float(self.knee[1] - self.ankle[1])
        skin = body.vertices[(body.arm < 0.5) & (body.vertices[:, 0] >= -0.01)].astype(float)
        x, y, z = skin.T
        up = y > self.centre_y
        self.limb = slices(y[up], x[up], z[up], np.arange(self.centre_y, 60.0, 2.0), 1.5)
        foot = ~up
        bend = self._bend(skin[foot])
        self.web = float(body.joints["l-toe-1-1"][2])
        self.tip = float(z[foot].max())
        round_heel = z[foot] <= self.centre_z
        self.heel = slices(bend[0][round_heel], x[foot][round_heel], bend[1][round_heel], np.linspace(0, 90, 19), 1.0)
        self.toes = slices(
            z[foot][~round_heel],
            x[foot][~round_heel],
            y[foot][~round_heel],
            np.arange(self.centre_z, self.tip, 0.8),
            1.0,
        )
        self._join()

    def _bend(self, p: Array) -> tuple[Array, Array]:
        """Angle (degrees, 0 behind, 90 below) and distance (cm) about the axis across the front of the ankle."""
        down, back = self.centre_y - p[:, 1], self.centre_z - p[:, 2]
        return np.degrees(np.arctan2(down, back)), np.hypot(down, back)

    def _join(self) -> None:
        """Let the three tables meet: the leg's last slice is the heel's first, the heel's last the foot's first."""
        x, z, half = (float(a) for a in self.limb.middle(np.array(self.centre_y)))
        self.heel.x[0], self.heel.other[0], self.heel.half[0] = x, self.centre_z - z, half
        x, y, half = (float(a) for a in self.toes.middle(np.array(self.centre_z)))
        self.heel.x[-1], self.heel.other[-1], self.heel.half[-1] = x, self.centre_y - y, half

    def __call__(self, points: Array) -> tuple[Array, Array]:
        """(t, theta) of (n, 3) skin points; points of the right half are mirrored first. theta is in [-180, 180)."""
        p = np.asarray(points, float).copy()
        p[:, 0] = np.abs(p[:, 0])
        t, theta = self._limb(p)
        low = p[:, 1] < self.centre_y
        if low.any():
            t[low], theta[low] = self._foot(p[low])
        return t, theta

    def _limb(self, p: Array) -> tuple[Array, Array]:
        x, y, z = p.T
        t = np.interp(
            -y,
            [-60.0, -self.hip[1], -self.knee[1], -self.ankle[1]],
            [-(60.0 - self.hip[1]) / (self.hip[1] - self.knee[1]), 0, 1, 2],
        )
        mx, mz, _ = self.limb.middle(y)
        share = PchipInterpolator(*np.array(TRUNK_SHARE).T)(
            np.clip(y - self.hip[1], TRUNK_SHARE[0][0], TRUNK_SHARE[-1][0])
        )
        thigh = float(self.limb.middle(np.array(self.hip[1] + TRUNK_SHARE[0][0]))[0])
        mx = np.where(y > self.hip[1] + TRUNK_SHARE[0][0], thigh * share, mx)
        return t, np.degrees(np.arctan2(x - mx, z - mz))

    def _foot(self, p: Array) -> tuple[Array, Array]:
        x, y, z = p.T
        bend, distance = self._bend(p)
        behind = z <= self.centre_z
        hx, hr, hh = self.heel.middle(bend)
        tx, _, th = self.toes.middle(np.minimum(z, self.web))
        ty = self.toes.middle(z)[1]
        t = np.where(
            behind,
            self.t_bend + (2.5 - self.t_bend) * np.clip(bend, 0, 90) / 90,
            2.5 + 0.5 * (z - self.centre_z) / (self.tip - self.centre_z),
        )
        across = x - np.where(behind, hx, tx)
        above = np.where(behind, hr - distance, y - ty)
        angle = np.degrees(np.arctan2(across, above))
        even = 90 * np.clip(across / np.where(behind, hh, th), -1, 1)
        even = np.where(above >= 0, even, np.where(across >= 0, 180 - even, -180 - even))
        mix = np.clip((t - self.t_bend) / (2.5 - self.t_bend), 0, 1) ** 2
        return t, angle + mix * (even - angle)
