"""The body as it stands on the handout: as the patient's screen shows it, on white, with its place or painted marks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPainterPath

from derm_viewer.body.atlas import Atlas, Region
from derm_viewer.clinic.qualities import QUALITIES
from derm_viewer.export.figure import MarkedFigure
from derm_viewer.export.handout_figure import Caption, Figure, Key
from derm_viewer.screen.canvas.frames import is_detail
from derm_viewer.screen.canvas.layout import Box, Cell
from derm_viewer.screen.canvas.strokes import Strokes, edge_pen, pattern
from derm_viewer.screen.patient.body import Body, Skin
from derm_viewer.screen.patient.colours import PatientColours
from derm_viewer.screen.patient.marks import draw_place
from derm_viewer.screen.patient.views import BACK, FRONT, Chosen, Placed, choose, crop_of
from derm_viewer.screen.theme import LIGHT

if TYPE_CHECKING:
    from derm_viewer.clinic.plain_records import PatientWords
    from derm_viewer.consult.painting import Surface

_HIGH, _GAP, _SIDE = 880.0, 34.0, 16.0
_DETAIL, _DETAIL_WIDE = 0.5, 300.0
"""The part of the height that a foot or the saddle area takes, and its greatest width: words stand below both views."""
_MOST_RATIO = 3.0
_MARK = 1.25


class Shown(NamedTuple):
    """What is marked: the strip of skin, the place on the sheet with its view, what is painted, the side, and what is
    named of the place.
    """

    regions: tuple[Region, ...]
    place: tuple[str, float, float] | None
    surfaces: tuple[Surface, ...]
    side: str
    area: tuple[Region, ...] = ()


def figure_of(atlas: Atlas, folder: Path | None, shown: Shown, words: PatientWords) -> Figure:
    """The whole figure and, nearer, the view that shows most of what is marked. `folder` has the shading."""
    chosen = _choose(atlas, shown)
    whole = _cell(atlas, chosen.whole, _SIDE, whole=True)
    near = None if chosen.near is None else _cell(atlas, chosen.near, whole.box.x1 + _GAP, whole=False)
    placed = Placed(whole, near)
    size = QSize(round(placed.cells[-1].box.x1 + _SIDE), round(_HIGH))
    body = Body(atlas, folder)

    def paint(painter: QPainter) -> None:
        _paint(painter, body, placed, size, shown)

    captions = [Caption(whole.box.x0, whole.box.x1, "", _ends(chosen.whole, words))]
    if near is not None:
        captions.append(
            Caption(near.box.x0 - _GAP, near.box.x1 + _SIDE, words.views[near.view], _ends(near.view, words))
        )
    marked = MarkedFigure(paint, (0.0, 0.0, float(size.width()), float(size.height())))
    seen = {cell.view for cell in placed.cells}
    return Figure(marked, tuple(captions), tuple(_keys([one for one in shown.surfaces if one.view in seen], words)))


def unseen(atlas: Atlas, shown: Shown) -> tuple[str, ...]:
    """The views in which something is painted, and which the page has no room for: it shows two."""
    chosen = _choose(atlas, shown)
    painted = dict.fromkeys(one.view for one in shown.surfaces)
    return tuple(view for view in painted if view not in (chosen.whole, chosen.near))


def _choose(atlas: Atlas, shown: Shown) -> Chosen:
    """The views of the place, or those with most of what is painted."""
    if shown.place is not None or not shown.surfaces:
        view = None if shown.place is None else shown.place[0]
        return choose(atlas, shown.regions, shown.side, view, None, shown.area)
    painted = sorted(shown.surfaces, key=lambda one: one.shape.area, reverse=True)
    views = list(dict.fromkeys(one.view for one in painted))
    whole = next((view for view in views if view in (FRONT, BACK)), None)
    near = next((view for view in views if view != whole), None)
    return choose(atlas, shown.regions, shown.side, whole, near)


def _keys(surfaces: Sequence[Surface], words: PatientWords) -> Iterator[Key]:
    """What the patterns of the painted marks mean."""
    for quality in QUALITIES:
        if any(one.quality == quality for one in surfaces):
            yield Key(MarkedFigure(partial(_sample, quality=quality), (0.0, 0.0, 70.0, 36.0)), words.screen[quality])


def _sample(painter: QPainter, quality: str) -> None:
    """A small field of a quality's pattern."""
    ratio = min(max(painter.transform().m11(), 1.0), _MOST_RATIO)
    painter.fillRect(QRectF(0, 0, 70, 36), Qt.GlobalColor.white)
    field = QPainterPath()
    field.addRoundedRect(QRectF(2, 2, 66, 32), 8, 8)
    painter.fillPath(field, pattern(quality, ratio))
    painter.strokePath(field, edge_pen(quality))


def _paint(painter: QPainter, body: Body, placed: Placed, size: QSize, shown: Shown) -> None:
    colours = PatientColours.of(LIGHT)
    ratio = min(max(painter.transform().m11(), 1.0), _MOST_RATIO)
    picture = body.picture(size, ratio, placed, Skin(shown.regions), colours)
    body.forget()
    painter.fillRect(QRectF(QPointF(), size.toSizeF()), Qt.GlobalColor.white)
    painter.drawImage(QRectF(QPointF(), size.toSizeF()), picture)
    Strokes().draw(painter, shown.surfaces, placed.cells, ratio)
    if shown.place is None:
        return
    view, x, y = shown.place
    cell = placed.cell_of(view)
    if cell is not None:
        draw_place(painter, QPointF(*cell.to_canvas(x, y)), colours, _MARK)


def _ends(view: str, words: PatientWords) -> tuple[str, str]:
    """Whose left is where, as the view is seen."""
    left, right = words.handout["your_left_here"], words.handout["your_right_here"]
    return {FRONT: (right, left), BACK: (left, right)}.get(view, ("", ""))


def _cell(atlas: Atlas, view: str, left: float, *, whole: bool) -> Cell:
    """A view that stands on the floor of the figure; a detail hangs in the middle."""
    crop = crop_of(atlas, view, whole_body=whole)
    detail = is_detail(view)
    scale = min(_HIGH * _DETAIL / crop.height, _DETAIL_WIDE / crop.width) if detail else _HIGH / crop.height
    high = crop.height * scale
    own = crop.meet(Box(*atlas.view(view).bbox))
    return Cell(view, crop, own, left, (_HIGH - high) / 2, scale)
