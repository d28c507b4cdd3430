"""The languages that the patient can be spoken to in, each read when it is first wanted."""

from __future__ import annotations

import json
from pathlib import Path

from PySide6.QtGui import QFont, QTextLayout

from derm_viewer.clinic.plain import read_words
from derm_viewer.clinic.plain_records import PatientWords

USUAL = "en"
ORDER = ("en", "es", "de", "fr", "pt", "ar", "zh")


class Languages:
    """The files of a folder, `<code>.json` each."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._read: dict[str, PatientWords] = {}

    @property
    def codes(self) -> tuple[str, ...]:
        """The codes of the languages, the usual one first."""
        found = {path.stem for path in self._folder.glob("*.json")}
        return (*(code for code in ORDER if code in found), *sorted(found - set(ORDER)))

    def words(self, code: str) -> PatientWords:
        """The words of a language. Raises KnowledgeError for a broken file, OSError for one that is not there."""
        if code not in self._read:
            raw = json.loads((self._folder / f"{code}.json").read_text(encoding="utf-8"))
            self._read[code] = read_words(raw)
        return self._read[code]


def can_be_written(words: PatientWords, font: QFont) -> bool:
    """Whether this computer has every letter of a language, in this font or another that stands in for it."""
    letters = {letter for phrase in (words.native, *words.screen.values(), *words.steps.values()) for letter in phrase}
    sample = "".join(sorted(letter for letter in letters if letter.isprintable()))
    layout = QTextLayout(sample, font)
    layout.beginLayout()
    layout.createLine()
    layout.endLayout()
    return all(0 not in run.glyphIndexes() for run in layout.glyphRuns())
