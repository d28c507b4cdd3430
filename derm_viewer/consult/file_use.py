"""From the state of the program to a file and back: what is saved, what of it fits the present map, giving it back."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import NamedTuple

from derm_viewer.body.atlas import Atlas
from derm_viewer.body.errors import shown
from derm_viewer.body.place import Place
from derm_viewer.clinic.answer import Finding
from derm_viewer.clinic.findings import WHOLE, put
from derm_viewer.consult.consult import ALL_MAPS, DIFFERENCES, Consult
from derm_viewer.consult.file_model import Consultation, SavedPlace
from derm_viewer.consult.marks import Mark
from derm_viewer.consult.say import say


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
        left = _count(len(saved.marks) - len(marks), say("1 mark"), say("{count} marks"))
        notes.append(say("{left} in a view that this map lacks: left out.", left=left))
    findings = tuple(one for one in saved.findings if _exists(one, check))
    flags = tuple(one for one in saved.red_flags if _exists(Finding(one[0], WHOLE, one[1]), check))
    gone = [one.sign for one in saved.findings if one not in findings]
    gone += [flag for flag, answer in saved.red_flags if (flag, answer) not in flags]
    if gone:
        left = _count(len(gone), say("1 finding"), say("{count} findings"))
        notes.append(say("{left} unknown to this version: left out ({names}).", left=left, names=_listed(gone)))
    ids = [info.id for info in atlas.maps]
    lost = [name for name in saved.counted if name not in ids]
    if lost:
        left = _count(len(lost), say("1 map"), say("{count} maps"))
        said = say("{left} that counted and not in this data: left out ({names}).", left=left, names=_listed(lost))
        notes.append(said)
    drawn = saved.shown_map if saved.shown_map in (ALL_MAPS, DIFFERENCES, *ids) else ALL_MAPS
    if drawn != saved.shown_map and saved.shown_map not in lost:
        shown_map = _listed([saved.shown_map])
        notes.append(say("The map that was shown is not in this data: {name}.", name=shown_map))
    counted = tuple(name for name in saved.counted if name in ids)
    fitted = replace(saved, marks=marks, findings=findings, red_flags=flags, shown_map=drawn, counted=counted)
    return Fitted(fitted, tuple(notes))


def give_back(consult: Consult, fitted: Consultation, atlas: Atlas) -> None:
    """Make a fitted consultation the present state: another person now. Its marks are another's to take."""
    found: tuple[Finding, ...] = ()
    for one in (*fitted.findings, *(Finding(flag, WHOLE, answer) for flag, answer in fitted.red_flags)):
        found = put(found, one)
    consult.begin_anew(found)
    consult.set_quality(fitted.quality)
    for info in atlas.maps:
        if info.status != "traced":
            consult.set_added(info.id, info.id in fitted.counted)
    consult.set_shown_map(fitted.shown_map)
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
        whose = say("the supplied map") if saved.supplied else say("a map file of the user's own")
        yield say(
            "It was saved on {map}, which is not the open one: places and marks may lie on other skin.", map=whose
        )
    if saved.figure != _figure(atlas):
        figure = shown(saved.figure, 40)
        yield say("It was saved on the figure '{figure}': places and marks may lie on other skin.", figure=figure)
    if saved.data_version != atlas.data_version:
        yield say(
            "It was saved with map data {then}; this is {now}: "
            "places and marks are where they were, and what the maps say there may differ.",
            then=shown(saved.data_version, 40),
            now=shown(atlas.data_version, 40),
        )


def _other_words(saved: Consultation, locate: Callable[[float, float], Place]) -> Iterable[str]:
    """What is said of a place that is called otherwise now."""
    for place in saved.places:
        now = locate(place.x, place.y).words
        if now != place.words:
            names = {"then": shown(place.words, 120), "now": shown(now, 120)}
            yield say("A place was called '{then}' then and is called '{now}' now.", **names)


def _exists(finding: Finding, check: Callable[[tuple[Finding, ...]], object]) -> bool:
    try:
        check((finding,))
    except ValueError:
        return False
    return True


def _count(number: int, one: str, many: str) -> str:
    return one if number == 1 else many.format(count=number)


def _listed(names: list[str]) -> str:
    few = ", ".join(shown(name, 40) for name in names[:3])
    return few if len(names) <= 3 else say("{few} and others", few=few)
