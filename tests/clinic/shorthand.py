"""Findings from the shorthand of the cases: `foot_up+`, `foot_in-`, `saddle=yes`, `other:ankle_jerk+`."""

from __future__ import annotations

from derm_viewer.body.place import Place
from derm_viewer.clinic.answer import Finding
from derm_viewer.clinic.knowledge import Knowledge

OTHER = {"left": "right", "right": "left"}


def findings(text: str, place: Place, knowledge: Knowledge) -> tuple[Finding, ...]:
    """The findings that the shorthand names, on the side of the place unless it says otherwise."""
    signs = {entry.id: entry for entry in knowledge.signs}
    side = place.side or "left"
    found = []
    for word in text.split():
        where, _, rest = word.rpartition(":")
        if "=" in rest:
            flag, _, answer = rest.partition("=")
            found.append(Finding(flag, "both", answer))
            continue
        entry = signs[rest[:-1]]
        result = {"+": entry.results[0], "-": entry.normal, "!": entry.results[-1]}[rest[-1]]
        leg = OTHER[side] if where == "other" else side
        found.append(Finding(entry.id, leg if entry.each_side else "both", result))
    return tuple(found)
