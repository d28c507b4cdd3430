"""The rules of order, for any readings at all."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from derm_viewer.body.model import ROOTS
from derm_viewer.body.place import MapReading, NearKeyPoint, Place
from derm_viewer.clinic.answer import QUALITIES
from derm_viewer.clinic.knowledge import Knowledge
from derm_viewer.clinic.ranking import MOST, NEAR_CM, rank
from derm_viewer.clinic.reasoning import consider, statements
from tests.clinic.places import KNOWLEDGE, MAPS, isncsci, keegan, reading

SHIPPED = Knowledge.load(KNOWLEDGE)
AREAS = sorted(set().union(*(entry.areas for entry in SHIPPED.look_alikes)) | set(SHIPPED.areas))
TIERS = ("here", "area", "neighbour")

roots = st.sampled_from([*ROOTS, "X9"])
distances = st.none() | st.floats(0, 6) | st.floats()
maps = st.sampled_from(["isncsci", "keegan_garrett", "foerster_type", "lee_2008"])


@st.composite
def some_reading(draw: st.DrawFn, name: str) -> MapReading:
    """Anything a map may say."""
    status = draw(st.sampled_from(["traced", "traced", "traced", "described"]))
    area = tuple(draw(st.lists(roots, max_size=5, unique=True)))
    return MapReading(name, status, draw(st.none() | roots), draw(distances), draw(st.none() | roots), area)


@st.composite
def some_readings(draw: st.DrawFn) -> tuple[MapReading, ...]:
    """Readings of some maps, each map once."""
    return tuple(draw(some_reading(name)) for name in draw(st.lists(maps, max_size=4, unique=True)))


points = st.lists(st.builds(NearKeyPoint, roots, st.floats(0, 9)), max_size=3).map(tuple)


@given(
    readings=some_readings(),
    where=st.sampled_from(["map", "map", "map", "body", "outside"]),
    area=st.none() | st.sampled_from(AREAS) | st.text(max_size=5),
    quality=st.sampled_from(QUALITIES),
    near=points,
)
def test_every_answer_keeps_the_rules(
    readings: tuple[MapReading, ...], where: str, area: str | None, quality: str, near: tuple[NearKeyPoint, ...]
) -> None:
    place = Place(0.0, 0.0, where, "anterior", "left", area, area, "left something", readings, near, ())
    answer = consider(place, quality, SHIPPED, MAPS)
    counted = [one for one in readings if one.status == "traced"]
    names = [candidate.root for candidate in answer.candidates]
    assert answer.headline
    assert len(set(names)) == len(names)
    if where != "map":
        assert not names
        return
    tiers = [TIERS.index(candidate.relation) for candidate in answer.candidates]
    assert tiers == sorted(tiers)
    here = [candidate for candidate in answer.candidates if candidate.relation == "here"]
    assert {candidate.root for candidate in here} == {one.root for one in counted} - {None}
    assert [len(c.maps) for c in here] == sorted((len(c.maps) for c in here), reverse=True)
    assert len(names) <= max(MOST, len(here))
    drawn = sum(one.root is not None for one in counted)
    assert all(candidate.of == drawn for candidate in answer.candidates)
    assert sum(len(candidate.maps) for candidate in answer.candidates) == drawn
    assert len(answer.per_map) == len(readings)
    assert len({sign.name for sign in answer.signs}) == len(answer.signs) <= 6
    assert 1 <= len(answer.why) <= 4
    cited = {source.key for source in answer.sources}
    assert cited == {key for statement in statements(answer) for key in statement.sources}
    assert not [s.text for s in statements(answer) if "diagnos" in s.text.lower() or "{" in s.text]


@given(readings=some_readings())
def test_candidates_beyond_the_point_lie_in_the_area_or_near(readings: tuple[MapReading, ...]) -> None:
    counted = [one for one in readings if one.status == "traced"]
    for found in rank(readings):
        if found.relation == "area":
            assert any(found.root in one.area_roots for one in counted)
        if found.relation == "neighbour":
            assert found.cm is not None
            assert found.cm <= NEAR_CM
            assert not any(found.root in one.area_roots for one in counted)


def order(*readings: MapReading) -> str:
    """The roots considered, in their order."""
    return " ".join(found.root for found in rank(readings))


def test_more_maps_go_before_isncsci() -> None:
    assert order(isncsci("L4"), keegan("L5"), reading("foerster_type", "L5")) == "L5 L4"


def test_isncsci_goes_first_in_a_tie_wherever_it_stands() -> None:
    assert order(keegan("L4"), isncsci("L5")) == "L5 L4"


def test_in_the_area_a_near_border_goes_before_more_maps_and_a_larger_share() -> None:
    assert order(isncsci("L5", "L5 L4 S1", 2.0, "S1"), keegan("L5", "L5 L4")) == "L5 S1 L4"
    assert (
        order(isncsci("L5", "L5 S2"), keegan("L5", "L5 L4 S1"), reading("foerster_type", "L5", "L5 S1"))
        == "L5 S1 S2 L4"
    )
    assert order(keegan("L5", "L5 S1 L4")) == "L5 S1 L4"


def test_neighbours_come_last_nearest_first_and_only_within_reach() -> None:
    assert order(isncsci("L5", "L5", 2.0, "L4"), keegan("L5", "L5", 1.0, "S1")) == "L5 S1 L4"
    assert order(isncsci("L5", "L5", 3.1, "L4")) == "L5"
    assert order(isncsci("L5", "L5", float("nan"), "L4")) == "L5"
    assert order(isncsci("L5", "L5", 1.0, None)) == "L5"


def test_four_at_most_unless_more_are_drawn_here() -> None:
    assert order(isncsci("L5", "L5 L4 S1 S2 L3 L2")) == "L5 L4 S1 S2"
    five = [reading(f"map_{root}", root, "S3") for root in ("L1", "L2", "L3", "L4", "L5")]
    assert order(*five) == "L1 L2 L3 L4 L5"
