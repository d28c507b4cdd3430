"""Which part of the body each view shows."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np

from tools.body_map import mesh
from tools.body_map.mesh import Body, Bools, Floats, Ints
from tools.body_map.views import ViewSpec

FOOT_TOP = 5.0  # a foot view is cut this many cm above the ankle joint


@dataclass(frozen=True)
class Parts:
    """The bodies that the views draw, made once from the committed mesh."""

    whole: Body

    @cached_property
    def armless(self) -> Body:
        """The body for the views from the side."""
        return mesh.load_without_arms(self.whole.figure)

    def of(self, spec: ViewSpec) -> Body:
        """The surface that a view draws. Triangles that close a cut come last, see `cut_triangles`."""
        if spec.part == "body":
            return self.whole
        if spec.part == "no_arms":
            return self.armless
        if spec.part == "leg":
            return mesh.leg(self.armless, spec.side)
        return foot(self.whole, spec.side)


def foot(body: Body, side: str) -> Body:
    """One foot with the ankle, closed above by a cut that is flat on the neutral figure."""
    top = float(mesh.read_cage().joints["ankle_joint"][1]) + FOOT_TOP
    open_foot = mesh.leg(body, side, lambda z: np.full_like(z, top))
    return close_top(open_foot)


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


def cut_triangles(body: Body) -> Bools:
    """Which triangles close a cut and are no skin."""
    return body.cut
