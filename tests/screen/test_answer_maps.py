"""The short line of each map: the root, and what may not be left out even in short."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from derm_viewer.clinic.answer import Statement
from derm_viewer.paths import data_path
from derm_viewer.screen.answer.maps import map_rows
from derm_viewer.screen.icons import Icons
from derm_viewer.screen.look import Look, TypeScale
from derm_viewer.screen.theme import LIGHT
from tests.screen.samples import shin

TITLE = "Keegan-Garrett"


@pytest.mark.parametrize(
    ("says", "shown"),
    [
        ("L4 here; L4 and L5 by side of the toe. Border with L5 0.1 cm away", "L4 here; L4 and L5 by side of the toe"),
        ("L5; this area also holds S1. Border with S1 2.4 cm away", "L5. Border with S1 2.4 cm away"),
        ("L5", "L5"),
    ],
)
def test_a_short_line_keeps_the_root_and_a_toe_shared_by_its_sides(qtbot: QtBot, says: str, shown: str) -> None:
    look = Look(LIGHT, TypeScale("Inter"), Icons(data_path("resources", "icons")))
    answer = shin()._replace(per_map=(Statement(f"{TITLE}: {says}"),))
    (row,) = map_rows(look, answer, {}, {"keegan_garrett": TITLE}, opened=False)
    row.fit(400)
    assert row.placed[1][0].text == shown
    assert row.words == f"{TITLE}: {says}"
