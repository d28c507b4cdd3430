"""What the installed program takes on the disk, beside the libraries that it cannot do without."""

from __future__ import annotations

from importlib import metadata
from pathlib import Path

from derm_viewer import paths
from tools.bench.report import Row

LIBRARIES = ("PySide6-Essentials", "shiboken6", "shapely", "numpy")
MB = 1_000_000


def rows() -> list[Row]:
    """One row, in MB of file contents; what Python compiles for itself is not counted."""
    floor = sum(_installed(name) for name in LIBRARIES) / MB
    folders = (Path(paths.__file__).parent, paths.data_path("resources"), paths.data_path("assets"))
    own = _size([path for folder in folders for path in folder.rglob("*")]) / MB
    value = floor + own
    name = "installed, with all it needs"
    return [Row(name, value, "MB", (value, value), 310.0, floor=floor, floor_name="its libraries")]


def _installed(name: str) -> int:
    return _size([Path(str(file.locate())) for file in metadata.files(name) or []])


def _size(files: list[Path]) -> int:
    return sum(path.stat().st_size for path in files if path.suffix != ".pyc" and path.is_file())
