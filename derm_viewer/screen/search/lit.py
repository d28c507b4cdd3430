"""The area that a search has found, lit up over the body in every view that shows it."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QEvent, QObject, QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QWidget

from derm_viewer.body.model import Region
from derm_viewer.screen.canvas.body_canvas import BodyCanvas
from derm_viewer.screen.canvas.labels import heart, rows_of
from derm_viewer.screen.look import Look

_STEP = 0.25
"""So far apart, in sheet units, are the points from which the scale is read."""


class LitArea(QWidget):
    """Lies over the body, takes no mouse, and follows zoom and size: it asks the body where its points are."""

    def __init__(self, look: Look, canvas: BodyCanvas) -> None:
        super().__init__(canvas)
        self.look = look
        self._canvas = canvas
        self._regions: tuple[tuple[Region, tuple[float, float]], ...] = ()
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        canvas.installEventFilter(self)
        self.hide()

    def light(self, regions: tuple[Region, ...]) -> None:
        """Light up these surfaces; none puts the light out."""
        middles = [(one, heart(rows_of(one.polygons))) for one in regions]
        self._regions = tuple((one, middle) for one, middle in middles if middle is not None)
        self.setGeometry(self._canvas.rect())
        self.setVisible(bool(self._regions))
        self.update()

    @property
    def lit(self) -> tuple[str, ...]:
        """The ids of the surfaces that are lit."""
        return tuple(one.id for one, _ in self._regions)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self.setGeometry(self._canvas.rect())
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        fill = QColor(self.look.theme.focus)
        fill.setAlphaF(0.16)
        for path in self._paths():
            painter.fillPath(path, fill)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            for colour, wide in (("ring", 5.0), ("focus", 2.5)):
                pen = QPen(self.look.colour(colour), wide)
                pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
                painter.setPen(pen)
                painter.drawPath(path)

    def _paths(self) -> Iterator[QPainterPath]:
        """The surfaces in the views that are shown, as they lie on the widget."""
        for region, (x, y) in self._regions:
            try:
                at, aside = self._canvas.widget_at(x, y), self._canvas.widget_at(x + _STEP, y)
            except ValueError:
                continue  # the other leg, or above the waist
            scale = (aside.x() - at.x()) / _STEP
            path = QPainterPath()
            for polygon in region.polygons:
                for ring in polygon:
                    points = [QPointF(at.x() + (px - x) * scale, at.y() - (py - y) * scale) for px, py in ring]
                    path.addPolygon(QPolygonF(points))
            yield path
