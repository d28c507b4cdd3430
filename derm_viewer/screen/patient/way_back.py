"""A quiet corner that leads back to the clinician's window, where both share a display and there is no keyboard."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from derm_viewer.screen.controls import Ringed
from derm_viewer.screen.patient.colours import PatientColours
from derm_viewer.screen.patient.marks import round_pen


class WayBack(Ringed):
    """A cross, as large as a finger needs it and as pale as it can be seen."""

    def __init__(self, colours: PatientColours, parent: QWidget) -> None:
        super().__init__(parent)
        self._colours = colours
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.hide()

    def dress(self, colours: PatientColours, name: str) -> None:
        """Take colours, and the name that a screen reader says."""
        self._colours = colours
        self.setAccessibleName(name)
        self.raise_()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle, arm = QRectF(self.rect()).center(), 9.0
        painter.setPen(round_pen(self._colours.quiet, 2.4, 1.0 if self.underMouse() or self.ringed else 0.55))
        painter.drawLine(middle + QPointF(-arm, -arm), middle + QPointF(arm, arm))
        painter.drawLine(middle + QPointF(-arm, arm), middle + QPointF(arm, -arm))
        if self.ringed:
            painter.setPen(round_pen(QColor(self._colours.touch).name(), 2.5))
            painter.drawEllipse(middle, 22.0, 22.0)
