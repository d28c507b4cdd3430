"""What patients are told, in every language: plain, calm, complete, on the right side, and sourced."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from derm_viewer.clinic.knowledge import Knowledge
from derm_viewer.clinic.plain import PatientWords, Situation, area_name, story
from derm_viewer.clinic.qualities import QUALITIES
from tests.clinic.patient import CODES, every_situation, every_step, raw, said, sources_of, words_of
from tests.clinic.places import ROOT
from tests.clinic.plain_rules import ALARMING, DRUGS, FAMILIAR, SIDES
from tests.clinic.reading_grade import (
    fernandez_huerta,
    flesch_kincaid,
    kandel_moles,
    longest_sentence,
    martins,
    wiener,
)

OTHERS = tuple(code for code in CODES if code != "en")
WORDS = {code: words_of(code) for code in CODES}
EASY: dict[str, Callable[[Iterable[str]], bool]] = {
    "en": lambda texts: flesch_kincaid(texts) <= 6,
    "es": lambda texts: fernandez_huerta(texts) >= 70,
    "de": lambda texts: wiener(texts) <= 6,
    "fr": lambda texts: kandel_moles(texts) >= 80,
    "pt": lambda texts: martins(texts) >= 62.5,
    "ar": lambda texts: longest_sentence(texts, "ar") <= 15,
    "zh": lambda texts: longest_sentence(texts, "zh") <= 30,
}
"""What counts as plain: the sixth school year, see `docs/patient-words.md`. For Arabic and Chinese no formula is used;
their sentences are short instead: 15 words, 30 characters at most."""


def each_text(value: object, path: str = "") -> Iterator[tuple[str, str]]:
    """All texts of a JSON value with the place where they stand."""
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, dict):
        for key, part in value.items():
            yield from each_text(part, f"{path}.{key}")
    elif isinstance(value, list):
        for n, part in enumerate(value):
            yield from each_text(part, f"{path}[{n}]")


def shown(code: str) -> list[tuple[str, str]]:
    """All texts that a patient can see, with their places."""
    apart = re.compile(r"^\.(\$schema|code|name|rtl|review\.(state|by|date|sentence))$|\.sources\[|\.cause$")
    return [(path, text) for path, text in each_text(raw(code)) if not apart.search(path)]


def size(text: str, code: str) -> float:
    """Words; for Chinese half the characters, which is about as many."""
    return len(re.sub(r"\W", "", text)) / 2 if code == "zh" else len(text.split())


def test_seven_languages_ship() -> None:
    assert set(CODES) == {"en", "es", "de", "fr", "pt", "ar", "zh"}
    assert {code for code in CODES if WORDS[code].rtl} == {"ar"}


@pytest.mark.parametrize("code", OTHERS)
def test_every_language_has_what_english_has(code: str) -> None:
    places = [path for path, _ in each_text(raw("en")) if not path.endswith(".aside")]
    assert [path for path, _ in each_text(raw(code)) if not path.endswith(".aside")] == places
    for (_, step), (_, english) in zip(every_step(WORDS[code]), every_step(WORDS["en"]), strict=True):
        assert (step.key, step.sources, step.aside is None) == (english.key, english.sources, english.aside is None)


@pytest.mark.parametrize("code", OTHERS)
def test_no_english_is_left_over(code: str) -> None:
    english = dict(shown("en"))
    same = {path: text for path, text in shown(code) if english[path] == text}
    alike = {path for path, text in same.items() if re.fullmatch(r"\w+|\{own\}|Sources ?: .*|Page .*", text)}
    assert set(same) == alike


@pytest.mark.parametrize("code", CODES)
def test_places_in_braces_are_those_of_english_and_none_is_left_in_a_story(code: str) -> None:
    english = dict(shown("en"))
    for path, text in shown(code):
        if path.endswith(("paragraphs[0]", "paragraphs[1]", "paragraphs[2]")):
            continue
        assert sorted(re.findall(r"\{.*?\}", text)) == sorted(re.findall(r"\{.*?\}", english[path])), path
    for _, step in every_step(WORDS[code]):
        assert not re.search(r"[{}*]", " ".join([step.title, *said(step)]))


@pytest.mark.parametrize("code", CODES)
def test_every_text_is_plain(code: str) -> None:
    for situation, step in every_step(WORDS[code]):
        texts = [step.title, *said(step)]
        assert EASY[code](texts), f"{situation.id}, {step.key}: {texts}"


@pytest.mark.parametrize("code", CODES)
def test_no_word_alarms(code: str) -> None:
    for path, text in shown(code):
        found = [stem for stem in ALARMING[code] if re.search(stem_rule(stem, code), f"{text.lower()} ")]
        assert not found, f"{path}: {found} in {text!r}"


def stem_rule(stem: str, code: str) -> str:
    """A stem begins a word where words are parted by spaces."""
    return stem if code == "zh" else rf"\b(?:ال|و|ب|ل)?{stem}" if code == "ar" else rf"\b{stem}"


def test_the_rule_finds_alarming_words_within_a_text() -> None:
    assert re.search(stem_rule("slip", "en"), "a slipped disc")
    assert re.search(stem_rule("انزلاق", "ar"), "الانزلاق الغضروفي")
    assert re.search(stem_rule("突出", "zh"), "椎间盘突出")


@pytest.mark.parametrize("code", CODES)
def test_no_drug_and_no_dose(code: str) -> None:
    for path, text in shown(code):
        assert not [drug for drug in DRUGS if drug in f" {text.lower()}"], path


@pytest.mark.parametrize("code", CODES)
def test_a_step_fits_one_screen(code: str) -> None:
    for situation, step in every_step(WORDS[code]):
        where = f"{situation.id}, {step.key}"
        assert len(step.title) <= 48, where
        assert len(step.paragraphs) <= 3, where
        for paragraph in step.paragraphs:
            text = "".join(run.text for run in paragraph)
            assert size(text, code) <= 30, f"{where}: {text}"
        assert sum(len(each.items) for each in step.lists) <= 7, where
        assert all(size(item, code) <= 16 for each in step.lists for item in each.items), where
        assert size(step.aside or "", code) <= 25, where


@pytest.mark.parametrize("code", CODES)
def test_the_name_of_a_step_fits_its_button(code: str) -> None:
    assert all(len(name) <= (10 if code == "zh" else 20) for name in WORDS[code].steps.values())


@pytest.mark.parametrize("code", CODES)
def test_every_area_of_the_body_map_has_a_phrase_for_each_side(code: str) -> None:
    map = json.loads((ROOT / "assets" / "body_regions.geojson").read_text("utf-8"))
    properties = [feature["properties"] for feature in map["features"]]
    assert set(WORDS[code].areas) == {each["name"] for each in properties if each["kind"] == "area"}
    assert set(WORDS[code].views) == {each["view"] for each in properties}


@pytest.mark.parametrize("code", CODES)
def test_left_is_left_and_right_is_right(code: str) -> None:
    left, right = (side_rule(word, code) for word in SIDES[code])
    for area, phrase in WORDS[code].areas.items():
        if area == "cut_surface":
            assert phrase.left == phrase.right == phrase.middle
            continue
        assert re.search(left, phrase.left), area
        assert not re.search(right, phrase.left), area
        assert re.search(right, phrase.right), area
        assert not re.search(left, phrase.right), area
        assert not re.search(f"{left}|{right}", phrase.middle), area
    phrases = {**WORDS[code].screen, **WORDS[code].handout, **WORDS[code].views}
    for name, text in phrases.items():
        wanted = {side for side in ("left", "right") if side in name.split("_")}
        found = {side for side, rule in (("left", left), ("right", right)) if re.search(rule, text.lower())}
        assert found == wanted, name


def side_rule(word: str, code: str) -> str:
    """The word for a side begins a word where words are parted by spaces: "endroit" is not on the right."""
    return word if code in ("ar", "zh") else rf"\b{word}"


@given(
    code=st.sampled_from(CODES),
    situation=st.sampled_from(every_situation()),
    area=st.sampled_from(sorted(WORDS["en"].areas)),
    side=st.sampled_from(("left", "right")),
    quality=st.sampled_from((None, *QUALITIES)),
)
def test_a_story_speaks_of_the_patients_side_and_never_of_the_other(
    code: str, situation: Situation, area: str, side: str, quality: str | None
) -> None:
    told = story(WORDS[code], situation, side, area, quality)
    assert area_name(WORDS[code], area, side) in said(told.step("where"))[0]
    other = side_rule(SIDES[code][side == "left"], code)
    for step in told.steps:
        for text in (step.title, *said(step)):
            assert not re.search(other, text.lower()), text


@pytest.mark.parametrize("code", CODES)
def test_no_two_areas_are_called_the_same(code: str) -> None:
    for side in ("left", "right", "middle"):
        names = [phrase.on(side) for phrase in WORDS[code].areas.values()]
        assert len(set(names)) == len(names), sorted(name for name in names if names.count(name) > 1)


@pytest.mark.parametrize("code", sorted(FAMILIAR))
def test_the_patient_is_addressed_politely(code: str) -> None:
    for path, text in shown(code):
        assert not set(re.findall(r"\w+", text)) & set(FAMILIAR[code]), f"{path}: {text}"


def test_chinese_is_polite_and_simplified() -> None:
    texts = [text for _, text in shown("zh")]
    assert any("您" in text for text in texts)
    assert not [text for text in texts if "你" in text]
    assert not [text for text in texts if re.search("[這們個來時為會說國後過還開關無學體覺點]", text)]


def test_arabic_reads_from_the_right_whatever_draws_it() -> None:
    """Each text begins with an Arabic letter, for a drawer that goes by the first; Latin stands only in root names."""
    for path, text in shown("ar"):
        assert not re.search(r"[\u200e\u200f\u202a-\u202e\u2066-\u2069]", text), path
        first = re.search(r"[^\W\d_]", re.sub(r"\{\w+\}", "", text))
        assert first is None or "\u0600" <= first[0] <= "\u06ff", path
        latin = re.findall(r"[A-Za-z]+\d*", re.sub(r"\{\w+\}", "", text))
        assert not [word for word in latin if not re.fullmatch(r"[TLS]\d{1,2}", word)], path
    for _, step in every_step(WORDS["ar"]):
        for text in [step.title, *said(step)]:
            assert "\u0600" <= (re.search(r"[^\W\d_]", text) or [""])[0] <= "\u06ff", text


NUMBERS = {"6": "wang2020", "10": "wang2020", "1": "rightdecisions", "100": "rightdecisions"}
"""The figures that patients are told, 63 % (49-77) as "6 of 10" and 1 % as "1 of 100", with their sources."""


@pytest.mark.parametrize("code", CODES)
def test_every_figure_has_its_source_and_is_the_same_in_every_language(code: str) -> None:
    for (_, step), (_, english) in zip(every_step(WORDS[code]), every_step(WORDS["en"]), strict=True):
        found = numbers([step.title, *said(step)])
        assert found == numbers([english.title, *said(english)])
        assert {NUMBERS[number] for number in found} <= set(step.sources)


def numbers(texts: list[str]) -> list[str]:
    """The figures in texts, but not those in the names of roots."""
    return sorted(re.findall(r"\d+", re.sub(r"[TLS]\d+", "", " ".join(texts))))


def test_every_source_is_known(knowledge: Knowledge) -> None:
    for code in CODES:
        assert sources_of(WORDS[code]) <= set(knowledge.sources)


def test_what_happens_and_when_to_get_help_rest_on_sources() -> None:
    for _, step in every_step(WORDS["en"]):
        assert step.sources or step.key not in ("course", "help")


@pytest.mark.parametrize("code", CODES)
def test_a_draft_says_so_in_english_and_in_its_own_language(code: str) -> None:
    review = WORDS[code].review
    assert review.state == "draft"
    assert "not yet reviewed by a clinician" in review.sentence
    assert WORDS[code].handout["draft"] == review.native
    assert ("translation" in review.sentence) is (code != "en")


def test_the_emergency_step_names_what_must_be_named() -> None:
    """Both legs, genitals and back passage, pee and poo at once; weakness, fever, cancer and falls on the same day."""
    now, same_day = WORDS["en"].help.lists
    for words in ("both legs", "genitals", "back passage", "pee", "poo", "sex"):
        assert words in " ".join(now.items)
    for words in ("foot drops", "weaker", "fever", "cancer", "fall"):
        assert words in " ".join(same_day.items)


def prognosis(words: PatientWords) -> str:
    """The paragraph about what happens to a root."""
    return words.course["root"].paragraphs[0]


def test_the_prognosis_tells_both_sides() -> None:
    assert "Most people get better over weeks to months" in prognosis(WORDS["en"])
    assert "half still have some trouble after a year" in prognosis(WORDS["en"])
