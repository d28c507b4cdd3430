"""What the sheet says about an answer: everything with its side and its source, and never a conclusion."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from derm_viewer.body.atlas import Atlas
from derm_viewer.clinic.answer import Finding
from derm_viewer.export.content import Content, Para
from derm_viewer.export.telling import tell
from derm_viewer.export.words import read_words
from derm_viewer.paths import data_path
from tests.export.sheets import everything
from tests.export.told_answers import BESIDE, FOUND, told


def section(content: Content, heading: str) -> tuple[Para, ...]:
    """The paragraphs under a heading; none where it is not there."""
    return next((each.paragraphs for each in content.sections if each.heading == heading), ())


def words(content: Content, heading: str) -> str:
    return " ".join(para.whole for para in section(content, heading))


def test_the_place_the_side_and_the_quality_stand_at_the_head(atlas: Atlas) -> None:
    content = tell(told(atlas))
    assert content.title.startswith("Left ")
    assert content.kicker == "Tingling, patient\u2019s left"
    assert "patient\u2019s" in content.limits
    assert content.kind == "Levels to consider, not a diagnosis"


def test_the_levels_come_in_order_with_their_agreement(atlas: Atlas) -> None:
    asked = told(atlas)
    levels = section(tell(asked), "Levels to consider")
    assert [para.strong for para in levels] == [each.name or each.root for each in asked.answer.candidates]
    first = asked.answer.candidates[0]
    assert f"in {len(first.maps)} of {first.of} maps: " in levels[0].text
    assert "ISNCSCI" in levels[0].text


def test_findings_are_told_for_each_side(atlas: Atlas) -> None:
    found = section(tell(told(atlas)), "Findings")
    by_side = {para.strong: para.text for para in found if para.strong}
    assert by_side["Patient\u2019s left"] == "Big toe up: weak; Knee jerk: normal."
    assert by_side["Patient\u2019s right"] == "Ankle jerk: normal."


def test_nothing_tested_is_said(atlas: Atlas) -> None:
    content = tell(told(atlas, ()))
    assert words(content, "Findings") == "Nothing was tested."
    assert "Answered" not in words(content, "Red flags")
    assert words(content, "Red flags").startswith("Not asked:")


def test_red_flags_are_asked_or_not_asked_and_none_is_lost(atlas: Atlas) -> None:
    asked = told(atlas)
    said = {para.strong: para.text for para in section(tell(asked), "Red flags")}
    flags = {flag.id: flag for flag in asked.answer.red_flags}
    assert said["Answered yes:"] == f"{flags['weakness'].name}."
    assert said["Answered no:"] == f"{flags['saddle'].name}."
    for name, flag in flags.items():
        if name not in ("weakness", "saddle"):
            assert flag.short in said["Not asked:"]


def test_an_emergency_stands_above_everything(atlas: Atlas) -> None:
    alert = tell(told(atlas)).alert
    assert alert[0].strong == "Act on the same day."
    assert any("weakness" in para.text for para in alert)
    assert tell(told(atlas, FOUND[:3])).alert == ()


def test_what_is_a_candidate_already_is_not_said_twice(atlas: Atlas) -> None:
    content = tell(told(atlas))
    candidates = {para.strong for para in section(content, "Levels to consider")}
    others = {para.strong for para in section(content, "Could also be")}
    assert others
    assert not candidates & others


@pytest.mark.parametrize("findings", [(), FOUND])
@pytest.mark.parametrize("quality", ["pain", "tingling", "numbness"])
def test_every_number_of_a_source_leads_to_one(atlas: Atlas, findings: tuple[Finding, ...], quality: str) -> None:
    asked = told(atlas, findings, quality=quality)
    content = tell(asked)
    sources = section(content, "Sources")
    assert [para.strong for para in sources] == [str(n) for n in range(1, len(sources) + 1)]
    said = everything(content._replace(sections=content.sections[:-1]))
    cited = [int(n) for group in re.findall(r"\[([\d, ]+)\]", said) for n in group.split(", ")]
    assert set(cited) == set(range(1, len(sources) + 1))
    assert list(dict.fromkeys(cited)) == sorted(set(cited)), "numbered in the order of first use"
    for para in sources:
        assert any(source.text in para.text for source in asked.answer.sources)


@pytest.mark.parametrize("findings", [(), FOUND])
@pytest.mark.parametrize("at", [(-85.0, -54.0), (-96.0, -80.0), BESIDE])
def test_a_sheet_concludes_nothing(atlas: Atlas, findings: tuple[Finding, ...], at: tuple[float, float]) -> None:
    content = tell(told(atlas, findings, at=at))
    said = f"{everything(content)} {content.kind} {content.limits} {content.basis}".casefold()
    assert "diagnosis:" not in said
    assert re.findall(r"(\w+ \w+) diagnosis", said.split("sources")[0]) in ([], ["not a"], ["not a"] * 2)
    assert "None" not in everything(content)


def test_beside_the_body_there_is_a_sheet_all_the_same(atlas: Atlas) -> None:
    content = tell(told(atlas, (), at=BESIDE))
    assert content.title
    assert content.kicker == "Tingling"
    assert section(content, "Levels to consider") == ()


def test_the_basis_names_maps_status_and_versions(atlas: Atlas) -> None:
    basis = tell(told(atlas)).basis
    for info in atlas.maps:
        if info.status == "traced":
            assert f"{info.title} (traced)" in basis
    assert atlas.data_version in basis
    assert "Derm Viewer 0.1.0" in basis
    assert tell(told(atlas, own_name="mine.geojson")).basis.startswith("Not the supplied data: mine.geojson. ")


def test_the_words_are_read_strictly(tmp_path: Path) -> None:
    file = tmp_path / "export.json"
    good = json.loads(data_path("resources", "words", "export.json").read_text(encoding="utf-8"))
    for change, key in (({"brand": ""}, "brand"), ({"brand": 5}, "brand"), ({"extra": "x"}, "extra")):
        file.write_text(json.dumps(good | change), encoding="utf-8")
        with pytest.raises(ValueError, match=f"'{key}' is missing, unknown or no text"):
            read_words(file)
    file.write_text("[]", encoding="utf-8")
    with pytest.raises(ValueError, match="not an object"):
        read_words(file)


def test_what_to_test_next_is_named_and_not_what_was_tested(atlas: Atlas) -> None:
    asked = told(atlas)
    names = [para.strong for para in section(tell(asked), "Test next")]
    assert names == [test.name for test in asked.answer.tests if test.done is None][:4]
    assert not {one.name for one in asked.found if one.side == "left"} & set(names)
