"""The skin nerves over the body: translucent patches with an edge, soft where a nerve varies between people."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPainter, QPen

from derm_viewer.body.atlas import Atlas, Region
from derm_viewer.consult.say import later, say
from derm_viewer.screen.canvas.paths import Paths
from derm_viewer.screen.theme import Theme, blend

VARIABLE = "variable"
INKS = ("#226898", "#761CC3", "#D65A00", "#4F6A3D", "#83053E", "#1F5B94")
"""Hues of the nerves. Neighbours differ for colour-blind eyes, too; names and edges say which is which."""
FILL, SOFT_FILL = 0.40, 0.20
"""How much of its hue lies on a nerve's skin, and on that of a nerve that varies between people."""
_HUES = {
    "iliohypogastric": 0,
    "ilioinguinal": 1,
    "genitofemoral": 2,
    "lateral_femoral_cutaneous": 3,
    "anterior_femoral_cutaneous": 4,
    "obturator": 1,
    "saphenous": 0,
    "infrapatellar": 1,
    "lateral_sural": 2,
    "superficial_fibular": 3,
    "deep_fibular": 4,
    "sural": 5,
    "tibial_calcaneal": 4,
    "medial_plantar": 1,
    "lateral_plantar": 2,
    "posterior_femoral_cutaneous": 5,
    "superior_cluneal": 4,
    "middle_cluneal": 1,
}
GROIN = ("iliohypogastric", "ilioinguinal", "genitofemoral")
GROIN_REASON = later("varies: the same on both sides in 41 % of 64 groins (Rab 2001)")
USUAL_REASON = later("varies between people")


class Nerves:
    """Paints the territories of one atlas."""

    def __init__(self, atlas: Atlas, paths: Paths) -> None:
        self._atlas = atlas
        self._paths = paths

    def paint(self, painter: QPainter, view: str, theme: Theme, ratio: float) -> None:
        """Paint all territories of a view; the painter works in sheet coordinates."""
        painter.save()
        soft = {info.id for info in self._atlas.nerves if info.certainty == VARIABLE}
        regions = self._atlas.of(view=view, kind="nerve")
        for region in regions:
            ink = nerve_ink(region.name)
            fill = QColor(ink)
            fill.setAlphaF(SOFT_FILL if region.name in soft else FILL)
            painter.fillPath(self._paths.region(region), fill)
        for region in regions:
            self._edge(painter, region, nerve_ink(region.name), region.name in soft, theme, ratio)
        painter.restore()

    def _edge(self, painter: QPainter, region: Region, ink: str, soft: bool, theme: Theme, ratio: float) -> None:
        """A line over a light one, so that it is seen on every colour; a wide pale band where the nerve varies."""
        path = self._paths.edge(region)
        glow = QColor(ink) if soft else QColor(theme.ring)
        glow.setAlphaF(0.22 if soft else 0.6)
        painter.strokePath(path, _pen(glow, ratio * (7.0 if soft else 3.0)))
        line = QColor(edge_of(ink))
        line.setAlphaF(0.75 if soft else 0.95)
        pen = _pen(line, ratio * (1.0 if soft else 1.5))
        if soft:
            pen.setCapStyle(Qt.PenCapStyle.FlatCap)
            pen.setDashPattern([3.0, 3.0])
        painter.strokePath(path, pen)


def nerve_ink(name: str) -> str:
    """The hue of a nerve."""
    return INKS[_HUES.get(name, 0)]


def edge_of(ink: str) -> str:
    """The colour of the line round a nerve's skin: its hue, dark enough to stand out from the skin."""
    return blend(ink, "#101A24", 0.62)


def short_name(name: str) -> str:
    """A nerve's name as it stands on the body."""
    return say(name.replace("tibial_calcaneal", "calcaneal").replace("_", " "), "nerve")


def reason(name: str, certainty: str) -> str:
    """Why a territory has soft edges; "" for one that has not."""
    if certainty != VARIABLE:
        return ""
    return say(GROIN_REASON) if name in GROIN else say(USUAL_REASON)


def _pen(colour: QColor, width: float) -> QPen:
    pen = QPen(colour, width)
    pen.setCosmetic(True)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    return pen
