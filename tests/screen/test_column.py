"""The column's scroll bar: its handle is drawn where the style lets the mouse take it."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication, QStyle, QStyleOptionSlider, QWidget
from pytestqt.qtbot import QtBot

from derm_viewer.paths import data_path
from derm_viewer.screen.column import Column
from derm_viewer.screen.icons import Icons
from derm_viewer.screen.look import Look, TypeScale
from derm_viewer.screen.theme import LIGHT


@pytest.fixture
def parent(qtbot: QtBot, qapp: QApplication) -> QWidget:
    """What a column stands on, in the style of the program."""
    qapp.setStyle("Fusion")
    made = QWidget()
    qtbot.addWidget(made)
    return made


@pytest.mark.parametrize("high", [30, 60, 300, 691, 2000])
@pytest.mark.parametrize(("last", "page"), [(1, 691), (50, 250), (2000, 691), (2000, 20), (300_000, 691)])
def test_the_handle_is_drawn_where_the_mouse_takes_it(parent: QWidget, high: int, last: int, page: int) -> None:
    bar = Column(Look(LIGHT, TypeScale("Inter"), Icons(data_path("resources", "icons"))), parent)._bar
    bar.resize(10, high)
    bar.setPageStep(page)
    bar.setRange(0, last)
    option, handle = QStyleOptionSlider(), QStyle.SubControl.SC_ScrollBarSlider
    for value in {0, 1, last // 3, last // 2, last - 1, last}:
        bar.setValue(value)
        bar.initStyleOption(option)
        taken = bar.style().subControlRect(QStyle.ComplexControl.CC_ScrollBar, option, handle, bar)
        assert bar.handle() == (taken.top(), taken.height())
