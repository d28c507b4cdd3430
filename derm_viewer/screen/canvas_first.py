"""The very first picture of a view: the first map's roots from a small picture of numbers, coloured and shaded.

It stands for a moment, until the polygons of all shown maps have been read and painted.
"""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter

from derm_viewer.body.model import ROOTS
from derm_viewer.screen.canvas_layout import Cell
from derm_viewer.screen.canvas_shading import Shading, veil_table
from derm_viewer.screen.first_codes import CUT, FIRST_ROOT, LIMB, SKIN, SUFFIX
from derm_viewer.screen.theme import Theme

_OPAQUE = 0xFF000000


class FirstPictures:
    """Paints views of the supplied map in about the colours that they will have."""

    def __init__(self, shading: Shading) -> None:
        self._shading = shading
        self._veil: tuple[str, list[int]] = ("", [])

    def paint(self, painter: QPainter, cell: Cell, theme: Theme, grounds: Mapping[int, str]) -> bool:
        """Paint a cell; False where no first picture fits. `grounds` are the colours of the codes; others are clear."""
        numbers, grey = self._shading.small(cell.view, SUFFIX), self._shading.small(cell.view, "@half")
        rect = self._shading.rect(cell.view)
        if rect is None or numbers.isNull() or numbers.size() != grey.size():
            return False
        left, top = cell.to_canvas(rect.x0, rect.y1)
        target = QRectF(left, top, rect.width * cell.scale, rect.height * cell.scale)
        painter.drawImage(target, self._coloured(numbers, grey, theme, grounds))
        return True

    def _coloured(self, numbers: QImage, grey: QImage, theme: Theme, grounds: Mapping[int, str]) -> QImage:
        if self._veil[0] != theme.name:
            self._veil = (theme.name, veil_table(theme))
        numbers.setColorTable([_OPAQUE | int(grounds[c][1:], 16) if c in grounds else 0 for c in range(_CODES)])
        image = numbers.convertToFormat(QImage.Format.Format_ARGB32_Premultiplied)
        grey.reinterpretAsFormat(QImage.Format.Format_Indexed8)
        grey.setColorTable(self._veil[1])
        over = QPainter(image)
        over.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceAtop)
        over.drawImage(0, 0, grey)
        over.end()
        return image


_CODES = FIRST_ROOT + len(ROOTS)


def grounds_of(skin: str, cut: str, whole_body: bool, roots: Mapping[str, str]) -> dict[int, str]:
    """The colour ("#RRGGBB") of each code; without the whole body arms and head are left out."""
    grounds = {SKIN: skin, CUT: cut, **{FIRST_ROOT + ROOTS.index(root): colour for root, colour in roots.items()}}
    return {**grounds, LIMB: skin} if whole_body else grounds
