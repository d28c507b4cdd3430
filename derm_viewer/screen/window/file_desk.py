"""Opening, saving, recent files, drag and drop; and asking, once, before anything that was worked on would be lost."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QEvent, QObject

from derm_viewer.consult.recent import Recent
from derm_viewer.consult.settings import Settings
from derm_viewer.screen.window.file_kind import is_consultation, may_be_ours
from derm_viewer.screen.window.keys import add_keys

if TYPE_CHECKING:
    from PySide6.QtCore import QMimeData
    from PySide6.QtGui import QDropEvent

    from derm_viewer.screen.paint.gate import PaintGate
    from derm_viewer.screen.window.more_menu import MoreMenu

Then = Callable[[], object]
_WIDEST = 48
"""Characters of a path in the menu."""


class FileDesk(QObject):
    """Made last, over the window and the way to painting."""

    def __init__(self, gate: PaintGate, settings: Settings, texts: Mapping[str, str]) -> None:
        """`texts` are those of "files" in the window's words."""
        super().__init__(gate.window)
        self._gate, self._window, self._texts = gate, gate.window, texts
        self.recent = Recent(settings)
        window = gate.window
        window.menu.specials["@recent"] = self._add_recent
        window.desk.guard = self.before_marks_go
        window.may_close = self._may_close
        gate.before_anew = self._before_anew
        window.setAcceptDrops(True)
        window.installEventFilter(self)
        add_keys(window, {"Ctrl+O": self.ask_what_to_open, "Ctrl+S": self.save, "Ctrl+Shift+S": self.save_as})

    # --- opening

    def ask_what_to_open(self) -> None:
        """Let the user choose a consultation or a body map of his own."""
        from PySide6.QtWidgets import QFileDialog

        name, _ = QFileDialog.getOpenFileName(self._window, self._texts["open"], "", self._texts["kinds"])
        if name:
            self.open(Path(name))

    def open(self, path: Path) -> None:
        """Open a consultation or a body map, after asking where something would be lost."""
        if is_consultation(path):
            self._before_work_goes(path.name, lambda: self._open_consultation(path))
        else:
            self.before_marks_go(lambda: self._open_map(path))

    def _open_consultation(self, path: Path) -> None:
        if self._gate.saver.open(path):
            self.recent.add(path)

    def _open_map(self, path: Path) -> None:
        self._window.desk.open_file(path)
        if self._gate.files.own == path:
            self.recent.add(path)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Open a file that is dropped on the window."""
        if event.type() not in (QEvent.Type.DragEnter, QEvent.Type.Drop):
            return False
        path = _file_in(cast("QDropEvent", event).mimeData())
        if path is None:
            return False
        cast("QDropEvent", event).acceptProposedAction()
        if event.type() is QEvent.Type.Drop:
            self.open(path)
        return True

    # --- saving

    def save(self) -> bool:
        """Save to the file the consultation came from; ask where there is none."""
        kept = self._gate.saver.kept.path
        if kept is None:
            return self.save_as()
        return self._saved(self._gate.saver.save(kept))

    def save_as(self) -> bool:
        """Ask for a file, and save."""
        return self._saved(self._gate.saver.ask_where_to_save())

    def _saved(self, done: bool) -> bool:
        path = self._gate.saver.kept.path
        if done and path is not None:
            self.recent.add(path)
            self._say(self._texts["saved"].format(name=path.name))
        return done

    def _say(self, text: str) -> None:
        from derm_viewer.screen.record.note_toast import Toast

        Toast.over(self._window.canvas).say(self._window.look, text)

    # --- asking

    def before_marks_go(self, then: Then) -> None:
        """Do what takes the marks away, such as showing another body; with marks, ask first."""
        begun = self._gate.begun
        if begun is None or not begun.painting.surfaces:
            then()
            return
        self._ask("marks_go", [("stay", _nothing), ("go", then)])

    def _before_work_goes(self, name: str, then: Then) -> None:
        """Open something in the place of marks and findings; where they are in no file, ask first."""
        if not self._unsaved():
            then()
            return
        self._ask("work_goes", [("stay", _nothing), ("open_anyway", then)], name)

    def _unsaved(self) -> bool:
        """Whether there are marks or findings that are in no file."""
        gate, begun = self._gate, self._gate.begun
        if not gate.consult.findings.all and (begun is None or not begun.painting.surfaces):
            return False
        return not gate.saver_begun or gate.saver.kept.path is None or gate.saver.changed

    def _may_close(self) -> bool:
        """Whether the window may close now. A consultation that has a file and was changed since is asked for."""
        if not self._gate.saver_begun or not self._gate.saver.changed:
            return True
        self._ask_to_save(self._window.close_now)
        return False

    def _before_anew(self, then: Then) -> None:
        """Begin with a new patient; the names of the last one's files go, too, unless the user keeps them."""

        def begin() -> None:
            then()
            if not self.recent.kept:
                self.recent.clear()

        if self._gate.saver_begun and self._gate.saver.changed:
            self._ask_to_save(begin)
        else:
            begin()

    def _ask_to_save(self, then: Then) -> None:
        """Ask whether to save to the file before something is done that forgets the changes."""
        path = self._gate.saver.kept.path
        name = "" if path is None else path.name
        save = partial(self._save_before, then)
        self._ask("close", [("stay", _nothing), ("drop", then), ("save", save)], name)

    def _save_before(self, then: Then) -> None:
        if self.save():
            then()

    def _ask(self, what: str, answers: list[tuple[str, Then]], name: str = "") -> None:
        from derm_viewer.screen.dialogs import ask_dialog

        texts = self._texts
        sentence = texts[f"{what}_sentence"].format(name=name)
        rows = [(texts[key], then) for key, then in answers]
        self._window.menu.show(ask_dialog(self._window.look, texts[what], sentence, rows, self._window))

    # --- recent files

    def _add_recent(self, menu: MoreMenu) -> None:
        part = menu.part(self._texts["recent"])
        part.setToolTipsVisible(True)
        for path in self.recent.paths:
            part.add(_short(path), "", partial(self.open, path), enabled=path.is_file())
            part.actions()[-1].setToolTip(str(path))
        if self.recent.paths:
            part.addSeparator()
            part.add(self._texts["clear"], "", self.recent.clear)
        else:
            part.add(self._texts["none"], "", _nothing, enabled=False)


def _nothing() -> None:
    """What Cancel does."""


def _short(path: Path) -> str:
    """The file's name with its folder; the middle is left out of a long one."""
    said = f"{path.name}  ({path.parent.name})" if path.parent.name else path.name
    if len(said) <= _WIDEST:
        return said
    half = _WIDEST // 2
    return f"{said[:half]}\u2026{said[1 - half :]}"


def _file_in(dragged: QMimeData) -> Path | None:
    """The one local file that is dragged, if it may be ours; None for anything else."""
    urls = dragged.urls()
    if len(urls) != 1 or not urls[0].isLocalFile():
        return None
    path = Path(urls[0].toLocalFile())
    return path if may_be_ours(path) else None
