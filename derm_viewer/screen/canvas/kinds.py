"""The kinds of views that can be chosen for a picture, and the frames that are left when some are."""

from __future__ import annotations

from collections.abc import Collection

from derm_viewer.screen.canvas.frames import SADDLE, is_foot
from derm_viewer.screen.canvas.layout import Frame, Frames

KINDS = ("front", "back", "outer", "inner", "feet", "saddle")
"""In the order in which they stand side by side."""
_ENDS = {"anterior": "front", "posterior": "back", "lateral": "outer", "medial": "inner"}


def kind_of(view: str) -> str:
    """The kind of a view; a view that is not known is shown with the front."""
    if is_foot(view):
        return "feet"
    return "saddle" if view == SADDLE else _ENDS.get(view.rpartition("_")[2], "front")


def chosen(frames: Frames, kinds: Collection[str]) -> Frames:
    """The frames of these kinds; all of them where none is of these. Details alone stand in a row, as bodies do."""

    def keep(row: tuple[Frame, ...]) -> tuple[Frame, ...]:
        return tuple(frame for frame in row if kind_of(frame.view) in kinds)

    kept = Frames(*map(keep, frames))
    if kept.bodies:
        return kept
    alone = tuple(frame for row in kept.details for frame in row)
    return Frames(alone, (), ()) if alone else frames
