"""The language of the note's template: plain text with names to fill in, and nothing that could do anything else.

`$place` or `${place}` stands for what is known of the place, `$$` for a dollar sign; a line that begins with `#` is
for the author of the template. There are no conditions, no attributes, no format codes. What is empty takes its words
with it:

- A line is left out if one of its names has nothing to say.
- A line without names, above lines with names, is their heading: it goes if they all go.
- A name that stands alone on its line, after a dash at most, says each of its items on a line of its own; within a
  sentence its items are parted by semicolons.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

from derm_viewer.clinic.errors import KnowledgeError

NAMES = (
    "own_map", "emergency", "because", "also", "place", "side", "quality", "headline", "picture", "marks",
    "candidates", "maps_blank", "look_alikes", "findings_left", "findings_right", "findings_both", "reading",
    "supports", "against", "red_flags_asked", "red_flags_not_asked", "tests_next", "maps_counted", "maps_not_counted",
    "per_map", "limits", "sources", "data_version", "program_version",
)  # fmt: skip
"""The names that a template may use."""
REQUIRED = ("own_map", "emergency", "candidates", "maps_counted", "data_version", "program_version")
"""The names that a template must use, so that no note hides an emergency or on what it rests."""
LONGEST = 20_000
"""So many characters a template may have."""
_SHOWN = 40
_PIECE = re.compile(r"\$(?:(?P<sign>\$)|(?P<name>[A-Za-z_]\w*)|\{(?P<braced>[^{}$]*)\}|)")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029]")


class TemplateError(KnowledgeError):
    """A template cannot be used. The text is one plain sentence."""


class Piece(NamedTuple):
    """A part of a line: words, or a name to fill in (the other is "")."""

    words: str
    name: str


Line = tuple[Piece, ...]


class Template(NamedTuple):
    """A template that may be used. Paragraphs are parted by empty lines."""

    paragraphs: tuple[tuple[Line, ...], ...]


class Said(NamedTuple):
    """A line of the note: what leads it ("- ", "" for a sentence), its words, and the names that it filled in."""

    lead: str
    words: str
    names: tuple[str, ...]


def parse_template(text: str) -> Template:
    """Read a template. Raises TemplateError with one sentence that names the line and what may stand there."""
    if len(text) > LONGEST:
        raise TemplateError(f"The template has more than {LONGEST} characters; a note is shorter.")
    lines = text.removeprefix("\ufeff").replace("\r\n", "\n").split("\n")
    paragraphs: list[list[Line]] = [[]]
    for number, line in enumerate(lines, 1):
        if _CONTROL.search(line):
            raise TemplateError(f"Line {number} of the template holds a sign that is not text.")
        if line.startswith("#"):
            continue
        if line.strip():
            paragraphs[-1].append(_line(line.rstrip(), number))
        else:
            paragraphs.append([])
    used = {piece.name for paragraph in paragraphs for line_ in paragraph for piece in line_}
    missing = [f"${name}" for name in REQUIRED if name not in used]
    if missing:
        raise TemplateError(f"The template leaves out {', '.join(missing)}, which every note must say.")
    return Template(tuple(tuple(paragraph) for paragraph in paragraphs if paragraph))


def _line(text: str, number: int) -> Line:
    pieces = []
    end = 0
    for found in _PIECE.finditer(text):
        pieces.append(Piece(text[end : found.start()], ""))
        end = found.end()
        name = found["braced"] if found["braced"] is not None else found["name"]
        if found["sign"]:
            pieces.append(Piece("$", ""))
        elif name is None:
            raise TemplateError(f"Line {number} of the template: a single $ means nothing; write $$ for the sign.")
        elif name not in NAMES:
            known = ", ".join(NAMES)
            raise TemplateError(
                f"Line {number} of the template: '{name[:_SHOWN]}' is not known; the names are {known}."
            )
        else:
            pieces.append(Piece("", name))
    return tuple(piece for piece in (*pieces, Piece(text[end:], "")) if piece != ("", ""))


def fill(template: Template, values: Mapping[str, tuple[str, ...]]) -> tuple[tuple[Said, ...], ...]:
    """The paragraphs of the note. `values` has the items of every name, () for nothing to say."""
    filled = (_paragraph(paragraph, values) for paragraph in template.paragraphs)
    return tuple(paragraph for paragraph in filled if paragraph)


def _paragraph(lines: tuple[Line, ...], values: Mapping[str, tuple[str, ...]]) -> tuple[Said, ...]:
    said: list[Said] = []
    headings: list[Said] = []
    waiting = False
    for line in lines:
        names = tuple(piece.name for piece in line if piece.name)
        if not names:
            headings = [*(() if waiting else headings), Said("", _words(line, values), ())]
            waiting = False
            continue
        waiting = True
        if all(values[name] for name in names):
            said += [*headings, *_filled(line, names, values)]
            headings = []
    return (*said, *(() if waiting else headings))


def _filled(line: Line, names: tuple[str, ...], values: Mapping[str, tuple[str, ...]]) -> list[Said]:
    lead = line[0].words
    alone = len(line) == 1 or (len(line) == 2 and line[1].name and not re.search(r"\w", lead))
    if alone:
        return [Said(lead, item, names) for item in values[names[0]]]
    return [Said("", _words(line, values), names)]


def _words(line: Line, values: Mapping[str, tuple[str, ...]]) -> str:
    return "".join("; ".join(values[piece.name]) if piece.name else piece.words for piece in line)
