"""Reads the members of a consultation file strictly: each is expected, of its type and within limits, or refused."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, NoReturn

from derm_viewer.body import rings
from derm_viewer.body.errors import FaultError, clean_text, is_plain_id, shown, worded
from derm_viewer.body.model import SIDES
from derm_viewer.clinic.answer import Finding
from derm_viewer.clinic.findings import ANSWERS, WHOLE
from derm_viewer.clinic.qualities import QUALITIES
from derm_viewer.consult import file_model as model
from derm_viewer.consult.file_model import Consultation, SavedPlace
from derm_viewer.consult.marks import Mark

_LEGS = ("left", "right")
_CONVENTIONS = {"units": "cm", "axes": "x right, y up", "sides": "the patient's"}
_OTHERS = {"derm-viewer-body-map": worded("this is a body map, not a consultation")}
_REMEDY = worded("choose a consultation saved by this program")
_CORRECT = worded("save it again with the program that made it")


class Members:
    """The members of one JSON object. `place` names it in messages. `done` refuses those that nobody took."""

    def __init__(self, value: Any, place: str) -> None:
        if not isinstance(value, dict):
            raise FaultError("this is not an object with named members", _CORRECT, place)
        self._left = dict(value)
        self.place = place

    def take(self, name: str) -> Any:
        """The value of a member that must be there."""
        if name not in self._left:
            self.refuse(name, worded("is missing"))
        return self._left.pop(name)

    def text(self, name: str, most: int = 200) -> str:
        """A text of at most `most` characters that is not blank, without hidden characters."""
        value = self.take(name)
        if not isinstance(value, str) or not value.strip() or len(value) > most:
            self.refuse(name, worded("is not a text of at most {most} characters", most=most))
        return clean_text(value)

    def word(self, name: str) -> str:
        """An id."""
        value = self.take(name)
        if not isinstance(value, str) or not is_plain_id(value):
            self.refuse(name, worded("is not a plain word"))
        return value

    def words(self, name: str, most: int) -> tuple[str, ...]:
        """A list of different ids."""
        found = self.items(name, most)
        if not all(isinstance(item, str) and is_plain_id(item) for item in found) or len(set(found)) != len(found):
            self.refuse(name, worded("is not a list of different plain words"))
        return tuple(found)

    def one_of(self, name: str, allowed: tuple[str, ...]) -> str:
        """One of the allowed words."""
        value = self.take(name)
        if not isinstance(value, str) or value not in allowed:
            self.refuse(
                name, worded("is '{value}' and not one of: {known}", value=shown(value, 40), known=", ".join(allowed))
            )
        return value

    def maybe(self, name: str, read: Callable[[str], str]) -> str | None:
        """What `read` makes of the member; None where it is null."""
        if name in self._left and self._left[name] is None:
            del self._left[name]
            return None
        return read(name)

    def flag(self, name: str) -> bool:
        """true or false."""
        value = self.take(name)
        if not isinstance(value, bool):
            self.refuse(name, worded("is not true or false"))
        return value

    def number(self, name: str) -> float:
        """A number that can be a place on a sheet."""
        value = self.take(name)
        if isinstance(value, bool) or not isinstance(value, (int, float)) or not abs(value) <= rings.MAX_VALUE:
            self.refuse(name, worded("is not a number of centimetres within a few metres"))
        return float(value)

    def items(self, name: str, most: int) -> list[Any]:
        """A list of at most `most` entries."""
        value = self.take(name)
        if not isinstance(value, list) or len(value) > most:
            self.refuse(name, worded("is not a list of at most {most}", most=most))
        return value

    def each(self, name: str, most: int) -> Iterable[Members]:
        """The objects in a list."""
        return [Members(item, f"{self.place}.{name}[{i}]") for i, item in enumerate(self.items(name, most))]

    def done(self) -> None:
        """Refuse what is left."""
        if self._left:
            self.refuse(shown(next(iter(self._left)), 40), worded("is unknown"))

    def refuse(self, name: str, problem: str) -> NoReturn:
        """Raise FaultError about a member."""
        raise FaultError(worded("the member '{name}' {problem}", name=name, problem=problem), _CORRECT, self.place)


def parse(value: Any) -> Consultation:
    """The consultation in a JSON value. Raises FaultError with place, problem and remedy."""
    if not isinstance(value, dict) or value.get("type") != "FeatureCollection" or "derm_viewer" not in value:
        raise FaultError("this is JSON, but not a consultation", _REMEDY)
    _check_format(value["derm_viewer"])
    whole = Members(value, worded("the file"))
    whole.take("type")
    head = Members(whole.take("derm_viewer"), "derm_viewer")
    marks = _marks(whole.items("features", model.MAX_MARKS))
    whole.done()
    return _consultation(head, marks)


def _check_format(head: Any) -> None:
    name = head.get("format") if isinstance(head, dict) else None
    if name != model.FORMAT:
        raise FaultError(_OTHERS.get(str(name), worded("this is GeoJSON, but not a consultation")), _REMEDY)
    version = head.get("format_version")
    if type(version) is not int or version < 1:
        raise FaultError(worded("the format version '{version}' does not exist", version=shown(version, 20)), _REMEDY)
    if version > model.FORMAT_VERSION:
        maker = f", Derm Viewer {shown(head.get('program_version'), 20)}" if "program_version" in head else ""
        raise FaultError(
            worded(
                "it was made by a newer version of the program{maker} (format {version}; this one reads up to {known})",
                maker=maker,
                version=version,
                known=model.FORMAT_VERSION,
            ),
            "open it with a newer Derm Viewer",
        )


def _consultation(head: Members, marks: tuple[Mark, ...]) -> Consultation:
    """Format version 1. A later one keeps this reader and adds its own."""
    head.take("format")
    head.take("format_version")
    for name, only in _CONVENTIONS.items():
        head.one_of(name, (only,))
    found = Consultation(
        program_version=head.text("program_version"),
        data_version=head.text("data_version"),
        figure=head.word("figure"),
        supplied=head.flag("supplied_map"),
        quality=head.one_of("quality", QUALITIES),
        leg=head.one_of("leg", _LEGS),
        shown_map=head.word("shown_map"),
        counted=head.words("counted_maps", 100),
        places=tuple(_place(each) for each in head.each("places", model.MAX_PLACES)),
        marks=marks,
        findings=tuple(_finding(each) for each in head.each("findings", model.MAX_FINDINGS)),
        red_flags=tuple(_red_flag(each) for each in head.each("red_flags", model.MAX_FINDINGS)),
    )
    head.done()
    _once("findings", [(one.sign, one.side) for one in found.findings])
    _once("red_flags", [flag for flag, _ in found.red_flags])
    return found


def _place(each: Members) -> SavedPlace:
    x, y = each.number("x"), each.number("y")
    view = each.maybe("view", each.word)
    side = each.maybe("side", lambda name: each.one_of(name, SIDES))
    place = SavedPlace(x, y, view, side, each.text("words", 500))
    each.done()
    return place


def _finding(each: Members) -> Finding:
    finding = Finding(each.word("sign"), each.one_of("side", (*_LEGS, WHOLE)), each.text("result"))
    each.done()
    return finding


def _red_flag(each: Members) -> tuple[str, str]:
    asked = each.word("flag"), each.one_of("answer", ANSWERS)
    each.done()
    return asked


def _once(name: str, keys: list[Any]) -> None:
    if len(set(keys)) != len(keys):
        raise FaultError(worded("an entry of '{name}' stands twice", name=name), _CORRECT, f"derm_viewer.{name}")


def _marks(features: list[Any]) -> tuple[Mark, ...]:
    marks: list[Mark] = []
    vertices = 0
    for i, raw in enumerate(features):
        marks.append(_mark(Members(raw, worded("mark {number}", number=i + 1))))
        vertices += sum(len(ring) for polygon in marks[-1].polygons for ring in polygon)
        if vertices > model.MAX_VERTICES:
            raise FaultError(
                worded("its marks have more than {limit} vertices", limit=model.MAX_VERTICES), "simplify the marks"
            )
    return tuple(marks)


def _mark(feature: Members) -> Mark:
    feature.one_of("type", ("Feature",))
    feature.word("id")
    said = Members(feature.take("properties"), worded("{place}, properties", place=feature.place))
    shape = Members(feature.take("geometry"), worded("{place}, geometry", place=feature.place))
    feature.done()
    kind = shape.one_of("type", ("Polygon", "MultiPolygon"))
    try:
        polygons = rings.polygons(kind, shape.take("coordinates"), lambda problem, remedy: None)
    except FaultError as fault:
        raise FaultError(
            fault.problem, _CORRECT, worded("{place}{inside}", place=shape.place, inside=fault.place)
        ) from None
    shape.done()
    side = said.maybe("side", lambda name: said.one_of(name, SIDES))
    mark = Mark(said.one_of("quality", QUALITIES), said.word("view"), polygons, side)
    said.done()
    return mark
