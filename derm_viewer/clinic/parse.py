"""JSON records into knowledge records, for `Fields.into`. KnowledgeError names the record and the field."""

from __future__ import annotations

from collections.abc import Mapping
from string import Formatter
from types import MappingProxyType

from derm_viewer.clinic.answer import QUALITIES, URGENCIES, LookAlike, RedFlag, Statement
from derm_viewer.clinic.errors import KnowledgeError
from derm_viewer.clinic.records import KINDS, AreaNote, LookAlikeEntry, Root
from derm_viewer.clinic.strict import Fields

_SAME_DAY = URGENCIES[1]
"""How fast a look-alike that is an emergency is to be assessed, unless it says otherwise."""


def root(fields: Fields) -> Root:
    """One root."""
    return Root(
        root=fields.key("root", "roots.json"),
        skin=fields.text("skin"),
        areas=frozenset(fields.texts("areas")),
        leaves=fields.text("leaves"),
        passing_disc=fields.text_or_none("passing_disc"),
        leaving_disc=fields.text_or_none("leaving_disc"),
        disc=fields.statement("disc"),
        key_point=fields.statement("key_point"),
        key_muscle=fields.statement("key_muscle"),
        other_muscles=fields.statements("other_muscles"),
        reflex=fields.statement_or_none("reflex"),
        stretch=fields.statement_or_none("stretch"),
        function=fields.statement_or_none("function"),
        note=fields.statement_or_none("note"),
        reasons=fields.record("reasons").into(per_quality),
    )


def per_quality(fields: Fields) -> Mapping[str, tuple[Statement, ...]]:
    """Sentences for each of the qualities."""
    return MappingProxyType({quality: fields.statements(quality) for quality in QUALITIES})


def look_alike(fields: Fields) -> LookAlikeEntry:
    """One look-alike."""
    key = fields.key("id", "look_alikes.json")
    name, called = fields.text("name"), fields.text("called")
    kind, skin = fields.one_of("kind", KINDS), fields.text("skin")
    qualities, emergency = fields.texts("qualities"), fields.flag("emergency")
    if not qualities or not set(qualities) <= set(QUALITIES):
        raise KnowledgeError(f"{fields.where}: 'qualities' must be some of {', '.join(QUALITIES)}.")
    return LookAlikeEntry(
        id=key,
        areas=frozenset(fields.texts("areas")),
        territories=frozenset(fields.texts("territories")),
        roots=fields.texts("roots"),
        qualities=qualities,
        emergency=emergency,
        look_alike=LookAlike(name, kind, skin, fields.statement("test"), key, emergency=emergency),
        called=called,
        urgency=fields.one_of("urgency", URGENCIES) if fields.has("urgency") else _SAME_DAY,
    )


def red_flag(fields: Fields) -> RedFlag:
    """One red flag."""
    return RedFlag(
        id=fields.key("id", "red_flags.json"),
        name=fields.text("name"),
        short=fields.text("short"),
        ask=fields.statement("ask"),
        action=fields.statement("action"),
        urgency=fields.one_of("urgency", URGENCIES),
    )


def area(fields: Fields) -> AreaNote:
    """What is particular about one area."""
    return AreaNote(
        area=fields.key("area", "areas.json"),
        by_side_of_toe=fields.flag("by_side_of_toe"),
        back_only=fields.flag("back_only"),
        saddle=fields.flag("saddle"),
        note=fields.statement_or_none("note"),
        tests=fields.texts("tests"),
        look_for=fields.statement_or_none("look_for"),
    )


def templates(fields: Fields, names: Mapping[str, frozenset[str]]) -> Mapping[str, str]:
    """Templates, each with the names in braces that it must use."""
    found = {name: template(fields, name, places) for name, places in names.items()}
    fields.done()
    return MappingProxyType(found)


def template(fields: Fields, name: str, places: frozenset[str]) -> str:
    """One template, with the names in braces that it must use."""
    text = fields.text(name)
    fits(text, places, fields.where, name)
    return text


def fits(text: str, places: frozenset[str], where: str, name: str) -> None:
    """Refuse a template that does not use exactly these names in braces."""
    try:
        used = {
            (place, spec, conversion) for _, place, spec, conversion in Formatter().parse(text) if place is not None
        }
    except ValueError as error:
        raise KnowledgeError(f"{where}: '{name}' has a brace without its partner.") from error
    if used != {(place, "", None) for place in places}:
        wanted = ", ".join("{" + place + "}" for place in sorted(places)) or "no braces"
        raise KnowledgeError(f"{where}: '{name}' must use {wanted}.")
