"""The shaded figures fit the views of the sheet; read without an imaging library."""

import json
import struct
from pathlib import Path

import pytest

from tools.body_map.mesh import FIGURES
from tools.body_map.views import VIEWS, ViewSpec

FOLDER = Path(__file__).parents[2] / "resources" / "figures"


def header(path: Path) -> tuple[int, int, int, int]:
    """Width, height, bits and colour type of a PNG file."""
    data = path.read_bytes()[:26]
    assert data[:8] == b"\x89PNG\r\n\x1a\n"
    width, height, bits, colour = struct.unpack(">IIBB", data[16:26])
    return width, height, bits, colour


@pytest.mark.parametrize("figure", FIGURES)
@pytest.mark.parametrize("spec", VIEWS, ids=[spec.id for spec in VIEWS])
def test_a_grey_picture_of_the_size_of_its_view(spec: ViewSpec, figure: str) -> None:
    index = json.loads((FOLDER / figure / "figures.json").read_text(encoding="utf-8"))[spec.id]
    assert tuple(index["rect"]) == spec.bbox
    left, bottom, right, top = spec.bbox
    for suffix, key, share in (("", "px_per_cm", 1), ("@2x", "px_per_cm_2x", 1), ("@first", "px_per_cm", 0.5)):
        per_cm = index[key] * share
        size = (round((right - left) * per_cm), round((top - bottom) * per_cm))
        assert header(FOLDER / figure / f"{spec.id}{suffix}.png") == (*size, 8, 0)


@pytest.mark.parametrize("figure", FIGURES)
def test_the_pictures_are_small_enough_to_ship(figure: str) -> None:
    sharp = sum(path.stat().st_size for path in (FOLDER / figure).glob("*@2x.png"))
    first = sum(path.stat().st_size for path in (FOLDER / figure).glob("*@first.png"))
    plain = sum(path.stat().st_size for path in (FOLDER / figure).glob("*.png")) - sharp - first
    assert first < 0.1e6
    assert plain < 0.45e6
    assert sharp < 1.4e6
