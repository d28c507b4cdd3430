"""Strict reading of JSON records: every field is expected, of its type and used, or a KnowledgeError says where."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar, cast

from derm_viewer.clinic.answer import Statement
from derm_viewer.clinic.errors import KnowledgeError

Made = TypeVar("Made")
LARGEST_FILE = 4_000_000
"""Bytes. A knowledge file is far smaller; something else lies there if it is not."""


def read_json(path: Path) -> object:
    """The value in a JSON file. Raises KnowledgeError, naming the file, for everything that can go wrong."""
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise KnowledgeError(f"{path.name} cannot be read: {error.strerror or 'unknown fault'}.") from error
    if len(raw) > LARGEST_FILE:
        raise KnowledgeError(f"{path.name} is too large for a knowledge file.")
    try:
        return cast(object, json.loads(raw.decode("utf-8"), object_pairs_hook=_unique))
    except UnicodeDecodeError as error:
        raise KnowledgeError(f"{path.name} is not UTF-8 text.") from error
    except json.JSONDecodeError as error:
        raise KnowledgeError(f"{path.name}, line {error.lineno}: {error.msg}.") from error
    except (_TwiceError, RecursionError) as error:
        raise KnowledgeError(f"{path.name}: {error}.") from error


class _TwiceError(ValueError):
    """A JSON object names a field twice."""


def _unique(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found = dict(pairs)
    if len(found) != len(pairs):
        names = [name for name, _ in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        raise _TwiceError(f"field '{twice}' stands twice in one record")
    return found


class Fields:
    """One JSON object being read. `where` names it for messages. `into`, `each` or `done` refuse unknown fields."""

    def __init__(self, value: object, where: str) -> None:
        if not isinstance(value, dict):
            raise KnowledgeError(f"{where} must be a record with named fields.")
        self._left = dict(cast(dict[str, object], value))
        self.where = where

    def _take(self, name: str) -> object:
        if name not in self._left:
            raise KnowledgeError(f"{self.where}: field '{name}' is missing.")
        return self._left.pop(name)

    def has(self, name: str) -> bool:
        """Whether the field is there and has not been taken."""
        return name in self._left

    def names(self) -> tuple[str, ...]:
        """The fields that have not been taken yet."""
        return tuple(self._left)

    def skip(self, name: str) -> None:
        """Take a field that carries nothing for the program, if it is there."""
        self._left.pop(name, None)

    def into(self, make: Callable[[Fields], Made]) -> Made:
        """What `make` makes of this record; it has to take every field."""
        made = make(self)
        self.done()
        return made

    def key(self, name: str, file: str) -> str:
        """A text by which this record of a file is named in messages from here on."""
        key = self.text(name)
        self.where = f"{file}, {key}"
        return key

    def text(self, name: str) -> str:
        """A text that is not blank."""
        value = self._take(name)
        if not isinstance(value, str) or not value.strip():
            raise KnowledgeError(f"{self.where}: '{name}' must be a text that is not empty.")
        return value

    def maybe_blank(self, name: str) -> str:
        """A text that may be blank."""
        value = self._take(name)
        if not isinstance(value, str):
            raise KnowledgeError(f"{self.where}: '{name}' must be a text.")
        return value

    def text_or_none(self, name: str) -> str | None:
        """A text, or null."""
        if name in self._left and self._left[name] is None:
            del self._left[name]
            return None
        return self.text(name)

    def one_of(self, name: str, allowed: tuple[str, ...]) -> str:
        """One of the allowed texts."""
        value = self.text(name)
        if value not in allowed:
            raise KnowledgeError(f"{self.where}: '{name}' is '{value}', but must be one of {', '.join(allowed)}.")
        return value

    def flag(self, name: str) -> bool:
        """true or false."""
        value = self._take(name)
        if not isinstance(value, bool):
            raise KnowledgeError(f"{self.where}: '{name}' must be true or false.")
        return value

    def whole(self, name: str, least: int, most: int) -> int:
        """A whole number from `least` to `most`."""
        value = self._take(name)
        if isinstance(value, bool) or not isinstance(value, int) or not least <= value <= most:
            raise KnowledgeError(f"{self.where}: '{name}' must be a whole number from {least} to {most}.")
        return value

    def items(self, name: str) -> list[object]:
        """A list, of anything."""
        value = self._take(name)
        if not isinstance(value, list):
            raise KnowledgeError(f"{self.where}: '{name}' must be a list.")
        return cast(list[object], value)

    def texts(self, name: str) -> tuple[str, ...]:
        """A list of texts without repetition."""
        found = self.items(name)
        texts = tuple(item for item in found if isinstance(item, str) and item.strip())
        if len(texts) != len(found) or len(set(texts)) != len(texts):
            raise KnowledgeError(f"{self.where}: '{name}' must be a list of different texts.")
        return texts

    def record(self, name: str) -> Fields:
        """A record within this one."""
        return Fields(self._take(name), f"{self.where}, {name}")

    def records(self, name: str) -> tuple[Fields, ...]:
        """A list of records."""
        return tuple(Fields(item, f"{self.where}, {name} {n}") for n, item in enumerate(self.items(name), 1))

    def each(self, name: str, make: Callable[[Fields], Made]) -> tuple[Made, ...]:
        """What `make` makes of every record of a list; it has to take every field."""
        return tuple(fields.into(make) for fields in self.records(name))

    def statement(self, name: str) -> Statement:
        """A sentence with the keys of its sources."""
        return self.record(name).into(_statement)

    def statement_or_none(self, name: str) -> Statement | None:
        """A sentence with its sources, or null."""
        if name in self._left and self._left[name] is None:
            del self._left[name]
            return None
        return self.statement(name)

    def statements(self, name: str) -> tuple[Statement, ...]:
        """A list of sentences with their sources."""
        return self.each(name, _statement)

    def done(self) -> None:
        """Refuse what is left: an unknown field is more likely a slip of the pen than an addition."""
        if self._left:
            raise KnowledgeError(f"{self.where}: field '{next(iter(self._left))}' is unknown.")


def _statement(fields: Fields) -> Statement:
    return Statement(fields.text("text"), fields.texts("sources"))
