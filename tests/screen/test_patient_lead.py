"""The strip with which the clinician leads: whole in every window, and the answer stays to be read."""

from __future__ import annotations

from itertools import combinations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton

from derm_viewer.app import Parts
from derm_viewer.screen.answer.panel import AnswerPanel
from derm_viewer.screen.patient.lead import LeadPanel
from tests.screen.conftest import button
from tests.screen.patient_driver import desk, press, said, touch, view


@pytest.fixture
def parts(led: Parts) -> Parts:
    """A program with its patient's screen open."""
    press(led.window, Qt.Key.Key_F11)
    return led


def lead(parts: Parts) -> LeadPanel:
    """The strip."""
    return desk(parts).lead


@pytest.mark.parametrize("percent", [100, 150])
@pytest.mark.parametrize("size", [(1366, 768), (1920, 1080), (1100, 700)])
def test_nothing_of_it_is_cut_and_the_answer_is_still_there(parts: Parts, size: tuple[int, int], percent: int) -> None:
    parts.window.resize(*size)
    parts.keeper.choose_text_size(percent)
    touch(parts, 3.0, -55.0)
    parts.app.processEvents()
    strip = lead(parts)
    shown = [each for each in strip.findChildren(QAbstractButton) if each.isVisible()]
    assert len(shown) >= 9
    for each in shown:
        assert strip.rect().contains(each.geometry()), each.accessibleName()
    for one, other in combinations(shown, 2):
        assert not one.geometry().intersects(other.geometry()), (one.accessibleName(), other.accessibleName())
    answer = parts.window.findChildren(AnswerPanel)[0]
    assert answer.height() >= (answer.height() + strip.height()) * 0.4
    assert answer.geometry().bottom() < strip.geometry().top()
    assert not strip.geometry().intersects(parts.window.canvas.geometry())


def test_it_goes_with_the_screen_and_gives_the_room_back(parts: Parts) -> None:
    answer = parts.window.findChildren(AnswerPanel)[0]
    with_lead = answer.height()
    QTest.mouseClick(button(lead(parts), "Close the patient\u2019s screen"), Qt.MouseButton.LeftButton)
    assert not view(parts).isVisible()
    assert not lead(parts).isVisible()
    assert answer.height() > with_lead


def test_what_is_explained_is_chosen_there_and_stays_when_the_place_moves(parts: Parts) -> None:
    strip = lead(parts)
    keys = [key for key, _, _ in strip.situations]
    assert keys[0] == "root/L5"
    assert keys[-2:] == ["referred/referred", "not_clear/not_clear"]
    strip.situation_asked.emit("referred/referred")
    assert "Explaining: Referred pain" in strip.text
    assert "No skin is coloured" in strip.text
    parts.consult.point_at(-118.52, -79.89)
    assert "Explaining: Referred pain" in strip.text


def test_the_language_is_chosen_there_and_its_review_is_said(parts: Parts) -> None:
    english = said(parts)
    for code, native, _ in list(lead(parts).languages):
        lead(parts).language_asked.emit(code)
        words = desk(parts).languages.words(code)
        assert f"Language: {native}" in lead(parts).text
        assert words.review.state == "draft"
        assert "not yet reviewed by a clinician" in lead(parts).text
        assert "no font" not in lead(parts).text
        assert (said(parts) == english) == (code == "en")
        scene = view(parts).figure.scene
        assert scene is not None
        assert words.screen["your_left"] == scene.saying.left
    assert [code for code, _, _ in lead(parts).languages] == ["en", "es", "de", "fr", "pt", "ar", "zh"]


def test_from_the_right_the_page_is_mirrored_and_the_body_is_not(parts: Parts) -> None:
    patient = view(parts)
    before = patient.figure.widget_at(3.0, -55.0), [cell.flip for cell in patient.figure.cells]
    assert patient.figure.x() < patient.words.x()
    lead(parts).language_asked.emit("ar")
    assert patient.figure.x() > patient.words.x()
    assert (patient.figure.widget_at(3.0, -55.0), [cell.flip for cell in patient.figure.cells]) == before
    first, last = patient.steps.buttons[0], patient.steps.buttons[-1]
    assert first.x() > last.x()
    press(patient, Qt.Key.Key_Left)
    assert desk(parts).screen.step == 1, "onward is to the left"


def test_the_small_picture_is_what_the_patient_sees(parts: Parts) -> None:
    picture = view(parts).picture(400, 1.0).toImage()
    whole = view(parts).grab().toImage()
    assert picture.width() == 400
    for x, y in ((0.02, 0.02), (0.5, 0.97), (0.05, 0.93), (0.95, 0.93)):
        one = picture.pixelColor(round(x * picture.width()), round(y * picture.height()))
        other = whole.pixelColor(round(x * whole.width()), round(y * whole.height()))
        assert abs(one.lightness() - other.lightness()) < 24


def test_without_a_place_nothing_is_clear_until_the_clinician_chooses(parts: Parts) -> None:
    parts.consult.clear()
    assert "Explaining: Not clear" in lead(parts).text
    assert "No skin is coloured" in lead(parts).text
    lead(parts).situation_asked.emit("root/S1")
    assert "Explaining: S1 root" in lead(parts).text
    scene = view(parts).figure.scene
    assert scene is not None
    assert scene.place is None
