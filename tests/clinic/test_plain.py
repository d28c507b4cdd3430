"""The story that a patient is told: its situations, its steps, and the strict reader of its words."""

from __future__ import annotations

import copy
import json
from typing import Any

import jsonschema
import pytest

from derm_viewer.clinic.answer import Finding
from derm_viewer.clinic.errors import KnowledgeError
from derm_viewer.clinic.knowledge import Knowledge
from derm_viewer.clinic.plain import (
    BELLY,
    CAUSE_FIRST,
    NOT_CLEAR,
    REFERRED,
    SADDLE,
    SADDLE_AREAS,
    Run,
    Situation,
    area_name,
    kept_apart,
    plain_name,
    read_words,
    runs,
    situations,
    story,
    untold,
)
from derm_viewer.clinic.plain_records import NERVES_TOLD, ROOTS_TOLD, STEPS
from derm_viewer.clinic.reasoning import consider
from tests.clinic.patient import CODES, every_situation, longer_words, raw, said, words_of
from tests.clinic.places import CHEST, GREAT_TOE, GROIN, MAPS, SCHEMAS, isncsci, keegan, place

WORDS = words_of("en")
L5 = Situation("root", "L5", "L5")
LEFT = "your left outer shin"


@pytest.mark.parametrize("code", CODES)
def test_every_language_fits_its_schema(code: str) -> None:
    schema = json.loads((SCHEMAS / "patient.schema.json").read_text("utf-8"))
    faults = jsonschema.Draft202012Validator(schema).iter_errors(raw(code))
    assert [f"{list(fault.absolute_path)}: {fault.message}" for fault in faults] == []


def test_without_an_answer_nothing_is_clear_and_the_lumbar_roots_and_s1_can_be_explained() -> None:
    assert [each.id for each in situations(None)] == ["not_clear", "L1", "L2", "L3", "L4", "L5", "S1", "referred"]


def test_the_answers_roots_come_first_then_its_nerves_then_the_two_general_ones(knowledge: Knowledge) -> None:
    answer = consider(GREAT_TOE, "tingling", knowledge, MAPS)
    told = situations(answer)
    roots = [each.root for each in answer.candidates if each.kind == "root"]
    assert [each.id for each in told if each.kind == "root"] == [root for root in roots if root in ROOTS_TOLD]
    kinds = [each.kind for each in told]
    assert kinds == sorted(kinds, key=("root", "nerve", "referred", "not_clear").index)
    assert kinds[0] == "root"
    assert kinds[-2:] == ["referred", "not_clear"]
    nerves = [each for each in told if each.kind == "nerve"]
    assert nerves
    assert {each.id for each in nerves} <= set(NERVES_TOLD)
    assert all(knowledge_name(knowledge, each.id) == each.name for each in nerves)
    assert len({(each.kind, each.id) for each in told}) == len(told)


def knowledge_name(knowledge: Knowledge, id: str) -> str:
    """What the clinician's window calls a look-alike."""
    return next(entry.look_alike.name for entry in knowledge.look_alikes if entry.id == id)


def test_a_place_that_no_map_treats_leaves_the_two_general_situations(knowledge: Knowledge) -> None:
    assert situations(consider(CHEST, "pain", knowledge, MAPS)) == (NOT_CLEAR, REFERRED)


@pytest.mark.parametrize(
    ("area", "root", "quality", "first", "lacking"),
    [
        ("saddle", "L1", "pain", SADDLE, ""),
        ("saddle", "S4-5", "numbness", SADDLE, "S4-5"),
        ("pubic_region", "L1", "numbness", SADDLE, ""),
        ("sacrum", "S4-5", "pain", SADDLE, "S4-5"),
        ("lower_buttock", "S3", "numbness", SADDLE, "S3"),
        ("lower_buttock", "S3", "tingling", SADDLE, "S3"),
        ("lower_buttock", "S3", "pain", NOT_CLEAR, "S3"),
        ("mid_abdomen", "T10", "pain", BELLY, "T10"),
        ("flank", "T11", "tingling", BELLY, "T11"),
        ("lower_abdomen", "T12", "pain", BELLY, ""),
        ("lower_abdomen", "T12", "tingling", Situation("root", "T12", "T12"), ""),
        ("flank", "L1", "pain", BELLY, ""),
        ("groin", "L1", "pain", CAUSE_FIRST, ""),
        ("groin", "L1", "tingling", Situation("root", "L1", "L1"), ""),
    ],
)
def test_what_comes_first_where_the_words_may_not_be_those_of_a_root(
    knowledge: Knowledge, area: str, root: str, quality: str, first: Situation, lacking: str
) -> None:
    answer = consider(place(area, isncsci(root), keegan(root)), quality, knowledge, MAPS)
    told = situations(answer)
    assert told[0] == first
    assert len(set(told)) == len(told)
    assert untold(answer) == lacking
    assert {REFERRED, NOT_CLEAR} <= set(told)
    assert (SADDLE in told) is (first == SADDLE)


def test_of_the_groin_that_hurts_no_root_is_told_first(knowledge: Knowledge) -> None:
    assert situations(consider(GROIN, "pain", knowledge, MAPS))[0] == CAUSE_FIRST
    assert situations(consider(GROIN, "tingling", knowledge, MAPS))[0].kind == "root"


@pytest.mark.parametrize(
    ("sign", "result", "first"),
    [
        ("bladder_bowel", "yes", SADDLE),
        ("both_legs", "yes", SADDLE),
        ("weakness", "yes", CAUSE_FIRST),
        ("vascular", "yes", CAUSE_FIRST),
        ("calf_swelling", "present", CAUSE_FIRST),
        ("foot_up", "3/5 or less", CAUSE_FIRST),
        ("foot_up", "weak", Situation("root", "L5", "L5")),
    ],
)
@pytest.mark.parametrize("code", CODES)
def test_an_emergency_is_told_before_any_root_and_nothing_calms(
    knowledge: Knowledge, code: str, sign: str, result: str, first: Situation
) -> None:
    entry = next((one for one in knowledge.signs if one.id == sign), None)
    found = Finding(sign, "both" if entry is None else "left", result)
    answer = consider(place("outer_shin", isncsci("L5"), keegan("L5")), "pain", knowledge, MAPS, (found,))
    assert situations(answer)[0] == first
    if first.kind == "root":
        return
    words = words_of(code)
    told = story(words, first, "left", "outer_shin", "pain")
    said = {"".join(run.text for run in runs) for step in told.steps for runs in step.paragraphs}
    calm = {text for kind in ("root", "not_clear", "referred") for text in words.course[kind].paragraphs}
    helps = {item for kind in ("root", "not_clear", "belly") for item in words.course[kind].lists[-1].items}
    assert helps.isdisjoint(item for step in told.steps for items in step.lists for item in items.items)
    assert said.isdisjoint(calm)
    assert words.urgent.title not in {step.title for step in told.steps}  # it asks whether the skin here is numb


def test_the_saddle_areas_are_those_of_the_knowledge(knowledge: Knowledge) -> None:
    assert {id for id, note in knowledge.areas.items() if note.saddle} == SADDLE_AREAS


@pytest.mark.parametrize("area", sorted(SADDLE_AREAS))
@pytest.mark.parametrize("quality", ["pain", "tingling", "numbness"])
def test_where_the_clinician_is_alarmed_the_patient_is_told_of_the_saddle_area(
    knowledge: Knowledge, area: str, quality: str
) -> None:
    answer = consider(place(area, isncsci("L1")), quality, knowledge, MAPS)
    assert answer.emergency is not None
    assert "saddle" in answer.emergency.about
    assert situations(answer)[0] == SADDLE


@pytest.mark.parametrize("code", CODES)
def test_the_saddle_area_says_first_what_calls_for_help_now(code: str) -> None:
    words = words_of(code)
    told = story(words, SADDLE, "left", "saddle", "numbness")
    first = told.step("where")
    assert first.lists == words.help.lists[:1]
    assert words.areas["saddle"].left in said(first)[0]
    assert words.urgent.paragraphs[0] in said(first)
    assert not set(said(first)) & set(words.where.paragraphs)
    seldom = [words.course["not_clear"].title, *words.course["not_clear"].paragraphs]
    assert not set(seldom) & {text for step in told.steps for text in (step.title, *said(step))}


@pytest.mark.parametrize("code", CODES)
def test_of_the_belly_nothing_is_said_of_back_pain_or_of_the_low_back_as_its_cause(code: str) -> None:
    words = words_of(code)
    texts = {text for step in story(words, BELLY, "left", "flank", "pain").steps for text in (step.title, *said(step))}
    for course in (words.course["not_clear"], words.course["root"], words.course["referred"]):
        assert not {course.title, course.paragraphs[0]} & texts
    assert not {text for cause in ("cushion", "tight", "referred") for text in words.cause[cause].paragraphs} & texts


def test_every_nerve_told_is_a_look_alike(knowledge: Knowledge) -> None:
    assert set(NERVES_TOLD) <= {entry.id for entry in knowledge.look_alikes if entry.look_alike.kind == "nerve"}


def test_the_root_is_strong_and_the_rest_is_not() -> None:
    paragraph = story(WORDS, L5, "left", "outer_shin", "pain").step("nerve").paragraphs[0]
    assert [run.text for run in paragraph if run.strong] == ["L5"]


def test_the_first_step_names_the_place_its_side_and_what_is_felt() -> None:
    first = said(story(WORDS, L5, "left", "outer_shin", "tingling").step("where"))[0]
    assert LEFT in first
    assert "tingling" in first
    assert "right" not in first


@pytest.mark.parametrize(("area", "side"), [(None, "left"), (None, None), ("moon", "right")])
def test_a_place_without_a_name_is_not_spoken_of(area: str | None, side: str | None) -> None:
    texts = said(story(WORDS, L5, side, area, "pain").step("where"))
    assert texts[0] == WORDS.told["nowhere"]
    assert not any("left" in text for text in texts)


@pytest.mark.parametrize("situation", every_situation())
def test_where_nothing_is_shown_the_patient_is_asked_for_the_place_and_not_told_of_a_mark(situation: Situation) -> None:
    first = story(WORDS, situation, None, None, None, marked=False).step("where")
    if situation == SADDLE:
        assert first.title == WORDS.urgent.title
        return
    assert first.title == WORDS.ask.title
    assert said(first)[0] == WORDS.ask.paragraphs[0]
    assert not any("mark" in text for text in said(first))


def test_a_side_that_is_not_known_is_left_out() -> None:
    assert area_name(WORDS, "outer_shin", "midline") == area_name(WORDS, "outer_shin", None) == "your outer shin"
    assert area_name(WORDS, "saddle", "right").startswith("the right side of ")


def test_every_story_has_five_steps_and_the_emergency_step_is_always_the_same() -> None:
    helps = set()
    for situation in every_situation():
        told = story(WORDS, situation, "right", "heel", "numbness")
        assert tuple(step.key for step in told.steps) == STEPS
        assert [step.name for step in told.steps] == [WORDS.steps[key] for key in STEPS]
        assert all(step.paragraphs for step in told.steps)
        helps.add(told.step("help"))
    assert len(helps) == 1


def test_a_situation_is_told_by_its_own_name_and_place() -> None:
    belt = Situation("nerve", "lateral_femoral_cutaneous", "Lateral femoral cutaneous nerve (meralgia)")
    told = story(WORDS, belt, "left", "outer_mid_thigh", "numbness")
    assert plain_name(WORDS, belt) == told.name == "outer thigh nerve"
    assert "belt" in " ".join(said(told.step("cause")))
    assert "khalil2012" in told.step("course").sources
    assert "Lateral" not in " ".join(text for step in told.steps for text in said(step))
    assert (
        told.step("course").paragraphs
        != story(WORDS, Situation("nerve", "sural", ""), "left", "heel", None).step("course").paragraphs
    )


def test_runs_part_at_asterisks_and_places_are_filled_afterwards() -> None:
    assert runs("a **{name}** b", {"name": "**x** {y}"}) == (Run("a ", False), Run("**x** {y}", True), Run(" b", False))


def test_a_clinics_line_keeps_its_own_order_in_arabic() -> None:
    assert kept_apart(words_of("ar"), "+44 20 7946 0000") == "\u2068+44 20 7946 0000\u2069"
    assert kept_apart(WORDS, "+44 20 7946 0000") == "+44 20 7946 0000"


def test_the_longer_pseudo_language_is_longer_everywhere_and_still_reads() -> None:
    longer = longer_words()
    assert len(longer.help.title) >= 1.4 * len(WORDS.help.title)
    told = story(longer, L5, "left", "outer_shin", "pain")
    assert "L5" in said(told.step("nerve"))[0]
    assert len(longer.areas["heel"].left) >= 1.4 * len(WORDS.areas["heel"].left)


def broken(path: list[str | int], value: object) -> Any:
    """The English words with one value changed; `...` takes it out."""
    data = copy.deepcopy(raw("en"))
    at = data
    for key in path[:-1]:
        at = at[key]
    if value is ...:
        del at[path[-1]]
    else:
        at[path[-1]] = value
    return data


@pytest.mark.parametrize(
    ("path", "value", "said_of_it"),
    [
        (["screen", "back"], ..., "'back' is missing"),
        (["screen", "step_of"], "Step {n}", "'step_of' must use {n}, {of}"),
        (["told", "pain"], "Pain here", "'pain' must use {area}"),
        (["screen", "smile"], "x", "'smile' is unknown"),
        (["nerve", "root", "paragraphs", 1], "No own", "'paragraphs' must use {name}, {own}"),
        (["help", "title"], "", "'title' must be a text that is not empty"),
        (["course", "root", "paragraphs", 0], "**Most get better.", "'**' stands without its partner"),
        (["roots", "L5"], ..., "'L5' is missing"),
        (["nerves", "sural", "name"], 5, "'name' must be a text"),
        (["review", "state"], "reviewed", "who reviewed it, and when"),
        (["areas", "heel", "left"], ..., "'left' is missing"),
        (["areas"], {}, "no area has a name"),
        (["rtl"], "no", "'rtl' must be true or false"),
    ],
)
def test_the_reader_says_where_a_word_is_wrong(path: list[str | int], value: object, said_of_it: str) -> None:
    with pytest.raises(KnowledgeError, match=r"^(patient/en\.json|words for patients)") as error:
        read_words(broken(path, value))
    assert said_of_it in str(error.value)
    assert str(error.value).endswith(".")
