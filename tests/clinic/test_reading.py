"""Broken knowledge files: one plain sentence that names file, record and fault, and no other error."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from derm_viewer.clinic.errors import KnowledgeError
from derm_viewer.clinic.knowledge import RECORD_FILES, Knowledge
from derm_viewer.clinic.strict import LARGEST_FILE
from tests.clinic.places import KNOWLEDGE, SCHEMAS
from tests.clinic.validate import validate

Change = Callable[[Any], None]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the knowledge that may be broken."""
    return Path(shutil.copytree(KNOWLEDGE, tmp_path / "knowledge"))


def change(folder: Path, file: str, how: Change) -> None:
    """Change a file of the copy."""
    path = folder / f"{file}.json"
    value = json.loads(path.read_text("utf-8"))
    how(value)
    path.write_text(json.dumps(value), "utf-8")


def message(folder: Path) -> str:
    """What the reader says."""
    with pytest.raises(KnowledgeError) as caught:
        Knowledge.load(folder)
    said = str(caught.value)
    assert "\n" not in said
    return said


CHANGES: list[tuple[str, Change, str]] = [
    ("roots", lambda v: v["roots"][5].pop("skin"), "roots.json, L3: field 'skin' is missing."),
    ("roots", lambda v: v["roots"][5].update(colour="red"), "roots.json, L3: field 'colour' is unknown."),
    ("roots", lambda v: v["roots"].append(v["roots"][0]), "roots.json: 'T10' stands twice."),
    ("roots", lambda v: v.update(roots={}), "roots.json: 'roots' must be a list."),
    ("roots", lambda v: v.update(roots=[]), "roots.json: 'roots' is empty."),
    ("roots", lambda v: v["roots"].__setitem__(0, 7), "roots.json, roots 1 must be a record with named fields."),
    ("roots", lambda v: v["roots"][0].update(skin=" "), "roots.json, T10: 'skin' must be a text that is not empty."),
    ("signs", lambda v: v["signs"][0].update(weight=4), "'weight' must be a whole number from 1 to 3."),
    ("signs", lambda v: v["signs"][0].update(weight=True), "'weight' must be a whole number from 1 to 3."),
    ("signs", lambda v: v["signs"][0].update(group="vision"), "'group' is 'vision', but must be one of strength"),
    ("signs", lambda v: v["signs"][0].update(roots=["L9"]), "hip_abduction: root 'L9' is not in roots.json."),
    ("signs", lambda v: v["signs"][0].update(roots=["L5", "L5"]), "'roots' must be a list of different texts."),
    ("signs", lambda v: v["signs"][0].update(tells_apart=["gout"]), "'gout' is not in look_alikes.json."),
    ("signs", lambda v: v["signs"].append(v["signs"][0]), "signs.json: 'hip_abduction' stands twice."),
    ("signs", lambda v: v["signs"][0]["tells"].update(sources=["x"]), "source 'x' is not in sources.json."),
    ("signs", lambda v: v["signs"][0]["figure"].update(sources=[]), "a figure stands without a source in 'LR+ 11"),
    ("look_alikes", lambda v: v["look_alikes"][0].update(qualities=["itch"]), "'qualities' must be some of pain"),
    ("look_alikes", lambda v: v["look_alikes"][0].update(emergency="no"), "'emergency' must be true or false."),
    ("red_flags", lambda v: v["red_flags"][0].update(urgency="soon"), "'urgency' is 'soon', but must be one of"),
    ("areas", lambda v: v["areas"].append(v["areas"][0]), "areas.json: 'great_toe' stands twice."),
    ("words", lambda v: v["headline"].update(both="{root} {maps}"), "words.json, headline: 'both' must use {root}."),
    ("words", lambda v: v["headline"].update(both="{root"), "'both' has a brace without its partner."),
    ("words", lambda v: v["headline"].update(both="{root!r}"), "'both' must use {root}."),
    ("words", lambda v: v["headline"].update(body="{}"), "'body' must use no braces."),
    ("words", lambda v: v["why"].pop("agree"), "words.json, why: field 'agree' is missing."),
    ("sources", lambda v: v.append(v[0]), "sources.json: the key 'isncsci2019' stands twice."),
    ("sources", lambda v: v[0].pop("title"), "sources.json, work 1: 'id' and 'title' must be texts"),
    ("sources", lambda v: v.append({"id": "x", "title": "X"}), "('x') needs an author and a year, or a 'title-short'."),
    ("sources", lambda v: v.append(3), "must be a record."),
]


@pytest.mark.parametrize(("file", "how", "expected"), CHANGES)
def test_a_slip_in_a_record_is_named(folder: Path, file: str, how: Change, expected: str) -> None:
    change(folder, file, how)
    assert expected in message(folder)
    assert validate(folder, SCHEMAS)


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"{", "roots.json, line 1"),
        (b"\xff", "roots.json is not UTF-8 text."),
        (b"[]", "roots.json must be a record with named fields."),
        (b'{"roots": [], "roots": []}', "roots.json: field 'roots' stands twice in one record."),
        (b"[" * 100_000, "roots.json"),
        (b" " * (LARGEST_FILE + 1), "roots.json is too large for a knowledge file."),
    ],
)
def test_a_file_that_is_no_knowledge_is_named(folder: Path, content: bytes, expected: str) -> None:
    (folder / "roots.json").write_bytes(content)
    assert expected in message(folder)


@pytest.mark.parametrize("file", [*RECORD_FILES, "sources"])
def test_a_missing_file_is_named(folder: Path, file: str) -> None:
    (folder / f"{file}.json").unlink()
    assert message(folder).startswith(f"{file}.json cannot be read")
    assert validate(folder, SCHEMAS)[0].startswith(f"{file}.json cannot be read")


def test_sources_must_be_a_list(folder: Path) -> None:
    (folder / "sources.json").write_text("{}", "utf-8")
    assert message(folder) == "sources.json must be a list of works (CSL-JSON)."


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=6),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=6), inner, max_size=3),
    max_leaves=8,
)


@settings(max_examples=40)
@given(
    value=JSON, field=st.sampled_from(["text", "sources", "tells", "roots", "id", "figure", "weight", "tells_apart"])
)
def test_no_value_of_a_field_escapes_the_reader(
    value: object, field: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = Path(shutil.copytree(KNOWLEDGE, tmp_path_factory.mktemp("any") / "knowledge"))

    def put(signs: Any) -> None:
        record = signs["signs"][0]
        (record["tells"] if field in ("text", "sources") else record)[field] = value

    change(folder, "signs", put)
    said = ""
    try:
        Knowledge.load(folder)
    except KnowledgeError as error:
        said = str(error)
    assert not said or "signs.json" in said
