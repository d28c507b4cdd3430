"""Painted marks: one stroke to its shares, and many marks beside `geopandas.overlay` of the same."""

from __future__ import annotations

import random
import time

import numpy as np
import shapely

from derm_viewer.body.atlas import Atlas
from derm_viewer.body.cover import CoverIndex, stroke
from derm_viewer.body.cover_cells import Shapes
from derm_viewer.body.cover_mark import shape_of
from derm_viewer.body.locate import Locator
from derm_viewer.body.model import Position, View
from tools.bench.places import mapped_points
from tools.bench.report import Row, over_rounds, percentile

STROKES = 300
MARKS = 10_000
POINTS = 60


def paths(atlas: Atlas, count: int) -> list[tuple[View, list[Position], float]]:
    """Strokes of 2 to 25 cm with brushes of 1 to 2.5 cm from places all over the mapped body, the same every time."""
    rng = random.Random(3)  # noqa: S311  # the same places every time, nothing secret
    result = []
    for x, y in mapped_points(atlas, Locator(atlas), count):
        view = next(v for v in atlas.views if v.bbox[0] <= x <= v.bbox[2] and v.bbox[1] <= y <= v.bbox[3])
        step, angle = rng.uniform(2, 25) * view.scale / POINTS, rng.uniform(0, 2 * np.pi)
        angles = angle + np.cumsum([rng.gauss(0, 0.12) for _ in range(POINTS)])
        xs, ys = x + np.cumsum(np.cos(angles)) * step, y + np.cumsum(np.sin(angles)) * step
        result.append((view, list(zip(xs.tolist(), ys.tolist(), strict=True)), rng.uniform(1, 2.5)))
    return result


def rows(rounds: int, atlas: Atlas) -> list[Row]:
    """A stroke in milliseconds; many marks in seconds, with a ratio where geopandas is installed."""
    index = CoverIndex(atlas)
    index.warm_up()
    drawn = paths(atlas, MARKS)
    times = [[_timed_stroke(index, *path) for path in drawn[:STROKES]] for _ in range(rounds)]
    value, spread = over_rounds([percentile(of_round, 0.99) for of_round in times])
    result = [Row("painted stroke to shares, 99 of 100 within", value, "ms", spread, 7.0)]
    marks: Shapes = np.array([stroke(points, radius, view) for view, points, radius in drawn], dtype=object)
    pairs = [(_timed_tables(index, marks), _timed_overlay(atlas, marks)) for _ in range(min(rounds, 3))]
    value, spread = over_rounds([own for own, _ in pairs])
    floors = [other for _, other in pairs if other is not None]
    name = f"{MARKS} marks to shares"
    if not floors:
        return [*result, Row(name, value, "s", spread, None)]
    ratio, _ = over_rounds([own / other for own, other in pairs if other])
    floor, _ = over_rounds(floors)
    return [*result, Row(name, value, "s", spread, 0.3, True, floor, "geopandas overlay", ratio)]


def _timed_stroke(index: CoverIndex, view: View, points: list[Position], radius: float) -> float:
    """Milliseconds from the points to the shares."""
    begun = time.perf_counter_ns()
    mark = stroke(points, radius, view)
    if not mark.is_empty:
        index.cover(mark)
    return (time.perf_counter_ns() - begun) / 1e6


def _timed_tables(index: CoverIndex, marks: Shapes) -> float:
    begun = time.perf_counter()
    for _ in index.tables(marks):
        pass
    return time.perf_counter() - begun


def _timed_overlay(atlas: Atlas, marks: Shapes) -> float | None:
    """Seconds that geopandas takes for the area of every mark in every root and nerve; None where it is missing."""
    try:
        import geopandas
    except ImportError:
        return None
    regions = [r for r in atlas.regions if r.polygons and r.kind in ("dermatome", "nerve")]
    about = [{"map": r.map or "nerve", "name": r.name, "side": r.side} for r in regions]
    body = geopandas.GeoDataFrame(about, geometry=[shape_of(r) for r in regions])
    painted = geopandas.GeoDataFrame({"id": range(len(marks))}, geometry=marks)
    begun = time.perf_counter()
    found = geopandas.overlay(painted, body, how="intersection")
    found.assign(cm2=shapely.area(found.geometry.values)).groupby(["id", "map", "name", "side"])["cm2"].sum()
    return time.perf_counter() - begun
