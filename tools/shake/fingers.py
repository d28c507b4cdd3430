"""Random fingers on the window: taps, ways, pinches, and touches that the system takes away."""

from __future__ import annotations

import random

from PySide6.QtCore import QPoint
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget


class Touching:
    """One touch screen, and what is done on it."""

    def __init__(self, rng: random.Random, window: QWidget) -> None:
        self._rng, self._window = rng, window
        self._screen = QTest.createTouchDevice()

    def touch(self) -> None:
        """One or two fingers along random ways."""
        count, window = self._rng.choice((1, 1, 2)), self._window
        ways = {finger: self._way() for finger in range(count)}
        for finger, way in ways.items():
            event = QTest.touchEvent(window, self._screen)
            for other in range(finger):
                event.move(other, ways[other][0], window)
            event.press(finger, way[0], window).commit()
            QApplication.processEvents()
        for step in range(self._rng.randrange(6)):
            event = QTest.touchEvent(window, self._screen)
            for finger, way in ways.items():
                event.move(finger, way[min(step, len(way) - 1)], window)
            event.commit()
            QApplication.processEvents()
        event = QTest.touchEvent(window, self._screen)
        for finger, way in ways.items():
            event.release(finger, way[-1], window)
        event.commit()

    def _way(self) -> list[QPoint]:
        size = self._window.size()
        at = QPoint(self._rng.randrange(max(size.width(), 1)), self._rng.randrange(max(size.height(), 1)))
        way = [at]
        for _ in range(self._rng.randrange(5)):
            at += QPoint(self._rng.randrange(-50, 51), self._rng.randrange(-50, 51))
            way.append(at)
        return way
