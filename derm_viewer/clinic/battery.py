"""Every test there is, by kind: for the whole list in the window, and for search."""

from __future__ import annotations

from derm_viewer.clinic.answer import SIGN_KINDS, Finding, Test
from derm_viewer.clinic.findings import checked, on_side
from derm_viewer.clinic.knowledge import Knowledge
from derm_viewer.clinic.testing import as_test


def battery(knowledge: Knowledge, side: str = "left", findings: tuple[Finding, ...] = ()) -> tuple[Test, ...]:
    """All tests in the order of their kinds, with what was found on this side. Light touch comes with the pinprick.

    Raises ValueError for a finding that does not exist.
    """
    found = on_side(checked(findings, knowledge), side, knowledge)
    results = {one.entry.id: one.result for one in found}
    partners = {entry.partner for entry in knowledge.signs}
    own = [entry for entry in knowledge.signs if entry.id not in partners]
    own.sort(key=lambda entry: SIGN_KINDS.index(entry.kind))
    return tuple(as_test(entry, knowledge, results) for entry in own)
