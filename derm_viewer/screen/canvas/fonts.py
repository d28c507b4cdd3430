"""How large the words on the canvas are: those beside the views, and the roots' names on the body."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QFont, QFontInfo

NAME_SCALE = (0.7, 1.7)
"""Least and greatest size of the roots' names, as multiples of the window's text."""
LEAST_FONT, LINES, COLUMNS = 13, 30, 46
"""The words on the canvas are as large as the window's, unless fewer lines or columns of them would fit than this."""


def fitting_font(usual: QFont, canvas: QSize) -> QFont:
    """The window's font, smaller where large words would leave a small canvas no room for the body."""
    font = QFont(usual)
    most = max(LEAST_FONT, min(canvas.height() // LINES, canvas.width() // COLUMNS))
    if font.pixelSize() > most:
        font.setPixelSize(most)
    return font


def root_font(font: QFont, scale: float, unit: float) -> QFont:
    """The font of the names: it grows with the body's scale, within limits. `scale` in pixels per centimetre."""
    factor = min(NAME_SCALE[1], max(NAME_SCALE[0], scale * 3.2 / unit))
    bold = QFont(font)
    bold.setWeight(QFont.Weight.Bold)
    bold.setPixelSize(max(9, round(QFontInfo(font).pixelSize() * factor)))
    return bold
