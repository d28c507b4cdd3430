"""The derived bodies: read one, smooth it, take its arms off, keep one leg.

Centimetres; x to the patient's left, y up (soles at -83, crown at +83 in every figure, whatever the height of the
people it stands for), z to the front. A body is its own mirror image in the plane x = 0. ``data/`` holds a coarse cage
of quadrilaterals for each figure, made by ``make_mesh`` from the CC0 base mesh of MakeHuman; the smooth body is its
Catmull-Clark subdivision. The figures have the same vertices in the same order: a vertex is the same skin in all.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Ints = NDArray[np.int32]
Bools = NDArray[np.bool_]

DATA = Path(__file__).parent / "data"
NEUTRAL = "neutral"
FIGURES = (NEUTRAL, "female", "male")
SMOOTHING = 1  # subdivisions of the cage: 53,500 vertices, their mean distance 0.5 cm, 0.2 cm at the toes

# The columns of the cage's weights. Each is 0 to 1 and soft at its end.
WEIGHTS = ("arm", "hand", "head", "leg_left", "leg_right", "toe1", "toe2", "toe3", "toe4", "toe5", "cap")


@dataclass(frozen=True)
class Cage:
    """The coarse closed surface: every face has four corners, counter-clockwise from outside."""

    vertices: Floats  # (n, 3), cm
    quads: Ints  # (m, 4)
    weights: Floats  # (n, len(WEIGHTS))
    joints: Mapping[str, Floats]  # name -> (3,), cm


@dataclass(frozen=True)
class Body:
    """A surface of triangles, counter-clockwise from outside, with soft membership of its vertices in parts.

    ``weights["toe"]`` is (n, 5), great toe first, both feet together; ``weights["cap"]`` is 1 on the skin that closes
    the shoulders of a body without arms. The other weights are (n,): arm (upper arm to hand), hand, head (with the
    neck), leg_left, leg_right.

    ``reference`` is the same skin on the neutral figure: one chart, measured there, serves all figures, and a cut that
    is chosen there goes through the same skin in all of them.
    """

    vertices: Floats  # (n, 3), cm
    faces: Ints  # (m, 3)
    joints: Mapping[str, Floats]  # name -> (3,), cm; hip_joint, knee_joint and ankle_joint are the left leg's
    weights: Mapping[str, Floats]
    reference: Floats  # (n, 3), cm: where each vertex is on the neutral figure
    cut: Bools  # (m,): which triangles close a cut and are no skin
    figure: str = NEUTRAL

    @property
    def arm(self) -> Floats:
        """How much each vertex belongs to an arm, 0 to 1."""
        return self.weights["arm"]

    @property
    def hand(self) -> Floats:
        """How much each vertex belongs to a hand, 0 to 1."""
        return self.weights["hand"]

    @property
    def head(self) -> Floats:
        """How much each vertex belongs to the head or neck, 0 to 1."""
        return self.weights["head"]

    @property
    def toe(self) -> NDArray[np.int8]:
        """The toe of every vertex, 1 (great toe) to 5, or 0."""
        toes = self.weights["toe"]
        return np.where(toes.max(1) >= 0.5, toes.argmax(1) + 1, 0).astype(np.int8)

    def normals(self) -> Floats:
        """Unit normals of the vertices, outwards, each face weighted by its area."""
        corner = self.vertices[self.faces]
        of_face = np.cross(corner[:, 1] - corner[:, 0], corner[:, 2] - corner[:, 0])
        total = np.zeros_like(self.vertices)
        for k in range(3):
            np.add.at(total, self.faces[:, k], of_face)
        return np.asarray(total / np.linalg.norm(total, axis=1, keepdims=True).clip(1e-12))


def read_cage(figure: str = NEUTRAL) -> Cage:
    """The cage of a figure as committed."""
    with np.load(DATA / f"{figure}.npz", allow_pickle=False) as data:
        joints = {name: np.array(xyz) for name, xyz in json.loads(str(data["joints"])).items()}
        return Cage(
            data["vertices"].astype(float), data["quads"].astype(np.int32), data["weights"].astype(float) / 255, joints
        )


def load(figure: str = NEUTRAL, smoothing: int = SMOOTHING) -> Body:
    """The whole body of one of the ``FIGURES``."""
    return with_reference(figure, read_cage, smoothing)


def load_without_arms(figure: str = NEUTRAL, smoothing: int = SMOOTHING) -> Body:
    """The body with both arms taken off at the shoulder and the skin closed there, for the views from the side."""
    return with_reference(figure, lambda name: without_arms(read_cage(name)), smoothing)


def with_reference(figure: str, cage: Callable[[str], Cage], smoothing: int) -> Body:
    """The smooth body of a figure, each vertex with its place on the neutral figure."""
    neutral = smooth(cage(NEUTRAL), smoothing)
    if figure == NEUTRAL:
        return neutral
    return replace(smooth(cage(figure), smoothing), reference=neutral.vertices, figure=figure)


def smooth(cage: Cage, times: int) -> Body:
    """Subdivide the cage and cut each quadrilateral in two, the same way left and right; its own reference."""
    values, quads = np.hstack([cage.vertices, cage.weights]), cage.quads
    for _ in range(times):
        values, quads = subdivide(values, quads)
    faces = np.vstack([quads[:, [0, 1, 2]], quads[:, [0, 2, 3]]]).astype(np.int32)
    part = dict(zip(WEIGHTS, values[:, 3:].clip(0, 1).T, strict=True))
    toes = np.stack([part.pop(f"toe{k}") for k in range(1, 6)], 1)
    vertices = values[:, :3]
    return Body(vertices, faces, cage.joints, {**part, "toe": toes}, vertices, np.zeros(len(faces), bool))


def subdivide(values: Floats, quads: Ints) -> tuple[Floats, Ints]:
    """One step of Catmull and Clark on a closed surface; ``values`` may have any number of columns.

    Every new face starts at an old vertex, so that cutting faces from corner 0 to corner 2 is mirror-symmetric.
    """
    n, m = len(values), len(quads)
    ends = np.sort(np.stack([quads, np.roll(quads, -1, 1)], -1).reshape(-1, 2), axis=1)
    edges, edge_of = np.unique(ends, axis=0, return_inverse=True)
    edge_of = edge_of.reshape(m, 4)
    face_point = values[quads].mean(1)
    middle = values[edges].mean(1)
    across = np.zeros_like(middle)
    np.add.at(across, edge_of.ravel(), np.repeat(face_point, 4, 0))
    edge_point = (2 * middle + across) / 4
    valence, around, spokes = np.zeros(n), np.zeros_like(values), np.zeros_like(values)
    np.add.at(valence, quads.ravel(), 1)
    np.add.at(around, quads.ravel(), np.repeat(face_point, 4, 0))
    np.add.at(spokes, edges[:, 0], middle)
    np.add.at(spokes, edges[:, 1], middle)
    k = valence[:, None]
    moved = (around / k + 2 * spokes / k + (k - 3) * values) / k
    new = [
        np.stack([quads[:, c], n + edge_of[:, c], n + len(edges) + np.arange(m), n + edge_of[:, c - 1]], 1)
        for c in range(4)
    ]
    return np.vstack([moved, edge_point, face_point]), np.vstack(new).astype(np.int32)


def without_arms(cage: Cage) -> Cage:
    """Take both arms off and close the skin with rings of quadrilaterals that go on smoothly from the shoulder."""
    from tools.body_map.shoulder import close_hole  # it needs scipy

    arm = cage.weights[:, WEIGHTS.index("arm")] > 0.2
    kept = replace(cage, quads=cage.quads[~arm[cage.quads].all(1)])
    for side in (1, -1):
        kept = close_hole(kept, side)
    return drop_unused(kept)


def drop_unused(cage: Cage) -> Cage:
    """The cage without vertices that belong to no face."""
    used, index = np.unique(cage.quads, return_inverse=True)
    quads = index.reshape(-1, 4).astype(np.int32)
    return replace(cage, vertices=cage.vertices[used], weights=cage.weights[used], quads=quads)


def clip(body: Body, keep: Floats) -> Body:
    """The part of the body where ``keep`` (one value a vertex, linear on a face) is above 0; cut faces are split."""
    keep = np.where(np.abs(keep) < 1e-7, 0.0, keep)  # left and right differ by rounding
    inside = keep > 0
    count = inside[body.faces].sum(1)
    cutter = _Cutter(body, keep)
    rows = [(face, mark) for face, mark in zip(body.faces[count == 3].tolist(), body.cut[count == 3], strict=True)]
    for face, mark in zip(body.faces[count == 1], body.cut[count == 1], strict=True):
        rows.append((cutter.tip(face, int(inside[face].argmax())), mark))
    for face, mark in zip(body.faces[count == 2], body.cut[count == 2], strict=True):
        rows += [(triangle, mark) for triangle in cutter.base(face, int(inside[face].argmin()))]
    faces = np.array([face for face, _ in rows], dtype=np.int32).reshape(-1, 3)
    return cutter.result(faces, np.array([mark for _, mark in rows], dtype=bool))


class _Cutter:
    """Cuts triangles along the zero of a value; a point on an edge is made once."""

    def __init__(self, body: Body, keep: Floats) -> None:
        self.body, self.keep = body, keep
        self.cuts: dict[tuple[int, int], int] = {}

    def cut(self, a: int, b: int) -> int:
        return self.cuts.setdefault((min(a, b), max(a, b)), len(self.body.vertices) + len(self.cuts))

    def tip(self, face: Ints, k: int) -> list[int]:
        a, b, c = (int(face[(k + i) % 3]) for i in range(3))
        return [a, self.cut(a, b), self.cut(a, c)]

    def base(self, face: Ints, k: int) -> list[list[int]]:
        a, b, c = (int(face[(k + i) % 3]) for i in range(3))
        ab, ac = self.cut(a, b), self.cut(a, c)
        return [[ab, b, c], [ab, c, ac]]

    def result(self, faces: Ints, cut: Bools) -> Body:
        ends = np.array(list(self.cuts), dtype=np.int64).reshape(-1, 2)
        low, high = self.keep[ends[:, 0]], self.keep[ends[:, 1]]
        share = (low / (low - high)) if len(ends) else low

        def extended(values: Floats) -> Floats:
            t = share.reshape(-1, *[1] * (values.ndim - 1))
            return np.concatenate([values, values[ends[:, 0]] * (1 - t) + values[ends[:, 1]] * t])[used]

        used, index = np.unique(faces, return_inverse=True)
        return replace(
            self.body,
            vertices=extended(self.body.vertices),
            faces=index.reshape(-1, 3).astype(np.int32),
            weights={name: extended(values) for name, values in self.body.weights.items()},
            reference=extended(self.body.reference),
            cut=cut,
        )


def leg(body: Body, side: str, top: Callable[[Floats], Floats] | None = None) -> Body:
    """One leg ("left" or "right", the patient's) below a surface from the groin fold to the gluteal fold.

    The surface is a cylinder along the x axis of the neutral figure: seen from the inner side the cut is a line, and
    nobody looks into it. ``top`` gives its height (cm) for depths z (cm), both on the neutral figure.
    """
    half = clip(body, body.reference[:, 0] * (1 if side == "left" else -1))
    half = clip(half, 0.5 - half.arm)
    height = (top or (lambda z: leg_top(body, z)))(half.reference[:, 2])
    return clip(half, height - half.reference[:, 1])


def leg_top(body: Body, z: Floats) -> Floats:
    """Height (cm) of the upper end of a leg at depth z on the neutral figure: just below the skin between the legs,
    lower along the gluteal fold behind, higher along the groin fold in front, its corner there rounded."""
    behind, in_front = np.clip(-2 - z, 0, 9) / 9, np.clip(z - 6, 0, 6.5) / 6.5
    level = crotch_height(body) - 0.5 - 1.6 * behind**2 + 4.2 * in_front**2 * (3 - 2 * in_front)
    corner = 2.0 - np.sqrt(2.0**2 - np.clip(z - 9.9, 0, 2) ** 2)  # the skin ends at 11.9
    return np.asarray(level - corner)


def crotch_height(body: Body) -> float:
    """Height (cm) of the lowest skin on the midline between the legs of the neutral figure."""
    x, y, _ = body.reference.T
    below = (np.abs(x) < 0.05) & (y < 0.0)
    return float(y[below].min())
