"""The window of the help: the pages on the left, a field to search in them, and the page on the right."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QScrollArea, QWidget

from derm_viewer.screen.controls import Ringed, paint_focus
from derm_viewer.screen.help.browser import HelpBrowser
from derm_viewer.screen.help.pages import Help, Page
from derm_viewer.screen.look import Look
from derm_viewer.screen.settings.controls import field_sheet
from derm_viewer.screen.style import scroll_sheet

_WIDE, _HIGH, _LEFT, _ROW = 860, 660, 236, 34
_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}


class _Title(Ringed):
    """The title of a page in the list; checked, it is the page that is shown. Signals: stepped(int)."""

    stepped = Signal(int)

    def __init__(self, look: Look, page: Page, parent: QWidget) -> None:
        super().__init__(parent)
        self.look, self.page = look, page
        self.setText(page.title)
        self.setAccessibleName(page.title)
        self.setCheckable(True)
        self.setAutoExclusive(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _STEPS:
            self.stepped.emit(_STEPS[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        look, px = self.look, self.look.px
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.isChecked() or self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.colour("accent" if self.isChecked() else "hover"))
            painter.drawRoundedRect(QRectF(self.rect()), px(7), px(7))
        font = look.type.medium
        painter.setFont(font)
        painter.setPen(look.colour("on_accent" if self.isChecked() else "text"))
        room = QRectF(self.rect()).adjusted(px(10), 0, -px(6), 0)
        shown = QFontMetricsF(font).elidedText(self.text(), Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter), shown)
        if self.ringed:
            paint_focus(painter, QRectF(self.rect()), look, 7)


class HelpWindow(QWidget):
    """Shows one page at a time. Esc closes it; typing in the field leaves the pages that have the words."""

    def __init__(self, look: Look, pages: Help, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self._look, self._pages = look, pages
        self.setWindowTitle(pages.words["title"])
        self.setAccessibleName(pages.words["title"])
        self.field = QLineEdit(self)
        self.field.setPlaceholderText(pages.words["search"])
        self.field.setAccessibleName(pages.words["search"])
        self.field.setClearButtonEnabled(False)
        self._sheet, self._port = QWidget(), QScrollArea(self)
        self._port.setFrameShape(QFrame.Shape.NoFrame)
        self._port.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._port.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._port.setWidget(self._sheet)
        self._titles = [_Title(look, page, self._sheet) for page in pages.pages]
        self.browser = HelpBrowser(look, self)
        self._said = ""
        self._page = pages.pages[0]
        for title in self._titles:
            title.clicked.connect(lambda _=False, page=title.page: self.show_page(page.name))
            title.stepped.connect(self._step)
        self.field.textChanged.connect(self._search)
        self.field.returnPressed.connect(lambda: self._step(1))
        self.browser.page_wanted.connect(self.show_page)
        self.set_look(look)
        self.resize(self._wanted())

    @property
    def page(self) -> Page:
        """The page that is shown."""
        return self._page

    @property
    def listed(self) -> list[str]:
        """The names of the pages in the list."""
        return [title.page.name for title in self._titles if not title.isHidden()]

    def open(self, name: str = "") -> None:
        """Show the window, and a page in it, or the page that was last shown."""
        if name:
            self.show_page(name)
        self.show()
        self.raise_()
        self.activateWindow()
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_page(self, name: str) -> None:
        """Show a page; a name that there is none of is passed over."""
        page = self._pages.page(name)
        if page is None:
            return
        self._page = page
        self.browser.show_text(self._look, page.text)
        self.browser.setAccessibleName(page.title)
        for title in self._titles:
            title.setChecked(title.page is page)
            if title.page is page:
                self._port.ensureWidgetVisible(title)

    def set_look(self, look: Look) -> None:
        """Show everything in another look."""
        self._look = look
        self.field.setFont(look.type.body)
        self.field.setStyleSheet(field_sheet(look))
        for title in self._titles:
            title.look = look
        clear = "QScrollArea, QScrollArea > QWidget, QScrollArea > QWidget > QWidget { background: transparent; }"
        self._port.setStyleSheet(f"{clear}{scroll_sheet(look)}")
        self.setMinimumSize(look.px(480), look.px(320))
        self.show_page(self._page.name)
        self._arrange()
        self.update()

    def _wanted(self) -> QSize:
        room, px = self.screen().availableGeometry().size(), self._look.px
        return QSize(px(_WIDE), px(_HIGH)).boundedTo(QSize(room.width() - 40, room.height() - 60))

    def _search(self, words: str) -> None:
        """Leave the pages that have the words, and mark them on the page; what was found is said below the field."""
        found = self._pages.found(words)
        for title in self._titles:
            title.setVisible(title.page in found)
        said = self._pages.words
        self._said = ""
        if words.strip():
            one = said["found_one"] if len(found) == 1 else said["found"].format(count=len(found))
            self._said = one if found else said["nothing"]
        self.field.setAccessibleDescription(self._said)
        self.browser.mark(words)
        if found and self._page not in found:
            self.show_page(found[0].name)
        self._arrange()
        self.update()

    def _step(self, by: int) -> None:
        """Go to the next page of the list."""
        names = self.listed
        if not names:
            return
        at = names.index(self._page.name) if self._page.name in names else -1
        self.show_page(names[(at + by) % len(names)])
        held = self.focusWidget()
        if isinstance(held, _Title):
            next(title for title in self._titles if title.page is self._page).setFocus(Qt.FocusReason.TabFocusReason)

    def _arrange(self) -> None:
        px, left = self._look.px, self._look.px(_LEFT)
        self.field.setGeometry(px(14), px(16), left - px(28), px(36))
        head, top, wide = px(16 + 36 + (30 if self._said else 12)), 0, left - px(28)
        for title in self._titles:
            if not title.isHidden():
                title.setGeometry(QRect(px(14), top, wide, px(_ROW)))
                top += px(_ROW + 2)
        self._sheet.resize(left - px(12), top + px(8))
        self._port.setGeometry(0, head, left, self.height() - head)
        self.browser.setGeometry(left + 1, 0, self.width() - left - 1, self.height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def paintEvent(self, event: QPaintEvent) -> None:
        px, left = self._look.px, self._look.px(_LEFT)
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._look.colour("surface_raised"))
        painter.fillRect(left, 0, 1, self.height(), self._look.colour("line"))
        if self._said:
            painter.setFont(self._look.type.small)
            painter.setPen(self._look.colour("text_muted"))
            line = QRectF(px(18), px(16 + 36 + 4), left - px(32), px(20))
            painter.drawText(line, int(Qt.AlignmentFlag.AlignVCenter), self._said)
