"""The clinical knowledge, read once from a folder of JSON files; no Qt, no global state, everything immutable.

The files are `roots`, `signs`, `look_alikes`, `red_flags`, `areas`, `words` and `sources` (CSL-JSON). They are read
strictly and without jsonschema; the schemas in `resources/schema/` describe the same files for authors and tests.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from derm_viewer.clinic import parse
from derm_viewer.clinic.anatomy import Anatomy
from derm_viewer.clinic.answer import RedFlag, Source, Statement
from derm_viewer.clinic.errors import KnowledgeError
from derm_viewer.clinic.parse_anatomy import anatomy
from derm_viewer.clinic.records import AreaNote, LookAlikeEntry, Root, SignEntry, Words
from derm_viewer.clinic.sources import read_sources
from derm_viewer.clinic.strict import Fields, read_json

RECORD_FILES = ("roots", "signs", "look_alikes", "red_flags", "areas", "words", "anatomy")
"""The files that have a schema; `sources.json` follows CSL-JSON."""

_NOT_A_STATISTIC = re.compile(
    r"\b[CTLS]\d{1,2}(?:[-\N{EN DASH}/][CTLS]?\d{1,2})?\b"  # a root or disc: L5, S4-5, L4/5, L5/S1
    r"|\bCo1\b"
    r"|\b\d+(?:\.\d+)? cm\b"  # a length on the body
)


def has_figure(text: str) -> bool:
    """Whether a sentence holds a figure that needs a source: any digit but those of roots, discs and centimetres."""
    return re.search(r"\d", _NOT_A_STATISTIC.sub("", text)) is not None


@dataclass(frozen=True, slots=True)
class Knowledge:
    """All that the program knows about roots, signs, look-alikes, red flags and their sources."""

    roots: Mapping[str, Root]
    signs: tuple[SignEntry, ...]
    look_alikes: tuple[LookAlikeEntry, ...]
    red_flags: tuple[RedFlag, ...]
    areas: Mapping[str, AreaNote]
    words: Words
    anatomy: Anatomy
    sources: Mapping[str, Source]

    @classmethod
    def load(cls, folder: Path) -> Knowledge:
        """Read the folder. Raises KnowledgeError, one sentence naming file, record and fault, and nothing else."""
        whole = {name: Fields(read_json(folder / f"{name}.json"), f"{name}.json") for name in RECORD_FILES}
        for fields in whole.values():
            fields.skip("$schema")
        roots = [parse.root(fields) for fields in _listed(whole["roots"], "roots")]
        areas = [parse.area(fields) for fields in _listed(whole["areas"], "areas")]
        _once("roots.json", [root.root for root in roots])
        _once("areas.json", [area.area for area in areas])
        found = cls(
            roots=MappingProxyType({root.root: root for root in roots}),
            signs=tuple(parse.sign(fields) for fields in _listed(whole["signs"], "signs")),
            look_alikes=tuple(parse.look_alike(fields) for fields in _listed(whole["look_alikes"], "look_alikes")),
            red_flags=tuple(parse.red_flag(fields) for fields in _listed(whole["red_flags"], "red_flags")),
            areas=MappingProxyType({area.area: area for area in areas}),
            words=parse.words(whole["words"]),
            anatomy=anatomy(whole["anatomy"]),
            sources=MappingProxyType(read_sources(read_json(folder / "sources.json"), "sources.json")),
        )
        _check(found)
        return found

    def statements(self) -> Iterator[tuple[str, Statement]]:
        """Every sentence, with the file and record where it stands."""
        for root in self.roots.values():
            own = (root.disc, root.key_point, root.key_muscle, root.reflex, root.stretch, root.function, root.note)
            many = (*own, *root.other_muscles, *(s for found in root.reasons.values() for s in found))
            yield from ((f"roots.json, {root.root}", s) for s in many if s is not None)
        for entry in self.signs:
            yield from ((f"signs.json, {entry.id}", s) for s in (entry.sign.tells, entry.sign.figure) if s is not None)
        for other in self.look_alikes:
            yield f"look_alikes.json, {other.id}", other.look_alike.test
        for flag in self.red_flags:
            yield from ((f"red_flags.json, {flag.name}", s) for s in (flag.ask, flag.action))
        yield from ((f"areas.json, {a.area}", a.note) for a in self.areas.values() if a.note is not None)
        bones = self.anatomy
        more = [*(entry.more for entry in bones.discs.values()), *(entry.more for entry in bones.vertebrae.values())]
        for group in (*more, bones.far_lateral, bones.canal, bones.numbering):
            yield from (("anatomy.json", s) for s in group)
        words = self.words
        listed = (*words.why.values(), *words.l5_or_s1.values(), *words.limits)
        yield from (("words.json", s) for s in (*listed, *(s for found in words.quality.values() for s in found)))


def _listed(fields: Fields, name: str) -> tuple[Fields, ...]:
    found = fields.records(name)
    fields.done()
    if not found:
        raise KnowledgeError(f"{fields.where}: '{name}' is empty.")
    return found


def _once(where: str, names: list[str]) -> None:
    name, times = Counter(names).most_common(1)[0]
    if times > 1:
        raise KnowledgeError(f"{where}: '{name}' stands twice.")


def _check(knowledge: Knowledge) -> None:
    """Refuse references to nothing, and figures without a source."""
    _once("signs.json", [entry.id for entry in knowledge.signs])
    _once("look_alikes.json", [entry.id for entry in knowledge.look_alikes])
    known = {entry.id for entry in knowledge.look_alikes}
    for where, statement in knowledge.statements():
        for key in statement.sources:
            if key not in knowledge.sources:
                raise KnowledgeError(f"{where}: source '{key}' is not in sources.json.")
        if not statement.sources and has_figure(statement.text):
            raise KnowledgeError(f"{where}: a figure stands without a source in '{statement.text}'")
    for entry in knowledge.signs:
        for other in entry.tells_apart:
            if other not in known:
                raise KnowledgeError(f"signs.json, {entry.id}: '{other}' is not in look_alikes.json.")
    named = [(f"signs.json, {e.id}", r) for e in knowledge.signs for r in e.roots]
    named += [(f"look_alikes.json, {e.id}", r) for e in knowledge.look_alikes for r in e.roots]
    for where, root in named:
        if root not in knowledge.roots:
            raise KnowledgeError(f"{where}: root '{root}' is not in roots.json.")
