"""What the pixels of a first picture stand for: the window reads what the map builder wrote.

A pixel is 0 beside the body. On it, it is 1 + kind * SHADES + shade: what skin lies there, and how dark it is.
"""

from __future__ import annotations

from derm_viewer.body.model import ROOTS

SUFFIX = "@first"
SKIN, LIMB, CUT, FIRST_ROOT = range(4)
"""Kinds: skin that the map leaves blank; skin of arms and head; where a limb is cut off; from here on the roots."""
KINDS = FIRST_ROOT + len(ROOTS)
SHADES = 15
DARKEST = 75
"""The grey (0 to 255) of the darkest shade; shade 0 is white."""


def kind_of(root: str) -> int:
    """The kind of skin that belongs to a root. Raises ValueError for an unknown one."""
    return FIRST_ROOT + ROOTS.index(root)


def grey_of(shade: int) -> int:
    """The grey, 0 to 255, that a shade stands for."""
    return round(255 - shade * (255 - DARKEST) / (SHADES - 1))
