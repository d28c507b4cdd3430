"""The names of the single phrases that every language has, each with the places in braces that it must use."""

from __future__ import annotations

from collections.abc import Mapping

_NONE: frozenset[str] = frozenset()
_AREA = frozenset({"area"})

TOLD: Mapping[str, frozenset[str]] = {
    "any": _AREA,
    "pain": _AREA,
    "tingling": _AREA,
    "numbness": _AREA,
    "nowhere": _NONE,
}
VIEWS = (
    "anterior", "posterior", "left_lateral", "right_lateral", "left_medial", "right_medial", "left_dorsum",
    "right_dorsum", "left_sole", "right_sole", "perineum",
)  # fmt: skip
"""The views of the body map."""

SCREEN: Mapping[str, frozenset[str]] = {
    **dict.fromkeys(
        (
            "window", "back", "your_left", "your_right", "pain", "tingling", "numbness", "drawing_plain",
            "spine_picture", "spine", "cushion", "irritated",
        ),
        _NONE,
    ),
    "step_of": frozenset({"n", "of"}),
    "drawing": _AREA,
}  # fmt: skip
"""Phrases of the screen."""

HANDOUT: Mapping[str, frozenset[str]] = {
    **dict.fromkeys(
        (
            "title", "subtitle", "side_left", "side_right", "your_left_here", "your_right_here", "where", "nerve",
            "cause", "course", "help", "ask", "general", "draft",
        ),
        _NONE,
    ),
    "sources": frozenset({"sources"}),
    "version": frozenset({"program", "data"}),
    "clinic_line": frozenset({"clinic"}),
}  # fmt: skip
"""Phrases of the handout."""
