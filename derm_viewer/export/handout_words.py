"""What the handout says: the patient's words of one situation, put together for one page."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from derm_viewer.clinic.plain import SADDLE, Step, Story, kept_apart
from derm_viewer.clinic.plain_records import PatientWords
from derm_viewer.export.handout_leaflet import Bullets, Leaflet, Part

_TOLD = ("nerve", "cause", "course")
_SHORT = ("root", "nerve")


class Basis(NamedTuple):
    """What stands small at the foot: program with its version, version of the data, short names of the sources."""

    program: str
    data: str
    sources: tuple[str, ...]


def leaflet_of(
    words: PatientWords, story: Story, side: str | None, basis: Basis, clinic: str = "", *, marked: bool = True
) -> Leaflet:
    """The page. `side` is the patient's, "left" or "right"; `clinic` the clinic's own line.

    Without that line the patient is asked to come back with questions. Where nothing is `marked` no place is spoken of.
    """
    said = words.handout
    urgent = story.situation.kind == SADDLE.kind
    where = _part(story.step("where"), story.step("where").title if urgent else said["where"])
    asked = urgent and story.step("where").title == words.urgent.title
    told = where.paragraphs if asked else where.paragraphs[:1]  # the others speak of what is on the screen
    parts = [where._replace(paragraphs=told, lists=())] if marked or urgent else []
    short = story.situation.kind in _SHORT  # of the others the steps' own titles say better what it is about
    parts += [_part(step, said[key] if short or key == "course" else step.title) for key, step in _steps(story)]
    aside = story.step("nerve").aside or ""
    return Leaflet(
        title=said["title"],
        lead=said[f"side_{side}"] if side in ("left", "right") and not urgent else said["subtitle"],
        parts=tuple(parts),
        aside=aside,
        help=_part(story.step("help"), said["help"])._replace(closing=story.step("help").aside or ""),
        clinic=said["clinic_line"].format(clinic=kept_apart(words, clinic)) if clinic else said["ask"],
        foot=tuple(_foot(words, basis)),
        urgent=urgent,
    )


def _steps(story: Story) -> list[tuple[str, Step]]:
    return [(key, story.step(key)) for key in _TOLD]


def _part(step: Step, heading: str) -> Part:
    paragraphs = tuple(tuple((run.text, run.strong) for run in paragraph) for paragraph in step.paragraphs)
    return Part(step.key, heading, paragraphs, tuple(Bullets(each.heading, each.items) for each in step.lists))


def _foot(words: PatientWords, basis: Basis) -> Sequence[str]:
    """What the page is, what it rests on, and which versions it was made with."""
    said = words.handout
    version = said["version"].format(program=kept_apart(words, basis.program), data=kept_apart(words, basis.data))
    draft = [said["draft"]] if words.review.state == "draft" else []
    sources = [said["sources"].format(sources=kept_apart(words, "; ".join(basis.sources)))] if basis.sources else []
    return [" ".join((said["general"], *draft)), " \u00b7 ".join((*sources, version))]
