"""Just typing opens the search, and a letter that is a key stays one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from derm_viewer.app import Parts
from derm_viewer.screen.search.burst import SOON, Burst
from derm_viewer.screen.search.typed import TypedSearch
from derm_viewer.screen.window.main_window import MainWindow
from tests.screen.conftest import SHIN, activate
from tests.screen.examine_driver import panel, row

KEYS = set("MLWTNERP1230+-=/")


class Clock:
    """A clock that is set by hand."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        """Seconds."""
        return self.now


def typed(text: str, gap: float) -> list[str | None]:
    """What a burst makes of each letter, with so many seconds between them, up to the first word."""
    clock, made = Clock(), []
    burst = Burst(KEYS)
    for char in text:
        made.append(burst.take(char, clock.now))
        clock.now += gap
        if made[-1] is not None:
            break
    return made


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("big toe", "b"),
        ("outer shin", "o"),
        ("meralgia", "mera"),
        ("left", "lef"),
        ("tibial", "ti"),
        ("numb", "nu"),
        ("L5", "L"),
        ("l5", "l5"),
        ("l2", "l2"),
        ("t12", "t1"),
        ("s1", "s"),
        ("5", "5"),
        ("\u00e9", "\u00e9"),
    ],
)
def test_a_word_begins_with_the_first_letter_that_is_no_key(text: str, word: str) -> None:
    *keys, found = typed(text, 0.1)
    assert found == word
    assert keys == [None] * len(keys)


@pytest.mark.parametrize("text", ["mlwtnerp", "mm", "2e", "12", "1", "m1", "e2", "ll", "+-", " ", "/"])
def test_keys_one_after_the_other_stay_keys_however_fast(text: str) -> None:
    assert typed(text, 0.01) == [None] * len(text)


def test_a_key_long_before_a_letter_is_no_part_of_its_word() -> None:
    assert typed("ma", SOON + 0.1) == [None, "a"]
    assert typed("l2", SOON + 0.1) == [None, None]
    assert typed("mma", 0.1) == [None, None, "a"], "twice the same key is that key twice"


@given(st.text(alphabet="mlwtnerp1230abcS5 /+", max_size=12), st.floats(0, 2))
def test_what_is_searched_for_is_the_end_of_what_was_typed(text: str, gap: float) -> None:
    made = typed(text, gap)
    if made and made[-1] is not None:
        assert text[: len(made)].endswith(made[-1])


@pytest.fixture
def clock(window: MainWindow, qtbot: QtBot) -> Clock:
    """The clock of the window's typing."""
    activate(window, qtbot)
    made = Clock()
    window.findChildren(TypedSearch)[0].clock = made
    return made


def type_in(text: str, clock: Clock) -> None:
    """Type where the keyboard is, quickly."""
    for char in text:
        held = QApplication.focusWidget()
        assert held is not None
        QTest.keyClicks(held, char)
        clock.now += 0.1


def searched() -> str | None:
    """What stands in the search field; None while it is shut."""
    held = QApplication.focusWidget()
    return held.text() if isinstance(held, QLineEdit) and held.isVisible() else None


def test_a_word_typed_on_the_body_is_searched_for(parts: Parts, window: MainWindow, clock: Clock) -> None:
    window.canvas.setFocus()
    type_in("outer shin", clock)
    assert searched() == "outer shin"
    held = QApplication.focusWidget()
    assert held is not None
    QTest.keyClick(held, Qt.Key.Key_Return)
    assert parts.consult.answer is not None
    assert parts.consult.answer.place.area == "outer_shin"


@pytest.mark.parametrize("word", ["meralgia", "tenderness", "l5", "plantar", "wart"])
def test_what_the_first_letters_did_is_taken_back(parts: Parts, window: MainWindow, clock: Clock, word: str) -> None:
    parts.consult.point_at(*SHIN)
    window.canvas.zoom_in()
    window.canvas.setFocus()

    def holds() -> tuple[object, ...]:
        tools, consult = window.tools, parts.consult
        switches = (tools.whole_body, tools.key_points, tools.nerves, tools.paint)
        shown = (consult.shown_map, consult.leg, consult.quality, consult.root, window.canvas.stage.camera)
        return (*(each.isChecked() for each in switches), *shown, panel(window).examining, panel(window).shows_flags)

    before = holds()
    type_in(word, clock)
    assert searched() == word
    assert holds() == before


def test_a_key_still_does_at_once_what_it_does(parts: Parts, window: MainWindow, clock: Clock) -> None:
    window.canvas.setFocus()
    type_in("m", clock)
    assert parts.consult.shown_map == "isncsci"
    type_in("m", clock)
    assert parts.consult.shown_map == "keegan_garrett"
    type_in("l2e", clock)
    assert searched() == "l2e", "an L with a digit soon after it is a root"


def test_a_row_to_tick_keeps_its_digits(parts: Parts, window: MainWindow, clock: Clock) -> None:
    parts.consult.point_at(*SHIN)
    panel(window).set_examining(True)
    where = row(window, "hip_abduction")
    where.setFocus()
    type_in("1", clock)
    assert searched() is None
    assert [one.result for one in parts.consult.findings.all] == ["weak"]


def test_with_another_key_held_nothing_is_typed(window: MainWindow, clock: Clock) -> None:
    window.canvas.setFocus()
    for held in (Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.MetaModifier):
        QTest.keyClick(window.canvas, Qt.Key.Key_B, held)
        assert searched() is None


def test_a_press_that_is_asked_about_twice_is_typed_once(window: MainWindow, clock: Clock) -> None:
    window.canvas.setFocus()
    type_in("mer", clock)
    for _ in range(2):
        asked = QKeyEvent(QEvent.Type.ShortcutOverride, Qt.Key.Key_A, Qt.KeyboardModifier.NoModifier, "a")
        QApplication.sendEvent(window.canvas, asked)
        assert asked.isAccepted()
    press = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_A, Qt.KeyboardModifier.NoModifier, "a")
    QApplication.sendEvent(window.canvas, press)
    assert searched() == "mera"
