"""What the program answers about a place: frozen values for the window, the command line and a Python user."""

from typing import NamedTuple

from derm_viewer.body.place import Place
from derm_viewer.clinic.qualities import QUALITIES as QUALITIES

SIGN_KINDS = ("sensory", "muscle", "reflex", "tension", "gait", "function", "provocation", "inspection")
URGENCIES = ("emergency_now", "same_day", "urgent")
"""The most urgent first."""


class Finding(NamedTuple):
    """What was found: the id of a sign (or of a red flag), the patient's side, and one of the result words.

    `side` is "left" or "right"; "both" for what has no side (red flags, skin round the anus).
    """

    sign: str
    side: str
    result: str


class MarkedSkin(NamedTuple):
    """What is painted with one quality on one side ("left", "right", "midline"): the names of the areas it reaches."""

    quality: str
    side: str
    areas: tuple[str, ...]


class Statement(NamedTuple):
    """A sentence for a person, with the keys of the sources that carry it (none: plain anatomy or this map itself)."""

    text: str
    sources: tuple[str, ...] = ()


class Candidate(NamedTuple):
    """A root to consider. `maps` name the maps that give it here, of the `of` counted maps that draw this point.

    `relation` is "here" (at least one counted map gives this root at the point), "area" (a counted map draws it
    elsewhere in the same named area), "neighbour" (it lies across the nearest border) or "finding" (findings speak
    for it and the place does not).

    `kind` is "root", "nerve" or "referred" (a joint, vessel, organ or other source). For the last two `root` is "",
    `id` the stable id of the look-alike and `name` its name; for a root both are the root. `supports` and `against`
    say which findings speak for and against it, in words.
    """

    root: str
    relation: str
    maps: tuple[str, ...]
    of: int
    skin: str
    disc: Statement
    reasons: tuple[Statement, ...]
    kind: str = "root"
    id: str = ""
    name: str = ""
    supports: tuple[Statement, ...] = ()
    against: tuple[Statement, ...] = ()


class Figure(NamedTuple):
    """A published figure: `measure` is "LR+", "LR-", "sensitivity" or "specificity", `about` says of what.

    `interval` is the 95 % interval, "" where the source gives none. `source` is the key of a Source, which says sample
    and setting.
    """

    measure: str
    about: str
    value: str
    interval: str
    source: str


class Test(NamedTuple):
    """An examination to do next, or done.

    `results` are the keys of what to tick, the same in every language, `shown` the words for them; `abnormal` are the
    results that count as a sign.

    `kind` is one of SIGN_KINDS, `modality` "pinprick" or "light touch" for a sensory test, else "". `sides` is
    ("left", "right"), or ("both",) for what has no side. `reason` says what the test tells apart among the present
    candidates; `tells` what which result speaks for; `general` how well this kind of test does at all. `done` is the
    result found on the side of the place, None: not tested. `more` names the muscles and their roots. `partner` is
    light touch at the point of a pinprick.
    """

    id: str
    name: str
    kind: str
    modality: str
    results: tuple[str, ...]
    abnormal: tuple[str, ...]
    sides: tuple[str, ...]
    technique: str
    reason: Statement
    tells: Statement
    figure: Statement | None
    figures: tuple[Figure, ...]
    general: Statement | None
    done: str | None
    more: tuple[Statement, ...] = ()
    partner: "Test | None" = None
    shown: tuple[str, ...] = ()

    def word(self, result: str) -> str:
        """The word for a result."""
        return dict(zip(self.results, self.shown or self.results, strict=True)).get(result, result)


class Reading(NamedTuple):
    """What the findings say together.

    `level` is a stable key: "untested", "normal" (nothing abnormal found), "one", "two", "three" (three or more signs
    agree on one root), "mixed" (they point to different roots), "nerve" or "referred" (they fit something that is not
    a root best), "saddle" (feeling is lost in saddle skin, whatever else was found).
    `candidate` is the id of the candidate that is meant, "" for none. `notes` say what it is worth.
    """

    level: str
    candidate: str
    headline: Statement
    supports: tuple[Statement, ...]
    against: tuple[Statement, ...]
    notes: tuple[Statement, ...]


class Emergency(NamedTuple):
    """What stands above everything: what to do, how fast (`urgency`, one of URGENCIES), and because of what.

    `also` are further, less urgent actions; `about` are the ids of the red flags and look-alikes that are meant.
    """

    urgency: str
    headline: str
    action: Statement
    because: tuple[Statement, ...]
    also: tuple[Statement, ...] = ()
    about: tuple[str, ...] = ()


class Sign(NamedTuple):
    """An examination that helps to tell the candidates apart. `tells` says what which result speaks for."""

    name: str
    tells: Statement
    figure: Statement | None


class LookAlike(NamedTuple):
    """Something that is not a root and can be felt in the same skin, with the test that decides.

    `here` tells that the body map draws the territory of this nerve at the very point, `emergency` that it cannot wait.
    """

    name: str
    kind: str
    skin: str
    test: Statement
    id: str = ""
    here: bool = False
    emergency: bool = False


class RedFlag(NamedTuple):
    """A warning sign to ask for, with what to do and how fast. `short` is for the strip, `urgency` a stable key.

    `answer` is "yes" or "no" where it was asked, None where it was not.
    """

    name: str
    short: str
    ask: Statement
    action: Statement
    urgency: str
    id: str = ""
    answer: str | None = None


class Source(NamedTuple):
    """A cited work: `key` as in statements, `short` ("Suri 2011"), `text` the full citation, `link` a DOI or PMID.

    `sample`, `setting` and `checked` (how far we checked what is shown from it) are "" where nothing is to be said.
    """

    key: str
    short: str
    text: str
    link: str
    sample: str = ""
    setting: str = ""
    checked: str = ""


class Answer(NamedTuple):
    """The whole answer about one place and one quality. Never a diagnosis: levels to consider, and why.

    `headline` sums the maps up in one sentence ("L5 in both maps"). `per_map` has one sentence per map. `sources`
    are those that the statements of this answer use, in the order of first use. `tests` are the examinations to do
    next, best first, then those done; `reading` what the findings say together (None beside the mapped skin);
    `emergency` what stands above everything. `signs` is the older, shorter form of `tests`.
    """

    place: Place
    quality: str
    headline: str
    per_map: tuple[Statement, ...]
    candidates: tuple[Candidate, ...]
    signs: tuple[Sign, ...]
    look_alikes: tuple[LookAlike, ...]
    why: tuple[Statement, ...]
    red_flags: tuple[RedFlag, ...]
    limits: tuple[Statement, ...]
    sources: tuple[Source, ...]
    tests: tuple[Test, ...] = ()
    reading: Reading | None = None
    emergency: Emergency | None = None
    findings: tuple[Finding, ...] = ()
