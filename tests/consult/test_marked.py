"""The sentences about a painted mark: a table of how maps may divide it, and the fit that is said."""

from __future__ import annotations

import json
from pathlib import Path
from typing import NamedTuple

import pytest

from derm_viewer.body.atlas import Atlas
from derm_viewer.body.cover import Cover, MapShares, Part, RootShare
from derm_viewer.body.model import MapInfo
from derm_viewer.consult.marked import Names, area, percent, remarks, tell
from derm_viewer.consult.note_marks import note_marks
from derm_viewer.paths import data_path
from tests.body.sample import write_sample

WORDS = json.loads(data_path("resources", "words", "painting.json").read_text(encoding="utf-8"))
Shares = dict[str, float]


def info(name: str, status: str = "traced") -> MapInfo:
    """A map of which only name and status matter."""
    return MapInfo(name, name.upper(), "", None, "", "", status, "", "", "")


NAMES = Names((info("one"), info("two"), info("told", "described")), {"sural": "Sural nerve"}, ("one", "two"))


def cover(one: Shares, two: Shares, side: str = "left", outside: float = 0.0, untreated: float = 0.0) -> Cover:
    """A mark of 40 cm2 that two traced maps divide so; a described one gives all of it to S1."""
    maps = []
    for name, status, shares in (("one", "traced", one), ("two", "traced", two), ("told", "described", {"S1": 1.0})):
        roots = [RootShare(root, 40 * share, share, 0.1) for root, share in shares.items()]
        roots.sort(key=lambda found: -found.share)
        maps.append(MapShares(name, status, tuple(roots), max(1 - sum(shares.values()), 0.0)))
    part = Part(side, ("anterior",), 40.0, tuple(maps), (), ())
    return Cover((part,), (part,), untreated, outside, False)


@pytest.mark.parametrize(
    ("one", "two", "says"),
    [
        ({"L5": 1.0}, {"L5": 1.0}, "One root has most of it in every map that counts: L5, 100 %."),
        ({"L5": 0.9, "L4": 0.1}, {"L5": 0.6, "S1": 0.4}, "L5, 60 % to 90 %."),
        ({"L5": 0.5, "S1": 0.5}, {"L5": 0.4, "S1": 0.5}, "two neighbours together have: L5 and S1, 90 % to 100 %."),
        ({"L5": 0.9}, {"L4": 0.8}, "The maps part here: L5 in ONE; L4 in TWO have most of it."),
        ({"L5": 0.4, "S1": 0.3, "L2": 0.3}, {"L1": 0.4, "L3": 0.3, "L5": 0.3}, "It fits no one root"),
        ({"L5": 0.2}, {}, "No map that counts draws a lumbar or sacral root in most of it."),
    ],
)
def test_the_fit_is_said(one: Shares, two: Shares, says: str) -> None:
    told = tell(cover(one, two), "pain", NAMES, WORDS)
    assert says in told[0].fit.replace("\u00a0", " ")


def test_heading_and_lines_name_side_size_maps_and_status() -> None:
    (told,) = tell(cover({"L5": 0.75}, {"L5": 1.0}, side="right"), "numbness", NAMES, WORDS)
    assert told.heading == "Patient\u2019s right, numbness: 40 cm² on the picture"
    said = {line.label: line.text.replace("\u00a0", " ") for line in told.lines}
    assert said["ONE"] == "L5 75 %, left blank 25 %"
    assert said["TWO"] == "L5 100 %"
    assert said["TOLD (described)"] == "S1 100 %"


class _Map(NamedTuple):
    atlas: Atlas


def test_the_edge_of_a_brush_over_the_midline_is_no_mark_of_the_other_side(tmp_path: Path) -> None:
    (left,), (right,) = (cover({"S3": 1.0}, {"S3": 1.0}, side=side).sides for side in ("left", "right"))
    library = _Map(Atlas.load(write_sample(tmp_path / "map.geojson")))
    for cm2, sides in ((0.04, ["left"]), (0.06, ["left", "right"])):
        both = Cover((left, right._replace(picture_cm2=cm2)), (), 0.0, 0.0, False)
        assert [one.heading.split(",")[0] for one in tell(both, "numbness", NAMES, WORDS)] == [
            WORDS[side] for side in sides
        ]
        assert [mark.side for mark in note_marks({"numbness": both}, library)] == sides
    sliver = Cover((right._replace(picture_cm2=0.01),), (), 0.0, 0.99, False)
    assert tell(sliver, "numbness", NAMES, WORDS) == ()
    assert remarks(sliver, WORDS)[0] == WORDS["nothing"]


def test_what_does_not_count_is_said() -> None:
    beside = remarks(cover({"L5": 1.0}, {"L5": 1.0}, outside=0.23, untreated=4.0), WORDS)
    assert any("23\u00a0% of what was painted lies beside the body" in one for one in beside)
    assert any("4 cm² lie on skin that the maps here do not treat" in one for one in beside)
    nothing = remarks(Cover((), (), 0.0, 1.0, False), WORDS)
    assert nothing[0] == WORDS["nothing"]


@pytest.mark.parametrize(
    ("share", "text"), [(0.0, "0 %"), (0.001, "<1 %"), (0.5, "50 %"), (0.999, ">99 %"), (1.0, "100 %")]
)
def test_a_little_is_not_nothing_and_most_is_not_all(share: float, text: str) -> None:
    assert percent(share).replace("\u00a0", " ") == text


@pytest.mark.parametrize(("cm2", "text"), [(0.42, "0.4"), (9.94, "9.9"), (127.3, "127")])
def test_areas_are_rounded_as_well_as_they_are_known(cm2: float, text: str) -> None:
    assert area(cm2) == text
