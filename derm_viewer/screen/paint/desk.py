"""Painting in the window: joins the marks with the layer over the body, the strip of tools and the panel."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QTimer, Signal

from derm_viewer.body.atlas import Atlas
from derm_viewer.consult.consult import Consult
from derm_viewer.consult.library import Library
from derm_viewer.consult.map_files import MapFiles
from derm_viewer.consult.painting import Painting
from derm_viewer.consult.say import words_of
from derm_viewer.screen.answer.panel import AnswerPanel
from derm_viewer.screen.paint.answer import PaintAnswer
from derm_viewer.screen.paint.layer import AREA, ERASER, LASSO, Drawn, PaintLayer
from derm_viewer.screen.paint.strip import SIZES, PaintStrip
from derm_viewer.screen.window.footer import Footer
from derm_viewer.screen.window.main_window import MainWindow
from derm_viewer.screen.window.root_bar import RootBar


class PaintDesk(QObject):
    """Signals: done() when the user ends painting at the strip."""

    done = Signal()

    def __init__(
        self, window: MainWindow, files: MapFiles, consult: Consult, library: Library, panel: AnswerPanel
    ) -> None:
        super().__init__(window)
        words = words_of("painting")
        self._window, self._panel, self._consult, self._words = window, panel, consult, words
        self.painting = Painting(files.atlas, consult, library.locate, self)
        self.answer = PaintAnswer(self.painting, consult, files, library, words)
        self.layer = PaintLayer(window.canvas, self.painting)
        self.strip = PaintStrip(window.look, words["strip"], window)
        self.strip.hide()
        self._views = [view.id for view in files.atlas.views]
        self._warming = QTimer(self)
        self._warming.setInterval(0)
        self._warming.timeout.connect(self._warm_one)
        files.changed.connect(lambda: self._use(files.atlas))
        window.canvas.installEventFilter(self)
        window.look_changed.connect(self._take_look)
        self._connect()

    def _connect(self) -> None:
        painting, layer, strip, consult = self.painting, self.layer, self.strip, self._consult
        layer.stroked.connect(self._take)
        self._window.canvas.point_clicked.connect(self._take_key)
        strip.tool_chosen.connect(self._choose_tool)
        strip.size_chosen.connect(self._choose_size)
        strip.undo_asked.connect(painting.undo)
        strip.redo_asked.connect(painting.redo)
        strip.clear_asked.connect(painting.clear)
        strip.done_asked.connect(self.done)
        consult.quality_changed.connect(self._on_quality)
        consult.added_changed.connect(lambda _: self._show())
        painting.changed.connect(self._show)
        painting.refused.connect(lambda said: self._window.show_message(self._words["refused"], _sentence(said)))
        self._choose_size(SIZES[1])
        strip.sizes.show_choice(str(SIZES[1]))
        self._on_quality(consult.quality)
        self._show()

    def set_active(self, active: bool) -> None:
        """Begin or end painting; the marks stay."""
        self.painting.active = active
        self.layer.follow()
        self.strip.setVisible(active)
        for roots in self._window.findChildren(RootBar):
            roots.setVisible(not active)  # the strip lies over them: the keyboard would stand where nothing is seen
        self._make_room()
        if active:
            self._warming.start()

    def begin_anew(self) -> None:
        """Another patient: end painting, and forget the marks with all that could be undone."""
        self.done.emit()
        self.layer.drop_stroke()
        self.painting.load(())

    def _take_look(self) -> None:
        self.strip.set_look(self._window.look)
        self._make_room()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep the strip under the foot of the body."""
        if event.type() in (QEvent.Type.Resize, QEvent.Type.Move):
            QTimer.singleShot(0, self, self._make_room)
        return False

    def _make_room(self) -> None:
        """The body ends where the strip begins, so that no skin is covered."""
        wanted = self.strip.height_for(self._window.canvas.width()) if self.painting.active else 0
        if wanted != self._window.foot:
            self._window.foot = wanted
            self._window.arrange()
        self._arrange()

    def _arrange(self) -> None:
        """Over the row of roots, just above the status line."""
        body = self._window.canvas.geometry()
        foot = self._window.findChildren(Footer)[0].y()
        high = self.strip.height_for(body.width())
        self.strip.setGeometry(body.left(), foot - high, body.width(), high)
        self.strip.raise_()

    def _warm_one(self) -> None:
        """Make the views ready one by one, so that no stroke's answer waits for it."""
        if self._views:
            self.painting.warm_up(self._views.pop(0))
        else:
            self._warming.stop()

    def _take(self, drawn: Drawn) -> None:
        painting = self.painting
        if drawn.tool == AREA:
            painting.area(*drawn.points[-1])
        elif drawn.tool == LASSO:
            painting.lasso(drawn.view, drawn.points)
        elif drawn.tool == ERASER:
            painting.erase(drawn.view, drawn.points, drawn.radius_cm)
        else:
            painting.stroke(drawn.view, drawn.points, drawn.radius_cm)

    def _take_key(self, x: float, y: float) -> None:
        """Enter at the keyboard's crosshair: one dab of the tool, or the whole area."""
        view = next((cell.view for cell in self._window.canvas.cells if cell.own.holds(x, y)), None)
        if self.painting.active and view is not None and self.layer.tool != LASSO:
            self._take(Drawn(self.layer.tool, view, [(x, y)], self.layer.radius_cm))

    def _use(self, atlas: Atlas) -> None:
        self._views = [view.id for view in atlas.views]
        self.painting.use(atlas)

    def _choose_tool(self, tool: str) -> None:
        self.layer.tool = tool
        self.layer.update()

    def _choose_size(self, width_cm: int) -> None:
        self.layer.radius_cm = width_cm / 2
        self.layer.update()

    def _on_quality(self, quality: str) -> None:
        self.layer.quality = quality
        self.strip.show_quality(quality)
        self._show()

    def _show(self) -> None:
        painting = self.painting
        self._panel.show_marked(self.answer)
        self.strip.show_steps(painting.can_undo, painting.can_redo, bool(painting.surfaces))


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:]
