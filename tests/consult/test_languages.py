"""Which language the window speaks."""

from __future__ import annotations

import logging
import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale

from derm_viewer.consult.languages import CHOICES, chosen
from derm_viewer.paths import data_path

FOLDER = data_path("resources", "languages")


@pytest.mark.parametrize(("choice", "code"), [("en", None), ("es", "es"), ("fr", None)])
def test_a_choice(choice: str, code: str | None) -> None:
    found = chosen(choice, FOLDER)
    assert (found.code if found is not None else None) == code


@pytest.mark.parametrize(("system", "code"), [("es_MX", "es"), ("en_GB", None), ("de_DE", None)])
def test_the_usual_choice_follows_the_system(monkeypatch: pytest.MonkeyPatch, system: str, code: str | None) -> None:
    monkeypatch.setattr(QLocale, "system", staticmethod(lambda: QLocale(system)))
    found = chosen(CHOICES[0], FOLDER)
    assert (found.code if found is not None else None) == code


def test_a_broken_language_leaves_english_and_a_line_in_the_log(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    shutil.copytree(FOLDER / "es", tmp_path / "es")
    (tmp_path / "es" / "language.json").write_text("{", "utf-8")
    with caplog.at_level(logging.WARNING):
        assert chosen("es", tmp_path) is None
    assert "the language es cannot be used" in caplog.text


def test_every_language_that_can_be_chosen_is_supplied() -> None:
    assert {folder.name for folder in FOLDER.iterdir()} == set(CHOICES) - {"system", "en"}
