"""The note for the record: what was looked up, found and asked, as plain text and as simple HTML.

It lists levels to consider and never concludes; it says on which maps and which data it rests, and which red flags were
not asked. It has no field for who the patient is, and none for the date: the record has both.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape
from itertools import groupby

from derm_viewer.clinic.knowledge import Knowledge
from derm_viewer.clinic.note_template import (
    NAMES,
    REQUIRED,
    Said,
    Template,
    TemplateError,
    fill,
    parse_template,
)
from derm_viewer.clinic.note_values import NoteData, NoteMark, values
from derm_viewer.clinic.note_words import NoteWords

__all__ = [
    "NAMES",
    "REQUIRED",
    "NoteData",
    "NoteMark",
    "NoteWords",
    "Template",
    "TemplateError",
    "note",
    "parse_template",
    "rich_note",
]

_PICTURE = re.compile(r"data:image/(?:png|jpeg);base64,[A-Za-z0-9+/]+={0,2}")


def note(data: NoteData, template: Template, knowledge: Knowledge, words: NoteWords) -> str:
    """The note as plain text, with a newline at its end. Raises ValueError for a finding that does not exist."""
    said = {**values(data, knowledge, words), "picture": ()}
    paragraphs = ("\n".join(f"{one.lead}{one.words}" for one in paragraph) for paragraph in fill(template, said))
    return "\n\n".join(paragraphs) + "\n"


def rich_note(
    data: NoteData, template: Template, knowledge: Knowledge, words: NoteWords, picture: str | None = None
) -> str:
    """The note as a fragment of simple HTML: paragraphs, lists, bold type, one image. It loads nothing.

    `picture` is the marked figure as a data URI of a PNG or JPEG; None leaves it out. Raises ValueError for another
    address, and for a finding that does not exist.
    """
    if picture is not None and not _PICTURE.fullmatch(picture):
        raise ValueError("the picture must be a data URI of a PNG or JPEG")
    said = {**values(data, knowledge, words), "picture": () if picture is None else (words.say("picture"),)}
    return "\n".join(part for paragraph in fill(template, said) for part in _rich(paragraph, picture)) + "\n"


def _rich(paragraph: tuple[Said, ...], picture: str | None) -> Iterator[str]:
    """A paragraph as HTML: what has a lead becomes a list, the other lines are parted by breaks."""
    for listed, group in groupby(paragraph, key=lambda one: bool(one.lead.strip())):
        if listed:
            yield f"<ul>{''.join(f'<li>{escape(one.words)}</li>' for one in group)}</ul>"
        else:
            yield f"<p>{'<br>'.join(_line(one, picture) for one in group)}</p>"


def _line(one: Said, picture: str | None) -> str:
    if one.names == ("picture",) and picture is not None:
        return f'<img src="{picture}" alt="{escape(one.words)}">'
    said = escape(one.words)
    return f"<b>{said}</b>" if "emergency" in one.names or (not one.names and said.endswith(":")) else said
