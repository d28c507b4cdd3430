"""The signs: complete, consistent, and fit to be ticked."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

import derm_viewer.clinic
from derm_viewer.body.model import ROOTS
from derm_viewer.clinic.answer import SIGN_KINDS
from derm_viewer.clinic.battery import battery
from derm_viewer.clinic.check import has_figure
from derm_viewer.clinic.knowledge import Knowledge
from derm_viewer.clinic.reasons import called

_WORDS = ("search", "note")
"""Files that find and write words: their numbers weigh letters and lines, and say nothing of a patient."""
CODE = sorted(
    path for path in Path(derm_viewer.clinic.__file__).parent.glob("*.py") if not path.name.startswith(_WORDS)
)
NO_TEST = {"urinary", "testis", "aortic_aneurysm", "pelvic_organs", "adductor_strain", "hip_fracture", "knee_joint"}
NO_TEST |= {"foot_tissues", "polyneuropathy"}
"""Look-alikes that are asked for, looked at or imaged, not told apart by a sign of this list."""


def test_an_abnormal_result_speaks_for_the_roots_that_the_sign_names(knowledge: Knowledge) -> None:
    for entry in knowledge.signs:
        spoken = {target for e in entry.effects if e.abnormal and e.supports for target in e.targets}
        assert spoken & set(ROOTS) == set(entry.roots), entry.id
        assert spoken, entry.id


def test_a_normal_result_alone_never_speaks_against_a_root(knowledge: Knowledge) -> None:
    for entry in knowledge.signs:
        for effect in entry.effects:
            if not effect.abnormal and set(effect.targets) & set(ROOTS):
                assert not effect.supports, entry.id
                assert effect.given, entry.id


def test_one_result_says_one_thing_of_one_candidate(knowledge: Knowledge) -> None:
    for entry in knowledge.signs:
        said = [(e.abnormal, target) for e in entry.effects for target in e.targets]
        assert len(set(said)) == len(said), entry.id


@pytest.mark.parametrize(
    ("sign", "roots", "main"),
    [
        ("foot_up", ("L4", "L5"), False),
        ("knee_extension", ("L3", "L4"), False),
        ("straight_leg_raise", ("L5", "S1"), False),
        ("femoral_stretch", ("L3", "L2", "L4"), False),
        ("knee_jerk", ("L4", "L3"), True),
        ("ankle_jerk", ("S1",), True),
        ("hip_abduction", ("L5",), True),
    ],
)
def test_shared_and_disputed_signs_have_no_main_root(
    knowledge: Knowledge, sign: str, roots: tuple[str, ...], main: bool
) -> None:
    entry = next(entry for entry in knowledge.signs if entry.id == sign)
    assert (entry.roots, entry.main) == (roots, main)
    assert entry.mainly(roots[0]) is main


def test_where_sources_clash_each_is_named_with_its_root(knowledge: Knowledge) -> None:
    tests = {test.id: test for test in battery(knowledge)}
    assert "L4 in ISNCSCI, L5 in Harrison" in tests["foot_up"].more[0].text
    assert "L3 in ISNCSCI, L4 in Harrison" in tests["knee_extension"].more[0].text
    assert tests["foot_up"].more[0].sources == ("isncsci2019", "harrison2015")


def test_every_nerve_and_joint_has_a_sign_that_speaks_for_it(knowledge: Knowledge) -> None:
    spoken = {t for entry in knowledge.signs for e in entry.effects if e.supports for t in e.targets}
    assert {entry.id for entry in knowledge.look_alikes} - spoken <= NO_TEST


def test_the_words_to_tick_can_be_told_by_their_first_letter(knowledge: Knowledge) -> None:
    for entry in knowledge.signs:
        assert len({word[0] for word in entry.results}) == len(entry.results), entry.id
        assert entry.normal not in entry.abnormal


def test_pinprick_and_light_touch_stand_side_by_side(knowledge: Knowledge) -> None:
    signs = {entry.id: entry for entry in knowledge.signs}
    pins = [entry for entry in knowledge.signs if entry.partner is not None]
    assert len(pins) == 12
    for pin in pins:
        touch = signs[pin.partner or ""]
        assert (pin.modality, touch.modality) == ("pinprick", "light touch")
        assert (pin.roots, pin.sides, pin.alarm) == (touch.roots, touch.sides, touch.alarm)


def test_the_battery_holds_every_sign_once_by_kind(knowledge: Knowledge) -> None:
    tests = battery(knowledge)
    ids = [test.id for test in tests] + [test.partner.id for test in tests if test.partner is not None]
    assert sorted(ids) == sorted(entry.id for entry in knowledge.signs)
    kinds = [SIGN_KINDS.index(test.kind) for test in tests]
    assert kinds == sorted(kinds)
    assert set(kinds) == set(range(len(SIGN_KINDS)))


def test_names_within_a_sentence(knowledge: Knowledge) -> None:
    assert called("L5", knowledge) == "the L5 root"
    assert called("common_fibular", knowledge) == "the common fibular nerve"


@pytest.mark.parametrize("path", CODE, ids=lambda path: path.name)
def test_no_clinical_number_stands_in_the_code(path: Path) -> None:
    tree = ast.parse(path.read_text("utf-8"))
    docs = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    values = [node.value for node in ast.walk(tree) if isinstance(node, ast.Constant) and id(node) not in docs]
    texts = [value for value in values if isinstance(value, str) and "(?" not in value]
    assert not [text for text in texts if "%" in text or (" " in text and has_figure(text.replace("UTF-8", "")))]
    assert {value for value in values if isinstance(value, float)} <= {3.0, 0.1}  # how near a border is; a least length
    assert all(value <= 12 or value == 4_000_000 for value in values if isinstance(value, int))  # a largest file
