"""The atlas: everything one map file draws, as immutable values that can be asked by view, kind and map."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Literal, overload

from derm_viewer.body import geojson
from derm_viewer.body.errors import Finding
from derm_viewer.body.model import SPOT_KINDS, Figure, Header, MapInfo, NerveInfo, Region, Spot, View

if TYPE_CHECKING:
    from derm_viewer.body.place_words import PlaceWords

__all__ = ["Atlas", "Figure", "MapInfo", "NerveInfo", "Region", "Spot", "View"]

SpotKind = Literal["key_point", "landmark"]
RegionKind = Literal["outline", "area", "dermatome", "nerve"]


class Atlas:
    """A body map in memory. Regions and spots keep the order of the file; nothing in it ever changes.

    `notes` are the things about the file that the reader found worth saying and that do not stop it from being used.
    `is_supplied` says that it is one of the program's own files, to which its pictures belong. `words` are how its
    places are said, None: in English. Two are equal if they draw and note the same.
    """

    header: Header
    regions: tuple[Region, ...]
    spots: tuple[Spot, ...]
    notes: tuple[Finding, ...]
    is_supplied: bool
    words: PlaceWords | None
    _asked: dict[tuple[str | None, ...], tuple[Region | Spot, ...]]

    def __init__(
        self,
        header: Header,
        regions: tuple[Region, ...],
        spots: tuple[Spot, ...],
        notes: tuple[Finding, ...] = (),
        *,
        is_supplied: bool = False,
        words: PlaceWords | None = None,
    ) -> None:
        own = self.__dict__
        own.update(header=header, regions=regions, spots=spots, notes=notes, is_supplied=is_supplied, words=words)
        own["_asked"] = {}

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError("an atlas does not change")

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Atlas) and self._drawn == other._drawn

    def __hash__(self) -> int:
        return hash(self._drawn)

    @property
    def _drawn(self) -> tuple[object, ...]:
        return self.header, self.regions, self.spots, self.notes

    def replaced(self, header: Header, regions: tuple[Region, ...], words: PlaceWords | None = None) -> Atlas:
        """The same with another header, other regions, and places said in other words."""
        return Atlas(header, regions, self.spots, self.notes, is_supplied=self.is_supplied, words=words)

    @classmethod
    def load(cls, path: Path | str) -> Atlas:
        """Read a map file. Raises MapFileError, and nothing else, with one plain sentence."""
        document = geojson.read(path)
        return cls(document.header, document.regions, document.spots, document.notes)

    @classmethod
    def supplied(cls, path: Path | str) -> Atlas:
        """Read a supplied map file: equal to what `load` gives, but polygons become numbers when they are looked at.

        Only for files whose whole content is tested, as the supplied ones are; any other file, whoever made it, is
        read with `load` before it replaces anything. Raises MapFileError, and nothing else; a polygon that turns out
        to be damaged raises it when it is looked at.
        """
        document = geojson.read_supplied(path)
        return cls(document.header, document.regions, document.spots, document.notes, is_supplied=True)

    @property
    def data_version(self) -> str:
        """The version of the map data, as written in the file."""
        return self.header.data_version

    @property
    def waist_y(self) -> float:
        """The sheet height of the waist; the lumbar maps are looked at from here down."""
        return self.header.waist_y

    @property
    def figures(self) -> tuple[Figure, ...]:
        """The bodies that are drawn."""
        return self.header.figures

    @property
    def views(self) -> tuple[View, ...]:
        """The views on the sheet, in the order of the file."""
        return self.header.views

    @property
    def nerves(self) -> tuple[NerveInfo, ...]:
        """The skin nerves, in the order of the file."""
        return self.header.nerves

    @property
    def maps(self) -> tuple[MapInfo, ...]:
        """The published maps, in the order of the file."""
        return self.header.maps

    def view(self, view_id: str) -> View:
        """The view with this id. Raises KeyError that lists the known ids."""
        for view in self.views:
            if view.id == view_id:
                return view
        raise KeyError(f"no view {view_id!r}; known: {', '.join(v.id for v in self.views)}")

    def map(self, map_id: str) -> MapInfo:
        """The map with this id. Raises KeyError that lists the known ids."""
        for info in self.maps:
            if info.id == map_id:
                return info
        raise KeyError(f"no map {map_id!r}; known: {', '.join(m.id for m in self.maps)}")

    @overload
    def of(self, *, view: str | None = None, kind: SpotKind, map: str | None = None) -> tuple[Spot, ...]: ...

    @overload
    def of(
        self, *, view: str | None = None, kind: RegionKind | None = None, map: str | None = None
    ) -> tuple[Region, ...]: ...

    def of(
        self, *, view: str | None = None, kind: str | None = None, map: str | None = None
    ) -> tuple[Region | Spot, ...]:
        """The regions that match every given criterion; for the kinds key_point and landmark the spots that do."""
        key = (view, kind, map)
        if key not in self._asked:
            source: tuple[Region | Spot, ...] = self.spots if kind in SPOT_KINDS else self.regions
            self._asked[key] = tuple(
                item
                for item in source
                if (view is None or item.view == view)
                and (kind is None or item.kind == kind)
                and (map is None or item.map == map)
            )
        return self._asked[key]
