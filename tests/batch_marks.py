"""Marks for the tests of `derm-viewer batch`, on the sample map."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest


def polygon(minx: float, miny: float, maxx: float, maxy: float) -> dict[str, Any]:
    """A box in the view from the front, x towards the patient's left."""
    a, b = minx - 100, maxx - 100
    return {"type": "Polygon", "coordinates": [[[a, miny], [b, miny], [b, maxy], [a, maxy], [a, miny]]]}


def mark(geometry: Any, ident: Any = None) -> dict[str, Any]:
    return {"type": "Feature", "properties": {} if ident is None else {"id": ident}, "geometry": geometry}


def collection(*features: Any) -> str:
    return json.dumps({"type": "FeatureCollection", "features": list(features)})


SHIN, ABOVE = polygon(8, -60, 18, -50), polygon(4, 20, 10, 40)
BOTH_SIDES = {"type": "MultiPolygon", "coordinates": [SHIN["coordinates"], polygon(-18, -60, -8, -50)["coordinates"]]}


def write_marks(path: Path) -> Path:
    """Write four marks, one of each sort of id."""
    path.write_text(
        collection(mark(SHIN, "a, b"), mark(BOTH_SIDES, 7), {**mark(ABOVE), "id": "own"}, mark(polygon(30, 0, 31, 1)))
    )
    return path


def rows(path: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(path.read_text(encoding="utf-8"))))


def said(capsys: pytest.CaptureFixture[str]) -> str:
    """The one sentence on the error stream."""
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err.startswith("derm-viewer: ")
    assert captured.err.count("\n") == 1
    return captured.err
