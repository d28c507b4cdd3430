"""Which part of the body each view shows."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np

from tools.body_map import mesh
from tools.body_map.mesh import Body, Floats, Ints, clip
from tools.body_map.views import ViewSpec

FOOT_TOP = 5.0  # a foot view is cut this many cm above the ankle joint
SADDLE_TOP = 8.0  # cm: where the body above the saddle area is left out, out of sight
# The cut through each thigh: its height at the midline, its rise for each cm outwards and for each cm to the front. It
# leaves the groin fold, the upper inner thigh and the gluteal fold, so that the skin between the thighs is well seen.
THIGH_CUT = (-18.0, 1.3, 0.2)


@dataclass(frozen=True)
class Parts:
    """The bodies that the views draw, made once from the committed mesh."""

    whole: Body

    @cached_property
    def armless(self) -> Body:
        """The body for the views from the side."""
        return mesh.load_without_arms(self.whole.figure)

    def of(self, spec: ViewSpec) -> Body:
        """The surface that a view draws. Triangles that close a cut are marked in its `cut`."""
        if spec.part == "body":
            return self.whole
        if spec.part == "no_arms":
            return self.armless
        if spec.part == "leg":
            return mesh.leg(self.armless, spec.side)
        if spec.part == "perineum":
            return saddle(self.armless)
        return foot(self.whole, spec.side)


def foot(body: Body, side: str) -> Body:
    """One foot with the ankle, closed above by a cut that is flat on the neutral figure."""
    top = float(mesh.read_cage().joints["ankle_joint"][1]) + FOOT_TOP
    open_foot = mesh.leg(body, side, lambda z: np.full_like(z, top))
    return close_top(open_foot)


def saddle(body: Body) -> Body:
    """The pelvis with both thighs cut away obliquely, for the view from below; only the thighs are closed."""
    pelvis = clip(body, SADDLE_TOP - body.reference[:, 1])
    x, y, z = pelvis.reference.T
    middle, outwards, forwards = THIGH_CUT
    pelvis = clip(pelvis, y - (middle + outwards * np.abs(x) + forwards * z))
    rim = rim_edges(pelvis)
    side = np.where(pelvis.reference[rim[:, 0], 1] < SADDLE_TOP - 0.01, np.sign(pelvis.reference[rim[:, 0], 0]), 0)
    return close(close(pelvis, rim[side > 0]), rim[side < 0])


def close_top(body: Body) -> Body:
    """Close the open upper end with a fan of triangles round a new vertex in its middle."""
    return close(body, rim_edges(body))


def close(body: Body, rim: Ints) -> Body:
    """Close one opening, whose directed edges are given, with a fan of triangles round a new vertex in its middle."""
    new = len(body.vertices)
    fan = np.c_[rim[:, 1], rim[:, 0], np.full(len(rim), new)].astype(np.int32)

    def with_middle(values: Floats) -> Floats:
        return np.concatenate([values, values[rim[:, 0]].mean(0)[None]])

    return replace(
        body,
        vertices=with_middle(body.vertices),
        faces=np.vstack([body.faces, fan]),
        weights={name: with_middle(values) for name, values in body.weights.items()},
        reference=with_middle(body.reference),
        cut=np.concatenate([body.cut, np.ones(len(fan), bool)]),
    )


def rim_edges(body: Body) -> Ints:
    """(n, 2) directed edges that belong to one triangle only."""
    edges = np.vstack([body.faces[:, [0, 1]], body.faces[:, [1, 2]], body.faces[:, [2, 0]]])
    _, index, count = np.unique(np.sort(edges, axis=1), axis=0, return_inverse=True, return_counts=True)
    return np.asarray(edges[count[index] == 1])
