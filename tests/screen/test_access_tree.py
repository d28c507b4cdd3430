"""The whole window as a screen reader walks it, in several states: all has a name, and the keyboard gets there."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from derm_viewer.app import Parts
from derm_viewer.screen.access.node import Part
from derm_viewer.screen.window.main_window import MainWindow
from tests.screen.access_driver import PRESSES, Seen, named, tree
from tests.screen.conftest import SHIN, activate
from tests.screen.examine_driver import panel

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
Role = QAccessible.Role
HOLDERS = (Role.Client, Role.Window, Role.Grouping, Role.Pane, Role.LayeredPane, Role.Dialog, Role.StaticText)
"""What only holds other things, and a line that says nothing yet, may be without a name."""
WORD = re.compile(r"[^\W\d_]{2,}|[A-Z]\d")
"""A name that can be read out has a word in it, or is a root."""


def nothing(parts: Parts) -> None:
    """The window as it opens."""


def answered(parts: Parts) -> None:
    """An answer, with the red flags open and a source."""
    parts.consult.point_at(*SHIN)
    panel(parts.window).toggle_red_flags()


def examining(parts: Parts) -> None:
    """Ticking, with findings and all tests."""
    parts.consult.point_at(*SHIN)
    parts.consult.set_finding("hip_abduction", "left", "weak")
    parts.consult.set_finding("bladder_bowel", "both", "yes")
    panel(parts.window).set_examining(True)


def painting(parts: Parts) -> None:
    """Painting, with marks."""
    parts.window.tools.paint.click()
    parts.window.canvas.setFocus()
    QTest.keyClick(parts.window.canvas, Qt.Key.Key_Down)
    QTest.keyClick(parts.window.canvas, Qt.Key.Key_Return)


def searching(parts: Parts) -> None:
    """The search field with hits."""
    parts.window.tools.search.click()
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClicks(focused, "knee")


def found(parts: Parts) -> None:
    """What a search has found."""
    searching(parts)
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, Qt.Key.Key_Return)


STATES = (nothing, answered, examining, painting, searching, found)


@pytest.fixture(params=STATES, ids=lambda state: state.__name__)
def shown(request: pytest.FixtureRequest, parts: Parts, qtbot: QtBot) -> MainWindow:
    """The window in each state."""
    activate(parts.window, qtbot)
    state: Callable[[Parts], None] = request.param
    state(parts)
    _ = parts.window.answer_words
    QApplication.processEvents()
    return parts.window


def test_everything_has_a_name_that_can_be_read_out(shown: MainWindow) -> None:
    nameless = [
        (seen.role.name, seen.name, seen.path[-2:])
        for seen in tree(shown)
        if not WORD.search(seen.name) and (seen.name or seen.actions or seen.role not in HOLDERS)
    ]
    assert not nameless


def test_names_are_plain_text_without_marks_of_sources(shown: MainWindow) -> None:
    for seen in tree(shown):
        said = seen.name + seen.face.text(QAccessible.Text.Description)
        assert not re.search("[<>]|[\u2070\u00b9\u00b3\u2074-\u2079]", said), said


def test_what_can_be_pressed_is_reached_by_keyboard(shown: MainWindow) -> None:
    reached = set(by_tab(shown))
    lost = [
        (seen.role.name, seen.name)
        for seen in tree(shown)
        if set(PRESSES) & set(seen.actions) and not _within(seen, reached)
    ]
    assert not lost


def test_controls_of_one_place_are_told_apart(shown: MainWindow) -> None:
    buttons = [seen for seen in tree(shown) if seen.role in (Role.Button, Role.CheckBox) and seen.actions]
    names = [(seen.path, seen.name) for seen in buttons]
    assert len(names) == len(set(names))


def by_tab(window: MainWindow) -> Iterator[QWidget]:
    """Every widget that Tab comes to, and those that the arrows reach from there."""
    held = QApplication.focusWidget()
    if held is not None:
        yield held  # leaving the search field closes it
    window.canvas.setFocus()
    start: QWidget | None = None
    for _ in range(120):
        here = QApplication.focusWidget()
        assert here is not None
        yield here
        if here is start:
            return
        start = start or here
        QTest.keyClick(here, Qt.Key.Key_Tab)
    pytest.fail("Tab does not come back to where it began")


def _within(seen: Seen, reached: set[QWidget]) -> bool:
    """Whether the keyboard comes to a thing, or to the widget that paints it, or to one of its row of choices."""
    face = seen.face
    widget = face.on if isinstance(face, Part) else face.object()
    assert isinstance(widget, QWidget)
    if widget in reached or not widget.isEnabled():
        return True
    beside = widget.parentWidget()
    rows = widget.property("in_row") or type(widget).__name__ in ("ChoiceRow", "HitList")
    return rows and beside is not None and any(beside.isAncestorOf(each) for each in reached)


@pytest.mark.parametrize("key", ["F1", "Shift+F1", "Ctrl+,", "Ctrl+E", "Ctrl+H", "F11", "F10"])
def test_what_opens_over_the_window_has_names_too(parts: Parts, qtbot: QtBot, key: str) -> None:
    window = parts.window
    activate(window, qtbot)
    parts.consult.point_at(*SHIN)
    QTest.keySequence(window, QKeySequence(key))

    def over() -> list[QWidget]:
        return [each for each in QApplication.topLevelWidgets() if each is not window and each.isVisible()]

    qtbot.waitUntil(lambda: bool(over()))
    for each in over():
        seen = tree(each)
        assert len(seen) > 4
        assert seen[0].name, "the window itself is named"
        assert not [(one.role.name, one.path[-1]) for one in seen if one.actions and not WORD.search(one.name)]
        assert not [one.name for one in seen if "<" in one.name]
        each.close()
    qtbot.waitUntil(lambda: not over())


def test_a_press_is_a_click_on_every_kind_of_button(parts: Parts, qtbot: QtBot) -> None:
    window, consult = parts.window, parts.consult
    named(window, "Quality: Numbness").press()
    assert consult.quality == "numbness"
    assert named(window, "Quality: Numbness").has("checked")
    assert named(window, "Quality: Numbness").role == Role.RadioButton
    root = named(window, "Show one root: L5")
    root.press()
    assert consult.root == "L5"
    root.press()
    assert consult.root is None
    named(window, "Skin nerves").press()
    assert window.canvas.stage.nerves
    flags = named(window, "Ask first:")
    assert flags.has("collapsed")
    flags.press()
    assert flags.has("expanded")
    assert panel(window).shows_flags
    named(window, "One map").press()
    qtbot.waitUntil(lambda: QApplication.activePopupWidget() is not None)
    menu = QApplication.activePopupWidget()
    assert menu is not None
    menu.close()


def test_rows_results_and_parts_of_the_spine_are_pressed(parts: Parts) -> None:
    window = parts.window
    parts.consult.point_at(*SHIN)
    panel(window).set_examining(True)
    _ = window.answer_words
    test = next(seen for seen in tree(window) if seen.name.startswith("Hip abduction, patient\u2019s left: not tested"))
    next(seen for seen in tree(window) if seen.name == "weak" and seen.path[-1] == test.name).press()
    assert [(one.sign, one.result) for one in parts.consult.findings.all] == [("hip_abduction", "weak")]
    _ = window.answer_words
    row = next(seen for seen in tree(window) if seen.name.startswith("L5: "))
    assert row.has("collapsed")
    row.press()
    _ = window.answer_words
    again = next(seen for seen in tree(window) if seen.name.startswith("L5: "))
    assert again.has("expanded")
    assert "For: Hip abduction is weak" in again.name
    disc = next(seen for seen in tree(window) if seen.name.startswith("L4/5 disc"))
    disc.press()
    assert "herniation" in window.answer_words


def test_a_menu_is_read_and_left_by_keyboard(parts: Parts, qtbot: QtBot) -> None:
    window = parts.window
    activate(window, qtbot)
    window.tools.one_map.click()
    menu = QApplication.activePopupWidget()
    assert menu is not None
    seen = tree(menu)
    assert all(WORD.search(each.name) for each in seen if each.actions)
    assert any("Keegan" in each.name for each in seen)
    QTest.keyClick(menu, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: QApplication.activePopupWidget() is None)


def test_a_point_of_the_panel_is_the_row_that_is_seen_there(parts: Parts) -> None:
    parts.consult.point_at(*SHIN)
    _ = parts.window.answer_words
    rows = [seen for seen in tree(panel(parts.window)) if seen.name.startswith("L5: ")]
    row = rows[0]
    middle: QPoint = row.face.rect().center()
    section = row.face.parent()
    assert section.childAt(middle.x(), middle.y()).text(QAccessible.Text.Name) == row.name


def test_a_start_without_a_screen_reader_brings_in_no_more_than_the_factory() -> None:
    """In a process of its own: this one has walked the tree."""
    program = (
        "import sys; from derm_viewer import app, qt; qt.load()\n"
        "from derm_viewer.options import Options; from PySide6.QtTest import QTest\n"
        "parts = app.build(Options(temp_profile=True)); parts.window.show()\n"
        "while not parts.window.property('complete'): QTest.qWait(20)\n"
        "room = 'derm_viewer.screen.access.'\n"
        "print(sorted(name.removeprefix(room) for name in sys.modules if name.startswith(room)))\n"
        "app.end(parts)\n"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, timeout=120, check=True)
    assert done.stdout.strip() == "['factory', 'gate']"
