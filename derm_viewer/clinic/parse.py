"""JSON records into knowledge records. Each function raises KnowledgeError, naming the record and the field."""

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
    name = fields.text("root")
    fields.where = f"roots.json, {name}"
    found = Root(
        root=name,
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
        reasons=per_quality(fields.record("reasons")),
    )
    fields.done()
    return found


def per_quality(fields: Fields) -> Mapping[str, tuple[Statement, ...]]:
    """Sentences for each of the qualities."""
    found = {quality: fields.statements(quality) for quality in QUALITIES}
    fields.done()
    return MappingProxyType(found)


def look_alike(fields: Fields) -> LookAlikeEntry:
    """One look-alike."""
    key = fields.text("id")
    fields.where = f"look_alikes.json, {key}"
    name, called = fields.text("name"), fields.text("called")
    kind, skin = fields.one_of("kind", KINDS), fields.text("skin")
    qualities = fields.texts("qualities")
    if not qualities or not set(qualities) <= set(QUALITIES):
        raise KnowledgeError(f"{fields.where}: 'qualities' must be some of {', '.join(QUALITIES)}.")
    found = LookAlikeEntry(
        id=key,
        areas=frozenset(fields.texts("areas")),
        territories=frozenset(fields.texts("territories")),
        roots=fields.texts("roots"),
        qualities=qualities,
        emergency=fields.flag("emergency"),
        look_alike=LookAlike(name, kind, skin, fields.statement("test"), key),
        called=called,
        urgency=fields.one_of("urgency", URGENCIES) if fields.has("urgency") else _SAME_DAY,
    )
    fields.done()
    return found


def red_flag(fields: Fields) -> RedFlag:
    """One red flag."""
    key = fields.text("id")
    fields.where = f"red_flags.json, {key}"
    found = RedFlag(
        id=key,
        name=fields.text("name"),
        short=fields.text("short"),
        ask=fields.statement("ask"),
        action=fields.statement("action"),
        urgency=fields.one_of("urgency", URGENCIES),
    )
    fields.done()
    return found


def area(fields: Fields) -> AreaNote:
    """What is particular about one area."""
    name = fields.text("area")
    fields.where = f"areas.json, {name}"
    found = AreaNote(
        area=name,
        by_side_of_toe=fields.flag("by_side_of_toe"),
        back_only=fields.flag("back_only"),
        saddle=fields.flag("saddle"),
        note=fields.statement_or_none("note"),
        tests=fields.texts("tests"),
        look_for=fields.statement_or_none("look_for"),
    )
    fields.done()
    return found


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
