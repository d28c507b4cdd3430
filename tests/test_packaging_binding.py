"""The Qt binding must not eat references to None: PySide6 6.12.0 does so on Python 3.11 until the process aborts."""

from __future__ import annotations

import sys

import pytest
from PySide6.QtCore import QObject
from PySide6.QtGui import QPainterPath

CALLS = 200
STRAY = 50  # other code takes and gives references meanwhile


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="None is immortal from Python 3.12 on")
def test_calls_that_return_nothing_keep_the_references_to_none() -> None:
    thing, path = QObject(), QPainterPath()
    before = sys.getrefcount(None)
    for _ in range(CALLS):
        thing.setObjectName("x")
        path.lineTo(1.0, 2.0)
    assert abs(sys.getrefcount(None) - before) < STRAY
