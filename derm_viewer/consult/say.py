"""The window's words in the language of this run.

The English words stand where they are used, or in `resources/words/`, and are the key to their translation in
`resources/languages/`. So an English window looks nothing up. Qt carries the language: `screen/translator.py` hands it
what `app` found chosen.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication

from derm_viewer.body.errors import Finding, Worded
from derm_viewer.paths import data_path

if TYPE_CHECKING:
    from derm_viewer.body.cover import MarkError

SCREEN = "screen"
"""The catalogue of the words that stand in the code."""


def say(text: str, context: str = "", /, **names: object) -> str:
    """A text for people in the language of this run, with its names in braces filled in.

    `context` tells apart what is one word in English and several elsewhere. Write both as plain literals: a test reads
    them from the code to find what a language lacks.
    """
    said = QCoreApplication.translate(SCREEN, text, context or None)
    return said.format(**names) if names else said


def say_of(file: str, text: str) -> str:
    """A text of one of the English files ("words" of the knowledge) as it stands there in the language of this run."""
    return QCoreApplication.translate(file, text)


def say_finding(finding: Finding) -> str:
    """What is wrong with a file, in one sentence in the language of this run."""
    place, problem, remedy = map(_own, (finding.place, finding.problem, finding.remedy))
    return finding._replace(place=place, problem=problem, remedy=remedy).sentence


def say_mark(error: MarkError) -> str:
    """Why a mark cannot be used, in one sentence in the language of this run."""
    return f"{_own(error.problem)}; {_own(error.remedy)}."


def _own(text: str) -> str:
    """A text that is the readers' own: one that is not put together is its own template."""
    return _said(text) if isinstance(text, Worded) else QCoreApplication.translate(SCREEN, text) if text else ""


def _said(text: object) -> str:
    """A text of the readers, which know no Qt: its template is translated, then those of its names that are texts."""
    if isinstance(text, Worded):
        return QCoreApplication.translate(SCREEN, text.template).format(
            **{name: _said(value) for name, value in text.names.items()}
        )
    return str(text)


def later(text: str, context: str = "", /) -> str:
    """The text itself: it stands in a table and is said with `say` when it is shown. The mark is for the same test."""
    return text


def say_all(file: str, texts: Any, field: str = "") -> Any:
    """A copy of the texts of `resources/words/<file>.json` in the language of this run."""
    if isinstance(texts, str):
        return QCoreApplication.translate(file, texts, field or None)
    if isinstance(texts, list):
        return [say_all(file, one, field) for one in texts]
    return {key: say_all(file, one, key) for key, one in texts.items()} if isinstance(texts, dict) else texts


def words_of(file: str) -> Any:
    """The content of `resources/words/<file>.json` in the language of this run."""
    return say_all(file, json.loads(data_path("resources", "words", f"{file}.json").read_text(encoding="utf-8")))
