"""The words of the exports, from `resources/words/export.json`."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

from derm_viewer.consult.say import say_all

_KEYS = frozenset(
    (
        "brand", "kind", "limits", "basis", "counted", "own_data", "traced", "described", "pain", "tingling",
        "numbness", "left", "right", "midline", "both", "kicker", "levels", "agreement", "for", "against",
        "found", "nothing_found", "finding", "flags", "yes", "no", "not_asked", "next", "also", "maps", "worth",
        "sources", "felt", "fhir_levels", "fhir_agreement", "fhir_order", "fhir_flag", "fhir_no_patient",
        "fhir_side", "fhir_mark", "fhir_view", "fhir_method",
    )
)

Words = Mapping[str, str]
"""Sentences and templates, by key."""


def read_words(path: Path) -> Words:
    """The words of a file that ships, in the language of this run.

    Raises ValueError naming the key that is missing, unknown or no text.
    """
    found = json.loads(path.read_text(encoding="utf-8"))
    if not isinstance(found, dict):
        raise ValueError(f"{path.name} is not an object")
    odd = sorted(_KEYS ^ set(found))
    odd += [key for key, text in found.items() if not isinstance(text, str) or not text.strip()]
    if odd:
        raise ValueError(f"{path.name}: '{odd[0]}' is missing, unknown or no text")
    return MappingProxyType(say_all("export", found))
