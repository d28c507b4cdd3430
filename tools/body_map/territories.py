"""Territory files: borders in the skin chart, and the label of every skin point from them.

A file of `territories/` is what a reviewer reads. It holds, in TOML:

- `[[band]]`: the roots that wind round the limb, in order. `cut` names the border from which the angle is counted;
  each band ends at its `border`, a curve of theta over t. Before its first knot a border lies beyond everything (the
  band above goes round to the back midline); after its last one it lies at the cut (the band above has ended).
- `[[box]]`: a plain rectangle of the chart, `t` from and to, `theta` from and to, painted over what stands before it.
- `[[patch]]`: a closed ring of knots painted over what stands before it. `label = ""` paints blank.

Knots are [t, theta] of the skin chart (see `charts`); between them runs a monotone cubic curve (PCHIP), so that nothing
overshoots. A ring is made of `sides`, each a list of knots; consecutive sides are joined, and a corner stands where
two sides meet.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import shapely
from scipy.interpolate import PchipInterpolator

Array = npt.NDArray[np.float64]
Labels = npt.NDArray[np.int64]

FOLDER = Path(__file__).parent / "territories"
FAR = 1e3


@dataclass(frozen=True)
class Border:
    """theta over t; `first` and `last` are the heights between which it runs."""

    first: float
    last: float
    curve: PchipInterpolator

    def theta(self, t: Array, before: float, after: float) -> Array:
        """theta at heights t; `before` and `after` stand for it outside its range."""
        inside = self.curve(np.clip(t, self.first, self.last))
        return np.where(t < self.first, before, np.where(t > self.last, after, inside))


@dataclass(frozen=True)
class Territories:
    """The labels of one file: `names[k]` is label k; label 0 is blank."""

    names: tuple[str, ...]
    bands: tuple[tuple[int, Border | None], ...]
    cut: Border | None
    patches: tuple[tuple[int, shapely.Polygon], ...]

    def label(self, t: Array, theta: Array) -> Labels:
        """(n,) labels of points of the chart, theta in [-180, 180)."""
        found = np.zeros(len(t), np.int64)
        if self.cut is not None:
            start = self.cut.theta(t, float(self.cut.curve(self.cut.first)), float(self.cut.curve(self.cut.last)))
            turned = np.where(theta < start, theta + 360, theta)
            for label, border in self.bands:
                reached = np.full(len(t), True) if border is None else turned >= border.theta(t, FAR, -FAR)
                found[reached] = label
        for label, ring in self.patches:
            shapely.prepare(ring)
            for turn in (-360, 0, 360):
                found[shapely.contains_xy(ring, theta + turn, t)] = label
        return found


def border(knots: list[list[float]]) -> Border:
    """A border from its [t, theta] knots in the order of t."""
    t, theta = np.array(knots, float).T
    return Border(float(t[0]), float(t[-1]), PchipInterpolator(t, theta))


def side(knots: list[list[float]]) -> Array:
    """(n, 2) points (theta, t) of a smooth curve through [t, theta] knots, monotone between neighbouring knots."""
    points = np.array(knots, float)
    if len(points) < 3:
        return np.asarray(points[:, ::-1])
    step = np.hypot(np.diff(points[:, 0]), np.diff(points[:, 1]) / 90)
    along = np.r_[0, np.cumsum(step)]
    fine = np.linspace(0, along[-1], 24 * len(points))
    return np.stack([PchipInterpolator(along, points[:, k])(fine) for k in (1, 0)], 1)


def ring(sides: list[list[list[float]]]) -> shapely.Polygon:
    """The polygon (theta, t) whose boundary runs along the sides in turn."""
    polygon = shapely.Polygon(np.vstack([side(knots)[:-1] for knots in sides]))
    if not polygon.is_valid:
        raise ValueError(f"the ring that starts at {sides[0][0]} crosses itself: {shapely.is_valid_reason(polygon)}")
    return polygon


def read(name: str) -> Territories:
    """Read `territories/<name>.toml`."""
    data = tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))
    return build(data)


def build(data: dict[str, Any]) -> Territories:
    """Territories from the parsed file."""
    bands, boxes, patches = data.get("band", []), data.get("box", []), data.get("patch", [])
    names = ("", *dict.fromkeys(item["label"] for item in (*bands, *boxes, *patches) if item["label"]))
    painted = [(b["label"], shapely.box(b["theta"][0], b["t"][0], b["theta"][1], b["t"][1])) for b in boxes]
    painted += [(p["label"], ring(p["sides"])) for p in patches]
    return Territories(
        names,
        tuple((names.index(b["label"]), border(b["border"]) if "border" in b else None) for b in bands),
        border(data["cut"]) if "cut" in data else None,
        tuple((names.index(label), shape) for label, shape in painted),
    )
