"""What kind of file it is, from its name or its first bytes. Whether it can be read is judged by who reads it."""

from __future__ import annotations

from pathlib import Path

from derm_viewer.consult.file_model import FORMAT, SUFFIX
from derm_viewer.consult.map_files import SUFFIXES

_PEEK = 4096


def is_consultation(path: Path) -> bool:
    """Whether the file is a saved consultation; False for a body map and for what cannot be read."""
    if path.name.casefold().endswith(SUFFIX):
        return True
    try:
        if not path.is_file():
            return False
        with path.open("rb") as file:
            return f'"{FORMAT}"'.encode() in file.read(_PEEK)
    except OSError:
        return False


def may_be_ours(path: Path) -> bool:
    """Whether the end of the name is that of a consultation or a body map."""
    return path.suffix.casefold() in SUFFIXES
