"""The answer for other programs: a FHIR R4 Bundle of Observations and BodyStructures, without any patient data.

Nothing in it is a Condition or another conclusion, and no date stands in it. Roots, signs and areas are texts: codes
for them were not verified. The codes that are used were read in the specification (hl7.org/fhir): the category of an
observation, normal and abnormal, why a value is missing, and left and right (SNOMED CT, from the value set
bodystructure-relative-location, which FHIR gives for BodyStructure.locationQualifier).
"""

from __future__ import annotations

import json
import uuid
from collections.abc import Callable, Iterable
from typing import Any, NamedTuple

from derm_viewer.clinic.answer import Candidate, RedFlag
from derm_viewer.consult.marks import Mark
from derm_viewer.export.told import Found, Told

Json = dict[str, Any]

_TERMINOLOGY = "http://terminology.hl7.org/CodeSystem"
_DEFINITIONS = "http://hl7.org/fhir/StructureDefinition"
_SIDES = {"left": ("7771000", "Left"), "right": ("24028007", "Right")}
_ABSENT = "not-asked"
_EXAM, _SURVEY = ("exam", "Exam"), ("survey", "Survey")


class Body(NamedTuple):
    """A part of the body in the bundle: its address there, and what it is called with its side."""

    url: str
    words: str


def dump(bundle: Json) -> bytes:
    """The bundle as the bytes of a JSON file."""
    return (json.dumps(bundle, ensure_ascii=False, indent=1) + "\n").encode("utf-8")


def bundle(told: Told, marks: tuple[Mark, ...] = (), new_id: Callable[[], uuid.UUID] = uuid.uuid4) -> Json:
    """A Bundle of type "collection": the place, what is felt there, the levels to consider, findings and red flags.

    `marks` are painted surfaces. `new_id` gives each resource an id; by default one that no other bundle has, so that
    two bundles never meet. A place beside the body is left out.
    """
    maker = _Maker(told, new_id)
    place = told.answer.place
    if place.where != "outside":
        where = maker.body(place.area_words or place.words, place.side, place.words)
        maker.levels(where, maker.felt(told.answer.quality, where))
    for mark in marks:
        painted = told.words["fhir_mark"]
        maker.felt(mark.quality, maker.body(painted, mark.side, told.words["fhir_view"].format(view=mark.view)))
    for one in told.found:
        maker.finding(one)
    for flag in told.answer.red_flags:
        maker.red_flag(flag)
    entries = [{"fullUrl": url, "resource": resource} for url, resource in maker.resources.items()]
    return {"resourceType": "Bundle", "type": "collection", "entry": entries}


class _Maker:
    """Makes the resources; keeps them by their addresses, in order."""

    def __init__(self, told: Told, new_id: Callable[[], uuid.UUID]) -> None:
        self._told, self._new_id = told, new_id
        self.resources: dict[str, Json] = {}
        self._sides: dict[str, Body] = {}

    def body(self, location: str, side: str | None, words: str) -> Body:
        """A part of the body. FHIR wants its patient named; that none is stated is said instead."""
        absent = {"url": f"{_DEFINITIONS}/data-absent-reason", "valueCode": _ABSENT}
        structure: Json = {"resourceType": "BodyStructure", "location": _text(location)}
        if side is not None:
            structure["locationQualifier"] = [self._side(side)]
        structure["description"] = words
        structure["patient"] = {"extension": [absent], "display": self._told.words["fhir_no_patient"]}
        return Body(self._add(structure), words)

    def felt(self, quality: str, where: Body) -> str:
        """What the patient feels at a part of the body; the observation's address."""
        url = self.observe(None, self._told.words["felt"].format(quality=self._told.words[quality].lower()), where)
        self.resources[url]["valueBoolean"] = True
        return url

    def observe(self, category: tuple[str, str] | None, code: str, at: Body | None) -> str:
        """An observation without its value; its address. Preliminary: the clinician concludes."""
        found: Json = {"resourceType": "Observation", "status": "preliminary"}
        if category is not None:
            found["category"] = [_coded(f"{_TERMINOLOGY}/observation-category", *category)]
        found["code"] = _text(code)
        if at is not None:
            reference = {"url": f"{_DEFINITIONS}/bodySite", "valueReference": {"reference": at.url}}
            found["bodySite"] = {"extension": [reference], "text": at.words}
        return self._add(found)

    def levels(self, where: Body, felt: str) -> None:
        """The levels to consider at the place, first things first, with their agreement; never a diagnosis."""
        told, words = self._told, self._told.words
        found = self.resources[self.observe(None, words["fhir_levels"], where)]
        found["valueString"] = told.answer.headline
        found["note"] = [{"text": text} for text in (*self._alarm(), *self._limits())]
        found["method"] = _text(words["fhir_method"].format(basis=told.basis))
        found["derivedFrom"] = [{"reference": felt}]
        components = [part for i, each in enumerate(told.answer.candidates, 1) for part in self._candidate(i, each)]
        if components:
            found["component"] = components

    def finding(self, found: Found) -> None:
        """A sign and its result."""
        at = None if found.side not in _SIDES else self._leg(found.side)
        made = self.resources[self.observe(_EXAM, found.name, at)]
        made["valueCodeableConcept"] = _text(found.result)
        code = ("A", "Abnormal") if found.abnormal else ("N", "Normal")
        made["interpretation"] = [_coded(f"{_TERMINOLOGY}/v3-ObservationInterpretation", *code)]

    def red_flag(self, flag: RedFlag) -> None:
        """A red-flag question, asked or not."""
        made = self.resources[self.observe(_SURVEY, self._told.words["fhir_flag"].format(name=flag.name), None)]
        made["note"] = [{"text": flag.ask.text}]
        if flag.answer is None:
            made["dataAbsentReason"] = _coded(f"{_TERMINOLOGY}/data-absent-reason", _ABSENT, "Not Asked")
        else:
            made["valueBoolean"] = flag.answer == "yes"

    def _candidate(self, order: int, each: Candidate) -> Iterable[Json]:
        words, name = self._told.words, each.name or each.root
        yield {"code": _text(words["fhir_order"].format(name=name)), "valueInteger": order}
        if each.kind == "root" and each.of:
            ratio = {"numerator": {"value": len(each.maps)}, "denominator": {"value": each.of}}
            yield {"code": _text(words["fhir_agreement"].format(name=name)), "valueRatio": ratio}

    def _alarm(self) -> Iterable[str]:
        """What stands above everything, before anything else that is said."""
        alarm = self._told.answer.emergency
        if alarm is not None:
            yield " ".join((f"{alarm.headline}.", alarm.action.text, *(said.text for said in alarm.because)))
            yield from (said.text for said in alarm.also)

    def _limits(self) -> Iterable[str]:
        yield self._told.words["limits"]
        yield from (each.text for each in self._told.answer.per_map)

    def _leg(self, side: str) -> Body:
        """The side on which a sign was tested; one resource for each."""
        if side not in self._sides:
            self._sides[side] = self.body(self._told.words["fhir_side"], side, self._told.words[side])
        return self._sides[side]

    def _side(self, side: str) -> Json:
        words = self._told.words[side]
        return {**_coded("http://snomed.info/sct", *_SIDES[side]), "text": words} if side in _SIDES else _text(words)

    def _add(self, resource: Json) -> str:
        number = str(self._new_id())
        url = f"urn:uuid:{number}"
        self.resources[url] = {"resourceType": resource["resourceType"], "id": number, **resource}
        return url


def _text(text: str) -> Json:
    return {"text": text}


def _coded(system: str, code: str, display: str) -> Json:
    return {"coding": [{"system": system, "code": code, "display": display}]}
