"""The keyboard's way round the window: as it is seen, whenever and in whatever order its parts were made.

Tab goes from stop to stop: tools, body, roots or tools for painting, then the answer from above downwards, and round
again. F6 goes from part to part.
"""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QWidget

from derm_viewer.screen.column import Column


def stops_of(window: QWidget) -> list[list[QWidget]]:
    """The stops of each part of the window that has any, parts and stops in the order of the way."""
    beside = max((part.x() for part in _children(window) if part.y() > 0), default=0)
    parts = sorted(_children(window), key=lambda part: (0 < part.x() == beside, part.y(), part.x()))
    found = [list(_stops(part)) for part in parts]
    return [stops for stops in found if stops]


def go_on(window: QWidget, *, forward: bool) -> bool:
    """Bring the keyboard to the next stop, or to the one before; False where there is none."""
    stops = [stop for part in stops_of(window) for stop in part]
    here = QApplication.focusWidget()
    at = next((number for number, stop in enumerate(stops) if here is not None and _holds(stop, here)), -1)
    if not stops:
        return False
    step = 1 if forward else -1
    _come_to(stops[(at + step) % len(stops) if at >= 0 else 0], forward=forward)
    return True


def go_to_part(window: QWidget, *, forward: bool) -> None:
    """Bring the keyboard to the first stop of the next part, or of the one before."""
    parts = stops_of(window)
    here = QApplication.focusWidget()
    at = next((number for number, part in enumerate(parts) if here is not None and _root(part[0]) is _root(here)), -1)
    if parts:
        _come_to(parts[(at + (1 if forward else -1)) % len(parts)][0], forward=True)


def _children(widget: QWidget) -> list[QWidget]:
    """The visible children that are parts of the same window."""
    found = (child for child in widget.children() if isinstance(child, QWidget))
    return [child for child in found if child.isVisible() and not child.isWindow() and not child.size().isEmpty()]


def _stops(widget: QWidget) -> Iterator[QWidget]:
    """The stops of a widget and of what it holds, from above downwards, each line from left to right."""
    if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isEnabled():
        yield widget
    for child in sorted(_children(widget), key=lambda child: (child.y(), child.x())):
        yield from _stops(child)


def _holds(stop: QWidget, here: QWidget) -> bool:
    """Whether the keyboard is at a stop: at another choice of the same row, too, where only one of them is a stop."""
    return stop is here or (stop.parentWidget() is here.parentWidget() and _in_row(stop) and _in_row(here))


def _in_row(widget: QWidget) -> bool:
    """Whether a widget is one of a row that the arrow keys lead through, and Tab enters once."""
    return bool(widget.property("in_row"))


def _root(widget: QWidget) -> QWidget:
    """The part of the window that a widget belongs to."""
    above = widget.parentWidget()
    while above is not None and not above.isWindow():
        widget, above = above, above.parentWidget()
    return widget


def _come_to(stop: QWidget, *, forward: bool) -> None:
    above = stop.parentWidget()
    while above is not None and not isinstance(above, Column):
        above = above.parentWidget()
    if isinstance(above, Column):
        top = stop.mapTo(above.body(), QPoint(0, 0)).y()
        above.reveal(top, top + min(stop.height(), above.height() // 2))
    stop.setFocus(Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason)
