"""The figure's grey shading as a translucent veil: shadows darken what lies under it, lights brighten it.

A veil over flat opaque colours gives the look of multiplied colours at the price of one plain blend.
"""

import json
import logging
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QTransform

from derm_viewer.screen.canvas.layout import Box, Cell
from derm_viewer.screen.theme import Theme

LIT = 246
"""The grey of evenly lit skin: the veil is clear there."""
DEEPEST, BRIGHTEST = 1.0, 0.4
SHARP_ENOUGH = 0.8
"""A picture may be enlarged to 1 / this before the finer one is wanted."""
GREY = QImage.Format.Format_Grayscale8
MOST_OF_IT = 0.9
"""The share of a picture from which on it is kept whole."""
COARSER = 2.1
"""A picture this many times finer than the screen is averaged down before it is drawn."""
_log = logging.getLogger(__name__)


class Veil(NamedTuple):
    """A tinted picture in the screen's own pixels, and where its upper left corner lies in those of the canvas."""

    image: QImage
    corner: QPoint


class _Entry(NamedTuple):
    box: Box
    coarse: float
    fine: float


class _Grey(NamedTuple):
    """A picture or a part of it: which of its pixels, and how large it is."""

    image: QImage
    part: QRect
    whole: QSize


class Shading:
    """The shaded figures of a folder. Coarse pictures are read when first drawn, fine ones only by `load_fine`.

    Of each only what its cell can show is kept: the legs are a third of the body's picture.
    """

    def __init__(self, folder: Path | None) -> None:
        """Without a folder the body is flat."""
        self._folder = folder or Path()
        self._entries = {} if folder is None else _read_entries(folder)
        self._grey: dict[tuple[str, bool], _Grey] = {}
        self._veils: dict[str, tuple[tuple[object, ...], Veil]] = {}

    def wants_fine(self, view: str, pixels_per_cm: float) -> bool:
        """Whether the fine picture of a view would look better at this scale and has not been read."""
        entry = self._entries.get(view)
        if entry is None or (view, True) in self._grey:
            return False
        return entry.coarse < pixels_per_cm * SHARP_ENOUGH and entry.fine > entry.coarse

    def load_fine(self, view: str) -> None:
        """Read the fine picture of a view, in the place of the coarse one; a missing one leaves that in use."""
        fine = self._grey[(view, True)] = self._read(view, "@2x")
        if not fine.image.isNull():
            self._grey.pop((view, False), None)

    def rect(self, view: str) -> Box | None:
        """The rectangle on the sheet that the pictures of a view cover; None without pictures."""
        entry = self._entries.get(view)
        return None if entry is None else entry.box

    def small(self, view: str, suffix: str) -> QImage:
        """The picture of a view whose name ends so, read anew; a null one if there is none."""
        return QImage(str(self._folder / f"{view}{suffix}.png"))

    def veil(self, cell: Cell, visible: Box, ratio: float, theme: Theme) -> Veil | None:
        """The shading of the visible part of a cell in the screen's own pixels; None without a picture.

        `ratio` is the screen's pixels per pixel of the canvas. The last veil of each view is kept.
        """
        entry = self._entries.get(cell.view)
        if entry is None:
            return None
        fine = self._is_fine(cell.view, entry, cell.scale * ratio)
        density = entry.fine if fine else entry.coarse
        grey, source = self._part(cell, entry, visible, fine)
        if source.isEmpty():
            return None
        key = (theme.name, density, cell, visible, ratio)
        known = self._veils.get(cell.view)
        if known is None or known[0] != key:
            shrink = density / (cell.scale * ratio)
            size = source.size() if shrink < COARSER else source.size() * (1 / shrink)
            edge = source.x() + (source.width() if cell.flip else 0)
            left, top = cell.to_canvas(entry.box.x0 + edge / density, entry.box.y1 - source.y() / density)
            scale = cell.scale / density * ratio
            target = QRectF(left * ratio, top * ratio, source.width() * scale, source.height() * scale)
            tinted = _tinted(grey.image.copy(source.translated(-grey.part.topLeft())), size, theme)
            known = (key, _on_screen(turned(tinted) if cell.flip else tinted, target))
            self._veils[cell.view] = known
        return known[1]

    def _is_fine(self, view: str, entry: _Entry, pixels_per_cm: float) -> bool:
        fine = self._grey.get((view, True))
        return fine is not None and not fine.image.isNull() and entry.coarse < pixels_per_cm * SHARP_ENOUGH

    def _part(self, cell: Cell, entry: _Entry, visible: Box, fine: bool) -> tuple[_Grey, QRect]:
        """What is kept of a picture, read anew if too little was, and which of its pixels cover the visible part."""
        key, density = (cell.view, fine), entry.fine if fine else entry.coarse
        kept = self._grey.get(key) or self._read(cell.view, "@2x" if fine else "")
        source = _pixels(entry.box, visible, density, kept.whole)
        if not source.isEmpty() and not kept.part.contains(source):
            kept = self._read(cell.view, "@2x" if fine else "")
        self._grey[key] = kept = _cropped(kept, _pixels(entry.box, cell.crop, density, kept.whole).united(source))
        return kept, source

    def _read(self, view: str, suffix: str) -> _Grey:
        image = QImage(str(self._folder / f"{view}{suffix}.png"))
        if image.isNull():
            _log.warning("the shaded figure %s%s could not be read", view, suffix)
        elif image.format() != GREY:
            image = image.convertToFormat(GREY)
        return _Grey(image, image.rect(), image.size())


def _read_entries(folder: Path) -> dict[str, _Entry]:
    """What figures.json says; nothing, with a line in the log, where it is missing or broken."""
    try:
        raw = json.loads((folder / "figures.json").read_text("utf-8"))
        return {
            view: _Entry(Box(*map(float, e["rect"])), float(e["px_per_cm"]), float(e["px_per_cm_2x"]))
            for view, e in raw.items()
        }
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        _log.warning("the shaded figures are left out: %s", error)
        return {}


def _cropped(grey: _Grey, wanted: QRect) -> _Grey:
    """The wanted pixels of a picture; the picture itself where that saves little."""
    most = MOST_OF_IT * grey.whole.width() * grey.whole.height()
    if wanted.isEmpty() or wanted == grey.part or wanted.width() * wanted.height() > most:
        return grey
    return grey._replace(image=grey.image.copy(wanted.translated(-grey.part.topLeft())), part=wanted)


def _pixels(whole: Box, visible: Box, density: float, size: QSize) -> QRect:
    """The pixels of a picture of this size that cover the visible part, with one pixel round it."""
    left = int((visible.x0 - whole.x0) * density) - 1
    top = int((whole.y1 - visible.y1) * density) - 1
    right = int((visible.x1 - whole.x0) * density) + 2
    bottom = int((whole.y1 - visible.y0) * density) + 2
    return QRect(left, top, right - left, bottom - top).intersected(QRect(QPoint(0, 0), size))


def _tinted(part: QImage, size: QSize, theme: Theme) -> QImage:
    """The grey pixels in the veil's colours and of this size."""
    part.reinterpretAsFormat(QImage.Format.Format_Indexed8)
    part.setColorTable(veil_table(theme))
    image = part.convertToFormat(QImage.Format.Format_ARGB32_Premultiplied)
    if size == image.size():
        return image
    return image.scaled(size, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation)


def _on_screen(image: QImage, target: QRectF) -> Veil:
    """The picture brought to the pixels of the screen, so that laying it over the body only blends pixel with pixel."""
    rect = target.toAlignedRect()
    screen = QImage(rect.size(), QImage.Format.Format_ARGB32_Premultiplied)
    screen.fill(Qt.GlobalColor.transparent)
    painter = QPainter(screen)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Source)
    painter.drawImage(target.translated(-rect.topLeft().toPointF()), image, QRectF(image.rect()))
    painter.end()
    return Veil(screen, rect.topLeft())


def turned(image: QImage) -> QImage:
    """An image with left and right exchanged."""
    return image.transformed(QTransform(-1, 0, 0, 1, 0, 0))


def veil_table(theme: Theme) -> list[int]:
    """For every grey the veil's colour, 0xAARRGGBB: the theme's shadow tint below `LIT`, white above."""
    shadow = int(theme.body_dark[1:], 16)
    table = []
    for grey in range(256):
        if grey < LIT:
            table.append(round(255 * DEEPEST * (1 - grey / LIT) ** 0.95) << 24 | shadow)
        else:
            table.append(round(255 * BRIGHTEST * (grey - LIT) / (255 - LIT)) << 24 | 0xFFFFFF)
    return table
