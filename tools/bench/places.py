"""`locate` on all maps, beside one point test of shapely."""

from __future__ import annotations

import random
import time
from collections.abc import Callable

import shapely

from derm_viewer.body.atlas import Atlas
from derm_viewer.body.locate import Locator
from tools.bench.report import Row, over_rounds, percentile

POINTS = 500


def mapped_points(atlas: Atlas, locator: Locator, count: int) -> list[tuple[float, float]]:
    """Points of the mapped body, the same ones every time, in all views."""
    rng = random.Random(2)  # noqa: S311  # the same places every time, nothing secret
    points: list[tuple[float, float]] = []
    while len(points) < count:
        minx, miny, maxx, maxy = rng.choice(atlas.views).bbox
        x, y = rng.uniform(minx, maxx), rng.uniform(miny, maxy)
        if locator.locate(x, y).where == "map":
            points.append((x, y))
    return points


def rows(rounds: int, atlas: Atlas) -> list[Row]:
    """The median and the 99th percentile of a call, in microseconds."""
    locator = Locator(atlas)
    locator.warm_up()
    points = mapped_points(atlas, locator, POINTS)
    polygon = shapely.Polygon(max(atlas.of(kind="dermatome"), key=lambda r: len(r.polygons[0][0])).polygons[0][0])
    shapely.prepare(polygon)
    located: list[list[float]] = []
    tested: list[list[float]] = []
    for _ in range(rounds):
        located.append(_timed(locator.locate, points))
        tested.append(_timed(lambda x, y: shapely.intersects_xy(polygon, x, y), points))
    floor, _ = over_rounds([percentile(round_, 0.5) for round_ in tested])
    result = []
    for name, share, limit in (("locate, half within", 0.5, 100.0), ("locate, 99 of 100 within", 0.99, 300.0)):
        value, spread = over_rounds([percentile(round_, share) for round_ in located])
        result.append(Row(name, value, "us", spread, limit, floor=floor, floor_name="one shapely point test"))
    return result


def _timed(ask: Callable[[float, float], object], points: list[tuple[float, float]]) -> list[float]:
    """Microseconds of each call."""
    times = []
    for x, y in points:
        begun = time.perf_counter_ns()
        ask(x, y)
        times.append((time.perf_counter_ns() - begun) / 1e3)
    return times
