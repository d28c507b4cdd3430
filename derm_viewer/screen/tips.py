"""Tooltips of several lines: broken at words, and shown as they are written whatever they hold."""

from __future__ import annotations

import textwrap

from PySide6.QtGui import Qt  # of QtGui, with its functions on text; QtCore's has the flags

_LINE = 64


def tip(text: str) -> str:
    """The text as a tooltip whose lines are at most 64 letters long. Markup in it is shown, not obeyed."""
    return Qt.convertFromPlainText(textwrap.fill(text, _LINE), Qt.WhiteSpaceMode.WhiteSpacePre) if text else ""
