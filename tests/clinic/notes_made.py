"""The situations of the whole notes in `tests/clinic/notes/`."""

from __future__ import annotations

from dataclasses import replace

from derm_viewer.body.model import MapInfo
from derm_viewer.body.place import Place
from derm_viewer.clinic.answer import Finding
from derm_viewer.clinic.knowledge import Knowledge
from derm_viewer.clinic.note import NoteData, NoteMark
from derm_viewer.clinic.reasoning import consider
from tests.clinic.places import CHEST, ISNCSCI, LEE, isncsci, keegan, map_info, place, reading
from tests.clinic.shorthand import findings

MAPS = (
    ISNCSCI,
    map_info(
        "keegan_garrett", "Keegan\N{EN DASH}Garrett", "keegan1948", blank="From T10 down it leaves no skin blank."
    ),
    map_info("foerster_type", "Foerster type", "commons_zones", blank="From T10 down it leaves no skin blank."),
    LEE,
)
SHIN = place(
    "outer_shin",
    isncsci("L5", "L5", 6.0, "L4"),
    keegan("L5", "L5 S1", 2.4, "S1"),
    reading("foerster_type", "L5", "L5 L4", 2.1, "L4"),
    reading("lee_2008", None, "", status="described"),
    words="left outer shin, 22 cm above the lateral malleolus",
)
TOE = place(
    "great_toe",
    isncsci("L5", "L5"),
    keegan("L4", "L5 L4", 0.6, "L5"),
    reading("foerster_type", "L4", "L4 L5", 0.9, "L5"),
    reading("lee_2008", "L5", "L5", status="described"),
    side="right",
    words="right great toe",
)
BUTTOCK = place(
    "lower_buttock",
    isncsci(None, "S3", 7.5, "S3"),
    keegan("S1", "S2 S1 L5", 1.1, "L5"),
    reading("foerster_type", "S2", "S2", 4.0, "S1"),
    words="right lower buttock, 3 cm above the gluteal fold",
    side="right",
)
SADDLE = place("saddle", isncsci("S4-5", "S4-5 S3"), keegan("S4-5", "S4-5"), words="left side of the saddle area")
TINGLING = NoteMark(
    "left",
    "tingling",
    "outer shin and top of the foot",
    (
        ("isncsci", (("S1", 0.08), ("L5", 0.851), ("L4", 0.0))),
        ("keegan_garrett", (("L5", 0.6), ("S1", 0.397), ("L4", 0.003))),
        ("foerster_type", (("L5", 1.0),)),
    ),
    (("Superficial fibular nerve", 0.44), ("Lateral sural nerve (common fibular)", 0.31)),
)
PAIN = NoteMark("right", "pain", "", (("isncsci", ()),))


def _looked_up(
    at: Place, quality: str, knowledge: Knowledge, found: str = "", more: tuple[Finding, ...] = ()
) -> NoteData:
    maps: tuple[MapInfo, ...] = MAPS
    answer = consider(at, quality, knowledge, maps, (*findings(found, at, knowledge), *more))
    return NoteData(maps, "1.2.0", "0.1.0", answer)


def made(name: str, knowledge: Knowledge) -> NoteData:
    """The data of one whole note. Raises KeyError for a name that is not in `NAMES`."""
    look = _looked_up(SHIN, "tingling", knowledge)
    situations = {
        "look_up": lambda: look,
        "both_sides": lambda: _looked_up(
            SHIN,
            "pain",
            knowledge,
            "hip_abduction+ big_toe_up+ pinprick_l5+ ankle_jerk- other:big_toe_up- other:knee_jerk- saddle=no "
            "weakness=no",
        ),
        "several_candidates": lambda: _looked_up(TOE, "numbness", knowledge, "foot_up+ knee_jerk- foot_in-"),
        "blank_in_a_map": lambda: _looked_up(BUTTOCK, "pain", knowledge),
        "emergency": lambda: _looked_up(SADDLE, "numbness", knowledge, "bladder_bowel=yes cancer=no foot_up!"),
        "own_map": lambda: replace(look, own_map="my map\n2.geojson", added=("lee_2008",)),
        "painted": lambda: NoteData(MAPS, "1.2.0", "0.1.0", marks=(TINGLING, PAIN)),
        "findings_alone": lambda: NoteData(
            MAPS, "1.2.0", "0.1.0", findings=findings("big_toe_up! seated_relief+ other:big_toe_up+", SHIN, knowledge)
        ),
        "above_the_map": lambda: _looked_up(CHEST, "pain", knowledge),
        "nothing": lambda: NoteData((), "1.2.0", "0.1.0"),
    }
    return situations[name]()


NAMES = (
    "look_up",
    "both_sides",
    "several_candidates",
    "blank_in_a_map",
    "emergency",
    "own_map",
    "painted",
    "findings_alone",
    "above_the_map",
    "nothing",
)
