"""One page of the help: Markdown in the window's typeface and colours. Nothing outside the page is ever loaded."""

from __future__ import annotations

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QImage,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextLength,
    QTextTable,
)
from PySide6.QtWidgets import QFrame, QTextBrowser, QTextEdit, QWidget

from derm_viewer.screen.look import Look
from derm_viewer.screen.style import scroll_sheet

_LINK = "help"
_LINE_PERCENT = 130.0
_KEYS_WIDE = 150


class HelpBrowser(QTextBrowser):
    """Signals: page_wanted(str) with the name of a page that a link leads to."""

    page_wanted = Signal(str)

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self._marked = ""
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setOpenLinks(False)
        self.setUndoRedoEnabled(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.anchorClicked.connect(self._follow)

    def loadResource(self, kind: int, name: QUrl | str) -> object:
        """Nothing: a clear pixel instead of any picture (with None, Qt would open the file itself)."""
        clear = QImage(1, 1, QImage.Format.Format_ARGB32_Premultiplied)
        clear.fill(0)
        return clear

    def show_text(self, look: Look, markdown: str) -> None:
        """Show a page from its beginning."""
        self._look = look
        self.setStyleSheet(_sheet(look))
        document = self.document()
        document.setDefaultFont(look.type.body)
        document.setDocumentMargin(look.px(22))
        document.setMarkdown(markdown, QTextDocument.MarkdownFeature.MarkdownNoHTML | _GITHUB)
        self._dress(document)
        self.moveCursor(QTextCursor.MoveOperation.Start)
        self.verticalScrollBar().setValue(0)
        self.mark(self._marked)

    def mark(self, words: str) -> int:
        """Mark the words wherever they stand, and show the first; how many there are."""
        self._marked = words
        found: list[QTextEdit.ExtraSelection] = []
        for word in words.split():
            cursor = self.document().find(word)
            while not cursor.isNull():
                found.append(self._selection(cursor))
                cursor = self.document().find(word, cursor)
        self.setExtraSelections(found)
        if found:
            first = min((each.cursor for each in found), key=lambda each: each.selectionStart())
            place = QTextCursor(first)
            place.clearSelection()
            self.setTextCursor(place)
            self.ensureCursorVisible()
        return len(found)

    def _selection(self, cursor: QTextCursor) -> QTextEdit.ExtraSelection:
        made = QTextEdit.ExtraSelection()
        ink = QTextCharFormat()
        ink.setBackground(self._look.colour("accent"))
        ink.setForeground(self._look.colour("on_accent"))
        made.cursor, made.format = cursor, ink
        return made

    def _follow(self, link: QUrl) -> None:
        """Only from page to page; nothing else is opened."""
        if link.scheme() == _LINK:
            self.page_wanted.emit(link.path())

    def _dress(self, document: QTextDocument) -> None:
        """Give headings, paragraphs, lists, links and tables the window's look."""
        look = self._look
        fonts = {1: look.type.title, 2: look.type.headline}
        block = document.begin()
        while block.isValid():
            level = block.blockFormat().headingLevel()
            cursor = QTextCursor(block)
            shape = QTextBlockFormat()
            shape.setLineHeight(_LINE_PERCENT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
            shape.setTopMargin(look.px({1: 0, 2: 16}.get(level, 0)))
            shape.setBottomMargin(look.px({1: 10, 2: 5}.get(level, 7 if block.textList() is None else 4)))
            cursor.mergeBlockFormat(shape)
            if level in fonts:
                cursor.select(QTextCursor.SelectionType.BlockUnderCursor)
                cursor.setCharFormat(_char(fonts[level], look.colour("brand" if level == 1 else "text")))
            self._dress_words(block.position(), block.length())
            block = block.next()
        for frame in document.rootFrame().childFrames():
            if isinstance(frame, QTextTable):
                self._dress_table(frame)

    def _dress_words(self, start: int, length: int) -> None:
        """Links in the window's colour for links; what is bold half bold, as everywhere in the window."""
        cursor = QTextCursor(self.document())
        for at in range(start, start + length - 1):
            cursor.setPosition(at)
            cursor.setPosition(at + 1, QTextCursor.MoveMode.KeepAnchor)
            now = cursor.charFormat()
            ink = QTextCharFormat()
            if now.isAnchor():
                ink.setForeground(self._look.colour("link"))
                cursor.mergeCharFormat(ink)
            elif now.fontWeight() == QFont.Weight.Bold:
                ink.setFontWeight(QFont.Weight.DemiBold)
                cursor.mergeCharFormat(ink)

    def _dress_table(self, table: QTextTable) -> None:
        shape = table.format()
        shape.setBorder(0)
        shape.setCellPadding(self._look.px(4))
        shape.setCellSpacing(0)
        widths = (QTextLength(QTextLength.Type.FixedLength, self._look.px(_KEYS_WIDE)), QTextLength())
        shape.setColumnWidthConstraints(widths)
        table.setFormat(shape)
        if table.rows() > 1:
            table.removeRows(0, 1)  # Markdown wants a head, and ours is empty
        for row in range(table.rows()):
            cell = table.cellAt(row, 0)
            cursor = cell.firstCursorPosition()
            cursor.setPosition(cell.lastCursorPosition().position(), QTextCursor.MoveMode.KeepAnchor)
            cursor.mergeCharFormat(_char(self._look.type.strong, self._look.colour("text")))


_GITHUB = QTextDocument.MarkdownFeature.MarkdownDialectGitHub


def _char(font: QFont, ink: QColor) -> QTextCharFormat:
    made = QTextCharFormat()
    made.setFont(font)
    made.setForeground(ink)
    return made


def _sheet(look: Look) -> str:
    theme = look.theme
    return (
        f"QTextBrowser {{ background: {theme.surface}; color: {theme.text}; border: none;"
        f" selection-background-color: {theme.accent}; selection-color: {theme.on_accent}; }}{scroll_sheet(look)}"
    )
