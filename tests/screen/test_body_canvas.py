"""The canvas as people use it: click, hover, wheel, drag, keys; and what can be seen afterwards."""

from __future__ import annotations

import random
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QEnterEvent, QImage, QMouseEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from derm_viewer.screen.body_canvas import BodyCanvas
from derm_viewer.screen.canvas_hover import HoverInfo
from derm_viewer.screen.theme import DARK, LIGHT
from tests.screen.canvas_samples import LEVELS, left_shin, sample_answer, sample_atlas

BACK_OF_LEFT_LEG = (-60.0 - (left_shin()[0] + 138.0) - 2.0, LEVELS[22] + 2)
LEFT, NO_KEYS = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


@pytest.fixture
def canvas(qtbot: QtBot, tmp_path: Path) -> BodyCanvas:
    """A canvas with the small body, painted, without shaded figures."""
    widget = BodyCanvas(sample_atlas(), LIGHT, tmp_path)
    qtbot.addWidget(widget)
    widget.resize(1000, 760)
    with qtbot.waitSignal(widget.first_painted):
        widget.show()
    widget.settle()
    return widget


def pixel(canvas: BodyCanvas, x: float, y: float) -> QColor:
    """The colour at a sheet point."""
    image: QImage = canvas.grab().toImage()
    return image.pixelColor(canvas.widget_at(x, y).toPoint())


def click(qtbot: QtBot, canvas: BodyCanvas, x: float, y: float) -> tuple[float, float]:
    """Click a sheet point; returns the sheet point that was told."""
    with qtbot.waitSignal(canvas.point_clicked) as told:
        QTest.mouseClick(canvas, LEFT, NO_KEYS, canvas.widget_at(x, y).toPoint())
    assert told.args is not None
    return told.args[0], told.args[1]


def wheel(canvas: BodyCanvas, at: QPointF, notches: int) -> None:
    """Turn the wheel over a point."""
    none, phase = Qt.MouseButton.NoButton, Qt.ScrollPhase.NoScrollPhase
    turned = QPoint(0, 120 * notches)
    event = QWheelEvent(at, canvas.mapToGlobal(at), QPoint(), turned, none, NO_KEYS, phase, False)
    QApplication.sendEvent(canvas, event)


def mouse(canvas: BodyCanvas, kind: QEvent.Type, at: QPointF, held: Qt.MouseButton = LEFT) -> None:
    """Send one mouse event."""
    button = LEFT if kind is not QEvent.Type.MouseMove else Qt.MouseButton.NoButton
    QApplication.sendEvent(canvas, QMouseEvent(kind, at, canvas.mapToGlobal(at), button, held, NO_KEYS))


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


def test_the_picture_is_sharp_again_after_a_zoom(qtbot: QtBot, canvas: BodyCanvas) -> None:
    x, y = left_shin()
    wheel(canvas, canvas.widget_at(x, y), 8)
    preview = canvas.grab().toImage()

    def sharp() -> None:
        assert canvas.grab().toImage() != preview

    qtbot.waitUntil(sharp)
    assert pixel(canvas, x, y).isValid()


def test_hover_names_the_area_and_its_roots(qtbot: QtBot, canvas: BodyCanvas) -> None:
    told: list[object] = []
    canvas.hovered.connect(told.append)
    at = canvas.widget_at(left_shin()[0] + 2, left_shin()[1] + 2)
    mouse(canvas, QEvent.Type.MouseMove, at, Qt.MouseButton.NoButton)
    mouse(canvas, QEvent.Type.MouseMove, at + QPointF(1, 0), Qt.MouseButton.NoButton)
    assert told == [HoverInfo("Left outer shin: ISNCSCI L5, Keegan-Garrett L5")]
    QApplication.sendEvent(canvas, QEvent(QEvent.Type.Leave))
    assert told[-1] is None


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


def test_the_focus_and_the_crosshair_can_be_seen(canvas: BodyCanvas) -> None:
    canvas.clearFocus()
    plain = canvas.grab().toImage()
    canvas.setFocus(Qt.FocusReason.TabFocusReason)
    ringed = canvas.grab().toImage()
    QTest.keyClick(canvas, Qt.Key.Key_Down)
    assert ringed != plain
    assert canvas.grab().toImage() != ringed


def test_settle_finishes_a_zoom_at_once(canvas: BodyCanvas) -> None:
    canvas.zoom_in()
    preview = canvas.grab().toImage()
    canvas.settle()
    assert canvas.grab().toImage() != preview


def test_an_enter_event_is_harmless(canvas: BodyCanvas) -> None:
    at = QPointF(10, 10)
    QApplication.sendEvent(canvas, QEnterEvent(at, at, canvas.mapToGlobal(at)))


def test_nothing_heavy_is_imported_for_the_picture(root: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from PySide6.QtWidgets import QApplication; "
        "from tests.screen.canvas_samples import sample_atlas; from derm_viewer.screen.theme import LIGHT; "
        "from derm_viewer.screen.body_canvas import BodyCanvas; app = QApplication([]); "
        "c = BodyCanvas(sample_atlas(), LIGHT, Path('nowhere')); c.resize(800, 600); c.show(); app.processEvents(); "
        "print(sorted({'numpy', 'shapely', 'jsonschema'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=root, capture_output=True, text=True, timeout=60)
    assert done.stdout.strip() == "[]", done.stderr


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
