"""What the knowledge may not say: references to nothing, names that stand twice, figures without a source."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

from derm_viewer.clinic.errors import KnowledgeError

if TYPE_CHECKING:
    from derm_viewer.clinic.knowledge import Knowledge

ALARM_FLAGS = ("bladder_bowel", "saddle", "both_legs", "weakness")
"""Red flags that the rules know by name: the first three mean the cauda equina."""
_DIGIT = re.compile(r"\d")
_NOT_A_STATISTIC = re.compile(
    r"\b[CTLS]\d{1,2}(?:[-\u2013/][CTLS]?\d{1,2})?\b"  # a root or disc: L5, S4-5, L4/5, L5/S1
    r"|\bCo1\b"
    r"|\b\d+(?:\.\d+)? cm\b"  # a length on the body
)


def has_figure(text: str) -> bool:
    """Whether a sentence holds a figure that needs a source: any digit but those of roots, discs and centimetres."""
    return _DIGIT.search(text) is not None and _DIGIT.search(_NOT_A_STATISTIC.sub("", text)) is not None


def once(where: str, names: list[str]) -> None:
    """Refuse a name that stands twice."""
    name, times = Counter(names).most_common(1)[0]
    if times > 1:
        raise KnowledgeError(f"{where}: '{name}' stands twice.")


def check(knowledge: Knowledge) -> None:
    """Refuse references to nothing, and figures without a source."""
    once("signs.json", [entry.id for entry in knowledge.signs])
    once("look_alikes.json", [entry.id for entry in knowledge.look_alikes])
    once("red_flags.json", [flag.id for flag in knowledge.red_flags])
    once("signs.json and red_flags.json", [*(e.id for e in knowledge.signs), *(f.id for f in knowledge.red_flags)])
    for where, statement in knowledge.statements():
        for key in statement.sources:
            if key not in knowledge.sources:
                raise KnowledgeError(f"{where}: source '{key}' is not in sources.json.")
        if not statement.sources and has_figure(statement.text):
            raise KnowledgeError(f"{where}: a figure stands without a source in '{statement.text}'")
    known = {
        "root": (knowledge.roots.keys(), "roots.json"),
        "look-alike": ({entry.id for entry in knowledge.look_alikes}, "look_alikes.json"),
        "sign": ({entry.id for entry in knowledge.signs}, "signs.json"),
        "red flag": ({flag.id for flag in knowledge.red_flags}, "red_flags.json"),
        "source": (knowledge.sources.keys(), "sources.json"),
    }
    known["target"] = (known["root"][0] | known["look-alike"][0], "roots.json or look_alikes.json")
    for where, kind, name in _references(knowledge):
        names, file = known[kind]
        if name not in names:
            raise KnowledgeError(f"{where}: {kind} '{name}' is not in {file}.")


def _references(knowledge: Knowledge) -> Iterator[tuple[str, str, str]]:
    """Everything that is named elsewhere: where, what kind of thing, and its name."""
    for entry in knowledge.signs:
        where = f"signs.json, {entry.id}"
        yield from ((where, "root", root) for root in entry.roots)
        yield from ((where, "look-alike", other) for other in entry.tells_apart)
        yield from ((where, "sign", one) for one in (entry.partner,) if one is not None)
        yield from ((where, "red flag", one) for one in (entry.alarm,) if one is not None)
        yield from ((where, "source", figure.source) for figure in entry.figures)
        for effect in entry.effects:
            yield from ((where, "target", target) for target in effect.targets)
            yield from ((where, "sign", one) for one in effect.given)
    for other in knowledge.look_alikes:
        yield from ((f"look_alikes.json, {other.id}", "root", root) for root in other.roots)
    for muscle in knowledge.muscles:
        where = f"muscles.json, {muscle.id}"
        yield from ((where, "sign", one) for one in (muscle.sign,) if one is not None)
        for roots, _, source in muscle.roots:
            yield from ((where, "root", root) for root in roots)
            yield from ((where, "source", one) for one in (source,) if one)
    words = knowledge.words.findings
    yield from (("the rules of alarm", "red flag", one) for one in ALARM_FLAGS)
    for area in knowledge.areas.values():
        yield from ((f"areas.json, {area.area}", "sign", one) for one in area.tests)
    for combination in words.combinations:
        yield from (("words.json, combinations", "sign", one) for one in combination.signs)
        yield from (("words.json, combinations", "root", one) for one in combination.roots)
