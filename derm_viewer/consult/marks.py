"""What is painted on the body: where it hurts, tingles or is numb. Plain values."""

from __future__ import annotations

from dataclasses import dataclass

from derm_viewer.body.model import Polygon


@dataclass(frozen=True, slots=True)
class Mark:
    """A painted surface in one view.

    `quality` is "pain", "tingling" or "numbness", `view` the id of the view it is painted in. Each polygon is a tuple
    of closed rings of (x, y) in sheet centimetres, the exterior first, then its holes. `side` is the patient's: "left",
    "right" or "midline"; None where the mark has skin of both sides or the side was not worked out.
    """

    quality: str
    view: str
    polygons: tuple[Polygon, ...]
    side: str | None = None
