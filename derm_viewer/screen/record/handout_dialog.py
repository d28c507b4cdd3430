"""The handout before it is given: the page as it will be, what it explains, in which language, on which paper."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from derm_viewer.export.handout_text import HandoutError
from derm_viewer.export.pictures import HINTS
from derm_viewer.screen.controls import Button, Opener, Segments
from derm_viewer.screen.dialogs import leaves_for_new
from derm_viewer.screen.look import Look
from derm_viewer.screen.record.file_names import sentence
from derm_viewer.screen.window.more_menu import MoreMenu

if TYPE_CHECKING:
    from derm_viewer.export.handout_page import Page

_WIDE, _HIGH, _SIDE, _MARGIN, _GAP = 960, 720, 280, 20, 8
_FINER = 2
"""The page is painted so much larger than it is shown, and averaged: its picture has far more dots than the screen."""
_USUAL, _LARGE = "usual", "large"
Rows = Sequence[tuple[str, str]]
"""Choices: key and words of each."""


class Wish(NamedTuple):
    """What is asked for: the keys of what is explained and of the language, the paper, and whether in large letters."""

    explained: str
    language: str
    paper: str
    large: bool


class Made(NamedTuple):
    """The page that a wish leads to, and quiet remarks about it for the clinician."""

    page: Page
    remarks: tuple[str, ...]


class PageView(QWidget):
    """Shows a page as it will be printed, or one sentence why there is none."""

    def __init__(self, look: Look, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self._page: Page | None = None
        self._image = QImage()
        self.sentence = ""
        self.setAccessibleName(name)
        self.setMinimumSize(look.px(220), look.px(280))

    @property
    def page(self) -> Page | None:
        """What is shown."""
        return self._page

    def show_page(self, page: Page | None, sentence: str = "") -> None:
        """Show a page; without one a sentence."""
        self._page, self.sentence, self._image = page, sentence, QImage()
        self.setAccessibleDescription(
            sentence if page is None else "\n".join(text for text in page.leaflet.texts if text)
        )
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._look.colour("window_low"))
        page = self._page
        if page is None:
            painter.setFont(self._look.type.body)
            painter.setPen(self._look.colour("text"))
            flags = int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap)
            painter.drawText(self.rect().adjusted(20, 20, -20, -20), flags, self.sentence)
            return
        pad = self._look.px(14)
        scale = min((self.width() - 2 * pad) / page.width, (self.height() - 2 * pad) / page.height)
        wide, high = page.width * scale, page.height * scale
        target = QRectF((self.width() - wide) / 2, (self.height() - high) / 2, wide, high)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(target, self._picture(page, target.size().toSize()))
        painter.setPen(QPen(self._look.colour("line_strong"), 1))
        painter.drawRect(target)

    def _picture(self, page: Page, size: QSize) -> QImage:
        ratio = self.devicePixelRatioF()
        wanted = QSize(round(size.width() * ratio), round(size.height() * ratio))
        if self._image.size() != wanted:
            image = QImage(wanted * _FINER, QImage.Format.Format_RGB32)
            image.fill(Qt.GlobalColor.white)
            painter = QPainter(image)
            painter.setRenderHints(HINTS)
            painter.scale(image.width() / page.width, image.height() / page.height)
            page.draw(painter)
            painter.end()
            self._image = image.scaled(wanted, mode=Qt.TransformationMode.SmoothTransformation)
        return self._image


class HandoutDialog(QDialog):
    """Signals: print_asked() and save_asked(). Enter prints, Esc closes. Nothing is kept when it closes."""

    print_asked = Signal()
    save_asked = Signal()

    def __init__(
        self,
        look: Look,
        words: Mapping[str, str],
        wish: Wish,
        choices: tuple[Rows, Rows],
        make: Callable[[Wish], Made],
        parent: QWidget,
    ) -> None:
        """`words` are those of `resources/words/handout.json`; `choices` what can be explained, and the languages.

        `make` raises HandoutError, in one sentence, where there is no page.
        """
        super().__init__(parent)
        self._look, self._words, self._make, self._choices = look, words, make, choices
        self.wish = wish
        self.setWindowTitle(words["title"])
        self.setAccessibleName(words["title"])
        self.view = PageView(look, words["page"], self)
        self.explaining = self._opener(self._choose_explained)
        self.language = self._opener(self._choose_language)
        self.paper = Segments(look, words["paper"], [(key, words[key], "") for key in ("A4", "Letter")], self)
        letters = [(_USUAL, words["usual"], ""), (_LARGE, words["large"], words["large_tip"])]
        self.letters = Segments(look, words["letters"], letters, self)
        self.remarks = self._label("small", "text_muted")
        self.print_button = self._button("print", self.print_asked.emit)
        self.save_button = self._button("save", self.save_asked.emit)
        self.close_button = self._button("close", self.reject)
        self.print_button.main = True
        self.paper.chosen.connect(lambda paper: self.ask(self.wish._replace(paper=paper)))
        self.letters.chosen.connect(lambda key: self.ask(self.wish._replace(large=key == _LARGE)))
        self._arrange()
        self.ask(wish)
        self.print_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def ask(self, wish: Wish) -> None:
        """Show what another wish leads to."""
        self.wish, words = wish, self._words
        self._say(self.explaining, words["explaining"], dict(self._choices[0]).get(wish.explained, ""))
        self._say(self.language, words["language"], dict(self._choices[1]).get(wish.language, ""))
        self.paper.show_choice(wish.paper)
        self.letters.show_choice(_LARGE if wish.large else _USUAL)
        remarks: tuple[str, ...] = ()
        try:
            made = self._make(wish)
            remarks = made.remarks
            self.view.show_page(made.page)
        except HandoutError as error:
            self.view.show_page(None, words["no_page"].format(sentence=sentence(error)))
        self.remarks.setText("\n\n".join(remarks))
        for button in (self.print_button, self.save_button):
            button.setEnabled(self.view.page is not None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.print_button.click()
            return
        if not leaves_for_new(self, event):
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(event.rect(), self._look.colour("surface"))

    # --- how it is put together

    def _arrange(self) -> None:
        px = self._look.px
        self.print_button.setFixedWidth(px(_SIDE))
        self.save_button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        last = QHBoxLayout()
        last.setSpacing(px(_GAP))
        last.addWidget(self.save_button, 1)
        last.addWidget(self.close_button)
        side = QVBoxLayout()
        side.setContentsMargins(0, 0, 0, px(_MARGIN))
        side.setSpacing(px(_GAP))
        side.addWidget(self._chosen(), 1)
        for item in (self.print_button, last):
            row = QHBoxLayout()
            row.setContentsMargins(px(_MARGIN), 0, px(_MARGIN), 0)
            row.addWidget(item) if isinstance(item, QWidget) else row.addLayout(item)
            side.addLayout(row)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.view, 1)
        whole.addLayout(side)
        parent = self.parentWidget()
        room = parent.size() if parent is not None else QSize(px(_WIDE), px(_HIGH))
        self.resize(QSize(px(_WIDE), px(_HIGH)).boundedTo(room * 0.96))

    def _chosen(self) -> QScrollArea:
        """What can be chosen, and the remarks; it scrolls where the letters are too large for the window."""
        px, inner = self._look.px, QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(px(_MARGIN), px(_MARGIN), px(_MARGIN), px(_GAP))
        column.setSpacing(px(_GAP))
        for key, font, ink in (("title", "title", "text"), ("lead", "small", "text_muted")):
            label = self._label(font, ink)
            label.setText(self._words[key])
            column.addWidget(label)
        column.addSpacing(px(_GAP))
        for opener in (self.explaining, self.language):
            opener.setFixedWidth(px(_SIDE))
            column.addWidget(opener)
        column.addLayout(self._kinds())
        column.addSpacing(px(_GAP))
        column.addWidget(self.remarks)
        column.addStretch(1)
        area = QScrollArea(self)
        area.setWidget(inner)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFixedWidth(px(_SIDE + 2 * _MARGIN))
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        for each in (area.viewport(), inner):
            each.setAutoFillBackground(False)
        return area

    def _kinds(self) -> QGridLayout:
        """The paper and the size of the letters, each under its name."""
        grid = QGridLayout()
        grid.setHorizontalSpacing(self._look.px(_GAP))
        grid.setVerticalSpacing(self._look.px(_GAP) // 2)
        for at, (key, segments) in enumerate((("paper", self.paper), ("letters", self.letters))):
            label = self._label("small", "text_muted")
            label.setWordWrap(False)
            label.setText(self._words[key])
            grid.addWidget(label, 0, at)
            grid.addWidget(segments, 1, at)
        grid.setColumnStretch(2, 1)
        return grid

    def _label(self, font: str, ink: str) -> QLabel:
        made = QLabel(self)
        made.setTextFormat(Qt.TextFormat.PlainText)
        made.setWordWrap(True)
        made.setFont(getattr(self._look.type, font))
        palette = made.palette()
        palette.setColor(made.foregroundRole(), self._look.colour(ink))
        made.setPalette(palette)
        return made

    def _opener(self, then: Callable[[], None]) -> Opener:
        made = Opener(self._look, "", self)
        made.clicked.connect(lambda _=False: then())
        return made

    def _button(self, key: str, then: Callable[[], object]) -> Button:
        made = Button(self._look, self._words[key], self)
        made.clicked.connect(lambda _=False: then())
        return made

    @staticmethod
    def _say(opener: Opener, name: str, choice: str) -> None:
        opener.setText(f"{name}: {choice}")
        opener.setAccessibleName(opener.text())

    def _choose_explained(self) -> None:
        rows = self._choices[0]
        self._open(self.explaining, rows, self.wish.explained, lambda key: self.ask(self.wish._replace(explained=key)))

    def _choose_language(self) -> None:
        rows = self._choices[1]
        self._open(self.language, rows, self.wish.language, lambda key: self.ask(self.wish._replace(language=key)))

    def _open(self, opener: Opener, rows: Rows, holds: str, then: Callable[[str], None]) -> None:
        menu = MoreMenu(self._look, self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.add_choices([(key, words, key == holds) for key, words in rows], then)
        menu.popup(opener.mapToGlobal(QPoint(0, opener.height() + self._look.px(3))))
