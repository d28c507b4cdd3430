"""What can be wrong with a map file, said in one plain sentence: file, place in the file, problem, remedy."""

from typing import NamedTuple

_HIDDEN = frozenset("\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff")


class Worded(str):
    """A text for people that remembers what it is made of: an English template with names in braces, and their values.

    It is the English text; whoever speaks another language translates the template, and fills the values in.
    """

    template: str
    names: dict[str, object]


def worded(template: str, /, **names: object) -> Worded:
    """The template with its names filled in."""
    made = Worded(template.format(**names))
    made.template, made.names = template, names
    return made


class Finding(NamedTuple):
    """One thing that is wrong with, or odd about, a map file.

    `severity` is "error" (the viewer refuses the file), "warning" (it opens, but something in it cannot be trusted)
    or "note" (it opens and was read in a stated way). `feature` is the feature's id where there is one; `place` says
    where in the file: "feature 12 (neutral/...)", "line 3, column 5", or "" for the file as a whole.
    """

    severity: str
    file: str
    feature: str | None
    place: str
    problem: str
    remedy: str

    @property
    def sentence(self) -> str:
        """The whole finding as one plain sentence."""
        where = f"{self.file}, {self.place}" if self.place else self.file
        return f"{where}: {self.problem}; {self.remedy}." if self.remedy else f"{where}: {self.problem}."


class FaultError(ValueError):
    """A fault found where the file and the feature are not known yet; the reader turns it into a MapFileError."""

    def __init__(self, problem: str, remedy: str, place: str = "") -> None:
        super().__init__(problem)
        self.problem = problem
        self.remedy = remedy
        self.place = place


class MapFileError(Exception):
    """The one error the map reader raises. Its text is the sentence of its `finding`, fit to be shown as it is."""

    def __init__(self, finding: Finding) -> None:
        super().__init__(finding.sentence)
        self.finding = finding


def shown(value: object, most: int = 60) -> str:
    """A value from a file as it may appear in a sentence: no control or direction characters, at most `most` long."""
    text = value if isinstance(value, str) else repr(value)[: most * 2]
    text = "".join(c if c.isprintable() and c not in _HIDDEN else " " for c in text[: most * 2])
    text = " ".join(text.split())
    return text if len(text) <= most else text[: most - 1] + "\u2026"


def clean_text(text: str) -> str:
    """Text from a file for people: NFC, lone surrogates replaced, control and direction characters taken out."""
    if text.isascii() and text.isprintable():
        return text
    text = text.encode("utf-8", "replace").decode("utf-8")
    if not all(c < "\u0300" or "\u2010" <= c <= "\u2027" for c in text):  # these are never composed with others
        import unicodedata  # its tables are large, and few texts need them

        text = unicodedata.normalize("NFC", text)
    return "".join(c for c in text if (c.isprintable() or c == "\u00a0") and c not in _HIDDEN)


def is_plain_id(text: str) -> bool:
    """True if `text` can be an id: not empty, at most 200 characters, every one of them visible, no blank ends."""
    if not text or len(text) > 200 or text != text.strip():
        return False
    return text.isprintable() and _HIDDEN.isdisjoint(text)
