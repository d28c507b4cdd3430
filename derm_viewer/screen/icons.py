"""The program's icons: Lucide drawings in one colour each, drawn when they are first asked for."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QPainter, QPixmap


class UnknownIconError(LookupError):
    """An icon was asked for that is not shipped; the message lists those that are."""


class Icons:
    """The icons of one folder. Qt does not complain about a missing picture, so this class does."""

    def __init__(self, folder: Path) -> None:
        """`folder` holds SVG drawings whose strokes are "currentColor"."""
        self._folder = folder
        self._drawn: dict[tuple[str, str, int, float], QPixmap] = {}

    @cached_property
    def names(self) -> tuple[str, ...]:
        """The names that `pixmap` knows, in order."""
        return tuple(sorted(path.stem for path in self._folder.glob("*.svg")))

    def pixmap(self, name: str, colour: str, size: int, ratio: float) -> QPixmap:
        """The icon in a colour ("#RRGGBB"), `size` device-independent pixels square, sharp at the pixel `ratio`.

        Raises UnknownIconError for a name that is not shipped.
        """
        key = (name, colour, size, ratio)
        if key not in self._drawn:
            self._drawn[key] = self._draw(name, colour, size, ratio)
        return self._drawn[key]

    def _draw(self, name: str, colour: str, size: int, ratio: float) -> QPixmap:
        # QtSvg is wanted for the icons alone: brought in here, it does not hold up a start without one.
        from PySide6.QtSvg import QSvgRenderer

        drawing = self._read(name).replace("currentColor", colour)
        renderer = QSvgRenderer(QByteArray(drawing.encode()))
        picture = QPixmap(round(size * ratio), round(size * ratio))
        picture.setDevicePixelRatio(ratio)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        renderer.render(painter, QRectF(0, 0, size, size))
        painter.end()
        return picture

    def _read(self, name: str) -> str:
        try:
            return (self._folder / f"{name}.svg").read_text(encoding="utf-8")
        except FileNotFoundError:
            raise UnknownIconError(f"no icon is named {name!r}; known are {', '.join(self.names)}") from None
