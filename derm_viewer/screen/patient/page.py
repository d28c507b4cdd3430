"""Makes what the patient sees of what is known: never more than place, side, area, one strip and plain words."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Literal, NamedTuple

from PySide6.QtGui import QPainterPath

from derm_viewer.clinic import plain
from derm_viewer.consult.patient import STEPS, PatientScreen
from derm_viewer.screen.patient.body import Body, Skin
from derm_viewer.screen.patient.figure import FigureScene, Saying
from derm_viewer.screen.patient.spine import Cause, SpineScene
from derm_viewer.screen.patient.strip import SIDES, Strip, area_of, strip_of
from derm_viewer.screen.patient.views import BACK, FRONT, Chosen, choose
from derm_viewer.screen.patient.way import spine_x, way_of

if TYPE_CHECKING:
    from derm_viewer.body.place import Place
    from derm_viewer.clinic.plain_records import PatientWords
    from derm_viewer.consult.ask import AskLibrary
    from derm_viewer.consult.consult import Consult
    from derm_viewer.consult.painting import Surface

_STRENGTH = {"where": 0.0, "nerve": 1.0, "cause": 0.6, "course": 0.6, "help": 0.35}
"""How strongly the strip is coloured at each step."""
_SHARE, _LONE_SHARE = 0.465, 0.38
"""The figure's part of the width, with a second view or alone: the same at every step, so that nothing jumps."""


class Page(NamedTuple):
    """One screen: the step with its names, the figure, the picture of the spine (None: none), the share of the figure.

    `kicker` stands over the title; `key` is equal for pages that differ only in what is drawn on the figure.
    """

    step: plain.Step
    number: int
    names: tuple[str, ...]
    kicker: str
    rtl: bool
    title: str
    back: str
    figure: FigureScene
    spine: SpineScene | None
    share: float
    reports: bool

    @property
    def key(self) -> tuple[object, ...]:
        """What differs between pages that fade into each other."""
        return self.step, self.spine, self.figure.chosen, self.figure.skin.key


class Pages:
    """Makes pages for the present state. Keeps nothing about the patient."""

    def __init__(
        self,
        consult: Consult,
        screen: PatientScreen,
        library: AskLibrary,
        surfaces: Callable[[], tuple[Surface, ...]],
        mirrored: Callable[[], bool],
    ) -> None:
        """`mirrored` says whether the clinician has chosen to see the body as in a mirror."""
        self._consult, self._screen, self._library, self._surfaces = consult, screen, library, surfaces
        self._mirrored = mirrored

    @property
    def place(self) -> Place | None:
        """The clinician's place, if it lies on skin that the maps treat."""
        answer = self._consult.answer
        return answer.place if answer is not None and answer.place.where == "map" else None

    def strip(self, body: Body) -> Strip:
        """The skin that is shown for what is explained."""
        situation = self._screen.situation
        nerve = situation.id if situation is not None and situation.kind == "nerve" else ""
        meant = self._library.territories(nerve) if nerve else frozenset()
        consult = self._consult
        return strip_of(body.atlas, situation, self.place, consult.added, consult.shown_map, meant)

    def page(self, words: PatientWords, body: Body) -> Page:
        """The page to show now."""
        screen, place = self._screen, self.place
        situation = screen.situation or plain.NOT_CLEAR
        side = place.side if place is not None else None
        area = place.area if place is not None else None
        quality = self._consult.quality if place is not None else None
        marked = place is not None or bool(self._screen.strokes) or bool(self._surfaces())
        told = plain.story(words, situation, side, area, quality, marked=marked)
        step = told.steps[screen.step]
        strip = self.strip(body)
        figure = self._figure(words, body, strip, step.key)
        return Page(
            step=step,
            number=screen.step,
            names=tuple(each.name for each in told.steps),
            kicker=self._kicker(words, step.key),
            rtl=words.rtl,
            title=words.screen["window"],
            back=words.screen["back"],
            figure=figure,
            spine=self._spine(words, situation, step.key, mirrored=_left_first(figure.chosen)),
            share=_LONE_SHARE if figure.chosen.near is None else _SHARE,
            reports=step.key == "nerve" and figure.way is not None,
        )

    def _kicker(self, words: PatientWords, step: str) -> str:
        """Which step it is, and from the second on of which place it speaks."""
        number, place = words.screen["step_of"].format(n=self._screen.step + 1, of=len(STEPS)), self.place
        if step == "where" or place is None or place.area is None:
            return number
        return f"{number} \u00b7 {plain.area_name(words, place.area, place.side)}"

    def _figure(self, words: PatientWords, body: Body, strip: Strip, step: str) -> FigureScene:
        screen, place = self._screen, self.place
        chosen = self._chosen(body, strip, place)
        surfaces = self._surfaces()
        area = area_of(body.atlas, place) if (step == "where" or not strip.regions) and not surfaces else ()
        way = self._way(body, strip, chosen, place) if step == "nerve" else None
        touched = screen.touched_at
        said = "" if touched is None else plain.area_name(words, touched.area, touched.side)
        return FigureScene(
            chosen=chosen,
            skin=Skin(strip.regions if _STRENGTH[step] else (), _STRENGTH[step], area),
            saying=Saying(
                words.screen["your_left"],
                words.screen["your_right"],
                words.views.get(chosen.near or "", ""),
                said,
                self._description(words, place),
            ),
            place=None if place is None or place.view is None else (place.view, place.x, place.y),
            surfaces=surfaces,
            strokes=screen.strokes,
            touched=touched,
            way=way,
            spine=None if way is None else spine_x(body.atlas, chosen.whole),
        )

    def _description(self, words: PatientWords, place: Place | None) -> str:
        """What the figure shows, for a screen reader."""
        if place is None or place.area is None:
            return words.screen["drawing_plain"]
        return words.screen["drawing"].format(area=plain.area_name(words, place.area, place.side))

    def _chosen(self, body: Body, strip: Strip, place: Place | None) -> Chosen:
        strokes, surfaces, touched = self._screen.strokes, self._surfaces(), self._screen.touched_at
        drawn = strokes[-1].view if strokes else surfaces[-1].view if surfaces else None
        if drawn is None and touched is not None and place is None:
            drawn = touched.view
        side = place.side if place is not None and place.side in SIDES else self._consult.leg
        area = area_of(body.atlas, place)
        meant = strip.regions or area
        chosen = choose(body.atlas, meant, str(side), None if place is None else place.view, drawn, area)
        return chosen._replace(mirrored=self._mirrored())

    def _way(self, body: Body, strip: Strip, chosen: Chosen, place: Place | None) -> QPainterPath | None:
        """From the place, or from the middle of the strip, to the low back; None where that is not to be drawn."""
        situation = self._screen.situation
        if situation is None or situation.kind not in ("root", "nerve") or chosen.whole not in (FRONT, BACK):
            return None
        side = place.side if place is not None and place.side in SIDES else None
        if side is None:
            return None
        start = (place.x, place.y) if place is not None and place.view == chosen.whole else _middle(body, strip, chosen)
        if start is None:
            return None
        return way_of(body, chosen.whole, start, side, self._root(body, strip))

    def _root(self, body: Body, strip: Strip) -> str:
        situation = self._screen.situation
        if situation is not None and situation.kind == "root":
            return situation.id
        names = {region.name for region in strip.regions}
        return next((nerve.roots[0] for nerve in body.atlas.nerves if nerve.id in names and nerve.roots), "")

    def _spine(
        self, words: PatientWords, situation: plain.Situation, step: str, *, mirrored: bool
    ) -> SpineScene | None:
        """The picture of the spine belongs to a root: its nerve, and what can irritate it.

        `mirrored` shows the patient's left at the viewer's left, as the figure does from the back.
        """
        if situation.kind != "root" or step not in ("nerve", "cause"):
            return None
        told = words.roots[situation.id].cause
        cause: Cause = "cushion" if told == "cushion" else "tight"
        on_right = self.place is not None and self.place.side == "right"
        side: Literal["left", "right"] = "right" if on_right is not mirrored else "left"
        said = words.screen
        return SpineScene(
            root=situation.id,
            side=side,
            cause=cause if step == "cause" else "",
            nerve=situation.id,
            spine=said["spine"],
            cushion=said["cushion"],
            irritated=said["irritated"],
            description=said["spine_picture"],
        )


def _left_first(chosen: Chosen) -> bool:
    """Whether the patient's left is on the left: the spine beside the figure is drawn as the figure is."""
    return chosen.whole == BACK or chosen.mirrored


def _middle(body: Body, strip: Strip, chosen: Chosen) -> tuple[float, float] | None:
    """A point in the middle of the strip in the view of the whole figure; None where it is not seen there."""
    boxes = [body.paths.region(one) for one in strip.regions if one.view == chosen.whole]
    if not boxes:
        return None
    path = max(boxes, key=lambda each: each.boundingRect().width() * each.boundingRect().height())
    box = path.boundingRect()
    y = box.top() + box.height() * 0.42
    band = path.intersected(_band(y)).boundingRect()
    return (band.center().x(), y) if not band.isEmpty() else (box.center().x(), box.center().y())


def _band(y: float) -> QPainterPath:
    band = QPainterPath()
    band.addRect(-1e4, y - 0.5, 2e4, 1.0)
    return band
