"""The colours of the spine picture, mixed from the window's: bone, disc, nerve, and what presses on it."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from derm_viewer.screen.theme import Theme, blend


class SpineColours(NamedTuple):
    """Each "#RRGGBB". `bone_back` is bone that lies behind, `ink` is text on bone, `hernia` is what leaves the disc.

    `on_root` has the text colour for each root's colour.
    """

    bone: str
    bone_back: str
    bone_edge: str
    ink: str
    disc: str
    disc_edge: str
    core: str
    sac: str
    sac_edge: str
    cord: str
    nerve: str
    nerve_edge: str
    strand: str
    ligament: str
    hernia: str
    hernia_edge: str
    back_edge: str
    pedicle: str
    hole: str
    root_edge: str
    on_root: Mapping[str, str]

    @classmethod
    def of(cls, theme: Theme) -> SpineColours:
        """The colours that go with a theme."""
        deep, ground = theme.body_dark, theme.surface
        bone = blend(theme.body_dark, theme.body_light, 0.22 if theme.dark else 0.07)
        sac = blend(theme.root("L1"), deep if theme.dark else ground, 0.42)
        disc = blend(theme.link, theme.body_light if not theme.dark else ground, 0.42 if theme.dark else 0.2)
        back = blend(bone, ground, 0.62)
        edge = blend(ground, bone, 0.5) if theme.dark else blend(deep, bone, 0.5)
        nerve = blend(theme.root("L1"), blend(deep, ground, 0.5), 0.62)
        nerve_edge = blend(deep, theme.root("T12"), 0.35)
        return cls(
            bone=bone,
            bone_back=back,
            bone_edge=edge,
            ink=theme.key_point,
            disc=disc,
            disc_edge=blend(theme.link, disc, 0.45),
            core=blend(theme.body_light, disc, 0.3 if theme.dark else 0.55),
            sac=sac,
            sac_edge=blend(theme.root("T12"), sac, 0.55),
            cord=blend(theme.root("T12"), sac, 0.45),
            nerve=nerve,
            nerve_edge=nerve_edge,
            strand=blend(theme.body_light, nerve, 0.6) if theme.dark else nerve,
            ligament=blend(theme.root("T12"), ground, 0.35),
            hernia=blend(theme.danger_text, theme.marker, 0.3)
            if theme.dark
            else blend(theme.marker, theme.danger_line, 0.25),
            hernia_edge=theme.danger_text,
            back_edge=blend(edge, back, 0.6),
            pedicle=blend(edge, bone, 0.2),
            hole=blend(edge, bone, 0.55),
            root_edge=blend(nerve_edge, nerve, 0.7),
            on_root=MappingProxyType({root: theme.on_root(root) for root in theme.root_colours}),
        )
