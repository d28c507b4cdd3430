"""The ring that says which row of the answer has the keyboard: closed, and clear of what it goes round."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from derm_viewer.screen.answer.section import KeyedSection
from derm_viewer.screen.row_ring import RowRing
from derm_viewer.screen.theme import choose
from derm_viewer.screen.window.main_window import MainWindow
from tests.screen.conftest import SHIN, Opener, activate
from tests.screen.examine_driver import held, panel, press, row, tick

_ROUND = 20
"""Pixels that the round corners of a ring take of its sides."""


def _inked(image: QImage, ink: QColor) -> QRect:
    """The rectangle whose four sides are drawn with an ink; it fails where a side has a gap."""
    found = [(x, y) for y in range(image.height()) for x in range(image.width()) if image.pixelColor(x, y) == ink]
    assert found, "no ring is seen"
    xs, ys = [x for x, _ in found], [y for _, y in found]
    around = QRect(QPoint(min(xs), min(ys)), QPoint(max(xs), max(ys)))
    upright = [{y for x, y in found if abs(x - side) <= 1} for side in (around.left(), around.right())]
    level = [{x for x, y in found if abs(y - side) <= 1} for side in (around.top(), around.bottom())]
    assert all(len(side) >= around.height() - _ROUND for side in upright), "a side is cut off"
    assert all(len(side) >= around.width() - _ROUND for side in level), "the top or the bottom is cut off"
    return around


def _on(widget: QWidget, rect: QRect, ground: QWidget) -> QRect:
    return QRect(widget.mapTo(ground, rect.topLeft()), rect.size())


@pytest.mark.parametrize(("theme", "percent"), [("light", 100), ("light", 150), ("contrast-dark", 100)])
def test_the_ring_of_a_test_is_closed_and_clear(open_window: Opener, qtbot: QtBot, theme: str, percent: int) -> None:
    window = open_window(theme=theme).window
    activate(window, qtbot)
    window.text_size_chosen.emit(percent)
    QTest.mouseClick(window.canvas, Qt.MouseButton.LeftButton, pos=window.canvas.widget_at(*SHIN).toPoint())
    QTest.keyClick(window, Qt.Key.Key_E)
    first = row(window, "hip_abduction")
    assert held() is first
    look = choose(theme, system_is_dark=False)
    ring = _inked(panel(window).grab().toImage(), QColor(look.focus))
    words = _on(first, first.rect(), panel(window))
    assert 2 <= words.left() - ring.left() - look.focus_width <= 6
    assert 2 <= ring.right() - words.right() - look.focus_width <= 6
    assert first.item is not None
    for choice in first.item.choices:
        chip = _on(first, first.chip_at(choice.word).toAlignedRect(), panel(window))
        assert 2 <= chip.top() - ring.top() - look.focus_width <= 6
        assert chip.right() < ring.right() - look.focus_width


def test_the_ring_goes_along_and_goes_away(examining: MainWindow, qtbot: QtBot) -> None:
    activate(examining, qtbot)
    press(Qt.Key.Key_E)
    press(Qt.Key.Key_E)
    ink = QColor(choose("light", system_is_dark=False).focus)
    above = _inked(panel(examining).grab().toImage(), ink)
    press(Qt.Key.Key_Down)
    below = _inked(panel(examining).grab().toImage(), ink)
    assert below.top() > above.top()
    where = held()
    press(Qt.Key.Key_Return)
    unfolded = _inked(panel(examining).grab().toImage(), ink)
    assert unfolded.height() > below.height()
    assert unfolded.intersects(_on(where, where.rect(), panel(examining)))
    examining.canvas.setFocus()
    assert not [ring for ring in examining.findChildren(RowRing) if ring.isVisible()]


def test_the_ring_of_a_candidate_goes_round_its_card(examining: MainWindow, qtbot: QtBot) -> None:
    activate(examining, qtbot)
    tick(examining, "hip_abduction", "weak")
    section = next(found for found in examining.findChildren(KeyedSection) if "Levels to consider" in found.text())
    section.setFocus(Qt.FocusReason.TabFocusReason)
    ring = _inked(panel(examining).grab().toImage(), QColor(choose("light", system_is_dark=False).focus))
    card = _on(section, section.rect(), panel(examining))
    assert ring.left() < card.left()
    assert ring.right() > card.right()
