"""While the button is down the answer is made ready: on release it looks and works as one that was not foreseen."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

import pytest
from PySide6.QtCore import QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from derm_viewer.app import Parts
from derm_viewer.clinic.answer import Answer
from derm_viewer.screen import prose, section
from derm_viewer.screen.answer import foresight
from derm_viewer.screen.answer.panel import AnswerPanel
from derm_viewer.screen.answer.section import KeyedSection
from derm_viewer.screen.section import Section
from tests.screen.conftest import Opener
from tests.screen.examine_driver import panel
from tests.screen.touch_driver import press, tap, unplug

LEFT = Qt.MouseButton.LeftButton
PLACES = {
    "outer shin": (3.0, -55.0),
    "great toe": (-118.52, -79.89),
    "front of the other thigh, where look-alikes lead": (-144.49, -13.88),
    "buttock, which one map leaves blank": (-50.0, 5.0),
    "saddle, which is an emergency": (121.0, 69.0),
    "beside the body": (-138.0, -20.0),
}
SHIN, TOE, BESIDE = (PLACES[name] for name in ("outer shin", "great toe", "beside the body"))


class Seen(NamedTuple):
    """What a panel shows: its pixels, its words; of each section its name, where it is, and whether Tab stops there."""

    pixels: QImage
    words: str
    sections: list[tuple[str, QRect, Qt.FocusPolicy]]


def seen(parts: Parts) -> Seen:
    """The panel at this moment, with everything that comes a moment later."""
    panel(parts.window).settle()
    shown = [
        (one.name, one.geometry(), one.focusPolicy())
        for one in parts.window.findChildren(KeyedSection)
        if one.isVisible()
    ]
    return Seen(panel(parts.window).grab().toImage(), parts.window.answer_words, shown)


def hold(parts: Parts, point: tuple[float, float], qtbot: QtBot) -> QPoint:
    """Press the button over a point of the sheet until the answer is foreseen."""
    at = parts.window.canvas.widget_at(*point).toPoint()
    with qtbot.waitSignal(parts.consult.answer_foreseen):
        QTest.mousePress(parts.window.canvas, LEFT, pos=at)
    return at


def click(parts: Parts, point: tuple[float, float]) -> None:
    """Press and release at once: nothing can be foreseen."""
    QTest.mouseClick(parts.window.canvas, LEFT, pos=parts.window.canvas.widget_at(*point).toPoint())


@pytest.fixture
def parts(open_window: Opener) -> Parts:
    """A window with the supplied map."""
    return open_window(data_file=None)


@pytest.mark.parametrize("point", PLACES.values(), ids=PLACES.keys())
@pytest.mark.parametrize(("theme", "size"), [("light", (1366, 768)), ("dark", (1600, 1300))])
def test_a_held_click_shows_what_a_quick_one_shows(
    open_window: Opener, point: tuple[float, float], theme: str, size: tuple[int, int], qtbot: QtBot
) -> None:
    quick, held = (open_window(data_file=None, theme=theme, size=size) for _ in range(2))
    same(quick, held, point, qtbot)


def test_a_held_click_shows_the_same_while_examining(open_window: Opener, qtbot: QtBot) -> None:
    quick, held = (open_window(data_file=None) for _ in range(2))
    for one in (quick, held):
        click(one, PLACES["buttock, which one map leaves blank"])
        panel(one.window).set_examining(True)
        one.consult.set_finding("hip_abduction", "left", "weak")
    same(quick, held, TOE, qtbot)
    assert "Test next" in held.window.answer_words


def test_the_room_that_an_emergency_took_is_used_again(open_window: Opener, qtbot: QtBot) -> None:
    """There are as many tests as have room on the first screen, and while the button is down there is less."""
    quick, held = (open_window(data_file=None) for _ in range(2))
    for one in (quick, held):
        click(one, PLACES["saddle, which is an emergency"])
    same(quick, held, TOE, qtbot)


def same(quick: Parts, held: Parts, point: tuple[float, float], qtbot: QtBot) -> None:
    """Click quickly in one window and slowly in another: they show the same."""
    click(quick, point)
    wanted = seen(quick)
    at = hold(held, point, qtbot)
    assert held.consult.answer != quick.consult.answer
    QTest.mouseRelease(held.window.canvas, LEFT, pos=at)
    found = seen(held)
    assert found.words == wanted.words
    assert found.sections == wanted.sections
    assert found.pixels == wanted.pixels


def test_nothing_is_laid_out_or_drawn_again_on_release(
    parts: Parts, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is seen first comes from its picture; that is what a release is fast by."""
    click(parts, TOE)  # the caption of the spine is laid out with the first answer
    at = hold(parts, SHIN, qtbot)
    done: list[object] = []
    lay_out, draw = prose.Prose._lay_out, section.draw_rows

    def laid(self: prose.Prose, width: float) -> Any:
        done.append(self.text)
        return lay_out(self, width)

    def drawn(painter: QPainter, rows: Sequence[Any], *rest: Any) -> None:
        done.extend(rows)
        draw(painter, rows, *rest)

    monkeypatch.setattr(prose.Prose, "_lay_out", laid)
    monkeypatch.setattr(section, "draw_rows", drawn)
    QTest.mouseRelease(parts.window.canvas, LEFT, pos=at)
    panel(parts.window).grab()
    assert "left outer shin" in parts.window.answer_words
    assert not done
    panel(parts.window).grab()
    assert done  # a picture is good for one paint


def test_what_is_foreseen_for_another_place_is_not_shown(parts: Parts, qtbot: QtBot) -> None:
    click(parts, TOE)
    wanted = seen(parts)
    click(parts, BESIDE)
    hold(parts, SHIN, qtbot)
    click(parts, TOE)
    found = seen(parts)
    assert found.words == wanted.words
    assert found.pixels == wanted.pixels


def test_what_is_foreseen_before_a_quality_is_said_is_not_shown(parts: Parts, qtbot: QtBot) -> None:
    at = hold(parts, SHIN, qtbot)
    parts.consult.set_quality("numbness")
    QTest.mouseRelease(parts.window.canvas, LEFT, pos=at)
    assert "Patient\u2019s left, numbness" in parts.window.answer_words
    assert "Patient\u2019s left, pain" not in parts.window.answer_words


def test_what_becomes_a_drag_is_neither_foreseen_nor_answered(parts: Parts, qtbot: QtBot) -> None:
    canvas = parts.window.canvas
    at = canvas.widget_at(*SHIN).toPoint()
    with qtbot.assertNotEmitted(parts.consult.answer_foreseen):
        QTest.mousePress(canvas, LEFT, pos=at)
        QTest.mouseMove(canvas, at + QPoint(40, 0))
        parts.app.processEvents()
        QTest.mouseRelease(canvas, LEFT, pos=at + QPoint(40, 0))
    assert parts.consult.answer is None


def test_a_hand_that_trembles_means_where_it_pressed(parts: Parts, qtbot: QtBot) -> None:
    at = hold(parts, SHIN, qtbot)
    meant = parts.window.canvas.sheet_at(QPointF(at))
    QTest.mouseRelease(parts.window.canvas, LEFT, pos=at + QPoint(3, 2))
    found = parts.consult.answer
    assert found is not None
    assert (found.place.x, found.place.y) == meant


def test_a_new_patient_finds_nothing_that_was_foreseen(parts: Parts, qtbot: QtBot) -> None:
    hold(parts, SHIN, qtbot)
    blocks = panel(parts.window)._blocks
    assert blocks._foresight._parts
    parts.consult.begin_anew()
    parts.window.begin_anew()
    assert not blocks._foresight._parts
    assert blocks._foresight._of is None


def test_a_finger_that_comes_down_is_foreseen_as_what_it_taps(parts: Parts, qtbot: QtBot) -> None:
    canvas = parts.window.canvas
    at = canvas.widget_at(*SHIN)
    try:
        with qtbot.waitSignal(parts.consult.answer_foreseen) as foreseen:
            press(canvas, at)
        tap(canvas, at)
    finally:
        unplug()
    assert foreseen.args is not None
    assert parts.consult.answer == foreseen.args[0]


@pytest.mark.parametrize(("ratio", "drawn"), [(1.0, True), (2.0, True), (1.5, False)])
def test_rows_are_drawn_only_where_no_letter_would_move(parts: Parts, ratio: float, drawn: bool) -> None:
    click(parts, SHIN)
    rows = next(one.rows for one in parts.window.findChildren(Section) if one.isVisible() and one.rows)
    sheet = foresight.Sheet(parts.keeper.look, 400, 600, ratio)
    made = foresight.draw(foresight.laid_out(rows, sheet), sheet)
    assert (made.picture is not None) == drawn
    if made.picture is not None:
        assert made.picture.width() == 400 * ratio
        assert made.picture.devicePixelRatio() == ratio


def test_only_an_answer_that_is_not_shown_is_made_ready(parts: Parts, qtbot: QtBot) -> None:
    click(parts, SHIN)
    answer: Answer | None = parts.consult.answer
    assert answer is not None
    shown: AnswerPanel = panel(parts.window)
    shown.foresee(answer)
    assert not shown._blocks._foresight._parts


def test_words_about_the_other_leg_come_before_its_picture(parts: Parts, qtbot: QtBot) -> None:
    """The side views turn, which takes two frames to paint; until then the body stays as it was, not blank."""

    def on_the_screen() -> tuple[QImage, QImage]:
        window, body = parts.window, parts.window.canvas.geometry()
        whole = window.screen().grabWindow(window.winId()).toImage()
        return whole.copy(body), whole.copy(panel(window).geometry())

    click(parts, TOE)
    qtbot.waitUntil(lambda: parts.window.canvas.lit and not parts.window.canvas.stage.picture.lighting)
    body, words = on_the_screen()
    click(parts, PLACES["front of the other thigh, where look-alikes lead"])
    parts.app.sendPostedEvents()  # what the click itself has asked to be painted
    same, others = on_the_screen()
    assert others != words
    assert same == body
    qtbot.waitUntil(lambda: on_the_screen()[0] != body)
