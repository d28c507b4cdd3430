"""Whose left: the views that face the patient as one faces him, or as in a mirror. The words never change.

As one faces him, the patient's left is on the right in front and on the soles, and on the left behind. As one's own
body it is on the left in every view. The switch has no single key: one slip of a finger must not exchange two sides.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from derm_viewer.consult.settings import WHOSE, WHOSE_LEFT, Settings
from derm_viewer.screen.canvas.body_canvas import BodyCanvas
from derm_viewer.screen.look import Look
from derm_viewer.screen.window.strip import Strip


class WhoseLeft(Strip):
    """Chooses, remembers, and says so over the body as long as it is drawn as in a mirror. Signals: turned()."""

    turned = Signal()

    def __init__(
        self, look: Look, texts: Mapping[str, str], canvas: BodyCanvas, settings: Settings, parent: QWidget
    ) -> None:
        """`texts` are those of "whose_left" in the window's words."""
        super().__init__(look, texts["facing"], parent, kind="ok")
        self._texts, self._canvas, self._settings = texts, canvas, settings
        self.then: Callable[[], object] = lambda: None
        """What is done after every change: the window gives its parts their places."""
        self.back_requested.connect(lambda: self.choose(WHOSE[0]))
        self._say()

    @property
    def choice(self) -> str:
        """What holds, one of WHOSE."""
        return WHOSE[self._canvas.mirrored]

    def choose(self, choice: str) -> None:
        """Draw the body so, and remember it."""
        self._canvas.set_mirrored(choice == WHOSE[1])
        self._settings.keep(WHOSE_LEFT, choice)
        self._say()
        self.then()
        self.turned.emit()

    def turn(self) -> None:
        """Choose the other way."""
        self.choose(WHOSE[not self._canvas.mirrored])

    def _say(self) -> None:
        self.say(self._texts["strip"] if self._canvas.mirrored else "")
