"""What a tick has moved, so that it can be marked for a moment."""

from __future__ import annotations

from collections.abc import Sequence

from derm_viewer.clinic.answer import Answer
from derm_viewer.consult.say import later

MOVED = {"up": later("listed higher"), "down": later("listed lower"), "new": later("newly listed")}
"""How it is said. Of the list, in so many words: "down" beside a reflex would be read as a finding."""


def moves(before: Answer | None, after: Answer | None) -> dict[str, str]:
    """The ids of candidates and of tests still to do that have moved "up" or "down", or are "new".

    Nothing has moved where the place is another one, or where the findings are the same.
    """
    if before is None or after is None or before.place != after.place or before.findings == after.findings:
        return {}
    candidates = [[one.id or one.root for one in answer.candidates] for answer in (before, after)]
    ticked = {finding.sign for finding in set(before.findings) ^ set(after.findings)}
    tests = [[one.id for one in answer.tests if one.done is None] for answer in (before, after)]
    found = {id: move for id, move in _moved(*tests).items() if id not in ticked}
    return found | _moved(*candidates)


def _moved(before: Sequence[str], after: Sequence[str]) -> dict[str, str]:
    """Places among those that are in both: what only follows because another one left has not moved."""
    stayed = [id for id in before if id in after]
    now = [id for id in after if id in stayed]
    found = {id: "new" for id in after if id not in stayed}
    for at, id in enumerate(now):
        if at != stayed.index(id):
            found[id] = "up" if at < stayed.index(id) else "down"
    return found
