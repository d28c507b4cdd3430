"""Signs, muscles and studies, for `Fields.into`. KnowledgeError names the record and the field."""

from __future__ import annotations

from collections.abc import Mapping

from derm_viewer.clinic.answer import SIGN_KINDS, Figure, Sign, Source
from derm_viewer.clinic.errors import KnowledgeError
from derm_viewer.clinic.records import GROUPS, MODALITIES, SIDES, Effect, Muscle, SignEntry
from derm_viewer.clinic.strict import Fields

_RESULTS = ("abnormal", "normal")
_WAYS = ("for", "against")
_MEASURES = ("LR+", "LR-", "sensitivity", "specificity")


def sign(fields: Fields) -> SignEntry:
    """One examination."""
    key = fields.key("id", "signs.json")
    results = fields.texts("results")
    if len(results) not in (2, 3):
        raise KnowledgeError(f"{fields.where}: 'results' must be two words, the normal one second, or three.")
    return SignEntry(
        id=key,
        kind=fields.one_of("kind", SIGN_KINDS),
        modality=_modality(fields),
        group=fields.one_of("group", GROUPS),
        roots=fields.texts("roots"),
        main=fields.flag("main"),
        weight=fields.whole("weight", 1, 3),
        results=results,
        shown=fields.texts("shown") if fields.has("shown") else results,
        each_side=fields.one_of("sides", SIDES) == "each",
        subject=fields.text("subject"),
        technique=fields.text("technique"),
        partner=fields.text_or_none("partner"),
        alarm=fields.text_or_none("alarm"),
        tells_apart=fields.texts("tells_apart"),
        sign=Sign(fields.text("name"), fields.statement("tells"), fields.statement_or_none("figure")),
        figures=fields.each("figures", _figure),
        effects=fields.each("effects", _effect),
    )


def _modality(fields: Fields) -> str:
    value = fields.maybe_blank("modality")
    if value not in MODALITIES:
        raise KnowledgeError(f"{fields.where}: 'modality' must be blank or one of {', '.join(MODALITIES[1:])}.")
    return value


def _figure(fields: Fields) -> Figure:
    return Figure(
        fields.one_of("measure", _MEASURES),
        fields.text("about"),
        fields.text("value"),
        fields.maybe_blank("interval"),
        fields.text("source"),
    )


def _effect(fields: Fields) -> Effect:
    ways = [way for way in _WAYS if fields.has(way)]
    if len(ways) != 1:
        raise KnowledgeError(f"{fields.where}: it must have either 'for' or 'against'.")
    return Effect(
        abnormal=fields.one_of("result", _RESULTS) == "abnormal",
        supports=ways[0] == "for",
        targets=fields.texts(ways[0]),
        given=fields.texts("with"),
        text=fields.text("text"),
        sources=fields.texts("sources"),
    )


def muscle(fields: Fields) -> Muscle:
    """One muscle."""
    return Muscle(
        id=fields.key("id", "muscles.json"),
        muscle=fields.text("muscle"),
        action=fields.text("action"),
        nerve=fields.text("nerve"),
        sign=fields.text_or_none("sign"),
        roots=fields.each("roots", _muscle_roots),
    )


def _muscle_roots(fields: Fields) -> tuple[tuple[str, ...], str, str]:
    return fields.texts("roots"), fields.text_or_none("called") or "", fields.text_or_none("source") or ""


def study(fields: Fields, sources: Mapping[str, Source]) -> Source:
    """A source with what it studied, and how far we checked it. Refuses one that is not in the bibliography."""
    key = fields.key("source", "studies.json")
    if key not in sources:
        raise KnowledgeError(f"{fields.where}: source '{key}' is not in sources.json.")
    return sources[key]._replace(
        sample=fields.maybe_blank("sample"), setting=fields.maybe_blank("setting"), checked=fields.text("checked")
    )
