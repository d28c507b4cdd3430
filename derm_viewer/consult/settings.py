"""What is remembered between two starts: the window's geometry and small choices, never anything about a patient."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings, QTemporaryDir

WHOSE_LEFT = "view/whose_left"
WHOSE = ("facing", "own")
"""How the views are drawn that face the patient: as I face him (usual), or as my own body, as in a mirror."""


class Settings:
    """The choices in one INI file. Whatever in it makes no sense is passed over for the usual choice."""

    def __init__(self, file: Path | None) -> None:
        """`file` None keeps the choices for this run only, in a folder that goes with it."""
        self._folder = QTemporaryDir() if file is None else None
        path = self._folder.filePath("settings.ini") if self._folder is not None else str(file)
        self._store = QSettings(path, QSettings.Format.IniFormat)

    def text(self, key: str, allowed: tuple[str, ...]) -> str:
        """A word that must be one of `allowed`; the first of them if it is not."""
        found = self._store.value(key)
        return found if isinstance(found, str) and found in allowed else allowed[0]

    def number(self, key: str, allowed: tuple[int, ...]) -> int:
        """A number that must be one of `allowed`; the first of them if it is not."""
        found = str(self._store.value(key))
        return next((number for number in allowed if str(number) == found), allowed[0])

    def free_text(self, key: str, most: int) -> str:
        """The user's own words: one printable line of at most `most` characters; "" for anything else."""
        found = self._store.value(key)
        fits = isinstance(found, str) and len(found) <= most and found.isprintable()
        return str(found) if fits else ""

    def flag(self, key: str, usual: bool) -> bool:
        """Yes or no."""
        return {"true": True, "false": False}.get(str(self._store.value(key)).casefold(), usual)

    def geometry(self) -> QByteArray | None:
        """The window's geometry as `saveGeometry` gave it; `restoreGeometry` refuses what is broken."""
        found = self._store.value("window/geometry")
        return found if isinstance(found, QByteArray) and not found.isEmpty() else None

    def keep(self, key: str, value: str | int | bool | QByteArray) -> None:
        """Remember a choice."""
        self._store.setValue(key, value)

    def save(self) -> bool:
        """Write everything to the file now; False if that failed, which costs no more than the choices."""
        self._store.sync()
        return self._store.status() == QSettings.Status.NoError
