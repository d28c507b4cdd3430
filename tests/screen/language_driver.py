"""A window in another language, and every text that it shows or says."""

from __future__ import annotations

import re
from collections.abc import Iterator

from PySide6.QtCore import QCoreApplication, QTranslator
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QWidget

from derm_viewer import app
from derm_viewer.clinic.knowledge import Knowledge
from derm_viewer.paths import data_path

ENGLISH = re.compile(
    r"\b(the|of|and|with|for|is|are|not|or|to|by|in|on|at|root|roots|pain|knee|foot|hip|leg|side|left|right|test|tests"
    r"|here|this|skin|speaks|weak|map|maps|show|shown|click|tingling|numbness|blank|body|front|back|outer|inner|search"
    r"|copy|save|open|close|undo|redo|clear|all|one|tested|asked|first|findings|nerve|joint)\b",
    re.IGNORECASE,
)
_NAMES = (
    "CC BY-SA", "SIL Open Font License", "GNU LGPL", "Derm Viewer", "MakeHuman", "Noto Sans Arabic", "Dermatomes",
    "Qt and PySide6",
)  # fmt: skip


def texts_of(parts: app.Parts) -> Iterator[str]:
    """Every text of the widgets that are there, of their tips and of what a screen reader is told, and the answer."""
    for top in QApplication.topLevelWidgets():
        for widget in (top, *top.findChildren(QWidget)):
            for name in ("text", "toolTip", "accessibleName", "accessibleDescription", "placeholderText"):
                value = widget.property(name)
                if isinstance(value, str):
                    yield value
        yield from (action.text() for action in top.findChildren(QAction))
    yield from parts.window.answer_words.split("\n")


def in_english(texts: Iterator[str]) -> list[str]:
    """Those that hold an English word, once citations, proper names and addresses are taken out of them."""
    knowledge = Knowledge.load(data_path("resources", "knowledge"))
    cited = sorted(
        (part for source in knowledge.sources.values() for part in (source.text, source.short, source.link)),
        key=len,
        reverse=True,
    )
    found = []
    for text in dict.fromkeys(texts):
        plain = re.sub(r"<[^>]+>|https?://\S+|\S+@\S+", "", text)
        for name in (*cited, *_NAMES):
            plain = plain.replace(name, "") if name else plain
        if ENGLISH.search(plain):
            found.append(text)
    return found


def speak_english_again() -> None:
    """Take back what the window had the application speak."""
    application = QCoreApplication.instance()
    assert application is not None
    for translator in application.findChildren(QTranslator):
        application.removeTranslator(translator)
        translator.setParent(None)
