"""From the state of the program to a file and back: what is saved, what of it fits the present map, giving it back."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import NamedTuple

from derm_viewer.body.atlas import Atlas
from derm_viewer.body.errors import shown
from derm_viewer.body.place import Place
from derm_viewer.clinic.answer import Finding
from derm_viewer.clinic.findings import WHOLE
from derm_viewer.consult.consult import ALL_MAPS, DIFFERENCES, Consult
from derm_viewer.consult.file_model import Consultation, SavedPlace
from derm_viewer.consult.marks import Mark


class Fitted(NamedTuple):
    """A consultation of which everything exists here, and in one sentence each what does not, or is not as it was."""

    consultation: Consultation
    notes: tuple[str, ...]


def taken(
    consult: Consult,
    atlas: Atlas,
    flags: Iterable[str],
    marks: tuple[Mark, ...] = (),
    *,
    supplied: bool,
    program_version: str,
) -> Consultation:
    """The present state as it is saved. `flags` are the ids of the red-flag questions."""
    asked = frozenset(flags)
    answer, found = consult.answer, consult.findings.all
    places = () if answer is None else (_saved(answer.place),)
    return Consultation(
        program_version=program_version,
        data_version=atlas.data_version,
        figure=_figure(atlas),
        supplied=supplied,
        quality=consult.quality,
        leg=consult.leg,
        shown_map=consult.shown_map,
        counted=tuple(info.id for info in atlas.maps if info.status == "traced" or info.id in consult.added),
        places=places,
        marks=marks,
        findings=tuple(one for one in found if one.sign not in asked),
        red_flags=tuple((one.sign, one.result) for one in found if one.sign in asked),
    )


def fit(
    saved: Consultation,
    atlas: Atlas,
    check: Callable[[tuple[Finding, ...]], object],
    locate: Callable[[float, float], Place],
    *,
    supplied: bool,
) -> Fitted:
    """What of an opened consultation can be shown on the open map (choose its figure before, where it is supplied).

    `check` raises ValueError for a finding that does not exist (`Library.alarm`). Never raises.
    """
    notes = [*_other_map(saved, atlas, supplied), *_other_words(saved, locate)]
    views = {view.id for view in atlas.views}
    marks = tuple(mark for mark in saved.marks if mark.view in views)
    if len(marks) < len(saved.marks):
        notes.append(f"{_count(len(saved.marks) - len(marks), 'mark')} in a view that this map lacks: left out.")
    findings = tuple(one for one in saved.findings if _exists(one, check))
    flags = tuple(one for one in saved.red_flags if _exists(Finding(one[0], WHOLE, one[1]), check))
    gone = [one.sign for one in saved.findings if one not in findings]
    gone += [flag for flag, answer in saved.red_flags if (flag, answer) not in flags]
    if gone:
        notes.append(f"{_count(len(gone), 'finding')} unknown to this version: left out ({_listed(gone)}).")
    ids = [info.id for info in atlas.maps]
    lost = [name for name in saved.counted if name not in ids]
    if lost:
        notes.append(f"{_count(len(lost), 'map')} that counted and not in this data: left out ({_listed(lost)}).")
    drawn = saved.shown_map if saved.shown_map in (ALL_MAPS, DIFFERENCES, *ids) else ALL_MAPS
    if drawn != saved.shown_map and saved.shown_map not in lost:
        notes.append(f"The map that was shown is not in this data: {_listed([saved.shown_map])}.")
    counted = tuple(name for name in saved.counted if name in ids)
    fitted = replace(saved, marks=marks, findings=findings, red_flags=flags, shown_map=drawn, counted=counted)
    return Fitted(fitted, tuple(notes))


def give_back(consult: Consult, fitted: Consultation, atlas: Atlas) -> None:
    """Make a fitted consultation the present state. Its marks are another's to take. What was there can be undone as
    far as findings can be.
    """
    consult.clear()
    consult.clear_findings()
    consult.set_quality(fitted.quality)
    for info in atlas.maps:
        if info.status != "traced":
            consult.set_added(info.id, info.id in fitted.counted)
    consult.set_shown_map(fitted.shown_map)
    for one in fitted.findings:
        consult.set_finding(one.sign, one.side, one.result)
    for flag, answer in fitted.red_flags:
        consult.set_finding(flag, WHOLE, answer)
    if fitted.places:
        consult.point_at(fitted.places[-1].x, fitted.places[-1].y)
    consult.set_leg(fitted.leg)


def _saved(place: Place) -> SavedPlace:
    return SavedPlace(place.x, place.y, place.view, place.side, place.words)


def _figure(atlas: Atlas) -> str:
    return atlas.figures[0].id if atlas.figures else "neutral"


def _other_map(saved: Consultation, atlas: Atlas, supplied: bool) -> Iterable[str]:
    """What is said when the data is not that of the file."""
    if saved.supplied != supplied:
        whose = "the supplied map" if saved.supplied else "a map file of the user's own"
        yield f"It was saved on {whose}, which is not the open one: places and marks may lie on other skin."
    if saved.figure != _figure(atlas):
        yield f"It was saved on the figure '{shown(saved.figure, 40)}': places and marks may lie on other skin."
    if saved.data_version != atlas.data_version:
        yield (
            f"It was saved with map data {shown(saved.data_version, 40)}; this is {shown(atlas.data_version, 40)}: "
            "places and marks are where they were, and what the maps say there may differ."
        )


def _other_words(saved: Consultation, locate: Callable[[float, float], Place]) -> Iterable[str]:
    """What is said of a place that is called otherwise now."""
    for place in saved.places:
        now = locate(place.x, place.y).words
        if now != place.words:
            yield f"A place was called '{shown(place.words, 120)}' then and is called '{shown(now, 120)}' now."


def _exists(finding: Finding, check: Callable[[tuple[Finding, ...]], object]) -> bool:
    try:
        check((finding,))
    except ValueError:
        return False
    return True


def _count(number: int, what: str) -> str:
    return f"{number} {what}{'' if number == 1 else 's'}"


def _listed(names: list[str]) -> str:
    few = ", ".join(shown(name, 40) for name in names[:3])
    return few if len(names) <= 3 else f"{few} and others"
