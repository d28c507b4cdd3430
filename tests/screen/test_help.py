"""The help: offline pages in a window of their own, that lead to one another and can be searched."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QImage, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from derm_viewer.app import Parts
from derm_viewer.paths import data_path
from derm_viewer.screen.help.pages import Help, read_help
from derm_viewer.screen.help.window import HelpWindow

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
FOLDER = data_path("resources", "help")
KEYS = [["Ctrl+F  /", "Search | and [more]"], ["*", "Nothing <b>bold</b>"]]


@pytest.fixture(scope="module")
def supplied() -> Help:
    """The pages that are shipped."""
    return read_help(FOLDER, KEYS, "Keys")


@pytest.fixture
def shown(parts: Parts) -> HelpWindow:
    """The help, opened by its key."""
    QTest.keyClick(parts.window, Qt.Key.Key_F1, Qt.KeyboardModifier.ShiftModifier)
    found = parts.window.findChildren(HelpWindow)
    assert len(found) == 1
    assert found[0].isVisible()
    return found[0]


def words(shown: HelpWindow) -> str:
    return shown.browser.toPlainText()


def test_every_file_is_a_page_and_every_link_leads_to_one(supplied: Help) -> None:
    names = {page.name for page in supplied.pages}
    assert names == {path.stem for path in FOLDER.glob("*.md")} | {"keys"}
    for page in supplied.pages:
        links = re.findall(r"\]\(([^)]*)\)", page.text)
        assert all(link.startswith("help:") and link[5:] in names for link in links), page.name
        assert "<" not in page.text.replace("\\<", "")
        assert "![" not in page.text


def test_the_pages_say_what_they_must(supplied: Help) -> None:
    said = " ".join(page.text for page in supplied.pages)
    for part in ("levels to consider", "never a diagnosis", "Blank stays blank", "Emergencies", "It never asks for"):
        assert part in said
    assert "%" not in said  # figures stand where their sources do
    assert not re.search(r"diagnosis: [LS]\d", said)


def test_every_key_that_a_page_names_is_in_the_list_of_keys(parts: Parts, supplied: Help) -> None:
    here = {each.key().toString() for each in parts.window.findChildren(QShortcut)}
    listed = " ".join(key for key, _ in parts.texts["keys"]).split()
    for page in supplied.pages:
        if page.name != "keys":
            named = set(re.findall(r"\b(?:Ctrl|Shift)\+(?:Shift\+)?[A-Z,][0-9]*|\bF\d+\b", page.text))
            assert named - here - set(listed) == set(), page.name


def test_a_click_on_a_title_and_a_link_lead_to_pages(shown: HelpWindow) -> None:
    assert shown.page.name == "start"
    assert "Say what the patient feels" in words(shown)
    title = next(each for each in shown._titles if each.page.name == "privacy")
    QTest.mouseClick(title, Qt.MouseButton.LeftButton)
    assert "Nothing" in words(shown) or "never" in words(shown)
    shown.browser.anchorClicked.emit(QUrl("help:maps"))
    assert shown.page.name == "maps"
    assert [each.page.name for each in shown._titles if each.isChecked()] == ["maps"]


def test_searching_leaves_the_pages_that_have_the_words_and_marks_them(shown: HelpWindow) -> None:
    QTest.keyClicks(shown.field, "updates")
    assert shown.listed == ["privacy"]
    assert shown.page.name == "privacy"
    marked = shown.browser.extraSelections()
    assert marked
    assert {each.cursor.selectedText().casefold() for each in marked} == {"updates"}
    assert "1 page" in shown.field.accessibleDescription()
    shown.field.clear()
    assert len(shown.listed) == len(shown._titles)
    QTest.keyClicks(shown.field, "zebra")
    assert shown.listed == []
    assert "No page" in shown.field.accessibleDescription()


def test_enter_goes_through_what_was_found(shown: HelpWindow) -> None:
    QTest.keyClicks(shown.field, "map")
    seen = []
    for _ in shown.listed:
        QTest.keyClick(shown.field, Qt.Key.Key_Return)
        seen.append(shown.page.name)
    assert sorted(seen) == sorted(shown.listed)
    assert len(seen) > 2


def test_arrows_go_through_the_list_and_esc_closes(shown: HelpWindow) -> None:
    first = shown._titles[0]
    first.setFocus()
    QTest.keyClick(first, Qt.Key.Key_Down)
    assert shown.page.name == "answer"
    assert shown.focusWidget() is shown._titles[1]
    QTest.keyClick(shown, Qt.Key.Key_Escape)
    assert not shown.isVisible()


def test_the_page_of_keys_is_the_windows_own_list(parts: Parts, shown: HelpWindow) -> None:
    shown.show_page("keys")
    said = words(shown)
    for key, says in parts.texts["keys"]:
        assert " ".join(key.split()) in " ".join(said.split())
        assert says in said


def test_what_looks_like_markdown_in_a_key_is_shown_as_it_is(supplied: Help, shown: HelpWindow) -> None:
    page = supplied.page("keys")
    assert page is not None
    shown.browser.show_text(shown._look, page.text)
    assert "Search | and [more]" in words(shown)
    assert "Nothing <b>bold</b>" in words(shown)


def test_nothing_outside_the_page_is_loaded(shown: HelpWindow, tmp_path: Path) -> None:
    picture = tmp_path / "red.png"
    image = QImage(40, 40, QImage.Format.Format_RGB32)
    image.fill(0xFF0000)
    assert image.save(str(picture))
    shown.browser.show_text(shown._look, f"# Title\n\n![x]({QUrl.fromLocalFile(str(picture)).toString()})\n")
    seen = shown.browser.grab().toImage()
    colours = {seen.pixel(x, y) for x in range(0, seen.width(), 3) for y in range(0, seen.height(), 3)}
    assert 0xFFFF0000 not in colours
    opened: list[str] = []
    shown.browser.page_wanted.connect(opened.append)
    shown.browser.anchorClicked.emit(QUrl("https://example.org"))
    shown.browser.anchorClicked.emit(QUrl("file:///etc/passwd"))
    assert opened == []


def test_it_follows_the_look_and_goes_with_the_window(parts: Parts, shown: HelpWindow) -> None:
    shown.show_page("limits")
    parts.window.theme_chosen.emit("dark")
    parts.window.text_size_chosen.emit(150)
    assert shown.page.name == "limits"
    assert shown._look.theme.name == "dark"
    assert shown.browser.document().defaultFont().pixelSize() == parts.window.look.type.body.pixelSize()
    parts.window.close()
    QApplication.processEvents()
    assert not shown.isVisible()


@pytest.mark.parametrize("broken", ["{}", "[", json.dumps({"order": ["nothing"]})])
def test_a_folder_that_is_not_right_is_refused(tmp_path: Path, broken: str) -> None:
    (tmp_path / "pages.json").write_text(broken, encoding="utf-8")
    with pytest.raises((OSError, ValueError, KeyError)):
        read_help(tmp_path, [], "Keys")


def test_with_large_text_every_page_can_still_be_reached_and_the_list_scrolls(parts: Parts, shown: HelpWindow) -> None:
    parts.window.text_size_chosen.emit(200)
    shown.resize(760, 640)
    first = shown._titles[0]
    first.setFocus()
    for title in shown._titles[1:]:
        held = shown.focusWidget()
        assert held is not None
        QTest.keyClick(held, Qt.Key.Key_Down)
        assert shown.page is title.page
        middle = title.mapTo(shown, title.rect().center())
        assert shown.rect().contains(middle)
        assert shown.childAt(middle) is title
