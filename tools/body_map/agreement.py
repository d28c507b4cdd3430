"""How much skin the maps give to the same root: cm2 of the neutral body's skin, both sides, from the waist down.

Worked out on the 3D surface (triangles of about 0.02 cm2), so it is skin and not its projection on a view.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from tools.body_map import mesh
from tools.body_map.assemble import WAIST, Scene

ROOTS = ("T10", "T11", "T12", "L1", "L2", "L3", "L4", "L5", "S1", "S2", "S3", "S4-5", "Co1")
TRACED = ("isncsci", "keegan_garrett", "foerster_type")
COLUMNS = (
    "root",
    "any map",
    "all three",
    "two, third a neighbour",
    "two, third further off",
    "two, third blank",
    "one, others neighbours",
    "one, other",
)
Array = npt.NDArray[np.float64]


def skin_roots(scene: Scene) -> tuple[Array, npt.NDArray[np.int64]]:
    """Areas (n,) of small triangles of the left half and (maps, n) their roots as indices into ROOTS, -1 for blank."""
    body = mesh.load_without_arms(mesh.NEUTRAL, mesh.SMOOTHING + 1)
    corners = body.vertices[body.faces]
    middle = corners.mean(1)
    here = (middle[:, 0] > 0) & (middle[:, 1] < WAIST)
    area = np.linalg.norm(np.cross(corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0]), axis=1)[here] / 2
    t, theta = scene.chart(middle[here])
    rows = []
    for map_id in TRACED:
        found = scene.files.maps[map_id]
        index = np.array([ROOTS.index(name) if name else -1 for name in found.names])
        rows.append(index[found.label(t, theta)])
    return area, np.array(rows)


def table(scene: Scene) -> str:
    """The table of docs/atlas.md: for each root, skin by how far the traced maps agree on it, in cm2 of both sides."""
    area, roots = skin_roots(scene)
    drawn = roots >= 0
    lines = [
        "| " + " | ".join(COLUMNS) + " |",
        "|" + "---|" * len(COLUMNS),
    ]
    for k, root in enumerate(ROOTS):
        mine = roots == k
        count, any_map = mine.sum(0), mine.any(0)
        far = (drawn & (np.abs(roots - k) > 1)).any(0)
        blank = (~drawn).any(0)
        near = any_map & ~far & ~blank
        cells = [any_map, count == 3, (count == 2) & near, (count == 2) & far, (count == 2) & blank & ~far]
        cells += [(count == 1) & near, (count == 1) & ~near]
        lines.append(f"| {root} | " + " | ".join(f"{2 * area[cell].sum():.0f}" for cell in cells) + " |")
    return "\n".join([*lines, "", whole(area, roots)])


def whole(area: Array, roots: npt.NDArray[np.int64]) -> str:
    """A sentence on all skin from the waist down that at least two of the maps draw."""
    drawn = roots >= 0
    two = drawn.sum(0) >= 2
    low = np.where(drawn, roots, len(ROOTS)).min(0)
    high = roots.max(0)
    shares = [area[two & cell].sum() / area[two].sum() for cell in (high == low, high - low == 1, high - low > 1)]
    return (
        f"Of {2 * area[two].sum():.0f} cm2 of skin that at least two of the three traced maps draw, "
        f"they give {shares[0]:.0%} to one root, {shares[1]:.0%} to neighbouring roots "
        f"and {shares[2]:.0%} to roots further apart."
    )
