"""One point of the sheet: what every map says about it, how near its borders are, and the place in words."""

from __future__ import annotations

import math
from collections.abc import Iterator

from derm_viewer.body.atlas import Atlas
from derm_viewer.body.model import ABOVE_WAIST, CUT_SURFACE, Region
from derm_viewer.body.place import MapReading, NearKeyPoint, Place
from derm_viewer.body.place_words import place_words
from derm_viewer.body.view_index import AREA_REACH_CM, GAP_CM, ViewIndex
from derm_viewer.body.words import Speaker

KEY_POINT_REACH_CM = 6.0


class Locator:
    """Answers points of the sheet. Build it once; each view is made ready at the first question about it.

    Rules, all distances in body centimetres:

    - The edge of an area or region belongs to it. A point on a shared edge belongs to the one whose id sorts first;
      regions of the area's own side go before those of the other side.
    - A point of the body between areas belongs to the nearest area within 0.5 cm.
    - A point in a gap narrower than 0.15 cm between two regions of a map, or between a region and the silhouette,
      belongs to the nearest region (the gap is an artefact); anything wider is blank skin.
    - Nerve territories may overlap: the place names all that hold the point, those of the area's own side before those
      of the other; gaps count as in maps.
    - A point on the silhouette is on the body; anything beyond it is outside, as are NaN and infinity. Outside, the
      place still names the view whose rectangle holds the point.

    Use it on one thread: prepared shapely geometries must not be shared between threads.
    """

    def __init__(self, atlas: Atlas) -> None:
        self._atlas = atlas
        self._maps = tuple((info.id, info.status) for info in atlas.maps)
        self._boxes = tuple((*view.bbox, view.id) for view in atlas.views)
        self._views: dict[str, ViewIndex] = {}
        self._words = place_words(atlas)
        self._speaker = Speaker(atlas)

    def locate(self, x: float, y: float) -> Place:
        """What the atlas says about the point (x, y) of the sheet. Never raises for numbers."""
        if not (math.isfinite(x) and math.isfinite(y)):
            return self._outside(x, y, None)
        view_id = self._view_at(x, y)
        if view_id is None:
            return self._outside(x, y, None)
        index = self._views.get(view_id) or self._ready(view_id)
        on_body, inner, found = index.at(x, y)
        if not on_body:
            return self._outside(x, y, view_id)
        area = next((r for r in found if r.kind == "area"), None) or _nearest_area(index, x, y)
        if area is None:
            return Place(x, y, "body", view_id, None, None, None, self._words.said["unnamed"], (), (), ())
        if area.name == CUT_SURFACE:
            words = self._words.said["cut"]
            return Place(x, y, "body", view_id, area.side, area.name, area.title, words, (), (), ())
        if area.name in ABOVE_WAIST:
            words = self._words.unmapped(area)
            return Place(x, y, "body", view_id, area.side, area.name, area.title, words, (), (), ())
        words, landmarks = self._speaker.say(area, index.view, x, y)
        return Place(
            x=x,
            y=y,
            where="map",
            view=view_id,
            side=area.side,
            area=area.name,
            area_words=area.title,
            words=words,
            readings=self._readings(index, (x, y), area, inner, found),
            key_points_near=_key_points(index, area.side, x, y),
            landmarks=landmarks,
            nerves=self._nerves_at(index, (x, y), area.side, found),
        )

    def warm_up(self) -> None:
        """Make every view ready now (some tenths of a second), so that each later answer takes the same short time."""
        for _ in self.warm_pieces():
            pass

    def warm_pieces(self) -> Iterator[None]:
        """The same in pieces, each no longer than a click's own work, for a program that is idle in between."""
        ids = tuple(map_id for map_id, _ in self._maps)
        for view in self._atlas.views:
            index = self._ready(view.id)
            yield
            yield from index.warm_pieces(ids)

    def _ready(self, view_id: str) -> ViewIndex:
        if view_id not in self._views:
            self._views[view_id] = ViewIndex(self._atlas, self._atlas.view(view_id))
        return self._views[view_id]

    def _view_at(self, x: float, y: float) -> str | None:
        for minx, miny, maxx, maxy, view_id in self._boxes:
            if minx <= x <= maxx and miny <= y <= maxy:
                return view_id
        return None

    def _outside(self, x: float, y: float, view_id: str | None) -> Place:
        return Place(x, y, "outside", view_id, None, None, None, self._words.said["outside"], (), (), ())

    def _readings(
        self, index: ViewIndex, xy: tuple[float, float], area: Region, inner: bool, found: list[Region]
    ) -> tuple[MapReading, ...]:
        chosen = _of_each_map(found, area.side)
        regions = [chosen.get(map_id) for map_id, _ in self._maps]
        wanted = [
            (map_id, region.side if region else area.side, region.root if region else None)
            for (map_id, _), region in zip(self._maps, regions, strict=True)
        ]
        borders = index.borders(wanted, *xy)
        readings = []
        for (map_id, status), region, (_, _, root), border in zip(self._maps, regions, wanted, borders, strict=True):
            # Most blank points lie far from every border and from the silhouette: they are in no gap.
            if region is None and not (inner and (border[0] is None or border[0] >= GAP_CM)):
                region = index.region_across_gap(map_id, *xy)
                if region is not None:
                    root = region.root
                    border = index.borders([(map_id, region.side, root)], *xy)[0]
            readings.append(MapReading(map_id, status, root, *border, index.area_roots(area, map_id)))
        return tuple(readings)

    def _nerves_at(self, index: ViewIndex, xy: tuple[float, float], side: str, found: list[Region]) -> tuple[str, ...]:
        """The nerves at the point: those of its own side, else of the other, else the one beside a gap."""
        if not index.has_nerves:
            return ()
        nerves = [region for region in found if region.kind == "nerve"]
        own = [region.name for region in nerves if region.side == side] or [region.name for region in nerves]
        if not own:
            beside = index.region_across_gap("nerve", *xy)
            own = [beside.name] if beside else []
        return tuple(sorted(set(own)))


def _of_each_map(found: list[Region], side: str) -> dict[str, Region]:
    """For each map its region among `found`, which is sorted by id: one of this side goes before one of the other."""
    chosen: dict[str, Region] = {}
    for region in found:
        if region.map is not None:
            earlier = chosen.get(region.map)
            if earlier is None or (earlier.side != side and region.side == side):
                chosen[region.map] = region
    return chosen


def _nearest_area(index: ViewIndex, x: float, y: float) -> Region | None:
    return next((region for _, region in index.near("area", x, y, AREA_REACH_CM)), None)


def _key_points(index: ViewIndex, side: str, x: float, y: float) -> tuple[NearKeyPoint, ...]:
    near = [
        NearKeyPoint(spot.root or "", math.hypot(spot.x - x, spot.y - y) / index.scale)
        for spot in index.key_points.get(side, ())
    ]
    return tuple(sorted((item for item in near if item.cm <= KEY_POINT_REACH_CM), key=lambda item: item.cm))
