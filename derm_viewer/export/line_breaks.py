"""Breaks a paragraph into lines so that none holds one left-over word: for the patient's screen and the handout."""

from __future__ import annotations

from PySide6.QtGui import QTextLayout, QTextOption

_LAST, _NARROWEST, _LESS = 0.3, 0.55, 0.02
"""The last line is at least such a part of the width, if lines not narrower than the second part allow it; the third is
the part by which they are made narrower at a time.
"""
_EVEN = 0.7
"""The last line's least part of the longest one, where all are to be about as long."""


def break_lines(layout: QTextLayout, width: float, *, even: bool = False) -> None:
    """Break a layout into as many lines as the width asks for, its last line not short; `even`: all about as long.

    Lines of a language that is written from the right end where those of the whole width would.
    """
    option = QTextOption(layout.textOption())
    into_lines(layout, width)
    count = layout.lineCount()
    if count > 1:
        whole_words = QTextOption(option)
        whole_words.setWrapMode(QTextOption.WrapMode.WordWrap)
        layout.setTextOption(whole_words)
        narrow = _narrower(layout, width, count, even=even)
        if narrow == width:
            layout.setTextOption(option)
        into_lines(layout, narrow)


def in_two(words: str) -> str:
    """Words in two lines, broken after a comma or where both are about as long."""
    breaks = [at for at, letter in enumerate(words) if letter == " "]
    commas = [at for at in breaks if words[at - 1] in ",\u060c"]
    at = min(commas or breaks, key=lambda each: abs(2 * each - len(words)), default=None)
    return words if at is None else f"{words[:at]}\n{words[at + 1:]}"


def _narrower(layout: QTextLayout, width: float, count: int, *, even: bool) -> float:
    """The width, or a lesser one with as many lines of which the last is longer."""
    found = width
    while _is_short(layout, width * _LAST, even=even) and found > width * _NARROWEST:
        tried = found - width * _LESS
        into_lines(layout, tried)
        if layout.lineCount() > count or _overflows(layout):
            break
        found = tried
    return found


def _is_short(layout: QTextLayout, least: float, *, even: bool) -> bool:
    """Whether the last line is: shorter than `least`, or with `even` than most of the longest line."""
    wide = [layout.lineAt(number).naturalTextWidth() for number in range(layout.lineCount())]
    return wide[-1] < (max(wide) * _EVEN if even else least)


def into_lines(layout: QTextLayout, width: float) -> None:
    """Break a layout into lines of a width, each as full as it can be."""
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
    layout.endLayout()


def _overflows(layout: QTextLayout) -> bool:
    """Whether a word is longer than its line."""
    lines = (layout.lineAt(number) for number in range(layout.lineCount()))
    return any(line.naturalTextWidth() > line.width() for line in lines)
