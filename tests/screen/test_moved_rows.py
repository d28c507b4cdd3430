"""What a tick has moved in the lists says so in words: an arrow before a reflex would be read as a finding."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from derm_viewer.screen.answer.moves import MOVED
from derm_viewer.screen.answer.section import KeyedSection
from derm_viewer.screen.examine.row import ChoiceRow
from derm_viewer.screen.rows import Row
from derm_viewer.screen.theme import choose
from derm_viewer.screen.window.main_window import MainWindow
from tests.screen.conftest import activate
from tests.screen.examine_driver import listed, panel, tick


@pytest.fixture
def ticked(examining: MainWindow, qtbot: QtBot) -> MainWindow:
    """The window after a tick that moves tests."""
    activate(examining, qtbot)
    tick(examining, "hip_abduction", "weak")
    assert panel(examining)._moved
    return examining


def _moved_tests(window: MainWindow) -> list[tuple[ChoiceRow, str]]:
    moved = panel(window)._moved
    rows = [row for row in listed(window, "Test next").rows if row.item is not None and row.item.id in moved]
    assert rows
    return [(row, MOVED[moved[row.item.id]]) for row in rows if row.item is not None]


def _written(row: ChoiceRow) -> list[str]:
    assert row._row is not None
    return [prose.text for prose, _, _ in row._row.placed]


def _has_ink(widget: QWidget, ink: QColor, wide: int) -> bool:
    image = widget.grab().toImage()
    return any(image.pixelColor(x, y) == ink for y in range(image.height()) for x in range(wide))


def test_a_moved_test_says_so_in_words_and_without_a_glyph(ticked: MainWindow) -> None:
    link = QColor(choose("light", system_is_dark=False).link)
    rows = _moved_tests(ticked)
    assert any(said in _written(row) for row, said in rows)
    for row, said in rows:
        assert row.accessibleName().endswith(f" {said}.")
        assert not _has_ink(row, link, 10), "a sign stands before the name"


def test_nothing_shifts_when_the_words_go(ticked: MainWindow) -> None:
    rows = _moved_tests(ticked)
    before = [(row.geometry(), _written(row)[0]) for row, _ in rows]
    names = [row.accessibleName() for row, _ in rows]
    panel(ticked)._forget_moves()
    _ = ticked.answer_words
    assert [(row.geometry(), _written(row)[0]) for row, _ in rows] == before
    assert not any(said in _written(row) for row, said in rows)
    assert [row.accessibleName() for row, _ in rows] == names, "a screen reader would read the row again"
    tick(ticked, "foot_in", "normal")
    moved = panel(ticked)._moved
    calm = [each for each in listed(ticked, "Test next").rows if each.item is not None and each.item.id not in moved]
    assert not any(each.accessibleName().endswith("listed.") for each in calm)


def _candidates(window: MainWindow) -> tuple[KeyedSection, list[Row]]:
    section = next(found for found in window.findChildren(KeyedSection) if "Levels to consider" in found.text())
    return section, [row for row in section.rows if row.action.startswith("candidate:")]


def test_a_moved_candidate_says_so_within_its_card(ticked: MainWindow) -> None:
    section, plain = _candidates(ticked)
    heights = [row.height for row in plain]
    shown = panel(ticked)
    shown._moved = {row.action.removeprefix("candidate:"): "up" for row in plain}
    shown._fill()
    _, rows = _candidates(ticked)
    section.height_for(section.width())
    assert [row.height for row in rows] == heights
    assert all(row.said.split("\n", maxsplit=1)[0].endswith(" listed higher.") for row in rows)
    assert [row.words for row in rows] == [row.words for row in plain], "an open card knows its row by these"
    assert section.go_to(rows[0])
    assert section.accessibleName() == rows[0].said
    link = QColor(choose("light", system_is_dark=False).link)
    assert not _has_ink(section, link, 10), "a sign lies on the edge of the card"
