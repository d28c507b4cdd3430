"""The canvas as people use it: click, hover, wheel, drag and keys."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QEnterEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from derm_viewer.screen.canvas.body_canvas import BodyCanvas
from derm_viewer.screen.canvas.hover import HoverInfo
from derm_viewer.screen.theme import DARK, LIGHT
from tests.screen.canvas_driver import LEFT, NO_KEYS, click, mouse, shown_canvas, wheel
from tests.screen.canvas_samples import LEVELS, left_shin, sample_answer, sample_atlas


@pytest.fixture
def canvas(qtbot: QtBot, tmp_path: Path) -> BodyCanvas:
    """A canvas with the small body, without shaded figures."""
    return shown_canvas(qtbot, tmp_path)


def test_a_click_tells_the_sheet_point(qtbot: QtBot, canvas: BodyCanvas) -> None:
    assert click(qtbot, canvas, *left_shin()) == pytest.approx(left_shin(), abs=0.2)


def test_a_click_between_the_views_tells_nothing(qtbot: QtBot, canvas: BodyCanvas) -> None:
    with qtbot.assertNotEmitted(canvas.point_clicked):
        QTest.mouseClick(canvas, LEFT, NO_KEYS, QPoint(3, 3))
    assert canvas.sheet_at(QPointF(3, 3)) is None


def test_the_right_button_does_not_answer(qtbot: QtBot, canvas: BodyCanvas) -> None:
    with qtbot.assertNotEmitted(canvas.point_clicked):
        QTest.mouseClick(canvas, Qt.MouseButton.RightButton, NO_KEYS, canvas.widget_at(*left_shin()).toPoint())


def test_a_view_that_is_not_shown_has_no_place(canvas: BodyCanvas) -> None:
    with pytest.raises(ValueError, match="no shown view"):
        canvas.widget_at(48.0, 0.0)


def test_the_wheel_zooms_about_the_pointer(canvas: BodyCanvas) -> None:
    at = canvas.widget_at(*left_shin())
    before = canvas.widget_at(left_shin()[0] + 1, left_shin()[1])
    wheel(canvas, at, 5)
    after = canvas.widget_at(*left_shin())
    assert (after.x(), after.y()) == pytest.approx((at.x(), at.y()), abs=0.5)
    assert canvas.widget_at(left_shin()[0] + 1, left_shin()[1]).x() - after.x() > 2 * (before.x() - at.x())


def test_a_click_in_the_zoomed_picture_tells_the_same_point(qtbot: QtBot, canvas: BodyCanvas) -> None:
    wheel(canvas, canvas.widget_at(*left_shin()), 6)
    assert click(qtbot, canvas, *left_shin()) == pytest.approx(left_shin(), abs=0.1)


def test_a_drag_pans_and_does_not_answer(qtbot: QtBot, canvas: BodyCanvas) -> None:
    wheel(canvas, canvas.widget_at(*left_shin()), 6)
    start = canvas.widget_at(*left_shin())
    with qtbot.assertNotEmitted(canvas.point_clicked):
        mouse(canvas, QEvent.Type.MouseButtonPress, start)
        mouse(canvas, QEvent.Type.MouseMove, start + QPointF(60, 30))
        mouse(canvas, QEvent.Type.MouseButtonRelease, start + QPointF(60, 30), Qt.MouseButton.NoButton)
    moved = canvas.widget_at(*left_shin()) - start
    assert (moved.x(), moved.y()) == pytest.approx((60, 30), abs=0.5)


def test_zoom_has_limits_and_a_way_back(canvas: BodyCanvas) -> None:
    fit = canvas.widget_at(*left_shin())
    for _ in range(30):
        canvas.zoom_in()
    scale = canvas.widget_at(left_shin()[0] + 1, left_shin()[1]).x() - canvas.widget_at(*left_shin()).x()
    canvas.zoom_in()
    assert canvas.widget_at(left_shin()[0] + 1, left_shin()[1]).x() - canvas.widget_at(*left_shin()).x() == (
        pytest.approx(scale)
    )
    canvas.zoom_reset()
    assert canvas.widget_at(*left_shin()) == fit
    canvas.zoom_out()
    assert canvas.widget_at(*left_shin()) == fit


def test_hover_names_the_area_and_its_roots(qtbot: QtBot, canvas: BodyCanvas) -> None:
    told: list[object] = []
    canvas.hovered.connect(told.append)
    at = canvas.widget_at(left_shin()[0] + 2, left_shin()[1] + 2)
    mouse(canvas, QEvent.Type.MouseMove, at, Qt.MouseButton.NoButton)
    mouse(canvas, QEvent.Type.MouseMove, at + QPointF(1, 0), Qt.MouseButton.NoButton)
    assert told == [HoverInfo("Left outer shin: ISNCSCI L5, Keegan-Garrett L5")]
    QApplication.sendEvent(canvas, QEvent(QEvent.Type.Leave))
    assert told[-1] is None


def test_after_a_zoom_the_words_are_about_what_lies_under_the_pointer_now(qtbot: QtBot, canvas: BodyCanvas) -> None:
    told: list[object] = []
    canvas.hovered.connect(told.append)
    at = canvas.widget_at(left_shin()[0] + 2, left_shin()[1] + 2)
    mouse(canvas, QEvent.Type.MouseMove, at, Qt.MouseButton.NoButton)
    for _ in range(4):
        canvas.zoom_in()
    qtbot.waitUntil(lambda: len(told) == 2)
    point = canvas.sheet_at(at)
    cell = canvas.cell_at(at)
    maps = canvas.stage.shown_maps()
    assert told[1] == (cell and point and canvas.probe.finder.describe(cell.view, *point, maps))
    canvas.stand_on(canvas.probe.turn(1))
    said = len(told)
    canvas.zoom_out()
    with qtbot.waitSignal(canvas._sharp.timeout):
        pass
    assert len(told) == said


def test_hover_names_a_key_point(canvas: BodyCanvas) -> None:
    told: list[object] = []
    canvas.hovered.connect(told.append)
    spot = next(s for s in sample_atlas().of(view="anterior", kind="key_point") if s.root == "L3" and s.side == "left")
    mouse(canvas, QEvent.Type.MouseMove, canvas.widget_at(spot.x, spot.y), Qt.MouseButton.NoButton)
    assert told == [HoverInfo("L3 key point: medial femoral condyle, left")]
    canvas.set_key_points_visible(False)
    canvas.grab()
    mouse(canvas, QEvent.Type.MouseMove, canvas.widget_at(spot.x, spot.y) + QPointF(1, 0), Qt.MouseButton.NoButton)
    assert isinstance(told[-1], HoverInfo)
    assert "key point" not in told[-1].text


def test_the_keyboard_alone_reaches_an_answer(qtbot: QtBot, canvas: BodyCanvas) -> None:
    canvas.setFocus(Qt.FocusReason.TabFocusReason)
    told: list[object] = []
    canvas.hovered.connect(told.append)
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Down):
        QTest.keyClick(canvas, key)
    assert [info.text.partition(":")[0] for info in told if isinstance(info, HoverInfo)] == [
        "Right groin",
        "Left groin",
        "Left front upper thigh",
    ]
    with qtbot.waitSignal(canvas.point_clicked) as clicked:
        QTest.keyClick(canvas, Qt.Key.Key_Return)
    assert clicked.args is not None
    assert LEVELS[9] < clicked.args[1] < LEVELS[4]
    assert canvas.accessibleDescription().startswith("Left front upper thigh")


def test_an_enter_event_is_harmless(canvas: BodyCanvas) -> None:
    at = QPointF(10, 10)
    QApplication.sendEvent(canvas, QEnterEvent(at, at, canvas.mapToGlobal(at)))


def test_two_hundred_random_acts_leave_it_working(qtbot: QtBot, canvas: BodyCanvas) -> None:
    rng = random.Random(20261124)  # noqa: S311
    acts: list[Callable[[], object]] = [
        lambda: wheel(canvas, spot(), rng.choice([-3, -1, 1, 2])),
        lambda: QTest.mouseClick(canvas, LEFT, NO_KEYS, spot().toPoint()),
        lambda: mouse(canvas, QEvent.Type.MouseMove, spot(), Qt.MouseButton.NoButton),
        lambda: mouse(canvas, QEvent.Type.MouseButtonPress, spot()),
        lambda: mouse(canvas, QEvent.Type.MouseMove, spot()),
        lambda: mouse(canvas, QEvent.Type.MouseButtonRelease, spot(), Qt.MouseButton.NoButton),
        lambda: QTest.keyClick(canvas, rng.choice([Qt.Key.Key_Left, Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_A])),
        lambda: canvas.set_shown_map(rng.choice(["all", "isncsci", "keegan_garrett"])),
        lambda: canvas.set_leg(rng.choice(["left", "right"])),
        lambda: canvas.set_whole_body(rng.random() < 0.5),
        lambda: canvas.set_key_points_visible(rng.random() < 0.5),
        lambda: canvas.set_theme(rng.choice([LIGHT, DARK])),
        lambda: canvas.show_answer(rng.choice([None, sample_answer(), sample_answer("L2", "right")])),
        lambda: canvas.resize(rng.randint(320, 1100), rng.randint(300, 800)),
        canvas.zoom_reset,
        canvas.settle,
        QApplication.processEvents,
    ]

    def spot() -> QPointF:
        return QPointF(rng.uniform(-20, canvas.width() + 20), rng.uniform(-20, canvas.height() + 20))

    for _ in range(200):
        rng.choice(acts)()
    canvas.set_leg("left")
    canvas.zoom_reset()
    mouse(canvas, QEvent.Type.MouseButtonRelease, QPointF(-5, -5), Qt.MouseButton.NoButton)
    assert click(qtbot, canvas, *left_shin()) == pytest.approx(left_shin(), abs=0.5)
