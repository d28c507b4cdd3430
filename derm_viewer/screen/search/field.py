"""The search field with its list: it opens over the body, under the tools, and goes when the keyboard leaves it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QWidget

from derm_viewer.clinic.search import Hit
from derm_viewer.screen.look import Look
from derm_viewer.screen.search.list import HitList

_WIDE, _HIGH, _MARGIN = 460, 44, 8
_MOST = 0.72
"""The list takes at most this part of the window's height."""
_LONGEST = 120
_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_STAYS = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason)


class _Edit(QLineEdit):
    """Where the words are typed. Signals: stepped(int), entered(), left()."""

    stepped = Signal(int)
    entered = Signal()
    left = Signal()

    def event(self, event: QEvent) -> bool:
        override = event.type() == QEvent.Type.ShortcutOverride
        if override and isinstance(event, QKeyEvent) and event.key() in (*_STEPS, *_ENTER, Qt.Key.Key_Escape):
            event.accept()  # the window has other uses for these keys
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _STEPS:
            self.stepped.emit(_STEPS[Qt.Key(event.key())])
        elif event.key() in _ENTER:
            self.entered.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() not in _STAYS:
            self.left.emit()


class SearchField(QFrame):
    """Type, up and down choose, Enter goes there, Esc closes. What was typed is forgotten when it closes.

    Signals: chosen(Hit); closed() when it has gone without a choice.
    """

    chosen = Signal(object)
    closed = Signal()

    def __init__(
        self,
        look: Look,
        find: Callable[[str], Sequence[Hit]],
        titles: Mapping[str, str],
        texts: Mapping[str, str],
        window: QWidget,
    ) -> None:
        """`titles` are the headings of the kinds of hits, `texts` those of "search" in the window's words."""
        super().__init__(window)
        self._look, self._find, self._texts, self._window = look, find, texts, window
        self._body = window
        self.edit = _Edit(self)
        self.edit.setAccessibleName(texts["field"])
        self.edit.setPlaceholderText(texts["placeholder"])
        self.edit.setMaxLength(_LONGEST)
        self.edit.setFrame(False)
        self.edit.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.list = HitList(look, titles, self)
        self.setAccessibleName(texts["field"])
        self.edit.textChanged.connect(lambda _: self._renew())
        self.edit.stepped.connect(self._on_stepped)
        self.edit.entered.connect(self._on_entered)
        self.edit.left.connect(self._on_left)
        self.list.chosen.connect(self._choose)
        self.hide()

    def open_over(self, look: Look, body: QWidget, typed: str = "") -> None:
        """Open in the upper right corner of the body, beside what is to be asked first, with what was typed already."""
        self._look = self.list.look = look
        self._body = body
        body.installEventFilter(self)
        self.edit.setFont(look.type.body)
        self.edit.setStyleSheet(f"QLineEdit {{ background: transparent; color: {look.theme.text}; border: none; }}")
        self.edit.setText(typed)
        self._renew()
        self.show()
        self.raise_()
        self.edit.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.edit.end(False)  # what was typed is not to be typed over

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay in the body's corner."""
        if event.type() in (QEvent.Type.Resize, QEvent.Type.Move):
            self._fit()
        return False

    def _renew(self) -> None:
        """Find anew and fit to what was found."""
        text = self.edit.text()
        hits = self._find(text) if text.strip() else ()
        hint = self._texts["nothing"].format(text=text.strip()) if text.strip() else self._texts["hint"]
        self.list.show_hits(hits, hint)
        self._fit()
        self._say()

    def _fit(self) -> None:
        """As long as what was found, as far as the window has room."""
        px, body, high = self._look.px, self._body.geometry(), self._window.height()
        head, margin, edge = px(_HIGH), px(_MARGIN), self._edge()
        wide, top = min(px(_WIDE), body.width() - 2 * margin), body.top() + margin
        long = self.list.height_in(min(round(high * _MOST), high - top - margin) - head - edge)
        self.setGeometry(body.left() + body.width() - margin - wide, top, wide, head + long + edge)
        self.edit.setGeometry(px(40), px(4), wide - px(52), head - px(8))
        self.list.setGeometry(edge, head, wide - 2 * edge, long)

    def _edge(self) -> int:
        """How thick the frame is."""
        return round(self._look.theme.line_width)

    def _say(self) -> None:
        self.edit.setAccessibleDescription(self.list.said)

    def _on_stepped(self, by: int) -> None:
        self.list.step(by)
        self._say()

    def _on_entered(self) -> None:
        hit = self.list.chosen_hit
        if hit is not None:
            self._choose(hit)

    def _choose(self, hit: Hit) -> None:
        self._go()
        self.chosen.emit(hit)

    def _on_left(self) -> None:
        if self.isVisible():
            self._go()
            self.closed.emit()

    def _go(self) -> None:
        """Close before the keyboard goes elsewhere, so that its leaving is not taken for a cancel."""
        self._body.removeEventFilter(self)
        self.edit.blockSignals(True)
        self.edit.clearFocus()  # or Qt would lend it to whatever comes next, and a screen reader would say so
        self.hide()
        self.edit.clear()
        self.edit.blockSignals(False)

    def forget(self) -> None:
        """Close, and keep neither what was typed, nor what could be undone of it, nor what was found."""
        self._go()
        self.edit.setText("")  # unlike clear(), which can be undone
        self.list.show_hits((), "")
        self.edit.setAccessibleDescription("")

    def paintEvent(self, event: QPaintEvent) -> None:
        look, px = self._look, self._look.px
        edge = self._edge()
        inside = self.rect().adjusted(edge, edge, -edge, -edge)
        painter = QPainter(self)
        painter.fillRect(self.rect(), look.colour("line_strong"))
        painter.fillRect(inside, look.colour("surface"))
        painter.fillRect(inside.left(), px(_HIGH) - 2, inside.width(), 2, look.colour("focus"))
        picture = look.icons.pixmap("search", look.theme.text_muted, px(18), self.devicePixelRatioF())
        painter.drawPixmap(px(13), (px(_HIGH) - px(18)) // 2, picture)
