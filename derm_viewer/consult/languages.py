"""Which language the clinician's window speaks. English needs nothing: it is what everything is written in."""

from __future__ import annotations

import logging
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale

if TYPE_CHECKING:
    from derm_viewer.body.language import Language

SETTING = "view/language"
SYSTEM, ENGLISH = "system", "en"
CHOICES = (SYSTEM, ENGLISH, "es")
"""What can be chosen, the usual one first. It holds from the next start."""


def chosen(choice: str, folder: Path) -> Language | None:
    """The language that a choice means; None for English, and where the system's language is not supplied.

    `folder` holds the languages. A language that is broken is noted in the log, and English serves.
    """
    code = QLocale.system().name()[:2] if choice == SYSTEM else choice
    if code == ENGLISH or code not in CHOICES:
        return None
    from derm_viewer.body.language import Language, LanguageError

    try:
        return Language(folder / code)
    except LanguageError as error:
        logging.getLogger(__name__).warning("the language %s cannot be used: %s", code, error)
        return None
