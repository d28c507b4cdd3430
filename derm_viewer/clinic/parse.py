"""JSON records into knowledge records. Each function raises KnowledgeError, naming the record and the field."""

from __future__ import annotations

from collections.abc import Mapping
from string import Formatter
from types import MappingProxyType

from derm_viewer.clinic.answer import QUALITIES, LookAlike, RedFlag, Sign, Statement
from derm_viewer.clinic.errors import KnowledgeError
from derm_viewer.clinic.records import GROUPS, KINDS, URGENCIES, AreaNote, LookAlikeEntry, Root, SignEntry, Words
from derm_viewer.clinic.strict import Fields

TEMPLATES: Mapping[str, Mapping[str, frozenset[str]]] = MappingProxyType(
    {
        "headline": {
            "outside": frozenset(),
            "body": frozenset(),
            "undrawn": frozenset(),
            "both": frozenset({"root"}),
            "all": frozenset({"root", "n"}),
            "given": frozenset({"root", "maps"}),
            "only": frozenset({"root", "maps"}),
            "blank_one": frozenset({"maps"}),
            "blank_many": frozenset({"maps"}),
        },
        "per_map": {
            "root": frozenset({"map", "root"}),
            "by_side": frozenset({"map", "root", "roots"}),
            "also": frozenset({"map", "root", "roots"}),
            "blank": frozenset({"map"}),
            "blank_also": frozenset({"map", "roots"}),
            "border": frozenset({"root", "cm"}),
            "edge": frozenset({"cm"}),
            "nearest": frozenset({"root", "cm"}),
            "uncounted": frozenset(),
        },
        "reasons": {
            "here": frozenset({"maps"}),
            "area": frozenset({"maps", "area"}),
            "near": frozenset({"maps", "cm"}),
            "key_point": frozenset({"root", "cm"}),
            "unknown_skin": frozenset({"root"}),
            "unknown_disc": frozenset({"root"}),
        },
    }
)
"""The templates of words.json, and the names that each of them uses in braces."""
MAKERS = frozenset({"map", "blank"})
WHY = ("agree", "disagree", "single", "undrawn", "back_only", "saddle", "upper", "body")
L5_OR_S1 = ("overlap", "selected")


def root(fields: Fields) -> Root:
    """One root."""
    name = fields.text("root")
    fields.where = f"roots.json, {name}"
    found = Root(
        root=name,
        skin=fields.text("skin"),
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
        reasons=_per_quality(fields.record("reasons")),
    )
    fields.done()
    return found


def _per_quality(fields: Fields) -> Mapping[str, tuple[Statement, ...]]:
    found = {quality: fields.statements(quality) for quality in QUALITIES}
    fields.done()
    return MappingProxyType(found)


def sign(fields: Fields) -> SignEntry:
    """One examination."""
    key = fields.text("id")
    fields.where = f"signs.json, {key}"
    found = SignEntry(
        id=key,
        group=fields.one_of("group", GROUPS),
        roots=fields.texts("roots"),
        weight=fields.whole("weight", 1, 3),
        tells_apart=fields.texts("tells_apart"),
        sign=Sign(fields.text("name"), fields.statement("tells"), fields.statement_or_none("figure")),
    )
    fields.done()
    return found


def look_alike(fields: Fields) -> LookAlikeEntry:
    """One look-alike."""
    key = fields.text("id")
    fields.where = f"look_alikes.json, {key}"
    name, kind, skin = fields.text("name"), fields.one_of("kind", KINDS), fields.text("skin")
    qualities = fields.texts("qualities")
    if not qualities or not set(qualities) <= set(QUALITIES):
        raise KnowledgeError(f"{fields.where}: 'qualities' must be some of {', '.join(QUALITIES)}.")
    found = LookAlikeEntry(
        id=key,
        areas=frozenset(fields.texts("areas")),
        roots=fields.texts("roots"),
        qualities=qualities,
        emergency=fields.flag("emergency"),
        look_alike=LookAlike(name, kind, skin, fields.statement("test")),
    )
    fields.done()
    return found


def red_flag(fields: Fields) -> RedFlag:
    """One red flag."""
    fields.where = f"red_flags.json, {fields.text('id')}"
    found = RedFlag(
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
    )
    fields.done()
    return found


def words(fields: Fields) -> Words:
    """The sentences and templates of the answer."""
    found = Words(
        headline=templates(fields.record("headline"), TEMPLATES["headline"]),
        per_map=templates(fields.record("per_map"), TEMPLATES["per_map"]),
        reasons=templates(fields.record("reasons"), TEMPLATES["reasons"]),
        makers=_template(fields, "makers", MAKERS),
        why=_sentences(fields.record("why"), WHY),
        quality=_per_quality(fields.record("quality")),
        l5_or_s1=_sentences(fields.record("l5_or_s1"), L5_OR_S1),
        limits=fields.statements("limits"),
    )
    fields.done()
    return found


def _sentences(fields: Fields, names: tuple[str, ...]) -> Mapping[str, Statement]:
    found = {name: fields.statement(name) for name in names}
    fields.done()
    return MappingProxyType(found)


def templates(fields: Fields, names: Mapping[str, frozenset[str]]) -> Mapping[str, str]:
    """Templates, each with the names in braces that it must use."""
    found = {name: _template(fields, name, places) for name, places in names.items()}
    fields.done()
    return MappingProxyType(found)


def _template(fields: Fields, name: str, places: frozenset[str]) -> str:
    text = fields.text(name)
    try:
        used = {
            (place, spec, conversion) for _, place, spec, conversion in Formatter().parse(text) if place is not None
        }
    except ValueError as error:
        raise KnowledgeError(f"{fields.where}: '{name}' has a brace without its partner.") from error
    if used != {(place, "", None) for place in places}:
        wanted = ", ".join("{" + place + "}" for place in sorted(places)) or "no braces"
        raise KnowledgeError(f"{fields.where}: '{name}' must use {wanted}.")
    return text
