"""The knowledge and the shipped body map know the same areas."""

from __future__ import annotations

import pytest

from derm_viewer.body.atlas import Atlas
from derm_viewer.clinic.answer import QUALITIES
from derm_viewer.clinic.knowledge import Knowledge
from derm_viewer.clinic.reasoning import consider
from tests.clinic.places import MAPS, ROOT, isncsci, place

UNMAPPED = {"chest", "abdomen", "upper_back", "arm", "hand", "head_neck", "cut_surface"}


@pytest.fixture(scope="module")
def atlas() -> Atlas:
    """The shipped body map."""
    return Atlas.load(ROOT / "assets" / "body_regions.geojson")


@pytest.fixture(scope="module")
def areas(atlas: Atlas) -> set[str]:
    """The names of the mapped areas."""
    return {region.name for region in atlas.regions if region.kind == "area"} - UNMAPPED


def test_every_area_of_the_map_has_a_look_alike_for_every_quality(knowledge: Knowledge, areas: set[str]) -> None:
    for area in areas:
        for quality in QUALITIES:
            assert any(area in e.areas and quality in e.qualities for e in knowledge.look_alikes), (area, quality)


def test_the_knowledge_names_no_area_that_the_map_does_not_have(knowledge: Knowledge, areas: set[str]) -> None:
    named = set(knowledge.areas).union(*(entry.areas for entry in knowledge.look_alikes))
    named = named.union(*(root.areas for root in knowledge.roots.values()))
    assert named <= areas


def test_every_map_has_its_source_in_the_bibliography(knowledge: Knowledge, atlas: Atlas) -> None:
    assert {info.reference for info in atlas.maps} <= set(knowledge.sources)


def test_every_skin_nerve_of_the_map_is_a_look_alike(knowledge: Knowledge, atlas: Atlas) -> None:
    drawn = {region.name for region in atlas.regions if region.kind == "nerve"}
    assert set().union(*(entry.territories for entry in knowledge.look_alikes)) == drawn


def test_a_nerve_drawn_at_the_point_comes_before_others(knowledge: Knowledge) -> None:
    here = place("instep", isncsci("L5", "L5"))
    plain = consider(here, "numbness", knowledge, MAPS)
    web = consider(here._replace(nerves=("deep_fibular",)), "numbness", knowledge, MAPS)
    assert "Deep fibular nerve" not in [other.name for other in plain.look_alikes]
    named = [(other.id, other.here) for other in web.look_alikes if other.kind == "nerve"]
    others = [("polyneuropathy", False), ("superficial_fibular", False)]
    assert named == [("common_fibular", True), ("deep_fibular", True), *others]


@pytest.mark.parametrize("quality", QUALITIES)
def test_the_saddle_is_an_emergency_or_asks_at_once(knowledge: Knowledge, areas: set[str], quality: str) -> None:
    assert "saddle" in areas
    answer = consider(place("saddle", isncsci("L1", "L1")), quality, knowledge, MAPS)
    assert answer.emergency is not None
    assert answer.emergency.headline == ("Saddle skin: ask now" if quality == "pain" else "Emergency: act now")
    assert answer.why[0].text.startswith("This is saddle skin")
    assert answer.tests[0].id == "pinprick_s4_5"


@pytest.mark.parametrize(
    ("area", "quality", "named"),
    [
        ("sole_arch", "tingling", True),
        ("great_toe", "numbness", True),
        ("heel", "pain", True),
        ("outer_shin", "tingling", False),
    ],
)
def test_a_polyneuropathy_is_thought_of_in_the_feet(
    knowledge: Knowledge, area: str, quality: str, *, named: bool
) -> None:
    answer = consider(place(area, isncsci("L5", "L5")), quality, knowledge, MAPS)
    assert ("polyneuropathy" in [other.id for other in answer.look_alikes]) is named
