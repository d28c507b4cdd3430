"""The sentences and templates from `words.json`. Raises KnowledgeError, naming the part and the field."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from derm_viewer.clinic.answer import SIGN_KINDS, URGENCIES, Statement
from derm_viewer.clinic.parse import fits, per_quality, template, templates
from derm_viewer.clinic.records import Combination, FindingWords, Words
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
            "usually": frozenset({"skin"}),
            "no_disc": frozenset(),
            "finding": frozenset(),
        },
    }
)
"""The templates of words.json, and the names that each of them uses in braces."""
_NONE: frozenset[str] = frozenset()
MAKERS = frozenset({"map", "blank"})
WHY = ("agree", "disagree", "single", "undrawn", "back_only", "saddle", "upper", "body")
L5_OR_S1 = ("overlap", "selected")
TEST_TEMPLATES: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        "root": frozenset({"root"}),
        "alone": frozenset({"sign", "result", "one"}),
        "spared": frozenset({"sign", "result", "one", "other"}),
        "unlike": frozenset({"sign", "result", "one", "other"}),
        "alike": frozenset({"sign", "result", "one", "other"}),
        "more": frozenset({"sign", "result", "one", "other"}),
        "other": frozenset({"sign", "result", "one"}),
        "muscle": frozenset({"muscle", "action", "said", "nerve"}),
        "muscle_root": frozenset({"roots", "source"}),
    }
)
FINDING = frozenset({"subject", "result", "text"})
READING: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        "untested": _NONE,
        "back_only": _NONE,
        "normal": _NONE,
        "one": frozenset({"name"}),
        "two": frozenset({"count", "name"}),
        "same_kind": frozenset({"count", "name"}),
        "three": frozenset({"count", "name"}),
        "three_high": frozenset({"count", "name"}),
        "one_shared": frozenset({"names"}),
        "shared": frozenset({"count", "names"}),
        "mixed": frozenset({"names"}),
        "other_one": frozenset({"name"}),
        "other": frozenset({"name"}),
        "fits": frozenset({"name"}),
        "fits_referred": _NONE,
        "saddle": _NONE,
        "weak": _NONE,
    }
)
NOTES: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        "history": _NONE,
        "normal": _NONE,
        "chronic": _NONE,
        "judgement": _NONE,
        "low": _NONE,
        "outside": frozenset({"root"}),
        "urgent": frozenset({"name", "test"}),
        "saddle": _NONE,
        "both_sides": frozenset({"signs"}),
        "referred": _NONE,
    }
)
ALARM: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        "saddle_place": _NONE,
        "saddle_numb": _NONE,
        "both_sides": frozenset({"signs"}),
        "each_side": frozenset({"left", "right"}),
        "left": frozenset({"sign"}),
        "right": frozenset({"sign"}),
        "power": frozenset({"sign", "result"}),
        "sign": frozenset({"sign", "result"}),
        "asked": frozenset({"name"}),
        "ask_now": _NONE,
        "both_marked": _NONE,
        "ask_both": _NONE,
    }
)
OVERALL = ("L4", "L5", "S1")
"""Roots for which there is a figure of all signs together."""
ASK = ("ask_now", "ask_both")


def words(fields: Fields) -> Words:
    """The sentences and templates of the answer."""
    return Words(
        joins=templates(fields.record("joins"), dict.fromkeys(("and", "and_i"), frozenset({"head", "last"}))),
        headline=templates(fields.record("headline"), TEMPLATES["headline"]),
        per_map=templates(fields.record("per_map"), TEMPLATES["per_map"]),
        reasons=templates(fields.record("reasons"), TEMPLATES["reasons"]),
        makers=template(fields, "makers", MAKERS),
        why=_sentences(fields.record("why"), WHY),
        quality=fields.record("quality").into(per_quality),
        l5_or_s1=_sentences(fields.record("l5_or_s1"), L5_OR_S1),
        limits=fields.statements("limits"),
        findings=_finding_words(fields),
    )


def _sentences(fields: Fields, names: tuple[str, ...]) -> Mapping[str, Statement]:
    found = {name: fields.statement(name) for name in names}
    fields.done()
    return MappingProxyType(found)


def _finding_words(fields: Fields) -> FindingWords:
    return FindingWords(
        finding=template(fields, "finding", FINDING),
        counts=fields.texts("counts"),
        many=fields.text("many"),
        kinds=fields.record("kinds").into(_kinds),
        tests=templates(fields.record("tests"), TEST_TEMPLATES),
        reading=_said(fields.record("reading"), READING),
        notes=_said(fields.record("notes"), NOTES),
        combinations=fields.each("combinations", _combination),
        overall=_said(fields.record("overall"), dict.fromkeys(OVERALL, _NONE)),
        alarm=_said(fields.record("alarm"), ALARM),
        alarm_heads=templates(fields.record("alarm_heads"), dict.fromkeys((*URGENCIES, *ASK), _NONE)),
    )


def _kinds(fields: Fields) -> Mapping[str, Statement | None]:
    return MappingProxyType({kind: fields.statement_or_none(kind) for kind in SIGN_KINDS})


def _said(fields: Fields, names: Mapping[str, frozenset[str]]) -> Mapping[str, Statement]:
    """Sentences with sources, each with the names in braces that it must use."""
    found = {}
    for name, places in names.items():
        found[name] = fields.statement(name)
        fits(found[name].text, places, fields.where, name)
    fields.done()
    return MappingProxyType(found)


def _combination(fields: Fields) -> Combination:
    return Combination(fields.texts("signs"), fields.texts("roots"), fields.statement("said"))
