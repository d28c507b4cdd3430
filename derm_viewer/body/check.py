"""Judges a map file more deeply than the reader does: citations, shapes, overlaps, places on the sheet.

This is what `derm-viewer check` prints and what a map's author looks at; the viewer itself does not need it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from derm_viewer.body import geojson
from derm_viewer.body.check_shapes import ShapeCheck
from derm_viewer.body.errors import Finding, MapFileError, shown
from derm_viewer.body.geojson import Document

_ORDER = {"error": 0, "warning": 1, "note": 2}


@dataclass(frozen=True, slots=True)
class Report:
    """What was found in a file, the worst first. `readable` is False if the file could not be read as a body map."""

    file: str
    readable: bool
    regions: int
    spots: int
    findings: tuple[Finding, ...]

    @property
    def exit_code(self) -> int:
        """0: valid, nothing to say. 1: there are findings. 2: not readable as a body map."""
        if not self.readable:
            return 2
        return 1 if self.findings else 0


def check_file(path: Path | str) -> Report:
    """Check a map file. Never raises for what is in the file; all of its faults are collected, not only the first."""
    findings: list[Finding] = []
    try:
        document = geojson.read(path, on_fault=findings.append)
    except MapFileError as error:
        return Report(error.finding.file, False, 0, 0, (error.finding,))
    findings += document.notes
    findings += _about_maps(document)
    findings += _about_nerves(document)
    findings += _about_views(document)
    findings += _about_spots(document)
    findings += ShapeCheck(document).findings()
    findings.sort(key=lambda finding: _ORDER[finding.severity])
    return Report(document.file, True, len(document.regions), len(document.spots), tuple(findings))


def _about_maps(document: Document) -> Iterable[Finding]:
    used = {region.map for region in document.regions if region.kind == "dermatome"}
    for info in document.header.maps:
        if not info.reference.strip():
            yield _whole(document, f"the map '{shown(info.id)}' states no source", "write its reference key")
        if info.id not in used:
            yield _whole(document, f"the map '{shown(info.id)}' draws no dermatome", "draw it or take it out")


def _about_nerves(document: Document) -> Iterable[Finding]:
    drawn = {region.name for region in document.regions if region.kind == "nerve"}
    listed = {info.id for info in document.header.nerves}
    for name in sorted(listed - drawn):
        yield _whole(document, f"the nerve '{shown(name)}' is not drawn", "draw its territory or take it out")
    for name in sorted(drawn - listed):
        problem = f"the nerve '{shown(name)}' is drawn and not described"
        yield _whole(document, problem, "list it in derm_viewer.nerves with its roots and certainty")


def _about_views(document: Document) -> Iterable[Finding]:
    views = document.header.views
    outlined = {region.view for region in document.regions if region.kind == "outline" and region.polygons}
    for i, view in enumerate(views):
        minx, miny, maxx, maxy = view.bbox
        if view.id not in outlined:
            yield _whole(document, f"the view '{shown(view.id)}' has no outline", "draw the outline of the body")
        if minx < -180 or maxx > 180 or miny < -90 or maxy > 90:
            problem = f"the view '{shown(view.id)}' leaves the sheet, and GIS tools will clip it"
            yield _whole(document, problem, "keep within 180 to each side and 90 up and down")
        for other in views[:i]:
            if minx < other.bbox[2] and other.bbox[0] < maxx and miny < other.bbox[3] and other.bbox[1] < maxy:
                problem = f"the views '{shown(other.id)}' and '{shown(view.id)}' overlap on the sheet"
                yield _whole(document, problem, "move one of them")


def _about_spots(document: Document) -> Iterable[Finding]:
    boxes = {view.id: view.bbox for view in document.header.views}
    for spot in document.spots:
        minx, miny, maxx, maxy = boxes[spot.view]
        if not (minx <= spot.x <= maxx and miny <= spot.y <= maxy):
            place = f"feature {document.order[spot.id]} ({shown(spot.id, 80)})"
            problem = f"the point ({spot.x:g}, {spot.y:g}) lies outside the rectangle of its view"
            yield Finding("error", document.file, spot.id, place, problem, "use the coordinates of the sheet")


def _whole(document: Document, problem: str, remedy: str) -> Finding:
    return Finding("warning", document.file, None, "derm_viewer", problem, remedy)
