"""Moving from area to area with the arrow keys: pure, no Qt."""

from collections.abc import Sequence
from typing import NamedTuple

from derm_viewer.body.atlas import Atlas
from derm_viewer.body.model import ABOVE_WAIST, CUT_SURFACE
from derm_viewer.screen.canvas.labels import heart, rows_of
from derm_viewer.screen.canvas.layout import Layout

ASIDE = 2.2
"""How much worse a step aside is than a step ahead."""


class Stop(NamedTuple):
    """A place the keyboard can stand on: an area of a view and a sheet point well inside it."""

    view: str
    area: str
    x: float
    y: float


class Stops:
    """The stops of an atlas, found view by view as they are needed."""

    def __init__(self, atlas: Atlas) -> None:
        self._atlas = atlas
        self._views: dict[str, tuple[Stop, ...]] = {}

    def of(self, view: str) -> tuple[Stop, ...]:
        """The mapped areas of a view."""
        if view not in self._views:
            found = []
            for area in self._atlas.of(view=view, kind="area"):
                middle = None if area.name in (*ABOVE_WAIST, CUT_SURFACE) else heart(rows_of(area.polygons))
                if middle is not None:
                    found.append(Stop(view, area.id, *middle))
            self._views[view] = tuple(found)
        return self._views[view]

    def shown(self, layout: Layout) -> list[tuple[Stop, float, float]]:
        """Every stop of the shown views with its place on the canvas."""
        return [(stop, *cell.to_canvas(stop.x, stop.y)) for cell in layout.cells for stop in self.of(cell.view)]


def first_stop(stops: Sequence[tuple[Stop, float, float]]) -> Stop | None:
    """Where the keyboard starts: the upper left stop of the first view shown."""
    view = stops[0][0].view if stops else None
    mine = [entry for entry in stops if entry[0].view == view]
    return min(mine, key=lambda entry: (entry[2], entry[1]))[0] if mine else None


def next_stop(stops: Sequence[tuple[Stop, float, float]], x: float, y: float, ahead: tuple[int, int]) -> Stop | None:
    """The nearest stop from a canvas point in the direction `ahead` (unit steps, y down); None at the edge."""
    best, cost = None, float("inf")
    for stop, sx, sy in stops:
        along = (sx - x) * ahead[0] + (sy - y) * ahead[1]
        aside = abs((sx - x) * ahead[1]) + abs((sy - y) * ahead[0])
        if along > 1.0 and along >= aside * 0.5 and along + ASIDE * aside < cost:
            best, cost = stop, along + ASIDE * aside
    return best
