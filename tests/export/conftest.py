"""The shipped typeface, a small figure whose pixels are known, and answers of the shipped knowledge."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QFontDatabase, QPainter
from PySide6.QtWidgets import QApplication

from derm_viewer.body.atlas import Atlas
from derm_viewer.export.figure import MarkedFigure
from derm_viewer.paths import data_path
from tests.body.sample import write_sample
from tests.export.sheets import GREEN, RED


@pytest.fixture(scope="session")
def family(qapp: QApplication) -> str:
    """The family of the shipped typeface."""
    families = set()
    for face in ("Regular", "Medium", "SemiBold", "Bold"):
        number = QFontDatabase.addApplicationFont(str(data_path("resources", "fonts", f"Inter-{face}.otf")))
        families.update(QFontDatabase.applicationFontFamilies(number))
    assert "Inter" in families
    return "Inter"


def paint(painter: QPainter) -> None:
    """A green body with a red mark in its right half; the coordinates run from (100, 50) to (300, 150)."""
    painter.fillRect(QRectF(100, 50, 200, 100), QColor(GREEN))
    painter.fillRect(QRectF(220, 80, 40, 40), QColor(RED))


@pytest.fixture
def figure() -> MarkedFigure:
    """Twice as wide as high."""
    return MarkedFigure(paint, (100.0, 50.0, 200.0, 100.0))


@pytest.fixture(scope="session")
def atlas(tmp_path_factory: pytest.TempPathFactory) -> Atlas:
    """The small map of the tests."""
    return Atlas.load(write_sample(tmp_path_factory.mktemp("map") / "map.geojson"))
