"""Another language laid over the English texts: sentence for sentence, and never a figure.

The English files are the only ones that hold ids, numbers, sources and the order of things. A language is a folder with
`language.json` (its names, and whether a clinician has reviewed it) and one catalogue for each English file: the
English text, and what stands in its place. So a sentence that is changed in English is shown in English until it is
translated anew, and no translation can be left standing over a text that no longer says the same.

A translation is used only if it has the same names in braces, figures and roots as the English text, and names no
side that the English text does not name there (`fault` says what it lacks); else the English text is shown.
"""

from __future__ import annotations

import json
import re
from collections.abc import Container, Mapping
from pathlib import Path
from string import Formatter
from types import MappingProxyType
from typing import Any, NamedTuple, cast

_ROOT = re.compile(r"\b(?:[TLS]\d{1,2}(?:[-\u2013/][TLS]?\d{1,2})?|Co1)\b")
_FIGURE = re.compile(r"\d+(?:[.,]\d+)*")
_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3}\b)")


class LanguageError(Exception):
    """A language's own file cannot be used. The text is one plain sentence."""


class Review(NamedTuple):
    """Whether a clinician has reviewed the translation. `sentence` is shown in the window while it holds."""

    reviewed: bool
    by: str
    date: str
    sentence: str


class Language:
    """One language. Its catalogues are read when they are first wanted.

    `code` is "es", `name` what English calls it, `native` what it calls itself. `sides` are the beginnings of the words
    for left and right ("izquierd", "derech"), by which translations are checked.
    """

    def __init__(self, folder: Path) -> None:
        """`folder` holds the language. Raises LanguageError if `language.json` cannot be used."""
        said = _read(folder / "language.json")
        try:
            self.code, self.name, self.native = (str(said[key]) for key in ("code", "name", "native"))
            review = cast(Mapping[str, object], said["review"])
            self.review = Review(
                review["reviewed"] is True, str(review["by"]), str(review["date"]), str(review["sentence"])
            )
            sides = cast(Mapping[str, object], said["sides"])
            self.sides = (str(sides["left"]), str(sides["right"]))
        except (KeyError, TypeError) as error:
            raise LanguageError(f"{folder.name}/language.json lacks or misstates {error}.") from error
        self.folder = folder
        self._parts: dict[str, Mapping[str, str]] = {}

    def part(self, name: str) -> Mapping[str, str]:
        """The catalogue for one English file ("signs"); empty if there is none. Raises LanguageError.

        A key is the English text, or `context: text` where one text is said in several ways.
        """
        if name not in self._parts:
            path = self.folder / f"{name}.json"
            pairs = _read(path) if path.is_file() else {}
            self._parts[name] = MappingProxyType(
                {key: other for key, other in pairs.items() if isinstance(other, str) and not self.fault(key, other)}
            )
        return self._parts[name]

    def whole(self, name: str) -> Mapping[str, Any]:
        """A file of the language that is no catalogue. Raises LanguageError if it cannot be read."""
        return _read(self.folder / f"{name}.json")

    def say(self, name: str, text: str, context: str = "") -> str:
        """A text of the file `name` in this language; the English text if it has no translation."""
        part = self.part(name)
        return part.get(f"{context}: {text}") or part.get(text, text)

    def fault(self, english: str, other: str) -> str:
        """What is wrong with a translation, in a few words; "" for nothing. A context before the text does no harm."""
        for what, of in (("names in braces", _places), ("roots", _roots), ("figures", _figures)):
            if of(english) != of(other):
                return f"{what} differ"
        sides = iter(_sides(english, ("left", "right")))
        if not all(side in sides for side in _sides(other, self.sides)):
            return "left and right differ"
        return "" if other.strip() else "it is blank"

    def lay_over(self, name: str, value: object, fields: Container[str] | None = None) -> object:
        """A copy of a JSON value from the file `name`, with its texts in this language.

        `fields` are the fields whose texts are for people; None: all of them. The context of a text is the `id` of the
        record in which it stands, else the name of its field.
        """

        def laid(item: object, id: str, field: str) -> object:
            if isinstance(item, str):
                return self.say(name, item, id or field) if fields is None or field in fields else item
            if isinstance(item, list):
                return [laid(one, id, field) for one in cast(list[object], item)]
            if not isinstance(item, dict):
                return item
            record = cast(dict[str, object], item)
            own = str(record.get("id", id))
            return {key: laid(one, own, key) for key, one in record.items()}

        return laid(value, "", "")


def _read(path: Path) -> Mapping[str, Any]:
    try:
        value = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError) as error:
        raise LanguageError(f"{path.name} cannot be read: {error}.") from error
    if not isinstance(value, dict):
        raise LanguageError(f"{path.name} must be a record with named fields.")
    return value


def _places(text: str) -> list[str]:
    try:
        return sorted(place for _, place, _, _ in Formatter().parse(text) if place is not None)
    except ValueError:
        return ["a brace without its partner"]


def _roots(text: str) -> list[str]:
    return sorted(_ROOT.findall(text))


def _figures(text: str) -> list[str]:
    """The figures of a text, sorted: a sentence may name them in another order."""
    plain = _THOUSANDS.sub("", _ROOT.sub("", text))
    return sorted(_FIGURE.findall(plain))


def _sides(text: str, words: tuple[str, str]) -> list[int]:
    """0 for each left and 1 for each right, in their order. English says "left" of blank skin, too."""
    found = re.finditer(rf"(?<![^\W_])(?:({words[0]})|({words[1]}))", text, re.IGNORECASE)
    return [0 if match[1] else 1 for match in found]
