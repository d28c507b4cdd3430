"""The answer as FHIR: valid R4, without a patient, a date or a conclusion, and every code a verified one."""

from __future__ import annotations

import json
import re
import uuid
from collections.abc import Iterator
from typing import Any

import pytest
from fhir.resources.R4B.bodystructure import BodyStructure
from fhir.resources.R4B.bundle import Bundle
from fhir.resources.R4B.observation import Observation

from derm_viewer.body.atlas import Atlas
from derm_viewer.clinic.answer import Finding
from derm_viewer.consult.marks import Mark
from derm_viewer.export.fhir import bundle, dump
from tests.consult.consultations import SQUARE
from tests.export.told_answers import BESIDE, FOUND, SHIN, told

MARKS = (Mark("pain", "anterior", (SQUARE,), "left"), Mark("numbness", "posterior", (SQUARE,)))
VERIFIED = {
    ("http://terminology.hl7.org/CodeSystem/observation-category", "exam", "Exam"),
    ("http://terminology.hl7.org/CodeSystem/observation-category", "survey", "Survey"),
    ("http://terminology.hl7.org/CodeSystem/v3-ObservationInterpretation", "A", "Abnormal"),
    ("http://terminology.hl7.org/CodeSystem/v3-ObservationInterpretation", "N", "Normal"),
    ("http://terminology.hl7.org/CodeSystem/data-absent-reason", "not-asked", "Not Asked"),
    ("http://snomed.info/sct", "7771000", "Left"),
    ("http://snomed.info/sct", "24028007", "Right"),
}
"""Every code that may be written; each was read in the specification."""


def objects(value: Any) -> Iterator[dict[str, Any]]:
    """Every object inside a JSON value."""
    if isinstance(value, dict):
        yield value
        value = list(value.values())
    if isinstance(value, list):
        for item in value:
            yield from objects(item)


def resources(made: dict[str, Any], kind: str) -> list[dict[str, Any]]:
    return [entry["resource"] for entry in made["entry"] if entry["resource"]["resourceType"] == kind]


def called(made: dict[str, Any], text: str) -> dict[str, Any]:
    """The one observation whose code holds a text."""
    (found,) = (each for each in resources(made, "Observation") if text in each["code"]["text"])
    return found


@pytest.fixture(scope="module")
def made(atlas: Atlas) -> dict[str, Any]:
    """A bundle with everything in it, after it was written and read."""
    value: dict[str, Any] = json.loads(dump(bundle(told(atlas), MARKS)))
    return value


@pytest.mark.parametrize("at", [SHIN, (-96.0, -80.0), BESIDE])
@pytest.mark.parametrize("findings", [(), FOUND])
def test_the_bundle_is_valid(atlas: Atlas, at: tuple[float, float], findings: tuple[Finding, ...]) -> None:
    for marks in ((), MARKS):
        value = json.loads(dump(bundle(told(atlas, findings, at=at), marks)))
        assert json.loads(Bundle.model_validate(value).model_dump_json()) == value
        for each in resources(value, "Observation"):
            Observation.model_validate(each)
        for each in resources(value, "BodyStructure"):
            BodyStructure.model_validate(each)


def test_only_observations_and_body_structures_are_in_it(made: dict[str, Any]) -> None:
    assert made["type"] == "collection"
    kinds = {each["resourceType"] for each in objects(made) if "resourceType" in each}
    assert kinds == {"Bundle", "Observation", "BodyStructure"}


def test_no_patient_and_no_date(made: dict[str, Any]) -> None:
    for each in objects(made):
        assert not {"subject", "performer", "encounter", "identifier", "timestamp", "issued", "author"} & set(each)
        assert not any(name.startswith("effective") or "date" in name.casefold() for name in each)
    for each in resources(made, "BodyStructure"):
        assert "reference" not in each["patient"]
        assert each["patient"]["extension"][0]["valueCode"] == "not-asked"
    for each in resources(made, "Observation"):
        assert "subject" not in each
    assert not re.search(r"\b(19|20)\d\d-\d\d-\d\d\b", json.dumps(made))


def test_only_verified_codes_are_written(made: dict[str, Any]) -> None:
    found = {(each["system"], each["code"], each["display"]) for each in objects(made) if "system" in each}
    assert found <= VERIFIED
    assert len(found) == len(VERIFIED)


def test_every_reference_leads_to_a_resource_of_the_bundle(made: dict[str, Any]) -> None:
    urls = [entry["fullUrl"] for entry in made["entry"]]
    assert len(set(urls)) == len(urls)
    assert all(entry["fullUrl"] == f"urn:uuid:{entry['resource']['id']}" for entry in made["entry"])
    wanted = [each["reference"] for each in objects(made) if "reference" in each]
    assert wanted
    assert set(wanted) <= set(urls)


def test_the_levels_are_to_be_considered_in_order_with_their_agreement(atlas: Atlas, made: dict[str, Any]) -> None:
    answer = told(atlas).answer
    found = called(made, "Levels to consider")
    assert "not a diagnosis" in found["code"]["text"]
    assert found["status"] == "preliminary"
    assert found["valueString"] == answer.headline
    parts = found["component"]
    orders = [(p["code"]["text"].split(":")[0], p["valueInteger"]) for p in parts if "valueInteger" in p]
    assert orders == [(each.name or each.root, i) for i, each in enumerate(answer.candidates, 1)]
    ratio = next(part["valueRatio"] for part in parts if "valueRatio" in part)
    first = answer.candidates[0]
    assert (ratio["numerator"]["value"], ratio["denominator"]["value"]) == (len(first.maps), first.of)
    assert atlas.data_version in found["method"]["text"]
    assert "Derm Viewer 0.1.0" in found["method"]["text"]


def test_what_cannot_wait_stands_before_every_other_note(atlas: Atlas, made: dict[str, Any]) -> None:
    notes = [note["text"] for note in called(made, "Levels to consider")["note"]]
    assert notes[0].startswith("Act on the same day. Discuss with the on-call spinal")
    assert "weakness getting worse" in notes[0]
    calm = json.loads(dump(bundle(told(atlas, ()), MARKS)))
    assert [note["text"] for note in called(calm, "Levels to consider")["note"]] == notes[1:]


def test_findings_carry_side_result_and_whether_they_are_abnormal(made: dict[str, Any]) -> None:
    weak, jerk = called(made, "Big toe up"), called(made, "Ankle jerk")
    assert weak["bodySite"]["text"] == "patient\u2019s left"
    assert weak["valueCodeableConcept"]["text"] == "weak"
    assert weak["interpretation"][0]["coding"][0]["code"] == "A"
    assert jerk["bodySite"]["text"] == "patient\u2019s right"
    assert jerk["interpretation"][0]["coding"][0]["code"] == "N"
    sides = [each for each in resources(made, "BodyStructure") if each["location"]["text"].startswith("Side")]
    assert [each["locationQualifier"][0]["coding"][0]["display"] for each in sides] == ["Left", "Right"]


def test_red_flags_are_answered_or_not_asked(atlas: Atlas, made: dict[str, Any]) -> None:
    answered = {}
    for flag in told(atlas).answer.red_flags:
        found = called(made, f"Red-flag question: {flag.name}")
        absent = found.get("dataAbsentReason", {}).get("coding", [{}])[0].get("code")
        answered[flag.id] = found.get("valueBoolean", absent)
    assert answered.pop("saddle") is False
    assert answered.pop("weakness") is True
    assert set(answered.values()) == {"not-asked"}


def test_painted_marks_are_told_with_quality_side_and_view(made: dict[str, Any]) -> None:
    texts = [each["code"]["text"] for each in resources(made, "Observation")]
    assert [text for text in texts if text.startswith("Felt")] == [
        "Felt by the patient: tingling",
        "Felt by the patient: pain",
        "Felt by the patient: numbness",
    ]
    marks = [each for each in resources(made, "BodyStructure") if each["location"]["text"].startswith("Skin marked")]
    assert [each["description"].rsplit(" ", 1)[1] for each in marks] == ["anterior", "posterior"]
    assert marks[0]["locationQualifier"][0]["coding"][0]["display"] == "Left"
    assert "locationQualifier" not in marks[1]


def test_two_bundles_of_one_answer_share_no_id_and_nothing_else_differs(atlas: Atlas) -> None:
    one, other = (bundle(told(atlas)) for _ in range(2))
    assert not {e["fullUrl"] for e in one["entry"]} & {e["fullUrl"] for e in other["entry"]}
    numbers: list[uuid.UUID] = [uuid.UUID(int=i) for i in range(100)]
    same = [bundle(told(atlas), new_id=iter(numbers).__next__) for _ in range(2)]
    assert same[0] == same[1]
