"""The window's own buttons for a screen reader.

Qt's interface for a button that can be checked offers "Toggle" first, which turns the button and clicks it not: nothing
would happen. Here pressing is a click, as it is for everybody else.
"""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractButton, QAccessibleWidget

from derm_viewer.screen.access.node import FOCUS, PRESS
from derm_viewer.screen.answer.red_flag_strip import RedFlagStrip
from derm_viewer.screen.controls import Opener


class ButtonFace(QAccessibleWidget):
    """A button: one of several, one that opens something, one that stays down, or a plain one."""

    def __init__(self, button: QAbstractButton) -> None:
        super().__init__(button, _role(button))
        self.button = button

    def role(self) -> QAccessible.Role:
        return _role(self.button)

    def state(self) -> QAccessible.State:
        state, button = super().state(), self.button
        if isinstance(button, RedFlagStrip):
            state.expandable = True
            state.expanded, state.collapsed = button.isChecked(), not button.isChecked()
        elif button.isCheckable():
            state.checkable, state.checked = True, button.isChecked()
        state.hasPopup = isinstance(button, Opener)
        return state

    def actionNames(self) -> list[str]:
        return [PRESS, FOCUS] if self.button.isEnabled() else []

    def doAction(self, name: str) -> None:
        if name == PRESS and self.button.isEnabled():
            self.button.click()
        elif name == FOCUS:
            self.button.setFocus(Qt.FocusReason.OtherFocusReason)


def _role(button: QAbstractButton) -> QAccessible.Role:
    if isinstance(button, Opener):
        return QAccessible.Role.ButtonMenu
    if isinstance(button, RedFlagStrip) or not button.isCheckable():
        return QAccessible.Role.Button
    return QAccessible.Role.RadioButton if button.autoExclusive() else QAccessible.Role.CheckBox
