"""Words four tenths longer than English have room: nothing is cut off, and nothing stands outside the window."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QAbstractButton, QApplication
from pytestqt.qtbot import QtBot

from derm_viewer import app
from derm_viewer.screen.controls import Button, Segments
from tests.screen.conftest import Opener
from tests.screen.language_driver import speak_english_again
from tests.screen.pseudo_language import make, pseudo


@pytest.fixture
def longer(open_window: Opener, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[app.Parts]:
    folder = tmp_path / "xx"
    folder.mkdir()
    language = make(folder)
    monkeypatch.setattr(app, "chosen", lambda *_: language)
    yield open_window(data_file=None)
    speak_english_again()


def _buttons(parts: app.Parts) -> list[QAbstractButton]:
    shown = [button for kind in (Button, Segments) for button in parts.window.tools.findChildren(kind)]
    return [button for button in shown if isinstance(button, QAbstractButton) and button.isVisible()]


@pytest.mark.parametrize("percent", [100, 150])
def test_every_tool_has_room_for_its_words(longer: app.Parts, qtbot: QtBot, percent: int) -> None:
    longer.keeper.choose_text_size(percent)
    longer.consult.point_at(3.0, -55.0)
    longer.window.settle()
    QApplication.processEvents()
    whole = QRect(QPoint(0, 0), longer.window.size())
    buttons = _buttons(longer)
    assert len(buttons) > 8
    for button in buttons:
        assert button.width() >= button.sizeHint().width(), button.text()
        assert whole.contains(QRect(button.mapTo(longer.window, QPoint(0, 0)), button.size())), button.text()


def test_the_answer_is_said_in_it(longer: app.Parts) -> None:
    longer.consult.point_at(3.0, -55.0)
    longer.window.settle()
    QApplication.processEvents()
    assert pseudo("Levels to consider").upper() in longer.window.answer_words.upper()


def test_what_must_not_change_is_kept() -> None:
    said = pseudo("{root} in {n} of 4,636 maps: left L5/S1.")
    assert "{root}" in said
    assert "{n}" in said
    assert "4,636" in said
    assert "L5/S1" in said
    assert "left" in said
    assert len(said) > 1.3 * len("{root} in {n} of 4,636 maps: left L5/S1.")
