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

_Held = tuple[QRectF, QPainterPath, Region]


class HoverInfo(NamedTuple):
    """One line about the place under the pointer: area with side, and the root of each shown map."""

    text: str


class Finder:
    """Finds areas and regions under a point of the sheet with painter paths, view by view as they are asked for."""

    def __init__(self, atlas: Atlas, paths: Paths) -> None:
        self._atlas = atlas
        self._paths = paths
        self._held: dict[tuple[str, str, str | None], list[_Held]] = {}

    def area_at(self, view: str, x: float, y: float) -> Region | None:
        """The named area at a point of a view."""
        return self._at(view, "area", None, x, y)

    def root_at(self, view: str, map_id: str, x: float, y: float) -> str | None:
        """The root a map gives to a point of a view; None where the map leaves it blank."""
        region = self._at(view, "dermatome", map_id, x, y)
        return None if region is None else region.root

    def describe(self, view: str, x: float, y: float, maps: tuple[str, ...], nerves: bool = False) -> HoverInfo | None:
        """The words for a point, with its skin nerves if they are wanted; None beside the body."""
        area = self.area_at(view, x, y)
        if area is None or area.name == CUT_SURFACE:
            return None
        if area.name in ABOVE_WAIST:
            return HoverInfo(say("{area}: not on the lumbar maps", area=self._spoken(area)))
        told = [f"{titled(self._atlas.map(m))} {self.root_at(view, m, x, y) or say('blank')}" for m in maps]
        said = f"{self._spoken(area)}: {', '.join(told)}" if told else self._spoken(area)
        return HoverInfo(" \u00b7 ".join([said, *self._nerves_at(view, x, y)]) if nerves else said)

    def _nerves_at(self, view: str, x: float, y: float) -> list[str]:
        """The skin nerves of a point in words, with why a territory is not sharp."""
        point, said = QPointF(x, y), []
        certainty = {info.id: info.certainty for info in self._atlas.nerves}
        for region in self._atlas.of(view=view, kind="nerve"):
            if self._paths.region(region).contains(point):
                why = reason(region.name, certainty.get(region.name, ""))
                said.append(f"{region.title} ({why})" if why else region.title)
        return said or [say("no skin nerve drawn here")]

    def _spoken(self, area: Region) -> str:
        return spoken(area, self._atlas.words)

    def _at(self, view: str, kind: str, map_id: str | None, x: float, y: float) -> Region | None:
        key = (view, kind, map_id)
        if key not in self._held:
            regions = (
                self._atlas.of(view=view, kind="area")
                if kind == "area"
                else self._atlas.of(view=view, kind="dermatome", map=map_id)
            )
            paths = ((self._paths.region(region), region) for region in regions)
            self._held[key] = [(path.boundingRect(), path, region) for path, region in paths]
        point = QPointF(x, y)
        for box, path, region in self._held[key]:
            if box.contains(point) and path.contains(point):
                return region
        return None


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
