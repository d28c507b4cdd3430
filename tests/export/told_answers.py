"""Answers of the shipped knowledge at places of the small map, as they are exported."""

from __future__ import annotations

from derm_viewer.body.atlas import Atlas
from derm_viewer.clinic.answer import Finding
from derm_viewer.consult.library import Library
from derm_viewer.export.told import Told
from derm_viewer.export.words import read_words
from derm_viewer.paths import data_path

SHIN = (-85.0, -54.0)
BESIDE = (500.0, 500.0)
FOUND = (
    Finding("big_toe_up", "left", "weak"),
    Finding("knee_jerk", "left", "normal"),
    Finding("ankle_jerk", "right", "normal"),
    Finding("saddle", "both", "no"),
    Finding("weakness", "both", "yes"),
)


def told(
    atlas: Atlas,
    findings: tuple[Finding, ...] = FOUND,
    *,
    at: tuple[float, float] = SHIN,
    quality: str = "tingling",
    own_name: str = "",
) -> Told:
    """The answer at a place with these findings."""
    library = Library(atlas, data_path("resources", "knowledge"))
    answer = library.consider(library.locate(*at), quality, (), findings)
    return Told(
        answer,
        atlas.maps,
        tuple(info.id for info in atlas.maps if info.status == "traced"),
        library.battery("left", ()),
        atlas.data_version,
        "Derm Viewer 0.1.0",
        read_words(data_path("resources", "words", "export.json")),
        own_name,
    )
