"""Which two views of the body the patient sees, and where they stand: the whole figure, and nearer what matters."""

from __future__ import annotations

from itertools import pairwise
from typing import NamedTuple

from derm_viewer.body.atlas import Atlas, Region
from derm_viewer.body.model import ABOVE_WAIST, box_of
from derm_viewer.screen.canvas.frames import FACING, FADE, is_detail, is_foot
from derm_viewer.screen.canvas.layout import Box, Cell

FRONT, BACK = "anterior", "posterior"
_MARGIN = 0.6
_MOST_WHOLE = 0.66
"""In a narrow room the whole figure has at most this part of the width that both views share."""
_NEARER = 1.34
"""The second view is so much larger than the whole figure."""
_HIGH, _LIFT = 0.95, 0.7
"""What the whole figure leaves free of such a part of a high room is shared: most of it lies below its feet, so that it
stands beside the words.
"""
_FOOT_TALL, _SADDLE_TALL = 0.58, 0.4
"""The part of the height that a foot, or the saddle area, takes."""
_AT_WAIST = 2.0
"""What reaches so near to the waist, in centimetres, is not shown by a nearer view: it ends there."""
_ENOUGH = 0.3
"""A second view is worth its room if it shows at least this part of what the whole figure shows of the strip."""


_AS_GOOD = 0.85
"""A view that shows at least this part of what the best one shows is as good: an outer side before an inner one."""


class Chosen(NamedTuple):
    """The view of the whole figure, and the nearer one; None where one view shows everything.

    `mirrored`: the views that face the patient are drawn as in a mirror, as he sees himself.
    """

    whole: str
    near: str | None
    mirrored: bool = False


class Placed(NamedTuple):
    """The cells: of the whole figure, and of the nearer view if there is one."""

    whole: Cell
    near: Cell | None

    @property
    def cells(self) -> tuple[Cell, ...]:
        """Those that are shown."""
        return (self.whole,) if self.near is None else (self.whole, self.near)

    def cell_of(self, view: str) -> Cell | None:
        """The cell that shows a view."""
        return next((cell for cell in self.cells if cell.view == view), None)


def choose(
    atlas: Atlas,
    regions: tuple[Region, ...],
    side: str,
    place: str | None,
    drawn: str | None,
    area: tuple[Region, ...] = (),
) -> Chosen:
    """The views for a strip. `place` is the view that was clicked, `drawn` the one in which the pen drew last, `area`
    what is named of the place.

    The whole figure turns to where the place is, else to where more of the strip is seen. The second view is the one
    with the last drawing, with the place, or with most of the strip, of those that are left; none where that is little.
    Of these it is, if there is one, a view that shows the area too: one and the same view then serves every step.
    """
    known = {view.id: view.scale for view in atlas.views}
    seen = {view: sum(map(_size, (r for r in regions if r.view == view))) / known[view] ** 2 for view in known}
    if place in (FRONT, BACK):
        whole = place
    else:
        whole = BACK if BACK in known and seen.get(BACK, 0.0) > seen.get(FRONT, 0.0) else FRONT
    if whole not in known:
        whole = next(iter(known))
    for wanted in (drawn, place):
        if wanted in known and wanted != whole:
            return Chosen(whole, wanted)
    other = BACK if whole == FRONT else FRONT
    names = (f"{side}_lateral", f"{side}_medial", other, f"{side}_dorsum", f"{side}_sole")
    low = [one for one in regions if one.box is None or one.box[3] <= atlas.waist_y - _AT_WAIST]
    near = {
        name: sum(_size(one) for one in low if one.view == name) / known[name] ** 2 for name in names if name in known
    }
    enough = [name for name, size in near.items() if size > 0 and size >= _ENOUGH * seen[whole]]
    good = _showing(area, enough) or enough
    most = max((near[name] for name in good), default=0.0)
    return Chosen(whole, next((name for name in good if near[name] >= _AS_GOOD * most), None))


def _showing(area: tuple[Region, ...], views: list[str]) -> list[str]:
    """Of some views those that show a good part of an area."""
    sizes = {view: sum(_size(one) for one in area if one.view == view) for view in views}
    most = max(sizes.values(), default=0.0)
    return [view for view, size in sizes.items() if size > 0 and size >= _ENOUGH * most]


def place_cells(atlas: Atlas, chosen: Chosen, room: Box, label: float, gap: float) -> Placed:
    """Both views in a room of the widget, standing on one floor. `label` is the width kept for the words at each side.

    Lengths in pixels. In a wide room the whole figure stands at the same place whether there is a second view or not;
    in a narrow one it is smaller beside another. The views never overlap.
    """
    placed = _place(atlas, chosen, room, label, gap)
    if not chosen.mirrored:
        return placed
    return Placed(_turned(placed.whole), None if placed.near is None else _turned(placed.near))


def _turned(cell: Cell) -> Cell:
    """The cell as in a mirror, if its view faces the patient."""
    return cell._replace(flip=cell.view in FACING)


def _place(atlas: Atlas, chosen: Chosen, room: Box, label: float, gap: float) -> Placed:
    whole = crop_of(atlas, chosen.whole, whole_body=True)
    spare = room.width - 2 * label
    if chosen.near is not None:
        spare = (spare - gap) * _MOST_WHOLE  # the second view has the place, or most of the strip: it is never left out
    scale = max(0.1, min(room.height / whole.height, spare / whole.width))
    room = room._replace(y1=room.y1 - _LIFT * max(0.0, room.height * _HIGH - whole.height * scale))
    first = _cell(atlas, chosen.whole, whole, room.x0 + label, room, scale)
    if chosen.near is None:
        return Placed(first, None)
    near = crop_of(atlas, chosen.near, whole_body=False)
    second = first.box.x1 + label + gap
    near_scale = min(_near_scale(chosen.near, near, room, scale), (room.x1 - second) / near.width)
    second += max(0.0, room.x1 - second - near.width * near_scale) / 2
    return Placed(first, _cell(atlas, chosen.near, near, second, room, near_scale, lift=is_detail(chosen.near)))


def _near_scale(view: str, crop: Box, room: Box, scale: float) -> float:
    if is_detail(view):
        share = _FOOT_TALL if is_foot(view) else _SADDLE_TALL
        return room.height * share / crop.height
    return min(scale * _NEARER, room.height * 0.98 / crop.height)


def _cell(atlas: Atlas, view: str, crop: Box, left: float, room: Box, scale: float, *, lift: bool = False) -> Cell:
    """A view that stands on the floor of the room, or hangs in its middle (`lift`)."""
    spare = room.height - crop.height * scale
    return Cell(view, crop, crop.meet(Box(*atlas.view(view).bbox)), left, room.y0 + spare * (0.5 if lift else 1), scale)


def crop_of(atlas: Atlas, view: str, *, whole_body: bool) -> Box:
    """What is shown of a view: the body, or of one that is nearer what lies below the waist."""
    detail = is_detail(view)
    regions: tuple[Region, ...] = atlas.of(view=view, kind="outline")
    if not whole_body or detail:
        regions = tuple(a for a in atlas.of(view=view, kind="area") if a.name not in ABOVE_WAIST) or regions
    boxes = [box for one in regions if (box := one.box or box_of(one.polygons)) is not None]
    own = atlas.view(view).bbox
    left, low, right, high = zip(*(boxes or [own]), strict=True)
    x0, y0, x1, y1 = min(left), min(low), max(right), max(high)
    top = y1 + _MARGIN if whole_body or detail else min(y1 + _MARGIN, atlas.waist_y + FADE)
    return Box(x0 - _MARGIN, y0 - _MARGIN, x1 + _MARGIN, top)


def _size(region: Region) -> float:
    """The area of a region on the sheet, in square centimetres."""
    return sum(_ring(polygon[0]) for polygon in region.polygons)


def _ring(ring: tuple[tuple[float, float], ...]) -> float:
    return abs(sum(x0 * y1 - x1 * y0 for (x0, y0), (x1, y1) in pairwise(ring))) / 2
