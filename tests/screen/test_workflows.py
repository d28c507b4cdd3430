"""Three people at work, each from the first click to the text on the clipboard, with every click and key counted."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from derm_viewer.app import Parts
from tests.screen.conftest import Opener
from tests.screen.hands import CONTROL, Hands, copied, middle

pytestmark = pytest.mark.usefixtures("clipboard")


@pytest.fixture(params=[(1366, 768), (1920, 1080)], ids=["small", "large"])
def parts(request: pytest.FixtureRequest, open_window: Opener) -> Parts:
    """A window on the supplied map, on a small and on a large screen."""
    return open_window(data_file=None, size=request.param)


def part(heading: str) -> str:
    """What stands in the note under a heading, up to the next empty line."""
    _, found, after = copied().partition(f"{heading}\n")
    assert found, f"the note has no {heading!r}:\n{copied()}"
    return after.partition("\n\n")[0]


def test_a_gp_looks_a_place_up_with_two_clicks(parts: Parts, hands: Hands) -> None:
    hands.click(*middle(parts, "outer_shin", "left"))
    hands.press("Copy note")
    assert hands.used == (2, 0, 0)
    assert copied().startswith("Place: left outer shin, ")
    assert "- L5 in 3 of 3 maps" in part("Levels to consider, not a diagnosis:")
    assert "Red flags not asked: " in copied()


def test_a_gp_looks_a_place_up_without_the_mouse(parts: Parts, hands: Hands) -> None:
    hands.key(Qt.Key.Key_Slash)
    hands.type("big toe")
    hands.key(Qt.Key.Key_Return)
    hands.key(Qt.Key.Key_C, CONTROL)
    assert hands.used == (0, 0, 3 + len("big toe"))
    assert copied().startswith("Place: left great toe")
    assert "- L5 in 2 of 3 maps" in part("Levels to consider, not a diagnosis:")
    assert "- L4 in 1 of 3 maps" in part("Levels to consider, not a diagnosis:")


def test_a_physiotherapist_paints_tests_and_notes_with_one_stroke_and_four_clicks(parts: Parts, hands: Hands) -> None:
    x, y = middle(parts, "outer_shin", "left")
    hands.press("Paint")
    hands.stroke([(x, y + 4), (x, y), (x, y - 4)])
    hands.press("Mode: Examine")
    hands.tick("hip_abduction", "weak")
    hands.press("Copy note")
    assert hands.used == (4, 1, 0)
    assert part("Painted marks:").startswith("- left, pain, outer shin")
    assert "ISNCSCI: L5 " in part("Painted marks:")
    assert part("Found on the patient\u2019s left:") == "- Hip abduction: weak"
    assert "L5" in copied().partition("Findings together, left: ")[2].partition("\n")[0]


def test_a_neurologist_ticks_what_was_found_with_one_click_and_three_keys(parts: Parts, hands: Hands) -> None:
    hands.click(*middle(parts, "outer_shin", "left"))
    hands.key(Qt.Key.Key_E)
    hands.key(Qt.Key.Key_1)
    hands.key(Qt.Key.Key_C, CONTROL)
    assert hands.used == (1, 0, 3)
    assert part("Found on the patient\u2019s left:") == "- Hip abduction: weak"


def test_a_neurologist_weighs_a_nerve_against_a_root_with_one_click_and_three_keys(parts: Parts, hands: Hands) -> None:
    hands.click(*middle(parts, "outer_mid_thigh", "left"))
    hands.key(Qt.Key.Key_3)
    hands.key(Qt.Key.Key_N)
    hands.key(Qt.Key.Key_C, CONTROL)
    assert hands.used == (1, 0, 3)
    assert "Felt there: numbness" in copied()
    assert "Lateral femoral cutaneous nerve" in copied().partition("Felt in the same skin, not a root: ")[2]
    with_nerves = QApplication.clipboard().mimeData().html()
    hands.key(Qt.Key.Key_N)
    hands.key(Qt.Key.Key_C, CONTROL)
    assert QApplication.clipboard().mimeData().html() != with_nerves, "the picture shows the nerves\u2019 skin"
