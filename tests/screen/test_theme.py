"""Colours: text must be readable on its ground, roots must be told apart."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from coloraide import Color

from derm_viewer.screen.theme import DARK, LIGHT, ROOT_COLOURS, UNKNOWN_ROOT, Theme, blend, choose, contrast, luminance

TEXT_ON_GROUND = [
    ("text", "surface"), ("text", "surface_raised"), ("text", "window"), ("text", "hover"), ("text", "ok_bg"),
    ("text_muted", "surface"), ("text_muted", "surface_raised"), ("text_muted", "window"), ("text_muted", "window_low"),
    ("text_muted", "ok_bg"), ("brand", "surface"), ("on_accent", "accent"), ("on_accent", "accent_hover"),
    ("danger_text", "danger_bg"), ("text", "danger_bg"), ("link", "danger_bg"), ("ok_text", "ok_bg"),
    ("link", "surface"), ("link", "ok_bg"), ("on_nerve_chip", "nerve_chip"),
]  # fmt: skip
SHAPE_ON_GROUND = [("accent", "surface"), ("focus", "surface"), ("marker", "ring"), ("key_point", "ring")]
SKIN_NEIGHBOURS = [*pairwise(["T12", "L1", "L2", "L3", "L4", "L5", "S1", "S2", "S3"]), ("L3", "S2"), ("L5", "S2")]
both = pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])


@both
@pytest.mark.parametrize(("ink", "ground"), TEXT_ON_GROUND)
def test_text_is_readable(theme: Theme, ink: str, ground: str) -> None:
    assert contrast(getattr(theme, ink), getattr(theme, ground)) >= 4.5


@both
@pytest.mark.parametrize(("shape", "ground"), SHAPE_ON_GROUND)
def test_shapes_stand_out(theme: Theme, shape: str, ground: str) -> None:
    assert contrast(getattr(theme, shape), getattr(theme, ground)) >= 3


@both
@pytest.mark.parametrize("root", [*ROOT_COLOURS, "Co1"])
def test_the_chip_of_a_root_is_readable(theme: Theme, root: str) -> None:
    assert contrast(theme.on_root(root), theme.root(root)) >= 4.5


@pytest.mark.parametrize("blindness", [None, "protan", "deutan", "tritan"])
@pytest.mark.parametrize(("one", "other"), SKIN_NEIGHBOURS)
def test_neighbouring_roots_are_told_apart(blindness: str | None, one: str, other: str) -> None:
    colours = [Color(ROOT_COLOURS[root]) for root in (one, other)]
    if blindness is not None:
        colours = [colour.filter(blindness) for colour in colours]
    assert colours[0].delta_e(colours[1], method="2000") >= 7


@both
def test_every_colour_is_six_hexadecimal_digits(theme: Theme) -> None:
    plain = [getattr(theme, token) for token in theme._fields if token not in ("name", "root_colours")]
    for colour in (*plain, *theme.root_colours.values(), UNKNOWN_ROOT):
        assert re.fullmatch("#[0-9A-F]{6}", colour)


def test_our_contrast_is_that_of_the_standard() -> None:
    assert contrast("#FFFFFF", "#000000") == pytest.approx(21)
    for one, other in (("#123F63", "#FFFFFF"), ("#1A7D5B", "#BAB65C")):
        assert contrast(one, other) == pytest.approx(Color(one).contrast(Color(other)), rel=1e-3)


def test_blend_goes_from_under_to_over() -> None:
    assert blend("#FF8000", "#001020", 0) == "#001020"
    assert blend("#FF8000", "#001020", 1) == "#FF8000"
    assert blend("#FF0000", "#0000FF", 0.5) == "#800080"


@pytest.mark.parametrize(
    ("choice", "system_is_dark", "expected"),
    [
        ("light", True, LIGHT),
        ("dark", False, DARK),
        ("system", True, DARK),
        ("system", False, LIGHT),
        ("nonsense", False, LIGHT),
    ],
)
def test_the_choice_of_colours(choice: str, system_is_dark: bool, expected: Theme) -> None:
    assert choose(choice, system_is_dark) is expected


def test_light_is_light_and_dark_is_dark() -> None:
    assert not LIGHT.dark
    assert DARK.dark
    assert luminance(LIGHT.surface) > luminance(DARK.surface)
