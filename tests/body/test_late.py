"""Reading a supplied map late: the same values as the strict way, only when they are looked at."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from derm_viewer.body import geojson, late
from derm_viewer.body.atlas import Atlas
from derm_viewer.body.errors import MapFileError
from derm_viewer.body.late import LatePolygons
from tests.body.conftest import FIGURES
from tests.body.sample import find, sample_map

SQUARE = ((((0.0, 0.0), (1.5, 0.0), (1.5, -2.0), (0.0, 0.0)),),)
TEXT = "0,0],[1.5,0],[1.5,-2],[0,0"


def late_polygons(text: str) -> LatePolygons:
    """Polygons that stand somewhere in a file."""
    return LatePolygons(f"xx{text}yy".encode(), slice(2, 2 + len(text)))


def boxed(feature: dict[str, Any]) -> dict[str, Any]:
    """The feature with the rectangle round its surface."""
    if feature["geometry"]["type"] != "MultiPolygon":
        return feature
    points = [point for polygon in feature["geometry"]["coordinates"] for point in polygon[0]]
    xs, ys = zip(*points, strict=True)
    return {"bbox": [min(xs), min(ys), max(xs), max(ys)], **feature}


def laid_out(data: dict[str, Any]) -> str:
    """The text of a map as the builder lays it out: a line for each feature."""
    head = json.dumps({key: value for key, value in data.items() if key != "features"}, ensure_ascii=False)
    features = map(boxed, data["features"])
    lines = [json.dumps(feature, separators=(",", ":"), ensure_ascii=False) for feature in features]
    return head[:-1] + ',\n "features": [\n' + ",\n".join(lines) + "\n]}\n"


def written(data: dict[str, Any], folder: Path) -> Path:
    """A file laid out so."""
    path = folder / "map.geojson"
    path.write_text(laid_out(data), encoding="utf-8")
    return path


def outcome(read: Callable[[Path], geojson.Document], path: Path) -> geojson.Document | str:
    """What was read, or the sentence of the refusal."""
    try:
        return read(path)
    except MapFileError as error:
        return str(error)


@pytest.mark.parametrize("figure", FIGURES)
def test_a_supplied_file_reads_the_same_late_and_strictly(figure: str, root: Path) -> None:
    path = root / "assets" / FIGURES[figure]
    supplied = geojson.read_supplied(path)
    assert all(type(region.polygons) is LatePolygons for region in supplied.regions)
    assert supplied == geojson.read(path)


def test_the_sample_reads_the_same_late_and_strictly(tmp_path: Path) -> None:
    data = sample_map()
    find(data, "anterior/area/outer_shin/left")["properties"].pop("title")
    data["derm_viewer"]["maps"][0]["title"] = "Keegan\u2013Garrett"
    path = written(data, tmp_path)
    atlas = Atlas.supplied(path)
    assert type(atlas.regions[0].polygons) is LatePolygons
    assert atlas == Atlas.load(path)


def test_polygons_behave_like_a_tuple() -> None:
    polygons = late_polygons(TEXT)
    assert bool(polygons)
    assert (len(polygons), polygons[0], polygons[0:], tuple(polygons)) == (1, SQUARE[0], SQUARE, SQUARE)
    assert polygons == SQUARE
    assert polygons == late_polygons(TEXT)
    assert polygons != late_polygons(TEXT + "],[0,0")
    assert polygons != "square"
    assert hash(polygons) == hash(SQUARE)
    assert repr(polygons) == f"LatePolygons({SQUARE!r})"


def test_holes_and_parts_are_told_apart() -> None:
    ring = SQUARE[0][0]
    polygons = late_polygons(f"{TEXT}]],[[{TEXT}]]],[[[{TEXT}")
    assert polygons == ((ring, ring), (ring,))
    assert len(polygons) == 2


@pytest.mark.parametrize("text", ["0,0],[1,x],[0,0", "0,0],[1],[0,0", "0,0],[1,2,3],[4,0,0", "0,0],[],[0,0"])
def test_a_damaged_surface_says_so_when_it_is_looked_at(text: str) -> None:
    polygons = late_polygons(text)
    for _ in range(2):
        with pytest.raises(MapFileError, match="the supplied body map is damaged; install the program again"):
            list(polygons)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('"features": [\n', '"features":[\n'),
        ('"type":"Feature",', '"type": "Feature"'),
        ("]]]]}}", "]]]]} }"),
        ('"coordinates":[[[[', '"coordinates":[[['),
        ('"kind":"area"', '"kind":"zone"'),
        ('"kind":"outline"', '"kind":"landmark"'),
        ('"side":"left"', '"side":"both"'),
        ('"view":"anterior"', '"view":"front"'),
        ('"root":"L5"', '"root":"L9"'),
        ('"map":"isncsci",', '"map":"other",'),
        ('"name":"great_toe",', ""),
        ('"figure":"neutral",', ""),
        ("great_toe/left", "instep/left"),
        ('"format_version": 1', '"format_version": 2'),
        ("]}\n", "]\n"),
    ],
)
def test_what_is_not_as_the_builder_writes_it_is_left_to_the_strict_way(old: str, new: str, tmp_path: Path) -> None:
    text = laid_out(sample_map())
    assert old in text
    path = tmp_path / "map.geojson"
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    assert outcome(geojson.read_supplied, path) == outcome(geojson.read, path)


@pytest.mark.parametrize("content", [b"", b"{", b"\xff\xfe", b'{"features": [\n\xff]}'])
def test_what_is_no_map_is_left_to_the_strict_way(content: bytes, tmp_path: Path) -> None:
    assert late.parse(content) is None
    path = tmp_path / "map.geojson"
    path.write_bytes(content)
    with pytest.raises(MapFileError):
        Atlas.supplied(path)
