"""What is lit for an answer, a disc or a root, and what is said about it."""

from __future__ import annotations

import pytest

from derm_viewer.screen.spine import lit as spine_lit
from derm_viewer.screen.spine import words as spine_words
from derm_viewer.screen.spine.lit import Lit
from derm_viewer.screen.spine.words import Thing
from tests.screen.spine_samples import answer, picture


def marks(lit: Lit) -> set[tuple[str, str, str]]:
    """Disc, relation and root of the marks."""
    return {(each.disc, each.relation, each.root) for each in lit.marks}


def test_an_answer_lights_its_candidates_on_its_side_only_the_first_one_strong() -> None:
    lit = spine_lit.by_answer(picture(), answer("L5", "S1"))
    assert lit.strength("L5", "left") == 1.0
    assert 0 < lit.strength("S1", "left") < 1.0
    assert {each.side for each in lit.glows} == {each.side for each in lit.marks} == {"left"}
    assert marks(lit) == {("L4/5", "passing", "L5"), ("L5/S1", "leaving", "L5"), ("L5/S1", "passing", "S1")}


@pytest.mark.parametrize(
    ("root", "disc", "stress"),
    [
        ("L1", "T12/L1", "passing"),
        ("L4", "L3/4", "passing"),
        ("L5", "L4/5", "passing"),
        ("S1", "L5/S1", "passing"),
        ("T12", "T12/L1", "leaving"),
    ],
)
def test_the_slice_is_that_of_the_disc_which_the_first_root_meets(root: str, disc: str, stress: str) -> None:
    lit = spine_lit.by_answer(picture(), answer(root, side="right"))
    assert (lit.disc, lit.stress, lit.pressed) == (disc, stress, ("right",))


def test_a_root_without_a_disc_of_its_own_presses_nothing() -> None:
    lit = spine_lit.by_answer(picture(), answer("S2"))
    assert lit.pressed == ()
    assert lit.marks == ()
    assert "no disc of its own" in spine_words.description(picture(), lit)


@pytest.mark.parametrize("roots", [(), ("T10",), ("S4-5",)])
def test_nothing_is_lit_where_no_candidate_is_drawn(roots: tuple[str, ...]) -> None:
    assert spine_lit.by_answer(picture(), answer(*roots)) == spine_lit.nothing(picture())._replace(absent=roots)
    assert spine_lit.by_answer(picture(), None) == spine_lit.nothing(picture())


def test_no_root_takes_the_place_of_one_that_is_not_in_the_picture() -> None:
    lit = spine_lit.by_answer(picture(), answer("T10", "T12", "L1"))
    assert (lit.roots, lit.absent) == (("T12", "L1"), ("T10",))
    assert {glow.strength for glow in lit.glows} == {spine_lit.WEAK}
    assert (lit.pressed, lit.marks, lit.stress) == ((), (), None)
    assert [line.text for line in spine_words.legend(picture(), lit)][:1] == ["Not in this picture: T10"]
    assert spine_words.description(picture(), lit).startswith("Not in this picture: T10. Lit, ")
    second = spine_lit.by_answer(picture(), answer("L1", "T10"))
    assert second.pressed
    assert second.absent == ("T10",)


@pytest.mark.parametrize("side", ["midline", None])
def test_an_answer_without_a_side_lights_both(side: str | None) -> None:
    lit = spine_lit.by_answer(picture(), answer("L5", side=side))
    assert lit.strength("L5", "left") == lit.strength("L5", "right") == 1.0


def test_a_disc_answers_with_the_passing_and_the_leaving_root() -> None:
    lit = spine_lit.by_disc(picture(), "L4/5", "left")
    assert lit.roots == ("L5", "L4")
    assert marks(lit) == {("L4/5", "passing", "L5"), ("L4/5", "leaving", "L4")}
    said = spine_words.description(picture(), lit)
    assert "the passing root L5 and the leaving root L4" in said
    assert "patient\N{RIGHT SINGLE QUOTATION MARK}s left" in said


def test_unknown_names_are_refused() -> None:
    with pytest.raises(KeyError):
        spine_lit.by_disc(picture(), "L6/7", "left")
    with pytest.raises(KeyError):
        spine_lit.by_root(picture(), "T4", "left")


@pytest.mark.parametrize(
    ("root", "said"),
    [
        ("T12", "T12 leaves beside the T12/L1 disc."),
        ("L4", "L4 passes the L3/4 disc and leaves beside the L4/5 disc."),
        ("L5", "L5 passes the L4/5 disc and leaves beside the L5/S1 disc."),
        ("S1", "S1 passes the L5/S1 disc and leaves through the sacrum."),
        ("S2", "S2 leaves through the sacrum: no disc of its own."),
    ],
)
def test_sentences_about_roots(root: str, said: str) -> None:
    assert spine_words.sentence(picture(), root) == said


def test_the_legend_tells_the_two_herniations_apart_in_words() -> None:
    lines = spine_words.legend(picture(), spine_lit.by_answer(picture(), answer("L5", "S1")))
    assert [(each.swatch, each.text) for each in lines] == [
        ("root", "L5 passes L4/5, leaves at L5/S1"),
        ("root", "S1 passes L5/S1, leaves in sacrum"),
        ("paracentral", "Paracentral: meets passing L5"),
        ("far_lateral", "Far lateral: meets leaving L4"),
    ]


def test_a_vertebra_says_that_it_is_not_a_root() -> None:
    said = spine_words.name_of(picture(), Thing("vertebra", "L4"))
    assert said == "L4, the fourth lumbar vertebra: a bone, not a root."
