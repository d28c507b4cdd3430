"""Slips of the finger: the walk over the tree of letters against the plain definition of the distance."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from derm_viewer.clinic.search_vocabulary import Vocabulary

LETTERS = st.text("abc", min_size=1, max_size=9)


def distance(one: str, other: str) -> int:
    """Letters added, left out, changed, or neighbours swapped, by the whole table."""
    table = [[max(i, j) if not i or not j else 0 for j in range(len(other) + 1)] for i in range(len(one) + 1)]
    for i in range(1, len(one) + 1):
        for j in range(1, len(other) + 1):
            changed = table[i - 1][j - 1] + (one[i - 1] != other[j - 1])
            table[i][j] = min(table[i - 1][j] + 1, table[i][j - 1] + 1, changed)
            if i > 1 and j > 1 and one[i - 2 : i] == other[j - 1] + other[j - 2]:
                table[i][j] = min(table[i][j], table[i - 2][j - 2] + 1)
    return table[-1][-1]


@given(words=st.lists(LETTERS, min_size=1, max_size=30), typed=LETTERS)
@settings(max_examples=300, deadline=None)
def test_every_word_within_reach_is_meant_and_no_other(words: list[str], typed: str) -> None:
    allowed = (len(typed) >= 4) + (len(typed) >= 8)
    expected = set()
    for word in words:
        begun = min(distance(typed, word[:end]) for end in range(1, len(word) + 1))
        if allowed and (distance(typed, word) <= allowed or (len(typed) >= 5 and begun <= allowed)):
            expected.add(word)
    assert {word for word, _ in Vocabulary(words).meant(typed)} == expected


@given(words=st.lists(LETTERS, min_size=1, max_size=30), typed=LETTERS)
@settings(max_examples=200, deadline=None)
def test_a_word_fits_as_it_is_or_as_a_beginning(words: list[str], typed: str) -> None:
    found = dict(Vocabulary(words).match(typed))
    assert set(found) == {word for word in words if word.startswith(typed)}
    assert all((worth == 1.0) == (word == typed) for word, worth in found.items())


def test_a_nearer_word_is_worth_more() -> None:
    worth = dict(Vocabulary(["meralgia", "meralgic", "neuralgia"]).meant("merlagia"))
    assert worth["meralgia"] > worth["meralgic"]
    assert "neuralgia" not in worth


def test_two_words_typed_as_one() -> None:
    words = Vocabulary(["knee", "jerk", "foot", "drop"])
    assert words.parts("kneejerk") == ("knee", "jerk")
    assert words.parts("kneejer") == ("knee", "jer")
    assert words.parts("knees") is None


def test_a_disc_is_meant_only_as_a_whole() -> None:
    words = Vocabulary(["l5", "l5/s1"])
    assert [word for word, _ in words.match("l5")] == ["l5"]
    assert [word for word, _ in words.match("l5/s1")] == ["l5/s1"]
