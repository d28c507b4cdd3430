"""Displays that come and go: the patient's screen follows them, and nothing is lost."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtTest import QTest

from derm_viewer.app import Parts
from derm_viewer.screen.patient.displays import Display
from tests.screen.patient_driver import BIG, LAPTOP, FewDisplays, desk, press, said, view

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def parts(led: Parts) -> Parts:
    """A program beside which a patient can have a screen."""
    return led


@pytest.mark.parametrize("key", [Qt.Key.Key_Escape, Qt.Key.Key_F11])
def test_esc_and_f11_in_the_patients_window_come_back_and_the_step_is_kept(
    parts: Parts, displays: FewDisplays, key: Qt.Key
) -> None:
    displays.known = (LAPTOP,)
    press(parts.window, Qt.Key.Key_F11)
    assert view(parts).size() == LAPTOP.rect.size(), "on a single display it lies over the clinician's window"
    press(view(parts), Qt.Key.Key_Right)
    press(view(parts), Qt.Key.Key_3)
    press(view(parts), key)
    assert not view(parts).isVisible()
    assert not desk(parts).lead.isVisible()
    assert parts.consult.answer is not None
    press(parts.window, Qt.Key.Key_F11)
    assert desk(parts).screen.step == 2


def test_a_display_that_goes_loses_nothing_and_one_that_comes_back_shows_it_again(
    parts: Parts, displays: FewDisplays
) -> None:
    press(parts.window, Qt.Key.Key_F11)
    press(parts.window, Qt.Key.Key_PageDown, CONTROL)
    words = said(parts)
    displays.plug(LAPTOP)
    assert not view(parts).isVisible(), "it does not jump over the clinician's window"
    assert "its display is gone" in desk(parts).lead.text
    assert desk(parts).screen.is_open
    displays.plug(LAPTOP, BIG._replace(name="DP-2"))
    assert view(parts).isVisible()
    assert "on DP-2" in desk(parts).lead.text
    assert said(parts) == words


def test_a_display_that_comes_takes_the_screen_off_the_clinicians_window(parts: Parts, displays: FewDisplays) -> None:
    displays.known = (LAPTOP,)
    press(parts.window, Qt.Key.Key_F11)
    displays.plug(LAPTOP, BIG)
    assert view(parts).geometry() == BIG.rect


def test_a_mirrored_display_is_no_second_one(parts: Parts, displays: FewDisplays) -> None:
    displays.known = (LAPTOP, LAPTOP._replace(name="mirror"), Display("beamer", QRect(0, 0, 1920, 1080)))
    press(parts.window, Qt.Key.Key_F11)
    assert "over this window" in desk(parts).lead.text


def test_two_real_screens_of_qt_are_used(tmp_path: Path, root: Path) -> None:
    screens = [
        {"name": name, "x": x, "y": 0, "width": wide, "height": high, "dpr": 1, "logicalDpi": 96, "logicalBaseDpi": 96}
        for name, x, wide, high in (("laptop", 0, 1366, 768), ("HDMI-1", 1366, 1920, 1080))
    ]
    described = tmp_path / "screens.json"
    described.write_text(json.dumps({"screens": screens}), encoding="utf-8")
    code = f"""
import sys
sys.path.insert(0, {str(root)!r})
from derm_viewer import app
from derm_viewer.options import Options
from derm_viewer.screen.patient.gate import PatientGate
parts = app.build(Options(temp_profile=True, size=(1200, 700)))
parts.window.move(20, 20)
parts.window.show()
while parts.window.property("complete") is not True:
    parts.app.processEvents()
gate = parts.window.findChildren(PatientGate)[0]
gate.toggle()
parts.app.processEvents()
view = gate.desk.view
print(view.screen().name(), view.isFullScreen(), view.geometry().getRect(), gate.desk.placing.where)
"""
    platform = {**os.environ, "QT_QPA_PLATFORM": f"offscreen:configfile={described}"}
    ran = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=False, env=platform
    )
    assert ran.stdout.strip() == "HDMI-1 True (1366, 0, 1920, 1080) beside", ran.stderr


def test_f11_shows_a_screen_whose_display_is_gone_here(parts: Parts, displays: FewDisplays) -> None:
    press(parts.window, Qt.Key.Key_F11)
    displays.plug(LAPTOP)
    press(parts.window, Qt.Key.Key_F11)
    assert view(parts).isVisible()
    assert view(parts).size() == LAPTOP.rect.size()


def test_without_a_keyboard_a_corner_leads_back_from_the_same_display_even_when_blank(
    parts: Parts, displays: FewDisplays
) -> None:
    press(parts.window, Qt.Key.Key_F11)
    assert not view(parts).way_back.isVisible(), "on his own display the patient has no use for it"
    displays.plug(LAPTOP)
    press(parts.window, Qt.Key.Key_F11)
    desk(parts).screen.set_blank(True)
    corner = view(parts).way_back
    assert corner.isVisible()
    assert min(corner.width(), corner.height()) >= 44
    QTest.mouseClick(corner, Qt.MouseButton.LeftButton)
    assert not view(parts).isVisible()
    assert parts.window.isVisible()


def test_an_upright_display_has_the_words_below_the_figure(parts: Parts, displays: FewDisplays) -> None:
    displays.known = (LAPTOP, BIG._replace(rect=QRect(4000, 0, 1080, 1920)))
    press(parts.window, Qt.Key.Key_F11)
    patient = view(parts)
    for step in range(5):
        desk(parts).screen.set_step(step)
        assert patient.figure.geometry().bottom() <= patient.words.geometry().top()
        assert patient.words.geometry().bottom() < patient.steps.geometry().top()
        told = patient.words.told
        assert told is not None
        assert told.column.height <= patient.words.height()
        assert told.column.text >= 30
