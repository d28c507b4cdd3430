"""An answer as plain lines for a person at a terminal: what was asked, what the maps say, and on whose word."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator

from derm_viewer.clinic.answer import Answer, Candidate, Statement, Test
from derm_viewer.clinic.choice import SELDOM_DISC

_WIDTH = 100


def as_text(answer: Answer, data_version: str) -> Iterator[str]:
    """The answer line by line. Sources are numbered in the order in which the lines name them."""
    page = _Page()
    place = answer.place
    asks = Statement(
        "; ".join(flag.short for flag in answer.red_flags),
        tuple(dict.fromkeys(key for flag in answer.red_flags for key in flag.ask.sources)),
    )
    if answer.emergency is not None:
        yield from page.wrapped(f"{_ended(answer.emergency.headline)} {page.cited(answer.emergency.action)}")
        yield from page.listed("Because", map(page.cited, answer.emergency.because))
        yield ""
    yield from page.wrapped(f"Ask first: {page.cited(asks)}.")
    yield ""
    yield f"{place.words[:1].upper()}{place.words[1:]}"
    yield answer.headline
    if place.where == "map":
        yield f"Side: the patient's {place.side}. What is felt: {answer.quality}."
    yield from page.listed("What each map says", map(page.cited, answer.per_map))
    yield from page.listed("Levels to consider", (page.candidate(candidate) for candidate in answer.candidates))
    near = (f"{point.root}: {point.cm:.1f} cm away" for point in place.key_points_near)
    yield from page.listed("Key sensory points near", near)
    if look_alikes_lead(answer):
        yield from page.look_alikes(answer)
        yield from page.tests(answer)
    else:
        yield from page.tests(answer)
        yield from page.look_alikes(answer)
    yield from page.listed("Why", map(page.cited, answer.why))
    yield from page.listed("Limits", map(page.cited, answer.limits))
    named = {source.key: source.text for source in answer.sources}
    yield from page.listed("Sources", (f"[{page.numbers[key]}] {named[key]}" for key in page.numbers if key in named))
    yield ""
    yield f"Map data {data_version}. Supports, never replaces, examination."


def look_alikes_lead(answer: Answer) -> bool:
    """Whether the look-alikes stand above the tests: the first root is one that a disc seldom reaches."""
    roots = [candidate.root for candidate in answer.candidates if candidate.kind == "root"]
    return bool(roots) and roots[0] in SELDOM_DISC


class _Page:
    """The lines of one answer, and the numbers that its sources got so far."""

    def __init__(self) -> None:
        self.numbers: dict[str, int] = {}

    def cited(self, statement: Statement) -> str:
        """The statement's text with the numbers of its sources."""
        marks = "".join(f"[{self.numbers.setdefault(key, len(self.numbers) + 1)}]" for key in statement.sources)
        return f"{statement.text} {marks}" if marks else statement.text

    def candidate(self, candidate: Candidate) -> str:
        """A level, how many maps give it here, its skin, its disc and why it is considered."""
        relation = {
            "here": f"{len(candidate.maps)} of {candidate.of} {'map' if candidate.of == 1 else 'maps'}",
            "area": "elsewhere in this area",
            "neighbour": "across the nearest border",
            "finding": "by the findings",
        }[candidate.relation]
        told = [_ended(candidate.skin), self._sentence(candidate.disc)]
        told += [self.cited(reason) for reason in candidate.reasons]
        return f"{candidate.root or candidate.name} ({relation}): {' '.join(part for part in told if part)}"

    def test(self, test: Test) -> str:
        """An examination, what its results tell, and its published figure."""
        figure = f" {self._sentence(test.figure)}" if test.figure else ""
        return f"{test.name}: {self.cited(test.tells)}{figure}"

    def tests(self, answer: Answer) -> Iterator[str]:
        """The examinations, those to be done first."""
        yield from self.listed("Test next", (self.test(test) for test in answer.tests))

    def look_alikes(self, answer: Answer) -> Iterator[str]:
        """What is felt in the same skin and is no root."""
        looks = (f"{look.name}: {self.cited(look.test)}" for look in answer.look_alikes)
        yield from self.listed("What else it can be", looks)

    def _sentence(self, statement: Statement) -> str:
        return _ended(self.cited(statement)) if statement.text else ""

    def listed(self, title: str, items: Iterable[str]) -> Iterator[str]:
        """A titled list; nothing at all if there are no items."""
        lines = list(items)
        if not lines:
            return
        yield ""
        yield title
        for line in lines:
            yield from self.wrapped(line, first="  - ", later="    ")

    def wrapped(self, text: str, first: str = "", later: str = "") -> list[str]:
        """The text in lines that fit a terminal."""
        return textwrap.wrap(
            text, _WIDTH, initial_indent=first, subsequent_indent=later, break_on_hyphens=False, break_long_words=False
        )


def _ended(text: str) -> str:
    """The text with a full stop, unless it has one or there is no text."""
    return text if not text or text.split(" [")[0].endswith((".", "?", "!")) else f"{text}."
