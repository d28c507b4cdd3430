"""What the tests of every language share: the English texts, and which of them need no translation."""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from derm_viewer.body.language import Language
from derm_viewer.clinic.knowledge import RECORD_FILES
from derm_viewer.clinic.translated import FIELDS, WHOLE
from derm_viewer.paths import data_path

RESOURCES = data_path("resources")
CODES = tuple(sorted(folder.name for folder in (RESOURCES / "languages").iterdir() if folder.is_dir()))
SAME = frozenset(
    {
        "ISNCSCI",
        "Harrison",
        "Keegan\N{EN DASH}Garrett",
        "Lee 2008",
        "Foerster 1933",
        "Slump",
        "normal",
        "Derm Viewer",
        "PDF",
        "SVG",
        "PNG",
        "FHIR",
        "Inter, SIL Open Font License 1.1",
        "no",
        "A4",
        "null",
        "English",
        "Español",
    }
)
"""Names that are the same in every language."""
_KEYS = re.compile(r"(?:(?:Ctrl|Shift|Alt)\+)*(?:F?\d+|[A-Z/,]|Esc)(?:  .*)?")
"""Keys of the keyboard that are called the same everywhere."""
_PLACES = re.compile(r"\{\w*\}")
_ROOT = re.compile(r"\b(?:[TLS]\d{1,2}(?:[-/][TLS]?\d{1,2})?|Co1|LR)\b")
_KEY_FIELDS = frozenset({"$schema", "icon", "id", "signs", "roots"})


def language(code: str) -> Language:
    """One of the languages that are supplied."""
    return Language(RESOURCES / "languages" / code)


def english(file: str) -> frozenset[str]:
    """All texts for people of an English file: of the knowledge, of the words, or ("map") of the body map."""
    return frozenset(text for text in every_text(file) if _says_something(text) and text not in _sources())


def every_text(file: str) -> frozenset[str]:
    """The same with those that are names or roots alone, and are the same in every language."""
    return frozenset(_texts(file))


@cache
def _sources() -> frozenset[str]:
    return frozenset(work["id"] for work in json.loads((RESOURCES / "knowledge" / "sources.json").read_text("utf-8")))


def _texts(file: str) -> Iterator[str]:
    if file == "map":
        header = json.loads(data_path("assets", "body_regions.geojson").read_text("utf-8"))["derm_viewer"]
        for info in header["maps"]:
            yield from (info[key] for key in ("title", "method", "sample", "blank", "criticism", "notes"))
        yield from (info["title"] for info in header["nerves"])
        return
    folder = "knowledge" if file in RECORD_FILES else "words"
    value = json.loads((RESOURCES / folder / f"{file}.json").read_text("utf-8"))
    yield from _walk(value, "", folder == "words" or file in WHOLE)
    if file == "signs":
        yield from (result for sign in value["signs"] for result in sign["results"])


def _walk(value: Any, field: str, whole: bool) -> Iterator[str]:
    if isinstance(value, str):
        if (whole and field not in _KEY_FIELDS) or field in FIELDS:
            yield value
    elif isinstance(value, list):
        for item in value:
            yield from _walk(item, field, whole)
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from _walk(item, key, whole)


def _says_something(text: str) -> bool:
    """Whether a text has words of its own beside names in braces, roots, keys and proper names."""
    if text in SAME or text.startswith("@") or _KEYS.fullmatch(text):
        return False
    return re.search(r"[^\W\d_]", _ROOT.sub("", _PLACES.sub("", text))) is not None


def plain(key: str, texts: frozenset[str]) -> str:
    """The English text of a catalogue's key, without the context before it."""
    return key if key in texts or ": " not in key else key.partition(": ")[2]


def catalogues(code: str) -> tuple[str, ...]:
    """The English files that a language has a catalogue for."""
    others = ("language", "places", "search")
    names = sorted(path.stem for path in Path(RESOURCES / "languages" / code).glob("*.json"))
    return tuple(name for name in names if name not in others)


def said_in_code() -> frozenset[str]:
    """Every text that the code says with `say` or `later`, with its context before it ("view: Front")."""
    found = set()
    package = data_path("derm_viewer")
    for room in ("screen", "export", "consult"):
        for path in (package / room).rglob("*.py"):
            for call in ast.walk(ast.parse(path.read_text("utf-8"))):
                if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id in ("say", "later"):
                    words = [word.value for word in call.args[:2] if isinstance(word, ast.Constant)]
                    if words and isinstance(call.args[0], ast.Constant):
                        found.add(": ".join(str(word) for word in reversed(words)))
    return frozenset(found | set(_of_broken_files()))


def _of_broken_files() -> Iterator[str]:
    """What the readers of maps and consultations say of broken files; they know no Qt (`say_finding` translates it)."""
    package = data_path("derm_viewer")
    for path in (*(package / "body").glob("*.py"), *(package / "consult").glob("file*.py")):
        for call in ast.walk(ast.parse(path.read_text("utf-8"))):
            if not isinstance(call, ast.Call) or not isinstance(call.func, ast.Name):
                continue
            if call.func.id in ("FaultError", "MarkError", "worded") and path.name != "quick.py":
                said = call.args[:1] if call.func.id == "worded" else call.args[:2]
                texts = [str(one.value) for one in said if isinstance(one, ast.Constant)]
                yield from (text for text in texts if _says_something(re.sub(_PLACES, "", text)))


def literals() -> frozenset[str]:
    """Every text constant of the code."""
    package = data_path("derm_viewer")
    nodes = (node for path in package.rglob("*.py") for node in ast.walk(ast.parse(path.read_text("utf-8"))))
    return frozenset(node.value for node in nodes if isinstance(node, ast.Constant) and isinstance(node.value, str))
