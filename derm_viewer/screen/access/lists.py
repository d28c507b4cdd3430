"""What a search has found, and the parts of the spine, for a screen reader."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect
from PySide6.QtGui import QAccessible

from derm_viewer.screen.access.node import Part, Whole
from derm_viewer.screen.search.list import HitList
from derm_viewer.screen.spine import words as spine_words
from derm_viewer.screen.spine.lit import SIDES
from derm_viewer.screen.spine.pointing import bounds, column
from derm_viewer.screen.spine.view import SpineView
from derm_viewer.screen.spine.words import Thing


class HitPart(Part):
    """The hit with this number."""

    def __init__(self, whole: HitsWhole, number: int) -> None:
        super().__init__(whole.list, whole, QAccessible.Role.ListItem)
        self.list, self._number = whole.list, number

    def stands(self) -> bool:
        return self._number < len(self.list.hits)

    def name(self) -> str:
        return self.list.words_of(self._number)

    def place(self) -> QRect:
        return self.list.place_of(self._number).toRect().intersected(self.list.rect())

    def flags(self, state: QAccessible.State) -> None:
        state.selectable = True
        state.selected = self.list.at == self._number

    def can_press(self) -> bool:
        return True

    def press(self) -> None:
        self.list.choose(self._number)


class HitsWhole(Whole):
    """The list under the search field. The keyboard stays in the field; what is chosen is announced."""

    def __init__(self, hits: HitList) -> None:
        super().__init__(hits, QAccessible.Role.List)
        self.list = hits
        self._pool: list[HitPart] = []
        hits.renewed.connect(lambda: self.tell_names(self._pool))

    def parts(self) -> Sequence[Part]:
        count = len(self.list.hits)
        while len(self._pool) < count:
            self._pool.append(HitPart(self, len(self._pool)))
        return self._pool[:count]


class ThingPart(Part):
    """A bone, a disc or a root."""

    def __init__(self, whole: SpineWhole, thing: Thing) -> None:
        super().__init__(whole.view, whole, QAccessible.Role.ListItem)
        self.view, self.thing = whole.view, thing

    def name(self) -> str:
        return spine_words.name_of(self.view.shapes.picture, self.thing)

    def place(self) -> QRect:
        front = self.view.arranged.layout.front
        return front.to_widget.mapRect(bounds(self.thing, self.view.shapes)).toAlignedRect()

    def flags(self, state: QAccessible.State) -> None:
        lit = self.view.lit
        state.focusable = state.selectable = True
        state.focused = self.view.standing == self.thing and self.view.hasFocus()
        glows = [(glow.root, glow.side) for glow in lit.glows]
        state.selected = (self.thing.name, self.thing.side) in glows

    def can_press(self) -> bool:
        return True

    def press(self) -> None:
        self.view.choose(self.thing, self.thing.side)


class SpineWhole(Whole):
    """The spine: bones and discs from above downwards, then the roots of each side."""

    def __init__(self, view: SpineView) -> None:
        super().__init__(view, QAccessible.Role.List)
        self.view = view
        self._things: list[ThingPart] = []
        view.stood.connect(self.tell_focus)

    def parts(self) -> Sequence[ThingPart]:
        if not self._things:
            shapes = self.view.shapes
            roots = [each.root for each in shapes.picture.roots]
            things = (*column(shapes), *(Thing("root", root, side) for side in SIDES for root in roots))
            self._things = [ThingPart(self, thing) for thing in things]
        return self._things

    def focused(self) -> Part | None:
        standing = self.view.standing
        return next((one for one in self.parts() if one.thing == standing), None)
