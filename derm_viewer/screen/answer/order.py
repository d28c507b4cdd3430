"""The parts of the panel's column, and in which order they stand."""

from derm_viewer.consult.say import later
from derm_viewer.screen.answer.showing import Showing
from derm_viewer.screen.answer.text import look_alikes_lead, reading_leads

NAMES = {
    "marked": later("The marked skin"),
    "place": later("Place"),
    "candidates": later("Levels to consider"),
    "signs": later("What tells them apart"),
    "reading": later("What the findings say"),
    "look_alikes": later("Look-alikes"),
    "why": later("Why these levels"),
    "limits": later("Limits"),
    "sources": later("Sources"),
}
"""The parts that are sections, and what each is called."""
DESK = ("flags", "next", "later", "buttons", "every")
"""The parts in which something is ticked."""
_TOP = ("flags", "marked", "place", "candidates")
_TESTS = ("signs", "next", "reading", "later", "buttons", "every")
_END = ("why", "limits", "sources")


def order(showing: Showing) -> tuple[str, ...]:
    """All parts from top to bottom; those without anything to show are hidden."""
    answer = showing.answer
    if answer is not None and look_alikes_lead(answer):
        tests = tuple(part for part in _TESTS if part != "reading")
        if reading_leads(answer):
            return (*_TOP, "reading", "look_alikes", *tests, "spine", *_END)
        return (*_TOP, "look_alikes", *_TESTS, "spine", *_END)
    if showing.examine:
        return (*_TOP, *_TESTS, "spine", "look_alikes", *_END)
    return (*_TOP, *_TESTS, "look_alikes", "spine", *_END)
