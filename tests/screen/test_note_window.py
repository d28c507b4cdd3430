"""The note: from a real click or from keys alone to the whole text on the clipboard, every action counted."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from derm_viewer import __version__
from derm_viewer.app import Parts
from derm_viewer.screen.window.main_window import MainWindow
from tests.screen.conftest import Opener
from tests.screen.hands import CONTROL, Hands, copied, middle

pytestmark = pytest.mark.usefixtures("clipboard")
SHIN_NOTE = """\
Place: {place}
Side: the patient\u2019s left
Felt there: pain

Levels to consider, not a diagnosis:
- L5 in 3 of 3 maps
- S1, drawn elsewhere in this area
Felt in the same skin, not a root: Common fibular nerve; Arterial claudication; Shingles (zoster)

Red flags not asked: bladder or bowel change; saddle numbness; both legs; weakness getting worse; cancer; fever; \
trauma; collapse or cold leg

Test next, left: Hip abduction; Heel raises on one leg; Foot turned in; Pinprick, base of the third toe; \
Big toe up; Straight leg raise

Maps counted: ISNCSCI; Keegan\u2013Garrett; Foerster type
Shown, not counted: Lee 2008 (described); Foerster 1933 (described)
Sources: ISNCSCI 2019; Keegan & Garrett 1948; Goran_tek-en, Wikimedia Commons
Map data {data}. Derm Viewer {version}. Supports, never replaces, examination.
"""


@pytest.fixture
def parts(open_window: Opener) -> Parts:
    """A window on the supplied map."""
    return open_window(data_file=None)


def messages(window: MainWindow) -> list[str]:
    """What is said over the body at present."""
    return [label.text() for label in window.canvas.findChildren(QLabel) if label.isVisible()]


def place_words(parts: Parts) -> str:
    """The place that was clicked; a pixel of the window is half a centimetre of the leg."""
    answer = parts.consult.answer
    assert answer is not None
    assert re.fullmatch("left outer shin, 2[234] cm above the lateral malleolus", answer.place.words)
    return answer.place.words


def expected(parts: Parts) -> str:
    """The whole note."""
    return SHIN_NOTE.format(place=place_words(parts), data=parts.atlas.data_version, version=__version__)


def test_a_gp_has_the_note_after_two_clicks(parts: Parts, window: MainWindow, hands: Hands) -> None:
    hands.click(*middle(parts, "outer_shin", "left"))
    hands.press("Copy note")
    assert copied() == expected(parts)
    assert (hands.clicks, hands.keys) == (2, 0)
    assert messages(window) == [f"Note copied: {place_words(parts)}"]


def test_a_gp_has_the_note_after_a_click_and_control_c(parts: Parts, hands: Hands) -> None:
    hands.click(*middle(parts, "outer_shin", "left"))
    hands.key(Qt.Key.Key_C, CONTROL)
    assert copied() == expected(parts)
    assert (hands.clicks, hands.keys) == (1, 1)


def test_a_gp_has_the_note_without_the_mouse(parts: Parts, hands: Hands) -> None:
    hands.key(Qt.Key.Key_F, CONTROL)
    hands.type("outer shin")
    hands.key(Qt.Key.Key_Return)
    hands.key(Qt.Key.Key_C, CONTROL)
    assert copied() == expected(parts)
    assert hands.clicks == 0


def test_the_note_has_the_findings_of_both_sides_and_what_was_asked(parts: Parts, hands: Hands) -> None:
    hands.click(*middle(parts, "outer_shin", "left"))
    parts.consult.set_finding("ankle_jerk", "left", "normal")
    parts.consult.set_finding("big_toe_up", "right", "weak")
    parts.consult.set_finding("infection", "both", "no")
    hands.key(Qt.Key.Key_C, CONTROL)
    left, right = (
        copied().index("Found on the patient\u2019s left"),
        copied().index("Found on the patient\u2019s right"),
    )
    assert "Ankle jerk: normal" in copied()[left:right]
    assert "Big toe up: weak" in copied()[right:]
    assert "fever" not in copied().partition("Red flags not asked:")[2].partition("\n")[0]


def test_the_quality_and_an_added_map_are_in_the_note(parts: Parts, hands: Hands) -> None:
    hands.click(*middle(parts, "outer_shin", "left"))
    hands.key(Qt.Key.Key_3)
    parts.consult.set_added("lee_2008", True)
    hands.key(Qt.Key.Key_C, CONTROL)
    assert "Felt there: numbness" in copied()
    assert "Maps counted: ISNCSCI; Keegan\u2013Garrett; Foerster type; Lee 2008 (described)\n" in copied()


def test_the_rich_note_says_the_same_with_the_picture_as_the_body_is_seen(parts: Parts, hands: Hands) -> None:
    hands.click(*middle(parts, "outer_shin", "left"))
    hands.key(Qt.Key.Key_C, CONTROL)
    data = QApplication.clipboard().mimeData()
    assert data.hasText()
    assert data.hasHtml()
    rich = data.html()
    assert '<img src="data:image/png;base64,iVBOR' in rich
    assert "<li>L5 in 3 of 3 maps</li>" in rich
    assert "file:" not in rich


def test_with_nothing_to_note_the_clipboard_stays(window: MainWindow, hands: Hands) -> None:
    QApplication.clipboard().setText("something else")
    hands.key(Qt.Key.Key_C, CONTROL)
    assert copied() == "something else"
    assert messages(window) == ["Nothing to note yet: click the body first, or tick a finding"]


def test_findings_alone_are_noted(parts: Parts, hands: Hands) -> None:
    parts.consult.set_finding("ankle_jerk", "left", "normal")
    hands.key(Qt.Key.Key_C, CONTROL)
    assert "Ankle jerk: normal" in copied()
    assert "Place:" not in copied()


def test_a_template_beside_the_settings_is_found(open_window: Opener, tmp_path: Path) -> None:
    settings = tmp_path / "settings.ini"
    own = open_window(temp_profile=False, settings_file=settings).library.own_template
    assert own == tmp_path / "note_template.txt"
    assert open_window().library.own_template is None


def test_painted_marks_are_noted_each_side_apart(parts: Parts, window: MainWindow, hands: Hands) -> None:
    x, y = middle(parts, "outer_shin", "left")
    hands.key(Qt.Key.Key_P)
    hands.click(x, y)
    hands.key(Qt.Key.Key_P)
    hands.key(Qt.Key.Key_C, CONTROL)
    said = copied().partition("Painted marks:\n")[2].partition("\n\n")[0]
    assert said.startswith("- left, pain, outer shin")
    assert "ISNCSCI: L5 " in said
    assert "cm" not in said, "the size on the picture is not that of the skin"


def test_marks_in_both_legs_say_in_the_note_what_was_to_be_asked(parts: Parts, hands: Hands) -> None:
    hands.key(Qt.Key.Key_P)
    for x in (-119.0, -157.0):  # the left and the right shin, from the front
        hands.click(x, -62.0)
    hands.key(Qt.Key.Key_P)
    for place in (True, False):
        if not place:
            parts.consult.clear()
        hands.key(Qt.Key.Key_C, CONTROL)
        assert "Both legs: ask now" in copied()
        assert ("Place:" in copied()) == place


def test_the_message_goes_by_itself(parts: Parts, window: MainWindow, hands: Hands, qtbot: QtBot) -> None:
    hands.click(*middle(parts, "outer_shin", "left"))
    hands.key(Qt.Key.Key_C, CONTROL)
    assert messages(window)
    qtbot.waitUntil(lambda: not messages(window), timeout=6000)


def test_a_template_of_the_users_is_used_and_a_broken_one_is_named(
    parts: Parts, window: MainWindow, hands: Hands, tmp_path_factory: pytest.TempPathFactory
) -> None:
    own = tmp_path_factory.mktemp("own") / "note_template.txt"
    own.write_text("$emergency\n$own_map\nMine: $place\n- $candidates\n$maps_counted $data_version $program_version\n")
    parts.library.own_template = own
    hands.click(*middle(parts, "outer_shin", "left"))
    hands.key(Qt.Key.Key_C, CONTROL)
    assert copied().startswith("Mine: left outer shin")
    own.write_bytes(b"\xff\xfe broken")
    hands.key(Qt.Key.Key_C, CONTROL)
    dialog = QApplication.activeModalWidget()
    assert dialog is not None
    assert "not text in UTF-8" in " ".join(label.text() for label in dialog.findChildren(QLabel))
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    own.write_text("Only $place")
    hands.key(Qt.Key.Key_C, CONTROL)
    dialog = QApplication.activeModalWidget()
    assert dialog is not None
    assert dialog.windowTitle() == "The note cannot be written"
    assert copied().startswith("Mine: left outer shin")
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
