"""The words for patients that ship, and all the texts and stories in them."""

from __future__ import annotations

import json
import math
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from derm_viewer.clinic.plain import (
    BELLY,
    CAUSE_FIRST,
    NOT_CLEAR,
    REFERRED,
    SADDLE,
    PatientWords,
    Situation,
    Step,
    read_words,
    story,
)
from derm_viewer.clinic.plain_records import NERVES_TOLD, OWN, ROOTS_TOLD, StepText
from derm_viewer.clinic.strict import read_json

ROOT = Path(__file__).parents[2]
PATIENT = ROOT / "resources" / "patient"
CODES = tuple(sorted(path.stem for path in PATIENT.glob("*.json")))


def raw(code: str) -> Any:
    """The JSON of one language."""
    return json.loads((PATIENT / f"{code}.json").read_text("utf-8"))


def words_of(code: str) -> PatientWords:
    """The words of one language."""
    return read_words(read_json(PATIENT / f"{code}.json"))


def patient_words() -> tuple[PatientWords, ...]:
    """The words of every language."""
    return tuple(words_of(code) for code in CODES)


def every_situation() -> tuple[Situation, ...]:
    """Everything that there are words for."""
    roots = (Situation("root", root, root) for root in ROOTS_TOLD)
    nerves = (Situation("nerve", nerve, nerve) for nerve in NERVES_TOLD)
    return (*roots, *nerves, REFERRED, NOT_CLEAR, SADDLE, BELLY, CAUSE_FIRST)


def every_step(words: PatientWords) -> Iterator[tuple[Situation, Step]]:
    """Every step of every situation, told of the left outer shin."""
    for situation in every_situation():
        for step in story(words, situation, "left", "outer_shin", None).steps:
            yield situation, step


def said(step: Step) -> list[str]:
    """All paragraphs and items of a step, as they are read."""
    texts = ["".join(run.text for run in paragraph) for paragraph in step.paragraphs]
    texts += [text for each in step.lists for text in (each.heading, *each.items)]
    return [*texts, *([step.aside] if step.aside else [])]


def sources_of(words: PatientWords) -> set[str]:
    """The keys of all sources of a language."""
    steps: list[StepText] = [words.where, words.ask, words.urgent, words.help, *words.nerve.values()]
    steps += [*words.cause.values(), *words.course.values()]
    keys = {key for step in steps for key in step.sources}
    keys |= {key for root in words.roots.values() for key in root.sources}
    return keys | {key for nerve in words.nerves.values() for key in nerve.sources}


def longer_words(rtl: bool = False) -> PatientWords:
    """A pseudo-language for layouts: English, every text at least 40 % longer, on request written from the right."""
    kept = ("$schema", "code", "review", "rtl", "sources")

    def grown(value: Any, key: str = "") -> Any:
        if isinstance(value, dict):
            return {name: part if name in kept else grown(part, name) for name, part in value.items()}
        if isinstance(value, list):
            return [grown(part, key) for part in value]
        if not isinstance(value, str) or value == OWN or (key == "cause" and " " not in value):
            return value
        return value + (" \u00e4xte\u00f1u" * math.ceil(len(value) * 0.06))

    return read_words({**grown(raw("en")), "rtl": rtl})
