"""How places are spoken."""

from __future__ import annotations

from pathlib import Path

import pytest

from derm_viewer.body.atlas import Atlas
from derm_viewer.body.locate import Locator
from derm_viewer.body.model import Region
from derm_viewer.body.place_words import ENGLISH
from tests.body.sample import find, sample_map, write_sample


@pytest.mark.parametrize(
    ("x", "y", "words"),
    [
        (-85.0, -54.0, "left outer shin, 22 cm above the lateral malleolus"),
        (-115.0, -54.4, "right outer shin, 22 cm above the lateral malleolus"),
        (-90.0, -54.0, "front of the left shin, 22 cm above the ankle joint"),
        (-83.0, -75.0, "left outer shin, at the lateral malleolus"),
        (-84.0, -31.0, "front of the left lower thigh, 11 cm above the knee joint"),
        (-90.0, -45.0, "front of the left knee, 3 cm below the knee joint"),
        (-95.0, -41.8, "front of the left knee, level with the knee joint"),
        (-110.0, -8.0, "front of the right upper thigh, 20 cm below the anterior superior iliac spine"),
        (-97.0, -80.0, "left great toe"),
        (90.0, 36.0, "top of the left foot, over the third metatarsophalangeal joint"),
        (90.0, 20.0, "top of the left foot"),
        (3.0, -54.0, "left outer shin, 22 cm above the lateral malleolus"),
    ],
)
def test_a_place_in_words(locator: Locator, x: float, y: float, words: str) -> None:
    assert locator.locate(x, y).words == words


def test_a_height_may_come_from_another_body_view(locator: Locator) -> None:
    place = locator.locate(3.0, -54.0)
    assert place.view == "left_lateral"
    assert place.landmarks == ("neutral/anterior/landmark/lateral_malleolus/left",)


def test_a_landmark_is_named_only_from_an_area_it_belongs_to(tmp_path: Path) -> None:
    data = sample_map()
    find(data, "left_dorsum/landmark/mtp_3/left")["properties"]["name"] = "lateral_malleolus"
    place = Locator(Atlas.load(write_sample(tmp_path / "m.geojson", data))).locate(90.0, 34.0)
    assert place.words == "top of the left foot"


def test_without_a_landmark_the_distance_is_left_off(tmp_path: Path) -> None:
    data = sample_map()
    for name in ("lateral_malleolus", "ankle_joint"):
        data["features"].remove(find(data, f"anterior/landmark/{name}/left"))
    place = Locator(Atlas.load(write_sample(tmp_path / "m.geojson", data))).locate(-85.0, -54.0)
    assert (place.words, place.landmarks) == ("left outer shin", ())


@pytest.mark.parametrize(
    ("name", "title", "words"),
    [
        ("outer_shin", "outer shin", "right outer shin"),
        ("front_shin", "front of the shin", "front of the right shin"),
        ("lower_calf", "lower calf and Achilles tendon", "right lower calf and Achilles tendon"),
        ("sacrum", "sacrum", "right side of the sacrum"),
        ("pubic_region", "pubic region", "right side of the pubic region"),
        ("saddle", "saddle area between the legs", "right side of the saddle area"),
        ("mid_abdomen", "belly at the navel", "right side of the belly"),
        ("front_upper_thigh", "front of the upper thigh", "front of the right upper thigh"),
    ],
)
def test_the_side_stands_where_one_says_it(name: str, title: str, words: str) -> None:
    region = Region("id", "area", "neutral", "anterior", "right", None, None, name, title, ())
    assert ENGLISH.sided(region) == words


@pytest.mark.parametrize(
    ("x", "y", "at"),
    [
        (-138.0, 0.5, True),
        (-138.25, 0.5, True),
        (-137.5, 0.5, False),
        (-60.1, 20.0, True),
        (121.0, 62.0, True),
        (120.0, 64.0, False),
        (-118.0, -54.5, False),
        (4.0, -54.0, False),
    ],
)
def test_a_place_at_the_midline_says_so_for_a_pixel_decides_its_side(root: Path, x: float, y: float, at: bool) -> None:
    place = Locator(Atlas.load(root / "assets" / "body_regions.geojson")).locate(x, y)
    assert place.words.endswith(", at the midline") is at
    assert place.side in ("left", "right")
