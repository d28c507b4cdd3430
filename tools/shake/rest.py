"""Bringing the window to rest: one state, so that what is in use then can be compared with what was before."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from derm_viewer.app import Parts
from derm_viewer.consult.consult import ALL_MAPS

SIZE = 1280, 800
_MOST_DIALOGS = 20


def rest(parts: Parts) -> None:
    """Close everything but the window, begin a new consultation, and show the supplied maps as a start does.

    The map is read anew, so that nothing is left of what was worked out for the last one.
    """
    for _ in range(_MOST_DIALOGS):
        popup = QApplication.activePopupWidget() or QApplication.activeModalWidget()
        if popup is None:
            break
        popup.close()
        _run(parts)
    others = [one for one in QApplication.topLevelWidgets() if one is not parts.window and one.isVisible()]
    for other in others:
        other.close()
    _as_at_first(parts)
    _run(parts)
    parts.window.settle()
    _run(parts)


def _as_at_first(parts: Parts) -> None:
    consult, files, window = parts.consult, parts.files, parts.window
    consult.begin_anew()
    consult.set_shown_map(ALL_MAPS)
    consult.set_root(None)
    for map_id in consult.added:
        consult.set_added(map_id, counts=False)
    for figure in (files.figures[-1], files.figures[0]):
        files.choose(figure)
    parts.keeper.choose_theme("light")
    parts.keeper.choose_text_size(100)
    window.resize(*SIZE)
    window.canvas.set_whole_body(False)
    window.canvas.zoom_reset()


def _run(parts: Parts) -> None:
    """Let the window follow, and what is to be deleted be deleted: no loop runs that would do it."""
    parts.app.processEvents()
    parts.app.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    parts.app.processEvents()
