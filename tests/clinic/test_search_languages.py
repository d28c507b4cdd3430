"""Search in other languages: what is typed and what is found first, with the side that was said."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import jsonschema
import pytest

from derm_viewer.body.atlas import Atlas
from derm_viewer.body.place_words import in_language, place_words
from derm_viewer.clinic.knowledge import Knowledge
from derm_viewer.clinic.note import parse_template
from derm_viewer.clinic.search import HIT_KINDS, Search, SearchWords, areas_of
from derm_viewer.paths import data_path
from tests.clinic.languages import CODES, language
from tests.clinic.places import SCHEMAS

with (Path(__file__).parent / "search_words_es.csv").open(encoding="utf-8", newline="") as table:
    ROWS = [(row["typed"], row["kind"], row["id"], row["side"]) for row in csv.DictReader(table)]


@pytest.fixture(scope="module")
def search() -> Search:
    own = language("es")
    atlas = in_language(Atlas.supplied(data_path("assets", "body_regions.geojson")), own)
    knowledge = Knowledge.load(data_path("resources", "knowledge"), own)
    words = SearchWords.load(own.folder / "search.json")
    return Search(knowledge, areas_of(atlas.of(kind="area")), atlas.nerves, words, place_words(atlas))


@pytest.mark.parametrize(("typed", "kind", "id", "side"), ROWS, ids=[row[0] for row in ROWS])
def test_the_first_hit(search: Search, typed: str, kind: str, id: str, side: str) -> None:
    current = "right" if side in ("", "left") else "left"
    found = search.find(typed, current)
    assert found
    assert (found[0].kind, found[0].id, found[0].side) == (kind, id, side or current)


def test_the_table_has_words_of_every_kind() -> None:
    assert len(ROWS) >= 80
    assert {kind for _, kind, *_ in ROWS} == set(HIT_KINDS)


def test_a_hit_says_its_side(search: Search) -> None:
    assert search.find("espinilla externa izquierda", "right")[0].title == "Espinilla externa izquierda"
    assert search.find("reflejo rotuliano", "right")[0].title == "Reflejo rotuliano, lado derecho"


@pytest.mark.parametrize("code", CODES)
def test_every_name_of_the_words_leads_to_its_thing(search: Search, code: str) -> None:
    for kind, entries in SearchWords.load(language(code).folder / "search.json").names.items():
        for id, names in entries.items():
            for name in names:
                assert id in [hit.id for hit in search.find(name) if hit.kind == kind], f"{kind} {id}: {name}"


@pytest.mark.parametrize("code", CODES)
def test_the_words_of_the_search_fit_their_schema(code: str) -> None:
    schema = json.loads((SCHEMAS / "words-search.schema.json").read_text("utf-8"))
    jsonschema.validate(json.loads((language(code).folder / "search.json").read_text("utf-8")), schema)


@pytest.mark.parametrize("code", CODES)
def test_the_template_of_the_note_may_be_used(code: str) -> None:
    supplied = parse_template(data_path("resources", "words", "note_template.txt").read_text("utf-8"))
    own = parse_template((language(code).folder / "note_template.txt").read_text("utf-8"))
    assert [[piece.name for line in p for piece in line if piece.name] for p in own.paragraphs] == [
        [piece.name for line in p for piece in line if piece.name] for p in supplied.paragraphs
    ]
