"""The footer: the promise and the data are both read, however narrow the window and large the text."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication, QLabel

from derm_viewer.app import Parts
from derm_viewer.screen.window.footer import Footer


@pytest.mark.parametrize("percent", [100, 150, 200])
@pytest.mark.parametrize("width", [900, 1366])
def test_promise_and_data_never_meet(parts: Parts, qapp: QApplication, width: int, percent: int) -> None:
    parts.keeper.choose_text_size(percent)
    parts.window.resize(width, 600)
    qapp.processEvents()
    footer = parts.window.findChild(Footer)
    assert footer is not None
    place, promise, data = footer.findChildren(QLabel)
    assert promise.text()
    assert data.text()
    for one, other in ((promise, data), (place, promise), (place, data)):
        assert not one.geometry().intersects(other.geometry()) or one.width() == 0
    assert footer.rect().contains(promise.geometry())
    assert footer.rect().contains(data.geometry())


def test_a_narrow_window_gives_the_promise_its_own_line(parts: Parts, qapp: QApplication) -> None:
    footer = parts.window.findChild(Footer)
    assert footer is not None
    usual = footer.height()
    parts.keeper.choose_text_size(150)
    wide = footer.height()
    parts.window.resize(900, 600)
    qapp.processEvents()
    assert wide == usual * 1.5
    assert footer.height() > wide
