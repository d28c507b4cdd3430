"""One sheet for the record or the patient: figure, answer and basis, laid out on pages of any paper."""

from __future__ import annotations

import math
from functools import partial
from typing import NamedTuple

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QFont, QPainter

from derm_viewer.export.content import Content, Para, Section
from derm_viewer.export.figure import MarkedFigure
from derm_viewer.export.flow import POINT, Flow, Lines, Piece, Setter, Style

INK, MUTED, ACCENT, LINE = "#16212C", "#556370", "#123F63", "#C2CCD6"
DANGER, DANGER_GROUND = "#7A2A1E", "#FDF0EB"
PAPERS = {"A4": (5953.0, 8419.0), "Letter": (6120.0, 7920.0)}
"""Width and height in tenths of a point."""

_MARGIN, _TOP, _BOTTOM = 51 * POINT, 40 * POINT, 30 * POINT
_HEADING, _GUTTER = 94 * POINT, 10 * POINT
_FIGURE_SHARE = 0.4
_TOGETHER = 110 * POINT
"""Sections up to this height are not parted by the end of a page."""
_LEVEL = 1.8 * POINT
"""How much lower small text begins, to stand level with its heading."""
_MOST_FOOT_LINES = 5

_BRAND = Style(8, ACCENT, QFont.Weight.DemiBold)
_KIND = Style(8, MUTED)
_KICKER = Style(8.5, MUTED, QFont.Weight.Medium, tracking=0.25)
_TITLE = Style(19, INK, QFont.Weight.DemiBold, step=1.25)
_LEAD = Style(12.5, ACCENT, QFont.Weight.DemiBold, step=1.3)
_ALERT = Style(9.5, DANGER)
_HEAD = Style(9, ACCENT, QFont.Weight.DemiBold)
_TEXT = Style(9, INK, step=1.38)
_SMALL = Style(7.5, MUTED, step=1.36)
_FOOT = Style(7, MUTED, step=1.4)
_LIMITS = Style(7, INK, QFont.Weight.Medium, step=1.4)


class Pages(NamedTuple):
    """A sheet that is laid out: its size in tenths of a point, and what is drawn on each page."""

    width: float
    height: float
    pages: tuple[tuple[Piece, ...], ...]

    def draw(self, painter: QPainter, number: int) -> None:
        """Draw a page (from 0) on a painter whose unit is a tenth of a point."""
        for piece in self.pages[number]:
            piece(painter)


class Sheet:
    """Lays content and figure out. `dots_per_unit` as `MarkedFigure.draw` wants it."""

    def __init__(self, content: Content, figure: MarkedFigure | None, family: str, dots_per_unit: float | None) -> None:
        self._content, self._figure, self._dots = content, figure, dots_per_unit
        self._set = Setter(family)

    def on(self, width: float, height: float = math.inf) -> Pages:
        """The pages on a paper of this size; with an infinite height one page as tall as it must be."""
        inner = width - 2 * _MARGIN
        foot = self._foot(inner)
        rest = sum(lines.height for lines in foot) + 12 * POINT + _BOTTOM
        flow = Flow(_MARGIN, _TOP + 26 * POINT, inner, height - rest)
        self._fill(flow, height, basis_below=len(foot) < 2)
        tall = height if math.isfinite(height) else math.ceil(flow.here[1] + rest)
        count = len(flow.pages)
        pages = tuple(
            (*self._head(width), *pieces, *self._at_foot(foot, width, tall, f"{i} / {count}"))
            for i, pieces in enumerate(flow.pages, 1)
        )
        return Pages(width, tall, pages)

    def _fill(self, flow: Flow, height: float, basis_below: bool) -> None:
        content = self._content
        if content.kicker:
            flow.text(self._set.lines(content.kicker, _KICKER, flow.width), flow.left)
        flow.text(self._set.lines(content.title, _TITLE, flow.width), flow.left)
        if content.lead:
            flow.space(3 * POINT)
            flow.text(self._set.lines(content.lead, _LEAD, flow.width), flow.left)
        if content.alert:
            self._alert(flow, content.alert)
        if self._figure is not None:
            self._place_figure(flow, self._figure, height)
        for section in content.sections:
            self._section(flow, section)
        if basis_below:
            self._section(flow, Section("", (Para(content.basis), Para(content.limits)), small=True))

    def _alert(self, flow: Flow, alert: tuple[Para, ...]) -> None:
        flow.space(10 * POINT)
        pad, inset = 6 * POINT, 14 * POINT
        texts = [self._lines(para, _ALERT, flow.width - 2 * inset) for para in alert]
        flow.need(2 * pad + sum(lines.height for lines in texts))
        flow.fill(pad, DANGER_GROUND, DANGER)
        for lines in texts:
            flow.text(lines, flow.left + inset, DANGER_GROUND, DANGER)
        flow.fill(pad, DANGER_GROUND, DANGER)

    def _place_figure(self, flow: Flow, figure: MarkedFigure, height: float) -> None:
        room = height * _FIGURE_SHARE if math.isfinite(height) else flow.width * 1.2
        wide, high = figure.fit(flow.width, room)
        flow.space(12 * POINT)
        flow.need(high)
        page, y = flow.here
        target = QRectF(flow.left + (flow.width - wide) / 2, y, wide, high)
        flow.add(lambda painter: figure.draw(painter, target, self._dots))
        flow.here = (page, y + high + 4 * POINT)

    def _section(self, flow: Flow, section: Section) -> None:
        style = _SMALL if section.small else _TEXT
        indent = _HEADING + _GUTTER
        heading = self._set.lines(section.heading, _HEAD, _HEADING)
        texts = [self._lines(para, style, flow.width - indent) for para in section.paragraphs]
        flow.space(9 * POINT)
        whole = sum(lines.height + 2 * POINT for lines in texts)
        flow.need(whole if whole < _TOGETHER else max(heading.height, 3 * style.step * style.size * POINT))
        start = flow.here
        flow.text(heading, flow.left)
        end, flow.here = flow.here, (start[0], start[1] + (_LEVEL if section.small and section.heading else 0))
        for number, lines in enumerate(texts):
            if number:
                flow.space((1 if section.small else 2) * POINT)
            flow.text(lines, flow.left + indent)
        flow.here = max(flow.here, end)

    def _lines(self, para: Para, style: Style, width: float) -> Lines:
        return self._set.lines(para.whole, style, width, len(para.strong.encode("utf-16-le")) // 2)

    def _foot(self, inner: float) -> list[Lines]:
        """What stands at the foot of every page; only the limits where both would be too long for it."""
        limits = self._set.lines(self._content.limits, _LIMITS, inner - 40 * POINT)
        basis = self._set.lines(self._content.basis, _FOOT, inner)
        if len(limits.lines) > _MOST_FOOT_LINES:
            return [self._set.lines(self._content.kind, _LIMITS, inner - 40 * POINT)]
        return [limits, basis] if len(limits.lines) + len(basis.lines) <= _MOST_FOOT_LINES else [limits]

    def _head(self, width: float) -> list[Piece]:
        inner = width - 2 * _MARGIN
        brand = self._set.lines(self._content.brand, _BRAND, inner / 2)
        kind = self._set.lines(self._content.kind, _KIND, inner / 2)
        line = QRectF(_MARGIN, _TOP + 13 * POINT, inner, 1.2 * POINT)
        return [
            lambda painter: brand.draw(painter, 0, _MARGIN, _TOP),
            lambda painter: kind.draw(painter, 0, width - _MARGIN - kind.width(0), _TOP),
            lambda painter: painter.fillRect(line, QColor(ACCENT)),
        ]

    def _at_foot(self, foot: list[Lines], width: float, height: float, number: str) -> list[Piece]:
        top = height - _BOTTOM - sum(lines.height for lines in foot)
        line = QRectF(_MARGIN, top - 5 * POINT, width - 2 * _MARGIN, 0.5 * POINT)
        pieces: list[Piece] = [lambda painter: painter.fillRect(line, QColor(LINE))]
        page = self._set.lines(number, _FOOT, 40 * POINT)
        pieces.append(lambda painter: page.draw(painter, 0, width - _MARGIN - page.width(0), top))
        y = top
        for lines in foot:
            for i in range(len(lines.lines)):
                pieces.append(partial(lines.draw, index=i, x=_MARGIN, y=y))
                y += lines.step
        return pieces
