"""What can be seen on the canvas: maps, answers, legs, themes, sharpness."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from derm_viewer.screen.canvas.body_canvas import BodyCanvas
from derm_viewer.screen.theme import DARK, LIGHT
from tests.screen.canvas_driver import BACK_OF_LEFT_LEG, pixel, shown_canvas, wheel
from tests.screen.canvas_samples import LEVELS, atlas_of_three, left_shin, sample_answer


@pytest.fixture
def canvas(qtbot: QtBot, tmp_path: Path) -> BodyCanvas:
    """A canvas with the small body, without shaded figures."""
    return shown_canvas(qtbot, tmp_path)


def test_the_picture_is_sharp_again_after_a_zoom(qtbot: QtBot, canvas: BodyCanvas) -> None:
    x, y = left_shin()
    wheel(canvas, canvas.widget_at(x, y), 8)
    preview = canvas.grab().toImage()

    def sharp() -> None:
        assert canvas.grab().toImage() != preview

    qtbot.waitUntil(sharp)
    assert pixel(canvas, x, y).isValid()


def test_agreed_skin_is_fuller_than_disputed_skin(canvas: BodyCanvas) -> None:
    x = left_shin()[0]
    agreed = pixel(canvas, x + 2, (LEVELS[10] + LEVELS[11]) / 2)
    disputed = pixel(canvas, x, LEVELS[8] - 2)
    blank = pixel(canvas, x + 2, LEVELS[24])
    assert agreed.saturation() > disputed.saturation() > blank.saturation()


def test_one_map_leaves_blank_what_it_leaves_blank(canvas: BodyCanvas) -> None:
    x, y = left_shin()[0], (LEVELS[1] + LEVELS[2]) / 2
    canvas.set_shown_map("isncsci")
    drawn = pixel(canvas, x - 6, y)
    canvas.set_shown_map("keegan_garrett")
    blank = pixel(canvas, x - 6, y)
    assert blank.name().lower() == LIGHT.body_light.lower()
    assert drawn != blank


def test_an_unknown_map_is_refused(canvas: BodyCanvas) -> None:
    with pytest.raises(KeyError, match="isncsci"):
        canvas.set_shown_map("nosuch")


def test_the_answer_is_strong_on_its_own_side_only(canvas: BodyCanvas) -> None:
    x, y = left_shin()
    right = -176.0 - 100.0 - x
    beside = (x + 2.4, LEVELS[22] + 2)
    before = pixel(canvas, *beside)
    other = pixel(canvas, right - 2.4, LEVELS[22] + 2)
    canvas.show_answer(sample_answer())
    lit = pixel(canvas, *beside)
    assert lit.saturation() > before.saturation()
    assert lit.name().lower() == LIGHT.root("L5").lower()
    assert pixel(canvas, right - 2.4, LEVELS[22] + 2) == other
    assert pixel(canvas, x, y).name().lower() == LIGHT.marker.lower()
    canvas.show_answer(None)
    assert pixel(canvas, *beside) == before


def test_the_answers_other_views_follow(qtbot: QtBot, canvas: BodyCanvas) -> None:
    before = pixel(canvas, *BACK_OF_LEFT_LEG)
    canvas.show_answer(sample_answer())

    def lit() -> None:
        assert pixel(canvas, *BACK_OF_LEFT_LEG).saturation() > before.saturation()

    qtbot.waitUntil(lit)


def test_an_answer_during_a_zoom_lands_in_its_place(canvas: BodyCanvas) -> None:
    x, y = left_shin()
    wheel(canvas, canvas.widget_at(x, y), 3)
    canvas.show_answer(sample_answer())
    assert pixel(canvas, x, y).name().lower() == LIGHT.marker.lower()
    assert pixel(canvas, x + 2.4, LEVELS[22] + 2).name().lower() == LIGHT.root("L5").lower()


def test_an_answer_beside_the_body_marks_nothing(canvas: BodyCanvas) -> None:
    before = canvas.grab().toImage()
    canvas.show_answer(sample_answer(where="outside"))
    assert canvas.grab().toImage() == before


def test_the_other_leg_can_be_shown(canvas: BodyCanvas) -> None:
    canvas.set_leg("right")
    canvas.widget_at(48.0, -40.0)
    with pytest.raises(ValueError, match="no shown view"):
        canvas.widget_at(2.0, -40.0)


def test_changing_the_leg_and_back_leaves_no_trace(canvas: BodyCanvas) -> None:
    before = canvas.grab().toImage()
    canvas.set_leg("right")
    other = canvas.grab().toImage()
    canvas.set_leg("left")
    assert other != before
    assert canvas.grab().toImage() == before


def test_the_whole_body_reaches_higher(canvas: BodyCanvas) -> None:
    low = canvas.widget_at(*left_shin())
    canvas.set_whole_body(True)
    assert canvas.widget_at(*left_shin()) != low


def test_the_dark_theme_changes_the_ground(canvas: BodyCanvas) -> None:
    canvas.set_theme(DARK)
    assert canvas.grab().toImage().pixelColor(2, 2).lightness() < 60


def test_the_focus_and_the_crosshair_can_be_seen(canvas: BodyCanvas) -> None:
    QApplication.sendEvent(canvas, QFocusEvent(QEvent.Type.FocusOut))
    plain = canvas.grab().toImage()
    QApplication.sendEvent(canvas, QFocusEvent(QEvent.Type.FocusIn, Qt.FocusReason.TabFocusReason))
    ringed = canvas.grab().toImage()
    QTest.keyClick(canvas, Qt.Key.Key_Down)
    assert ringed != plain
    assert canvas.grab().toImage() != ringed


def test_settle_finishes_a_zoom_at_once(canvas: BodyCanvas) -> None:
    canvas.zoom_in()
    preview = canvas.grab().toImage()
    canvas.settle()
    assert canvas.grab().toImage() != preview


def test_nothing_heavy_is_imported_for_the_picture(root: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from PySide6.QtWidgets import QApplication; "
        "from tests.screen.canvas_samples import sample_atlas; from derm_viewer.screen.theme import LIGHT; "
        "from derm_viewer.screen.canvas.body_canvas import BodyCanvas; app = QApplication([]); "
        "c = BodyCanvas(sample_atlas(), LIGHT, Path('nowhere')); c.resize(800, 600); c.show(); app.processEvents(); "
        "print(sorted({'numpy', 'shapely', 'jsonschema'} & set(sys.modules)))"
    )
    told = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run([sys.executable, "-c", code], cwd=root, env=told, capture_output=True, text=True, timeout=60)
    assert done.stdout.strip() == "[]", done.stderr


def test_the_more_maps_agree_the_fuller_the_colour(qtbot: QtBot, tmp_path: Path) -> None:
    canvas = BodyCanvas(atlas_of_three(), LIGHT, tmp_path)
    qtbot.addWidget(canvas)
    canvas.resize(1000, 760)
    canvas.set_key_points_visible(False)
    x = left_shin()[0]
    three = pixel(canvas, x + 2.4, LEVELS[22] + 2)
    two = pixel(canvas, x + 2.4, LEVELS[16] + 2)
    one = pixel(canvas, x - 6.5, LEVELS[1] - 2)
    assert three.saturation() > two.saturation() > one.saturation() > 0
