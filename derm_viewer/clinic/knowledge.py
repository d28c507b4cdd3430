"""The clinical knowledge, read once from a folder of JSON files; no Qt, no global state, everything immutable.

They are read strictly and without jsonschema; the schemas in `resources/schema/` describe the same files for authors
and tests.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from derm_viewer.clinic import parse
from derm_viewer.clinic.anatomy import Anatomy
from derm_viewer.clinic.answer import RedFlag, Source, Statement
from derm_viewer.clinic.check import check, once
from derm_viewer.clinic.errors import KnowledgeError
from derm_viewer.clinic.parse_anatomy import anatomy
from derm_viewer.clinic.parse_signs import muscle, sign, study
from derm_viewer.clinic.parse_words import words
from derm_viewer.clinic.records import AreaNote, LookAlikeEntry, Muscle, Root, SignEntry, Words
from derm_viewer.clinic.sources import read_sources
from derm_viewer.clinic.strict import Fields, Made, read_json

if TYPE_CHECKING:
    from derm_viewer.body.language import Language

RECORD_FILES = ("roots", "signs", "look_alikes", "red_flags", "areas", "words", "anatomy", "muscles", "studies")
"""The files that have a schema; `sources.json` follows CSL-JSON."""


class Knowledge(NamedTuple):
    """All that the program knows about roots, signs, look-alikes, red flags and their sources."""

    roots: Mapping[str, Root]
    signs: tuple[SignEntry, ...]
    look_alikes: tuple[LookAlikeEntry, ...]
    red_flags: tuple[RedFlag, ...]
    areas: Mapping[str, AreaNote]
    words: Words
    anatomy: Anatomy
    muscles: tuple[Muscle, ...]
    sources: Mapping[str, Source]

    @classmethod
    def load(cls, folder: Path, language: Language | None = None) -> Knowledge:
        """Read the folder, with its sentences in `language` (None: English).

        Raises KnowledgeError, one sentence naming file, record and fault, and nothing else; LanguageError for a broken
        file of the language.
        """
        values = {name: read_json(folder / f"{name}.json") for name in RECORD_FILES}
        if language is not None:
            from derm_viewer.clinic.translated import translated

            values = {name: translated(language, name, value) for name, value in values.items()}
        whole = {name: Fields(value, f"{name}.json") for name, value in values.items()}
        for fields in whole.values():
            fields.skip("$schema")
        roots, areas = _listed(whole, "roots", parse.root), _listed(whole, "areas", parse.area)
        once("roots.json", [root.root for root in roots])
        once("areas.json", [area.area for area in areas])
        sources = read_sources(read_json(folder / "sources.json"), "sources.json")
        sources |= {found.key: found for found in _listed(whole, "studies", lambda fields: study(fields, sources))}
        found = cls(
            roots=MappingProxyType({root.root: root for root in roots}),
            signs=_listed(whole, "signs", sign),
            look_alikes=_listed(whole, "look_alikes", parse.look_alike),
            red_flags=_listed(whole, "red_flags", parse.red_flag),
            areas=MappingProxyType({area.area: area for area in areas}),
            words=whole["words"].into(words),
            anatomy=whole["anatomy"].into(anatomy),
            muscles=_listed(whole, "muscles", muscle),
            sources=MappingProxyType(sources),
        )
        check(found)
        return found

    def statements(self) -> Iterator[tuple[str, Statement]]:
        """Every sentence, with the file and record where it stands."""
        for root in self.roots.values():
            own = (root.disc, root.key_point, root.key_muscle, root.reflex, root.stretch, root.function, root.note)
            many = (*own, *root.other_muscles, *(s for found in root.reasons.values() for s in found))
            yield from ((f"roots.json, {root.root}", s) for s in many if s is not None)
        for entry in self.signs:
            template = self.words.findings.finding
            said = (entry.sign.tells, entry.sign.figure, *(entry.said(effect, template) for effect in entry.effects))
            yield from ((f"signs.json, {entry.id}", s) for s in said if s is not None)
        for other in self.look_alikes:
            yield f"look_alikes.json, {other.id}", other.look_alike.test
        for flag in self.red_flags:
            yield from ((f"red_flags.json, {flag.name}", s) for s in (flag.ask, flag.action))
        for area in self.areas.values():
            yield from ((f"areas.json, {area.area}", s) for s in (area.note, area.look_for) if s is not None)
        bones = self.anatomy
        more = [*(entry.more for entry in bones.discs.values()), *(entry.more for entry in bones.vertebrae.values())]
        for group in (*more, bones.far_lateral, bones.numbering):
            yield from (("anatomy.json", s) for s in group)
        words = self.words
        listed = (*words.why.values(), *words.l5_or_s1.values(), *words.limits)
        found = words.findings
        general = (
            *found.kinds.values(),
            *found.reading.values(),
            *found.notes.values(),
            *found.overall.values(),
            *found.alarm.values(),
        )
        combined = (entry.said for entry in found.combinations)
        qualities = (statement for said in words.quality.values() for statement in said)
        yield from (("words.json", s) for s in (*listed, *qualities, *general, *combined) if s is not None)


def _listed(files: Mapping[str, Fields], name: str, make: Callable[[Fields], Made]) -> tuple[Made, ...]:
    """What `make` makes of each record of a file, of which there must be one."""
    found = files[name].into(lambda fields: fields.each(name, make))
    if not found:
        raise KnowledgeError(f"{name}.json: '{name}' is empty.")
    return found
