"""Colours: text must be readable on its ground, shapes must stand out, the choice decides. More in test_palette."""

from __future__ import annotations

import re
from types import SimpleNamespace
from typing import get_args

import pytest
from coloraide import Color
from PySide6.QtCore import Qt

from derm_viewer.app import Parts
from derm_viewer.cli import THEMES as THEMES_OF_THE_COMMAND_LINE
from derm_viewer.options import Theme as AskedTheme
from derm_viewer.screen.theme import (
    CHOICE_WORDS,
    CHOICES,
    DARK,
    LIGHT,
    ROOT_COLOURS,
    UNKNOWN_ROOT,
    Theme,
    blend,
    choose,
    contrast,
    luminance,
)
from derm_viewer.screen.theme_contrast import CONTRAST_DARK, CONTRAST_LIGHT

TEXT_ON_GROUND = [
    ("text", "surface"), ("text", "surface_raised"), ("text", "window"), ("text", "hover"), ("text", "ok_bg"),
    ("text_muted", "surface"), ("text_muted", "surface_raised"), ("text_muted", "window"), ("text_muted", "window_low"),
    ("text_muted", "ok_bg"), ("brand", "surface"), ("on_accent", "accent"), ("on_accent", "accent_hover"),
    ("danger_text", "danger_bg"), ("text", "danger_bg"), ("link", "danger_bg"), ("ok_text", "ok_bg"),
    ("link", "surface"), ("link", "ok_bg"), ("on_nerve_chip", "nerve_chip"), ("text_muted", "hover"), ("link", "hover"),
    ("danger_text", "surface"), ("ok_text", "surface"), ("link", "surface_raised"),
]  # fmt: skip
SHAPE_ON_GROUND = [
    ("accent", "surface"), ("focus", "surface"), ("focus", "window"), ("marker", "ring"), ("key_point", "ring"),
    ("handle", "surface"), ("outline", "body_light"), ("ok_line", "ok_bg"), ("danger_text", "danger_bg"),
    ("surface", "accent"),  # the inner line of the ring round a chosen button
]  # fmt: skip
THEMES = (LIGHT, DARK, CONTRAST_LIGHT, CONTRAST_DARK)
every = pytest.mark.parametrize("theme", THEMES, ids=[theme.name for theme in THEMES])


@every
@pytest.mark.parametrize(("ink", "ground"), TEXT_ON_GROUND)
def test_text_is_readable(theme: Theme, ink: str, ground: str) -> None:
    least = 7 if theme.strict and "accent_hover" not in (ink, ground) else 4.5
    assert contrast(getattr(theme, ink), getattr(theme, ground)) >= least


@every
@pytest.mark.parametrize(("shape", "ground"), SHAPE_ON_GROUND)
def test_shapes_stand_out(theme: Theme, shape: str, ground: str) -> None:
    assert contrast(getattr(theme, shape), getattr(theme, ground)) >= 3


@every
@pytest.mark.parametrize("root", [*ROOT_COLOURS, "Co1"])
def test_the_chip_of_a_root_is_readable(theme: Theme, root: str) -> None:
    assert contrast(theme.on_root(root), theme.root(root)) >= 4.5


@every
def test_every_colour_is_six_hexadecimal_digits(theme: Theme) -> None:
    plain = [
        getattr(theme, token)
        for token in theme._fields
        if token not in ("name", "root_colours", "line_width", "focus_width")
    ]
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
    ("choice", "dark", "strict", "expected"),
    [
        ("light", True, False, LIGHT),
        ("dark", False, False, DARK),
        ("system", True, False, DARK),
        ("system", False, False, LIGHT),
        ("nonsense", False, False, LIGHT),
        ("system", True, True, CONTRAST_DARK),
        ("system", False, True, CONTRAST_LIGHT),
        ("light", True, True, LIGHT),
        ("contrast-light", True, False, CONTRAST_LIGHT),
        ("contrast-dark", False, True, CONTRAST_DARK),
    ],
)
def test_the_choice_of_colours(choice: str, dark: bool, strict: bool, expected: Theme) -> None:
    assert choose(choice, dark, strict) is expected


def test_every_choice_has_words_and_can_be_asked_for() -> None:
    assert tuple(CHOICE_WORDS) == CHOICES == THEMES_OF_THE_COMMAND_LINE == get_args(AskedTheme)


@pytest.mark.parametrize("theme", [CONTRAST_LIGHT, CONTRAST_DARK], ids=["on white", "on black"])
def test_high_contrast_is_black_and_white_with_every_edge_drawn(theme: Theme) -> None:
    assert {theme.window, theme.surface, theme.text, theme.line_strong} == {"#000000", "#FFFFFF"}
    assert theme.strict
    assert theme.line_width > LIGHT.line_width
    assert theme.focus_width > LIGHT.focus_width
    for edge in ("line", "line_strong", "handle", "danger_line", "ok_line"):
        assert contrast(getattr(theme, edge), theme.surface) >= 7


def test_light_is_light_and_dark_is_dark() -> None:
    assert not LIGHT.dark
    assert DARK.dark
    assert luminance(LIGHT.surface) > luminance(DARK.surface)


class _Hints:
    """What the system says, as QStyleHints tells it from Qt 6.10 on."""

    def __init__(self, dark: bool, strict: bool) -> None:
        self._dark, self._strict = dark, strict

    def colorScheme(self) -> Qt.ColorScheme:
        return Qt.ColorScheme.Dark if self._dark else Qt.ColorScheme.Light

    def accessibility(self) -> _Hints:
        return self

    def contrastPreference(self) -> Qt.ContrastPreference:
        return Qt.ContrastPreference.HighContrast if self._strict else Qt.ContrastPreference.NoPreference


@pytest.mark.parametrize(("dark", "expected"), [(False, CONTRAST_LIGHT), (True, CONTRAST_DARK)])
def test_the_systems_wish_for_contrast_is_followed(
    parts: Parts, monkeypatch: pytest.MonkeyPatch, dark: bool, expected: Theme
) -> None:
    keeper = parts.keeper
    keeper.choose_theme("system")
    assert not parts.window.look.theme.strict
    told = SimpleNamespace(styleHints=lambda: _Hints(dark, strict=True))
    with monkeypatch.context() as patched:
        patched.setattr(keeper, "_app", told)
        assert keeper._chosen() is expected
    keeper.choose_theme("light")
    assert parts.window.look.theme is LIGHT


def test_high_contrast_is_chosen_and_shown_at_once(parts: Parts) -> None:
    window = parts.window
    window.theme_chosen.emit("contrast-dark")
    assert window.grab().toImage().pixelColor(4, window.height() - 4).name() == "#000000"
    window.theme_chosen.emit("contrast-light")
    assert window.grab().toImage().pixelColor(4, window.height() - 4).name() == "#ffffff"
