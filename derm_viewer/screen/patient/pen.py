"""The clinician's pen: lines drawn on his own body, which the patient sees on the figure."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from derm_viewer.consult.patient import PatientScreen, Stroke
from derm_viewer.screen.canvas.body_canvas import BodyCanvas
from derm_viewer.screen.canvas.layout import Cell
from derm_viewer.screen.patient.colours import PatientColours
from derm_viewer.screen.patient.marks import draw_drawing

_UNIT = 0.62
"""The pen's lines are so much thinner on the clinician's body than on the patient's figure."""


class PenLayer(QWidget):
    """Lies over the body. While the pen is taken the left button draws; otherwise everything goes through."""

    def __init__(self, canvas: BodyCanvas, screen: PatientScreen, colours: PatientColours) -> None:
        super().__init__(canvas)
        self._canvas, self._screen, self.colours = canvas, screen, colours
        self._cell: Cell | None = None
        self._points: list[tuple[float, float]] = []
        self._taken = False
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        self.setGeometry(canvas.rect())
        canvas.installEventFilter(self)
        screen.drawn.connect(lambda _: self.update())
        self.take(False)

    @property
    def taken(self) -> bool:
        """Whether the pen is in the hand."""
        return self._taken

    def take(self, taken: bool) -> None:
        """Take the pen, or put it down."""
        self._taken = taken
        self._drop()
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents, not taken)
        if taken:
            self.setCursor(Qt.CursorShape.CrossCursor)
        else:
            self.unsetCursor()
        self.setVisible(True)
        self.raise_()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay as large as the body."""
        if event.type() is QEvent.Type.Resize:
            self._drop()
            self.setGeometry(self._canvas.rect())
        return False

    def mousePressEvent(self, event: QMouseEvent) -> None:
        at = event.position()
        if event.button() is not Qt.MouseButton.LeftButton:
            event.ignore()
            return
        self._cell = self._canvas.cell_at(at)
        self._points = [] if self._cell is None else [self._cell.to_sheet(at.x(), at.y())]
        self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        at = event.position()
        if self._cell is None:
            event.ignore()
            return
        self._points.append(self._cell.to_sheet(at.x(), at.y()))
        self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        cell, points = self._cell, tuple(self._points)
        self._drop()
        if cell is not None:
            self._screen.draw(Stroke(cell.view, points))

    def paintEvent(self, event: QPaintEvent) -> None:
        strokes = list(self._screen.strokes)
        if self._cell is not None:
            strokes.append(Stroke(self._cell.view, tuple(self._points)))
        if strokes and self._screen.is_open:
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            draw_drawing(painter, self._canvas.cells, strokes, self.colours, _UNIT)

    def _drop(self) -> None:
        self._cell, self._points = None, []
        self.update()
