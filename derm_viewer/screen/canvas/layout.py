"""Which views stand where on the canvas, and how large: pure arithmetic, no Qt.

Sheet coordinates are centimetres, y up; canvas coordinates are logical pixels at zoom 1, y down.
"""

from collections.abc import Sequence
from functools import cached_property
from typing import NamedTuple

FOOT_STEPS = (1.0, 0.92, 0.85, 0.78, 0.72, 0.66, 0.6)
"""How much of the body's scale the feet may get (the sheet already draws them enlarged)."""
WIDEST_GAP = 3.4
"""Spare width goes between the views up to this multiple of the smallest gap; the rest goes to both sides."""


class Box(NamedTuple):
    """A rectangle; on the sheet y1 is the upper edge, on the canvas the lower one."""

    x0: float
    y0: float
    x1: float
    y1: float

    @property
    def width(self) -> float:
        """Extent across."""
        return self.x1 - self.x0

    @property
    def height(self) -> float:
        """Extent along y."""
        return self.y1 - self.y0

    def meet(self, other: "Box") -> "Box":
        """What two rectangles share."""
        return Box(max(self.x0, other.x0), max(self.y0, other.y0), min(self.x1, other.x1), min(self.y1, other.y1))

    def holds(self, x: float, y: float) -> bool:
        """Whether the point lies inside or on the edge."""
        return self.x0 <= x <= self.x1 and self.y0 <= y <= self.y1


class Frame(NamedTuple):
    """A view and the part of the sheet it shows; `own` is what of that is no other view's; `flip`: as in a mirror."""

    view: str
    crop: Box
    own: Box
    flip: bool = False


class Frames(NamedTuple):
    """What is to be shown: bodies from left to right, then the feet from above, their soles, and the saddle area."""

    bodies: tuple[Frame, ...]
    tops: tuple[Frame, ...]
    soles: tuple[Frame, ...]
    saddle: tuple[Frame, ...] = ()

    @property
    def details(self) -> tuple[tuple[Frame, ...], ...]:
        """The rows of the column of details, without empty ones."""
        return tuple(row for row in (self.tops, self.soles, self.saddle) if row)


class Cell(NamedTuple):
    """A frame placed on the canvas: its upper left corner in pixels and its scale in pixels per sheet centimetre."""

    view: str
    crop: Box
    own: Box
    x: float
    y: float
    scale: float
    flip: bool = False

    @property
    def box(self) -> Box:
        """The cell's rectangle on the canvas."""
        return Box(self.x, self.y, self.x + self.crop.width * self.scale, self.y + self.crop.height * self.scale)

    def to_canvas(self, x: float, y: float) -> tuple[float, float]:
        """The canvas point of a sheet point."""
        across = self.crop.x1 - x if self.flip else x - self.crop.x0
        return self.x + across * self.scale, self.y + (self.crop.y1 - y) * self.scale

    def to_sheet(self, x: float, y: float) -> tuple[float, float]:
        """The sheet point of a canvas point."""
        across = (x - self.x) / self.scale
        return (self.crop.x1 - across if self.flip else self.crop.x0 + across), self.crop.y1 - (y - self.y) / self.scale


class Group(NamedTuple):
    """Cells under one title: a body view alone, or a pair of feet. `title_y` is the upper edge of the title's band."""

    cells: tuple[Cell, ...]
    box: Box
    title_y: float

    def __hash__(self) -> int:
        return hash((self.box.x0, self.title_y))  # no two stand in one place, and all the rest takes long


class _Placed(NamedTuple):
    groups: tuple[Group, ...]
    width: float
    height: float


class Layout(_Placed):
    """Everything placed, for one size of the canvas."""

    @cached_property
    def cells(self) -> tuple[Cell, ...]:
        """All cells of all groups."""
        return tuple(cell for group in self.groups for cell in group.cells)

    def cell_at(self, x: float, y: float) -> Cell | None:
        """The cell under a canvas point that lies in the cell's own part of the sheet."""
        return next((cell for cell in self.cells if cell.own.holds(*cell.to_sheet(x, y))), None)

    def cell_of(self, x: float, y: float) -> Cell | None:
        """The cell that shows a sheet point."""
        return next((cell for cell in self.cells if cell.own.holds(x, y)), None)


class Room(NamedTuple):
    """The space to fill, in pixels: the canvas, a title's band, the smallest gap, the margins.

    `foot` stays free for the legend, which mostly needs `usual` of it: for the rest the views move only if they must.
    """

    width: float
    height: float
    title: float
    gap: float
    pad: float
    foot: float
    usual: float = 0.0


def arrange(frames: Frames, room: Room) -> Layout:
    """Place the frames so that the bodies are as large as the room allows, with the feet in their own column.

    Tried in turn: one row with the feet as its last column; one row with the feet below it; two rows.
    """
    plans = [_one_row(frames, room), _feet_below(frames, room)]
    if len(frames.bodies) > 2:
        plans.append(_two_rows(frames, room))
    return max(zip(plans, (1.06, 1.0, 0.98), strict=False), key=lambda pair: pair[0][0] * pair[1])[0][1]


def _tall(frames: Sequence[Frame]) -> float:
    return max((frame.crop.height for frame in frames), default=0.0)


def _wide(frames: Sequence[Frame]) -> float:
    return sum(frame.crop.width for frame in frames)


def _one_row(frames: Frames, room: Room) -> tuple[float, Layout]:
    """Bodies, then a column with the tops of the feet above the soles."""
    scale, foot = _fit_with_column(frames.bodies, frames, room, room.height - room.title - 2 * room.pad - room.foot)
    feet = _widest(frames) * scale * foot + room.gap * 0.5
    widths = [frame.crop.width * scale for frame in frames.bodies] + [feet]
    tall = _tall(frames.bodies) * scale
    y = _first_y(room, room.title + max(tall, _column_tall(frames, scale * foot, room)))
    xs = _spread(widths, room)
    groups = [_single(frame, x, y, scale, room) for frame, x in zip(frames.bodies, xs, strict=False)]
    groups += _feet_column(frames, Box(xs[-1], y, xs[-1] + feet, y + room.title + tall), scale * foot, room)
    return scale, Layout(tuple(groups), room.width, room.height)


def _fit_with_column(row: Sequence[Frame], frames: Frames, room: Room, height: float) -> tuple[float, float]:
    """The body's scale and the feet's share of it, for a row of bodies that ends in the column of feet."""
    best = (0.0, 0.0, FOOT_STEPS[-1])
    feet_wide = _widest(frames)
    bare, fixed = _column_tall(frames, 1.0, room, bare=True), _column_tall(frames, 0.0, room)
    gaps = room.gap * (len(row) + 0.5) + 2 * room.pad
    for foot in FOOT_STEPS:
        across = (room.width - gaps) / (_wide(row) + feet_wide * foot)
        scale = max(0.2, min(across, height / _tall(row)))
        if foot == FOOT_STEPS[-1]:
            scale = max(0.2, min(scale, (height - fixed) / max(1.0, bare * foot)))
        if bare * foot * scale + fixed > _tall(row) * scale + 0.5 and foot != FOOT_STEPS[-1]:
            continue
        best = max(best, (scale * (1 + 0.3 * foot), scale, foot))
    return best[1:]


def _feet_below(frames: Frames, room: Room) -> tuple[float, Layout]:
    """Bodies in one row and the details in a row beneath."""
    feet = tuple(frame for row in frames.details for frame in row)
    space = room.height - 2 * room.title - 2 * room.pad - room.gap - room.foot
    best = (0.0, 0.0, 1.0)
    for foot in FOOT_STEPS:
        across = (room.width - 2 * room.pad - room.gap * (len(frames.bodies) - 1)) / _wide(frames.bodies)
        scale = max(0.2, min(across, space / (_tall(frames.bodies) + _tall(feet) * foot)))
        if _wide(feet) * scale * foot + 2 * room.gap + 2 * room.pad <= room.width or foot == FOOT_STEPS[-1]:
            best = max(best, (scale * (1 + 0.3 * foot), scale, foot))
    scale, foot = best[1:]
    tall = _tall(frames.bodies) * scale
    y = _first_y(room, 2 * room.title + room.gap + tall + _tall(feet) * scale * foot)
    xs = _spread([frame.crop.width * scale for frame in frames.bodies], room)
    groups = [_single(frame, x, y, scale, room) for frame, x in zip(frames.bodies, xs, strict=True)]
    y += room.title + tall + room.gap
    pairs = [_wide(pair) * scale * foot + room.gap * 0.5 for pair in frames.details]
    for pair, x in zip(frames.details, _spread(pairs, room), strict=True):
        groups.append(_pair(pair, x, y, scale * foot, room))
    return scale * 0.97, Layout(tuple(groups), room.width, room.height)


def _two_rows(frames: Frames, room: Room) -> tuple[float, Layout]:
    """Two bodies above; the others and the column of feet below."""
    upper, lower = frames.bodies[:2], frames.bodies[2:]
    height = (room.height - 2 * room.title - 2 * room.pad - room.gap - room.foot) / 2
    scale, foot = _fit_with_column(lower, frames, room, height)
    scale = min(scale, (room.width - 2 * room.pad - room.gap) / _wide(upper), height / _tall(upper))
    tall = _tall(frames.bodies) * scale
    y = _first_y(room, 2 * room.title + room.gap + 2 * tall)
    xs = _spread([frame.crop.width * scale for frame in upper], room)
    groups = [_single(frame, x, y, scale, room) for frame, x in zip(upper, xs, strict=True)]
    y += room.title + tall + room.gap
    feet = _widest(frames) * scale * foot + room.gap * 0.5
    xs = _spread([*(frame.crop.width * scale for frame in lower), feet], room)
    groups += [_single(frame, x, y, scale, room) for frame, x in zip(lower, xs, strict=False)]
    groups += _feet_column(frames, Box(xs[-1], y, xs[-1] + feet, y + room.title + tall), scale * foot, room)
    return scale, Layout(tuple(groups), room.width, room.height)


def _first_y(room: Room, used: float) -> float:
    """The upper edge of the first band: spare height goes mostly below."""
    spare = room.height - 2 * room.pad - used
    return room.pad + max(0.0, min(spare - room.foot, (spare - room.usual) * 0.4))


def _spread(widths: Sequence[float], room: Room) -> list[float]:
    """The left edges of columns with equal gaps, centred."""
    spare = room.width - 2 * room.pad - sum(widths)
    gap = min(max(room.gap * 0.5, spare / (len(widths) + 1)), room.gap * WIDEST_GAP) if len(widths) > 1 else 0.0
    gap = min(gap, max(0.0, spare / max(1, len(widths) - 1)))
    x = room.pad + (spare - gap * (len(widths) - 1)) / 2
    edges = []
    for width in widths:
        edges.append(x)
        x += width + gap
    return edges


def _single(frame: Frame, x: float, y: float, scale: float, room: Room) -> Group:
    cell = Cell(frame.view, frame.crop, frame.own, x, y + room.title, scale, frame.flip)
    return Group((cell,), cell.box, y)


def _pair(frames: Sequence[Frame], x: float, y: float, scale: float, room: Room) -> Group:
    """Two feet side by side under one title, standing on one line."""
    tall = _tall(frames) * scale
    cells, left = [], x
    for frame in frames:
        top = y + room.title + (tall - frame.crop.height * scale) / 2
        cells.append(Cell(frame.view, frame.crop, frame.own, left, top, scale, frame.flip))
        left += frame.crop.width * scale + room.gap * 0.5
    return Group(tuple(cells), Box(x, y + room.title, left - room.gap * 0.5, y + room.title + tall), y)


def _widest(frames: Frames) -> float:
    return max(map(_wide, frames.details), default=0.0)


def _column_tall(frames: Frames, scale: float, room: Room, *, bare: bool = False) -> float:
    """The height of the column of details under its first title; `bare` without the titles and gaps in it."""
    between = 0.0 if bare else (room.title + room.gap * 0.5) * max(0, len(frames.details) - 1)
    return sum(map(_tall, frames.details)) * scale + between


def _feet_column(frames: Frames, space: Box, scale: float, room: Room) -> list[Group]:
    """The rows of details: the first at the head of the column, the last level with the bodies' feet."""
    rows = frames.details
    spare = space.height - room.title - _column_tall(frames, scale, room)
    gap = room.gap * 0.5 + max(0.0, spare) / max(1, len(rows) - 1)
    made, y = [], space.y0
    for row in rows:
        wide = _wide(row) * scale + room.gap * 0.5 * (len(row) - 1)
        made.append(_pair(row, space.x0 + (space.width - wide) / 2, y, scale, room))
        y += room.title + _tall(row) * scale + gap
    return made


def moved(layout: Layout, zoom: float, dx: float, dy: float) -> Layout:
    """The layout as the camera sees it: every cell scaled by `zoom` about the origin, then shifted by (dx, dy)."""

    def cell(c: Cell) -> Cell:
        return c._replace(x=c.x * zoom + dx, y=c.y * zoom + dy, scale=c.scale * zoom)

    def box(b: Box) -> Box:
        return Box(b.x0 * zoom + dx, b.y0 * zoom + dy, b.x1 * zoom + dx, b.y1 * zoom + dy)

    groups = tuple(Group(tuple(map(cell, g.cells)), box(g.box), g.title_y * zoom + dy) for g in layout.groups)
    return Layout(groups, layout.width, layout.height)
