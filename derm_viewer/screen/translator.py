"""Hands Qt the translations of a language. Brought in only for a window that is not English."""

from __future__ import annotations

from PySide6.QtCore import QLibraryInfo, QObject, QTranslator

from derm_viewer.body.language import Language
from derm_viewer.consult.say import SCREEN

_OWN = (SCREEN, "window", "painting", "export", "note", "access", "words", "leading", "handout")


class Translator(QTranslator):
    """Answers Qt's questions for a text from the catalogues of a language; Qt's context is the catalogue."""

    def __init__(self, language: Language, parent: QObject) -> None:
        super().__init__(parent)
        self._language = language

    def isEmpty(self) -> bool:
        """Whether there is nothing in it: Qt installs no empty translator."""
        return False

    def translate(self, context: str, text: str, told_apart: str | None = None, n: int = -1) -> str:
        """The text in the language; "" for texts that are not the program's own."""
        return self._language.say(context, text, told_apart or "") if context in _OWN else ""


def translators(language: Language, parent: QObject) -> tuple[QTranslator, ...]:
    """What the application is to install: Qt's own words, where they are supplied, and the program's."""
    own = QTranslator(parent)
    loaded = own.load(f"qtbase_{language.code}", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))
    return (*((own,) if loaded else ()), Translator(language, parent))
