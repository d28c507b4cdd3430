"""The row of roots under the body, where it has little room."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QAbstractButton

from derm_viewer.screen.window.root_bar import RootBar
from tests.screen.conftest import Opener

SPARE = 6
"""A long word never takes more than it has in a wide row."""


@pytest.mark.parametrize(("width", "percent"), [(1366, 150), (1280, 150), (1024, 125)])
def test_in_a_narrow_row_every_word_has_as_much_room_round_it(open_window: Opener, width: int, percent: int) -> None:
    window = open_window(data_file=None).window
    window.resize(width, 768)
    window.text_size_chosen.emit(percent)
    (row,) = window.findChildren(RootBar)
    chips = [chip for chip in row.findChildren(QAbstractButton) if chip.isVisibleTo(row)]
    word = QFontMetricsF(window.look.type.small_strong).horizontalAdvance
    rooms = [chip.width() - word(chip.text()) for chip in chips]
    assert len(chips) == 13
    assert max(rooms) - min(rooms) <= SPARE
    assert min(rooms) > 10
