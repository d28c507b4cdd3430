"""What is said of the findings together: the words of the reading, the reasons and the alarm."""

from __future__ import annotations

import pytest

from derm_viewer.clinic.alarm import emergency
from derm_viewer.clinic.answer import Answer
from derm_viewer.clinic.knowledge import Knowledge
from derm_viewer.clinic.reasoning import consider
from tests.clinic.cases import PLACES
from tests.clinic.places import KNOWLEDGE, MAPS, OUTER_SHIN, isncsci, keegan
from tests.clinic.places import place as a_place
from tests.clinic.shorthand import findings

SHIPPED = Knowledge.load(KNOWLEDGE)


def shin(text: str) -> Answer:
    """The answer about pain of the left outer shin with these findings."""
    return consider(OUTER_SHIN, "pain", SHIPPED, MAPS, findings(text, OUTER_SHIN, SHIPPED))


def test_a_reading_names_the_nerve_or_root_that_the_same_signs_fit() -> None:
    said = {signs: shin(signs).reading for signs in ("foot_up!", "straight_leg_raise+", "hip_abduction+")}
    texts = {signs: reading.headline.text for signs, reading in said.items() if reading is not None}
    single = "A single sign rarely settles the level."
    assert texts == {
        "foot_up!": f"One sign speaks for the L5 root and the common fibular nerve alike. {single}",
        "straight_leg_raise+": f"One sign speaks for the L5 root and the S1 root alike. {single}",
        "hip_abduction+": f"One sign speaks for the L5 root. {single}",
    }
    several = shin("foot_up+ foot_out+").reading
    assert several is not None
    assert several.headline.text == (
        "Two signs speak for the L5 root and the common fibular nerve alike. Look for a sign that tells them apart."
    )


def test_a_nerve_is_not_set_above_a_root_that_has_the_same_sign() -> None:
    place = PLACES["groin"]
    reading = consider(place, "pain", SHIPPED, MAPS, findings("cremasteric+", place, SHIPPED)).reading
    assert reading is not None
    assert (reading.level, reading.candidate) == ("nerve", "genitofemoral")
    assert reading.headline.text.startswith("One sign speaks for the L1 root, the L2 root and the genitofemoral nerve")


def test_a_sign_of_saddle_skin_asks_for_the_red_flags_in_the_reading_too() -> None:
    reading = shin("pinprick_s4_5+").reading
    assert reading is not None
    assert [note.text for note in reading.notes] == ["Ask the other red-flag questions now."]


@pytest.mark.parametrize(
    ("signs", "names"),
    [("straight_leg_raise+", "the L5 root and the S1 root"), ("slump+", "the L5 root and the S1 root")],
)
def test_a_sign_that_two_roots_share_names_both_though_the_place_gives_one(signs: str, names: str) -> None:
    place = a_place("outer_shin", isncsci("L5"), keegan("L5"))
    reading = consider(place, "pain", SHIPPED, MAPS, findings(signs, place, SHIPPED)).reading
    assert reading is not None
    assert reading.headline.text.startswith(f"One sign speaks for {names} alike.")


def test_what_cannot_wait_is_told_where_the_same_signs_speak_for_it_and_is_not_spoken_against() -> None:
    place = PLACES["front thigh"]
    found = findings("knee_extension+ knee_jerk+ hip_flexion+", place, SHIPPED)
    reading = consider(place, "pain", SHIPPED, MAPS, found).reading
    assert reading is not None
    assert reading.notes[0].text.startswith("Bleeding or abscess in the psoas cannot wait. Anticoagulants")
    assert not reading.against
    quiet = consider(place, "pain", SHIPPED, MAPS, findings("femoral_stretch+", place, SHIPPED)).reading
    assert quiet is not None
    assert not [note for note in quiet.notes if "cannot wait" in note.text]


def test_a_reflex_reduced_on_both_sides_speaks_for_no_root_and_that_is_said() -> None:
    both, one = shin("ankle_jerk+ other:ankle_jerk+"), shin("ankle_jerk+ other:ankle_jerk-")
    assert one.candidates[0].id == "S1"
    assert both.reading is not None
    assert not any(candidate.supports or candidate.against for candidate in both.candidates)
    assert both.reading.notes[0].text.startswith("Reduced on both sides: ankle jerk.")


def test_a_weak_pulse_speaks_against_a_narrow_canal() -> None:
    place = PLACES["calf"]
    answer = consider(place, "pain", SHIPPED, MAPS, findings("claudication+ bending_relief+ pulses+", place, SHIPPED))
    assert answer.reading is not None
    assert [said.text for said in answer.reading.against] == [
        "The pulse of the leg is weak: a narrow spinal canal leaves the pulses alone."
    ]


def test_a_test_of_what_is_named_already_brings_nothing_in() -> None:
    place = PLACES["calf"]
    answer = consider(place, "pain", SHIPPED, MAPS, findings("claudication+ bending_relief+", place, SHIPPED))
    named = {one.id for one in answer.look_alikes} | {one.id for one in answer.candidates}
    for test in answer.tests:
        for other in SHIPPED.look_alikes:
            if other.id in named:
                assert f"would bring in {other.called}" not in test.reason.text


def test_the_figures_of_herniations_are_not_lent_to_roots_that_a_disc_seldom_hits() -> None:
    place = PLACES["front thigh"]
    found = findings("hip_flexion+ pinprick_l2+ femoral_stretch+", place, SHIPPED)
    reading = consider(place, "pain", SHIPPED, MAPS, found).reading
    assert reading is not None
    assert (reading.level, reading.headline.sources) == ("three", ())
    assert reading.headline.text == (
        "Three signs agree on the L2 root. A disc seldom hits this root: look for what else can."
    )


def test_a_shared_sign_says_which_root_it_is_mainly_of() -> None:
    tests = {test.id: test for test in consider(PLACES["low back"], "pain", SHIPPED, MAPS).tests}
    assert tests["knee_jerk"].reason.text == (
        "Knee jerk, if reduced, speaks for the L4 root, and less for the L3 root."
    )


@pytest.mark.parametrize("place", ["calf", "outer shin", "front-outer thigh", "low back", "chest"])
def test_a_swollen_calf_is_looked_into_wherever_the_mark_is(place: str) -> None:
    where = PLACES[place]
    found = findings("calf_swelling+", where, SHIPPED)
    for raised in (consider(where, "tingling", SHIPPED, MAPS, found).emergency, emergency(found, SHIPPED)):
        assert raised is not None
        assert (raised.about, raised.urgency) == (("deep_vein",), "same_day")
    assert emergency(findings("calf_swelling-", where, SHIPPED), SHIPPED) is None
    assert emergency(findings("cremasteric+", where, SHIPPED), SHIPPED) is None, "that varies: only with a mark there"


def test_a_lost_cremasteric_reflex_in_the_groin_brings_up_the_testis() -> None:
    place = PLACES["groin"]
    answer = consider(place, "pain", SHIPPED, MAPS, findings("cremasteric+", place, SHIPPED))
    assert answer.emergency is not None
    assert (answer.emergency.about, answer.emergency.urgency) == (("testis",), "emergency_now")
    assert "tender testis" in answer.emergency.action.text


@pytest.mark.parametrize("signs", ["pinprick_s4_5+", "touch_s4_5+", "pinprick_s3+", "pinprick_s3+ big_toe_up+"])
def test_lost_feeling_in_saddle_skin_is_not_talked_down(signs: str) -> None:
    answer = shin(signs)
    assert answer.emergency is not None
    assert answer.emergency.urgency == "emergency_now"
    assert answer.reading is not None
    assert answer.reading.headline.text == (
        "Loss of feeling in saddle skin: suspected cauda equina. Act on it; which root it is can wait."
    )
    assert [note.text for note in answer.reading.notes] == ["Ask the other red-flag questions now."]


@pytest.mark.parametrize(("quality", "joint"), [("pain", True), ("tingling", False), ("numbness", False)])
def test_normal_results_fit_a_joint_only_where_it_hurts(quality: str, joint: bool) -> None:
    place = PLACES["low back"]
    found = consider(place, quality, SHIPPED, MAPS, findings("knee_jerk- knee_extension-", place, SHIPPED))
    assert ("facet_joint" in [one.id for one in found.candidates]) == joint


def test_roots_that_a_sign_speaks_for_alike_are_named_from_the_head_down() -> None:
    place = PLACES["front-outer thigh"]
    reading = consider(place, "pain", SHIPPED, MAPS, findings("femoral_stretch+", place, SHIPPED)).reading
    assert reading is not None
    assert reading.headline.text.startswith("One sign speaks for the L2 root, the L3 root and the L4 root alike.")


def test_rising_from_a_chair_speaks_for_l3_and_l4() -> None:
    place = PLACES["front knee"]
    answer = consider(place, "pain", SHIPPED, MAPS, findings("chair_rise+", place, SHIPPED))
    said = {one.id: [voice.text for voice in one.supports] for one in answer.candidates}
    assert said["L3"] == ["Rising from a chair on one leg is impossible: it asks for the quadriceps, which L3 serves."]
    assert "mostly L4 in Harrison" in said["L4"][0]


@pytest.mark.parametrize("sign", ["crossed_straight_leg_raise", "crossed_femoral_stretch"])
def test_a_crossed_test_says_which_leg_is_raised_and_for_which_it_counts(sign: str) -> None:
    technique = next(entry.technique for entry in SHIPPED.signs if entry.id == sign)
    assert "the other leg" in technique
    assert "this leg" in technique.partition("positive if")[2]


def test_saddle_skin_does_not_send_to_the_look_alikes_first() -> None:
    said = [statement.text for statement in consider(PLACES["pubic region"], "pain", SHIPPED, MAPS).why]
    assert said[0].startswith("This is saddle skin")
    assert not [text for text in said if "look-alikes" in text]


def test_a_reading_says_what_it_is_worth() -> None:
    reading = shin("big_toe_up+ foot_in+ pinprick_l5+ ankle_jerk+").reading
    assert reading is not None
    notes = " ".join(note.text for note in reading.notes)
    assert "added nothing in one small study" in notes
    assert "overall judgement did better" in notes
    assert "older than 12 weeks" in notes
    assert [s.text for s in reading.against] == ["Ankle jerk is reduced: the ankle jerk is the reflex of S1."]


def test_three_signs_agree_only_if_they_are_of_two_kinds() -> None:
    muscles, mixed = shin("big_toe_up+ foot_in+ hip_abduction+"), shin("big_toe_up+ foot_in+ pinprick_l5+")
    assert muscles.reading is not None
    assert mixed.reading is not None
    assert muscles.reading.headline.text.startswith("Three signs speak for the L5 root, all of one kind.")
    assert mixed.reading.headline.text == (
        "Three signs agree on the L5 root. "
        "Three or more: specificity 83\N{EN DASH}94 %, low sensitivity (283 people with a herniation)."
    )
    assert mixed.reading.headline.sources == ("hancock2011",)


def test_published_combinations_are_shown_when_both_signs_are_there() -> None:
    place = PLACES["front knee"]
    answer = consider(place, "pain", SHIPPED, MAPS, findings("knee_jerk+ femoral_stretch+", place, SHIPPED))
    assert answer.reading is not None
    assert "Femoral stretch and knee jerk together: LR+ 7.0" in answer.reading.notes[0].text
