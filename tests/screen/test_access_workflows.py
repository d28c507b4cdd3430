"""Three people at work with the keyboard alone, from the first key to the text on the clipboard; nothing traps it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from derm_viewer.app import Parts
from derm_viewer.screen.examine.row import ChoiceRow
from derm_viewer.screen.search.typed import TypedSearch
from derm_viewer.screen.window.main_window import MainWindow
from tests.screen.access_driver import tree
from tests.screen.conftest import Opener
from tests.screen.hands import CONTROL, Hands, copied

Key = Qt.Key


@pytest.fixture(params=[100, 200], ids=["usual", "large"])
def parts(request: pytest.FixtureRequest, open_window: Opener) -> Parts:
    """A window on the supplied map, at two text sizes."""
    made = open_window(data_file=None)
    made.window.text_size_chosen.emit(request.param)
    return made


@pytest.fixture(autouse=True)
def _typing(window: MainWindow, clipboard: None) -> None:
    """The keyboard begins on the body."""
    window.findChildren(TypedSearch)[0].clock = lambda: 0.0  # however slow the computer, the letters follow each other
    window.canvas.setFocus()


def type_in(hands: Hands, words: str) -> None:
    """Type letter by letter, each where the keyboard is by then."""
    for char in words:
        hands.type(char)


def tab_to(hands: Hands, beginning: str) -> None:
    """Press Tab until the keyboard is at a control whose name begins so."""
    for _ in range(60):
        held = QApplication.focusWidget()
        if held is not None and held.accessibleName().startswith(beginning):
            return
        hands.key(Key.Key_Tab)
    pytest.fail(f"Tab does not come to {beginning!r}")


def test_a_gp_types_where_it_hurts_and_copies(parts: Parts, window: MainWindow, hands: Hands) -> None:
    type_in(hands, "left outer shin")
    hands.key(Key.Key_Return)
    hands.key(Key.Key_C, CONTROL)
    assert parts.consult.answer is not None
    assert parts.consult.answer.quality == "pain"
    assert "left outer shin" in copied().casefold()
    assert "L5" in copied()
    assert hands.used[:2] == (0, 0)
    assert hands.keys <= len("left outer shin") + 2
    [here] = [seen for seen in tree(window.canvas)[1:] if seen.has("focused")]
    assert here.name.startswith("left outer shin")
    hands.key(Key.Key_Up)
    [here] = [seen for seen in tree(window.canvas)[1:] if seen.has("focused")]
    assert here.name.startswith("left outer knee"), "the arrows go on from what was found"


def test_a_gp_goes_there_with_the_arrows(parts: Parts, window: MainWindow, hands: Hands) -> None:
    hands.key(Key.Key_PageDown)
    for _ in range(30):
        [here] = [seen for seen in tree(window.canvas)[1:] if seen.has("focused")]
        if "shin" in here.name:
            break
        hands.key(Key.Key_Down)
    hands.key(Key.Key_Return)
    hands.key(Key.Key_C, CONTROL)
    assert here.name.partition(";")[0] in copied().casefold()


def test_a_physiotherapist_paints_an_area_and_ticks(parts: Parts, window: MainWindow, hands: Hands) -> None:
    hands.key(Key.Key_3)
    hands.key(Key.Key_P)
    tab_to(hands, "Tool: Brush")
    for _ in range(3):
        hands.key(Key.Key_Right)
    hands.key(Key.Key_Backtab)
    assert QApplication.focusWidget() is window.canvas
    for which in (Key.Key_Down, Key.Key_Down, Key.Key_Return):
        hands.key(which)
    hands.key(Key.Key_P)
    hands.key(Key.Key_E)
    hands.key(Key.Key_1)
    hands.key(Key.Key_C, CONTROL)
    assert "numbness" in copied()
    assert "Painted marks:" in copied()
    assert len(parts.consult.findings.all) == 1
    assert hands.used[:2] == (0, 0)


def test_a_neurologist_examines_and_reads_the_sources(parts: Parts, window: MainWindow, hands: Hands) -> None:
    type_in(hands, "left outer shin")
    hands.key(Key.Key_Return)
    for which in (Key.Key_2, Key.Key_E, Key.Key_1):
        hands.key(which)
    assert [one.result for one in parts.consult.findings.all] == ["weak"]
    held = QApplication.focusWidget()
    assert isinstance(held, ChoiceRow)
    hands.key(Key.Key_S)
    assert "Checked: " in held.text()
    hands.key(Key.Key_Escape)
    hands.key(Key.Key_C, CONTROL)
    assert "weak" in copied()
    hands.key(Key.Key_Z, CONTROL)
    assert parts.consult.findings.all == ()
    hands.key(Key.Key_Escape)
    assert QApplication.focusWidget() is window.canvas


def test_maps_legs_and_spine_without_a_mouse(parts: Parts, window: MainWindow, hands: Hands) -> None:
    type_in(hands, "left outer shin")
    hands.key(Key.Key_Return)
    _ = window.answer_words  # what comes a moment later is there
    tab_to(hands, "Spine")
    for _ in range(3):
        hands.key(Key.Key_Down)
    hands.key(Key.Key_Return)
    assert any(words in window.answer_words for words in ("herniation", "A bone, and not a root"))
    tab_to(hands, "Map: All maps")
    hands.key(Key.Key_Right)
    assert parts.consult.shown_map == "differences"
    tab_to(hands, "Side views")
    hands.key(Key.Key_Right)
    assert parts.consult.leg == "right"
    tab_to(hands, "Body")
    assert QApplication.focusWidget() is window.canvas
