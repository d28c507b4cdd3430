"""What a screen reader says when something has happened; no widgets. `words` are those of "said" in access.json."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from derm_viewer.clinic.answer import Answer, Candidate, Emergency, Test
from derm_viewer.consult.spoken import answer_word, modality_word, quality_word, side_word

MOST = 4
"""So many candidates are named; the panel has them all."""
Words = Mapping[str, str]


def joined(parts: Iterable[str]) -> str:
    """Sentences one after the other, each with one full stop."""
    return " ".join(f"{part.rstrip('. ')}." for part in parts if part.strip())


def urgent(emergency: Emergency | None, words: Words) -> str:
    """What stands above everything; "" where nothing does."""
    if emergency is None:
        return ""
    return words["emergency"].format(headline=emergency.headline.rstrip("."), action=emergency.action.text)


def place_said(answer: Answer, words: Words) -> str:
    """The side and the place, what is felt there, what the maps say, and the levels to consider."""
    if answer.place.where != "map":
        return joined([answer.place.words, answer.headline])
    place = answer.place.words[:1].upper() + answer.place.words[1:]
    said = words["place"].format(place=place, quality=quality_word(answer.quality), headline=answer.headline)
    return joined([said, considered(answer, words)])


def quality_said(answer: Answer, words: Words) -> str:
    """The same place with another quality."""
    said = words["again"].format(quality=quality_word(answer.quality).capitalize(), headline=answer.headline)
    return joined([said, considered(answer, words)])


def findings_said(answer: Answer, before: Answer | None, words: Words) -> str:
    """What was found or taken back, then as far as it has changed: the reading, the candidates, the next test."""
    old = ("", [], "") if before is None else (_reading(before), _names(before), _next(before))
    reading, names, test = _reading(answer), _names(answer), _next(answer)
    return joined(
        [
            *_ticked(answer, before, words),
            reading if reading != old[0] else "",
            considered(answer, words) if names != old[1] else "",
            words["next"].format(test=test) if test and test != old[2] else "",
        ]
    )


def considered(answer: Answer, words: Words) -> str:
    """The first candidates with their agreement; "" without any."""
    names = [_candidate(one, words) for one in answer.candidates[:MOST]]
    return words["consider"].format(names="; ".join(names)) if names else ""


def counted(count: int, words: Words) -> str:
    """How many findings there are."""
    return words[{0: "no_findings", 1: "one_finding"}.get(count, "findings")].format(count=count)


def _candidate(one: Candidate, words: Words) -> str:
    name = one.name or one.root
    weights = (("for", len(one.supports)), ("against", len(one.against)))
    counts = [words[key].format(count=count) for key, count in weights if count]
    if counts:
        return words["weighed"].format(name=name, counts=", ".join(counts))
    key = "here" if one.maps or one.relation not in words else one.relation
    return words[key].format(name=name, count=len(one.maps), of=one.of)


def _ticked(answer: Answer, before: Answer | None, words: Words) -> list[str]:
    """Each finding that is new, other than before, or gone: "Ankle jerk, left: normal"."""
    now = {(one.sign, one.side): one.result for one in answer.findings}
    old = {} if before is None else {(one.sign, one.side): one.result for one in before.findings}
    flags = {flag.id: flag.name for flag in answer.red_flags}
    names = {**_named(() if before is None else before.tests, words), **_named(answer.tests, words), **flags}
    gone = {sign: words["unasked" if sign in flags else "untested"] for sign, _ in old}
    return [
        words["both" if side == "both" else "ticked"].format(
            name=names.get(sign, sign.replace("_", " ")),
            side=side_word(side),
            result=_result(answer, sign, now[sign, side]) if (sign, side) in now else gone[sign],
        )
        for sign, side in dict.fromkeys((*now, *old))
        if now.get((sign, side)) != old.get((sign, side))
    ]


def _result(answer: Answer, sign: str, result: str) -> str:
    """The word for a result."""
    tests = [one for test in answer.tests for one in (test, test.partner) if one is not None]
    known = next((test for test in tests if test.id == sign), None)
    return known.word(result) if known is not None else answer_word(result)


def _named(tests: Sequence[Test], words: Words) -> dict[str, str]:
    """The names of tests, and of the light touch that goes with a pinprick, by their ids."""
    named = {test.id: test.name for test in tests}
    partners = [(test, test.partner) for test in tests if test.partner is not None]
    kinds = {mine.id: (one.name, modality_word(mine.modality)) for one, mine in partners}
    return named | {id: words["partner"].format(name=name, kind=kind) for id, (name, kind) in kinds.items()}


def _reading(answer: Answer) -> str:
    return "" if answer.reading is None else answer.reading.headline.text


def _next(answer: Answer) -> str:
    return next((test.name for test in answer.tests if test.done is None), "")


def _names(answer: Answer) -> list[str]:
    return [one.name or one.root for one in answer.candidates]
