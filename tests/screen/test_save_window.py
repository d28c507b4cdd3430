"""Saving and opening a consultation from the window."""

from __future__ import annotations

from pathlib import Path

from derm_viewer.app import Parts
from tests.screen.conftest import NameFile, Opener
from tests.screen.export_driver import said
from tests.screen.paint_driver import begin, drag, gate, surfaces

DOWN = [(-85.0, -54.0), (-85.0, -66.0)]


def test_a_consultation_is_the_same_when_it_is_opened_again(
    parts: Parts, open_window: Opener, tmp_path: Path, name_file: NameFile
) -> None:
    path = tmp_path / "one.dermconsult.json"
    name_file(path)
    begin(parts)
    drag(parts, DOWN)
    drag(parts, [(-115.0, y) for _, y in DOWN])
    parts.consult.set_finding("big_toe_up", "left", "weak")
    gate(parts).saver.ask_where_to_save()
    other = open_window()
    gate(other).saver.open(path)
    assert surfaces(other) == surfaces(parts)
    assert other.consult.findings.all == parts.consult.findings.all
    assert other.window.answer_words == parts.window.answer_words
    assert "Both legs: ask now" in other.window.answer_words


def test_what_was_painted_before_an_opened_file_is_anothers_and_no_step_leads_back(
    parts: Parts, tmp_path: Path, name_file: NameFile
) -> None:
    path = tmp_path / "empty.dermconsult.json"
    name_file(path)
    gate(parts).saver.ask_where_to_save()
    begin(parts)
    drag(parts, DOWN)
    gate(parts).saver.open(path)
    assert surfaces(parts) == ()
    gate(parts).desk.painting.undo()
    assert surfaces(parts) == ()
    begin(parts)
    drag(parts, DOWN)
    gate(parts).desk.painting.undo()
    assert surfaces(parts) == (), "a step of his own leads back to what was opened"


def test_a_file_that_is_none_is_refused_and_nothing_changes(parts: Parts, tmp_path: Path) -> None:
    begin(parts)
    drag(parts, DOWN)
    before = parts.window.answer_words
    path = tmp_path / "other.json"
    path.write_text("{}", encoding="utf-8")
    gate(parts).saver.open(path)
    assert "other.json" in said(parts)
    assert parts.window.answer_words == before
