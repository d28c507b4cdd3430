"""The typefaces of the languages whose letters Inter does not have, brought in when such a language is first shown."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from PySide6.QtGui import QFontDatabase

_FACES: Mapping[str, tuple[str, tuple[str, ...]]] = {
    "ar": ("Derm Viewer Arabic", ("DermViewerArabic-Regular.ttf", "DermViewerArabic-Bold.ttf")),
    "zh": ("Derm Viewer Chinese", ("DermViewerChinese-Regular.otf", "DermViewerChinese-Bold.otf")),
}


def families(folder: Path, code: str, usual: str) -> tuple[str, ...]:
    """The families for a language in the order in which they are asked for a letter; for QFont.setFamilies.

    `folder` holds the shipped typefaces, `code` is the language's, `usual` the family of the window ("" for none).
    A typeface that cannot be read is left out: Qt then takes one of the computer's own, if it has any.
    """
    found = [usual] if usual else []
    family, files = _FACES.get(code, ("", ()))
    if family and not QFontDatabase.hasFamily(family):
        for name in files:
            QFontDatabase.addApplicationFont(str(folder / name))
    if family and QFontDatabase.hasFamily(family):
        found.append(family)
    return tuple(found)
