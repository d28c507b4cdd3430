"""The program's own dialogs: the list of keys, about, a message and an unforeseen error."""

from __future__ import annotations

import platform
from collections.abc import Callable, Sequence

from PySide6.QtCore import QSize, Qt, qVersion
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QDialog, QWidget

from derm_viewer import __version__
from derm_viewer.consult.say import say
from derm_viewer.screen.column import MARGIN, Column
from derm_viewer.screen.controls import Button
from derm_viewer.screen.look import Look
from derm_viewer.screen.prose import Piece
from derm_viewer.screen.rows import Caption, Gap, Labelled, Row, Text
from derm_viewer.screen.section import Section
from derm_viewer.screen.window.keys import press_key


class Dialog(QDialog):
    """A title, rows of text that scroll if they must, and a row of buttons; Esc closes it."""

    def __init__(
        self, look: Look, title: str, rows: Sequence[Row], parent: QWidget | None, *, wide: float = 460
    ) -> None:
        """`wide` is the width at a text size of 100 %."""
        super().__init__(parent)
        self.look = look
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        self._column = Column(look, self)
        self._column.setAccessibleName(title)
        heading = Text(look, [Piece(title)], look.type.title, below=10)
        section = Section(self._column.body())
        section.show_rows([heading, *rows])
        self._column.set_sections([section])
        self._buttons: list[Button] = []
        width = look.px(wide)
        text = section.height_for(width - 2 * look.px(MARGIN))
        self._wanted = QSize(width, text + look.px(20 + 60 + 20))
        self.resize(self._wanted.boundedTo(self.most))
        self.setMinimumWidth(look.px(320))

    @property
    def most(self) -> QSize:
        """How large the dialog may be: no larger than the screen has room for."""
        owner = self.parentWidget()
        room = (self if owner is None else owner.window()).screen().availableGeometry().size()
        return QSize(room.width() - 40, min(self.look.px(620), room.height() - 80))

    def add_button(self, text: str, *, main: bool = False) -> Button:
        """Add a button at the right end of the row; the main one answers to Enter."""
        button = Button(self.look, text, self)
        button.main = main
        self._buttons.append(button)
        if main:
            button.setFocus(Qt.FocusReason.OtherFocusReason)
        self._arrange()
        return button

    def add_close(self) -> None:
        """Add the button that closes."""
        self.add_button(say("Close"), main=True).clicked.connect(self.accept)

    def set_look(self, look: Look) -> None:
        """Take other colours and sizes; the rows are renewed by whoever made them."""
        self.look = look
        self._column.set_look(look)
        for button in self._buttons:
            button.set_look(look)
        self.setMinimumWidth(look.px(320))
        self._arrange()
        self.update()

    def _arrange(self) -> None:
        px = self.look.px
        self._column.setGeometry(0, px(20), self.width(), self.height() - px(20 + 60))
        right = self.width() - px(MARGIN)
        for button in reversed(self._buttons):
            size = button.sizeHint().expandedTo(QSize(px(84), 0))
            button.setGeometry(
                right - size.width(), self.height() - px(8) - size.height(), size.width(), size.height()
            )
            right -= size.width() + px(8)

    def focusNextPrevChild(self, forward: bool) -> bool:
        moved = super().focusNextPrevChild(forward)
        self._column.show_focus()
        return moved

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        main = next((button for button in self._buttons if button.main), None)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and main is not None:
            main.click()
            return
        if not leaves_for_new(self, event):
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(event.rect(), self.look.colour("surface"))


def leaves_for_new(dialog: QDialog, event: QKeyEvent) -> bool:
    """Ctrl+N: a dialog over the window would hold the key back, so it closes and hands it on. False for another key."""
    if not event.matches(QKeySequence.StandardKey.New):
        return False
    owner = dialog.parentWidget()
    while owner is not None and (above := owner.parentWidget()) is not None:
        owner = above
    dialog.reject()
    if owner is not None:
        press_key(owner, "Ctrl+N")
    return True


def keys_dialog(look: Look, keys: Sequence[Sequence[str]], parent: QWidget) -> Dialog:
    """The list of keys: pairs of key and what it does."""
    rows = [_pair(look, key, says, 120) for key, says in keys]
    dialog = Dialog(look, say("Keys"), rows, parent, wide=420)
    dialog.add_close()
    return dialog


def about_dialog(
    look: Look, lead: Sequence[str], data: Sequence[Sequence[str]], licences: Sequence[Sequence[str]], parent: QWidget
) -> Dialog:
    """What the program is, its versions and data, and the licences of what it stands on."""
    rows: list[Row] = [Text(look, [Piece(sentence)], below=6) for sentence in lead]
    rows.append(Caption(look, say("Versions and data")))
    versions = [("Derm Viewer", __version__), ("Qt", qVersion()), ("Python", platform.python_version())]
    rows += [_pair(look, key, says, 110) for key, says in (*versions, *data)]
    rows.append(Caption(look, say("Licences")))
    rows += [_pair(look, key, says, 110) for key, says in licences]
    dialog = Dialog(look, say("About Derm Viewer"), rows, parent, wide=540)
    dialog.add_close()
    return dialog


def message_dialog(look: Look, title: str, sentence: str, parent: QWidget | None) -> Dialog:
    """One plain sentence, and Close."""
    dialog = Dialog(look, title, [Text(look, [Piece(sentence)])], parent, wide=440)
    dialog.setAccessibleDescription(sentence)
    dialog.add_close()
    return dialog


def ask_dialog(
    look: Look, title: str, sentence: str, answers: Sequence[tuple[str, Callable[[], object]]], parent: QWidget | None
) -> Dialog:
    """A question with its answers and what each does; the first only closes the dialog, Enter gives the last."""
    dialog = Dialog(look, title, [Text(look, [Piece(sentence)])], parent, wide=460)
    for text, then in answers:
        button = dialog.add_button(text, main=text == answers[-1][0])
        button.clicked.connect(dialog.accept)
        button.clicked.connect(lambda _=False, then=then: then())
    return dialog


def error_dialog(look: Look, sentence: str, details: str, parent: QWidget | None) -> Dialog:
    """An unforeseen error: what happened, a button that copies the details for a report, one that quits."""
    rows: list[Row] = [
        Text(look, [Piece(f"{sentence[:1].upper()}{sentence[1:]}")]),
        Gap(look, 4),
        Text(
            look,
            [
                Piece(
                    say("The details say what the program was doing. They hold nothing about a patient."), "text_muted"
                )
            ],
        ),
    ]
    dialog = Dialog(look, say("Something went wrong"), rows, parent, wide=480)
    dialog.setAccessibleDescription(sentence)
    copy = dialog.add_button(say("Copy details"))
    copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(details))
    dialog.add_button(say("Quit")).clicked.connect(QGuiApplication.quit)
    dialog.add_button(say("Go on"), main=True).clicked.connect(dialog.accept)
    return dialog


def _pair(look: Look, key: str, says: str, column: float) -> Row:
    return Labelled(look, [Piece(key, "text", look.type.small_strong)], [Piece(says)], column)
