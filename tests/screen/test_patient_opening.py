"""Another person's consultation is opened: nothing of the one before is left on the patient's screen, or comes back."""

from __future__ import annotations

import gc
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit

from derm_viewer.app import Parts
from derm_viewer.body.place import Place
from derm_viewer.consult.painting import Surface
from derm_viewer.consult.patient import Stroke, Touched
from derm_viewer.consult.recent import KEEP
from derm_viewer.screen.record.note_toast import Toast
from tests.body.sample import write_sample
from tests.screen import file_driver
from tests.screen.conftest import NameFile
from tests.screen.file_driver import answer, asked, drop, words
from tests.screen.paint_driver import begin, drag, surfaces
from tests.screen.patient_driver import desk, meet, press, texts, touch, view

LEFT = Qt.MouseButton.LeftButton
CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
THIGH = (-148.0, -12.0)
"""The right thigh in front."""
LINE = [(-118.0, -30.0), (-118.0, -40.0), (-118.0, -50.0)]
FIRST, SECOND = "first.dermconsult.json", "second.dermconsult.json"
KINDS = (Place, Surface, Stroke, Touched)


@pytest.fixture
def first(led: Parts, tmp_path: Path, name_file: NameFile) -> Path:
    """A first person was here: tested, painted and saved. Then a new one came. Names of files are kept."""
    led.settings.keep(KEEP, True)
    path = tmp_path / FIRST
    led.consult.point_at(*THIGH)
    led.consult.set_finding("knee_extension", "right", "weak")
    begin(led)
    drag(led, [THIGH, (-148.0, -18.0)])
    save(led, path, name_file)
    press(led.window, Qt.Key.Key_N, CONTROL)
    return path


def save(parts: Parts, path: Path, name_file: NameFile) -> None:
    """Save with the keyboard."""
    name_file(path)
    press(parts.window, Qt.Key.Key_S, CONTROL | SHIFT)
    assert path.is_file()


def consult(parts: Parts, path: Path, name_file: NameFile) -> None:
    """The second person: place, finding, mark, search, a file; on his screen a step, a touched place and the pen."""
    window = parts.window
    meet(parts)
    save(parts, path, name_file)
    press(window, Qt.Key.Key_F11)
    touch(parts, 3.0, -55.0)
    draw(parts)
    window.activateWindow()


def draw(parts: Parts) -> None:
    """Draw a line with the pen on the clinician's body."""
    press(parts.window, Qt.Key.Key_D)
    pen, path = desk(parts).pen, [parts.window.canvas.widget_at(*point).toPoint() for point in LINE]
    QTest.mousePress(pen, LEFT, pos=path[0])
    for at in path[1:]:
        QTest.mouseMove(pen, at)
    QTest.mouseRelease(pen, LEFT, pos=path[-1])


def coloured(picture: QImage, colour: str) -> int:
    """How many pixels of a picture are of this very colour."""
    wanted = QColor(colour).rgb()
    return sum(picture.pixel(x, y) == wanted for y in range(picture.height()) for x in range(picture.width()))


def drawn(parts: Parts) -> tuple[int, int]:
    """How much of the pen's lines is seen on the patient's figure and on the clinician's body."""
    pen = desk(parts).colours.pen
    figure, canvas = view(parts).figure.grab().toImage(), parts.window.canvas.grab().toImage()
    return coloured(figure, pen), coloured(canvas, pen)


def left_of(parts: Parts) -> str:
    """What the patient's screen tells of the second person, to be looked at again: pen, touch, step, shin."""
    if not view(parts).isVisible():
        press(parts.window, Qt.Key.Key_F11)
    scene = view(parts).figure.scene
    assert scene is not None
    left = [f"pen: {drawn(parts)}"] if any(drawn(parts)) else []
    left += ["touched"] if scene.touched is not None or scene.saying.touched else []
    left += ["step"] if desk(parts).screen.step else []
    left += ["shin"] if "shin" in "\n".join([*texts(view(parts)), *texts(desk(parts).lead)]) else []
    return ", ".join(left)


def open_by(parts: Parts, how: str, path: Path, name_file: NameFile) -> None:
    """Open a file as a person would."""
    if how == "drop":
        assert drop(parts, path)
    elif how == "key":
        name_file(path)
        press(parts.window, Qt.Key.Key_O, CONTROL)
    else:
        found = [one for one in file_driver.recent(parts) if path.name in one.text()]
        assert len(found) == 1
        found[0].trigger()


@pytest.mark.parametrize("how", ["drop", "key", "recent"])
def test_the_pen_and_the_touch_of_one_are_never_seen_on_the_figure_of_the_next(
    led: Parts, first: Path, tmp_path: Path, name_file: NameFile, how: str
) -> None:
    consult(led, tmp_path / SECOND, name_file)
    assert all(drawn(led)), "the pen is seen on both bodies before"
    press(led.window, Qt.Key.Key_PageDown, CONTROL)
    open_by(led, how, first, name_file)
    assert asked(led) is None
    assert not view(led).isVisible(), "whoever sits before the screen is not shown another's body"
    assert left_of(led) == ""
    scene = view(led).figure.scene
    assert scene is not None
    assert scene.saying.near.startswith("Your right leg")
    assert scene.surfaces == surfaces(led) != ()


def everything_said(parts: Parts) -> str:
    """All texts of all widgets of the process, shown or not."""
    parts.app.processEvents()
    return "\n".join({text for top in parts.app.topLevelWidgets() for text in texts(top)})


def test_no_step_back_leads_to_the_one_before(led: Parts, first: Path, tmp_path: Path, name_file: NameFile) -> None:
    consult(led, tmp_path / SECOND, name_file)
    drop(led, first)
    opened = led.consult.findings.all, surfaces(led)
    assert [one.sign for one in opened[0]] == ["knee_extension"]
    for key, more in ((Qt.Key.Key_Z, CONTROL), (Qt.Key.Key_Z, CONTROL), (Qt.Key.Key_Y, CONTROL)):
        press(led.window, key, more)
        assert (led.consult.findings.all, surfaces(led)) == opened
    press(led.window, Qt.Key.Key_P)
    press(led.window, Qt.Key.Key_Z, CONTROL)
    assert surfaces(led) == opened[1]


def test_search_note_and_words_of_the_one_before_are_gone(
    led: Parts, first: Path, tmp_path: Path, name_file: NameFile
) -> None:
    consult(led, tmp_path / SECOND, name_file)
    assert "outer shin" in QGuiApplication.clipboard().text()
    assert SECOND in everything_said(led)
    drop(led, first)
    assert QGuiApplication.clipboard().text() == ""
    left = everything_said(led).casefold()
    for word in ("outer shin", "fourth toe", "lateral malleolus", SECOND):
        assert word not in left, [line for line in left.splitlines() if word in line]
    press(led.window, Qt.Key.Key_F, CONTROL)
    field = QApplication.focusWidget()
    assert isinstance(field, QLineEdit)
    assert field.text() == ""
    press(field, Qt.Key.Key_Z, CONTROL)
    assert field.text() == ""


def test_of_two_messages_the_last_is_read(led: Parts, tmp_path: Path, name_file: NameFile) -> None:
    press(led.window, Qt.Key.Key_C, CONTROL)
    save(led, tmp_path / SECOND, name_file)
    seen = [one for one in led.window.findChildren(Toast) if one.isVisible()]
    assert [one.text() for one in seen] == [f"Saved: {SECOND}"]


def test_it_is_saved_to_its_own_file_afterwards(led: Parts, first: Path, tmp_path: Path, name_file: NameFile) -> None:
    consult(led, tmp_path / SECOND, name_file)
    kept = (tmp_path / SECOND).read_bytes()
    drop(led, first)
    led.consult.set_finding("ankle_jerk", "right", "reduced")
    press(led.window, Qt.Key.Key_S, CONTROL)
    assert (tmp_path / SECOND).read_bytes() == kept
    assert b"ankle_jerk" in first.read_bytes()


def test_a_file_that_cannot_be_opened_takes_nothing_away(led: Parts, tmp_path: Path, name_file: NameFile) -> None:
    consult(led, tmp_path / SECOND, name_file)
    broken = tmp_path / f"broken{FIRST}"
    broken.write_bytes((tmp_path / SECOND).read_bytes()[:-40])
    before = drawn(led), led.consult.answer, led.consult.findings, surfaces(led)
    drop(led, broken)
    assert f"broken{FIRST}" in words(asked(led))
    answer(led, "Close")
    assert (drawn(led), led.consult.answer, led.consult.findings, surfaces(led)) == before
    assert view(led).isVisible()


@pytest.mark.parametrize("which", ["figure", "own map"])
def test_another_body_keeps_no_line_and_no_touch(led: Parts, tmp_path: Path, which: str) -> None:
    press(led.window, Qt.Key.Key_F11)
    touch(led, 3.0, -55.0)
    draw(led)
    if which == "figure":
        led.files.choose("male")
    else:
        assert drop(led, write_sample(tmp_path / "own.geojson"))
        assert led.files.own is not None
    assert desk(led).screen.is_open, "it is the same person"
    assert left_of(led) == ""


def test_what_was_drawn_on_a_leg_stays_on_that_leg(led: Parts) -> None:
    press(led.window, Qt.Key.Key_F11)
    press(led.window, Qt.Key.Key_D)
    pen, at = desk(led).pen, led.window.canvas.widget_at(3.0, -55.0).toPoint()
    QTest.mousePress(pen, LEFT, pos=at)
    QTest.mouseMove(pen, at + QPoint(0, 20))
    QTest.mouseRelease(pen, LEFT, pos=at)
    assert all(drawn(led))
    led.consult.turn_to_other_leg()
    led.consult.point_at(*THIGH)
    scene = view(led).figure.scene
    assert scene is not None
    assert drawn(led)[1] == 0, "the clinician sees the other leg from the side"
    assert scene.saying.near == "Your left leg, outer side"


def test_dialogs_about_the_one_before_close(led: Parts, first: Path, tmp_path: Path, name_file: NameFile) -> None:
    consult(led, tmp_path / SECOND, name_file)
    press(led.window, Qt.Key.Key_H, CONTROL)
    assert [one for one in led.window.findChildren(QDialog) if one.isVisible()]
    drop(led, first)
    assert not [one for one in led.window.findChildren(QDialog) if one.isVisible()]


def test_memory_holds_nothing_of_the_one_before(led: Parts, first: Path, tmp_path: Path, name_file: NameFile) -> None:
    gc.collect()
    others = held()  # what other tests have left: kept here, so that nothing new takes its place
    known = {id(one) for one in others}
    consult(led, tmp_path / SECOND, name_file)
    told = {kind: [one for one in held(kind) if id(one) not in known] for kind in KINDS}
    assert all(told.values()), "the look into memory finds what there is"
    told.clear()
    drop(led, first)
    led.app.processEvents()
    gc.collect()
    left = [one for one in held() if id(one) not in known]
    assert not [one for one in left if isinstance(one, (Stroke, Touched))]
    assert {one.side for one in left if isinstance(one, Place)} == {"right"}
    assert {one.view for one in left if isinstance(one, Surface)} == {"anterior"}


def held(*kinds: type) -> list[object]:
    """What is known of a person, in any object of the process."""
    return [one for one in gc.get_objects() if isinstance(one, kinds or KINDS)]
