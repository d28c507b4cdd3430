"""How tests ask the reader for its refusal."""

from __future__ import annotations

from pathlib import Path

import pytest

from derm_viewer.body import geojson
from derm_viewer.body.errors import MapFileError


def refusal(path: Path) -> str:
    """The sentence with which the reader refuses the file."""
    with pytest.raises(MapFileError) as caught:
        geojson.read(path)
    sentence = str(caught.value)
    assert sentence.endswith(".")
    assert len(sentence) < 400
    assert sentence.isprintable()
    return sentence


def refusal_of(content: str | bytes, folder: Path) -> str:
    """The same for a file with this content."""
    path = folder / "map.geojson"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return refusal(path)
