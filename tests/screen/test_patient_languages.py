"""The patient's screen in every language: its own typeface, its own direction, every word in sight."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextLayout
from pytestqt.qtbot import QtBot

from derm_viewer.app import Parts
from derm_viewer.screen.patient.desk import PatientDesk
from derm_viewer.screen.patient.languages import can_be_written
from tests.screen.patient_driver import desk, press, said, view

CODES = ("en", "es", "de", "fr", "pt", "ar", "zh")
SHIPPED = {"Inter", "Derm Viewer Arabic", "Derm Viewer Chinese"}


@pytest.fixture
def opened(led: Parts, qtbot: QtBot) -> Parts:
    """The program with the patient's screen open."""
    press(led.window, Qt.Key.Key_F11)
    qtbot.waitUntil(lambda: view(led).isVisible())
    return led


def set_lines(parts: Parts) -> list[QTextLayout]:
    """What is written in the column of words."""
    told = view(parts).words.told
    assert told is not None
    return [line.layout for line in told.column.lines]


def families(layouts: list[QTextLayout]) -> set[str]:
    """The typefaces that the letters are taken from."""
    return {run.rawFont().familyName() for layout in layouts for run in layout.glyphRuns()}


def test_every_step_is_shown_whole_in_shipped_letters_in_every_language(opened: Parts) -> None:
    there: PatientDesk = desk(opened)
    for code in CODES:
        there.screen.set_language(code)
        words = there.languages.words(code)
        assert can_be_written(words, there.font())
        for step in range(5):
            there.screen.set_step(step)
            told = view(opened).words.told
            assert told is not None
            assert told.column.height <= view(opened).words.height(), (code, step)
            assert there.pages.page(words, there.body).step.title in said(opened)
            assert families(set_lines(opened)) <= SHIPPED
            runs = [run for layout in set_lines(opened) for run in layout.glyphRuns()]
            assert not any(0 in run.glyphIndexes() for run in runs), (code, step)


def test_arabic_begins_at_the_right_and_english_at_the_left(opened: Parts) -> None:
    there = desk(opened)
    wide = {}
    for code in ("ar", "en"):
        there.screen.set_language(code)
        for layout in set_lines(opened):
            line = layout.lineAt(0)
            used = line.naturalTextRect()
            wide[code] = (used.left(), line.width() - used.right())
            assert wide[code][1 if code == "ar" else 0] == pytest.approx(0, abs=8), layout.text()  # a space hangs over
    assert wide["ar"][0] > 20
