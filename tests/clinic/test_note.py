"""The note: whole notes word for word, and what must hold in every note."""

from __future__ import annotations

import dataclasses
import json
import re
from html.parser import HTMLParser
from pathlib import Path

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from derm_viewer.body.place import Place
from derm_viewer.clinic.answer import QUALITIES, Finding
from derm_viewer.clinic.errors import KnowledgeError
from derm_viewer.clinic.knowledge import Knowledge
from derm_viewer.clinic.note import NoteData, NoteMark, NoteWords, Template, note, parse_template, rich_note
from derm_viewer.clinic.reasoning import consider
from derm_viewer.paths import data_path
from tests.clinic.notes_made import MAPS, NAMES, SHIN, made
from tests.clinic.places import GROIN, PLACES, SCHEMAS

WHOLE = Path(__file__).parent / "notes"
WORDS = data_path("resources", "words", "note.json")
PICTURE = "data:image/png;base64,iVBORw0KGgo="


@pytest.fixture(scope="module")
def words() -> NoteWords:
    """The words of the note as they ship."""
    return NoteWords.load(WORDS)


@pytest.fixture(scope="module")
def template() -> Template:
    """The template as it ships."""
    return parse_template(data_path("resources", "words", "note_template.txt").read_text("utf-8"))


@pytest.mark.parametrize("name", NAMES)
def test_whole_notes(name: str, knowledge: Knowledge, words: NoteWords, template: Template) -> None:
    expected = (WHOLE / f"{name}.txt").read_text("utf-8")
    assert note(made(name, knowledge), template, knowledge, words) == expected


def test_every_whole_note_is_one_that_is_made() -> None:
    assert {path.stem for path in WHOLE.glob("*.txt")} == set(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_no_note_concludes_or_leaves_a_hole(
    name: str, knowledge: Knowledge, words: NoteWords, template: Template
) -> None:
    said = note(made(name, knowledge), template, knowledge, words)
    assert not re.search(r"diagnosis: ", said.replace("not a diagnosis:", ""))
    assert "$" not in said
    assert not re.search(r"(?m)[ \t]$|^- *$|\n\n\n", said)
    assert said.endswith("Map data 1.2.0. Derm Viewer 0.1.0. Supports, never replaces, examination.\n")


def test_no_field_could_hold_who_the_patient_is() -> None:
    fields = {field.name for one in (NoteData, NoteMark) for field in dataclasses.fields(one)}
    assert fields == {
        *("maps", "data_version", "program_version", "answer", "findings", "added", "own_map", "marks", "alarm"),
        *("side", "quality", "where", "nerves"),
    }


FINDINGS = st.data()


@given(data=FINDINGS, place=st.sampled_from((*PLACES, SHIN, None)), quality=st.sampled_from(QUALITIES))
@settings(max_examples=150, deadline=None)
def test_every_finding_stands_under_its_side_and_every_red_flag_once(
    knowledge: Knowledge, words: NoteWords, template: Template, data: st.DataObject, place: object, quality: str
) -> None:
    flags = [Finding(flag.id, "both", "yes") for flag in knowledge.red_flags]
    signs = [Finding(s.id, side, result) for s in knowledge.signs for side in s.sides for result in s.results]
    chosen = data.draw(st.lists(st.sampled_from(flags + signs), max_size=8, unique_by=lambda one: (one.sign, one.side)))
    at = next((one for one in (*PLACES, SHIN) if one is place), None)
    answer = consider(at, quality, knowledge, MAPS, tuple(chosen)) if at is not None else None
    said = note(NoteData(MAPS, "1", "2", answer, tuple(chosen)), template, knowledge, words)
    parts = said.split("\n\n")
    names = {sign.id: sign.sign.name for sign in knowledge.signs}
    headings = {side: f"Found on the patient\N{RIGHT SINGLE QUOTATION MARK}s {side}:" for side in ("left", "right")}
    for side in ("left", "right", "both"):
        heading = headings.get(side, "Found, without a side:")
        lines = [line for part in parts if part.startswith(heading) for line in part.split("\n")[1:]]
        assert lines == [f"- {names[f.sign]}: {f.result}" for f in chosen if f.side == side and f.sign in names]
    asked = re.search(r"Red flags asked: (.*)", said)
    unasked = re.search(r"Red flags not asked: (.*)", said)
    listed = [name.partition(": ")[0] for found in (asked, unasked) if found for name in found[1].split("; ")]
    assert sorted(listed) == sorted(flag.short for flag in knowledge.red_flags)


def test_an_emergency_stands_first_even_without_a_place(
    knowledge: Knowledge, words: NoteWords, template: Template
) -> None:
    data = NoteData(MAPS, "1", "2", findings=(Finding("bladder_bowel", "both", "yes"),))
    assert note(data, template, knowledge, words).startswith("Emergency: act now. Suspected cauda equina: ")


def test_no_look_alike_that_cannot_wait_is_cut_off(
    knowledge: Knowledge, words: NoteWords, template: Template
) -> None:
    answer = consider(GROIN, "pain", knowledge, MAPS)
    urgent = [other.name for other in answer.look_alikes if other.emergency]
    assert len(urgent) > 2
    said = note(NoteData(MAPS, "1", "2", answer), template, knowledge, words)
    told = next(line for line in said.splitlines() if urgent[0] in line)
    assert told.partition(": ")[2].split("; ")[: len(urgent)] == urgent


def test_an_own_map_stands_above_even_an_emergency(knowledge: Knowledge, words: NoteWords, template: Template) -> None:
    data = dataclasses.replace(made("emergency", knowledge), own_map="mine.geojson")
    assert note(data, template, knowledge, words).startswith("Not the supplied data: mine.geojson\n\nEmergency: ")


def test_a_finding_that_does_not_exist_is_refused(knowledge: Knowledge, words: NoteWords, template: Template) -> None:
    data = NoteData(MAPS, "1", "2", findings=(Finding("nose", "left", "red"),))
    with pytest.raises(ValueError, match="unknown sign"):
        note(data, template, knowledge, words)


@pytest.mark.parametrize(
    ("part", "said"),
    [
        (1.0, "L5 100 %"),
        (0.999, "L5 over 99 %"),
        (0.5, "L5 50 %, blank 50 %"),
        (0.004, "L5 under 1 %, blank over 99 %"),
        (0.0, "blank 100 %"),
    ],
)
def test_shares_never_round_something_to_nothing(
    knowledge: Knowledge, words: NoteWords, template: Template, part: float, said: str
) -> None:
    mark = NoteMark("left", "pain", "left groin", (("isncsci", (("L5", part),)),))
    text = note(NoteData(MAPS, "1", "2", marks=(mark,)), template, knowledge, words)
    assert f"- left, pain, left groin; ISNCSCI: {said}\n" in text


@pytest.mark.parametrize("part", [-0.1, 1.1, float("nan"), float("inf")])
def test_a_share_that_is_none_is_refused(part: float) -> None:
    with pytest.raises(ValueError, match="from 0 to 1"):
        NoteMark("left", "pain", "", (("isncsci", (("L5", part),)),))
    with pytest.raises(ValueError, match="from 0 to 1"):
        NoteMark("left", "pain", "", nerves=(("Sural nerve", part),))


class Reader(HTMLParser):
    """Notes the tags that are open, those that were seen, and the text."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.seen: set[str] = set()
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.add(tag)
        if tag not in ("br", "img"):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text += data


@pytest.mark.parametrize("name", NAMES)
def test_the_rich_note_says_the_same(name: str, knowledge: Knowledge, words: NoteWords, template: Template) -> None:
    data = made(name, knowledge)
    reader = Reader()
    reader.feed(rich_note(data, template, knowledge, words, PICTURE))
    assert not reader.open
    assert reader.seen <= {"p", "ul", "li", "b", "br", "img"}
    plain = note(data, template, knowledge, words)
    assert re.sub(r"[\s]", "", reader.text) == re.sub(r"(?m)^- |\s", "", plain)


@given(data=FINDINGS, place=st.sampled_from((*PLACES, SHIN)), quality=st.sampled_from(QUALITIES))
@settings(max_examples=100, deadline=None)
def test_a_note_that_is_read_again_says_place_quality_and_levels_and_the_rich_one_the_same(
    knowledge: Knowledge, words: NoteWords, template: Template, data: st.DataObject, place: Place, quality: str
) -> None:
    signs = [Finding(s.id, side, result) for s in knowledge.signs for side in s.sides for result in s.results]
    chosen = data.draw(st.lists(st.sampled_from(signs), max_size=6, unique_by=lambda one: (one.sign, one.side)))
    answer = consider(place, quality, knowledge, MAPS, tuple(chosen))
    made = NoteData(MAPS, "1", "2", answer)
    plain = note(made, template, knowledge, words)
    lines = plain.split("\n")
    assert f"Place: {place.words}" in lines
    assert (f"Felt there: {quality}" in lines) == (place.where == "map")
    _, heading, after = plain.partition("Levels to consider, not a diagnosis:\n")
    levels = [line[2:] for line in after.partition("\n\n")[0].split("\n") if line.startswith("- ")]
    wanted = [one.name or one.root or "" for one in answer.candidates] or [answer.headline]
    assert [level.startswith(name) for level, name in zip(levels, wanted, strict=True)] == [True] * len(wanted)
    reader = Reader()
    reader.feed(rich_note(made, template, knowledge, words))
    assert re.sub(r"\s", "", reader.text) == re.sub(r"(?m)^- |\s", "", plain)
    assert heading


def test_the_picture_stands_in_the_rich_note_once_or_not_at_all(
    knowledge: Knowledge, words: NoteWords, template: Template
) -> None:
    data = made("look_up", knowledge)
    assert rich_note(data, template, knowledge, words, PICTURE).count(f'<img src="{PICTURE}" alt="') == 1
    assert "<img" not in rich_note(data, template, knowledge, words)


@pytest.mark.parametrize(
    "picture", ["", "https://example.org/a.png", "file:///a.png", "data:text/html;base64,AAAA", PICTURE + '"><b>']
)
def test_a_picture_from_elsewhere_is_refused(
    knowledge: Knowledge, words: NoteWords, template: Template, picture: str
) -> None:
    with pytest.raises(ValueError, match="data URI"):
        rich_note(made("look_up", knowledge), template, knowledge, words, picture)


def test_nothing_from_a_file_becomes_markup(knowledge: Knowledge, words: NoteWords, template: Template) -> None:
    data = dataclasses.replace(made("look_up", knowledge), own_map="<script>$place</script>\n\n$emergency")
    said = rich_note(data, template, knowledge, words)
    assert said.startswith("<p>Not the supplied data: &lt;script&gt;$place&lt;/script&gt; $emergency</p>\n")


def test_the_words_follow_their_schema() -> None:
    schema = json.loads((SCHEMAS / "words-note.schema.json").read_text("utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    raw = json.loads(WORDS.read_text("utf-8"))
    jsonschema.Draft202012Validator(schema).validate(raw)
    assert set(schema["required"]) == set(raw) - {"$schema"}


def test_broken_words_are_refused_in_one_sentence(tmp_path: Path) -> None:
    raw = json.loads(WORDS.read_text("utf-8"))
    path = tmp_path / "note.json"
    for change, said in (({"blank": "blank {0.__class__}"}, "'blank' must use {percent}"), ({"more": "x"}, "unknown")):
        path.write_text(json.dumps({**raw, **change}), encoding="utf-8")
        with pytest.raises(KnowledgeError, match=said):
            NoteWords.load(path)
