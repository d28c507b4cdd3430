"""Findings: put, taken back, undone; one signal for each change, and nothing of it outside memory."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pytestqt.qtbot import QtBot

from derm_viewer.body.place import Place
from derm_viewer.clinic.answer import Answer, Emergency, Finding, MarkedSkin, Statement
from derm_viewer.consult.consult import Consult
from derm_viewer.consult.findings import Findings
from derm_viewer.consult.history import History
from tests.consult.test_consult import MAPS, place

KNOWN = ("hip_abduction", "big_toe_up", "saddle")
NOW = Emergency("emergency_now", "Act now", Statement("Go."), ())


def answer(
    where: Place,
    quality: str,
    added: tuple[str, ...],
    findings: tuple[Finding, ...],
    marked: tuple[MarkedSkin, ...],
) -> Answer:
    """An answer that carries its findings."""
    return Answer(where, quality, quality, (), (), (), (), (), (), (), (), findings=findings)


def alarm(findings: tuple[Finding, ...], marked: tuple[MarkedSkin, ...] = ()) -> Emergency | None:
    """As the knowledge does it: unknown signs are refused, a red flag calls for something."""
    for finding in findings:
        if finding.sign not in KNOWN:
            raise ValueError(f"unknown sign {finding.sign!r}")
    return NOW if any(finding.result == "yes" for finding in findings) else None


@pytest.fixture
def consult() -> Consult:
    """A consultation that knows three signs."""
    return Consult(place, answer, MAPS, alarm=alarm)


def found(consult: Consult) -> tuple[Finding, ...]:
    """The findings by which the present answer was made."""
    assert consult.answer is not None
    return consult.answer.findings


def test_a_finding_makes_one_new_answer(consult: Consult, qtbot: QtBot) -> None:
    consult.point_at(20, -50)
    answers: list[Answer] = []
    consult.answer_changed.connect(answers.append)
    with qtbot.waitSignal(consult.findings_changed):
        consult.set_finding("hip_abduction", "left", "weak")
    assert [one.findings for one in answers] == [(Finding("hip_abduction", "left", "weak"),)]


def test_the_same_finding_again_is_silent(consult: Consult, qtbot: QtBot) -> None:
    consult.set_finding("hip_abduction", "left", "weak")
    with qtbot.assertNotEmitted(consult.findings_changed):
        consult.set_finding("hip_abduction", "left", "weak")
        consult.set_finding("big_toe_up", "left", None)


def test_findings_are_kept_for_each_side_and_stay_at_a_new_place(consult: Consult) -> None:
    consult.set_finding("hip_abduction", "left", "weak")
    consult.set_finding("hip_abduction", "right", "normal")
    consult.point_at(20, -50)
    consult.point_at(-20, -50)
    assert found(consult) == (Finding("hip_abduction", "left", "weak"), Finding("hip_abduction", "right", "normal"))
    consult.clear()
    assert len(consult.findings.all) == 2


def test_another_result_takes_the_place_of_the_first(consult: Consult) -> None:
    consult.set_finding("hip_abduction", "left", "weak")
    consult.set_finding("hip_abduction", "left", "normal")
    assert consult.findings.all == (Finding("hip_abduction", "left", "normal"),)
    consult.set_finding("hip_abduction", "left", None)
    assert not consult.findings.all


def test_undo_and_redo_go_through_every_change(consult: Consult) -> None:
    consult.point_at(20, -50)
    consult.set_finding("hip_abduction", "left", "weak")
    consult.set_finding("big_toe_up", "left", "weak")
    consult.clear_findings()
    assert consult.findings == Findings((), can_undo=True, can_redo=False)
    consult.undo()
    assert len(found(consult)) == 2
    consult.undo()
    consult.undo()
    assert found(consult) == ()
    assert not consult.findings.can_undo
    consult.undo()
    for _ in range(4):
        consult.redo()
    assert consult.findings == Findings((), can_undo=True, can_redo=False)


def test_a_new_finding_ends_what_could_be_redone(consult: Consult) -> None:
    consult.set_finding("hip_abduction", "left", "weak")
    consult.undo()
    consult.set_finding("big_toe_up", "left", "weak")
    assert not consult.findings.can_redo


def test_an_unknown_finding_is_refused_and_changes_nothing(consult: Consult, qtbot: QtBot) -> None:
    consult.set_finding("hip_abduction", "left", "weak")
    before = consult.findings
    with qtbot.assertNotEmitted(consult.findings_changed), pytest.raises(ValueError, match="unknown sign 'nonsense'"):
        consult.set_finding("nonsense", "left", "weak")
    assert consult.findings == before


def test_a_red_flag_calls_for_something_without_any_place(consult: Consult) -> None:
    consult.set_finding("saddle", "both", "yes")
    assert consult.answer is None
    assert consult.findings.emergency == NOW
    consult.undo()
    assert consult.findings.emergency is None


@given(st.lists(st.sampled_from(["put 1", "put 2", "put 3", "undo", "redo"]), max_size=40))
def test_a_history_goes_back_to_where_it_began_and_forward_to_where_it_was(acts: list[str]) -> None:
    history, start = History("0"), "0"
    for act in acts:
        {"undo": history.undo, "redo": history.redo}.get(act, lambda act=act: history.put(act[-1]))()
    last = history.now
    steps = 0
    while history.can_undo:
        history.undo()
        steps += 1
    assert history.now == start
    for _ in range(steps):
        history.redo()
    assert history.now == last


def test_another_person_is_told_of_while_the_last_one_is_still_known_and_then_nothing_is(consult: Consult) -> None:
    consult.point_at(20, -50)
    consult.set_finding("saddle", "both", "yes")
    consult.undo()
    consult.redo()
    seen: list[tuple[bool, int]] = []
    consult.another_person.connect(lambda: seen.append((consult.answer is not None, len(consult.findings.all))))
    consult.begin_anew()
    assert seen == [(True, 1)]
    assert (consult.answer, consult.findings) == (None, Findings())


def test_what_is_known_of_another_person_from_a_file_is_no_step_to_undo(consult: Consult) -> None:
    consult.set_finding("hip_abduction", "left", "weak")
    consult.begin_anew((Finding("saddle", "both", "yes"),))
    opened = Findings((Finding("saddle", "both", "yes"),), emergency=NOW)
    assert consult.findings == opened
    consult.undo()
    consult.redo()
    assert consult.findings == opened
    consult.set_finding("big_toe_up", "right", "weak")
    consult.undo()
    assert consult.findings.all == opened.all


def test_a_finding_of_another_person_that_does_not_exist_takes_nothing_away(consult: Consult, qtbot: QtBot) -> None:
    consult.point_at(20, -50)
    consult.set_finding("hip_abduction", "left", "weak")
    before = consult.answer, consult.findings
    with qtbot.assertNotEmitted(consult.another_person), pytest.raises(ValueError, match="moonlight"):
        consult.begin_anew((Finding("moonlight", "both", "yes"),))
    assert (consult.answer, consult.findings) == before
