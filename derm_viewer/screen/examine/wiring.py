"""Ties the panel's examination to the consultation and to the body: one call down, one signal out."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from derm_viewer.consult.consult import LEGS, Consult
from derm_viewer.screen.answer.panel import AnswerPanel
from derm_viewer.screen.canvas.body_canvas import BodyCanvas
from derm_viewer.screen.window.keys import add_keys


def wire(panel: AnswerPanel, consult: Consult, canvas: BodyCanvas, window: QWidget) -> None:
    """Findings go to the consultation and come back; the spine's roots are shown on the body; the keys."""
    panel.finding_chosen.connect(consult.set_finding)
    panel.undo_asked.connect(consult.undo)
    panel.redo_asked.connect(consult.redo)
    panel.clear_asked.connect(consult.clear_findings)
    consult.findings_changed.connect(panel.show_findings)
    panel.roots_shown.connect(_root_shower(consult, canvas))
    panel.show_findings(consult.findings)
    undo, redo = _stepper(panel, consult, "undo"), _stepper(panel, consult, "redo")
    steps = {"Ctrl+Z": undo, "Ctrl+Shift+Z": redo, "Ctrl+Y": redo}
    add_keys(window, {"E": panel.toggle_examining, "Esc": _closer(panel, consult, canvas), **steps})


def _stepper(panel: AnswerPanel, consult: Consult, step: str) -> Callable[[], None]:
    """Take back, or make again, a stroke where that is what the user is about, and a finding otherwise."""

    def do() -> None:
        taken = panel.steps is not None and getattr(panel.steps, step)()
        if not taken:
            getattr(consult, step)()

    return do


def _closer(panel: AnswerPanel, consult: Consult, canvas: BodyCanvas) -> Callable[[], None]:
    """Close what was opened in the panel; the answer itself goes last, and the keyboard back from it to the body."""

    def close() -> None:
        if (panel.steps is not None and panel.steps.drop()) or panel.close_detail():
            return
        held = QApplication.focusWidget()
        if held is not None and panel.isAncestorOf(held):
            canvas.setFocus(Qt.FocusReason.OtherFocusReason)
        consult.clear()

    return close


def _root_shower(consult: Consult, canvas: BodyCanvas) -> Callable[[Sequence[str], str | None], None]:
    """Show the roots of a clicked disc, or one root, on the answer's side where the click had none."""

    def show(roots: Sequence[str], side: str | None) -> None:
        place = consult.answer.place if consult.answer is not None else None
        own = place.side if place is not None and place.side in LEGS else consult.leg
        canvas.show_roots(tuple(roots), side or own)

    return show
