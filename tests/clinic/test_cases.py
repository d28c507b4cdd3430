"""The table of cases, line by line."""

from __future__ import annotations

import pytest

from derm_viewer.clinic.answer import QUALITIES
from derm_viewer.clinic.knowledge import Knowledge
from derm_viewer.clinic.reasoning import consider
from tests.clinic.cases import ANATOMY, CASES, PLACES, Case
from tests.clinic.places import MAPS
from tests.clinic.shorthand import findings


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.place}, {case.quality}, {case.findings}")
def test_a_case(knowledge: Knowledge, case: Case) -> None:
    answer = consider(case.where, case.quality, knowledge, MAPS, findings(case.findings, case.where, knowledge))
    assert " ".join(candidate.id for candidate in answer.candidates) == case.candidates
    assert next((test.id for test in answer.tests if test.done is None), "") == case.first
    assert (answer.emergency.urgency if answer.emergency else "") == case.emergency
    assert (answer.reading.level if answer.reading else "") == case.level
    assert case.source == ANATOMY or case.source in {source.key for source in answer.sources}


def test_the_table_is_large_and_treats_every_place_and_quality() -> None:
    assert len(CASES) >= 60
    assert {case.place for case in CASES} == set(PLACES)
    assert {case.quality for case in CASES} == set(QUALITIES)
    assert len({(case.place, case.quality, case.findings) for case in CASES}) == len(CASES)
    assert sum(case.source == ANATOMY for case in CASES) < len(CASES) / 5
