"""What the patient's screen shows at the moment, as the clinician leads it. Plain memory: nothing of it is written."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, QTimer, Signal

if TYPE_CHECKING:
    from derm_viewer.body.model import Position
    from derm_viewer.clinic.plain import Situation

STEPS = ("where", "nerve", "cause", "course", "help")
"""The screens, in their order."""
IDLE_MINUTES = (5, 0, 2, 10, 15)
"""After so many minutes without input the screen goes blank, the usual one first; 0 is never."""
_URGENT = ("saddle", "cause_first")
MOST_STROKES = 60
"""Older strokes of the pen go when there are more."""
_MINUTE_MS = 60_000


class Touched(NamedTuple):
    """Where the patient touched the figure: a point of the sheet, its view, and the area with the patient's side."""

    x: float
    y: float
    view: str
    area: str
    side: str | None


class Stroke(NamedTuple):
    """A line of the clinician's pen in one view: points of the sheet, in centimetres."""

    view: str
    points: tuple[Position, ...]


class PatientScreen(QObject):
    """Open or not, step, situation, language, blank, what was touched and what was drawn.

    Each setter does nothing for an equal value, else it emits once. Signals: opened(bool), step_changed(int, from 0),
    situation_changed(Situation or None), language_changed(str), blanked(bool), touched(Touched or
    None), drawn(tuple of Stroke).
    """

    opened = Signal(bool)
    step_changed = Signal(int)
    situation_changed = Signal(object)
    language_changed = Signal(str)
    blanked = Signal(bool)
    touched = Signal(object)
    drawn = Signal(object)

    def __init__(self, language: str = "en", minute_ms: int = _MINUTE_MS, parent: QObject | None = None) -> None:
        """`minute_ms` is how long a minute of the idle clock takes, in milliseconds."""
        super().__init__(parent)
        self._open = self._blank = False
        self._step = 0
        self._language = language
        self._situation: Situation | None = None
        self._choices: tuple[Situation, ...] = ()
        self._chosen = False
        self._touched: Touched | None = None
        self._strokes: tuple[Stroke, ...] = ()
        self.stirred = 0
        """How often there was input; it only grows."""
        self._minute_ms = minute_ms
        self._idle_minutes = IDLE_MINUTES[0]
        self._idle = QTimer(self)
        self._idle.setSingleShot(True)
        self._idle.timeout.connect(lambda: self.set_blank(True))

    @property
    def is_open(self) -> bool:
        """Whether the patient has a screen at present."""
        return self._open

    @property
    def step(self) -> int:
        """The number of the screen, from 0."""
        return self._step

    @property
    def situation(self) -> Situation | None:
        """What is explained; None before anything was offered."""
        return self._situation

    @property
    def choices(self) -> tuple[Situation, ...]:
        """What can be explained."""
        return self._choices

    @property
    def language(self) -> str:
        """The code of the patient's language."""
        return self._language

    @property
    def blank(self) -> bool:
        """Whether the screen shows nothing at all."""
        return self._blank

    @property
    def touched_at(self) -> Touched | None:
        """What the patient touched last."""
        return self._touched

    @property
    def strokes(self) -> tuple[Stroke, ...]:
        """What the clinician has drawn."""
        return self._strokes

    def set_open(self, is_open: bool) -> None:
        """Open or close the screen; what it shows stays, but an opened screen is not blank."""
        if is_open == self._open:
            return
        self._open = is_open
        self.set_blank(False)
        self.stir()
        self.opened.emit(is_open)

    def toggle(self) -> None:
        """Open what is closed, close what is open."""
        self.set_open(not self._open)

    def set_step(self, step: int) -> None:
        """Show one of the screens; what was touched before is forgotten. Raises ValueError for an unknown number."""
        if not 0 <= step < len(STEPS):
            raise ValueError(f"there is no step {step}")
        if step != self._step:
            self._step = step
            self.step_changed.emit(step)
            self.touch(None)

    def go_on(self) -> None:
        """The next step; from the last there is none."""
        self.set_step(min(self._step + 1, len(STEPS) - 1))

    def go_back(self) -> None:
        """The step before; from the first there is none."""
        self.set_step(max(self._step - 1, 0))

    def offer(self, choices: Sequence[Situation]) -> None:
        """What can be explained now, the usual first. What the clinician has chosen stays while it is among them.

        What may be urgent (the saddle area, a cause to be found first) takes its place, and its first step is shown.
        """
        before, self._choices = self._choices, tuple(choices)
        came = self._choices[:1] != before[:1] and bool(self._choices) and self._choices[0].kind in _URGENT
        if came or not (self._chosen and self._situation in self._choices):
            self._chosen = False
            self._explain(self._choices[0] if self._choices else None)
            if came:
                self.set_step(0)

    def explain(self, situation: Situation) -> None:
        """Explain what the clinician has chosen. Raises ValueError for what is not offered."""
        if situation not in self._choices:
            raise ValueError(f"{situation} is not offered")
        self._chosen = True
        self._explain(situation)

    def set_language(self, code: str) -> None:
        """Speak another language."""
        if code != self._language:
            self._language = code
            self.language_changed.emit(code)

    def set_blank(self, blank: bool) -> None:
        """Show nothing at all, or everything again."""
        if blank != self._blank:
            self._blank = blank
            self.blanked.emit(blank)
        self.stir()

    def toggle_blank(self) -> None:
        """Blank if something is seen, and the other way round; a closed screen stays as it is."""
        if self._open:
            self.set_blank(not self._blank)

    def touch(self, touched: Touched | None) -> None:
        """The patient touched the figure; None forgets it."""
        if touched != self._touched:
            self._touched = touched
            self.touched.emit(touched)

    def draw(self, stroke: Stroke) -> None:
        """The pen has drawn a line."""
        if stroke.points:
            self._set_strokes((*self._strokes, stroke)[-MOST_STROKES:])

    def clear(self) -> None:
        """Take away what was drawn and touched."""
        self._set_strokes(())
        self.touch(None)

    def set_idle(self, minutes: int) -> None:
        """Go blank after so many minutes without input; 0 is never."""
        self._idle_minutes = minutes
        self.stir()

    def stir(self) -> None:
        """There was input on one of the windows: the idle clock begins anew."""
        self.stirred += 1
        if self._open and not self._blank and self._idle_minutes:
            self._idle.start(self._idle_minutes * self._minute_ms)
        else:
            self._idle.stop()

    def forget(self) -> None:
        """Another patient: the screen closes, and nothing of what it showed is left but the language."""
        self.set_open(False)
        self.clear()
        self.set_step(0)
        self._chosen = False
        self.offer(())

    def _explain(self, situation: Situation | None) -> None:
        if situation != self._situation:
            self._situation = situation
            self.situation_changed.emit(situation)

    def _set_strokes(self, strokes: tuple[Stroke, ...]) -> None:
        if strokes != self._strokes:
            self._strokes = strokes
            self.drawn.emit(strokes)
