"""Build one view again and hold it against the committed map: is the file what its builder makes?"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import shapely
from shapely.geometry import shape

from tools.body_map.assemble import LEFT_VIEWS, Scene, view_features

WANTED = 0.995  # intersection over union of every region


def one_view(path: Path, scene: Scene, view_id: str) -> tuple[list[str], bool]:
    """Lines for a person, and whether every region of the view is as it was. Raises ValueError for an unknown view."""
    spec = next((view for view in LEFT_VIEWS if view.id == view_id), None)
    if spec is None:
        raise ValueError(f"no view {view_id!r} to build; known: {', '.join(v.id for v in LEFT_VIEWS)}")
    built = of_view(view_features(scene, spec), view_id)
    committed = of_view(json.loads(path.read_text(encoding="utf-8"))["features"], view_id)
    missing = sorted(set(built) ^ set(committed))
    lines = [f"  only in {'the build' if name in built else 'the file'}: {name}" for name in missing]
    ratios = {name: overlap(built[name], committed[name]) for name in set(built) & set(committed)}
    off = {name: ratio for name, ratio in sorted(ratios.items()) if ratio < WANTED}
    lines += [f"  {name}: intersection over union {ratio:.4f}" for name, ratio in off.items()]
    worst = min(ratios.values(), default=0.0)
    lines.append(
        f"  {view_id}: {len(ratios)} regions built again, the worst agrees to {worst:.4f} (more than {WANTED})"
    )
    return lines, not missing and not off and bool(ratios)


def of_view(features: list[dict[str, Any]], view_id: str) -> dict[str, shapely.Geometry]:
    """The polygons of a view by feature id."""
    regions = [f for f in features if f["properties"]["view"] == view_id and f["geometry"]["type"] == "MultiPolygon"]
    return {f["id"]: shape(f["geometry"]) for f in regions}


def overlap(a: shapely.Geometry, b: shapely.Geometry) -> float:
    """Intersection over union."""
    return float(shapely.intersection(a, b).area / shapely.union(a, b).area)
