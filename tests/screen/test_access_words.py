"""What is said to somebody who does not see: agreement, reading order, announcements, undo. No window."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from derm_viewer.clinic.answer import Emergency, Finding, Reading, Statement
from derm_viewer.consult.history import History
from derm_viewer.screen.access import phrases
from derm_viewer.screen.access.body_words import agreed, in_reading_order
from derm_viewer.screen.access.trail import Trail
from tests.screen.samples import CHEST, nowhere, shin


@pytest.fixture(scope="module")
def words(root: Path) -> dict[str, Any]:
    """The texts."""
    read: dict[str, Any] = json.loads((root / "resources" / "words" / "access.json").read_text(encoding="utf-8"))
    return read


@pytest.mark.parametrize(
    ("readings", "said"),
    [
        ([("A", "L5"), ("B", "L5"), ("C", "L5")], "L5 in 3 of 3 maps"),
        ([("A", "L4"), ("B", "L5"), ("C", "L5")], "L5 in 2 of 3 maps, L4 in 1"),
        ([("A", "S1"), ("B", "L5"), ("C", "L4")], "L4 in 1 of 3 maps, L5 in 1, S1 in 1"),
        ([("A", None), ("B", "L5"), ("C", "L5")], "L5 in 2 of 2 maps"),
        ([("A", None), ("B", "L5"), ("C", None)], "L5 in the one map that draws it"),
        ([("A", None), ("B", None)], "no map names a root here"),
        ([("Foerster type", "T12")], "T12 in Foerster type"),
        ([("Foerster type", None)], "blank in Foerster type"),
    ],
)
def test_agreement_counts_only_maps_that_draw_the_point(
    words: dict[str, Any], readings: list[tuple[str, str | None]], said: str
) -> None:
    assert agreed(readings, words["body"]) == said


@given(st.lists(st.tuples(st.floats(-200, 200), st.floats(-200, 200)), max_size=30), st.floats(0.1, 30))
def test_reading_order_names_each_place_once_and_never_goes_up_by_more_than_a_line(
    places: list[tuple[float, float]], line: float
) -> None:
    order = in_reading_order(places, line)
    assert sorted(order) == list(range(len(places)))
    lowest = -1000.0
    for at in order:
        assert places[at][1] >= lowest - line
        lowest = max(lowest, places[at][1])


def test_reading_order_takes_a_line_from_left_to_right() -> None:
    assert in_reading_order([(9, 0.4), (1, 0), (5, 0.2), (1, 8)], 1) == [1, 2, 0, 3]


def test_an_answer_is_said_with_side_place_quality_and_levels(words: dict[str, Any]) -> None:
    said = phrases.place_said(shin("tingling"), words["said"])
    assert said == (
        "Left outer shin, 22 cm above the lateral malleolus, tingling. L5 in both maps. "
        "To consider: L5 in 2 of 2 maps; S1, neighbour; L4, neighbour."
    )


def test_skin_above_the_maps_is_said_without_levels(words: dict[str, Any]) -> None:
    said = phrases.place_said(nowhere(CHEST, "Not on the lumbar maps."), words["said"])
    assert said == "left chest, above the lumbar maps. Not on the lumbar maps."


def found(*findings: Finding, headline: str = "Nothing is tested yet.") -> Any:
    """An answer with findings."""
    reading = Reading("one", "L5", Statement(headline), (), (), ())
    return shin()._replace(findings=findings, reading=reading)


def test_a_tick_is_said_with_what_it_changes_and_nothing_twice(words: dict[str, Any]) -> None:
    before = shin()
    weak = found(Finding("hip_abduction", "left", "weak"), headline="One sign speaks for L5.")
    assert phrases.findings_said(weak, before, words["said"]) == ("Hip abduction, left: weak. One sign speaks for L5.")
    pinprick = shin().tests[4]
    assert pinprick.partner is not None
    partner = pinprick.partner._replace(modality="light touch")
    tests = (*weak.tests[:4], weak.tests[4]._replace(partner=partner), *weak.tests[5:])
    touched = weak._replace(findings=(*weak.findings, Finding("touch_l5", "left", "normal")), tests=tests)
    assert phrases.findings_said(touched, weak, words["said"]) == (
        "Pinprick, third toe base, light touch, left: normal."
    )
    assert phrases.findings_said(before, weak, words["said"]).startswith("Hip abduction, left: not tested.")


def test_a_red_flag_that_is_taken_back_is_not_asked_again(words: dict[str, Any]) -> None:
    flags = tuple(flag._replace(id="cauda") if at == 0 else flag for at, flag in enumerate(shin().red_flags))
    asked = found(Finding("cauda", "both", "yes"))._replace(red_flags=flags)
    unasked = found()._replace(red_flags=flags)
    assert phrases.findings_said(asked, unasked, words["said"]) == "Cauda equina: yes."
    assert phrases.findings_said(unasked, asked, words["said"]) == "Cauda equina: not asked."


def test_an_emergency_says_what_to_do(words: dict[str, Any]) -> None:
    found = Emergency("emergency_now", "Emergency: act now.", Statement("MRI now."), ())
    assert phrases.urgent(found, words["said"]) == "Emergency: act now. MRI now."
    assert phrases.urgent(None, words["said"]) == ""


@given(st.lists(st.one_of(st.integers(0, 5), st.just("undo"), st.just("redo")), max_size=40))
def test_a_trail_knows_undo_and_redo_from_the_values_alone(acts: list[int | str]) -> None:
    history, trail = History(0), Trail(0)
    for act in acts:
        before = (history.now, history.can_undo, history.can_redo)
        if act == "undo":
            history.undo()
        elif act == "redo":
            history.redo()
        elif isinstance(act, int):
            history.put(act)
        if (history.now, history.can_undo, history.can_redo) == before:
            continue
        step = trail.note(history.now, history.can_redo)
        if act == "undo":
            assert step == -1
        if act == "redo":
            assert step == 1
        if isinstance(act, int) and step:
            assert step == 1, "only a value that is put where a redo would lead looks like one"
