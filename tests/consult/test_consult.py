"""The state of a consultation: one signal for each fact, none for silence."""

from __future__ import annotations

import gc
import weakref
from collections.abc import Callable
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from derm_viewer.body.place import Place
from derm_viewer.clinic.answer import Answer, Finding, MarkedSkin
from derm_viewer.consult.consult import Consult

MAPS = ("isncsci", "keegan_garrett")


class Told(str):
    """A word of which one can say whether it is still in memory."""


def place(x: float, y: float) -> Place:
    """The left leg for positive x, the right for negative, beside the body far out."""
    if abs(x) > 100:
        return Place(x, y, "outside", None, None, None, None, "beside the body", (), (), ())
    side = "left" if x > 0 else "right"
    return Place(x, y, "map", "anterior", side, "outer_shin", "outer shin", f"{side} outer shin", (), (), ())


def answer(
    where: Place,
    quality: str,
    added: tuple[str, ...] = (),
    findings: tuple[Finding, ...] = (),
    marked: tuple[MarkedSkin, ...] = (),
) -> Answer:
    """An answer that carries its question."""
    return Answer(where, quality, f"{quality} at {where.words}", (), (), (), (), (), (), (), ())


@pytest.fixture
def consult() -> Consult:
    """A consultation with a map of two legs."""
    return Consult(place, answer, MAPS)


def test_a_point_is_answered_once(qtbot: QtBot, consult: Consult) -> None:
    with qtbot.waitSignal(consult.answer_changed) as caught:
        consult.point_at(20, -50)
    assert caught.args is not None
    assert caught.args[0] is consult.answer
    assert consult.answer is not None
    assert consult.answer.headline == "pain at left outer shin"


def test_the_same_point_again_is_silent(qtbot: QtBot, consult: Consult) -> None:
    consult.point_at(20, -50)
    with qtbot.assertNotEmitted(consult.answer_changed):
        consult.point_at(20, -50)


def test_the_side_views_turn_to_the_leg_that_was_pointed_at(qtbot: QtBot, consult: Consult) -> None:
    with qtbot.waitSignal(consult.leg_changed, check_params_cb=lambda leg: leg == "right"):
        consult.point_at(-20, -50)
    with qtbot.assertNotEmitted(consult.leg_changed):
        consult.point_at(150, 0)
    assert consult.leg == "right"


def test_another_quality_answers_the_same_place_anew(consult: Consult) -> None:
    consult.point_at(20, -50)
    consult.set_quality("numbness")
    assert consult.answer is not None
    assert consult.answer.headline == "numbness at left outer shin"
    assert (consult.answer.place.x, consult.answer.place.y) == (20, -50)


def test_a_quality_without_a_place_answers_nothing(qtbot: QtBot, consult: Consult) -> None:
    with qtbot.assertNotEmitted(consult.answer_changed):
        consult.set_quality("tingling")
    assert consult.quality == "tingling"
    assert consult.answer is None


def test_an_equal_value_is_silent(qtbot: QtBot, consult: Consult) -> None:
    with (
        qtbot.assertNotEmitted(consult.quality_changed),
        qtbot.assertNotEmitted(consult.shown_map_changed),
        qtbot.assertNotEmitted(consult.leg_changed),
    ):
        consult.set_quality("pain")
        consult.set_shown_map("all")
        consult.set_leg("left")


def test_clearing_keeps_quality_and_map(qtbot: QtBot, consult: Consult) -> None:
    consult.set_quality("tingling")
    consult.set_shown_map("isncsci")
    consult.point_at(20, -50)
    with qtbot.waitSignal(consult.answer_changed, check_params_cb=lambda found: found is None):
        consult.clear()
    assert (consult.quality, consult.shown_map, consult.answer) == ("tingling", "isncsci", None)
    with qtbot.assertNotEmitted(consult.answer_changed):
        consult.clear()


def test_the_next_map_goes_round(consult: Consult) -> None:
    seen = []
    for _ in range(5):
        consult.show_next_map()
        seen.append(consult.shown_map)
    assert seen == ["isncsci", "keegan_garrett", "differences", "all", "isncsci"]


def test_a_described_map_counts_only_when_it_is_added(qtbot: QtBot) -> None:
    asked: list[tuple[str, ...]] = []

    def consider(where: Place, quality: str, added: tuple[str, ...], *rest: object) -> Answer:
        asked.append(added)
        return answer(where, f"{quality} {added}")

    consult = Consult(place, consider, (*MAPS, "lee_2008"), described=("lee_2008",))
    consult.point_at(20, -50)
    with qtbot.waitSignals([consult.added_changed, consult.answer_changed]):
        consult.set_added("lee_2008", True)
    consult.set_added("lee_2008", True)
    assert consult.added == ("lee_2008",)
    assert asked == [(), ("lee_2008",)]
    with pytest.raises(ValueError, match="unknown described map 'isncsci'"):
        consult.set_added("isncsci", False)


def test_one_root_is_shown_in_all_maps(qtbot: QtBot, consult: Consult) -> None:
    consult.set_shown_map("isncsci")
    with qtbot.waitSignals([consult.shown_map_changed, consult.root_changed]):
        consult.set_root("L5")
    assert (consult.shown_map, consult.root) == ("all", "L5")
    consult.set_shown_map("all")
    assert consult.root is None


def test_the_other_leg_and_back(consult: Consult) -> None:
    consult.turn_to_other_leg()
    assert consult.leg == "right"
    consult.turn_to_other_leg()
    assert consult.leg == "left"


@pytest.mark.parametrize("setter", ["set_quality", "set_shown_map", "set_leg"])
def test_an_unknown_word_is_refused_and_changes_nothing(consult: Consult, setter: str) -> None:
    with pytest.raises(ValueError, match=r"unknown .* 'nonsense'; known are"):
        getattr(consult, setter)("nonsense")
    assert (consult.quality, consult.shown_map, consult.leg) == ("pain", "all", "left")


def test_an_unknown_start_is_refused() -> None:
    with pytest.raises(ValueError, match="unknown map 'foerster'"):
        Consult(place, answer, MAPS, shown_map="foerster")


def test_the_answer_is_the_one_that_consider_gave() -> None:
    given = answer(place(1, 1), "pain")
    consult = Consult(place, lambda where, quality, *rest: given._replace(place=where, quality=quality), MAPS)
    consult.point_at(1, 1)
    assert consult.answer == given


def test_what_was_foreseen_is_answered_without_asking_again(qtbot: QtBot) -> None:
    asked: list[str] = []

    def locate(x: float, y: float) -> Place:
        asked.append("place")
        return place(x, y)

    def consider(where: Place, quality: str, *more: Any) -> Answer:
        asked.append(quality)
        return answer(where, quality)

    consult = Consult(locate, consider, MAPS)
    with qtbot.waitSignal(consult.answer_foreseen) as foreseen, qtbot.assertNotEmitted(consult.answer_changed):
        consult.foresee(20, -50)
    assert consult.answer is None
    assert consult.leg == "left"
    consult.point_at(20, -50)
    assert foreseen.args is not None
    assert consult.answer is foreseen.args[0]
    assert asked == ["place", "pain"]


@pytest.mark.parametrize(
    "change",
    [
        lambda consult: consult.set_quality("numbness"),
        lambda consult: consult.set_finding("knee_jerk", "left", "absent"),
        lambda consult: consult.mark((MarkedSkin("pain", "left", ("outer_shin",)),)),
    ],
)
def test_what_was_foreseen_is_asked_anew_once_something_else_holds(change: Callable[[Consult], None]) -> None:
    def consider(where: Place, *rest: Any) -> Answer:
        return answer(where, repr(rest))

    plain, foreseen = Consult(place, consider, MAPS), Consult(place, consider, MAPS)
    foreseen.foresee(20, -50)
    for consult in (plain, foreseen):
        change(consult)
        consult.point_at(20, -50)
    assert foreseen.answer == plain.answer


@pytest.mark.parametrize("forget", [Consult.clear, Consult.begin_anew, lambda one: one.use_maps(MAPS, ())])
def test_what_was_foreseen_is_forgotten_with_the_place(forget: Callable[[Consult], None]) -> None:
    kept: list[weakref.ref[Told]] = []

    def consider(where: Place, quality: str, *more: Any) -> Answer:
        told = Told(quality)
        kept.append(weakref.ref(told))
        return answer(where, told)

    consult = Consult(place, consider, MAPS)
    consult.foresee(20, -50)
    assert kept[0]() is not None
    forget(consult)
    gc.collect()
    assert kept[0]() is None
