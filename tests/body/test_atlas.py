"""The atlas of the sample map, asked by view, kind and map."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from derm_viewer.body.atlas import Atlas


def test_header_is_read(sample_atlas: Atlas) -> None:
    assert sample_atlas.data_version == "sample"
    assert sample_atlas.waist_y == 20.0
    assert [view.id for view in sample_atlas.views] == ["anterior", "left_lateral", "left_dorsum", "right_dorsum"]
    assert sample_atlas.view("left_dorsum").scale == 2.0
    assert [info.id for info in sample_atlas.maps] == ["isncsci", "keegan_garrett"]
    assert sample_atlas.map("isncsci").status == "traced"
    assert sample_atlas.figures[0].height_cm == 166.0
    assert sample_atlas.notes == ()


def test_regions_are_asked_by_view_kind_and_map(sample_atlas: Atlas) -> None:
    roots = {(r.root, r.side) for r in sample_atlas.of(view="left_dorsum", kind="dermatome", map="isncsci")}
    assert roots == {("L5", "left"), ("S1", "left")}
    assert {r.kind for r in sample_atlas.of(view="anterior")} == {"outline", "area", "dermatome"}
    assert sample_atlas.of(view="nowhere") == ()
    assert len(sample_atlas.of()) == len(sample_atlas.regions)


def test_spots_are_asked_by_kind(sample_atlas: Atlas) -> None:
    spots = sample_atlas.of(view="anterior", kind="key_point", map="isncsci")
    assert {(s.root, s.side) for s in spots} == {(r, s) for r in ("L3", "L4", "L5") for s in ("left", "right")}
    assert {s.name for s in sample_atlas.of(kind="landmark", view="left_dorsum")} == {"mtp_3"}


def test_rings_are_closed_tuples_of_floats(sample_atlas: Atlas) -> None:
    for region in sample_atlas.regions:
        for polygon in region.polygons:
            for ring in polygon:
                assert ring[0] == ring[-1]
                assert all(type(x) is float and type(y) is float for x, y in ring)


def test_unknown_names_are_answered_with_the_known_ones(sample_atlas: Atlas) -> None:
    with pytest.raises(KeyError, match="anterior, left_lateral"):
        sample_atlas.view("front")
    with pytest.raises(KeyError, match="isncsci, keegan_garrett"):
        sample_atlas.map("foerster")


def test_an_atlas_does_not_change(sample_atlas: Atlas) -> None:
    with pytest.raises(AttributeError, match="does not change"):
        sample_atlas.regions = ()


def test_reading_a_map_imports_neither_shapely_nor_numpy(sample_file: Path) -> None:
    code = (
        "import sys; from derm_viewer.body.atlas import Atlas; Atlas.load(sys.argv[1]);"
        "print([m for m in ('shapely', 'numpy', 'jsonschema', 'PySide6') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code, str(sample_file)], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
