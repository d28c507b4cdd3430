"""What moves on the patient's screen, and that nothing does where it is not wanted."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QProxyStyle, QStyle
from pytestqt.qtbot import QtBot

from derm_viewer.app import Parts
from derm_viewer.consult.settings import Settings
from derm_viewer.screen.patient import motion
from tests.screen.patient_driver import desk, press, view

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def parts(led: Parts) -> Parts:
    """A program with its patient's screen open."""
    press(led.window, Qt.Key.Key_F11)
    return led


def go_on(parts: Parts) -> None:
    """The next step."""
    press(parts.window, Qt.Key.Key_PageDown, CONTROL)


def test_with_motion_a_step_fades_into_the_next_and_the_nerve_reports(parts: Parts, qtbot: QtBot) -> None:
    parts.settings.keep("patient/motion", True)
    go_on(parts)
    patient = view(parts)
    assert patient.fade.runs
    assert patient.report.runs
    qtbot.waitUntil(lambda: not patient.fade.runs)
    assert not patient.fade.isVisible()
    go_on(parts)
    assert not patient.report.runs, "it is the second step's"


def test_without_motion_the_step_is_there_at_once_and_the_report_is_a_picture(parts: Parts) -> None:
    go_on(parts)
    patient = view(parts)
    assert not patient.fade.runs
    assert not patient.report.runs
    scene = patient.figure.scene
    assert scene is not None
    assert scene.way is not None
    with_way = patient.figure.grab().toImage()
    patient.figure.show_scene(scene._replace(way=None))
    assert patient.figure.grab().toImage() != with_way


def test_the_report_ends_and_stands_still(led: Parts, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(motion, "REPORT_MS", 20)
    led.settings.keep("patient/motion", True)
    press(led.window, Qt.Key.Key_F11)
    moved: list[object] = []
    view(led).report.moved.connect(lambda body, _spine: moved.append(body))
    go_on(led)
    qtbot.waitUntil(lambda: not view(led).report.runs)
    assert moved[-1] is None
    assert any(isinstance(share, float) and share > 0 for share in moved)


class Still(QProxyStyle):
    """A style of a system that asks for less motion."""

    def styleHint(self, hint: QStyle.StyleHint, *rest: object) -> int:
        """No time for animations."""
        return 0 if hint == QStyle.StyleHint.SH_Widget_Animation_Duration else super().styleHint(hint)


def test_the_system_and_the_setting_each_can_say_no(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> None:
    settings = Settings(None)
    assert motion.may_move(settings)
    settings.keep("patient/motion", False)
    assert not motion.may_move(settings)
    settings.keep("patient/motion", True)
    still = Still()
    monkeypatch.setattr(QApplication, "style", lambda: still)
    assert not motion.may_move(settings)


def test_a_blank_screen_moves_nothing(parts: Parts) -> None:
    parts.settings.keep("patient/motion", True)
    press(parts.window, Qt.Key.Key_B)
    go_on(parts)
    assert not view(parts).fade.runs
    assert not view(parts).report.runs
    assert desk(parts).screen.step == 1


def test_quick_steps_do_not_pile_up(parts: Parts) -> None:
    parts.settings.keep("patient/motion", True)
    for _ in range(3):
        go_on(parts)
    patient = view(parts)
    patient.fade.stop()
    still = patient.grab().toImage()
    press(parts.window, Qt.Key.Key_PageUp, CONTROL)
    press(parts.window, Qt.Key.Key_PageDown, CONTROL)
    patient.fade.stop()
    assert patient.grab().toImage() == still
