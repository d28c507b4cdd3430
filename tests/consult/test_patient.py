"""The state of the patient's screen: what each step, choice and pause makes of it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from derm_viewer.clinic.plain import NOT_CLEAR, REFERRED, SADDLE, Situation
from derm_viewer.consult.patient import MOST_STROKES, STEPS, PatientScreen, Stroke, Touched

L5, S1 = Situation("root", "L5", "L5"), Situation("root", "S1", "S1")
TOUCHED = Touched(3.0, -55.0, "left_lateral", "outer_shin", "left")


@pytest.fixture
def screen(qtbot: QtBot) -> Iterator[PatientScreen]:
    """A screen whose minutes take a millisecond."""
    made = PatientScreen(minute_ms=1)
    made.set_idle(0)
    yield made
    made.deleteLater()


def test_next_and_back_stay_within_the_five_steps(screen: PatientScreen) -> None:
    seen: list[int] = []
    screen.step_changed.connect(seen.append)
    for _ in range(7):
        screen.go_on()
    assert seen == [1, 2, 3, 4]
    for _ in range(7):
        screen.go_back()
    assert seen == [1, 2, 3, 4, 3, 2, 1, 0]
    assert len(STEPS) == 5


def test_another_step_forgets_what_was_touched(screen: PatientScreen) -> None:
    screen.touch(TOUCHED)
    screen.go_on()
    assert screen.touched_at is None


def test_the_saddle_area_comes_before_what_was_chosen_until_something_else_is_chosen_for_it(
    screen: PatientScreen,
) -> None:
    screen.offer((L5, S1, NOT_CLEAR))
    screen.explain(S1)
    screen.set_step(3)
    screen.offer((SADDLE, L5, S1, NOT_CLEAR))
    assert (screen.situation, screen.step) == (SADDLE, 0)
    screen.explain(S1)
    screen.set_step(2)
    screen.offer((SADDLE, S1, NOT_CLEAR))
    assert (screen.situation, screen.step) == (S1, 2)


@pytest.mark.parametrize("step", [-1, 5])
def test_there_is_no_other_step(screen: PatientScreen, step: int) -> None:
    with pytest.raises(ValueError, match="no step"):
        screen.set_step(step)


def test_the_first_of_what_is_offered_is_explained_until_something_is_chosen(screen: PatientScreen) -> None:
    screen.offer((L5, S1, NOT_CLEAR))
    assert screen.situation == L5
    screen.offer((S1, L5, NOT_CLEAR))
    assert screen.situation == S1
    screen.explain(L5)
    screen.offer((S1, L5, REFERRED, NOT_CLEAR))
    assert screen.situation == L5, "what was chosen stays while it is offered"
    screen.offer((S1, NOT_CLEAR))
    assert screen.situation == S1
    with pytest.raises(ValueError, match="not offered"):
        screen.explain(L5)


def test_an_equal_value_says_nothing(screen: PatientScreen) -> None:
    said: list[object] = []
    screen.offer((L5,))
    signals = (
        screen.step_changed,
        screen.language_changed,
        screen.situation_changed,
        screen.touched,
        screen.drawn,
        screen.blanked,
    )
    for signal in signals:
        signal.connect(said.append)
    screen.set_step(0)
    screen.set_language("en")
    screen.offer((L5,))
    screen.touch(None)
    screen.clear()
    screen.set_blank(False)
    assert said == []


def test_a_closed_screen_is_not_blanked_and_an_opened_one_is_seen(screen: PatientScreen) -> None:
    screen.toggle_blank()
    assert not screen.blank
    screen.set_open(True)
    screen.toggle_blank()
    assert screen.blank
    screen.set_open(False)
    screen.set_open(True)
    assert not screen.blank


def test_it_goes_blank_when_nobody_touches_anything(screen: PatientScreen, qtbot: QtBot) -> None:
    screen.set_open(True)
    with qtbot.waitSignal(screen.blanked) as blanked:
        screen.set_idle(2)
    assert blanked.args == [True]


def test_never_is_never_and_a_closed_or_blank_screen_has_no_clock(screen: PatientScreen) -> None:
    clocks = [clock for clock in screen.children() if hasattr(clock, "isActive")]
    screen.set_idle(5)
    assert not any(clock.isActive() for clock in clocks)
    screen.set_open(True)
    assert any(clock.isActive() for clock in clocks)
    screen.set_blank(True)
    assert not any(clock.isActive() for clock in clocks)
    screen.set_blank(False)
    screen.set_idle(0)
    assert not any(clock.isActive() for clock in clocks)


def test_the_pen_keeps_the_last_lines_and_clear_takes_all(screen: PatientScreen) -> None:
    screen.draw(Stroke("anterior", ()))
    assert not screen.strokes
    for number in range(MOST_STROKES + 5):
        screen.draw(Stroke("anterior", ((float(number), 0.0),)))
    assert len(screen.strokes) == MOST_STROKES
    assert (MOST_STROKES + 4.0, 0.0) in [point for stroke in screen.strokes for point in stroke.points]
    assert (4.0, 0.0) not in [point for stroke in screen.strokes for point in stroke.points]
    screen.touch(TOUCHED)
    screen.clear()
    assert (screen.strokes, screen.touched_at) == ((), None)


def test_another_patient_leaves_nothing_but_the_language(screen: PatientScreen) -> None:
    screen.set_language("ar")
    screen.offer((L5, S1))
    screen.explain(S1)
    screen.set_open(True)
    screen.set_step(3)
    screen.draw(Stroke("anterior", ((1.0, 2.0),)))
    screen.touch(TOUCHED)
    screen.forget()
    assert not screen.is_open
    assert (screen.step, screen.situation, screen.choices) == (0, None, ())
    assert (screen.strokes, screen.touched_at, screen.language) == ((), None, "ar")
    screen.offer((L5, S1))
    assert screen.situation == L5, "what was chosen for the last one is forgotten, too"
