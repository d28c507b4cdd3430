"""What can be ticked as plain values, and what a tick has moved."""

from __future__ import annotations

import pytest

from derm_viewer.clinic.answer import Answer, Finding, Statement
from derm_viewer.clinic.battery import battery
from derm_viewer.clinic.knowledge import Knowledge
from derm_viewer.paths import data_path
from derm_viewer.screen.answer.moves import moves
from derm_viewer.screen.examine.items import is_done, of_flag, of_test
from tests.screen import samples

PINPRICK = samples.TESTS[4]
SHIPPED = Knowledge.load(data_path("resources", "knowledge"))


def after(answer: Answer, order: tuple[int, ...], finding: Finding) -> Answer:
    """The answer with one finding more and its tests in another order."""
    tests = tuple(answer.tests[at] for at in order)
    return answer._replace(tests=tests, findings=(*answer.findings, finding))


@pytest.mark.parametrize(
    ("reason", "shown"),
    [
        ("Hip abduction: weak in the L5 root, spared in the nerve.", "Weak in the L5 root, spared in the nerve."),
        (
            "The heel raise, if weak, speaks for the S1 root rather than the L5 root.",
            "If weak: S1 root rather than L5 root.",
        ),
        ("Knee jerk, if reduced, would bring in the L4 root.", "If reduced, would bring in the L4 root."),
        ("A sentence without its name.", "A sentence without its name."),
    ],
)
def test_a_reason_is_said_without_the_name_over_it(reason: str, shown: str) -> None:
    item = of_test(samples.TESTS[0]._replace(reason=Statement(reason, ("suri2011",))), "left", ())[0]
    assert item.note == Statement(shown, ("suri2011",))


def test_a_figure_in_short_keeps_interval_and_source() -> None:
    figure = of_test(samples.TESTS[0], "left", ())[0].figure
    assert figure == Statement("LR+ 11 (1.3\u201384) for L5", ("suri2011",))


@pytest.mark.parametrize(
    ("sign", "shown"),
    [
        ("knee_jerk", "LR+ 7.7 (1.7\u201335) for L4"),
        ("ankle_jerk", "LR+ 7.1 (0.96\u201353) for L5 or S1"),
        ("chair_rise", "LR+ infinite with a positive femoral stretch, L2 to L4 (n = 54)"),
        ("pinprick_l4", "LR+ infinite for L4: no false positive in one small study (n = 54)"),
        (
            "straight_leg_raise",
            "sens. 0.92 (0.87\u20130.95), spec. 0.28 (0.18\u20130.40) for disc herniation, surgical patients",
        ),
        ("claudication", "LR+ 3.7 (2.9\u20134.8), LR\u2212 0.23 for lumbar spinal stenosis"),
        ("pelvic_compression", "Sensitivity 95 %, specificity 93.3 % (45 patients)"),
    ],
)
def test_no_figure_stands_without_what_it_is_of_and_what_belongs_to_it(sign: str, shown: str) -> None:
    test = next(one for one in battery(SHIPPED) if one.id == sign)
    figure = of_test(test, "left", ())[0].figure
    assert figure is not None
    assert figure.text == shown
    assert figure.sources


def test_without_a_figure_it_is_said_that_there_is_none() -> None:
    item = of_test(samples.TESTS[1], "left", ())[0]
    assert item.figure is None
    assert ("Figures", Statement("No figure that we could check.")) in item.more


def test_light_touch_is_a_row_of_its_own_and_either_makes_the_test_done() -> None:
    findings = (Finding("touch_l5", "left", "less"),)
    pin, touch = of_test(PINPRICK, "left", findings)
    assert (pin.chosen, touch.chosen, touch.partner) == (None, "less", True)
    assert is_done(PINPRICK, "left", findings)
    assert not is_done(PINPRICK, "right", findings)


def test_a_row_says_everything_to_a_screen_reader() -> None:
    said = of_test(samples.TESTS[0], "right", (Finding("hip_abduction", "right", "3/5 or less"),))[0].said
    assert said.startswith("Hip abduction, patient\u2019s right: 3/5 or less.")
    assert "LR+ 11" in said
    assert of_flag(samples.FLAGS[0]).said.startswith("Cauda equina: not asked. Emergency, now.")


def test_what_only_follows_has_not_moved() -> None:
    before = samples.shin()
    ticked = Finding("hip_abduction", "left", "weak")
    assert moves(before, after(before, (1, 2, 3, 4, 5), ticked)) == {}
    assert moves(before, after(before, (2, 1, 3, 4, 5), ticked)) == {"foot_in": "up", "big_toe_up": "down"}


def test_new_candidates_are_marked_and_other_places_are_not() -> None:
    before = samples.shin()
    nerve = samples.CANDIDATES[0]._replace(root="", kind="nerve", id="common_fibular", name="Common fibular nerve")
    now = after(before, (1, 2, 3, 4, 5), Finding("hip_abduction", "left", "weak"))._replace()
    now = now._replace(candidates=(nerve, *before.candidates))
    assert moves(before, now) == {"common_fibular": "new"}
    assert moves(before, now._replace(place=samples.CHEST)) == {}
    assert moves(None, now) == {}
