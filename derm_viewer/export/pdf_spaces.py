"""Mends one thing in the PDF files that Qt writes: copied text has spaces between its words, not tabs.

For each glyph Qt notes the lowest character that shows it, and meets the tab before the space. In some readers a search
for two words would find nothing. The tables that say which glyph is which character lie uncompressed in the file, and a
tab there is as long as a space: nothing moves.
"""

from __future__ import annotations

import re

_TABLE = re.compile(rb"begincmap\s.{1,40000}?\sendcmap", re.DOTALL)
_CHARACTERS = re.compile(rb"\[[<>0-9A-Fa-f\s]*\]")


def with_spaces(pdf: bytes) -> bytes:
    """The same file, as long as before, in which no glyph is called a tab."""
    return _TABLE.sub(lambda table: _CHARACTERS.sub(_spaced, table[0]), pdf)


def _spaced(characters: re.Match[bytes]) -> bytes:
    return characters[0].replace(b"<0009>", b"<0020>")
