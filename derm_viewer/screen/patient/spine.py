"""The low back for patients: bones, cushions, one nerve, and where it can be irritated. Calm, and few words."""

from __future__ import annotations

from typing import Literal, NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QLinearGradient,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QRadialGradient,
    QTransform,
)
from PySide6.QtWidgets import QWidget

from derm_viewer.screen.patient.colours import PatientColours
from derm_viewer.screen.patient.marks import round_pen
from derm_viewer.screen.patient.setting import PICTURE_TEXT
from derm_viewer.screen.spine.brush import fill, rounded, stroke
from derm_viewer.screen.spine.colours import SpineColours
from derm_viewer.screen.spine.lit import SIDES
from derm_viewer.screen.spine.picture import SpinePicture
from derm_viewer.screen.spine.shapes import RootShape, SpineShapes, together

Cause = Literal["", "cushion", "tight"]
"""What is shown to irritate the nerve: nothing, a cushion, or a place where it is tight."""
_TALL = 112.0
"""Millimetres of the spine that are seen."""
_WIDE = 54.0
"""Millimetres to each side of its middle."""
_LABEL_GAP = 16
_BARE = 5.0
"""So far above its lower edge, in millimetres, a bone is clear of the nerve."""
_STILL = (0.2, 0.5, 0.8)
_SOFT = 0.13
"""The part of the picture's height over which it fades out at each end."""


class SpineScene(NamedTuple):
    """One root, the side to which it goes as on a patient who faces the viewer ("left": the viewer's right), and the
    words on the picture.
    """

    root: str
    side: Literal["left", "right"]
    cause: Cause
    nerve: str
    spine: str
    cushion: str
    irritated: str
    description: str = ""


class Label(NamedTuple):
    """Words, the point that they name, their height, and whether they stand at the right; in pixels."""

    words: str
    point: QPointF
    y: float
    right: bool


class SpineForPatients(QWidget):
    """Shows a scene; seen from the front, so that the patient's left is at the viewer's right, as on the figure."""

    def __init__(self, picture: SpinePicture, colours: PatientColours, parent: QWidget) -> None:
        super().__init__(parent)
        self._shapes = SpineShapes(picture)
        self._colours, self._unit, self._font = colours, 1.0, QFont()
        self._scene: SpineScene | None = None
        self._progress: float | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def dress(self, colours: PatientColours, font: QFont, unit: float) -> None:
        """Take colours, font and the scale: 1.0 for a screen 1080 pixels high."""
        self._colours, self._font, self._unit = colours, QFont(font), unit
        self.update()

    def show_scene(self, scene: SpineScene | None) -> None:
        """Show one root; None shows nothing."""
        known = scene is not None and self._shapes.picture.has_root(scene.root)
        self._scene = scene if known else None
        self.setAccessibleName("" if self._scene is None else self._scene.description)
        self.update()

    def show_progress(self, progress: float | None) -> None:
        """How far the report has come on this picture, 0 to 1; None: it stands still."""
        self._progress = progress
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        scene = self._scene
        if scene is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        font = QFont(self._font)
        font.setPixelSize(max(8, round(PICTURE_TEXT * self._unit)))
        to_widget = self._to_widget(scene, font)
        painter.save()
        clip = to_widget.mapRect(QRectF(-_WIDE - 8, -1e3, 2 * (_WIDE + 8), 2e3)).intersected(QRectF(self.rect()))
        painter.setClipRect(clip)
        painter.setTransform(to_widget, True)
        root = self._shapes.roots[scene.root, scene.side]
        self._paint_column(painter)
        if scene.cause:
            _glow(painter, self._spot(scene))
        stroke(painter, _line(root), round_pen(self._colours.ring, 6.4, 0.85))
        stroke(painter, _line(root), round_pen(self._colours.accent, 4.2))
        if not scene.cause:
            self._paint_sparks(painter, root)
        painter.restore()
        _fade_out(painter, clip, QColor(self._colours.ground))
        painter.setFont(font)
        for label in self._labels(scene, to_widget):
            self._label(painter, label, to_widget)

    def _to_widget(self, scene: SpineScene, font: QFont) -> QTransform:
        """Millimetres to pixels: the part of the spine round the root, with room for the words beside it."""
        metrics, gap = QFontMetricsF(font), (_LABEL_GAP + 8) * self._unit
        near = max(metrics.horizontalAdvance(word) for word in (scene.nerve, self._also(scene)))
        far = metrics.horizontalAdvance(scene.cushion) + gap if scene.cause else 0.0
        before, after = (far, near + gap) if scene.side == "left" else (near + gap, far)
        scale = max(0.2, min(self.height() / _TALL, (self.width() - before - after) / (2 * _WIDE)))
        middle = self._shapes.roots[scene.root, scene.side].ganglion.y() - (8 if scene.cause else 0)
        box = self._shapes.picture.box
        top = min(max(middle - _TALL / 2, box[1]), box[3] - _TALL)
        spare = max(0.0, self.width() - before - after - 2 * _WIDE * scale)
        centre = spare * (0.5 if scene.cause else 0.0) + before + _WIDE * scale
        return QTransform(scale, 0, 0, scale, centre, -top * scale + (self.height() - _TALL * scale) / 2)

    def _paint_column(self, painter: QPainter) -> None:
        shapes, theme = self._shapes, self._colours.theme
        colours = SpineColours.of(theme)
        edge = round_pen(colours.bone_edge, 0.8)
        fill(painter, shapes.backs, QColor(colours.bone_back), round_pen(colours.back_edge, 0.5))
        tan = QColor(colours.nerve)
        tan.setAlphaF(0.75)
        pen = round_pen(colours.nerve, 2.2, 0.75)
        stroke(painter, shapes.sac, round_pen(colours.sac_edge, 0.5, 0.5))
        fill(painter, shapes.sac, rounded(colours.sac, colours.sac_edge, shapes.sac.boundingRect(), 0.55))
        for bone in shapes.bones:
            fill(painter, bone.body, rounded(colours.bone, colours.bone_edge, bone.body.boundingRect(), 0.9), edge)
        cushion = shapes.all_discs
        fill(painter, cushion, QColor(colours.disc), round_pen(colours.disc_edge, 0.7))
        for side in SIDES:
            others = [each for (_, own), each in shapes.roots.items() if own == side]
            stroke(painter, together(each.outside for each in others), pen)

    def _paint_sparks(self, painter: QPainter, root: RootShape) -> None:
        line = _line(root).toReversed()
        shares = _STILL if self._progress is None else [self._progress - lag for lag in (0.0, 0.14, 0.28)]
        painter.setPen(round_pen(self._colours.accent, 1.0))
        painter.setBrush(QColor(self._colours.ring))
        for share in shares:
            if 0.0 <= share <= 1.0:
                painter.drawEllipse(line.pointAtPercent(share), 2.1, 2.1)

    def _spot(self, scene: SpineScene) -> QPointF:
        """Where the nerve is irritated: at the cushion it passes, or where it leaves the spine."""
        line = self._shapes.picture.root(scene.root)
        sign = 1 if scene.side == "left" else -1
        if scene.cause == "cushion" and line.passes:
            x, y = self._shapes.picture.disc(line.passes).paracentral
            return QPointF(sign * x, y)
        return self._shapes.roots[scene.root, scene.side].ganglion

    def _labels(self, scene: SpineScene, to_widget: QTransform) -> list[Label]:
        """The words on the picture: nerve and irritation on the nerve's side, the cushion on the other."""
        root, right = self._shapes.roots[scene.root, scene.side], scene.side == "left"
        nerve, least = to_widget.map(root.outside.pointAtPercent(0.55)), 36 * self._unit
        if not scene.cause:
            bone = to_widget.map(self._bone(scene, to_widget))
            spine = Label(scene.spine, bone, min(bone.y(), nerve.y() - least), right)
            return [spine, Label(scene.nerve, nerve, nerve.y(), right)]
        spot = to_widget.map(self._spot(scene))
        cushion = to_widget.map(self._cushion(scene))
        return [
            Label(scene.irritated, spot, min(spot.y(), nerve.y() - least), right),
            Label(scene.nerve, nerve, nerve.y(), right),
            Label(scene.cushion, cushion, cushion.y(), not right),
        ]

    def _also(self, scene: SpineScene) -> str:
        """The words on the nerve's side that are not its name."""
        return scene.irritated if scene.cause else scene.spine

    def _bone(self, scene: SpineScene, to_widget: QTransform) -> QPointF:
        """A point of the bone above the nerve, where it is seen, on the nerve's side; without one, of the first."""
        begins = self._shapes.roots[scene.root, scene.side].canal.pointAtPercent(0).y()
        boxes = [bone.body.boundingRect() for bone in self._shapes.bones]
        above = [each for each in boxes if each.center().y() < begins]
        box, aside = (max(above, key=QRectF.bottom), 0.3) if above else (min(boxes, key=QRectF.top), -0.1)
        seen = (self.height() * _SOFT * 1.5 - to_widget.dy()) / to_widget.m22()
        y = min(max(box.center().y(), seen), box.bottom() - _BARE)
        return QPointF(box.center().x() + box.width() * (aside if scene.side == "left" else -aside), y)

    def _cushion(self, scene: SpineScene) -> QPointF:
        """The edge of a cushion on the side away from the nerve, where it lies bare."""
        line = self._shapes.picture.root(scene.root)
        edge = self._shapes.discs[line.passes or line.leaves or self._shapes.picture.discs[-1].name].boundingRect()
        return QPointF(edge.left() * 0.8 if scene.side == "left" else edge.right() * 0.8, edge.center().y())

    def _label(self, painter: QPainter, label: Label, to_widget: QTransform) -> None:
        """Words at the left or right edge, with a thin line to what they name."""
        metrics, unit = QFontMetricsF(painter.font()), self._unit
        wide = metrics.horizontalAdvance(label.words)
        middle, out = to_widget.dx(), _WIDE * to_widget.m11() + _LABEL_GAP * unit
        left = min(middle + out, self.width() - wide - 2) if label.right else max(middle - out - wide, 2.0)
        end = QPointF(left - 8 * unit if label.right else left + wide + 8 * unit, label.y)
        painter.setPen(round_pen(self._colours.quiet, 1.8 * unit, 0.8))
        painter.drawLine(label.point, end)
        painter.setBrush(QColor(self._colours.quiet))
        painter.drawEllipse(label.point, 3 * unit, 3 * unit)
        painter.setPen(QColor(self._colours.text))
        rect = QRectF(left, label.y - metrics.height() / 2, wide + 2, metrics.height())
        painter.drawText(rect, int(Qt.AlignmentFlag.AlignCenter), label.words)


def _line(root: RootShape) -> QPainterPath:
    """A root from the canal to its end."""
    line = QPainterPath(root.canal)
    line.connectPath(root.outside)
    return line


def _fade_out(painter: QPainter, rect: QRectF, ground: QColor) -> None:
    """Let the picture end softly above and below."""
    clear = QColor(ground)
    clear.setAlpha(0)
    depth = rect.height() * _SOFT
    for edge, inner in ((rect.top(), rect.top() + depth), (rect.bottom(), rect.bottom() - depth)):
        gradient = QLinearGradient(QPointF(0, edge), QPointF(0, inner))
        gradient.setColorAt(0, ground)
        gradient.setColorAt(1, clear)
        painter.fillRect(QRectF(rect.left() - 1, min(edge, inner) - 1, rect.width() + 2, depth + 1), gradient)


def _glow(painter: QPainter, at: QPointF) -> None:
    """A soft warm spot: irritated, not broken."""
    gradient = QRadialGradient(at, 15.0)
    for place, alpha in ((0.0, 0.95), (0.45, 0.6), (1.0, 0.0)):
        colour = QColor("#F08A4B")
        colour.setAlphaF(alpha)
        gradient.setColorAt(place, colour)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(gradient)
    painter.drawEllipse(at, 15.0, 15.0)
