"""The first pictures: of the first map alone, each pixel's root as a number, for the very first paint of a window.

A window is seen before it has read a polygon: it colours these pictures, as fine as the half-size shaded figures, and
paints the polygons of all maps a moment later.
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
from derm_viewer.screen.canvas_frames import LIMBS_ABOVE
from derm_viewer.screen.first_codes import CUT, LIMB, SKIN, SUFFIX, code_of

PER_CM = 5  # pixels for each centimetre of the sheet

Codes = NDArray[np.uint8]


def draw_all(map_file: Path, folder: Path) -> None:
    """Draw every view of a finished map into ``folder``."""
    document = json.loads(map_file.read_text(encoding="utf-8"))
    for view in document["derm_viewer"]["views"]:
        save(codes(document, view), folder / f"{view['id']}{SUFFIX}.png")


def codes(document: dict[str, Any], view: dict[str, Any]) -> Codes:
    """The codes of a view's rectangle, row 0 on top: the later a layer, the higher it lies."""
    left, bottom, right, top = view["bbox"]
    found = np.zeros((round((top - bottom) * PER_CM), round((right - left) * PER_CM)), np.uint8)
    first_map = document["derm_viewer"]["maps"][0]["id"]
    features = [f for f in document["features"] if f["properties"]["view"] == view["id"] and "bbox" in f]
    for code, feature in sorted(_coded(features, first_map), key=lambda item: item[0]):
        minx, miny, maxx, maxy = feature["bbox"]
        columns = slice(max(0, int((minx - left) * PER_CM)), int((maxx - left) * PER_CM) + 2)
        rows = slice(max(0, int((top - maxy) * PER_CM)), int((top - miny) * PER_CM) + 2)
        part = found[rows, columns]
        x = left + (np.arange(part.shape[1]) + columns.start + 0.5) / PER_CM
        y = top - (np.arange(part.shape[0]) + rows.start + 0.5) / PER_CM
        part[shapely.contains_xy(shape(feature["geometry"]), *np.meshgrid(x, y))] = code
    return found


def _coded(features: list[dict[str, Any]], first_map: str) -> list[tuple[int, dict[str, Any]]]:
    """The features that are drawn, each with its code."""
    coded = []
    for feature in features:
        own = feature["properties"]
        if own["kind"] == "outline":
            coded.append((SKIN, feature))
        elif own["kind"] == "area" and own["name"] in (*LIMBS_ABOVE, CUT_SURFACE):
            coded.append((CUT if own["name"] == CUT_SURFACE else LIMB, feature))
        elif own["kind"] == "dermatome" and own["map"] == first_map:
            coded.append((code_of(own["root"]), feature))
    return coded


def save(picture: Codes, path: Path) -> None:
    """Write a PNG of numbers with a palette of greys, all at once."""
    part = path.with_name(path.name + ".part")
    image = Image.fromarray(picture, mode="P")
    image.putpalette([grey for code in range(int(picture.max()) + 1) for grey in (code * 12,) * 3])
    image.save(part, format="PNG", optimize=True)
    part.replace(path)
