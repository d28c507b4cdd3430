"""Every language says everything that English says, with the same figures, roots, sides and names in braces."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest

from derm_viewer.body.atlas import Atlas
from derm_viewer.body.language import Language, LanguageError
from derm_viewer.body.locate import Locator
from derm_viewer.body.place_words import in_language
from derm_viewer.clinic.answer import QUALITIES, Finding
from derm_viewer.clinic.knowledge import RECORD_FILES, Knowledge
from derm_viewer.clinic.reasoning import consider, statements
from derm_viewer.paths import data_path
from tests.clinic.languages import CODES, RESOURCES, catalogues, english, every_text, language, plain, said_in_code

FILES = (*RECORD_FILES, "map", "note", "window", "painting", "export", "handout")
PLACES = ((3.0, -55.0), (-118.5, -79.9), (-121.0, -40.0), (-60.0, -2.0), (-135.0, 5.0), (-138.0, 60.0), (0.0, 500.0))
NOT_SPANISH = re.compile(
    r"\b(the|of|and|with|for|is|are|not|or|to|by|in|on|at|root|roots|pain|knee|foot|hip|leg|side|left|right|test|here"
    r"|this|skin|speaks|weak)\b",
    re.IGNORECASE,
)


@pytest.fixture(scope="module", params=CODES)
def other(request: pytest.FixtureRequest) -> Language:
    return language(str(request.param))


@pytest.fixture(scope="module")
def translated(other: Language) -> Knowledge:
    return Knowledge.load(data_path("resources", "knowledge"), other)


@pytest.fixture(scope="module")
def map_in(other: Language, neutral_atlas: Atlas) -> Atlas:
    return in_language(neutral_atlas, other)


@pytest.fixture(scope="module")
def neutral_atlas() -> Atlas:
    return Atlas.supplied(data_path("assets", "body_regions.geojson"))


@pytest.mark.parametrize("file", FILES)
def test_every_text_has_its_translation(other: Language, file: str) -> None:
    texts = english(file)
    known = {plain(key, texts) for key in other.part(file)}
    assert sorted(texts - known) == []


@pytest.mark.parametrize("file", FILES)
def test_no_translation_is_left_of_a_text_that_is_gone(other: Language, file: str) -> None:
    texts = every_text(file)
    assert [key for key in other.part(file) if plain(key, texts) not in texts] == []


def test_every_text_that_stands_in_the_code_has_its_translation(other: Language) -> None:
    known = other.part("screen").keys()
    assert sorted(text for text in said_in_code() if text not in known and text.partition(": ")[2] not in known) == []


@pytest.mark.parametrize("code", CODES)
def test_no_translation_changes_a_figure_a_root_or_a_side(code: str) -> None:
    own = language(code)
    for name in catalogues(code):
        pairs = json.loads((own.folder / f"{name}.json").read_text("utf-8"))
        wrong = {key: fault for key, said in pairs.items() if (fault := own.fault(key, said))}
        assert wrong == {}, name
        assert len(own.part(name)) == len(pairs)


@pytest.mark.parametrize(
    ("said", "wrong"),
    [
        ("La raíz L5 en el 41 % de {n}", ""),
        ("La raíz L4 en el 41 % de {n}", "roots differ"),
        ("La raíz L5 en el 14 % de {n}", "figures differ"),
        ("La raíz L5 en el 41 %", "names in braces differ"),
        ("La raíz L5 izquierda en el 41 % de {n}", "left and right differ"),
        ("", "names in braces differ"),
    ],
)
def test_a_translation_that_says_something_else_is_not_used(said: str, wrong: str) -> None:
    assert language("es").fault("The root L5 in 41 % of {n}", said) == wrong


def test_sides_may_not_change_places() -> None:
    own = language("es")
    assert (
        own.fault("patient\N{RIGHT SINGLE QUOTATION MARK}s left, then right", "izquierda del paciente, luego derecha")
        == ""
    )
    assert (
        own.fault("patient\N{RIGHT SINGLE QUOTATION MARK}s left, then right", "derecha del paciente, luego izquierda")
        == "left and right differ"
    )
    assert own.fault("on the left", "a la derecha") == "left and right differ"


def test_a_changed_english_text_is_shown_in_english(tmp_path: Path) -> None:
    folder = tmp_path / "knowledge"
    shutil.copytree(RESOURCES / "knowledge", folder)
    path = folder / "red_flags.json"
    path.write_text(path.read_text("utf-8").replace('"name": "Fracture"', '"name": "Fracture, new"'), "utf-8")
    names = [flag.name for flag in Knowledge.load(folder, language("es")).red_flags]
    assert "Fracture, new" in names
    assert "Infección de la columna" in names


def test_ids_results_roots_figures_and_sources_are_those_of_english(translated: Knowledge) -> None:
    plain_ = Knowledge.load(data_path("resources", "knowledge"))
    for one, said in zip(plain_.signs, translated.signs, strict=True):
        assert (one.id, one.results, one.roots, one.weight, one.alarm) == (
            said.id, said.results, said.roots, said.weight, said.alarm,
        )  # fmt: skip
        assert [(f.measure, f.value, f.interval, f.source) for f in one.figures] == [
            (f.measure, f.value, f.interval, f.source) for f in said.figures
        ]
        assert [(e.targets, e.supports, e.abnormal, e.sources) for e in one.effects] == [
            (e.targets, e.supports, e.abnormal, e.sources) for e in said.effects
        ]
    assert [entry.id for entry in plain_.look_alikes] == [entry.id for entry in translated.look_alikes]
    assert [(flag.id, flag.urgency) for flag in plain_.red_flags] == [(f.id, f.urgency) for f in translated.red_flags]
    pairs = zip(plain_.statements(), translated.statements(), strict=True)
    assert all(one.sources == said.sources for (_, one), (_, said) in pairs)


@pytest.mark.parametrize("quality", QUALITIES)
def test_an_answer_in_spanish_has_no_english_sentence(neutral_atlas: Atlas, quality: str) -> None:
    spanish = language("es")
    knowledge = Knowledge.load(data_path("resources", "knowledge"), spanish)
    atlas = in_language(neutral_atlas, spanish)
    found = tuple(
        Finding(sign, "left", result)
        for sign, result in (
            ("hip_abduction", "weak"), ("foot_in", "normal"), ("knee_jerk", "reduced"),
            ("straight_leg_raise", "positive"),
        )
    )  # fmt: skip
    for x, y in PLACES:
        place = Locator(atlas).locate(x, y)
        for kept in ((), found):
            answer = consider(place, quality, knowledge, atlas.maps, kept)
            said = [place.words, answer.headline, *(statement.text for statement in statements(answer))]
            said += [name for c in answer.candidates for name in (c.name, c.skin)]
            said += [text for test in answer.tests for text in (test.name, test.technique, *test.shown)]
            assert [text for text in said if NOT_SPANISH.search(text)] == []


def test_the_order_and_the_candidates_do_not_depend_on_the_language(map_in: Atlas, translated: Knowledge) -> None:
    knowledge = Knowledge.load(data_path("resources", "knowledge"))
    atlas = Atlas.supplied(data_path("assets", "body_regions.geojson"))
    for x, y in PLACES:
        one = consider(Locator(atlas).locate(x, y), "pain", knowledge, atlas.maps)
        said = consider(Locator(map_in).locate(x, y), "pain", translated, map_in.maps)
        assert [c.id for c in one.candidates] == [c.id for c in said.candidates]
        assert [t.id for t in one.tests] == [t.id for t in said.tests]
        assert [entry.id for entry in one.look_alikes] == [entry.id for entry in said.look_alikes]


def test_results_agree_with_their_test() -> None:
    knowledge = Knowledge.load(data_path("resources", "knowledge"), language("es"))
    shown = {sign.id: sign.shown for sign in knowledge.signs}
    assert shown["straight_leg_raise"] == ("positiva", "negativa")
    assert shown["femoral_stretch"] == ("positivo", "negativo")
    assert shown["knee_jerk"] == ("disminuido", "normal")
    assert shown["hip_abduction"] == ("débil", "normal", "3/5 o menos")


def test_names_are_joined_as_the_language_joins_them(translated: Knowledge) -> None:
    words = Knowledge.load(data_path("resources", "knowledge"), language("es")).words
    assert words.listed(["L4", "L5", "S1"]) == "L4, L5 y S1"
    assert words.listed(["Keegan", "ISNCSCI"]) == "Keegan e ISNCSCI"


def test_a_language_says_whether_it_was_reviewed(other: Language) -> None:
    assert other.review.reviewed or other.review.sentence
    assert not other.review.reviewed or (other.review.by and other.review.date)


def test_a_broken_language_is_named_in_one_sentence(tmp_path: Path) -> None:
    shutil.copytree(RESOURCES / "languages" / "es", tmp_path / "es")
    (tmp_path / "es" / "signs.json").write_text('{"a": ', "utf-8")
    with pytest.raises(LanguageError, match=r"^signs\.json cannot be read: .*\.$"):
        Knowledge.load(data_path("resources", "knowledge"), Language(tmp_path / "es"))
    (tmp_path / "es" / "language.json").write_text("{}", "utf-8")
    with pytest.raises(LanguageError, match=r"language\.json lacks or misstates"):
        Language(tmp_path / "es")


@pytest.mark.parametrize("code", CODES)
def test_the_help_has_the_same_pages_parts_and_links(code: str) -> None:
    own, supplied = language(code).folder / "help", RESOURCES / "help"
    assert {path.name for path in own.iterdir()} == {path.name for path in supplied.iterdir()}
    shape = re.compile(r"^(#+|-|\d+\.|\|)|\]\((help:\w+)\)", re.MULTILINE)
    for page in supplied.glob("*.md"):
        said = (own / page.name).read_text("utf-8")
        assert shape.findall(said) == shape.findall(page.read_text("utf-8")), page.name
        assert not NOT_SPANISH.search(re.sub(r"`[^`]*`", "", said)), page.name
