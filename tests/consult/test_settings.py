"""What is remembered, and what is passed over because it makes no sense."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QByteArray

from derm_viewer.consult.settings import Settings

THEMES = ("system", "light", "dark")


def test_choices_come_back_from_the_file(tmp_path: Path) -> None:
    file = tmp_path / "folder" / "settings.ini"
    first = Settings(file)
    first.keep("view/theme", "dark")
    first.keep("view/text_percent", 150)
    first.keep("view/whole_body", True)
    first.keep("window/geometry", QByteArray(b"\x01\x02\x00"))
    assert first.save()
    second = Settings(file)
    assert second.text("view/theme", THEMES) == "dark"
    assert second.number("view/text_percent", (100, 150)) == 150
    assert second.flag("view/whole_body", usual=False)
    assert second.geometry() == QByteArray(b"\x01\x02\x00")


@pytest.mark.parametrize("words", ["", "Praxis Dr. Ä, Haus 2; \"am Tor\" 50 %", "0123", "x" * 40, "عيادة", "a=b\\c"])
def test_free_words_come_back_as_they_were(tmp_path: Path, words: str) -> None:
    file = tmp_path / "settings.ini"
    first = Settings(file)
    first.keep("handout/clinic_line", words)
    assert first.save()
    assert Settings(file).free_text("handout/clinic_line", 40) == words


@pytest.mark.parametrize("words", ["two\nlines", "x" * 41, "a\tb", "\u202eabc", 7, True])
def test_free_words_that_are_not_one_short_line_are_passed_over(words: object) -> None:
    settings = Settings(None)
    settings.keep("handout/clinic_line", words)  # type: ignore[arg-type]
    assert settings.free_text("handout/clinic_line", 40) == ""
    assert settings.free_text("handout/never_kept", 40) == ""


def test_nothing_kept_gives_the_usual_choice(tmp_path: Path) -> None:
    settings = Settings(tmp_path / "settings.ini")
    assert settings.text("view/theme", THEMES) == "system"
    assert settings.number("view/text_percent", (100, 150)) == 100
    assert settings.flag("view/whole_body", usual=True)
    assert settings.geometry() is None


@pytest.mark.parametrize(
    "garbage",
    [
        b"[view]\ntheme=purple\ntext_percent=9999999999999\nwhole_body=perhaps\n[window]\ngeometry=text\n",
        b"[view]\ntheme=light, dark\ntext_percent=@ByteArray(x)\nwhole_body=\n[window]\ngeometry=1, 2\n",
        b"\x00\xff\xfe not an ini file ][",
        b"",
    ],
)
def test_garbage_gives_the_usual_choices(tmp_path: Path, garbage: bytes) -> None:
    file = tmp_path / "settings.ini"
    file.write_bytes(garbage)
    settings = Settings(file)
    assert settings.text("view/theme", THEMES) == "system"
    assert settings.number("view/text_percent", (100, 150)) == 100
    assert settings.flag("view/whole_body", usual=False) is False
    assert settings.geometry() is None


def test_a_passing_run_leaves_no_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    settings = Settings(None)
    settings.keep("view/theme", "dark")
    assert settings.text("view/theme", THEMES) == "dark"
    settings.save()
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_cannot_be_written_costs_only_the_choices(tmp_path: Path) -> None:
    settings = Settings(tmp_path / "is_a_file" / "settings.ini")
    (tmp_path / "is_a_file").write_text("in the way")
    settings.keep("view/theme", "dark")
    assert not settings.save()
    assert settings.text("view/theme", THEMES) == "dark"
