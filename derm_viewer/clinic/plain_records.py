"""The words of one language of the patient's screen and handout, as frozen values. See `resources/patient/`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

STEPS = ("where", "nerve", "cause", "course", "help")
"""The five steps, in their order."""
KINDS = ("root", "nerve", "referred", "not_clear", "saddle", "belly")
ROOTS_TOLD = ("T12", "L1", "L2", "L3", "L4", "L5", "S1", "S2")
"""The roots that there are words for."""
NERVES_TOLD = (
    "lateral_femoral_cutaneous", "femoral", "saphenous", "obturator", "ilioinguinal", "genitofemoral",
    "iliohypogastric", "superior_cluneal", "middle_cluneal", "posterior_femoral_cutaneous", "common_fibular",
    "superficial_fibular", "deep_fibular", "sural", "tibial",
)  # fmt: skip
"""The skin nerves that there are words for, by the ids of the look-alikes."""
CAUSES = ("cushion", "tight", "nerve", "referred", "not_clear", "saddle", "belly")
"""What can irritate it: roots low in the back lie beside the cushions, the others seldom suffer from them."""
REVIEW_STATES = ("draft", "reviewed")
OWN = "{own}"
"""The paragraph that stands for the one of the root or nerve itself."""


class Run(NamedTuple):
    """Some words of a paragraph; `strong` words are shown in the accent colour of the nerve."""

    text: str
    strong: bool


Paragraph = tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Review:
    """Whether a clinician has reviewed this language: `state` is one of REVIEW_STATES, `by` and `date` "" for a draft.

    `sentence` says it in English, for the clinician's side; `native` in the language itself.
    """

    state: str
    by: str
    date: str
    sentence: str
    native: str


@dataclass(frozen=True, slots=True)
class Sided:
    """A phrase for the patient's left, right, and without a side."""

    left: str
    right: str
    middle: str

    def on(self, side: str | None) -> str:
        """The phrase for "left" or "right"; for everything else the one without a side."""
        return self.left if side == "left" else self.right if side == "right" else self.middle


@dataclass(frozen=True, slots=True)
class ListText:
    """A short list under its own heading."""

    heading: str
    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class StepText:
    """What one step says in one situation. `sources` are keys of the sources; none: plain anatomy."""

    title: str
    paragraphs: tuple[str, ...]
    aside: str | None
    lists: tuple[ListText, ...]
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RootText:
    """What is particular about one root: the skin that reports to it, and which of CAUSES is told."""

    feels: str
    cause: str
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NerveText:
    """What is particular about one skin nerve: its plain name, its skin, and the place where it can be pressed."""

    name: str
    feels: str
    place: str
    course: str | None
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PatientWords:
    """All words of one language. `native` is its name in itself; `rtl`: it is written from right to left.

    `steps` are the names of the five steps; `screen`, `handout` and `views` single phrases, with places in braces;
    `told` begins the first step, by what is known ("any", "pain", "tingling", "numbness" with {area}; "nowhere");
    `ask` begins that step instead where nothing is shown yet; `urgent` is the first step about the saddle area.
    """

    code: str
    name: str
    native: str
    rtl: bool
    review: Review
    steps: Mapping[str, str]
    screen: Mapping[str, str]
    handout: Mapping[str, str]
    views: Mapping[str, str]
    areas: Mapping[str, Sided]
    told: Mapping[str, str]
    general: Mapping[str, str]
    where: StepText
    ask: StepText
    urgent: StepText
    nerve: Mapping[str, StepText]
    cause: Mapping[str, StepText]
    course: Mapping[str, StepText]
    help: StepText
    roots: Mapping[str, RootText]
    nerves: Mapping[str, NerveText]
