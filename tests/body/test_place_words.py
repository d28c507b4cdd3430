"""Places in other languages: every area on each side, every landmark, and left never right."""

from __future__ import annotations

import pytest

from derm_viewer.body.atlas import Atlas
from derm_viewer.body.language import Language
from derm_viewer.body.locate import Locator
from derm_viewer.body.place_words import ENGLISH, in_language, place_words
from derm_viewer.paths import data_path


@pytest.fixture(scope="module")
def english() -> Atlas:
    return Atlas.supplied(data_path("assets", "body_regions.geojson"))


@pytest.fixture(scope="module")
def spanish(english: Atlas) -> Atlas:
    return in_language(english, Language(data_path("resources", "languages", "es")))


def test_every_area_is_said_on_its_own_side(spanish: Atlas) -> None:
    words = place_words(spanish)
    for area in spanish.of(kind="area"):
        said = words.sided(area)
        own, other = ("izquierd", "derech") if area.side == "left" else ("derech", "izquierd")
        assert own in said, area.id
        assert other not in said, area.id
        assert words.areas[area.name], area.name
    for _, left, right in words.areas.values():
        assert left.replace("izquierd", "derech") == right


@pytest.mark.parametrize(
    ("x", "y", "words"),
    [
        (3.0, -55.0, "espinilla externa izquierda, 22 cm por encima del maléolo lateral"),
        (-118.52, -79.89, "dorso del pie izquierdo, sobre la tercera articulación metatarsofalángica"),
        (43.5, -40.0, "cara externa de la rodilla derecha, a la altura de la articulación de la rodilla"),
        (-138.0, 20.0, "lado izquierdo del abdomen, a la altura del ombligo"),
        (0.0, 500.0, "fuera del cuerpo"),
    ],
)
def test_a_place_in_spanish(spanish: Atlas, english: Atlas, x: float, y: float, words: str) -> None:
    place, plain = Locator(spanish).locate(x, y), Locator(english).locate(x, y)
    assert place.words.startswith(words.partition(",")[0]), plain.words
    assert (place.side, place.area, place.landmarks) == (plain.side, plain.area, plain.landmarks)


def test_roots_shapes_and_ids_are_the_same(spanish: Atlas, english: Atlas) -> None:
    for one, said in zip(english.regions, spanish.regions, strict=True):
        assert one._replace(title="") == said._replace(title="")
    assert [info.id for info in english.maps] == [info.id for info in spanish.maps]
    assert english.words is None
    assert place_words(english) is ENGLISH


def test_an_area_of_an_own_map_keeps_its_name_and_its_side(spanish: Atlas) -> None:
    area = next(region for region in spanish.of(kind="area") if region.side == "right")
    own = area._replace(name="wing", title="wing tip")
    assert place_words(spanish).sided(own) == "wing tip, lado derecho"
