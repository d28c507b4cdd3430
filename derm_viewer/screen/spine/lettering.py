"""Paints the labels of the spine picture: titles, chips in root colours, names on bone, and the legend's swatches."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from derm_viewer.screen.spine.brush import Scene, faded
from derm_viewer.screen.spine.labels import Label, swatch_width, unbroken
from derm_viewer.screen.spine.layout import Fonts

_ONE_LINE = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextSingleLine


def paint_labels(painter: QPainter, labels: Sequence[Label], scene: Scene, fonts: Fonts) -> None:
    """Draw in device-independent pixels."""
    for label in labels:
        if label.leader is not None:
            _leader(painter, label, label.leader, scene)
    _chips(painter, [each for each in labels if each.kind in ("chip", "pale")], scene, fonts)
    theme = scene.theme
    halo = QPainterPath()
    for label in labels:
        if label.kind == "name":
            halo.addRoundedRect(label.rect.adjusted(-2, 1, 2, -1), 4, 4)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(faded(scene.colours.bone, 0.72))
    painter.drawPath(halo)
    for kind, font, colour in (
        ("name", fonts.name, scene.colours.ink),
        ("title", fonts.title, theme.text_muted),
        ("small", fonts.small, theme.text_muted),
    ):
        painter.setFont(font)
        painter.setPen(QColor(colour))
        for label in labels:
            if label.kind == kind:
                painter.drawText(label.rect, _ONE_LINE, label.text)
    for label in labels:
        if label.kind == "line":
            _line(painter, label, scene, fonts)


def _chips(painter: QPainter, chips: Sequence[Label], scene: Scene, fonts: Fonts) -> None:
    """The names of roots: on their colour where they are lit, plain otherwise."""
    theme = scene.theme
    radius = fonts.of_name.height() * 0.32
    pale = QPainterPath()
    for label in chips:
        box = label.rect.adjusted(0.5, 0.5, -0.5, -0.5)
        if label.kind == "pale":
            pale.addRoundedRect(box, radius, radius)
        else:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(theme.root(label.root)))
            painter.drawRoundedRect(box, radius, radius)
    painter.setPen(QPen(QColor(theme.line), 1))
    painter.setBrush(faded(theme.surface, 0.85))
    painter.drawPath(pale)
    painter.setFont(fonts.name)
    for label in chips:
        painter.setPen(QColor(scene.colours.on_root[label.root] if label.kind == "chip" else theme.text_muted))
        painter.drawText(label.rect, _ONE_LINE, label.text)


def _leader(painter: QPainter, label: Label, spot: QPointF, scene: Scene) -> None:
    pen = QPen(QColor(scene.theme.text_muted), 1.0)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    painter.setPen(pen)
    painter.drawLine(spot, label.rect.center())


def _line(painter: QPainter, label: Label, scene: Scene, fonts: Fonts) -> None:
    inset = swatch_width(fonts) if label.swatch else 0.0
    high = fonts.of_small.height()
    if label.swatch:
        _swatch(painter, QRectF(label.rect.left(), label.rect.top(), inset - high * 0.4, high), label, scene)
    painter.setFont(fonts.small)
    painter.setPen(QColor(scene.theme.text))
    painter.drawText(
        label.rect.adjusted(inset, 0, 1, 1), Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextWordWrap, unbroken(label.text)
    )


def _swatch(painter: QPainter, box: QRectF, label: Label, scene: Scene) -> None:
    """The same look as in the picture: a root's line, a filled bulge or a dashed one."""
    middle = box.center()
    if label.swatch == "root":
        pen = QPen(QColor(scene.theme.root(label.root)), max(box.height() * 0.3, 3.0))
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        painter.drawLine(QPointF(box.left() + 2, middle.y()), QPointF(box.right() - 2, middle.y()))
        return
    pen = QPen(QColor(scene.colours.hernia_edge), 1.2)
    strength = 1.0
    if label.swatch == "far_lateral":
        pen.setDashPattern([2.0, 2.0])
        strength = 0.4
    painter.setPen(pen)
    painter.setBrush(faded(scene.colours.hernia, strength))
    painter.drawEllipse(middle, box.width() * 0.44, box.height() * 0.32)
