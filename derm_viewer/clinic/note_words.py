"""How the note says things: the content of `resources/words/note.json`, read strictly."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from derm_viewer.clinic.parse import templates
from derm_viewer.clinic.strict import Fields, read_json

if TYPE_CHECKING:
    from derm_viewer.body.language import Language

_PLACES = {
    "here": "name n of maps",
    "here_by": "name n of maps titles",
    "area": "name",
    "neighbour": "name",
    "finding": "name",
    "other": "name",
    "one_map": "",
    "many_maps": "",
    "described": "map",
    "own_map": "name",
    "emergency": "headline action",
    "finding_of": "sign result",
    "flag": "flag answer",
    "mark": "side quality",
    "mark_where": "where",
    "mark_map": "map shares",
    "mark_nerves": "shares",
    "share": "name percent",
    "blank": "percent",
    "little": "",
    "nearly_all": "",
    "picture": "",
    "left": "",
    "right": "",
    "midline": "",
    "both_sides": "one other",
    "pain": "",
    "tingling": "",
    "numbness": "",
    "yes": "",
    "no": "",
}


class NoteWords(NamedTuple):
    """Sentences of the note, with names in braces."""

    said: Mapping[str, str]

    @classmethod
    def load(cls, path: Path, language: Language | None = None) -> NoteWords:
        """Read the file, in `language` (None: English).

        Raises KnowledgeError, one sentence that names the place and the fault; LanguageError for a broken language.
        """
        value = read_json(path)
        fields = Fields(value if language is None else language.lay_over("note", value), path.name)
        fields.skip("$schema")
        return cls(templates(fields, {name: frozenset(places.split()) for name, places in _PLACES.items()}))

    def word(self, key: str) -> str:
        """The word for a side, quality or answer; the key itself for one that has none."""
        return self.said.get(key, key)

    def say(self, key: str, **names: object) -> str:
        """The sentence with its names filled in."""
        return self.said[key].format(**names)
