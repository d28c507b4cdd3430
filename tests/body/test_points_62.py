"""The 62 test points: each map's root is the expected one, or the difference is explained."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from derm_viewer.body.atlas import Atlas
from derm_viewer.body.locate import Locator
from derm_viewer.body.model import ROOTS
from tests.body.points_62 import EXPLAINED, POINTS, READ_TO_CM
from tests.body.points_found import Found, found, table


@pytest.fixture(scope="module")
def answers(neutral: Atlas, neutral_locator: Locator) -> list[Found]:
    return found(neutral, neutral_locator)


def test_the_table_is_whole() -> None:
    assert [point.number for point in POINTS] == list(range(1, 63))
    for point in POINTS:
        for roots in (point.isncsci, point.foerster_type):
            assert set(roots.split("/")) <= {*ROOTS, "-"}, point
    assert sum(bool(point.keegan_garrett) for point in POINTS) == 2


def test_every_point_is_on_mapped_skin_of_the_left(neutral: Atlas, neutral_locator: Locator) -> None:
    answers = found(neutral, neutral_locator)
    assert len(answers) == 62 * 2 + 2


def test_every_root_is_the_expected_one_or_explained(answers: list[Found]) -> None:
    differing = {(a.point.number, a.map) for a in answers if not a.agrees}
    told = [f"{a.point.number} {a.point.name}: {a.map} {a.root}, not {a.expected}" for a in answers if not a.agrees]
    assert differing == set(EXPLAINED), "\n".join(told)


def test_what_is_called_near_is_near(answers: list[Found]) -> None:
    near = [a for a in answers if "nearer than" in EXPLAINED.get((a.point.number, a.map), "")]
    assert near
    for answer in near:
        assert answer.border_cm is not None
        assert answer.border_cm <= READ_TO_CM
        assert answer.beyond in answer.expected.split("/")
        assert f"with {answer.beyond} is" in EXPLAINED[answer.point.number, answer.map]


def test_the_page_says_what_the_map_says(neutral: Atlas, neutral_locator: Locator, root: Path) -> None:
    page = (root / "docs" / "test_points.md").read_text(encoding="utf-8")
    coordinates = re.compile(r" \(-?[0-9.]+, -?[0-9.]+\)")  # they move a little whenever the map is built anew
    assert coordinates.sub("", page) == coordinates.sub("", table(neutral, neutral_locator))
