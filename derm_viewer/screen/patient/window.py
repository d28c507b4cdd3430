"""The patient's window: a figure, a few large words, five steps. It decides nothing and knows nothing else."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QCloseEvent, QColor, QFont, QKeyEvent, QPainter, QPaintEvent, QPixmap, QRegion, QResizeEvent
from PySide6.QtWidgets import QWidget

from derm_viewer.consult.patient import STEPS
from derm_viewer.screen.patient.body import Body
from derm_viewer.screen.patient.colours import PatientColours
from derm_viewer.screen.patient.figure import Figure
from derm_viewer.screen.patient.motion import Fade, Report
from derm_viewer.screen.patient.page import Page
from derm_viewer.screen.patient.setting import Column
from derm_viewer.screen.patient.spine import SpineForPatients
from derm_viewer.screen.patient.steps import StepRow
from derm_viewer.screen.patient.way_back import WayBack
from derm_viewer.screen.patient.words import WordsColumn
from derm_viewer.screen.spine.picture import SpinePicture

_SIDE, _TOP, _BETWEEN, _FOOT, _FOOT_GAP = 64, 52, 56, 92, 36
"""At a screen 1080 pixels high: the margins, the gap between figure and words, the steps, what is under them."""
_LEAST_BUTTON = 60
_FULL = (1920.0, 1080.0)
_UPRIGHT_SHARE = 0.47
"""The part of the height that the figure has in an upright window."""


class PatientWindow(QWidget):
    """Signals: step_chosen(int), touched(x, y) on the sheet, asked(str) with "next", "back", "blank" or "close"."""

    step_chosen = Signal(int)
    touched = Signal(float, float)
    asked = Signal(str)

    def __init__(self, body: Body, picture: SpinePicture, colours: PatientColours, font: QFont) -> None:
        super().__init__()
        self._colours, self._font = colours, QFont(font)
        self._page: Page | None = None
        self._blank = False
        self.moves = True
        self.stage = QWidget(self)
        self.figure = Figure(body, colours, self.stage)
        self.words = WordsColumn(self.stage)
        self.spine = SpineForPatients(picture, colours, self.stage)
        self.steps = StepRow(colours, len(STEPS), self.stage)
        self.fade = Fade(self)
        self.report = Report(self)
        self.report.moved.connect(self._on_moved)
        self.way_back = WayBack(colours, self)
        self.way_back.clicked.connect(lambda _=False: self.asked.emit("close"))
        self.steps.chosen.connect(self.step_chosen)
        self.figure.touched.connect(self.touched)
        self.setMinimumSize(640, 400)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFocus()
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

    @property
    def page(self) -> Page | None:
        """What is shown."""
        return self._page

    @property
    def blank(self) -> bool:
        """Whether nothing is shown."""
        return self._blank

    @property
    def unit(self) -> float:
        """The size of everything: 1.0 for a window of 1920 x 1080."""
        wide, high = _FULL[::-1] if self.upright else _FULL
        return max(min(self.width() / wide, self.height() / high), 0.3)

    @property
    def upright(self) -> bool:
        """Whether the window is higher than wide: the words then stand below the figure."""
        return self.height() > self.width() * 1.1

    def show_way_back(self, shown: bool) -> None:
        """Whether a corner leads back to the clinician's window: for fingers, where both share a display."""
        self.way_back.setVisible(shown)

    def dress(self, colours: PatientColours, font: QFont) -> None:
        """Take other colours, or another font."""
        self._colours, self._font = colours, QFont(font)
        self._arrange()

    def show_page(self, page: Page | None) -> None:
        """Show another page, gently if something may move; None shows nothing."""
        before, self._page = self._page, page
        turned = before is not None and page is not None and before.key != page.key
        if turned and self.moves and self.isVisible() and not self._blank:
            self.fade.start(self._picture())
        else:
            self.fade.stop()
        if page is None:
            self.report.stop()
            self.figure.show_scene(None)
            self.words.show_column(None)
            self.spine.show_scene(None)
            self.setWindowTitle("")
            return
        self.setWindowTitle(page.title)
        self.figure.show_scene(page.figure)
        self._arrange()
        if page.reports and (before is None or before.key != page.key):
            self._begin_report()
        elif not page.reports:
            self.report.stop()

    def set_blank(self, blank: bool) -> None:
        """Show a plain ground instead of everything."""
        self._blank = blank
        self.fade.stop()
        self.report.stop()
        self.stage.setVisible(not blank)
        self.update()

    def picture(self, width: int, ratio: float) -> QPixmap:
        """What is seen, but for what still fades, as a picture `width` pixels wide; `ratio` of the screen's to one."""
        scale = max(width, 1) * ratio / max(self.width(), 1)
        made = QPixmap(max(1, round(self.width() * scale)), max(1, round(self.height() * scale)))
        made.fill(QColor(self._colours.ground))
        painter = QPainter(made)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.scale(scale, scale)
        self.stage.render(painter, QPoint(), QRegion(), QWidget.RenderFlag.DrawChildren)
        painter.end()
        made.setDevicePixelRatio(ratio)
        return made

    def resizeEvent(self, event: QResizeEvent) -> None:
        self.fade.stop()
        self._arrange()

    def paintEvent(self, event: QPaintEvent) -> None:
        ground = self._colours.theme.window_low if self._blank else self._colours.ground
        QPainter(self).fillRect(event.rect(), QColor(ground))

    def closeEvent(self, event: QCloseEvent) -> None:
        self.asked.emit("close")
        super().closeEvent(event)

    def event(self, event: QEvent) -> bool:
        """No key that is pressed here is a key of the clinician's window."""
        if event.type() is QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, rtl = event.key(), self._page is not None and self._page.rtl
        onward, backward = (Qt.Key.Key_Left, Qt.Key.Key_Right) if rtl else (Qt.Key.Key_Right, Qt.Key.Key_Left)
        if key in (Qt.Key.Key_Escape, Qt.Key.Key_F11):
            self.asked.emit("close")
        elif key in (Qt.Key.Key_B, Qt.Key.Key_Period):
            self.asked.emit("blank")
        elif key in (onward, Qt.Key.Key_PageDown, Qt.Key.Key_Down):
            self.asked.emit("next")
        elif key in (backward, Qt.Key.Key_PageUp, Qt.Key.Key_Up):
            self.asked.emit("back")
        elif Qt.Key.Key_1 <= key < Qt.Key.Key_1 + len(STEPS):
            self.step_chosen.emit(key - Qt.Key.Key_1)
        else:
            super().keyPressEvent(event)

    def _begin_report(self) -> None:
        if self.moves and self.isVisible() and not self._blank:
            self.report.start()
        else:
            self.report.stop()

    def _on_moved(self, body: float | None, spine: float | None) -> None:
        self.figure.show_progress(body)
        self.spine.show_progress(spine)

    def _picture(self) -> QPixmap:
        """What is seen now, without what was fading: of three quick steps the last two are seen."""
        self.fade.stop()
        return self.grab()

    def _arrange(self) -> None:
        """Give every part its place; from the right where the language is written so. The body is never mirrored."""
        unit, page = self.unit, self._page
        wide, high = self.width(), self.height()
        self.stage.setGeometry(0, 0, wide, high)
        side, top = round(_SIDE * unit), round(_TOP * unit)
        button = max(round(_FOOT * unit), min(_LEAST_BUTTON, high // 8))
        foot = high - round(_FOOT_GAP * unit) - button
        for part in (self.figure, self.spine, self.steps):
            part.dress(self._colours, self._font, unit)
        self.steps.setGeometry(side, foot, wide - 2 * side, button)
        if page is None:
            return
        figure, words = self._shared(page, QRect(side, top, wide - 2 * side, foot - round(_FOOT_GAP * unit) - top))
        self.figure.setGeometry(figure)
        self.words.setGeometry(words)
        self.way_back.setGeometry(QRect(wide - 56 if not page.rtl else 4, 4, 52, 52))
        self.way_back.dress(self._colours, page.back)
        self.steps.show_steps(page.names, page.number, rtl=page.rtl)
        self._set_words(page, words, unit)
        self.update()

    def _shared(self, page: Page, room: QRect) -> tuple[QRect, QRect]:
        """The figure's part of the room and that of the words: beside each other, or in an upright window below."""
        gap, rise = round(_BETWEEN * self.unit), round(_TOP * self.unit * 0.4)
        if self.upright:
            high = round(room.height() * _UPRIGHT_SHARE)
            return QRect(room.left(), room.top() - rise, room.width(), high), room.adjusted(0, high + gap // 2, 0, 0)
        wide = room.width() - gap
        figure = QRect(room.left(), room.top() - rise, round(wide * page.share), room.height() + rise)
        words = room.adjusted(figure.width() + gap, 0, 0, 0)
        if page.rtl:
            figure.moveRight(room.right())
            words.moveLeft(room.left())
        return figure, words

    def _set_words(self, page: Page, room: QRect, unit: float) -> None:
        pictured = page.spine is not None
        named = "" if page.spine is None else max(page.spine.nerve, page.spine.spine, key=len)
        column = Column(page.kicker, page.step, self._font, unit, page.rtl, self._colours, pictured, named)
        self.words.show_column(column)
        told = self.words.told
        self.spine.show_scene(page.spine)
        self.spine.setVisible(pictured and told is not None and not told.picture.isEmpty())
        if told is not None and pictured:
            self.spine.setGeometry(told.picture.toAlignedRect().translated(room.topLeft()))
            self.spine.raise_()
