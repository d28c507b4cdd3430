"""The colours of the patient's screen: those of the window, with one accent for the nerve and its skin."""

from __future__ import annotations

from typing import NamedTuple

from derm_viewer.screen.theme import Theme, blend


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
            accent="#2E9E78" if theme.dark else "#2A9470",
            words="#5CCBA4" if theme.dark else theme.ok_line,
            soft=theme.link,
            place=theme.key_point if theme.dark else theme.outline,
            ring="#FFFFFF",
            touch=theme.focus,
            pen="#E08A1E",
            help=(theme.danger_bg, theme.danger_line, theme.danger_text),
            help_chosen=theme.danger_line if theme.dark else blend(theme.danger_text, theme.marker, 0.5),
        )
