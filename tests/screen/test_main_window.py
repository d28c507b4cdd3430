"""The window: real clicks, judged by what the panel and the status line say."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from derm_viewer.app import Parts
from derm_viewer.screen.controls import Button
from derm_viewer.screen.theme import DARK, LIGHT
from derm_viewer.screen.window.main_window import MainWindow
from derm_viewer.screen.window.more_menu import MoreMenu
from tests.screen.conftest import SHIN, TOE, Click, Opener, button


def press(window: MainWindow, name: str, qtbot: QtBot) -> None:
    """Click on the button with this accessible name."""
    QTest.mouseClick(button(window, name), Qt.MouseButton.LeftButton)


def test_a_click_on_the_body_is_answered_in_the_panel(window: MainWindow, click: Click) -> None:
    click(SHIN)
    assert "left outer shin, 22 cm above the lateral malleolus" in window.answer_words
    assert "L5 in both maps" in window.answer_words
    assert "2 of 2 maps" in window.answer_words


def test_maps_that_differ_are_both_named(window: MainWindow, click: Click) -> None:
    click(TOE)
    assert "L5 in ISNCSCI, L4 in Keegan-Garrett" in window.answer_words
    assert window.answer_words.count("1 of 2 maps") == 2


def test_a_click_above_the_maps_and_beside_the_body_says_so(window: MainWindow, click: Click, qtbot: QtBot) -> None:
    press(window, "Whole body", qtbot)
    click((-95, 60))
    assert "No lumbar level to consider" in window.answer_words
    click((-100, -20))
    assert "beside the body" in window.answer_words
    assert "Nothing to look up here" in window.answer_words


def test_the_quality_changes_the_words_for_the_same_place(window: MainWindow, click: Click, qtbot: QtBot) -> None:
    click(SHIN)
    as_pain = window.answer_words
    assert "Patient\u2019s left, pain" in as_pain
    press(window, "Quality: Numbness", qtbot)
    assert "Patient\u2019s left, numbness" in window.answer_words
    assert window.answer_words != as_pain
    assert "left outer shin, 22 cm" in window.answer_words


def test_the_tools_show_what_holds(parts: Parts, click: Click, qtbot: QtBot) -> None:
    window = parts.window
    press(window, "Map: Differences", qtbot)
    assert parts.consult.shown_map == "differences"
    parts.consult.set_shown_map("isncsci")
    assert button(window, "Map: ISNCSCI").isChecked()
    assert not button(window, "Map: Differences").isChecked()
    press(window, "Side views: Right leg", qtbot)
    assert parts.consult.leg == "right"
    click(SHIN)
    assert button(window, "Side views: Left leg").isChecked()


def test_the_status_line_names_the_place_under_the_pointer(window: MainWindow, qtbot: QtBot) -> None:
    labels = [label for label in window.findChildren(QLabel) if "examination" in label.text()]
    promise = "Supports, never replaces, examination. Nothing is stored unless you save it, and never a name."
    assert labels[0].text() == promise
    at = window.canvas.widget_at(*SHIN).toPoint()
    QTest.mouseMove(window.canvas, QPoint(2, 2))
    QTest.mouseMove(window.canvas, at)
    qtbot.waitUntil(lambda: any("outer shin" in label.text() for label in window.findChildren(QLabel)))


def test_the_data_version_and_the_maps_status_are_shown(window: MainWindow) -> None:
    assert any(label.text() == "Not the supplied data: map.geojson" for label in window.findChildren(QLabel))


def test_the_supplied_data_are_named_with_their_version(open_window: Opener) -> None:
    window = open_window(data_file=None).window
    assert any(label.text() == "Data 2026.11.1 \u00b7 3 of 5 maps traced" for label in window.findChildren(QLabel))


def test_zoom_buttons_change_the_picture(window: MainWindow, qtbot: QtBot) -> None:
    before = window.canvas.widget_at(*SHIN)
    press(window, "Zoom in", qtbot)
    assert window.canvas.widget_at(*SHIN) != before
    press(window, "Whole picture", qtbot)
    assert window.canvas.widget_at(*SHIN) == before


def test_the_colours_go_round(window: MainWindow, qtbot: QtBot) -> None:
    def ground() -> str:
        return window.grab().toImage().pixelColor(window.width() // 2, 3).name().upper()

    assert ground() == LIGHT.surface
    press(window, "Colours", qtbot)
    assert ground() == DARK.surface


def face(window: MainWindow) -> float:
    """How high a button is drawn."""
    made = button(window, "Quality: Pain")
    assert isinstance(made, Button)
    return made.face().height()


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_the_menu_changes_the_text_size(window: MainWindow, qtbot: QtBot) -> None:
    high = face(window)
    press(window, "More", qtbot)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, MoreMenu)
    next(action for action in menu.every_action() if action.text() == "Text 150 %").trigger()
    menu.close()
    assert face(window) == round(high * 1.5)


@pytest.mark.parametrize("percent", [100, 150, 200])
@pytest.mark.parametrize("size", [(1366, 768), (1024, 700), (1920, 1080)])
def test_no_control_is_cut_or_covered(
    window: MainWindow, parts: Parts, size: tuple[int, int], percent: int, qapp: QApplication
) -> None:
    window.resize(*size)
    parts.keeper.choose_text_size(percent)
    qapp.processEvents()
    buttons = [each for each in window.findChildren(QWidget) if each.inherits("QAbstractButton") and each.isVisible()]
    rects = [(each, each.rect().translated(each.mapTo(window, QPoint(0, 0)))) for each in buttons]
    for each, rect in rects:
        assert window.rect().contains(rect), f"{each.accessibleName()} is outside the window"
        for other, taken in rects:
            assert other is each or not rect.adjusted(1, 1, -1, -1).intersects(taken), (
                f"{each.accessibleName()} covers {other.accessibleName()}"
            )


def test_every_label_is_plain_text(window: MainWindow, click: Click) -> None:
    click(SHIN)
    labels = window.findChildren(QLabel)
    assert len(labels) > 8
    assert all(label.textFormat() == Qt.TextFormat.PlainText for label in labels)


def test_every_control_has_a_name(window: MainWindow) -> None:
    for each in window.findChildren(QWidget):
        if each.focusPolicy() & Qt.FocusPolicy.TabFocus and each.isVisible():
            assert each.accessibleName(), f"{type(each).__name__} has no name"


def test_geometry_and_choices_come_back(open_window: Opener, tmp_path: Path, qtbot: QtBot) -> None:
    file = tmp_path / "settings.ini"
    kept_in: dict[str, object] = {"temp_profile": False, "settings_file": file, "theme": None, "size": None}
    first = open_window(**kept_in, data_file=None).window
    first.resize(900, 640)
    press(first, "Test points", qtbot)
    press(first, "Map: Differences", qtbot)
    press(first, "Colours", qtbot)
    kept = first.size()
    first.close()
    again = open_window(**kept_in, data_file=None).window
    assert again.size() == kept == QSize(900, 640)
    assert not button(again, "Test points").isChecked()
    assert button(again, "Map: Differences").isChecked()
    assert "pain" not in file.read_text().casefold()


def test_a_broken_geometry_is_passed_over(open_window: Opener, tmp_path: Path) -> None:
    file = tmp_path / "settings.ini"
    file.write_text("[window]\ngeometry=@ByteArray(broken)\n[view]\nshown_map=foerster\ntheme=purple\n")
    window = open_window(temp_profile=False, settings_file=file, theme=None, size=None).window
    assert window.width() >= 900
    assert button(window, "Map: All maps").isChecked()


def test_the_options_of_one_run_hold_and_are_not_kept(open_window: Opener, tmp_path: Path) -> None:
    file = tmp_path / "settings.ini"
    asked = {"theme": "dark", "shown_map": "isncsci", "quality": "numbness"}
    window = open_window(temp_profile=False, settings_file=file, **asked).window
    assert button(window, "Map: ISNCSCI").isChecked()
    assert button(window, "Quality: Numbness").isChecked()
    assert window.grab().toImage().pixelColor(window.width() // 2, 3).name().upper() == DARK.surface
    window.close()
    assert "dark" not in file.read_text()
