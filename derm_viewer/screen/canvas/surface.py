"""The widget under the canvas: size, camera, painting. It knows neither mouse nor keyboard."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from derm_viewer.body.atlas import Atlas
from derm_viewer.screen.canvas.camera import Camera
from derm_viewer.screen.canvas.damage import Damage
from derm_viewer.screen.canvas.fonts import fitting_font
from derm_viewer.screen.canvas.layout import Cell
from derm_viewer.screen.canvas.overlay import draw_focus
from derm_viewer.screen.canvas.probe import Probe
from derm_viewer.screen.canvas.stage import Stage
from derm_viewer.screen.theme import Theme

SHARP_AFTER_MS = 60
REFINE_AFTER_MS = 4
"""The pause between things that were put off, so that the window answers in between."""
LIGHT_AFTER_MS = 16
"""The regions of an answer follow its words one frame later, so that the words are on the screen first."""
ZOOM_STEP = 1.35


class CanvasSurface(QWidget):
    """Shows a stage.

    Signals: `first_painted()` once, after the first paint has reached the screen's buffer.
    """

    first_painted = Signal()

    def __init__(self, atlas: Atlas, theme: Theme, figures_folder: Path | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._stage = Stage(atlas, theme, figures_folder)
        self._stage.set_font(self.font())
        self._probe = Probe(self._stage)
        self._painted = False
        self.draw_painted: Callable[[QPainter, QRectF], None] | None = None
        self._ringed = self._fine = False
        self._damage = Damage()
        self._faded: list[QRectF] = []
        self._sharp = self._timer(SHARP_AFTER_MS, self._repaint_all)
        self._refine = self._timer(REFINE_AFTER_MS, self._finish_one)
        self._light = self._timer(LIGHT_AFTER_MS, self._light_answer)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setMinimumSize(320, 300)

    @property
    def stage(self) -> Stage:
        """What is shown and where, for whoever describes it."""
        return self._stage

    @property
    def probe(self) -> Probe:
        """What pointer and keyboard point at, for whoever describes it."""
        return self._probe

    def zoom_in(self) -> None:
        """Zoom in about the middle."""
        self._zoom(ZOOM_STEP, QPointF(self.rect().center()))

    def zoom_out(self) -> None:
        """Zoom out about the middle."""
        self._zoom(1 / ZOOM_STEP, QPointF(self.rect().center()))

    def zoom_reset(self) -> None:
        """Show everything again."""
        self.look_from(Camera())

    def pan(self, by: QPointF) -> None:
        """Move what is seen by so many pixels, where it is larger than the canvas."""
        self._pan(by)

    def pinch(self, factor: float, at: QPointF, by: QPointF) -> None:
        """Make what is seen larger or smaller about a point, which has itself moved."""
        self._pan(by)
        self._zoom(factor, at)

    @property
    def mirrored(self) -> bool:
        """Whether the patient's left is on the left in the views that face him, too."""
        return self._stage.mirrored

    def set_mirrored(self, mirrored: bool) -> None:
        """Draw the views that face the patient as in a mirror, or as one faces him. Nothing that is said changes."""
        if mirrored != self._stage.mirrored:
            self._stage.mirrored = mirrored
            self._arrange()

    def cell_at(self, widget_pos: QPointF) -> Cell | None:
        """The view under a point of the widget; None between the views."""
        return self._stage.seen.cell_at(widget_pos.x(), widget_pos.y())

    def sheet_at(self, widget_pos: QPointF) -> tuple[float, float] | None:
        """The sheet point under a point of the widget; None between the views."""
        cell = self.cell_at(widget_pos)
        return None if cell is None else cell.to_sheet(widget_pos.x(), widget_pos.y())

    def widget_at(self, x: float, y: float) -> QPointF:
        """The widget point of a sheet point. Raises ValueError where no shown view has it."""
        point = self._stage.to_canvas(x, y)
        if point is None:
            raise ValueError(f"no shown view has the sheet point ({x}, {y})")
        return point

    @property
    def lit(self) -> bool:
        """Whether the regions of the present answer are shown in the view it is about."""
        return not self._stage.unlit

    def begin_anew(self) -> None:
        """Another patient: point at nothing, with the pointer or the keyboard, and show the whole picture."""
        self._probe.begin_anew()
        self._stage.forget()
        self.zoom_reset()
        self.update()

    def show_marked(self, qualities: tuple[str, ...], room: bool) -> None:
        """Explain the qualities of painted marks in the legend; `room` keeps place for all of them."""
        stage = self._stage
        if (qualities, room) == (stage.marked, stage.mark_room):
            return
        same, before = room == stage.mark_room, self._probe.legend_rect(self.height())
        stage.marked, stage.mark_room = qualities, room
        if same:
            self._update_rects([before, self._probe.legend_rect(self.height())])
        else:
            self._arrange()

    def settle(self) -> None:
        """Finish now what would come a moment later: names, fine shading, the sharp picture after a zoom."""
        self.setUpdatesEnabled(True)
        self._name()
        for view in self._stage.wants_fine():
            self._stage.shading.load_fine(view)
            self._stage.picture.drop(view)
        self._light_answer()
        while self._in_step() and self._stage.picture.lighting:
            self._stage.light_next()
        self.update()

    def sizeHint(self) -> QSize:
        """A size at which everything is easy to read."""
        return QSize(1100, 820)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Arrange anew."""
        super().resizeEvent(event)
        self.setUpdatesEnabled(True)
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the font."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange and hasattr(self, "_stage"):
            self._arrange()

    def event(self, event: QEvent) -> bool:
        """Paint anew for a screen with other pixels."""
        if event.type() is QEvent.Type.DevicePixelRatioChange:
            self._arrange()
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Copy the picture and draw what lies over it; paint the picture first where it is out of date."""
        stage, exposed = self._stage, event.region()
        if stage.picture.stale:
            stage.render()
        parts = self._damage.take(exposed, self._probe.lifted)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if stage.picture.camera != stage.camera:
            stage.picture.draw_moved(painter, stage.camera, QColor(stage.theme.window))
            self._draw_over(painter, exposed.boundingRect())
        elif parts:
            for part, lifted in parts:
                painter.setClipRect(part)
                stage.picture.draw_part(painter, part)
                if lifted:
                    self._probe.draw_hover(painter, part)
                self._draw_over(painter, part)
        else:
            stage.picture.draw(painter, exposed)
            self._probe.draw_hover(painter, exposed.boundingRect())
            self._draw_over(painter, exposed.boundingRect())
        painter.end()
        self._after_paint(bool(parts))

    def _draw_over(self, painter: QPainter, exposed: QRect) -> None:
        """Draw what lies over the picture: painted marks, signs and words."""
        if self.draw_painted is not None:
            self.draw_painted(painter, QRectF(exposed))
        self._probe.draw_marks(painter, exposed)
        self._probe.draw_words(painter, exposed, self.height())
        if self._ringed:
            draw_focus(painter, self.width(), self.height(), self._stage.theme)

    def _after_paint(self, in_parts: bool) -> None:
        """Go on with what was put off. That nothing is finer is asked once after all was painted, not at each move."""
        if not self._painted:
            self._painted = True
            QTimer.singleShot(0, self.first_painted.emit)
        stage = self._stage
        if not in_parts or not self._fine:
            self._fine = stage.named and not stage.wants_fine()
        if (stage.picture.lighting or not self._fine) and not self._refine.isActive():
            self._refine.start()

    def _let_words_by(self) -> None:
        """Leave the picture on the screen until an answer beside it has been painted: a new one takes two frames."""
        if self._painted:
            self.setUpdatesEnabled(False)
            # After 0 ms it would be painted before them.
            QTimer.singleShot(1, self, lambda: self.setUpdatesEnabled(True))

    def _timer(self, wait_ms: int, then: Callable[[], None]) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(wait_ms)
        timer.timeout.connect(then)
        return timer

    def _arrange(self) -> None:
        self._probe.forget()
        font = fitting_font(self.font(), self.size())
        if font != self._stage.font:
            self._stage.set_font(font)
        self._stage.fit(self.size(), self.devicePixelRatioF())
        self.update()

    def _repaint_all(self) -> None:
        self._probe.forget()
        self._stage.picture.stale = True
        self.update()

    def _update_rects(self, rects: Sequence[QRectF | QRect]) -> None:
        """Have these parts painted anew."""
        whole = self.rect()
        for rect in rects:
            if not rect.isEmpty():
                part = rect if isinstance(rect, QRect) else rect.toAlignedRect().adjusted(-1, -1, 1, 1)
                self._damage.ask(part.intersected(whole))
        if rects:
            self.update(self._damage.asked)

    def look_from(self, camera: Camera) -> None:
        """Zoom and move so."""
        if camera == self._stage.camera:
            return
        self._probe.forget()
        self._stage.look_from(camera)
        self._sharp.start()
        self.update()

    def _zoom(self, factor: float, at: QPointF) -> None:
        self.look_from(self._stage.camera.zoomed(factor, at.x(), at.y(), self.width(), self.height()))

    def _pan(self, by: QPointF) -> None:
        self.look_from(self._stage.camera.panned(by.x(), by.y(), self.width(), self.height()))

    def _finish_one(self) -> None:
        """Do one thing that was put off, so that the window answers in between: answer, names, fine shading."""
        stage = self._stage
        lit = [] if stage.picture.stale else stage.light_next()
        wanted = stage.wants_fine()
        if lit:
            self._update_rects(lit)
        elif not stage.named:
            self._name()
            self.update()
        elif wanted:
            stage.shading.load_fine(wanted[0])
            stage.picture.drop(wanted[0])
            self.update()

    def _light_answer(self) -> None:
        """Show the answer's regions, unless a new picture has done so already."""
        if self._stage.unlit and self._in_step():
            faded, self._faded = self._faded, []
            self._update_rects([*self._stage.relight(), *faded])

    def _name(self) -> None:
        if self._in_step():
            self._stage.name()
        self._stage.named = True

    def _in_step(self) -> bool:
        """Whether the picture shows what it should: parts of it can be painted anew. Otherwise all of it will be."""
        picture = self._stage.picture
        if picture.camera != self._stage.camera:
            picture.stale = True
        return not picture.stale
