"""The rows of `derm-viewer batch`: one for each mark, or one for each root and nerve it lies in; as CSV or Parquet."""

from __future__ import annotations

import contextlib
import csv
import os
import secrets
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from derm_viewer.body.cover import Column, Table
from derm_viewer.body.cover_cells import Floats
from derm_viewer.body.cover_shares import without_rounding
from derm_viewer.body.model import SIDES
from derm_viewer.options import UsageError

LONG = ("id", "side", "map", "root", "nerve", "picture_cm2", "share", "painted")
_DIGITS = 6

Values = list[list[Any]]
"""Columns of values, in the order of the header; None where nothing applies."""


class Layout(NamedTuple):
    """What the columns are called, and how a table becomes their values. `texts` of the first columns are texts."""

    header: tuple[str, ...]
    texts: tuple[str, ...]
    values: Callable[[Sequence[str], Table], Values]


def wide(columns: Sequence[Column], maps: Sequence[str]) -> Layout:
    """One row a mark: what every root of every map has of its skin on each side, what is blank, and what nerves have.

    Shares are from 0 to 1 of the mark's skin on that side, and empty where it has none there; those of one map and
    side, with its blank, add up to 1.
    """
    sides = [_Side(side, columns, maps) for side in SIDES if Column(side, "skin", "") in columns]
    own = ("id", "mended", "outside", "untreated_picture_cm2")
    header = (*own, *(f"{side.side}_{name}" for side in sides for name in side.names))

    def values(ids: Sequence[str], table: Table) -> Values:
        untreated = [i for i, column in enumerate(table.columns) if column.layer == "untreated"]
        first = [table.outside, table.areas[:, untreated].sum(axis=1)]
        mended = table.mended.astype(int).tolist()
        rest = [column for side in sides for column in side.values(table)]
        return [list(ids), mended, *(_rounded(column) for column in first), *rest]

    return Layout(header, ("id",), values)


class _Side:
    """The columns of one side."""

    def __init__(self, side: str, columns: Sequence[Column], maps: Sequence[str]) -> None:
        self.side = side
        self._skin = columns.index(Column(side, "skin", ""))
        self._layers: list[tuple[str, list[int]]] = []
        self.names = ["picture_cm2"]
        for layer in (*maps, "nerve"):
            chosen = [i for i, column in enumerate(columns) if column.side == side and column.layer == layer]
            self._layers.append((layer, chosen))
            self.names += [f"{layer}_{columns[i].name}" for i in chosen]
            self.names += [f"{layer}_blank"] if layer != "nerve" else []

    def values(self, table: Table) -> Iterator[list[Any]]:
        skin = table.areas[:, self._skin]
        there = skin > 0
        yield _rounded(skin, there)
        for layer, chosen in self._layers:
            shares = table.areas[:, chosen] / np.where(there, skin, 1.0)[:, None]
            blank = None
            if layer != "nerve":
                shares, blank = without_rounding(shares)
            yield from (_rounded(column, there) for column in shares.T)
            if blank is not None:
                yield _rounded(blank, there)


def long(columns: Sequence[Column], maps: Sequence[str]) -> Layout:
    """One row for each mark, side, and root of a map or nerve that has some of it; and for what a map leaves blank.

    `painted` is the share of all that is drawn for the root or nerve, in the views touched, which is painted.
    """
    skins = {column.side: i for i, column in enumerate(columns) if column.layer == "skin"}
    layers = [(side, layer, [i for i, c in enumerate(columns) if c.side == side and c.layer == layer])
              for side in skins for layer in (*maps, "nerve")]  # fmt: skip

    def values(ids: Sequence[str], table: Table) -> Values:
        rows = [row for layer in layers for row in _long_rows(layer, skins, table)]
        rows.sort(key=lambda row: row[0])
        listed = [[ids[row[0]], *row[1:]] for row in rows]
        return [list(column) for column in zip(*listed, strict=True)] if listed else [[] for _ in LONG]

    return Layout(LONG, LONG[:5], values)


def _long_rows(layer: tuple[str, str, list[int]], skins: dict[str, int], table: Table) -> Iterator[list[Any]]:
    side, name, chosen = layer
    skin = table.areas[:, skins[side]]
    shares = table.areas[:, chosen] / np.where(skin > 0, skin, 1.0)[:, None]
    blank = np.zeros(len(skin))
    if name != "nerve":
        shares, blank = without_rounding(shares)
    mark, at = np.nonzero(shares)
    areas, drawn = table.areas[:, chosen][mark, at], table.drawn[:, chosen][mark, at]
    numbers = (_rounded(areas), _rounded(shares[mark, at]), _rounded(areas / drawn))
    for i, j, *values in zip(mark.tolist(), at.tolist(), *numbers, strict=True):
        of = table.columns[chosen[j]].name
        yield [i, side, *((name, of, None) if name != "nerve" else (None, None, of)), *values]
    for i in np.flatnonzero((blank > 0) & (skin > 0)).tolist():
        yield [i, side, name, "blank", None, *_rounded(np.array([blank[i] * skin[i], blank[i]])), None]


def _rounded(values: Floats, there: Any = None) -> list[Any]:
    rounded = np.round(values, _DIGITS).tolist()
    if there is None:
        return rounded  # type: ignore[no-any-return]
    return [value if is_there else None for value, is_there in zip(rounded, there.tolist(), strict=True)]


class Writer:
    """A file that takes rows as they come and has its name only when it is whole; used with `with`.

    If anything goes wrong in between, an older file of that name is as it was, and nothing is left beside it.
    """

    def __init__(self, path: Path, layout: Layout, parquet: bool) -> None:
        """Open it. Raises UsageError where no file can be, or Parquet is asked for and its library is missing."""
        if path.is_dir():
            raise UsageError(f"{path} is a folder; name a file in it")
        if path.exists() and not path.is_file():
            raise UsageError(f"{path} is a device or a pipe; name an ordinary file")
        if not path.parent.is_dir():
            raise UsageError(f"the folder {path.parent} does not exist; make it first")
        if not os.access(path.parent, os.W_OK):
            raise UsageError(f"nothing may be written in the folder {path.parent}; choose another")
        self._name = path
        self._target = Path(os.path.realpath(path))
        self._fresh = self._target.with_name(f".{secrets.token_hex(6)}.part")
        self._layout = layout
        with self._plainly():
            self._sink: _Csv | _Parquet = _Parquet(self._fresh, layout) if parquet else _Csv(self._fresh, layout)

    def __enter__(self) -> Writer:
        return self

    def __exit__(self, kind: type[BaseException] | None, *rest: object) -> None:
        try:
            with self._plainly() if kind is None else contextlib.suppress(OSError):
                self._sink.close()
                if kind is None:
                    self._keep()
        finally:
            with contextlib.suppress(OSError):
                self._fresh.unlink()

    @contextlib.contextmanager
    def _plainly(self) -> Iterator[None]:
        """Turn what the disk says into a sentence that names the file."""
        try:
            yield
        except OSError as error:
            reason = error.strerror or "the disk refuses it"
            raise UsageError(f"{self._name} cannot be written: {reason}; choose another place") from None

    def _keep(self) -> None:
        handle = os.open(self._fresh, os.O_RDWR | getattr(os, "O_BINARY", 0))
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
        if self._target.exists() and os.name != "nt":
            self._fresh.chmod(self._target.stat().st_mode & 0o7777)
        os.replace(self._fresh, self._target)

    def add(self, ids: Sequence[str], table: Table) -> None:
        """Write the rows of these marks. Raises UsageError where the disk refuses."""
        values = self._layout.values(ids, table)
        with self._plainly():
            self._sink.add(values)


class _Csv:
    def __init__(self, path: Path, layout: Layout) -> None:
        self._file = path.open("x", encoding="utf-8", newline="")
        self._rows = csv.writer(self._file, lineterminator="\n")
        self._rows.writerow(layout.header)

    def add(self, values: Values) -> None:
        self._rows.writerows(zip(*values, strict=True))

    def close(self) -> None:
        self._file.close()


class _Parquet:
    def __init__(self, path: Path, layout: Layout) -> None:
        try:
            import pyarrow
            import pyarrow.parquet
        except ImportError:
            problem = "Parquet needs the library pyarrow, which is not installed"
            raise UsageError(f"{problem}; install derm-viewer[parquet], or name a file that ends in .csv") from None
        self._arrow = pyarrow
        kinds = {**dict.fromkeys(layout.texts, pyarrow.string()), "mended": pyarrow.bool_()}
        self._schema = pyarrow.schema([(name, kinds.get(name, pyarrow.float64())) for name in layout.header])
        self._file = pyarrow.parquet.ParquetWriter(path, self._schema)

    def add(self, values: Values) -> None:
        pairs = zip(values, self._schema, strict=True)
        arrays = [self._arrow.array(column).cast(field.type) for column, field in pairs]
        self._file.write_table(self._arrow.Table.from_arrays(arrays, schema=self._schema))

    def close(self) -> None:
        self._file.close()
