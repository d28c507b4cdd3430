"""What a saved consultation holds: plain values, nothing that says who the patient is, and no date."""

from __future__ import annotations

from dataclasses import dataclass

from derm_viewer.body.errors import Finding as Fault
from derm_viewer.clinic.answer import Finding
from derm_viewer.consult.marks import Mark

FORMAT = "derm-viewer-consultation"
FORMAT_VERSION = 1
SUFFIX = ".dermconsult.json"
"""How the names of such files usually end."""

MAX_BYTES = 10_000_000
MAX_PLACES = 100
MAX_MARKS = 1_000
MAX_VERTICES = 200_000
MAX_FINDINGS = 1_000


@dataclass(frozen=True, slots=True)
class SavedPlace:
    """A point that was pointed at: sheet centimetres, x to the right, y up.

    `words` say the place as the program said it then, with the patient's side, so that it can be told even where the
    map has changed since. `view` and `side` are None where the point had none.
    """

    x: float
    y: float
    view: str | None
    side: str | None
    words: str


@dataclass(frozen=True, slots=True)
class Consultation:
    """One consultation as it is saved and opened again.

    `program_version` and `data_version` are those it was made with, `figure` is the body it was drawn on and
    `supplied` says whether the map was one that ships with the program. `leg` is the patient's leg in the side views,
    `shown_map` the map that was drawn ("all", "differences" or a map's id), `counted` are the maps whose agreement
    counted. `findings` are signs with the patient's side, `red_flags` the questions that were asked, with "yes" or
    "no"; what is in neither was not tested, or not asked.
    """

    program_version: str
    data_version: str
    figure: str
    supplied: bool
    quality: str
    leg: str
    shown_map: str
    counted: tuple[str, ...] = ()
    places: tuple[SavedPlace, ...] = ()
    marks: tuple[Mark, ...] = ()
    findings: tuple[Finding, ...] = ()
    red_flags: tuple[tuple[str, str], ...] = ()


class ConsultationFileError(Exception):
    """A file that cannot be opened as a consultation. Its text is one sentence, fit to be shown as it is."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(fault.sentence)
        self.fault = fault
