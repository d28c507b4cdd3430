"""The way to painting: it brings the marks in when they are first wanted, and knows whose step Ctrl+Z takes back."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from derm_viewer.consult.consult import Consult
from derm_viewer.consult.library import Library
from derm_viewer.consult.map_files import MapFiles
from derm_viewer.consult.settings import Settings
from derm_viewer.screen.answer.panel import AnswerPanel
from derm_viewer.screen.window.keys import Keys, add_keys
from derm_viewer.screen.window.main_window import MainWindow

if TYPE_CHECKING:
    from derm_viewer.consult.painting import Painting
    from derm_viewer.screen.paint.desk import PaintDesk
    from derm_viewer.screen.record.export_desk import ExportDesk
    from derm_viewer.screen.record.save_desk import SaveDesk


class PaintGate(QObject):
    """Painting, and the files of a consultation. Made last; tools and dialogs come when asked for.

    Signals: made(PaintDesk) when anything is first painted or opened.
    """

    made = Signal(object)

    def __init__(
        self, window: MainWindow, files: MapFiles, consult: Consult, library: Library, settings: Settings
    ) -> None:
        """`window` must be complete: its panel and bars are there."""
        super().__init__(window)
        self.window, self.files, self.consult, self.library = window, files, consult, library
        self.panel = window.findChildren(AnswerPanel)[0]
        self.panel.steps = self
        self._desk: PaintDesk | None = None
        self._saver: SaveDesk | None = None
        self._exporter: ExportDesk | None = None
        self._settings = settings
        self.before_anew: Callable[[Callable[[], object]], object] = lambda then: then()
        """Begins with a new patient, after asking where the present one's file lacks something."""
        self._button = window.tools.paint
        self._button.toggled.connect(self._on_toggled)
        keys: Keys = {"P": self._button.toggle}
        keys |= {"Ctrl+E": lambda: self.exporter.ask(), "Ctrl+P": lambda: self.exporter.preview()}
        add_keys(window, keys)
        if self._button.isChecked():  # it was pressed before the window was complete
            QTimer.singleShot(0, self, lambda: self._on_toggled(self._button.isChecked()))

    @property
    def desk(self) -> PaintDesk:
        """The marks with their tools; made when first asked for."""
        if self._desk is None:
            from derm_viewer.screen.paint.desk import PaintDesk

            self._desk = PaintDesk(self.window, self.files, self.consult, self.library, self.panel)
            self._desk.done.connect(lambda: self._button.setChecked(False))
            self.made.emit(self._desk)
        return self._desk

    @property
    def saver(self) -> SaveDesk:
        """Saving and opening; made when first asked for."""
        if self._saver is None:
            from derm_viewer.screen.record.save_desk import SaveDesk

            self._saver = SaveDesk(self)
        return self._saver

    @property
    def exporter(self) -> ExportDesk:
        """Exporting and printing; made when first asked for."""
        if self._exporter is None:
            from derm_viewer.screen.record.export_desk import ExportDesk

            self._exporter = ExportDesk(self, self._settings)
        return self._exporter

    @property
    def saver_begun(self) -> bool:
        """Whether anything was ever saved or opened."""
        return self._saver is not None

    @property
    def begun(self) -> PaintDesk | None:
        """The desk, if anything was ever painted."""
        return self._desk

    def undo(self) -> bool:
        """Take back the last stroke; False if the step is not one of painting."""
        marks = self._marks()
        if marks is None or not (marks.active or marks.can_undo):
            return False
        marks.undo()
        return True

    def redo(self) -> bool:
        """Make the last undone stroke again; False if the step is not one of painting."""
        marks = self._marks()
        if marks is None or not (marks.active or marks.can_redo):
            return False
        marks.redo()
        return True

    def drop(self) -> bool:
        """Forget the stroke that is being drawn; False if there is none."""
        return self._desk is not None and self._desk.layer.drop_stroke()

    def _marks(self) -> Painting | None:
        """The marks, if a step is theirs: while tests are ticked it is that of the findings."""
        if self._desk is None or self.panel.examining:
            return None
        return self._desk.painting

    def _on_toggled(self, on: bool) -> None:
        if on or self._desk is not None:
            self.desk.set_active(on)
