"""The window at 3840x2160, off screen: click, hover, zoom and pan until the pixels are there."""

from __future__ import annotations

import time
from collections.abc import Callable
from functools import partial
from typing import NamedTuple

from PySide6.QtCore import QEvent, QEventLoop, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent, QWheelEvent

from derm_viewer import app
from derm_viewer.app import Parts
from derm_viewer.body.locate import Locator
from derm_viewer.options import Options
from derm_viewer.screen.answer.panel import AnswerPanel
from derm_viewer.screen.spine.view import SpineView
from tools.bench.child import press_at
from tools.bench.paints import Paints
from tools.bench.places import mapped_points
from tools.bench.report import Row, over_rounds, percentile

SIZE = (3840, 2160)
CLICKS, TURNS, MOVES, NOTCHES = 30, 5, 120, 8
FRAME_MS = 1000 / 60
LONGEST_PAUSE_MS = 60
HELD_MS = 50
"""A hand holds the button of a mouse for about twice as long."""
PARTS = ("words", "body", "spine")

Point = tuple[float, float]


class Times(NamedTuple):
    """How long a click took, in milliseconds from the button's release, until the last pixels of each were there.

    `ready` is how long the window was busy with it before, while the button was down.
    """

    words: float
    body: float
    spine: float
    ready: float


class Bench:
    """One window and what is done to it. Every method gives milliseconds."""

    def __init__(self, options: Options) -> None:
        self.parts: Parts = app.build(options)
        self.canvas = self.parts.window.canvas
        self.parts.window.show()
        self._until_complete()
        (panel,) = self.parts.window.findChildren(AnswerPanel)
        (self.spine,) = self.parts.window.findChildren(SpineView)
        self.paints = Paints(self.parts.window, dict(zip((panel, self.canvas, self.spine), PARTS, strict=True)))
        self.canvas.settle()
        self._run()
        atlas = self.parts.atlas
        # A click on one leg turns the side views to it, so that only the other views are always there.
        always = [view.bbox for view in atlas.views if not view.id.endswith(("_lateral", "_medial"))]
        locator = Locator(atlas)
        points = [p for p in mapped_points(atlas, locator, 1500) if any(_in(box, *p) for box in always)]
        shown = [p for p in points if self._is_shown(*p)]
        self.left = [p for p in shown if locator.locate(*p).side == "left"]
        self.right = [p for p in shown if locator.locate(*p).side == "right"]
        app.collect_again()  # as the program does; what the measurement made is not looked through either

    def clicks(self, number: int, held_ms: int = HELD_MS) -> list[Times]:
        """Clicks on the left leg, until the answer stands in the panel, and until body and spine are lit for it."""
        self._click(*self.left[0])
        return [self._click(*place, held_ms) for place in _part(self.left, number, CLICKS)]

    def turns(self, number: int) -> list[Times]:
        """Clicks that go from leg to leg, so that the side views turn with each."""
        pairs = zip(_part(self.right, number, TURNS), _part(self.left, number, TURNS), strict=True)
        return [self._click(*place) for pair in pairs for place in pair]

    def hovers(self, number: int) -> list[float]:
        """Moves of the pointer from place to place."""
        return [self._timed(partial(self._move, self.canvas.widget_at(*p))) for p in _part(self.left, number, MOVES)]

    def whole_paint(self) -> float:
        """Everything on the canvas painted anew."""
        theme = self.parts.keeper.look.theme
        return self._timed(lambda: self.canvas.set_theme(theme))

    def zooms(self) -> tuple[list[float], float]:
        """Notches of the wheel, each until its preview is there; and from the last one until the picture is sharp."""
        self._rest()
        at = QPointF(self.canvas.rect().center())
        times = [self._timed(lambda: self._wheel(at, 120)) for _ in range(NOTCHES)]
        return times, self._until_next_paint()

    def pans(self) -> tuple[list[float], float]:
        """A drag of the zoomed body, step by step; and from the last step until the picture is sharp."""
        start = QPointF(self.canvas.rect().center())
        self._button(QEvent.Type.MouseButtonPress, start)
        times = []
        for step in range(1, NOTCHES * 2):
            at = start + QPointF(9.0 * step, 5.0 * step)
            times.append(self._timed(partial(self._move, at, Qt.MouseButton.LeftButton)))
        sharp = self._until_next_paint()
        self._button(QEvent.Type.MouseButtonRelease, start + QPointF(9.0, 5.0) * (NOTCHES * 2 - 1))
        return times, sharp

    def reset(self) -> None:
        """Show the whole picture again, sharp."""
        self.canvas.zoom_reset()
        self.canvas.settle()
        self._run()

    def _until_complete(self) -> None:
        """Let the window bring in what follows the first paint, the spine in the panel last, as it does for a user."""
        while not self.parts.window.property("complete"):
            self.parts.app.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents, 50)
        while self.parts.library.warm_on():  # what the program does in its first seconds
            pass

    def _rest(self) -> None:
        """Let what an earlier measurement put off be done: it is not this one's."""
        self.canvas.settle()
        self._run()

    def _run(self) -> None:
        self.parts.app.processEvents()
        self.parts.app.processEvents()

    def _wait(self, ms: int) -> None:
        """Let the window do what it has put off for so long."""
        until = time.perf_counter_ns() + ms * 1_000_000
        while time.perf_counter_ns() < until:
            self.parts.app.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, ms)

    def _timed(self, do: Callable[[], None]) -> float:
        begun = time.perf_counter_ns()
        do()
        self.parts.app.processEvents()
        return (time.perf_counter_ns() - begun) / 1e6

    def _until_next_paint(self) -> float:
        begun, seen = time.perf_counter_ns(), self.paints.count["body"]
        while self.paints.count["body"] == seen and time.perf_counter_ns() - begun < 2e9:
            self.parts.app.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents, 50)
        return (time.perf_counter_ns() - begun) / 1e6

    def _click(self, x: float, y: float, held_ms: int = HELD_MS) -> Times:
        """One click when what the one before put off is done."""
        self._wait(LONGEST_PAUSE_MS)
        ready, begun = 0.0, 0

        def hold() -> None:
            nonlocal ready, begun
            if held_ms:
                ready = self._timed(lambda: None)
                self._wait(held_ms)
            begun = time.monotonic_ns()

        press_at(self.parts, x, y, hold)
        self.parts.app.processEvents()
        while not (self.canvas.lit and self.spine.settled):
            self._wait(1)
        self.parts.app.processEvents()
        # What shows the same answer as before is not painted anew: it is there already.
        words, body, spine = (max(self.paints.done_ns[part] - begun, 0) / 1e6 for part in PARTS)
        return Times(words, body, spine, ready)

    def _is_shown(self, x: float, y: float) -> bool:
        try:
            at = self.canvas.widget_at(x, y)
        except ValueError:
            return False
        return self.canvas.rect().contains(at.toPoint())

    def _move(self, at: QPointF, held: Qt.MouseButton = Qt.MouseButton.NoButton) -> None:
        event = QMouseEvent(
            QEvent.Type.MouseMove,
            at,
            self.canvas.mapToGlobal(at),
            Qt.MouseButton.NoButton,
            held,
            Qt.KeyboardModifier.NoModifier,
        )
        self.parts.app.sendEvent(self.canvas, event)

    def _button(self, kind: QEvent.Type, at: QPointF) -> None:
        left = Qt.MouseButton.LeftButton
        held = left if kind is QEvent.Type.MouseButtonPress else Qt.MouseButton.NoButton
        event = QMouseEvent(kind, at, self.canvas.mapToGlobal(at), left, held, Qt.KeyboardModifier.NoModifier)
        self.parts.app.sendEvent(self.canvas, event)

    def _wheel(self, at: QPointF, turn: int) -> None:
        event = QWheelEvent(
            at,
            self.canvas.mapToGlobal(at),
            QPoint(),
            QPoint(0, turn),
            Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        self.parts.app.sendEvent(self.canvas, event)


def rows(rounds: int, options: Options) -> list[Row]:
    """Each thing once a round, in turn."""
    bench = Bench(options)
    names = ("click", "ready", "short", "lit", "spine", "turn", "hover", "whole", "zoom", "pan", "sharp")
    taken: dict[str, list[list[float]]] = {name: [] for name in names}
    for number in range(rounds):
        clicks = bench.clicks(number)
        taken["click"].append([click.words for click in clicks])
        taken["lit"].append([click.body for click in clicks])
        taken["spine"].append([click.spine for click in clicks])
        taken["ready"].append([click.ready for click in clicks])
        taken["short"].append([click.words for click in bench.clicks(number, held_ms=0)])
        taken["turn"].append([click.words for click in bench.turns(number)])
        taken["hover"].append(bench.hovers(number))
        taken["whole"].append([bench.whole_paint()])
        zooms, sharp_zoom = bench.zooms()
        pans, sharp_pan = bench.pans()
        taken["zoom"].append(zooms)
        taken["pan"].append(pans)
        taken["sharp"].append([sharp_zoom, sharp_pan])
        bench.reset()
    whole, _ = over_rounds([times[0] for times in taken["whole"]])
    return [
        _row("click to repainted answer, half within", taken["click"], 0.5, 5.0),
        _row("click to repainted answer, 99 of 100 within", taken["click"], 0.99, FRAME_MS),
        _row("busy while the button of a click is down, 99 of 100 within", taken["ready"], 0.99, None),
        _row("click pressed and released at once, half within", taken["short"], 0.5, None),
        _row("click pressed and released at once, 99 of 100 within", taken["short"], 0.99, None),
        _row("click to its regions lit on the body, half within", taken["lit"], 0.5, None),
        _row("click to its regions lit on the body, 99 of 100 within", taken["lit"], 0.99, None),
        _row("click to its roots lit on the spine, half within", taken["spine"], 0.5, None),
        _row("click to its roots lit on the spine, 99 of 100 within", taken["spine"], 0.99, None),
        _row("click on the other leg, half within", taken["turn"], 0.5, None),
        _row("hover repaint, half within", taken["hover"], 0.5, 1 / 50, floor=whole),
        _row("hover repaint, 99 of 100 within", taken["hover"], 0.99, 7.0),
        _row("whole canvas painted anew", taken["whole"], 0.5, None),
        _row("zoom preview, 99 of 100 within", taken["zoom"], 0.99, FRAME_MS),
        _row("pan preview, 99 of 100 within", taken["pan"], 0.99, FRAME_MS),
        _row("sharp again after the last event", taken["sharp"], 1.0, 150.0),
    ]


def _part(points: list[Point], number: int, count: int) -> list[Point]:
    """As many of the points as are wanted, others in each round."""
    return [points[(number * count + i) % len(points)] for i in range(count)]


def _in(box: tuple[float, float, float, float], x: float, y: float) -> bool:
    return box[0] <= x <= box[2] and box[1] <= y <= box[3]


def _row(name: str, rounds: list[list[float]], share: float, limit: float | None, floor: float | None = None) -> Row:
    """The percentile over all rounds; the spread is that of the rounds' own percentiles."""
    value = percentile([time for times in rounds for time in times], share)
    _, spread = over_rounds([percentile(times, share) for times in rounds])
    return Row(name, value, "ms", spread, limit, floor is not None, floor, "whole canvas" if floor else "")
