"""Maps, differences, one root, nerves, figures and own files in the window: real clicks and keys."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from derm_viewer.app import Parts
from derm_viewer.body.atlas import Spot
from derm_viewer.screen.window.map_menu import MapMenu
from derm_viewer.screen.window.more_menu import MoreMenu
from tests.body.sample import sample_map, write_sample
from tests.screen.conftest import Opener, button

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.fixture
def supplied(open_window: Opener) -> Parts:
    """A window with the supplied map."""
    return open_window(data_file=None)


def press(widget: QWidget, name: str) -> None:
    """Click on the button with this accessible name."""
    QTest.mouseClick(button(widget, name), Qt.MouseButton.LeftButton)


def said(parts: Parts) -> list[str]:
    """The words of the lines in the window."""
    return [label.text() for label in parts.window.findChildren(QLabel)]


def key_point(parts: Parts, root: str) -> Spot:
    """The left key point of a root in front."""
    spots = parts.atlas.of(view="anterior", kind="key_point")
    return next(spot for spot in spots if spot.root == root and spot.side == "left")


def click_on(parts: Parts, spot: Spot) -> None:
    """Click on a point of the body."""
    at = parts.window.canvas.widget_at(spot.x, spot.y).toPoint()
    QTest.mouseClick(parts.window.canvas, Qt.MouseButton.LeftButton, pos=at)


def drop(parts: Parts, *paths: Path) -> None:
    """Drop files on the window."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(20, 300), copy, data, left, none)
    QApplication.sendEvent(parts.window, enter)
    QApplication.sendEvent(parts.window, QDropEvent(QPointF(20, 300), copy, data, left, none))


def map_menu(parts: Parts) -> MapMenu:
    """Open the list of maps."""
    QTest.mouseClick(parts.window.tools.one_map, Qt.MouseButton.LeftButton)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, MapMenu)
    return menu


def test_the_list_says_what_each_map_is(supplied: Parts) -> None:
    menu = map_menu(supplied)
    assert button(menu, "Lee 2008, 2008, described: drawn from words").accessibleDescription()
    assert button(menu, "ISNCSCI, 2019, traced from a plate").accessibleDescription()
    menu.close()


def test_a_described_map_is_marked_where_it_is_shown(supplied: Parts) -> None:
    press(map_menu(supplied), "Lee 2008, 2008, described: drawn from words")
    assert supplied.consult.shown_map == "lee_2008"
    assert button(supplied.window, "Map: Lee 2008 (described)").isChecked()
    assert not button(supplied.window, "Map: All maps").isChecked()


def test_a_described_map_counts_when_it_is_ticked(supplied: Parts) -> None:
    click_on(supplied, key_point(supplied, "L5"))
    assert supplied.consult.answer is not None
    before = supplied.consult.answer.candidates[0].of
    menu = map_menu(supplied)
    press(menu, "Count in All maps and Differences: Lee 2008")
    menu.close()
    first = supplied.consult.answer.candidates[0]
    assert (first.root, first.of) == ("L5", before + 1)
    assert "lee_2008" in first.maps
    assert any("Lee 2008 (described)" in line.text for line in supplied.consult.answer.per_map)


def test_the_keyboard_goes_through_the_list(supplied: Parts) -> None:
    menu = map_menu(supplied)
    QTest.keyClick(QApplication.focusWidget() or menu, Qt.Key.Key_Down)
    QTest.keyClick(QApplication.focusWidget() or menu, Qt.Key.Key_Return)
    assert supplied.consult.shown_map in [info.id for info in supplied.atlas.maps]


def test_m_goes_through_all_maps_and_the_differences(supplied: Parts) -> None:
    seen = []
    for _ in range(7):
        QTest.keyClick(supplied.window, Qt.Key.Key_M)
        seen.append(supplied.consult.shown_map)
    assert seen == [*(info.id for info in supplied.atlas.maps), "differences", "all"]


def test_differences_and_one_root_change_the_picture(supplied: Parts, qtbot: QtBot) -> None:
    canvas = supplied.window.canvas
    pictures = [canvas.grab().toImage()]
    for name in ("Map: Differences", "Show one root: L5", "Skin nerves"):
        press(supplied.window, name)
        canvas.settle()
        pictures.append(canvas.grab().toImage())
    for index, picture in enumerate(pictures):
        assert all(picture != other for other in pictures[index + 1 :])
    assert supplied.consult.root == "L5"
    press(supplied.window, "Show one root: L5")
    assert supplied.consult.root is None


def test_nerves_are_told_with_why_they_are_not_sharp(supplied: Parts, qtbot: QtBot) -> None:
    spot = key_point(supplied, "T12")
    canvas = supplied.window.canvas
    press(supplied.window, "Skin nerves")
    QTest.mouseMove(canvas, QPoint(3, 3))
    QTest.mouseMove(canvas, canvas.widget_at(spot.x + 1.5, spot.y - 6.0).toPoint())
    qtbot.waitUntil(lambda: any("41 % of 64 groins (Rab 2001)" in line for line in said(supplied)))


def test_the_saddle_is_clicked_like_any_skin(supplied: Parts) -> None:
    spots = supplied.atlas.of(view="perineum", kind="key_point")
    spot = next(spot for spot in spots if spot.root == "S4-5")
    click_on(supplied, spot)
    assert supplied.consult.answer is not None
    assert supplied.consult.answer.place.view == "perineum"
    assert supplied.consult.answer.candidates[0].root == "S4-5"


@pytest.mark.parametrize(("wrong", "warned"), [(1, "One warning"), (3, "3 warnings")])
def test_a_map_that_opens_with_doubts_says_so_over_the_body(
    supplied: Parts, tmp_path: Path, wrong: int, warned: str
) -> None:
    raw = sample_map()
    for feature in raw["features"][:wrong]:
        feature["properties"]["side"] = feature["properties"]["side"].upper()
    drop(supplied, write_sample(tmp_path / "ward.geojson", raw))
    names = [each.accessibleName() for each in supplied.window.findChildren(QWidget) if each.isVisible()]
    assert [name for name in names if name.startswith(f"Not the supplied data: ward.geojson \u00b7 {warned}")]


def test_another_figure_is_chosen_in_the_menu_and_forgets_the_place(supplied: Parts) -> None:
    click_on(supplied, key_point(supplied, "L5"))
    press(supplied.window, "More")
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, MoreMenu)
    next(action for action in menu.every_action() if action.text() == "Male figure").trigger()
    menu.close()
    assert supplied.files.figure == "male"
    assert supplied.consult.answer is None
    click_on(supplied, key_point(supplied, "L5"))
    assert supplied.consult.answer is not None
    assert supplied.consult.answer.candidates[0].root == "L5"


def test_a_dropped_file_is_shown_and_marked_everywhere(supplied: Parts, tmp_path: Path) -> None:
    drop(supplied, write_sample(tmp_path / "ward.geojson"))
    assert supplied.files.own_name == "ward.geojson"
    assert "Not the supplied data: ward.geojson" in said(supplied)
    banner = next(each for each in supplied.window.findChildren(QWidget) if each.accessibleName().startswith("Not the"))
    assert banner.isVisible()
    assert banner.height() > 20
    supplied.consult.point_at(-85.0, -54.0)
    assert "Not the supplied data: ward.geojson" in supplied.window.answer_words
    press(supplied.window, "Back to the supplied map")
    assert not banner.isVisible()
    assert not any(line.startswith("Not the supplied") for line in said(supplied))


def test_a_bad_file_is_explained_and_changes_nothing(supplied: Parts, tmp_path: Path, qtbot: QtBot) -> None:
    bad = tmp_path / "bad.geojson"
    bad.write_text("[1, 2", encoding="utf-8")
    before = supplied.atlas
    drop(supplied, bad)
    assert supplied.atlas is before
    qtbot.waitUntil(lambda: any("The present map stays open." in line for line in said(supplied)))
    assert any("bad.geojson" in line for line in said(supplied))


@pytest.mark.parametrize("names", [["a.txt"], ["a.geojson", "b.geojson"]])
def test_other_drops_are_passed_over(supplied: Parts, tmp_path: Path, names: list[str]) -> None:
    before = supplied.atlas
    drop(supplied, *(write_sample(tmp_path / name) for name in names))
    assert supplied.atlas is before


def test_figures_cannot_be_chosen_for_an_own_map(parts: Parts) -> None:
    press(parts.window, "More")
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, MoreMenu)
    enabled = {action.text(): action.isEnabled() for action in menu.every_action()}
    menu.close()
    assert not enabled["Female figure"]
    assert enabled["Back to the supplied map"]


def test_choices_are_remembered(open_window: Opener, tmp_path: Path) -> None:
    kept: dict[str, object] = {"temp_profile": False, "settings_file": tmp_path / "s.ini", "data_file": None}
    first = open_window(**kept)
    first.window.desk.choose_figure("female")
    press(map_menu(first), "Count in All maps and Differences: Foerster 1933")
    press(first.window, "Skin nerves")
    press(first.window, "Map: Differences")
    first.window.close()
    second = open_window(**kept)
    assert second.files.figure == "female"
    assert second.consult.added == ("foerster_1933",)
    assert second.consult.shown_map == "differences"
    assert button(second.window, "Skin nerves").isChecked()


def test_every_way_of_showing_is_safe_in_every_order(supplied: Parts) -> None:
    steps: list[Callable[[], None]] = [
        lambda: supplied.consult.set_root("S1"),
        lambda: supplied.consult.set_shown_map("differences"),
        lambda: supplied.consult.set_added("lee_2008", True),
        lambda: click_on(supplied, key_point(supplied, "L4")),
        lambda: supplied.window.desk.choose_figure("male"),
        lambda: supplied.consult.set_root("L1"),
        supplied.consult.clear,
        lambda: supplied.window.canvas.set_whole_body(True),
    ]
    for step in steps:
        step()
        supplied.app.processEvents()
    assert supplied.consult.root == "L1"
    assert supplied.consult.shown_map == "all"


def test_the_legend_follows_the_answer(supplied: Parts) -> None:
    canvas = supplied.window.canvas
    click_on(supplied, key_point(supplied, "L5"))
    supplied.app.processEvents()
    rect = canvas._probe.legend_rect(canvas.height()).toAlignedRect()
    before = canvas.grab(rect).toImage()
    click_on(supplied, key_point(supplied, "L3"))
    supplied.app.processEvents()
    assert canvas.grab(rect).toImage() != before


def test_with_large_text_the_list_stays_on_the_screen_and_the_keyboard_reaches_its_end(supplied: Parts) -> None:
    supplied.window.text_size_chosen.emit(200)
    menu = map_menu(supplied)
    room = supplied.window.screen().availableGeometry()
    assert menu.y() >= room.top()
    assert menu.geometry().bottom() <= room.bottom()
    boxes = [each for each in menu.findChildren(QAbstractButton) if "Count" in each.accessibleName()]
    for _ in range(12):
        held = menu.focusWidget()
        assert held is not None
        if held is boxes[-1]:
            break
        QTest.keyClick(held, Qt.Key.Key_Down)
    last = menu.focusWidget()
    assert last is boxes[-1]
    assert menu.rect().contains(last.mapTo(menu, last.rect().center()))
