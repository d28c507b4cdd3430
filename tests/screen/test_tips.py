"""Tooltips: broken at words, and never obeying what looks like markup in them."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QTextDocument
from pytestqt.qtbot import QtBot

from derm_viewer.screen.tips import tip


def shown(text: str) -> str:
    """What Qt shows of a tooltip's text, with plain spaces."""
    document = QTextDocument()
    document.setHtml(tip(text))
    return document.toPlainText().replace("\N{NO-BREAK SPACE}", " ")


@pytest.mark.parametrize("text", ["L4 & L5", "a <b>bold</b> claim", "p < 0.05 > 0.01", '"quoted"', "&lt; stays"])
def test_a_tooltip_shows_what_is_written(qtbot: QtBot, text: str) -> None:
    assert shown(text) == text


def test_a_long_tooltip_is_broken_at_words(qtbot: QtBot) -> None:
    text = "Numbness of the left outer shin, as three published maps draw it, " * 4
    lines = shown(text).splitlines()
    assert len(lines) > 3
    assert max(map(len, lines)) <= 64
    assert " ".join(lines) == text.strip()


def test_nothing_has_no_tooltip() -> None:
    assert tip("") == ""
