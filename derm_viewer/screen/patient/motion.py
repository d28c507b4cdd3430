"""Whether something may move, and the two things that do: the fade between steps, and the report of the nerve."""

from __future__ import annotations

from PySide6.QtCore import QEasingCurve, QObject, QVariantAnimation, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QApplication, QStyle, QWidget

from derm_viewer.consult.settings import Settings

FADE_MS, REPORT_MS = 200, 2600
_LOOPS = 2
_ON_BODY = 0.62
"""The part of the report's time that it takes to the low back; the rest it takes on the picture of the spine."""
_TAIL = 0.3


def may_move(settings: Settings) -> bool:
    """Not where the setting says no, and not where the system asks for less motion."""
    if not settings.flag("patient/motion", usual=True):
        return False
    hints = QApplication.styleHints()
    asked = getattr(hints.accessibility(), "motionPreference", None) if hasattr(hints, "accessibility") else None
    if asked is not None and "Reduced" in str(asked()):  # Qt 6.12 and later know what the system asks for
        return False
    return QApplication.style().styleHint(QStyle.StyleHint.SH_Widget_Animation_Duration) > 0


class Fade(QWidget):
    """Lies over a widget with a picture of what was there, and lets it go."""

    def __init__(self, over: QWidget) -> None:
        super().__init__(over)
        self._over = over
        self._picture = QPixmap()
        self._alpha = 0.0
        self._animation = QVariantAnimation(self)
        self._animation.setStartValue(1.0)
        self._animation.setEndValue(0.0)
        self._animation.setDuration(FADE_MS)
        self._animation.valueChanged.connect(self._show)
        self._animation.finished.connect(self.stop)
        self.hide()

    @property
    def runs(self) -> bool:
        """Whether something is fading."""
        return self._animation.state() is QVariantAnimation.State.Running

    def start(self, picture: QPixmap) -> None:
        """Let this picture go."""
        self._picture, self._alpha = picture, 1.0
        self.setGeometry(self._over.rect())
        self.show()
        self.raise_()
        self._animation.stop()
        self._animation.start()

    def stop(self) -> None:
        """Show what is below at once, and forget the picture."""
        self._animation.stop()
        self._picture = QPixmap()
        self.hide()

    def _show(self, alpha: object) -> None:
        self._alpha = float(alpha) if isinstance(alpha, (int, float)) else 0.0
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setOpacity(self._alpha)
        painter.drawPixmap(0, 0, self._picture)


class Report(QObject):
    """The report from the skin to the spine. Signals: moved(on the body, on the spine), each 0 to 1 or None."""

    moved = Signal(object, object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._animation = QVariantAnimation(self)
        self._animation.setStartValue(0.0)
        self._animation.setEndValue(1.0)
        self._animation.setDuration(REPORT_MS)
        self._animation.setLoopCount(_LOOPS)
        self._animation.setEasingCurve(QEasingCurve(QEasingCurve.Type.Linear))
        self._animation.valueChanged.connect(self._tell)
        self._animation.finished.connect(self.stop)

    @property
    def runs(self) -> bool:
        """Whether it moves."""
        return self._animation.state() is QVariantAnimation.State.Running

    def start(self) -> None:
        """Begin at the skin."""
        self._animation.stop()
        self._animation.start()

    def stop(self) -> None:
        """Stand still as a picture."""
        self._animation.stop()
        self.moved.emit(None, None)

    def _tell(self, value: object) -> None:
        share = float(value) if isinstance(value, (int, float)) else 0.0
        self.moved.emit(share / _ON_BODY * (1 + _TAIL), (share - _ON_BODY) / (1 - _ON_BODY) * (1 + _TAIL))
