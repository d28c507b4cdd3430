"""Cases that a clinician can check: place, quality and findings, and what the program says of them.

The table is in `cases.txt`. Findings are written as `foot_up+` (abnormal), `foot_in-` (normal), `big_toe_up!` (power
3/5 or less), `saddle=yes` (a red-flag question), `other:big_toe_up+` (the other leg). What the maps draw at each place
is what ISNCSCI and Keegan and Garrett draw there. `source` is the work that the expectation rests on, and that the
answer must cite.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from derm_viewer.body.place import Place
from tests.clinic.places import GREAT_TOE, GROIN, MID_BUTTOCK, OUTER_SHIN, POPLITEAL, isncsci, keegan, place

PLACES = {
    "outer shin": OUTER_SHIN,
    "great toe": GREAT_TOE,
    "buttock": MID_BUTTOCK,
    "groin": GROIN,
    "hollow of the knee": POPLITEAL,
    "instep": place("instep", isncsci("L5", "L5 S1"), keegan("L5", "L5 L4 S1")),
    "first web": place("great_toe", isncsci("L5", "L5"), keegan("L5", "L5 L4"), side="right"),
    "inner shin": place("inner_shin", isncsci("L4", "L4"), keegan("L4", "L4 L3")),
    "inner ankle": place("inner_ankle", isncsci("L4", "L4 L5"), keegan("L4", "L4")),
    "front knee": place("front_knee", isncsci("L3", "L3"), keegan("L4", "L4 L3")),
    "inner knee": place("inner_knee", isncsci("L3", "L3 L4"), keegan("L3", "L3 L4")),
    "front thigh": place("front_mid_thigh", isncsci("L2", "L2 L3", 2.0, "L3"), keegan("L3", "L3 L2")),
    "front upper thigh": place("front_upper_thigh", isncsci("L1", "L1 L2"), keegan("L2", "L2 L1")),
    "front-outer thigh": place("outer_mid_thigh", isncsci("L2", "L2 L3"), keegan("L3", "L3 L4 L5")),
    "inner thigh": place("inner_mid_thigh", isncsci("L2", "L2 L3"), keegan("L3", "L3 L2")),
    "outer hip": place("outer_hip", isncsci("L2", "L2 L1"), keegan("L4", "L4 L3")),
    "low back": place("low_back", isncsci(None), keegan("L3", "L3 L4")),
    "flank": place("flank", isncsci("T11", "T11 T12"), keegan("L1", "L1")),
    "lower belly": place("lower_abdomen", isncsci("T11", "T11 T12"), keegan(None, "L1")),
    "pubic region": place("pubic_region", isncsci("L1", "L1 T12"), keegan("L1", "L1")),
    "fold of the buttock": place("lower_buttock", isncsci("S3", "S3"), keegan("S2", "S2 S1")),
    "upper buttock": place("upper_buttock", isncsci(None), keegan("L4", "L4 L5 L3")),
    "saddle": place("saddle", isncsci("S3", "S3"), keegan("S2", "S2")),
    "navel": place("mid_abdomen", isncsci("T10", "T10 T11"), keegan(None)),
    "sacrum": place("sacrum", isncsci(None, "S3"), keegan("S1", "S1 S2")),
    "back of the thigh": place("back_mid_thigh", isncsci("S2", "S2"), keegan("S2", "S2 S1")),
    "calf": place("upper_calf", isncsci("S2", "S2 S1"), keegan("S1", "S1 S2")),
    "outer foot": place("outer_foot_border", isncsci("S1", "S1"), keegan("S1", "S1")),
    "little toe": place("little_toe", isncsci("S1", "S1"), keegan("S1", "S1")),
    "sole": place("sole_outer", isncsci("S1", "S1"), keegan("S1", "S1")),
    "chest": place("chest", where="body"),
}
TABLE = Path(__file__).with_name("cases.txt")
ANATOMY = "anatomy"
"""The source of a case that rests on plain anatomy or on a sign that everybody knows: no work is cited for it."""


@dataclass(frozen=True)
class Case:
    """One line of the table. `candidates` are ids in their order, `first` the id of the first test to do."""

    place: str
    quality: str
    findings: str
    candidates: str
    first: str
    emergency: str
    level: str
    source: str

    @property
    def where(self) -> Place:
        """The place of the mark."""
        return PLACES[self.place]


def read_cases() -> tuple[Case, ...]:
    """The lines of the table; "-" stands for nothing."""
    lines = [line for line in TABLE.read_text("utf-8").splitlines() if line and not line.startswith("#")]
    cells = [[cell.strip() for cell in line.split("|")] for line in lines]
    return tuple(Case(*("" if cell == "-" else cell for cell in row)) for row in cells)


CASES = read_cases()
