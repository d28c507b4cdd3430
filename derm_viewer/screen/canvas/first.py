"""The very first picture of a view: the first map's roots from a small picture of numbers, coloured and shaded.

It stands for a moment, until the polygons of all shown maps have been read and painted.
"""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter

from derm_viewer.screen.canvas.first_codes import CUT, KINDS, LIMB, SHADES, SKIN, SUFFIX, grey_of, kind_of
from derm_viewer.screen.canvas.layout import Cell
from derm_viewer.screen.canvas.shading import GREY, Shading, turned, veil_table
from derm_viewer.screen.theme import Theme

_OPAQUE = 0xFF000000


class FirstPictures:
    """Paints views of the supplied map in about the colours that they will have."""

    def __init__(self, shading: Shading) -> None:
        self._shading = shading
        self._colours: tuple[object, list[int]] = ((), [])

    def paint(self, painter: QPainter, cell: Cell, theme: Theme, grounds: Mapping[int, str]) -> bool:
        """Paint a cell; False where there is no first picture. `grounds` are the kinds' colours; others are clear."""
        numbers, rect = self._shading.small(cell.view, SUFFIX), self._shading.rect(cell.view)
        if rect is None or numbers.format() != GREY:
            return False
        key = (theme.name, grounds)
        if self._colours[0] != key:
            self._colours = (key, _colour_table(theme, grounds))
        numbers.reinterpretAsFormat(QImage.Format.Format_Indexed8)
        numbers.setColorTable(self._colours[1])
        left, top = cell.to_canvas(rect.x1 if cell.flip else rect.x0, rect.y1)
        target = QRectF(left, top, rect.width * cell.scale, rect.height * cell.scale)
        painter.save()
        painter.setClipRect(QRectF(cell.box.x0, cell.box.y0, cell.box.width, cell.box.height))
        picture = numbers.convertToFormat(QImage.Format.Format_ARGB32_Premultiplied)
        painter.drawImage(target, turned(picture) if cell.flip else picture)
        painter.restore()
        return True


def grounds_of(skin: str, cut: str, whole_body: bool, roots: Mapping[str, str]) -> dict[int, str]:
    """The colour ("#RRGGBB") of each kind; without the whole body arms and head are left out."""
    grounds = {SKIN: skin, CUT: cut, **{kind_of(root): colour for root, colour in roots.items()}}
    return {**grounds, LIMB: skin} if whole_body else grounds


def _colour_table(theme: Theme, grounds: Mapping[int, str]) -> list[int]:
    """The colour, 0xAARRGGBB, of every number: the ground of its kind under the veil of its shade."""
    veil = veil_table(theme)
    veils = [veil[grey_of(shade)] for shade in range(SHADES)]
    table = [0]
    for kind in range(KINDS):
        ground = int(grounds[kind][1:], 16) if kind in grounds else None
        table += [0 if ground is None else _under(ground, over) for over in veils]
    return table


def _under(ground: int, veil: int) -> int:
    """An opaque colour under a translucent one."""
    share = (veil >> 24) / 255
    mixed = _OPAQUE
    for shift in (16, 8, 0):
        low, high = ground >> shift & 255, veil >> shift & 255
        mixed |= round(low + (high - low) * share) << shift
    return mixed
