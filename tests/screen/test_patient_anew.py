"""A new patient (Ctrl+N): everything about the last one is gone from both windows, the clipboard and the profile."""

from __future__ import annotations

import gc
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from derm_viewer.app import Parts
from derm_viewer.body.place import Place
from derm_viewer.clinic.answer import Answer, Finding, MarkedSkin
from derm_viewer.clinic.search import Hit
from derm_viewer.consult.findings import Findings
from derm_viewer.consult.painting import Surface
from derm_viewer.consult.patient import Stroke, Touched
from derm_viewer.screen import prose
from derm_viewer.screen.access.gate import AccessGate
from derm_viewer.screen.examine.items import Item
from derm_viewer.screen.patient.gate import PatientGate
from derm_viewer.screen.prose import Prose, forget_laid
from derm_viewer.screen.rows import Row
from derm_viewer.screen.window.footer import Footer
from tests.screen.access_driver import tree
from tests.screen.conftest import Opener, activate
from tests.screen.file_driver import answer, asked, words
from tests.screen.paint_driver import gate as paint_gate
from tests.screen.patient_driver import BIG, FewDisplays, desk, meet, press, texts, touch, view

CONTROL = Qt.KeyboardModifier.ControlModifier
WORDS = ("outer shin", "lateral malleolus", "fourth toe", "L5 in all", "L5 root", "22 cm", "1 finding")
"""What the consultation below says about the person."""


@pytest.fixture
def parts(open_window: Opener, displays: FewDisplays, tmp_path: Path, qtbot: QtBot) -> Parts:
    """A program with a profile of its own on disk."""
    made = open_window(data_file=None, temp_profile=False, settings_file=tmp_path / "profile" / "settings.ini")
    made.window.move(0, 0)
    activate(made.window, qtbot)
    return made


def everything_said(parts: Parts) -> str:
    """All texts of all widgets of the process, shown or not."""
    parts.app.processEvents()
    tops = parts.app.topLevelWidgets()
    return "\n".join({text for top in tops for text in texts(top)})


def files_of(folder: Path) -> Iterator[Path]:
    """Every file below a folder."""
    return (path for path in folder.rglob("*") if path.is_file())


def consult(parts: Parts, qtbot: QtBot) -> None:
    """A whole consultation with real keys and clicks: place, findings, marks, search, note, the patient's screen."""
    window = parts.window
    meet(parts)
    press(window, Qt.Key.Key_F11)
    touch(parts, 3.0, -55.0)
    press(window, Qt.Key.Key_PageDown, CONTROL)
    press(window, Qt.Key.Key_H, CONTROL)
    qtbot.waitUntil(lambda: any(each.isVisible() for each in window.findChildren(QDialog)))
    press(next(each for each in window.findChildren(QDialog) if each.isVisible()), Qt.Key.Key_Escape)
    activate(window, qtbot)
    said = everything_said(parts)
    assert "outer shin" in said
    assert "outer shin" in QGuiApplication.clipboard().text()


def test_nothing_is_left_of_the_last_patient(parts: Parts, tmp_path: Path, qtbot: QtBot) -> None:
    consult(parts, qtbot)
    press(parts.window, Qt.Key.Key_N, CONTROL)
    assert parts.consult.answer is None
    assert parts.consult.findings == Findings()
    painting = paint_gate(parts).desk.painting
    assert not painting.surfaces
    assert not painting.can_undo
    assert not painting.can_redo
    assert not view(parts).isVisible()
    assert desk(parts).screen.touched_at is None
    assert QGuiApplication.clipboard().text() == ""
    said = everything_said(parts)
    for word in WORDS:
        assert word.casefold() not in said.casefold(), f"{word!r} is left: {_lines(said, word)}"
    parts.window.close()
    written = list(files_of(tmp_path / "profile"))
    assert written, "the settings are kept"
    for path in written:
        found = path.read_text("utf-8", errors="replace").casefold()
        assert not [word for word in WORDS if word.casefold() in found]


def test_undo_brings_nothing_back(parts: Parts, qtbot: QtBot) -> None:
    consult(parts, qtbot)
    press(parts.window, Qt.Key.Key_N, CONTROL)
    for key, modifier in ((Qt.Key.Key_Z, CONTROL), (Qt.Key.Key_Z, CONTROL | Qt.KeyboardModifier.ShiftModifier)):
        press(parts.window, key, modifier)
    assert parts.consult.findings == Findings()
    assert not paint_gate(parts).desk.painting.surfaces
    press(parts.window, Qt.Key.Key_F, CONTROL)
    field = QApplication.focusWidget()
    assert isinstance(field, QLineEdit)
    press(field, Qt.Key.Key_Z, CONTROL)
    assert field.text() == ""


def new_patient_over(qtbot: QtBot) -> None:
    """Press Ctrl+N in the dialog over the window."""

    def has_keyboard() -> bool:
        found = QApplication.activeModalWidget()
        return found is not None and found.isActiveWindow()

    qtbot.waitUntil(has_keyboard)
    dialog = QApplication.activeModalWidget()
    assert dialog is not None
    press(QApplication.focusWidget() or dialog, Qt.Key.Key_N, CONTROL)


@pytest.mark.parametrize("dialog", ["Ctrl+H", "Ctrl+E", "Ctrl+,", "F10"])
def test_it_is_one_key_from_a_dialog_too(parts: Parts, qtbot: QtBot, dialog: str) -> None:
    """The window's keys do not reach through a dialog over it."""
    parts.consult.point_at(3.0, -55.0)
    if dialog == "F10":
        parts.window.menu.show_keys()
    else:
        key = {"Ctrl+H": Qt.Key.Key_H, "Ctrl+E": Qt.Key.Key_E, "Ctrl+,": Qt.Key.Key_Comma}[dialog]
        press(parts.window, key, CONTROL)
    new_patient_over(qtbot)
    assert parts.consult.answer is None
    assert QApplication.activeModalWidget() is None
    assert "nothing of the last one is left" in everything_said(parts)


def test_from_a_dialog_it_asks_for_a_changed_file_as_from_the_window(
    parts: Parts, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "one.json"), ""))
    press(parts.window, Qt.Key.Key_S, CONTROL)
    parts.consult.set_finding("big_toe_up", "left", "weak")
    parts.window.menu.show_keys()
    new_patient_over(qtbot)
    assert "one.json" in words(asked(parts))
    new_patient_over(qtbot)
    assert "one.json" in words(asked(parts)), "it asks again rather than not at all"
    answer(parts, "Cancel")
    assert parts.consult.findings.all


def test_a_clipboard_that_somebody_else_filled_is_left_alone(parts: Parts, qtbot: QtBot) -> None:
    consult(parts, qtbot)
    QGuiApplication.clipboard().setText("a shopping list")
    press(parts.window, Qt.Key.Key_N, CONTROL)
    assert QGuiApplication.clipboard().text() == "a shopping list"


def test_it_is_said_and_needs_no_screen_to_have_been_opened(parts: Parts) -> None:
    parts.consult.point_at(3.0, -55.0)
    press(parts.window, Qt.Key.Key_N, CONTROL)
    assert parts.window.findChildren(PatientGate)[0].begun is None
    assert "nothing of the last one is left" in everything_said(parts)


def test_the_next_patient_is_told_of_his_own_place(parts: Parts, qtbot: QtBot) -> None:
    consult(parts, qtbot)
    press(parts.window, Qt.Key.Key_N, CONTROL)
    parts.consult.point_at(-118.52, -79.89)
    press(parts.window, Qt.Key.Key_F11)
    assert view(parts).geometry() == BIG.rect
    assert desk(parts).screen.step == 0
    assert "shin" not in view(parts).words.text


def _lines(said: str, word: str) -> list[str]:
    return [line[:120] for line in said.splitlines() if word.casefold() in line.casefold()][:4]


@pytest.mark.parametrize("read_out", [False, True])
def test_memory_holds_nothing_of_the_last_patient(parts: Parts, qtbot: QtBot, read_out: bool) -> None:
    gc.collect()
    others = _held({})  # what other tests have left: held here, so that nothing new takes its place
    known = {id(one): one for one in others}
    if read_out:
        parts.window.findChildren(AccessGate)[0].begin()
    consult(parts, qtbot)
    if read_out:
        assert len(tree(parts.window)) > 50
    assert _held(known), "the look into memory finds what there is"
    press(parts.window, Qt.Key.Key_N, CONTROL)
    parts.app.processEvents()
    gc.collect()
    left = _held(known)
    assert not left, [f"{type(one).__name__} held by {_holders(one)}" for one in left[:5]]


def drawn(known: Mapping[int, object]) -> str:
    """All that rows say or would say when shown again, and every paragraph that is laid out, but what is `known`."""
    found = [one for one in _made() if id(one) not in known]
    said = [one.words if isinstance(one, Row) else one.text if isinstance(one, Prose) else one.said for one in found]
    laid = (key for kept in prose._laid.values() for key in kept)
    return "\n".join([*said, *map(str, laid)])


def _made() -> list[Row | Prose | Item]:
    gc.collect()
    return [one for one in gc.get_objects() if isinstance(one, (Row, Prose, Item))]


@pytest.mark.parametrize("read_out", [False, True])
def test_no_row_that_waits_to_be_shown_again_knows_the_last_patient(parts: Parts, qtbot: QtBot, read_out: bool) -> None:
    """Rows to tick are kept hidden and filled anew: not with what was found in another person."""
    known = {id(one): one for one in _made()}  # what other tests have left, and this window before anything is said
    forget_laid()
    press(parts.window, Qt.Key.Key_E)
    consult(parts, qtbot)
    press(parts.window, Qt.Key.Key_F, CONTROL)
    field = QApplication.focusWidget()
    assert isinstance(field, QLineEdit)
    QTest.keyClicks(field, "heel walk left")
    press(field, Qt.Key.Key_Return)
    parts.consult.set_finding("foot_up", "left", "weak")
    parts.app.processEvents()
    assert "left: weak" in drawn(known)
    if read_out:
        assert len(tree(parts.window)) > 50
    press(parts.window, Qt.Key.Key_N, CONTROL)
    assert "left: weak" not in everything_said(parts)
    parts.app.processEvents()
    said = drawn(known)
    for word in (*WORDS, "left: weak", "left: not tested"):
        assert word.casefold() not in said.casefold(), f"{word!r} is left: {_lines(said, word)}"


def test_the_foot_of_the_window_and_the_body_forget_what_was_pointed_at(parts: Parts, qtbot: QtBot) -> None:
    """It keeps lines as they are drawn, because the pointer comes to the same skin again and again."""
    canvas = parts.window.canvas
    (footer,) = parts.window.findChildren(Footer)
    activate(parts.window, qtbot)
    for y in (-50.0, -55.0):
        QTest.mouseMove(canvas, canvas.widget_at(3.0, y).toPoint())
        parts.app.processEvents()
    assert "outer shin" in footer.place
    footer.grab()
    finder = canvas._probe._finder
    assert any("outer shin" in text for line in footer.findChildren(QLabel) for text in getattr(line, "_kept", ()))
    assert any("outer shin" in said.text for said in finder._said.values())
    press(parts.window, Qt.Key.Key_N, CONTROL)
    parts.app.processEvents()
    assert footer.place == ""
    assert not finder._said
    assert not [text for line in footer.findChildren(QLabel) for text in getattr(line, "_kept", ()) if text]


def test_the_names_on_the_body_forget_where_the_last_answer_was(parts: Parts, qtbot: QtBot) -> None:
    canvas = parts.window.canvas
    parts.consult.point_at(3.0, -54.0)
    canvas.settle()
    namer = canvas.stage._namer
    assert any(not without_marker for _, without_marker in namer._kept)
    assert any(kept.aside for kept in namer._kept.values())
    press(parts.window, Qt.Key.Key_N, CONTROL)
    parts.app.processEvents()
    canvas.settle()
    assert namer._kept
    assert all(without_marker and not kept.aside for (_, without_marker), kept in namer._kept.items())


def _held(known: Mapping[int, object]) -> list[object]:
    """What is known of a person, in any object of the process: places, answers, findings, hits, marks, strokes."""
    kinds = (Answer, Place, Finding, Hit, MarkedSkin, Surface, Stroke, Touched)
    return [one for one in gc.get_objects() if isinstance(one, kinds) and id(one) not in known]


def _holders(one: object) -> list[str]:
    return [f"{type(each).__name__}" for each in gc.get_referrers(one)][:6]
