"""The state of one consultation, and the one way on which an answer is made. Nothing of it is ever written down."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from derm_viewer.clinic.qualities import QUALITIES
from derm_viewer.consult.findings import Record

if TYPE_CHECKING:
    from derm_viewer.body.place import Place
    from derm_viewer.clinic.answer import Answer, Emergency, Finding, MarkedSkin
    from derm_viewer.consult.findings import Findings

    Locate = Callable[[float, float], Place]
    Consider = Callable[[Place, str, tuple[str, ...], tuple[Finding, ...], tuple[MarkedSkin, ...]], Answer]
    """A place, what is felt there, the described maps that count as if they were traced, findings and painted skin."""
    WholeAlarm = Callable[[tuple[Finding, ...], tuple[MarkedSkin, ...]], Emergency | None]
    """What findings and painted skin call for by themselves. Raises ValueError for a finding that does not exist."""

ALL_MAPS = "all"
DIFFERENCES = "differences"
"""What is drawn instead of one map: where the counted maps agree, and where they do not."""
LEGS = ("left", "right")


class Consult(QObject):
    """Place, quality, findings, maps, shown root and leg. Each setter does nothing for an equal value, else it emits
    once. Findings belong to a leg and stay when another place is clicked.

    Signals: another_person() before the present one is forgotten, for everything else that knows something of him;
    answer_foreseen(Answer) that a click may ask for; answer_changed(Answer or None), quality_changed(str),
    shown_map_changed(str), added_changed(tuple of ids), root_changed(str or None), leg_changed(str),
    findings_changed(Findings).
    """

    another_person = Signal()
    answer_foreseen = Signal(object)
    answer_changed = Signal(object)
    quality_changed = Signal(str)
    shown_map_changed = Signal(str)
    added_changed = Signal(object)
    root_changed = Signal(object)
    leg_changed = Signal(str)
    findings_changed = Signal(object)

    def __init__(
        self,
        locate: Locate,
        consider: Consider,
        map_ids: tuple[str, ...],
        *,
        quality: str = QUALITIES[0],
        shown_map: str = ALL_MAPS,
        described: tuple[str, ...] = (),
        added: tuple[str, ...] = (),
        alarm: WholeAlarm = lambda findings, marked: None,
        parent: QObject | None = None,
    ) -> None:
        """`locate` and `consider` may make what they need when they are first called: a click waits for it.
        `described` are the maps that count in an agreement only when they are `added`; `alarm` says what findings
        and painted skin call for while there is no place.

        Raises ValueError for a quality or map that does not exist.
        """
        super().__init__(parent)
        # What was foreseen last is known when it is asked for.
        self._locate = lru_cache(1)(locate)
        self._consider = lru_cache(1)(consider)
        self._quality = _known(quality, QUALITIES, "quality")
        self._described = described
        self._row = (ALL_MAPS, *map_ids, DIFFERENCES)
        self._shown_map = _known(shown_map, self._row, "map")
        self._added = tuple(map_id for map_id in described if map_id in added)
        self._root: str | None = None
        self._leg = LEGS[0]
        self._marked: tuple[MarkedSkin, ...] = ()
        self._alarm = lambda findings: alarm(findings, self._marked)
        self._record = Record(self._alarm)
        self._answer: Answer | None = None

    @property
    def answer(self) -> Answer | None:
        """The present answer, None before the first click and after `clear`."""
        return self._answer

    @property
    def quality(self) -> str:
        """What the patient feels: "pain", "tingling" or "numbness"."""
        return self._quality

    @property
    def shown_map(self) -> str:
        """The id of the map that is drawn, or "all", or "differences"."""
        return self._shown_map

    @property
    def added(self) -> tuple[str, ...]:
        """The described maps that count in an agreement, in the order of the maps."""
        return self._added

    @property
    def root(self) -> str | None:
        """The one root that is drawn, by how many maps give the skin to it; None for all roots."""
        return self._root

    @property
    def leg(self) -> str:
        """The patient's leg that the side views show: "left" or "right"."""
        return self._leg

    @property
    def findings(self) -> Findings:
        """What was found on both legs, and whether there is something to undo or redo."""
        return self._record.now

    def foresee(self, x: float, y: float) -> None:
        """Work out what `point_at` would answer about a point of the sheet. The present answer stays."""
        self.answer_foreseen.emit(self._ask(self._locate(x, y)))

    def point_at(self, x: float, y: float) -> None:
        """Answer about a point of the sheet (sheet units, x to the right, y up).

        The side views turn to the leg that was pointed at, so that the answer is seen in all views.
        """
        place = self._locate(x, y)
        if place.where == "map" and place.side in LEGS:
            self.set_leg(place.side)
        self._show(self._ask(place))

    def set_quality(self, quality: str) -> None:
        """Say what the patient feels; the present place is answered anew. Raises ValueError for another word."""
        if _known(quality, QUALITIES, "quality") == self._quality:
            return
        self._quality = quality
        self.quality_changed.emit(quality)
        if self._answer is not None:
            self._show(self._ask(self._answer.place))

    def set_shown_map(self, shown_map: str) -> None:
        """Draw one map, "all" or "differences", with all roots. Raises ValueError for an unknown map."""
        self.set_root(None)
        if _known(shown_map, self._row, "map") == self._shown_map:
            return
        self._shown_map = shown_map
        self.shown_map_changed.emit(shown_map)

    def show_next_map(self) -> None:
        """Draw the next of the row "all", first map, second map ..., "differences"."""
        self.set_shown_map(self._row[(self._row.index(self._shown_map) + 1) % len(self._row)])

    def use_maps(self, map_ids: tuple[str, ...], described: tuple[str, ...]) -> None:
        """Another body map has been opened, with these maps: its coordinates are others, so the place is forgotten."""
        self.clear()
        self._described, self._row = described, (ALL_MAPS, *map_ids, DIFFERENCES)
        added = tuple(map_id for map_id in described if map_id in self._added)
        if added != self._added:
            self._added = added
            self.added_changed.emit(added)
        if self._shown_map not in self._row:
            self.set_shown_map(ALL_MAPS)

    def set_added(self, map_id: str, counts: bool) -> None:
        """Count a described map or not; the present place is answered anew. Raises ValueError for any other map."""
        _known(map_id, self._described, "described map")
        added = tuple(each for each in self._described if (counts if each == map_id else each in self._added))
        if added == self._added:
            return
        self._added = added
        self.added_changed.emit(added)
        if self._answer is not None:
            self._show(self._ask(self._answer.place))

    def set_root(self, root: str | None) -> None:
        """Draw one root alone, by how many of the counted maps give the skin to it; None draws all roots again."""
        if root == self._root:
            return
        if root is not None and self._shown_map != ALL_MAPS:
            self.set_shown_map(ALL_MAPS)
        self._root = root
        self.root_changed.emit(root)

    def set_leg(self, leg: str) -> None:
        """Turn the side views to the patient's left or right leg. Raises ValueError for another word."""
        if _known(leg, LEGS, "leg") == self._leg:
            return
        self._leg = leg
        self.leg_changed.emit(leg)

    def turn_to_other_leg(self) -> None:
        """Turn the side views to the other leg."""
        self.set_leg(LEGS[1 - LEGS.index(self._leg)])

    def set_finding(self, sign: str, side: str, result: str | None) -> None:
        """Say what a sign (or a red-flag question) showed on a side; None: not tested.

        Raises ValueError for a sign, side or result that does not exist; nothing is changed then.
        """
        self._take(self._record.peek(sign, side, result))

    def clear_findings(self) -> None:
        """Forget the findings of both legs and the answers about red flags; it can be undone."""
        self._take(())

    def undo(self) -> None:
        """Take back the last change of the findings."""
        self._step(self._record.undo)

    def redo(self) -> None:
        """Make the last undone change of the findings again."""
        self._step(self._record.redo)

    def mark(self, marked: tuple[MarkedSkin, ...], at: tuple[float, float] | None = None) -> None:
        """All painted skin is this; answer about the point `at` of the sheet, or about the present place anew."""
        changed, self._marked = marked != self._marked, marked
        if changed:
            before = self._record.now
            self._record.renew()
            if self._record.now != before:
                self.findings_changed.emit(self._record.now)
        if at is not None:
            self.point_at(*at)
        elif changed and self._answer is not None:
            self._show(self._ask(self._answer.place))

    def clear(self) -> None:
        """Forget the place; the quality, the findings and what is drawn stay."""
        self._locate.cache_clear()
        self._consider.cache_clear()
        if self._answer is not None:
            self._show(None)

    def begin_anew(self, findings: tuple[Finding, ...] = ()) -> None:
        """Another person now, of whom these findings are known from a file, each sign and side once.

        Place, findings and what could be undone are forgotten; what is felt is asked anew. Raises ValueError for a
        finding that does not exist; nothing is forgotten then.
        """
        record = Record(self._alarm, findings)
        self.another_person.emit()
        self.clear()
        before, self._record = self._record.now, record
        record.renew()  # by now nothing is painted
        if self._record.now != before:
            self.findings_changed.emit(self._record.now)
        self.set_quality(QUALITIES[0])
        self.set_root(None)
        self.set_leg(LEGS[0])

    def _ask(self, place: Place) -> Answer:
        return self._consider(place, self._quality, self._added, self._record.now.all, self._marked)

    def _take(self, findings: tuple[Finding, ...]) -> None:
        if findings != self._record.now.all:
            self._step(lambda: self._record.keep(findings))

    def _step(self, change: Callable[[], None]) -> None:
        before = self._record.now
        change()
        if self._record.now == before:
            return
        self.findings_changed.emit(self._record.now)
        if self._answer is not None:
            self._show(self._ask(self._answer.place))

    def _show(self, answer: Answer | None) -> None:
        if answer != self._answer:
            self._answer = answer
            self.answer_changed.emit(answer)


def _known(value: str, allowed: tuple[str, ...], what: str) -> str:
    if value not in allowed:
        raise ValueError(f"unknown {what} {value!r}; known are {', '.join(allowed)}")
    return value
