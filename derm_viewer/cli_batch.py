"""`derm-viewer batch`: thousands of painted marks to the share of every map, root and nerve."""

from __future__ import annotations

import sys
import time
from argparse import Namespace
from itertools import islice
from pathlib import Path

from derm_viewer.body.atlas import Atlas
from derm_viewer.body.cover import CHUNK, CoverIndex, MarkError
from derm_viewer.body.errors import shown
from derm_viewer.cli_batch_read import Drawn, marks, refused
from derm_viewer.cli_batch_write import Writer, long, wide
from derm_viewer.cli_locate import map_file
from derm_viewer.options import PROGRAM

_BAR = 30
_SECONDS = 0.1
"""The bar is not drawn more often than this."""


def run(asked: Namespace) -> int:
    """Read `asked.marks`, write `asked.out`. Raises MapFileError, UsageError or OSError; then nothing is written."""
    atlas = Atlas.load(map_file(asked.data))
    index = CoverIndex(atlas)
    maps = [info.id for info in atlas.maps]
    layout = (long if asked.long else wide)(index.columns(), maps)
    parquet = asked.parquet or asked.out.suffix.casefold() == ".parquet"
    with _Progress(asked.marks) as progress, Writer(asked.out, layout, parquet) as out:
        coming = marks(asked.marks, progress.show)
        while chunk := list(islice(coming, CHUNK)):
            _add(chunk, index, out, asked.marks)
            progress.count += len(chunk)
    return 0


def _add(chunk: list[Drawn], index: CoverIndex, out: Writer, source: Path) -> None:
    try:
        for table in index.tables((drawn.surface for drawn in chunk), len(chunk)):
            out.add([drawn.id for drawn in chunk], table)
    except MarkError as fault:
        bad = chunk[fault.number]
        raise refused(shown(source.name, 100), bad.number, bad.id, fault) from None


class _Progress:
    """A bar on the terminal, and nothing anywhere else."""

    def __init__(self, source: Path) -> None:
        self._stream = sys.stderr if sys.stderr is not None and sys.stderr.isatty() else None
        self._source = source
        self._drawn = 0.0
        self.count = 0

    def __enter__(self) -> _Progress:
        return self

    def __exit__(self, *error: object) -> None:
        if self._stream is not None and self._drawn:
            self._stream.write("\r\x1b[K")
            self._stream.flush()

    def show(self, count: int) -> None:
        """Draw how far the reading is: `count` bytes of the file."""
        now = time.monotonic()
        if self._stream is None or now - self._drawn < _SECONDS:
            return
        self._drawn = now
        whole = max(self._source.stat().st_size, count, 1)
        done = count * _BAR // whole
        bar = "#" * done + "." * (_BAR - done)
        self._stream.write(f"\r{PROGRAM}: [{bar}] {count * 100 // whole:3d} %, {self.count} marks")
        self._stream.flush()
