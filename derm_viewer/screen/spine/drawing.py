"""Draws both spine pictures and their words, keeping what is drawn for the next time."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import NamedTuple

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from derm_viewer.screen.spine.arrange import Arranged
from derm_viewer.screen.spine.brush import Scene
from derm_viewer.screen.spine.colours import SpineColours
from derm_viewer.screen.spine.cut import paint_slice, point_in_slice
from derm_viewer.screen.spine.front import paint_ground, paint_lit, point_in_front
from derm_viewer.screen.spine.layers import Layers, in_mm
from derm_viewer.screen.spine.layout import Frame
from derm_viewer.screen.spine.lettering import paint_labels
from derm_viewer.screen.spine.lit import Lit
from derm_viewer.screen.spine.picture import SpinePicture
from derm_viewer.screen.spine.shapes import SpineShapes
from derm_viewer.screen.spine.words import Thing
from derm_viewer.screen.theme import Theme


class State(NamedTuple):
    """What decides how the pictures look. `ringed` has the keyboard."""

    theme: Theme
    colours: SpineColours
    lit: Lit
    pointed: Thing | None
    ringed: bool

    @property
    def plain(self) -> bool:
        """Whether nothing is lit, so that all roots have their own colours."""
        return self.lit.because == "nothing"

    def scene(self, frame: Frame) -> Scene:
        """The same for one picture."""
        return Scene(self.theme, self.colours, self.lit, self.pointed, frame.scale, self.plain)


class SpineDrawing:
    """The pictures of one spine, and the layers they are made of."""

    def __init__(self, picture: SpinePicture) -> None:
        self._picture = picture
        self._shapes: SpineShapes | None = None
        self._layers = Layers()

    @property
    def shapes(self) -> SpineShapes:
        """The shapes, made when they are first wanted."""
        if self._shapes is None:
            self._shapes = SpineShapes(self._picture)
        return self._shapes

    def draw(self, painter: QPainter, key: Hashable, rect: QRectF, state: Callable[[], tuple[State, Arranged]]) -> None:
        """Draw all, within `rect`: what was drawn last, as long as `key` is the same, else anew from the `state`."""
        self._layers.draw(painter, "whole", key, rect, lambda on: self._all(on, rect, *state()))

    def ground(self, painter: QPainter, frame: Frame, state: State, *, plain: bool) -> None:
        """The unlit picture, with roots in their own colours (`plain`) or in one calm tint."""
        scene, shapes = state.scene(frame)._replace(plain=plain), self.shapes
        name, key = ("plain" if plain else "dull"), state.theme.name
        self._layers.draw(painter, name, key, frame.rect, lambda on: in_mm(on, frame, paint_ground, shapes, scene))

    def _all(self, painter: QPainter, rect: QRectF, state: State, placed: Arranged) -> None:
        painter.fillRect(rect, QColor(state.theme.surface))
        front, cut = placed.layout.front, placed.layout.slice
        self._front(painter, front, state)
        self._slice(painter, cut, state)
        paint_labels(painter, placed.labels, state.scene(front), placed.fonts)
        if state.ringed:
            painter.setPen(QPen(QColor(state.theme.focus), 2.0))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), 5, 5)

    def _front(self, painter: QPainter, frame: Frame, state: State) -> None:
        self.ground(painter, frame, state, plain=state.plain)
        shapes, scene = self.shapes, state.scene(frame)
        if state.lit.glows:
            key = (state.theme.name, state.lit)
            self._layers.draw(painter, "lit", key, frame.rect, lambda on: in_mm(on, frame, paint_lit, shapes, scene))
        in_mm(painter, frame, point_in_front, shapes, scene)

    def _slice(self, painter: QPainter, frame: Frame, state: State) -> None:
        shapes, scene = self.shapes, state.scene(frame)
        key = (state.theme.name, state.lit)
        self._layers.draw(painter, "slice", key, frame.rect, lambda on: in_mm(on, frame, paint_slice, shapes, scene))
        in_mm(painter, frame, point_in_slice, shapes, scene)
