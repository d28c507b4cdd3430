"""How the note says things: the content of `resources/words/note.json`, read strictly."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from derm_viewer.clinic.parse import templates
from derm_viewer.clinic.strict import Fields, read_json

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
    "mark_area": "cm2",
    "mark_map": "map shares",
    "mark_nerves": "shares",
    "share": "name percent",
    "blank": "percent",
    "little": "",
    "nearly_all": "",
    "picture": "",
}


class NoteWords(NamedTuple):
    """Sentences of the note, with names in braces."""

    said: Mapping[str, str]

    @classmethod
    def load(cls, path: Path) -> NoteWords:
        """Read the file. Raises KnowledgeError, one sentence that names the place and the fault, and nothing else."""
        fields = Fields(read_json(path), path.name)
        fields.skip("$schema")
        return cls(templates(fields, {name: frozenset(places.split()) for name, places in _PLACES.items()}))

    def say(self, key: str, **names: object) -> str:
        """The sentence with its names filled in."""
        return self.said[key].format(**names)
