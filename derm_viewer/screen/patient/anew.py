"""Another person: everything about the last one goes, from both windows, the clipboard and memory."""

from __future__ import annotations

import gc
from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QDialog

from derm_viewer.consult.say import words_of

if TYPE_CHECKING:
    from derm_viewer.screen.patient.gate import PatientGate


def read_texts() -> Mapping[str, str]:
    """The words of the clinician's side of the patient's screen."""
    found: dict[str, str] = words_of("leading")
    return found


def begin_anew(gate: PatientGate) -> None:
    """Begin with a new patient, and say so. What was saved to a file stays there."""
    gate.consult.begin_anew()
    gate.desks.note.say(read_texts()["gone"])


def forget(gate: PatientGate) -> None:
    """Forget marks, what was searched and noted, and what the patient's screen showed; its state forgets the rest.

    There is no way back: what can be had back is not gone.
    """
    window, desks = gate.window, gate.desks
    for dialog in window.findChildren(QDialog):
        dialog.close()
    popup = QApplication.activePopupWidget()
    if popup is not None:
        popup.close()
    desks.search.begin_anew()
    if desks.marks.begun is not None:
        desks.marks.begun.begin_anew()
    if desks.marks.saver_begun:
        desks.marks.saver.kept.forget()  # or saving the new patient would overwrite the last one's file
    if gate.begun is not None:
        gate.begun.begin_anew()
    desks.note.begin_anew()
    window.begin_anew()
    QTimer.singleShot(0, window, gc.collect)  # when the state has forgotten, too, and no event is in the middle
