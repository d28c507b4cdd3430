"""Reads a body map from its file: the supplied ones late, all others strictly. Imports no shapely."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import NamedTuple

from derm_viewer.body import late, source
from derm_viewer.body.errors import FaultError, Finding, MapFileError, shown
from derm_viewer.body.header import parse_header
from derm_viewer.body.model import Header, Region, Spot


class Document(NamedTuple):
    """What a map file says. `notes` are the things that were odd and did not stop it from being read.

    `order` gives for the id of every region and spot the index of its feature in the file.
    """

    file: str
    header: Header
    regions: tuple[Region, ...]
    spots: tuple[Spot, ...]
    notes: tuple[Finding, ...]
    order: Mapping[str, int]


def read(path: Path | str, on_fault: Callable[[Finding], None] | None = None) -> Document:
    """Read a map file. Raises MapFileError, and nothing else.

    With `on_fault`, a feature that cannot be read is reported there and left out, instead of ending the reading; what
    concerns the file as a whole is raised all the same.
    """
    from derm_viewer.body.collection import read_text  # a start with the supplied files does without it

    path = Path(path)
    file = shown(path.name or str(path), 100)
    try:
        return read_text(source.decode(source.read_bytes(path)), file, on_fault)
    except FaultError as fault:
        raise MapFileError(Finding("error", file, None, fault.place, fault.problem, fault.remedy)) from None


def read_supplied(path: Path | str) -> Document:
    """Read one of the supplied map files, surfaces only when they are looked at: equal to what `read` gives.

    For a file whose whole content is tested, and for no other: what is wrong with a surface's coordinates is found
    late, or never. Raises MapFileError, and nothing else.
    """
    path = Path(path)
    try:
        found = late.parse(source.read_bytes(path))
        if found is not None:
            header, items = parse_header(found[0]), found[1]
            order = {item.id: index for index, item in enumerate(items)}
            regions = tuple(item for item in items if isinstance(item, Region))
            spots = tuple(item for item in items if isinstance(item, Spot))
            if len(order) == len(items) and _uses_only_known(header, items):
                return Document(shown(path.name, 100), header, regions, spots, (), order)
    except FaultError:
        pass
    return read(path)


def _uses_only_known(header: Header, items: list[Region | Spot]) -> bool:
    views, maps = {view.id for view in header.views}, {info.id for info in header.maps}
    return {item.view for item in items} <= views and {item.map for item in items} <= maps | {None}
