"""The legend under the body: what the colours, the shades and the lines mean in the present look."""

from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetricsF, QPainter, QPen

from derm_viewer.body.model import MapInfo
from derm_viewer.consult.consult import DIFFERENCES
from derm_viewer.consult.say import say
from derm_viewer.screen.canvas.differences import APART, NEIGHBOURS, ONE, WORDS, ground_of, pattern_of
from derm_viewer.screen.canvas.nerves import FILL, INKS, SOFT_FILL
from derm_viewer.screen.canvas.paint import CALM, PALE, STRONG
from derm_viewer.screen.canvas.pens import border_pen
from derm_viewer.screen.theme import Theme, blend

_SWATCHES = ("L2", "L3", "L5")


class Legend(NamedTuple):
    """What is to be explained: the titles of the shown maps, the mode of the look, whether nerves are drawn, and the
    qualities of the painted marks.
    """

    titles: tuple[str, ...]
    mode: str = ""
    nerves: bool = False
    marks: tuple[str, ...] = ()


class _Item(NamedTuple):
    """One entry: squares of roots, the line of the n-th shown map, skin of a kind, a nerve, or a mark of a quality."""

    text: str
    roots: tuple[str, ...] = ()
    strength: float = 0.0
    dashes: int | None = None
    light: bool = False
    kind: int | None = None
    nerve: str = ""
    mark: str = ""


def line_ground(theme: Theme) -> str:
    """Skin in the shade, on which the light lines of the maps are read (3 : 1)."""
    return blend(theme.body_dark, theme.body_light, 0.7)


def titled(info: MapInfo) -> str:
    """A map's title; a described one is called so wherever it is shown."""
    return info.title if info.status == "traced" else say("{title} (described)", title=info.title)


class LegendPainter:
    """Draws the legend in one font and one theme."""

    def __init__(self, font: QFont, theme: Theme) -> None:
        self._font, self._theme = font, theme
        self._patterns: dict[tuple[str, float], QBrush] = {}
        self._last: tuple[tuple[Legend, float], list[list[_Item]]] | None = None

    def height(self, legend: Legend, width: float) -> float:
        """The height of the legend, wrapped to a width."""
        return self._line_height() * len(self._lines(legend, width))

    def size(self, legend: Legend, width: float) -> tuple[float, float]:
        """The width and the height that are used of a width."""
        lines = self._lines(legend, width)
        wide = max((sum(map(self._item_width, line)) for line in lines), default=0.0)
        return wide, self._line_height() * len(lines)

    def paint(self, painter: QPainter, rect: QRectF, legend: Legend) -> None:
        """Draw the entries from the upper edge of a rectangle down."""
        high = self._line_height()
        for row, line in enumerate(self._lines(legend, rect.width())):
            x = rect.x()
            for item in line:
                place = QRectF(x, rect.y() + row * high, rect.width(), high)
                self._key(painter, place, item)
                painter.setFont(self._font)
                painter.setPen(QColor(self._theme.text_muted))
                words = place.adjusted(self._key_width(item), 0, 0, 0)
                painter.drawText(words, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, item.text)
                x += self._item_width(item)

    def _lines(self, legend: Legend, width: float) -> list[list[_Item]]:
        """The entries in lines; kept, for every repaint asks where the legend stands."""
        if self._last is None or self._last[0] != (legend, width):
            self._last = (legend, width), self._wrapped(legend, width)
        return self._last[1]

    def _wrapped(self, legend: Legend, width: float) -> list[list[_Item]]:
        lines: list[list[_Item]] = []
        used = 0.0
        for item in items(legend):
            need = self._item_width(item)
            if not lines or used + need > width:
                lines.append([])
                used = 0.0
            lines[-1].append(item)
            used += need
        return lines

    def _line_height(self) -> float:
        return QFontMetricsF(self._font).height() * 1.35

    def _key_width(self, item: _Item) -> float:
        metrics = QFontMetricsF(self._font)
        if item.dashes is not None:
            return metrics.height() * 2.1
        if item.kind is not None or item.nerve or item.mark:
            return metrics.height() * 1.9
        return metrics.capHeight() * (1.4 * len(item.roots) + 0.4)

    def _item_width(self, item: _Item) -> float:
        metrics = QFontMetricsF(self._font)
        return self._key_width(item) + metrics.horizontalAdvance(item.text) + metrics.height() * 1.1

    def _key(self, painter: QPainter, rect: QRectF, item: _Item) -> None:
        if item.dashes is not None:
            self._line(painter, rect, item)
        elif item.kind is not None:
            self._skin(painter, rect, item.kind)
        elif item.nerve:
            self._nerve(painter, rect, item.nerve)
        elif item.mark:
            self._mark(painter, rect, item.mark)
        else:
            self._swatches(painter, rect, item)

    def _swatches(self, painter: QPainter, rect: QRectF, item: _Item) -> None:
        theme = self._theme
        high = QFontMetricsF(self._font).capHeight() * 1.25
        y = rect.center().y() - high / 2
        for index, root in enumerate(item.roots):
            painter.setPen(Qt.PenStyle.NoPen if item.strength else QPen(QColor(theme.line_strong), 1))
            painter.setBrush(QColor(blend(theme.root(root), theme.body_light, item.strength)))
            square = QRectF(rect.x() + index * high * 1.12, y, high, high)
            painter.drawRoundedRect(square.adjusted(0.5, 0.5, -0.5, -0.5), high * 0.22, high * 0.22)

    def _box(self, rect: QRectF) -> QRectF:
        metrics = QFontMetricsF(self._font)
        high = metrics.capHeight() * 1.35
        return QRectF(round(rect.x()), round(rect.center().y() - high / 2), round(metrics.height() * 1.5), round(high))

    def _skin(self, painter: QPainter, rect: QRectF, kind: int) -> None:
        box = self._box(rect)
        painter.setPen(Qt.PenStyle.NoPen)
        tile = pattern_of(kind, 1.0)
        for brush in (QBrush(ground_of(kind, self._theme)), *([QBrush(tile)] if tile is not None else [])):
            painter.setBrush(brush)
            painter.drawRoundedRect(box, 2.5, 2.5)

    def _nerve(self, painter: QPainter, rect: QRectF, look: str) -> None:
        box = self._box(rect)
        ink = QColor(INKS[0])
        fill = QColor(ink)
        fill.setAlphaF(SOFT_FILL if look == "soft" else FILL)
        pen = QPen(ink, 1.2)
        if look == "soft":
            pen.setDashPattern([3.0, 3.0])
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._theme.body_light))
        painter.drawRoundedRect(box, 2.5, 2.5)
        painter.setPen(pen)
        painter.setBrush(fill)
        painter.drawRoundedRect(box, 2.5, 2.5)

    def _mark(self, painter: QPainter, rect: QRectF, quality: str) -> None:
        from derm_viewer.screen.canvas.strokes import edge_pen, pattern  # wants shapely, and marks

        box, ratio = self._box(rect), painter.device().devicePixelRatioF()
        if (quality, ratio) not in self._patterns:
            self._patterns[quality, ratio] = pattern(quality, ratio)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._theme.body_light))
        painter.drawRoundedRect(box, 2.5, 2.5)
        painter.setPen(edge_pen(quality, 1.6))
        painter.setBrush(self._patterns[quality, ratio])
        painter.drawRoundedRect(box, 2.5, 2.5)

    def _line(self, painter: QPainter, rect: QRectF, item: _Item) -> None:
        """A line in its map's pattern; on a ground of its own where the lines on the body are light."""
        theme, light = self._theme, item.light and not self._theme.strict
        pen = border_pen(theme, item.dashes or 0)
        pen.setColor(QColor(theme.border if light else theme.text_muted))
        pen.setWidthF(1.4)
        if light:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(line_ground(theme)))
            longer = QFontMetricsF(self._font).height() * 0.2  # as long as the line
            painter.drawRoundedRect(self._box(rect).adjusted(0, 0, longer, 0), 2.5, 2.5)
        pen.setCosmetic(False)
        painter.setPen(pen)
        y = round(rect.center().y()) + 0.5
        painter.drawLine(QPointF(rect.x(), y), QPointF(rect.x() + QFontMetricsF(self._font).height() * 1.7, y))


def items(legend: Legend) -> list[_Item]:
    """The entries of the legend."""
    marks = [_Item(say(quality), mark=quality) for quality in legend.marks]
    return [*marks, *_skin_items(legend)]


def _skin_items(legend: Legend) -> list[_Item]:
    """What explains skin, lines and nerves."""
    many = len(legend.titles)
    light = not legend.mode or legend.mode == DIFFERENCES
    lines = [_Item(title, dashes=index, light=light) for index, title in enumerate(legend.titles)]
    soft = say("varies between people")
    nerves = [_Item(say("skin nerve"), nerve="usual"), _Item(soft, nerve="soft")] if legend.nerves else []
    if legend.mode == DIFFERENCES:
        return [*(_Item(say(WORDS[kind]), kind=kind) for kind in (ONE, NEIGHBOURS, APART)), *lines, *nerves]
    if legend.mode and many > 1:
        return [*_steps(legend.mode, many), *lines, *nerves]
    if nerves:
        return [*nerves, *lines]  # under them the colours of the roots are too pale to be told apart
    if many < 2:
        drawn = [_Item(say("drawn by {title}", title=title), _SWATCHES, CALM) for title in legend.titles]
        return [*drawn, _Item(say("left blank by this map"), ("L5",), 0.0)]
    return [*_shades(many), *lines]


def _steps(root: str, many: int) -> list[_Item]:
    """How many of the maps give the skin to a root, all first."""
    texts = [
        say("{root} in {count} of {of} maps", root=root, count=many, of=many),
        *(say("{count} of {of}", count=some, of=many) for some in range(many - 1, 0, -1)),
    ]
    return [_Item(text, (root,), STRONG * (many - at) / many) for at, text in enumerate(texts)]


def _shades(many: int) -> list[_Item]:
    pale = CALM * PALE / many
    if many == 2:
        return [
            _Item(say("full colour: the maps agree"), _SWATCHES, CALM),
            _Item(say("pale: they differ (both named) or one leaves it blank"), _SWATCHES, pale),
        ]
    return [
        _Item(say("all {many} maps agree", many=many), _SWATCHES, CALM),
        _Item(say("{count} of {of}", count=many - 1, of=many), _SWATCHES, CALM * (many - 1) / many),
        _Item(say("fewer, or they differ"), _SWATCHES, pale),
    ]
