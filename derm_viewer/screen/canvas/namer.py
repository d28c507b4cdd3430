"""The marks of a view: key points, and names that step aside from the edges of an answer's regions."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QFont

from derm_viewer.body.atlas import Atlas
from derm_viewer.screen.canvas.layout import Cell
from derm_viewer.screen.canvas.marks import Mark, dot_radius
from derm_viewer.screen.canvas.names import Names, Scene
from derm_viewer.screen.canvas.pens import Lit


class _Kept(NamedTuple):
    """Marks as they were found for something: its names as they stand without an answer, and as they stepped aside."""

    key: tuple[object, ...]
    dots: list[Mark]
    names: list[Mark]
    taken: list[QRectF]
    aside: dict[tuple[Lit, ...], list[Mark]]


class Namer:
    """Finds the marks of cells. A cell whose surroundings are as before keeps its marks."""

    def __init__(self, atlas: Atlas) -> None:
        self._names = Names(atlas)
        self._kept: dict[tuple[str, bool], _Kept] = {}

    def marks(
        self, scene: Scene, marker: QRectF | None, strips: list[QRectF], lits: tuple[Lit, ...], waits: bool
    ) -> list[Mark]:
        """The marks of a cell. `marker` and `strips` keep free of names, and names of the edges of what is lit here.

        A cell that waits for an answer to be shown in it soon is not worth a search.
        """
        slot, key = (scene.cell.view, marker is None), (*scene._replace(font=QFont()), marker, strips)
        kept = self._kept.get(slot)
        if kept is None or kept.key != key:
            kept = self._kept[slot] = self._found(scene, key, [*strips, *([] if marker is None else [marker])])
        if not lits or not kept.names or (waits and lits not in kept.aside):
            return kept.dots + kept.names
        if lits not in kept.aside:
            kept.aside.clear()
            kept.aside[lits] = self._names.aside(kept.names, scene, kept.taken, lits)
        return kept.dots + kept.aside[lits]

    def forget(self) -> None:
        """Keep nothing that tells where an answer was, or what it lit."""
        self._kept = {slot: kept._replace(aside={}) for slot, kept in self._kept.items() if slot[1]}

    def _found(self, scene: Scene, key: tuple[object, ...], covered: Sequence[QRectF]) -> _Kept:
        cell = scene.cell
        dots = self._dots(cell) if scene.key_points else []
        reach = dot_radius(scene.font) + 2
        points = [QPointF(*cell.to_canvas(dot.x, dot.y)) for dot in dots]
        taken = [QRectF(p.x() - reach, p.y() - reach, 2 * reach, 2 * reach) for p in points] + list(covered)
        names = self._names.place(scene, taken) if scene.named else []
        return _Kept(key, dots, names, taken, {})

    def _dots(self, cell: Cell) -> list[Mark]:
        spots = self._names.key_points(cell.view)
        return [Mark(cell.view, s.x, s.y, s.root or "", s.side, spot=s) for s in spots if cell.crop.holds(s.x, s.y)]
