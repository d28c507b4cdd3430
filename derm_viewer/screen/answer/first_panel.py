"""What stands in the answer panel's place in the very first picture: the invitation to click."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from derm_viewer.screen.look import Look

_WRAP = Qt.TextFlag.TextWordWrap
_TOP, _INSET = 139, 18


class FirstPanel(QWidget):
    """Paints the panel's ground and its invitation. The panel itself is a fifth of a start and comes right after."""

    def __init__(self, look: Look, welcome: Mapping[str, Any], parent: QWidget) -> None:
        """`welcome` are the texts of the empty panel."""
        super().__init__(parent)
        self._look, self._welcome = look, welcome
        self.setAccessibleName(str(welcome["title"]))
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

    def set_look(self, look: Look) -> None:
        """Repaint in another look."""
        self._look = look
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        look, px = self._look, self._look.px
        painter = QPainter(self)
        painter.fillRect(event.rect(), look.colour("surface"))
        painter.fillRect(QRect(0, 0, 1, self.height()), look.colour("line"))
        painter.setPen(look.colour("text"))
        painter.setFont(look.type.title)
        left = px(_INSET + 60)
        room = QRectF(left, px(_TOP), self.width() - left - px(_INSET), px(56))
        painter.drawText(room, int(_WRAP), str(self._welcome["title"]))
        painter.setFont(look.type.body)
        painter.setPen(look.colour("text_muted"))
        room = QRectF(px(_INSET), px(_TOP + 72), self.width() - 2 * px(_INSET), px(60))
        painter.drawText(room, int(_WRAP), str(self._welcome["lead"]))
