"""What is pressed is large enough for a finger: 44 x 44 (WCAG 2.2, 2.5.5), though less of it may be drawn."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QWidget

from derm_viewer.app import Parts
from derm_viewer.screen.controls import Button
from derm_viewer.screen.examine.row import ChoiceRow
from derm_viewer.screen.look import TARGET
from derm_viewer.screen.section import Section
from derm_viewer.screen.window.main_window import MainWindow
from derm_viewer.screen.window.map_menu import Entry, MapMenu
from derm_viewer.screen.window.more_menu import MoreMenu
from tests.screen.conftest import SHIN, Opener, button
from tests.screen.examine_driver import panel
from tests.screen.paint_driver import begin
from tests.screen.touch_driver import screen, unplug

LEFT = Qt.MouseButton.LeftButton
SIZES = [((1366, 768), 100), ((1366, 768), 150), ((1366, 768), 200), ((1600, 1000), 100), ((900, 560), 100)]


@pytest.fixture(autouse=True)
def _no_touch_screen_stays() -> Iterator[None]:
    yield
    unplug()


def small(root: QWidget) -> dict[str, tuple[int, int]]:
    """The buttons that are seen, take the mouse and are smaller than a finger."""
    seen = (one for one in root.findChildren(QAbstractButton) if one.isVisible() and one.isEnabled())
    return {
        f"{type(one).__name__} {one.accessibleName()}": (one.width(), one.height())
        for one in seen
        if min(one.width(), one.height()) < TARGET
    }


def answered(parts: Parts) -> MainWindow:
    """A window with an answer, its tests and all buttons."""
    parts.consult.point_at(*SHIN)
    panel(parts.window).set_examining(True)
    QApplication.processEvents()
    _ = parts.window.answer_words
    return parts.window


@pytest.mark.parametrize(("size", "percent"), SIZES)
@pytest.mark.parametrize("painting", [False, True], ids=["looking", "painting"])
def test_every_button_of_the_window_takes_a_finger(
    parts: Parts, size: tuple[int, int], percent: int, painting: bool
) -> None:
    window = answered(parts)
    window.resize(*size)
    parts.keeper.choose_text_size(percent)
    if painting:
        begin(parts)
    QApplication.processEvents()
    narrow = size[0] < 1000  # the roots' chips share the width of a small body
    found = {name: size for name, size in small(window).items() if not (narrow and name.startswith("_Chip"))}
    assert found == {}


def test_the_room_above_and_below_a_button_presses_it(parts: Parts) -> None:
    made = button(parts.window, "Skin nerves")
    assert isinstance(made, Button)
    assert made.face().height() == 32
    above, below = QPoint(made.width() // 2, 1), QPoint(made.width() // 2, made.height() - 2)
    for where in (above, below):
        before = made.isChecked()
        assert parts.window.childAt(made.mapTo(parts.window, where)) is made
        QTest.mouseClick(made, LEFT, pos=where)
        assert made.isChecked() is not before


def test_a_result_is_pressed_above_and_below_its_chip(parts: Parts) -> None:
    window = answered(parts)
    row = next(one for one in window.findChildren(ChoiceRow) if one.isVisible() and one.item)
    assert row.item is not None
    word = row.item.choices[0].word
    chip = row.chip_at(word)
    assert chip.width() >= TARGET
    QTest.mouseClick(row, LEFT, pos=QPoint(round(chip.center().x()), round(chip.bottom() + 6)))
    assert [found.result for found in parts.consult.findings.all] == [word]


def test_the_list_of_maps_takes_a_finger(open_window: Opener) -> None:
    screen()
    parts = open_window()
    entries = [Entry(info, shown=False, counts=False) for info in parts.atlas.maps]
    menu = MapMenu(parts.window.look, entries, parts.window)
    menu.adjustSize()
    stops = menu.findChildren(QAbstractButton)
    assert len(stops) >= len(entries)
    assert [stop.accessibleName() for stop in stops if stop.sizeHint().height() < TARGET] == []


@pytest.mark.parametrize(("touch", "least"), [(False, 24), (True, TARGET)])
def test_the_menu_has_room_for_fingers_where_there_is_a_touch_screen(
    open_window: Opener, touch: bool, least: int
) -> None:
    if touch:
        screen()
    window = open_window().window
    assert window.look.touch is touch
    menu = MoreMenu(window.look, window)
    menu.add("Keys", "F1", lambda: None)
    assert menu.actionGeometry(menu.actions()[0]).height() >= least


def test_every_row_that_unfolds_takes_a_finger(open_window: Opener) -> None:
    """Lines that do the same count together. Raised numbers of sources are links in running text (an exception)."""
    screen()
    parts = open_window(data_file=None)
    for point in ((-118.0, -62.0), (-122.0, -24.0)):
        parts.consult.point_at(*point)
        for examining in (False, True):
            panel(parts.window).set_examining(examining)
            _ = parts.window.answer_words
            for section in parts.window.findChildren(Section):
                if section.isVisible():
                    section.height_for(section.width())
                    for action, rows in groupby(section.shown(), key=lambda row: row.action):
                        high = sum(row.height for row in rows)
                        assert not action or high >= TARGET, (action, high)


@pytest.mark.parametrize("key", ["Ctrl+,", "Ctrl+E", "F1"])
def test_every_button_of_a_dialog_takes_a_finger(open_window: Opener, key: str) -> None:
    screen()
    window = answered(open_window())
    QTest.keySequence(window, QKeySequence(key))
    dialog = next(one for one in QApplication.topLevelWidgets() if isinstance(one, QDialog) and one.isVisible())
    assert dialog.findChildren(QAbstractButton)
    assert small(dialog) == {}
    dialog.close()
