"""The words on the spine picture: which stand where, so that none touches another."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QFontMetricsF

from derm_viewer.consult.say import say
from derm_viewer.screen.spine.cut import RELATIONS, ROOT_RADIUS, spot_of
from derm_viewer.screen.spine.layout import Fonts, Frame, Layout
from derm_viewer.screen.spine.lit import SIDES, Lit, Side
from derm_viewer.screen.spine.shapes import SpineShapes, at
from derm_viewer.screen.spine.words import Line, Thing

_LEAVING_CHIP = (36.6, 2.5)
_PASSING_CHIP = (36.6, 28.0)
"""Where the names of the roots stand beside a slice, in millimetres."""


class Label(NamedTuple):
    """A text in its rectangle. `kind` is "title", "small", "name", "chip", "pale" or "line".

    `root` colours a chip or a swatch; `swatch` is that of a legend line; `leader` is where a thin line goes.
    """

    text: str
    rect: QRectF
    kind: str
    root: str = ""
    swatch: str = ""
    leader: QPointF | None = None
    thing: Thing | None = None


class Labels:
    """Collects labels; one that would touch an earlier one is left out, so the important ones come first."""

    def __init__(self, fonts: Fonts, bounds: QRectF) -> None:
        self._fonts = fonts
        self._bounds = bounds
        self.placed: list[Label] = []

    def add(self, label: Label) -> bool:
        """Place a label if there is room for it."""
        inside = self._bounds.contains(label.rect)
        if not inside or any(other.rect.intersects(label.rect) for other in self.placed):
            return False
        self.placed.append(label)
        return True

    def chip(self, root: str, centre: QPointF, lit: bool, side: Side, leader: QPointF | None = None) -> None:
        """A root's name, moved inside the widget if it would stick out."""
        metrics = self._fonts.of_name
        size = QSizeF(metrics.horizontalAdvance(root) + metrics.height() * 0.55, metrics.height() + 1)
        rect = QRectF(centre - QPointF(size.width() / 2, size.height() / 2), size)
        rect.moveLeft(min(max(rect.left(), self._bounds.left()), self._bounds.right() - size.width()))
        rect.moveTop(min(max(rect.top(), self._bounds.top()), self._bounds.bottom() - size.height()))
        thing = Thing("root", root, side)
        self.add(Label(root, rect, "chip" if lit else "pale", root=root, leader=leader, thing=thing))


def titles(labels: Labels, frame: Frame, fonts: Fonts, title: tuple[str, ...], up: str = "") -> None:
    """A picture's title, the longest that fits; below it whose right and left it shows, and what is `up` if it fits."""
    band, metrics = frame.band, fonts.of_small
    first = QRectF(band.left(), band.top(), band.width(), fonts.of_title.height())
    text = next((each for each in title if _advance(fonts.of_title, each) <= band.width()), "")
    if text:
        labels.add(Label(text, first, "title"))
    pairs = ((say("patient\u2019s right"), say("patient\u2019s left")), (say("right", "edge"), say("left", "edge")))
    gap = metrics.height() * 0.7
    pair = next((each for each in pairs if metrics.horizontalAdvance("".join(each)) <= band.width() - gap), pairs[-1])
    right, left, middle = (metrics.horizontalAdvance(each) for each in (*pair, up))
    top, centre = first.bottom() + 1, frame.to_widget.map(QPointF(0, 0)).x()
    labels.add(Label(pair[0], QRectF(band.left(), top, right, metrics.height()), "small"))
    labels.add(Label(pair[1], QRectF(band.right() - left, top, left, metrics.height()), "small"))
    between = QRectF(centre - middle / 2, top, middle, metrics.height())
    if up and band.left() + right + gap < between.left() and between.right() + gap < band.right() - left:
        labels.add(Label(up, between, "small"))


def _advance(metrics: QFontMetricsF, text: str) -> float:
    return metrics.horizontalAdvance(text.upper()) * 1.05


def front_labels(labels: Labels, frame: Frame, shapes: SpineShapes, lit: Lit, fonts: Fonts) -> None:
    """Chips at the ends of the roots, the lit ones first, and the vertebrae's names on their bodies."""
    roots = [(root, side) for root in shapes.picture.roots for side in SIDES]
    for root, side in sorted(roots, key=lambda each: -lit.strength(each[0].root, each[1])):
        glows = lit.strength(root.root, side) > 0
        labels.chip(root.root, frame.spot(at(side, root.chip)), glows or lit.because == "nothing", side)
    height = fonts.of_name.height()
    for bone in shapes.picture.vertebrae:
        centre = frame.spot(QPointF(*bone.label))
        wide = fonts.of_name.horizontalAdvance(bone.name) + 2
        rect = QRectF(centre.x() - wide / 2, centre.y() - height / 2, wide, height)
        labels.add(Label(bone.name, rect, "name", thing=Thing("vertebra", bone.name)))


def slice_labels(labels: Labels, frame: Frame, shapes: SpineShapes, lit: Lit) -> None:
    """Chips with leaders at the roots of the sides that are pressed."""
    shape, disc = shapes.slice_of(lit.disc), shapes.picture.disc(lit.disc)
    for side in lit.pressed:
        for relation in RELATIONS:
            root = disc.passing if relation == "passing" else disc.leaving
            place = _PASSING_CHIP if relation == "passing" else _LEAVING_CHIP
            spot = spot_of(shape, side, relation, pressed=True)
            out = QPointF(ROOT_RADIUS[relation] if side == "left" else -ROOT_RADIUS[relation], 0)
            shown = lit.stress in (None, relation)
            labels.chip(root, frame.spot(at(side, place)), shown, side, leader=frame.spot(spot + out))


def line_rects(lines: tuple[Line, ...], width: float, fonts: Fonts) -> tuple[tuple[QRectF, ...], float]:
    """The rectangles of wrapped legend lines from a top of 0, with the height of all."""
    made: list[QRectF] = []
    top = 0.0
    for line in lines:
        inset = swatch_width(fonts) if line.swatch else 0.0
        room = QRectF(0, 0, max(width - inset, 20.0), 10_000)
        high = fonts.of_small.boundingRect(room, int(Qt.TextFlag.TextWordWrap), unbroken(line.text)).height()
        made.append(QRectF(0, top, width, high))
        top += high + fonts.of_small.height() * 0.22
    return tuple(made), top


def unbroken(text: str) -> str:
    """A text in which no line ends within a disc's name."""
    return text.replace("/", "/\u2060")


def fitting(lines: tuple[Line, ...], width: float, height: float, fonts: Fonts) -> tuple[Line, ...]:
    """The lines without the last lit roots, if all would be higher than `height`; what explains the slice stays."""
    kept = list(lines)
    while line_rects(tuple(kept), width, fonts)[1] > height:
        roots = [line for line in kept if line.swatch == "root"]
        if len(roots) < 2:
            break
        kept.remove(roots[-1])
    return tuple(kept)


def swatch_width(fonts: Fonts) -> float:
    """The width of a swatch with its gap, in pixels."""
    return fonts.of_small.height() * 1.35


def layout_words(labels: Labels, layout: Layout, lines: tuple[Line, ...], fonts: Fonts) -> None:
    """The lines of the legend, as many as there is room for."""
    rects, _ = line_rects(lines, layout.words.width(), fonts)
    for line, rect in zip(lines, rects, strict=True):
        moved = rect.translated(layout.words.topLeft())
        labels.add(Label(line.text, moved, "line", root=line.root, swatch=line.swatch))
