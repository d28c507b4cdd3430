"""The window's keys. Qt's classes for them are slow to make, so they come after the first paint."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from derm_viewer.clinic.qualities import QUALITIES
from derm_viewer.consult.consult import Consult
from derm_viewer.screen.canvas.body_canvas import BodyCanvas
from derm_viewer.screen.window.toolbar import Toolbar

Keys = dict[str, Callable[[], object]]


def add_keys(window: QWidget, keys: Mapping[str, Callable[[], object]]) -> None:
    """Do what stands behind each key while the window has the keyboard."""
    for key, then in keys.items():
        QShortcut(QKeySequence(key), window).activated.connect(then)


def press_key(window: QWidget, key: str) -> None:
    """Do what stands behind a key of the window, though another one has the keyboard."""
    for shortcut in window.findChildren(QShortcut, options=Qt.FindChildOption.FindDirectChildrenOnly):
        if shortcut.key() == QKeySequence(key) and shortcut.isEnabled():
            shortcut.activated.emit()


def usual_keys(consult: Consult, tools: Toolbar, canvas: BodyCanvas) -> Keys:
    """The keys that change the consultation and the picture of the body."""
    keys: Keys = {
        "M": consult.show_next_map,
        "L": consult.turn_to_other_leg,
        "W": tools.whole_body.toggle,
        "T": tools.key_points.toggle,
        "N": tools.nerves.toggle,
        "+": canvas.zoom_in,
        "=": canvas.zoom_in,
        "-": canvas.zoom_out,
        "0": canvas.zoom_reset,
    }
    keys.update({str(at): _chooser(consult, quality) for at, quality in enumerate(QUALITIES, 1)})
    return keys


def _chooser(consult: Consult, quality: str) -> Callable[[], object]:
    return lambda: consult.set_quality(quality)
