"""The figure on the patient's screen: the body, the place, what is painted, drawn and touched, and whose left it is."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QMouseEvent, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QWidget

from derm_viewer.export.line_breaks import in_two
from derm_viewer.screen.canvas.layout import Box, Cell
from derm_viewer.screen.canvas.paint import transform_of
from derm_viewer.screen.canvas.strokes import Strokes
from derm_viewer.screen.patient.body import Body, Skin
from derm_viewer.screen.patient.colours import PatientColours
from derm_viewer.screen.patient.marks import draw_drawing, draw_place, draw_tag, draw_touched, draw_way, tag_at
from derm_viewer.screen.patient.views import BACK, Chosen, Placed, place_cells

if TYPE_CHECKING:
    from derm_viewer.consult.painting import Surface
    from derm_viewer.consult.patient import Stroke, Touched

_SIDES_AT = -47.0
"""The height of the sheet beside which "your left" and "your right" stand: the shins."""
_LABEL, _NEAR_LABEL, _GAP = 118, 40, 34
"""Lengths at a screen 1080 pixels high: the words at each side, those over the nearer view, the gap between views."""

_LEAST_NEAR = 20
"""The least size of the words over the nearer view, unless they are too long for the whole room."""


class Saying(NamedTuple):
    """The words beside the figure; `near` stands over the nearer view, `described` is for a screen reader."""

    left: str
    right: str
    near: str = ""
    touched: str = ""
    described: str = ""


class FigureScene(NamedTuple):
    """Everything the figure shows. `place` is a point of the sheet with its view; `way` a line on the sheet.

    `spine` hints at the low back: the middle of the body on the sheet, None for no hint.
    """

    chosen: Chosen
    skin: Skin = Skin()
    saying: Saying = Saying("", "")
    place: tuple[str, float, float] | None = None
    surfaces: tuple[Surface, ...] = ()
    strokes: tuple[Stroke, ...] = ()
    touched: Touched | None = None
    way: QPainterPath | None = None
    spine: float | None = None


class Figure(QWidget):
    """Shows a scene. Signals: touched(x, y) with the point of the sheet that was touched."""

    touched = Signal(float, float)

    def __init__(self, body: Body, colours: PatientColours, parent: QWidget) -> None:
        super().__init__(parent)
        self._body, self._colours = body, colours
        self._scene: FigureScene | None = None
        self._placed: Placed | None = None
        self._unit = 1.0
        self._progress: float | None = None
        self._painted = Strokes()
        self._font = QFont()
        self.setAttribute(Qt.WidgetAttribute.WA_AcceptTouchEvents, False)  # a touch arrives as a click

    @property
    def scene(self) -> FigureScene | None:
        """What is shown."""
        return self._scene

    @property
    def cells(self) -> tuple[Cell, ...]:
        """The views that are seen, where they stand."""
        placed = self._arranged()
        return () if placed is None else placed.cells

    def use(self, body: Body) -> None:
        """Another body map is open."""
        self._body, self._placed, self._scene = body, None, None
        self._painted = Strokes()
        self.update()

    def dress(self, colours: PatientColours, font: QFont, unit: float) -> None:
        """Take colours, font and the scale: 1.0 for a screen 1080 pixels high."""
        self._colours, self._unit = colours, unit
        self._font = QFont(font)
        self._placed = None
        self.update()

    def show_scene(self, scene: FigureScene | None) -> None:
        """Show something else; None shows nothing and lets go of what was kept."""
        if scene is None:
            self._body.forget()
            self._painted = Strokes()
        if scene is None or self._scene is None or scene.chosen != self._scene.chosen:
            self._placed = None
        self._scene = scene
        saying = Saying("", "") if scene is None else scene.saying
        self.setAccessibleDescription(", ".join(word for word in (saying.near, saying.touched) if word))
        self.setAccessibleName(saying.described)
        self.update()

    def show_progress(self, progress: float | None) -> None:
        """How far the report has come on its way to the spine, 0 to 1; None: it stands still as a picture."""
        self._progress = progress
        self.update()

    def widget_at(self, x: float, y: float) -> QPointF | None:
        """The point of the widget that shows a point of the sheet; None where no shown view has it."""
        cell = next((cell for cell in self.cells if cell.own.holds(x, y)), None)
        return None if cell is None else QPointF(*cell.to_canvas(x, y))

    def resizeEvent(self, event: object) -> None:
        self._placed = None

    def mousePressEvent(self, event: QMouseEvent) -> None:
        at = event.position()
        for cell in self.cells:
            point = cell.to_sheet(at.x(), at.y())
            if event.button() is Qt.MouseButton.LeftButton and cell.own.holds(*point):
                self.touched.emit(*point)
                return
        super().mousePressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        scene, placed = self._scene, self._arranged()
        if scene is None or placed is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)  # for the clinician's small picture
        ratio = self.devicePixelRatioF()
        painter.drawImage(0, 0, self._body.picture(self.size(), ratio, placed, scene.skin, self._colours))
        self._painted.draw(painter, scene.surfaces, placed.cells, ratio)
        if scene.way is not None:
            draw_way(painter, transform_of(placed.whole), scene, self._colours, self._unit, self._progress)
        sides = self._say(painter, placed, scene)
        draw_drawing(painter, placed.cells, scene.strokes, self._colours, self._unit)
        if scene.place is not None and (cell := placed.cell_of(scene.place[0])) is not None:
            draw_place(painter, QPointF(*cell.to_canvas(*scene.place[1:])), self._colours, self._unit)
        if scene.touched is not None and (at := self.widget_at(scene.touched.x, scene.touched.y)) is not None:
            draw_touched(painter, at, self._colours, self._unit)
            self._tag(painter, at, scene.saying.touched, sides)

    def _arranged(self) -> Placed | None:
        if self._placed is None and self._scene is not None and self.width() > 20 and self.height() > 20:
            unit, chosen = self._unit, self._scene.chosen
            room = Box(0, _NEAR_LABEL * unit, self.width(), self.height() - 4 * unit)
            self._placed = place_cells(self._body.atlas, chosen, room, _LABEL * unit, _GAP * unit)
        return self._placed

    def _sized(self, pixels: float) -> QFont:
        font = QFont(self._font)
        font.setPixelSize(max(8, round(pixels * self._unit)))
        return font

    def _tag(self, painter: QPainter, at: QPointF, words: str, taken: list[QRectF]) -> None:
        """The name of what was touched."""
        if words:
            font = self._sized(28)
            tag = tag_at(at, words, font, self._unit, QRectF(self.rect()), taken)
            draw_tag(painter, tag, words, font, self._colours, self._unit)

    def _say(self, painter: QPainter, placed: Placed, scene: FigureScene) -> list[QRectF]:
        """Whose left and right it is beside the legs, and what the nearer view shows over it; where the sides stand."""
        painter.setPen(QColor(self._colours.quiet))
        cell, unit = placed.whole, self._unit
        span = self._body.across(cell.view, _SIDES_AT) or (cell.crop.x0, cell.crop.x1)
        low, high = sorted(cell.to_canvas(x, _SIDES_AT) for x in span)
        words = (scene.saying.left, scene.saying.right) if cell.view == BACK or cell.flip else scene.saying[1::-1]
        font = self._sized(30)
        most = min(low[0], self._limit(placed) - high[0]) - 20 * unit
        if max(QFontMetricsF(font).horizontalAdvance(word) for word in words) > most:
            words = (in_two(words[0]), in_two(words[1]))
        painter.setFont(font)
        flags = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignVCenter)
        lines = QFontMetricsF(font).height() * 3
        left = QRectF(low[0] - (_LABEL + 70 + 20) * unit, low[1] - lines / 2, (_LABEL + 70) * unit, lines)
        right = QRectF(high[0] + 20 * unit, high[1] - lines / 2, (_LABEL + 70) * unit, lines)
        left.setLeft(max(left.left(), 0.0))
        right.setRight(min(right.right(), self._limit(placed)))
        painter.drawText(left, flags | int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute), words[0])
        painter.drawText(right, flags | int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute), words[1])
        if placed.near is not None and scene.saying.near:
            self._say_near(painter, placed.near, scene.saying.near)
        rects = ((left, words[0], Qt.AlignmentFlag.AlignRight), (right, words[1], Qt.AlignmentFlag.AlignLeft))
        metrics = QFontMetricsF(font)
        return [metrics.boundingRect(room, flags | int(side), text) for room, text, side in rects]

    def _limit(self, placed: Placed) -> float:
        """The words at the right of the whole figure end where the nearer view begins."""
        return float(self.width()) if placed.near is None else placed.near.x

    def _say_near(self, painter: QPainter, cell: Cell, words: str) -> None:
        """What the nearer view shows, over its middle: in two lines where one is too long and there is room, else
        smaller; only what would be too small to read may stand aside of the middle.
        """
        font, middle = self._sized(26), cell.box.x0 + cell.box.width / 2
        room = min(cell.box.width + 130 * self._unit, 2 * middle, 2 * (self.width() - middle))
        if _wide(font, words) > room and cell.y >= QFontMetricsF(font).height() * 2.1:
            words = in_two(words)
        while _wide(font, words) > room and font.pixelSize() > max(9, _LEAST_NEAR * self._unit):
            font.setPixelSize(font.pixelSize() - 1)
        painter.setFont(font)
        wide = max(room, _wide(font, words) + 1)
        high = QFontMetricsF(font).height() * (words.count("\n") + 1.2)
        left = max(0.0, min(middle - wide / 2, self.width() - wide))
        rect = QRectF(left, max(0.0, cell.y - high), wide, high)
        painter.drawText(rect, int(Qt.AlignmentFlag.AlignCenter), words)


def _wide(font: QFont, words: str) -> float:
    """The width of the longest line."""
    return max(QFontMetricsF(font).horizontalAdvance(line) for line in words.split("\n"))
