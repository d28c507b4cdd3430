"""The panel, judged by its words and by clicks on what it draws."""

from __future__ import annotations

import json
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget
from pytestqt.qtbot import QtBot

from derm_viewer.body.place import Place
from derm_viewer.clinic.answer import Answer, LookAlike, Statement
from derm_viewer.paths import data_path
from derm_viewer.screen.answer.candidates import CandidateRow
from derm_viewer.screen.answer.panel import AnswerPanel
from derm_viewer.screen.icons import Icons
from derm_viewer.screen.look import Look, TypeScale, load_typeface
from derm_viewer.screen.section import Section
from derm_viewer.screen.theme import DARK, LIGHT
from tests.screen import samples


@pytest.fixture
def host(qtbot: QtBot) -> QWidget:
    """What the panel lies in."""
    made = QWidget()
    made.resize(440, 680)
    qtbot.addWidget(made)
    return made


@pytest.fixture
def panel(qtbot: QtBot, host: QWidget) -> AnswerPanel:
    """An empty panel that knows the red flags, as wide and high as in a window of 1366 x 768."""
    family = load_typeface(data_path("resources", "fonts"))
    look = Look(LIGHT, TypeScale(family), Icons(data_path("resources", "icons")))
    words: dict[str, Any] = json.loads(data_path("resources", "words", "window.json").read_text(encoding="utf-8"))
    made = AnswerPanel(look, samples.TITLES, words["welcome"], host)
    made.setFixedSize(440, 680)
    made.show_red_flags(samples.FLAGS, samples.SOURCES[-2:])
    with qtbot.waitExposed(host):
        host.show()
    return made


def strip(panel: AnswerPanel) -> QAbstractButton:
    """The strip of red flags."""
    return panel.findChildren(QAbstractButton)[0]


def seen(panel: AnswerPanel) -> str:
    """The words of the sections that stand, at least with their beginning, inside the panel."""
    inside = [
        section
        for section in panel.findChildren(Section)
        if section.isVisible() and section.mapTo(panel, QPoint(0, 0)).y() < panel.height()
    ]
    return "\n".join(section.text() for section in inside)


def test_the_empty_panel_invites_and_warns(panel: AnswerPanel) -> None:
    assert "Click the body where it hurts" in panel.text
    assert "Left and right are the patient" in panel.text
    assert strip(panel).text().startswith("Ask first: bladder or bowel change")
    assert "Levels to consider," in panel.text


def test_an_answer_says_place_side_quality_and_every_part(panel: AnswerPanel) -> None:
    panel.show_answer(samples.shin())
    for words in (
        "left outer shin, 22 cm above the lateral malleolus",
        "Patient\u2019s left, tingling",
        "L5 in both maps",
        "ISNCSCI: L5; border with L4 3.2 cm away",
        "L5: Outer leg, top of the foot and great toe.",
        "2 of 2 maps",
        "neighbour",
        "Hip abduction",
        "LR+ 11 for L5",
        "Common fibular nerve",
        "Both maps give this skin to L5.",
        "Pain leaves its dermatome in 64 %",
        "A normal test never excludes a root.",
        "Suri 2011",
    ):
        assert words.casefold() in panel.text.casefold()
    assert "Click the body" not in panel.text


def test_the_first_screen_at_1366_x_768_shows_what_decides(panel: AnswerPanel) -> None:
    panel.show_answer(samples.shin())
    signs = next(section for section in panel.findChildren(Section) if "What tells them apart" in section.text())
    assert signs.mapTo(panel, QPoint(0, 0)).y() + signs.height() <= panel.height()
    assert "Levels to consider" in seen(panel)


@pytest.mark.parametrize("where", [samples.CHEST, samples.BESIDE])
def test_a_short_answer_shows_its_sources_by_itself(panel: AnswerPanel, qtbot: QtBot, where: Place) -> None:
    panel.show_answer(samples.nowhere(where, "Nothing here")._replace(sources=samples.SOURCES[:1]))
    sections = panel.findChildren(Section)
    qtbot.waitUntil(lambda: any(section.text().startswith("Sources") for section in sections))


def test_every_source_is_named_and_a_click_on_its_name_cites_it_in_full(panel: AnswerPanel) -> None:
    panel.show_answer(samples.shin())
    panel.settle()
    (listed,) = (one for one in panel.findChildren(Section) if one.text().startswith("Sources"))
    assert listed.text().endswith(samples.SOURCES[-1].short)
    for source in samples.SOURCES:
        assert source.text not in panel.text
        press_name(listed, source.key)
        assert source.text in panel.text
        assert f"{samples.SOURCES.index(source) + 1}  {source.short}" in listed.text()
        press_name(listed, source.key)
    assert all(source.text not in panel.text for source in samples.SOURCES)


def press_name(listed: Section, key: str) -> None:
    """Click the end of the name of a source in the list."""
    row, top = listed.rows[-1], listed.rows[0].height
    spots = [(x, y) for y in range(2, round(row.height), 6) for x in range(0, listed.width(), 4)]
    x, y = [spot for spot in spots if row.source_at(*spot) == key][-1]
    QTest.mouseClick(listed, Qt.MouseButton.LeftButton, pos=QPoint(x, round(top) + y))


def test_a_click_on_a_number_opens_its_card_there_and_closes_it_again(panel: AnswerPanel) -> None:
    panel.show_answer(samples.shin())
    signs = next(section for section in panel.findChildren(Section) if "What tells them apart" in section.text())
    high = signs.height()
    click_first_number(signs)
    for words in ("Suri 2011", "Figure: LR+ 11 for L5 (95 % interval 1.3\u201384)", "Work: Suri P, Rainville J"):
        assert words in signs.text()
    assert signs.height() > high + 60
    click_first_number(signs)
    assert "Work: " not in signs.text()
    assert signs.height() == high


def test_a_card_is_closed_by_whoever_asks_and_only_once(panel: AnswerPanel) -> None:
    panel.show_answer(samples.shin())
    signs = next(section for section in panel.findChildren(Section) if "What tells them apart" in section.text())
    click_first_number(signs)
    assert panel.close_detail()
    assert "Work: " not in signs.text()
    assert not panel.close_detail()


def click_first_number(section: Section) -> None:
    """Click on the first place of a section over which the pointer becomes a hand."""
    for y in range(2, section.height(), 3):
        for x in range(2, section.width(), 3):
            QTest.mouseMove(section, QPoint(x, y))
            if section.cursor().shape() == Qt.CursorShape.PointingHandCursor:
                QTest.mouseClick(section, Qt.MouseButton.LeftButton, pos=QPoint(x, y))
                return
    raise AssertionError("no number of a source was found")


def test_the_strip_opens_and_closes_the_red_flags(panel: AnswerPanel, qtbot: QtBot) -> None:
    asked = samples.FLAGS[0].ask.text
    assert asked not in panel.text
    QTest.mouseClick(strip(panel), Qt.MouseButton.LeftButton)
    assert asked in panel.text
    assert "Emergency, now" in panel.text
    assert samples.FLAGS[3].action.text in panel.text
    assert "\u00b9\u202fRefHelp" in panel.text
    QTest.keyClick(strip(panel), Qt.Key.Key_Return)
    assert asked not in panel.text


def test_a_new_place_closes_the_red_flags_and_another_quality_does_not(panel: AnswerPanel, qtbot: QtBot) -> None:
    panel.show_answer(samples.shin())
    QTest.mouseClick(strip(panel), Qt.MouseButton.LeftButton)
    panel.show_answer(samples.shin("numbness"))
    assert strip(panel).isChecked()
    panel.show_answer(samples.nowhere(samples.CHEST, "No lumbar level"))
    assert not strip(panel).isChecked()


def test_places_without_a_level_say_so(panel: AnswerPanel) -> None:
    panel.show_answer(samples.nowhere(samples.CHEST, "No lumbar level to consider here"))
    assert "No lumbar level" in panel.text
    assert "Levels to consider\n" not in panel.text
    panel.show_answer(samples.nowhere(samples.BESIDE, "Nothing to look up here"))
    assert "Nothing to look up here" in panel.text
    assert "Patient" not in panel.text


def test_clearing_brings_the_invitation_back(panel: AnswerPanel) -> None:
    panel.show_answer(samples.shin())
    panel.show_answer(None)
    assert "Click the body where it hurts" in panel.text
    assert "L5 in both maps" not in panel.text


def test_what_a_normal_test_is_worth_is_said_once(panel: AnswerPanel) -> None:
    panel.show_answer(samples.shin())
    drawn = [section for section in panel.findChildren(Section) if "What tells them apart" in section.text()]
    assert drawn[0].text().startswith("What tells them apart. Normal excludes nothing.")
    assert drawn[0].text().count("Normal excludes nothing.") == 1


def test_the_lines_of_the_maps_unfold(panel: AnswerPanel) -> None:
    panel.show_answer(samples.shin())
    place = next(section for section in panel.findChildren(Section) if section.text().startswith("Patient"))
    shut = place.height()
    QTest.mouseClick(place, Qt.MouseButton.LeftButton, pos=QPoint(30, place.height() - 8))
    QTest.mouseClick(place, Qt.MouseButton.LeftButton, pos=QPoint(30, place.height() - 8))
    assert place.height() == shut


def test_look_alikes_stand_above_the_tests_where_the_level_is_high(panel: AnswerPanel) -> None:
    high = (samples.CANDIDATES[0]._replace(root="L2"), *samples.CANDIDATES[1:])
    for candidates, first in ((high, "Same skin, not a root"), (samples.CANDIDATES, "What tells them apart")):
        panel.show_answer(samples.shin()._replace(candidates=candidates))
        found = [panel.text.index(words) for words in ("Same skin, not a root", "What tells them apart")]
        assert panel.text.index(first) == min(found)


@pytest.mark.parametrize("examine", [False, True])
def test_what_cannot_wait_is_named_while_the_look_alikes_are_folded(panel: AnswerPanel, examine: bool) -> None:
    panel.set_examining(examine)
    panel.show_answer(_many_alike())
    said = panel.text
    assert "Not to be missed: Testis \u00b7 Aorta" in said
    assert said.index("Testis") < said.index("more"), "before the calm ones that are only counted"


@pytest.mark.parametrize("percent", [100, 150, 200])
def test_another_look_says_the_same(panel: AnswerPanel, percent: int) -> None:
    panel.show_answer(samples.shin())
    before = panel.text
    family = load_typeface(data_path("resources", "fonts"))
    panel.set_look(Look(DARK, TypeScale(family, percent), Icons(data_path("resources", "icons"))))
    assert set(panel.text.split("\n")) <= set(before.split("\n"))
    assert len(panel.text.split("\n")) >= len(before.split("\n")) - 3, "only tests that have no room are left out"
    ground = panel.grab().toImage().pixelColor(4, 4)
    assert ground.name().upper() == DARK.surface


def test_hostile_words_are_shown_as_they_are(panel: AnswerPanel) -> None:
    evil = '<img src="file:///etc/passwd"><b>bold</b> & \u202e'
    panel.show_answer(samples.shin()._replace(headline=evil))
    assert evil in panel.text
    for label in panel.findChildren(QLabel):
        assert label.textFormat() == Qt.TextFormat.PlainText


def test_an_endless_word_does_not_widen_the_panel(panel: AnswerPanel) -> None:
    panel.show_answer(samples.shin()._replace(headline="w" * 3000))
    assert all(section.width() <= panel.width() for section in panel.findChildren(Section))


def _many_alike() -> Answer:
    """A high level, with more look-alikes than have a row of their own, two of which cannot wait."""
    urgent = tuple(LookAlike(name, "organ", "groin", Statement("Now."), emergency=True) for name in ("testis", "aorta"))
    calm = tuple(LookAlike(f"muscle {at}", "soft tissue", "groin", Statement("Press.")) for at in range(9))
    high = (samples.CANDIDATES[0]._replace(root="L1"), *samples.CANDIDATES[1:])
    return samples.shin()._replace(candidates=high, look_alikes=(*calm, *urgent))


def test_as_many_look_alikes_have_a_row_as_leave_the_urgent_ones_room(panel: AnswerPanel) -> None:
    seen_rows = set()
    for height in range(520, 900, 20):
        panel.setFixedHeight(height)
        panel.show_answer(None)
        panel.show_answer(_many_alike())
        (alikes,) = [one for one in panel.findChildren(Section) if "Same skin, not a root" in one.text()]
        foot = alikes.mapTo(panel, QPoint(0, alikes.height())).y()
        rows = [row for row in alikes.rows if row.action.startswith("look_alike:")]
        seen_rows.add(len(rows))
        if len(rows) > 2:
            assert foot <= height
        if len(rows) < 4:
            assert foot + max(row.height for row in rows) > height, "another row would have had room"
    assert seen_rows == {2, 3, 4}


def test_the_name_of_a_folded_level_takes_two_lines_rather_than_lose_its_end(panel: AnswerPanel) -> None:
    long = "inner side of the leg down to the inner ankle and the arch of the foot"
    skins = {"S1": "heel", "L4": long}
    others = tuple(samples.CANDIDATES[1]._replace(root=root, skin=skin) for root, skin in skins.items())
    panel.show_answer(samples.shin()._replace(candidates=(*samples.CANDIDATES[:2], *others)))
    rows = [row for section in panel.findChildren(Section) for row in section.rows if isinstance(row, CandidateRow)]
    short, folded = rows[-2:]
    assert long.casefold() in "".join(prose.text for prose, _, _ in folded.placed).casefold()
    assert folded.height > short.height + 10
