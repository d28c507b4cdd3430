"""Strict reading of `resources/patient/<code>.json`: every phrase is there, with its places, or an error says where."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from derm_viewer.clinic.errors import KnowledgeError
from derm_viewer.clinic.parse import fits, templates
from derm_viewer.clinic.plain_phrases import HANDOUT, SCREEN, TOLD, VIEWS
from derm_viewer.clinic.plain_records import (
    CAUSES,
    KINDS,
    NERVES_TOLD,
    REVIEW_STATES,
    ROOTS_TOLD,
    STEPS,
    ListText,
    NerveText,
    PatientWords,
    Review,
    RootText,
    Sided,
    StepText,
)
from derm_viewer.clinic.strict import Fields

GENERAL = ("referred", "not_clear", "saddle", "belly")
_NOTHING: frozenset[str] = frozenset()
_OWN = frozenset({"own"})
_NAME = _OWN | {"name"}


def read_words(raw: object) -> PatientWords:
    """The words of one language. Raises KnowledgeError, naming the place, for what is missing, unknown or unfilled."""
    fields = Fields(raw, "words for patients")
    fields.skip("$schema")
    code = fields.text("code")
    fields.where = f"patient/{code}.json"
    found = PatientWords(
        code=code,
        name=fields.text("name"),
        native=fields.text("native"),
        rtl=fields.flag("rtl"),
        review=fields.record("review").into(_review),
        steps=templates(fields.record("steps"), dict.fromkeys(STEPS, _NOTHING)),
        screen=templates(fields.record("screen"), SCREEN),
        handout=templates(fields.record("handout"), HANDOUT),
        views=templates(fields.record("views"), dict.fromkeys(VIEWS, _NOTHING)),
        areas=_areas(fields.record("areas")),
        told=templates(fields.record("told"), TOLD),
        general=templates(fields.record("general"), dict.fromkeys(GENERAL, _NOTHING)),
        where=_step(fields.record("where"), _NOTHING),
        ask=_step(fields.record("ask"), _NOTHING),
        urgent=_step(fields.record("urgent"), _NOTHING),
        nerve=_steps(fields.record("nerve"), {**dict.fromkeys(KINDS, _NOTHING), "root": _NAME, "nerve": _NAME}),
        cause=_steps(fields.record("cause"), {**dict.fromkeys(CAUSES, _NOTHING), "nerve": _OWN}),
        course=_steps(fields.record("course"), {**dict.fromkeys(KINDS, _NOTHING), "nerve": _OWN}),
        help=_step(fields.record("help"), _NOTHING),
        roots=fields.record("roots").into(_roots),
        nerves=fields.record("nerves").into(_nerves),
    )
    fields.done()
    return found


def _review(fields: Fields) -> Review:
    state = fields.one_of("state", REVIEW_STATES)
    found = Review(
        state, fields.maybe_blank("by"), fields.maybe_blank("date"), fields.text("sentence"), fields.text("native")
    )
    if state == "reviewed" and not (found.by.strip() and found.date.strip()):
        raise KnowledgeError(f"{fields.where}: who reviewed it, and when, must be said.")
    return found


def _areas(fields: Fields) -> Mapping[str, Sided]:
    found = {area: fields.record(area).into(_sided) for area in fields.names()}
    if not found:
        raise KnowledgeError(f"{fields.where}: no area has a name.")
    return MappingProxyType(found)


def _sided(fields: Fields) -> Sided:
    return Sided(fields.text("left"), fields.text("right"), fields.text("middle"))


def _steps(fields: Fields, places: Mapping[str, frozenset[str]]) -> Mapping[str, StepText]:
    found = {name: _step(fields.record(name), used) for name, used in places.items()}
    fields.done()
    return MappingProxyType(found)


def _step(fields: Fields, places: frozenset[str]) -> StepText:
    found = StepText(
        title=fields.text("title"),
        paragraphs=fields.texts("paragraphs"),
        aside=fields.text_or_none("aside"),
        lists=fields.each("lists", _list),
        sources=fields.texts("sources"),
    )
    fields.done()
    fits(" ".join(found.paragraphs), places, fields.where, "paragraphs")
    for text in (*found.paragraphs, found.title, found.aside or ""):
        if text.count("**") % 2:
            raise KnowledgeError(f"{fields.where}: a '**' stands without its partner.")
    return found


def _list(fields: Fields) -> ListText:
    return ListText(fields.text("heading"), fields.texts("items"))


def _roots(fields: Fields) -> Mapping[str, RootText]:
    return MappingProxyType({root: fields.record(root).into(_root) for root in ROOTS_TOLD})


def _root(fields: Fields) -> RootText:
    return RootText(fields.text("feels"), fields.one_of("cause", CAUSES), fields.texts("sources"))


def _nerves(fields: Fields) -> Mapping[str, NerveText]:
    return MappingProxyType({nerve: fields.record(nerve).into(_nerve) for nerve in NERVES_TOLD})


def _nerve(fields: Fields) -> NerveText:
    return NerveText(
        name=fields.text("name"),
        feels=fields.text("feels"),
        place=fields.text("place"),
        course=fields.text_or_none("course"),
        sources=fields.texts("sources"),
    )
