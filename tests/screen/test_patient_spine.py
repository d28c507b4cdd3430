"""The spine on the patient's screen names what is seen, the spine and the nerve, apart from each other."""

from __future__ import annotations

from typing import Literal

import pytest
from PySide6.QtCore import QPointF
from PySide6.QtGui import QFont, QFontMetricsF
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from derm_viewer.clinic.plain_records import ROOTS_TOLD
from derm_viewer.paths import data_path
from derm_viewer.screen.look import load_typeface
from derm_viewer.screen.patient.colours import PatientColours
from derm_viewer.screen.patient.spine import SpineForPatients, SpineScene
from derm_viewer.screen.spine.reader import read_spine
from derm_viewer.screen.theme import LIGHT

PICTURE = read_spine(data_path("resources", "anatomy", "spine.json"))


@pytest.mark.parametrize("side", ["left", "right"])
@pytest.mark.parametrize("name", [name for name in ROOTS_TOLD if PICTURE.has_root(name)])
def test_spine_and_nerve_are_named_apart_and_the_spine_where_the_nerve_is_not(
    name: str, side: Literal["left", "right"], qtbot: QtBot
) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    shown = SpineForPatients(PICTURE, PatientColours.of(LIGHT), holder)
    font = QFont(load_typeface(data_path("resources", "fonts")))
    shown.resize(420, 250)
    shown.dress(PatientColours.of(LIGHT), font, 1.0)
    scene = SpineScene(name, side, "", name, "Spine", "Cushion (disc)", "Can be irritated here")
    shown.show_scene(scene)
    font.setPixelSize(27)
    to_widget = shown._to_widget(scene, font)
    spine, nerve = shown._labels(scene, to_widget)
    assert (spine.words, nerve.words) == ("Spine", name)
    assert nerve.y - spine.y >= QFontMetricsF(font).height()
    assert 0 <= spine.y <= shown.height()
    root = shown._shapes.roots[name, side]
    points = [to_widget.map(line.pointAtPercent(n / 20)) for line in (root.canal, root.outside) for n in range(21)]
    assert min(_far(point, spine.point) for point in points) > 6


def _far(one: QPointF, other: QPointF) -> float:
    away = one - other
    return float((away.x() ** 2 + away.y() ** 2) ** 0.5)
