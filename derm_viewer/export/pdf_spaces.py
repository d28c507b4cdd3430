"""Mends two things in the PDF files that Qt writes: copied text has spaces between its words and plain Arabic letters.

For each glyph Qt notes the lowest character that shows it, and meets the tab before the space. In some readers a search
for two words would find nothing. A joined Arabic letter is noted as its joining form, which nobody types. The tables
that say which glyph is which character lie uncompressed in the file, and each new entry is as long as the old: nothing
moves.
"""

from __future__ import annotations

import re
import unicodedata

_TABLE = re.compile(rb"begincmap\s.{1,40000}?\sendcmap", re.DOTALL)
_CHARACTERS = re.compile(rb"\[[<>0-9A-Fa-f\s]*\]")
_ONE = re.compile(rb"<(0009|[Ff][Ee][7-9A-Fa-f][0-9A-Fa-f])>")


def with_spaces(pdf: bytes) -> bytes:
    """The same file, as long as before, in which no glyph is called a tab or a joining form of one letter."""
    return _TABLE.sub(lambda table: _CHARACTERS.sub(_mended, table[0]), pdf)


def _mended(characters: re.Match[bytes]) -> bytes:
    return _ONE.sub(_plain, characters[0])


def _plain(one: re.Match[bytes]) -> bytes:
    character = chr(int(one[1], 16))
    plain = " " if character == "\t" else unicodedata.normalize("NFKC", character)
    return b"<%04X>" % ord(plain) if len(plain) == 1 else one[0]
