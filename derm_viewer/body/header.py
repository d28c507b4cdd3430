"""The top-level member `derm_viewer` of a map file: what it must say, and the values it becomes."""

from __future__ import annotations

from typing import Any

from derm_viewer.body.errors import FaultError, clean_text, is_plain_id, shown, worded
from derm_viewer.body.model import CERTAINTIES, ROOTS, STATUSES, Figure, Header, MapInfo, NerveInfo, View

FORMAT = "derm-viewer-body-map"
FORMAT_VERSION = 1


def parse_header(raw: Any) -> Header:
    """The header as a value. Raises FaultError that names the member."""
    if not isinstance(raw, dict):
        raise FaultError("the member derm_viewer is not an object", "copy it from the shipped body map")
    if raw.get("format") != FORMAT:
        raise FaultError(
            worded("derm_viewer.format is not '{wanted}'", wanted=FORMAT), "choose a body map made for this program"
        )
    version = raw.get("format_version")
    if version != FORMAT_VERSION or isinstance(version, bool):
        raise FaultError(
            worded(
                "the format version {version} is unknown (this program reads {known})",
                version=shown(version, 20),
                known=FORMAT_VERSION,
            ),
            "use a newer program or an older map",
        )
    views = tuple(_view(item, f"derm_viewer.views[{i}]") for i, item in enumerate(_list(raw, "views")))
    maps = tuple(_map(item, f"derm_viewer.maps[{i}]") for i, item in enumerate(_list(raw, "maps")))
    figures = tuple(_figure(item, f"derm_viewer.figures[{i}]") for i, item in enumerate(_list(raw, "figures")))
    listed = _list(raw, "nerves") if raw.get("nerves", []) != [] else []
    nerves = tuple(_nerve(item, f"derm_viewer.nerves[{i}]") for i, item in enumerate(listed))
    for what, items in (("view", views), ("map", maps), ("figure", figures), ("nerve", nerves)):
        ids = [item.id for item in items]
        for ident in ids:
            if ids.count(ident) > 1:
                raise FaultError(
                    worded("the {what} '{ident}' stands twice in derm_viewer", what=what, ident=ident),
                    "keep one of the two",
                )
    return Header(
        data_version=_text(raw, "data_version", "derm_viewer"),
        licence=_text(raw, "licence", "derm_viewer", needed=False),
        waist_y=_number(raw, "waist_y", "derm_viewer"),
        figures=figures,
        views=views,
        maps=maps,
        nerves=nerves,
    )


def _figure(raw: Any, place: str) -> Figure:
    raw = _object(raw, place)
    return Figure(
        _id(raw, place),
        _text(raw, "title", place, needed=False),
        _number(raw, "height_cm", place),
        _text(raw, "licence", place, needed=False),
    )


def _view(raw: Any, place: str) -> View:
    raw = _object(raw, place)
    minx, miny, maxx, maxy = _numbers(raw, "bbox", 4, place)
    if minx >= maxx or miny >= maxy:
        raise FaultError(worded("{place}.bbox has no size", place=place), "write [minx, miny, maxx, maxy]")
    scale = _number(raw, "scale", place)
    if not 0.01 <= scale <= 100:
        raise FaultError(
            worded("{place}.scale is {scale}", place=place, scale=f"{scale:g}"),
            "write sheet units per body centimetre, such as 1.0",
        )
    origin = _numbers(raw, "origin", 2, place)
    return View(_id(raw, place), _text(raw, "title", place), (minx, miny, maxx, maxy), (origin[0], origin[1]), scale)


def _map(raw: Any, place: str) -> MapInfo:
    raw = _object(raw, place)
    status = raw.get("status")
    if status not in STATUSES:
        raise FaultError(
            worded("{place}.status is '{status}'", place=place, status=shown(status)),
            worded("write one of: {known}", known=", ".join(STATUSES)),
        )
    year = raw.get("year")
    if year is not None and (type(year) is not int or not 1800 <= year <= 2200):
        raise FaultError(
            worded("{place}.year is '{year}'", place=place, year=shown(year)),
            "write the year of publication as a number",
        )
    return MapInfo(
        id=_id(raw, place),
        title=_text(raw, "title", place),
        reference=_text(raw, "reference", place, needed=False),
        year=year,
        method=_text(raw, "method", place, needed=False),
        sample=_text(raw, "sample", place, needed=False),
        status=status,
        blank=_text(raw, "blank", place, needed=False),
        criticism=_text(raw, "criticism", place, needed=False),
        notes=_text(raw, "notes", place, needed=False),
    )


def _nerve(raw: Any, place: str) -> NerveInfo:
    raw = _object(raw, place)
    roots = tuple(_text(raw, "roots", place, needed=False).split())
    unknown = [root for root in roots if root not in ROOTS]
    if unknown:
        raise FaultError(
            worded("{place}.roots names '{value}'", place=place, value=shown(unknown[0], 20)),
            worded("use, with blanks between: {known}", known=" ".join(ROOTS)),
        )
    certainty = raw.get("certainty")
    if certainty not in CERTAINTIES:
        raise FaultError(
            worded("{place}.certainty is '{certainty}'", place=place, certainty=shown(certainty)),
            worded("write one of: {known}", known=", ".join(CERTAINTIES)),
        )
    return NerveInfo(_id(raw, place), _text(raw, "title", place), roots, certainty)


def _list(raw: dict[str, Any], key: str) -> list[Any]:
    value = raw.get(key)
    if not isinstance(value, list) or not value or len(value) > 100:
        raise FaultError(
            worded("derm_viewer.{key} is missing or not a list of at most 100", key=key),
            worded("list the {key} of the file", key=key),
        )
    return value


def _object(raw: Any, place: str) -> dict[str, Any]:
    if not isinstance(raw, dict):
        raise FaultError(worded("{place} is not an object", place=place), "copy one from the shipped body map")
    return raw


def _id(raw: dict[str, Any], place: str) -> str:
    value = raw.get("id")
    if not isinstance(value, str) or not is_plain_id(value):
        raise FaultError(
            worded("{place}.id is missing or not a plain word", place=place), "give it a short name in plain letters"
        )
    return value


def _text(raw: dict[str, Any], key: str, place: str, needed: bool = True) -> str:
    value = raw.get(key, None if needed else "")
    if not isinstance(value, str) or len(value) > 10_000 or (needed and not value.strip()):
        raise FaultError(worded("{place}.{key} is missing or not a text", place=place, key=key), "write it as text")
    return clean_text(value)


def _number(raw: dict[str, Any], key: str, place: str) -> float:
    return _finite(raw.get(key), f"{place}.{key}")


def _numbers(raw: dict[str, Any], key: str, count: int, place: str) -> tuple[float, ...]:
    value = raw.get(key)
    if not isinstance(value, list) or len(value) != count:
        raise FaultError(
            worded("{place}.{key} is not a list of {count} numbers", place=place, key=key, count=count), "correct it"
        )
    return tuple(_finite(item, f"{place}.{key}") for item in value)


def _finite(value: Any, place: str) -> float:
    if isinstance(value, bool) or not isinstance(value, (int, float)) or not abs(value) <= 1e6:
        raise FaultError(
            worded("{place} is missing or not a plain number", place=place),
            "write a number of centimetres within a few metres",
        )
    return float(value)
