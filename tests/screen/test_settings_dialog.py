"""The dialog of settings: each choice holds at once, is remembered, and goes back to what is usual."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit

from derm_viewer.app import Parts
from derm_viewer.consult.settings import Settings
from derm_viewer.screen.controls import Button
from derm_viewer.screen.dialogs import Dialog
from derm_viewer.screen.settings.controls import Chooser, Tick
from derm_viewer.screen.settings.dialog import SettingsDialog
from derm_viewer.screen.settings.row import SettingRow
from derm_viewer.screen.settings.setting import ON
from derm_viewer.screen.window.more_menu import MoreMenu
from tests.screen.conftest import Opener, button
from tests.screen.paint_driver import begin, drag, surfaces

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
LEFT = Qt.MouseButton.LeftButton


def opened(parts: Parts) -> SettingsDialog:
    """The dialog, opened by its key."""
    parts.window.activateWindow()
    QTest.keyClick(parts.window, Qt.Key.Key_Comma, Qt.KeyboardModifier.ControlModifier)
    found = parts.window.findChildren(SettingsDialog)
    assert len(found) == 1
    assert found[0].isVisible()
    return found[0]


@pytest.fixture
def supplied(open_window: Opener, tmp_path: Path) -> Parts:
    """The window with the supplied map, which remembers."""
    return open_window(data_file=None, temp_profile=False, settings_file=tmp_path / "settings.ini", theme=None)


def row(dialog: SettingsDialog, key: str) -> SettingRow:
    return next(each for each in dialog.rows if each.setting.key == key)


def press(dialog: SettingsDialog, name: str) -> None:
    """Click on the button that a screen reader calls so."""
    QTest.mouseClick(shown(dialog, name), LEFT)


def shown(dialog: SettingsDialog, name: str) -> QAbstractButton:
    """The button that is there now: each look brings its own."""
    named = (each for each in dialog.findChildren(QAbstractButton) if each.accessibleName() == name)
    found = [each for each in named if each.isVisibleTo(dialog)]
    assert len(found) == 1
    return found[0]


def tick(dialog: SettingsDialog, key: str) -> None:
    """Click on the box of a setting."""
    box = row(dialog, key).control
    assert isinstance(box, Tick)
    QTest.mouseClick(box, LEFT, pos=QPoint(8, 12))


def read_again(parts: Parts) -> Settings:
    """What the file of the settings says."""
    parts.settings.save()
    return Settings(Path(parts.settings._store.fileName()))


def test_colours_are_chosen_from_a_list_and_hold_in_the_dialog_too(supplied: Parts) -> None:
    dialog = opened(supplied)
    chooser = row(dialog, "theme").control
    assert isinstance(chooser, Chooser)
    QTest.mouseClick(chooser, LEFT)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, MoreMenu)
    next(action for action in menu.actions() if action.text() == "Dark").trigger()
    menu.close()
    assert supplied.window.look.theme.name == dialog.look.theme.name == "dark"
    assert row(dialog, "theme").control.accessibleName() == "Colours: Dark"
    assert read_again(supplied).text("view/theme", ("system", "dark")) == "dark"


def test_the_arrow_keys_choose_and_the_keyboard_stays_where_it_was(supplied: Parts) -> None:
    dialog = opened(supplied)
    assert dialog.focusWidget() is row(dialog, "theme").control
    QTest.keyClick(row(dialog, "theme").control, Qt.Key.Key_Down)
    assert supplied.window.theme_choice == "light"
    QTest.keyClick(row(dialog, "theme").control, Qt.Key.Key_Down)
    assert supplied.window.theme_choice == "dark"
    assert dialog.focusWidget() is row(dialog, "theme").control


def button_face(dialog: SettingsDialog) -> float:
    """How high the button that closes is drawn."""
    made = shown(dialog, "Close")
    assert isinstance(made, Button)
    return made.face().height()


def test_the_text_grows_in_window_and_dialog(supplied: Parts) -> None:
    dialog = opened(supplied)
    before = button_face(dialog)
    press(dialog, "Text size: 150 %")
    assert supplied.window.look.type.percent == 150
    assert button_face(dialog) == round(before * 1.5)


def test_whose_left_figure_and_counted_maps_hold_at_once(supplied: Parts) -> None:
    dialog = opened(supplied)
    press(dialog, "Whose left: As my own body")
    assert supplied.window.canvas.mirrored
    press(dialog, "Figure: Female")
    assert supplied.files.figure == "female"
    described = next(info for info in supplied.atlas.maps if info.status != "traced")
    tick(dialog, f"counts/{described.id}")
    assert supplied.consult.added == (described.id,)
    kept = read_again(supplied)
    assert kept.text("view/whose_left", ("facing", "own")) == "own"
    assert kept.text("view/figure", ("neutral", "female")) == "female"
    assert kept.flag(f"counts/{described.id}", usual=False)


def test_what_the_patients_screen_and_the_handout_read_is_remembered(supplied: Parts) -> None:
    dialog = opened(supplied)
    german = row(dialog, "language")
    assert ("de", "Deutsch (German)") in german.setting.choices
    german.chosen.emit("de")
    tick(dialog, "motion")
    QTest.keyClick(row(dialog, "idle").control, Qt.Key.Key_Down)
    press(dialog, "Page: Letter")
    tick(dialog, "large")
    line = dialog.findChild(QLineEdit)
    assert line is not None
    QTest.keyClicks(line, "  Clinic, Tel. 01 23 45  ")
    kept = read_again(supplied)
    assert kept.text("patient/language", ("en", "de")) == "de"
    assert not kept.flag("patient/motion", usual=True)
    assert kept.number("patient/idle_minutes", (5, 0, 2, 10, 15)) == 10
    assert kept.text("handout/page", ("A4", "Letter")) == "Letter"
    assert kept.flag("handout/large", usual=False)
    assert kept.free_text("handout/clinic_line", 200) == "Clinic, Tel. 01 23 45"


def test_the_line_is_never_longer_than_it_may_be(supplied: Parts) -> None:
    dialog = opened(supplied)
    line = dialog.findChild(QLineEdit)
    assert line is not None
    QTest.keyClicks(line, "x" * 210)
    assert supplied.settings.free_text("handout/clinic_line", 200) == "x" * 200


def test_everything_goes_back_to_what_is_usual_after_a_question(supplied: Parts) -> None:
    dialog = opened(supplied)
    usual = {each.setting.key: each.setting.usual for each in dialog.rows}
    for key in ("recent", "large", "motion"):
        tick(dialog, key)
    press(dialog, "Text size: 125 %")
    press(dialog, "Figure: Male")
    row(dialog, "theme").chosen.emit("dark")
    row(dialog, "line").chosen.emit("ours")
    assert row(dialog, "recent").setting.now() == ON
    press(dialog, "Usual settings")
    question = next(each for each in dialog.findChildren(Dialog) if each.isVisible())
    QTest.mouseClick(button(question, "Cancel"), LEFT)
    assert supplied.files.figure == "male"
    press(dialog, "Usual settings")
    question = next(each for each in dialog.findChildren(Dialog) if each.isVisible())
    QTest.mouseClick(button(question, "Usual settings"), LEFT)
    assert {each.setting.key: each.setting.now() for each in dialog.rows} == usual
    assert supplied.files.figure == "neutral"
    assert supplied.window.look.type.percent == 100


def test_another_figure_asks_for_the_marks_and_shows_what_holds(supplied: Parts) -> None:
    begin(supplied)
    drag(supplied, [(-118.0, -50.0), (-117.0, -60.0)])
    dialog = opened(supplied)
    press(dialog, "Figure: Male")
    question = next(each for each in supplied.window.findChildren(Dialog) if each.isVisible() and each is not dialog)
    assert shown(dialog, "Figure: Neutral").isChecked()
    QTest.mouseClick(button(question, "Take them away"), LEFT)
    assert shown(dialog, "Figure: Male").isChecked()
    assert surfaces(supplied) == ()


def test_an_own_map_has_its_own_figure(parts: Parts) -> None:
    assert not row(opened(parts), "figure").control.isEnabled()


def test_every_setting_can_be_reached_and_has_a_name(supplied: Parts) -> None:
    dialog = opened(supplied)
    reached = set()
    for _ in range(40):
        held = dialog.focusWidget()
        assert held is not None
        reached |= {each.setting.key for each in dialog.rows if each.isAncestorOf(held)}
        assert held.accessibleName()
        QTest.keyClick(held, Qt.Key.Key_Tab)
    assert reached == {each.setting.key for each in dialog.rows}


@pytest.mark.parametrize("percent", [100, 150, 200])
def test_nothing_is_cut_off(supplied: Parts, percent: int) -> None:
    dialog = opened(supplied)
    supplied.window.text_size_chosen.emit(percent)
    for each in dialog.rows:
        control = each.control
        assert control.geometry().right() <= each.width()
        assert control.geometry().bottom() <= each.height()
        assert control.width() >= min(control.sizeHint().width(), each.width())
    buttons = [each for each in dialog.children() if isinstance(each, QAbstractButton)]
    assert len(buttons) == 2
    assert all(each.x() > 0 for each in buttons)


def test_esc_closes_and_it_opens_again(supplied: Parts) -> None:
    dialog = opened(supplied)
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    QApplication.sendPostedEvents(None, 52)  # what is to be deleted goes
    assert opened(supplied).isVisible()
