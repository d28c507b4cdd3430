"""What each name in the template of the note stands for."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from derm_viewer.body.model import MapInfo
from derm_viewer.clinic.alarm import emergency
from derm_viewer.clinic.answer import Answer, Candidate, Emergency, Finding, Statement
from derm_viewer.clinic.findings import WHOLE, checked
from derm_viewer.clinic.knowledge import Knowledge
from derm_viewer.clinic.note_words import NoteWords
from derm_viewer.clinic.wording import in_order

_TRACED = "traced"
_MOST_TESTS = 6
_MOST_LOOK_ALIKES = 6
_SPACE = re.compile(r"[\s\x00-\x1f\x7f-\x9f]+")
Shares = tuple[tuple[str, float], ...]
"""Names and what part of a whole each has, from 0 to 1."""


@dataclass(frozen=True, slots=True)
class NoteMark:
    """A painted mark, measured elsewhere.

    `side` is the patient's, `quality` one of QUALITIES, `where` the areas in words. `maps` has, for each counted map by
    its id, the part of the mark that it gives to each root; what is left is blank. `nerves` are parts in territories of
    skin nerves, by their names, which may overlap.

    Raises ValueError for a part that is not from 0 to 1.
    """

    side: str
    quality: str
    where: str
    maps: tuple[tuple[str, Shares], ...] = ()
    nerves: Shares = ()

    def __post_init__(self) -> None:
        parts = [part for _, shares in self.maps for _, part in shares] + [part for _, part in self.nerves]
        if not all(0 <= part <= 1 for part in parts):
            raise ValueError("a share of a mark must be from 0 to 1")


@dataclass(frozen=True, slots=True)
class NoteData:
    """Everything a note is made of. No field says who the patient is, and none the date: the record has both.

    `answer` is None where no place was looked up; then `findings` say what was found, and `alarm` what stands above
    everything (None: what the findings alone call for), otherwise the answer's own count.
    `maps` are those of the body map, `added` the ids of described maps that count. `own_map` names a map file of the
    user's own, "" for the supplied map.
    """

    maps: tuple[MapInfo, ...]
    data_version: str
    program_version: str
    answer: Answer | None = None
    findings: tuple[Finding, ...] = ()
    added: tuple[str, ...] = ()
    own_map: str = ""
    marks: tuple[NoteMark, ...] = ()
    alarm: Emergency | None = None


def values(data: NoteData, knowledge: Knowledge, words: NoteWords) -> Mapping[str, tuple[str, ...]]:
    """The items of every name but "picture". Raises ValueError for a finding that does not exist."""
    found = _Values(data, knowledge, words)
    raw: dict[str, Iterable[str]] = {
        "own_map": [words.say("own_map", name=data.own_map)] if data.own_map else [],
        "data_version": [data.data_version],
        "program_version": [data.program_version],
        "marks": found.marks(),
        "maps_counted": [found.titles[info.id] for info in data.maps if found.counts(info)],
        "maps_not_counted": [found.titles[info.id] for info in data.maps if not found.counts(info)],
        "sources": found.sources(),
        "limits": [said.text for said in knowledge.words.limits],
        **found.of_emergency(),
        **found.of_place(),
        **found.of_findings(),
    }
    return {name: tuple(_plain(item) for item in items if item.strip()) for name, items in raw.items()}


def _plain(text: str) -> str:
    """One line, whatever a file's name or title holds."""
    return _SPACE.sub(" ", text).strip()


class _Values:
    """The values of one note."""

    def __init__(self, data: NoteData, knowledge: Knowledge, words: NoteWords) -> None:
        self._data = data
        self._knowledge = knowledge
        self._words = words
        self._answer = data.answer
        self._findings = data.answer.findings if data.answer is not None else checked(data.findings, knowledge)
        self.titles = {
            info.id: info.title if info.status == _TRACED else words.say("described", map=info.title)
            for info in data.maps
        }

    def counts(self, info: MapInfo) -> bool:
        """Whether the map takes part in an agreement."""
        return info.status == _TRACED or info.id in self._data.added

    def _emergency(self) -> Emergency | None:
        if self._answer is not None:
            return self._answer.emergency
        return self._data.alarm or emergency(self._findings, self._knowledge)

    def of_emergency(self) -> dict[str, Iterable[str]]:
        """What stands above everything."""
        alarm = self._emergency()
        if alarm is None:
            return {"emergency": (), "because": (), "also": ()}
        said = self._words.say("emergency", headline=alarm.headline, action=alarm.action.text)
        return {
            "emergency": [said],
            "because": [because.text for because in alarm.because],
            "also": [also.text for also in alarm.also],
        }

    def of_place(self) -> dict[str, Iterable[str]]:
        """The place, its levels, what else is felt there, and what to test next."""
        answer = self._answer
        names = ("place", "side", "quality", "headline", "per_map", "candidates", "maps_blank", "look_alikes")
        if answer is None:
            return {**dict.fromkeys((*names, "tests_next"), ()), "side": self._marked_sides()}
        place = answer.place
        known = {candidate.id for candidate in answer.candidates}
        looks = sorted((one for one in answer.look_alikes if one.id not in known), key=lambda one: not one.emergency)
        most = max(_MOST_LOOK_ALIKES, sum(one.emergency for one in looks))
        blank = [one.map for one in place.readings if one.root is None]
        return {
            "place": [place.words],
            "side": [self._words.word(place.side or "")],
            "quality": [self._words.word(answer.quality)] if place.where == "map" else [],
            "headline": [answer.headline],
            "per_map": [said.text for said in answer.per_map],
            "candidates": [self._candidate(one) for one in answer.candidates] or [answer.headline],
            "maps_blank": [self.titles[info.id] for info in self._data.maps if info.id in blank and self.counts(info)],
            "look_alikes": [look.name for look in looks[:most]],
            "tests_next": [test.name for test in answer.tests if test.done is None][:_MOST_TESTS],
        }

    def _marked_sides(self) -> list[str]:
        sides = [self._words.word(side) for side in dict.fromkeys(mark.side for mark in self._data.marks)]
        return [self._words.say("both_sides", one=sides[0], other=sides[1])] if len(sides) == 2 else [", ".join(sides)]

    def _candidate(self, one: Candidate) -> str:
        say = self._words.say
        if one.kind != "root":
            return say("other", name=one.name)
        if one.relation != "here":
            return say(one.relation, name=one.root)
        names = {
            "name": one.root,
            "n": len(one.maps),
            "of": one.of,
            "maps": say("one_map" if one.of == 1 else "many_maps"),
        }
        if len(one.maps) == one.of:
            return say("here", **names)
        return say("here_by", **names, titles=", ".join(self.titles.get(id, id) for id in one.maps))

    def of_findings(self) -> dict[str, Iterable[str]]:
        """What was found and asked, on each side, and what it says together."""
        answers = {one.sign: one.result for one in self._findings}
        asked = [flag for flag in self._knowledge.red_flags if flag.id in answers]
        reading = self._answer.reading if self._answer is not None else None
        told = reading if reading is not None and reading.level != "untested" else None
        return {
            "findings_left": self._found("left"),
            "findings_right": self._found("right"),
            "findings_both": self._found(WHOLE),
            "reading": [told.headline.text] if told else [],
            "supports": [said.text for said in told.supports] if told else [],
            "against": [said.text for said in told.against] if told else [],
            "red_flags_asked": [self._asked(flag.short, answers[flag.id]) for flag in asked],
            "red_flags_not_asked": [flag.short for flag in self._knowledge.red_flags if flag not in asked],
        }

    def _asked(self, flag: str, answer: str) -> str:
        return self._words.say("flag", flag=flag, answer=self._words.word(answer))

    def _found(self, side: str) -> list[str]:
        signs = {entry.id: entry for entry in self._knowledge.signs}
        return [
            self._words.say("finding_of", sign=signs[one.sign].sign.name, result=signs[one.sign].word(one.result))
            for one in self._findings
            if one.side == side and one.sign in signs
        ]

    def marks(self) -> Iterator[str]:
        """Each painted mark: where, how much skin, and how much of it every map gives to every root."""
        say = self._words.say
        for mark in self._data.marks:
            head = [say("mark", side=self._words.word(mark.side), quality=self._words.word(mark.quality))]
            head += [say("mark_where", where=mark.where)] if mark.where else []
            parts = [", ".join(head)]
            parts += [
                say("mark_map", map=self.titles.get(id, id), shares=self._shares(shares)) for id, shares in mark.maps
            ]
            if mark.nerves:
                nerves = sorted(mark.nerves, key=lambda share: -share[1])
                parts.append(say("mark_nerves", shares=", ".join(self._share(*share) for share in nerves)))
            yield "; ".join(parts)

    def _shares(self, shares: Shares) -> str:
        """The roots from the largest share down, then what is blank; shares of nothing are left out."""
        order = in_order(root for root, _ in shares)
        drawn = sorted((one for one in shares if one[1] > 0), key=lambda one: (-one[1], order.index(one[0])))
        said = [self._share(*one) for one in drawn]
        blank = 1 - math.fsum(part for _, part in drawn)
        if blank >= 0.005 or not said:
            said.append(self._words.say("blank", percent=self._percent(blank)))
        return ", ".join(said)

    def _share(self, name: str, part: float) -> str:
        return self._words.say("share", name=name, percent=self._percent(part))

    def _percent(self, part: float) -> str:
        """Whole per cent; never 0 for something, never 100 for less than all."""
        if 0 < part < 0.005:
            return self._words.say("little")
        return self._words.say("nearly_all") if 0.995 <= part < 1 - 1e-9 else f"{part * 100:.0f}"

    def sources(self) -> list[str]:
        """The short names of the works that the sentences of the note rest on, and those of the counted maps."""
        alarm = self._emergency()
        said: list[Statement] = [alarm.action, *alarm.because, *alarm.also] if alarm else []
        if self._answer is not None and self._answer.reading is not None and self._findings:
            said += [self._answer.reading.headline, *self._answer.reading.against]
        keys = [key for statement in said for key in statement.sources]
        keys += [info.reference for info in self._data.maps if self.counts(info)]
        known = self._knowledge.sources
        return [known[key].short for key in dict.fromkeys(keys) if key in known]
