"""The template of the note: what it may say, what it refuses and in which words, and what it leaves out."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from derm_viewer.clinic.note_template import LONGEST, NAMES, REQUIRED, TemplateError, fill, parse_template
from derm_viewer.paths import data_path

ALL = "\n" + "\n\n".join(f"${name}" for name in REQUIRED)
SHIPPED = data_path("resources", "words", "note_template.txt").read_text("utf-8")
NOTHING: dict[str, tuple[str, ...]] = dict.fromkeys(NAMES, ())


def filled(text: str, **values: tuple[str, ...]) -> str:
    """The template's text with these values, all other names empty."""
    paragraphs = fill(parse_template(text + "\n" + ALL), {**NOTHING, **values})
    return "\n\n".join("\n".join(line.lead + line.words for line in paragraph) for paragraph in paragraphs)


@pytest.mark.parametrize(
    ("text", "values", "said"),
    [
        ("Place: $place", {"place": ("left groin",)}, "Place: left groin"),
        ("Place: ${place}.", {"place": ("left groin",)}, "Place: left groin."),
        ("Place: $place", {}, ""),
        ("$place, $quality", {"place": ("left groin",)}, ""),
        ("Tests: $tests_next", {"tests_next": ("Slump", "Knee jerk")}, "Tests: Slump; Knee jerk"),
        ("$tests_next", {"tests_next": ("Slump", "Knee jerk")}, "Slump\nKnee jerk"),
        ("  * $tests_next", {"tests_next": ("Slump", "Knee jerk")}, "  * Slump\n  * Knee jerk"),
        ("Tests:\n- $tests_next", {"tests_next": ("Slump",)}, "Tests:\n- Slump"),
        ("Tests:\n- $tests_next", {}, ""),
        ("A:\n$place\nB:\n$quality", {"quality": ("pain",)}, "B:\npain"),
        ("A:\n$place\n\nB", {}, "B"),
        ("A\nB", {}, "A\nB"),
        ("Costs $$5, $$place", {}, "Costs $5, $place"),
        ("# for the author $nothing\nA", {}, "A"),
        ("A\r\n$place\r\n", {"place": ("left groin",)}, "A\nleft groin"),
        ("\ufeffA", {}, "A"),
        ("{place} %(place)s {0.__class__}", {"place": ("x",)}, "{place} %(place)s {0.__class__}"),
        ("$place", {"place": ("$quality ${side}",), "quality": ("pain",)}, "$quality ${side}"),
    ],
)
def test_what_a_template_says(text: str, values: dict[str, tuple[str, ...]], said: str) -> None:
    assert filled(text, **values) == said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("A\n$diagnosis", "Line 2 of the template: 'diagnosis' is not known; the names are own_map, emergency,"),
        ("$patient_name", "'patient_name' is not known"),
        ("${place.__class__}", "'place.__class__' is not known"),
        ("${}", "'' is not known"),
        ("$Place", "'Place' is not known"),
        ("5 $", "Line 1 of the template: a single $ means nothing; write $$ for the sign."),
        ("${place", "a single $ means nothing"),
        ("$1", "a single $ means nothing"),
        ("A\x00", "Line 1 of the template holds a sign that is not text."),
        ("x" * LONGEST, f"more than {LONGEST} characters"),
    ],
)
def test_what_is_refused(text: str, said: str) -> None:
    with pytest.raises(TemplateError) as refused:
        parse_template(text + ALL)
    assert said in str(refused.value)
    assert "\n" not in str(refused.value)


@pytest.mark.parametrize("name", REQUIRED)
def test_no_note_may_hide_an_emergency_or_what_it_rests_on(name: str) -> None:
    with pytest.raises(TemplateError, match=f"leaves out \\${name}, which every note must say"):
        parse_template(ALL.replace(f"${name}\n", "").removesuffix(f"${name}"))


def test_a_name_in_a_remark_does_not_count() -> None:
    with pytest.raises(TemplateError, match=r"leaves out \$emergency"):
        parse_template(SHIPPED.replace("\n$emergency", "\n# $emergency"))


def test_the_shipped_template_names_every_name_for_its_author() -> None:
    remarks = {word for line in SHIPPED.splitlines() if line.startswith("#") for word in line[1:].split()}
    assert set(NAMES) <= remarks


def test_no_name_asks_who_the_patient_is() -> None:
    words = {word for name in NAMES for word in name.split("_")}
    assert words.isdisjoint(("patient", "birth", "date", "number", "name", "id", "age", "sex"))


@given(
    st.text() | st.lists(st.sampled_from(["$", "$$", "${", "}", "place", "\n", "#", " ", ".", "$side"])).map("".join)
)
@settings(max_examples=400, deadline=None)
def test_any_text_is_a_template_or_is_refused_in_one_sentence(text: str) -> None:
    try:
        template = parse_template(text + "\n" + ALL)
    except TemplateError as error:
        assert "\n" not in str(error)  # noqa: PT017
        return
    values = {name: (f"<{name}>",) for name in NAMES}
    said = "".join(line.words for paragraph in fill(template, values) for line in paragraph)
    assert all(f"<{name}>" in said for name in REQUIRED)
