"""The ring round the row that has the keyboard: outside its words and buttons, where its own widget could not draw."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFocusFrame, QWidget

from derm_viewer.screen.controls import paint_focus
from derm_viewer.screen.look import Look

_CLEAR = 3
"""Pixels between the ring and what it goes round, at the left and right; above and below the rows leave as many."""
_RADIUS = 7
_FOLLOWED = (QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Show, QEvent.Type.Hide)


class RowRing(QFocusFrame):
    """Lies over what its rows stand on, so that no edge cuts it; neither the mouse nor a screen reader meets it."""

    def __init__(self, look: Look, of: QWidget, ground: QWidget, place: Callable[[], QRectF]) -> None:
        """`of` draws the row, at `place` within it; `ground` is a widget that `of` stands on, with room round it."""
        super().__init__(ground)
        self._look, self._of, self._ground, self._place = look, of, ground, place
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._watched: list[QWidget] = []
        each: QWidget | None = of
        while each is not None and each is not ground:
            each.installEventFilter(self)
            self._watched.append(each)
            each = each.parentWidget()
        self.follow()
        self.raise_()

    def follow(self, look: Look | None = None) -> None:
        """Go where the row is now, and take its look."""
        self._look, place = look or self._look, self._place()
        self.setVisible(self._of.isVisibleTo(self._ground) and not place.isEmpty())
        wide = self._look.theme.focus_width
        aside = 1.5 * wide + _CLEAR
        at = QPointF(self._of.mapTo(self._ground, self._of.rect().topLeft()))
        around = place.translated(at).adjusted(-aside, -wide, aside, wide - 1).toRect()
        around.setTop(max(around.top(), 0))
        if around != self.geometry():
            self.setGeometry(around)

    def end(self) -> None:
        """The keyboard has left the row."""
        for each in self._watched:
            each.removeEventFilter(self)
        self.hide()
        self.deleteLater()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _FOLLOWED:
            self.follow()
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_focus(painter, QRectF(self.rect()), self._look, _RADIUS)
