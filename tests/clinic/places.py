"""Places made by hand, as `locate` gives them, and the two maps of the first release."""

from __future__ import annotations

from pathlib import Path

from derm_viewer.body.model import MapInfo
from derm_viewer.body.place import MapReading, NearKeyPoint, Place

ROOT = Path(__file__).parents[2]
KNOWLEDGE = ROOT / "resources" / "knowledge"
SCHEMAS = ROOT / "resources" / "schema"


def map_info(id: str, title: str, reference: str, status: str = "traced", blank: str = "") -> MapInfo:
    """A map with what the answer uses of it."""
    return MapInfo(id, title, reference, 2000, "method", "sample", status, blank, "", "")


ISNCSCI = map_info("isncsci", "ISNCSCI", "isncsci2019", blank="Most of the buttock and the low back are left blank.")
KEEGAN = map_info("keegan_garrett", "Keegan-Garrett", "keegan1948")
LEE = map_info("lee_2008", "Lee", "lee2008", "described")
MAPS = (ISNCSCI, KEEGAN)


def reading(
    map: str,
    root: str | None,
    area: str = "",
    cm: float | None = None,
    beyond: str | None = None,
    status: str = "traced",
) -> MapReading:
    """A reading; `area` names the roots of the area, parted by spaces."""
    return MapReading(map, status, root, cm, beyond, tuple(area.split()))


def isncsci(root: str | None, area: str = "", cm: float | None = None, beyond: str | None = None) -> MapReading:
    """What ISNCSCI says."""
    return reading("isncsci", root, area, cm, beyond)


def keegan(root: str | None, area: str = "", cm: float | None = None, beyond: str | None = None) -> MapReading:
    """What Keegan and Garrett say."""
    return reading("keegan_garrett", root, area, cm, beyond)


def place(
    area: str | None,
    *readings: MapReading,
    side: str = "left",
    where: str = "map",
    words: str = "",
    near: tuple[NearKeyPoint, ...] = (),
) -> Place:
    """A place in an area."""
    plain = area.replace("_", " ") if area else None
    view = None if where == "outside" else "anterior"
    said = words or (f"{side} {plain}" if plain else "beside the body")
    return Place(1.0, 2.0, where, view, side if plain else None, area, plain, said, readings, near, ())


OUTER_SHIN = place(
    "outer_shin", isncsci("L5", "L5", 6.0, "L4"), keegan("L5", "L5 S1", 2.4, "S1"), words="left outer shin"
)
GREAT_TOE = place(
    "great_toe",
    isncsci("L5", "L5"),
    keegan("L4", "L5 L4", 0.6, "L5"),
    side="right",
    near=(NearKeyPoint("L5", 2.8),),
)
MID_BUTTOCK = place("lower_buttock", isncsci(None, "S3", 7.5, "S3"), keegan("S1", "S2 S1 L5", 1.1, "L5"))
GROIN = place(
    "groin", isncsci("T12", "L1 T12", 0.8, "L1"), keegan("L1", "L1 L2", 1.9, "L2"), near=(NearKeyPoint("T12", 1.0),)
)
POPLITEAL = place("back_knee", isncsci("S2", "S2 L5 L3", 3.8, "L3"), keegan("S2", "S2 S1", 0.9, "S1"))
CHEST = place("chest", where="body")
BESIDE = place(None, where="outside")
PLACES = (OUTER_SHIN, GREAT_TOE, MID_BUTTOCK, GROIN, POPLITEAL, CHEST, BESIDE)
