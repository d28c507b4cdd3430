"""Vertebra, disc and root: the words of the picture of the spine."""

from __future__ import annotations

import pytest

from derm_viewer.clinic import anatomy
from derm_viewer.clinic.knowledge import Knowledge


@pytest.mark.parametrize(
    ("disc", "passing", "leaving"),
    [
        ("T12/L1", "L1", "T12"),
        ("L1/2", "L2", "L1"),
        ("L2/3", "L3", "L2"),
        ("L3/4", "L4", "L3"),
        ("L4/5", "L5", "L4"),
        ("L5/S1", "S1", "L5"),
    ],
)
def test_a_disc_meets_the_passing_and_the_leaving_root(
    knowledge: Knowledge, disc: str, passing: str, leaving: str
) -> None:
    found = anatomy.disc(disc, knowledge)
    assert (found.title, found.roots) == (f"Disc {disc}", (passing, leaving))
    texts = [statement.text for statement in found.words]
    assert texts[1] == f"A herniation beside the midline (paracentral) usually meets the passing root, {passing}."
    assert texts[2] == f"A far-lateral herniation meets the leaving root, {leaving}."


@pytest.mark.parametrize("name", ["T12", "L1", "L2", "L3", "L4", "L5", "S1"])
def test_a_vertebra_is_not_a_root(knowledge: Knowledge, name: str) -> None:
    found = anatomy.vertebra(name, knowledge)
    assert found.words[0].text.startswith("A bone, and not a root")
    assert found.words[1].text.startswith(f"The root {name} leaves below its pedicle, by the ")


def test_a_root_says_how_it_runs_and_what_it_serves(knowledge: Knowledge) -> None:
    found = anatomy.root("L5", knowledge)
    assert found.roots == ("L5",)
    assert [statement.text for statement in found.words] == [
        "Leaves below the pedicle of the vertebra of the same number, by the foramen L5/S1.",
        "On the way it passes the disc L4/5 in the canal.",
        "Usual skin: outer leg and top of the foot.",
        "Key sensory point: top of the foot, at the base of the third toe.",
        "Key muscle: long toe extensors (lifting the big toe).",
        "Reflex: none that is reliable.",
    ]
    assert anatomy.root("S1", knowledge).words[0].text == "Leaves by the S1 foramen."


def test_every_root_can_be_said(knowledge: Knowledge) -> None:
    for name in knowledge.roots:
        assert anatomy.root(name, knowledge).words


def test_what_does_not_exist_is_refused(knowledge: Knowledge) -> None:
    with pytest.raises(KeyError):
        anatomy.disc("L6/7", knowledge)
