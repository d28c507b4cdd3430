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
            "window", "next", "back", "your_left", "your_right", "left_side", "right_side", "mark", "skin", "pain",
            "tingling", "numbness", "drawing_plain", "spine", "spine_picture", "bone", "cushion", "nerve",
            "irritated", "message", "brain", "differ", "language", "no_letters", "clear", "pen", "touch",
        ),
        _NONE,
    ),
    "step_of": frozenset({"n", "of"}),
    "drawing": _AREA,
    "touched": _AREA,
}  # fmt: skip
"""Phrases of the screen."""

HANDOUT: Mapping[str, frozenset[str]] = {
    **dict.fromkeys(
        (
            "title", "subtitle", "mark_shows", "side_left", "side_right", "your_left_here", "your_right_here",
            "where", "nerve", "cause", "course", "helps", "help", "help_short", "notes", "date", "clinic", "ask",
            "differ", "general", "draft", "large_type",
        ),
        _NONE,
    ),
    "sources": frozenset({"sources"}),
    "version": frozenset({"program", "data"}),
    "page_of": frozenset({"n", "of"}),
    "clinic_line": frozenset({"clinic"}),
}  # fmt: skip
"""Phrases of the handout."""
