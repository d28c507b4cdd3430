"""The legend: it says what the picture shows, and the views stand still whatever it comes to explain."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from pytestqt.qtbot import QtBot

from derm_viewer.body.atlas import Atlas
from derm_viewer.clinic.qualities import QUALITIES
from derm_viewer.consult.consult import DIFFERENCES
from derm_viewer.screen.canvas.layout import Cell
from derm_viewer.screen.canvas.legend import Legend, items
from derm_viewer.screen.canvas.stage import Stage
from derm_viewer.screen.theme import LIGHT
from tests.screen.canvas_samples import sample_answer

MAPS = ("ISNCSCI", "Keegan-Garrett", "Foerster type")


def said(legend: Legend) -> list[str]:
    """Its words."""
    return [item.text for item in items(legend)]


def test_with_nerves_it_says_nothing_of_colours_that_are_hardly_seen() -> None:
    nerves = ["skin nerve", "varies between people"]
    assert said(Legend(MAPS, "", True)) == [*nerves, *MAPS]
    assert said(Legend(MAPS[:1], "", True)) == [*nerves, *MAPS[:1]]
    assert "all 3 maps agree" in said(Legend(MAPS))
    assert said(Legend(MAPS, DIFFERENCES, True))[0] == "one root"


@pytest.mark.parametrize("size", [(926, 644), (1130, 840), (740, 540)])
def test_the_views_stand_still_whatever_is_explained(qtbot: QtBot, root: Path, size: tuple[int, int]) -> None:
    """Nerves are shown, an answer comes, painting begins and goes on."""
    stage = Stage(Atlas.load(root / "assets" / "body_regions.geojson"), LIGHT, None)

    def places(painting: bool) -> set[tuple[Cell, ...]]:
        found = set()
        for stage.nerves in (False, True):
            for stage.answer in (None, sample_answer()):
                for stage.marked in ((), QUALITIES) if painting else ((),):
                    stage.mark_room = painting
                    stage.fit(QSize(*size), 1.0)
                    found.add(stage.layout.cells)
        return found

    usual, painting = places(False), places(True)
    assert len(usual) == len(painting) == 1
    assert usual == painting or size == (740, 540), "where there is no room for more lines the views give way once"
