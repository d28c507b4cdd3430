"""Saving, opening, exporting and dropping files at random: good ones, broken ones, and names that no file can have."""

from __future__ import annotations

import random
from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QFileDialog
from shapely import area

from derm_viewer.app import Parts
from derm_viewer.consult import file
from derm_viewer.consult.painting import joined
from derm_viewer.paths import data_path
from derm_viewer.screen.paint.gate import PaintGate
from derm_viewer.screen.record.export_dialog import ExportDialog

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
LEFT = Qt.MouseButton.LeftButton
_ENDS = ("pdf", "svg", "png", "json")


class Files:
    """Answers the file dialogs, and checks that what was saved has every mark."""

    def __init__(self, parts: Parts, gate: PaintGate, rng: random.Random, folder: Path) -> None:
        self._parts, self._gate, self._rng, self._folder = parts, gate, rng, folder
        (folder / "folder.json").mkdir()
        broken = folder / "broken.geojson"
        broken.write_text('{"type": "FeatureCollection"', encoding="utf-8")
        own = folder / "own map.geojson"
        own.write_bytes(data_path("assets", "body_regions.geojson").read_bytes())
        (folder / "text.txt").write_text("no map", encoding="utf-8")
        self._others = [broken, own, folder / "text.txt", folder / "folder.json", folder / "nothing.json"]
        self._told = ""
        for ask in ("getSaveFileName", "getOpenFileName"):
            setattr(QFileDialog, ask, staticmethod(lambda *_: (self._told, "")))

    def answer(self, end: str = "json") -> Path | None:
        """Decide what the next file dialog is answered with; None for Cancel."""
        names = [f"one.{end}", f"two {self._rng.randrange(4)}", "folder.json", f"no/where.{end}", "x" * 300, ""]
        name = self._rng.choices(names, (8, 4, 1, 1, 1, 2))[0]
        self._told = str(self._folder / name) if name else ""
        return Path(self._told) if name else None

    def save(self) -> str:
        """Save, and read the file again; says which marks it lacks."""
        self.answer()
        before = self._gate.saver.kept.path if self._gate.saver_begun else None
        keys = CTRL if self._rng.random() < 0.6 else CTRL | SHIFT
        QTest.keyClick(QApplication.focusWidget() or self._parts.window, Qt.Key.Key_S, keys)
        self._parts.app.processEvents()
        path = self._gate.saver.kept.path if self._gate.saver_begun else before
        if path is None or not path.is_file() or self._gate.saver.changed:
            return ""
        painted = () if self._gate.begun is None else self._gate.begun.painting.surfaces
        kept = {(one.quality, one.view): one.shape for one in joined(file.open_file(path).marks)}
        for one in painted:
            saved = kept.get((one.quality, one.view))
            apart = area(one.shape) if saved is None else area(one.shape.symmetric_difference(saved))
            if apart > 1e-6 * area(one.shape):
                return f"{one.quality} in {one.view} is not what {path.name} has: {apart:.3g} cm2 apart"
        return ""

    def open(self) -> None:
        """Open a file, whatever it is."""
        known = sorted(self._folder.glob("*.json"))
        self._told = str(self._rng.choice([*known, *known, *self._others]))
        QTest.keyClick(QApplication.focusWidget() or self._parts.window, Qt.Key.Key_O, CTRL)

    def drop(self) -> None:
        """Drop a file on the window."""
        data = QMimeData()
        known = sorted(self._folder.glob("*.json"))
        data.setUrls([QUrl.fromLocalFile(str(self._rng.choice([*known, *self._others])))])
        window, copy = self._parts.window, Qt.DropAction.CopyAction
        at, keys = QPoint(400, 400), Qt.KeyboardModifier.NoModifier
        QApplication.sendEvent(window, QDragEnterEvent(at, copy, data, LEFT, keys))
        QApplication.sendEvent(window, QDropEvent(QPointF(at), copy, data, LEFT, keys, QEvent.Type.Drop))

    def export(self) -> None:
        """Choose at random in the dialog of the export, and go on or cancel."""
        dialog = self._gate.exporter.ask()
        if not isinstance(dialog, ExportDialog):
            return
        for _ in range(self._rng.randrange(6)):
            buttons = [one for one in dialog.findChildren(QAbstractButton) if one.isVisible()]
            ends = {one for one in buttons if one.parent() is dialog}
            QTest.mouseClick(self._rng.choice([one for one in buttons if one not in ends]), LEFT)
            self._parts.app.processEvents()
        self.answer(self._rng.choice(_ENDS))
        QTest.keyClick(dialog, self._rng.choice((Qt.Key.Key_Return, Qt.Key.Key_Return, Qt.Key.Key_Escape)))

    def preview(self) -> None:
        """Show what would be printed; it is closed at the next step."""
        self._gate.exporter.preview()
