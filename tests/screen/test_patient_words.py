"""The words of the patient's screen fit in every language, at every size, and 40 % longer; they are large enough."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from itertools import pairwise

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QFont, QFontMetricsF
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot

from derm_viewer.clinic.plain import Situation, Step, story
from derm_viewer.clinic.plain_records import PatientWords
from derm_viewer.export.line_breaks import in_two
from derm_viewer.paths import data_path
from derm_viewer.screen.look import load_typeface
from derm_viewer.screen.patient.colours import PatientColours
from derm_viewer.screen.patient.languages import Languages, can_be_written
from derm_viewer.screen.patient.setting import Column, Line
from derm_viewer.screen.patient.steps import StepRow
from derm_viewer.screen.patient.words import WordsColumn
from derm_viewer.screen.script_faces import families
from derm_viewer.screen.theme import LIGHT
from tests.clinic.patient import every_situation, longer_words

LANGUAGES = Languages(data_path("resources", "patient"))
COLOURS = PatientColours.of(LIGHT)
FONTS = data_path("resources", "fonts")
ROOM = (928, 864)
"""The least room of the words at 1920 x 1080, the same at every step: beside two views of the body."""
SCALES = (1366 / 1920, 1.0, 2.0)


@cache
def font_of(code: str) -> QFont:
    """The typeface in which a language is set."""
    font = QFont()
    font.setFamilies(list(families(FONTS, code, load_typeface(FONTS))))
    return font


def steps_of(words: PatientWords) -> Iterator[tuple[Situation, Step]]:
    """Every step of every situation, told of an area with a long name."""
    area = max(words.areas, key=lambda one: len(words.areas[one].left))
    for situation in every_situation():
        for step in story(words, situation, "left", area, "numbness").steps:
            yield situation, step


def check(column: WordsColumn, step: Step, made: Column, unit: float) -> int:
    """Show a step, see that everything stands within the column, one under the other; the size of the text."""
    wide, high = ROOM
    column.resize(round(wide * unit), round(high * unit))
    column.show_column(made)
    told = column.told
    assert told is not None
    room, below = QRectF(column.rect()), 0.0
    lines = [(line, line.at) for line in told.column.lines]
    if told.aside is not None:
        lines.append((told.aside, told.aside.at + told.aside_at))
    for line, at in lines:
        box = line.layout.boundingRect()
        for number in range(line.layout.lineCount()):
            assert line.layout.lineAt(number).naturalTextRect().translated(at).right() <= room.right() + 8 * unit
            assert line.layout.lineAt(number).naturalTextRect().translated(at).left() >= -8 * unit
        assert at.y() >= below - 0.5 or line is told.aside
        assert at.y() + line.height <= room.bottom() + 1, f"{step.key}: {box} at {at} in {room}"
        below = at.y() + line.height if line is not told.aside else below
    assert told.picture.isEmpty() or (told.picture.top() >= below - 1 and told.picture.bottom() <= room.bottom() + 1)
    if made.pictured:
        assert told.picture.height() >= 150 * unit
        assert told.aside is None or not told.picture.intersects(
            QRectF(told.aside_at, told.aside.layout.boundingRect().size())
        )
    return told.column.text


@pytest.fixture
def column(qtbot: QtBot) -> WordsColumn:
    """A column of its own."""
    made = WordsColumn()
    qtbot.addWidget(made)
    return made


def column_of(words: PatientWords, step: Step, situation: Situation, unit: float) -> Column:
    """How a step is set, as the window sets it."""
    pictured = situation.kind == "root" and step.key in ("nerve", "cause")
    longest = max((area.left for area in words.areas.values()), key=len)
    number = words.screen["step_of"].format(n=1, of=5)
    kicker = number if step.key == "where" else f"{number} \u00b7 {longest}"
    named = words.screen["spine"] if pictured else ""
    return Column(kicker, step, font_of(words.code), unit, words.rtl, COLOURS, pictured, named)


def lines_of(column: WordsColumn, made: Column) -> tuple[Line, ...]:
    """The lines of a column as it is set in a usual room."""
    column.resize(*ROOM)
    column.show_column(made)
    assert column.told is not None
    return column.told.column.lines


@pytest.mark.parametrize("code", LANGUAGES.codes)
def test_every_word_is_seen_and_large_enough_to_be_read_from_two_metres(code: str, column: WordsColumn) -> None:
    words = LANGUAGES.words(code)
    for situation, step in steps_of(words):
        for unit in SCALES:
            size = check(column, step, column_of(words, step, situation, unit), unit)
            assert size >= 30, f"{situation.id}, {step.key}: {size}"


@pytest.mark.parametrize("code", [code for code in LANGUAGES.codes if code != "zh"])
def test_a_short_last_word_stands_on_no_line_alone(code: str, column: WordsColumn) -> None:
    words = LANGUAGES.words(code)
    for situation, step in steps_of(words):
        kicker, title, *rest = lines_of(column, column_of(words, step, situation, 1.0))
        assert kicker.layout.lineCount() <= 2
        for line in rest:
            last = line.layout.lineAt(line.layout.lineCount() - 1)
            alone = line.said[last.textStart() : last.textStart() + last.textLength()]
            hyphened = "-" in line.said.rpartition(" ")[2]
            few = len(alone) <= 9 and " " not in alone.replace("\u00a0", " ")
            assert line.layout.lineCount() == 1 or hyphened or not few, line.said
        assert title.said == step.title


@pytest.mark.parametrize("code", LANGUAGES.codes)
def test_a_title_of_two_lines_is_broken_in_its_middle(code: str, column: WordsColumn) -> None:
    words = LANGUAGES.words(code)
    for situation, step in steps_of(words):
        title = lines_of(column, column_of(words, step, situation, 1.0))[1].layout
        wide = [title.lineAt(number).naturalTextWidth() for number in range(title.lineCount())]
        assert min(wide) >= 0.5 * max(wide), step.title


@pytest.mark.parametrize("rtl", [False, True])
def test_nothing_is_cut_in_a_language_that_needs_40_per_cent_more(rtl: bool, column: WordsColumn) -> None:
    words = longer_words(rtl)
    for situation, step in steps_of(words):
        check(column, step, column_of(words, step, situation, 1.0), 1.0)


def wide(metrics: QFontMetricsF, row: StepRow, button: QAbstractButton) -> float:
    """How wide the words of a step are set, in one line or two."""
    one = metrics.horizontalAdvance(button.text())
    if one <= row.inner(button.rect()).width():
        return one
    return max(metrics.horizontalAdvance(line) for line in in_two(button.text()).split("\n"))


@pytest.mark.parametrize("code", LANGUAGES.codes)
def test_the_number_of_a_step_comes_first(code: str, qtbot: QtBot) -> None:
    words, holder = LANGUAGES.words(code), QWidget()
    qtbot.addWidget(holder)
    row = StepRow(COLOURS, 5, holder)
    row.resize(1792, 92)
    row.dress(COLOURS, font_of(words.code), 1.0)
    row.show_steps(["\u2014" if not words.rtl else "\u0645" * 6] * 5, 4, rtl=words.rtl)
    for button in row.buttons[:4]:
        image = button.grab().toImage().copy(button.rect().adjusted(8, 8, -8, -8))
        ground = image.pixelColor(0, 0)
        inked = [
            x for x in range(image.width()) if any(image.pixelColor(x, y) != ground for y in range(image.height()))
        ]
        gaps = [(after - before, at) for at, (before, after) in enumerate(pairwise(inked))]
        _, at = max(gaps)
        number, name = (inked[at + 1 :], inked[: at + 1]) if words.rtl else (inked[: at + 1], inked[at + 1 :])
        assert number[-1] - number[0] < name[-1] - name[0], "the wide gap stands after the number"


@pytest.mark.parametrize("code", [*LANGUAGES.codes, "longer"])
def test_every_step_is_named_whole_on_its_button(code: str, qtbot: QtBot) -> None:
    words = longer_words() if code == "longer" else LANGUAGES.words(code)
    holder = QWidget()
    qtbot.addWidget(holder)
    row, names = StepRow(COLOURS, 5, holder), list(words.steps.values())
    for unit in SCALES:
        row.resize(round(1792 * unit), max(round(92 * unit), 60))
        row.dress(COLOURS, font_of(words.code), unit)
        row.show_steps(names, 2, rtl=words.rtl)
        metrics = QFontMetricsF(row.fitted)
        for button in row.buttons:
            room = row.inner(button.rect())
            box = metrics.boundingRect(room, row.flags, button.text())
            assert box.width() <= room.width() + 1
            assert box.height() <= room.height() + 1
            assert button.height() >= 60
        spare = [button.width() - wide(metrics, row, button) for button in row.buttons]
        assert min(spare) >= 2 * 20 * unit, "words nearly touch the edge"
        assert max(spare) - min(spare) <= 4, "the margins are not the same"
        assert (min(b.x() for b in row.buttons), max(b.geometry().right() for b in row.buttons)) == (0, row.width() - 1)
        lefts = [button.x() for button in row.buttons]
        assert lefts == sorted(lefts, reverse=words.rtl)


@pytest.mark.parametrize("code", LANGUAGES.codes)
def test_the_letters_of_every_language_are_there(code: str, qapp: QApplication) -> None:
    assert can_be_written(LANGUAGES.words(code), font_of(code))


def test_letters_that_are_nowhere_are_missed(qapp: QApplication) -> None:
    words = LANGUAGES.words("en")
    lost = replace(words, native="\U00013000\U00013001")
    assert not can_be_written(lost, font_of("en"))
