"""Marks read from a GeoJSON FeatureCollection one after the other, however large the file is."""

from __future__ import annotations

import codecs
import json
import os
import re
import stat
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, BinaryIO, NamedTuple, NoReturn

from shapely.geometry.base import BaseGeometry

from derm_viewer.body import formats
from derm_viewer.body.cover_mark import MarkError, from_geojson
from derm_viewer.body.errors import FaultError, Finding, MapFileError, shown

BLOCK = 1 << 20
MAX_VALUE_LETTERS = 64 << 20
"""A single feature may not be longer: then the file is probably no list of marks."""

_BLANK = re.compile(r"[ \t\r\n]*")
_EDGE = 24
"""A fault so near to the end of what was read may only be where it was cut off."""


class Drawn(NamedTuple):
    """One mark of the file: its id (made from its number where it has none), its number from 0, and its surface."""

    id: str
    number: int
    surface: BaseGeometry


def marks(path: Path, on_bytes: Callable[[int], None] = lambda count: None) -> Iterator[Drawn]:
    """The marks of the file in their order; `on_bytes` is told how many bytes have been read.

    Raises MapFileError, with the feature and the remedy in one sentence.
    """
    file = shown(path.name, 100)
    try:
        with _opened(path) as source:
            for number, feature in enumerate(_Reader(source, on_bytes).features()):
                yield _drawn(feature, number, file)
    except FaultError as fault:
        raise MapFileError(Finding("error", file, None, fault.place, fault.problem, fault.remedy)) from None


def refused(file: str, number: int, ident: str, fault: FaultError) -> MapFileError:
    """The fault of one feature as the error that names it."""
    place = f"feature {number}" + ("" if ident == str(number) else f" ({shown(ident, 80)})")
    place += f", geometry{fault.place}" if fault.place else ""
    return MapFileError(Finding("error", file, ident, place, fault.problem, fault.remedy))


def _drawn(feature: Any, number: int, file: str) -> Drawn:
    ident = str(number)
    try:
        if type(feature) is not dict or feature.get("type") != "Feature":
            raise MarkError("this entry is not a feature object", "take it out of the list")
        ident = _id(feature, number)
        return Drawn(ident, number, from_geojson(feature))
    except MarkError as fault:
        raise refused(file, number, ident, fault) from None


def _id(feature: dict[str, Any], number: int) -> str:
    properties = feature.get("properties")
    for found in (properties.get("id") if type(properties) is dict else None, feature.get("id")):
        if type(found) in (str, int, float) and str(found):
            return str(found)
        if found is not None and found != "":
            raise MarkError("its id is neither a text nor a number", "write the id as text")
    return str(number)


def _opened(path: Path) -> BinaryIO:
    try:
        source = path.open("rb")
    except FileNotFoundError:
        raise FaultError("the file was not found", "check the name and the folder") from None
    except IsADirectoryError:
        raise FaultError("this is a folder, not a file", "choose the .geojson file inside it") from None
    except PermissionError:
        raise FaultError("you have no permission to read this file", "ask for the right to read it") from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "the name cannot be used"
        raise FaultError(f"the file cannot be opened ({reason})", "check the name and the disk") from None
    if stat.S_ISDIR(os.fstat(source.fileno()).st_mode):
        source.close()
        raise FaultError("this is a folder, not a file", "choose the .geojson file inside it")
    return source


def _no_constant(name: str) -> NoReturn:
    raise FaultError(f"{name} is not a finite number", "replace it by a number")


class _Reader:
    """A window that moves over the text, and JSON values taken from it one by one."""

    def __init__(self, source: BinaryIO, on_bytes: Callable[[int], None]) -> None:
        self._source = source
        self._on_bytes = on_bytes
        self._decoder = codecs.getincrementaldecoder("utf-8-sig")()
        self._scan = json.JSONDecoder(parse_constant=_no_constant).raw_decode
        self._text, self._at, self._line, self._read, self._ended = "", 0, 1, 0, False

    def features(self) -> Iterator[Any]:
        """The features of the collection. Raises FaultError, as soon as something is found to be wrong."""
        start = self._letter()
        if start != "{":
            raise self._no_object(start)
        members: dict[str, Any] = {}
        for key in self._list("{", "}"):
            if key == "features" and self._letter() == "[":
                members[key] = []
                yield from self._list("[", "]")
            else:
                members[str(key)] = self._value()
        if members.get("type") != "FeatureCollection" or "features" not in members:
            formats.check_collection(members)
        if self._letter():
            raise self._fault("there is more text after the end of the data", "keep one JSON value in the file")

    def _no_object(self, start: str) -> FaultError:
        if not start:
            return FaultError("the file is empty", "choose a file that holds marks")
        if start == "[":
            return FaultError("this is a bare list of features", "make it the features of a FeatureCollection")
        return FaultError("the file is not JSON", "choose a .geojson file")

    def _list(self, opening: str, closing: str) -> Iterator[Any]:
        """The values of a list, or the keys of an object, whose values must be taken in between."""
        self._take(opening)
        if self._letter() == closing:
            self._take(closing)
            return
        while True:
            value = self._value()
            if closing == "}":
                if type(value) is not str:
                    raise self._fault("a name is not a text", "correct the JSON here")
                self._take(":")
            yield value
            if self._letter() == closing:
                self._take(closing)
                return
            self._take(",")

    def _take(self, letter: str) -> None:
        found = self._letter()
        if found != letter:
            if not found:
                raise self._fault("the file seems cut off", "save or copy it again")
            raise self._fault(f"this is not valid JSON ('{letter}' is missing)", "correct the JSON here")
        self._at += 1

    def _letter(self) -> str:
        """The next letter that is not blank; "" at the end."""
        while True:
            match = _BLANK.match(self._text, self._at)
            self._at = match.end() if match else self._at
            if self._at < len(self._text) or not self._more():
                return self._text[self._at : self._at + 1]

    def _value(self) -> Any:
        if not self._letter():
            raise self._fault("the file seems cut off", "save or copy it again")
        while True:
            try:
                value, end = self._scan(self._text, self._at)
                if end < len(self._text) or self._ended:
                    self._at = end
                    return value
            except json.JSONDecodeError as error:
                near_end = error.pos > len(self._text) - _EDGE or error.msg.startswith("Unterminated")
                if self._ended or not near_end:
                    raise self._not_json(error) from None
            except FaultError as fault:
                raise self._fault(fault.problem, fault.remedy) from None
            except RecursionError:
                raise self._fault("the data are nested too deeply", "write plain features") from None
            except ValueError:
                raise self._fault("a whole number has thousands of digits", "correct the number") from None
            self._more()

    def _more(self) -> bool:
        """Read on; False at the end of the file. What was used is let go; what does not do yet is read twice as far."""
        if self._ended:
            return False
        self._line += self._text.count("\n", 0, self._at)
        self._text, self._at = self._text[self._at :], 0
        if len(self._text) > MAX_VALUE_LETTERS:
            raise self._fault("a single feature is larger than 64 MB", "simplify it or split the file")
        data = self._source.read(max(BLOCK, len(self._text)))
        self._read += len(data)
        self._ended = not data
        try:
            self._text += self._decoder.decode(data, final=self._ended)
        except UnicodeDecodeError:
            raise self._fault("the file is not UTF-8", "save it again as UTF-8") from None
        self._on_bytes(self._read)
        return not self._ended

    def _not_json(self, error: json.JSONDecodeError) -> FaultError:
        self._at = error.pos
        if error.pos >= len(self._text.rstrip()) or error.msg.startswith("Unterminated"):
            return self._fault("the file seems cut off", "save or copy it again")
        return self._fault(f"this is not valid JSON ({error.msg[:1].lower()}{error.msg[1:]})", "correct the JSON here")

    def _fault(self, problem: str, remedy: str) -> FaultError:
        return FaultError(problem, remedy, f"line {self._line + self._text.count(chr(10), 0, self._at)}")
