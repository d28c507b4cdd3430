"""Where the search field opens: over the body, with its frame closed, and no tool and no warning under it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication

from derm_viewer.app import Parts
from derm_viewer.screen.search.field import SearchField
from derm_viewer.screen.window.root_bar import RootBar
from tests.screen.conftest import Opener
from tests.screen.examine_driver import held, press

pytestmark = pytest.mark.usefixtures("active")
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def parts(open_window: Opener) -> Parts:
    """A window on the supplied map, which has every area."""
    return open_window(data_file=None)


def look_for(parts: Parts, words: str) -> SearchField:
    """Ctrl+F and these words; the open field."""
    press(Qt.Key.Key_F, CONTROL)
    QTest.keyClicks(held(), words)
    found = parts.window.findChild(SearchField)
    assert isinstance(found, SearchField)
    return found


@pytest.mark.parametrize(("width", "height", "percent"), [(1366, 768, 100), (1600, 1000, 100), (1280, 720, 150)])
def test_the_field_covers_no_tool_and_not_what_to_ask_first(
    parts: Parts, qapp: QApplication, width: int, height: int, percent: int
) -> None:
    window = parts.window
    parts.keeper.choose_text_size(percent)
    window.resize(width, height)
    qapp.processEvents()
    shown = look_for(parts, "big toe")
    assert window.rect().adjusted(1, 1, -1, -1).contains(shown.geometry())
    others = [one for one in window.findChildren(QAbstractButton) if one.isVisible() and not shown.isAncestorOf(one)]
    roots = window.findChild(RootBar)
    assert isinstance(roots, RootBar)
    for other in others:
        place = QRect(other.mapTo(window, QPoint()), other.size())
        assert roots.isAncestorOf(other) or not place.intersects(shown.geometry()), other.accessibleName()
    window.resize(width - 200, height - 100)
    assert window.rect().adjusted(1, 1, -1, -1).contains(shown.geometry())


def edges(picture: QImage, colour: QColor) -> tuple[bool, ...]:
    """Whether the left, upper, right and lower edge of a picture are lines of this colour."""
    right, low = picture.width() - 1, picture.height() - 1
    sides = (
        [(0, y) for y in range(low)],
        [(x, 0) for x in range(right)],
        [(right, y) for y in range(low)],
        [(x, low) for x in range(right)],
    )
    return tuple(all(picture.pixelColor(*at) == colour for at in side) for side in sides)


def test_the_frame_is_closed_and_hits_that_fit_show_no_handle(parts: Parts) -> None:
    shown = look_for(parts, "big toe")
    drawn = shown.grab().toImage()
    assert edges(drawn, parts.keeper.look.colour("line_strong")) == (True, True, True, True)
    handle, right = parts.keeper.look.colour("handle"), range(drawn.width() - 10, drawn.width() - 2)
    assert not any(drawn.pixelColor(x, y) == handle for x in right for y in range(60, drawn.height() - 2))
    QTest.keyClick(shown.edit, Qt.Key.Key_A, CONTROL)
    QTest.keyClicks(shown.edit, "l")
    assert len(shown.list.hits) > 12
    drawn = shown.grab().toImage()
    assert any(drawn.pixelColor(x, 80) == handle for x in right)
