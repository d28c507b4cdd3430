"""The marked body as it goes on a sheet: in light colours, as the window shows it, whatever the window's zoom."""

from __future__ import annotations

import math
from collections.abc import Collection
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QImage, QPainter, QRegion

from derm_viewer.body.atlas import Atlas
from derm_viewer.export.figure import MarkedFigure
from derm_viewer.screen.canvas.body_canvas import BodyCanvas
from derm_viewer.screen.canvas.camera import Camera
from derm_viewer.screen.canvas.kinds import KINDS, chosen
from derm_viewer.screen.canvas.probe import Probe
from derm_viewer.screen.canvas.stage import Stage
from derm_viewer.screen.canvas.strokes import Strokes
from derm_viewer.screen.theme import LIGHT

if TYPE_CHECKING:
    from derm_viewer.clinic.answer import Answer
    from derm_viewer.consult.painting import Surface

_WIDEST, _NARROWEST, _STEP, _HIGH = 1180, 400, 60, 720
_AS_LARGE = 0.985
_FONT = 17
"""The size of the words in pixels, whatever the window's."""
_MOST_RATIO = 4


def figure_of(
    canvas: BodyCanvas,
    atlas: Atlas,
    folder: Path | None,
    answer: Answer | None,
    surfaces: tuple[Surface, ...],
    views: Collection[str] = KINDS,
) -> MarkedFigure:
    """The body with an answer and marks, as wide as its views want it. `folder` has the shading, `views` are kinds of
    views. It is painted anew for each sharpness.
    """
    stage = canvas.stage_like(atlas, LIGHT, folder)
    stage.camera, stage.answer = Camera(), answer
    stage.choose = lambda frames: chosen(frames, views)
    font = QFont(canvas.font())
    font.setPixelSize(_FONT)
    stage.set_font(font)
    size = QSize(_width(stage), _HIGH)

    def paint(painter: QPainter) -> None:
        _paint(painter, stage, surfaces, size)

    return MarkedFigure(paint, (0.0, 0.0, float(size.width()), float(size.height())))


def _width(stage: Stage) -> int:
    """The least width at which the bodies are as large as they can be at this height."""
    stage.fit(QSize(_WIDEST, _HIGH), 1.0)
    scale = stage.body_scale
    for wide in range(_NARROWEST, _WIDEST, _STEP):
        stage.fit(QSize(wide, _HIGH), 1.0)
        if stage.body_scale >= _AS_LARGE * scale:
            return wide
    return _WIDEST


def _paint(painter: QPainter, stage: Stage, surfaces: tuple[Surface, ...], size: QSize) -> None:
    """Paint at a whole number of pixels to a unit, and that at the painter's size: the picture has tiles, between
    which anything else would show seams.
    """
    ratio = min(max(math.ceil(painter.transform().m11()), 1), _MOST_RATIO)
    picture = QImage(size * ratio, QImage.Format.Format_RGB32)
    picture.fill(Qt.GlobalColor.white)
    picture.setDevicePixelRatio(ratio)
    inner = QPainter(picture)
    inner.setRenderHints(painter.renderHints())
    try:
        _paint_body(inner, stage, surfaces, size, ratio)
    finally:
        inner.end()
    painter.drawImage(QRectF(0, 0, size.width(), size.height()), picture)


def _paint_body(painter: QPainter, stage: Stage, surfaces: tuple[Surface, ...], size: QSize, ratio: int) -> None:
    stage.fit(size, ratio)
    stage.named = True
    for view in stage.wants_fine():
        stage.shading.load_fine(view)
    stage.render()
    stage.name()
    while stage.picture.lighting:
        stage.picture.light_next()
    whole = QRect(QPoint(0, 0), size)
    stage.picture.draw(painter, QRegion(whole))
    Strokes().draw(painter, surfaces, stage.seen.cells, ratio)
    probe = Probe(stage)
    probe.draw_marks(painter, whole)
    probe.draw_words(painter, whole, size.height())
