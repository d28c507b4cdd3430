"""Painting with the mouse, judged at the words in the panel."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QImage, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from derm_viewer.app import Parts
from derm_viewer.screen.canvas import strokes as canvas_strokes
from tests.body.sample import write_sample
from tests.screen.conftest import SHIN, button
from tests.screen.paint_driver import begin, choose, drag, gate, surfaces

pytestmark = pytest.mark.usefixtures("active")
DOWN = [(-85.0, -54.0), (-85.0, -60.0), (-85.0, -66.0)]
"""Down the left outer shin: L5 in both maps of the small body."""
OTHER = [(-115.0, -54.0), (-115.0, -66.0)]
"""Down the right outer shin."""
LATER = (
    "derm_viewer.consult.painting",
    "derm_viewer.body.cover",
    "derm_viewer.screen.paint.desk",
    "derm_viewer.screen.canvas.strokes",
    "derm_viewer.screen.record.save_desk",
    "derm_viewer.screen.record.export_desk",
    "derm_viewer.export.pictures",
)
PLAIN = Qt.KeyboardModifier.NoModifier
CTRL = Qt.KeyboardModifier.ControlModifier


def test_a_stroke_is_answered_with_side_size_shares_and_fit(parts: Parts) -> None:
    begin(parts)
    drag(parts, DOWN)
    said = parts.window.answer_words.replace("\u00a0", " ")
    # 12 cm long and 2 cm wide with round ends: 24 + pi = 27.1 cm2; screen pixels round it.
    heading = next(line for line in said.splitlines() if line.startswith("Patient\u2019s left, pain: "))
    assert float(heading.split(": ")[1].split()[0]) == pytest.approx(27, abs=1.5)
    assert "One root has most of it in every map that counts: L5, 100 %." in said
    assert "ISNCSCI: L5 100 %" in said
    assert "lumbar root pain left its dermatome in 64.1 %" in said
    assert "Murphy" in said
    assert "left outer shin" in said.casefold()


def test_both_sides_are_told_apart(parts: Parts) -> None:
    begin(parts)
    drag(parts, DOWN)
    drag(parts, OTHER)
    said = parts.window.answer_words
    assert "Patient\u2019s left, pain" in said
    assert "Patient\u2019s right, pain" in said
    assert parts.consult.answer is not None
    assert parts.consult.answer.place.side == "right", "the place is that of the last stroke"


def test_both_legs_painted_put_the_questions_to_the_top_until_one_is_rubbed_out(parts: Parts) -> None:
    ask = "Both legs: ask now"
    begin(parts)
    drag(parts, DOWN)
    assert ask not in parts.window.answer_words
    drag(parts, OTHER)
    assert ask in parts.window.answer_words
    parts.consult.clear()
    assert ask in parts.window.answer_words, "the marks are still there"
    choose(parts, "Undo stroke")
    assert ask not in parts.window.answer_words
    choose(parts, "Redo stroke")
    assert ask in parts.window.answer_words
    choose(parts, "Brush size: 4 cm")
    choose(parts, "Tool: Eraser")
    drag(parts, DOWN)
    assert ask not in parts.window.answer_words


def test_another_person_is_not_asked_because_of_the_marks_of_the_last(parts: Parts) -> None:
    begin(parts)
    drag(parts, DOWN)
    drag(parts, OTHER)
    parts.consult.begin_anew()
    assert surfaces(parts) == ()
    assert parts.consult.findings.emergency is None
    parts.consult.point_at(*DOWN[0])
    assert "Both legs: ask now" not in parts.window.answer_words


def test_undo_to_the_empty_body_restores_everything(parts: Parts, qtbot: QtBot) -> None:
    before = parts.window.answer_words
    begin(parts)
    drag(parts, DOWN)
    drag(parts, OTHER)
    painted = surfaces(parts)
    said = parts.window.answer_words
    for _ in range(2):
        QTest.keyClick(parts.window, Qt.Key.Key_Z, CTRL)
    assert surfaces(parts) == ()
    assert parts.window.answer_words == before
    for _ in range(2):
        QTest.keyClick(parts.window, Qt.Key.Key_Y, CTRL)
    assert surfaces(parts) == painted
    assert parts.window.answer_words == said


def test_undo_brings_back_the_place_that_was_clicked_before(parts: Parts) -> None:
    parts.consult.point_at(*OTHER[0])
    before = parts.window.answer_words
    begin(parts)
    drag(parts, DOWN)
    choose(parts, "Undo stroke")
    assert parts.window.answer_words == before


def test_in_examine_mode_undo_is_that_of_the_findings(parts: Parts) -> None:
    begin(parts)
    drag(parts, DOWN)
    parts.consult.set_finding("big_toe_up", "left", "weak")
    QTest.keyClick(parts.window, Qt.Key.Key_E)
    QTest.keyClick(parts.window, Qt.Key.Key_Z, CTRL)
    assert parts.consult.findings.all == ()
    assert len(surfaces(parts)) == 1


def test_the_eraser_takes_away_and_the_place_stays(parts: Parts) -> None:
    begin(parts)
    drag(parts, DOWN)
    whole, answered = surfaces(parts)[0].shape.area, parts.consult.answer
    choose(parts, "Tool: Eraser")
    drag(parts, DOWN[1:])
    assert 0 < surfaces(parts)[0].shape.area < whole * 0.6
    assert parts.consult.answer == answered


def test_a_lasso_paints_what_it_encloses_and_a_line_is_refused(parts: Parts, qtbot: QtBot) -> None:
    begin(parts)
    choose(parts, "Tool: Lasso")
    drag(parts, [(-87.0, -50.0), (-83.0, -50.0), (-83.0, -60.0), (-87.0, -60.0)])
    assert surfaces(parts)[0].shape.area == pytest.approx(40, rel=0.1)
    drag(parts, [(-85.0, -50.0), (-85.0, -50.1)])
    assert len(surfaces(parts)) == 1, "what was painted stays"
    dialog = QApplication.activeModalWidget()
    assert dialog is not None
    dialog.close()


def test_a_click_paints_a_whole_area(parts: Parts) -> None:
    begin(parts)
    choose(parts, "Tool: Area")
    drag(parts, [SHIN])
    assert surfaces(parts)[0].shape.area == pytest.approx(6 * 30)
    choose(parts, "Clear marks")
    assert surfaces(parts) == ()


def test_each_quality_has_its_own_marks(parts: Parts) -> None:
    begin(parts)
    drag(parts, DOWN)
    QTest.keyClick(parts.window, Qt.Key.Key_3)
    drag(parts, OTHER)
    assert {one.quality for one in surfaces(parts)} == {"pain", "numbness"}
    said = parts.window.answer_words
    assert "Patient\u2019s right, numbness" in said
    assert "Patient\u2019s left, pain" not in said
    assert "Also marked: pain." in said


def test_the_brush_is_as_wide_as_it_says(parts: Parts) -> None:
    begin(parts)
    for name, radius in (("Brush size: 1 cm", 0.5), ("Brush size: 4 cm", 2.0)):
        choose(parts, name)
        drag(parts, [SHIN])
        left, _, right, _ = surfaces(parts)[0].shape.bounds
        assert right - left == pytest.approx(2 * radius, rel=0.02)
        choose(parts, "Undo stroke")


def test_a_stroke_is_given_up_with_escape(parts: Parts) -> None:
    begin(parts)
    layer = gate(parts).desk.layer
    QTest.mousePress(layer, Qt.MouseButton.LeftButton, pos=parts.window.canvas.widget_at(*SHIN).toPoint())
    QTest.keyClick(parts.window, Qt.Key.Key_Escape)
    QTest.mouseRelease(layer, Qt.MouseButton.LeftButton, pos=parts.window.canvas.widget_at(*OTHER[0]).toPoint())
    assert surfaces(parts) == ()


def test_the_marks_are_seen_and_stay_after_painting(parts: Parts) -> None:
    canvas = parts.window.canvas
    begin(parts)
    drag(parts, DOWN)
    button(parts.window, "Done").click()
    assert not button(parts.window, "Paint").isChecked()
    at = canvas.widget_at(-84.05, -60.0).toPoint()
    shown = canvas.grab().toImage()
    gate(parts).desk.painting.clear()
    bare = canvas.grab().toImage()
    assert _differ(shown, bare, at.x(), at.y())


def test_a_click_answers_again_after_painting(parts: Parts) -> None:
    begin(parts)
    drag(parts, DOWN)
    QTest.keyClick(parts.window, Qt.Key.Key_P)
    canvas = parts.window.canvas
    QTest.mouseClick(canvas, Qt.MouseButton.LeftButton, pos=canvas.widget_at(*OTHER[0]).toPoint())
    assert parts.consult.answer is not None
    assert parts.consult.answer.place.side == "right"
    assert len(surfaces(parts)) == 1


def test_the_keyboard_alone_paints_an_area(parts: Parts) -> None:
    begin(parts)
    choose(parts, "Tool: Area")
    parts.window.canvas.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(parts.window.canvas, Qt.Key.Key_Down)
    QTest.keyClick(parts.window.canvas, Qt.Key.Key_Return)
    assert len(surfaces(parts)) == 1
    assert "The marked skin" in parts.window.answer_words


def test_the_right_button_moves_the_picture_and_paints_nothing(parts: Parts) -> None:
    begin(parts)
    canvas, layer = parts.window.canvas, gate(parts).desk.layer
    canvas.zoom_in()
    before = canvas.widget_at(*SHIN)
    at = before.toPoint()
    QTest.mousePress(layer, Qt.MouseButton.RightButton, pos=at)
    moved = QMouseEvent(
        QEvent.Type.MouseMove,
        before + QPointF(0, -20),
        canvas.mapToGlobal(before + QPointF(0, -20)),
        Qt.MouseButton.NoButton,
        Qt.MouseButton.RightButton,
        PLAIN,
    )
    QApplication.sendEvent(layer, moved)
    QTest.mouseRelease(layer, Qt.MouseButton.RightButton, pos=at)
    assert canvas.widget_at(*SHIN).y() == pytest.approx(before.y() - 20, abs=1)
    assert surfaces(parts) == ()


def test_another_map_forgets_the_marks(parts: Parts, tmp_path: Path) -> None:
    begin(parts)
    drag(parts, DOWN)
    parts.files.open(write_sample(tmp_path / "other.geojson"))
    assert surfaces(parts) == ()
    assert "The marked skin" not in parts.window.answer_words


def test_the_patterns_differ_without_colour(qapp: QApplication) -> None:
    grey = []
    for quality in canvas_strokes.COLOURS:
        picture = canvas_strokes.tile(quality, 2.0).toImage().convertToFormat(QImage.Format.Format_Alpha8)
        side = picture.width()
        grey.append([picture.pixelColor(x, y).alpha() > 230 for x in range(side) for y in range(side)])
    for one, other in ((0, 1), (0, 2), (1, 2)):
        unlike = sum(a != b for a, b in zip(grey[one], grey[other], strict=True))
        assert unlike > len(grey[one]) * 0.1


@pytest.mark.parametrize("ratio", [1, 2])
def test_in_a_thin_mark_the_lines_of_numbness_still_cross(qapp: QApplication, ratio: int) -> None:
    """Six pixels are seen between the edges of the thinnest mark, wherever it lies on the pattern."""
    picture = canvas_strokes.tile("numbness", ratio).toImage()
    side, seen = picture.width(), range(6 * ratio)
    for left in range(side):
        dark = [[picture.pixelColor((left + x) % side, y).alpha() > 230 for x in seen] for y in range(side)]
        assert sum(map(all, dark)) >= 2 * ratio, "lines across"
        assert any(all(column) for column in zip(*dark, strict=True)), "a line along"


def test_a_start_brings_in_nothing_of_it(started: frozenset[str]) -> None:
    assert not started.intersection(LATER)


def _differ(one: QImage, other: QImage, x: int, y: int) -> bool:
    """Whether two pictures differ somewhere near a point."""
    near = [(x + i, y + j) for i in range(-3, 4) for j in range(-3, 4)]
    return any(one.pixelColor(*at) != other.pixelColor(*at) for at in near)


def test_the_legend_says_which_pattern_is_which_quality(parts: Parts) -> None:
    begin(parts)
    canvas = parts.window.canvas
    place = canvas._probe.legend_rect(canvas.height()).toAlignedRect()
    bare = canvas.grab(place).toImage()
    drag(parts, [SHIN, (SHIN[0], SHIN[1] + 4)])
    assert "pain" in canvas._stage.legend.marks
    shown = canvas.grab(place).toImage()
    assert shown != bare
    reds = [shown.pixelColor(x, y) for x in range(30) for y in range(shown.height())]
    assert any(one.red() > 120 and one.green() < 90 for one in reds), "the pattern of pain stands first"
    choose(parts, "Clear marks")
    assert not canvas._stage.legend.marks
