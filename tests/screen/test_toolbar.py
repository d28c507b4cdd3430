"""The bar over the body stays as it is whichever map is chosen: no control moves, none is hidden."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QFontMetricsF
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication

from derm_viewer.app import Parts
from derm_viewer.screen.window.main_window import MainWindow
from derm_viewer.screen.window.map_opener import shortened
from tests.screen.conftest import Opener, button
from tests.screen.language_driver import speak_english_again

SIZES = [
    ("en", 1366, 100),
    ("es", 1366, 100),
    ("en", 1440, 100),
    ("en", 1920, 100),
    ("en", 1600, 125),
    ("en", 1680, 125),
    ("en", 1280, 150),
]


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    """One case has the application speak Spanish; the next test is in English again."""
    yield
    speak_english_again()


def places(window: MainWindow) -> list[tuple[str, QRect]]:
    """Where the controls of the bar stand in the window, and the body."""
    window.grab()
    shown = [each for each in window.tools.findChildren(QAbstractButton) if each.isVisible()]
    named = [(each.accessibleName() if each is not window.tools.one_map else "one map", each) for each in shown]
    found = [(name, QRect(each.mapTo(window, QPoint()), each.size())) for name, each in named]
    return [*found, ("body", window.canvas.geometry())]


@pytest.mark.parametrize(("language", "width", "percent"), SIZES)
def test_nothing_moves_when_another_map_is_chosen(
    open_window: Opener, qapp: QApplication, language: str, width: int, percent: int
) -> None:
    parts = open_window(data_file=None, language=language)
    window = parts.window
    parts.keeper.choose_text_size(percent)
    window.resize(width, 768)
    qapp.processEvents()
    before, height = places(window), window.tools.height()
    shown = set()
    for _ in range(7):
        QTest.keyClick(window.canvas, Qt.Key.Key_M)
        assert places(window) == before, window.tools.one_map.text()
        assert window.tools.height() == height
        shown.add(parts.consult.shown_map)
    assert len(shown) == 7


def test_the_layers_can_be_clicked_with_a_map_of_a_long_name(open_window: Opener) -> None:
    parts = open_window(data_file=None)
    window, tools = parts.window, parts.window.tools
    for _ in range(2):
        QTest.keyClick(window.canvas, Qt.Key.Key_M)
    assert parts.consult.shown_map == "keegan_garrett"
    at = tools.nerves.mapTo(window, tools.nerves.rect().center())
    assert window.childAt(at) is tools.nerves
    QTest.mouseClick(window.windowHandle(), Qt.MouseButton.LeftButton, pos=at)
    assert tools.nerves.isChecked()


def test_no_empty_line_stays_behind_a_map(open_window: Opener, qapp: QApplication) -> None:
    parts = open_window(data_file=None)
    window = parts.window
    before = places(window)
    parts.consult.set_shown_map("keegan_garrett")
    for width in (1367, 1366):
        window.resize(width, 768)
        qapp.processEvents()
    parts.consult.set_shown_map("all")
    assert places(window) == before
    assert window.tools.height() == window.tools.height_for(1366)


def test_a_name_that_is_shortened_is_said_in_full(open_window: Opener) -> None:
    parts = open_window(data_file=None)
    opener = button(parts.window, "One map")
    usual = opener.toolTip()
    parts.consult.set_shown_map("foerster_1933")
    said = "Foerster 1933 (described)"
    assert (opener.accessibleName(), opener.toolTip()) == (f"Map: {said}", f"{said}\n{usual}")
    parts.consult.set_shown_map("all")
    assert (opener.accessibleName(), opener.toolTip()) == ("One map", usual)


def test_shortened_names_differ(parts: Parts) -> None:
    metrics = QFontMetricsF(parts.keeper.look.type.medium)
    room = metrics.horizontalAdvance("Foer\u20261933")
    assert shortened("Foerster 1933", metrics, room).endswith("\u20261933")
    assert shortened("Foerster type", metrics, room).endswith("\u2026type")
    assert shortened("Keegan\u2013Garrett", metrics, room).startswith("Keegan")
    assert shortened("ISNCSCI", metrics, room) == "ISNCSCI"


def test_another_height_of_the_bar_moves_everything_else(parts: Parts) -> None:
    tools, canvas = parts.window.tools, parts.window.canvas
    right, top = tools.height(), canvas.y()
    tools.resize(tools.width(), right // 2)
    canvas.move(0, top - right // 2)
    parts.consult.set_shown_map("keegan_garrett")
    assert (tools.height(), canvas.y()) == (right, top)
