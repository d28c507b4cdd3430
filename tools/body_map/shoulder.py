"""Close the skin over a shoulder whose arm was taken off, like that of a shop-window figure. Needs scipy."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import scipy.sparse as sp
import scipy.sparse.linalg as sl

from tools.body_map.mesh import WEIGHTS, Cage, Floats, Ints

RINGS = 6
NEIGHBOURS = 2  # rings of old skin that give way too, so that the new skin joins without a crease
TENSION = 0.015  # how much stretching counts beside bending; none would let the shoulder bulge


def close_hole(cage: Cage, side: int) -> Cage:
    """Fill the hole at x * side > 0 with rings of quadrilaterals about its middle; the hole has an even border."""
    border = open_border(cage.quads, cage.vertices, side)
    if len(border) % 2:
        raise ValueError(f"the border of the hole has {len(border)} corners: an even number is needed")
    n, rim = len(cage.vertices), cage.vertices[border]
    middle = rim.mean(0)
    inner = [middle + (rim - middle) * (1 - k / (RINGS + 1)) for k in range(1, RINGS + 1)]
    rings = np.vstack([border, n + np.arange(RINGS * len(border)).reshape(RINGS, -1)])
    centre = n + RINGS * len(border)
    quads = np.vstack([cage.quads, ring_quads(rings), fan(rings[-1], centre)]).astype(np.int32)
    vertices = np.vstack([cage.vertices, *inner, middle])
    added = np.zeros((len(vertices) - n, len(WEIGHTS)))
    added[:, [WEIGHTS.index("cap"), WEIGHTS.index("arm")]] = 1.0
    return replace(
        cage,
        vertices=settle(vertices, quads, n),
        quads=quads,
        weights=np.vstack([cage.weights, added]),
    )


def open_border(quads: Ints, vertices: Floats, side: int) -> Ints:
    """The corners round the hole on one side, in the order in which a face that fills it runs."""
    edges = {(int(a), int(b)) for a, b in np.stack([quads, np.roll(quads, -1, 1)], -1).reshape(-1, 2)}
    following = {b: a for a, b in edges if (b, a) not in edges and vertices[a, 0] * side > 0}
    start = min(following)
    border = [start]
    while following[border[-1]] != start:
        border.append(following[border[-1]])
    return np.array(border, dtype=np.int32)


def ring_quads(rings: Ints) -> Ints:
    """Quadrilaterals between neighbouring rings, counter-clockwise like the outer ring."""
    outer, inner = rings[:-1], rings[1:]
    quads = np.stack([outer, np.roll(outer, -1, 1), np.roll(inner, -1, 1), inner], -1)
    return quads.reshape(-1, 4)


def fan(ring: Ints, centre: int) -> Ints:
    """Quadrilaterals from every second corner of the innermost ring to the centre."""
    first, second, third = ring[0::2], ring[1::2], np.roll(ring, -2)[0::2]
    return np.stack([first, second, third, np.full(len(first), centre)], 1)


def settle(vertices: Floats, quads: Ints, first: int) -> Floats:
    """Move the vertices from the first on and their neighbours to where the surface bends and stretches least."""
    count = len(vertices)
    a, b = quads.ravel(), np.roll(quads, -1, 1).ravel()
    graph = sp.coo_matrix((np.ones(len(a)), (a, b)), shape=(count, count)).tocsr()
    graph = ((graph + graph.T) > 0).astype(float)
    chosen = (np.arange(count) >= first).astype(float)
    for _ in range(NEIGHBOURS):
        chosen = ((chosen + graph @ chosen) > 0).astype(float)
    free, fixed = np.flatnonzero(chosen), np.flatnonzero(chosen == 0)
    stretch = sp.eye(count) - sp.diags(1 / np.maximum(np.asarray(graph.sum(1)).ravel(), 1)) @ graph
    energy = (stretch.T @ stretch + TENSION * stretch).tocsr()
    vertices = vertices.copy()
    vertices[free] = sl.splu(energy[free][:, free].tocsc()).solve(-(energy[free][:, fixed] @ vertices[fixed]))
    return vertices
