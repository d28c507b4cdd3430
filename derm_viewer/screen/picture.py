"""A picture of the real window, saved whole or not at all."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QByteArray, QIODevice, QPoint, QSaveFile
from PySide6.QtGui import QImage, QImageWriter, QPainter
from PySide6.QtWidgets import QWidget


def draw(window: QWidget, scale: float) -> QImage:
    """The window as it is now, with `scale` picture pixels to one device-independent pixel."""
    size = window.size()
    picture = QImage(round(size.width() * scale), round(size.height() * scale), QImage.Format.Format_RGB32)
    picture.setDevicePixelRatio(scale)
    painter = QPainter(picture)
    window.render(painter, QPoint())
    painter.end()
    return picture


def save(picture: QImage, out: Path) -> None:
    """Write a PNG; a file of that name is replaced whole or stays as it is. Raises OSError with one sentence."""
    file = QSaveFile(str(out))
    opened = file.open(QIODevice.OpenModeFlag.WriteOnly)
    if not (opened and QImageWriter(file, QByteArray(b"png")).write(picture) and file.commit()):
        raise OSError(f"{out} cannot be written: {file.errorString()}")
