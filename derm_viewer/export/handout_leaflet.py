"""What stands on the handout, as plain values, and how it is shortened when the page is too small for all of it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from derm_viewer.export.handout_text import Paragraph

_MOST_PARAGRAPHS, _MOST_ITEMS = 3, 2


class Bullets(NamedTuple):
    """A short list, under a heading of its own ("" for none)."""

    heading: str
    items: tuple[str, ...]


class Part(NamedTuple):
    """One part of the text. `key` is that of the step it comes from: "where", "nerve", "cause", "course" or "help"."""

    key: str
    heading: str
    paragraphs: tuple[Paragraph, ...]
    lists: tuple[Bullets, ...] = ()
    closing: str = ""

    @property
    def texts(self) -> Iterator[str]:
        """Everything in it that is read, in its order."""
        yield self.heading
        yield from ("".join(words for words, _ in paragraph) for paragraph in self.paragraphs)
        for each in self.lists:
            yield from (each.heading, *each.items)
        yield self.closing


class Leaflet(NamedTuple):
    """The handout's words.

    `lead` says which side; `aside` is a quieter remark under the figure; `help` is the part in the frame. `clinic` is
    the clinic's own line. `foot` stands small at the foot: sources, versions, review. `urgent`: the help comes first.
    """

    title: str
    lead: str
    parts: tuple[Part, ...]
    aside: str
    help: Part
    clinic: str
    foot: tuple[str, ...]
    urgent: bool = False

    @property
    def texts(self) -> Iterator[str]:
        """Everything that is read, in its order, but for the clinic's line."""
        yield from (self.title, self.lead)
        if self.urgent:
            yield from self.help.texts
        for part in self.parts:
            yield from part.texts
        yield self.aside
        if not self.urgent:
            yield from self.help.texts
        yield from self.foot

    def shorter(self) -> Iterator[Leaflet]:
        """This, and then shorter and shorter versions: the aside goes first, then what explains, then what helps.

        The nerve keeps its name, the title the side, and the help all its words, to the last.
        """
        now = self
        yield now
        for _ in range(_MOST_PARAGRAPHS):
            now = now._without_last("cause")
            yield now
        now = now._replace(aside="")
        yield now
        now = now._with("nerve", paragraphs=_named(now.part("nerve")))
        yield now
        now = now._without("cause")
        yield now
        now = now._with("course", paragraphs=now.part("course").paragraphs[:1])
        yield now
        now = now._led()
        yield now
        yield now._with("course", lists=tuple(map(_begun, now.part("course").lists)))
        now = now._with("course", lists=())
        yield now
        names = any(strong for _, strong in now.part("nerve").paragraphs[0])
        yield now._without("course" if names else "nerve")

    def _led(self) -> Leaflet:
        """With the place beside the title; what is urgent about it stays."""
        first = next((part.paragraphs for part in self.parts if part.key == "where"), ())
        if not first:
            return self
        place, *more = first
        tells = any(strong for _, strong in place)  # the area, with whose side it is
        short = self._with("where", paragraphs=tuple(more)) if more else self._without("where")
        return short._replace(lead="".join(words for words, _ in place) if tells else self.lead)

    def part(self, key: str) -> Part:
        """A part that is there."""
        return next(part for part in self.parts if part.key == key)

    def _without_last(self, key: str) -> Leaflet:
        """Without the last paragraph of a part, if it has another."""
        paragraphs = self.part(key).paragraphs
        return self._with(key, paragraphs=paragraphs[:-1]) if len(paragraphs) > 1 else self

    def _without(self, key: str) -> Leaflet:
        return self._replace(parts=tuple(part for part in self.parts if part.key != key))

    def _with(self, key: str, **changed: Any) -> Leaflet:
        parts = (part._replace(**changed) if part.key == key else part for part in self.parts)
        return self._replace(parts=tuple(parts))


def _begun(bullets: Bullets) -> Bullets:
    """What helps most: the list begins with it."""
    return bullets._replace(items=bullets.items[:_MOST_ITEMS])


def _named(part: Part) -> tuple[Paragraph, ...]:
    """The shortest paragraph with a strong word, which is the nerve's name; the first where there is none."""
    named = [paragraph for paragraph in part.paragraphs if any(strong for _, strong in paragraph)]
    return (min(named, key=lambda runs: sum(len(words) for words, _ in runs), default=part.paragraphs[0]),)
