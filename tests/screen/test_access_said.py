"""What is announced when something happens: each act once, red flags first."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from derm_viewer.app import Parts
from derm_viewer.screen.access.factory import the_factory
from derm_viewer.screen.access.gate import AccessGate
from derm_viewer.screen.window.main_window import MainWindow
from tests.screen.access_driver import face_of
from tests.screen.conftest import SHIN, TOE, Click, activate, button

Hear = Callable[[Callable[[], object]], list[tuple[str, bool]]]


@pytest.fixture
def hear(window: MainWindow, qtbot: QtBot) -> Hear:
    """Do something, and tell what was announced because of it, with whether it interrupts."""
    activate(window, qtbot)
    speaker = window.findChildren(AccessGate)[0].begin()
    heard: list[tuple[str, bool]] = []
    speaker.said.connect(lambda text, urgent: heard.append((text, urgent)))

    def do(act: Callable[[], object]) -> list[tuple[str, bool]]:
        heard.clear()
        act()
        speaker.speak()
        return list(heard)

    return do


def key(which: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> Callable[[], None]:
    """Press a key where the keyboard is."""

    def do() -> None:
        focused = QApplication.focusWidget()
        assert focused is not None
        QTest.keyClick(focused, which, modifiers)

    return do


def test_a_click_is_said_once_with_side_place_and_levels(hear: Hear, click: Click) -> None:
    [(said, urgent)] = hear(lambda: click(SHIN))
    assert not urgent
    assert said.startswith("Left outer shin")
    assert "L5 in both maps" in said
    assert "To consider: L5 in 2 of 2 maps" in said
    assert hear(lambda: click(SHIN)) == []


def test_clearing_is_said(hear: Hear, click: Click) -> None:
    hear(lambda: click(SHIN))
    assert hear(key(Qt.Key.Key_Escape)) == [("Answer cleared.", False)]
    assert hear(key(Qt.Key.Key_Escape)) == []


def test_a_red_flag_interrupts_and_comes_first(hear: Hear, parts: Parts, click: Click) -> None:
    hear(lambda: click(SHIN))
    (first, urgent), *rest = hear(lambda: parts.consult.set_finding("bladder_bowel", "both", "yes"))
    assert urgent
    assert first.startswith("Emergency: act now")
    assert "MRI" in first
    assert [each[1] for each in rest] == [False]
    [(still, later)] = hear(lambda: click(TOE))
    assert not later
    assert still.startswith("Still: Emergency: act now. Left great toe")


def test_a_red_flag_without_a_place_is_said_too(hear: Hear, parts: Parts) -> None:
    said = hear(lambda: parts.consult.set_finding("saddle", "both", "yes"))
    assert said[0][1]
    assert said[1:] == [("1 finding.", False)]


def test_undo_and_redo_say_what_they_bring_back(hear: Hear, parts: Parts, click: Click) -> None:
    hear(lambda: click(SHIN))
    [(said, _)] = hear(lambda: parts.consult.set_finding("hip_abduction", "left", "weak"))
    assert said.startswith("Hip abduction, left: weak. One sign speaks for the L5 root")
    ctrl, shift = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
    [(said, _)] = hear(key(Qt.Key.Key_Z, ctrl))
    assert said.startswith("Undone. Hip abduction, left: not tested.")
    [(said, _)] = hear(key(Qt.Key.Key_Z, ctrl | shift))
    assert said.startswith("Made again. Hip abduction, left: weak.")
    [(said, _)] = hear(lambda: parts.consult.set_finding("hip_abduction", "left", None))
    assert said.startswith("Hip abduction, left: not tested."), "taken back by hand is no undo"


@pytest.mark.parametrize(
    ("which", "said"),
    [
        (Qt.Key.Key_2, "Tingling."),
        (Qt.Key.Key_M, "Map: ISNCSCI."),
        (Qt.Key.Key_L, "Side views: right leg."),
        (Qt.Key.Key_W, "Whole body shown."),
        (Qt.Key.Key_T, "Test points hidden."),
        (Qt.Key.Key_N, "Skin nerves shown."),
        (Qt.Key.Key_E, "Examine: tick what you find."),
        (Qt.Key.Key_P, "Painting: pain. Enter paints at the crosshair."),
    ],
)
def test_a_key_of_the_window_says_what_it_did(hear: Hear, which: Qt.Key, said: str) -> None:
    assert hear(key(which)) == [(said, False)]


def test_a_control_that_has_the_keyboard_is_read_out_anyway(hear: Hear, window: MainWindow, parts: Parts) -> None:
    button(window, "Side views: Left leg").setFocus(Qt.FocusReason.TabFocusReason)
    assert hear(key(Qt.Key.Key_Right)) == []
    assert parts.consult.leg == "right"


def test_painting_says_what_is_marked_and_what_is_taken_back(hear: Hear, window: MainWindow) -> None:
    hear(key(Qt.Key.Key_P))
    hear(key(Qt.Key.Key_Down))
    [(said, _)] = hear(key(Qt.Key.Key_Return))
    assert "cm²" in said
    assert "patient\u2019s" in said.casefold()
    [(said, _)] = hear(key(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier))
    assert said == "Undone. Nothing is painted."


def test_search_says_how_many_and_each_hit_that_is_chosen(hear: Hear, window: MainWindow, qtbot: QtBot) -> None:
    heard: list[str] = []
    gate = window.findChildren(AccessGate)[0]
    gate.descriptions_are_read = False
    gate.begin().said.connect(lambda text, _: heard.append(text))
    hear(key(Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier))
    field = QApplication.focusWidget()
    assert field is not None
    QTest.keyClicks(field, "big toe")
    qtbot.waitUntil(lambda: bool(heard))
    assert len(heard) == 1, "not once for each letter"
    assert " found. Areas of the body: " in heard[0]
    [(said, _)] = hear(key(Qt.Key.Key_Down))
    assert said.startswith("2 of ")
    key(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)()
    QTest.keyClicks(field, "zzqqxx")
    qtbot.waitUntil(lambda: heard[-1].startswith("Nothing found"))


def test_where_the_description_of_the_field_is_read_no_hit_is_said_twice(hear: Hear, window: MainWindow) -> None:
    window.findChildren(AccessGate)[0].descriptions_are_read = True
    hear(key(Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier))
    field = QApplication.focusWidget()
    assert field is not None
    QTest.keyClicks(field, "big toe")
    before = field.accessibleDescription()
    assert hear(key(Qt.Key.Key_Down)) == []
    assert field.accessibleDescription() != before


def test_a_screen_reader_that_starts_late_hears_of_marks_too(window: MainWindow, parts: Parts) -> None:
    window.canvas.setFocus()
    key(Qt.Key.Key_P)()
    speaker = window.findChildren(AccessGate)[0].begin()
    heard: list[str] = []
    speaker.said.connect(lambda text, _: heard.append(text))
    key(Qt.Key.Key_Down)()
    key(Qt.Key.Key_Return)()
    speaker.speak()
    assert any("cm²" in text for text in heard)


def test_nothing_speaks_before_a_screen_reader_is_there(
    parts: Parts, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    (gate,) = parts.window.findChildren(AccessGate)
    factory = the_factory()
    monkeypatch.setattr(factory, "listening", False)
    assert factory.make("Toolbar", parts.window.tools) is None
    assert gate.speaker is None
    monkeypatch.setattr(QAccessible, "isActive", lambda: True)
    factory.make("QApplication", parts.app)
    qtbot.waitUntil(lambda: gate.speaker is not None)
    assert face_of(parts.window.tools).role() == QAccessible.Role.ToolBar
    assert face_of(parts.window.canvas).childCount() > 2
