"""The note for the record goes to the clipboard: as plain text, and as rich text with the marked picture."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMimeData, QObject, Qt
from PySide6.QtGui import QGuiApplication, QImage, QImageWriter

from derm_viewer import __version__
from derm_viewer.consult.ask import AskLibrary
from derm_viewer.consult.consult import Consult

if TYPE_CHECKING:
    from derm_viewer.clinic.note import NoteData, NoteMark
    from derm_viewer.consult.painting import Painting
    from derm_viewer.screen.canvas.body_canvas import BodyCanvas
    from derm_viewer.screen.window.main_window import MainWindow

_WIDEST = 900
"""The picture in the note is at most so many pixels wide."""


class NoteDesk(QObject):
    """Copies the note. Nothing is written to disk."""

    def __init__(self, window: MainWindow, ask: AskLibrary, consult: Consult, texts: Mapping[str, str]) -> None:
        """`texts` are those of "note" in the window's words."""
        super().__init__(window)
        self._window, self._ask, self._consult, self._texts = window, ask, consult, texts
        self._copied = b""
        self.painted: Callable[[], Painting | None] = lambda: None
        """The painted marks, None while nothing was ever painted."""
        window.tools.note_requested.connect(self.copy)
        app = QGuiApplication.instance()
        if app is not None and QGuiApplication.platformName() == "offscreen":
            # Off screen, Qt's clipboard outlives the program and takes it down with it.
            app.aboutToQuit.connect(lambda: QGuiApplication.clipboard().clear())

    def copy(self) -> None:
        """Put the note on the clipboard and say so; say why not where there is nothing to write down."""
        answer, findings, painting = self._consult.answer, self._consult.findings.all, self.painted()
        marked = painting is not None and bool(painting.surfaces)
        if answer is None and not findings and not marked:
            self.say(self._texts["nothing"])
            return
        from derm_viewer.clinic.errors import KnowledgeError

        try:
            plain, rich = self._ask.note(self._data(), self._picture(seen=answer is not None or marked))
        except (KnowledgeError, OSError) as error:
            self._window.show_message(self._texts["fault"], str(error))
            return
        copy_to_clipboard(plain, rich)
        self._copied = _digest(plain)
        self.say(self._texts["copied"].format(place=answer.place.words) if answer else self._texts["copied_findings"])

    def begin_anew(self) -> None:
        """Another person: take the note off the clipboard, if it is still there, and take back what was said."""
        from derm_viewer.screen.record.note_toast import Toast

        clipboard = QGuiApplication.clipboard()
        if self._copied and _digest(clipboard.text()) == self._copied:
            clipboard.clear()
        self._copied = b""
        Toast.over(self._window.canvas).forget()

    def _picture(self, *, seen: bool) -> str | None:
        """The body, where there is something to see on it."""
        return picture_of(self._window.canvas) if seen else None

    def _data(self) -> NoteData:
        from derm_viewer.clinic.note import NoteData

        consult, atlas = self._consult, self._ask.atlas
        return NoteData(
            atlas.maps,
            atlas.data_version,
            __version__,
            answer=consult.answer,
            findings=consult.findings.all,
            added=consult.added,
            own_map=self._ask.own_name,
            marks=self._marks(),
            alarm=consult.findings.emergency,
        )

    def _marks(self) -> tuple[NoteMark, ...]:
        """Each quality that is painted, each side apart."""
        painting = self.painted()
        if painting is None:
            return ()
        from derm_viewer.clinic.qualities import QUALITIES
        from derm_viewer.consult.note_marks import note_marks

        covers = {quality: painting.cover(quality) for quality in QUALITIES}
        return note_marks({quality: cover for quality, cover in covers.items() if cover is not None}, self._ask)

    def say(self, text: str) -> None:
        """Say something over the body for a few seconds."""
        from derm_viewer.screen.record.note_toast import Toast

        Toast.over(self._window.canvas).say(self._window.look, text)


def _facing(canvas: BodyCanvas) -> QImage:
    mirrored = canvas.mirrored
    canvas.set_mirrored(False)
    if mirrored:
        canvas.settle()
    picture = canvas.grab().toImage()
    canvas.set_mirrored(mirrored)
    return picture


def _digest(text: str) -> bytes:
    """What a text is known by, without keeping it."""
    from hashlib import sha256  # its library takes 4 MB: only who copies a note pays for it

    return sha256(text.replace("\r\n", "\n").encode("utf-8", "surrogatepass")).digest()


def copy_to_clipboard(plain: str, rich: str) -> None:
    """Both texts at once; the program that pastes takes which it likes."""
    data = QMimeData()
    data.setText(plain)
    data.setHtml(rich)
    QGuiApplication.clipboard().setMimeData(data)


def picture_of(canvas: BodyCanvas) -> str:
    """The body as it is seen, as a data URI of a PNG; in a record always as one faces the patient."""
    picture = _facing(canvas)
    picture.setDevicePixelRatio(1.0)
    if picture.width() > _WIDEST:
        picture = picture.scaledToWidth(_WIDEST, Qt.TransformationMode.SmoothTransformation)
    found = QByteArray()
    buffer = QBuffer(found)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"png")).write(picture)
    return f"data:image/png;base64,{found.toBase64().toStdString()}"
