"""Make the base mesh modest: no nipples, a woman's breasts a calm, low form, plain skin over the pubis.

Needs numpy and scipy. Decimetres; x to the patient's left, y up, z to the front.
"""

from __future__ import annotations

import numpy as np
import scipy.sparse as sp
import scipy.sparse.linalg as sl
from scipy.interpolate import RBFInterpolator

from tools.body_map.mesh import Floats, Ints

CHEST_RADIUS = 0.85  # dm round the nipple in which the chest is drawn anew
TENSION = 0.05  # how much stretching counts beside bending where it is
BUST_HEIGHT = 0.34  # dm
BUST_ABOVE, BUST_BELOW, BUST_ACROSS = 1.2, 0.66, 0.8  # dm from its middle to where it ends
BUST_MIDDLE = np.array([0.02, -0.1, 0.0])  # from the nipple, outwards and up
BUST_TURN = 16.0  # degrees to the outer side
PUBIS, PUBIS_RADIUS = np.array([0.0, -0.61, 0.96]), 0.67  # dm
PUBIS_TENSION, PUBIS_SHARE = 0.02, 0.8


def normals(v: Floats, quads: Ints) -> Floats:
    """Unit normals of the vertices, outwards."""
    across = np.cross(v[quads[:, 2]] - v[quads[:, 0]], v[quads[:, 3]] - v[quads[:, 1]])
    total = np.zeros_like(v)
    for k in range(4):
        np.add.at(total, quads[:, k], across)
    return np.asarray(total / np.linalg.norm(total, axis=1, keepdims=True).clip(1e-12))


def laplacian(quads: Ints, count: int) -> sp.csr_matrix:
    """Graph Laplacian of the mesh."""
    a, b = quads.ravel(), np.roll(quads, -1, 1).ravel()
    graph = sp.coo_matrix((np.ones(len(a)), (a, b)), shape=(count, count)).tocsr()
    graph = ((graph + graph.T) > 0).astype(float)
    return (sp.diags(np.asarray(graph.sum(1)).ravel()) - graph).tocsr()


def smooth_chest(v: Floats, quads: Ints, nipple: int) -> Floats:
    """Draw a patch round one nipple anew, flat: a thin plate through the ring outside it, the mesh evened within."""
    v = v.copy()
    distance = np.linalg.norm(v - v[nipple], axis=1)
    body = np.isin(np.arange(len(v)), quads)
    front = normals(v, quads)[:, 2] > 0.15
    ring = np.flatnonzero(body & front & (distance >= CHEST_RADIUS) & (distance < CHEST_RADIUS + 0.6))
    inside = np.flatnonzero(body & (front | (distance < CHEST_RADIUS / 3)) & (distance < CHEST_RADIUS))
    plate = RBFInterpolator(v[ring][:, :2], v[ring][:, 2], kernel="thin_plate_spline", smoothing=0.01)
    rest = np.setdiff1d(np.arange(len(v)), inside)
    lap = laplacian(quads, len(v))
    solve = sl.splu(lap[inside][:, inside].tocsc()).solve
    fade = (1 - (distance[inside] / CHEST_RADIUS) ** 4).clip(0, 1)
    for k in (0, 1):
        even = solve(-(lap[inside][:, rest] @ v[rest, k]))
        v[inside, k] += 0.65 * fade * (even - v[inside, k])
    v[inside, 2] += fade**0.5 * (plate(v[inside][:, :2]) - v[inside, 2])
    return v


def shape_bust(v: Floats, quads: Ints, nipple: int) -> Floats:
    """Even the skin round one nipple and raise it again to a low, smooth breast, fuller below than above."""
    sign, turn = np.sign(v[nipple, 0]), np.radians(BUST_TURN)
    outwards = np.array([sign * np.sin(turn), 0.0, np.cos(turn)])
    sideways = np.array([np.cos(turn), 0.0, -sign * np.sin(turn)])
    middle = v[nipple] + BUST_MIDDLE * [sign, 1, 1]
    v = evened(v, quads, nipple, CHEST_RADIUS, TENSION)
    from_middle = v - middle
    up = from_middle[:, 1]
    far = (from_middle @ sideways / BUST_ACROSS) ** 2 + (up / np.where(up > 0, BUST_ABOVE, BUST_BELOW)) ** 2
    in_front = np.isin(np.arange(len(v)), quads) & (normals(v, quads) @ outwards > 0.05)
    lift = BUST_HEIGHT * (1 - far).clip(0, 1) ** 2 * in_front
    return np.asarray(v + lift[:, None] * outwards)


def smooth_pubis(v: Floats, quads: Ints) -> Floats:
    """Even the skin over a woman's pubis, most of the way."""
    away = np.where(np.isin(np.arange(len(v)), quads), np.linalg.norm(v - PUBIS, axis=1), np.inf)
    middle = int(away.argmin())
    return np.asarray(v + PUBIS_SHARE * (evened(v, quads, middle, PUBIS_RADIUS, PUBIS_TENSION) - v))


def evened(v: Floats, quads: Ints, middle: int, radius: float, tension: float) -> Floats:
    """The skin round one vertex where it bends and stretches least."""
    distance = np.linalg.norm(v - v[middle], axis=1)
    inside = np.flatnonzero(np.isin(np.arange(len(v)), quads) & (distance < radius))
    rest = np.setdiff1d(np.arange(len(v)), inside)
    lap = laplacian(quads, len(v))
    stretch = sp.diags(1 / np.maximum(lap.diagonal(), 1)) @ lap
    energy = (stretch.T @ stretch + tension * lap).tocsr()
    v = v.copy()
    v[inside] = sl.splu(energy[inside][:, inside].tocsc()).solve(-(energy[inside][:, rest] @ v[rest]))
    return v
