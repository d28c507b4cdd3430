"""Opening by menu, key and drop; recent files; and what is asked before something would be lost."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from derm_viewer.app import Parts
from derm_viewer.screen.window.file_kind import is_consultation
from tests.body.sample import write_sample
from tests.screen.conftest import NameFile, Opener
from tests.screen.file_driver import DOWN, answer, asked, desk, drop, press, recent, saved, words
from tests.screen.paint_driver import begin, drag, surfaces


@pytest.fixture
def consultation(open_window: Opener, tmp_path: Path, name_file: NameFile) -> Path:
    """A saved consultation with one stroke."""
    path = tmp_path / "visit.dermconsult.json"
    other = open_window()
    saved(other, path, name_file)
    other.window.close_now()
    return path


def test_a_consultation_dropped_on_the_window_opens(parts: Parts, consultation: Path) -> None:
    assert drop(parts, consultation)
    assert len(surfaces(parts)) == 1
    assert asked(parts) is None


def test_the_content_tells_what_a_file_is_whatever_its_name(parts: Parts, consultation: Path, tmp_path: Path) -> None:
    other = tmp_path / "plain.json"
    other.write_bytes(consultation.read_bytes())
    body = write_sample(tmp_path / "body.json")
    assert is_consultation(other)
    assert not is_consultation(body)
    assert not is_consultation(tmp_path / "not_there.json")
    assert drop(parts, other)
    assert len(surfaces(parts)) == 1


def test_two_files_or_another_kind_are_not_taken(parts: Parts, consultation: Path, tmp_path: Path) -> None:
    picture = tmp_path / "picture.png"
    picture.write_bytes(b"")
    assert not drop(parts, consultation, consultation)
    assert not drop(parts, picture)


def test_what_is_in_no_file_is_not_lost_without_a_question(parts: Parts, consultation: Path) -> None:
    parts.consult.set_finding("big_toe_up", "left", "weak")
    drop(parts, consultation)
    assert "visit.dermconsult.json" in words(asked(parts))
    answer(parts, "Cancel")
    assert len(parts.consult.findings.all) == 1
    assert surfaces(parts) == ()
    drop(parts, consultation)
    answer(parts, "Open")
    assert not parts.consult.findings.all
    assert len(surfaces(parts)) == 1


def test_what_is_saved_gives_way_without_a_question(
    consultation: Path, parts: Parts, tmp_path: Path, name_file: NameFile
) -> None:
    saved(parts, tmp_path / "mine.json", name_file)
    drop(parts, consultation)
    assert asked(parts) is None
    name_file(tmp_path / "mine.json")
    press(parts, Qt.Key.Key_O)
    assert asked(parts) is None


def test_another_figure_asks_before_it_takes_the_marks(open_window: Opener) -> None:
    parts = open_window(data_file=None)
    begin(parts)
    drag(parts, [(-118.0, -50.0), (-117.0, -60.0)])
    figure = next(each for each in parts.window.menu.made().every_action() if each.text() == "Female figure")
    figure.trigger()
    answer(parts, "Cancel")
    assert parts.files.figure == "neutral"
    assert len(surfaces(parts)) == 1
    figure.trigger()
    answer(parts, "Take them away")
    assert parts.files.figure == "female"
    assert surfaces(parts) == ()


def test_a_map_file_asks_before_it_takes_the_marks(parts: Parts, tmp_path: Path) -> None:
    body = write_sample(tmp_path / "body.json")
    begin(parts)
    drag(parts, DOWN)
    drop(parts, body)
    answer(parts, "Take them away")
    assert parts.files.own_name == "body.json"


def test_closing_never_asks_for_what_was_never_saved(parts: Parts) -> None:
    begin(parts)
    drag(parts, DOWN)
    press(parts, Qt.Key.Key_Q)
    assert not parts.window.isVisible()


def test_closing_asks_once_for_a_saved_consultation_that_was_changed(
    parts: Parts, tmp_path: Path, name_file: NameFile
) -> None:
    path = tmp_path / "visit.json"
    saved(parts, path, name_file)
    before = path.read_bytes()
    parts.consult.set_finding("big_toe_up", "left", "weak")
    press(parts, Qt.Key.Key_Q)
    assert "visit.json" in words(asked(parts))
    answer(parts, "Cancel")
    assert parts.window.isVisible()
    parts.window.close()
    answer(parts, "Save")
    assert not parts.window.isVisible()
    assert path.read_bytes() != before
    assert b"big_toe_up" in path.read_bytes()


def test_closing_without_saving_leaves_the_file(parts: Parts, tmp_path: Path, name_file: NameFile) -> None:
    path = tmp_path / "visit.json"
    saved(parts, path, name_file)
    before = path.read_bytes()
    drag(parts, [(-96.0, -80.0), (-95.0, -80.0)])
    parts.window.close()
    answer(parts, "Do not save")
    assert not parts.window.isVisible()
    assert path.read_bytes() == before


def test_looking_around_in_a_saved_consultation_is_no_change(parts: Parts, tmp_path: Path, name_file: NameFile) -> None:
    saved(parts, tmp_path / "visit.json", name_file)
    parts.consult.point_at(-96.0, -80.0)
    parts.consult.show_next_map()
    parts.window.close()
    assert not parts.window.isVisible()


def test_saving_again_asks_for_no_name_and_saving_as_does(parts: Parts, tmp_path: Path, name_file: NameFile) -> None:
    first, second = tmp_path / "one.json", tmp_path / "two.json"
    saved(parts, first, name_file)
    name_file(second)
    parts.consult.set_finding("big_toe_up", "left", "weak")
    press(parts, Qt.Key.Key_S)
    assert b"big_toe_up" in first.read_bytes()
    assert not second.exists()
    press(parts, Qt.Key.Key_S, Qt.KeyboardModifier.ShiftModifier)
    assert second.is_file()


def test_recent_files_are_in_the_menu_and_open_from_there(parts: Parts, consultation: Path, tmp_path: Path) -> None:
    assert [each.text() for each in recent(parts)] == ["No recent files"]
    body = write_sample(tmp_path / "body.json")
    drop(parts, consultation)
    parts.consult.clear_findings()
    desk(parts).before_marks_go(lambda: None)
    answer(parts, "Cancel")
    drop(parts, body)
    answer(parts, "Take them away")
    texts = [each.text() for each in recent(parts)]
    assert texts[0].startswith("body.json")
    assert texts[1].startswith("visit.dermconsult.json")
    recent(parts)[1].trigger()
    assert len(surfaces(parts)) == 1
    consultation.unlink()
    assert not recent(parts)[0].isEnabled()
    next(each for each in recent(parts) if each.text() == "Clear list").trigger()
    assert [each.text() for each in recent(parts)] == ["No recent files"]


def test_a_file_that_cannot_be_opened_does_not_get_into_the_list(parts: Parts, tmp_path: Path) -> None:
    broken = tmp_path / "broken.dermconsult.json"
    broken.write_text("{", encoding="utf-8")
    drop(parts, broken)
    assert "broken.dermconsult.json" in words(asked(parts))
    answer(parts, "Close")
    assert desk(parts).recent.paths == ()


def test_no_name_of_a_file_is_left_behind(open_window: Opener, consultation: Path, tmp_path: Path) -> None:
    file = tmp_path / "profile" / "settings.ini"
    parts = open_window(temp_profile=False, settings_file=file)
    drop(parts, consultation)
    parts.window.close_now()
    assert "visit" not in file.read_text(encoding="utf-8")


def test_a_new_patient_is_never_saved_over_the_last_one(parts: Parts, tmp_path: Path, name_file: NameFile) -> None:
    first, second = tmp_path / "first.json", tmp_path / "second.json"
    saved(parts, first, name_file)
    before = first.read_bytes()
    press(parts, Qt.Key.Key_N)
    assert asked(parts) is None
    assert desk(parts).recent.paths == ()
    name_file(second)
    parts.consult.set_finding("big_toe_up", "left", "weak")
    press(parts, Qt.Key.Key_S)
    assert first.read_bytes() == before
    assert b"big_toe_up" in second.read_bytes()


def test_a_new_patient_asks_once_for_a_file_that_was_changed(parts: Parts, tmp_path: Path, name_file: NameFile) -> None:
    path = tmp_path / "first.json"
    saved(parts, path, name_file)
    parts.consult.set_finding("big_toe_up", "left", "weak")
    press(parts, Qt.Key.Key_N)
    answer(parts, "Cancel")
    assert parts.consult.findings.all
    press(parts, Qt.Key.Key_N)
    answer(parts, "Save")
    assert not parts.consult.findings.all
    assert b"big_toe_up" in path.read_bytes()


def test_a_file_that_was_asked_for_at_the_start_is_open(
    open_window: Opener, consultation: Path, tmp_path: Path
) -> None:
    parts = open_window(open_file=consultation)
    assert len(surfaces(parts)) == 1
    assert desk(parts).recent.paths == (consultation,)
    missing = open_window(open_file=tmp_path / "nothing.dermconsult.json")
    assert "nothing.dermconsult.json" in words(asked(missing))
