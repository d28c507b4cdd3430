"""A column of sections that scrolls calmly behind a thin bar."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from derm_viewer.screen.controls import paint_focus
from derm_viewer.screen.look import Look
from derm_viewer.screen.section import Section

# The room left and right of the sections; the scroll bar runs in the right one.
MARGIN = 18


class Column(QScrollArea):
    """Sections of the full width, one under the other, each as high as its words. Tab enters it, arrow keys scroll."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self._sections: list[Section] = []
        self._sheet = QWidget()
        self._ring = _Ring(look, self)
        self.setWidget(self._sheet)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAutoFillBackground(False)
        self.viewport().setAutoFillBackground(False)
        self._sheet.setAutoFillBackground(False)
        self.set_look(look)

    @property
    def line_width(self) -> int:
        """The width of the sections."""
        return max(self.width() - 2 * self._look.px(MARGIN), 1)

    def body(self) -> QWidget:
        """The widget that the sections are children of."""
        return self._sheet

    def set_sections(self, sections: list[Section]) -> None:
        """Show these sections, in this order."""
        self._sections = sections
        self.arrange()

    def set_look(self, look: Look) -> None:
        """Take other colours and sizes; the sections are renewed by whoever made them."""
        self._look = look
        self._ring.look = look
        theme = look.theme
        self.verticalScrollBar().setStyleSheet(
            "QScrollBar:vertical { background: transparent; width: 10px; margin: 0; border: none; }"
            f"QScrollBar::handle:vertical {{ background: {theme.track}; border-radius: 3px; min-height: 36px;"
            " margin: 2px 2px 2px 2px; }"
            f"QScrollBar::handle:vertical:hover {{ background: {theme.line_strong}; }}"
            "QScrollBar::add-line, QScrollBar::sub-line { height: 0; }"
            "QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }"
        )
        self.verticalScrollBar().setSingleStep(look.px(32))

    def arrange(self) -> None:
        """Stack the visible sections for the present width."""
        left, width, top = self._look.px(MARGIN), self.line_width, 0
        for section in self._sections:
            if section.isHidden():
                continue
            height = section.height_for(width)
            section.setGeometry(left, top, width, height)
            top += height
        self._sheet.resize(self.viewport().width(), top + self._look.px(18))

    def scroll_to(self, section: Section, within: int = 0) -> None:
        """Bring a height within a section to the upper edge, as far as the column reaches."""
        self.verticalScrollBar().setValue(section.y() + within)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._ring.setGeometry(self.rect())
        self.arrange()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        keys = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason, Qt.FocusReason.ShortcutFocusReason)
        self._ring.setVisible(event.reason() in keys)
        self._ring.raise_()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._ring.hide()


class _Ring(QWidget):
    """The focus ring over the column; the mouse does not see it."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self.look = look
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_focus(painter, QRectF(self.rect()), self.look, 6)
