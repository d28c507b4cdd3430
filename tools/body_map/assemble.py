"""The features of the body map: outlines, areas, dermatomes, landmarks and key points of every view.

Only the left half of the body is worked out; the right half is its mirror image.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import shapely
from shapely.geometry import mapping, shape
from shapely.geometry.base import BaseGeometry

from tools.body_map import landmarks, layers, mesh, raster, trace
from tools.body_map.charts import Chart
from tools.body_map.layers import Definitions, Layer, LeftSkin
from tools.body_map.mesh import Body
from tools.body_map.parts import Parts
from tools.body_map.raster import Picture
from tools.body_map.views import VIEWS, ViewSpec

Array = npt.NDArray[np.float64]
Feature = dict[str, Any]

FIGURES = {"neutral": "Neutral adult", "female": "Female adult", "male": "Male adult"}
FIGURE_LICENCE = "CC0 1.0, made from the MakeHuman base mesh"
DATA_VERSION = "2026.11.1"
WAIST = 28.0  # cm: the height from which a window shows the body by default
PER_CM = 24.0  # pixels per centimetre of the sheet
SMOOTH_OUTLINE, SMOOTH_BORDER = 0.07, 0.28  # cm on the sheet, standard deviations
SEEN_WITHIN = 0.9  # cm between a landmark and the skin that its pixel shows, for the landmark to count as visible
SADDLE_TOP = 0.0  # cm: skin above this is seen edge-on from below, where no point can be placed
DEEP = ("hip_joint", "knee_joint", "ankle_joint")
STANDING = ("body", "no_arms", "leg")
LEFT_VIEWS = tuple(view for view in VIEWS if not view.id.startswith("right_"))


@dataclass(frozen=True)
class Scene:
    """What every view needs: the body, its chart, the territory files and the marked points."""

    parts: Parts
    chart: Chart
    files: Definitions
    landmarks: dict[tuple[str, str], Array]
    key_points: dict[tuple[str, str], Array]

    @staticmethod
    def of(figure: str) -> Scene:
        """The scene of one figure; the chart is the neutral one's for all."""
        body = mesh.load(figure)
        chart = Chart(mesh.load())
        return Scene(Parts(body), chart, Definitions(), landmarks.landmarks(body), landmarks.key_points(body))


def mirror_view(spec: ViewSpec) -> ViewSpec:
    """The view in which the mirror image of `spec` lies: itself for the front and the back."""
    if spec.side == "midline":
        return spec
    wanted = spec.id.replace("left_", "right_")
    return next(view for view in VIEWS if view.id == wanted)


def mirrored(spec: ViewSpec, geometry: BaseGeometry) -> BaseGeometry:
    """A left geometry of `spec` as the right one of its mirror view."""
    other = mirror_view(spec)

    def turn(xy: Array) -> Array:
        return np.asarray(np.round(np.c_[other.origin[0] - (xy[:, 0] - spec.origin[0]), xy[:, 1]], 2))

    return shapely.orient_polygons(shapely.transform(geometry, turn))


def view_features(scene: Scene, spec: ViewSpec, per_cm: float = PER_CM) -> list[Feature]:
    """All features of a left view and of its mirror image."""
    body = scene.parts.of(spec)
    picture = raster.take(body, spec, per_cm)
    outline = trace.outline(picture, SMOOTH_OUTLINE)
    half = left_half(spec, outline)
    features = outline_features(spec, outline, half)
    skin = LeftSkin.of(scene.chart, body, picture)
    areas = layers.area_layer(scene.files.areas, skin)
    features += region_features(spec, picture, areas, half, "area", scene.files.titles)
    skin_outline = shapely.difference(half, cut_surface(features))
    for layer_id, found in {**scene.files.maps, "nerve": scene.files.nerves}.items():
        layer = layers.map_layer(found, skin)
        features += region_features(spec, picture, layer, skin_outline, layer_id, scene.files.titles)
    features += point_features(scene, spec, picture)
    return [named(feature, body.figure) for feature in features]


def named(feature: Feature, figure: str) -> Feature:
    """The feature with its figure in its id and properties."""
    properties = {**feature["properties"], "figure": figure}
    return {**feature, "id": f"{figure}/{feature['id']}", "properties": properties}


def cut_surface(features: list[Feature]) -> BaseGeometry:
    """Where a view shows a flat cut instead of skin, both sides."""
    return shapely.union_all([shape(f["geometry"]) for f in features if f["properties"].get("name") == "cut_surface"])


def left_half(spec: ViewSpec, outline: BaseGeometry) -> BaseGeometry:
    """The part of the outline that shows the left half of the body."""
    if spec.side == "left":
        return outline
    x, (left, bottom, right, top) = spec.origin[0], spec.bbox
    box = shapely.box(x, bottom, right, top) if spec.right[0] > 0 else shapely.box(left, bottom, x, top)
    return shapely.intersection(outline, box)


def outline_features(spec: ViewSpec, outline: BaseGeometry, half: BaseGeometry) -> list[Feature]:
    """The silhouette; in front and behind it is made of one half and its mirror image."""
    if spec.side == "midline":
        whole = trace.keep(shapely.union_all([half, mirrored(spec, half)]))
        return [feature(spec, "outline", "body", "midline", whole, kind="outline", name="body")]
    other = mirror_view(spec)
    return [
        feature(spec, "outline", "body", "left", trace.keep(outline), kind="outline", name="body"),
        feature(other, "outline", "body", "right", mirrored(spec, trace.keep(outline)), kind="outline", name="body"),
    ]


def region_features(
    spec: ViewSpec, picture: Picture, layer: Layer, half: BaseGeometry, layer_id: str, titles: dict[str, str]
) -> list[Feature]:
    """The polygons of one layer, left and right."""
    features = []
    for label, region in trace.shapes(picture, layer.labels, half, SMOOTH_BORDER).items():
        name = layer.names[label]
        if layer_id in ("area", "nerve"):
            properties = {"kind": layer_id, "name": name, "title": titles[name]}
        else:
            properties = {"kind": "dermatome", "map": layer_id, "root": name}
        features.append(feature(spec, layer_id, name, "left", region, **properties))
        features.append(feature(mirror_view(spec), layer_id, name, "right", mirrored(spec, region), **properties))
    return features


def point_features(scene: Scene, spec: ViewSpec, picture: Picture) -> list[Feature]:
    """Landmarks and key points of the left side that the view shows, and their mirror images."""
    features = []
    for kind, points in (("landmark", scene.landmarks), ("key_point", scene.key_points)):
        for (name, side), xyz in points.items():
            if side != "left" or not is_seen(picture, name, xyz):
                continue
            properties = {"name": name} if kind == "landmark" else {"map": "isncsci", "root": name}
            properties["kind"] = kind
            point = shapely.Point(np.round(spec.project(xyz[None])[0], 2))
            features.append(feature(spec, kind, name, "left", point, **properties))
            features.append(feature(mirror_view(spec), kind, name, "right", mirrored(spec, point), **properties))
    return features


def is_seen(picture: Picture, name: str, xyz: Array) -> bool:
    """Whether a view shows a marked point; joint centres count in every standing view of the limb."""
    spec = picture.spec
    row, column = (int(k[0]) for k in picture.pixel(spec.project(xyz[None])))
    if name in DEEP:
        return spec.part in STANDING and bool(picture.triangle[row, column] >= 0)
    if spec.part == "perineum" and xyz[1] > SADDLE_TOP:
        return False
    index = np.cumsum(picture.skin.ravel()).reshape(picture.skin.shape) - 1
    near = picture.skin[row - 6 : row + 7, column - 6 : column + 7]
    if not near.any():
        return False
    shown = picture.points[index[row - 6 : row + 7, column - 6 : column + 7][near]]
    return bool(np.linalg.norm(shown - xyz, axis=1).min() <= SEEN_WITHIN)


def feature(spec: ViewSpec, layer: str, id_name: str, side: str, geometry: BaseGeometry, **properties: str) -> Feature:
    """One GeoJSON feature."""
    box = {} if geometry.geom_type == "Point" else {"bbox": list(geometry.bounds)}
    return {
        "type": "Feature",
        "id": f"{spec.id}/{layer}/{id_name}/{side}",
        **box,
        "properties": {**properties, "view": spec.id, "side": side},
        "geometry": mapping(geometry),
    }


def header(body: Body) -> dict[str, Any]:
    """The top-level member `derm_viewer`."""
    maps = layers.read_toml("maps")["map"]
    nerves = layers.read_toml("nerves")["nerve"]
    views = [
        {
            "id": v.id,
            "title": v.title,
            "bbox": list(v.bbox),
            "origin": [round(k, 2) for k in v.origin],
            "scale": v.scale,
        }
        for v in VIEWS
    ]
    height = round(float(np.ptp(body.vertices[:, 1])), 1)
    return {
        "format": "derm-viewer-body-map",
        "format_version": 1,
        "data_version": DATA_VERSION,
        "units": "cm",
        "axes": "x right, y up",
        "coordinates": "Centimetres on a sheet that shows a human body in several views; not the Earth.",
        "licence": "CC0 1.0 for the body; the territories were traced anew from the published maps named under maps.",
        "waist_y": WAIST,
        "figures": [{"id": body.figure, "title": FIGURES[body.figure], "height_cm": height, "licence": FIGURE_LICENCE}],
        "views": views,
        "maps": maps,
        "nerves": nerves,
    }


def document(body: Body, features: list[Feature]) -> dict[str, Any]:
    """The whole file; features sorted by view, layer, name and side."""
    order = {view.id: number for number, view in enumerate(VIEWS)}
    kinds = ("outline", "dermatome", "landmark", "key_point", "area", "nerve")

    def place(item: Feature) -> tuple[int, int, str]:
        return order[item["properties"]["view"]], kinds.index(item["properties"]["kind"]), item["id"]

    features = sorted(features, key=place)
    return {"type": "FeatureCollection", "derm_viewer": header(body), "features": [plain(f) for f in features]}


def plain(value: Any) -> Any:
    """The value with tuples as lists and numbers on two decimals."""
    if isinstance(value, dict):
        return {key: plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [plain(item) for item in value]
    if isinstance(value, float):
        rounded = round(value, 2)
        return int(rounded) if math.isclose(rounded, int(rounded), abs_tol=1e-9) else rounded
    return value
