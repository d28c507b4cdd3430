"""A consultation as a file: GeoJSON whose features are the painted marks and whose head holds everything else.

No name, no date and no other word about who the patient is can stand in it: an unknown member is refused.
`resources/schema/consultation.schema.json` describes the format.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from derm_viewer.body import source, strict_json
from derm_viewer.body.errors import FaultError, shown, worded
from derm_viewer.body.errors import Finding as Fault
from derm_viewer.body.model import Polygon
from derm_viewer.body.rings import turn
from derm_viewer.consult import safe_write
from derm_viewer.consult.file_model import (
    FORMAT,
    FORMAT_VERSION,
    MAX_BYTES,
    SUFFIX,
    Consultation,
    ConsultationFileError,
    SavedPlace,
)
from derm_viewer.consult.file_read import parse
from derm_viewer.consult.marks import Mark

__all__ = ["SUFFIX", "Consultation", "ConsultationFileError", "Mark", "SavedPlace", "dump", "load", "open_file", "save"]

_REMEDY = worded("choose a consultation saved by this program")


def save(consultation: Consultation, path: Path) -> None:
    """Write the file whole or not at all. Raises WriteError with one sentence, ValueError as `dump` does."""
    safe_write.write(path, dump(consultation))


def open_file(path: Path) -> Consultation:
    """Read a file. Raises ConsultationFileError, and nothing else, with one sentence that names file and remedy."""
    name = shown(path.name or str(path), 100)
    try:
        data = source.read_bytes(path)
    except FaultError as fault:
        raise _error(name, fault) from None
    return load(data, name)


def load(data: bytes, name: str = "the consultation") -> Consultation:
    """The consultation in the bytes of a file. Raises ConsultationFileError, and nothing else."""
    try:
        if len(data) > MAX_BYTES:
            raise FaultError(source.too_large(len(data), MAX_BYTES), _REMEDY)
        return parse(_json(data))
    except FaultError as fault:
        raise _error(name, fault) from None


def dump(consultation: Consultation) -> bytes:
    """The bytes of the file. Rings that enclose nothing are left out, and so is a mark without any other.

    What is written can be read: ValueError tells of a value that no file may hold (an unknown quality, a mark beyond
    the sheet, more than the limits allow).
    """
    features = enumerate(_drawn(consultation.marks), 1)
    lines = ",\n".join(json.dumps(_feature(i, mark), ensure_ascii=False) for i, mark in features)
    head = json.dumps(_head(consultation), ensure_ascii=False, indent=1)
    text = f'{{"type": "FeatureCollection",\n"derm_viewer": {head},\n"features": [\n{lines}\n]}}\n'
    data = text.encode("utf-8", "replace")
    try:
        load(data)
    except ConsultationFileError as error:
        raise ValueError(f"this consultation cannot be saved: {error}") from None
    return data


def _json(data: bytes) -> Any:
    """The JSON value. What the readers of body maps say of a fault holds here; what they advise does not."""
    try:
        return strict_json.loads(source.decode(data))
    except FaultError as fault:
        raise FaultError(fault.problem, _REMEDY, fault.place) from None


def _error(name: str, fault: FaultError) -> ConsultationFileError:
    return ConsultationFileError(Fault("error", name, None, fault.place, fault.problem, fault.remedy))


def _head(saved: Consultation) -> dict[str, Any]:
    return {
        "format": FORMAT,
        "format_version": FORMAT_VERSION,
        "program_version": saved.program_version,
        "data_version": saved.data_version,
        "figure": saved.figure,
        "supplied_map": saved.supplied,
        "units": "cm",
        "axes": "x right, y up",
        "sides": "the patient's",
        "quality": saved.quality,
        "leg": saved.leg,
        "shown_map": saved.shown_map,
        "counted_maps": saved.counted,
        "places": [
            {"x": each.x, "y": each.y, "view": each.view, "side": each.side, "words": each.words}
            for each in saved.places
        ],
        "findings": [{"sign": each.sign, "side": each.side, "result": each.result} for each in saved.findings],
        "red_flags": [{"flag": flag, "answer": answer} for flag, answer in saved.red_flags],
    }


def _feature(number: int, mark: Mark) -> dict[str, Any]:
    return {
        "type": "Feature",
        "id": f"mark-{number}",
        "properties": {"quality": mark.quality, "view": mark.view, "side": mark.side},
        "geometry": {"type": "MultiPolygon", "coordinates": mark.polygons},
    }


def _drawn(marks: tuple[Mark, ...]) -> list[Mark]:
    """The marks without rings that enclose nothing, which the reader would refuse."""
    trimmed = [(mark, tuple(filter(None, map(_surface, mark.polygons)))) for mark in marks]
    return [Mark(mark.quality, mark.view, polygons, mark.side) for mark, polygons in trimmed if polygons]


def _surface(polygon: Polygon) -> Polygon:
    if not polygon or not _encloses(polygon[0]):
        return ()
    return (polygon[0], *(hole for hole in polygon[1:] if _encloses(hole)))


def _encloses(ring: tuple[tuple[float, float], ...]) -> bool:
    return len(ring) >= 4 and turn(*zip(*ring, strict=True)) != 0
