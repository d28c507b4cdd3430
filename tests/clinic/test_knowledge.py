"""What the shipped knowledge says: complete, sourced, verified, readable, and never a conclusion."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Iterator

import pytest

from derm_viewer.body.model import ROOTS
from derm_viewer.clinic.answer import QUALITIES
from derm_viewer.clinic.check import has_figure
from derm_viewer.clinic.knowledge import RECORD_FILES, Knowledge
from tests.clinic.patient import patient_words, sources_of
from tests.clinic.places import KNOWLEDGE, ROOT, SCHEMAS
from tests.clinic.validate import validate
from tests.clinic.verified import VERIFIED

NOT_FIGURES = re.compile(r"\b[CTLS]\d{1,2}(?:[-\N{EN DASH}/][CTLS]?\d{1,2})?\b|\bCo1\b|\b\d+(?:\.\d+)? cm\b")
NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
FORBIDDEN = (
    "diagnos",
    "confirms",
    "proves",
    "rules out",
    "rule out",
    "nerve level",
    "crushed",
    "torn ",
    "degenerat",
    "slipped",
    "trapped",
    "definitely",
)
MAP_SOURCES = {"isncsci2019", "keegan1948", "grant1962", "commons_zones", "foerster1933"}
NEEDED = ("T12", "L1", "L2", "L3", "L4", "L5", "S1", "S2")


def every_text(value: object) -> Iterator[str]:
    """All texts in a JSON value."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for part in value.values():
            yield from every_text(part)
    elif isinstance(value, list):
        for part in value:
            yield from every_text(part)


def shipped_texts() -> list[str]:
    """All texts of the knowledge files but the bibliography."""
    files = (KNOWLEDGE / f"{name}.json" for name in RECORD_FILES)
    return [text for file in files for text in every_text(json.loads(file.read_text("utf-8")))]


def test_the_files_fit_their_schemas_and_the_strict_reader() -> None:
    assert validate(KNOWLEDGE, SCHEMAS) == ()


def test_every_root_of_the_maps_has_an_entry(knowledge: Knowledge) -> None:
    assert set(knowledge.roots) == set(ROOTS)


@pytest.mark.parametrize("name", NEEDED)
def test_each_lumbar_root_is_described(knowledge: Knowledge, name: str) -> None:
    root = knowledge.roots[name]
    assert root.key_point.sources == ("isncsci2019",)
    assert root.key_muscle.sources == ("isncsci2019",)
    assert root.other_muscles
    assert any(name in entry.roots for entry in knowledge.signs)
    assert any(name in entry.roots for entry in knowledge.look_alikes)


def test_passing_and_leaving_discs_follow_the_anatomy(knowledge: Knowledge) -> None:
    discs = ("T12/L1", "L1/2", "L2/3", "L3/4", "L4/5", "L5/S1")
    for number, name in enumerate(("L1", "L2", "L3", "L4", "L5")):
        root = knowledge.roots[name]
        assert (root.passing_disc, root.leaving_disc) == (discs[number], discs[number + 1])
        assert root.leaves == root.leaving_disc
        assert root.disc.text == f"Disc {root.passing_disc} (passing root); disc {root.leaving_disc} (leaving root)"
    assert (knowledge.roots["S1"].passing_disc, knowledge.roots["S1"].leaving_disc) == ("L5/S1", None)
    assert "passing root" in knowledge.roots["S1"].disc.text


@pytest.mark.parametrize(
    ("root", "words"),
    [
        ("T12", "inguinal ligament"),
        ("L3", "medial femoral condyle"),
        ("L4", "medial malleolus"),
        ("L5", "third toe"),
        ("S1", "heel"),
        ("S2", "hollow of the knee"),
    ],
)
def test_key_points_are_those_of_isncsci(knowledge: Knowledge, root: str, words: str) -> None:
    assert words in knowledge.roots[root].key_point.text


@pytest.mark.parametrize(
    ("root", "muscle"),
    [
        ("L2", "Hip flexors"),
        ("L3", "Knee extensors"),
        ("L4", "dorsiflexors"),
        ("L5", "toe extensors"),
        ("S1", "Plantar"),
    ],
)
def test_key_muscles_are_those_of_isncsci(knowledge: Knowledge, root: str, muscle: str) -> None:
    assert muscle in knowledge.roots[root].key_muscle.text


def test_sources_that_clash_both_stand(knowledge: Knowledge) -> None:
    signs = {entry.id: entry for entry in knowledge.signs}
    for name in ("foot_up", "knee_extension"):
        tells = signs[name].sign.tells
        assert {"isncsci2019", "harrison2015"} <= set(tells.sources)
        assert "both stand" in tells.text
    assert signs["foot_up"].roots == ("L4", "L5")


def test_every_figure_was_verified_in_its_source(knowledge: Knowledge) -> None:
    shown: set[tuple[str, str]] = set()
    for where, statement in knowledge.statements():
        numbers = NUMBER.findall(NOT_FIGURES.sub("", statement.text))
        allowed = {number: key for key in statement.sources for number in VERIFIED.get(key, "").split()}
        missing = [number for number in numbers if number not in allowed]
        assert not missing, f"{where}: {missing} in {statement.text!r} not verified for {statement.sources}"
        shown |= {(key, number) for key in statement.sources for number in numbers}
    for source in knowledge.sources.values():
        numbers = NUMBER.findall(NOT_FIGURES.sub("", f"{source.sample} {source.setting}"))
        missing = [number for number in numbers if number not in VERIFIED.get(source.key, "").split()]
        assert not missing, f"studies.json, {source.key}: {missing} not verified"
        shown |= {(source.key, number) for number in numbers}
    unused = {key for key, numbers in VERIFIED.items() if not any((key, number) in shown for number in numbers.split())}
    assert not unused


def test_every_verified_figure_is_used_somewhere(knowledge: Knowledge) -> None:
    said = [(statement.sources, statement.text) for _, statement in knowledge.statements()]
    said += [((source.key,), f"{source.sample} {source.setting}") for source in knowledge.sources.values()]
    said += [((f.source,), f"{f.value} {f.interval}") for entry in knowledge.signs for f in entry.figures]
    for key, numbers in VERIFIED.items():
        shown = {number for sources, text in said if key in sources for number in NUMBER.findall(text)}
        assert set(numbers.split()) <= shown, f"{key}: {set(numbers.split()) - shown} is listed and not shown"


def test_every_figure_of_a_sign_was_verified_and_says_of_whom(knowledge: Knowledge) -> None:
    for entry in knowledge.signs:
        for figure in entry.figures:
            verified = VERIFIED.get(figure.source, "").split()
            numbers = NUMBER.findall(f"{figure.value} {figure.interval}")
            assert set(numbers) <= set(verified), f"{entry.id}: {numbers} not verified for {figure.source}"
            assert numbers or figure.value == "infinite", entry.id
            assert knowledge.sources[figure.source].sample, f"{figure.source}: whom was it found in?"


def test_a_source_card_says_how_far_it_was_checked(knowledge: Knowledge) -> None:
    for source in knowledge.sources.values():
        assert source.checked or source.key == "grant1962", source.key
        assert source.checked == "" or not source.checked.endswith("."), source.key


def test_the_impossible_interval_is_not_shown(knowledge: Knowledge) -> None:
    stretch = next(entry.sign for entry in knowledge.signs if entry.id == "femoral_stretch")
    assert stretch.figure is not None
    assert "2.3\N{EN DASH}21" in stretch.figure.text
    assert not any("4.4" in statement.text for _, statement in knowledge.statements())


def test_likelihood_ratios_carry_interval_or_say_infinite_and_the_sample(knowledge: Knowledge) -> None:
    for where, statement in knowledge.statements():
        if "LR+" in statement.text and "suri2011" in statement.sources:
            assert "n = 54" in statement.text, where
            assert re.search(r"interval [\d.]+\N{EN DASH}[\d.]+|infinite", statement.text), where


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Roots L5 and S4-5, disc L4/5 or L5/S1, T12/L1, L2\N{EN DASH}L4, Co1.", False),
        ("Within 1 cm, or 2.5 cm away.", False),
        ("Seen in 64.1 %.", True),
        ("Power 3/5.", True),
        ("n = 54", True),
    ],
)
def test_what_counts_as_a_figure(text: str, expected: bool) -> None:
    assert has_figure(text) is expected


@pytest.mark.parametrize("word", FORBIDDEN)
def test_no_text_concludes_or_frightens(word: str) -> None:
    assert not [text for text in shipped_texts() if word in text.lower()]


def test_sentences_are_short_and_clean(knowledge: Knowledge) -> None:
    for where, statement in knowledge.statements():
        assert len(statement.text) <= 140, f"{where}: {statement.text}"
        assert statement.text == " ".join(statement.text.split()), where
        assert statement.text[0].isupper() or statement.text[0].isdigit() or statement.text[0] == "{", where


def test_red_flags_cover_the_strip_and_say_how_fast(knowledge: Knowledge) -> None:
    strip = [flag.short for flag in knowledge.red_flags]
    assert strip[:4] == ["bladder or bowel change", "saddle numbness", "both legs", "weakness getting worse"]
    assert {"cancer", "fever", "trauma"} <= set(strip)
    urgency = {flag.short: flag.urgency for flag in knowledge.red_flags}
    assert {urgency[short] for short in strip[:3]} == {"emergency_now"}
    assert urgency["weakness getting worse"] == "same_day"
    assert all(flag.ask.text.endswith("?") for flag in knowledge.red_flags)


def test_every_area_of_the_lower_body_has_a_look_alike_for_every_quality(knowledge: Knowledge) -> None:
    areas = set().union(*(entry.areas for entry in knowledge.look_alikes))
    assert len(areas) >= 48
    for area in areas:
        for quality in QUALITIES:
            assert any(area in entry.areas and quality in entry.qualities for entry in knowledge.look_alikes)


def test_every_source_is_used_or_told_to_patients_or_is_a_maps_reference(knowledge: Knowledge) -> None:
    used = {key for _, statement in knowledge.statements() for key in statement.sources}
    told = {key for words in patient_words() for key in sources_of(words)}
    assert set(knowledge.sources) - used - told <= MAP_SOURCES
    assert set(knowledge.sources) >= MAP_SOURCES


def test_sources_can_be_told_apart_and_found(knowledge: Knowledge) -> None:
    shorts = [source.short for source in knowledge.sources.values()]
    assert len(set(shorts)) == len(shorts)
    links = [source.link for source in knowledge.sources.values() if source.link]
    assert all(link.startswith("https://") for link in links)
    assert len(set(links)) == len(links)
    assert {key for key, source in knowledge.sources.items() if not source.link} == {
        "commons_zones",
        "grant1962",
        "harrison2015",
        "nouraei2007",
    }


def test_the_window_reads_the_knowledge_without_jsonschema_or_qt() -> None:
    code = (
        "import sys; from pathlib import Path; from derm_viewer.clinic.reasoning import consider; "
        "from derm_viewer.clinic.knowledge import Knowledge; Knowledge.load(Path(sys.argv[1])); "
        "print([n for n in ('jsonschema', 'PySide6', 'shapely', 'numpy') if n in sys.modules])"
    )
    run = subprocess.run(
        [sys.executable, "-c", code, str(KNOWLEDGE)], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert run.stdout.strip() == "[]"
