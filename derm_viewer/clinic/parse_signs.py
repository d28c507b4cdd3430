"""Signs, muscles and studies from their files. Each function raises KnowledgeError, naming the record and the field."""

from __future__ import annotations

from derm_viewer.clinic.answer import SIGN_KINDS, Figure, Sign, Source
from derm_viewer.clinic.errors import KnowledgeError
from derm_viewer.clinic.records import GROUPS, MODALITIES, SIDES, Effect, Muscle, SignEntry
from derm_viewer.clinic.strict import Fields

_RESULTS = ("abnormal", "normal")
_WAYS = ("for", "against")
_MEASURES = ("LR+", "LR-", "sensitivity", "specificity")


def sign(fields: Fields) -> SignEntry:
    """One examination."""
    key = fields.text("id")
    fields.where = f"signs.json, {key}"
    results = fields.texts("results")
    if len(results) not in (2, 3):
        raise KnowledgeError(f"{fields.where}: 'results' must be two words, the normal one second, or three.")
    found = SignEntry(
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
        figures=tuple(_figure(record) for record in fields.records("figures")),
        effects=tuple(_effect(record) for record in fields.records("effects")),
    )
    fields.done()
    return found


def _modality(fields: Fields) -> str:
    value = fields.maybe_blank("modality")
    if value not in MODALITIES:
        raise KnowledgeError(f"{fields.where}: 'modality' must be blank or one of {', '.join(MODALITIES[1:])}.")
    return value


def _figure(fields: Fields) -> Figure:
    found = Figure(
        fields.one_of("measure", _MEASURES),
        fields.text("about"),
        fields.text("value"),
        fields.maybe_blank("interval"),
        fields.text("source"),
    )
    fields.done()
    return found


def _effect(fields: Fields) -> Effect:
    ways = [way for way in _WAYS if fields.has(way)]
    if len(ways) != 1:
        raise KnowledgeError(f"{fields.where}: it must have either 'for' or 'against'.")
    found = Effect(
        abnormal=fields.one_of("result", _RESULTS) == "abnormal",
        supports=ways[0] == "for",
        targets=fields.texts(ways[0]),
        given=fields.texts("with"),
        text=fields.text("text"),
        sources=fields.texts("sources"),
    )
    fields.done()
    return found


def muscle(fields: Fields) -> Muscle:
    """One muscle."""
    key = fields.text("id")
    fields.where = f"muscles.json, {key}"
    found = Muscle(
        id=key,
        muscle=fields.text("muscle"),
        action=fields.text("action"),
        nerve=fields.text("nerve"),
        sign=fields.text_or_none("sign"),
        roots=tuple(_muscle_roots(record) for record in fields.records("roots")),
    )
    fields.done()
    return found


def _muscle_roots(fields: Fields) -> tuple[tuple[str, ...], str, str]:
    roots, source, called = fields.texts("roots"), fields.text_or_none("source"), fields.text_or_none("called")
    fields.done()
    return roots, called or "", source or ""


def study(fields: Fields, sources: dict[str, Source]) -> None:
    """Add to a source what it studied, and how far we checked it. Refuses a source that is not in the bibliography."""
    key = fields.text("source")
    fields.where = f"studies.json, {key}"
    if key not in sources:
        raise KnowledgeError(f"{fields.where}: source '{key}' is not in sources.json.")
    sources[key] = sources[key]._replace(sample=fields.maybe_blank("sample"),
        setting=fields.maybe_blank("setting"),
        checked=fields.text("checked"),
    )
    fields.done()
