"""Icons: every shipped one draws something, an unknown one is named."""

from __future__ import annotations

import re

import pytest
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication

from derm_viewer.paths import data_path
from derm_viewer.screen.icons import Icons, UnknownIconError

ICONS = Icons(data_path("resources", "icons"))


@pytest.mark.parametrize("name", ICONS.names)
@pytest.mark.parametrize("ratio", [1.0, 2.0])
def test_every_icon_draws_in_the_colour(qapp: QApplication, name: str, ratio: float) -> None:
    picture = ICONS.pixmap(name, "#12AB34", 18, ratio)
    assert picture.width() == 18 * ratio
    image = picture.toImage()
    seen = [image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height())]
    inked = [colour for colour in seen if colour.alpha() > 110]
    assert len(inked) >= 3
    assert all(abs(colour.green() - 0xAB) < 4 and abs(colour.red() - 0x12) < 4 for colour in inked)
    assert image.pixelColor(0, 0).alpha() == 0


def test_an_unknown_icon_is_named_with_the_known_ones(qapp: QApplication) -> None:
    with pytest.raises(UnknownIconError, match=r"no icon is named 'plu'; known are .*plus"):
        ICONS.pixmap("plu", "#000000", 18, 1.0)


def test_the_same_icon_is_drawn_once(qapp: QApplication) -> None:
    first = ICONS.pixmap("plus", "#000000", 18, 1.0)
    assert ICONS.pixmap("plus", "#000000", 18, 1.0).cacheKey() == first.cacheKey()
    assert ICONS.pixmap("plus", QColor("white").name(), 18, 1.0).cacheKey() != first.cacheKey()


def test_every_icon_has_its_licence_line() -> None:
    for name in ICONS.names:
        drawing = (data_path("resources", "icons") / f"{name}.svg").read_text(encoding="utf-8")
        assert "ISC" in drawing.splitlines()[0]
        assert not re.search(r"https?://(?!www\.w3\.org)", drawing)
    assert data_path("resources", "icons", "LICENSE-Lucide.txt").is_file()
