"""One GeoJSON feature of a body map, checked and turned into a Region or a Spot."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from derm_viewer.body import rings
from derm_viewer.body.errors import FaultError, clean_text, is_plain_id, shown, worded
from derm_viewer.body.model import HAS_ROOT, REGION_KINDS, ROOTS, SIDES, SPOT_KINDS, Region, Spot, box_of

KINDS = REGION_KINDS + SPOT_KINDS
MAX_TEXT = 10_000

Note = Callable[[str, str, str], None]
"""Called with a severity, a problem and a remedy that do not stop the file from being used."""

_SCALARS = frozenset((str, int, float, bool, type(None)))
_GEOMETRIES = ("Point", "MultiPoint", "LineString", "MultiLineString", "Polygon", "MultiPolygon", "GeometryCollection")


@dataclass
class Known:
    """The names a feature may use. `new_maps` collects maps that regions use and the header does not list."""

    views: frozenset[str]
    maps: frozenset[str]
    figures: frozenset[str]
    new_maps: list[str] = field(default_factory=list)


def parse_feature(raw: Any, index: int, known: Known, note: Note) -> Region | Spot:
    """The feature as a value. Raises FaultError."""
    if type(raw) is not dict:
        raise FaultError("this entry is not a feature object", "take it out of the list")
    if raw.get("type") != "Feature":
        raise FaultError(
            worded("its type is '{value}', not 'Feature'", value=shown(raw.get("type"))), "correct the type"
        )
    properties = raw.get("properties")
    if type(properties) is not dict:
        raise FaultError("it has no properties object", "give it kind, view, side and the rest")
    _check_values(properties)
    ident = feature_id(raw, index, note)
    kind = _choice(properties, "kind", KINDS)
    view = _choice(properties, "view", known.views)
    side = _side(properties, note)
    figure = _choice(properties, "figure", known.figures)
    map_id = root = None
    if kind in HAS_ROOT:
        root = _choice(properties, "root", ROOTS)
        map_id = _map(properties, known, note)
    name = _name(properties, root)
    if kind in SPOT_KINDS:
        x, y = _point(raw, note)
        return Spot(ident, kind, view, side, map_id, root, name, x, y)
    title = properties.get("title")
    title = clean_text(title) if isinstance(title, str) and title.strip() else name.replace("_", " ")
    polygons = _polygons(raw, note)
    return Region(ident, kind, figure, view, side, map_id, root, name, title, polygons, box_of(polygons))


def feature_id(raw: dict[str, Any], index: int, note: Note) -> str:
    """The feature's id; one made from its index, with a note, where there is none. Raises FaultError for no text."""
    value = raw.get("id")
    if type(value) is str and is_plain_id(value):
        return value
    if value is None:
        note("warning", f"it has no id and is called feature-{index} here", "give every feature an id")
        return f"feature-{index}"
    if isinstance(value, str):
        raise FaultError("its id is empty, too long or holds invisible characters", "use plain visible letters")
    if type(value) is int:
        note("warning", "its id is a number and was read as text", "write the id as text")
        return str(value)
    raise FaultError("its id is not a text", "write the id as text")


def _check_values(properties: dict[str, Any]) -> None:
    kinds = set(map(type, properties.values()))
    if not kinds <= _SCALARS:
        key = next(k for k, v in properties.items() if type(v) not in _SCALARS)
        raise FaultError(worded("its property '{key}' is not a plain value", key=shown(key)), "keep properties flat")
    for key, value in properties.items():
        if type(value) is str and len(value) > MAX_TEXT:
            raise FaultError(
                worded("its property '{key}' has {count} characters", key=shown(key), count=len(value)),
                worded("keep it under {limit}", limit=MAX_TEXT),
            )


def _choice(properties: dict[str, Any], key: str, allowed: Sequence[str] | frozenset[str]) -> str:
    value = properties.get(key)
    if type(value) is str and value in allowed:
        return value
    listed = ", ".join(allowed if isinstance(allowed, tuple) else sorted(allowed))
    if value is None:
        raise FaultError(worded("its {key} is missing", key=key), worded("write one of: {listed}", listed=listed))
    raise FaultError(
        worded("its {key} '{value}' is unknown", key=key, value=shown(value)),
        worded("write one of: {listed}", listed=listed),
    )


def _side(properties: dict[str, Any], note: Note) -> str:
    value = properties.get("side")
    if type(value) is str and value not in SIDES:
        plain = value.strip().casefold()
        if plain in SIDES:
            note("warning", f"its side '{shown(value)}' was read as '{plain}'", f"write '{plain}'")
            return plain
    return _choice(properties, "side", SIDES)


def _map(properties: dict[str, Any], known: Known, note: Note) -> str:
    value = properties.get("map")
    if type(value) is not str or not is_plain_id(value):
        raise FaultError(
            "its map is missing or not a plain word",
            worded("write one of: {known}", known=", ".join(sorted(known.maps))),
        )
    if value not in known.maps:
        note("warning", f"its map '{shown(value)}' is not described: source not stated", "list it in derm_viewer.maps")
        if value not in known.new_maps:
            known.new_maps.append(value)
    return value


def _name(properties: dict[str, Any], root: str | None) -> str:
    value = properties.get("name")
    if type(value) is str and is_plain_id(value):
        return value
    if root is not None and value is None:
        return root
    raise FaultError("its name is missing or not a plain word", "give it a short name such as great_toe")


def _geometry(raw: dict[str, Any], wanted: tuple[str, ...]) -> tuple[str, Any] | None:
    geometry = raw.get("geometry")
    if geometry is None:
        return None
    if type(geometry) is not dict:
        raise FaultError("its geometry is not an object", "write a GeoJSON geometry")
    kind = geometry.get("type")
    if kind not in wanted:
        problem = worded("is not allowed for this kind") if kind in _GEOMETRIES else worded("is unknown")
        raise FaultError(
            worded("its geometry type '{kind}' {problem}", kind=shown(kind), problem=problem),
            worded("write one of: {known}", known=", ".join(wanted)),
        )
    return kind, geometry.get("coordinates")


def _polygons(raw: dict[str, Any], note: Note) -> tuple[Any, ...]:
    found = _geometry(raw, ("Polygon", "MultiPolygon"))
    if found is None:
        note("warning", "no area is drawn for it", "draw it or take it out")
        return ()
    return rings.polygons(*found, lambda problem, remedy: note("note", problem, remedy))


def _point(raw: dict[str, Any], note: Note) -> tuple[float, float]:
    found = _geometry(raw, ("Point",))
    if found is None:
        raise FaultError("it has no point", "give it a Point geometry")
    return rings.position(found[1], lambda problem, remedy: note("note", problem, remedy))
