"""The first pictures: each pixel's root in the first map and its shade as a number, for a window's very first paint.

A window is seen before it has read a polygon: it colours these small pictures, and paints the polygons of all maps a
moment later. They are made from the finished map and the shaded figures.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray
from PIL import Image
from shapely.geometry import shape

from derm_viewer.body.model import CUT_SURFACE
from derm_viewer.screen.canvas.first_codes import CUT, DARKEST, LIMB, SHADES, SKIN, SUFFIX, kind_of
from derm_viewer.screen.canvas.frames import LIMBS_ABOVE

PER_CM = 5  # pixels for each centimetre of the sheet: half of the plain shaded figures
NOWHERE = -1

Kinds = NDArray[np.int16]
Bytes = NDArray[np.uint8]


def draw_all(map_file: Path, folder: Path) -> None:
    """Draw every view of a finished map into ``folder``."""
    document = json.loads(map_file.read_text(encoding="utf-8"))
    for view in document["derm_viewer"]["views"]:
        with Image.open(folder / f"{view['id']}.png") as plain:
            greys = np.asarray(plain.reduce(2), float)
        save(numbers(kinds(document, view), greys), folder / f"{view['id']}{SUFFIX}.png")


def kinds(document: dict[str, Any], view: dict[str, Any]) -> Kinds:
    """The kind of skin in each pixel of a view's rectangle, row 0 on top; NOWHERE beside the body."""
    left, bottom, right, top = view["bbox"]
    found = np.full((round((top - bottom) * PER_CM), round((right - left) * PER_CM)), NOWHERE, np.int16)
    first_map = document["derm_viewer"]["maps"][0]["id"]
    features = [f for f in document["features"] if f["properties"]["view"] == view["id"] and "bbox" in f]
    for kind, feature in sorted(_of_kind(features, first_map), key=lambda item: item[0]):
        minx, miny, maxx, maxy = feature["bbox"]
        columns = slice(max(0, int((minx - left) * PER_CM)), int((maxx - left) * PER_CM) + 2)
        rows = slice(max(0, int((top - maxy) * PER_CM)), int((top - miny) * PER_CM) + 2)
        part = found[rows, columns]
        x = left + (np.arange(part.shape[1]) + columns.start + 0.5) / PER_CM
        y = top - (np.arange(part.shape[0]) + rows.start + 0.5) / PER_CM
        part[shapely.contains_xy(shape(feature["geometry"]), *np.meshgrid(x, y))] = kind
    return found


def numbers(found: Kinds, greys: NDArray[np.float64]) -> Bytes:
    """Kind and shade of each pixel as one number."""
    shades = np.round((255 - greys) / (255 - DARKEST) * (SHADES - 1)).clip(0, SHADES - 1).astype(np.int16)
    return np.where(found == NOWHERE, 0, 1 + found * SHADES + shades).astype(np.uint8)


def _of_kind(features: list[dict[str, Any]], first_map: str) -> list[tuple[int, dict[str, Any]]]:
    """The features that are drawn, each with its kind."""
    drawn = []
    for feature in features:
        own = feature["properties"]
        if own["kind"] == "outline":
            drawn.append((SKIN, feature))
        elif own["kind"] == "area" and own["name"] in (*LIMBS_ABOVE, CUT_SURFACE):
            drawn.append((CUT if own["name"] == CUT_SURFACE else LIMB, feature))
        elif own["kind"] == "dermatome" and own["map"] == first_map:
            drawn.append((kind_of(own["root"]), feature))
    return drawn


def save(picture: Bytes, path: Path) -> None:
    """Write a PNG of numbers, all at once."""
    part = path.with_name(path.name + ".part")
    Image.fromarray(picture).save(part, format="PNG", optimize=True)
    part.replace(path)
