"""The colours of the patient's screen: those of the window, with one accent for the nerve and its skin."""

from __future__ import annotations

from typing import NamedTuple

from derm_viewer.screen.theme import Theme, blend, contrast

_INKS = ("#101A24", "#FFFFFF")


class PatientColours(NamedTuple):
    """Each "#RRGGBB". `accent` is the nerve and its skin, `words` the accent as text; `soft` tints a named area.

    `place` and `ring` draw the clinician's place, `touch` what the patient touched, `pen` what the clinician draws.
    `help` are ground, line and text of the step that is always one touch away.
    """

    theme: Theme
    ground: str
    title: str
    text: str
    quiet: str
    line: str
    button: str
    accent: str
    words: str
    soft: str
    place: str
    ring: str
    touch: str
    pen: str
    help: tuple[str, str, str]
    help_chosen: str

    def ink_on(self, ground: str) -> str:
        """The text colour, dark or white, that reads better on a ground."""
        return max(_INKS, key=lambda ink: contrast(ink, ground))

    @classmethod
    def of(cls, theme: Theme) -> PatientColours:
        """The colours that go with the window's theme."""
        return cls(
            theme=theme,
            ground=theme.window,
            title=theme.brand,
            text=theme.text,
            quiet=theme.text_muted,
            line=theme.line,
            button=theme.surface,
            accent="#1F8262" if theme.dark else "#2A9470",
            words="#5CCBA4" if theme.dark else theme.ok_line,
            soft="#2F7DB5",
            place="#12324E",
            ring="#FFFFFF",
            touch="#1F6FB8",
            pen="#C25700",
            help=(theme.danger_bg, theme.danger_line, theme.danger_text),
            help_chosen=theme.danger_line if theme.dark else blend(theme.danger_text, theme.marker, 0.5),
        )
