"""The body as a screen reader sees it: views, areas in reading order, regions of one map, press and focus."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from derm_viewer.app import Parts
from derm_viewer.screen.access.node import Whole
from derm_viewer.screen.window.main_window import MainWindow
from tests.screen.access_driver import Seen, face_of, tree
from tests.screen.conftest import SHIN, Click, Opener, activate

Role = QAccessible.Role


def views(window: MainWindow) -> list[Seen]:
    """The lists of the body."""
    return [seen for seen in tree(window.canvas) if seen.role == Role.List]


def areas(window: MainWindow, view: str) -> list[Seen]:
    """What a view lists."""
    return [seen for seen in tree(window.canvas) if seen.path[-1:] == (view,)]


def front(window: MainWindow, beginning: str) -> Seen:
    """An area of the front view."""
    return next(seen for seen in areas(window, "Front") if seen.name.startswith(beginning))


def test_every_view_is_a_list_of_areas_with_side_and_agreement(window: MainWindow) -> None:
    names = [seen.name for seen in views(window)]
    assert names[:2] == ["Front", "Left leg, outer side"]
    said = [seen.name for seen in areas(window, "Front")]
    assert "left outer shin; L5 in 2 of 2 maps" in said
    assert "left inner shin; L4 in 2 of 2 maps" in said
    assert all(one.startswith(("left ", "right ")) or "midline" in one for one in said)


def test_areas_come_line_by_line_from_the_top_each_line_from_left_to_right(window: MainWindow) -> None:
    tops = [seen.face.rect().center().y() for seen in areas(window, "Front")]
    assert tops[0] == min(tops)
    assert tops[-1] > sum(tops) / len(tops)
    line = [seen.name.partition(";")[0] for seen in areas(window, "Front") if "shin" in seen.name]
    parts = ("outer shin", "front of the shin", "inner shin")
    assert line == [f"right {part}" for part in parts] + [f"left {part}" for part in reversed(parts)]


def test_an_area_lies_where_it_is_seen_and_is_found_there(window: MainWindow) -> None:
    shin = front(window, "left outer shin")
    at = window.canvas.mapToGlobal(window.canvas.widget_at(*SHIN).toPoint())
    assert shin.face.rect().contains(at)
    found = face_of(window.canvas).childAt(at.x(), at.y())
    assert found.text(QAccessible.Text.Name) == shin.name
    between = window.canvas.mapToGlobal(window.canvas.rect().topLeft())
    assert face_of(window.canvas).childAt(between.x(), between.y()) is None


def test_pressing_an_area_answers_like_a_click(parts: Parts, window: MainWindow) -> None:
    shin = front(window, "left outer shin")
    assert shin.role == Role.ListItem
    assert not shin.has("selected")
    shin.press()
    assert parts.consult.answer is not None
    assert (parts.consult.answer.place.side, parts.consult.answer.place.area) == ("left", "outer_shin")
    assert shin.has("selected")
    assert [seen.name for seen in tree(window.canvas) if seen.has("selected")] == [shin.name]


def test_the_keyboard_and_the_screen_reader_stand_on_the_same_area(window: MainWindow, qtbot: QtBot) -> None:
    activate(window, qtbot)
    window.canvas.setFocus(Qt.FocusReason.TabFocusReason)
    assert not [seen for seen in tree(window.canvas)[1:] if seen.has("focused")]
    told: list[str] = []
    window.canvas.hovered.connect(lambda info: told.append(getattr(info, "text", "")))
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_PageDown):
        QTest.keyClick(window.canvas, key)
        [here] = [seen for seen in tree(window.canvas)[1:] if seen.has("focused")]
        assert told[-1].casefold().startswith(here.name.partition(";")[0])
        assert face_of(window.canvas).focusChild().text(QAccessible.Text.Name) == here.name
    assert here.path[-1] == "Left leg, outer side"


def test_setting_the_focus_brings_the_crosshair_there(parts: Parts, window: MainWindow, qtbot: QtBot) -> None:
    activate(window, qtbot)
    shin = front(window, "left outer shin")
    shin.face.actionInterface().doAction("SetFocus")
    assert shin.has("focused")
    QTest.keyClick(window.canvas, Qt.Key.Key_Return)
    assert parts.consult.answer is not None
    assert parts.consult.answer.place.area == "outer_shin"


def test_page_down_comes_to_every_view_and_back_to_the_first(window: MainWindow) -> None:
    window.canvas.setFocus(Qt.FocusReason.TabFocusReason)
    shown = [cell.view for cell in window.canvas.cells if window.canvas.probe.stops.of(cell.view)]
    been: list[str] = []
    for which in [Qt.Key.Key_PageDown] * (len(shown) + 1) + [Qt.Key.Key_PageUp]:
        QTest.keyClick(window.canvas, which)
        assert window.canvas.probe.stop is not None
        been.append(window.canvas.probe.stop.view)
    assert been == [*shown, shown[0], shown[-1]]


def test_one_map_changes_the_names_and_lists_its_regions(parts: Parts, window: MainWindow) -> None:
    toe = front(window, "left great toe")
    parts.consult.set_shown_map("keegan_garrett")
    assert toe.name == "left great toe; L5 in Keegan-Garrett"
    regions = [seen for seen in areas(window, "Front") if seen.name.endswith(", Keegan-Garrett")]
    assert "left L5, Keegan-Garrett" in [seen.name for seen in regions]
    next(seen for seen in regions if seen.name == "left L5, Keegan-Garrett").press()
    assert parts.consult.answer is not None
    readings = {one.map: one.root for one in parts.consult.answer.place.readings}
    assert readings["keegan_garrett"] == "L5"
    parts.consult.set_shown_map("all")
    assert not [seen for seen in areas(window, "Front") if seen.name.endswith(", Keegan-Garrett")]
    assert not regions[0].face.isValid()
    assert regions[0].actions == []


def test_the_other_leg_brings_its_views(parts: Parts, window: MainWindow) -> None:
    before = [seen.name for seen in views(window)]
    gone = areas(window, "Left leg, outer side")
    parts.consult.turn_to_other_leg()
    assert [seen.name for seen in views(window)] == [name for name in before if not name.startswith("Left leg")]
    assert gone
    assert not any(seen.face.isValid() for seen in gone)
    assert [seen.name for seen in gone] == [""] * len(gone)


def test_another_body_map_brings_other_areas(open_window: Opener) -> None:
    parts = open_window(data_file=None)
    before = tree(parts.window.canvas)
    for figure in [one for one in parts.files.figures if one != parts.files.figure]:
        parts.files.choose(figure)
        QTest.keyClick(parts.window.canvas, Qt.Key.Key_Down)
        after = tree(parts.window.canvas)
        assert len(after) > 100, figure
    whole = face_of(parts.window.canvas)
    assert isinstance(whole, Whole)
    assert before[0].face is whole
    after[-1].press()
    assert parts.consult.answer is not None


@pytest.mark.parametrize("whole", [False, True])
def test_zoom_moves_what_is_seen_and_hides_the_rest(window: MainWindow, whole: bool) -> None:
    window.canvas.set_whole_body(whole)
    before = {seen.name: seen.face.rect() for seen in areas(window, "Front")}
    for _ in range(8):
        window.canvas.zoom_in()
    after = areas(window, "Front")
    assert {seen.name: seen.face.rect() for seen in after} != before
    away = [seen for seen in after if seen.has("offscreen")]
    assert away
    assert all(seen.face.rect().isEmpty() for seen in away)
    assert window.canvas.rect().size().width() > 0


def test_in_a_mirror_the_words_stay_and_the_order_follows_what_is_seen(window: MainWindow) -> None:
    before = [seen.name for seen in areas(window, "Front")]
    rects = {seen.name: seen.face.rect() for seen in areas(window, "Front")}
    window.canvas.set_mirrored(True)
    [front_view] = [seen for seen in views(window) if seen.name.startswith("Front")]
    assert front_view.name == "Front, as in a mirror"
    assert front_view.face.text(QAccessible.Text.Description).startswith("At the left edge patient\u2019s left")
    after = areas(window, "Front, as in a mirror")
    assert sorted(seen.name for seen in after) == sorted(before)
    assert [seen.name for seen in after] != before
    shin = next(seen for seen in after if seen.name.startswith("left outer shin"))
    assert shin.face.rect().center().x() < rects[shin.name].center().x()
    at = window.canvas.mapToGlobal(window.canvas.widget_at(*SHIN).toPoint())
    assert shin.face.rect().contains(at)


def test_after_a_click_the_arrows_go_on_from_there(window: MainWindow, click: Click) -> None:
    click(SHIN)
    QTest.keyClick(window.canvas, Qt.Key.Key_Left)
    assert window.canvas.probe.stop is not None
    assert window.canvas.probe.stop.area.endswith("front_shin/left")
