"""What lies under the pointer, in words. Clicks are judged elsewhere; this is for looking and for the keyboard."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainterPath

from derm_viewer.body.atlas import Atlas, Region, Spot
from derm_viewer.body.model import ABOVE_WAIST, CUT_SURFACE
from derm_viewer.consult.say import later, say
from derm_viewer.consult.spoken import side_word
from derm_viewer.screen.canvas.legend import titled
from derm_viewer.screen.canvas.nerves import reason
from derm_viewer.screen.canvas.paths import Paths

if TYPE_CHECKING:
    from derm_viewer.body.place_words import PlaceWords

KEY_POINTS = {
    "T10": later("beside the umbilicus"),
    "T11": later("between umbilicus and inguinal ligament"),
    "T12": later("midpoint of the inguinal ligament"),
    "L1": later("midway between the T12 and L2 points"),
    "L2": later("front and inner side of the mid-thigh"),
    "L3": later("medial femoral condyle"),
    "L4": later("medial malleolus"),
    "L5": later("top of the foot, third toe joint"),
    "S1": later("outer side of the heel"),
    "S2": later("middle of the popliteal fossa"),
    "S3": later("gluteal fold"),
    "S4-5": later("beside the anus"),
}
"""Where the ISNCSCI key sensory points lie (ASIA, Key Sensory Points), in words."""

_Held = tuple[float, float, float, float, Region]
_MOST_SAID = 256
"""How many lines are kept."""


class HoverInfo(NamedTuple):
    """One line about the place under the pointer: area with side, and the root of each shown map."""

    text: str


class Finder:
    """Finds areas and regions under a point of the sheet with painter paths, view by view as they are asked for."""

    def __init__(self, atlas: Atlas, paths: Paths) -> None:
        self._atlas = atlas
        self._paths = paths
        self._held: dict[tuple[str, str, str | None], list[_Held]] = {}
        self._said: dict[tuple[object, ...], HoverInfo] = {}
        self._shapes: dict[str, QPainterPath] = {}

    def area_at(self, view: str, x: float, y: float) -> Region | None:
        """The named area at a point of a view."""
        return self._at(view, "area", None, QPointF(x, y), x, y)

    def root_at(self, view: str, map_id: str, x: float, y: float) -> str | None:
        """The root a map gives to a point of a view; None where the map leaves it blank."""
        region = self._at(view, "dermatome", map_id, QPointF(x, y), x, y)
        return None if region is None else region.root

    def describe(self, view: str, x: float, y: float, maps: tuple[str, ...], nerves: bool = False) -> HoverInfo | None:
        """The words for a point, with its skin nerves if they are wanted; None beside the body."""
        return self.look(view, x, y, maps, nerves)[1]

    def forget(self) -> None:
        """Keep no line that was said."""
        self._said.clear()

    def look(
        self, view: str, x: float, y: float, maps: tuple[str, ...], nerves: bool = False
    ) -> tuple[Region | None, HoverInfo | None]:
        """The area at a point and the words for it, as `describe` gives them; None for both beside the body."""
        point = QPointF(x, y)
        area = self._at(view, "area", None, point, x, y)
        if area is None or area.name == CUT_SURFACE:
            return None, None
        if area.name in ABOVE_WAIST:
            return area, HoverInfo(say("{area}: not on the lumbar maps", area=self._spoken(area)))
        drawn = [self._at(view, "dermatome", map_id, point, x, y) for map_id in maps]
        roots = tuple([None if region is None else region.root for region in drawn])
        info = self._line(area, maps, roots)
        return area, HoverInfo(" \u00b7 ".join([info.text, *self._nerves_at(view, x, y)])) if nerves else info

    def _line(self, area: Region, maps: tuple[str, ...], roots: tuple[str | None, ...]) -> HoverInfo:
        """The words for an area and the root of each map there; kept: there are few, and they are asked for often."""
        key = (area.id, maps, roots)
        if key not in self._said:
            if len(self._said) >= _MOST_SAID:
                self._said.clear()
            given = zip(maps, roots, strict=True)
            told = [f"{titled(self._atlas.map(m))} {root or say('blank')}" for m, root in given]
            spoken_area = self._spoken(area)
            self._said[key] = HoverInfo(f"{spoken_area}: {', '.join(told)}" if told else spoken_area)
        return self._said[key]

    def _nerves_at(self, view: str, x: float, y: float) -> list[str]:
        """The skin nerves of a point in words, with why a territory is not sharp."""
        point, said = QPointF(x, y), []
        certainty = {info.id: info.certainty for info in self._atlas.nerves}
        for region in self._atlas.of(view=view, kind="nerve"):
            if self._shape(region).contains(point):
                why = reason(region.name, certainty.get(region.name, ""))
                said.append(f"{region.title} ({why})" if why else region.title)
        return said or [say("no skin nerve drawn here")]

    def _spoken(self, area: Region) -> str:
        return spoken(area, self._atlas.words)

    def _at(self, view: str, kind: str, map_id: str | None, point: QPointF, x: float, y: float) -> Region | None:
        """The first region that holds a point, which is (x, y), too: to ask it for them would take longer."""
        for x0, y0, x1, y1, region in self._of(view, kind, map_id):
            if x0 <= x <= x1 and y0 <= y <= y1 and self._shape(region).contains(point):
                return region
        return None

    def _shape(self, region: Region) -> QPainterPath:
        """A region that the pointer has been near; it is not drawn."""
        shape = self._shapes.get(region.id)
        if shape is None:
            shape = self._shapes[region.id] = self._paths.region(region)
        return shape

    def _of(self, view: str, kind: str, map_id: str | None) -> list[_Held]:
        """The areas of a view, or what a map draws in it."""
        key = (view, kind, map_id)
        held = self._held.get(key)
        if held is None:
            regions = (
                self._atlas.of(view=view, kind="area")
                if kind == "area"
                else self._atlas.of(view=view, kind="dermatome", map=map_id)
            )
            held = self._held[key] = [_held(self._paths.bounds(region), region) for region in regions]
        return held


def _held(box: QRectF, region: Region) -> _Held:
    return box.left(), box.top(), box.right(), box.bottom(), region


def spoken(area: Region, words: PlaceWords | None = None) -> str:
    """An area's name with its side, as a line begins: "Left outer shin". `words` are those of the atlas."""
    if words is not None:
        said = words.sided(area)
        return said[:1].upper() + said[1:]
    name = area.title or area.name.replace("_", " ")
    return (name if area.side == "midline" else f"{area.side} {name}").capitalize()


def key_point_words(spot: Spot) -> str:
    """A key point's name, place and side: "L4 key point: medial malleolus, left"."""
    place = KEY_POINTS.get(spot.root or "")
    side = side_word(spot.side)
    if not place:
        return say("{root} key point, {side}", root=spot.root, side=side)
    return say("{root} key point: {place}, {side}", root=spot.root, place=say(place), side=side)
