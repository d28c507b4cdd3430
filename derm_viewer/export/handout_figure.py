"""The marked figure of the handout, with the words that stand below it: whose left is where, and which view it is."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from PySide6.QtCore import QRectF, Qt

from derm_viewer.export.figure import MarkedFigure


class Label(NamedTuple):
    """Words in a room: the room's left edge and width, and how they stand in it; `row` counts from 0."""

    text: str
    left: float
    width: float
    align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignHCenter
    row: int = 0


class Caption(NamedTuple):
    """The words below one view, which stands between `left` and `right` of the figure's box.

    `ends` are the words under its left and right end as it is seen ("your right", "your left"), or "" for a view that
    shows one side alone; `text` then says which ("your left leg, outer side").
    """

    left: float
    right: float
    text: str
    ends: tuple[str, str] = ("", "")


class Key(NamedTuple):
    """What a pattern on the figure means: a sample of it, and the words beside it."""

    sample: MarkedFigure
    text: str


class Figure(NamedTuple):
    """The body with its marks, the words below its views from left to right, and the keys of its patterns."""

    marked: MarkedFigure
    captions: tuple[Caption, ...]
    keys: tuple[Key, ...] = ()

    @property
    def texts(self) -> Iterator[str]:
        """Everything below it that is read."""
        for caption in self.captions:
            yield from (*caption.ends, caption.text)
        yield from (key.text for key in self.keys)

    def fit(self, room: QRectF) -> QRectF:
        """Where it stands in a room: at the top, as large as it fits; with more than one view at the right."""
        wide, high = self.marked.fit(room.width(), room.height())
        spare = room.width() - wide
        return QRectF(room.left() + (spare if len(self.captions) > 1 else spare / 2), room.top(), wide, high)

    def labels(self, target: QRectF) -> list[Label]:
        """The words below each view, each in the middle, where the figure stands in `target`."""
        found = []
        for caption in self.captions:
            left, right = self._across(caption, target)
            half = (right - left) / 2
            found += [Label(text, left + n * half, half) for n, text in enumerate(caption.ends) if text]
            below = Label(caption.text, left, right - left, row=int(any(caption.ends)))
            found += [below] if caption.text else []
        return found

    def wide_labels(self, target: QRectF, room: QRectF, gap: float, least: float = 0.0) -> list[Label]:
        """The same words where they are long: the sides begin at the middle of their view, the other words follow.

        Each side has at least the part `least` of the room, at most a half: for a view near its end.
        """
        found: list[Label] = []
        rows = 0
        for caption in self.captions:
            if any(caption.ends):
                middle = sum(self._across(caption, target)) / 2
                part = room.width() * least
                middle = min(max(middle, room.left() + part), room.right() - part)
                found.append(
                    Label(caption.ends[0], room.left(), middle - gap - room.left(), Qt.AlignmentFlag.AlignRight, rows)
                )
                found.append(
                    Label(caption.ends[1], middle + gap, room.right() - middle - gap, Qt.AlignmentFlag.AlignLeft, rows)
                )
                rows += 1
            if caption.text:
                found.append(Label(caption.text, room.left(), room.width(), Qt.AlignmentFlag.AlignRight, rows))
                rows += 1
        return found

    def _across(self, caption: Caption, target: QRectF) -> tuple[float, float]:
        left, _, wide, _ = self.marked.box
        scale = target.width() / wide
        return target.left() + (caption.left - left) * scale, target.left() + (caption.right - left) * scale
