"""What findings do to an answer: rules that hold for any of them, and what a clinician must be able to rely on."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from derm_viewer.clinic.alarm import emergency
from derm_viewer.clinic.answer import QUALITIES, SIGN_KINDS, URGENCIES, Answer, Finding
from derm_viewer.clinic.battery import battery
from derm_viewer.clinic.findings import put, without
from derm_viewer.clinic.knowledge import Knowledge
from derm_viewer.clinic.reasoning import consider, statements
from tests.clinic.cases import PLACES
from tests.clinic.places import CHEST, GREAT_TOE, KNOWLEDGE, MAPS, OUTER_SHIN
from tests.clinic.shorthand import findings
from tests.clinic.test_knowledge import FORBIDDEN

SHIPPED = Knowledge.load(KNOWLEDGE)
EVERY = [
    *(Finding(e.id, side, result) for e in SHIPPED.signs for side in e.sides for result in e.results),
    *(Finding(flag.id, "both", answer) for flag in SHIPPED.red_flags for answer in ("yes", "no")),
]
LEVELS = {"untested", "normal", "weak", "one", "two", "three", "mixed", "nerve", "referred", "saddle"}


def shin(text: str, quality: str = "pain") -> Answer:
    """The answer about the left outer shin with these findings."""
    return consider(OUTER_SHIN, quality, SHIPPED, MAPS, findings(text, OUTER_SHIN, SHIPPED))


def ids(answer: Answer) -> list[str]:
    """The candidates in their order."""
    return [candidate.id for candidate in answer.candidates]


@given(
    place=st.sampled_from(sorted(PLACES)),
    quality=st.sampled_from(QUALITIES),
    found=st.lists(st.sampled_from(EVERY), max_size=20),
)
def test_any_findings_give_a_whole_answer(place: str, quality: str, found: list[Finding]) -> None:
    plain = consider(PLACES[place], quality, SHIPPED, MAPS)
    answer = consider(PLACES[place], quality, SHIPPED, MAPS, tuple(found))
    assert len(set(ids(answer))) == len(answer.candidates)
    assert {c.id for c in plain.candidates if c.relation == "here"} <= set(ids(answer))
    assert {c.kind for c in answer.candidates} <= {"root", "nerve", "referred"}
    assert all((c.root == "") == (c.kind != "root") and c.name for c in answer.candidates)
    assert all(c.supports for c in answer.candidates if c.relation == "finding")
    done = [
        test.done is not None or (test.partner is not None and test.partner.done is not None) for test in answer.tests
    ]
    assert done == sorted(done)
    assert done.count(False) <= 6
    assert len({test.id for test in answer.tests}) == len(answer.tests)
    said = list(statements(answer))
    alarm = answer.emergency
    joined = () if alarm is None else (*alarm.because, *alarm.also)  # several signs, or signs and what to do
    assert not [s.text for s in said if "{" in s.text or not 5 < len(s.text) <= (480 if s in joined else 180)]
    assert not [s.text for s in said for word in FORBIDDEN if word in s.text.lower()]
    assert {key for s in said for key in s.sources} == {source.key for source in answer.sources}
    if answer.reading is not None:
        assert answer.reading.level in LEVELS
        assert answer.reading.candidate in {"", *ids(answer)}


@given(found=st.lists(st.sampled_from(EVERY), max_size=12, unique_by=lambda f: (f.sign, f.side)))
def test_the_order_in_which_signs_are_found_does_not_matter(found: list[Finding]) -> None:
    one = consider(GREAT_TOE, "tingling", SHIPPED, MAPS, tuple(found))
    other = consider(GREAT_TOE, "tingling", SHIPPED, MAPS, tuple(reversed(found)))
    assert ids(one) == ids(other)
    assert (one.emergency is None) == (other.emergency is None)
    assert one.reading is not None
    assert other.reading is not None
    assert one.reading.headline == other.reading.headline


def test_findings_are_put_replaced_and_taken_back() -> None:
    weak, normal = Finding("foot_up", "left", "weak"), Finding("foot_up", "left", "normal")
    other = Finding("foot_up", "right", "weak")
    assert put(put((weak,), other), normal) == (other, normal)
    assert without((weak, other), "foot_up", "left") == (other,)
    assert shin("foot_up+ foot_up-").findings == (normal,)


@pytest.mark.parametrize(
    ("finding", "said"),
    [
        (Finding("gout", "left", "weak"), "unknown sign 'gout'"),
        (Finding("foot_up", "both", "weak"), "foot_up: side must be left or right, not 'both'"),
        (Finding("foot_up", "left", "reduced"), "foot_up: result must be one of weak, normal, 3/5 or less"),
        (Finding("saddle", "left", "yes"), "saddle: side must be both"),
        (Finding("saddle", "both", "weak"), "saddle: result must be one of yes, no"),
    ],
)
def test_a_finding_that_does_not_exist_is_refused(finding: Finding, said: str) -> None:
    with pytest.raises(ValueError, match=said):
        consider(OUTER_SHIN, "pain", SHIPPED, MAPS, (finding,))


def test_without_findings_nothing_but_the_place_counts() -> None:
    for place in PLACES.values():
        for quality in QUALITIES:
            answer = consider(place, quality, SHIPPED, MAPS)
            assert {c.kind for c in answer.candidates} <= {"root"}
            assert not any(c.supports or c.against for c in answer.candidates)
            assert all(test.done is None for test in answer.tests)


def test_the_other_leg_does_not_count_for_this_one() -> None:
    answer = shin("other:foot_up+ other:foot_in-")
    assert ids(answer) == ["L5", "S1"]
    assert answer.reading is not None
    assert answer.reading.level == "untested"


def test_each_candidate_says_what_speaks_for_and_against_it() -> None:
    answer = shin("foot_up+ foot_in- hip_abduction-")
    nerve, root = answer.candidates[:2]
    assert (nerve.kind, nerve.name, nerve.root) == ("nerve", "Common fibular nerve", "")
    assert [s.text for s in nerve.supports][1] == (
        "Turning the foot in is normal: spared in a foot drop, as in the common fibular nerve."
    )
    assert [s.text for s in root.against] == [
        "Turning the foot in is normal: in an L5 foot drop it is usually weak too."
    ]
    assert root.supports[0].sources == ("harrison2015",)
    assert nerve.disc.text == "Not a root."


def test_the_reason_of_a_test_names_the_candidates_it_tells_apart() -> None:
    tests = {test.id: test for test in shin("foot_up+").tests}
    assert (
        tests["hip_abduction"].reason.text == "Hip abduction: weak in the L5 root, spared in the common fibular nerve."
    )
    assert "suri2011" in tests["hip_abduction"].reason.sources
    assert tests["fibula_tap"].reason.text == (
        "Tapping the neck of the fibula, if positive, speaks for the common fibular nerve rather than the L5 root."
    )
    assert tests["foot_up"].done == "weak"


def test_tests_that_part_the_first_two_candidates_come_first() -> None:
    first = [test.id for test in shin("foot_up+").tests[:2]]
    assert first == ["hip_abduction", "foot_in"]


def test_light_touch_is_ticked_beside_the_pinprick() -> None:
    answer = shin("touch_l5+")
    test = answer.tests[-1]
    assert (test.id, test.done) == ("pinprick_l5", None)
    assert test.partner is not None
    assert (test.partner.id, test.partner.done, test.partner.modality) == ("touch_l5", "reduced", "light touch")


def test_pinprick_and_light_touch_at_one_point_are_one_sign() -> None:
    one, both = shin("pinprick_l5+"), shin("pinprick_l5+ touch_l5+")
    assert one.reading is not None
    assert both.reading is not None
    assert one.reading.headline == both.reading.headline


def test_normal_results_exclude_nothing() -> None:
    answer = shin("big_toe_up- hip_abduction- ankle_jerk- straight_leg_raise-")
    assert ids(answer) == ["L5", "S1"]
    assert not any(candidate.against for candidate in answer.candidates)
    assert answer.reading is not None
    assert answer.reading.headline.text == "What was tested is normal. That excludes nothing."


def test_s1_is_said_to_lie_outside_the_lumbar_roots() -> None:
    reading = consider(PLACES["outer foot"], "tingling", SHIPPED, MAPS).reading
    assert reading is not None
    assert reading.notes[0].text.startswith("S1 is not one of the lumbar roots L1 to L5.")


def test_back_pain_alone_says_what_to_look_for() -> None:
    answer = consider(PLACES["low back"], "pain", SHIPPED, MAPS)
    assert [test.id for test in answer.tests][:3] == ["knee_jerk", "knee_extension", "femoral_stretch"]
    assert answer.reading is not None
    assert answer.reading.headline.text.startswith("Back pain alone is not root pain.")
    assert "Referred pain" in answer.reading.notes[0].text


def test_the_skin_of_a_root_far_from_the_mark_is_its_usual_skin() -> None:
    here, far = consider(GREAT_TOE, "pain", SHIPPED, MAPS).candidates
    assert here.skin == "Outer leg and top of the foot"
    assert far.skin == "Usually: inner leg down to the inner ankle"


def test_emergencies_stand_above_all_and_say_because_of_what() -> None:
    answer = shin("foot_up! other:pinprick_l5+ saddle=yes weakness=no")
    assert answer.emergency is not None
    assert (answer.emergency.urgency, answer.emergency.headline) == ("emergency_now", "Emergency: act now")
    assert answer.emergency.action.text.startswith("Suspected cauda equina")
    assert [because.text for because in answer.emergency.because] == [
        "Asked and answered yes: saddle numbness.",
        "Signs in both legs. Left: lifting the foot. Right: pinprick at the base of the third toe.",
    ]
    assert [action.text for action in answer.emergency.also] == [
        "Foot up, heel walk, left: 3/5 or less. Discuss with the on-call spinal or neurosurgical team on the same day."
    ]
    assert answer.emergency.about == ("saddle", "weakness", "both_legs")
    assert answer.tests[0].id == "pinprick_s4_5"
    assert {flag.id: flag.answer for flag in answer.red_flags}["weakness"] == "no"
    assert answer.emergency.action == next(statements(answer))


def test_a_sign_of_the_other_leg_is_named_with_its_side() -> None:
    for found, said in (
        ("other:foot_up!", "Foot up, heel walk, right: 3/5 or less."),
        ("other:calf_swelling+", "Swollen, warm calf, right: present."),
    ):
        raised = shin(found).emergency
        assert raised is not None
        assert [because.text for because in raised.because] == [said]


def test_an_ambulance_goes_before_an_image_and_each_action_has_its_own_reasons() -> None:
    raised = shin("bladder_bowel=yes vascular=yes other:foot_up! fracture=yes").emergency
    assert raised is not None
    assert raised.action.text == "Emergency: call an ambulance."
    assert [because.text for because in raised.because] == ["Asked and answered yes: collapse or cold leg."]
    assert [said.text.partition(": ")[2].partition(".")[0] for said in raised.also] == [
        "bladder or bowel change", "3/5 or less", "trauma",
    ]  # fmt: skip
    assert "emergency MRI" in raised.also[0].text


def test_cancer_is_acted_on_at_once_where_a_sign_is_found() -> None:
    for found, urgency in (("cancer=yes", "same_day"), ("cancer=yes big_toe_up+", "emergency_now")):
        raised = shin(found).emergency
        assert raised is not None
        assert raised.urgency == urgency
    both = shin("cancer=yes saddle=yes big_toe_up+").emergency
    assert both is not None
    assert both.action.text.startswith("Suspected cauda equina")


def test_the_chair_that_neither_leg_rises_from_is_a_sign_of_both_legs() -> None:
    raised = shin("chair_rise+ other:chair_rise+").emergency
    assert raised is not None
    assert raised.about == ("both_legs",)


def test_reflexes_reduced_on_both_sides_are_no_emergency() -> None:
    assert shin("ankle_jerk+ other:ankle_jerk+").emergency is None


def test_a_red_flag_counts_without_a_place_and_off_the_map() -> None:
    found = (Finding("bladder_bowel", "both", "yes"),)
    for raised in (emergency(found, SHIPPED), consider(CHEST, "pain", SHIPPED, MAPS, found).emergency):
        assert raised is not None
        assert raised.urgency == URGENCIES[0]
    assert emergency((), SHIPPED) is None


def test_the_battery_shows_what_was_found_on_each_side() -> None:
    found = (Finding("foot_up", "left", "weak"), Finding("foot_up", "right", "normal"))
    for side, result in (("left", "weak"), ("right", "normal")):
        assert next(test for test in battery(SHIPPED, side, found) if test.id == "foot_up").done == result


def test_every_kind_of_sign_has_its_general_worth_or_none(knowledge: Knowledge) -> None:
    kinds = knowledge.words.findings.kinds
    assert set(kinds) == set(SIGN_KINDS)
    assert {kind for kind, said in kinds.items() if said is not None} == {"sensory", "muscle", "reflex", "tension"}
