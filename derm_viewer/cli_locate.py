"""`derm-viewer locate`: the answer about one point of the sheet, as text for a person or as one JSON object."""

from __future__ import annotations

import json
import sys
from argparse import Namespace
from pathlib import Path
from typing import Any

from derm_viewer import paths
from derm_viewer.body.atlas import Atlas
from derm_viewer.body.errors import MapFileError
from derm_viewer.cli import UsageError, unknown
from derm_viewer.cli_text import as_text
from derm_viewer.clinic.answer import Answer, Emergency


def run(asked: Namespace) -> int:
    """Print the answer to `asked.x`, `asked.y` (sheet units) and `asked.quality`. Raises MapFileError, OSError."""
    from derm_viewer.body.locate import Locator
    from derm_viewer.clinic.knowledge import Knowledge
    from derm_viewer.clinic.reasoning import consider

    atlas = Atlas.load(map_file(asked.data))
    knowledge = Knowledge.load(paths.data_path("resources", "knowledge"))
    place = Locator(atlas).locate(asked.x, asked.y)
    answer = consider(place, asked.quality, knowledge, atlas.maps)
    if asked.json:
        print(json.dumps(as_object(answer, atlas.data_version), ensure_ascii=True, allow_nan=False, indent=2))
        return 0
    if hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(errors="replace")
    for line in as_text(answer, atlas.data_version):
        print(line)
    return 0


def map_file(data: Path | None) -> Path:
    """The body map to use: `data`, or the shipped one."""
    return paths.data_path("assets", "body_regions.geojson") if data is None else data


def require_map(map_id: str | None, data: Path | None) -> None:
    """Raise UsageError with a suggestion unless `map_id` is None, "all" or a map of the body map.

    A body map that cannot be read is passed over: whoever opens it says so.
    """
    if map_id is None or map_id == "all":
        return
    try:
        known = ["all", *(info.id for info in Atlas.load(map_file(data)).maps)]
    except MapFileError:
        return
    if map_id not in known:
        raise UsageError(unknown(map_id, known, "map"))


def require_readable(data: Path | None) -> None:
    """Raise MapFileError if `data` is no body map. (The window says so and goes on with the shipped one.)"""
    if data is not None:
        Atlas.load(data)


def as_object(answer: Answer, data_version: str) -> dict[str, Any]:
    """The answer as plain values for JSON. Lengths are body centimetres, `point` is on the sheet."""
    place = answer.place
    return {
        "data_version": data_version,
        "point": [place.x, place.y],
        "view": place.view,
        "side": place.side,
        "area": place.area,
        "place": place.words,
        "maps": [
            {
                "map": reading.map,
                "status": reading.status,
                "root": reading.root,
                "border_cm": None if reading.border_cm is None else round(reading.border_cm, 2),
                "beyond": reading.beyond,
            }
            for reading in place.readings
        ],
        "candidates": [
            {"root": candidate.root, "maps": list(candidate.maps), "of": candidate.of}
            for candidate in answer.candidates
            if candidate.root  # nerves and referred pain are in no map
        ],
        "key_points_near": [{"root": near.root, "cm": round(near.cm, 2)} for near in place.key_points_near],
        "emergency": None if answer.emergency is None else _alarm(answer.emergency),
    }


def _alarm(emergency: Emergency) -> dict[str, Any]:
    return {
        "urgency": emergency.urgency,
        "headline": emergency.headline,
        "action": emergency.action.text,
        "because": [because.text for because in emergency.because],
    }
