"""What the pixels of a first picture stand for: the window reads what the map builder wrote."""

from __future__ import annotations

from derm_viewer.body.model import ROOTS

SUFFIX = "@first"
NOTHING, SKIN, LIMB, CUT = range(4)
"""Beside the body; skin the map leaves blank; skin of arms and head; the surface at which a limb is cut off."""
FIRST_ROOT = 4
"""From here on the roots, in their order."""


def code_of(root: str) -> int:
    """The code of skin that belongs to a root. Raises ValueError for an unknown one."""
    return FIRST_ROOT + ROOTS.index(root)
