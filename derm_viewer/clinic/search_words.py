"""What people type and what it means: the content of `resources/words/search.json`, read strictly."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from derm_viewer.clinic.errors import KnowledgeError
from derm_viewer.clinic.parse import fits, templates
from derm_viewer.clinic.strict import Fields, read_json

HIT_KINDS = ("area", "root", "nerve", "muscle", "reflex", "sign", "look_alike", "red_flag")
"""The groups of hits, in the order in which they stand where two are equally good."""
SIDES = ("left", "right")
_REGIONS = ("T", "L", "S", "Co")
_WORDING = {
    "sided": frozenset({"name", "side"}),
    "left": frozenset[str](),
    "right": frozenset[str](),
    "also": frozenset({"names"}),
    "unmapped": frozenset[str](),
    "passing": frozenset({"disc"}),
    "leaving": frozenset({"disc"}),
    "roots": frozenset({"roots"}),
    "speaks": frozenset({"roots"}),
    "apart": frozenset[str](),
    "muscle": frozenset({"action", "nerve", "roots"}),
    "flag": frozenset({"name"}),
}
_WORD = re.compile(r"[a-z]+|\d+")
_APOSTROPHES = ("'", "\N{RIGHT SINGLE QUOTATION MARK}")


def fold(text: str) -> str:
    """The text in small letters, without accents and apostrophes."""
    plain = unicodedata.normalize("NFKD", text).casefold()
    return "".join(letter for letter in plain if not unicodedata.combining(letter) and letter not in _APOSTROPHES)


def split(text: str) -> list[str]:
    """The folded words of a text; letters and digits part: "L5" is "l", "5"."""
    return _WORD.findall(fold(text))


@dataclass(frozen=True, slots=True)
class SearchWords:
    """The words of the search. All but `wording`, `titles` and the names are folded as `split` folds them.

    `regions` are the words for each region of roots ("L": l, lumbar), `numbers` the number of each number word,
    `endings` what follows a figure that is an ordinal ("5th"), `same`
    groups of phrases that mean the same, `titles` the heading of each kind of hit and `kinds` words that name the
    kind. `names` are what a thing is also called: kind, then id, then the names.
    """

    stop: frozenset[str]
    sides: Mapping[str, str]
    regions: Mapping[str, str]
    numbers: Mapping[str, int]
    endings: frozenset[str]
    same: tuple[tuple[tuple[str, ...], ...], ...]
    titles: Mapping[str, str]
    kinds: Mapping[str, tuple[str, ...]]
    wording: Mapping[str, str]
    names: Mapping[str, Mapping[str, tuple[str, ...]]]

    @classmethod
    def load(cls, path: Path) -> SearchWords:
        """Read the file. Raises KnowledgeError, one sentence that names the place and the fault, and nothing else."""
        fields = Fields(read_json(path), path.name)
        fields.skip("$schema")
        kinds = fields.record("kinds").into(_kinds)
        found = cls(
            stop=frozenset(fields.texts("stop")),
            sides=_turned(fields.record("sides"), SIDES),
            regions=_turned(fields.record("regions"), _REGIONS),
            numbers=_numbers(fields.items("numbers"), path.name),
            endings=frozenset(fields.texts("endings")),
            same=tuple(_group(item, path.name) for item in fields.items("same")),
            titles=MappingProxyType({kind: title for kind, (title, _) in kinds.items()}),
            kinds=MappingProxyType({kind: words for kind, (_, words) in kinds.items()}),
            wording=templates(fields.record("wording"), _WORDING),
            names=fields.record("names").into(_names),
        )
        fields.done()
        return found


def _texts(item: object, where: str) -> tuple[str, ...]:
    return Fields({"words": item}, where).texts("words")


def _turned(fields: Fields, keys: tuple[str, ...]) -> Mapping[str, str]:
    """Each word with what it means. Raises KnowledgeError for a word that means two things."""
    found: dict[str, str] = {}
    for key in keys:
        for word in fields.texts(key):
            if word in found:
                raise KnowledgeError(f"{fields.where}: '{word}' stands twice.")
            found[word] = key
    fields.done()
    return MappingProxyType(found)


def _numbers(items: list[object], where: str) -> Mapping[str, int]:
    listed = ((number, _texts(item, f"{where}, numbers")) for number, item in enumerate(items, 1))
    return MappingProxyType({word: number for number, words in listed for word in words})


def _group(item: object, where: str) -> tuple[tuple[str, ...], ...]:
    phrases = tuple(tuple(split(text)) for text in _texts(item, f"{where}, same"))
    if len(phrases) < 2 or not all(phrases):
        raise KnowledgeError(f"{where}, same: a group needs two phrases or more, each with a letter or digit.")
    return phrases


def _kinds(fields: Fields) -> dict[str, tuple[str, tuple[str, ...]]]:
    return {kind: fields.record(kind).into(_kind) for kind in HIT_KINDS}


def _kind(fields: Fields) -> tuple[str, tuple[str, ...]]:
    title = fields.text("title")
    fits(title, frozenset(), fields.where, "title")
    return title, fields.texts("words")


def _names(fields: Fields) -> Mapping[str, Mapping[str, tuple[str, ...]]]:
    found: dict[str, Mapping[str, tuple[str, ...]]] = {}
    for kind in HIT_KINDS:
        entries: dict[str, tuple[str, ...]] = {}
        for entry in fields.records(kind) if fields.has(kind) else ():
            key = entry.text("id")
            if key in entries:
                raise KnowledgeError(f"{entry.where}: '{key}' stands twice.")
            entries[key] = entry.texts("names")
            entry.done()
        found[kind] = MappingProxyType(entries)
    return MappingProxyType(found)
