"""A place as a clinician says it: "left outer shin, 22 cm above the lateral malleolus"."""

from __future__ import annotations

import math

from derm_viewer.body.atlas import Atlas
from derm_viewer.body.model import BODY_VIEWS, Region, Spot, View, box_of
from derm_viewer.body.place_words import place_words

AT_CM = 1.5
"""Within this distance of a landmark, in body cm, a place is "at" it."""
MIDLINE_CM = 0.3
"""Within this distance of the midline, in body cm, that is said: the side is no more than where the pointer was."""
_ONE_LINE = 0.1
"""Sheet centimetres between the edges of two areas that meet."""

_OVER = ("mtp_1", "mtp_3", "mtp_5", "navicular")
_SURFACE: dict[str, tuple[str, ...]] = {
    "asis": ("mid_abdomen", "lower_abdomen", "groin", "flank", "outer_hip", "front_upper_thigh"),
    "fibular_head": ("outer_knee", "outer_shin", "outer_calf"),
    "greater_trochanter": ("outer_hip", "outer_upper_thigh", "upper_buttock", "lower_buttock"),
    "inguinal_midpoint": ("lower_abdomen", "groin", "front_upper_thigh"),
    "lateral_malleolus": ("outer_ankle", "outer_shin", "outer_calf"),
    "medial_femoral_condyle": ("inner_knee", "inner_lower_thigh", "front_knee"),
    "medial_malleolus": ("inner_ankle", "inner_shin", "inner_calf"),
    "mtp_1": ("great_toe", "ball_inner", "instep", "inner_foot_border"),
    "mtp_3": ("instep", "second_toe", "third_toe", "fourth_toe"),
    "mtp_5": ("little_toe", "ball_outer", "instep", "outer_foot_border"),
    "navicular": ("instep", "inner_foot_border"),
    "patella": ("front_knee", "front_lower_thigh"),
    "popliteal_midpoint": ("back_knee",),
    "tibial_tuberosity": ("front_knee", "front_shin"),
    "umbilicus": ("mid_abdomen", "lower_abdomen"),
}
"""Landmarks one can put a finger on, and the areas in which a place near one is said to be at it. The others are
centres of joints, or lines."""

_REFERENCES: dict[str, tuple[str, ...]] = {
    "mid_abdomen": ("umbilicus",),
    "lower_abdomen": ("umbilicus", "asis"),
    "groin": ("asis",),
    "pubic_region": ("umbilicus", "asis"),
    "flank": ("iliac_crest", "asis"),
    "low_back": ("iliac_crest",),
    "sacrum": ("iliac_crest", "gluteal_fold"),
    "upper_buttock": ("iliac_crest", "gluteal_fold"),
    "lower_buttock": ("gluteal_fold",),
    "outer_hip": ("greater_trochanter",),
    "front_upper_thigh": ("asis", "knee_joint"),
    "inner_upper_thigh": ("perineum", "knee_joint"),
    "outer_upper_thigh": ("greater_trochanter", "knee_joint"),
    "back_upper_thigh": ("gluteal_fold", "knee_joint"),
    "front_mid_thigh": ("knee_joint",),
    "inner_mid_thigh": ("knee_joint",),
    "outer_mid_thigh": ("knee_joint",),
    "back_mid_thigh": ("knee_joint",),
    "front_lower_thigh": ("knee_joint",),
    "inner_lower_thigh": ("knee_joint",),
    "outer_lower_thigh": ("knee_joint",),
    "back_lower_thigh": ("knee_joint",),
    "front_knee": ("knee_joint",),
    "inner_knee": ("knee_joint",),
    "outer_knee": ("knee_joint",),
    "back_knee": ("knee_joint",),
    "front_shin": ("ankle_joint", "lateral_malleolus"),
    "inner_shin": ("medial_malleolus", "ankle_joint"),
    "outer_shin": ("lateral_malleolus", "ankle_joint"),
    "inner_calf": ("medial_malleolus", "ankle_joint"),
    "outer_calf": ("lateral_malleolus", "ankle_joint"),
    "upper_calf": ("knee_joint",),
    "lower_calf": ("ankle_joint", "lateral_malleolus"),
    "front_ankle": ("ankle_joint",),
    "inner_ankle": ("medial_malleolus",),
    "outer_ankle": ("lateral_malleolus",),
}
"""For each area the landmark that a distance is spoken from, and what to use where the first is not drawn.
Areas of the foot have none: there a height says nothing."""


class Speaker:
    """Says places. Distances run along the limb on the sheet: vertically, in whole body centimetres."""

    def __init__(self, atlas: Atlas) -> None:
        self._atlas, self._words = atlas, place_words(atlas)
        self._middles: dict[tuple[str, str], float | None] = {}
        self._spots: dict[tuple[str, str], list[Spot]] = {}
        for spot in atlas.of(kind="landmark"):
            self._spots.setdefault((spot.view, spot.side), []).append(spot)
        self._references: dict[tuple[str, str, str], Spot | None] = {}

    def say(self, area: Region, view: View, x: float, y: float) -> tuple[str, tuple[str, ...]]:
        """The place in words, with its side, and the ids of the landmarks used."""
        said, used = self._near(area, view, x, y)
        key = (view.id, area.name)
        if key not in self._middles:
            self._middles[key] = self._middle(*key)
        middle = self._middles[key]
        if middle is not None and abs(x - middle) <= MIDLINE_CM * view.scale:
            said = self._words.said["midline"].format(place=said)
        return said, used

    def _middle(self, view_id: str, area: str) -> float | None:
        """The x at which the left and the right one of an area meet; None if they do not."""
        boxes = {
            one.side: one.box or box_of(one.polygons)
            for one in self._atlas.of(view=view_id, kind="area")
            if one.name == area
        }
        left, right = boxes.get("left"), boxes.get("right")
        if left is None or right is None:
            return None
        for one, other in ((left, right), (right, left)):
            if abs(one[0] - other[2]) <= _ONE_LINE:
                return (one[0] + other[2]) / 2
        return None

    def _near(self, area: Region, view: View, x: float, y: float) -> tuple[str, tuple[str, ...]]:
        words = self._words
        near = self._at(area, view, x, y)
        if near is not None:
            return words.near("over" if near.name in _OVER else "at", area, near.name), (near.id,)
        key = (view.id, area.side, area.name)
        if key not in self._references:
            self._references[key] = self._reference(*key)
        spot = self._references[key]
        if spot is None:
            return words.sided(area), ()
        cm = (y - spot.y) / view.scale
        how = "level" if abs(cm) < 0.5 else "above" if cm > 0 else "below"
        return words.near(how, area, spot.name, abs(cm)), (spot.id,)

    def _at(self, area: Region, view: View, x: float, y: float) -> Spot | None:
        """The nearest landmark of this side and area that the place is at."""
        nearest, least = None, AT_CM * view.scale
        for spot in self._spots.get((view.id, area.side), ()):
            cm = math.hypot(spot.x - x, spot.y - y)
            if cm <= least and area.name in _SURFACE.get(spot.name, ()):
                nearest, least = spot, cm
        return nearest

    def _reference(self, view_id: str, side: str, area: str) -> Spot | None:
        """The landmark for this area, from this view or, as body views share their heights, from another."""
        if view_id not in BODY_VIEWS:
            return None
        for name in _REFERENCES.get(area, ()):
            for view in (view_id, *BODY_VIEWS):
                for spot in self._spots.get((view, side), ()):
                    if spot.name == name:
                        return spot
        return None
