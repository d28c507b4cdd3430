"""The area under the pointer: what a move paints anew, and that parts painted one by one are what all at once is."""

from __future__ import annotations

import random
from itertools import product
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent, QPen, QRegion
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from derm_viewer.screen.canvas.body_canvas import BodyCanvas
from derm_viewer.screen.canvas.damage import MOST as MOST_PARTS
from derm_viewer.screen.canvas.damage import Damage
from derm_viewer.screen.canvas.frames import frames_of
from derm_viewer.screen.canvas.layout import Room, arrange
from derm_viewer.screen.canvas.lift import EDGE, MOST, VEIL, Lifts
from derm_viewer.screen.canvas.paint import transform_of
from derm_viewer.screen.canvas.paths import Paths
from derm_viewer.screen.canvas.stage import Stage
from derm_viewer.screen.canvas.touched import MOST as MOST_TOUCHED
from derm_viewer.screen.canvas.touched import Touched
from derm_viewer.screen.theme import DARK, LIGHT, Theme
from tests.screen.canvas_driver import BACK_OF_LEFT_LEG, mouse, shown_canvas, wheel
from tests.screen.canvas_samples import left_shin, sample_answer, sample_atlas

ONE, OTHER = QRect(10, 10, 30, 20), QRect(60, 15, 20, 40)
ATLAS = sample_atlas()
LAYOUT = arrange(frames_of(ATLAS, "left", False), Room(1000, 760, 30, 14, 12, 40))


@pytest.fixture
def canvas(qtbot: QtBot, tmp_path: Path) -> BodyCanvas:
    """A canvas with the small body, without shaded figures."""
    return shown_canvas(qtbot, tmp_path)


class Painted(QObject):
    """Keeps what was painted of a widget."""

    def __init__(self, canvas: BodyCanvas) -> None:
        super().__init__()
        self.regions: list[QRegion] = []
        canvas.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QPaintEvent):
            self.regions.append(QRegion(event.region()))
        return False


def hover(canvas: BodyCanvas, at: QPointF) -> None:
    """Move the pointer there, and let the window paint."""
    mouse(canvas, QEvent.Type.MouseMove, at, Qt.MouseButton.NoButton)
    QApplication.processEvents()


def leave(canvas: BodyCanvas) -> None:
    """Take the pointer off the canvas, and let the window paint."""
    QApplication.sendEvent(canvas, QEvent(QEvent.Type.Leave))
    QApplication.processEvents()


def standing(canvas: BodyCanvas) -> QImage:
    """The pixels as the window holds them: what was painted part by part."""
    kept = canvas.screen().grabWindow(canvas.winId()).toImage().convertToFormat(QImage.Format.Format_RGB32)
    if kept.isNull():
        pytest.skip("this system does not show a window's own pixels")
    return kept


def whole(canvas: BodyCanvas) -> QImage:
    """The pixels as the canvas paints them all at once."""
    return canvas.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)


def test_a_move_within_an_area_paints_nothing(canvas: BodyCanvas) -> None:
    at = canvas.widget_at(left_shin()[0] + 2, left_shin()[1] + 2)
    hover(canvas, at)
    painted = Painted(canvas)
    for step in range(5):
        hover(canvas, at + QPointF(0, step))
    assert painted.regions == []


def test_a_move_to_another_area_paints_the_two_and_nothing_else(canvas: BodyCanvas) -> None:
    one, other = canvas.widget_at(*left_shin()), canvas.widget_at(*BACK_OF_LEFT_LEG)
    hover(canvas, one)
    before = canvas.probe.lifted
    painted = Painted(canvas)
    hover(canvas, other)
    assert canvas.probe.lifted.contains(other.toPoint())
    assert painted.regions == [QRegion(before).united(canvas.probe.lifted)]


@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_away_from_an_area_everything_is_as_before(canvas: BodyCanvas, theme: Theme) -> None:
    canvas.set_theme(theme)
    canvas.show_answer(sample_answer())
    canvas.settle()
    leave(canvas)
    before = standing(canvas)
    hover(canvas, canvas.widget_at(*left_shin()))
    assert standing(canvas) != before
    leave(canvas)
    assert standing(canvas) == before


@pytest.mark.parametrize("notches", [0, 3])
def test_parts_painted_one_by_one_are_what_all_at_once_is(qtbot: QtBot, canvas: BodyCanvas, notches: int) -> None:
    canvas.show_answer(sample_answer())
    canvas.draw_painted = lambda painter, _: painter.fillRect(canvas.rect(), QColor(200, 0, 0, 30))
    if notches:
        wheel(canvas, canvas.widget_at(*left_shin()), notches)
        qtbot.waitUntil(lambda: canvas.stage.picture.camera == canvas.stage.camera)
    canvas.settle()
    QApplication.processEvents()
    rng = random.Random(7)  # noqa: S311  # the same places every time
    lifted = 0
    for _ in range(60):
        hover(canvas, QPointF(rng.uniform(0, canvas.width()), rng.uniform(0, canvas.height())))
        lifted += not canvas.probe.lifted.isEmpty()
        assert standing(canvas) == whole(canvas)
    assert lifted > 10


@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_an_area_is_lifted_by_a_veil_and_a_line(canvas: BodyCanvas, theme: Theme) -> None:
    canvas.set_theme(theme)
    canvas.settle()
    expected, at = whole(canvas), canvas.widget_at(*left_shin())
    hover(canvas, at)
    seen = whole(canvas)
    cell = canvas.cell_at(at)
    assert cell is not None
    area = canvas.probe.finder.area_at(cell.view, *left_shin())
    assert area is not None
    path = transform_of(cell).map(canvas.stage.paths.region(area))
    veil, edge = QColor("#FFFFFF"), QColor(theme.outline)
    veil.setAlphaF(VEIL)
    edge.setAlphaF(EDGE)
    painter = QPainter(expected)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(edge, 1.0))
    painter.setBrush(veil)
    painter.drawPath(path)
    painter.end()
    box = canvas.probe.lifted.adjusted(-2, -2, 2, 2)
    apart = {"inside": 0, "edge": 0, "outside": 0}
    for x, y in product(range(box.left(), box.right() + 1), range(box.top(), box.bottom() + 1)):
        if any(shown.box.contains(x, y) for shown in canvas.stage.shown):
            continue  # names lie over it
        around = QRectF(x - 1.5, y - 1.5, 4, 4)
        where = "inside" if path.contains(around) else "edge" if path.intersects(around) else "outside"
        apart[where] = max(apart[where], _apart(seen.pixelColor(x, y), expected.pixelColor(x, y)))
    assert apart["outside"] == 0
    assert apart["inside"] <= 1
    assert apart["edge"] <= 24  # of 255, where the veil ends in whole pixels under the line


def _apart(one: QColor, other: QColor) -> int:
    return max(abs(one.red() - other.red()), abs(one.green() - other.green()), abs(one.blue() - other.blue()))


def test_asked_parts_are_taken_once_the_lifted_one_last() -> None:
    parts = Damage()
    for rect in (OTHER, ONE, OTHER):
        parts.ask(rect)
    assert parts.asked == QRegion(ONE).united(OTHER)
    assert parts.take(QRegion(ONE).united(OTHER), QRect(62, 20, 5, 5)) == [(ONE, False), (OTHER, True)]
    assert parts.take(QRegion(ONE).united(OTHER), QRect()) == []


def test_a_lifted_area_in_no_single_part_is_drawn_in_each() -> None:
    parts = Damage()
    parts.ask(ONE)
    parts.ask(OTHER)
    assert parts.take(parts.asked, QRect(20, 12, 60, 10)) == [(ONE, True), (OTHER, True)]


@pytest.mark.parametrize(
    ("asked", "exposed"),
    [
        ([ONE], QRegion(ONE)),
        ([ONE, OTHER], QRegion(ONE)),
        ([ONE, OTHER], QRegion(QRect(0, 0, 200, 200))),
        ([QRect(20 * n, 0, 10, 10) for n in range(MOST_PARTS + 1)], None),
    ],
)
def test_what_was_not_asked_for_is_painted_at_once(asked: list[QRect], exposed: QRegion | None) -> None:
    parts = Damage()
    for rect in asked:
        parts.ask(rect)
    assert parts.take(parts.asked if exposed is None else exposed, QRect()) == []


@pytest.mark.parametrize("ratio", [1.0, 1.5, 2.0])
def test_a_part_of_the_picture_is_copied_as_the_whole_is(tmp_path: Path, ratio: float) -> None:
    stage = Stage(ATLAS, LIGHT, tmp_path)
    size = QSize(900, 700)
    stage.fit(size, ratio)
    stage.render()
    stage.name()
    stage.answer = sample_answer()
    stage.relight()
    while stage.picture.lighting:
        stage.picture.light_next()
    images = []
    for part_by_part in (False, True):
        image = QImage(size * ratio, QImage.Format.Format_RGB32)
        image.setDevicePixelRatio(ratio)
        painter = QPainter(image)
        for across in range(0, 900, 100):
            for down in range(0, 700, 70):
                part = QRect(across, down, 100, 70)
                if part_by_part:
                    stage.picture.draw_part(painter, part)
                else:
                    stage.picture.draw(painter, QRegion(part))
        painter.end()
        images.append(image)
    whole_image = QImage(size * ratio, QImage.Format.Format_RGB32)
    whole_image.setDevicePixelRatio(ratio)
    painter = QPainter(whole_image)
    stage.picture.draw(painter, QRegion(QRect(QPoint(), size)))
    painter.end()
    assert images[0] == images[1] == whole_image


def test_few_lifted_areas_are_kept() -> None:
    lifts, cell = Lifts(Paths(ATLAS)), LAYOUT.cells[0]
    areas = ATLAS.of(kind="area")
    first = lifts.of(areas[0], cell)
    assert lifts.of(areas[0], cell) is first
    assert lifts.of(areas[0], cell._replace(x=cell.x + 1)).rect == first.rect.translated(1, 0)
    made = [areas[0]._replace(id=str(n)) for n in range(3 * MOST)]
    for area in made:
        lifts.of(area, cell)
    assert len(lifts._kept) == MOST
    assert lifts.of(made[-1], cell) is lifts.of(made[-1], cell)


def test_the_marks_on_a_part_are_those_that_touch_it(canvas: BodyCanvas) -> None:
    touched, rng = Touched(), random.Random(3)  # noqa: S311
    for shown in (canvas.stage.shown, canvas.stage.shown[::2]):
        for _ in range(2 * MOST_TOUCHED):
            part = QRect(rng.randrange(900), rng.randrange(700), rng.randrange(1, 90), rng.randrange(1, 90))
            assert touched.marks(shown, part) == [one for one in shown if one.box.intersects(part)]
        assert len(touched._parts) <= MOST_TOUCHED


def test_marks_out_of_sight_are_left_out_until_they_are_seen(canvas: BodyCanvas) -> None:
    before = [shown.mark for shown in canvas.stage.shown]
    assert len(before) > 10
    for _ in range(6):
        canvas.zoom_in()
    seen = canvas.stage.shown
    assert 0 < len(seen) < len(before)
    assert all(shown.box.intersects(canvas.rect()) for shown in seen)
    canvas.pan(QPointF(-300, -200))
    assert {shown.mark for shown in canvas.stage.shown} != {shown.mark for shown in seen}
    canvas.zoom_reset()
    assert [shown.mark for shown in canvas.stage.shown] == before
