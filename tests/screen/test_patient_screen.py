"""The patient's screen in the program: real keys and clicks, both windows looked at after each."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from derm_viewer.app import Parts
from derm_viewer.consult.patient import STEPS
from derm_viewer.screen.record.handout_dialog import HandoutDialog
from tests.screen.conftest import button
from tests.screen.patient_driver import (
    BIG,
    SHIN,
    desk,
    gate,
    press,
    said,
    texts,
    touch,
    view,
)

NEVER = (
    "maps",
    "ISNCSCI",
    "Keegan",
    "%",
    "LR",
    "sensitiv",
    "specific",
    "consider",
    "candidate",
    "likel",
    "S1",
    ".json",
)
"""What a patient who is told of L5 has no use for."""


CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def parts(led: Parts) -> Parts:
    """A program beside which a patient can have a screen."""
    return led


def click(parts: Parts, name: str) -> None:
    """Click a button of the clinician's window."""
    QTest.mouseClick(button(parts.window, name), Qt.MouseButton.LeftButton)


@pytest.mark.parametrize("how", ["button", "key", "menu"])
def test_the_screen_opens_on_the_other_display_and_the_clinician_sees_it(parts: Parts, how: str) -> None:
    if how == "button":
        click(parts, "Patient")
    elif how == "key":
        press(parts.window, Qt.Key.Key_F11)
    else:
        menu = parts.window.menu.made()
        next(one for one in menu.every_action() if "F11" in one.text()).trigger()
        menu.deleteLater()
    assert view(parts).isVisible()
    assert view(parts).geometry() == BIG.rect
    assert "your left outer shin" in said(parts)
    lead = desk(parts).lead
    assert lead.isVisible()
    for words in ("on HDMI-1", "Explaining: L5 root", "1 of 5", "ISNCSCI, which gives L5 here", "not yet reviewed"):
        assert words in lead.text


def test_the_clinician_leads_step_by_step_with_keys_and_buttons(parts: Parts) -> None:
    press(parts.window, Qt.Key.Key_F11)
    titles = [view(parts).words.accessibleName()]
    for number in range(1, len(STEPS)):
        if number % 2:
            press(parts.window, Qt.Key.Key_PageDown, CONTROL)
        else:
            click(parts, "Next")
        titles.append(view(parts).words.accessibleName())
        assert f"\n{number + 1} of 5: " in desk(parts).lead.text
        assert [each.isChecked() for each in view(parts).steps.buttons].index(True) == number
    assert len(set(titles)) == len(STEPS)
    press(parts.window, Qt.Key.Key_PageUp, CONTROL)
    assert view(parts).words.accessibleName() == titles[3]
    click(parts, "Back")
    assert view(parts).words.accessibleName() == titles[2]


def test_the_patient_chooses_a_step_himself_and_help_is_one_touch_away(parts: Parts) -> None:
    press(parts.window, Qt.Key.Key_F11)
    for step in range(4):
        desk(parts).screen.set_step(step)
        last = view(parts).steps.buttons[-1]
        assert last.height() >= 60
        QTest.mouseClick(last, Qt.MouseButton.LeftButton)
        assert desk(parts).screen.step == 4
        assert desk(parts).languages.words("en").help.title in said(parts)


def test_a_click_on_the_clinicians_body_moves_the_point_on_the_figure(parts: Parts) -> None:
    press(parts.window, Qt.Key.Key_F11)
    before = view(parts).figure.scene
    at = parts.window.canvas.widget_at(-118.52, -79.89).toPoint()
    QTest.mouseClick(parts.window.canvas, Qt.MouseButton.LeftButton, pos=at)
    after = view(parts).figure.scene
    assert before is not None
    assert after is not None
    assert before.place is not None
    assert after.place is not None
    assert (before.place[0], after.place[0]) == ("left_lateral", "anterior")
    assert "your left" in said(parts)


def test_the_patient_touches_the_figure_and_only_the_area_is_named(parts: Parts) -> None:
    press(parts.window, Qt.Key.Key_F11)
    answer, words = parts.consult.answer, said(parts)
    touch(parts, *SHIN)
    scene = view(parts).figure.scene
    assert scene is not None
    assert scene.saying.touched == "your left outer shin"
    assert "Patient touched: left outer shin" in desk(parts).lead.text
    assert (parts.consult.answer, said(parts)) == (answer, words), "nothing is concluded from it"
    click(parts, "Clear")
    assert "touched" not in desk(parts).lead.text
    cleared = view(parts).figure.scene
    assert cleared is not None
    assert cleared.saying.touched == ""


def test_the_pen_draws_on_both_bodies_and_the_body_is_clicked_again_after_it(parts: Parts) -> None:
    press(parts.window, Qt.Key.Key_F11)
    press(parts.window, Qt.Key.Key_D)
    pen = desk(parts).pen
    assert button(parts.window, "Pen").isChecked()
    path = [parts.window.canvas.widget_at(-118.0, y).toPoint() for y in (-30.0, -40.0, -50.0)]
    answer = parts.consult.answer
    QTest.mousePress(pen, Qt.MouseButton.LeftButton, pos=path[0])
    for at in path[1:]:
        QTest.mouseMove(pen, at)
    QTest.mouseRelease(pen, Qt.MouseButton.LeftButton, pos=path[-1])
    scene = view(parts).figure.scene
    assert scene is not None
    assert [stroke.view for stroke in scene.strokes] == ["anterior"]
    assert scene.strokes[0].points[0] == pytest.approx((-118.0, -30.0), abs=0.5)
    assert parts.consult.answer == answer
    press(parts.window, Qt.Key.Key_D)
    QTest.mouseClick(parts.window.canvas, Qt.MouseButton.LeftButton, pos=path[1])
    assert parts.consult.answer != answer


def test_b_blanks_and_shows_again_and_the_clinician_sees_that_it_is_blank(parts: Parts) -> None:
    press(parts.window, Qt.Key.Key_F11)
    press(parts.window, Qt.Key.Key_B)
    assert view(parts).blank
    assert not view(parts).stage.isVisible()
    assert button(parts.window, "Blank").isChecked()
    click(parts, "Blank")
    assert view(parts).stage.isVisible()
    press(view(parts), Qt.Key.Key_B)
    assert view(parts).blank


def test_any_input_on_either_window_holds_the_blank_off(parts: Parts, qtbot: QtBot) -> None:
    press(parts.window, Qt.Key.Key_F11)
    stirred: list[int] = []
    for window in (parts.window, view(parts)):
        screen = desk(parts).screen
        before = screen.stirred
        QTest.mouseClick(window.windowHandle(), Qt.MouseButton.RightButton, pos=QPoint(5, 5))
        stirred.append(screen.stirred - before)
    assert all(count > 0 for count in stirred)


def test_work_in_a_dialog_holds_the_blank_off_as_long_as_there_is_a_screen(parts: Parts, qtbot: QtBot) -> None:
    press(parts.window, Qt.Key.Key_F11)
    press(parts.window, Qt.Key.Key_H, CONTROL)
    dialog = parts.window.findChildren(HandoutDialog)[0]
    qtbot.waitUntil(dialog.isActiveWindow)
    handle, screen = dialog.windowHandle(), desk(parts).screen
    before = screen.stirred
    QTest.mouseMove(handle, QPoint(40, 40))
    moved = screen.stirred
    assert moved > before
    QTest.keyClick(handle, Qt.Key.Key_Tab)
    typed = screen.stirred
    assert typed > moved
    screen.set_open(False)
    closed = screen.stirred
    QTest.keyClick(handle, Qt.Key.Key_Tab)
    assert screen.stirred == closed


def test_nothing_that_is_the_clinicians_is_on_the_patients_screen(parts: Parts) -> None:
    parts.consult.set_finding("knee_extension", "left", "weak")
    press(parts.window, Qt.Key.Key_F11)
    for step in range(len(STEPS)):
        desk(parts).screen.set_step(step)
        seen = "\n".join(texts(view(parts)))
        assert view(parts).words.accessibleName() in seen
        for word in NEVER:
            assert word.casefold() not in seen.casefold(), f"{word!r} at step {step + 1}"


def test_the_keys_of_the_screen_do_nothing_while_it_is_closed(parts: Parts) -> None:
    press(parts.window, Qt.Key.Key_F11)
    press(parts.window, Qt.Key.Key_F11)
    assert not view(parts).isVisible()
    press(parts.window, Qt.Key.Key_PageDown, CONTROL)
    for key in (Qt.Key.Key_B, Qt.Key.Key_D):
        press(QApplication.focusWidget() or parts.window, key)
    screen = desk(parts).screen
    assert (screen.step, screen.blank, desk(parts).pen.taken) == (0, False, False)
    field = parts.window.findChildren(QLineEdit)
    assert any(each.isVisible() and each.text() == "bd" for each in field), "they are letters of a search again"


def test_the_patients_window_goes_with_the_clinicians(parts: Parts) -> None:
    press(parts.window, Qt.Key.Key_F11)
    parts.window.close()
    assert not view(parts).isVisible()


def test_another_look_reaches_both_windows(parts: Parts) -> None:
    press(parts.window, Qt.Key.Key_F11)
    light = view(parts).grab().toImage().pixelColor(3, 3).lightness()
    parts.keeper.choose_theme("dark")
    assert view(parts).grab().toImage().pixelColor(3, 3).lightness() < 60 < light


def test_a_start_brings_in_nothing_of_it(started: frozenset[str]) -> None:
    room, gate = "derm_viewer.screen.patient.", "derm_viewer.screen.patient.gate"
    wanted = ("derm_viewer.consult.patient", "derm_viewer.clinic.plain")
    assert not [name for name in started if (name.startswith(room) and name != gate) or name.startswith(wanted)]


def test_every_button_of_the_lead_has_a_name(parts: Parts) -> None:
    press(parts.window, Qt.Key.Key_F11)
    lead = desk(parts).lead
    seen = [each for each in lead.findChildren(QAbstractButton) if each.isVisible()]
    assert len(seen) >= 8
    assert all(each.accessibleName() for each in seen)
    assert all(lead.rect().contains(each.geometry()) for each in seen)
    assert gate(parts).begun is desk(parts)
