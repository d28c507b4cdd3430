"""An answer turned into rows, part by part. All sentences come from the answer; here they only find their places."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from typing import Any, NamedTuple

from derm_viewer.clinic.answer import Answer, Candidate, LookAlike, Source, Statement, Test
from derm_viewer.clinic.choice import SELDOM_DISC
from derm_viewer.consult.say import later, say
from derm_viewer.consult.spoken import quality_word, whose
from derm_viewer.screen.answer.candidates import CandidateRow, Manner
from derm_viewer.screen.answer.maps import MAPS, map_rows
from derm_viewer.screen.answer.rows import LookAlikeRow, PlaceRow, SignRow
from derm_viewer.screen.answer.welcome_rows import Hint, Invitation
from derm_viewer.screen.look import Look
from derm_viewer.screen.prose import Piece, cited, named_source
from derm_viewer.screen.rows import Caption, Gap, Labelled, Row, Text

NORMAL = later("Normal excludes nothing.")
ALIKE = "look_alike"
"""The action that unfolds a look-alike, or all of them."""
_LEAST_ALIKE, _FIRST_ALIKE, _NAMED_ALIKE = 2, 4, 4
_FULL = 2
"""So many candidates show their discs; the others unfold."""
_LEAST_LOOKED_UP, _MOST_LOOKED_UP = 3, 6


class View(NamedTuple):
    """How an answer is shown: in short for the examination, what is unfolded, what the last tick has moved.

    `room` tells the width of the rows and the height that is left on the first screen. `marked`: marks stand above it,
    so that the place is short and what the maps say there comes after the levels.
    """

    titles: Mapping[str, str]
    examine: bool = False
    opened: Set[str] = frozenset()
    moved: Mapping[str, str] = {}
    room: Callable[[], tuple[int, float]] = lambda: (400, 1e6)
    marked: bool = False


class Given(NamedTuple):
    """What the rows to tick are made with: the numbers of the sources, and what the last tick has moved."""

    look: Look
    numbers: Mapping[str, int]
    moved: Mapping[str, str]


def numbers(listed: Sequence[Source]) -> dict[str, int]:
    """The number of each source, from 1, in the order of the list."""
    return {source.key: at for at, source in enumerate(listed, start=1)}


def cited_by(tests: Iterable[Test]) -> list[str]:
    """The keys of the sources of tests."""
    said = [(test.reason, test.tells, test.figure, test.general, *test.more) for test in tests]
    return [key for group in said for one in group if one is not None for key in one.sources]


def parts(look: Look, answer: Answer, view: View, known: Mapping[str, int]) -> dict[str, Callable[[], list[Row]]]:
    """How to make the rows of each part of an answer. `known` are the numbers of the sources."""
    return {
        "place": lambda: _place(look, answer, known, view),
        "candidates": lambda: _candidates(look, answer, known, view),
        "signs": lambda: [] if view.examine else _signs(look, answer, known, view.room()),
        "reading": lambda: _reading(look, answer, known, view),
        "look_alikes": lambda: _look_alikes(look, answer, known, view),
        "why": lambda: _why(look, answer, known),
        "limits": lambda: _sentences(look, say("Limits"), answer.limits, known),
    }


def look_alikes_lead(answer: Answer) -> bool:
    """Whether look-alikes stand above the tests: above L4, where few herniations are and joints refer pain.

    Not in an emergency: its tests are wanted first.
    """
    if answer.emergency is not None:
        return False
    first = next((one for one in answer.candidates if one.kind == "root"), None)
    return first is not None and first.root in SELDOM_DISC


def reading_leads(answer: Answer) -> bool:
    """Whether what to look for stands above all: a mark on the back alone."""
    return answer.reading is not None and answer.reading.level == "untested" and bool(answer.reading.notes)


def sources(look: Look, listed: Sequence[Source]) -> list[Row]:
    """The numbered sources by their short names, in one paragraph; each opens its card, with the whole citation."""
    if not listed:
        return []
    named: list[Piece] = []
    for number, source in enumerate(listed, start=1):
        named += [Piece("\u00a0· ", "text_muted")] if named else []
        named += named_source(number, source)
    caption = Caption(look, say("Sources"), note=say("Click one for the whole citation."))
    return [caption, Text(look, named, look.type.small)]


def welcome(look: Look, texts: Mapping[str, Any]) -> list[Row]:
    """The invitation to click and how to read the picture. `texts` are those of "welcome" in the window's words."""
    rows: list[Row] = [Invitation(look, texts["icon"], texts["title"], texts["lead"])]
    for section in texts["sections"]:
        rows.append(Caption(look, section["title"], above=24))
        rows += [Hint(look, point["icon"], point["text"]) for point in section["points"]]
    return rows


def _place(look: Look, answer: Answer, known: Mapping[str, int], view: View) -> list[Row]:
    place, tags = answer.place, []
    if place.side in ("left", "right"):
        tags.append(whose(place.side)[:1].upper() + whose(place.side)[1:])
    if place.where == "map":
        tags.append(quality_word(answer.quality))
    if view.examine or view.marked:
        return [PlaceRow(look, tags, place.words, answer.headline)]
    rows: list[Row] = [PlaceRow(look, tags, place.words)]
    rows.append(Text(look, [Piece(answer.headline)], look.type.headline, below=4))
    return rows + map_rows(look, answer, known, view.titles, opened=MAPS in view.opened)


def _candidates(look: Look, answer: Answer, known: Mapping[str, int], view: View) -> list[Row]:
    maps = map_rows(look, answer, known, view.titles, opened=MAPS in view.opened) if view.marked else []
    maps = [Gap(look, 6), *maps] if maps and not view.examine else []
    if not answer.candidates:
        return maps
    rows: list[Row] = [Caption(look, say("Levels to consider"), above=7 if view.examine or view.marked else 10)]
    for at, one in enumerate(answer.candidates):
        key = one.id or one.root
        manner = Manner(
            known,
            view.titles,
            kind=_kind(one, answer),
            first=at == 0,
            short=view.examine or at >= _FULL,
            opened=key in view.opened,
            moved=view.moved.get(key, ""),
        )
        rows.append(CandidateRow(look, one, manner))
    return rows + maps


def _kind(candidate: Candidate, answer: Answer) -> str:
    """The word on the chip of what is not a root: "nerve", "joint" ..."""
    known = (other.kind for other in answer.look_alikes if other.name.casefold() == candidate.name.casefold())
    return next(known, "nerve" if candidate.kind == "nerve" else "other")


def _signs(look: Look, answer: Answer, known: Mapping[str, int], room: tuple[int, float]) -> list[Row]:
    """The tests, done ones last: as many as have room on the first screen, three at least."""
    shown = [test for test in answer.tests if test.done is None][:_MOST_LOOKED_UP]
    shown += [test for test in answer.tests if test.done is not None]
    if not shown:
        return []
    rows: list[Row] = [Caption(look, say("What tells them apart"), above=10, note=say(NORMAL))]
    width, left = room
    left -= rows[0].fit(width)
    for at, test in enumerate(shown):
        row = SignRow(look, test, known, last=test is shown[-1])
        left -= row.fit(width)
        if left < 0 and at >= _LEAST_LOOKED_UP:
            break
        rows.append(row)
    return rows


def _reading(look: Look, answer: Answer, known: Mapping[str, int], view: View) -> list[Row]:
    """What the findings say. Before the first one there is nothing to read, but while examining that is said."""
    reading = answer.reading
    if reading is None or (reading.level == "untested" and not view.examine and not reading.notes):
        return []
    from derm_viewer.screen.answer.cards import ReadingRow

    row = ReadingRow(look, reading, known)
    caption = say("Before testing") if reading.level == "untested" else say("What the findings say")
    return [Gap(look, 8), row] if view.examine else [Caption(look, caption), row]


def _look_alikes(look: Look, answer: Answer, known: Mapping[str, int], view: View) -> list[Row]:
    """What is not a root. Where it stands above the tests it is kept short, and unfolds; what cannot wait is named.

    As many have a row as leave those names their room on the first screen.
    """
    if not answer.look_alikes:
        return []
    lead = look_alikes_lead(answer)
    caption = Caption(look, say("Same skin, not a root"), above=8 if lead else 13)
    shut = lead and ALIKE not in view.opened
    if not shut:
        return [caption, *_alikes(look, answer.look_alikes, known, view, lead=lead)]
    for full in range(0 if view.examine else _FIRST_ALIKE, -1, -1):
        rows = [caption, *_alikes(look, answer.look_alikes[:full], known, view, lead=True)]
        rows += _folded(look, answer.look_alikes[full:])
        width, left = view.room()
        if view.opened or full <= _LEAST_ALIKE or sum(row.fit(width) for row in rows) <= left:
            break
    return rows


def _alikes(
    look: Look, shown: Sequence[LookAlike], known: Mapping[str, int], view: View, *, lead: bool
) -> Iterator[Row]:
    for other in shown:
        key = f"{ALIKE}:{other.name}"
        row = LookAlikeRow(look, other, known, thin=lead and key not in view.opened)
        row.action, row.opened = (key, key in view.opened) if lead else ("", None)
        yield row


def _folded(look: Look, rest: Sequence[LookAlike]) -> list[Row]:
    """Names alone: first those that cannot wait, all of them."""
    urgent, calm = ([o.name[:1].upper() + o.name[1:] for o in rest if o.emergency == is_so] for is_so in (True, False))
    rows: list[Row] = []
    if urgent:
        head = Piece(say("Not to be missed:") + " ", "danger_text", look.type.small_strong)
        rows.append(Text(look, [head, Piece(" \u00b7 ".join(urgent), "danger_text")], look.type.small, below=3))
    if rest:
        named, more = " \u00b7 ".join(calm[:_NAMED_ALIKE]), len(calm) - _NAMED_ALIKE
        show = say("and {count} more", count=more) if more > 0 else say("Show")
        pieces = [Piece(f"{named}  " if named else "", "text_muted"), Piece(show, "link")]
        line = Text(look, pieces, look.type.small, below=3)
        line.words, line.action, line.opened = ", ".join(calm) or show, ALIKE, False
        rows.append(line)
    return rows


def _why(look: Look, answer: Answer, known: Mapping[str, int]) -> list[Row]:
    """The reasons for each candidate beside its root, then what holds for all."""
    rows: list[Row] = []
    for candidate in (one for one in answer.candidates if one.root):
        said = [cited(reason, known) for reason in candidate.reasons]
        pieces = [piece for sentence in said for piece in (*sentence, Piece(" "))]
        rows.append(Labelled(look, [Piece(candidate.root, "text", look.type.small_strong)], pieces, 34))
    rows += [Text(look, cited(sentence, known), look.type.small) for sentence in answer.why]
    return [Caption(look, say("Why these levels") if answer.candidates else say("Why")), *rows] if rows else []


def _sentences(look: Look, caption: str, said: Sequence[Statement], known: Mapping[str, int]) -> list[Row]:
    if not said:
        return []
    rows: list[Row] = [Caption(look, caption)]
    return rows + [Text(look, cited(sentence, known), look.type.small, below=5) for sentence in said]
