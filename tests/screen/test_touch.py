"""Fingers on the body and on the marks, judged at what is shown."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QNativeGestureEvent, QPointingDevice, QTabletEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from derm_viewer.app import Parts
from derm_viewer.screen.answer.panel import AnswerPanel
from derm_viewer.screen.canvas.touch import REACH
from derm_viewer.screen.column import Column
from derm_viewer.screen.examine.row import ChoiceRow
from derm_viewer.screen.fingers import SLOP
from derm_viewer.screen.paint.layer import PaintLayer
from derm_viewer.screen.window.footer import Footer
from derm_viewer.screen.window.main_window import MainWindow
from tests.screen.conftest import SHIN, TOE, Opener, button
from tests.screen.examine_driver import panel
from tests.screen.paint_driver import begin, gate, surfaces
from tests.screen.touch_driver import lift, pinch, press, screen, slide, tap, unplug

SAID = "L5 in both maps"


@pytest.fixture(autouse=True)
def _no_touch_screen_stays() -> Iterator[None]:
    yield
    unplug()


def at(window: MainWindow, point: tuple[float, float]) -> QPointF:
    return window.canvas.widget_at(*point)


def test_a_tap_answers_like_a_click(window: MainWindow) -> None:
    tap(window.canvas, at(window, SHIN))
    assert SAID in window.answer_words


def test_a_tap_beside_the_body_means_the_nearest_skin(window: MainWindow) -> None:
    canvas = window.canvas
    inside = at(window, SHIN)
    edge = inside
    while canvas._probe.skin_at(edge) is not None:
        edge = edge + QPointF(1, 0)
    far = edge + QPointF(REACH + 8, 0)
    assert canvas._probe.skin_at(far) is None
    tap(canvas, far)
    assert SAID not in window.answer_words
    tap(canvas, edge + QPointF(REACH - 4, 0))
    assert "shin" in window.answer_words.casefold()


def test_a_finger_that_rolls_a_little_still_taps(window: MainWindow) -> None:
    start = at(window, SHIN)
    slide(window.canvas, [start, start + QPointF(SLOP - 2, 3), start + QPointF(4, SLOP - 2)])
    assert SAID in window.answer_words


def test_one_finger_moves_the_larger_picture_and_answers_nothing(window: MainWindow) -> None:
    canvas = window.canvas
    canvas.zoom_in()
    canvas.zoom_in()
    before = at(window, SHIN)
    start = QPointF(canvas.rect().center())
    slide(canvas, [start, start + QPointF(20, 10), start + QPointF(50, 30)])
    after = at(window, SHIN)
    assert (after - before).toPoint() == QPointF(50, 30).toPoint()
    assert SAID not in window.answer_words


def test_two_fingers_zoom_about_the_skin_between_them(window: MainWindow) -> None:
    canvas = window.canvas
    middle = at(window, SHIN)
    wide = at(window, (SHIN[0] + 1, SHIN[1])).x() - middle.x()
    aside = QPointF(40, 0)
    pinch(canvas, (middle - aside, middle - aside * 2), (middle + aside, middle + aside * 2))
    again = at(window, SHIN)
    assert abs(again.x() - middle.x()) < 3
    assert abs(again.y() - middle.y()) < 3
    assert at(window, (SHIN[0] + 1, SHIN[1])).x() - again.x() == pytest.approx(2 * wide, rel=0.06)
    assert SAID not in window.answer_words


def test_two_fingers_together_move_the_picture(window: MainWindow) -> None:
    canvas = window.canvas
    canvas.zoom_in()
    canvas.zoom_in()
    before, start, way = at(window, SHIN), QPointF(canvas.rect().center()), QPointF(-30, 24)
    aside = QPointF(50, 0)
    pinch(canvas, (start - aside, start - aside + way), (start + aside, start + aside + way))
    moved = at(window, SHIN) - before
    assert abs(moved.x() - way.x()) < 3
    assert abs(moved.y() - way.y()) < 3


def test_a_resting_finger_says_what_lies_under_it(window: MainWindow, qtbot: QtBot) -> None:
    press(window.canvas, at(window, SHIN))
    footer = window.findChildren(Footer)[0]
    qtbot.waitUntil(lambda: "shin" in footer.place.casefold())
    assert "shin" in QToolTip.text().casefold()
    lift(window.canvas, at(window, SHIN))
    assert SAID not in window.answer_words, "looking is not asking"
    tap(window.canvas, at(window, TOE))
    assert "toe" in window.answer_words.casefold()


def test_a_touchpads_pinch_zooms(window: MainWindow) -> None:
    canvas, middle = window.canvas, at(window, SHIN)
    wide = at(window, (SHIN[0] + 1, SHIN[1])).x() - middle.x()
    zoom = Qt.NativeGestureType.ZoomNativeGesture
    device = QPointingDevice.primaryPointingDevice()
    event = QNativeGestureEvent(zoom, device, 2, middle, middle, canvas.mapToGlobal(middle), 0.5, QPointF())
    QApplication.sendEvent(canvas, event)
    assert at(window, (SHIN[0] + 1, SHIN[1])).x() - at(window, SHIN).x() == pytest.approx(1.5 * wide, rel=0.05)


def test_one_finger_paints_and_two_move_the_picture(parts: Parts) -> None:
    begin(parts)
    window = parts.window
    layer = gate(parts).desk.layer
    start = at(window, SHIN)
    slide(layer, [start, start + QPointF(0, 12), start + QPointF(0, 30)])
    painted = surfaces(parts)
    assert len(painted) == 1
    assert painted[0].shape.area > 0
    aside = QPointF(30, 0)
    wide = at(window, (SHIN[0] + 1, SHIN[1])).x() - start.x()
    pinch(layer, (start - aside, start - aside * 2), (start + aside, start + aside * 2))
    assert surfaces(parts) == painted, "the beginning of a pinch is no mark"
    assert at(window, (SHIN[0] + 1, SHIN[1])).x() - at(window, SHIN).x() > 1.5 * wide


@pytest.mark.parametrize("pressure", [0.05, 1.0])
def test_a_pens_pressure_changes_nothing(parts: Parts, pressure: float) -> None:
    """Nobody takes the pen's own events, so Qt makes a mouse of them, which knows no pressure."""
    begin(parts)
    layer: PaintLayer = gate(parts).desk.layer
    where = at(parts.window, SHIN)
    event = QTabletEvent(
        QEvent.Type.TabletPress, screen(), where, layer.mapToGlobal(where), pressure, 0, 0, 0, 0, 0,
        Qt.KeyboardModifier.NoModifier, Qt.MouseButton.LeftButton, Qt.MouseButton.LeftButton,
    )  # fmt: skip
    QApplication.sendEvent(layer, event)
    assert not event.isAccepted()
    QTest.mouseClick(layer, Qt.MouseButton.LeftButton, pos=where.toPoint())
    assert len(surfaces(parts)) == 1


def test_a_finger_scrolls_the_answer_and_taps_in_it(open_window: Opener, qtbot: QtBot) -> None:
    screen()
    parts = open_window(size=(1100, 600))
    window = parts.window
    assert window.look.touch
    tap(window.canvas, at(window, SHIN))
    column = window.findChildren(AnswerPanel)[0].findChildren(Column)[0]
    assert SAID in window.answer_words
    port, start = column.viewport(), QPointF(column.width() / 2, column.height() * 0.8)
    slide(port, [start, start - QPointF(0, 40), start - QPointF(0, 120)])
    assert column.start == 120
    slide(port, [start - QPointF(0, 120), start - QPointF(0, 60), start])
    assert column.start == 0
    panel(window).set_examining(True)
    where = next(one for one in window.findChildren(ChoiceRow) if one.isVisible() and one.item)
    assert where.item is not None
    word = where.item.choices[0].word
    tap(port, QPointF(where.mapTo(port, where.chip_at(word).center().toPoint())))
    assert [found.result for found in parts.consult.findings.all] == [word]


def test_a_finger_that_rests_on_a_button_reads_its_name_and_presses_nothing(
    open_window: Opener, qtbot: QtBot
) -> None:
    screen()
    window = open_window().window
    made = button(window, "Skin nerves")
    where = QPointF(made.rect().center())
    press(made, where)
    qtbot.waitUntil(lambda: "territories of the skin nerves" in QToolTip.text().replace("\u00a0", " "))
    lift(made, where)
    assert not made.isChecked()
    tap(made, where)
    assert made.isChecked()
