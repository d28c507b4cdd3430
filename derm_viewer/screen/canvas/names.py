"""Where the roots' names stand: on skin that the shown maps agree on; smaller, where they differ or one is blank."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QRectF
from PySide6.QtGui import QFont

from derm_viewer.body.atlas import Atlas, Region, Spot
from derm_viewer.body.model import ROOTS
from derm_viewer.screen.canvas.frames import FADE, is_detail
from derm_viewer.screen.canvas.labels import (
    Choices,
    Rows,
    Spans,
    Wanted,
    box_round,
    crosses,
    less,
    packed,
    parted,
    place,
    places,
    rows_of,
    shared,
    touch,
    unpacked,
    within,
)
from derm_viewer.screen.canvas.layout import Box, Cell
from derm_viewer.screen.canvas.marks import Mark, extent, mark_font
from derm_viewer.screen.canvas.nerves import short_name
from derm_viewer.screen.canvas.paint import Look
from derm_viewer.screen.canvas.pens import Lit
from derm_viewer.screen.canvas.picture import sheet_box

SIZES = (1.0, 0.8)
DOUBTFUL_SIZES = (0.78, 0.7)
NERVE_SIZES = (0.66, 0.66, 0.56)
"""Sizes of the names, as shares of the font: a name that finds no room tries the next."""
BESIDE = 0.15
"""Free space beside a small name that all maps agree on, as a share of its height, if fewer maps have more room."""
ASIDE_SIZES = (0.8, 0.7, 0.6)
"""Sizes of names that step aside."""
EDGE = 1.5
"""Half the line round what is lit, in pixels."""


class Scene(NamedTuple):
    """What decides where the marks of a cell stand, but for the answer; `sprites` tells apart how they are drawn."""

    named: bool
    cell: Cell
    visible: Box
    look: Look
    key_points: bool
    font: QFont
    sprites: tuple[object, ...]


class _Skin(NamedTuple):
    """Skin that at least `least` of `regions` share, kept clear of `others`, with the words that name it."""

    text: str
    side: str
    regions: tuple[Region, ...]
    others: tuple[Region, ...]
    least: int

    @property
    def key(self) -> str:
        """Which skin it is: the side, and the regions that share it."""
        return f"{self.side}/{'+'.join(region.id for region in self.regions)}"

    @property
    def whole_key(self) -> tuple[str, ...]:
        """All that decides where the skin lies."""
        return (str(self.least), *(region.id for region in (*self.regions, *self.others)))

    def repeats(self, mark: Mark) -> bool:
        """Whether the skin would be named as it already is: by a majority as by all maps, or a nerve's twice."""
        if self.regions[0].kind == "nerve":
            return (mark.root.replace("\n", " "), mark.side) == (self.text.replace("\n", " "), self.side)
        return self.least > 1 and (mark.root, mark.side) == (self.text, self.side)


class _Pass(NamedTuple):
    """What is named at once: whether its names are in doubt, their sizes, the skin, free space beside a name."""

    doubtful: bool
    sizes: tuple[float, ...]
    skins: list[_Skin]
    beside: float = 0.0


class Names:
    """Places names so that they touch no border, no key point, no marker and no other name."""

    def __init__(self, atlas: Atlas) -> None:
        self._atlas = atlas
        self._rows: dict[str, Spans] = {}
        self._boxes: dict[str, Box] = {}
        self._shared: dict[tuple[str, ...], Spans] = {}
        self._kept: dict[tuple[str, ...], tuple[Box, dict[tuple[float, float], Choices]]] = {}

    def key_points(self, view: str) -> tuple[Spot, ...]:
        """The key points of a view."""
        return self._atlas.of(view=view, kind="key_point")

    def place(self, scene: Scene, taken: list[QRectF]) -> list[Mark]:
        """The names of the roots in a cell. `taken` are rectangles of the canvas to keep free."""
        cell, look, font = scene.cell, scene.look, scene.font
        box = _nameable(scene)
        free = [_sheet_box(cell, rect) for rect in taken]
        marks: list[Mark] = []
        for doubtful, sizes, all_skins, beside in self._passes(cell.view, look):
            skins = [skin for skin in all_skins if not any(skin.repeats(mark) for mark in marks)]
            for size in sizes:
                sample = Mark(cell.view, 0.0, 0.0, "", "", size=size, doubtful=doubtful)
                wanted = {s.key: self._wanted(s, cell, box, mark_font(font, sample), beside) for s in skins}
                found = place(list(wanted.values()), free)
                marks += [sample._replace(x=p.x, y=p.y, root=p.text, side=p.key.partition("/")[0]) for p in found]
                free += [box_round(p, wanted[p.key]) for p in found]
                named = {p.key for p in found}
                skins = [skin for skin in skins if skin.key not in named]
        return marks

    def aside(self, names: list[Mark], scene: Scene, taken: list[QRectF], lits: Sequence[Lit]) -> list[Mark]:
        """Names of a cell, those on an edge of what is lit moved to where none is, smaller at need, or left out."""
        edges = [
            self._spans_of(region)
            for region in self._regions(scene.cell.view, scene.look.maps)
            if any(region.root == one.root and one.side in (region.side, "midline") for one in lits)
        ]
        boxes = {name: self._box_of_name(name, scene) for name in names}
        crossed = [name for name in names if any(crosses(spans, boxes[name]) for spans in edges)]
        if not crossed:
            return names
        free = [_sheet_box(scene.cell, rect) for rect in taken] + [boxes[n] for n in names if n not in crossed]
        passes, cuts = self._passes(scene.cell.view, scene.look), [unpacked(spans) for spans in edges]
        moved: dict[Mark, Mark | None] = {}
        for name in crossed:
            skins = [skin for one in passes if one.doubtful == name.doubtful for skin in one.skins]
            skins = [skin for skin in skins if (skin.text, skin.side) == (name.root, name.side)]
            other = self._moved(name, skins, scene, cuts, free)
            moved[name] = name if other is None and scene.look.nerves else other  # a nerve is told by its name alone
            free += [] if other is None else [self._box_of_name(other, scene)]
        return [found for name in names if (found := moved.get(name, name)) is not None]

    def _moved(self, name: Mark, skins: list[_Skin], scene: Scene, cuts: list[Rows], free: list[Box]) -> Mark | None:
        """A name where no edge goes through it, on one of the skins it may stand for; None where there is no room."""
        box = _nameable(scene)
        for skin in skins:
            rows = within(self._shared_spans(skin), box)
            parts = parted(rows, cuts)
            for size in (name.size, *(size for size in ASIDE_SIZES if size < name.size)):
                tried = name._replace(size=size)
                own = self._box_of_name(tried, scene)
                for part in parts:
                    want = Wanted("", name.root, own.width, own.height, places(part, own.width, own.height))
                    for found in place([want], free):
                        return tried._replace(x=found.x, y=found.y)
        return None

    def _box_of_name(self, name: Mark, scene: Scene) -> Box:
        """What a name covers of the sheet, with a little round it for the line of an edge."""
        wide, high = extent(name.root, mark_font(scene.font, name))
        wide, high = (wide + 2 * EDGE) / scene.cell.scale, (high + 2 * EDGE) / scene.cell.scale
        return Box(name.x - wide / 2, name.y - high / 2, name.x + wide / 2, name.y + high / 2)

    def _passes(self, view: str, look: Look) -> list[_Pass]:
        """What is named one after the other. A small name of all maps gives way to a majority that has more room."""
        if look.nerves:
            tall, wide = self._nerves(view, "\n"), self._nerves(view, " ")
            return [_Pass(True, (size,), them) for size, them in zip(NERVE_SIZES, (tall, wide, tall), strict=True)]
        agreed, doubtful = self._agreed(view, look), self._doubtful(view, look)
        if look.mode in ROOTS:
            agreed, doubtful = ([s for s in skins if s.text == look.mode] for skins in (agreed, doubtful))
        small, majority = _Pass(False, SIZES[1:], agreed), _Pass(True, DOUBTFUL_SIZES, doubtful)
        if len(look.maps) < 3:
            return [small._replace(sizes=SIZES), majority]
        return [small._replace(sizes=SIZES[:1]), small._replace(beside=BESIDE), majority, small]

    def _nerves(self, view: str, between: str) -> list[_Skin]:
        """The territories of a view, their names on one line or a word a line."""
        regions = self._atlas.of(view=view, kind="nerve")
        return [_Skin(short_name(r.name).replace(" ", between), r.side, (r,), (), 1) for r in regions if r.polygons]

    def _wanted(self, skin: _Skin, cell: Cell, box: Box, font: QFont, beside: float) -> Wanted:
        wide, high = (length / cell.scale for length in extent(skin.text, font))
        more = beside * font.pixelSize() / cell.scale
        return Wanted(skin.key, skin.text, wide, high, self._choices(skin, box, wide + more, high))

    def _agreed(self, view: str, look: Look) -> list[_Skin]:
        """One skin for each root and side: what the maps that draw it share and no shown map gives to another.

        A root that not all the shown maps draw is left to `_doubtful`.
        """
        groups: dict[tuple[str, str], list[Region]] = {}
        for region in self._regions(view, look.maps):
            groups.setdefault((region.root or "", region.side), []).append(region)
        skins = []
        for (root, side), regions in groups.items():
            maps = {region.map for region in regions}
            if len(maps) < len(look.maps):
                continue
            others = [
                region
                for (other, its_side), them in groups.items()
                if other != root and its_side == side
                for region in them
                if region.map not in maps and self._near(region, regions[0])
            ]
            skins.append(_Skin(root, side, tuple(regions), tuple(others), len(regions)))
        return skins

    def _doubtful(self, view: str, look: Look) -> list[_Skin]:
        """Of two maps: the skin to which they give different roots, and what one alone draws. Of more: the majority."""
        if len(look.maps) != 2:
            return self._majority(view, look)
        skins = []
        for here, there in (look.maps, look.maps[::-1]):
            ones, others = self._regions(view, (here,)), self._regions(view, (there,))
            for one in ones:
                facing = [other for other in others if other.side == one.side and self._near(one, other)]
                skins.append(_Skin(one.root or "", one.side, (one,), tuple(facing), 1))
                if here == look.maps[0]:
                    skins += [
                        _Skin(f"{one.root}\n{other.root}", one.side, (one, other), (), 2)
                        for other in facing
                        if other.root != one.root
                    ]
        return skins

    def _majority(self, view: str, look: Look) -> list[_Skin]:
        """The skin that more than half of the shown maps give to a root, for roots that not all of them share."""
        groups: dict[tuple[str, str], list[Region]] = {}
        for region in self._regions(view, look.maps):
            groups.setdefault((region.root or "", region.side), []).append(region)
        least = len(look.maps) // 2 + 1
        return [
            _Skin(root, side, tuple(regions), (), least)
            for (root, side), regions in groups.items()
            if len(look.maps) > 1 and len(regions) >= least
        ]

    def _regions(self, view: str, maps: Sequence[str]) -> list[Region]:
        return [r for map_id in maps for r in self._atlas.of(view=view, kind="dermatome", map=map_id)]

    def _choices(self, skin: _Skin, box: Box, wide: float, high: float) -> Choices:
        """The possible places of a name, kept until the picture changes: an answer only chooses among them anew."""
        key = skin.whole_key
        if key not in self._kept or self._kept[key][0] != box:
            self._kept[key] = (box, {})
        sizes = self._kept[key][1]
        if (wide, high) not in sizes:
            sizes[(wide, high)] = places(within(self._shared_spans(skin), box), wide, high)
        return sizes[(wide, high)]

    def _shared_spans(self, skin: _Skin) -> Spans:
        key = skin.whole_key
        if key not in self._shared:
            rows = shared([self._rows_of(region) for region in skin.regions], skin.least)
            for region in skin.others:
                rows = less(rows, self._rows_of(region))
            self._shared[key] = packed(rows)
        return self._shared[key]

    def _near(self, one: Region, other: Region) -> bool:
        return touch(self._box_of(one), self._box_of(other))

    def _box_of(self, region: Region) -> Box:
        if region.id not in self._boxes:
            lines, lefts, rights = self._spans_of(region)
            box = Box(min(lefts), min(lines), max(rights), max(lines) + 1.0) if lines else Box(0.0, 0.0, 0.0, 1.0)
            self._boxes[region.id] = box
        return self._boxes[region.id]

    def _rows_of(self, region: Region) -> Rows:
        return unpacked(self._spans_of(region))

    def _spans_of(self, region: Region) -> Spans:
        if region.id not in self._rows:
            self._rows[region.id] = packed(rows_of(region.polygons))
        return self._rows[region.id]


def _nameable(scene: Scene) -> Box:
    """The part of the sheet where names may stand: what is seen, but for where the body fades out."""
    visible, top = scene.visible, scene.visible.y1
    if not scene.look.whole_body and not is_detail(scene.cell.view):
        top = min(top, scene.cell.crop.y1 - FADE)
    return Box(visible.x0, visible.y0, visible.x1, top)


def _sheet_box(cell: Cell, rect: QRectF) -> Box:
    return sheet_box(cell, Box(rect.left(), rect.top(), rect.right(), rect.bottom()))
