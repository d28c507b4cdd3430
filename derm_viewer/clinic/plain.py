"""What a patient is told, in plain words: which situations there are, and the five steps of each.

Nothing here concludes anything about the person: the clinician chooses the situation that is explained.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from string import Formatter

from derm_viewer.clinic.alarm import CAUDA_EQUINA
from derm_viewer.clinic.answer import QUALITIES, Answer
from derm_viewer.clinic.plain_read import read_words as read_words
from derm_viewer.clinic.plain_records import NERVES_TOLD, OWN, ROOTS_TOLD, StepText
from derm_viewer.clinic.plain_records import STEPS as STEPS
from derm_viewer.clinic.plain_records import ListText as ListText
from derm_viewer.clinic.plain_records import Paragraph as Paragraph
from derm_viewer.clinic.plain_records import PatientWords as PatientWords
from derm_viewer.clinic.plain_records import Run as Run

_ROOTS_OFFERED = ("L1", "L2", "L3", "L4", "L5", "S1")
SADDLE_AREAS = frozenset({"saddle", "pubic_region"})
"""The areas of which the clinician's window, too, asks at once whether they are numb."""
_BESIDE_SADDLE = frozenset({"sacrum", "lower_buttock", "upper_buttock", "inner_upper_thigh", "back_upper_thigh"})
_SADDLE_ROOTS = frozenset({"S4-5", "Co1"})
_BELLY_ROOTS = frozenset({"T10", "T11"})
_BELLY_AREAS = frozenset({"mid_abdomen", "lower_abdomen", "flank"})
_GROIN = "groin"


@dataclass(frozen=True, slots=True)
class Situation:
    """What the clinician explains: `kind` is one of KINDS, or "cause_first".

    `id` is the root, the id of the look-alike, or the kind; `name` is what the clinician
    calls it, "" for what is neither a root nor a nerve.
    """

    kind: str
    id: str
    name: str


REFERRED = Situation("referred", "referred", "")
NOT_CLEAR = Situation("not_clear", "not_clear", "")
SADDLE = Situation("saddle", "saddle", "")
"""Skin between the legs: what must be asked and done at once comes before everything that explains."""
BELLY = Situation("belly", "belly", "")
"""Belly or side that hurts, or where T10 or T11 comes first: nothing is said of a cause in the back, or of its course.
"""
CAUSE_FIRST = Situation("cause_first", "cause_first", "")
"""Pain in the groin, or something that cannot wait: nothing is said of a root, and nothing that calms."""


@dataclass(frozen=True, slots=True)
class Step:
    """One screen. `key` is one of STEPS, `name` the step's name, `title` the headline; `lists` stand under the text.

    `aside` is a quieter remark beside the picture. `sources` are the keys of what it rests on (none: plain anatomy).
    """

    key: str
    name: str
    title: str
    paragraphs: tuple[Paragraph, ...]
    aside: str | None
    lists: tuple[ListText, ...]
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Story:
    """The five steps of one situation, and the plain name of it in the patient's language."""

    situation: Situation
    name: str
    steps: tuple[Step, ...]

    def step(self, key: str) -> Step:
        """The step with this key, one of STEPS."""
        return self.steps[STEPS.index(key)]

    @property
    def sources(self) -> tuple[str, ...]:
        """The keys of all sources, in the order of first use."""
        return tuple(dict.fromkeys(key for step in self.steps for key in step.sources))


def situations(answer: Answer | None) -> tuple[Situation, ...]:
    """What can be explained, the likeliest to be wanted first: roots, then nerves of the answer, then the general two.

    Without an answer: the roots L1 to S1. Roots and nerves that there are no words for are left out. If it is the root
    that comes first (`untold`), no other takes its place: then, and without a root, it is not clear. What the answer
    calls an emergency comes before everything: the story of the saddle area where the cauda equina is meant.
    """
    roots: tuple[str, ...] = _ROOTS_OFFERED
    nerves: tuple[tuple[str, str], ...] = ()
    if answer is not None:
        roots = tuple(each.root for each in answer.candidates if each.kind == "root" and each.root in ROOTS_TOLD)
        both = [(each.kind, each.id, each.name) for each in answer.candidates]
        both += [(each.kind, each.id, each.name) for each in answer.look_alikes]
        nerves = tuple((id, name) for kind, id, name in both if kind == "nerve" and id in NERVES_TOLD)
    told = (Situation("root", root, root) for root in dict.fromkeys(roots))
    apart = (Situation("nerve", id, name) for id, name in dict(nerves).items())
    everything = (*told, *apart, REFERRED, NOT_CLEAR)
    first = _first(answer)
    return everything if first is None else (first, *(one for one in everything if one != first))


def untold(answer: Answer | None) -> str:
    """The root that comes first in an answer, if there are no words for patients about it; else ""."""
    first = _roots(answer)[:1]
    return first[0] if first and first[0] not in ROOTS_TOLD else ""


def _roots(answer: Answer | None) -> list[str]:
    return [] if answer is None else [each.root for each in answer.candidates if each.kind == "root" and each.root]


def _first(answer: Answer | None) -> Situation | None:
    """What comes before the roots and nerves of an answer; None where they come first."""
    if answer is None:
        return NOT_CLEAR
    root, area = untold(answer), answer.place.area
    alarm = answer.emergency
    if _is_saddle(answer, root) or (alarm is not None and not CAUDA_EQUINA.isdisjoint(alarm.about)):
        return SADDLE
    if alarm is not None:
        return CAUSE_FIRST
    hurts = answer.quality == "pain"
    if root in _BELLY_ROOTS or (hurts and area in _BELLY_AREAS):
        return BELLY
    if hurts and area == _GROIN:
        return CAUSE_FIRST
    return NOT_CLEAR if root or not _roots(answer) else None


def _is_saddle(answer: Answer, root: str) -> bool:
    """Where the clinician's window asks at once, too: S3 alone does not call for it while nothing but pain is felt."""
    place = answer.place
    if place.where != "map":
        return False
    return place.area in SADDLE_AREAS or root in _SADDLE_ROOTS or (root == "S3" and answer.quality != "pain")


def plain_name(words: PatientWords, situation: Situation) -> str:
    """What the patient is told it is called: "L5", "outer thigh nerve", "felt in another place"."""
    if situation.kind == "root":
        return situation.id
    if situation.kind == "nerve":
        return words.nerves[situation.id].name
    return words.general[_told_as(situation)]


def _told_as(situation: Situation) -> str:
    """Whose words tell it: those of what is not clear yet, while its cause is looked for."""
    return NOT_CLEAR.kind if situation == CAUSE_FIRST else situation.kind


def area_name(words: PatientWords, area_id: str, side: str | None) -> str:
    """An area with whose side it is: "your left outer shin". A side that is not left or right is left out.

    Raises KeyError for an area that the body map does not have.
    """
    return words.areas[area_id].on(side)


def kept_apart(words: PatientWords, text: str) -> str:
    """A text in another script (a clinic's line, a telephone number), so that it keeps its own order within a phrase.

    Where the language is written from the right it is isolated by the two invisible signs that Unicode has for this.
    """
    return f"\u2068{text}\u2069" if words.rtl else text


def story(
    words: PatientWords,
    situation: Situation,
    side: str | None,
    area: str | None,
    quality: str | None,
    *,
    marked: bool = True,
) -> Story:
    """The five steps. `side` and `area` are the patient's, as in a Place; an area that has no name is not spoken of.

    Without an area the patient is told that he showed where he feels it, or asked for it where nothing is `marked`.
    """
    name = plain_name(words, situation)
    first = _where(words, situation, side, area, quality)
    if not marked and area is None and situation.kind != SADDLE.kind:
        asked = words.ask.paragraphs + words.where.paragraphs[1:]
        first = _step("where", words, replace(words.ask, paragraphs=asked), {})
    steps = (
        first,
        _nerve(words, situation, name),
        _cause(words, situation),
        _course(words, situation),
        _step("help", words, words.help, {}),
    )
    return Story(situation, name, steps)


def _where(words: PatientWords, situation: Situation, side: str | None, area: str | None, quality: str | None) -> Step:
    text = words.where
    if situation.kind == SADDLE.kind:  # with what calls for help now, which stands first in the last step
        here = area is None or area in SADDLE_AREAS or area in _BESIDE_SADDLE
        text = replace(words.urgent if here else words.where, lists=words.help.lists[:1])
    if area is None or area not in words.areas:
        return _step("where", words, text, {}, words.told["nowhere"])
    told = words.told[quality if quality is not None and quality in QUALITIES else "any"]
    return _step("where", words, text, {"area": area_name(words, area, side)}, told)


def _nerve(words: PatientWords, situation: Situation, name: str) -> Step:
    text = words.nerve[_told_as(situation)]
    if situation.kind == "root":
        root = words.roots[situation.id]
        return _step("nerve", words, text, {"name": name}, own=root.feels, more=root.sources)
    if situation.kind == "nerve":
        nerve = words.nerves[situation.id]
        return _step("nerve", words, text, {"name": name}, own=nerve.feels, more=nerve.sources)
    return _step("nerve", words, text, {})


def _cause(words: PatientWords, situation: Situation) -> Step:
    if situation.kind == "root":
        return _step("cause", words, words.cause[words.roots[situation.id].cause], {})
    text = words.cause[_told_as(situation)]
    if situation.kind == "nerve":
        nerve = words.nerves[situation.id]
        return _step("cause", words, text, {}, own=nerve.place, more=nerve.sources)
    return _step("cause", words, text, {})


def _course(words: PatientWords, situation: Situation) -> Step:
    if situation == CAUSE_FIRST:  # nothing but that it is looked for, and what cannot wait
        text = words.course[BELLY.kind]
        return _step("course", words, replace(text, paragraphs=text.paragraphs[:1], lists=text.lists[:1]), {})
    text = words.course[situation.kind]
    nerve = words.nerves[situation.id] if situation.kind == "nerve" else None
    if nerve is None or nerve.course is None:
        return _step("course", words, text, {})
    return _step("course", words, text, {}, own=nerve.course, more=nerve.sources)


def _step(
    key: str,
    words: PatientWords,
    text: StepText,
    values: dict[str, str],
    first: str = "",
    own: str = "",
    more: tuple[str, ...] = (),
) -> Step:
    """A step with its places filled in. `first` goes before its paragraphs, `own` where OWN stands among them."""
    paragraphs = (first, *(own if paragraph == OWN else paragraph for paragraph in text.paragraphs))
    return Step(
        key,
        words.steps[key],
        text.title,
        tuple(runs(paragraph, values) for paragraph in paragraphs if paragraph),
        text.aside,
        text.lists,
        tuple(dict.fromkeys((*text.sources, *more))),
    )


def runs(text: str, values: dict[str, str]) -> Paragraph:
    """The runs of a paragraph: words between two pairs of asterisks are strong. Places are filled in afterwards."""
    parts = text.split("**")
    return tuple(Run(_filled(part, values), n % 2 == 1) for n, part in enumerate(parts) if part)


def _filled(text: str, values: dict[str, str]) -> str:
    return "".join(before + (values[place] if place else "") for before, place, _, _ in Formatter().parse(text))
