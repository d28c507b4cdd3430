"""Search: the table of words, sides, groups, targets, and what it does with anything that can be typed."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from derm_viewer.body.atlas import Atlas
from derm_viewer.clinic.errors import KnowledgeError
from derm_viewer.clinic.knowledge import Knowledge
from derm_viewer.clinic.search import HIT_KINDS, MOST_IN_GROUP, Hit, Search, SearchWords, areas_of
from derm_viewer.clinic.search_query import LONGEST
from derm_viewer.paths import data_path
from tests.clinic.places import SCHEMAS

WORDS = data_path("resources", "words", "search.json")
with (Path(__file__).parent / "search_words.csv").open(encoding="utf-8", newline="") as table:
    ROWS = [(row["typed"], row["kind"], row["id"], row["side"]) for row in csv.DictReader(table)]
TYPED = st.text() | st.lists(st.sampled_from([row[0] for row in ROWS]), max_size=4).map(" ".join)


@pytest.fixture(scope="module")
def atlas() -> Atlas:
    """The shipped map."""
    return Atlas.supplied(data_path("assets", "body_regions.geojson"))


@pytest.fixture(scope="module")
def search(knowledge: Knowledge, atlas: Atlas) -> Search:
    """The search as it ships."""
    return Search(knowledge, areas_of(atlas.of(kind="area")), atlas.nerves, SearchWords.load(WORDS))


def told(hit: Hit) -> tuple[str, str, str]:
    """What the table says of a hit."""
    return hit.kind, hit.id, hit.side


def test_the_table_has_200_words_and_none_twice() -> None:
    assert len(ROWS) >= 200
    assert len({typed for typed, *_ in ROWS}) == len(ROWS)
    assert {kind for _, kind, *_ in ROWS} == set(HIT_KINDS)


@pytest.mark.parametrize(("typed", "kind", "id", "side"), ROWS, ids=[row[0] for row in ROWS])
def test_the_first_hit(search: Search, typed: str, kind: str, id: str, side: str) -> None:
    current = "right" if side in ("", "left") else "left"
    found = search.find(typed, current)
    assert found
    assert told(found[0]) == (kind, id, side or current)


@pytest.mark.parametrize("kind", HIT_KINDS)
def test_everything_is_found_first_in_its_group_by_its_own_name(search: Search, kind: str) -> None:
    for entry in (entry for entry in search._entries if entry.kind == kind):
        found = [hit.id for hit in search.find(entry.title) if hit.kind == kind]
        assert found[:1] == [entry.id], entry.title


def test_every_name_of_the_words_leads_to_its_thing(search: Search) -> None:
    words = SearchWords.load(WORDS)
    for kind, entries in words.names.items():
        for id, names in entries.items():
            for name in names:
                assert id in [hit.id for hit in search.find(name) if hit.kind == kind], f"{kind} {id}: {name}"


def test_no_name_leads_to_two_things_of_one_kind() -> None:
    for kind, entries in SearchWords.load(WORDS).names.items():
        names = [name for listed in entries.values() for name in listed]
        assert len(names) == len(set(names)), kind


def test_the_words_name_only_what_is_there(knowledge: Knowledge, atlas: Atlas) -> None:
    words = SearchWords.load(WORDS)
    assert set(words.names["area"]) <= {id for id, _ in areas_of(atlas.of(kind="area"))}
    nerves = {nerve.id for nerve in atlas.nerves} | {entry.id for entry in knowledge.look_alikes}
    assert set(words.names["nerve"]) <= nerves


def test_every_area_root_and_nerve_can_be_found(search: Search, knowledge: Knowledge, atlas: Atlas) -> None:
    for id, title in areas_of(atlas.of(kind="area")):
        assert told(search.find(f"right {title}")[0]) == ("area", id, "right")
    for root in knowledge.roots:
        assert told(search.find(root)[0]) == ("root", root, "left")
    for nerve in atlas.nerves:
        assert nerve.id in [hit.id for hit in search.find(nerve.title) if hit.kind == "nerve"], nerve.title


@given(typed=TYPED, side=st.sampled_from(("left", "right")))
@settings(max_examples=300, deadline=None)
def test_anything_can_be_typed(knowledge: Knowledge, typed: str, side: str, search: Search) -> None:
    found = search.find(typed, side)
    kinds = [hit.kind for hit in found]
    assert kinds == [kind for kind in dict.fromkeys(kinds) for _ in range(kinds.count(kind))], "groups stay together"
    assert all(kinds.count(kind) <= MOST_IN_GROUP for kind in kinds)
    assert len({(hit.kind, hit.id) for hit in found}) == len(found)
    assert len({hit.side for hit in found if hit.side != "both"}) <= 1
    assert found == search.find(typed, side)


@pytest.mark.parametrize(
    "typed", ["", " ", "?!", "the", "of the", "pain", "left", "right left", "zzz", "qqqqqqqqqq", "9"]
)
def test_what_means_nothing_finds_nothing(search: Search, typed: str) -> None:
    assert search.find(typed) == ()


def test_as_one_types(search: Search) -> None:
    for typed, id in (("outer shin", "outer_shin"), ("popliteal fossa", "back_knee"), ("great toe", "great_toe")):
        for end in range(5, len(typed) + 1):
            assert id in [hit.id for hit in search.find(typed[:end])], typed[:end]


def test_a_left_and_a_right_leave_the_current_side(search: Search) -> None:
    assert {search.find("left right knee", side)[0].side for side in ("left", "right")} == {"left", "right"}


def test_every_hit_that_has_a_side_says_it(search: Search) -> None:
    for typed in ("L5", "knee", "saddle", "navel", "foot", "shingles", "meralgia"):
        for hit in search.find(typed, "right"):
            assert ("right" in hit.title.casefold()) == (hit.side == "right"), hit.title
            assert "left" not in hit.title.casefold()


def test_a_side_that_does_not_exist_is_refused(search: Search) -> None:
    with pytest.raises(ValueError, match="left or right"):
        search.find("knee", "both")


def test_targets(search: Search) -> None:
    first = {
        typed: search.find(typed)[0].target
        for typed in ("big toe", "L5", "meralgia", "quadriceps", "medial plantar nerve")
    }
    assert (first["big toe"].kind, first["big toe"].id, first["big toe"].areas) == ("area", "great_toe", ("great_toe",))
    assert (first["L5"].kind, first["L5"].id) == ("root", "L5")
    assert "outer_shin" in first["L5"].areas
    assert first["meralgia"].nerves == ("lateral_femoral_cutaneous",)
    assert (first["quadriceps"].kind, first["quadriceps"].id) == ("sign", "knee_extension")
    assert (first["medial plantar nerve"].kind, first["medial plantar nerve"].nerves) == ("nerve", ("medial_plantar",))
    assert search.find("shingles")[0].target.kind == "look_alike"
    assert search.find("fever")[0].target.kind == "red_flag"


def test_every_target_exists(search: Search, knowledge: Knowledge, atlas: Atlas) -> None:
    areas = {id for id, _ in areas_of(atlas.of(kind="area"))}
    drawn = {nerve.id for nerve in atlas.nerves}
    partners = {entry.partner for entry in knowledge.signs}
    known = {
        "area": areas,
        "root": set(knowledge.roots),
        "nerve": drawn | {entry.id for entry in knowledge.look_alikes},
        "sign": {entry.id for entry in knowledge.signs} - partners,
        "look_alike": {entry.id for entry in knowledge.look_alikes},
        "red_flag": {flag.id for flag in knowledge.red_flags},
    }
    for entry in search._entries:
        assert entry.target.id in known[entry.target.kind], entry
        assert set(entry.target.areas) <= areas, entry
        assert set(entry.target.nerves) <= drawn, entry


def test_a_disc_says_how_each_root_meets_it(search: Search) -> None:
    said = {hit.id: hit.subtitle for hit in search.find("L4/5") if hit.kind == "root"}
    assert list(said) == ["L5", "L4"]
    assert "passes" in said["L5"]
    assert "leaves" in said["L4"]
    assert [hit.id for hit in search.find("L5") if hit.kind == "root"] == ["L5"], "a root alone is no disc"


def test_where_sources_clash_a_muscle_names_both(search: Search) -> None:
    assert "L3 (ISNCSCI); L4 (Harrison)" in search.find("quadriceps")[0].subtitle


def test_above_the_mapped_skin_is_said(search: Search) -> None:
    assert "no lumbar level" in search.find("elbow")[0].subtitle


def test_only_so_much_of_a_text_is_read(search: Search) -> None:
    assert search.find("knee " + "x" * 1_000_000 + " jerk") == search.find(("knee " + "x" * 200)[:LONGEST])


def test_an_own_map_needs_none_of_the_shipped_areas(knowledge: Knowledge) -> None:
    own = Search(knowledge, [("wing", "left-over wing")], (), SearchWords.load(WORDS))
    assert told(own.find("wing")[0]) == ("area", "wing", "left")
    assert own.find("big toe")[0].kind != "area"
    assert own.find("meralgia")[0].target.nerves == ()


def test_the_file_follows_its_schema() -> None:
    schema = json.loads((SCHEMAS / "words-search.schema.json").read_text("utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.Draft202012Validator(schema).validate(json.loads(WORDS.read_text("utf-8")))


def broken() -> Iterator[tuple[str, Any]]:
    """What may be wrong with the file: words of the refusal, and the change that is refused."""
    yield "'stop' is missing", lambda raw: raw.pop("stop")
    yield "'more' is unknown", lambda raw: raw.update(more=1)
    yield "'l' stands twice", lambda raw: raw["sides"]["right"].append("l")
    yield "a group needs two phrases", lambda raw: raw["same"].append(["alone"])
    yield "must use {name}, {side}", lambda raw: raw["wording"].update(sided="{name}")
    yield "'groin' stands twice", lambda raw: raw["names"]["area"].append({"id": "groin", "names": ["crease"]})
    yield "field 'title' is missing", lambda raw: raw["kinds"]["root"].pop("title")
    yield "list of different texts", lambda raw: raw["numbers"].append([1])


@pytest.mark.parametrize(("said", "change"), tuple(broken()))
def test_a_broken_file_is_refused_in_one_sentence(tmp_path: Path, said: str, change: Any) -> None:
    raw = json.loads(WORDS.read_text("utf-8"))
    change(raw)
    path = tmp_path / "search.json"
    path.write_text(json.dumps(raw), encoding="utf-8")
    with pytest.raises(KnowledgeError) as refused:
        SearchWords.load(path)
    assert said in str(refused.value)
    assert "\n" not in str(refused.value)


def test_a_name_for_what_the_knowledge_does_not_hold_is_refused(tmp_path: Path, knowledge: Knowledge) -> None:
    raw = json.loads(WORDS.read_text("utf-8"))
    raw["names"]["sign"].append({"id": "nose", "names": ["nose"]})
    path = tmp_path / "search.json"
    path.write_text(json.dumps(raw), encoding="utf-8")
    with pytest.raises(KnowledgeError, match="sign 'nose': unknown"):
        Search(knowledge, (), (), SearchWords.load(path))
