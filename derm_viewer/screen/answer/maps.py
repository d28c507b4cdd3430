"""What each map says at the place: a line for each, in short until it is unfolded."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from derm_viewer.body.model import ROOTS
from derm_viewer.clinic.answer import Answer, Statement
from derm_viewer.consult.say import say, say_of
from derm_viewer.screen.look import Look
from derm_viewer.screen.prose import Piece, cited
from derm_viewer.screen.rows import Labelled, Row, Text

MAPS = "maps"
"""The action that unfolds the lines of the maps."""
_DESCRIBED = "Described from words, not counted"
_NEAR = ("Border with {root} {cm} cm away; zones overlap", "Nearest is {root}, {cm} cm away")
_BY_SIDE = "{map}: {root} here; {roots} by side of the toe"
"""How words.json says it: what is said here is looked for in these forms."""
COLUMN = 104
"""The width of the labels' column; the painted marks, which may stand above, have the same."""


def map_rows(
    look: Look, answer: Answer, known: Mapping[str, int], titles: Mapping[str, str], *, opened: bool
) -> list[Row]:
    """The rows. Shut, the maps that are only described share one line; every row says all of it to a screen reader."""
    rows: list[Row] = []
    described: list[tuple[str, Statement]] = []
    for statement in answer.per_map:
        title = next((title for title in titles.values() if statement.text.startswith(title)), "")
        rest = statement._replace(text=statement.text.removeprefix(title).lstrip(": "))
        if not title or not rest.text:
            rows.append(Text(look, cited(statement, known), look.type.small))
        elif say_of("words", _DESCRIBED) in rest.text and not opened:
            described.append((title, rest))
        else:
            pieces = _with_root(look, cited(rest if opened else _short(rest), known))
            line = Labelled(look, [Piece(title, "text_muted")], pieces, COLUMN)
            line.words = f"{title}: {rest.text}"
            rows.append(line)
    if described:
        rows.append(_together(look, described, known))
    for row in rows:
        row.action = MAPS
    return rows


def _short(rest: Statement) -> Statement:
    """The root, and the border if one is near: "L5. Border with S1 2.4 cm away". A toe shared by its sides says so."""
    if say_of("words", _BY_SIDE).rpartition("}")[2] in rest.text:
        return rest._replace(text=rest.text.partition(".")[0])
    root = re.split(r"[.;]", rest.text, maxsplit=1)[0]
    heads = tuple(say_of("words", near).partition("{")[0] for near in _NEAR)
    border = next((part for part in rest.text.split(". ") if part.startswith(heads)), "")
    return rest._replace(text=f"{root}. {border.partition(';')[0]}" if border else root)


def _together(look: Look, described: Sequence[tuple[str, Statement]], known: Mapping[str, int]) -> Row:
    pieces: list[Piece] = []
    for title, rest in described:
        root = re.split(r"[.;]", rest.text, maxsplit=1)[0]
        pieces += [Piece(f"{', ' if pieces else ''}{title}: ", "text_muted")]
        pieces += cited(rest._replace(text=root), known, "text_muted")
    row = Labelled(look, [Piece(say("Not counted"), "text_muted")], pieces, COLUMN)
    row.words = "\n".join(f"{title}: {rest.text}" for title, rest in described)
    return row


def _with_root(look: Look, pieces: Sequence[Piece]) -> list[Piece]:
    """The same words, the root with which they begin set off."""
    first = pieces[0]
    root = next((root for root in sorted(ROOTS, key=len, reverse=True) if first.text.startswith(root)), "")
    if not root:
        return list(pieces)
    rest = first._replace(text=first.text.removeprefix(root))
    return [first._replace(text=root, font=look.type.small_strong), rest, *pieces[1:]]
