"""Painting at random on the body, and whether every mark is where it was put until somebody takes it away."""

from __future__ import annotations

import random

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton
from shapely import Point

from derm_viewer.app import Parts
from derm_viewer.consult.painting import Surface
from derm_viewer.screen.paint.gate import PaintGate
from derm_viewer.screen.paint.layer import BRUSH
from derm_viewer.screen.paint.strip import PaintStrip

_NEAR_CM = 0.05
Surfaces = tuple[Surface, ...]


class Marks:
    """Paints, and keeps a ledger of what was painted."""

    def __init__(self, parts: Parts, gate: PaintGate, rng: random.Random) -> None:
        self._parts, self._gate, self._rng = parts, gate, rng
        self._before: Surfaces = ()

    @property
    def surfaces(self) -> Surfaces:
        """What is painted now."""
        begun = self._gate.begun
        return () if begun is None else begun.painting.surfaces

    def remember(self) -> None:
        """Note what is painted before something is done."""
        self._before = self.surfaces

    def paint(self) -> str:
        """Draw with the present tool from a place on the skin; says what was lost of a brush's stroke."""
        if not self._gate.desk.painting.active:
            QTest.mouseClick(self._parts.window.tools.paint, Qt.MouseButton.LeftButton)
        canvas, layer = self._parts.window.canvas, self._gate.desk.layer
        spot = self._skin()
        if spot is None or not self._gate.desk.painting.active:
            return ""
        start, path, quality = canvas.sheet_at(QPointF(spot)), [spot], layer.quality
        for _ in range(self._rng.randrange(0, 14)):
            path.append(path[-1] + QPoint(self._rng.randrange(-30, 31), self._rng.randrange(-30, 31)))
        refused: list[str] = []
        self._gate.desk.painting.refused.connect(refused.append)
        QTest.mousePress(layer, Qt.MouseButton.LeftButton, pos=path[0])
        for at in path[1:]:
            QTest.mouseMove(layer, at)
            self._parts.app.processEvents()
        QTest.mouseRelease(layer, Qt.MouseButton.LeftButton, pos=path[-1])
        self._gate.desk.painting.refused.disconnect(refused.append)
        if layer.tool != BRUSH or refused or start is None:
            return ""
        there = (one.shape.distance(Point(start)) < _NEAR_CM for one in self.surfaces if one.quality == quality)
        return "" if any(there) else f"{quality} at {start}"

    def tool(self) -> None:
        """Press something on the strip: tools, sizes, undo, redo, clear, done."""
        strips = self._parts.window.findChildren(PaintStrip)
        buttons = [one for strip in strips for one in strip.findChildren(QAbstractButton) if one.isVisible()]
        if buttons:
            QTest.mouseClick(self._rng.choice(buttons), Qt.MouseButton.LeftButton)

    def lost(self, *, may_lose: bool) -> str:
        """What is gone since `remember` and cannot be had back with undo or redo; "" for nothing."""
        now, before = self.surfaces, self._before
        if now == before or may_lose or self._gate.begun is None:
            return ""
        painting = self._gate.begun.painting
        if before in [one.surfaces for one in painting.known]:
            return ""
        return f"{len(before)} surfaces, now {len(now)}, and no step leads back"

    def lost_by_undo(self) -> str:
        """What is lost when every stroke is taken back and made again."""
        if self._gate.begun is None:
            return ""
        painting, before, steps = self._gate.begun.painting, self.surfaces, 0
        while painting.can_undo:
            painting.undo()
            steps += 1
        for _ in range(steps):
            painting.redo()
        return "" if painting.surfaces == before else f"{steps} steps of undo and redo give other marks"

    def _skin(self) -> QPoint | None:
        """A spot of the canvas on skin that the maps treat; None if luck gives none."""
        canvas = self._parts.window.canvas
        for _ in range(20):
            spot = QPoint(self._rng.randrange(canvas.width()), self._rng.randrange(canvas.height()))
            place = canvas.sheet_at(QPointF(spot))
            if place is not None and self._parts.library.locate(*place).where == "map":
                return spot
        return None
