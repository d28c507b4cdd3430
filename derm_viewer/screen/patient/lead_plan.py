"""Where everything stands in the strip with which the clinician leads; in a low window it takes less height."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF

from derm_viewer.screen.look import Look

PAD, _GAP, _TOP, _HEAD, _BUTTON, _CLOSE = 14, 6, 8, 30, 32, 30
_PICTURE_SHARE = 0.46
_PICTURE_SHAPE = 16 / 9
_MOST = 0.42
"""The strip takes at most this part of the height beside the body while it says everything at length."""
WRAPPED = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap)

Lines = Sequence[tuple[str, QFont, str]]
"""Remarks: the words, their font, the name of their colour."""


class Plan(NamedTuple):
    """Rectangles in the strip, in pixels; `low` says that it is the short form. `buttons` by their keys."""

    head: QRect
    close: QRect
    picture: QRect
    openers: tuple[QRect, QRect]
    lines: QRect
    buttons: Mapping[str, QRect]
    height: int
    low: bool


def plan(look: Look, width: int, room: int, lines: Lines, sizes: Mapping[str, QSize]) -> Plan:
    """The usual form, or the short one where `room`, the height beside the body, is small. `sizes` are the buttons'."""
    usual = _usual(look, width, lines, sizes)
    return usual if not room or usual.height <= room * _MOST else _low(look, width, lines, sizes)


def _usual(look: Look, width: int, lines: Lines, sizes: Mapping[str, QSize]) -> Plan:
    """Picture at the left, what is chosen and the remarks at its right, all buttons below."""
    px = look.px
    top, wide = px(_TOP) + px(_HEAD) + px(4), round((width - 2 * px(PAD)) * _PICTURE_SHARE)
    picture = QRect(px(PAD), top, wide, round(wide / _PICTURE_SHAPE))
    openers = _openers(look, width, picture)
    left, below = openers[1].left(), openers[1].bottom() + px(7)
    said = QRect(left, below, openers[1].width(), round(_tall(lines, openers[1].width(), px(3))))
    foot = max(picture.bottom(), said.bottom()) + px(11)
    head = QRect(px(PAD), px(_TOP), width - 2 * px(PAD) - px(40), px(_HEAD))
    buttons, bottom = _row(look, width, foot, sizes)
    return Plan(head, _close(look, width), picture, openers, said, buttons, bottom + px(12), False)


def _low(look: Look, width: int, lines: Lines, sizes: Mapping[str, QSize]) -> Plan:
    """A small picture; back and next stand in the head, the remarks in two lines of the full width."""
    px, close = look.px, _close(look, width)
    right, placed = close.left() - px(_GAP), {}
    for key in ("next", "back"):
        size = sizes[key]
        placed[key] = QRect(right - size.width(), px(_TOP), size.width(), px(_BUTTON))  # the faces alone fit there
        right -= size.width() + px(_GAP)
    top, high = px(_TOP) + px(_BUTTON) + px(6), 2 * px(_BUTTON) + px(6)
    picture = QRect(px(PAD), top, round(high * _PICTURE_SHAPE), high)
    openers = _openers(look, width, picture)
    two = min(2, len(lines)) * QFontMetricsF(look.type.small).height() if len(lines) else 0.0
    said = QRect(px(PAD), picture.bottom() + px(5), width - 2 * px(PAD), round(two))
    rest = {key: size for key, size in sizes.items() if key not in placed}
    buttons, bottom = _row(look, width, said.bottom() + px(6), rest)
    head = QRect(px(PAD), px(_TOP), right - px(PAD), px(_HEAD))
    return Plan(head, close, picture, openers, said, {**placed, **buttons}, bottom + px(8), True)


def _openers(look: Look, width: int, picture: QRect) -> tuple[QRect, QRect]:
    px = look.px
    left = picture.right() + px(12)
    wide, high = width - left - px(PAD), px(_BUTTON)
    return QRect(left, picture.top(), wide, high), QRect(left, picture.top() + high + px(6), wide, high)


def _close(look: Look, width: int) -> QRect:
    px = look.px
    return QRect(width - px(PAD) - px(28), px(_TOP), px(_CLOSE), px(_CLOSE))


def _row(look: Look, width: int, top: int, sizes: Mapping[str, QSize]) -> tuple[dict[str, QRect], int]:
    """The buttons from left to right, in as many lines as they need; and where the faces of the last line end.

    A button is higher than its face where a finger is to hit it.
    """
    px, placed = look.px, {}
    left, face = px(PAD), px(_BUTTON)
    for key, size in sizes.items():
        if left + size.width() > width - px(PAD) and left > px(PAD):
            left, top = px(PAD), top + max(face + px(6), size.height())
        placed[key] = QRect(left, top - (size.height() - face) // 2, size.width(), size.height())
        left += size.width() + px(_GAP)
    return placed, top + face


def _tall(lines: Lines, width: int, between: int) -> float:
    room = QRectF(0, 0, width, 10_000)
    return sum(QFontMetricsF(font).boundingRect(room, WRAPPED, text).height() + between for text, font, _ in lines)
