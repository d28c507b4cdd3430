"""Very many points against one map, beside `geopandas.sjoin` of the same."""

from __future__ import annotations

import time
from typing import Any

import numpy as np
import numpy.typing as npt

from derm_viewer.body.agreement import roots_at
from derm_viewer.body.atlas import Atlas
from derm_viewer.body.borders import shape_of
from tools.bench.report import Row, over_rounds

POINTS = 1_000_000
MOST_ROUNDS = 3
Floats = npt.NDArray[np.float64]


def rows(rounds: int, atlas: Atlas) -> list[Row]:
    """Milliseconds for all points all over the sheet, with a ratio where geopandas is installed."""
    chosen = atlas.maps[0].id
    boxes = np.array([view.bbox for view in atlas.views])
    rng = np.random.default_rng(4)  # the same places every time
    low, high = boxes[:, :2].min(0), boxes[:, 2:].max(0)
    xs, ys = (rng.uniform(low[axis], high[axis], POINTS) for axis in (0, 1))
    regions = [r for r in atlas.of(kind="dermatome", map=chosen) if r.polygons]
    join = _join([shape_of(region) for region in regions], xs, ys)
    roots_at(atlas, xs[:1000], ys[:1000], [chosen])
    pairs = []
    for _ in range(min(rounds, MOST_ROUNDS)):
        begun = time.perf_counter()
        roots_at(atlas, xs, ys, [chosen])
        own = (time.perf_counter() - begun) * 1e3
        pairs.append((own, None if join is None else join()))
    value, spread = over_rounds([own for own, _ in pairs])
    name, floors = f"{POINTS} points against one map", [other for _, other in pairs if other is not None]
    if not floors:
        return [Row(name, value, "ms", spread, None)]
    ratio, _ = over_rounds([own / other for own, other in pairs if other])
    return [Row(name, value, "ms", spread, 0.3, True, over_rounds(floors)[0], "geopandas sjoin", ratio)]


def _join(shapes: list[Any], xs: Floats, ys: Floats) -> Any:
    """A call that joins the points to the shapes with geopandas and gives its milliseconds; None where it is missing.

    The points are made before: only the join is timed.
    """
    try:
        import geopandas
    except ImportError:
        return None
    body = geopandas.GeoDataFrame({"region": range(len(shapes))}, geometry=shapes)
    points = geopandas.GeoDataFrame(geometry=geopandas.points_from_xy(xs, ys))

    def timed() -> float:
        begun = time.perf_counter()
        geopandas.sjoin(points, body, predicate="intersects")
        return (time.perf_counter() - begun) * 1e3

    return timed
