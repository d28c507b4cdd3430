"""One process of a measurement: starts something, prints one JSON line when it is there, and ends.

Times are of the machine's monotonic clock, which all processes share, in nanoseconds.
"""

from __future__ import annotations

import gc
import json
import os
import random
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from derm_viewer.app import Parts
    from derm_viewer.options import Options

SIZE = (1440, 900)
CLICKS = 1000
EARLY_CLICKS = 100
HEAVY = ("numpy", "shapely", "jsonschema", "pydantic", "jinja2")


def tell(**more: object) -> None:
    """Print the time, what it is about and `more`, and end at once: how long the end takes is not measured."""
    sys.stdout.write(json.dumps({"at": time.monotonic_ns(), **more}) + "\n")
    sys.stdout.flush()
    os._exit(0)


def peak_mb() -> float:
    """The most memory that this process has held, in MB; NaN where the system does not say."""
    try:
        status = Path("/proc/self/status").read_text()
    except OSError:
        return float("nan")
    return int(status.split("VmHWM:")[1].split()[0]) / 1024


def bare() -> None:
    """The floor: an empty widget, painted once."""
    from PySide6.QtCore import QTimer
    from PySide6.QtGui import QPainter, QPaintEvent
    from PySide6.QtWidgets import QApplication, QWidget

    class Bare(QWidget):
        def paintEvent(self, event: QPaintEvent) -> None:
            painter = QPainter(self)
            painter.fillRect(event.rect(), self.palette().window())
            painter.end()
            QTimer.singleShot(0, lambda: tell(mb=peak_mb()))

    app = QApplication(["bare"])
    widget = Bare()
    widget.resize(*SIZE)
    widget.show()
    app.exec()


def window(then: Callable[[Parts], None]) -> None:
    """The program as `derm-viewer --temp-profile` starts it; `then` is called when the body has been painted."""
    from derm_viewer import log, paths, qt
    from derm_viewer.threads import spare_threads

    spare_threads()
    gc.disable()  # as the program does until its window is there
    options = _options()
    journal = log.start(options.log_level, paths.log_folder())
    qt.load()
    journal.catch_qt_messages()
    journal.catch_errors()
    from derm_viewer import app

    parts = app.build(options)
    parts.window.first_painted.connect(lambda: then(parts))
    parts.window.show()
    parts.app.exec()


def _options() -> Options:
    """The usual start has no words to read; only those that name a map are read as the command line is."""
    from derm_viewer.options import Options

    usual = Options(temp_profile=True, size=SIZE)
    if not sys.argv[2:]:
        return usual
    from derm_viewer import cli

    return cli.options(cli.parse(sys.argv[2:]))._replace(temp_profile=True, size=SIZE)


def paint(parts: Parts) -> None:
    """The body has been painted."""
    tell(heavy=[name for name in HEAVY if name in sys.modules])


def click(parts: Parts) -> None:
    """A real click on the L5 key point, made as soon as the body is there, and answered on the screen."""
    from PySide6.QtCore import QTimer

    def press() -> None:
        from derm_viewer.screen.answer.panel import AnswerPanel
        from tools.bench.paints import Paints

        (panel,) = parts.window.findChildren(AnswerPanel)
        paints = Paints(parts.window, {panel: "words"})
        spot = next(s for s in parts.atlas.of(view="anterior", kind="key_point") if s.root == "L5")
        press_at(parts, spot.x, spot.y)
        parts.app.processEvents()
        if not parts.window.answer_words or parts.consult.answer is None:
            raise RuntimeError("the click was not answered")
        if not paints.done_ns["words"]:
            raise RuntimeError("the answer was not painted")
        tell(at=paints.done_ns["words"])

    QTimer.singleShot(0, press)


def phases() -> None:
    """Where a start goes: the time at the end of each of its phases."""
    times: dict[str, int] = {}

    def done(phase: str) -> None:
        times[phase] = time.monotonic_ns()

    done("Python")
    from derm_viewer import log, paths, qt

    options = _options()
    log.start(options.log_level, paths.log_folder())
    done("command line and log")
    qt.load()
    done("Qt")
    from derm_viewer import app
    from derm_viewer.body.atlas import Atlas

    done("our modules")
    Atlas.load(options.data_file or paths.data_path("assets", "body_regions.geojson"))
    done("map, read once more than a start does")
    parts = app.build(options)
    done("map, typeface and window")
    parts.window.first_painted.connect(partial(done, "first paint"))
    parts.window.first_painted.connect(parts.app.quit)
    parts.window.show()
    parts.app.exec()
    parts.library.warm()
    done("geometry and knowledge")
    tell(phases=times)


def memory(parts: Parts) -> None:
    """Many clicks all over the mapped body."""
    from PySide6.QtCore import QTimer

    from derm_viewer import app

    def press_often() -> None:
        app.collect_again()  # as the program does by then
        rng = random.Random(1)  # noqa: S311  # the same places every time, nothing secret
        view = parts.atlas.view("anterior")
        for number in range(CLICKS):
            if number == EARLY_CLICKS:
                early = peak_mb()
            x = rng.uniform(view.bbox[0], view.bbox[2])
            parts.consult.point_at(x, rng.uniform(view.bbox[1], parts.atlas.waist_y))
            parts.app.processEvents()
        tell(mb=peak_mb(), early_mb=early)

    QTimer.singleShot(0, press_often)


def press_at(parts: Parts, x: float, y: float, between: Callable[[], None] = lambda: None) -> None:
    """Press and release the left button over a point of the sheet; `between` passes the time for which it is held."""
    from PySide6.QtCore import QEvent, QPointF, Qt
    from PySide6.QtGui import QMouseEvent

    canvas = parts.window.canvas
    at: QPointF = canvas.widget_at(x, y)
    left, none, no_keys = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier
    for kind, held in ((QEvent.Type.MouseButtonPress, left), (QEvent.Type.MouseButtonRelease, none)):
        event = QMouseEvent(kind, at, canvas.mapToGlobal(at), left, held, no_keys)
        parts.app.sendEvent(canvas, event)
        if held is left:
            between()


if __name__ == "__main__":
    if sys.argv[1] in ("bare", "phases"):
        {"bare": bare, "phases": phases}[sys.argv[1]]()
    else:
        window({"paint": paint, "click": click, "memory": memory}[sys.argv[1]])
