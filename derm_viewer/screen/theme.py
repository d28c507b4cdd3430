"""The colours of the window: plain values without Qt, which anyone may read and a test can judge."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

CHOICES = ("system", "light", "dark", "contrast-light", "contrast-dark")
CHOICE_WORDS = {
    "system": "Colours as the system",
    "light": "Light",
    "dark": "Dark",
    "contrast-light": "High contrast, black on white",
    "contrast-dark": "High contrast, white on black",
}

# Neighbours on the skin differ in lightness as well as in hue, so that they stay apart for colour-blind eyes.
ROOT_COLOURS: Mapping[str, str] = MappingProxyType(
    {
        "T10": "#DAD2C6",
        "T11": "#8DA8A5",
        "T12": "#C79F79",
        "L1": "#F0D895",
        "L2": "#E68777",
        "L3": "#C3ADEF",
        "L4": "#5789BD",
        "L5": "#167B56",
        "S1": "#B88785",
        "S2": "#B9B546",
        "S3": "#DEA1C1",
        "S4-5": "#6F6C9C",
    }
)
UNKNOWN_ROOT = "#9AA1A9"
_INK = "#101A24"
_PAPER = "#FFFFFF"


class Theme(NamedTuple):
    """One set of colours, each "#RRGGBB".

    `window` lies behind the body, `surface` under the panel and the bars, `surface_raised` under a card or a field.
    `body_light` and `body_dark` are the ends of the scale with which the figure's grey shading is tinted. `ring` goes
    round dots and markers so that they stand out from any root colour. `border` draws the borders of the maps on the
    skin. `root_colours` has one colour for each root. `line_width` and `focus_width` are pixels: of the edges of
    controls, and of the ring that shows where the keyboard is. `handle` is the least a control is drawn with.
    """

    name: str
    window: str
    window_low: str
    surface: str
    surface_raised: str
    line: str
    line_strong: str
    text: str
    text_muted: str
    brand: str
    accent: str
    accent_hover: str
    on_accent: str
    hover: str
    danger_bg: str
    danger_line: str
    danger_text: str
    ok_bg: str
    ok_line: str
    ok_text: str
    track: str
    handle: str
    nerve_chip: str
    on_nerve_chip: str
    body_light: str
    body_dark: str
    outline: str
    border: str
    marker: str
    ring: str
    key_point: str
    focus: str
    link: str
    root_colours: Mapping[str, str] = ROOT_COLOURS
    line_width: float = 1.0
    focus_width: float = 2.0

    @property
    def strict(self) -> bool:
        """Whether contrast comes before calm: black and white, every edge drawn."""
        return self.line_width > 1.0

    @property
    def dark(self) -> bool:
        """Whether light text stands on a dark ground."""
        return luminance(self.surface) < 0.2

    def root(self, root: str) -> str:
        """The colour of a root; a neutral grey for a root that no map of ours names."""
        return self.root_colours.get(root, UNKNOWN_ROOT)

    def on_root(self, root: str) -> str:
        """The text colour, ink or paper, that reads better on the root's colour (at least 4.5 : 1)."""
        ground = self.root(root)
        return max((_INK, _PAPER), key=lambda ink: contrast(ink, ground))


LIGHT = Theme(
    name="light",
    window="#F7F9FB",
    window_low="#E9EEF3",
    surface="#FFFFFF",
    surface_raised="#F5F8FA",
    line="#DDE3E9",
    line_strong="#C2CCD6",
    text="#16212C",
    text_muted="#556370",
    brand="#123F63",
    accent="#123F63",
    accent_hover="#1B527E",
    on_accent="#FFFFFF",
    hover="#EDF2F6",
    danger_bg="#FDF0EB",
    danger_line="#E6B3A3",
    danger_text="#7A2A1E",
    ok_bg="#EAF5F0",
    ok_line="#1A7D5B",
    ok_text="#14503C",
    track="#D6DDE4",
    handle="#84919D",
    nerve_chip="#5A6470",
    on_nerve_chip="#FFFFFF",
    body_light="#FFFAF1",
    body_dark="#6B5E52",
    outline="#12324E",
    border="#FFFDF8",
    marker="#8C2F26",
    ring="#FFFFFF",
    key_point="#1B2733",
    focus="#1F78C8",
    link="#17659F",
)

DARK = Theme(
    name="dark",
    window="#141A21",
    window_low="#0F141A",
    surface="#1A2129",
    surface_raised="#222B35",
    line="#303B47",
    line_strong="#465464",
    text="#ECF1F5",
    text_muted="#A3B0BC",
    brand="#CFE6FA",
    accent="#2F6FA8",
    accent_hover="#3A79B2",
    on_accent="#FFFFFF",
    hover="#293441",
    danger_bg="#38211E",
    danger_line="#7C4438",
    danger_text="#FFC9BA",
    ok_bg="#17322A",
    ok_line="#3FA581",
    ok_text="#A9E3CC",
    track="#3A4754",
    handle="#6E7F90",
    nerve_chip="#6B7784",
    on_nerve_chip="#FFFFFF",
    body_light="#DDD3C6",
    body_dark="#3B352F",
    outline="#0B1E30",
    border="#EEE9E3",
    marker="#8C2F26",
    ring="#FFFFFF",
    key_point="#16212C",
    focus="#6FB7F5",
    link="#8EC3EE",
)


def luminance(colour: str) -> float:
    """The relative luminance (WCAG 2) of "#RRGGBB", 0 for black to 1 for white."""
    red, green, blue = (_linear(int(colour[at : at + 2], 16) / 255) for at in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """The contrast ratio (WCAG 2) of two colours, 1 to 21."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def blend(over: str, under: str, strength: float) -> str:
    """`over` laid on `under` with a strength from 0 (all `under`) to 1 (all `over`)."""
    pairs = ((int(over[at : at + 2], 16), int(under[at : at + 2], 16)) for at in (1, 3, 5))
    return "#" + "".join(f"{round(low + (high - low) * strength):02X}" for high, low in pairs)


def choose(choice: str, system_is_dark: bool, system_is_strict: bool = False) -> Theme:
    """The theme for one of CHOICES; anything else counts as "system".

    `system_is_strict`: the user has asked the system for high contrast.
    """
    if choice in ("light", "dark"):
        return LIGHT if choice == "light" else DARK
    if choice in CHOICES[3:] or system_is_strict:
        from derm_viewer.screen.theme_contrast import CONTRAST_DARK, CONTRAST_LIGHT  # few starts want them

        dark = choice == CHOICES[4] if choice in CHOICES[3:] else system_is_dark
        return CONTRAST_DARK if dark else CONTRAST_LIGHT
    return DARK if system_is_dark else LIGHT


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4
