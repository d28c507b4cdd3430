"""The layer over the body on which marks are painted: it follows the pointer and shows what is being drawn."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, cast

from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QBrush, QColor, QMouseEvent, QPainter, QPaintEvent, QPen, QPixmap, QPolygonF
from PySide6.QtWidgets import QWidget

from derm_viewer.clinic.qualities import QUALITIES
from derm_viewer.screen.canvas.body_canvas import BodyCanvas
from derm_viewer.screen.canvas.layout import Cell
from derm_viewer.screen.canvas.paint import to_rect
from derm_viewer.screen.canvas.pointer import TOUCHES
from derm_viewer.screen.canvas.strokes import Strokes, edge_pen
from derm_viewer.screen.fingers import Fingers, Wishes

if TYPE_CHECKING:
    from PySide6.QtGui import QTouchEvent

    from derm_viewer.consult.painting import Painting

BRUSH, ERASER, LASSO, AREA = "brush", "eraser", "lasso", "area"
ROUND = (BRUSH, ERASER)


class Drawn(NamedTuple):
    """A finished stroke: the tool, the view it began in, its points on the sheet, the brush's radius in body cm."""

    tool: str
    view: str
    points: list[tuple[float, float]]
    radius_cm: float


class PaintLayer(QWidget):
    """Lies over the body. While `painting.active` the left button, a pen or one finger draws; the other buttons and two
    fingers move the picture; wheel, keys and a touchpad's pinches go through.

    Signals: stroked(Drawn) at the end of a stroke, begun(str) with the view at its start.
    """

    stroked = Signal(object)
    begun = Signal(str)

    def __init__(self, canvas: BodyCanvas, painting: Painting) -> None:
        super().__init__(canvas)
        self._canvas, self._painting = canvas, painting
        self.tool, self.radius_cm, self.quality = BRUSH, 1.0, "pain"
        self._strokes = Strokes()
        self._cell: Cell | None = None
        self._points: list[QPointF] = []
        self._live: QPixmap | None = None
        self._at: QPointF | None = None
        self._held: QPointF | None = None
        self._fingers = Fingers(self._wishes(), self, slop=0.0)
        self.setAttribute(Qt.WidgetAttribute.WA_AcceptTouchEvents)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        canvas.installEventFilter(self)
        self.setGeometry(canvas.rect())
        canvas.draw_painted = self._draw_painted
        painting.changed.connect(canvas.update)
        painting.changed.connect(self._explain)
        self.follow()

    def follow(self) -> None:
        """Take the pointer while painting, and let it through otherwise."""
        active = self._painting.active
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents, not active)
        if active:
            self.setCursor(Qt.CursorShape.CrossCursor)
        else:
            self.unsetCursor()
        self._drop()
        self._at = None
        self.setVisible(True)
        self._explain()
        self.update()

    def _explain(self) -> None:
        """The legend of the body says which pattern is which quality."""
        painted = {one.quality for one in self._painting.surfaces}
        room = self._painting.active or bool(painted)
        self._canvas.show_marked(tuple(quality for quality in QUALITIES if quality in painted), room)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay as large as the body."""
        if event.type() is QEvent.Type.Resize:
            self._drop()
            self.setGeometry(self._canvas.rect())
        return False

    def drop_stroke(self) -> bool:
        """Forget the stroke that is being drawn; False if there is none."""
        drawing = self._cell is not None
        self._drop()
        return drawing

    # --- the pointer

    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()
        if event.button() is Qt.MouseButton.LeftButton:
            self._begin(event.position())
        else:
            self._held = event.position() if self._cell is None else None

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        at = event.position()
        self._ring(at)
        if self._held is not None and event.buttons():
            self._canvas.pan(at - self._held)
            self._held = at
            return
        if self._cell is None:
            event.ignore()  # the body names what lies under the pointer
            return
        event.accept()
        self._go(at)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._held = None
        event.accept()
        if event.button() is Qt.MouseButton.LeftButton:
            self._end()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._ring(None)

    # --- fingers

    def event(self, event: QEvent) -> bool:
        if event.type() in TOUCHES and self._painting.active:
            self._fingers.take(cast("QTouchEvent", event))
            return True
        return super().event(event)

    def _wishes(self) -> Wishes:
        """One finger draws; a second one ends that without a mark, and both move the picture."""

        def move(at: QPointF, _: QPointF) -> None:
            self._ring(at)
            if self._cell is not None:
                self._go(at)

        def up(_: QPointF) -> None:
            self._end()
            self._ring(None)

        return Wishes(move, up, self._canvas.pinch, down=self._begin, up=up, lost=self._lose_finger)

    def _lose_finger(self) -> None:
        self._drop()
        self._ring(None)

    # --- a stroke

    def _begin(self, at: QPointF) -> None:
        cell = self._canvas.cell_at(at)
        if cell is not None:
            self._cell, self._points = cell, []
            self.begun.emit(cell.view)
            self._go(at)

    def _end(self) -> None:
        cell = self._cell
        if cell is None:
            return
        points = [cell.to_sheet(at.x(), at.y()) for at in self._points]
        self._drop()
        self.stroked.emit(Drawn(self.tool, cell.view, points, self.radius_cm))

    def _go(self, at: QPointF) -> None:
        """Take the stroke to a point, and draw what that adds."""
        cell = self._cell
        if cell is None or (self._points and self._points[-1] == at):
            return
        before = self._points[-1] if self._points else at
        self._points.append(at)
        if self.tool in ROUND:
            reach = self._reach(cell) + 2
            self._draw_live(cell, before, at)
            self._again(QRectF(before, at).normalized().adjusted(-reach, -reach, reach, reach))
        elif self.tool == LASSO:
            self._again(QPolygonF(self._points).boundingRect().adjusted(-3, -3, 3, 3))

    def _reach(self, cell: Cell) -> float:
        """The brush's radius in pixels."""
        return self.radius_cm * self._canvas.sheet_scale(cell.view) * cell.scale

    def _draw_live(self, cell: Cell, before: QPointF, at: QPointF) -> None:
        ratio = self.devicePixelRatioF()
        if self._live is None:
            self._live = QPixmap(self.size() * ratio)
            self._live.fill(Qt.GlobalColor.transparent)
        painter = QPainter(self._live)
        painter.scale(ratio, ratio)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setClipRect(to_rect(cell.box))
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Source)
        rubbing = QColor(255, 255, 255, 150)
        fill = QBrush(rubbing) if self.tool == ERASER else self._strokes.brush(self.quality, ratio)
        pen = QPen(fill, 2 * self._reach(cell), Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        if before == at:
            painter.drawPoint(at)
        else:
            painter.drawLine(before, at)
        painter.end()

    def _drop(self) -> None:
        if self._cell is not None:
            self.update()
        self._cell, self._points, self._live = None, [], None

    def _ring(self, at: QPointF | None) -> None:
        old = self._ring_rect()
        self._at = at
        for rect in (old, self._ring_rect()):
            self._again(rect)

    def _ring_rect(self) -> QRectF:
        if self._at is None or self.tool not in ROUND or not self._painting.active:
            return QRectF()
        cell = self._cell or self._canvas.cell_at(self._at)
        if cell is None:
            return QRectF()
        reach = self._reach(cell) + 2
        return QRectF(self._at.x() - reach, self._at.y() - reach, 2 * reach, 2 * reach)

    def _again(self, rect: QRectF) -> None:
        if not rect.isEmpty():
            self.update(rect.toAlignedRect().adjusted(-1, -1, 1, 1))

    # --- drawing

    def _draw_painted(self, painter: QPainter, exposed: QRectF) -> None:
        """The marks lie on the skin, under names, markers and titles: the body draws them there."""
        surfaces, cells = self._painting.surfaces, self._canvas.cells
        self._strokes.draw(painter, surfaces, cells, self._canvas.devicePixelRatioF(), exposed)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ratio = self.devicePixelRatioF()
        if self._live is not None:
            shown = QRectF(event.rect())
            painter.drawPixmap(shown, self._live, QRectF(shown.topLeft() * ratio, shown.size() * ratio))
        if self.tool == LASSO and len(self._points) > 1:
            self._draw_lasso(painter)
        ring = self._ring_rect()
        if not ring.isEmpty():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            for colour, wide in (("#FFFFFF", 3.0), ("#16212C", 1.2)):
                painter.setPen(QPen(QColor(colour), wide))
                painter.drawEllipse(ring.adjusted(2, 2, -2, -2))

    def _draw_lasso(self, painter: QPainter) -> None:
        line = QPolygonF(self._points)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._strokes.brush(self.quality, self.devicePixelRatioF()))
        painter.drawPolygon(line, Qt.FillRule.WindingFill)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(edge_pen(self.quality, 2.0))
        painter.drawPolyline(line)
