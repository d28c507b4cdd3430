"""How the tests of the patient's screen open it, touch it and read it."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QWidget

from derm_viewer.app import Parts
from derm_viewer.screen.patient.desk import PatientDesk
from derm_viewer.screen.patient.displays import Display, Displays
from derm_viewer.screen.patient.gate import PatientGate
from derm_viewer.screen.patient.window import PatientWindow
from tests.screen.paint_driver import begin, drag

SHIN = (3.0, -55.0)
"""The left outer shin on the side view of the supplied map: L5 in all maps."""
LAPTOP = Display("laptop", QRect(0, 0, 1366, 768))
BIG = Display("HDMI-1", QRect(4000, 0, 1920, 1080))


class FewDisplays(Displays):
    """Displays that a test plugs and pulls."""

    def __init__(self, *known: Display) -> None:
        super().__init__()
        self.known = known

    def all(self) -> tuple[Display, ...]:
        """The displays that are plugged in."""
        return self.known

    def plug(self, *known: Display) -> None:
        """Other displays are there now."""
        self.known = known
        self.changed.emit()


def gate(parts: Parts) -> PatientGate:
    """The way to the patient's screen."""
    return parts.window.findChildren(PatientGate)[0]


def desk(parts: Parts) -> PatientDesk:
    """The desk of a screen that was opened."""
    begun = gate(parts).begun
    assert begun is not None
    return begun


def view(parts: Parts) -> PatientWindow:
    """The patient's window."""
    return desk(parts).view


def meet(parts: Parts) -> None:
    """A whole look at the left shin with real keys and clicks: place, finding, mark, search, and the note copied."""
    window = parts.window
    at = window.canvas.widget_at(*SHIN).toPoint()
    QTest.mouseMove(window.canvas, at)
    QTest.mouseClick(window.canvas, Qt.MouseButton.LeftButton, pos=at)
    parts.consult.set_finding("big_toe_up", "left", "weak")
    begin(parts)
    drag(parts, [(3.0, -50.0), SHIN, (3.0, -60.0)])
    press(window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    field = QApplication.focusWidget()
    assert isinstance(field, QLineEdit)
    QTest.keyClicks(field, "fourth toe")
    press(field, Qt.Key.Key_Escape)
    press(window, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)


def touch(parts: Parts, x: float, y: float) -> None:
    """Touch the figure at a point of the sheet."""
    figure = view(parts).figure
    at = figure.widget_at(x, y)
    assert at is not None
    QTest.mouseClick(figure, Qt.MouseButton.LeftButton, pos=at.toPoint())


def press(widget: QWidget, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Press a key in a window."""
    QTest.keyClick(widget, key, modifier)


def texts(window: QWidget) -> Iterator[str]:
    """Every text that a window's widgets have: written, for a screen reader, or as a tip."""
    for widget in (window, *window.findChildren(QWidget)):
        yield from (widget.accessibleName(), widget.accessibleDescription(), widget.toolTip(), widget.windowTitle())
        yield from (widget.statusTip(), widget.whatsThis())
        if isinstance(widget, (QAbstractButton, QApplication, QLabel, QLineEdit)):
            yield widget.text()
        said = getattr(widget, "text", None)
        if isinstance(said, str):
            yield said
    for one in window.findChildren(QLineEdit):
        yield one.placeholderText()


def said(parts: Parts) -> str:
    """All that the patient reads."""
    return view(parts).words.text
