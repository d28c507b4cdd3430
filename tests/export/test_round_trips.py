"""Whatever was found, the answer for other programs is valid, and says again what it was made of."""

from __future__ import annotations

import json
from typing import Any

from fhir.resources.R4B.bundle import Bundle
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from derm_viewer.body.atlas import Atlas
from derm_viewer.clinic.answer import Finding
from derm_viewer.clinic.qualities import QUALITIES
from derm_viewer.consult.marks import Mark
from derm_viewer.export.fhir import bundle, dump
from tests.consult.consultations import HOLLOW, SQUARE
from tests.export.told_answers import BESIDE, SHIN, told

PLACES = st.sampled_from((SHIN, (-96.0, -80.0), (-115.0, -54.0), BESIDE))
MARKS = st.lists(
    st.builds(
        Mark,
        st.sampled_from(QUALITIES),
        st.sampled_from(("anterior", "posterior", "left_sole")),
        st.just((SQUARE, HOLLOW)),
        st.sampled_from(("left", "right", None)),
    ),
    max_size=4,
).map(tuple)
SIDES = {"patient\u2019s left": "left", "patient\u2019s right": "right"}


@settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture])
@given(data=st.data(), at=PLACES, quality=st.sampled_from(QUALITIES), marks=MARKS)
def test_what_is_read_back_is_what_was_told(
    atlas: Atlas, data: st.DataObject, at: tuple[float, float], quality: str, marks: tuple[Mark, ...]
) -> None:
    known = told(atlas)
    signs = [Finding(test.id, side, result) for test in known.tests for side in test.sides for result in test.results]
    flags = [Finding(flag.id, "both", answer) for flag in known.answer.red_flags for answer in ("yes", "no")]
    one_each = st.lists(st.sampled_from(signs + flags), max_size=8, unique_by=lambda one: (one.sign, one.side))
    source = told(atlas, tuple(data.draw(one_each)), at=at, quality=quality)

    value: dict[str, Any] = json.loads(dump(bundle(source, marks)))
    assert json.loads(Bundle.model_validate(value).model_dump_json()) == value
    observed = [each["resource"] for each in value["entry"] if each["resource"]["resourceType"] == "Observation"]

    exams = [each for each in observed if each.get("category", [{}])[0].get("coding", [{}])[0].get("code") == "exam"]
    read = {(each["code"]["text"], _side(each), each["valueCodeableConcept"]["text"]) for each in exams}
    assert read == {(one.name, one.side if one.side != "both" else None, one.result) for one in source.found}

    asked = {each["code"]["text"]: each.get("valueBoolean") for each in observed if "Red-flag" in each["code"]["text"]}
    assert len(asked) == len(source.answer.red_flags)
    for flag in source.answer.red_flags:
        (answer,) = (said for text, said in asked.items() if text.endswith(flag.name))
        assert answer == {"yes": True, "no": False, None: None}[flag.answer]

    felt = [each["code"]["text"].rpartition(" ")[2] for each in observed if each["code"]["text"].startswith("Felt")]
    assert felt == ([] if at == BESIDE else [quality]) + [mark.quality for mark in marks]

    parts = [part for each in observed for part in each.get("component", [])]
    ordered = [part["code"]["text"].partition(":")[0] for part in parts if "valueInteger" in part]
    wanted = [] if at == BESIDE else [each.name or each.root for each in source.answer.candidates]
    assert ordered == wanted


def _side(observation: dict[str, Any]) -> str | None:
    where = observation.get("bodySite", {}).get("text")
    return None if where is None else SIDES[where]
