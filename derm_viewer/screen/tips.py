"""Tooltips of several lines: broken at words, and shown as they are written whatever they hold."""

from __future__ import annotations

import textwrap

_LINE = 64


def tip(text: str) -> str:
    """The text as a tooltip whose lines are at most 64 letters long. Markup in it is shown, not obeyed."""
    import html  # its tables are wanted for tooltips alone, and cost a start

    return f'<p style="white-space:pre">{html.escape(textwrap.fill(text, _LINE))}</p>' if text else ""
