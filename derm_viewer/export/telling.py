"""What stands on the sheet about an answer: levels to consider, findings, red flags, what to test, basis, sources."""

from __future__ import annotations

from collections.abc import Iterable

from derm_viewer.clinic.answer import Answer, Candidate, Source, Statement
from derm_viewer.clinic.findings import ANSWERS
from derm_viewer.export.content import Content, Para, Section
from derm_viewer.export.told import Told

_MOST_TESTS = 4


def tell(told: Told) -> Content:
    """The whole sheet. Every statement carries the numbers of its sources, which stand at its end."""
    answer, words = told.answer, told.words
    cited = _Cited(answer)
    alert = _alert(answer, cited)
    sections = tuple(section for section in _sections(told, cited) if section.paragraphs)
    sources = Section(words["sources"], tuple(cited.works()), small=True)
    return Content(
        brand=words["brand"],
        kind=words["kind"],
        title=_sentence(answer.place.words),
        limits=words["limits"],
        basis=told.basis,
        kicker=_kicker(told),
        lead=answer.headline,
        alert=alert,
        sections=(*sections, sources) if sources.paragraphs else sections,
    )


class _Cited:
    """Numbers the sources in the order of first use."""

    def __init__(self, answer: Answer) -> None:
        self._known = {source.key: source for source in answer.sources}
        self._used: dict[str, int] = {}

    def say(self, statement: Statement) -> str:
        """The statement with the numbers of its sources."""
        keys = [key for key in statement.sources if key in self._known]
        if not keys:
            return statement.text
        numbers = ", ".join(str(self._used.setdefault(key, len(self._used) + 1)) for key in keys)
        text, stop = (statement.text[:-1], ".") if statement.text.endswith(".") else (statement.text, "")
        return f"{text} [{numbers}]{stop}"

    def join(self, statements: Iterable[Statement]) -> str:
        """Several statements in a row."""
        return " ".join(_stopped(self.say(statement)) for statement in statements)

    def works(self) -> Iterable[Para]:
        """The cited works, numbered."""
        for key, number in self._used.items():
            yield Para(_work(self._known[key]), f"{number}")


def _work(source: Source) -> str:
    return " ".join(part for part in (source.text, source.link) if part)


def _kicker(told: Told) -> str:
    words, place = told.words, told.answer.place
    quality = words[told.answer.quality]
    return words["kicker"].format(quality=quality, side=words[place.side]) if place.side else quality


def _alert(answer: Answer, cited: _Cited) -> tuple[Para, ...]:
    emergency = answer.emergency
    if emergency is None:
        return ()
    lines = [Para(cited.join((emergency.action,)), _stopped(emergency.headline))]
    lines.append(Para(cited.join(emergency.because)))
    lines += [Para(cited.join((also,))) for also in emergency.also]
    return tuple(line for line in lines if line.whole)


def _sections(told: Told, cited: _Cited) -> Iterable[Section]:
    answer, words = told.answer, told.words
    yield Section(words["flags"], tuple(_flags(told)))
    yield Section(words["levels"], tuple(_candidate(each, told, cited) for each in answer.candidates))
    yield Section(words["found"], tuple(_findings(told, cited)))
    untested = [test for test in answer.tests if test.done is None][:_MOST_TESTS]
    yield Section(words["next"], tuple(Para(cited.say(test.reason), test.name) for test in untested))
    named = {each.id for each in answer.candidates if each.kind != "root"}
    others = (each for each in answer.look_alikes if each.id not in named)
    yield Section(words["also"], tuple(Para(cited.join((each.test,)), each.name) for each in others))
    yield Section(words["maps"], tuple(Para(cited.say(each)) for each in answer.per_map), small=True)
    yield Section(words["worth"], tuple(Para(cited.say(each)) for each in answer.limits), small=True)


def _candidate(each: Candidate, told: Told, cited: _Cited) -> Para:
    agreement = told.agreement(each)
    said = [_stopped(agreement)] if agreement else [cited.join(each.reasons[:1])]
    said.append(_stopped(_sentence(each.skin)) if each.skin and each.kind == "root" else "")
    said.append(cited.join((each.disc,)) if each.kind == "root" else "")
    for word, statements in (("for", each.supports), ("against", each.against)):
        said.append(f"{told.words[word]} {cited.join(statements)}" if statements else "")
    return Para(" ".join(part for part in said if part), each.name or each.root)


def _findings(told: Told, cited: _Cited) -> Iterable[Para]:
    words, found = told.words, told.found
    for side in dict.fromkeys(one.side for one in found):
        said = "; ".join(
            words["finding"].format(name=one.name, result=one.result) for one in found if one.side == side
        )
        yield Para(_stopped(said), _sentence(words[side]))
    if not found:
        yield Para(words["nothing_found"])
    elif told.answer.reading is not None:
        yield Para(cited.join((told.answer.reading.headline, *told.answer.reading.against)))


def _flags(told: Told) -> Iterable[Para]:
    words, flags = told.words, told.answer.red_flags
    for answer in ANSWERS:
        asked = "; ".join(flag.name for flag in flags if flag.answer == answer)
        if asked:
            yield Para(_stopped(asked), words[answer])
    silent = [flag.short for flag in flags if flag.answer is None]
    if silent:
        yield Para(_stopped(", ".join(silent)), words["not_asked"])


def _sentence(text: str) -> str:
    """With a capital, which ids and names keep anyway."""
    return text[:1].upper() + text[1:]


def _stopped(text: str) -> str:
    """With a full stop at its end, or what stands there instead."""
    return text if not text or text.endswith((".", "?", "!")) else f"{text}."
