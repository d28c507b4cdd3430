"""JSON read strictly: no NaN or Infinity, no double keys, no deep nesting, and errors that name the place."""

from __future__ import annotations

import json
import math
import re
from typing import Any

from derm_viewer.body.errors import FaultError, shown, worded

MAX_NESTING = 64

_STRING = re.compile(r'"(?:[^"\\]|\\.)*"', re.DOTALL)
_NOT_BRACKETS = {c: None for c in range(128) if chr(c) not in "[]{}"}
_NESTED = FaultError(
    worded("the data are nested more than {limit} deep", limit=MAX_NESTING),
    "export the map as a plain FeatureCollection",
)


class _Repeats(dict[str, Any]):
    """An object in which a key stood twice."""

    key = ""


def loads(text: str) -> Any:
    """The value that `text` holds. Raises FaultError with the line and column, or the path inside the value."""
    if _too_deep(text):
        raise _NESTED
    suspects: list[str] = []

    def pairs(items: list[tuple[str, Any]]) -> dict[str, Any]:
        result = dict(items)
        if len(result) != len(items):
            result = _Repeats(result)
            keys = [key for key, _ in items]
            result.key = next(key for i, key in enumerate(keys) if key in keys[:i])
            suspects.append("key")
        return result

    def constant(name: str) -> float:
        suspects.append("number")
        return math.nan if name == "NaN" else math.inf

    try:
        value = json.JSONDecoder(object_pairs_hook=pairs, parse_constant=constant).decode(text)
    except json.JSONDecodeError as error:
        raise _syntax(text, error) from None
    except RecursionError:
        raise _NESTED from None
    except ValueError:
        raise FaultError("a whole number with thousands of digits is out of range", "correct the number") from None
    if suspects:
        raise _located(value)
    return value


def _too_deep(text: str) -> bool:
    """Whether brackets are nested beyond the limit: the innermost pairs are taken out once per level."""
    for source in (text, None):
        brackets = (_STRING.sub("", text) if source is None else text).translate(_NOT_BRACKETS)
        brackets = re.sub(r"[^\[\]{}]+", "", brackets)
        for _ in range(MAX_NESTING):
            brackets = brackets.replace("[]", "").replace("{}", "")
            if not brackets:
                return False
    return "[]" in brackets or "{}" in brackets or brackets.count("[") + brackets.count("{") > MAX_NESTING


def _syntax(text: str, error: json.JSONDecodeError) -> FaultError:
    place = worded("line {line}, column {column}", line=error.lineno, column=error.colno)
    rest = text[error.pos :].strip()
    if error.msg == "Extra data":
        return FaultError("there is more text after the end of the data", "keep one JSON value in the file", place)
    if not rest or error.msg.startswith("Unterminated string"):
        return FaultError("the file seems cut off", "save or copy it again", place)
    if rest.startswith(("//", "/*", "#")):
        return FaultError("JSON has no comments", "take the comment out", place)
    if rest.startswith(("}", "]")) or text[: error.pos].rstrip().endswith(","):
        return FaultError("there is a comma too many or a value is missing", "correct the JSON here", place)
    if error.pos == 0:
        return FaultError("the file is not JSON", "choose a .geojson file", place)
    return FaultError(
        worded("this is not valid JSON ({reason})", reason=error.msg[:1].lower() + error.msg[1:]),
        "correct the JSON here",
        place,
    )


def _located(value: Any) -> FaultError:
    return _search(value) or FaultError("a number in the file is not a number", "replace NaN and Infinity by numbers")


def _search(value: Any) -> FaultError | None:
    """The first number that is not finite or object with a double key, by its path. Not recursive."""
    stack: list[tuple[str, Any]] = [("", value)]
    while stack:
        path, item = stack.pop()
        if isinstance(item, _Repeats):
            return FaultError(
                worded("the key '{key}' stands twice in one object", key=shown(item.key)), "keep one of the two", path
            )
        if isinstance(item, dict):
            stack.extend((f"{path}.{shown(key)}".lstrip("."), child) for key, child in reversed(item.items()))
        elif isinstance(item, list):
            stack.extend((f"{path}[{i}]", item[i]) for i in range(len(item) - 1, -1, -1))
        elif isinstance(item, float) and not math.isfinite(item):
            return FaultError("this is not a finite number", "replace it by a number", path)
    return None
