"""A picture of the real window, saved whole or not at all."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QPoint
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QWidget

from derm_viewer.consult import safe_write
from derm_viewer.export.pictures import png_bytes


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
    """Write a PNG; a file of that name is replaced whole or stays as it is. Raises WriteError with one sentence."""
    safe_write.write(out, png_bytes(picture))
