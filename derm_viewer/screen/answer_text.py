"""An answer turned into rows, part by part. All sentences come from the answer; here they only find their places."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from derm_viewer.body.model import ROOTS
from derm_viewer.clinic.answer import Answer, RedFlag, Sign, Source, Statement
from derm_viewer.screen.answer_rows import CandidateRow, FlagRow, LookAlikeRow, PlaceRow, SignRow, SourceRow
from derm_viewer.screen.look import Look
from derm_viewer.screen.prose import Piece, cited
from derm_viewer.screen.rows import Caption, Gap, Labelled, Row, Text
from derm_viewer.screen.welcome_rows import Hint, Invitation


def numbers(listed: Sequence[Source]) -> dict[str, int]:
    """The number of each source, from 1, in the order of the list."""
    return {source.key: at for at, source in enumerate(listed, start=1)}


def parts(look: Look, answer: Answer, titles: Mapping[str, str]) -> dict[str, Callable[[], list[Row]]]:
    """How to make the rows of each part of an answer. `titles` are the maps' names by their ids."""
    known = numbers(answer.sources)
    return {
        "place": lambda: _place(look, answer, known, titles),
        "candidates": lambda: _candidates(look, answer, known, titles),
        "signs": lambda: _signs(look, answer, known),
        "look_alikes": lambda: _look_alikes(look, answer, known),
        "why": lambda: _why(look, answer, known),
        "limits": lambda: _sentences(look, "Limits", answer.limits, known),
    }


def flags(look: Look, red_flags: Sequence[RedFlag], known: Mapping[str, int]) -> list[Row]:
    """The opened list of red flags."""
    rows: list[Row] = [FlagRow(look, flag, known) for flag in red_flags]
    return [*rows, Gap(look, 12)] if rows else []


def sources(look: Look, listed: Sequence[Source], marked: str | None) -> list[Row]:
    """The numbered sources; the one with the key `marked` stands out."""
    if not listed:
        return []
    rows: list[Row] = [Caption(look, "Sources")]
    for number, source in enumerate(listed, start=1):
        rows.append(SourceRow(look, number, source, marked=source.key == marked))
    return rows


def welcome(look: Look, texts: Mapping[str, Any]) -> list[Row]:
    """The invitation to click and how to read the picture. `texts` are those of "welcome" in the window's words."""
    rows: list[Row] = [Invitation(look, texts["icon"], texts["title"], texts["lead"])]
    for section in texts["sections"]:
        rows.append(Caption(look, section["title"], above=24))
        rows += [Hint(look, point["icon"], point["text"]) for point in section["points"]]
    return rows


def _place(look: Look, answer: Answer, known: Mapping[str, int], titles: Mapping[str, str]) -> list[Row]:
    place, tags = answer.place, []
    if place.side in ("left", "right"):
        tags.append(f"Patient\u2019s {place.side}")
    if place.where == "map":
        tags.append(answer.quality)
    rows: list[Row] = [PlaceRow(look, tags, place.words)]
    rows.append(Text(look, [Piece(answer.headline)], look.type.headline, below=4))
    for statement in answer.per_map:
        title = next((title for title in titles.values() if statement.text.startswith(title)), "")
        rest = replace(statement, text=statement.text.removeprefix(title).lstrip(": "))
        if title and rest.text:
            rows.append(Labelled(look, [Piece(title, "text_muted")], _with_root(look, cited(rest, known)), 104))
        else:
            rows.append(Text(look, cited(statement, known), look.type.small))
    return rows


def _with_root(look: Look, pieces: Sequence[Piece]) -> list[Piece]:
    """The same words, the root with which they begin set off."""
    first = pieces[0]
    root = next((root for root in sorted(ROOTS, key=len, reverse=True) if first.text.startswith(root)), "")
    if not root:
        return list(pieces)
    rest = replace(first, text=first.text.removeprefix(root))
    return [replace(first, text=root, font=look.type.small_strong), rest, *pieces[1:]]


def _candidates(look: Look, answer: Answer, known: Mapping[str, int], titles: Mapping[str, str]) -> list[Row]:
    if not answer.candidates:
        return []
    rows: list[Row] = [Caption(look, "Levels to consider")]
    for at, candidate in enumerate(answer.candidates):
        rows.append(CandidateRow(look, candidate, known, titles, first=at == 0))
    return rows


def _signs(look: Look, answer: Answer, known: Mapping[str, int]) -> list[Row]:
    if not answer.signs:
        return []
    shared = _shared_ending(answer.signs)
    rows: list[Row] = [Caption(look, "What tells them apart", note=shared)]
    last = len(answer.signs) - 1
    return rows + [SignRow(look, sign, known, shared=shared, last=at == last) for at, sign in enumerate(answer.signs)]


def _shared_ending(signs: Sequence[Sign]) -> str:
    """The last sentence of most signs, if they share it: it is then said once for all. "" if they do not."""
    endings = Counter(sign.tells.text.rpartition(". ")[2] for sign in signs)
    ending, times = endings.most_common(1)[0]
    return ending if times > 1 and times * 2 > len(signs) else ""


def _look_alikes(look: Look, answer: Answer, known: Mapping[str, int]) -> list[Row]:
    if not answer.look_alikes:
        return []
    rows: list[Row] = [Caption(look, "Same skin, not a root")]
    return rows + [LookAlikeRow(look, other, known) for other in answer.look_alikes]


def _why(look: Look, answer: Answer, known: Mapping[str, int]) -> list[Row]:
    """The reasons for each candidate beside its root, then what holds for all."""
    rows: list[Row] = []
    for candidate in answer.candidates:
        said = [cited(reason, known) for reason in candidate.reasons]
        pieces = [piece for sentence in said for piece in (*sentence, Piece(" "))]
        rows.append(Labelled(look, [Piece(candidate.root, "text", look.type.small_strong)], pieces, 34))
    rows += [Text(look, cited(sentence, known), look.type.small) for sentence in answer.why]
    return [Caption(look, "Why these levels" if answer.candidates else "Why"), *rows] if rows else []


def _sentences(look: Look, caption: str, said: Sequence[Statement], known: Mapping[str, int]) -> list[Row]:
    if not said:
        return []
    rows: list[Row] = [Caption(look, caption)]
    return rows + [Text(look, cited(sentence, known), look.type.small, below=5) for sentence in said]
