"""The small arrows of folded rows, and the column of values beside labels: where they stand, and how bold they are."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest

from derm_viewer.app import Parts
from derm_viewer.body.model import ROOTS
from derm_viewer.screen.answer.section import KeyedSection
from derm_viewer.screen.rows import Labelled
from derm_viewer.screen.theme import LIGHT
from tests.screen.conftest import SHIN, TOE, Opener
from tests.screen.paint_driver import begin, drag


def _inked(image: QImage, within: QRect, ground: QColor) -> QRect:
    """The rectangle of what is clearly drawn on a ground."""
    found = [
        (x, y)
        for y in range(within.top(), within.bottom() + 1)
        for x in range(within.left(), within.right() + 1)
        if abs(image.pixelColor(x, y).lightness() - ground.lightness()) > 60
    ]
    assert found
    xs, ys = [x for x, _ in found], [y for _, y in found]
    return QRect(min(xs), min(ys), max(xs) - min(xs) + 1, max(ys) - min(ys) + 1)


@pytest.mark.parametrize("percent", [100, 150])
def test_the_arrow_stands_at_the_middle_of_the_first_line(open_window: Opener, percent: int) -> None:
    window = open_window().window
    window.text_size_chosen.emit(percent)
    QTest.mouseClick(window.canvas, Qt.MouseButton.LeftButton, pos=window.canvas.widget_at(*TOE).toPoint())
    QTest.keyClick(window, Qt.Key.Key_E)
    _ = window.answer_words
    section = next(found for found in window.findChildren(KeyedSection) if "Levels to consider" in found.text())
    image, top, px = section.grab().toImage(), 0.0, percent / 100
    rows = 0
    for row in section.rows:
        if row.action.startswith("candidate:"):
            title, left, above = row.placed[0]
            line = round(top + above), round(top + above + 20 * px)
            letter = QRect(round(left), line[0], round(9 * px), line[1] - line[0])  # a capital
            end = QRect(round(row.width - 17 * px), line[0], round(12 * px), line[1] - line[0])
            ground = image.pixelColor(end.right() + 1, line[0] + 8)
            arrow, capital = _inked(image, end, ground), _inked(image, letter, ground)
            assert abs(arrow.center().y() - capital.center().y()) <= 1, title.text
            muted = QColor(LIGHT.text_muted).lightness()
            tip = min(image.pixelColor(x, y).lightness() for x in _across(arrow) for y in _down(arrow))
            assert tip <= muted + 12, "thinner than the other arrows"
            rows += 1
        top += row.height
    assert rows >= 2


def _across(rect: QRect) -> range:
    return range(rect.left(), rect.right() + 1)


def _down(rect: QRect) -> range:
    return range(rect.top(), rect.bottom() + 1)


def test_marks_and_maps_have_one_column(parts: Parts) -> None:
    begin(parts)
    drag(parts, [(-86.0, -50.0), (-85.0, -54.0), (-84.0, -58.0)])
    QTest.keyClick(parts.window, Qt.Key.Key_Escape)
    canvas = parts.window.canvas
    QTest.mouseClick(canvas, Qt.MouseButton.LeftButton, pos=canvas.widget_at(*SHIN).toPoint())
    _ = parts.window.answer_words
    rows = [row for section in parts.window.findChildren(KeyedSection) for row in section.rows]
    labelled = {row.words.partition(":")[0]: row for row in rows if isinstance(row, Labelled)}
    columns = {name: round(row.placed[1][1]) for name, row in labelled.items() if row.placed and name not in ROOTS}
    assert {"Of the root", "ISNCSCI"} <= set(columns)
    assert len(set(columns.values())) == 1, columns
