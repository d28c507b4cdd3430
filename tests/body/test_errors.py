"""Text from files as it may be shown."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from derm_viewer.body.errors import clean_text

_LATIN = st.characters(min_codepoint=0x20, max_codepoint=0x36F)
_DASHES = st.characters(min_codepoint=0x2000, max_codepoint=0x2030)


@given(st.text(st.one_of(_LATIN, _DASHES, st.characters())))
def test_clean_text_is_composed(text: str) -> None:
    cleaned = clean_text(text)
    assert cleaned == clean_text(unicodedata.normalize("NFC", text.encode("utf-8", "replace").decode("utf-8")))
    assert unicodedata.is_normalized("NFC", cleaned)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Förster 1933", "Förster 1933"),
        ("Fo\u0308rster", "Förster"),
        ("Keegan\u2013Garrett", "Keegan\u2013Garrett"),
        ("a\u2000b\u202ec", "abc"),
        ("a\u00a0b\x07", "a\u00a0b"),
        ("\ud800", "?"),
    ],
)
def test_what_is_shown_of_a_text(text: str, shown: str) -> None:
    assert clean_text(text) == shown
