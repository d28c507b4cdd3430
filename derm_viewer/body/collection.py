"""Reads the text of a map file strictly: limits first, then every feature, with one error type."""

from collections.abc import Callable
from typing import Any

from derm_viewer.body import quick, strict_json
from derm_viewer.body.errors import FaultError, Finding, MapFileError, shown, worded
from derm_viewer.body.features import Known, parse_feature
from derm_viewer.body.formats import check_collection
from derm_viewer.body.geojson import Document
from derm_viewer.body.header import parse_header
from derm_viewer.body.model import Header, MapInfo, Region, Spot

MAX_FEATURES = 5_000
MAX_VERTICES = 200_000
_MAX_NOTES = 200


def read_text(text: str, file: str, on_fault: Callable[[Finding], None] | None) -> Document:
    """The document of a file's text; `file` names it. Raises FaultError for the whole, MapFileError for a feature."""
    if on_fault is None:
        flawless = _read_quickly(text, file)
        if flawless is not None:
            return flawless
    return _document(strict_json.loads(text), file, on_fault)


def _read_quickly(text: str, file: str) -> Document | None:
    """The document, if the quick way finds no fault; what the fault is, only the strict way knows."""
    value = quick.loads(text)
    try:
        return None if value is None else _document(value, file, None)
    except (FaultError, MapFileError):
        return None


def _document(value: Any, file: str, on_fault: Callable[[Finding], None] | None) -> Document:
    collection = check_collection(value)
    header = parse_header(collection["derm_viewer"])
    features = collection["features"]
    if len(features) > MAX_FEATURES:
        raise FaultError(
            worded("it has {count} features and the limit is {limit}", count=len(features), limit=MAX_FEATURES),
            "split the file",
        )
    return _Collector(file, header, on_fault).collect(collection, features)


class _Collector:
    """Takes the features in, one by one, and keeps what is odd about them."""

    def __init__(self, file: str, header: Header, on_fault: Callable[[Finding], None] | None) -> None:
        self._file = file
        self._header = header
        self._on_fault = on_fault
        self._notes: list[Finding] = []
        self._where: tuple[str | None, str] = (None, "")
        self._known = Known(
            frozenset(view.id for view in header.views),
            frozenset(info.id for info in header.maps),
            frozenset(figure.id for figure in header.figures),
        )

    def collect(self, value: dict[str, Any], features: list[Any]) -> Document:
        """Every feature of the file as a document. Raises MapFileError at the first fault, or reports it."""
        self._check_members(value, features)
        seen: dict[str, int] = {}
        regions: list[Region] = []
        spots: list[Spot] = []
        vertices = 0
        for index, raw in enumerate(features):
            ident = raw.get("id") if type(raw) is dict else None
            self._where = (ident if type(ident) is str else None, "")
            try:
                item = parse_feature(raw, index, self._known, lambda *said, at=index: self._note(at, *said))
                if item.id in seen:
                    raise FaultError(
                        worded("its id is already that of feature {number}", number=seen[item.id]),
                        "give each feature its own id",
                    )
            except FaultError as fault:
                self._fault(index, fault)
                continue
            seen[item.id] = index
            if isinstance(item, Spot):
                spots.append(item)
                continue
            regions.append(item)
            vertices += sum(len(ring) for polygon in item.polygons for ring in polygon)
            if vertices > MAX_VERTICES:
                raise FaultError(
                    worded("it has more than {limit} vertices", limit=MAX_VERTICES), "simplify the regions"
                )
        return Document(self._file, self._full_header(), tuple(regions), tuple(spots), tuple(self._notes), seen)

    def _full_header(self) -> Header:
        """The header, with an entry "source not stated" for every map that regions use and it does not describe."""
        new = tuple(MapInfo(m, m, "", None, "", "", "described", "", "", "") for m in self._known.new_maps)
        return self._header._replace(maps=self._header.maps + new) if new else self._header

    def _check_members(self, value: dict[str, Any], features: list[Any]) -> None:
        if "crs" in value:
            self._note(None, "warning", "it has a crs member, but a body is not the Earth", "take the crs member out")
        if not features:
            self._note(None, "warning", "no regions in this file", "add features")
        box = value.get("bbox")
        if box is not None and not _is_box(box):
            self._note(None, "warning", "its bbox is not four numbers in order and was ignored", "correct the bbox")

    def _place(self, index: int | None, inside: str = "") -> tuple[str | None, str]:
        ident = self._where[0]
        if index is None:
            return None, ""
        name = worded("feature {index}", index=index)
        if ident:
            name = worded("feature {index} ({id})", index=index, id=shown(ident, 80))
        return ident, worded("{place}, geometry{inside}", place=name, inside=inside) if inside else name

    def _note(self, index: int | None, severity: str, problem: str, remedy: str) -> None:
        ident, place = self._place(index)
        finding = Finding(severity, self._file, ident, place, problem, remedy)
        if len(self._notes) < _MAX_NOTES and finding not in self._notes[-3:]:
            self._notes.append(finding)

    def _fault(self, index: int, fault: FaultError) -> None:
        ident, place = self._place(index, fault.place)
        finding = Finding("error", self._file, ident, place, fault.problem, fault.remedy)
        if self._on_fault is None:
            raise MapFileError(finding) from None
        self._on_fault(finding)


def _is_box(box: Any) -> bool:
    if not isinstance(box, list) or len(box) not in (4, 6) or not all(type(v) in (int, float) for v in box):
        return False
    half = len(box) // 2
    return all(box[i] <= box[i + half] for i in range(half))
