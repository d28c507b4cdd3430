"""The spine's own file: it follows its schema, its anatomy is right, and a broken one is refused in one sentence."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from derm_viewer.clinic.errors import KnowledgeError
from derm_viewer.clinic.knowledge import Knowledge
from derm_viewer.paths import data_path
from derm_viewer.screen.spine.reader import read_spine
from tests.screen.spine_samples import picture

FILE = data_path("resources", "anatomy", "spine.json")
LUMBAR = ("L1", "L2", "L3", "L4", "L5")


def raw() -> Any:
    """The file as JSON."""
    return json.loads(FILE.read_text(encoding="utf-8"))


def test_the_file_follows_its_schema() -> None:
    schema = json.loads(data_path("resources", "schema", "spine.schema.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.Draft202012Validator(schema).validate(raw())


def test_everything_of_the_lumbar_spine_is_drawn() -> None:
    spine = picture()
    assert [each.name for each in spine.vertebrae] == ["T12", *LUMBAR, "S1"]
    assert [each.name for each in spine.discs] == ["T12/L1", "L1/2", "L2/3", "L3/4", "L4/5", "L5/S1"]
    assert [each.root for each in spine.roots] == ["T12", *LUMBAR, "S1", "S2"]
    assert [each.disc for each in spine.slices] == [each.name for each in spine.discs]


def test_roots_and_discs_say_the_same_as_the_knowledge() -> None:
    roots = Knowledge.load(data_path("resources", "knowledge")).roots
    for line in picture().roots:
        known = roots[line.root]
        assert (line.passes, line.leaves) == (known.passing_disc, known.leaving_disc), line.root


@pytest.mark.parametrize("root", LUMBAR)
def test_a_lumbar_root_leaves_below_the_pedicle_of_its_number_and_above_the_disc(root: str) -> None:
    spine = picture()
    line, bone = spine.root(root), spine.vertebra(root)
    assert bone.pedicle is not None
    x, y, half_width, half_height = bone.pedicle
    beside = [point for point in line.canal if abs(point[1] - y) < half_height]
    assert beside, "it runs past the pedicle"
    assert all(point[0] < x - half_width for point in beside), "on the pedicle's inner side"
    assert line.outside[0][1] > y + half_height, "and leaves below it"
    assert line.leaves is not None
    assert line.outside[0][1] < min(point[1] for point in spine.disc(line.leaves).outline), "above the disc"


@pytest.mark.parametrize("root", [*LUMBAR, "S1"])
def test_a_passing_root_lies_where_a_paracentral_herniation_meets_it(root: str) -> None:
    spine = picture()
    line = spine.root(root)
    assert line.passes is not None
    x, y = spine.disc(line.passes).paracentral
    course = [*line.strand, *line.canal]
    near = min(course, key=lambda point: abs(point[1] - y))
    above = max((point for point in course if point[1] <= y), key=lambda point: point[1])
    below = min((point for point in course if point[1] >= y), key=lambda point: point[1])
    assert above[0] - 1 <= x <= below[0] + 8, (above, near, below)


def test_the_sacral_roots_leave_through_holes_of_the_sacrum() -> None:
    spine = picture()
    holes = spine.vertebra("S1").holes
    for root, (x, y, rx, ry) in zip(("S1", "S2"), holes, strict=True):
        at = spine.root(root).outside[0]
        assert ((at[0] - x) / rx) ** 2 + ((at[1] - y) / ry) ** 2 <= 1, root


def test_the_cord_ends_at_the_first_lumbar_disc_and_the_sac_at_the_second_sacral_hole() -> None:
    spine = picture()
    end = max(y for _, y in spine.cord)
    assert spine.vertebra("L1").body[-1][1] <= end <= spine.vertebra("L2").body[0][1]
    assert spine.vertebra("S1").holes[0][1] < max(y for _, y in spine.sac) < spine.vertebra("S1").holes[1][1]


@pytest.mark.parametrize("cut", picture().slices, ids=lambda cut: cut.disc)
def test_a_slice_presses_the_passing_root_backwards_and_the_leaving_root_outwards(cut: Any) -> None:
    edge = max(x for x, _ in cut.outline)
    back = max(y for _, y in cut.outline)
    assert cut.passing.at[0] < edge / 2
    assert cut.passing.at[1] > back
    assert cut.leaving.at[0] > edge
    assert cut.passing.pressed[1] > cut.passing.at[1]
    assert cut.leaving.pressed[0] > cut.leaving.at[0]


BREAKS: dict[str, Callable[[Any], object]] = {
    "is not a spine picture of version 1": lambda data: data.update(format_version=2),
    "field 'slices' is missing": lambda data: data.pop("slices"),
    "field 'colour' is unknown": lambda data: data.update(colour="red"),
    "must hold numbers": lambda data: data["front"]["sac"].__setitem__(0, ["0", 1]),
    "must hold 2 numbers": lambda data: data["front"]["sac"].__setitem__(0, [1]),
    "a length that is no spine's": lambda data: data["front"]["sac"].__setitem__(0, [1, 1e300]),
    "at least two points": lambda data: data["front"].update(sac=[]),
    "every root must stand there once": lambda data: data["front"]["roots"].append(data["front"]["roots"][0]),
    "one slice for each disc": lambda data: data["slices"].pop(),
    "do not agree": lambda data: data["front"]["discs"][4].update(passing="L4"),
    "must join": lambda data: data["front"]["roots"][2]["canal"].__setitem__(0, [0, 0]),
}


@pytest.mark.parametrize("fault", BREAKS)
def test_a_broken_file_is_refused_with_its_name_and_the_fault(fault: str, tmp_path: Path) -> None:
    data = copy.deepcopy(raw())
    BREAKS[fault](data)
    path = tmp_path / "spine.json"
    path.write_text(json.dumps(data), encoding="utf-8")
    with pytest.raises(KnowledgeError, match=fault) as caught:
        read_spine(path)
    assert "spine.json" in str(caught.value)


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(KnowledgeError, match=r"spine\.json cannot be read"):
        read_spine(tmp_path / "spine.json")
