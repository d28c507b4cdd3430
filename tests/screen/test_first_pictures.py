"""The very first picture of the body: it shows what the supplied map says, before a polygon is read."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter

from derm_viewer.body.atlas import Atlas
from derm_viewer.body.late import LatePolygons
from derm_viewer.body.locate import Locator
from derm_viewer.body.model import ROOTS, Polygon
from derm_viewer.screen.canvas.first import FirstPictures, grounds_of
from derm_viewer.screen.canvas.first_codes import SHADES, SUFFIX, kind_of
from derm_viewer.screen.canvas.layout import Box, Cell
from derm_viewer.screen.canvas.shading import Shading
from derm_viewer.screen.theme import LIGHT
from tests.body.conftest import FIGURES

SKIN, CUT = "#FFFFFF", "#000000"
COLOURS = {root: f"#{number * 16 + 8:02X}40F0" for number, root in enumerate(ROOTS)}


def picture(folder: Path, atlas: Atlas, view: str, *, whole_body: bool = True) -> tuple[QImage, Cell]:
    """The first picture of a whole view, four pixels a centimetre, and where it lies."""
    box = Box(*atlas.view(view).bbox)
    cell = Cell(view, box, box, 0.0, 0.0, 4.0)
    image = QImage(round(box.width * 4), round(box.height * 4), QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(0)
    painter = QPainter(image)
    painter.setClipRect(QRectF(0, 0, image.width(), image.height()))
    assert FirstPictures(Shading(folder)).paint(painter, cell, LIGHT, grounds_of(SKIN, CUT, whole_body, COLOURS))
    painter.end()
    return image, cell


@pytest.mark.parametrize("figure", FIGURES)
def test_it_shows_the_first_maps_roots(figure: str, root: Path) -> None:
    atlas = Atlas.supplied(root / "assets" / FIGURES[figure])
    locator, rng = Locator(atlas), random.Random(5)  # noqa: S311  # the same places every time
    for view in atlas.views:
        numbers = QImage(str(root / "resources" / "figures" / figure / f"{view.id}{SUFFIX}.png"))
        judged = wrong = off_body = 0
        for _ in range(600):
            x, y = rng.uniform(view.bbox[0], view.bbox[2]), rng.uniform(view.bbox[1], view.bbox[3])
            place = locator.locate(x, y)
            found = place.readings[0] if place.readings else None
            if found is None or found.root is None or found.border_cm is None or found.border_cm < 1.0:
                continue
            number = numbers.pixelColor(int((x - view.bbox[0]) * 5), int((view.bbox[3] - y) * 5)).red()
            judged += 1
            off_body += number == 0  # a point on the body's very edge, in a pixel whose middle lies beside it
            wrong += number != 0 and (number - 1) // SHADES != kind_of(found.root)
        assert judged > 10
        # Between two toes a pixel may show the other one.
        assert wrong <= judged * 0.03, view.id
        assert off_body <= judged * 0.1, view.id


def test_arms_and_head_are_shown_with_the_whole_body_alone(root: Path) -> None:
    atlas = Atlas.supplied(root / "assets" / FIGURES["neutral"])
    folder = root / "resources" / "figures" / "neutral"
    arm = next(r for r in atlas.of(view="anterior", kind="area") if r.name == "arm")
    assert arm.box is not None
    seen = {}
    for whole in (True, False):
        image, cell = picture(folder, atlas, "anterior", whole_body=whole)
        x, y = arm.polygons[0][0][0]
        inside = [(x + dx, y + dy) for dx in (-1, 0, 1) for dy in (-1, 0, 1)]
        seen[whole] = sum(image.pixelColor(*map(int, cell.to_canvas(*p))).alpha() > 0 for p in inside)
    assert seen[True] > seen[False]


def test_a_start_paints_the_body_without_reading_a_polygon(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[LatePolygons] = []

    def nothing(polygons: LatePolygons) -> tuple[Polygon, ...]:
        read.append(polygons)
        return ()

    monkeypatch.setattr(LatePolygons, "_polygons", nothing)
    atlas = Atlas.supplied(root / "assets" / FIGURES["neutral"])
    for view in atlas.views:
        picture(root / "resources" / "figures" / "neutral", atlas, view.id)
    assert read == []
    assert tuple(atlas.regions[0].polygons) == ()
    assert len(read) == 1


def test_without_pictures_nothing_is_painted(tmp_path: Path) -> None:
    box = Box(0, 0, 10, 10)
    image = QImage(10, 10, QImage.Format.Format_ARGB32_Premultiplied)
    painter = QPainter(image)
    first = FirstPictures(Shading(tmp_path))
    assert not first.paint(painter, Cell("anterior", box, box, 0, 0, 1), LIGHT, {})
    painter.end()
