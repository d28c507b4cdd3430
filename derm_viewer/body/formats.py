"""Recognises JSON that is something else than a FeatureCollection, and says what it is and what to do."""

from __future__ import annotations

from typing import Any

from derm_viewer.body.errors import FaultError, shown, worded

_EXPORT = worded("export it as a GeoJSON FeatureCollection")
_GEOMETRIES = ("Point", "MultiPoint", "LineString", "MultiLineString", "Polygon", "MultiPolygon", "GeometryCollection")


def check_collection(value: Any) -> dict[str, Any]:
    """The value, if it is a FeatureCollection that claims to be a body map. Raises FaultError that names what it is."""
    if isinstance(value, list) and value and all(isinstance(v, dict) and v.get("type") == "Feature" for v in value):
        raise FaultError("this is a bare list of features, as QuPath writes it", _EXPORT)
    if not isinstance(value, dict):
        raise FaultError("this is JSON, but not a GeoJSON object", "choose a .geojson body map")
    if value.get("type") != "FeatureCollection":
        raise _not_a_collection(value)
    features = value.get("features")
    if not isinstance(features, list):
        raise FaultError("the member 'features' is missing or not a list", "write the features as a list")
    if "derm_viewer" not in value:
        raise _foreign(value, features)
    return value


def _not_a_collection(value: dict[str, Any]) -> FaultError:
    kind = value.get("type")
    if kind == "Topology":
        return FaultError("this is TopoJSON, not GeoJSON", _EXPORT)
    if "shapes" in value and ("imagePath" in value or "imageData" in value):
        return FaultError("this is a labelme annotation, not GeoJSON", _EXPORT)
    if "annotations" in value and "images" in value:
        return FaultError("this is a COCO annotation, not GeoJSON", _EXPORT)
    if "geometryType" in value or "spatialReference" in value:
        return FaultError("this is Esri JSON, not GeoJSON", _EXPORT)
    if kind == "Feature":
        return FaultError("this is a single feature without a sheet", "put it into the features of a body map")
    if kind in _GEOMETRIES:
        return FaultError(
            "this is a bare geometry without kind, view and side",
            "make it a feature and put it into the features of a body map",
        )
    if isinstance(kind, str) and kind.casefold() == "featurecollection":
        return FaultError(worded("its type is written '{kind}'", kind=shown(kind)), "write 'FeatureCollection'")
    if kind is None:
        return FaultError("the member 'type' is missing", "write 'FeatureCollection'")
    return FaultError(worded("its type '{kind}' is unknown", kind=shown(kind)), "write 'FeatureCollection'")


def _foreign(value: dict[str, Any], features: list[Any]) -> FaultError:
    properties = [f["properties"] for f in features if isinstance(f, dict) and isinstance(f.get("properties"), dict)]
    if any("objectType" in p or "classification" in p for p in properties):
        return FaultError("these are QuPath annotations, not a body map", "choose a body map of this program")
    if "crs" in value or "bbox" in value or not any("kind" in p for p in properties):
        return FaultError(
            "this is GeoJSON without the member derm_viewer: probably geographic data, not a body map",
            "choose a body map of this program",
        )
    return FaultError(
        "the member 'derm_viewer' is missing", "copy it from the shipped body map and describe views and maps"
    )
