"""The marked body as it goes on a sheet: in light colours, as the window shows it, whatever the window's zoom."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QPainter, QRegion

from derm_viewer.body.atlas import Atlas
from derm_viewer.export.figure import MarkedFigure
from derm_viewer.screen.canvas.body_canvas import BodyCanvas
from derm_viewer.screen.canvas.camera import Camera
from derm_viewer.screen.canvas.probe import Probe
from derm_viewer.screen.canvas.stage import Stage
from derm_viewer.screen.canvas.strokes import Strokes
from derm_viewer.screen.theme import LIGHT

if TYPE_CHECKING:
    from derm_viewer.clinic.answer import Answer
    from derm_viewer.consult.painting import Surface

_WIDE, _HIGH = 1180, 720
_MOST_RATIO = 4.0


def figure_of(
    canvas: BodyCanvas, atlas: Atlas, folder: Path | None, answer: Answer | None, surfaces: tuple[Surface, ...]
) -> MarkedFigure:
    """The body with an answer and marks. `folder` has the shading. It is painted anew for each sharpness."""
    stage = canvas.stage_like(atlas, LIGHT, folder)
    stage.camera, stage.answer = Camera(), answer

    def paint(painter: QPainter) -> None:
        _paint(painter, stage, surfaces)

    return MarkedFigure(paint, (0.0, 0.0, float(_WIDE), float(_HIGH)))


def _paint(painter: QPainter, stage: Stage, surfaces: tuple[Surface, ...]) -> None:
    ratio = min(max(painter.transform().m11(), 1.0), _MOST_RATIO)
    stage.fit(QSize(_WIDE, _HIGH), ratio)
    stage.named = True
    for view in stage.wants_fine():
        stage.shading.load_fine(view)
    stage.render()
    stage.name()
    while stage.picture.lighting:
        stage.picture.light_next()
    whole = QRegion(0, 0, _WIDE, _HIGH)
    painter.fillRect(0, 0, _WIDE, _HIGH, QColor("#FFFFFF"))
    stage.picture.draw(painter, whole)
    Strokes().draw(painter, surfaces, stage.seen.cells, ratio)
    probe = Probe(stage)
    probe.draw_marks(painter, whole)
    probe.draw_words(painter, whole, _HIGH)
