"""The rows of `derm-viewer batch`: one for each mark, or one for each root and nerve it lies in; as CSV or Parquet."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from derm_viewer.body.cover import Column, Table
from derm_viewer.body.cover_cells import Floats
from derm_viewer.body.cover_shares import without_rounding
from derm_viewer.body.model import SIDES
from derm_viewer.consult.safe_write import GrowingFile
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
    rounded: list[Any] = np.round(values, _DIGITS).tolist()
    if there is None:
        return rounded
    return [value if is_there else None for value, is_there in zip(rounded, there.tolist(), strict=True)]


class Writer:
    """A file that takes rows as they come and has its name only when it is whole; used with `with`.

    If anything goes wrong in between, an older file of that name is as it was, and nothing is left beside it. Where the
    disk refuses, WriteError says so.
    """

    def __init__(self, path: Path, layout: Layout, parquet: bool) -> None:
        """Open it. Raises WriteError where no file can be, UsageError where Parquet's library is missing."""
        self._layout = layout
        self._file = GrowingFile(path)
        try:
            self._sink: _Csv | _Parquet = (_Parquet if parquet else _Csv)(self._file, layout)
        except BaseException:
            self._file.drop()
            raise

    def __enter__(self) -> Writer:
        return self

    def __exit__(self, kind: type[BaseException] | None, *rest: object) -> None:
        try:
            if kind is not None:
                self._file.forget()
            self._sink.close()
            if kind is None:
                self._file.keep()
        finally:
            self._file.drop()

    def add(self, ids: Sequence[str], table: Table) -> None:
        """Write the rows of these marks."""
        self._sink.add(self._layout.values(ids, table))


class _Csv:
    def __init__(self, file: GrowingFile, layout: Layout) -> None:
        self._file = file
        self._write([layout.header])

    def add(self, values: Values) -> None:
        self._write(zip(*values, strict=True))

    def _write(self, rows: Iterable[Sequence[Any]]) -> None:
        text = io.StringIO(newline="")
        csv.writer(text, lineterminator="\n").writerows(rows)
        self._file.write(text.getvalue().encode("utf-8"))

    def close(self) -> None:
        """Every row is in the file already."""


class _Parquet:
    def __init__(self, file: GrowingFile, layout: Layout) -> None:
        try:
            import pyarrow
            import pyarrow.parquet
        except ImportError:
            problem = "Parquet needs the library pyarrow, which is not installed"
            raise UsageError(f"{problem}; install derm-viewer[parquet], or name a file that ends in .csv") from None
        self._arrow = pyarrow
        kinds = {**dict.fromkeys(layout.texts, pyarrow.string()), "mended": pyarrow.bool_()}
        self._schema = pyarrow.schema([(name, kinds.get(name, pyarrow.float64())) for name in layout.header])
        self._file = pyarrow.parquet.ParquetWriter(file, self._schema)

    def add(self, values: Values) -> None:
        pairs = zip(values, self._schema, strict=True)
        arrays = [self._arrow.array(column).cast(field.type) for column, field in pairs]
        self._file.write_table(self._arrow.Table.from_arrays(arrays, schema=self._schema))

    def close(self) -> None:
        self._file.close()
