"""Places and qualities, and what is considered: the tables that a clinician can read."""

from __future__ import annotations

import pytest

from derm_viewer.body.model import MapInfo
from derm_viewer.body.place import MapReading, NearKeyPoint, Place
from derm_viewer.clinic.answer import Answer
from derm_viewer.clinic.knowledge import Knowledge
from derm_viewer.clinic.reasoning import consider, statements
from tests.clinic.places import (
    BESIDE,
    CHEST,
    GREAT_TOE,
    GROIN,
    ISNCSCI,
    KEEGAN,
    LEE,
    MAPS,
    MID_BUTTOCK,
    OUTER_SHIN,
    POPLITEAL,
    isncsci,
    keegan,
    map_info,
    place,
    reading,
)

BLANK = place("low_back", isncsci(None, "", 2.0, "L2"), keegan(None, "L3", 1.0, "L4"))
TABLE = [
    (OUTER_SHIN, "pain", "L5 S1", "Hip abduction", "L5 in both maps"),
    (OUTER_SHIN, "tingling", "L5 S1", "Hip abduction", "L5 in both maps"),
    (OUTER_SHIN, "numbness", "L5 S1", "Pinprick, base of the third toe", "L5 in both maps"),
    (GREAT_TOE, "pain", "L5 L4", "Hip abduction", "L5 in ISNCSCI, L4 in Keegan-Garrett"),
    (GREAT_TOE, "numbness", "L5 L4", "Pinprick, base of the third toe", "L5 in ISNCSCI, L4 in Keegan-Garrett"),
    (
        MID_BUTTOCK,
        "pain",
        "S1 L5 S3 S2",
        "Heel raises on one leg",
        "Keegan-Garrett: S1; ISNCSCI leaves this skin blank",
    ),
    (GROIN, "pain", "T12 L1 L2", "Pinprick, middle of the groin crease", "T12 in ISNCSCI, L1 in Keegan-Garrett"),
    (POPLITEAL, "tingling", "S2 S1 L5 L3", "Pinprick, hollow of the knee", "S2 in both maps"),
    (BLANK, "pain", "L3 L4 L2", None, "No map draws this skin"),
]


def names(answer: Answer) -> str:
    """The roots considered, in their order."""
    return " ".join(candidate.root for candidate in answer.candidates)


@pytest.mark.parametrize(("where", "quality", "roots", "first_sign", "headline"), TABLE)
def test_what_is_considered(
    knowledge: Knowledge, where: Place, quality: str, roots: str, first_sign: str | None, headline: str
) -> None:
    answer = consider(where, quality, knowledge, MAPS)
    assert answer.headline == headline
    assert names(answer) == roots
    if first_sign is not None:
        assert answer.signs[0].name == first_sign
    assert 4 <= len(answer.signs) <= 6
    assert 2 <= len(answer.why) <= 4


def test_the_great_toe_says_by_side_of_the_toe(knowledge: Knowledge) -> None:
    answer = consider(GREAT_TOE, "pain", knowledge, MAPS)
    first, second = (statement.text for statement in answer.per_map)
    assert first == "ISNCSCI: L5"
    assert second.startswith("Keegan-Garrett: L4 here; L4 and L5 by side of the toe")
    assert "Border with L5 0.6 cm away; zones overlap" in second
    assert [candidate.maps for candidate in answer.candidates] == [("isncsci",), ("keegan_garrett",)]
    assert {candidate.of for candidate in answer.candidates} == {2}
    assert answer.per_map[0].sources == ("isncsci2019",)


@pytest.mark.parametrize(
    ("one", "line"),
    [
        (isncsci("L5", "L5", 0.4, "S1"), "ISNCSCI: L5. Border with S1 0.4 cm away; zones overlap"),
        (isncsci("L5", "L5", 0.01, "S1"), "ISNCSCI: L5. Border with S1 0.1 cm away; zones overlap"),
        (isncsci("L5", "L5", 3.2, "S1"), "ISNCSCI: L5"),
        (isncsci("L5", "L5", 0.4, None), "ISNCSCI: L5. Its edge is 0.4 cm away, blank beyond"),
        (isncsci("L5", "L5 L4"), "ISNCSCI: L5; this area also holds L4"),
        (isncsci("L5", "L5 S2 L4 S1 L3"), "ISNCSCI: L5; this area also holds L4, S1 and S2"),
        (isncsci("L5", "L5 S1", 0.4, "S1"), "ISNCSCI: L5. Border with S1 0.4 cm away; zones overlap"),
        (isncsci(None), "ISNCSCI leaves this skin blank"),
        (isncsci(None, "", 0.7, "L4"), "ISNCSCI leaves this skin blank. Nearest is L4, 0.7 cm away"),
        (isncsci(None, "S3"), "ISNCSCI: blank here; this area also holds S3"),
        (
            reading("lee_2008", "L5", "L5", status="described"),
            "Lee: L5. Described from words, not counted",
        ),
    ],
)
def test_what_one_map_says(knowledge: Knowledge, one: MapReading, line: str) -> None:
    answer = consider(place("outer_shin", one), "pain", knowledge, (*MAPS, LEE))
    assert [statement.text for statement in answer.per_map] == [line]


def line_of_maps(*roots: str | None) -> tuple[tuple[MapReading, ...], tuple[MapInfo, ...]]:
    """One counted map for each root, ISNCSCI first."""
    infos = (ISNCSCI, KEEGAN, map_info("foerster_type", "Foerster type", ""))[: len(roots)]
    return tuple(reading(info.id, root) for info, root in zip(infos, roots, strict=True)), infos


@pytest.mark.parametrize(
    ("roots", "headline"),
    [
        (["L5"], "L5 in ISNCSCI"),
        (["L5", "L5", "L5"], "L5 in all 3 maps"),
        (["L4", "L5", "L5"], "L5 in Keegan-Garrett and Foerster type, L4 in ISNCSCI"),
        (["L5", "L5", None], "L5 in ISNCSCI and Keegan-Garrett; Foerster type leaves this skin blank"),
        ([None, "L5", None], "Keegan-Garrett: L5; ISNCSCI and Foerster type leave this skin blank"),
        ([None, "L5", "L4"], "L5 in Keegan-Garrett, L4 in Foerster type; ISNCSCI leaves this skin blank"),
        ([None, None, None], "No map draws this skin"),
    ],
)
def test_headlines(knowledge: Knowledge, roots: list[str | None], headline: str) -> None:
    readings, infos = line_of_maps(*roots)
    assert consider(place("outer_shin", *readings), "pain", knowledge, infos).headline == headline


def test_where_no_map_draws_the_makers_speak(knowledge: Knowledge) -> None:
    answer = consider(BLANK, "tingling", knowledge, MAPS)
    assert {candidate.of for candidate in answer.candidates} == {0}
    assert all(candidate.maps == () for candidate in answer.candidates)
    assert "ISNCSCI: Most of the buttock and the low back are left blank." in [s.text for s in answer.why]
    assert [statement.text for statement in answer.per_map] == [
        "ISNCSCI leaves this skin blank. Nearest is L2, 2.0 cm away",
        "Keegan-Garrett: blank here; this area also holds L3. Nearest is L4, 1.0 cm away",
    ]


def test_the_chest_and_beside_the_body_have_no_level(knowledge: Knowledge) -> None:
    chest, beside = consider(CHEST, "pain", knowledge, MAPS), consider(BESIDE, "pain", knowledge, MAPS)
    assert chest.headline == "No lumbar level to consider here"
    assert beside.headline == "Nothing to look up here"
    for answer in (chest, beside):
        assert not any((answer.candidates, answer.signs, answer.look_alikes, answer.per_map))
        assert answer.red_flags == knowledge.red_flags
        assert answer.limits == knowledge.words.limits


def test_described_maps_are_shown_and_do_not_count(knowledge: Knowledge) -> None:
    where = place("outer_shin", isncsci("L5"), reading("lee_2008", "S1", "S1 L4", 0.3, "L3", "described"))
    answer = consider(where, "pain", knowledge, (ISNCSCI, LEE))
    assert names(answer) == "L5"
    assert answer.candidates[0].of == 1
    assert len(answer.per_map) == 2


def test_a_map_or_root_that_is_not_known_is_called_by_its_id(knowledge: Knowledge) -> None:
    where = place("outer_shin", reading("bolk_1898", "X9"))
    answer = consider(where, "numbness", knowledge, ())
    assert answer.headline == "X9 in bolk_1898"
    assert answer.candidates[0].skin == "X9: see the maps"
    assert answer.per_map[0].sources == ()


def test_reasons_name_maps_borders_and_key_points(knowledge: Knowledge) -> None:
    near = (NearKeyPoint("L5", 2.8), NearKeyPoint("L5", 1.26), NearKeyPoint("L4", 4.0))
    where = place("instep", isncsci("L5", "L5", 1.0, "S1"), keegan("L5", "L5 L4"), near=near)
    answer = consider(where, "tingling", knowledge, MAPS)
    texts = {c.root: [s.text for s in c.reasons] for c in answer.candidates}
    relations = {c.root: c.relation for c in answer.candidates}
    assert relations == {"L5": "here", "L4": "area", "S1": "neighbour"}
    assert texts["L5"][:2] == [
        "Drawn here by ISNCSCI and Keegan-Garrett.",
        "The ISNCSCI key point of L5 is 1.3 cm away.",
    ]
    assert texts["L4"][0] == "Drawn elsewhere on the instep by Keegan-Garrett."
    assert texts["S1"][0] == "Drawn 1.0 cm away, across the border, by ISNCSCI; zones overlap."


def test_pain_tingling_and_numbness_are_not_the_same(knowledge: Knowledge) -> None:
    said = {q: " ".join(s.text for s in statements(consider(OUTER_SHIN, q, knowledge, MAPS))) for q in
            ("pain", "tingling", "numbness")}  # fmt: skip
    assert "64.1 %" in said["pain"]
    assert "1 of 98" in said["pain"]
    assert "20.9 %" in said["tingling"]
    assert "Loss found on examination counts for more" in said["numbness"]
    assert "64.1 %" not in said["numbness"]
    assert "Straight leg raise" in [sign.name for sign in consider(OUTER_SHIN, "pain", knowledge, MAPS).signs]


def test_joints_and_vessels_are_look_alikes_of_pain_only(knowledge: Knowledge) -> None:
    pain = {other.kind for other in consider(MID_BUTTOCK, "pain", knowledge, MAPS).look_alikes}
    numb = {other.kind for other in consider(MID_BUTTOCK, "numbness", knowledge, MAPS).look_alikes}
    assert "joint" in pain
    assert "joint" not in numb


def test_l1_to_l3_lead_with_the_look_alikes(knowledge: Knowledge) -> None:
    answer = consider(GROIN, "pain", knowledge, MAPS)
    assert "look-alikes first" in answer.why[0].text
    kinds = [other.name for other in answer.look_alikes]
    assert kinds[0] == "Hip joint, felt in the groin"
    assert {"Twisted testis", "Abdominal aortic aneurysm", "Bleeding or abscess in the psoas"} <= set(kinds)


def test_back_pain_alone_is_not_root_pain(knowledge: Knowledge) -> None:
    answer = consider(place("low_back", keegan("L3", "L3")), "pain", knowledge, MAPS)
    assert answer.why[0].text.startswith("Back pain alone is not root pain")


def test_saddle_skin_points_to_the_red_flags(knowledge: Knowledge) -> None:
    answer = consider(place("lower_buttock", isncsci("S3", "S3")), "numbness", knowledge, MAPS)
    assert answer.why[0].text == "This is saddle skin: ask the red-flag questions now."


def test_the_fibular_nerve_is_told_apart_from_l5(knowledge: Knowledge) -> None:
    answer = consider(OUTER_SHIN, "tingling", knowledge, MAPS)
    assert answer.look_alikes[0].name == "Common fibular nerve"
    assert answer.signs[2].name == "Foot turned in"


def test_an_unknown_quality_is_refused(knowledge: Knowledge) -> None:
    with pytest.raises(ValueError, match="quality must be one of pain, tingling, numbness"):
        consider(OUTER_SHIN, "itch", knowledge, MAPS)
