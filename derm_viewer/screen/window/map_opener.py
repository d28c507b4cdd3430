"""The button that opens the list of maps, and names the one map that is drawn without taking more room for it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QWidget

from derm_viewer.consult.say import later, say
from derm_viewer.screen.controls import Opener
from derm_viewer.screen.look import Look

_ONE_MAP = later("One map")
_ARROW = 14
_CLOSE = 6, 23
"""What a name that does not fit leaves free before and after it."""
_LEAST = 2
"""So few letters, or one and what stands for the others, do not tell a name."""


class Titles(NamedTuple):
    """What a map is called: the whole of it, and less where that does not fit."""

    whole: str
    short: str


class MapOpener(Opener):
    """As wide as its usual words, or as the longest map's name that there is room for, whichever map is drawn.

    A name that is longer is shortened; the whole of it stays the button's text, its name and its tooltip.
    """

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(look, say(_ONE_MAP), parent, tip=say("Show one published map (M for the next)"))
        self.setCheckable(True)
        self._usual, self._does = Titles(self.text(), self.text()), self.toolTip()
        self._named, self._known, self._more = self._usual, tuple[Titles, ...](), 0

    def name(self, shown: str, maps: Mapping[str, Titles]) -> bool:
        """Name the map that is drawn, of these; the usual words for none. Returns whether anything changed."""
        named, known = maps.get(shown, self._usual), tuple(maps.values())
        if (named, known) == (self._named, self._known):
            return False
        self._named, self._known = named, known
        self.setText(named.whole)
        one = shown in maps
        self.setAccessibleName(say("Map: {title}", title=named.whole) if one else named.whole)
        self.setToolTip(f"{named.whole}\n{self._does}" if one else self._does)
        self.update()
        return True

    def widen(self, room: int) -> None:
        """Take as much of so many pixels as the longest name wants that fits; with none, be as wide as usual."""
        usual = self._wide(self._usual.whole)
        fits = [more for more in (self._wide(each.whole) - usual for each in self._known) if 0 < more <= room]
        self._more = max(fits, default=0)

    def sizeHint(self) -> QSize:
        return QSize(self._wide(self._usual.whole) + self._more, super().sizeHint().height())

    def _wide(self, text: str) -> int:
        return round(self.look.type.button_width(text) + self.look.px(24)) + self.look.px(_ARROW)

    def pads(self) -> tuple[int, int]:
        return super().pads() if self._wide(self._named.whole) <= self.width() else _CLOSE

    def shown(self, room: float) -> str:
        metrics = QFontMetricsF(self.look.type.medium)
        fits = metrics.horizontalAdvance(self._named.whole) <= room
        return self._named.whole if fits else shortened(self._named.short, metrics, room)


def shortened(text: str, metrics: QFontMetricsF, room: float) -> str:
    """A name in so many pixels. Its last word is kept where it can be, for Foerster 1933 is not the Foerster type."""
    if metrics.horizontalAdvance(text) <= room:
        return text
    right = Qt.TextElideMode.ElideRight
    words, _, last = text.rpartition(" ")
    before = metrics.elidedText(f"{words} ", right, room - metrics.horizontalAdvance(last))
    return f"{before}{last}" if len(before) > _LEAST else metrics.elidedText(text, right, room)


def make_way(placed: Sequence[tuple[QWidget, QRect]], opener: MapOpener, *, first: int, other: int) -> None:
    """Widen the button where its line has room up to `first`, or to `other` under the first; what follows makes way."""
    own = next((rect for widget, rect in placed if widget is opener), None)
    if own is None:
        return
    line = [rect for _, rect in placed if rect.top() == own.top()]
    limit = first if own.top() == placed[0][1].top() else other
    opener.widen(limit - max(rect.left() + rect.width() for rect in line))
    more = opener.sizeHint().width() - own.width()
    for rect in line:
        if rect.left() > own.left():
            rect.translate(more, 0)
    own.setWidth(own.width() + more)
