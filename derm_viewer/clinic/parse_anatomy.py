"""The vertebrae and discs from `anatomy.json`. Raises KnowledgeError, naming the record and the field."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from derm_viewer.clinic.anatomy import Anatomy, DiscEntry, VertebraEntry
from derm_viewer.clinic.errors import KnowledgeError
from derm_viewer.clinic.parse import templates
from derm_viewer.clinic.strict import Fields

TEMPLATES: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        "disc": frozenset({"disc"}),
        "between": frozenset({"above", "below"}),
        "passing": frozenset({"root"}),
        "leaving": frozenset({"root"}),
        "vertebra": frozenset({"vertebra"}),
        "below": frozenset({"root", "foramen"}),
        "foramen": frozenset({"disc"}),
        "opening": frozenset({"name"}),
        "root": frozenset({"root"}),
        "leaves": frozenset({"foramen"}),
        "leaves_other": frozenset({"foramen"}),
        "passes": frozenset({"disc"}),
        "skin": frozenset({"text"}),
        "key_point": frozenset({"text"}),
        "key_muscle": frozenset({"text"}),
        "reflex": frozenset({"text"}),
    }
)


def anatomy(fields: Fields) -> Anatomy:
    """The whole file."""
    discs, vertebrae = fields.each("discs", _disc), fields.each("vertebrae", _vertebra)
    found = Anatomy(
        discs=MappingProxyType({entry.disc: entry for entry in discs}),
        vertebrae=MappingProxyType({entry.vertebra: entry for entry in vertebrae}),
        words=templates(fields.record("words"), TEMPLATES),
        far_lateral=fields.statements("far_lateral"),
        numbering=fields.statements("numbering"),
    )
    if len(found.discs) != len(discs) or len(found.vertebrae) != len(vertebrae):
        raise KnowledgeError(f"{fields.where}: a disc or vertebra stands twice.")
    return found


def _disc(fields: Fields) -> DiscEntry:
    return DiscEntry(fields.text("disc"), fields.text("above"), fields.text("below"), fields.statements("more"))


def _vertebra(fields: Fields) -> VertebraEntry:
    name, title = fields.text("vertebra"), fields.text("title")
    return VertebraEntry(name, title, fields.text("foramen"), fields.statements("more"))
