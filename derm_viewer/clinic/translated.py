"""A knowledge file's sentences in another language, before the file is read as strictly as the English one.

Only fields that hold words for people are touched. Ids, results, roots, figures, sources and the order of the records
are those of the English file.
"""

from __future__ import annotations

from typing import cast

from derm_viewer.body.language import Language

FIELDS = frozenset(
    {
        "text", "name", "called", "skin", "short", "subject", "technique", "about", "muscle", "action", "nerve",
        "leaves", "sample", "setting", "checked",
    }
)  # fmt: skip
"""The fields with words for people, in files that also hold keys."""
WHOLE = ("words", "anatomy")
"""The files of which all texts may be translated: their keys do not look like sentences."""


def translated(language: Language, name: str, value: object) -> object:
    """The content of the knowledge file `name` in this language. What has no translation stays English."""
    laid = language.lay_over(name, value, None if name in WHOLE else FIELDS)
    if name == "signs" and isinstance(laid, dict):
        for record in cast(list[dict[str, object]], laid["signs"]):
            _show_results(language, record)
    return laid


def _show_results(language: Language, record: dict[str, object]) -> None:
    """Add the words for the results; the results themselves are keys."""
    results, key = record.get("results"), record.get("id")
    if isinstance(results, list):
        record["shown"] = [language.say("signs", str(result), str(key)) for result in cast(list[object], results)]
