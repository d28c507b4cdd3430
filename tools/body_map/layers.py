"""What each pixel of a picture belongs to: its named area and its root in every map, on the left half of the body."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from tools.body_map import territories
from tools.body_map.charts import Chart
from tools.body_map.mesh import Body
from tools.body_map.raster import Picture
from tools.body_map.territories import Territories
from tools.body_map.trace import HIDDEN

Array = npt.NDArray[np.float64]
Labels = npt.NDArray[np.int64]

MAPS = ("isncsci", "keegan_garrett", "foerster_type", "lee_2008", "foerster_1933")
TOES = ("great_toe", "second_toe", "third_toe", "fourth_toe", "little_toe")
ABOVE_THE_WAIST = ("chest", "abdomen", "upper_back", "arm", "hand", "head_neck")


@dataclass(frozen=True)
class Layer:
    """Labels of the skin of one picture: `names[k]` is label k, label 0 is blank; `labels` is for skin pixels."""

    names: tuple[str, ...]
    labels: Labels


class Definitions:
    """The territory files, read once."""

    def __init__(self) -> None:
        self.maps = {name: territories.read(name) for name in MAPS}
        self.areas = territories.read("areas")
        self.nerves = territories.read("nerves")
        self.titles: dict[str, str] = read_toml("areas")["titles"] | {
            n["id"]: n["title"] for n in read_toml("nerves")["nerve"]
        }


def read_toml(name: str) -> dict[str, Any]:
    """The plain contents of a territory file."""
    return tomllib.loads((territories.FOLDER / f"{name}.toml").read_text(encoding="utf-8"))


@dataclass(frozen=True)
class LeftSkin:
    """The skin of the left half in a picture: `here` says which skin pixels show it, t and theta are theirs."""

    body: Body
    picture: Picture
    here: npt.NDArray[np.bool_]
    t: Array
    theta: Array

    @staticmethod
    def of(chart: Chart, body: Body, picture: Picture) -> LeftSkin:
        """Chart the left half once for all layers, by its skin on the neutral figure, so that figures agree."""
        reference = picture.carry(body, body.reference)
        here = reference[:, 0] >= 0
        t, theta = chart(reference[here])
        return LeftSkin(body, picture, here, t, theta)

    def label(self, found: Territories) -> Labels:
        """Labels of all skin pixels, HIDDEN outside the left half."""
        labels = np.full(len(self.here), HIDDEN)
        labels[self.here] = found.label(self.t, self.theta)
        return labels


def map_layer(found: Territories, skin: LeftSkin) -> Layer:
    """The roots of one map, or the skin nerves, on a picture's left half."""
    labels = skin.label(found)
    body, picture = skin.body, skin.picture
    other = (picture.carry(body, body.arm) > 0.5) | (picture.carry(body, body.head) > 0.5)
    labels[skin.here & (other | on_cut(body, picture))] = 0
    return Layer(found.names, labels)


def area_layer(found: Territories, skin: LeftSkin) -> Layer:
    """The named areas on a picture's left half."""
    body, picture = skin.body, skin.picture
    names = (*found.names, *(n for n in (*ABOVE_THE_WAIST, *TOES, "cut_surface") if n not in found.names))
    labels = skin.label(found)
    for weight, name in ((body.arm, "arm"), (body.hand, "hand"), (body.head, "head_neck")):
        labels[picture.carry(body, weight) > 0.5] = names.index(name)
    toes = picture.carry(body, body.weights["toe"])
    is_toe = toes.max(1) > 0.5
    labels[is_toe] = np.array([names.index(n) for n in TOES])[toes.argmax(1)[is_toe]]
    labels[on_cut(body, picture)] = names.index("cut_surface")
    return Layer(names, np.where(skin.here, labels, HIDDEN))


def on_cut(body: Body, picture: Picture) -> npt.NDArray[np.bool_]:
    """Which pixels show a flat cut instead of skin."""
    return np.asarray(body.cut[picture.triangle[picture.skin]])
